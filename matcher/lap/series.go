package lap

import (
	"context"
	"math"
	"slices"
)

// NoPair is the cost, in a row of a [Series], of a pair that is not allowed.
const NoPair = int64(1) << 62

// mostPath is more than any path of allowed pairs is long, and less than one
// with a pair that is not allowed.
const mostPath = int64(1) << 61

// SeriesCosts has the costs of the moment.
type SeriesCosts interface {
	// Row gives the pairs of a row: columns in any order, none twice, and what each
	// costs, [NoPair] where it is not allowed. The slices have to stay as they are
	// until the row is asked for again.
	Row(i int) (column []int32, cost []int64)
	// Rows gives the rows that have a pair with a column, and maybe others, and where the pair
	// stands in each row; it is looked for where it is not there.
	Rows(j int) (row, at []int32)
}

// A Series is an optimum that is kept up while the costs of rows change, again and
// again. It is for problems of the goal [Priced] whose rows have few pairs that
// matter. It keeps no costs, and asks for those of a row when it needs them.
//
// # Invariants
//
// Its nodes are the columns and one for everything outside, where rows stay out
// and from where free places are taken. Every row is at a node. With c the cost of
// a pair, the price of its row for outside, and p the price of a node, 0 for outside,
//
//	c[i][y] - p[y] >= c[i][x] - p[x]  for each row i at x and each node y that it may have,
//	p[x] <= 0                         for each column x, and = 0 where it has a free place.
//
// These are the conditions of an optimum as [Verify] has them. The differences, and -p[x] of a
// column that has rows, are the reduced costs of the residual network. Each is the length of an arc, and they
// are at least 0 (Ahuja, Magnanti and Orlin, Network Flows, 1993, theorem 9.3).
//
// # Method
//
// [Series.Repair] restores the invariants after rows have changed. It takes the
// arcs of these rows away and puts them back, one row after another. Let a row be at x,
// and its best node better than x by a gap. Then the shortest way from the row back to x
// is searched, as far as the gap: forward from the row, and backward from x, by
// Dijkstra's algorithm, until what is left on one side and on the other is together no nearer
// than the shortest way that is known, or than the gap. Where
// there is a way that is shorter than the gap, the rows on it move. With the searches as far as f and b,
// which together are the length of the way, or the gap, prices of nodes at a distance d < f fall by f - d,
// and those at a distance d < b from x rise by b - d. Then all arcs are at least 0 again, those of the row as well.
//
// A search goes no further than the row is out of place, which is not far where costs have hardly
// changed; and where one side is cut off from outside, only through that one.
//
// A Series is for one goroutine.
type Series struct {
	costs    SeriesCosts
	capacity []int
	out      []int64 // by row
	outside  int32
	holders
	price   []int64 // by node
	at      []int32 // by row: where its node is among the pairs of the row, as far as is known
	pending Mask    // rows whose arcs are not there
	waiting []int32
	fallen  []int32 // nodes whose price has fallen, and those that rows have moved to, since [Series.Moved]
	risen   []int32 // columns whose price has risen

	seriesSearch
	ties seriesTies
}

// NewSeries takes up an assignment: the columns that rows have, -1 for outside, with
// column prices at most 0 that are 0 where there are free places. A nil capacity
// means one place each; out is the price for staying out of each row. Nothing is
// known of the costs yet: call [Series.Repair] for all rows.
//
// Sums of costs have to be within the limits of [ErrOverflow], which is not checked.
// The error is [ErrProblem], or [ErrNotProved] when the assignment or its prices are
// others.
func NewSeries(capacity []int, columns int, out []int64, column []int, price []int64, costs SeriesCosts) (*Series, error) {
	if len(price) != columns || len(column) != len(out) || capacity != nil && len(capacity) != columns {
		return nil, bad("a series of %d rows and %d columns has %d columns of rows and %d prices", len(out), columns, len(column), len(price))
	}
	s := &Series{capacity: capacity, out: out, outside: int32(columns)}
	s.allocate()
	s.costs = costs
	copy(s.price, price)
	for i := len(column) - 1; i >= 0; i-- { // lists of holders begin with the lowest row
		j := column[i]
		if j < -1 || j >= columns {
			return nil, bad("row %d has column %d of %d", i, j, columns)
		}
		if j < 0 {
			j = columns
		}
		s.enter(int32(i), int32(j))
	}
	for j := range s.outside {
		if s.places(j) == 0 {
			s.price[j] = 0
		}
	}
	return s, s.Verify(nil)
}

func (s *Series) allocate() {
	rows, nodes := len(s.out), int(s.outside)+1
	s.holders, s.price = newHolders(rows, nodes), make([]int64, nodes)
	s.at, s.pending = make([]int32, rows), NewMask(rows)
	s.forward, s.backward = newSeriesTree(nodes), newSeriesTree(nodes)
}

// Clone is another series that stands where this one does, and has costs of its own.
func (s *Series) Clone(costs SeriesCosts) *Series {
	t := &Series{costs: costs, capacity: s.capacity, out: s.out, outside: s.outside}
	t.allocate()
	t.Set(s)
	return t
}

