package lap

import "context"

// Alternatives are what one row could have instead.
type Alternatives struct {
	Row int
	// Column is what having each column costs, the row's own too: nothing.
	Column []Loss
	// Out is what staying out costs.
	Out Loss

	residual *Residual
	tree     *tree // of paths to the row's node
}

// Alternatives finds what row i could have instead: what each
// column would cost, by one search and one reading of the row. It takes
// about as long as it takes to go through the kept arcs.
func (g *Residual) Alternatives(ctx context.Context, i int) (*Alternatives, error) {
	if err := g.asked(ctx, i); err != nil {
		return nil, err
	}
	return g.alternatives(i, g.search(g.node[i], true, g.newQueue()), g.in.reader()), nil
}

func (g *Residual) asked(ctx context.Context, i int) error {
	if i < 0 || i >= g.in.rows {
		return bad("there is no row %d of %d", i, g.in.rows)
	}
	if err := ctx.Err(); err != nil {
		return stopped(err)
	}
	return nil
}

// EachRow finds the alternatives of every row, and calls visit for each, in no
// particular order and from several goroutines at once. It searches once for
// each column that has rows, and reads each row once. What visit is given is its
// own to keep: as many losses as there are columns. An error of visit, that of the lowest column that has one, ends it.
func (g *Residual) EachRow(ctx context.Context, visit func(*Alternatives) error) error {
	var nodes []int32
	for x, n := range g.load {
		if n > 0 {
			nodes = append(nodes, int32(x))
		}
	}
	type state struct {
		reader reader
		queue  *nodeQueue
	}
	_, err := eachBlock(ctx, g.options.Processors, len(nodes),
		func() *state { return &state{g.in.reader(), g.newQueue()} },
		func(s *state, from, to int) error {
			for _, x := range nodes[from:to] {
				t := g.search(x, true, s.queue)
				for i := g.first[x]; i >= 0; i = g.next[i] {
					if err := ctx.Err(); err != nil {
						return stopped(err)
					}
					if err := visit(g.alternatives(int(i), t, s.reader)); err != nil {
						return err
					}
				}
			}
			return nil
		})
	return err
}

// alternatives are those of a row, by the paths to its node.
func (g *Residual) alternatives(i int, t *tree, reader reader) *Alternatives {
	a := &Alternatives{Row: i, Column: make([]Loss, g.in.columns), residual: g, tree: t}
	u, v := g.result.RowPrice[i], g.result.ColumnPrice
	entered, outside := 0, t.distance[g.outside]
	if g.node[i] == g.outside {
		entered = 1
		a.Out = Loss{Possible: g.in.Goal != Complete}
	} else {
		a.Out = g.complete(g.loss(g.result.OutPrice[i]-u+outside, 1+int(t.fewer[g.outside])))
	}
	reader.read(i).each(func(j int, cost int64) bool {
		x := g.key(j)
		length, fewer := cost-u-v[j]+t.distance[x], int(t.fewer[x])-entered
		if int32(j) == g.node[i] {
			length, fewer = 0, 0
		}
		a.Column[j] = g.complete(g.loss(length, fewer))
		return true
	})
	return a
}

// Change is what it takes for the row to have a column, -1 for staying out, and who moves:
// the row itself first, then the row that makes place for it, and so on.
func (a *Alternatives) Change(j int) (Change, error) {
	g := a.residual
	own := g.column(g.node[a.Row])
	if j < -1 || j >= len(a.Column) {
		return Change{}, bad("there is no column %d of %d", j, len(a.Column))
	}
	c := Change{Loss: a.Out}
	x := g.outside
	if j >= 0 {
		c.Loss, x = a.Column[j], g.key(j)
	}
	if j == own || !c.Possible {
		return c, nil
	}
	var err error
	c.Moves, err = g.movesTo(a.tree, x, []Move{{a.Row, own, j}})
	return c, err
}

// Best is the alternative to what the row has that costs least, and its column:
// the lowest of those that cost the same, staying out (-1) after all. When none is possible, so says the loss.
func (a *Alternatives) Best() (column int, loss Loss) {
	g := a.residual
	column = -1
	if g.node[a.Row] != g.outside {
		loss = a.Out
	}
	for j, l := range a.Column {
		if int32(j) != g.node[a.Row] && l.Possible && (g.in.Goal.Less(l, loss) || column < 0 && !g.in.Goal.Less(loss, l)) {
			column, loss = j, l
		}
	}
	return column, loss
}

// Force is what it costs the optimum when row i must have column j, -1 for staying out,
// and who moves.
func (g *Residual) Force(ctx context.Context, i, j int) (Change, error) {
	a, err := g.Alternatives(ctx, i)
	if err != nil {
		return Change{}, err
	}
	return a.Change(j)
}

// Forbid is what it costs the optimum when row i must not have what it
// has, a column or staying out, and who moves: the best of its alternatives.
func (g *Residual) Forbid(ctx context.Context, i int) (Change, error) {
	a, err := g.Alternatives(ctx, i)
	if err != nil {
		return Change{}, err
	}
	j, l := a.Best()
	if !l.Possible {
		return Change{}, nil
	}
	return a.Change(j)
}
