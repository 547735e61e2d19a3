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
// rows, those without a place wait, which costs nothing at the usual price.

const (
	// usualSample is how many rows say whether it may be so.
	usualSample = 16
	// mostExceptions is how many a row has on the mean at most: as many as a compressed row keeps.
	mostExceptions = whole
	// usualShare: and at most one of so many columns. With a half or more, the ordinary search is as fast.
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
	few := newEngine(in, Options{Progress: e.tell.Progress, Gap: e.tell.Gap, Phase: e.tell.Phase}, e.crew)
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
	if e.waits() {
		e.v[e.waiting] = -x.usual[0]
	}
	e.fill()
	return nil
}

// fill gives the rows that have no column the places that are free, waiting last.
func (e *engine) fill() {
	free := int32(0)
	for i, j := range e.column {
		if j >= 0 {
			continue
		}
		for e.room[free] == 0 {
			free++
		}
		e.enter(int32(i), free)
	}
}

// looksUsual tells whether in a sample of rows most columns cost the same, and none more.
func (e *engine) looksUsual() bool {
	r, most := e.newExceptionReader(), e.mostExceptions(usualSample)
	for k := 0; k < usualSample && most >= 0; k++ {
		part, _, ok := r.read((2*k + 1) * e.in.rows / (2 * usualSample))
		e.rowsRead++
		if !ok {
			return false
		}
		most -= int64(len(part.column))
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

// An exceptionReader reads those of rows, for one goroutine.
type exceptionReader struct {
	reader reader
	prices []int64 // all 0
	hits   []uint64
	column []int32 // of all rows that were read
	cost   []int64
	span   span // of the costs of all rows, where these are listed
}

func (e *engine) newExceptionReader() *exceptionReader {
	return &exceptionReader{reader: e.in.Costs.reader(), prices: e.v[:e.in.columns], hits: make([]uint64, words(e.in.columns)), span: noPairs}
}

// read finds the exceptions of row i, and the span of its costs. It is false where the row is compressed or some pair is not allowed.
func (r *exceptionReader) read(i int) (part row, costs span, ok bool) {
	x := r.reader.read(i)
	if x.column != nil || x.forbidden.count() > 0 {
		return row{}, noPairs, false
	}
	costs = x.span()
	x.below(r.prices, 1, costs.high, r.hits)
	from := len(r.column)
	for w, word := range r.hits {
		for ; word != 0; word &= word - 1 {
			j := w*64 + bits.TrailingZeros64(word)
			r.column, r.cost = append(r.column, int32(j)), append(r.cost, x.at(j))
		}
	}
	return row{wide: r.cost[from:], column: r.column[from:]}, costs, true
}

// exceptions finds those of all rows; nil where there are more than so many, some pair is not allowed, or rows
// have to stay out for which not the same cost is usual.
func (e *engine) exceptions(ctx context.Context, most int64) (*exceptions, error) {
	n := e.in.rows
	x := &exceptions{usual: make([]int64, n), start: make([]int, n+1)}
	parts := make([]row, n)
	var found atomic.Int64
	readers, err := eachBlockOf(ctx, e.crew, blocks{n, blockRows, e.in.pairs(), func(taken int) { e.report(taken * listedAt / 100) }},
		e.newExceptionReader,
		func(r *exceptionReader, from, to int) error {
			for i := from; i < to && found.Load() <= most; i++ {
				part, costs, ok := r.read(i)
				if !ok {
					found.Add(most + 1)
					break
				}
				if err := e.in.check(costs); err != nil {
					return err
				}
				r.span.join(costs)
				x.usual[i], parts[i] = costs.high, part
				found.Add(int64(len(part.column)))
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	e.rowsRead += int64(n)
	for _, r := range readers {
		e.span.join(r.span)
	}
	if found.Load() > most || e.waits() && slices.Min(x.usual) < slices.Max(x.usual) {
		return nil, nil
	}
	x.column, x.cost = make([]int32, 0, found.Load()), make([]int64, 0, found.Load())
	for i, part := range parts {
		x.column, x.cost = append(x.column, part.column...), append(x.cost, part.wide...)
		x.start[i+1] = len(x.column)
	}
	return x, nil
}
