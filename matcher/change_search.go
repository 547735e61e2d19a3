package matcher

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Changes are what would match a mentee who is left out and leave nobody out
// who is matched: the smallest change of each kind, in the order of
// [ChangeKinds], so that the first of all is the smallest by that order. Each
// has been solved, and proved, as [Match] would solve the programme with it.
// Where no one change is enough it is the smallest two together, if any two
// are: see [Change.And]. There are none for who is matched.
//
// Which is the smallest of a kind:
//
//	window   the fewest new minutes, then the mentee's own
//	travel   the fewest kilometres more, then the mentee's own
//	minimum  the fewest points lower; it is proposed only when the highest
//	         minimum that leads to a free place at all is low enough
//	remote   one person's before both, the mentee's own before a mentor's
//	records  one record before two
//	place    one that goes to the mentee by itself, with the best total, before
//	         one that has to be pinned, which changes nothing for anybody else
//
// A change of the mentee's own pair with a mentor comes before one by which
// somebody who has a mentor moves to another, and leaves a place, at once or by
// others who move along. Of those that are equal in all that it is the pair with
// the most points, as far as they are known before the change, then the first
// mentor.
//
// A change takes away the only barrier of a pair, or makes a place. What is not
// looked for is a window that is longer than a meeting, for a pair that the
// minimum bars; where a mentor's window would go to somebody else, every other
// time that it could be at; that two people both meet remotely too, so that each of them
// has a new mentor; and, of two changes together, what [Helping.two] leaves out.
//
// Time is that of one solution, or a few, for each kind, from the prices of the
// result, and that of [Helping.Places] for whoever is asked about first.
func (h *Helping) Changes(ctx context.Context, mentee int) ([]Change, error) {
	if mentee < 0 || mentee >= len(h.row) || h.row[mentee] < 0 || h.mentor[mentee] >= 0 {
		return nil, nil
	}
	var found []Change
	own := h.candidates(mentee)
	rows := h.reached(h.within(h.row[mentee]))
	for _, kind := range ChangeKinds {
		if kind == AddPlace {
			continue
		}
		c, err := h.first(ctx, own[kind], maxTries)
		if err == nil && c == nil {
			c, err = h.first(ctx, h.leaving(mentee, rows, kind), maxOthers)
		}
		if err != nil {
			return nil, err
		}
		if c != nil {
			found = append(found, *c)
		}
	}
	place, err := h.place(ctx, mentee)
	if err != nil {
		return nil, err
	}
	if place != nil {
		found = append(found, *place)
	}
	if found != nil {
		return found, nil
	}
	both, err := h.two(ctx, mentee)
	if err != nil || both == nil {
		return nil, err
	}
	return []Change{*both}, nil
}

// first is the first of so many changes that helps; nil when none does.
func (h *Helping) first(ctx context.Context, tries []possible, most int) (*Change, error) {
	for _, c := range tries[:min(len(tries), most)] {
		if helps, err := h.settle(ctx, &c.Change); helps || err != nil {
			return &c.Change, err
		}
	}
	return nil, nil
}

// maxTries is how many changes of a kind are tried for one mentee. The first
// nearly always helps; where more fail than this, others who are left out
// would profit from each before the mentee does. It bounds the time.
const maxTries = 40

// maxOthers is the same for changes by which somebody else leaves a place:
// each is tried once for all mentees, but they are many.
const maxOthers = 10

// maxFurther is how many kilometres further somebody is asked to travel at
// most: there and back, it is a morning for a meeting of an hour.
const maxFurther = 50

// settle solves a change and reports whether it helps.
func (h *Helping) settle(ctx context.Context, c *Change) (bool, error) {
	if c.Kind != LowerMinimum && !h.opens(c) {
		return false, nil
	}
	v, t, err := h.solve(ctx, c)
	if err != nil || !t.helps(h.row[c.Mentee]) {
		return false, err
	}
	c.Effect = h.effect(c.Mentee, v, t)
	return true, nil
}

// A solvedVariant is kept for the next mentee whom the same change may help.
type solvedVariant struct {
	variant *variant
	trial   *trial
}

