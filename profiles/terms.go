package profiles

// Terms that say something and name nothing in particular: two people who give
// one of them may or may not share what is meant.
const (
	OtherCondition = "other-condition"
	UnknownCause   = "unknown-cause"
)

// The program's own terms, one a line: the code that profiles write, the
// label that people read and, for some conditions and causes, the broader one,
// of which the term is a kind. A line that ends in a colon is the category of
// the conditions below it.

const goalTerms = `
	same-employer | going back to the same employer
	new-occupation | finding a new occupation
	job-search | searching for a job
	accommodation | getting accommodations at work
	disclosure | deciding what to tell, and self-advocacy
	skills | building skills
	confidence | building confidence
	fatigue-and-pacing | managing fatigue and pacing
	benefits | understanding benefits
	social-connection | meeting others
	emotional-support | emotional support
	role-model | knowing somebody who has done it
	study | studying or training
	own-business | starting a business
`

const causeTerms = `
	illness | illness
	occupational-illness | illness caused by work | illness
	accident-or-injury | accident or injury
	injury | injury outside work | accident-or-injury
	work-accident | accident at work | accident-or-injury
	traffic-accident | traffic accident | accident-or-injury
	congenital | from birth
	childbirth | pregnancy or childbirth
	treatment | consequence of a treatment
	violence | violence
	conflict-or-disaster | armed conflict or disaster
	ageing | ageing
	unknown-cause | cause not known
`

const genderTerms = `
	woman | woman
	man | man
	non-binary | non-binary
	another | another gender
`

const interestTerms = `
	animals | animals
	art | drawing and painting
	board-games | board games and cards
	computers | computers and gaming
	cooking | cooking and baking
	crafts | crafts and making things
	faith | faith and worship
	family | family and children
	films | films and series
	gardening | gardening
	languages | learning languages
	music | making and hearing music
	nature | nature and walking
	news | news and politics
	photography | photography
	poetry | poetry and writing
	reading | reading
	sport | playing sport
	sport-watching | watching sport
	travel | travel
	volunteering | volunteering
`

const categoryTerms = `
	mobility | mobility
	hand-and-arm | use of hands and arms
	sensory | sight and hearing
	communication | voice and speech
	mental-health | mental health
	neurological | nervous system
	chronic-illness | long-term illness
	pain | long-term pain
	cognitive-and-learning | thinking and learning
	cancer | cancer
	other-category | another kind
`

const conditionTerms = `
	mobility:
		mobility-impairment | difficulty moving about
		spinal-cord-injury | spinal cord injury | mobility-impairment
		paraplegia | paraplegia | spinal-cord-injury
		tetraplegia | tetraplegia | spinal-cord-injury
		limb-loss | limb loss | mobility-impairment
		leg-amputation | leg amputation | limb-loss
		joint-replacement | joint replacement | mobility-impairment
		osteoarthritis | osteoarthritis | mobility-impairment
		post-polio | post-polio syndrome | mobility-impairment
		muscular-dystrophy | muscular dystrophy | mobility-impairment
		short-stature | short stature | mobility-impairment
		fracture | fracture that healed badly | mobility-impairment
	hand-and-arm:
		hand-or-arm-impairment | difficulty using a hand or arm
		arm-amputation | arm amputation | hand-or-arm-impairment
		repetitive-strain-injury | repetitive strain injury | hand-or-arm-impairment
	sensory:
		visual-impairment | difficulty seeing
		blindness | blindness | visual-impairment
		low-vision | low vision | visual-impairment
		hearing-impairment | difficulty hearing
		deafness | deafness | hearing-impairment
		hard-of-hearing | hard of hearing | hearing-impairment
		tinnitus | tinnitus | hearing-impairment
		deafblindness | deafblindness
	communication:
		speech-impairment | difficulty speaking
		aphasia | aphasia | speech-impairment
		stammering | stammering | speech-impairment
		voice-loss | loss of voice | speech-impairment
	mental-health:
		mental-health-condition | mental health condition
		depression | depression | mental-health-condition
		anxiety | anxiety | mental-health-condition
		burnout | burnout | mental-health-condition
		bipolar | bipolar condition | mental-health-condition
		post-traumatic-stress | post-traumatic stress | mental-health-condition
		psychosis | psychosis | mental-health-condition
		schizophrenia | schizophrenia | psychosis
		eating-disorder | eating disorder | mental-health-condition
		obsessive-compulsive | obsessive-compulsive condition | mental-health-condition
		addiction-recovery | recovery from addiction | mental-health-condition
	neurological:
		neurological-condition | neurological condition
		stroke | stroke | neurological-condition
		brain-injury | brain injury | neurological-condition
		multiple-sclerosis | multiple sclerosis | neurological-condition
		parkinsons | Parkinson's disease | neurological-condition
		epilepsy | epilepsy | neurological-condition
		cerebral-palsy | cerebral palsy | neurological-condition
		neuropathy | neuropathy | neurological-condition
		guillain-barre | Guillain-Barré syndrome | neurological-condition
	chronic-illness:
		long-term-illness | long-term illness
		heart-disease | heart disease | long-term-illness
		heart-attack | heart attack | heart-disease
		diabetes | diabetes | long-term-illness
		lung-disease | lung disease | long-term-illness
		asthma | asthma | lung-disease
		kidney-disease | kidney disease | long-term-illness
		liver-disease | liver disease | long-term-illness
		inflammatory-bowel | inflammatory bowel disease | long-term-illness
		rheumatoid-arthritis | rheumatoid arthritis | long-term-illness
		lupus | lupus | long-term-illness
		hiv | HIV | long-term-illness
		tuberculosis | tuberculosis | long-term-illness
		chronic-fatigue | chronic fatigue syndrome (ME/CFS) | long-term-illness
		long-covid | long COVID | long-term-illness
		organ-transplant | organ transplant | long-term-illness
		sickle-cell | sickle cell disease | long-term-illness
		burn-injury | burn injury | long-term-illness
	pain:
		chronic-pain | long-term pain
		back-pain | back pain | chronic-pain
		fibromyalgia | fibromyalgia | chronic-pain
		migraine | migraine | chronic-pain
		complex-regional-pain | complex regional pain syndrome | chronic-pain
		endometriosis | endometriosis | chronic-pain
	cognitive-and-learning:
		cognitive-impairment | difficulty thinking or remembering
		intellectual-disability | intellectual disability | cognitive-impairment
		downs-syndrome | Down's syndrome | intellectual-disability
		dementia | dementia | cognitive-impairment
		neurodivergence | neurodivergence
		autism | autism | neurodivergence
		adhd | ADHD | neurodivergence
		specific-learning | specific learning difficulty | neurodivergence
		dyslexia | dyslexia | specific-learning
		dyscalculia | dyscalculia | specific-learning
	cancer:
		any-cancer | cancer
		breast-cancer | breast cancer | any-cancer
		blood-cancer | cancer of the blood | any-cancer
		bowel-cancer | bowel cancer | any-cancer
		head-and-neck-cancer | head and neck cancer | any-cancer
		lung-cancer | lung cancer | any-cancer
		prostate-cancer | prostate cancer | any-cancer
	other-category:
		other-condition | a condition that is not listed
`
