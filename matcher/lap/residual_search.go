package lap

// arcs are in rows of nodes: those of node x are from start[x] to start[x+1].
type arcs struct {
	start  []int
	node   []int32 // at the other end
	row    []int32 // that moves
	length []int64
}

// A tree has the shortest paths between all nodes and one: from it, or to it.
type tree struct {
	distance []int64
	fewer    []int32 // rows that a path leaves out less those that it takes in
	// The arc of a node's path that is next to the node: the node at its other
	// end and the row that moves, -1 for none.
	next, by []int32
}

// search finds the shortest paths from a node, or back to it, by Dijkstra's algorithm.
func (g *Residual) search(root int32, back bool, q *nodeQueue) *tree {
	n := int(g.outside) + 1
	t := &tree{make([]int64, n), make([]int32, n), filled(n, -1), filled(n, -1)}
	for x := range t.distance {
		t.distance[x] = farthest
	}
	t.distance[root] = 0
	q.distance = t.distance
	q.put(root)
	list := &g.out
	if back {
		list = &g.into
	}
	// Invariant: nodes taken from the queue have their final distances.
	for len(q.node) > 0 {
		x := q.take()
		d := t.distance[x]
		if x == g.outside {
			g.pass(t, back, d, q)
			continue
		}
		to, by := g.exit[x], g.exitBy[x]
		change := int32(0)
		switch {
		case !back && g.exitOut.Has(int(x)):
			change = 1
		case back:
			if to, by = g.entry[x], g.entryBy[x]; by >= 0 {
				change = -1
			}
		}
		if d+to < t.distance[g.outside] {
			t.reach(g.outside, x, by, d+to, t.fewer[x]+change, q)
		}
		from, end := list.start[x], list.start[x+1]
		length, row := list.length[from:end], list.row[from:end]
		for k, y := range list.node[from:end] {
			if to := d + length[k]; to < t.distance[y] {
				t.reach(y, x, row[k], to, t.fewer[x], q)
			}
		}
	}
	return t
}

// pass goes on from outside, at a distance.
func (g *Residual) pass(t *tree, back bool, d int64, q *nodeQueue) {
	for y := range g.outside {
		if g.load[y] == 0 {
			continue
		}
		to, by, change := g.entry[y], g.entryBy[y], int32(0)
		switch {
		case back:
			if to, by = g.exit[y], g.exitBy[y]; g.exitOut.Has(int(y)) {
				change = 1
			}
		case by >= 0:
			change = -1
		}
		if d+to < t.distance[y] {
			t.reach(y, g.outside, by, d+to, t.fewer[g.outside]+change, q)
		}
	}
}

func (t *tree) reach(y, x, by int32, distance int64, fewer int32, q *nodeQueue) {
	t.distance[y], t.fewer[y], t.next[y], t.by[y] = distance, fewer, x, by
	q.put(y)
}

// movesFrom are those of the path from the root of a tree to a node.
func (g *Residual) movesFrom(t *tree, x int32) []Move {
	var moves []Move
	for {
		from := t.next[x]
		if from < 0 {
			return moves
		}
		// No path from outside comes back to it.
		if by := t.by[x]; by >= 0 {
			moves = append(moves, Move{int(by), g.column(from), int(x)})
		}
		x = from
	}
}

// movesTo are those of the path from a node to the root of a tree, after some others.
func (g *Residual) movesTo(t *tree, x int32, moves []Move) ([]Move, error) {
	for {
		to := t.next[x]
		if to < 0 {
			return moves, nil
		}
		if by := t.by[x]; by >= 0 {
			end := g.column(to)
			if to == g.outside && !g.exitOut.Has(int(x)) {
				var err error
				if end, err = g.freeColumn(by, g.exit[x]); err != nil {
					return nil, err
				}
			}
			moves = append(moves, Move{int(by), g.column(x), end})
		}
		x = to
	}
}

// column is that of a node, -1 for outside.
func (g *Residual) column(x int32) int {
	if x == g.outside {
		return -1
	}
	return int(x)
}

// freeColumn is the lowest column with a free place that is as near to a row
// as its exit.
func (g *Residual) freeColumn(i int32, length int64) (int, error) {
	found := -1
	g.in.reader().read(int(i)).each(func(j int, cost int64) bool {
		if (found < 0 || j < found) && g.hasRoom(j) && cost-g.result.RowPrice[i]-g.result.ColumnPrice[j] == length {
			found = j
		}
		return true
	})
	if found < 0 {
		return 0, wrong("row %d has other costs than it had", i)
	}
	return found, nil
}
