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
	coarsest  = 400 // rows below which a coarse problem is not worth it
)

// coarse finds better first prices where many rows want the same columns:
// those of every tenth row in a problem of every tenth row and column, which say
// what each column is worth to these rows; and from there what it is worth to every
// third row, without which low-rank costs of 5000 rows take 1.5 times as long. It
// keeps them when they bound the optimum better. Lists are made already, and made
// anew.
func (e *engine) coarse(ctx context.Context, rows []int32) error {
	if len(rows) < e.in.rows || e.in.rows < coarsest || e.wanted()*100 >= e.in.rows*contended {
		return nil
	}
	prices, ok, err := e.coarsePrices(ctx, rows)
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

// wanted is how many rows could have the column that costs them least.
func (e *engine) wanted() int {
	n, taken := 0, make([]int32, e.in.columns)
	for i := range e.lists {
		if k, _ := e.nearest(i); k >= 0 {
			if j := e.lists[i].column[k]; taken[j] < e.room[j] {
				taken[j]++
				n++
			}
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

// coarsePrices solves a problem of every tenth row and of columns with as many
// places, and prices all columns by what they cost these rows at
// their prices. It is false when not all of these rows can have a place.
func (e *engine) coarsePrices(ctx context.Context, all []int32) (prices []int64, ok bool, err error) {
	rows := e.in.rows / coarser
	var columns, capacity []int
	for j, places := 0, 0; places < rows; j = (j + coarser) % max(1, e.in.columns) {
		if len(columns) == e.in.columns/coarser {
			return nil, false, nil // too few places on every tenth column
		}
		c := min(e.in.capacity(j), rows-places)
		columns, capacity = append(columns, j), append(capacity, c)
		places += c
	}
	var cost []int64
	var forbidden []Mask
	reader := e.in.reader()
	for i := range rows {
		if ctx.Err() != nil {
			return nil, false, stopped(ctx.Err())
		}
		mask := NewMask(len(columns))
		x := reader.read(i * coarser)
		for k, j := range columns {
			c, allowed := x.cost(j)
			if !allowed {
				mask.Set(k)
			}
			cost = append(cost, c)
		}
		forbidden = append(forbidden, mask)
	}
	e.rowsRead += int64(rows)
	in, err := newInstance(Problem{Costs: Dense(rows, len(columns), cost, forbidden), Capacity: capacity})
	if err != nil {
		return nil, false, err
	}
	small := newEngine(in, Options{Processors: e.processors})
	if err := small.run(ctx); err != nil {
		return nil, false, err
	}
	if !small.square {
		return nil, false, nil
	}
	small.unscaleAll()
	prices, err = e.pricesOf(ctx, all, coarser, func(i int, _ row) int64 { return small.u[min(i/coarser, rows-1)] })
	return prices, err == nil, err
}
