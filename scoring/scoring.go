// Package scoring says how well a mentor would suit a mentee: in points, with
// reasons, or not at all.
//
// Make a [Scorer] with [New], once for a programme and a day. [Scorer.Row]
// gives the points of a mentee with every mentor, for a solver to read;
// [Scorer.Pair] gives one pair with everything there is to say about it. Both
// run the same formulas, so they cannot disagree. [Scorer.Remembering] scores nobody twice, and
// [Scorer.Changed] takes what is known over to a changed programme. [Scorer.RowParts] and
// [Scorer.Weighing] say what other weights would make of it. [Scorer.Questions] says whose
// blank answers hold back most.
package scoring

import (
	"time"

	"mentormatch/profiles"
)

// Criterion is one of the four things that are scored.
type Criterion int

// The criteria, in the order of every output.
const (
	Disability Criterion = iota
	Occupation
	Goals
	Availability
	NumCriteria int = iota
)

// String is the criterion's name in every output.
func (c Criterion) String() string {
	return [...]string{"disability", "occupation", "goals", "availability"}[c]
}

// NotAllowed stands in a row for a pair that a rule bars. It is a state and
// not a number: no sum may contain it.
const NotAllowed int32 = -1

// A Pair is everything there is to say about a mentee with a mentor.
type Pair struct {
	Mentee, Mentor int // positions in the programme's lists

	// Barriers are the rules that bar the pair, every one of them, in the
	// order of [Rules]. A pair without any is allowed.
	Barriers []Reason
	// Notes are what should be asked before the first meeting.
	Notes []Reason
	// Wishes are the wishes that have moved the points.
	Wishes []Reason

	// Points are the weighted mean of the criteria, 0 to 10 000: the sum of
	// the Contributions of Parts, exactly. Of a barred pair they say what it
	// would score, which is for explaining and never for summing.
	Points int
	// Evidence is the share of the weight that rests on answers actually
	// given, 0 to 10 000.
	Evidence int
	Parts    [NumCriteria]Part

	Language string        // tag of the language they share, the mentee's best first; "" when none is known
	Meet     profiles.Mode // how they meet first; "" when not known
	// FirstMeeting is when they can first meet after the programme's notice,
	// in the mentee's time zone; the zero time when nothing is known or
	// nothing fits.
	FirstMeeting time.Time
	// Slot is a time of the week at which they can meet most often; nil when
	// nothing is known or nothing fits.
	Slot *Slot
	// ClockChanges are the windows that a change of the clocks makes longer
	// or shorter in the weeks of the term: the mentee's, then the mentor's.
	ClockChanges []ClockChange
}

// Allowed reports whether no rule bars the pair.
func (p *Pair) Allowed() bool { return len(p.Barriers) == 0 }

// A Part is what one criterion says.
type Part struct {
	Points       int // 0 to 10 000, with wishes
	Weight       int // the weight for the mentee: by their kind of support and what matters to them
	Share        int // the weight's share of all four, in hundredths of a percent: those of a pair sum to 10 000
	Contribution int // the points of the pair that come from this part
	Evidence     int // 0 to 10 000
	Reason       Reason
}
