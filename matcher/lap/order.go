package lap

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Where costs are a number of the row, a number of the column and the product of one more of each, or nearly,
// rows in the order of their factors go best with columns in the opposite order (Hardy, Littlewood and Pólya,
// Inequalities, 1934, section 10.2), and the prices follow from that: two columns that are next to each other are as
// good for the rows there. Bids would have to find it out by way of every column between. Such are the
// costs of Machol and Wien, squares of distances on a line, and whatever else rows agree on but for how much it matters.

const (
	// orderSample is how many rows and columns tell whether costs are so, and the factors of the others. It takes some
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
	// orderEnds is how many of a sample are at each end of an order that is not good enough yet.
	orderEnds = 8
	// orderNear is how many columns of the sample are next to each other, and read from memory at once.
	orderNear = 4
	// orderRounds is how often the factors of rows and columns are found from each other: the part of other products in them
	// becomes a fiftieth or less each time, where one explains so much.
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
	order, places, monge, err := e.placesByFactors(ctx, f, share < orderShare)
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
	}
	if err := e.list(ctx, rows); err != nil {
		return false, err
	}
	e.contended = e.wanted()*100 >= ordered*len(rows)
	return e.contended, nil
}

// placesByFactors is the order of all rows, and the column of each place in it, with prices set, and whether costs in
// this order are a Monge array, nearly. Where again, it is sorted again by what stands at the ends of the order before as
// long as half or less of what was amiss is left: rows or columns that are beyond all of a sample, on one side, may differ by
// nothing that it could tell.
func (e *engine) placesByFactors(ctx context.Context, f factors, again bool) (rows, places []int32, monge bool, err error) {
	for before := math.MaxInt; ; {
		rows, columns, next, err := e.sortByFactors(ctx, f)
		if err != nil {
			return nil, nil, false, err
		}
		places, amiss, err := e.pricesByOrder(ctx, rows, columns)
		if err != nil {
			return nil, nil, false, err
		}
		if !again || amiss == 0 || amiss > before/2 {
			return rows, places, nearlyMonge(amiss, len(places)), nil
		}
		f, before = next, amiss
	}
}

// factors are those of some rows and columns, and what costs are beside their product, about.
type factors struct {
	rows, columns           []int32
	rowMean, columnMean     []float64
	rowFactor, columnFactor []float64 // each times a number
}

// sampleFactors tells how much of the costs of a sample one product explains. (Power iteration for
// the first singular vectors; float64 around products keeps machines from rounding in other ways.)
func (e *engine) sampleFactors() (f factors, share float64) {
	f = factors{rows: evenly(orderSample, e.in.rows), columns: evenly(orderSample, e.in.columns)}
	for l := range f.columns {
		f.columns[l] = min(f.columns[l-l%orderNear]+int32(l%orderNear), int32(e.in.columns-1))
	}
	n, m := len(f.rows), len(f.columns)
	rest, allowed := make([]float64, n*m), make([]float64, n*m)
	reader := e.in.reader()
	for k, i := range f.rows {
		x := reader.read(int(i))
		if x.column != nil {
			return f, 0
		}
		for l, j := range f.columns {
			if c, ok := x.cost(int(j)); ok {
				rest[k*m+l], allowed[k*m+l] = float64(c), 1
			}
		}
	}
	e.rowsRead += int64(n)
	f.rowMean = takeMeans(rest, allowed, n, m, m, 1)
	f.columnMean = takeMeans(rest, allowed, m, n, 1, m)
	all, squares := 0.0, make([]float64, m)
	for at, x := range rest {
		all += float64(x * x)
		squares[at%m] += float64(x * x)
	}
	a, b := make([]float64, n), make([]float64, m)
	most := slices.Index(squares, slices.Max(squares)) // the column that has most of products
	for k := range a {
		a[k] = rest[k*m+most]
	}
	for range orderRounds {
		clear(b)
		for k := range n {
			for l, x := range rest[k*m : k*m+m] {
				b[l] += float64(x * a[k])
			}
		}
		toUnit(b)
		for k := range n {
			a[k] = 0
			for l, x := range rest[k*m : k*m+m] {
				a[k] += float64(x * b[l])
			}
		}
		if share = toUnit(a); share < all/2 {
			break // it is not there after more rounds either
		}
	}
	f.rowFactor, f.columnFactor = a, b
	if all == 0 {
		return f, 0
	}
	return f, share / all
}

// takeMeans takes from each of n lines of m numbers, where they are allowed, their mean.
func takeMeans(x, allowed []float64, n, m, line, step int) []float64 {
	means := make([]float64, n)
	for k := range means {
		sum, count := 0.0, 0.0
		for l := range m {
			sum += x[k*line+l*step]
			count += allowed[k*line+l*step]
		}
		means[k] = sum / max(count, 1)
		for l := range m {
			at := k*line + l*step
			x[at] -= float64(means[k] * allowed[at])
		}
	}
	return means
}

