package matcher

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/matcher/lap"
)

// stable is the round in which mentees propose (Gale and Shapley 1962,
// doi:10.2307/2312726): each to the mentors they may have, best points first,
// and each mentor keeps the best who have proposed, as many as there are
// places. Of equal points mentees take the mentor who stands first, and mentors the
// mentee who has waited longest, then by id.
//
// Of all rounds that are stable, the one that mentees propose to is the best for each of them.
// With ranks that both sides take from the same points it is the only one: two
// would differ by a cycle of people each of whom ranks the next pair higher,
// and so with more points, or with the same all around it; but then one order of mentors or
// of mentees would have to run in a circle.
//
// The order of proposals changes nothing. Time is that of scoring and sorting
// each mentee's mentors, and of as many proposals as there are allowed pairs at most.
func (r *round) stable(ctx context.Context) (outcome, error) {
	lists, err := r.rankings(ctx)
	if err != nil {
		return outcome{}, err
	}
	o := outcome{mentor: make([]int, len(r.fixed)), proof: Proof{
		MenteePrice: make([]int64, len(r.fixed)),
		MentorPrice: make([]int64, len(r.places)),
	}}
	for i := range r.fixed {
		o.mentor[i] = -1
		if r.fixed[i].decision != nil {
			o.mentor[i] = r.fixed[i].mentor
		}
	}
	held := make([][]suitor, len(r.places)) // worst first
	next := make([]int, len(r.rows))        // by row: mentors proposed to
	waiting := make([]int, 0, len(r.rows))
	for row := range slices.Backward(r.rows) {
		waiting = append(waiting, row)
	}
	// Invariant: no mentor who has turned a row down would take it now, since what
	// a mentor holds only gets better.
	for len(waiting) > 0 {
		row := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if next[row] == len(lists[row]) {
			continue // nobody is left to propose to
		}
		choice := lists[row][next[row]]
		next[row]++
		mine := suitor{row, choice.points}
		holds := held[choice.mentor]
		at, _ := slices.BinarySearchFunc(holds, mine, suitor.compare)
		holds = slices.Insert(holds, at, mine)
		if len(holds) > r.places[choice.mentor] {
			waiting = append(waiting, holds[0].row)
			holds = slices.Delete(holds, 0, 1)
		}
		held[choice.mentor] = holds
	}
	for j, holds := range held {
		for _, s := range holds {
			o.mentor[r.rows[s.row]] = j
		}
	}
	return o, nil
}

// A suitor has proposed to a mentor.
type suitor struct {
	row    int
	points int32
}

// compare is negative when a mentor would rather have t. Rows stand in the order of
// waiting.
func (s suitor) compare(t suitor) int {
	return cmp.Or(cmp.Compare(s.points, t.points), cmp.Compare(t.row, s.row))
}

// A ranked mentor is one that a mentee may have.
type ranked struct{ mentor, points int32 }

// rankings are, by row, the mentors with places that a mentee may have, best first.
func (r *round) rankings(ctx context.Context) ([][]ranked, error) {
	lists := make([][]ranked, len(r.rows))
	floor := r.floor()
	scratch := func() []int32 { return make([]int32, len(r.places)) }
	_, err := parallel.EachWith(ctx, len(r.rows), nil, scratch, func(points []int32, row int) error {
		r.scorer.Row(r.rows[row], points)
		var list []ranked
		for j, n := range points {
			if n >= floor && r.places[j] > 0 {
				list = append(list, ranked{int32(j), n})
			}
		}
		slices.SortFunc(list, func(a, b ranked) int {
			return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.mentor, b.mentor))
		})
		lists[row] = list
		return nil
	})
	return lists, err
}

// verifyStable has the mentees propose once more, and compares. Its error has
// [lap.ErrNotProved] in its chain.
func (r *round) verifyStable(ctx context.Context, o outcome) error {
	blocking, err := r.blocking(ctx, o.mentor)
	if err != nil {
		return err
	}
	if len(blocking) > 0 {
		return fmt.Errorf("%w: %s and %s would both rather have each other", lap.ErrNotProved,
			r.programme.Mentees[blocking[0].Mentee].ID, r.programme.Mentors[blocking[0].Mentor].ID)
	}
	want, err := r.stable(ctx)
	if err != nil {
		return err
	}
	for i, j := range o.mentor {
		if k := want.mentor[i]; j != k {
			name := "nobody"
			if k >= 0 {
				name = r.programme.Mentors[k].ID
			}
			return fmt.Errorf("%w: in the stable round that is best for the mentees, %s has %s",
				lap.ErrNotProved, r.programme.Mentees[i].ID, name)
		}
	}
	return nil
}
