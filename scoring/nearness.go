package scoring

import (
	"slices"

	"mentormatch/profiles"
)

// A nearness says how far one term of a vocabulary, a condition or a cause,
// covers another: rows are the mentee's, columns the mentor's, by their
// numbers. Row and column 0 stand for none.
type nearness struct {
	points []int16
	n      int
}

func (c *nearness) of(mentee, mentor int32) int32 {
	return int32(c.points[int(mentee)*c.n+int(mentor)])
}

// newNearness compares all the terms that occur, each with each.
//
// The same term, or a narrower one of the mentor's, which is an instance of it,
// has full marks. A near one has the points for that: the mentor's is broader,
// so it may or may not be the same, or the two are kinds of one term. Any other
// of the same category has the points for that; causes are in no category.
//
//	mentee: accident at work; mentor: accident at work 10000, accident or
//	injury near, traffic accident near, illness 0
//	mentee: accident or injury; mentor: traffic accident 10000
func newNearness(names []string, entries []profiles.Entry, near, category int32) nearness {
	known := make(map[string]profiles.Entry, len(entries))
	for _, e := range entries {
		known[e.Code] = e
	}
	above := make([][]string, len(names))
	for i, name := range names {
		above[i] = profiles.BroaderTerms(entries, name)
	}
	c := nearness{points: make([]int16, len(names)*len(names)), n: len(names)}
	for i, mentee := range names {
		for j, mentor := range names {
			a, b := known[mentee], known[mentor]
			points := int32(0)
			switch {
			case i == 0 || j == 0:
			case i == j || slices.Contains(above[j], mentee):
				points = profiles.MaxPoints
			case slices.Contains(above[i], mentor) || a.Broader != "" && a.Broader == b.Broader:
				points = near
			case a.Category != "" && a.Category == b.Category:
				points = category
			}
			c.points[i*c.n+j] = int16(points)
		}
	}
	return c
}

// share is so many percent of the points: without a remainder, for those are
// whole percents themselves.
func (c *nearness) share(percent int) nearness {
	part := nearness{points: make([]int16, len(c.points)), n: c.n}
	for i, points := range c.points {
		part.points[i] = int16(int(points) * percent / 100)
	}
	return part
}
