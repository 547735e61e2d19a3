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
	t := &Ties{graph: g, component: g.components()}
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
	for _, j := range g.of(int32(i)) {
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

// components numbers the strongly connected components of the graph, by
// Tarjan's algorithm without recursion.
func (g *tightGraph) components() []int32 {
	n := int(g.room) + 1
	// Links of node x are to[at[x]:at[x+1]].
	at := make([]int, n+1)
	for x := range int32(n) {
		g.links(x, func(int32, int32) { at[x+1]++ })
		at[x+1] += at[x]
	}
	to := make([]int32, 0, at[n])
	for x := range int32(n) {
		g.links(x, func(_, y int32) { to = append(to, y) })
	}
	var (
		component = filled(n, -1)
		order     = make([]int32, n) // 1 + the number in which a node was met; 0 for none
		low       = make([]int32, n)
		cursor    = slices.Clone(at[:n])
		open      []int32 // nodes met whose component is not known
		path      []int32
		met, done int32
	)
	for root := range int32(n) {
		if order[root] != 0 {
			continue
		}
		path = append(path, root)
		for len(path) > 0 {
			x := path[len(path)-1]
			if order[x] == 0 {
				met++
				order[x], low[x] = met, met
				open = append(open, x)
			}
			// Invariant: low[x] is the first met of the open nodes that are known
			// to be reached from x.
			down := false
			for cursor[x] < at[x+1] && !down {
				y := to[cursor[x]]
				switch {
				case order[y] == 0:
					path = append(path, y)
					down = true
				default:
					if component[y] < 0 {
						low[x] = min(low[x], low[y])
					}
					cursor[x]++
				}
			}
			if down {
				continue
			}
			path = path[:len(path)-1]
			if low[x] != order[x] {
				continue
			}
			for {
				y := open[len(open)-1]
				open = open[:len(open)-1]
				component[y] = done
				if y == x {
					break
				}
			}
			done++
		}
	}
	return component
}
