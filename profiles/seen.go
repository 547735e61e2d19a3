package profiles

import "strings"

// A seen remembers what has been read, since many people give the same few
// answers: reading them is quicker the second time, and what is kept of them
// is in memory once. Each reader has its own; the nil seen remembers nothing.
type seen struct {
	languages map[string]Language
	codes     map[string]Occupation
	weekly    map[string][]Window
	words     map[string]string

	// What is only used while one person is read.
	pairs  slab[pair]
	values slab[value]
}

// mostSeen bounds how much is remembered of each kind.
const mostSeen = 10_000

func newSeen() *seen {
	return &seen{languages: map[string]Language{}, codes: map[string]Occupation{}, weekly: map[string][]Window{}, words: map[string]string{}}
}

// word is a text that many people may have written. It does not keep the file
// in memory that it was cut from.
func (s *seen) word(text string) string {
	if s == nil {
		return strings.Clone(text)
	}
	if known, ok := s.words[text]; ok {
		return known
	}
	text = strings.Clone(text)
	if len(s.words) < mostSeen {
		s.words[text] = text
	}
	return text
}

// language is a tag that was read before.
func (s *seen) language(text string) (Language, bool) {
	if s == nil {
		return Language{}, false
	}
	l, ok := s.languages[text]
	return l, ok
}

func (s *seen) keepLanguage(text string, l Language) {
	if s != nil && len(s.languages) < mostSeen {
		s.languages[strings.Clone(text)] = l
	}
}

// occupation is a code that was read before.
func (s *seen) occupation(text string) (Occupation, bool) {
	if s == nil {
		return Occupation{}, false
	}
	o, ok := s.codes[text]
	return o, ok
}

func (s *seen) keepOccupation(text string, o Occupation) {
	if s != nil && len(s.codes) < mostSeen {
		s.codes[strings.Clone(text)] = o
	}
}

// windows are those of a text that was read before. They are not changed.
func (s *seen) windows(text string) ([]Window, bool) {
	if s == nil {
		return nil, false
	}
	list, ok := s.weekly[text]
	return list, ok
}

func (s *seen) keepWindows(text string, list []Window) {
	if s != nil && len(s.weekly) < mostSeen {
		s.weekly[strings.Clone(text)] = list
	}
}

func (s *seen) newPairs(n int) []pair {
	if s == nil {
		return make([]pair, 0, n)
	}
	return s.pairs.take(n)
}

func (s *seen) newValues(n int) []value {
	if s == nil {
		return make([]value, 0, n)
	}
	return s.values.take(n)
}

// forgetNodes takes back all pairs and values.
func (s *seen) forgetNodes() { s.pairs.chunk, s.values.chunk = s.pairs.chunk[:0], s.values.chunk[:0] }

// A slab gives out short slices of one long one.
type slab[T any] struct{ chunk []T }

// take gives out an empty slice with room for n.
func (s *slab[T]) take(n int) []T {
	start := len(s.chunk)
	if cap(s.chunk)-start < n {
		start, s.chunk = 0, make([]T, 0, max(n, 2*cap(s.chunk), 64))
	}
	s.chunk = s.chunk[:start+n]
	return s.chunk[start : start : start+n]
}
