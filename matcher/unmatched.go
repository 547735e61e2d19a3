package matcher

import (
	"cmp"
	"context"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// unmatched says of each mentee who is left out why that is.
func (r *round) unmatched(ctx context.Context, mentor, out []int, holders [][]int, progress func(string, int, int)) ([]Unmatched, error) {
	if len(out) == 0 {
		return nil, nil
	}
	people := make([]Unmatched, len(out))
	scratch := func() *explainer {
		return &explainer{r, holders, make([]int32, len(r.places)), make(map[scoring.Rule]int)}
	}
	explain := func(e *explainer, k int) error { people[k] = e.explain(out[k]); return nil }
	if _, err := parallel.EachWith(ctx, len(out), stage(progress, "explain"), scratch, explain); err != nil {
		return nil, err
	}
	if r.objective != profiles.Coverage && r.objective != profiles.Fair || !r.placesFree(mentor) {
		return people, nil
	}
	var full []int // positions in people
	for k := range people {
		if people[k].Cause == Full {
			full = append(full, k)
		}
	}
	sets, err := r.hallSets(ctx, holders, people, full)
	if err != nil {
		return nil, err
	}
	for k, position := range full {
		if set := sets[k]; len(set.mentors) > 0 {
			u := &people[position]
			u.Cause = Hall
			u.HallMentees, u.HallMentors, u.HallPlaces = set.mentees, set.mentors, set.places
		}
	}
	return people, nil
}

// placesFree reports whether a place is left when everybody has the mentor
// they have.
func (r *round) placesFree(mentor []int) bool {
	free := 0
	for _, n := range r.places {
		free += n
	}
	for _, i := range r.rows {
		if mentor[i] >= 0 {
			free--
		}
	}
	return free > 0
}

// An explainer says why mentees are left out, one after another.
type explainer struct {
	*round
	holders [][]int
	points  []int32
	barred  map[scoring.Rule]int
}

// explain gives the cause, with Full for Hall.
func (e *explainer) explain(i int) Unmatched {
	u := Unmatched{Mentee: i, Cause: Barred, Partners: e.partners(i)}
	e.scorer.Row(i, e.points)
	clear(e.barred)
	for j, points := range e.points {
		if points == scoring.NotAllowed {
			for _, rule := range e.scorer.Bars(i, j) {
				e.barred[rule]++
			}
			continue
		}
		u.Allowed = append(u.Allowed, Allowed{Mentor: j, Points: int(points), Holders: e.holders[j]})
	}
	for _, rule := range scoring.Rules {
		if n := e.barred[rule]; n > 0 {
			u.Barred = append(u.Barred, RuleCount{rule, n})
		}
	}
	slices.SortStableFunc(u.Allowed, func(a, b Allowed) int { return cmp.Compare(b.Points, a.Points) })
	switch {
	case len(u.Allowed) == 0:
	case u.Allowed[0].Points < int(e.floor()):
		u.Cause = BelowMinimum
	default:
		u.Cause = Full
	}
	return u
}
