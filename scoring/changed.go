package scoring

import (
	"cmp"
	"reflect"
	"slices"

	"mentormatch/profiles"
)

// Changed is the scorer of a programme that came of this one, on the same day: with other decisions,
// numbers of places or weights, without people who have left, or with what the
// changes in with have brought, which were applied to this programme. It says what [New] would say.
//
// What is known already is used again. People are as they were made ready, but for those whom
// with brings, for whom all are made ready anew. From a scorer that remembers,
// see [Scorer.Remembering], a pair is scored again only where one of the two was brought by with, a decision about it
// is another, or a place that the mentor has left was not there before or is not there any more; the other
// points are weighed anew. Other settings than weights, objective and minimum, and people
// of a scorer that does not remember, take a scorer that is made anew.
func (s *Scorer) Changed(p *profiles.Programme, with []profiles.Change) *Scorer {
	if s.origin != nil {
		s = s.Remembering() // it has no columns to compute rows with
	}
	if !isJudgedAlike(&s.programme.Settings, &p.Settings) || s.memory == nil && !areSame(s.programme, p, with) {
		return New(p, s.on)
	}
	o := newOrigin(s, p, with)
	var t *Scorer
	if o.joined {
		t = New(p, s.on)
	} else {
		t = s.decided(p, o)
	}
	if s.memory != nil {
		o.compare(t)
		t.origin = o
	}
	return t
}

// isJudgedAlike reports whether the criteria and rules are the same under two settings.
func isJudgedAlike(a, b *profiles.Settings) bool {
	x, y := *a, *b
	for _, s := range []*profiles.Settings{&x, &y} {
		s.Weights, s.Objective, s.Minimum = profiles.Weights{}, "", 0
	}
	return reflect.DeepEqual(x, y)
}

// areSame reports whether nobody has joined, left or changed.
func areSame(a, b *profiles.Programme, with []profiles.Change) bool {
	brings := func(c profiles.Change) bool { return len(c.Mentees)+len(c.Mentors) > 0 }
	return !slices.ContainsFunc(with, brings) &&
		slices.EqualFunc(a.Mentees, b.Mentees, func(x, y profiles.Mentee) bool { return x.ID == y.ID }) &&
		slices.EqualFunc(a.Mentors, b.Mentors, func(x, y profiles.Mentor) bool { return x.ID == y.ID })
}

// decided is the scorer of a programme all of whose people are of this one. Where it
// does not remember, they have to be the same people.
func (s *Scorer) decided(p *profiles.Programme, o *origin) *Scorer {
	t := s.sibling(p)
	t.mentees, t.mentors = pickOut(s.mentees, o.mentee), pickOut(s.mentors, o.mentor)
	mentees, mentors := positions(p)
	t.relations = relations(p, mentees, mentors)
	for j := range t.mentors {
		t.mentors[j].capacity, t.mentors[j].approvals = p.Mentors[j].Capacity, 0
	}
	countApprovals(t.mentors, mentors, p.Decisions.Approvals)
	if p.Settings.Weights != s.programme.Settings.Weights {
		c := &compiler{programme: p}
		for i := range t.mentees {
			t.mentees[i].weights = c.weighing(t.mentees[i].mentee)
		}
	}
	if s.memory == nil {
		t.columns = s.columns
		t.columns.modes = slices.Clone(s.columns.modes)
		for k, j := range t.columns.mentors {
			t.columns.modes[k] = t.mentors[j].openModes()
		}
	}
	return t
}

// pickOut lists those of all that stand at some places.
func pickOut[T any](all []T, at []int32) []T {
	list := make([]T, len(at))
	for k, from := range at {
		list[k] = all[from]
	}
	return list
}

// An origin is a scorer that remembers, and how another one came of it.
type origin struct {
	scorer *Scorer
	// By position, where the person stands in the origin; -1 for whom a change has brought.
	mentee, mentor []int32
	joined         bool  // there are such people
	runs           []run // of mentors who stand in the same order in both

	again [][]int32 // by mentee: mentors about whom something else is said now
	all   []int32   // mentors who are scored again with everybody
}

// A run is mentors who stand side by side in two programmes.
type run struct{ at, from, many int }

// newRuns puts mentors together who stand side by side in the origin as well. Joined
// ones are in none.
func newRuns(mentor []int32) (runs []run) {
	for j, from := range mentor {
		switch {
		case from < 0:
		case j > 0 && from > 0 && mentor[j-1] == from-1:
			runs[len(runs)-1].many++
		default:
			runs = append(runs, run{j, int(from), 1})
		}
	}
	return runs
}

