package lap

import (
	"context"
	"math/bits"
	"slices"
	"sync/atomic"
)

// Where most columns cost a row the same and none costs it more, as where people name the ten they like best and are told
// all others are alike, only the others matter: the exceptions. A row that has none of these costs the usual,
// whatever column it has, so that it may as well stay out at that price and be given any place that stays free. This is a
// problem of compressed rows under [Priced], and its prices prove the whole: a place that stays free has the price 0, a row that
// stays out the usual cost, and no other price is above these. Where there are more rows than places, and the same cost is usual for all
// rows, all prices are moved by the difference of that and the price for staying out.

const (
	// usualSample is how many rows say whether it may be so.
	usualSample = 16
	// mostExceptions is how many a row has on the mean at most: as many as a compressed row keeps.
	mostExceptions = whole
	// usualShare: and one of so many columns at most. Of a half or more, lists and bids make as short work.
	usualShare = 4
)

// runUsual settles all rows where most columns cost each the same. It is false where that is not so.
func (e *engine) runUsual(ctx context.Context) (bool, error) {
	if e.in.Goal == Priced || e.in.rows < fewest || !e.looksUsual() {
		return false, nil
	}
	x, err := e.exceptions(ctx, e.mostExceptions(e.in.rows))
	if x == nil || err != nil {
		return false, err
	}
	return true, e.settleUsual(ctx, x)
}

// settleUsual settles all rows by their exceptions.
func (e *engine) settleUsual(ctx context.Context, x *exceptions) error {
	in, err := newInstance(Problem{
		Costs: Sparse(e.in.rows, e.in.columns, x.start, x.column, x.cost), Capacity: e.in.Capacity, Goal: Priced, OutPrice: x.usual,
	})
	if err != nil {
		return err
	}
	few := newEngine(in, Options{Progress: e.progress}, e.crew)
	if err := few.run(ctx); err != nil {
		return err
	}
	r := few.result()
	e.u = r.RowPrice
	e.usePrices(r.ColumnPrice)
	for i, j := range r.Column {
		if j >= 0 {
			e.enter(int32(i), int32(j))
		}
	}
	e.fill()
	if e.in.places < e.in.rows {
		e.leaveOut(x.usual[0])
	}
	return nil
}

// fill gives the first rows that have none the places that are free.
func (e *engine) fill() {
	free := int32(0)
	for i, j := range e.column {
		if j >= 0 {
			continue
		}
		for free < e.waiting && e.room[free] == 0 {
			free++
		}
		if free == e.waiting {
			return
		}
		e.enter(int32(i), free)
	}
}

// leaveOut has rows stay out that have no column, at the engine's price for that instead of the usual cost, where all places are taken.
func (e *engine) leaveOut(usual int64) {
	e.square, e.waitingRoom = false, 0
	for j := range e.in.columns {
		e.v[j] -= far - usual
	}
	for i := range e.u {
		e.u[i] += far - usual
	}
}

// looksUsual tells whether in a sample of rows most columns cost the same, and none more.
func (e *engine) looksUsual() bool {
	reader, most := e.in.Costs.reader(), e.mostExceptions(usualSample)
	for k := 0; k < usualSample && most >= 0; k++ {
		x := reader.read((2*k + 1) * e.in.rows / (2 * usualSample))
		e.rowsRead++
		if x.column != nil || x.forbidden.count() > 0 {
			return false
		}
		n, high := e.in.columns, x.span().high
		for j := range n {
			if x.at(j) < high {
				most--
			}
		}
	}
	return most >= 0
}

// mostExceptions is how many so many rows may have together.
func (e *engine) mostExceptions(rows int) int64 {
	return int64(rows) * int64(min(mostExceptions, e.in.columns/usualShare))
}

// exceptions are the pairs that cost less than is usual for their row, in compressed rows.
type exceptions struct {
	usual  []int64 // cost of each row
	start  []int
	column []int32
	cost   []int64
}

// exceptions finds those of all rows; nil where there are more than so many, some pair is not allowed, or rows
// have to stay out for which not the same cost is usual.
func (e *engine) exceptions(ctx context.Context, most int64) (*exceptions, error) {
	n, prices := e.in.rows, e.v[:e.in.columns] // which are 0
	x := &exceptions{usual: make([]int64, n), start: make([]int, n+1)}
	var found atomic.Int64
	type state struct {
		reader reader
		hits   []uint64
		span   span
		column []int32
		cost   []int64
	}
	parts := make([]row, n)
	states, err := eachBlockOf(ctx, e.crew, blocks{n, blockRows, e.in.pairs(), func(taken int) { e.report(taken * listedAt / 100) }},
		func() *state {
			return &state{reader: e.in.Costs.reader(), hits: make([]uint64, words(e.in.columns)), span: noPairs}
		},
		func(s *state, from, to int) error {
			for i := from; i < to && found.Load() <= most; i++ {
				costs := s.reader.read(i)
				if costs.forbidden.count() > 0 {
					found.Add(most + 1)
					break
				}
				all := costs.span()
				if err := e.in.check(all); err != nil {
					return err
				}
				s.span.join(all)
				if costs.wide != nil {
					below(costs.wide, prices, 1, all.high, s.hits)
				} else {
					below(costs.narrow, prices, 1, all.high, s.hits)
				}
				k := len(s.column)
				for w, word := range s.hits {
					for ; word != 0; word &= word - 1 {
						j := w*64 + bits.TrailingZeros64(word)
						s.column, s.cost = append(s.column, int32(j)), append(s.cost, costs.at(j))
					}
				}
				x.usual[i], parts[i] = all.high, row{wide: s.cost[k:], column: s.column[k:]}
				found.Add(int64(len(parts[i].column)))
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	e.rowsRead += int64(n)
	for _, s := range states {
		e.span.join(s.span)
	}
	if found.Load() > most || e.in.places < n && slices.Min(x.usual) < slices.Max(x.usual) {
		return nil, nil
	}
	x.column, x.cost = make([]int32, 0, found.Load()), make([]int64, 0, found.Load())
	for i, part := range parts {
		x.column, x.cost = append(x.column, part.column...), append(x.cost, part.wide...)
		x.start[i+1] = len(x.column)
	}
	return x, nil
}
