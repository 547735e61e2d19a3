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
	rise := -farthest
	for j, price := range r.ColumnPrice {
		if w.in.capacity(j) > 0 {
			rise = max(rise, price-w.oldV[j])
		}
	}
	var touched []int
	assigned, total := 0, int64(0)
	for i, j := range r.Column {
		same := !w.isDirty.Has(i) && int(w.oldColumn[i]) == j &&
			(rise == -farthest || r.RowPrice[i] <= w.oldU[i]-rise) &&
			(j < 0 || r.RowPrice[i]+r.ColumnPrice[j] == w.oldU[i]+w.oldV[j])
		switch {
		case !same:
			touched = append(touched, i)
		case j >= 0:
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
	r.Work.RowsRead += int64(len(touched))
	for _, s := range states {
		assigned += s.assigned
		total += s.total
	}
	if assigned != r.Assigned || total != r.Total {
		return wrong("%d rows at %d are said to be assigned, and %d at %d are", r.Assigned, r.Total, assigned, total)
	}
	return nil
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
