package matcher

import (
	"context"
	"math"

	"mentormatch/profiles"
)

// maxPrice is beyond every price that a proof can need: the price of leaving
// a mentee out is at most about 10 000 points for each mentee, and the others
// are within it. It keeps sums of three within 64 bits.
const maxPrice = int64(1) << 60

// shape checks everything about the prices that needs no points.
func (c *checker) shape(p Proof) {
	mentees, mentors := len(p.MenteePrice) == len(c.fixed), len(p.MentorPrice) == len(c.places)
	if !mentees {
		c.find("the proof has %d mentee prices for %s", len(p.MenteePrice), count(len(c.fixed), "mentee", "mentees"))
	}
	if !mentors {
		c.find("the proof has %d mentor prices for %s", len(p.MentorPrice), count(len(c.places), "mentor", "mentors"))
	}
	switch {
	case p.OutPrice > maxPrice || p.OutPrice < 0:
		c.find("the price of leaving a mentee out is %d; it can be 0 to %d", p.OutPrice, maxPrice)
	case c.objective == profiles.Quality && p.OutPrice != 0:
		c.find("the price of leaving a mentee out is %d; under %s it is 0", p.OutPrice, profiles.Quality)
	case len(c.rows) == 0 && p.OutPrice != 0:
		c.find("the price of leaving a mentee out is %d; it is 0 when decisions fix everybody", p.OutPrice)
	}
	c.levelShape(p)
	if mentees {
		for i, price := range p.MenteePrice {
			switch fixed := c.fixed[i]; {
			case fixed.decision != nil && price != 0:
				c.find("mentee %s is %s, and has the price %d; it must be 0", c.mentee(i), fixed.origin, price)
			case price < -maxPrice || price > maxPrice:
				c.find("mentee %s has the price %d, which is out of range", c.mentee(i), price)
			}
		}
	}
	if mentors {
		for j, price := range p.MentorPrice {
			if price > 0 || price < -maxPrice {
				c.find("mentor %s has the price %d; it can be %d to 0", c.mentor(j), price, -maxPrice)
			}
		}
	}
}

// prices checks the inequalities of the proof: with cost =
// -points-priority, less the bonus of a pair to be kept, u the price of a mentee,
// v that of a mentor and L that of leaving a mentee out,
//
//	cost - u - v >= 0  for every allowed pair, and = 0 for a matched one
//	u <= L             for every mentee, and = L for one who is left out
//	v <= 0             for every mentor, and = 0 for one who has places left
//
// Then every other round of the same mentees and places costs at least the
// sum of u and places times v, which is what this one costs. That L outweighs
// any saving is left to lap.Verify.
func (c *checker) prices(ctx context.Context, o outcome) error {
	p := o.proof
	left := append([]int(nil), c.places...)
	for _, i := range c.rows {
		j := o.mentor[i]
		switch {
		case j >= 0:
			left[j]--
		case p.MenteePrice[i] != p.OutPrice:
			c.find("mentee %s is not matched, and has the price %d; it must be that of leaving a mentee out, %d", c.mentee(i), p.MenteePrice[i], p.OutPrice)
			continue
		}
		if p.MenteePrice[i] > p.OutPrice {
			c.find("mentee %s has the price %d, above that of leaving a mentee out, %d", c.mentee(i), p.MenteePrice[i], p.OutPrice)
		}
	}
	for j, n := range left {
		switch price := p.MentorPrice[j]; {
		case price == 0:
		case c.places[j] == 0:
			c.find("mentor %s has the price %d and no place for a proposal; it must be 0", c.mentor(j), price)
		case n > 0:
			c.find("mentor %s has the price %d and %s free; it must be 0", c.mentor(j), price, count(n, "place", "places"))
		}
	}
	worst := make([]slack, len(c.rows))
	floor := c.floor()
	scratch := func() []int32 { return make([]int32, len(c.places)) }
	measure := func(points []int32, row int) {
		i := c.rows[row]
		c.scorer.Row(i, points)
		w := slack{mentor: -1, reduced: math.MaxInt64}
		for j, n := range points {
			if n < floor || c.places[j] == 0 {
				continue
			}
			cost := -int64(n) - int64(c.extra(i, j))
			reduced := cost - p.MenteePrice[i] - p.MentorPrice[j]
			if reduced < w.reduced {
				w.mentor, w.cost, w.reduced = j, cost, reduced
			}
			if reduced < 0 {
				w.broken++
			}
			if j == o.mentor[i] {
				w.own, w.ownCost = reduced, cost
			}
		}
		worst[row] = w
	}
	if err := each(ctx, len(c.rows), scratch, measure, nil); err != nil {
		return err
	}
	for row, w := range worst {
		i := c.rows[row]
		if w.broken > 0 {
			c.find("mentee %s with mentor %s: the cost %d less the prices %d and %d is %d, and must be 0 or more (so with %s)",
				c.mentee(i), c.mentor(w.mentor), w.cost, p.MenteePrice[i], p.MentorPrice[w.mentor], w.reduced, count(w.broken, "mentor", "mentors"))
		}
		if j := o.mentor[i]; j >= 0 && w.own != 0 && (w.own > 0 || j != w.mentor) {
			c.find("mentee %s matched with mentor %s: the cost %d less the prices %d and %d is %d, and must be 0",
				c.mentee(i), c.mentor(j), w.ownCost, p.MenteePrice[i], p.MentorPrice[j], w.own)
		}
	}
	return nil
}

// A slack is how a mentee's pairs stand to the prices.
type slack struct {
	mentor        int   // the one with the least reduced cost
	cost, reduced int64 // of the pair with that mentor
	broken        int   // mentors with whom the reduced cost is below 0
	own, ownCost  int64 // reduced cost and cost of the mentee's own pair
}
