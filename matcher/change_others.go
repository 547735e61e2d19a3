package matcher

import (
	"slices"

	"mentormatch/scoring"
)

// leaving lists the changes of a kind by which somebody who has a mentor moves to
// another, so that a place comes free that a mentee can have, at once or by
// others who move along; in the order in which they are tried, of each of them
// those that are tried first. rows are those whom [Helping.reached] lists.
//
// Whoever is newly matched with nobody left out begins an alternating path to a
// free place, and exactly one pair of it is new. It is a pair of somebody whom
// the path has reached before, over pairs that are there already, with a mentor
// from whom it goes on over such pairs.
func (h *Helping) leaving(mentee int, rows []int, kind ChangeKind) (list []possible) {
	for k, row := range rows {
		for _, c := range h.openingOf(row)[kind] {
			c.Mentee, c.chain = mentee, k+1
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, smallestFirst)
	return list
}

// openingOf is opening of who has a row, as far as it is tried, looked for once
// for all mentees.
func (h *Helping) openingOf(row int) byKind {
	h.mu.Lock()
	list, known := h.opened[row]
	h.mu.Unlock()
	if known {
		return list
	}
	list = h.opening(h.round.rows[row])
	for kind, candidates := range list {
		list[kind] = slices.Clone(candidates[:min(len(candidates), maxOthers)])
	}
	h.mu.Lock()
	h.opened[row] = list
	h.mu.Unlock()
	return list
}

// within are the mentors whom a row could have but for places.
func (h *Helping) within(row int) (mentors []int) {
	for j, points := range h.points[row] {
		if points != scoring.NotAllowed && points >= h.round.floor() {
			mentors = append(mentors, j)
		}
	}
	return mentors
}
