package matcher

import (
	"math"

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
	holders := make([][]int, len(r.places)) // rows
	for row, i := range r.rows {
		if j := h.mentor[i]; j >= 0 {
			left[j]--
			holders[j] = append(holders[j], row)
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
			for _, row := range holders[j] {
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
