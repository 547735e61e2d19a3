package lap

import (
	"context"
	"slices"
)

// Canonical returns, of all optimal assignments, the one that is chosen by this
// rule: row 0 has the lowest-numbered column that it has in any optimum; of
// those optima, row 1 has the lowest that it has in any; and so on.
// Staying out comes after every column. In other words it is the first
// in lexicographic order. Prices are those of r, which prove it as well.
//
// The choice depends on nothing but the problem: not on the result and the prices
// that were given, the solver, the number of processors, the order of work, a warm
// start, or the form of the costs. For the set of optima is that of the
// problem, whichever optimal prices it is read from, and it has one first member: see the
// theorem at the tight graph, which these are the steps of.
//
// # Method
//
// Row after row, from the tight graph. Let c be the node of the row, and j a
// lower node that is tight for it. Some optimum gives it j, with all rows
// before it as they were chosen, if and only if the graph without those rows and without
// this one leads from j to c. The first such j is taken, rows move along the
// way, and the row is taken out of the graph.
//
// Only a j of the same strongly connected component is tried, for following cycles never joins
// two components. The way is searched from both ends by turns, in
// steps of about equal work: from j forward, and from c backward. When forward ends
// without c, no node that it met leads there, and the next j is tried without them. When
// backward ends, only the nodes that it met lead to c.
//
// # Cost
//
// The proof of r, as by [Verify] and with its errors, which is done in the same reading of
// the rows, so that each is read once; then the searches. In the worst case those are rows times tight pairs; what
// they take on the families of the benchmarks, BenchmarkCanonical measures.
func Canonical(ctx context.Context, p Problem, r *Result, opt Options) (*Result, error) {
	return choose(ctx, p, r, opt, false)
}

// choose makes the choice of Canonical or, where it is to be fair, of Fairest.
func choose(ctx context.Context, p Problem, r *Result, opt Options, fair bool) (*Result, error) {
	in, err := newInstance(p)
	if err != nil {
		return nil, err
	}
	g, err := newTightGraph(ctx, in, r, opt.Processors)
	if err != nil {
		return nil, err
	}
	if fair {
		if err := fairest(ctx, g, r); err != nil {
			return nil, err
		}
	}
	c, err := newChooser(ctx, g)
	if err != nil {
		return nil, err
	}
	if err := c.first(ctx); err != nil {
		return nil, err
	}
	chosen := *r
	chosen.Work.RowsRead += int64(in.rows)
	chosen.Column = make([]int, in.rows)
	chosen.Assigned, chosen.Total = 0, 0
	for i, j := range g.node {
		if j == g.out {
			chosen.Column[i] = -1
			continue
		}
		chosen.Column[i] = int(j)
		chosen.Assigned++
		chosen.Total += r.RowPrice[i] + r.ColumnPrice[j]
	}
	if err := g.proves(&chosen); err != nil {
		return nil, err
	}
	return &chosen, nil
}

// proves checks the conditions of the theorem at the tight graph, which was
// made of prices that are proved: that an assignment is an optimum.
func (g *tightGraph) proves(r *Result) error {
	for i, j := range r.Column {
		node := int32(j)
		if j < 0 {
			node = g.out
		}
		if _, tight := slices.BinarySearch(g.tight[i], node); !tight {
			return wrong("row %d was moved to column %d, which is not tight for it", i, j)
		}
	}
	return g.in.shape(r)
}

// A chooser searches ways in a tight graph from which rows were taken out.
type chooser struct {
	*tightGraph
	component []int32
	// Rows by the nodes that are tight for them: those of node j are
	// entry[at[j]:at[j+1]].
	at      []int
	entries []int32
	fixed   []bool
	// Where prices are set, pairs that cost below or more are left out.
	prices *Result
	below  int64
	moved  []int32 // rows, since it was last emptied

	// Of the search for one row. A node is met when its mark is the row's.
	turn              int32
	ahead, behind     []int32 // marks of nodes met from in front, and from the end
	cameBy, goesBy    []int32 // the row that leads to a node met ahead, and from one met behind; -1 for none
	cameFrom, goesTo  []int32
	forward, backward []int32 // nodes met, in the order of meeting
	forwardAt, backAt int     // those that were gone on from
	forwardWork       int
	backWork          int
	meeting           int32
}

func newChooser(ctx context.Context, g *tightGraph) (*chooser, error) {
	component, err := g.components(ctx)
	if err != nil {
		return nil, err
	}
	return g.chooser(ctx, component)
}

// chooser makes a chooser of a graph whose components are known.
func (g *tightGraph) chooser(ctx context.Context, component []int32) (*chooser, error) {
	n := int(g.room) + 1
	c := &chooser{
		tightGraph: g, component: component, fixed: make([]bool, g.in.rows),
		ahead: make([]int32, n), behind: make([]int32, n), cameBy: make([]int32, n), goesBy: make([]int32, n),
		cameFrom: make([]int32, n), goesTo: make([]int32, n),
	}
	return c, c.index(ctx)
}

// first makes the assignment of the graph the first one.
func (c *chooser) first(ctx context.Context) error {
	if !c.open() {
		return nil
	}
	// Invariant: the assignment is an optimum, rows below i are fixed at the
	// first columns that they can have, and the lists of holders are without them.
	for i := range int32(c.in.rows) {
		if i%lookRows == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		c.fixed[i] = true
		c.unlink(i, c.node[i])
		c.moved = c.moved[:0]
		c.place(i)
	}
	return nil
}

