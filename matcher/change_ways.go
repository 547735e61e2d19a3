package matcher

import (
	"math"
	"math/bits"

	"mentormatch/matcher/lap"
	"mentormatch/scoring"
)

// nowhere says that no way leads from a mentor to a free place.
const nowhere = int32(-1)

// ways says of each mentor how a free place is reached from there. Of an
// alternating path, from the mentor to a mentee who holds a place, on to
// another mentor whom no rule bars, and so on to a free place, the worst pair
// is what counts: worst is that of the path whose worst pair is best, with all
// pairs that reach the minimum alike; math.MaxInt32 where a place is free.
//
// Whoever is newly matched with nobody left out begins such a path, or has a
// new place: what the round before and the round after have not in common is
// paths and cycles, and one of them leads from the mentee to a place that was
// free. So the change has to open a pair with a mentor who has a way, or a
// minimum as low as the worst pair of the best way.
//
// Time is that of looking at each pair once.
func (h *Helping) ways() []int32 {
	r := h.round
	worst := make([]int32, len(r.places))
	left := append([]int(nil), r.places...)
	for row, i := range r.rows {
		if j := h.mentor[i]; j >= 0 {
			left[j]--
			h.holders[j] = append(h.holders[j], row)
		}
	}
	for j := range worst {
		worst[j] = nowhere
		if left[j] > 0 {
			worst[j] = math.MaxInt32
		}
	}
	// Invariant: the ways of mentors that are settled are the best; those of
	// the others are the best among paths whose next mentor is settled.
	settled := make([]bool, len(worst))
	for {
		next := -1
		for j := range worst {
			if !settled[j] && worst[j] > nowhere && (next < 0 || worst[j] > worst[next]) {
				next = j
			}
		}
		if next < 0 {
			return worst
		}
		settled[next] = true
		for j := range worst {
			if settled[j] {
				continue
			}
			for _, row := range h.holders[j] {
				worst[j] = max(worst[j], h.through(row, next, worst))
			}
		}
	}
}

// through is the worst pair of the way of a row through a mentor; nowhere
// where there is none.
func (h *Helping) through(row, mentor int, worst []int32) int32 {
	points := h.points[row][mentor]
	switch {
	case points == scoring.NotAllowed || worst[mentor] == nowhere:
		return nowhere
	case points >= h.round.floor():
		return worst[mentor]
	}
	return min(points, worst[mentor])
}

// open reports whether a way leads from a mentor to a free place, over pairs
// that reach the minimum.
func (h *Helping) open(mentor int) bool { return h.worst[mentor] >= h.round.floor() }

// reached lists the rows of those who would have to leave their mentor for
// another before a mentee could have a place, over pairs that reach the
// minimum: whoever holds a place that the mentee could have, whoever holds one
// that these could have, and so on; who comes first has the fewest before.
// begin are the mentors that it begins with.
//
// Time is that of looking at 64 pairs at once, for each row that is reached.
func (h *Helping) reached(begin []int) (rows []int) {
	n := len(h.round.places)
	seen := lap.NewMask(n)
	take := func(j int) {
		if !seen.Has(j) {
			seen.Set(j)
			rows = append(rows, h.holders[j]...)
		}
	}
	for _, j := range begin {
		take(j)
	}
	for k := 0; k < len(rows); k++ {
		forbidden := h.forbidden[rows[k]]
		for word := range forbidden {
			for left := ^(forbidden[word] | seen[word]); left != 0; left &= left - 1 {
				if j := word*64 + bits.TrailingZeros64(left); j < n {
					take(j)
				}
			}
		}
	}
	return rows
}
