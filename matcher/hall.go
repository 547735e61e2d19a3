package matcher

import (
	"context"
	"math/bits"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/matcher/lap"
)

// A hallSet is a group of mentees and all the mentors with places that any of
// them may have: fewer places than mentees, so that somebody is left out
// whoever has which mentor (P. Hall, On representatives of subsets, 1935,
// doi:10.1112/jlms/s1-10.37.26). Its slices are shared and must not change.
type hallSet struct {
	mentees, mentors []int
	places           int
}

// hallSets finds the Hall set of each mentee of a most-matched outcome who is
// left out although there are mentors for them; full has their positions in
// people. A set without mentors means that decisions hold all the places the
// mentee could have.
//
// From a mentee an alternating path goes to a mentor whom the mentee may have,
// on to the mentees who hold that mentor's places, to the mentors they may
// have, and so on. Every mentor that it reaches is full, or moving people
// along it would match one more. So the mentees who hold these mentors, and
// all of those left out who may have no other, are more than the places.
//
// Time is one row of scores for each mentee reached, and of m mentors m²
// operations on sets of them, 64 at a time; memory is m²/8 bytes.
func (r *round) hallSets(ctx context.Context, holders [][]int, people []Unmatched, full []int) ([]hallSet, error) {
	start := make([]lap.Mask, len(full))
	for k, position := range full {
		start[k] = lap.NewMask(len(r.places))
		for _, a := range people[position].Allowed {
			if a.Points >= int(r.floor()) && r.places[a.Mentor] > 0 {
				start[k].Set(a.Mentor)
			}
		}
	}
	g, err := r.swaps(ctx, holders, start)
	if err != nil {
		return nil, err
	}
	return r.shared(g, holders, people, full, start), nil
}

// swaps makes the graph of the mentors that can be reached from the masks of
// start: next[j] has the mentors whom somebody who holds a place of mentor j
// may have.
func (r *round) swaps(ctx context.Context, holders [][]int, start []lap.Mask) (*swapGraph, error) {
	m := len(r.places)
	g := &swapGraph{
		next:    make([]lap.Mask, m),
		closure: make([]lap.Mask, m),
		order:   make([]int, m),
	}
	seen, found := lap.NewMask(m), lap.NewMask(m)
	for _, mask := range start {
		union(found, mask)
	}
	floor := r.floor()
	scratch := func() []int32 { return make([]int32, m) }
	for {
		// Invariant: seen are the mentors that have their next, and every
		// mentor that one of those leads to is in found.
		frontier := members(without(found, seen))
		if len(frontier) == 0 {
			return g, nil
		}
		expand := func(points []int32, k int) error {
			next := lap.NewMask(m)
			for _, i := range holders[frontier[k]] {
				if r.fixed[i].decision != nil {
					continue
				}
				r.scorer.Row(i, points)
				for j, p := range points {
					if p >= floor && r.places[j] > 0 {
						next.Set(j)
					}
				}
			}
			g.next[frontier[k]] = next
			return nil
		}
		if _, err := parallel.EachWith(ctx, len(frontier), nil, scratch, expand); err != nil {
			return nil, err
		}
		for _, j := range frontier {
			seen.Set(j)
			union(found, g.next[j])
		}
	}
}

// shared closes the sets of start over the graph and makes one Hall set for
// all who come to the same mentors.
func (r *round) shared(g *swapGraph, holders [][]int, people []Unmatched, full []int, start []lap.Mask) []hallSet {
	type group struct {
		mentors lap.Mask
		out     []int // mentees who come to just these mentors
		set     hallSet
	}
	var groups []*group
	byMentors := make(map[string]*group)
	of := make([]*group, len(full))
	for k, mask := range start {
		closed := g.close(mask)
		same := key(closed)
		x := byMentors[same]
		if x == nil {
			x = &group{mentors: closed}
			byMentors[same] = x
			groups = append(groups, x)
		}
		x.out = append(x.out, people[full[k]].Mentee)
		of[k] = x
	}
	for _, x := range groups {
		x.set.mentors = members(x.mentors)
		for _, j := range x.set.mentors {
			x.set.places += r.places[j]
			for _, i := range holders[j] {
				if r.fixed[i].decision == nil {
					x.set.mentees = append(x.set.mentees, i)
				}
			}
		}
		for _, y := range groups {
			if !isEmpty(y.mentors) && contains(x.mentors, y.mentors) {
				x.set.mentees = append(x.set.mentees, y.out...)
			}
		}
		slices.Sort(x.set.mentees)
	}
	sets := make([]hallSet, len(full))
	for k, x := range of {
		sets[k] = x.set
	}
	return sets
}

// A swapGraph leads from mentors to mentors.
type swapGraph struct {
	next    []lap.Mask
	closure []lap.Mask // all that a mentor leads to; nil until it is known

	// The state of visit: Tarjan's strong components
	// (doi:10.1137/0201010), whose members have one closure.
	order []int // in which visit came to a mentor, from 1; 0: not yet
	count int
	stack []int
}

// close is the mask with all that its members lead to.
func (g *swapGraph) close(mask lap.Mask) lap.Mask {
	for _, j := range members(mask) {
		if g.order[j] == 0 {
			g.visit(j)
		}
	}
	return g.join(slices.Clone(mask), mask)
}

// join adds to closed the closures of the members of mask. A closure is
// closed, so that what a member of closed brings is there already.
func (g *swapGraph) join(closed, mask lap.Mask) lap.Mask {
	done := lap.NewMask(len(g.next))
	for word := range mask {
		for {
			rest := mask[word] &^ done[word]
			if rest == 0 {
				break
			}
			j := word<<6 + bits.TrailingZeros64(rest)
			done.Set(j)
			if g.closure[j] != nil {
				union(closed, g.closure[j])
				union(done, g.closure[j])
			}
		}
	}
	return closed
}

// visit gives j, and all that it leads to, their closures; it returns the
// first mentor, in the order of visits, that j leads back to.
func (g *swapGraph) visit(j int) (low int) {
	g.count++
	g.order[j], low = g.count, g.count
	height := len(g.stack)
	g.stack = append(g.stack, j)
	for _, k := range members(g.next[j]) {
		switch {
		case g.order[k] == 0:
			low = min(low, g.visit(k))
		case g.closure[k] == nil: // on the stack
			low = min(low, g.order[k])
		}
	}
	if low < g.order[j] {
		return low
	}
	closed := lap.NewMask(len(g.next))
	for _, k := range g.stack[height:] {
		closed.Set(k)
		g.join(closed, g.next[k])
	}
	for _, k := range g.stack[height:] {
		g.closure[k] = closed
	}
	g.stack = g.stack[:height]
	return low
}