// open tells whether any row has a choice.
func (c *chooser) open() bool {
	for i, own := range c.node {
		for _, j := range c.tight[i] {
			if j != own && c.component[j] == c.component[own] {
				return true
			}
		}
	}
	return false
}

// index lists rows by the nodes that are tight for them, where that is in their component.
func (c *chooser) index(ctx context.Context) error {
	n := int(c.room) + 1
	c.at = make([]int, n+1)
	each := func(visit func(i, j int32)) {
		for i, own := range c.node {
			if i%lookRows == 0 && ctx.Err() != nil {
				return
			}
			for _, j := range c.tight[i] {
				if c.component[j] == c.component[own] {
					visit(int32(i), j)
				}
			}
		}
	}
	each(func(_, j int32) { c.at[j+1]++ })
	for j := range n {
		c.at[j+1] += c.at[j]
	}
	cursor := append([]int(nil), c.at[:n]...)
	c.entries = make([]int32, c.at[n])
	each(func(i, j int32) {
		c.entries[cursor[j]] = i
		cursor[j]++
	})
	if err := ctx.Err(); err != nil {
		return stopped(err)
	}
	return nil
}

// place gives a row, which is on no list, the lowest node that it can have.
func (c *chooser) place(i int32) {
	own := c.node[i]
	begun := false
	for _, j := range c.tight[i] {
		if j >= own {
			return
		}
		if c.component[j] != c.component[own] {
			continue
		}
		if !begun {
			begun = true
			c.begin(own)
		}
		if c.leads(j) {
			c.move(i, j)
			return
		}
	}
}

// begin starts searches of ways to a node.
func (c *chooser) begin(end int32) {
	c.turn++
	c.forward, c.backward = c.forward[:0], c.backward[:0]
	c.forwardAt, c.backAt, c.forwardWork, c.backWork = 0, 0, 0, 0
	c.meeting = -1
	c.meetBehind(-1, end, -1)
}

// leads tells whether a way leads from a node to the end, and has it found then.
func (c *chooser) leads(j int32) bool {
	if c.ahead[j] == c.turn {
		return false // it was met on the way from another, which leads nowhere
	}
	if j < c.out && c.holders.first[j] < 0 && !c.hasRoom(j) {
		return false // rows before have all its places for good
	}
	c.meetAhead(-1, -1, j)
	return c.search()
}

// search goes on until the nodes met ahead and behind meet, or nothing is left ahead.
func (c *chooser) search() bool {
	for c.meeting < 0 {
		switch {
		case c.forwardAt == len(c.forward):
			return false
		case c.backAt == len(c.backward):
			// All that leads to the end was met, and none of it ahead.
			c.forwardAt = len(c.forward)
			return false
		case c.forwardWork <= c.backWork:
			c.goAhead()
		default:
			c.goBehind()
		}
	}
	return true
}

func (c *chooser) meetAhead(by, from, y int32) {
	c.forwardWork++
	if c.ahead[y] == c.turn || c.meeting >= 0 {
		return
	}
	c.ahead[y], c.cameBy[y], c.cameFrom[y] = c.turn, by, from
	c.forward = append(c.forward, y)
	if c.behind[y] == c.turn {
		c.meeting = y
	}
}

func (c *chooser) meetBehind(by, x, to int32) {
	c.backWork++
	if c.behind[x] == c.turn || c.meeting >= 0 {
		return
	}
	c.behind[x], c.goesBy[x], c.goesTo[x] = c.turn, by, to
	c.backward = append(c.backward, x)
	if c.ahead[x] == c.turn {
		c.meeting = x
	}
}

// goAhead goes on from the next node met ahead.
func (c *chooser) goAhead() {
	x := c.forward[c.forwardAt]
	c.forwardAt++
	c.forwardWork++
	own := c.component[x]
	for w := (walk{node: x}); c.meeting < 0; {
		i, y, ok := c.step(&w)
		if !ok {
			return
		}
		if c.component[y] == own && (i < 0 || !c.dear(i, y)) {
			c.meetAhead(i, x, y)
		}
	}
}

// goBehind goes on from the next node met behind.
func (c *chooser) goBehind() {
	y := c.backward[c.backAt]
	c.backAt++
	c.backWork++
	own := c.component[y]
	switch {
	case y == c.room:
		for _, x := range c.free {
			if c.component[x] == own && c.hasRoom(x) {
				c.meetBehind(-1, x, y)
			}
		}
	case y < c.out && c.isFree.Has(int(y)) && c.load[y] > 0 && c.component[c.room] == own:
		c.meetBehind(-1, c.room, y)
	}
	for _, i := range c.entries[c.at[y]:c.at[y+1]] {
		if x := c.node[i]; !c.fixed[i] && x != y && !c.dear(i, y) {
			if c.meetBehind(i, x, y); c.meeting >= 0 {
				return
			}
		}
	}
}

// move moves row i to node j, and rows along the way from there to the end.
func (c *chooser) move(i, j int32) {
	// Each row of the way moves once, and what leads to a node is another row
	// than leads from it.
	for y := c.meeting; y != j; y = c.cameFrom[y] {
		c.shift(c.cameBy[y], y)
	}
	for x := c.meeting; c.goesTo[x] >= 0; x = c.goesTo[x] {
		c.shift(c.goesBy[x], c.goesTo[x])
	}
	c.load[c.node[i]]--
	c.load[j]++
	c.node[i] = j
	c.moved = append(c.moved, i)
}

// shift moves a row, if any, to a node.
func (c *chooser) shift(i, y int32) {
	if i >= 0 {
		c.leave(i)
		c.enter(i, y)
		c.moved = append(c.moved, i)
	}
}
