package matcher

import (
	"context"
	"math"

	"mentormatch/internal/diag"
	"mentormatch/internal/parallel"
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
		c.find("the proof has {prices} mentee prices for {mentees}", "prices", len(p.MenteePrice), "mentees", diag.Counted(len(c.fixed), "1 mentee", "{count} mentees"))
	}
	if !mentors {
		c.find("the proof has {prices} mentor prices for {mentors}", "prices", len(p.MentorPrice), "mentors", diag.Counted(len(c.places), "1 mentor", "{count} mentors"))
	}
	switch {
	case p.OutPrice > maxPrice || p.OutPrice < 0:
		c.find("the price of leaving a mentee out is {price}; it can be 0 to {most}", "price", p.OutPrice, "most", maxPrice)
	case c.objective == profiles.Quality && p.OutPrice != 0:
		c.find("the price of leaving a mentee out is {price}; under {objective} it is 0", "price", p.OutPrice, "objective", profiles.Quality)
	case len(c.rows) == 0 && p.OutPrice != 0:
		c.find("the price of leaving a mentee out is {price}; it is 0 when decisions fix everybody", "price", p.OutPrice)
	}
	c.levelShape(p)
	if mentees {
		for i, price := range p.MenteePrice {
			switch fixed := c.fixed[i]; {
			case fixed.decision != nil && price != 0:
				c.find("mentee {mentee} is {origin}, and has the price {price}; it must be 0", "mentee", c.mentee(i), "origin", fixed.origin.message(), "price", price)
			case price < -maxPrice || price > maxPrice:
				c.find("mentee {mentee} has the price {price}, which is out of range", "mentee", c.mentee(i), "price", price)
			}
		}
	}
	if mentors {
		for j, price := range p.MentorPrice {
			if price > 0 || price < -maxPrice {
				c.find("mentor {mentor} has the price {price}; it can be {least} to 0", "mentor", c.mentor(j), "price", price, "least", -maxPrice)
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
			c.find("mentee {mentee} is not matched, and has the price {price}; it must be that of leaving a mentee out, {out}", "mentee", c.mentee(i), "price", p.MenteePrice[i], "out", p.OutPrice)
			continue
		}
		if p.MenteePrice[i] > p.OutPrice {
			c.find("mentee {mentee} has the price {price}, above that of leaving a mentee out, {out}", "mentee", c.mentee(i), "price", p.MenteePrice[i], "out", p.OutPrice)
		}
	}
	for j, n := range left {
		switch price := p.MentorPrice[j]; {
		case price == 0:
		case c.places[j] == 0:
			c.find("mentor {mentor} has the price {price} and no place for a proposal; it must be 0", "mentor", c.mentor(j), "price", price)
		case n > 0:
			c.find("mentor {mentor} has the price {price} and {places} free; it must be 0", "mentor", c.mentor(j), "price", price, "places", diag.Counted(n, "1 place", "{count} places"))
		}
	}
	worst := make([]slack, len(c.rows))
	floor := c.floor()
	scratch := func() []int32 { return make([]int32, len(c.places)) }
	measure := func(points []int32, row int) error {
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
		return nil
	}
	if _, err := parallel.EachWith(ctx, len(c.rows), nil, scratch, measure); err != nil {
		return err
	}
	for row, w := range worst {
		i := c.rows[row]
		if w.broken > 0 {
			c.find("mentee {mentee} with mentor {mentor}: the cost {cost} less the prices {price} and {other} is {reduced}, and must be 0 or more (so with {mentors})",
				"mentee", c.mentee(i), "mentor", c.mentor(w.mentor), "cost", w.cost, "price", p.MenteePrice[i], "other", p.MentorPrice[w.mentor], "reduced", w.reduced,
				"mentors", diag.Counted(w.broken, "1 mentor", "{count} mentors"))
		}
		if j := o.mentor[i]; j >= 0 && w.own != 0 && (w.own > 0 || j != w.mentor) {
			c.find("mentee {mentee} matched with mentor {mentor}: the cost {cost} less the prices {price} and {other} is {reduced}, and must be 0",
				"mentee", c.mentee(i), "mentor", c.mentor(j), "cost", w.ownCost, "price", p.MenteePrice[i], "other", p.MentorPrice[j], "reduced", w.own)
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