// Set has the series stand where another one of the same rows and columns does.
func (s *Series) Set(t *Series) {
	copy(s.price, t.price)
	copy(s.node, t.node)
	copy(s.load, t.load)
	copy(s.first, t.first)
	copy(s.next, t.next)
	copy(s.prev, t.prev)
	s.fallen, s.risen = s.fallen[:0], s.risen[:0]
	s.ties.known = false
}

// Column is what a row has, -1 for staying out.
func (s *Series) Column(i int) int {
	if s.node[i] == s.outside {
		return -1
	}
	return int(s.node[i])
}

// ColumnPrices are those of the columns. They are to be read only.
func (s *Series) ColumnPrices() []int64 { return s.price[:s.outside] }

// RowPrice is what a row's node costs it, less the price of the node.
func (s *Series) RowPrice(i int) int64 { return s.placed(int32(i), s.node[i]).own }

// Moved calls row for each row whose own price may be higher than it was when
// Moved was called last, and column for each column whose price has risen. Some
// are told of more than once.
func (s *Series) Moved(row, column func(int)) {
	for _, x := range s.fallen {
		for i := s.first[x]; i >= 0; i = s.next[i] {
			row(int(i))
		}
	}
	for _, x := range s.risen {
		column(int(x))
	}
	s.fallen, s.risen = s.fallen[:0], s.risen[:0]
}

// Repair restores the optimum after the costs of some rows have changed, none of
// which is given twice; all others have to be at or above their prices. The error
// is the context's.
func (s *Series) Repair(ctx context.Context, rows []int32) error {
	s.ties.known = false
	s.await(rows)
	for k, i := range s.waiting {
		if k&63 == 63 && ctx.Err() != nil {
			s.release(s.waiting[k:])
			return stopped(ctx.Err())
		}
		s.search(i, false)
		s.release(s.waiting[k : k+1])
	}
	return nil
}

// Hold finds prices as Repair does, but moves nobody. A row for which there is a
// shorter way stays where it is, and is not looked at by the others; it is among
// those that are returned, and has to be given to the next Repair.
func (s *Series) Hold(ctx context.Context, rows []int32) ([]int32, error) {
	s.ties.known = false
	s.await(rows)
	n := 0
	defer func() { s.release(s.waiting) }()
	for k, i := range s.waiting {
		if k&63 == 63 && ctx.Err() != nil {
			return nil, stopped(ctx.Err())
		}
		if s.search(i, true) {
			s.waiting[n], s.waiting[k] = i, s.waiting[n]
			n++
			continue
		}
		s.release(s.waiting[k : k+1])
	}
	return s.waiting[:n], nil
}

// await takes away the arcs of rows that could do better.
func (s *Series) await(rows []int32) {
	s.waiting = s.waiting[:0]
	for _, i := range rows {
		if s.place(i).gap() > 0 {
			s.waiting = append(s.waiting, i)
			s.pending.Set(int(i))
		}
	}
}

// release puts the arcs of rows back.
func (s *Series) release(rows []int32) {
	for _, i := range rows {
		s.pending[i>>6] &^= 1 << (i & 63)
	}
}

// Verify proves the invariants anew: of all columns, and of the rows that are given.
// With every row under its present costs, it proves that the assignment is an
// optimum. Its error is [ErrNotProved].
func (s *Series) Verify(rows []int32) error {
	for j := range s.outside {
		switch price, load, places := s.price[j], int(s.load[j]), s.places(j); {
		case load > places:
			return wrong("column %d has %d rows in %d places", j, load, places)
		case price > 0 || price < 0 && load < places:
			return wrong("column %d has %d rows in %d places, and the price %d", j, load, places, price)
		}
	}
	for _, i := range rows {
		if gap := s.place(i).gap(); gap != 0 {
			return wrong("row %d is at node %d, which is %d more than the least", i, s.node[i], gap)
		}
	}
	return nil
}

// A place is a row's at the prices of the moment.
type place struct {
	column    []int32
	cost      []int64
	own, best int64 // cost less price: of the node that it has, and the least
}

// gap is by how much a row could do better.
func (p place) gap() int64 { return p.own - p.best }

func (s *Series) place(i int32) place {
	p := s.placed(i, s.node[i])
	p.best = s.out[i]
	price := s.price
	for k, j := range p.column {
		p.best = min(p.best, p.cost[k]-price[j])
	}
	return p
}

// placed is the place of a row that is at node x, but for what is best.
func (s *Series) placed(i, x int32) place {
	column, cost := s.costs.Row(int(i))
	if x == s.outside {
		return place{column, cost, s.out[i], 0}
	}
	p := place{column: column, cost: cost, own: NoPair - s.price[x]}
	if k := p.find(x, s.at[i]); k >= 0 {
		s.at[i], p.own = k, cost[k]-s.price[x]
	}
	return p
}

// find is where a row has a pair with a column, which may be at k; -1 for nowhere.
func (p *place) find(x, k int32) int32 {
	if int(k) < len(p.column) && p.column[k] == x {
		return k
	}
	return int32(slices.Index(p.column, x))
}

func (s *Series) places(j int32) int {
	switch {
	case j == s.outside:
		return math.MaxInt
	case s.capacity == nil:
		return 1
	}
	return s.capacity[j]
}

func (s *Series) hasRoom(j int32) bool { return int(s.load[j]) < s.places(j) }
