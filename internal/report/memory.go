package report

import (
	"hash/maphash"
	"slices"
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// fluentIn are the words for one goroutine that says a great deal: what codes
// are called is looked up once.
func fluentIn(in lang.Language, p *profiles.Programme) words {
	w := wordsOf(in, p)
	w.Speaker, w.memory = w.Fluent(), &memory{slots: make(map[uint64]saidSlot), joints: make(map[joint]string), said: make(map[string]string)}
	return w
}

// A memory has what was looked up or said before, for one run.
type memory struct {
	names  [numNamings]map[string]string              // of codes
	of     [numCounted][fewCounted][fewCounted]string // so many of so many
	slots  map[uint64]saidSlot                        // by hash
	joints map[joint]string
	said   map[string]string // by all that the text hangs on
	key    []byte
}

// A naming is a kind of code that has a name.
type naming int

const (
	goalNaming naming = iota
	conditionNaming
	causeNaming
	interestNaming
	genderNaming
	categoryNaming
	occupationNaming
	languageNaming
	numNamings
)

// terms are what the catalogue calls the words of vocabularies.
var terms = [numNamings]string{goalNaming: "goal", conditionNaming: "condition", causeNaming: "cause",
	interestNaming: "interest", genderNaming: "gender", categoryNaming: "category"}

// mostRemembered is how many names of a kind, and how many times of the week,
// are remembered: more than there are, but in a programme full of codes that
// stand in no vocabulary.
const mostRemembered = 10_000

// name is what a code is called, looked up the first time.
func (m *memory) name(kind naming, code string, lookUp func() string) string {
	names := m.names[kind]
	name, known := names[code]
	if known {
		return name
	}
	if names == nil {
		names = make(map[string]string)
		m.names[kind] = names
	}
	name = strings.Clone(lookUp())
	if len(names) < mostRemembered {
		names[code] = name
	}
	return name
}

// A counted is a message with two numbers, nearly always small ones.
type counted int

const (
	coversCounted counted = iota
	coversPartCounted
	goalsCounted
	menteeWishesCounted
	mentorWishesCounted
	numCounted
)

// fewCounted is more than the numbers of most messages.
const fewCounted = 10

var countedMessages = [numCounted]struct{ id, first, second string }{
	coversCounted:       {"disability.covers", "whole", "count"},
	coversPartCounted:   {"disability.covers.part", "part", "count"},
	goalsCounted:        {"goals.compared", "helped", "count"},
	menteeWishesCounted: {"wish.met.mentee", "met", "of"},
	mentorWishesCounted: {"wish.met.mentor", "met", "of"},
}

// appendCounted appends a message with two numbers, made the first time.
func (w words) appendCounted(to []byte, what counted, first, second int) []byte {
	message := &countedMessages[what]
	if w.memory == nil || uint(first) >= fewCounted || uint(second) >= fewCounted {
		return w.Append(to, message.id, message.first, first, message.second, second)
	}
	text := &w.memory.of[what][first][second]
	if *text == "" {
		*text = string(w.Append(nil, message.id, message.first, first, message.second, second))
	}
	return append(to, *text...)
}

// A saidSlot is a slot and the sentence about it.
type saidSlot struct {
	slot *scoring.Slot
	text string
}

// slot is the sentence about a slot, made the first time: many pairs meet at
// the same time of the week.
func (m *memory) slot(slot *scoring.Slot, say func() string) string {
	hash := hashOfSlot(slot)
	said, known := m.slots[hash]
	if known && saidAlike(said.slot, slot) {
		return said.text
	}
	text := strings.Clone(say())
	if !known && len(m.slots) < mostRemembered {
		m.slots[hash] = saidSlot{slot, text}
	}
	return text
}

// saidAlike reports whether two slots have all in common that is said of them.
func saidAlike(a, b *scoring.Slot) bool {
	return a.Meetings == b.Meetings && a.Of == b.Of && a.Meet == b.Meet && slices.Equal(a.Mentee, b.Mentee) && slices.Equal(a.Mentor, b.Mentor)
}

// hashOfSlot is the same for slots that are said alike, and seldom for others.
func hashOfSlot(slot *scoring.Slot) uint64 {
	const odd = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	hash := uint64(slot.Meetings<<16+slot.Of)<<8 + uint64(len(slot.Meet))
	for _, clock := range [...][]scoring.SlotTime{slot.Mentee, slot.Mentor} {
		for k := range clock {
			at := &clock[k]
			day := (at.From.Year*16+int(at.From.Month))*32 + at.From.Day
			hash = (hash ^ hash>>32 ^ uint64(day)<<24 ^ uint64(at.Start)<<12 ^ uint64(at.End)) * odd
			hash = (hash ^ hash>>32 ^ maphash.String(zoneSeed, at.TimeZone)) * odd
		}
	}
	return hash
}

var zoneSeed = maphash.MakeSeed()

// A joint is all that a sentence about the time in common hangs on.
type joint struct {
	fits, of, minutes, worst int
	every                    profiles.Rhythm
}

// joint is what is said of the time in common, made the first time.
func (m *memory) joint(a *scoring.Args, say func() string) string {
	key := joint{a.Count, a.Of, a.Minutes, a.Worst, a.Every}
	text, known := m.joints[key]
	if !known {
		text = strings.Clone(say())
		if len(m.joints) < mostRemembered {
			m.joints[key] = text
		}
	}
	return text
}

// say is what is said of what a key has, made the first time.
func (m *memory) say(key []byte, say func() string) string {
	m.key = key
	text, known := m.said[string(key)]
	if !known {
		text = strings.Clone(say())
		if len(m.said) < mostRemembered {
			m.said[string(key)] = text
		}
	}
	return text
}
