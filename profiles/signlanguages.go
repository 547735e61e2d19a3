package profiles

import "strings"

// signLanguages are the sign languages that ISO 639-3 has a code for, with
// those it has retired, so that old records can still be read.
var signLanguages = func() map[string]bool {
	set := map[string]bool{}
	for _, code := range strings.Fields(signLanguageCodes) {
		set[code] = true
	}
	return set
}()

const signLanguageCodes = `
	ads aed aen afg ajs ase asf asp asq asw bfi bfk bog bqn bqy bvl bzs cds csc csd cse csf
	csg csl csn csq csr csx doq dse dsl dsz ecs ehs esl esn eso eth fcs fse fsl fss gds gse
	gsg gsm gss gus hab haf hds hks hos hps hsh hsl icl iks ils inl ins ise isg isr jcs jhs
	jks jls jos jsl jus kgi kvk lbs lls lsb lsc lsg lsl lsn lso lsp lst lsv lsw lsy lws mdl
	mfs mre msd msr mzc mzg mzy nbs ncs nsi nsl nsp nsr nzs okl pgz pks prl prz psc psd psg
	psl pso psp psr pys rib rms rnb rsi rsl rsm rsn sdl sfb sfs sgg sgx slf sls sqk sqs sqx
	ssp ssr svk swl syy szs tse tsm tsq tss tsy tza ugn ugy ukl uks vgt vsi vsl vsv wbs xki
	xml xms yds ygs yhs ysl ysm zib zsl
`

// mistaken are codes of ISO 639-3 that people write for a sign language of
// which they are the initials, and what to write instead. Each stands for
// another language, which is hardly ever meant.
var mistaken = map[string]string{
	"asl": "write ase for American Sign Language; asl is Asilulu, spoken in Indonesia: write asl-ID if you mean that",
	"bsl": "write bfi for British Sign Language; bsl is Bassa, spoken in Nigeria: write bsl-NG if you mean that",
	"isl": "write ins for Indian, isg for Irish or isr for Israeli Sign Language; isl is Icelandic: write is if you mean that",
	"psl": "write pks for Pakistan Sign Language; psl is Puerto Rican Sign Language: write psl-PR if you mean that",
}

// meant are the tags with which somebody says that such a code is meant.
var meant = map[string]bool{"asl-id": true, "bsl-ng": true, "psl-pr": true}

// signLanguageOf are the tags made of sgn and a place that the IANA registry
// of language subtags has replaced by a code.
var signLanguageOf = map[string]string{
	"sgn-be-fr": "sfb",
	"sgn-be-nl": "vgt",
	"sgn-ch-de": "sgg",
	"sgn-br":    "bzs",
	"sgn-co":    "csn",
	"sgn-de":    "gsg",
	"sgn-dk":    "dsl",
	"sgn-es":    "ssp",
	"sgn-fr":    "fsl",
	"sgn-gb":    "bfi",
	"sgn-gr":    "gss",
	"sgn-ie":    "isg",
	"sgn-it":    "ise",
	"sgn-jp":    "jsl",
	"sgn-mx":    "mfs",
	"sgn-ni":    "ncs",
	"sgn-nl":    "dse",
	"sgn-no":    "nsl",
	"sgn-pt":    "psr",
	"sgn-se":    "swl",
	"sgn-us":    "ase",
	"sgn-za":    "sfs",
}
