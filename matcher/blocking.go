package matcher

import (
	"cmp"
	"context"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A BlockingPair is a mentee and a mentor who are not matched with each other
// and would both have more points if they were.
type BlockingPair struct {
	Mentee, Mentor int // positions
	Points         int // of the pair
}

// BlockingPairs lists the pairs that block a result, by mentee, then mentor: no rule
// bars them and they reach the minimum; the mentee has fewer points, or nobody;
// and the mentor has a place free, or has a proposed mentee with fewer points.
// Who is pinned or approved blocks nothing, and gives no place up. A
// result with no such pair is stable.
//
// The error is the context's, or about a result that is not of this programme.
// Time is that of scoring each mentee with each mentor once.
func BlockingPairs(ctx context.Context, s *scoring.Scorer, res *Result) ([]BlockingPair, error) {
	r, o, err := resume(s, res)
	if err != nil {
		return nil, err
	}
	return r.blocking(ctx, o.mentor)
}

// blocking lists the pairs that block everybody having the mentor they have.
func (r *round) blocking(ctx context.Context, mentor []int) ([]BlockingPair, error) {
	// What a mentee has to score for a mentor to gain: more than the worst
	// proposed one, or anything where a place is free.
	worst := make([]int, len(r.places))
	left := slices.Clone(r.places)
	for j := range worst {
		worst[j] = profiles.MaxPoints
	}
	own := make([]int, len(r.rows))
	for row, i := range r.rows {
		own[row] = -1
		if j := mentor[i]; j >= 0 {
			own[row], _ = r.scorer.Score(i, j)
			worst[j] = min(worst[j], own[row])
			left[j]--
		}
	}
	for j, n := range left {
		if n > 0 {
			worst[j] = -1
		}
	}
	found := make([][]BlockingPair, len(r.rows))
	scratch := func() []int32 { return make([]int32, len(r.places)) }
	_, err := parallel.EachWith(ctx, len(r.rows), nil, scratch, func(points []int32, row int) error {
		i := r.rows[row]
		r.scorer.Row(i, points)
		for j, n := range points {
			p := int(n)
			if n != scoring.NotAllowed && p >= r.minimum && r.places[j] > 0 && p > own[row] && p > worst[j] && mentor[i] != j {
				found[row] = append(found[row], BlockingPair{i, j, p})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	all := slices.Concat(found...)
	slices.SortFunc(all, func(a, b BlockingPair) int {
		return cmp.Or(cmp.Compare(a.Mentee, b.Mentee), cmp.Compare(a.Mentor, b.Mentor))
	})
	return all, nil
}

// blocking finds the pairs that block a claim under Stable.
func (c *checker) blocking(ctx context.Context, o outcome) error {
	pairs, err := c.round.blocking(ctx, o.mentor)
	for _, b := range pairs {
		c.find("mentee {mentee} and mentor {mentor} would both rather have each other, at {points} points", "mentee", c.mentee(b.Mentee), "mentor", c.mentor(b.Mentor), "points", b.Points)
	}
	return err
}
