package sample

// A life is a condition with what often goes with it: the functions it
// touches, the kinds of work people come from, and the goals they bring.
type life struct {
	condition string
	causes    []string // the likeliest first; none: the cause is left blank
	functions []string // ICF codes, the likeliest first
	trades    []*trade // where people with it worked more often than others
	goals     []string
}

// A trade is a kind of work: codes of ISCO-08, and the SOC 2018 codes that
// people in the same work have in the United States.
type trade struct{ isco, soc []string }

var (
	crafts    = &trade{isco: []string{"7231", "7115", "7112", "7212", "7411", "7126", "7522"}, soc: []string{"49-3023", "47-2031", "47-2021", "51-4121", "47-2111"}}
	machines  = &trade{isco: []string{"8153", "8332", "8322", "8183", "8154", "8131"}, soc: []string{"51-6031", "53-3032", "53-3033", "51-9111"}}
	outdoors  = &trade{isco: []string{"9313", "9329", "6111", "9333", "9211"}, soc: []string{"47-2061", "53-7062", "45-2092"}}
	offices   = &trade{isco: []string{"4311", "4110", "4222", "4321", "3313"}, soc: []string{"43-3031", "43-9061", "43-4051", "43-5071"}}
	services  = &trade{isco: []string{"5223", "5120", "5230", "5414", "9112"}, soc: []string{"41-2031", "35-2014", "41-2011", "33-9032"}}
	care      = &trade{isco: []string{"5321", "3221", "2221", "5311"}, soc: []string{"31-1131", "29-2061", "29-1141", "39-9011"}}
	teaching  = &trade{isco: []string{"2341", "2330", "2320", "2359"}, soc: []string{"25-2021", "25-2031", "25-3031"}}
	computing = &trade{isco: []string{"2512", "3512", "2513", "3511"}, soc: []string{"15-1252", "15-1232", "15-1254"}}
	technical = &trade{isco: []string{"3115", "3113", "3118", "3123"}, soc: []string{"17-3027", "17-3023", "17-3011", "47-1011"}}
	trades    = []*trade{services, offices, machines, crafts, outdoors, care, teaching, computing, technical}
)

