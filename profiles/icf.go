package profiles

import (
	"strings"

	"mentormatch/internal/diag"
)

// icfChapters are the components of the ICF, in its order, each with the
// number of its last chapter.
var icfChapters = []struct{ component, last byte }{{'b', '8'}, {'s', '8'}, {'d', '9'}, {'e', '5'}}

// ICFChapters are the codes of all chapters, in the order of the
// classification: b1 to b8, s1 to s8, d1 to d9, e1 to e5.
func ICFChapters() []string {
	var list []string
	for _, c := range icfChapters {
		for number := byte('1'); number <= c.last; number++ {
			list = append(list, string([]byte{c.component, number}))
		}
	}
	return list
}

// CheckICF says what is wrong with a code of the WHO International
// Classification of Functioning: the letter of a component, a chapter of it,
// and the digits of the second, third and fourth level. Its error is a
// *CodeError.
func CheckICF(code string) error {
	lower := strings.ToLower(code)
	switch {
	case lower != code && icfForm(lower):
		return &CodeError{"not a code of the ICF", writeInstead(lower)}
	case !icfForm(code):
		return &CodeError{"not a code of the ICF", "write b, s, d or e and 1, 3, 4 or 5 digits, such as b730"}
	}
	for _, c := range icfChapters {
		if c.component == code[0] && code[1] >= '1' && code[1] <= c.last {
			return nil
		}
	}
	return &CodeError{"the ICF has no such chapter", "the chapters are b1 to b8, s1 to s8, d1 to d9 and e1 to e5"}
}

// icfForm reports whether a text is a letter of the ICF and 1, 3, 4 or 5
// digits.
func icfForm(code string) bool {
	return len(code) >= 2 && len(code) <= 6 && len(code) != 3 && strings.IndexByte("bsde", code[0]) >= 0 && digits(code[1:])
}

// ICFBroader are the codes above a code of the ICF, the narrowest first: b730
// and b7 for b7302.
func ICFBroader(code string) []string {
	var list []string
	for _, length := range []int{5, 4, 2} {
		if length < len(code) {
			list = append(list, code[:length])
		}
	}
	return list
}

// functions reads v as codes of the ICF, each with its qualifier:
// {b730: 3, d450: 2}.
func (v value) functions() []Function {
	pairs, ok := v.pairs()
	if !ok {
		return nil
	}
	list := make([]Function, 0, len(pairs))
	for _, p := range pairs {
		if err := CheckICF(p.name); err != nil {
			at, wrong := p.field(), err.(*CodeError)
			at.path = p.way()
			at.problem("function", wrong.text, p.name, wrong.hint)
			continue
		}
		if q, ok := p.whole(0, 4); ok {
			list = append(list, Function{Code: p.part.seen.word(p.name), Qualifier: q})
		}
	}
	return list
}

// A CodeError says why a code cannot be one of its system.
type CodeError struct {
	text, hint diag.Message // what is wrong, and what to do
}

func (e *CodeError) Error() string { return e.text.String() }

// Hint says what to do.
func (e *CodeError) Hint() string { return e.hint.String() }

// Say is what is wrong and what to do, for somebody to read in their language.
func (e *CodeError) Say() (text, hint diag.Message) { return e.text, e.hint }
