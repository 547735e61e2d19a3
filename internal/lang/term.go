package lang

// Term is what a term of a vocabulary is called, given its kind and code and
// the label that a programme's vocabulary has for it. The program's own terms
// have translations; those that a programme adds or renames are called as it
// says, and one without a label by its code.
func (s *Speaker) Term(kind, code, label string) string {
	switch id := "term." + kind + "." + code; {
	case label == "":
		return code
	case s.Code != English.Code && s.Has(id) && label == New(English).Say(id):
		return s.Say(id)
	}
	return label
}
