package lap

import (
	"context"
	"math"
)

// NoPair is the cost, in a row of a [Series], of a pair that is not allowed.
const NoPair = int64(1) << 62

// mostPath is more than any path of allowed pairs is long, and less than one
// with a pair that is not allowed.
const mostPath = int64(1) << 61

// A SeriesRow gives the pairs of a row under the costs of the moment: columns in any
// order, none twice, and what each costs, [NoPair] where it is not allowed. The
// slices have to stay as they are until the row is asked for again.
type SeriesRow func(i int) (column []int32, cost []int64)

// A Series is an optimum that is kept up while the costs of a few rows change, again and
// again. It is for problems of the goal [Priced] whose rows have few pairs that matter; it
// keeps no costs, and asks for a row when it needs it.
//
// # Invariants
//
// Its nodes are the columns and one for everything outside, where rows stay out and from
// where free places are taken. Every row is at a node. With c the cost of a pair, the
// price of its row for outside, and p the price of a node,
//
//	c[i][y] - p[y] >= c[i][x] - p[x]  for each row i at x and each node y that it may have,
//	p[x] >= p[outside]                for each column x with a free place,
//	p[x] <= p[outside]                for each column x that has rows.
//
// These are the reduced costs of the residual network, and where none is below 0, no cycle
// is, so that the rows are where an optimum has them (Ahuja, Magnanti and Orlin, Network
// Flows, 1993, theorem 9.3). Only differences of prices count.
//
// [Series.Repair] restores the invariants after rows have changed. It takes the arcs of these rows
// away and puts them back, one row after another. A row at x whose best node is better
// than x by g needs a search from it, by Dijkstra's algorithm, for the
// shortest way back to x, no further than g. Where there is a shorter one, the rows on it move. The
// prices of all nodes that are nearer than the way is long fall by the difference. So a search goes no further
// than the row is out of place, which is not far where costs have hardly changed.
//
// A Series is for one goroutine.
type Series struct {
	rows     SeriesRow
	capacity []int
	out      []int64 // by row
	outside  int32
	holders
	price []int64 // by node
	// Rows whose arcs are not there yet.
	pending Mask
	waiting []int32
	fallen  []int32 // nodes whose price has fallen since [Series.Moved] was asked

	// Of the search that is going on. A node was reached from the node via, by the row by; -1 for none.
	distance []int64
	by, via  []int32
	queue    *nodeQueue
	reached  []int32
	end      int32 // the node that is searched
	length   int64 // of the shortest way to it that is known

	ties seriesTies
}

// NewSeries takes up an assignment: the columns that rows have, -1 for outside, with column prices at most 0 that
// are 0 where there are free places. A nil capacity means one place each; out is the price for staying out
// of each row. Nothing is known of the costs yet: call [Series.Repair] for all rows.
//
// Sums of costs have to be within the limits of [ErrOverflow], which is not checked.
// The error is [ErrProblem], or [ErrNotProved] when the assignment or its prices are others.
func NewSeries(capacity []int, columns int, out []int64, column []int, price []int64, rows SeriesRow) (*Series, error) {
	if len(price) != columns || len(column) != len(out) || capacity != nil && len(capacity) != columns {
		return nil, bad("a series of %d rows and %d columns has %d columns of rows and %d prices", len(out), columns, len(column), len(price))
	}
	n := columns + 1
	s := &Series{
		rows: rows, capacity: capacity, out: out, outside: int32(columns),
		holders: newHolders(len(out), n), price: make([]int64, n), pending: NewMask(len(out)),
		distance: make([]int64, n), by: filled(n, -1), via: filled(n, -1), queue: newNodeQueue(n),
	}
	s.queue.distance = s.distance
	for x := range s.distance {
		s.distance[x] = farthest
	}
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
	for j, price := range price {
		switch {
		case int(s.load[j]) > s.places(int32(j)):
			return nil, wrong("column %d has %d rows in %d places", j, s.load[j], s.places(int32(j)))
		case price > 0 || price < 0 && s.hasRoom(int32(j)) && s.places(int32(j)) > 0:
			return nil, wrong("column %d has the price %d", j, price)
		}
	}
	return s, nil
}

