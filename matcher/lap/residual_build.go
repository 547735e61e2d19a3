package lap

import (
	"context"
	"slices"
)

// nearest is how many arcs each row keeps at first. On the families of the benchmarks
// most distances are then covered without a second reading, and searches go through few arcs.
const nearest = 32

// bases is through how many nodes distances are bounded at most.
const bases = 6

// NewResidual proves an optimal result as [Verify] does, with its errors, and
// makes its residual network ready for questions. It reads each row once,
// or twice where its nearest columns are not enough. The costs must stay as
// they are while it is used: rows are read again for some answers.
func NewResidual(ctx context.Context, p Problem, r *Result, opt Options) (*Residual, error) {
	in, err := newInstance(p)
	if err != nil {
		return nil, err
	}
	if err := in.shape(r); err != nil {
		return nil, err
	}
	g := &Residual{in: in, result: r, outside: int32(in.columns), options: opt, holders: newHolders(in.rows, in.columns+1)}
	g.options.Progress = nil
	for i := in.rows - 1; i >= 0; i-- {
		j := g.outside
		if r.Column[i] >= 0 {
			j = int32(r.Column[i])
		}
		g.enter(int32(i), j)
	}
	g.full = NewMask(in.columns)
	for j := range in.columns {
		if c := in.capacity(j); c > 0 && int(g.load[j]) == c {
			g.full.Set(j)
		}
	}
	b := &residualBuilder{Residual: g, rowArcs: make([][]arc, in.rows), beyond: make([]int64, in.rows), rowExit: make([]int64, in.rows)}
	if err := b.read(ctx); err != nil {
		return nil, err
	}
	b.exits()
	if err := b.join(ctx); err != nil {
		return nil, err
	}
	if err := b.extend(ctx); err != nil {
		return nil, err
	}
	return g, nil
}

// An arc leads from a row to a full column.
type arc struct {
	length int64
	column int32
}

// A residualBuilder has what is needed only until the network is there.
type residualBuilder struct {
	*Residual
	rowArcs [][]arc
	beyond  []int64 // every arc of the row that is shorter is there
	rowExit []int64 // the shortest arc of the row to outside
	staying []bool  // rowExit is staying out
}

// A residualState is what one goroutine works with.
type residualState struct {
	proof
	kept    keptReader
	near    []arc
	entry   []int64 // least arc of rows that are out, by column
	entryBy []int32
}

// read goes through all rows.
func (b *residualBuilder) read(ctx context.Context) error {
	in, r := b.in, b.result
	// For the nearest column with a free place, all others have a price that bars them.
	free := make([]int64, in.columns)
	anyFree := false
	for j := range free {
		if free[j] = barred; b.hasRoom(j) {
			free[j] = 0
			anyFree = true
		}
	}
	b.staying = make([]bool, in.rows)
	b.entry, b.entryBy = make([]int64, in.columns), filled(in.columns, -1)
	for j, v := range r.ColumnPrice {
		b.entry[j] = -v
	}
	states, err := eachBlock(ctx, b.options.Processors, in.rows,
		func() *residualState {
			s := &residualState{proof: proof{span: noPairs}, entry: slices.Clone(b.entry), entryBy: filled(in.columns, -1)}
			s.kept.reader = in.reader()
			s.proof.reader = &s.kept
			return s
		},
		func(s *residualState, from, to int) error {
			for i := from; i < to; i++ {
				if err := s.row(r, i); err != nil {
					return err
				}
				if b.node[i] == b.outside {
					s.enters(b.Residual, i)
					continue
				}
				b.rowExit[i], b.staying[i] = r.OutPrice[i]-r.RowPrice[i], true
				if anyFree {
					if _, least := s.kept.last.least(free); least < farthest && least-r.RowPrice[i] <= b.rowExit[i] {
						b.rowExit[i], b.staying[i] = least-r.RowPrice[i], false
					}
				}
				b.rowArcs[i], b.beyond[i] = s.nearest(b.Residual, i, b.rowExit[i])
			}
			return nil
		})
	if err != nil {
		return err
	}
	all := proof{span: noPairs}
	for _, s := range states {
		all.span.join(s.span)
		all.total += s.total
		all.assigned += s.assigned
		for j, length := range s.entry {
			// Of rows at the same length the lowest, whoever read it.
			if by := s.entryBy[j]; by >= 0 && (length < b.entry[j] || length == b.entry[j] && (b.entryBy[j] > by)) {
				b.entry[j], b.entryBy[j] = length, by
			}
		}
	}
	return in.conclude(r, all)
}

