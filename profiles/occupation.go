package profiles

import (
	"regexp"
	"strings"
)

// iscoGroups are the sub-major groups of ISCO-08, with which every longer code
// begins.
const iscoGroups = " 01 02 03 11 12 13 14 21 22 23 24 25 26 31 32 33 34 35 41 42 43 44 " +
	"51 52 53 54 61 62 63 71 72 73 74 75 81 82 83 91 92 93 94 95 96 "

// socGroups are the major groups of the SOC 2018.
const socGroups = " 11 13 15 17 19 21 23 25 27 29 31 33 35 37 39 41 43 45 47 49 51 53 55 "

var (
	iscoCode = regexp.MustCompile(`^[0-9]{1,4}$`)
	socCode  = regexp.MustCompile(`^[0-9]{2}-[0-9]{4}(\.[0-9]{2})?$`)
)

// occupation reads v as isco:7231, the ISCO-08 code of a group of one to four
// digits, or as soc:15-1252 or soc:15-1252.00, a code of the SOC 2018 or of
// O*NET-SOC. The digits are checked against the groups of the classification.
func (v value) occupation() (Occupation, bool) {
	s, ok := v.written()
	if !ok {
		return Occupation{}, false
	}
	const usual = "write isco: and 1 to 4 digits of ISCO-08, or soc: and a SOC 2018 code: isco:7231, soc:15-1252"
	system, code, found := strings.Cut(s, ":")
	switch {
	case !found, strings.TrimSpace(code) != code, code == "":
		v.problem("occupation", "not the code of an occupation", s, usual)
	case system == "isco" && !iscoCode.MatchString(code), system == "soc" && !socCode.MatchString(code):
		v.problem("occupation", "not the code of an occupation", s, usual)
	case system == "isco" && len(code) > 1 && !strings.Contains(iscoGroups, " "+code[:2]+" "):
		v.problem("occupation", "ISCO-08 has no such group", s, "look at the first two digits: no group begins with "+code[:2])
	case system == "soc" && !strings.Contains(socGroups, " "+code[:2]+" "):
		v.problem("occupation", "the SOC 2018 has no such group", s, "look at the first two digits: no group begins with "+code[:2])
	case system != "isco" && system != "soc":
		hint := usual
		if lower := strings.ToLower(system); lower == "isco" || lower == "soc" {
			hint = "write " + lower + ":" + code
		}
		v.problem("occupation", "unknown system of occupations", s, hint)
	default:
		return Occupation{System: v.part.seen.word(system), Code: v.part.seen.word(code)}, true
	}
	return Occupation{}, false
}
