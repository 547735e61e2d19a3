package lap

import (
	"context"
	"slices"
)

// Free places have to be at the price 0. Paths from column prices 0 see to it;
// but where rows agree on which columns are good they are slow, as each row
// competes with all before it. Then rows are settled from good first prices, as
// in a square problem, and after that the places that stay free are put right:
// think of one row more, spare, that takes all free places at the cost 0, and of
// the highest price of a column as the price of that row, negated. Where rows
// may stay out at prices of their own, these are prices beyond that of spare.

// agreed is how many of 100 rows would have the column that they like best,
// at prices 0, below which rows agree on which columns are good. Rows with
// costs of their own are above 50, those of people who have much in common
// above 20.
const agreed = 15

// runSpare settles all rows by way of the spare row. It is false when not every row
// can have a place, and has to.
func (e *engine) runSpare(ctx context.Context, rows []int32) (bool, error) {
	priced := e.in.Goal == Priced
	e.spare, e.square, e.waitingRoom = true, !priced, 0
	if err := e.firstPrices(ctx, rows); err != nil {
		return false, err
	}
	level := e.priceOfPlace(len(rows))
	for j := range e.in.columns {
		e.v[j] = min(e.v[j]-level, 0)
	}
	bid := e.auctionPacked
	if !e.packs(rows) {
		bid = e.auction
		if err := e.list(ctx, rows); err != nil {
			return false, err
		}
	}
	e.whole = true // there is no other way for a problem to fall apart
	if e.partial && !priced {
		m := e.newMatching()
		if err := m.complete(ctx); err != nil {
			return false, err
		}
		e.rowsRead += m.rowsRead
		if slices.Contains(m.column, -1) {
			return false, nil
		}
	}
	if err := bid(ctx, rows); err != nil {
		return false, err
	}
	if !e.reduced {
		if err := e.reduce(ctx, rows); err != nil {
			return false, err
		}
	}
	if e.unsettled() {
		return false, errOtherWay
	}
	if err := e.settleLoose(ctx); err != nil {
		return false, err
	}
	return true, e.settleSpare(ctx)
}

// priceOfPlace is the price of place n, 1 or more, in the order of prices, or the
// highest where there are not so many.
func (e *engine) priceOfPlace(n int) int64 {
	columns := allOf(e.in.columns)
	slices.SortFunc(columns, func(a, b int32) int { return compare(e.v[a], e.v[b]) })
	highest := int64(0)
	for _, j := range columns {
		highest = e.v[j]
		if n -= e.in.capacity(int(j)); n <= 0 {
			break
		}
	}
	return highest
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
// A row that is left out has its price for staying out, which rises as
// the highest price falls.
func (e *engine) settleSpare(ctx context.Context) error {
	e.tell.enter(FreePlaces)
	e.beginPaths(e.in.rows) // none is left, but with ties each path goes through most of them
	priced := e.in.Goal == Priced
	highest := int64(0)
	if !priced {
		// The least price of a free place, or the highest of a column that rows have.
		highest = -everything
		free := everything
		for j := range e.in.columns {
			if e.room[j] > 0 {
				free = min(free, e.v[j])
			}
			if e.first[j] >= 0 {
				highest = max(highest, e.v[j])
			}
		}
		highest = max(highest, free)
		e.clip(highest)
	}
	p := &e.path
	for {
		e.highest, p.highest, p.start = highest, highest, -1
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
		if p.rows.on {
			e.setNear()
		}
		if priced {
			e.scanOut()
		}
		if err := e.search(ctx); err != nil {
			return err
		}
		if priced {
			for i := range e.out {
				e.out[i] += p.length
			}
		}
		highest -= p.length
		e.apply()
		e.clip(highest)
		p.clear()
	}
}

// scanOut goes from the spare row to all rows that are left out, but for those that are so for good.
func (e *engine) scanOut() {
	p := &e.path
	for i, j := range e.column {
		if l := &e.lists[i]; j < 0 && (len(l.column) > 0 || l.beyond != everything) {
			p.scanned = append(p.scanned, int32(i))
			p.at[i] = 0
			e.scan(int32(i), 0)
		}
	}
}
