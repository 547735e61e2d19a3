package lap

import "context"

// firstPrices sets the price of each column to the least of cost less the
// row's least cost, over every third row, or fewer where rows have to be
// computed: what even the row that wants the column most loses by having it.
// (Column reduction of Jonker and Volgenant 1987 after a row reduction.)
func (e *engine) firstPrices(ctx context.Context, rows []int32) error {
	prices, err := e.pricesOf(ctx, rows, e.every, func(_ int, x row) int64 {
		return x.span().low
	})
	if err == nil {
		e.usePrices(prices)
	}
	return err
}

// pricesOf is for each column the least of cost less the row's price, over every k-th of some rows, k being every,
// as far as they may have it; 0 where none may.
func (e *engine) pricesOf(ctx context.Context, rows []int32, every int, rowPrice func(i int, x row) int64) ([]int64, error) {
	type state struct {
		reader reader
		price  []int64
	}
	n := (len(rows) + every - 1) / every
	states, err := eachBlockOf(ctx, e.crew, blocks{rows: n, size: blockRows, pairs: e.in.pairs()},
		func() *state {
			s := &state{e.in.reader(), make([]int64, e.in.columns)}
			for j := range s.price {
				s.price[j] = everything
			}
			return s
		},
		func(s *state, from, to int) error {
			for k := from; k < to; k++ {
				i := int(rows[k*every])
				x := s.reader.read(i)
				if x.wide != nil {
					if err := e.in.check(x.span()); err != nil {
						return err
					}
				}
				x.lower(s.price, rowPrice(i, x))
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	e.rowsRead += int64(n)
	prices := make([]int64, e.in.columns)
	for j := range prices {
		price := everything
		for _, s := range states {
			price = min(price, s.price[j])
		}
		if price != everything {
			prices[j] = price
		}
	}
	return prices, nil
}

// lower lowers each price to the cost of the column less the least cost of the row.
func (x row) lower(price []int64, least int64) {
	switch {
	case x.column != nil:
		lowerSparse(x, price, least)
	case x.wide != nil:
		lowerDense(x.wide, x.forbidden, price, least)
	default:
		lowerNarrow(x.narrow, x.forbidden, price, least)
	}
}

func lowerSparse(x row, price []int64, least int64) {
	if x.forbidden != nil {
		x.each(func(j int, cost int64) bool {
			price[j] = min(price[j], cost-least)
			return true
		})
		return
	}
	cost := x.wide[:len(x.column)]
	for k, j := range x.column {
		price[j] = min(price[j], cost[k]-least)
	}
}

func lowerDense[C int32 | int64](cost []C, forbidden Mask, price []int64, least int64) {
	if forbidden != nil {
		eachAllowed(cost, forbidden, func(j int, c int64) { price[j] = min(price[j], c-least) })
		return
	}
	price = price[:len(cost)]
	for j, c := range cost {
		if d := int64(c) - least; d < price[j] {
			price[j] = d
		}
	}
}
