package lap

import (
	"context"
	"sync"
)

// A Residual answers what it would cost to change an optimal result, and who would
// have to move, without solving again. Make one with [NewResidual]. It is safe
// for concurrent use.
//
// # Network
//
// An assignment is a flow of one unit from each row through its column, or past all
// columns, to one node outside. In the residual network of an optimum
// (Ahuja, Magnanti and Orlin, Network Flows, 1993, section 2.4) the least that
// a change costs is the length of a shortest path that closes it to a cycle, and
// with the prices u and v of the optimum all lengths are reduced costs, 0 or more
// (section 2.4 and 9.3 there). A row has one way in, from the column that
// it has, so that rows are folded into columns. Nodes are the columns that have rows, and
// outside; the arcs
//
//	x -> y        the least cost[i][y] - u[i] - v[y] of the rows i of x: row i moves to y
//	x -> outside  the least of out[i] - u[i] of its rows, row i stays out;
//	              of the arcs of its rows to columns with a free place;
//	              and 0 where x has a free place itself
//	outside -> y  the least of -v[y], a place of y stays empty;
//	              and of cost[i][y] - u[i] - v[y] of the rows i that are out
//
// where x -> y is there for full y only. With D the distances between nodes, to have
// row i, which has x, take the full column y costs cost[i][y] - u[i] - v[y] + D(y, x).
//
// # What is kept
//
// An arc that is no shorter than another way between its ends is not needed. Each row
// keeps the arcs of its nearest columns, a few dozen, which give ways from x to y of the length D(x, h) + D(h, y) through some nodes h; what
// is farther than the nearest but shorter than these is then added in a second reading. So
// every distance is exact, and on the families of the benchmarks the network has a few dozen arcs a node where a matrix of them would
// have as many as columns. Where costs double from each circle around a row to the next, as with powers of distances in a
// tree, those ways are long and nearly all arcs are kept: some 70 bytes a pair while it is made, 1.1 GB for 4000 rows.
type Residual struct {
	in     *instance
	result *Result
	holders
	outside int32
	full    Mask // columns without a free place

	exit      []int64 // of each node with rows, the arc to outside
	exitBy    []int32 // the row that takes it; -1 for none
	exitOut   Mask    // nodes whose exit is that the row stays out
	entry     []int64 // of each node with rows, the arc from outside
	entryBy   []int32 // the row that takes it; -1 for none
	out, into arcs    // by the node that they leave, and that they reach

	options Options
	once    struct{ from, to sync.Once }
	from    *tree // distances from outside
	to      *tree // and to it
}

// A Move is one row's change: From and To are columns, -1 for staying out.
type Move struct {
	Row, From, To int
}

// A Loss is what the best that is possible with a change is worse than the optimum.
type Loss struct {
	// Possible is false for what cannot be: a pair that is not allowed, a column without places,
	// a row left out under Complete.
	Possible bool
	// Fewer is how many fewer rows are assigned. Under Priced it is that of
	// one of the best assignments.
	Fewer int
	// Cost is by how much the total rises, negative where it falls. Under Priced
	// it is that of costs and of prices for staying out.
	Cost int64
}

// A Change is a loss and how it comes about: the rows that move. Doing all moves
// together on the optimum gives a best assignment with the change.
type Change struct {
	Loss
	Moves []Move
}

// Less tells whether a is the smaller loss for the goal: what is possible
// before what is not, fewer rows lost before more unless rows are
// priced, then less cost.
func (g Goal) Less(a, b Loss) bool {
	switch {
	case a.Possible != b.Possible:
		return a.Possible
	case g != Priced && a.Fewer != b.Fewer:
		return a.Fewer < b.Fewer
	default:
		return a.Cost < b.Cost
	}
}

// fromOutside has the paths from outside, toOutside those to it. Each is searched when first asked for.
func (g *Residual) fromOutside() *tree {
	g.once.from.Do(func() { g.from = g.search(g.outside, false, g.newQueue()) })
	return g.from
}

func (g *Residual) toOutside() *tree {
	g.once.to.Do(func() { g.to = g.search(g.outside, true, g.newQueue()) })
	return g.to
}

func (g *Residual) newQueue() *nodeQueue { return newNodeQueue(int(g.outside) + 1) }

// hasRoom tells whether a column has places, and a free one.
func (g *Residual) hasRoom(j int) bool { return int(g.load[j]) < g.in.capacity(j) }

// key is the node from which distances of column j are those of the network: itself when it
// is full, and outside when it has a free place.
func (g *Residual) key(j int) int32 {
	if g.full.Has(j) {
		return int32(j)
	}
	return g.outside
}

// loss makes a loss of a length, which counts what each row left out costs.
func (g *Residual) loss(length int64, fewer int) Loss {
	l := Loss{Possible: true, Fewer: fewer, Cost: length}
	if g.in.Goal != Priced && g.in.rows > 0 {
		l.Cost -= int64(fewer) * g.result.OutPrice[0]
	}
	return l
}

