package matcher

import (
	"context"
	"errors"
	"fmt"

	"mentormatch/internal/parallel"
	"mentormatch/matcher/lap"
	"mentormatch/scoring"
)

// A Tradeoff is what a stretch of bonuses gives: with keeping a pair worth From
// points, and up to the From of the next, no round is better than one that
// keeps so many pairs at such a total.
type Tradeoff struct {
	From    int // the least bonus, in whole points
	Kept    int // pairs that are kept, those of decisions included
	Matched int
	Total   int64 // points of all matches, without any bonus
}

// Curve finds every trade-off between pairs kept and points, for a bonus of 0
// to MaxKeepPoints whole points; the points of opt.Keep are not looked at.
// Towards its end more pairs are kept and the total is lower. Where two are as
// good at one bonus, the stretch of the first includes it. What waiting adds counts
// as in [Match], and is in no total.
//
// # Method
//
// The best sum of points and bonuses, by the bonus b, is the upper envelope of
// the lines worth + b·kept of all rounds, with what waiting adds in their worth: convex, in pieces. Two lines that are
// best at a < b meet between them, at m or between m and m+1. When the first is
// still best at m and the second at m+1, there is no third; otherwise the round
// that is better is a line between, and both halves are searched in the same way
// (the parametric search of Eisner and Severance, 1976). Each line takes two
// solves at most, and each solve begins from the prices of one near it.
//
// Errors are those of [Match]. Memory is four bytes for each mentee and mentor.
func Curve(ctx context.Context, s *scoring.Scorer, opt Options) ([]Tradeoff, error) {
	r, err := newTask(s, opt)
	if err != nil {
		return nil, err
	}
	if opt.Keep == nil {
		return nil, errors.New("matcher: no pairs are to be kept, so there is nothing to weigh")
	}
	c := &curve{ctx: ctx, round: r, progress: stage(opt.Progress, "curve")}
	if err := c.store(); err != nil {
		return nil, err
	}
	first, err := c.solve(0, nil)
	if err != nil {
		return nil, err
	}
	last, err := c.solve(MaxKeepPoints, first)
	if err != nil {
		return nil, err
	}
	c.found = []Tradeoff{first.Tradeoff}
	if err := c.between(first, last); err != nil {
		return nil, err
	}
	if len(c.found) > 1 && c.firstIsNoBetter {
		c.found = c.found[1:] // it keeps more for nothing
		c.found[0].From = 0
	}
	return c.found, nil
}

// A curve is being found.
type curve struct {
	ctx     context.Context
	round   *round
	cost    []int32 // by row and column, without bonuses
	problem lap.Problem
	found   []Tradeoff
	solved  int
	// firstIsNoBetter says that the second line is as good as the first at 0.
	firstIsNoBetter bool
	progress        func(done, of int)
}

// A line is the best round at some bonus.
type line struct {
	Tradeoff
	worth  int64 // points, with what waiting adds
	solved *lap.Result
}

// at is what the line is worth at a bonus.
func (l *line) at(bonus int) int64 { return l.worth + int64(bonus)*int64(l.Kept) }

// store scores every pair once.
func (c *curve) store() error {
	r := c.round
	columns := len(r.places)
	c.cost = make([]int32, len(r.rows)*columns)
	forbidden := make([]lap.Mask, len(r.rows))
	floor := r.floor()
	fill := func(row int) error {
		cost := c.cost[row*columns : (row+1)*columns]
		forbidden[row] = lap.NewMask(columns)
		r.fill(row, floor, 0, cost, forbidden[row])
		return nil
	}
	if err := parallel.Each(c.ctx, len(r.rows), nil, fill); err != nil {
		return err
	}
	c.problem = lap.Problem{Costs: lap.Dense(len(r.rows), columns, c.cost, forbidden), Capacity: r.places, Goal: r.goal()}
	return nil
}

// solve finds the best round at a bonus, from the prices of one near it.
func (c *curve) solve(bonus int, near *line) (*line, error) {
	c.reward(bonus)
	defer c.reward(-bonus)
	var solved *lap.Result
	var err error
	if near == nil {
		solved, err = lap.Solve(c.ctx, c.problem, lap.Options{})
	} else {
		solved, err = lap.Resolve(c.ctx, c.problem, near.solved, lap.Changes{}, lap.Options{})
	}
	if err != nil {
		return nil, err
	}
	c.solved++
	if c.progress != nil {
		c.progress(c.solved, 0)
	}
	o := c.round.outcome(solved)
	l := &line{Tradeoff: Tradeoff{From: bonus}, solved: solved}
	for i, j := range o.mentor {
		if j < 0 {
			continue
		}
		points, _ := c.round.scorer.Score(i, j)
		if c.round.fixed[i].decision != nil {
			points = c.round.scorer.Pair(i, j).Points // a rule may bar it
		} else {
			l.worth += int64(c.round.waited[i])
		}
		l.worth += int64(points)
		l.Matched++
		l.Total += int64(points)
		if c.round.keeps(i, j) {
			l.Kept++
		}
	}
	return l, nil
}

// reward adds a bonus to the pairs that are to be kept.
func (c *curve) reward(bonus int) {
	for row, i := range c.round.rows {
		if j := c.round.keptMentor[i]; j >= 0 {
			c.cost[row*len(c.round.places)+j] -= int32(bonus)
		}
	}
}

// between adds the lines that follow a, up to b.
func (c *curve) between(a, b *line) error {
	if a.Kept == b.Kept && a.worth == b.worth {
		return nil
	}
	if a.Kept == b.Kept {
		return fmt.Errorf("matcher: rounds that keep %d pairs are worth %d and %d", a.Kept, a.worth, b.worth) // cannot be: each is the best
	}
	m := int((a.worth - b.worth) / int64(b.Kept-a.Kept))
	if m >= b.From {
		// b is as good as a where it was found, and not better: a holds up to there.
		m = b.From - 1
	}
	middle, err := c.best(m, a)
	if err != nil {
		return err
	}
	if middle != a {
		if err := c.between(a, middle); err != nil {
			return err
		}
		return c.between(middle, b)
	}
	after, err := c.best(m+1, b)
	if err != nil {
		return err
	}
	next := *after
	next.From = m + 1
	c.firstIsNoBetter = c.firstIsNoBetter || m == 0 && after.worth == a.worth
	c.found = append(c.found, next.Tradeoff)
	if after == b {
		return nil
	}
	return c.between(&next, b)
}

// best is the line that is best at a bonus: the given one where nothing is better.
func (c *curve) best(bonus int, given *line) (*line, error) {
	if bonus == given.From {
		return given, nil
	}
	l, err := c.solve(bonus, given)
	if err != nil || l.at(bonus) > given.at(bonus) {
		return l, err
	}
	return given, nil
}
