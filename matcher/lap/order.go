package lap

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync/atomic"
)

// Where costs are a number of the row, a number of the column and the product of one more of each, or nearly,
// rows in the order of their factors go best with columns in the opposite order (Hardy, Littlewood and Pólya,
// Inequalities, 1934, section 10.2), and the prices follow from that: two columns that are next to each other are as
// good for the rows there. Bids would have to find it out by way of every column between. Such are the
// costs of Machol and Wien, squares of distances on a line, and whatever else rows agree on but for how much it matters.

const (
	// orderSample is how many rows, and how many columns, tell whether costs are so, and give the factors of all others. It takes some
	// 0.1 milliseconds, which is all that it costs where they are not.
	orderSample = 64
	// orderShare is how much of the variance of costs, but for what rows and columns differ by as a whole, one
	// product has to explain. Of distances in a plane it explains less than half, and of products of five numbers
	// too; of 1/(row + column), which it is as good for, 0.99.
	orderShare = 0.98
	// monotoneShare is how much it has to explain for the order to be tried, of which the prices may be better than those of
	// products: of distances on a line it explains 0.92, and 0.88 of some samples.
	monotoneShare = 0.85
	// mongeOf and looseOrdered: of so many gaps between columns, and rows, one may be out of order.
	mongeOf      = 50
	looseOrdered = 50
	// mostSorts is how often rows and columns are sorted by the ends of each other: nearly always, the second time moves nothing.
	mostSorts = 4
	// orderNear is how many columns of the sample are next to each other, and read from memory at once.
	orderNear = 4
	// orderRounds is how often the factors of rows and columns are found from each other: where one product explains
	// so much, what other products have in them becomes a fiftieth or less each time.
	orderRounds = 3
	// orderWindow is how many rows to either side of two columns say by how much one is better. What costs deviate
	// by at random adds up to less, the more there are.
	orderWindow = 16
	// ordered is how many of 100 rows have to be able to have the column that costs them least for prices to be kept.
	// With products it is 50 and more; with 2000 rows, products up to 4 million and up to 20000 more at random it is
	// 32, and half as long as without.
	ordered = 30
)

// byOrder sets prices and makes lists by the order of rows and columns, where that is a good beginning.
func (e *engine) byOrder(ctx context.Context, rows []int32) (bool, error) {
	f, share := e.sampleFactors()
	if share < monotoneShare {
		return false, nil
	}
	order, columns, err := e.sortByFactors(ctx, f)
	if err != nil {
		return false, err
	}
	if share < orderShare {
		if ok, err := e.sortByEnds(ctx, order, columns); !ok || err != nil {
			return false, err
		}
	}
	places := e.placesOf(columns)
	monge, err := e.pricesByOrder(ctx, order, places)
	if err != nil || !monge && share < orderShare {
		return false, err
	}
	if monge {
		if err := e.placeByOrder(ctx, order, places); err != nil {
			return false, err
		}
		if len(e.loose)*looseOrdered <= len(rows) {
			e.placed = true
			return true, nil
		}
		for _, i := range rows {
			if e.column[i] >= 0 {
				e.leave(i)
			}
		}
		if e.waits() && share < orderShare {
			return false, nil // to stay out has no place in the order after all
		}
	}
	if err := e.list(ctx, rows); err != nil {
		return false, err
	}
	e.contended = e.wanted()*100 >= ordered*len(rows)
	return e.contended, nil
}

// placesOf is the column of each place, of columns in an order.
func (e *engine) placesOf(columns []int32) []int32 {
	places := make([]int32, 0, e.in.rows)
	for _, j := range columns {
		for range e.capacity(j) {
			places = append(places, j)
		}
	}
	return places
}

// sortByEnds puts rows and columns that are nearly in the order of a Monge array into that order: the more a column costs the
// first row than the last, the later it comes, and the more the first column costs a row than the last, the later the row. What a sample
// took for the first or last may not be; so both are sorted again until nothing moves. It is false where an end of one is not
// allowed with all of the other, and where to stay out belongs at neither end: then the rest of the order would be no Monge array with it.
func (e *engine) sortByEnds(ctx context.Context, rows, columns []int32) (bool, error) {
	ofRow, ofColumn := make([]int64, e.in.rows), make([]int64, e.in.columns+1)
	reader := e.in.reader()
	for range mostSorts {
		// The reader's row holds until the next is read.
		for k, i := range []int32{rows[0], rows[len(rows)-1]} {
			x := reader.read(int(i))
			for _, j := range columns {
				c, ok := e.cost(x, j)
				if !ok {
					return false, nil
				}
				ofColumn[j] += c * int64(1-2*k)
			}
		}
		e.rowsRead += 2
		moved := sortBy(columns, ofColumn)
		if e.waits() && !e.waitAtEnd(columns, ofColumn) {
			return false, nil
		}
		clear(ofColumn)
		all, err := e.differences(ctx, ofRow, columns[0], columns[len(columns)-1])
		if !all || err != nil {
			return false, err
		}
		if !sortBy(rows, ofRow) && !moved {
			break
		}
	}
	return true, nil
}

// differences is how much more one column costs each row than another. It is false where a row may not have one of them.
func (e *engine) differences(ctx context.Context, of []int64, first, last int32) (bool, error) {
	var missing atomic.Bool
	_, err := eachBlockOf(ctx, e.crew, blocks{rows: e.in.rows, size: blockRows, pairs: 2}, e.in.reader,
		func(reader reader, from, to int) error {
			for i := from; i < to; i++ {
				x := reader.read(i)
				a, ok := e.cost(x, first)
				b, too := e.cost(x, last)
				if !ok || !too {
					missing.Store(true)
				}
				of[i] = a - b
			}
			return nil
		})
	e.rowsRead += int64(e.in.rows)
	return !missing.Load(), err
}

