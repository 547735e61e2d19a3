package profiles

import (
	"regexp"
	"strings"
)

// A code of the ICF: a component, a chapter of it, and the digits of the
// second, third and fourth level.
var icfCode = regexp.MustCompile(`^[bsde][0-9](?:[0-9]{2}(?:[0-9]{1,2})?)?$`)

// icfChapters is the number of the last chapter of each component.
var icfChapters = map[byte]byte{'b': '8', 's': '8', 'd': '9', 'e': '5'}

// functions reads v as codes of the WHO International Classification of
// Functioning, each with its qualifier: {b730: 3, d450: 2}.
func (v value) functions() []Function {
	pairs, ok := v.pairs()
	if !ok {
		return nil
	}
	list := make([]Function, 0, len(pairs))
	for _, p := range pairs {
		if p.icf() {
			if q, ok := p.whole(0, 4); ok {
				list = append(list, Function{Code: p.part.seen.word(p.name), Qualifier: q})
			}
		}
	}
	return list
}

// icf checks the structure of a code that is the name of a field.
func (p pair) icf() bool {
	v, code := p.field(), p.name
	lower := strings.ToLower(code)
	switch {
	case lower != code && icfCode.MatchString(lower):
		v.problem("function", "not a code of the ICF", code, "write "+lower)
	case !icfCode.MatchString(code):
		v.problem("function", "not a code of the ICF", code, "write b, s, d or e and 1, 3, 4 or 5 digits, such as b730")
	case code[1] < '1' || code[1] > icfChapters[code[0]]:
		v.problem("function", "the ICF has no such chapter", code,
			"the chapters are b1 to b8, s1 to s8, d1 to d9 and e1 to e5")
	default:
		return true
	}
	return false
}
