package lang

// List joins texts as a sentence does: a, b and c.
func (s *Speaker) List(texts []string) string { return s.join(texts, "list.and") }

// Choice joins texts of which one holds: a, b or c.
func (s *Speaker) Choice(texts []string) string { return s.join(texts, "list.or") }

func (s *Speaker) join(texts []string, last string) string {
	switch len(texts) {
	case 0:
		return ""
	case 1:
		return s.isolated(texts[0])
	}
	before := s.isolated(texts[0])
	for _, text := range texts[1 : len(texts)-1] {
		before = s.Say("list.more", "before", before, "next", text)
	}
	return s.Say(last, "before", before, "next", texts[len(texts)-1])
}

// Enumeration parts texts that may have commas of their own: a; b; c.
func (s *Speaker) Enumeration(texts []string) string { return s.chain(texts, "list.semicolon") }

// Commas parts texts by commas alone: a, b, c.
func (s *Speaker) Commas(texts []string) string { return s.chain(texts, "list.more") }

func (s *Speaker) chain(texts []string, how string) string {
	if len(texts) == 0 {
		return ""
	}
	all := s.isolated(texts[0])
	for _, text := range texts[1:] {
		all = s.Say(how, "before", all, "next", text)
	}
	return all
}

// Sentence puts the full stop of the language behind a text.
func (s *Speaker) Sentence(text string) string { return s.Say("sentence", "text", text) }
