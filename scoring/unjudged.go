package scoring

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
)

// An Unjudged is a field that some people have left blank, and how many pairs
// have a rule that cannot be judged without it. A pair that several blanks hold
// is counted for each of them.
type Unjudged struct {
	Role   profiles.Role
	Field  string // as profiles write it, such as "languages"
	People []int  // positions of those who hold a pair, those who hold most first

	// Barred are pairs that nothing but blanks bars, this one among them: what
	// is required of somebody who has not said, an age where the programme has
	// limits, training and clearance that are not on record. Alone are those
	// that this blank bars by itself.
	Barred, Alone int
	// Open are allowed pairs of which a rule that the answer decides knows
	// nothing: for all that is known they may share no language.
	Open int
}

// fieldSet is a set of the fields that rules and wishes ask for.
type fieldSet uint16

const (
	fieldLanguages fieldSet = 1 << iota
	fieldMeet
	fieldPlace
	fieldAvailability
	fieldAge
	fieldGender
	fieldInterests
	fieldOffers
	fieldReturned
	fieldTraining
	fieldClearance
)

// fieldNames are in the order of the bits.
var fieldNames = [...]string{
	"languages", "meet", "place", "availability", "age", "gender", "interests",
	"offers_support", "occupation.returned", "training", "clearance",
}

const numFields = len(fieldNames)

// held is how many pairs a blank holds.
type held struct{ barred, alone, open int32 }

func (h *held) add(more held) {
	h.barred, h.alone, h.open = h.barred+more.barred, h.alone+more.alone, h.open+more.open
}

// A holding is how many pairs one person's blanks hold, by field.
type holding [numFields]held

// count adds to each of some fields.
func (h *holding) count(fields fieldSet, more held) {
	for f := fields; f != 0; f &= f - 1 {
		h[bits.TrailingZeros16(uint16(f))].add(more)
	}
}

// Unjudged are the blanks without which rules cannot be judged, that which bars
// most pairs first. [Scorer.Questions] has those that hold back points.
//
// The time is that of all pairs, on all processors. The error is that of the
// context.
func (s *Scorer) Unjudged(ctx context.Context) ([]Unjudged, error) {
	mentees := make([]holding, len(s.mentees))
	begin := func() *judging {
		return &judging{s: s, mentees: mentees, mentors: make([]holding, len(s.mentors)), points: make([]int32, len(s.mentors))}
	}
	workers, err := parallel.EachWith(ctx, len(s.mentees), nil, begin, func(w *judging, i int) error { w.mentee(i); return nil })
	if err != nil {
		return nil, err
	}
	mentors := workers[0].mentors
	for k := range workers[1:] {
		for j := range mentors {
			for field, more := range workers[k+1].mentors[j] {
				mentors[j][field].add(more)
			}
		}
	}
	var list []Unjudged
	for field, name := range fieldNames {
		for _, side := range []struct {
			role profiles.Role
			held []holding
		}{{profiles.RoleMentee, mentees}, {profiles.RoleMentor, mentors}} {
			u := Unjudged{Role: side.role, Field: name}
			for k := range side.held {
				h := &side.held[k][field]
				if h.barred+h.open == 0 {
					continue
				}
				u.People = append(u.People, k)
				u.Barred, u.Alone = u.Barred+int(h.barred), u.Alone+int(h.alone)
				u.Open += int(h.open)
			}
			if u.People == nil {
				continue
			}
			slices.SortStableFunc(u.People, func(i, j int) int {
				p, q := &side.held[i][field], &side.held[j][field]
				return cmp.Or(cmp.Compare(q.barred, p.barred), cmp.Compare(q.open, p.open))
			})
			list = append(list, u)
		}
	}
	slices.SortStableFunc(list, func(p, q Unjudged) int {
		return cmp.Or(cmp.Compare(q.Barred, p.Barred), cmp.Compare(q.Open, p.Open))
	})
	return list, nil
}

