package lap

import (
	"context"
	"slices"
)

// verify proves a result, as far as the earlier one does not: see Resolve.
func (w *repair) verify(ctx context.Context, r *Result) error {
	if w.everything {
		r.Work.RowsRead += int64(w.in.rows)
		return verify(ctx, w.in.Problem, r, w.opt.Processors)
	}
	if err := w.in.shape(r); err != nil {
		return err
	}
	rise, risen := -farthest, []int(nil)
	for j, price := range r.ColumnPrice {
		if w.in.capacity(j) > 0 {
			rise = max(rise, price-w.oldV[j])
			if price > w.oldV[j] {
				risen = append(risen, j)
			}
		}
	}
	// Where a few columns have risen, they are gone through themselves if that is less.
	if touched := w.countTouched(r, rise); rise > 0 && w.meeting != nil &&
		w.columnWork(risen)+w.countTouched(r, 0)*w.in.columns < touched*w.in.columns {
		rise = 0
	}
	touched := w.touched(r, rise)
	if rise != 0 {
		risen = nil
	}
	isTouched := NewMask(w.in.rows)
	for _, i := range touched {
		isTouched.Set(i)
	}
	assigned, total := 0, int64(0)
	for i, j := range r.Column {
		if j >= 0 && !isTouched.Has(i) {
			assigned++
			total += r.RowPrice[i] + r.ColumnPrice[j]
		}
	}
	barring := *r
	barring.ColumnPrice = w.barringPrices(r.ColumnPrice)
	states, err := eachBlock(ctx, w.opt.Processors, len(touched),
		func() *proof { return &proof{reader: newBarringReader(w.in), span: noPairs} },
		func(s *proof, from, to int) error {
			for _, i := range touched[from:to] {
				if err := s.row(&barring, i); err != nil {
					return err
				}
			}
			return nil
		})
	if err != nil {
		return err
	}
	r.Work.RowsRead += int64(len(touched) + len(risen))
	if err := w.verifyColumns(ctx, r, risen); err != nil {
		return err
	}
	for _, s := range states {
		assigned += s.assigned
		total += s.total
	}
	if assigned != r.Assigned || total != r.Total {
		return wrong("%d rows at %d are said to be assigned, and %d at %d are", r.Assigned, r.Total, assigned, total)
	}
	return nil
}

// columnWork is how much it is to go through columns, in pairs of a row.
func (w *repair) columnWork(columns []int) int {
	work := 0
	for _, j := range columns {
		if w.meeting.kept[int32(j)] != nil {
			work += again * w.in.rows
		} else {
			work += backward * w.in.rows
		}
	}
	return work
}

// isTouched tells whether a row has to be verified when no column has risen by more than so much.
func (w *repair) isTouched(r *Result, i int, rise int64) bool {
	j := r.Column[i]
	return w.isDirty.Has(i) || int(w.oldColumn[i]) != j ||
		rise != -farthest && r.RowPrice[i] > w.oldU[i]-rise ||
		j >= 0 && r.RowPrice[i]+r.ColumnPrice[j] != w.oldU[i]+w.oldV[j]
}

func (w *repair) countTouched(r *Result, rise int64) int {
	n := 0
	for i := range r.Column {
		if w.isTouched(r, i, rise) {
			n++
		}
	}
	return n
}

// touched are the rows that isTouched tells of.
func (w *repair) touched(r *Result, rise int64) []int {
	rows := make([]int, 0, w.countTouched(r, rise))
	for i := range r.Column {
		if w.isTouched(r, i, rise) {
			rows = append(rows, i)
		}
	}
	return rows
}

// verifyColumns checks all pairs of some columns.
func (w *repair) verifyColumns(ctx context.Context, r *Result, columns []int) error {
	_, err := eachBlock(ctx, w.opt.Processors, len(columns), func() []int64 { return make([]int64, w.in.rows) },
		func(own []int64, from, to int) error {
			for _, j := range columns[from:to] {
				price := r.ColumnPrice[j]
				costs := own
				if kept := w.meeting.kept[int32(j)]; kept != nil {
					costs = *kept
				} else {
					w.meeting.columns.read(j, own)
				}
				for i, u := range r.RowPrice {
					if cost := costs[i]; cost != farthest && cost-price < u {
						return wrong("row %d and column %d cost %d, less than their prices %d and %d together", i, j, cost, u, price)
					}
				}
			}
			return nil
		})
	return err
}

// barringPrices are prices with which a column without places is too dear for
// every row.
func (w *repair) barringPrices(price []int64) []int64 {
	if w.in.closed == nil {
		return price
	}
	barring := slices.Clone(price)
	for j := range barring {
		if w.in.capacity(j) == 0 {
			barring[j] = barred
		}
	}
	return barring
}

// A barringReader reads rows for barring prices: narrow costs as they are,
// which is faster, and others without the columns that have no places, for
// what stands there may be too large for sums.
type barringReader struct {
	whole, open reader
}

func newBarringReader(in *instance) reader {
	if in.closed == nil {
		return in.Costs.reader()
	}
	return &barringReader{in.Costs.reader(), in.reader()}
}

func (r *barringReader) read(i int) row {
	if x := r.whole.read(i); x.wide == nil {
		return x
	}
	return r.open.read(i)
}
