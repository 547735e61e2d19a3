package profiles

import (
	"strings"

	"mentormatch/internal/diag"
)

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
// which they are the initials, and the hint what to write instead. Each stands for
// another language, which is hardly ever meant.
var mistaken = map[string]diag.Message{
	"asl": "write ase for American Sign Language; asl is Asilulu, spoken in Indonesia: write asl-ID if you mean that",
	"bsl": "write bfi for British Sign Language; bsl is Bassa, spoken in Nigeria: write bsl-NG if you mean that",
	"isl": "write ins for Indian, isg for Irish, isr for Israeli or icl for Icelandic Sign Language; isl is Icelandic: write is if you mean that",
	"psl": "write pks for Pakistan Sign Language; psl is Puerto Rican Sign Language: write psl-PR if you mean that",
}

// initialsOf are initials of sign languages that are the code of another
// language too. Nobody writes a code in capitals, so written so they are the
// initials, and an error; in small letters they are the code.
var initialsOf = map[string]diag.Message{
	"CSL": "write csl for Chinese, csc for Catalan or csg for Chilean Sign Language",
	"DGS": "write gsg for German Sign Language; dgs is Dogoso, spoken in Burkina Faso",
	"ESL": "write eso for Estonian, esl for Egyptian or eth for Ethiopian Sign Language",
	"FSL": "write psp for Filipino, fsl for French or fse for Finnish Sign Language",
	"GSL": "write gss for Greek, gsg for German or gse for Ghanaian Sign Language; gsl is Gusilay, spoken in Senegal",
	"HSL": "write hsh for Hungarian or hsl for Hausa Sign Language",
	"KSL": "write kvk for Korean or xki for Kenyan Sign Language; ksl is Kumalu, spoken in Papua New Guinea",
	"LIS": "write ise for Italian Sign Language; lis is Lisu, spoken in China and Myanmar",
	"LSA": "write aed for Argentine Sign Language; lsa is Lasgerdi, spoken in Iran",
	"LSC": "write csc for Catalan or csn for Colombian Sign Language; lsc is another sign language of Mexico",
	"LSE": "write ssp for Spanish Sign Language; lse is Lusengo, spoken in the Congo",
	"LSM": "write mfs for Mexican Sign Language; lsm is Saamia, spoken in Uganda and Kenya",
	"LSP": "write prl for Peruvian or lsp for Panamanian Sign Language",
	"LSV": "write vsl for Venezuelan Sign Language; lsv is another sign language of Peru",
	"MSL": "write xml for Malaysian or mzy for Mozambican Sign Language; msl is another language",
	"NGT": "write dse for Dutch Sign Language (NGT); ngt is Kriang, spoken in Laos",
	"NSL": "write nsp for Nepalese, nsl for Norwegian or nbs for Namibian Sign Language",
	"RSL": "write rsl for Russian or rms for Romanian Sign Language",
	"SSL": "write swl for Swedish, ssp for Spanish or sqs for Sri Lankan Sign Language; ssl is Western Sisaala, spoken in Ghana",
	"TID": "write tsm for Turkish Sign Language; tid is Tidong, spoken on Borneo",
	"TSL": "write tss for Taiwan, tsq for Thai or tza for Tanzanian Sign Language; tsl is Ts'ün-Lao, spoken in Vietnam",
	"VSL": "write vsl for Venezuelan, or hab, haf or hos for one of the Vietnamese sign languages",
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