// judging counts the pairs that blanks hold, of some of the mentees.
type judging struct {
	s       *Scorer
	mentees []holding
	mentors []holding // of the pairs that one worker has counted
	points  []int32
}

func (q *judging) mentee(i int) {
	s := q.s
	s.Row(i, q.points)
	a := &s.mentees[i]
	for j, points := range q.points {
		b := &s.mentors[j]
		if points == NotAllowed {
			if mine, theirs := s.wanting(i, j); mine|theirs != 0 {
				more := held{barred: 1}
				if bits.OnesCount16(uint16(mine))+bits.OnesCount16(uint16(theirs)) == 1 {
					more.alone = 1
				}
				q.count(i, j, mine, theirs, more)
			}
			continue
		}
		mine, theirs := s.open(a, b)
		q.count(i, j, mine, theirs, held{open: 1})
	}
}

// count adds to blanks of the two people of a pair.
func (q *judging) count(i, j int, mine, theirs fieldSet, more held) {
	q.mentees[i].count(mine, more)
	q.mentors[j].count(theirs, more)
}

// open are the blanks of the two people of an allowed pair about which a rule
// has nothing to go by.
func (s *Scorer) open(a *mentee, b *mentor) (mine, theirs fieldSet) {
	set := func(field fieldSet, mentee, mentor bool) {
		if !mentee {
			mine |= field
		}
		if !mentor {
			theirs |= field
		}
	}
	set(fieldLanguages, a.languagesKnown, b.languagesKnown)
	set(fieldMeet, a.modesKnown, b.modesKnown)
	if a.modes&b.modes == inPersonMode { // distance decides where they cannot meet otherwise
		set(fieldPlace, a.placed, b.placed)
	}
	set(fieldAvailability, a.schedule.known, b.schedule.known)
	set(fieldOffers, true, a.refuses&(peerOnly|mentorOnly) == 0 || b.mentor.Offers != "")
	set(fieldReturned, true, a.refuses&notBack == 0 || b.work.returned != returnUnknown)
	return mine, theirs
}

// wanting are the blanks that bar a barred pair; none where something else
// bars it too.
func (s *Scorer) wanting(mentee, mentor int) (mine, theirs fieldSet) {
	a, b := &s.mentees[mentee], &s.mentors[mentor]
	if a.records|b.records == 0 && !a.requires && !b.requires {
		return 0, 0
	}
	ties, w := s.between(mentee, mentor), s.meets(&a.person, &b.person)
	rules := s.barred(a, b, ties, w)
	if rules&^(ruleAges|ruleTraining|ruleClearance|ruleRequire) != 0 {
		return 0, 0
	}
	if a.records&ruleAges != 0 {
		if a.age != 0 {
			return 0, 0
		}
		mine |= fieldAge
	}
	if b.records&ruleAges != 0 {
		if b.age != 0 {
			return 0, 0
		}
		theirs |= fieldAge
	}
	for _, record := range []struct {
		field   fieldSet
		reasons []Reason
		missing Code
	}{{fieldTraining, b.trainingReasons, RuleTrainingMissing}, {fieldClearance, b.clearanceReasons, RuleClearanceMissing}} {
		if len(record.reasons) == 0 {
			continue
		}
		if record.reasons[0].Code != record.missing {
			return 0, 0
		}
		theirs |= record.field
	}
	if a.requires && a.require.ask(&b.person, ties&menteeRequires != 0, nil).unmet > 0 ||
		b.requires && b.require.ask(&a.person, ties&mentorRequires != 0, nil).unmet > 0 {
		return 0, 0
	}
	var room lackRoom
	for _, l := range lacksOf(room[:0], a, b, a.require, b.require) {
		if l.blank[menteesSide] {
			mine |= l.field
		}
		if l.blank[mentorsSide] {
			theirs |= l.field
		}
	}
	if _, _, joint := s.availability(&a.schedule, &b.schedule, w.during()); s.timeless(a, b, joint) {
		return 0, 0
	}
	return mine, theirs
}
