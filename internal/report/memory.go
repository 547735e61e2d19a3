package report

import (
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// fluentIn are the words for one goroutine that says a great deal: what codes
// are called is looked up once.
func fluentIn(in lang.Language, p *profiles.Programme) words {
	w := wordsOf(in, p)
	w.Speaker, w.memory = w.Fluent(), &memory{make(map[codeOf]string), make(map[slotAs]string)}
	return w
}

// A memory has what was looked up or said before, for one run.
type memory struct {
	names map[codeOf]string
	slots map[slotAs]string
}

type codeOf struct{ kind, code string }

// mostRemembered is how many names, and how many times of the week, are
// remembered: more than there are of either, but in a programme full of codes
// that stand in no vocabulary.
const mostRemembered = 10_000

// name is what a code is called, looked up the first time.
func (m *memory) name(kind, code string, lookUp func() string) string {
	key := codeOf{kind, code}
	name, known := m.names[key]
	if !known {
		name = strings.Clone(lookUp())
		if len(m.names) < mostRemembered {
			m.names[key] = name
		}
	}
	return name
}

// slotAs is all that is said of a slot whose times move once at most.
type slotAs struct {
	meetings, of   int
	meet           profiles.Mode
	mentee, mentor [2]scoring.SlotTime
}

// slot is the sentence about a slot, made the first time: many pairs meet at
// the same time of the week.
func (m *memory) slot(slot *scoring.Slot, say func() string) string {
	key := slotAs{meetings: slot.Meetings, of: slot.Of, meet: slot.Meet}
	if copy(key.mentee[:], slot.Mentee) < len(slot.Mentee) || copy(key.mentor[:], slot.Mentor) < len(slot.Mentor) {
		return say()
	}
	text, known := m.slots[key]
	if !known {
		text = strings.Clone(say())
		if len(m.slots) < mostRemembered {
			m.slots[key] = text
		}
	}
	return text
}
