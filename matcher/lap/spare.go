package lap

import (
	"context"
	"slices"
)

// Where there are more places than rows, a free place has to be at the highest
// price, which is 0 in the end. Paths from column prices 0 see to it; but
// where rows agree on which columns are good they are slow, as each row
// competes with all before it. Then rows are settled as in a square problem,
// from good first prices, and after that the places that stay free are put right:
// think of a row more, spare, that takes all of them at the cost 0, and
// of the highest price as the price of that row, negated.

// agreed is how many of 100 rows would have the column that they like best,
// at prices 0, below which rows agree on which columns are good. Rows with
// costs of their own are above 50, those of people who have much in common
// above 20.
const agreed = 15

// runSpare settles all rows of a problem with more places than rows. It is false when
// not every row can have a place.
func (e *engine) runSpare(ctx context.Context, rows []int32) (bool, error) {
	e.square, e.waitingRoom = true, 0
	e.room[e.waiting] = 0
	if err := e.firstPrices(ctx, rows); err != nil {
		return false, err
	}
	e.clip(e.priceOfPlace(len(rows)))
	if err := e.list(ctx, rows); err != nil {
		return false, err
	}
	e.whole = true // there is no other way for a problem to fall apart
	if e.partial {
		m := e.newMatching()
		if err := m.complete(ctx); err != nil {
			return false, err
		}
		e.rowsRead += m.rowsRead
		if slices.Contains(m.column, -1) {
			return false, nil
		}
	}
	if err := e.auction(ctx, rows); err != nil {
		return false, err
	}
	if err := e.reduce(ctx, rows); err != nil {
		return false, err
	}
	if err := e.settleLoose(ctx); err != nil {
		return false, err
	}
	return true, e.settleSpare(ctx)
}

// priceOfPlace is the price of place n, 1 or more, in the order of prices.
func (e *engine) priceOfPlace(n int) int64 {
	columns := allOf(e.in.columns)
	slices.SortFunc(columns, func(a, b int32) int { return compare(e.v[a], e.v[b]) })
	for _, j := range columns {
		if n -= e.in.capacity(int(j)); n <= 0 {
			return e.v[j]
		}
	}
	return everything
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// clip lowers all column prices to a highest one.
func (e *engine) clip(highest int64) {
	for j := range e.in.columns {
		e.v[j] = min(e.v[j], highest)
	}
}

// settleSpare puts right the prices of free places, by paths from the spare
// row: as long as a free place is below the highest price.
//
// Invariant: no price is above highest, and every pair is at or above its prices.
func (e *engine) settleSpare(ctx context.Context) error {
	highest := everything // the least price of a free place, or the highest of a column that rows have
	for j := range e.in.columns {
		if e.room[j] > 0 {
			highest = min(highest, e.v[j])
		}
	}
	for j := range e.in.columns {
		if e.first[j] >= 0 {
			highest = max(highest, e.v[j])
		}
	}
	e.clip(highest)
	p := &e.path
	for {
		p.highest, p.start = highest, -1
		for j := range int32(e.in.columns) {
			if d := highest - e.v[j]; e.room[j] > 0 && d > 0 && d < p.length {
				p.length, p.endColumn = d, j
			}
		}
		if p.endColumn < 0 {
			p.highest = everything
			return nil
		}
		p.from[p.endColumn] = -1
		for j := range int32(e.in.columns) {
			end := e.room[j] > 0 && e.v[j] < highest
			if d := highest - e.v[j]; e.first[j] >= 0 && !end && d < p.length {
				p.distance[j], p.from[j] = d, -1
				p.reached = append(p.reached, j)
				p.heap.push(entry{d, j})
			}
		}
		if err := e.search(ctx); err != nil {
			return err
		}
		highest -= p.length
		e.apply()
		e.clip(highest)
		p.clear()
	}
}