// toUnit makes the length of a vector 1, and returns the square of what it was.
func toUnit(a []float64) (square float64) {
	for _, x := range a {
		square += float64(x * x)
	}
	if square > 0 {
		length := math.Sqrt(square)
		for k := range a {
			a[k] /= length
		}
	}
	return square
}

// A factorSum adds up, over what is allowed, the factor of a row or a column.
type factorSum struct{ product, weights, rest, count float64 }

func (s *factorSum) add(weight, rest float64) {
	s.product += float64(weight * rest)
	s.weights += weight
	s.rest += rest
	s.count++
}

func (s *factorSum) factor() float64 {
	if s.count == 0 {
		return 0
	}
	return s.product - float64(s.weights*s.rest)/s.count
}

// sortByFactors is all rows by falling factors, and all columns by rising ones; next has the factors of some of them,
// many at the ends.
func (e *engine) sortByFactors(ctx context.Context, f factors) (rows, columns []int32, next factors, err error) {
	ofRow, sums := make([]factorSum, e.in.rows), make([]factorSum, e.in.columns)
	if _, err := eachBlockOf(ctx, e.crew, blocks{rows: e.in.rows, size: blockRows, pairs: orderSample}, e.in.reader,
		func(reader reader, from, to int) error {
			for i := from; i < to; i++ {
				x, s := reader.read(i), factorSum{}
				for l, j := range f.columns {
					if c, ok := x.cost(int(j)); ok {
						s.add(f.columnFactor[l], float64(c)-f.columnMean[l])
					}
				}
				ofRow[i] = s
			}
			return nil
		}); err != nil {
		return nil, nil, next, err
	}
	reader := e.in.reader()
	for k, i := range f.rows {
		x := reader.read(int(i))
		for j := range sums {
			if c, ok := x.cost(j); ok {
				sums[j].add(f.rowFactor[k], float64(c)-f.rowMean[k])
			}
		}
	}
	e.rowsRead += int64(e.in.rows + len(f.rows))
	rows, next.rowFactor, next.rowMean = byFactor(ofRow, -1)
	columns, next.columnFactor, next.columnMean = byFactor(sums, 1)
	next.rows, next.rowFactor, next.rowMean = atTheEnds(rows, next.rowFactor, next.rowMean)
	next.columns, next.columnFactor, next.columnMean = atTheEnds(columns, next.columnFactor, next.columnMean)
	return rows, columns, next, nil
}

// byFactor is the numbers of all sums by factors that rise, or fall where sign is -1, then by number, with the factor and
// the mean of each.
func byFactor(sums []factorSum, sign float64) (order []int32, factor, mean []float64) {
	order, factor, mean = allOf(len(sums)), make([]float64, len(sums)), make([]float64, len(sums))
	for k := range sums {
		factor[k] = sums[k].factor()
		mean[k] = sums[k].rest / max(sums[k].count, 1)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(sign*factor[a], sign*factor[b]), cmp.Compare(a, b))
	})
	return order, factor, mean
}

// atTheEnds are orderSample of an order, with their factors and means: the first and last orderEnds, and others evenly between.
func atTheEnds(order []int32, factor, mean []float64) (some []int32, factors, means []float64) {
	n := len(order)
	for _, at := range evenly(orderSample, n) {
		switch k := len(some); {
		case k < orderEnds:
			at = int32(min(k, n-1))
		case k >= orderSample-orderEnds:
			at = int32(max(0, n-orderSample+k))
		}
		i := order[at]
		some, factors, means = append(some, i), append(factors, factor[i]), append(means, mean[i])
	}
	return some, factors, means
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
					here, ok := x.cost(int(places[k]))
					next, too := x.cost(int(places[k+1]))
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
// a least and a most, between these. It returns the column of each place, and how many gaps have none.
func (e *engine) pricesByOrder(ctx context.Context, rows, columns []int32) (places []int32, amiss int, err error) {
	places = make([]int32, 0, len(rows))
	for _, j := range columns {
		for range e.in.capacity(int(j)) {
			places = append(places, j)
		}
	}
	gaps, err := e.gaps(ctx, rows, places)
	if err != nil {
		return nil, 0, err
	}
	for _, g := range gaps {
		if g.least > g.most {
			amiss++
		}
	}
	monge := nearlyMonge(amiss, len(places))
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
	return places, amiss, nil
}

func nearlyMonge(amiss, places int) bool { return amiss*mongeOf < places }

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
				least[at], own[at] = near, farthest
				if c, ok := x.cost(int(places[at])); ok {
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

// evenly is so many of the numbers below n, or all, evenly from all of them.
func evenly(count, n int) []int32 { return every((n+count-1)/count, n) }
