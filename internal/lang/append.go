package lang

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// What these functions append is what the functions without Append in their
// names return: a table of a hundred thousand matches is half a million
// sentences, each put together from others, which then need no memory of their
// own.

// Append appends what [Speaker.Say] says.
func (s *Speaker) Append(to []byte, id string, namesAndValues ...any) []byte {
	message := s.index.find(id)
	if message == nil {
		return append(to, id...)
	}
	return s.appendFilled(to, s.form(message, namesAndValues), namesAndValues)
}

// AppendThings says a message whose placeholder {text} stands for what is there
// from begin on, and {things} for an enumeration.
func (s *Speaker) AppendThings(to []byte, begin int, id string, things []string) []byte {
	message := s.index.find(id)
	if message == nil {
		return append(to[:begin], id...)
	}
	parts := message.other
	if len(parts) > 0 && parts[0] == (piece{name: "text"}) { // as nearly always: it can stay where it is
		to, parts = s.isolatedFrom(to, begin), parts[1:]
	}
	text := ""
	if slices.ContainsFunc(parts, func(p piece) bool { return p.name == "text" }) {
		text = string(to[begin:])
		to = to[:begin]
	}
	for _, piece := range parts {
		to = append(to, piece.text...)
		switch piece.name {
		case "":
		case "text":
			to = s.appendIsolated(to, text)
		case "things":
			from := len(to)
			to = s.isolatedFrom(s.AppendEnumeration(to, things), from)
		default:
			to = s.appendValue(to, piece.name, nil)
		}
	}
	return to
}

// AppendEnumeration appends texts as [Speaker.Enumeration] parts them.
func (s *Speaker) AppendEnumeration(to []byte, texts []string) []byte {
	for k, text := range texts {
		to = s.appendIsolated(s.AppendSemicolon(to, k), text)
	}
	return to
}

// AppendSemicolon appends what stands before the text at a position of an
// enumeration, of which the first has nothing in front. [Speaker.Enumerated]
// is for what is appended then.
func (s *Speaker) AppendSemicolon(to []byte, position int) []byte {
	if position == 0 {
		return to
	}
	return append(to, s.joints.semicolon...)
}

// Enumerated makes what is there from begin on a text of an enumeration.
func (s *Speaker) Enumerated(to []byte, begin int) []byte { return s.isolatedFrom(to, begin) }

// SentenceFrom makes what is there from begin on a sentence, as
// [Speaker.Sentence] does.
func (s *Speaker) SentenceFrom(to []byte, begin int) []byte {
	if len(to) == begin {
		return to
	}
	if to[len(to)-1] != '.' {
		to = append(s.isolatedFrom(to, begin), s.joints.stop...)
	}
	if s.Code != English.Code {
		return to
	}
	if first := to[begin]; first < utf8.RuneSelf {
		if first >= 'a' && first <= 'z' {
			to[begin] = first - 'a' + 'A'
		}
		return to
	}
	first, size := utf8.DecodeRune(to[begin:])
	if upper := unicode.ToUpper(first); upper != first {
		to = slices.Replace(to, begin, begin+size, utf8.AppendRune(nil, upper)...)
	}
	return to
}

// isolatedFrom puts what is there from begin on into direction isolates where
// [Speaker.isolated] does.
func (s *Speaker) isolatedFrom(to []byte, begin int) []byte {
	if !s.turns(to[begin:]) {
		return to
	}
	return append(slices.Insert(to, begin, []byte(isolate)...), pop...)
}
