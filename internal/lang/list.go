package lang

// joints are what stands between two texts of a list, and behind a sentence.
type joints struct{ comma, semicolon, and, or, stop string }

// between is what a message has between its two placeholders, {before} and
// {next}: a list is written in one go, and not said message by message.
func (s *Speaker) between(id string) string {
	parts := s.messages[id].other
	if len(parts) != 2 || parts[0] != (piece{name: "before"}) || parts[1].name != "next" {
		return ", "
	}
	return parts[1].text
}

func (s *Speaker) newJoints() joints {
	j := joints{s.between("list.more"), s.between("list.semicolon"), s.between("list.and"), s.between("list.or"), "."}
	if parts := s.messages["sentence"].other; len(parts) == 2 && parts[0] == (piece{name: "text"}) && parts[1].name == "" {
		j.stop = parts[1].text
	}
	return j
}

// List joins texts as a sentence does: a, b and c.
func (s *Speaker) List(texts []string) string {
	return s.join(texts, s.joints.comma, s.joints.and)
}

// Choice joins texts of which one holds: a, b or c.
func (s *Speaker) Choice(texts []string) string {
	return s.join(texts, s.joints.comma, s.joints.or)
}

// Enumeration parts texts that may have commas of their own: a; b; c.
func (s *Speaker) Enumeration(texts []string) string {
	return s.join(texts, s.joints.semicolon, s.joints.semicolon)
}

// Commas parts texts by commas alone: a, b, c.
func (s *Speaker) Commas(texts []string) string {
	return s.join(texts, s.joints.comma, s.joints.comma)
}

func (s *Speaker) join(texts []string, between, last string) string {
	switch {
	case len(texts) == 0:
		return ""
	case len(texts) == 1:
		return s.isolated(texts[0])
	case s.block != nil:
		return s.block.keep(s.appendJoined(s.block.begin(), texts, between, last))
	}
	return string(s.appendJoined(nil, texts, between, last))
}

func (s *Speaker) appendJoined(to []byte, texts []string, between, last string) []byte {
	to = s.appendIsolated(to, texts[0])
	for _, text := range texts[1 : len(texts)-1] {
		to = s.appendIsolated(append(to, between...), text)
	}
	return s.appendIsolated(append(to, last...), texts[len(texts)-1])
}

// Sentence makes a sentence of words: a capital in front where the language has
// them, and a full stop behind. In others a Latin letter in front is that of an
// id.
func (s *Speaker) Sentence(words string) string {
	switch {
	case words == "":
		return ""
	case s.block != nil:
		return s.block.keep(s.SentenceFrom(append(s.block.begin(), words...), 0))
	}
	return string(s.SentenceFrom([]byte(words), 0))
}

// Stop puts the full stop of the language behind a text.
func (s *Speaker) Stop(text string) string { return s.Say("sentence", "text", text) }