// sortBy sorts numbers by a key, and tells whether any has moved.
func sortBy(order []int32, key []int64) (moved bool) {
	less := func(a, b int32) int { return cmp.Compare(key[a], key[b]) }
	if slices.IsSortedFunc(order, less) {
		return false
	}
	slices.SortStableFunc(order, less)
	return true
}

// waitAtEnd moves waiting to the end of the columns among which it is, where that is the end of all. It is false elsewhere.
func (e *engine) waitAtEnd(columns []int32, key []int64) bool {
	at, last := slices.Index(columns, e.waiting), len(columns)-1
	switch key[e.waiting] {
	case key[columns[last]]:
		copy(columns[at:], columns[at+1:])
		columns[last] = e.waiting
	case key[columns[0]]:
		copy(columns[1:], columns[:at])
		columns[0] = e.waiting
	default:
		return false
	}
	return true
}

// A gap is what rows say of how much more the column of the next place costs than that of a place.
type gap struct {
	sum, count int64 // of the rows about it
	// The row of the next place says least, and that of the place most, where they would not change: costs in
	// such an order are a Monge array, and prices that differ by no less and no more everywhere are those of an optimum.
	// (Burkard, Klinz and Rudolf 1996, doi 10.1016/0166-218X(95)00103-X.)
	least, most int64
}

func (g *gap) join(h gap) {
	g.sum, g.count = g.sum+h.sum, g.count+h.count
	g.least, g.most = max(g.least, h.least), min(g.most, h.most)
}

// gaps are those between places, which have columns in an order, and rows in theirs.
func (e *engine) gaps(ctx context.Context, rows, places []int32) ([]gap, error) {
	type state struct {
		reader reader
		gaps   []gap
	}
	last := len(places) - 1
	empty := slices.Repeat([]gap{{least: -everything, most: everything}}, last)
	states, err := eachBlockOf(ctx, e.crew, blocks{rows: len(rows), size: blockRows, pairs: 2 * orderWindow},
		func() *state { return &state{e.in.reader(), slices.Clone(empty)} },
		func(s *state, from, to int) error {
			for at := from; at < to; at++ {
				x := s.reader.read(int(rows[at]))
				for k := max(0, at-orderWindow); k < min(at+orderWindow, last); k++ {
					// Between places k and k+1, as many rows are asked from the one side as from the other.
					if side := min(orderWindow, k+1, last-k); at <= k-side || at > k+side {
						continue
					}
					here, ok := e.cost(x, places[k])
					next, too := e.cost(x, places[k+1])
					if !ok || !too {
						continue
					}
					more := gap{next - here, 1, -everything, everything}
					switch at {
					case k:
						more.most = next - here
					case k + 1:
						more.least = next - here
					}
					s.gaps[k].join(more)
				}
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	e.rowsRead += int64(len(rows))
	for _, s := range states {
		for k, g := range s.gaps {
			empty[k].join(g)
		}
	}
	return empty, nil
}

// pricesByOrder sets prices with which, of columns that are next to each other in an order, each is as good as
// the next for the rows there: on the mean of those about as many places from it, or, where nearly all gaps have
// a least and a most, between these: it tells whether so many have.
func (e *engine) pricesByOrder(ctx context.Context, rows, places []int32) (monge bool, err error) {
	gaps, err := e.gaps(ctx, rows, places)
	if err != nil {
		return false, err
	}
	amiss := 0
	for _, g := range gaps {
		if g.least > g.most {
			amiss++
		}
	}
	monge = amiss*mongeOf < len(places)
	price := 0.0
	e.v[places[0]] = 0
	for k, g := range gaps {
		step := 0.0
		if g.count > 0 {
			step = float64(g.sum) / float64(g.count)
		}
		if monge {
			step = math.Round(step)
			if g.least <= g.most {
				step = min(max(step, float64(g.least)), float64(g.most))
			}
		}
		price += step
		e.v[places[k+1]] = int64(math.Round(price))
	}
	return monge, nil
}

// placeByOrder gives each row the column of its place, where none is nearer. The others are loose. No lists
// are made but bounds of what they would have.
func (e *engine) placeByOrder(ctx context.Context, rows, places []int32) error {
	type state struct {
		reader  reader
		span    span
		partial bool
	}
	least, own := make([]int64, len(rows)), make([]int64, len(rows))
	states, err := eachBlockOf(ctx, e.crew, blocks{rows: len(rows), size: blockRows, pairs: e.in.pairs()},
		func() *state { return &state{e.in.reader(), noPairs, false} },
		func(s *state, from, to int) error {
			for at := from; at < to; at++ {
				i := rows[at]
				x := s.reader.read(int(i))
				costs, near := x.least(e.v[:e.in.columns])
				if err := e.in.check(costs); err != nil {
					return err
				}
				s.span.join(costs)
				s.partial = s.partial || x.forbidden != nil
				e.lists[i] = list{beyond: min(near, everything)}
				if e.waits() {
					near = min(near, -e.v[e.waiting])
				}
				least[at], own[at] = near, farthest
				if c, ok := e.cost(x, places[at]); ok {
					own[at] = c
				}
			}
			return nil
		})
	if err != nil {
		return err
	}
	for _, s := range states {
		e.span.join(s.span)
		e.partial = e.partial || s.partial
	}
	e.rowsRead += int64(len(rows))
	e.loose = e.loose[:0]
	for at, i := range rows {
		j := places[at]
		if own[at] == farthest || own[at]-e.v[j] != least[at] {
			e.loose = append(e.loose, i)
			continue
		}
		e.u[i], e.own[i], e.level[i] = least[at], own[at], e.v[j]
		e.enter(i, j)
	}
	return e.in.check(e.span)
}
