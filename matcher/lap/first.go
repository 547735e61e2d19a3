package lap

import "context"

// firstPrices sets the price of each column to the least of cost less the
// row's least cost, over some rows: what even the row that wants the
// column most loses by having it. (Column reduction of Jonker and Volgenant
// 1987 after a row reduction.) It reads every third row.
func (e *engine) firstPrices(ctx context.Context) error {
	const every = 3
	type state struct {
		reader reader
		price  []int64
	}
	zero := make([]int64, e.in.columns)
	states, err := eachBlock(ctx, e.processors, (e.in.rows+every-1)/every,
		func() *state {
			s := &state{e.in.reader(), make([]int64, e.in.columns)}
			for j := range s.price {
				s.price[j] = everything
			}
			return s
		},
		func(s *state, from, to int) error {
			for k := from; k < to; k++ {
				x := s.reader.read(k * every)
				costs, least := x.least(zero)
				if err := e.in.check(costs); err != nil {
					return err
				}
				x.lower(s.price, least)
			}
			return nil
		})
	if err != nil {
		return err
	}
	e.rowsRead += int64((e.in.rows + every - 1) / every)
	for j := range e.v {
		price := everything
		for _, s := range states {
			price = min(price, s.price[j])
		}
		if price != everything {
			e.v[j] = price
		}
	}
	return nil
}

// lower lowers each price to the cost of the column less the least cost of the row.
func (x row) lower(price []int64, least int64) {
	switch {
	case x.column == nil && x.forbidden == nil && x.wide != nil:
		lowerAll(x.wide, price, least)
	case x.column == nil && x.forbidden == nil:
		lowerAll(x.narrow, price, least)
	default:
		x.each(func(j int, cost int64) bool {
			price[j] = min(price[j], cost-least)
			return true
		})
	}
}

func lowerAll[C int32 | int64](cost []C, price []int64, least int64) {
	price = price[:len(cost)]
	for j, c := range cost {
		if d := int64(c) - least; d < price[j] {
			price[j] = d
		}
	}
}