// solve tries a change; one that is a mentor's alone, or the programme's, once
// for all mentees.
func (h *Helping) solve(ctx context.Context, c *Change) (*variant, *trial, error) {
	shared := c.Of != c.Mentee || c.Side == scoring.MentorSide || c.Kind == LowerMinimum
	key := ""
	for _, c := range c.all() {
		of := -1
		if c.changesMentee() {
			of = c.Of
		}
		shared = shared && of != c.Mentee
		key += fmt.Sprint(c.Kind, of, c.Mentor, c.Side, c.Window, c.To, c.Records, ";")
	}
	h.mu.Lock()
	known, ok := h.known[key]
	h.mu.Unlock()
	if ok && shared {
		return known.variant, known.trial, nil
	}
	v := h.variant(c)
	t, err := h.try(ctx, &v)
	if err == nil && shared {
		h.mu.Lock()
		h.known[key] = solvedVariant{&v, t}
		h.mu.Unlock()
	}
	return &v, t, err
}

// opens reports whether a change makes the pair that it is about one that could
// be proposed.
func (h *Helping) opens(c *Change) bool {
	points, allowed := h.pairWith(c.Of, c.Mentor, c).Score(0, 0)
	return allowed && points >= int(h.round.floor())
}

// pairWith scores a pair alone, each as changed by changes of this pair.
func (h *Helping) pairWith(of, mentor int, changes ...*Change) *scoring.Scorer {
	q := *h.round.programme
	a, b := q.Mentees[of], q.Mentors[mentor]
	for _, c := range changes {
		a, b = c.mentee(a), c.mentor(b)
	}
	q.Mentees, q.Mentors = []profiles.Mentee{a}, []profiles.Mentor{b}
	return scoring.New(&q, h.round.scorer.On())
}

// A possible change is one to try, and what it is ordered by.
type possible struct {
	Change
	size, order int // of two in one kind the smaller size is tried first, then the lower order
	chain       int // in which order who leaves a place is reached; 0 for the mentee
	would       int // points of the pair, as far as they are known before the change
}

// candidates lists the changes to try for a mentee, by kind, in the order in
// which they are tried. Only pairs that one thing bars are looked at, with
// mentors from whom a way leads to a free place.
func (h *Helping) candidates(mentee int) byKind {
	list := h.opening(mentee)
	if to := h.lowest(mentee); to > nowhere && to < h.round.floor() {
		list[LowerMinimum] = []possible{h.lower(mentee, to)}
	}
	return list
}

// lowest is the highest minimum at which a way leads from a mentee to a free
// place; nowhere when there is none at any.
func (h *Helping) lowest(mentee int) int32 {
	best := nowhere
	for j := range h.worst {
		best = max(best, h.through(h.row[mentee], j, h.worst))
	}
	return best
}

// smallestFirst is the order in which changes of a kind are tried.
func smallestFirst(a, b possible) int {
	return cmp.Or(cmp.Compare(a.size, b.size), cmp.Compare(a.order, b.order), cmp.Compare(a.chain, b.chain),
		cmp.Compare(b.would, a.would), cmp.Compare(a.Mentor, b.Mentor), cmp.Compare(a.Of, b.Of))
}

// byKind are changes by their kind, in the order in which they are tried.
type byKind map[ChangeKind][]possible

// opening are the changes that could open a pair of somebody's with a mentor
// from whom a way leads to a free place.
func (h *Helping) opening(of int) byKind {
	list := make(byKind)
	for j := range h.round.places {
		if h.open(j) && h.points[h.row[of]][j] == scoring.NotAllowed {
			for _, c := range h.against(of, j) {
				list[c.Kind] = append(list[c.Kind], c)
			}
		}
	}
	for _, candidates := range list {
		slices.SortStableFunc(candidates, smallestFirst)
	}
	return list
}

// against are the changes that could open a pair that a rule bars.
func (h *Helping) against(mentee, mentor int) (list []possible) {
	r := h.round
	if h.pending(mentee, mentor) {
		return nil
	}
	return h.lifting(barredPair{r.scorer, mentee, mentor, r.scorer.Bars(mentee, mentor)}, mentee, mentor, r.floor())
}

// A barredPair is a pair of a scorer, and rules that bar it.
type barredPair struct {
	scorer         *scoring.Scorer
	mentee, mentor int // positions there
	bars           []scoring.Rule
}