// enters notes the arcs of a row that is out.
func (s *residualState) enters(g *Residual, i int) {
	u := g.result.RowPrice[i]
	s.kept.last.each(func(j int, cost int64) bool {
		if length := cost - u - g.result.ColumnPrice[j]; length < s.entry[j] {
			s.entry[j], s.entryBy[j] = length, int32(i)
		}
		return true
	})
}

// nearest lists the shortest arcs of a row to full columns, other than those by
// which the way outside and back is as short. Every arc that is not there is at
// least as long as the length it returns. Of arcs of one length, those to the columns that follow
// the row's own come first: then ways lead all around, where all rows could have kept the same few columns.
func (s *residualState) nearest(g *Residual, i int, exit int64) ([]arc, int64) {
	u, own := g.result.RowPrice[i], g.node[i]
	after := func(j int32) int32 { // how far a column follows the own one
		if j -= own; j < 0 {
			j += g.outside
		}
		return j
	}
	compare := func(a, b arc) int {
		if a.length != b.length {
			return compare(a.length, b.length)
		}
		return int(after(a.column) - after(b.column))
	}
	first := arc{length: farthest} // of those that are not there
	s.near = s.near[:0]
	s.kept.last.each(func(j int, cost int64) bool {
		v := g.result.ColumnPrice[j]
		a := arc{cost - u - v, int32(j)}
		if a.length > first.length || a.length >= exit-v || !g.full.Has(j) || a.column == own ||
			a.length == first.length && after(a.column) > after(first.column) {
			return true
		}
		if len(s.near) == 2*nearest {
			slices.SortFunc(s.near, compare)
			first = s.near[nearest]
			s.near = s.near[:nearest]
			if compare(a, first) >= 0 {
				return true
			}
		}
		s.near = append(s.near, a)
		return true
	})
	return slices.Clone(s.near), first.length
}

// exits chooses the exit of each node.
func (b *residualBuilder) exits() {
	b.exit, b.exitBy, b.exitOut = make([]int64, b.in.columns), filled(b.in.columns, -1), NewMask(b.in.columns)
	for x := range b.in.columns {
		b.exit[x] = farthest
		if b.load[x] > 0 && !b.full.Has(x) {
			b.exit[x] = 0
			continue
		}
		for i := b.first[x]; i >= 0; i = b.next[i] {
			if b.rowExit[i] < b.exit[x] {
				b.exit[x], b.exitBy[x] = b.rowExit[i], i
			}
		}
		if i := b.exitBy[x]; i >= 0 && b.staying[i] {
			b.exitOut.Set(x)
		}
	}
}

// join makes arcs of nodes of those of rows: of several the shortest.
func (b *residualBuilder) join(ctx context.Context) error {
	n := b.in.columns
	most := 0 // arcs
	for _, list := range b.rowArcs {
		most += len(list)
	}
	b.out, b.into = arcs{start: make([]int, n+2), node: make([]int32, 0, most), row: make([]int32, 0, most), length: make([]int64, 0, most)}, arcs{}
	best, by := make([]int64, n), make([]int32, n)
	for y := range best {
		best[y] = farthest
	}
	var met []int32
	for x := range n {
		if x%lookRows == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		for i := b.first[x]; i >= 0; i = b.next[i] {
			for _, a := range b.rowArcs[i] {
				if best[a.column] == farthest {
					met = append(met, a.column)
				}
				if a.length < best[a.column] {
					best[a.column], by[a.column] = a.length, i
				}
			}
		}
		for _, y := range met {
			b.out.node, b.out.row, b.out.length = append(b.out.node, y), append(b.out.row, by[y]), append(b.out.length, best[y])
			best[y] = farthest
		}
		met = met[:0]
		b.out.start[x+1] = len(b.out.node)
	}
	b.out.start[n+1] = len(b.out.node)
	b.into = b.out.turned(n)
	return nil
}

