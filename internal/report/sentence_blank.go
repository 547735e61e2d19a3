package report

import (
	"math/bits"

	"mentormatch/scoring"
)

// criteria are some of the criteria: a bit for each, by its position.
type criteria uint8

func (of criteria) has(c int) bool { return of>>c&1 != 0 }

func (of criteria) several() bool { return of&(of-1) != 0 }

// blankAlike are the criteria of a pair for which the answer of the same person,
// or of both, is missing; none for "".
func blankAlike(pair *scoring.Pair, blank scoring.Blank) criteria {
	var alike criteria
	if blank == "" {
		return alike
	}
	for c := range pair.Parts {
		if pair.Parts[c].Reason.Args.Blank == blank {
			alike |= 1 << c
		}
	}
	return alike
}

// sayUnknown is what one criterion says of a pair when its answer is missing.
func sayUnknown(c scoring.Criterion) phrase {
	return func(s *speaker, to []byte, a *scoring.Args) []byte { return s.appendUnknown(to, 1<<c, a.Blank) }
}

// appendUnknown says that the answers of some criteria are missing, and what
// they count as.
func (w words) appendUnknown(to []byte, of criteria, blank scoring.Blank) []byte {
	return w.appendOfBlank(to, "unknown", of, blank, func() string { return w.unknown(of, blank) })
}

// appendOfBlank appends a message about missing answers, which fluent words make
// the first time.
func (w words) appendOfBlank(to []byte, id string, of criteria, blank scoring.Blank, say func() string) []byte {
	if w.memory == nil {
		return append(to, say()...)
	}
	key := append(append(append(w.memory.key[:0], id...), ' ', byte(of)), blank...)
	return append(to, w.memory.say(key, say)...)
}

func (w words) unknown(of criteria, blank scoring.Blank) string {
	var things []string
	for c := range scoring.Criterion(scoring.NumCriteria) {
		if of.has(int(c)) {
			things = append(things, w.Say("unknown.about."+c.String()))
		}
	}
	n := bits.OnesCount8(uint8(of))
	return w.Say("unknown", "count", n, "things", w.List(things), "blank", w.unanswered(blank, n))
}

// unanswered is who has not answered so many questions.
func (w words) unanswered(b scoring.Blank, count int) string {
	return w.Say("blank."+string(b), "count", count)
}