// lives are in the order of how often they come up, the commonest first.
var lives = []life{
	{"back-pain", []string{"work-accident", "illness"}, []string{"b28013", "d430", "d410", "b7305"}, []*trade{crafts, outdoors, care}, []string{"accommodation", "fatigue-and-pacing", "same-employer"}},
	{"depression", []string{"illness"}, []string{"b152", "b130", "b140", "d240"}, []*trade{offices, teaching, services}, []string{"confidence", "emotional-support", "disclosure"}},
	{"stroke", []string{"illness"}, []string{"b730", "b167", "d440", "b144"}, []*trade{machines, offices}, []string{"confidence", "fatigue-and-pacing", "role-model"}},
	{"spinal-cord-injury", []string{"traffic-accident", "work-accident"}, []string{"b730", "d450", "d465", "b525"}, []*trade{crafts, machines, outdoors}, []string{"new-occupation", "accommodation", "role-model"}},
	{"anxiety", []string{"illness"}, []string{"b152", "d240", "d720"}, []*trade{services, teaching, computing}, []string{"confidence", "emotional-support"}},
	{"limb-loss", []string{"work-accident", "traffic-accident", "illness"}, []string{"s750", "d450", "d440", "b730"}, []*trade{machines, outdoors, crafts}, []string{"new-occupation", "role-model", "accommodation"}},
	{"low-vision", []string{"illness", "congenital"}, []string{"b210", "d166", "d475"}, []*trade{offices, teaching}, []string{"accommodation", "skills"}},
	{"deafness", []string{"congenital", "illness"}, []string{"b230", "d310", "d350"}, []*trade{crafts, machines}, []string{"disclosure", "social-connection", "job-search"}},
	{"brain-injury", []string{"traffic-accident", "work-accident"}, []string{"b144", "b140", "b164", "b730"}, []*trade{machines, outdoors}, []string{"fatigue-and-pacing", "skills", "confidence"}},
	{"any-cancer", []string{"illness"}, []string{"b130", "b455", "b280"}, []*trade{care, offices}, []string{"fatigue-and-pacing", "same-employer", "emotional-support"}},
	{"multiple-sclerosis", []string{"illness"}, []string{"b130", "b730", "d450", "b210"}, []*trade{offices, teaching, computing}, []string{"fatigue-and-pacing", "disclosure", "accommodation"}},
	{"hard-of-hearing", []string{"illness", "work-accident"}, []string{"b230", "d350", "d310"}, []*trade{machines, crafts}, []string{"accommodation", "disclosure"}},
	{"epilepsy", []string{"illness", "congenital"}, []string{"b110", "d475", "b140"}, []*trade{machines, services}, []string{"disclosure", "new-occupation"}},
	{"long-covid", []string{"illness"}, []string{"b130", "b455", "b140"}, []*trade{care, services}, []string{"fatigue-and-pacing", "same-employer"}},
	{"post-traumatic-stress", []string{"violence", "traffic-accident"}, []string{"b152", "b134", "b140"}, []*trade{care, services}, []string{"emotional-support", "confidence"}},
	{"autism", []string{"congenital"}, []string{"d720", "b156", "d240"}, []*trade{computing, offices}, []string{"job-search", "disclosure", "social-connection"}},
	{"bipolar", []string{"illness"}, []string{"b152", "b130", "b140"}, []*trade{offices, services}, []string{"disclosure", "fatigue-and-pacing"}},
	{"heart-disease", []string{"illness"}, []string{"b410", "b455", "d430"}, []*trade{outdoors, machines}, []string{"fatigue-and-pacing", "new-occupation", "benefits"}},
	{"blindness", []string{"illness", "congenital"}, []string{"b210", "d166", "d460"}, []*trade{teaching, offices}, []string{"skills", "accommodation", "role-model"}},
	{"cerebral-palsy", []string{"congenital"}, []string{"b735", "d440", "d450", "b320"}, []*trade{offices, computing}, []string{"job-search", "own-business"}},
	{"rheumatoid-arthritis", []string{"illness"}, []string{"b280", "b710", "d440", "b130"}, []*trade{offices, care}, []string{"accommodation", "fatigue-and-pacing"}},
	{"repetitive-strain-injury", []string{"occupational-illness"}, []string{"b280", "d440", "b730"}, []*trade{offices, machines}, []string{"accommodation", "same-employer"}},
	{"diabetes", []string{"illness"}, []string{"b540", "b130"}, []*trade{services, machines}, []string{"benefits", "disclosure"}},
	{"arm-amputation", []string{"work-accident", "traffic-accident"}, []string{"s730", "d440", "d445"}, []*trade{machines, crafts}, []string{"new-occupation", "skills"}},
	{"adhd", []string{"congenital"}, []string{"b140", "b164", "d240"}, []*trade{computing, services}, []string{"skills", "disclosure"}},
	{"chronic-fatigue", []string{"illness"}, []string{"b130", "b455", "b140"}, []*trade{teaching, offices}, []string{"fatigue-and-pacing", "benefits"}},
	{"fibromyalgia", []string{"illness"}, []string{"b280", "b130", "b134"}, []*trade{care, services}, []string{"fatigue-and-pacing", "accommodation"}},
	{"burn-injury", []string{"work-accident", "injury"}, []string{"b810", "s810", "d440"}, []*trade{machines, services}, []string{"confidence", "role-model"}},
	{"dyslexia", []string{"congenital"}, []string{"d166", "d170", "b167"}, []*trade{crafts, services}, []string{"skills", "study"}},
	{"schizophrenia", []string{"illness"}, []string{"b160", "b152", "d720"}, []*trade{services, outdoors}, []string{"job-search", "benefits", "social-connection"}},
	{"parkinsons", []string{"illness"}, []string{"b735", "b765", "d440"}, []*trade{offices, technical}, []string{"same-employer", "accommodation"}},
}

// goals of the vocabulary, the commonest first.
var goals = []string{
	"new-occupation", "job-search", "confidence", "accommodation", "same-employer", "fatigue-and-pacing", "skills",
	"disclosure", "emotional-support", "benefits", "social-connection", "role-model", "study", "own-business",
}