// turned are the same arcs by their other ends.
func (a *arcs) turned(n int) arcs {
	t := arcs{make([]int, n+2), make([]int32, len(a.node)), make([]int32, len(a.node)), make([]int64, len(a.node))}
	for _, y := range a.node {
		t.start[y+1]++
	}
	for y := range n + 1 {
		t.start[y+1] += t.start[y]
	}
	cursor := slices.Clone(t.start)
	for x := range n {
		for k := a.start[x]; k < a.start[x+1]; k++ {
			to := &cursor[a.node[k]]
			t.node[*to], t.row[*to], t.length[*to] = int32(x), a.row[k], a.length[k]
			*to++
		}
	}
	return t
}

// A base bounds distances: from each node to it and from it to each node.
type base struct {
	to, from *tree
	reach    int64 // the largest of its distances to full columns
}

// extend adds the arcs that may be on a shortest path though they are not among
// a row's nearest.
func (b *residualBuilder) extend(ctx context.Context) error {
	var known []base
	// need is how far arcs of node x may have to be followed.
	need := func(x int32) int64 {
		least := farthest
		for _, k := range known {
			least = min(least, k.to.distance[x]+k.reach)
		}
		return least
	}
	s := b.newQueue()
	add := func(x int32) {
		k := base{b.search(x, true, s), b.search(x, false, s), 0}
		for y := range b.in.columns {
			if b.full.Has(y) {
				k.reach = max(k.reach, k.from.distance[y])
			}
		}
		known = append(known, k)
	}
	add(b.outside)
	var short []int32 // rows that do not have all that is needed
	for {
		short = short[:0]
		worst, at := int64(0), int32(-1)
		for i, x := range b.node {
			if x == b.outside || b.beyond[i] == farthest {
				continue
			}
			if n := need(x); n > b.beyond[i] {
				short = append(short, int32(i))
				if lack := n - b.beyond[i]; lack > worst {
					worst, at = lack, x
				}
			}
		}
		if at < 0 || len(known) == bases {
			break
		}
		add(at)
	}
	if len(short) == 0 {
		return nil
	}
	_, err := eachBlock(ctx, b.options.Processors, len(short), b.in.reader, func(reader reader, from, to int) error {
		bound := make([]int64, b.in.columns)
		for _, i := range short[from:to] {
			x := b.node[i]
			for y := range bound {
				bound[y] = -1
				if b.full.Has(y) && int32(y) != x {
					for n, k := range known {
						if d := k.to.distance[x] + k.from.distance[y]; n == 0 || d < bound[y] {
							bound[y] = d
						}
					}
				}
			}
			u := b.result.RowPrice[i]
			// Arcs that are there stay: bounds are the lengths of ways along them. A pair that is no shorter than its bound is not missed.
			list := b.rowArcs[i]
			for _, a := range list {
				bound[a.column] = -1
			}
			var err error
			reader.read(int(i)).each(func(j int, cost int64) bool {
				length := cost - u - b.result.ColumnPrice[j]
				if length < 0 {
					err = wrong("row %d has other costs than it had", i)
				}
				if length < bound[j] {
					list = append(list, arc{length, int32(j)})
				}
				return true
			})
			if err != nil {
				return err
			}
			b.rowArcs[i] = list
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.join(ctx)
}
