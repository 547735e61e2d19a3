package lap

import (
	"context"
	"slices"
)

// Fairest returns, of all optimal assignments, those that assign most rows, which
// differ in that under [Priced] alone; of those the ones whose costliest pair costs
// least; and of those the first by the rule of [Canonical]. Like it, it
// depends on nothing but the problem, and proves r meanwhile.
//
// A tight pair costs the sum of its prices, so that nothing more is read. As long as the
// costliest row can move to a pair that costs less by a cycle of
// the tight graph whose other pairs all cost less, it does; when it cannot, no optimum
// is without so costly a pair. For two optima differ by cycles that share no
// row, and the one that leads from here to a better optimum has only pairs of that
// optimum in it.
func Fairest(ctx context.Context, p Problem, r *Result, opt Options) (*Result, error) {
	return choose(ctx, p, r, opt, true)
}

// fairest makes the assignment of a graph one of the fairest, and leaves in the
// graph what all of those are made of.
func fairest(ctx context.Context, g *tightGraph, r *Result) error {
	if err := g.takeIn(ctx); err != nil {
		return err
	}
	c, err := newChooser(ctx, g)
	if err != nil {
		return err
	}
	return c.spare(ctx, r)
}

// takeIn assigns as many rows as an optimum can, by ways from rows that
// stay out to free places. From there on free places and staying out are two nodes.
func (g *tightGraph) takeIn(ctx context.Context) error {
	if g.in.Goal != Priced || g.load[g.out] == 0 {
		g.room = g.out + 1
		return nil // as many as can be are assigned
	}
	component, err := g.components(ctx)
	if err != nil {
		return err
	}
	g.room = g.out + 1
	c, err := g.chooser(ctx, append(component, component[g.out]))
	if err != nil {
		return err
	}
	for i := range int32(g.in.rows) {
		if c.node[i] != c.out {
			continue
		}
		if ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		c.relieve(i, c.room)
	}
	return nil
}

// spare moves rows until the costliest pair cannot cost less, and takes all pairs
// that cost more out of the graph.
func (c *chooser) spare(ctx context.Context, r *Result) error {
	c.prices = r
	var costliest heap // by cost, negated; what moved since is in it again
	put := func(i int32) {
		if j := c.node[i]; j != c.out {
			costliest.push(entry{-c.price(i, j), i})
		}
	}
	for i := range int32(c.in.rows) {
		put(i)
	}
	// Invariant: the assignment is an optimum, and all its pairs are in the heap.
	for len(costliest) > 0 {
		if ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		e := costliest.pop()
		i, j := e.column, c.node[e.column]
		if j == c.out || -c.price(i, j) != e.distance {
			continue // it has moved
		}
		c.below = -e.distance
		c.moved = c.moved[:0]
		if !c.relieve(i, j) {
			c.drop()
			return nil
		}
		for _, i := range c.moved {
			put(i)
		}
	}
	return nil
}

// relieve moves a row to another node when a way leads on from there to the end.
func (c *chooser) relieve(i, end int32) bool {
	own := c.node[i]
	c.fixed[i] = true
	c.unlink(i, own)
	defer func() {
		c.fixed[i] = false
		c.link(i, c.node[i])
	}()
	c.begin(end)
	for _, j := range c.tight[i] {
		if j != own && c.component[j] == c.component[own] && !c.dear(i, j) && c.leads(j) {
			c.move(i, j)
			return true
		}
	}
	return false
}

// dear tells of a pair that is left out of searches.
func (c *chooser) dear(i, j int32) bool {
	return c.prices != nil && j != c.out && c.price(i, j) >= c.below
}

func (c *chooser) price(i, j int32) int64 { return c.prices.RowPrice[i] + c.prices.ColumnPrice[j] }

// drop takes the pairs that cost more than the costliest that has to be out of the graph.
func (c *chooser) drop() {
	for i, tight := range c.tight {
		c.tight[i] = slices.DeleteFunc(tight, func(j int32) bool { return j != c.out && c.price(int32(i), j) > c.below })
	}
}
