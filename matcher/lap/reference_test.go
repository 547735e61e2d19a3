package lap

import (
	"context"
)

// A reference is a plain solver, a measure for the speed of the other and one more oracle: it finds an optimum by shortest augmenting paths.
//
// Invariants, between paths, for rows that were settled, with u and v the row
// and column prices:
//
//	cost[i][j] - u[i] - v[j] >= 0 for every allowed pair, and = 0 where row i has column j;
//	out[i] - u[i] >= 0, and = 0 where row i is left out;
//	v[j] <= 0, and v[j] < 0 only where column j is full.
type reference struct {
	in *instance
	// The allowed pairs, row after row: those of row i from start[i] to start[i+1].
	start []int
	pairs []pair

	out, u, v []int64
	column    []int32 // of each row; -1 for none
	load      []int32 // rows that each column has
	// The rows of a column are a list: first[j], then next of it, up to -1.
	first      []int32
	next, prev []int32

	// Of the path being searched.
	distance []int64 // of each column, from the row that is to be settled
	from     []int32 // the row that a column was reached by
	heap     heap
	reached  []int32 // columns with a distance
	scanned  []scan

	rowsRead int64
}

type pair struct {
	cost   int64
	column int32
}

// A scan is a row at its distance.
type scan struct {
	row      int32
	distance int64
}

// solvedReference has the plain solver solve a problem.
func solvedReference(in *instance) (*reference, error) {
	s, err := newReference(context.Background(), in, Options{})
	if err != nil {
		return nil, err
	}
	return s, s.run(context.Background(), nil)
}

func newReference(ctx context.Context, in *instance, opt Options) (*reference, error) {
	s := &reference{in: in}
	costs := make([][]pair, in.rows)
	type state struct {
		reader reader
		span   span
	}
	states, err := eachBlock(ctx, opt.Processors, in.rows,
		func() *state { return &state{in.reader(), noPairs} },
		func(t *state, from, to int) error {
			for i := from; i < to; i++ {
				x := t.reader.read(i)
				list := make([]pair, 0, len(x.narrow)+len(x.wide))
				x.each(func(j int, cost int64) bool {
					t.span.join(span{cost, cost})
					list = append(list, pair{cost, int32(j)})
					return true
				})
				costs[i] = list
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	s.rowsRead = int64(in.rows)
	all := noPairs
	for _, t := range states {
		all.join(t.span)
	}
	if err := in.check(all); err != nil {
		return nil, err
	}
	s.out = make([]int64, in.rows)
	for i := range s.out {
		if in.Goal == Priced {
			s.out[i] = in.ownOutPrice(i)
		} else {
			s.out[i] = in.outPrice(all)
		}
	}
	s.start = make([]int, in.rows+1)
	for i, list := range costs {
		s.start[i+1] = s.start[i] + len(list)
	}
	s.pairs = make([]pair, 0, s.start[in.rows])
	for _, list := range costs {
		s.pairs = append(s.pairs, list...)
	}
	s.u, s.v = make([]int64, in.rows), make([]int64, in.columns)
	s.column, s.next, s.prev = filled(in.rows, -1), filled(in.rows, -1), filled(in.rows, -1)
	s.load, s.first = make([]int32, in.columns), filled(in.columns, -1)
	s.distance, s.from = make([]int64, in.columns), filled(in.columns, -1)
	for j := range s.distance {
		s.distance[j] = farthest
	}
	return s, nil
}

// run settles row after row.
func (s *reference) run(ctx context.Context, progress func(assigned, rows int)) error {
	for i := range s.in.rows {
		if err := s.settle(ctx, int32(i)); err != nil {
			return err
		}
		if progress != nil && i%256 == 255 {
			progress(i+1, s.in.rows)
		}
	}
	if progress != nil {
		progress(s.in.rows, s.in.rows)
	}
	return nil
}

// settle assigns a row or leaves one out, by a shortest augmenting path from
// the row: Dijkstra's algorithm over columns, with reduced costs as lengths.
// The path ends in a column with a free place or with a row that goes out.
func (s *reference) settle(ctx context.Context, row int32) error {
	s.u[row] = s.out[row]
	for _, p := range s.pairs[s.start[row]:s.start[row+1]] {
		s.u[row] = min(s.u[row], p.cost-s.v[p.column])
	}
	length := int64(farthest)
	endRow, endColumn := int32(-1), int32(-1)
	scanRow := func(i int32, distance int64) {
		s.scanned = append(s.scanned, scan{i, distance})
		if d := distance + s.out[i] - s.u[i]; d < length {
			length, endRow = d, i
		}
		base := distance - s.u[i]
		for _, p := range s.pairs[s.start[i]:s.start[i+1]] {
			d := base + p.cost - s.v[p.column]
			// At the same length an assignment is preferred to staying out.
			if d > length || d >= s.distance[p.column] {
				continue
			}
			if s.distance[p.column] == farthest {
				s.reached = append(s.reached, p.column)
			}
			s.distance[p.column], s.from[p.column] = d, i
			s.heap.push(entry{d, p.column})
		}
	}
	scanRow(row, 0)
	// Invariant: columns taken from the heap have their final distances, which
	// never fall from one to the next, and no end of a path is nearer.
	for len(s.heap) > 0 {
		if ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		e := s.heap.pop()
		if e.distance != s.distance[e.column] {
			continue // it was reached at less meanwhile
		}
		if e.distance > length {
			break
		}
		if int(s.load[e.column]) < s.in.capacity(int(e.column)) {
			length, endColumn = e.distance, e.column
			break
		}
		for i := s.first[e.column]; i >= 0; i = s.next[i] {
			scanRow(i, e.distance)
		}
	}
	for _, t := range s.scanned {
		s.u[t.row] += length - t.distance
	}
	for _, j := range s.reached {
		s.v[j] -= max(0, length-s.distance[j])
		s.distance[j] = farthest
	}
	s.augment(row, endRow, endColumn)
	s.heap, s.reached, s.scanned = s.heap[:0], s.reached[:0], s.scanned[:0]
	return nil
}

// augment moves the rows along the path that was found: each row to the
// column after it, the last one out when the path does not end in a column.
func (s *reference) augment(row, endRow, endColumn int32) {
	j := endColumn
	if j < 0 {
		if endRow == row {
			return
		}
		j = s.leave(endRow)
	}
	for {
		i := s.from[j]
		if i == row {
			s.enter(i, j)
			return
		}
		old := s.leave(i)
		s.enter(i, j)
		j = old
	}
}

// leave takes a row from its column, and returns the column.
func (s *reference) leave(i int32) int32 {
	j := s.column[i]
	if s.prev[i] >= 0 {
		s.next[s.prev[i]] = s.next[i]
	} else {
		s.first[j] = s.next[i]
	}
	if s.next[i] >= 0 {
		s.prev[s.next[i]] = s.prev[i]
	}
	s.column[i] = -1
	s.load[j]--
	return j
}

// enter gives a row without a column one that has a free place.
func (s *reference) enter(i, j int32) {
	s.column[i] = j
	s.next[i], s.prev[i] = s.first[j], -1
	if s.first[j] >= 0 {
		s.prev[s.first[j]] = i
	}
	s.first[j] = i
	s.load[j]++
}
