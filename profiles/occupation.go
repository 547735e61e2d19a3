package profiles

import (
	"strings"

	"mentormatch/internal/diag"
)

// The systems of codes for occupations.
const (
	ISCO = "isco" // ISCO-08 of the International Labour Organization
	SOC  = "soc"  // SOC 2018 of the United States, and O*NET-SOC below it
)

// ParseOccupation reads isco:7231, the ISCO-08 code of a group of one to four
// digits, or soc:15-1252 or soc:15-1252.00, a code of the SOC 2018 or of
// O*NET-SOC. An ISCO-08 code is one of the 619 that the classification has; a
// SOC code begins as one of its 98 minor groups. The error is a *CodeError.
func ParseOccupation(s string) (Occupation, error) {
	const usual = "write isco: and 1 to 4 digits of ISCO-08, or soc: and a SOC 2018 code: isco:7231, soc:15-1252"
	system, code, found := strings.Cut(s, ":")
	o := Occupation{System: system, Code: code}
	switch {
	case !found, strings.TrimSpace(code) != code, code == "":
	case system == ISCO:
		return o, o.checkISCO(usual)
	case system == SOC:
		return o, o.checkSOC(usual)
	default:
		if lower := strings.ToLower(system); lower == ISCO || lower == SOC {
			return o, &CodeError{"unknown system of occupations", writeInstead(lower + ":" + code)}
		}
		return o, &CodeError{"unknown system of occupations", usual}
	}
	return o, &CodeError{"not the code of an occupation", usual}
}

func (o Occupation) checkISCO(usual diag.Message) error {
	switch known := iscoCodes(); {
	case len(o.Code) > 4 || !digits(o.Code):
		return &CodeError{"not the code of an occupation", usual}
	case known[o.Code]:
		return nil
	default:
		broad := o.Code[:len(o.Code)-1]
		for !known[broad] && broad != "" {
			broad = broad[:len(broad)-1]
		}
		return &CodeError{"ISCO-08 has no such group", diag.Say("below {code} it has {codes}", "code", broad, "codes", iscoBelow(broad))}
	}
}

// iscoBelow are the groups right below a group.
func iscoBelow(broad string) []string {
	var list []string
	for digit := byte('0'); digit <= '9'; digit++ {
		if code := broad + string(digit); iscoCodes()[code] {
			list = append(list, code)
		}
	}
	return list
}

func (o Occupation) checkSOC(usual diag.Message) error {
	base, detail, hasDetail := strings.Cut(o.Code, ".")
	major, rest, ok := strings.Cut(base, "-")
	if !ok || len(major) != 2 || len(rest) != 4 || !digits(major) || !digits(rest) || hasDetail && (len(detail) != 2 || !digits(detail)) {
		return &CodeError{"not the code of an occupation", usual}
	}
	minor, known := socMinor()[major]
	if !known {
		return &CodeError{"the SOC 2018 has no such group", diag.Say("look at the first two digits: no group begins with {digits}", "digits", major)}
	}
	if _, ok := socMinorGroup(major, rest); !ok && rest != "0000" {
		codes := make([]string, len(minor))
		for k, m := range minor {
			codes[k] = major + "-" + m
		}
		return &CodeError{"the SOC 2018 has no such group", diag.Say("below {code} its codes begin with {codes}; a code of the SOC 2010 may have another there",
			"code", major, "codes", codes)}
	}
	return nil
}

// Level is how exact a code is. ISCO-08 has major, sub-major, minor and unit
// groups, 1 to 4; the SOC major, minor, broad and detailed occupations, 1 to
// 4, and O*NET-SOC a fifth level below.
func (o Occupation) Level() int {
	if o.System == ISCO {
		return len(o.Code)
	}
	return len(o.Broader()) + 1
}

// Broader are the groups above an occupation, the narrowest first: isco:723,
// isco:72 and isco:7 for isco:7231.
func (o Occupation) Broader() []Occupation {
	var list []Occupation
	add := func(code string) {
		if code != o.Code && (len(list) == 0 || list[len(list)-1].Code != code) {
			list = append(list, Occupation{o.System, code})
		}
	}
	if o.System == ISCO {
		for length := len(o.Code) - 1; length > 0; length-- {
			add(o.Code[:length])
		}
		return list
	}
	base, detail, _ := strings.Cut(o.Code, ".")
	major, rest, _ := strings.Cut(base, "-")
	if detail != "" && detail != "00" {
		add(base)
	}
	if len(rest) == 4 && rest != "0000" {
		minor, _ := socMinorGroup(major, rest)
		if rest != minor {
			if rest[3] != '0' {
				add(major + "-" + rest[:3] + "0")
			}
			add(major + "-" + minor)
		}
		add(major + "-0000")
	}
	return list
}

// occupation reads v as the code of an occupation.
func (v value) occupation() (Occupation, bool) {
	s, ok := v.written()
	if !ok {
		return Occupation{}, false
	}
	if known, ok := v.part.seen.occupation(s); ok {
		return known, true
	}
	o, err := ParseOccupation(s)
	if err != nil {
		wrong := err.(*CodeError)
		v.problem("occupation", wrong.text, s, wrong.hint)
		return Occupation{}, false
	}
	o = Occupation{System: strings.Clone(o.System), Code: strings.Clone(o.Code)}
	v.part.seen.keepOccupation(s, o)
	return o, true
}
