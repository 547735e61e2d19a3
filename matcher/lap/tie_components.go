package lap

import (
	"context"
	"slices"
)

// Membership says in how many of the optimal assignments a pair is.
type Membership int

// The memberships.
const (
	Never Membership = iota
	Sometimes
	Always
)

// Ties tells which pairs the optimum leaves open.
type Ties struct {
	graph     *tightGraph
	component []int32 // of each node
	rows      [][]int // of each component, those that it leaves open
}

// TightComponents finds the strongly connected components of the tight graph of an
// optimal result: what is a cycle in it leads from one optimum to
// another one, so that a row may have every node of its own component that
// is tight for it, and no other, each of them in some optimum. It proves the result meanwhile, as
// [Verify] does, with the same errors.
//
// Time is that of Verify and, after R. Tarjan (1972, doi 10.1137/0201010), linear in tight
// pairs, of which there are seldom more than a few a row. What is found
// does not depend on which of the optimal results and prices were given.
func TightComponents(ctx context.Context, p Problem, r *Result, opt Options) (*Ties, error) {
	in, err := newInstance(p)
	if err != nil {
		return nil, err
	}
	g, err := newTightGraph(ctx, in, r, opt.Processors)
	if err != nil {
		return nil, err
	}
	component, err := g.components(ctx)
	if err != nil {
		return nil, err
	}
	t := &Ties{graph: g, component: component}
	number := map[int32]int{}
	for i := range in.rows {
		if len(t.Columns(i)) < 2 {
			continue
		}
		c := t.component[g.node[i]]
		k, known := number[c]
		if !known {
			k = len(t.rows)
			number[c] = k
			t.rows = append(t.rows, nil)
		}
		t.rows[k] = append(t.rows[k], i)
	}
	return t, nil
}

// Pair tells in how many of the optima row i has column j, or stays out where j is -1.
func (t *Ties) Pair(i, j int) Membership {
	columns := t.Columns(i)
	switch {
	case !slices.Contains(columns, j):
		return Never
	case len(columns) == 1:
		return Always
	default:
		return Sometimes
	}
}

// Columns are those that row i has in some optimum, in increasing order; -1,
// for staying out, comes last.
func (t *Ties) Columns(i int) []int {
	g := t.graph
	var columns []int
	own := g.node[i]
	for _, j := range g.tight[i] {
		switch {
		case t.component[j] != t.component[own]:
		case j == g.out:
			columns = append(columns, -1)
		default:
			columns = append(columns, int(j))
		}
	}
	return columns
}

// Groups are the rows whose column is left open, by component: rows of
// different groups can be decided apart from each other. Rows are in
// increasing order, and groups in that of their first rows.
func (t *Ties) Groups() [][]int {
	groups := make([][]int, len(t.rows))
	for k, rows := range t.rows {
		groups[k] = slices.Clone(rows)
	}
	return groups
}

// lookRows is after how many rows or nodes of a graph it is looked at whether the context has ended. In the worst case each leads to all others.
const lookRows = 64

// components numbers the strongly connected components of the graph, by
// Tarjan's algorithm without recursion.
func (g *tightGraph) components(ctx context.Context) ([]int32, error) {
	n := int(g.room) + 1
	var (
		component = filled(n, -1)
		order     = make([]int32, n) // 1 + the number in which a node was met; 0 for none
		low       = make([]int32, n)
		open      []int32 // nodes met whose component is not known
		path      []walk
		met, done int32
	)
	meet := func(x int32) {
		met++
		order[x], low[x] = met, met
		open = append(open, x)
		path = append(path, walk{node: x})
	}
	for root := range int32(n) {
		if order[root] != 0 {
			continue
		}
		meet(root)
		for len(path) > 0 {
			// Invariant: low[x] is the first met of the open nodes that are known
			// to be reached from x.
			w := &path[len(path)-1]
			x := w.node
			_, y, more := g.step(w)
			switch {
			case more && order[y] == 0:
				if met%lookRows == 0 && ctx.Err() != nil {
					return nil, stopped(ctx.Err())
				}
				meet(y)
				continue
			case more:
				if component[y] < 0 {
					low[x] = min(low[x], low[y])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				before := path[len(path)-1].node
				low[before] = min(low[before], low[x])
			}
			if low[x] != order[x] {
				continue
			}
			for y := int32(-1); y != x; {
				y = open[len(open)-1]
				open = open[:len(open)-1]
				component[y] = done
			}
			done++
		}
	}
	return component, nil
}