// Clone is another series that stands where this one does, and has costs of its own.
func (s *Series) Clone(rows SeriesRow) *Series {
	t := *s
	n := len(s.price)
	t.rows = rows
	t.holders = newHolders(len(s.out), n)
	t.price, t.pending = make([]int64, n), NewMask(len(s.out))
	t.waiting, t.fallen, t.reached = nil, nil, nil
	t.distance, t.by, t.via, t.queue = make([]int64, n), filled(n, -1), filled(n, -1), newNodeQueue(n)
	t.queue.distance = t.distance
	for x := range t.distance {
		t.distance[x] = farthest
	}
	t.ties = seriesTies{}
	t.Set(s)
	return &t
}

// Set has the series stand where another one of the same rows and columns does.
func (s *Series) Set(t *Series) {
	copy(s.price, t.price)
	copy(s.node, t.node)
	copy(s.load, t.load)
	copy(s.first, t.first)
	copy(s.next, t.next)
	copy(s.prev, t.prev)
	s.fallen = s.fallen[:0]
	s.ties.known = false
}

// Column is what a row has, -1 for staying out.
func (s *Series) Column(i int) int {
	if s.node[i] == s.outside {
		return -1
	}
	return int(s.node[i])
}

// Prices are those of the columns less that of outside: at most 0 where a column has rows. They are to be read only.
func (s *Series) Prices() []int64 {
	s.level()
	return s.price[:s.outside]
}

// OutsidePrice is what outside has; it is 0 after Prices, until the next Repair.
func (s *Series) OutsidePrice() int64 { return s.price[s.outside] }

// level makes the price of outside 0, and that of columns nobody has at most that.
func (s *Series) level() {
	by := s.price[s.outside]
	for x, price := range s.price {
		s.price[x] = min(price-by, 0)
	}
}

// Own is what it costs a row to be where it is, less the price there: the row price.
func (s *Series) Own(i int) int64 {
	x := s.node[i]
	if x == s.outside {
		return s.out[i] - s.price[x]
	}
	column, cost := s.rows(i)
	for k, j := range column {
		if j == x {
			return cost[k] - s.price[x]
		}
	}
	return NoPair - s.price[x]
}

// Moved calls visit for each row whose price may be higher than it was when Moved
// was called last: those at nodes whose price has fallen. Some are visited more than once.
func (s *Series) Moved(visit func(i int)) {
	for _, x := range s.fallen {
		for i := s.first[x]; i >= 0; i = s.next[i] {
			visit(int(i))
		}
	}
	s.fallen = s.fallen[:0]
}

// Repair restores the optimum after the costs of some rows have changed, none of which is given twice; all others have to be
// at or above their prices. The error is the context's.
func (s *Series) Repair(ctx context.Context, rows []int32) error {
	s.ties.known = false
	s.waiting = s.waiting[:0]
	for _, i := range rows {
		if s.place(i).gap() > 0 {
			s.waiting = append(s.waiting, i)
			s.pending.Set(int(i))
		}
	}
	for k, i := range s.waiting {
		if k&63 == 63 && ctx.Err() != nil {
			for _, i := range s.waiting[k:] {
				s.pending[i>>6] &^= 1 << (i & 63)
			}
			return stopped(ctx.Err())
		}
		s.settle(i)
		s.pending[i>>6] &^= 1 << (i & 63)
	}
	return nil
}

// Verify proves the invariants anew: of all nodes, and of the rows that are given. With every row under its present costs,
// it proves that the assignment is an optimum. Its error is [ErrNotProved].
func (s *Series) Verify(rows []int32) error {
	outside := s.price[s.outside]
	for j := range s.outside {
		if price := s.price[j]; price < outside && s.hasRoom(j) && s.places(j) > 0 || price > outside && s.load[j] > 0 {
			return wrong("column %d has %d rows and the price %d, and staying out %d", j, s.load[j], price, outside)
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
	p := place{own: NoPair - s.price[s.node[i]]}
	p.column, p.cost = s.rows(int(i))
	p.best = s.out[i] - s.price[s.outside]
	x := s.node[i]
	if x == s.outside {
		p.own = p.best
	}
	price := s.price
	for k, j := range p.column {
		d := p.cost[k] - price[j]
		if d < p.best {
			p.best = d
		}
		if j == x {
			p.own = d
		}
	}
	return p
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
