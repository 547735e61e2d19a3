package lap

import (
	"context"
	"slices"
)

// How first prices are judged, and how much smaller a coarse problem is.
const (
	// Good first prices make some 55 of 100 rows want a column that no other
	// wants, whatever the kind of costs; where rows agree on which columns
	// are good, as with costs that are products, it is under 10.
	contended = 10
	coarser   = 10
	// Under 2, as with products of one number of the row and one of the column, a
	// coarse problem of every fifth row leaves half as much to do; with products
	// of five numbers it takes 1.4 times as long.
	alike       = 2
	coarseAlike = 5
	coarsest    = 400 // rows below which a coarse problem is not worth it
)

// coarse finds better first prices where many rows want the same columns:
// those of every tenth or fifth row in a problem of as few rows and columns, which
// say what each column is worth to these rows; and from there what it is worth to every
// third row, without which low-rank costs of 5000 rows take 1.5 times as long. It
// keeps them when they bound the optimum better. Lists are made already, and made
// anew.
func (e *engine) coarse(ctx context.Context, rows []int32) error {
	if len(rows) < e.in.rows || e.in.rows < coarsest {
		return nil
	}
	one, wanted := coarser, e.wanted()*100
	switch {
	case wanted >= e.in.rows*contended:
		return nil
	case wanted < e.in.rows*alike:
		one = coarseAlike
	}
	e.tell.enter(FirstPrices)
	prices, ok, err := e.coarsePrices(ctx, one)
	if err != nil || !ok {
		return err
	}
	// Now as firstPrices does it, from these prices instead of 0.
	if prices, err = e.pricesOf(ctx, rows, e.every, func(_ int, x row) int64 {
		_, least := x.least(prices)
		return least
	}); err != nil {
		return err
	}
	before, bound := slices.Clone(e.v[:e.in.columns]), e.bound()
	e.usePrices(prices)
	if err := e.list(ctx, rows); err != nil {
		return err
	}
	if e.bound() >= bound {
		e.contended = true
		return nil
	}
	e.usePrices(before)
	return e.list(ctx, rows)
}

// usePrices sets the prices of all columns but waiting.
func (e *engine) usePrices(v []int64) { copy(e.v, v) }

// nearest is the place in its list of the pair of row i that costs least, with
// that cost less the price; -1 when there is none.
func (e *engine) nearest(i int) (place int, value int64) {
	l := &e.lists[i]
	place, value = -1, everything
	for k, j := range l.column {
		if x := l.cost[k] - e.v[j]; x < value {
			place, value = k, x
		}
	}
	return place, value
}

// wanted is how many rows could have the column that cost them least when they were listed.
func (e *engine) wanted() int {
	n, taken := 0, make([]int32, e.in.columns)
	for _, j := range e.wants {
		if j >= 0 && taken[j] < e.room[j] {
			taken[j]++
			n++
		}
	}
	return n
}

// bound is what an assignment of all rows costs at least, by today's prices.
func (e *engine) bound() int64 {
	sum := int64(0)
	for i := range e.lists {
		if k, value := e.nearest(i); k >= 0 {
			sum += value
		}
	}
	for j, v := range e.v {
		sum += v * int64(e.room[j])
	}
	return sum
}

// coarsePrices solves a problem of one of so many rows and of columns with as many
// places, and prices all columns by what they cost these rows at
// their prices. It is false when not all of these rows can have a place.
//
// Where rows and columns are in order of their worth, the best has the worst: the
// columns are chosen from the other end, so that chosen rows have chosen columns.
// All prices would be those of other columns otherwise, a few places away, and
// products of 2000 rows take three times as long.
func (e *engine) coarsePrices(ctx context.Context, one int) (prices []int64, ok bool, err error) {
	rows, mirrored := every(one, e.in.rows), every(one, e.in.columns)
	var columns, capacity []int
	for k, places := 0, 0; places < len(rows); k++ {
		if k == len(mirrored) {
			return nil, false, nil // too few places on these columns
		}
		j := e.in.columns - 1 - int(mirrored[len(mirrored)-1-k])
		c := min(e.in.capacity(j), len(rows)-places)
		columns, capacity = append(columns, j), append(capacity, c)
		places += c
	}
	var cost []int64
	forbidden := make([]Mask, len(rows))
	reader := e.in.reader()
	for n, i := range rows {
		if ctx.Err() != nil {
			return nil, false, stopped(ctx.Err())
		}
		x := reader.read(int(i))
		for k, j := range columns {
			c, allowed := x.cost(j)
			if !allowed {
				if forbidden[n] == nil {
					forbidden[n] = NewMask(len(columns))
				}
				forbidden[n].Set(k)
			}
			cost = append(cost, c)
		}
	}
	e.rowsRead += int64(len(rows))
	in, err := newInstance(Problem{Costs: Dense(len(rows), len(columns), cost, forbidden), Capacity: capacity})
	if err != nil {
		return nil, false, err
	}
	small := newEngine(in, Options{}, e.crew)
	if err := small.run(ctx); err != nil {
		return nil, false, err
	}
	if !small.square {
		return nil, false, nil
	}
	small.unscaleAll()
	rowPrice := make([]int64, e.in.rows)
	for n, i := range rows {
		rowPrice[i] = small.u[n]
	}
	prices, err = e.pricesOf(ctx, rows, 1, func(i int, _ row) int64 { return rowPrice[i] })
	return prices, err == nil, err
}

// every is one of so many of the numbers below n, evenly from all of them.
func every(one, n int) []int32 {
	chosen := make([]int32, n/one)
	for k := range chosen {
		chosen[k] = int32((2*k + 1) * n / (2 * len(chosen)))
	}
	return chosen
}
