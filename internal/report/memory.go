package report

import (
	"encoding/binary"
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// fluentIn are the words for one goroutine that says a great deal: what codes
// are called is looked up once.
func fluentIn(in lang.Language, p *profiles.Programme) words {
	w := wordsOf(in, p)
	w.Speaker, w.memory = w.Fluent(), &memory{said: make(map[string]string)}
	return w
}

// A memory has what was looked up or said before, for one run.
type memory struct {
	names [numNamings]map[string]string              // of codes
	of    [numCounted][fewCounted][fewCounted]string // so many of so many
	said  map[string]string                          // by all that the text hangs on
	key   []byte
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
	coversBriefly
	goalsBriefly
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
	coversBriefly:       {"brief.disability", "whole", "of"},
	goalsBriefly:        {"brief.goals", "helped", "of"},
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

// slot is the sentence about a slot, made the first time: many pairs meet at
// the same time of the week.
func (m *memory) slot(slot *scoring.Slot, say func() string) string {
	k := append(key(m.key[:0]), "slot"...).text(string(slot.Meet)).number(slot.Meetings).number(slot.Of)
	for _, clock := range [...][]scoring.SlotTime{slot.Mentee, slot.Mentor} {
		k = k.number(len(clock))
		for i := range clock {
			at := &clock[i]
			k = k.number((at.From.Year*16+int(at.From.Month))*32 + at.From.Day).number(int(at.Weekday)).number(at.Start).number(at.End).text(at.TimeZone)
		}
	}
	return m.say(k, say)
}

// joint is what is said of the time in common, made the first time.
func (m *memory) joint(a *scoring.Args, say func() string) string {
	k := append(key(m.key[:0]), "joint"...).number(a.Count).number(a.Of).number(a.Minutes).number(a.Worst).text(string(a.Every))
	return m.say(k, say)
}

// A key is all that a text hangs on. What begins alike has numbers and texts in one
// order, so that no two keys are the same.
type key []byte

func (k key) number(n int) key { return binary.AppendUvarint(k, uint64(n)) }

func (k key) text(s string) key { return append(k.number(len(s)), s...) }

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