// complete is a loss with what the goal does not allow.
func (g *Residual) complete(l Loss) Loss {
	if g.in.Goal == Complete && l.Fewer > 0 {
		return Loss{}
	}
	return l
}

// WithoutRow is what taking row i out of the problem changes: its own cost, or price for
// staying out, goes with it.
func (g *Residual) WithoutRow(i int) (Change, error) {
	if i < 0 || i >= g.in.rows {
		return Change{}, bad("there is no row %d of %d", i, g.in.rows)
	}
	own := g.node[i]
	if own == g.outside {
		l := Loss{Possible: true}
		if g.in.Goal == Priced {
			l.Cost = -g.result.OutPrice[i]
		}
		return Change{Loss: l}, nil
	}
	t := g.fromOutside()
	l := g.loss(t.distance[own]-g.result.RowPrice[i], int(t.fewer[own]))
	l.Fewer++
	return Change{l, append([]Move{{i, int(own), -1}}, g.movesFrom(t, own)...)}, nil
}

// MorePlace is what one more place in column j changes. It is no loss: Fewer is 0 or less, and
// where no more rows are assigned so is Cost. A column of capacity 0 is solved for
// again, from the result; it alone reads costs, and can end with ctx or with another
// error of [Solve].
func (g *Residual) MorePlace(ctx context.Context, j int) (Change, error) {
	if j < 0 || j >= g.in.columns {
		return Change{}, bad("there is no column %d of %d", j, g.in.columns)
	}
	if g.in.capacity(j) == 0 {
		return g.solveWith(ctx, j, 1)
	}
	gain := int64(0)
	if g.full.Has(j) {
		gain = g.fromOutside().distance[j] + g.result.ColumnPrice[j]
	}
	if gain == 0 {
		return Change{Loss: Loss{Possible: true}}, nil
	}
	t := g.fromOutside()
	return Change{g.loss(gain, int(t.fewer[j])), g.movesFrom(t, int32(j))}, nil
}

// FewerPlace is what one place less in column j changes. It is not possible for a column without
// places, nor under Complete where a row would have to stay out.
func (g *Residual) FewerPlace(j int) (Change, error) {
	switch {
	case j < 0 || j >= g.in.columns:
		return Change{}, bad("there is no column %d of %d", j, g.in.columns)
	case g.in.capacity(j) == 0:
		return Change{}, nil
	case !g.full.Has(j):
		return Change{Loss: Loss{Possible: true}}, nil
	}
	t := g.toOutside()
	l := g.complete(g.loss(t.distance[j]-g.result.ColumnPrice[j], int(t.fewer[j])))
	if !l.Possible {
		return Change{}, nil
	}
	moves, err := g.movesTo(t, int32(j), nil)
	return Change{l, moves}, err
}

// WithoutColumn is what taking all places of column j away changes. Where it has several rows
// the problem is solved again, from the result; ctx and errors are as in MorePlace.
func (g *Residual) WithoutColumn(ctx context.Context, j int) (Change, error) {
	if j < 0 || j >= g.in.columns {
		return Change{}, bad("there is no column %d of %d", j, g.in.columns)
	}
	if g.load[j] == 0 {
		return Change{Loss: Loss{Possible: true}}, nil
	}
	if g.in.capacity(j) == 1 {
		return g.FewerPlace(j)
	}
	return g.solveWith(ctx, j, 0)
}

// solveWith solves the problem again with another capacity of column j.
func (g *Residual) solveWith(ctx context.Context, j, capacity int) (Change, error) {
	e := Edit{Capacity: make([]int, g.in.columns)}
	for k := range e.Capacity {
		e.Capacity[k] = g.in.capacity(k)
	}
	e.Capacity[j] = capacity
	q, changes, err := e.Apply(g.in.Problem)
	if err != nil {
		return Change{}, err
	}
	changes.Narrowed = e.Narrows(g.in.Problem)
	q.Goal = g.in.Goal
	if q.Goal == Complete {
		q.Goal = MostRows // which says how many rows have to stay out
	}
	r, err := Resolve(ctx, q, g.result, changes, g.options)
	if err != nil {
		return Change{}, err
	}
	c := Change{Loss: Loss{Possible: true, Fewer: g.result.Assigned - r.Assigned, Cost: r.Total - g.result.Total}}
	for i, to := range r.Column {
		from := g.result.Column[i]
		if from != to {
			c.Moves = append(c.Moves, Move{i, from, to})
		}
		if g.in.Goal == Priced {
			if from < 0 {
				c.Cost -= g.result.OutPrice[i]
			}
			if to < 0 {
				c.Cost += g.result.OutPrice[i]
			}
		}
	}
	if c.Loss = g.complete(c.Loss); !c.Possible {
		c.Moves = nil
	}
	return c, nil
}