// lifting are the changes that could open a pair, so that it reaches the floor.
// mentee and mentor are the same pair in the programme.
func (h *Helping) lifting(in barredPair, mentee, mentor int, floor int32) (list []possible) {
	r, s, bars := h.round, in.scorer, in.bars
	only := func(rules ...scoring.Rule) bool {
		return !slices.ContainsFunc(bars, func(bar scoring.Rule) bool { return !slices.Contains(rules, bar) })
	}
	records, meeting := only("training", "clearance"), only("meet", "distance", "time")
	if !records && !meeting {
		return nil
	}
	pair := s.Pair(in.mentee, in.mentor)
	would := pair.Points
	if time := &pair.Parts[scoring.Availability]; would+r.atMost(time.Weight)-time.Contribution < int(floor) {
		return nil // with all the time there is they do not reach the minimum
	}
	add := func(size int, c Change) {
		c.Mentee, c.Of, c.Mentor = mentee, mentee, mentor
		list = append(list, possible{c, size, sideOrder(c.Side), 0, would})
	}
	if records {
		add(len(bars), Change{Kind: RenewRecords, Side: scoring.MentorSide, Records: bars})
		return list
	}
	if only("time") {
		for _, w := range s.Widenings(in.mentee, in.mentor) {
			add(w.Minutes, Change{Kind: AddWindow, Side: w.Side, Window: w.Window, TimeZone: w.TimeZone(), Minutes: w.Minutes})
		}
	}
	a, b := &r.programme.Mentees[mentee].Person, &r.programme.Mentors[mentor].Person
	// Who may meet in person as well can have time for that alone.
	if distance, limit, far := s.Apart(in.mentee, in.mentor); far && distance-limit <= maxFurther {
		add(distance-limit, Change{Kind: TravelFurther, Side: scoring.MenteeSide, From: a.Place.TravelKM, To: a.Place.TravelKM + distance - limit})
		add(distance-limit, Change{Kind: TravelFurther, Side: scoring.MentorSide, From: b.Place.TravelKM, To: b.Place.TravelKM + distance - limit})
	}
	switch lacksA, lacksB := lacksRemote(a), lacksRemote(b); {
	case lacksA && lacksB:
		add(2, Change{Kind: MeetRemotely})
	case lacksA:
		add(1, Change{Kind: MeetRemotely, Side: scoring.MenteeSide})
	case lacksB:
		add(1, Change{Kind: MeetRemotely, Side: scoring.MentorSide})
	}
	return list
}

// pending reports whether a pair of the mentee's or the mentor's is on hold and
// has no place: a change could give it one first.
func (h *Helping) pending(mentee, mentor int) bool {
	p := h.round.programme
	return slices.ContainsFunc(p.Decisions.Holds, func(d profiles.Decision) bool {
		return d.Mentee == p.Mentees[mentee].ID || d.Mentor == p.Mentors[mentor].ID
	})
}

// lacksRemote reports whether a person has said how to meet, and not remotely.
func lacksRemote(p *profiles.Person) bool {
	return p.Meet != nil && !slices.Contains(p.Meet, profiles.Remote)
}

func sideOrder(side scoring.Side) int {
	if side == scoring.MenteeSide {
		return 0
	}
	return 1
}

// atMost is the most that a criterion of a weight can add to a pair's points.
func (r *round) atMost(weight int) int {
	w := r.programme.Settings.Weights
	return (weight*profiles.MaxPoints)/(w.Disability+w.Occupation+w.Goals+w.Availability) + 1
}

// All is Changes of everybody who is left out, by mentee. progress, when set,
// is told from the caller's goroutine how many mentees have been begun.
func (h *Helping) All(ctx context.Context, progress func(done, of int)) (map[int][]Change, error) {
	return h.First(ctx, len(h.out), progress)
}

// First is All of those who have waited longest, at most so many: by the day
// they joined, then by id.
func (h *Helping) First(ctx context.Context, most int, progress func(done, of int)) (map[int][]Change, error) {
	if _, err := h.Places(ctx, nil); err != nil {
		return nil, err
	}
	out := h.out[:min(len(h.out), max(most, 0))]
	changes := make([][]Change, len(out))
	err := parallel.Each(ctx, len(out), progress, func(k int) (err error) {
		changes[k], err = h.Changes(ctx, out[k])
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make(map[int][]Change, len(out))
	for k, i := range out {
		all[i] = changes[k]
	}
	return all, nil
}