func newOrigin(s *Scorer, p *profiles.Programme, with []profiles.Change) *origin {
	mentees, mentors := positions(s.programme)
	for k := range with {
		for i := range with[k].Mentees {
			delete(mentees, with[k].Mentees[i].ID)
		}
		for j := range with[k].Mentors {
			delete(mentors, with[k].Mentors[j].ID)
		}
	}
	o := &origin{scorer: s, mentee: make([]int32, len(p.Mentees)), mentor: make([]int32, len(p.Mentors))}
	place := func(list []int32, k int, known map[string]int, id string) {
		from, ok := known[id]
		if list[k] = int32(from); !ok {
			list[k], o.joined = -1, true
		}
	}
	for i := range p.Mentees {
		place(o.mentee, i, mentees, p.Mentees[i].ID)
	}
	for j := range p.Mentors {
		place(o.mentor, j, mentors, p.Mentors[j].ID)
	}
	o.runs = newRuns(o.mentor)
	return o
}

// compare finds which pairs of a scorer have to be scored again.
func (o *origin) compare(t *Scorer) {
	now := make([]int32, len(o.scorer.mentors)) // where the origin's mentors stand; -1: they have left, or are others
	for j := range now {
		now[j] = -1
	}
	for j, from := range o.mentor {
		if from < 0 {
			o.all = append(o.all, int32(j))
			continue
		}
		now[from] = int32(j)
		if before, b := &o.scorer.mentors[from], &t.mentors[j]; (before.places(0) <= 0) != (b.places(0) <= 0) {
			o.all = append(o.all, int32(j))
		}
	}
	o.again = make([][]int32, len(o.mentee))
	for i, from := range o.mentee {
		if from < 0 {
			continue
		}
		before, list := o.scorer.relations[from], t.relations[i]
		for _, r := range before {
			if j := now[r.mentor]; j >= 0 && t.between(i, int(j)) != r.ties {
				o.again[i] = append(o.again[i], j)
			}
		}
		for _, r := range list {
			// Of an approved pair it counts how many places there are.
			if was := o.mentor[r.mentor]; was >= 0 && (r.ties&approved != 0 || !has(before, was)) {
				o.again[i] = append(o.again[i], r.mentor)
			}
		}
	}
}

// has reports whether anything is said about a mentor.
func has(list []relation, mentor int32) bool {
	_, found := slices.BinarySearchFunc(list, mentor, func(r relation, j int32) int { return cmp.Compare(r.mentor, j) })
	return found
}

// recall makes a row of the scorer that came of the origin.
func (o *origin) recall(s *Scorer, mentee int, points []int32, parts [][NumCriteria]int32) {
	a, kept := &s.mentees[mentee], o.scorer.remember(int(o.mentee[mentee]))
	w := &a.weights.weights
	for _, r := range o.runs {
		row := kept[r.from:][:r.many]
		w.pointsOf(row, points[r.at:])
		if parts != nil {
			for k := range row {
				parts[r.at+k] = row[k].parts()
			}
		}
	}
	for _, list := range [2][]int32{o.all, o.again[mentee]} {
		for _, j := range list {
			values, allowed := s.criteria(a, &s.mentors[j], s.between(mentee, int(j)))
			if points[j] = NotAllowed; allowed {
				points[j] = w.total(&values)
			}
			if parts != nil {
				parts[j] = values
			}
		}
	}
}

// Again is [Scorer.Pair] of a pair that was looked at before, by a scorer that this one came of by
// [Scorer.Changed], where neither rules nor decisions bar the pair, then and now, and
// both people are as they were. It weighs what was found then.
func (s *Scorer) Again(mentee, mentor int, before *Pair) Pair {
	p := *before
	p.Mentee, p.Mentor = mentee, mentor
	p.weigh(&s.mentees[mentee].weights.weights)
	return p
}

// positions are those of people by their ids.
func positions(p *profiles.Programme) (mentees, mentors map[string]int) {
	mentees, mentors = make(map[string]int, len(p.Mentees)), make(map[string]int, len(p.Mentors))
	for i := range p.Mentees {
		mentees[p.Mentees[i].ID] = i
	}
	for j := range p.Mentors {
		mentors[p.Mentors[j].ID] = j
	}
	return mentees, mentors
}
