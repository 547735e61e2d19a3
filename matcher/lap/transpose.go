package lap

import (
	"context"
	"slices"
)

// solveTransposed finds an optimum of the problem whose rows and columns have changed places, in a way. With one place in
// each column this is the same problem. Prices that prove
// one prove the other, moved by the price for staying out: a column that
// stays empty costs p in the one, a row that stays out in the other. It adds to read how many rows were read.
func solveTransposed(ctx context.Context, in *instance, opt Options, c *crew, w way, read *int64) (*Result, error) {
	// All columns together are all rows.
	n, m := int64(in.rows), int64(in.columns)
	var costs Costs = transpose(in.Costs.(*denseCosts))
	if n < m {
		var err error
		if costs, err = turned(ctx, in.Costs.(*denseCosts), c); err != nil {
			return nil, err
		}
		*read += n
	}
	other, err := newInstance(Problem{Costs: costs})
	if err != nil {
		return nil, err
	}
	if tell := opt.Progress; tell != nil {
		opt.Progress = func(settled, all int) { tell(int(int64(settled)*int64(in.rows)/int64(all)), in.rows) }
	}
	columns := int64(0)
	t, err := newEngine(other, opt, c).solve(ctx, w, &columns)
	*read += (columns*n + m - 1) / m
	if err != nil {
		return nil, err
	}
	out := t.OutPrice[0]
	r := &Result{
		Column: make([]int, in.rows), RowPrice: t.ColumnPrice, ColumnPrice: t.RowPrice,
		OutPrice: make([]int64, in.rows), Assigned: t.Assigned, Total: t.Total,
	}
	r.Work.RowsRead = *read
	for i := range r.Column {
		r.Column[i] = -1
		r.RowPrice[i] += out
		r.OutPrice[i] = out
	}
	for j, i := range t.Column {
		r.ColumnPrice[j] -= out
		if i >= 0 {
			r.Column[i] = j
		}
	}
	return r, nil
}

// transposedCosts are dense costs with rows and columns in each other's place.
type transposedCosts struct {
	size
	of *denseCosts
}

func transpose(d *denseCosts) *transposedCosts {
	return &transposedCosts{newSize(d.columns, d.rows), d}
}

func (c *transposedCosts) reader() reader { return &transposedReader{of: c.of} }

// turned is a copy of dense costs with rows and columns in each other's place: where few are left out, rows are read again and again, in no
// order. Where many are, most are read once or twice, and to copy them first would take twice as long.
func turned(ctx context.Context, d *denseCosts, c *crew) (*denseCosts, error) {
	t := &denseCosts{size: newSize(d.columns, d.rows), forbidden: make([]Mask, d.columns)}
	if d.wide != nil {
		t.wide = make([]int64, len(d.wide))
	} else {
		t.narrow = make([]int32, len(d.narrow))
	}
	_, err := eachBlockOf(ctx, c, blocks{rows: t.rows, size: blockRows, pairs: t.columns}, transpose(d).reader,
		func(reader reader, from, to int) error {
			for j := from; j < to; j++ {
				x := reader.read(j)
				if x.wide != nil {
					copy(t.wide[j*t.columns:], x.wide)
				} else {
					copy(t.narrow[j*t.columns:], x.narrow)
				}
				t.forbidden[j] = slices.Clone(x.forbidden)
			}
			return nil
		})
	return t, err
}

// A transposedReader reads as many columns at a time as a goroutine takes at a
// time, where it is given the first of them: these costs of a row are side by side in memory, and reading one alone
// takes nearly as long. Any other column that it does not have it reads alone, as of rows that are read in no order
// the next is elsewhere.
type transposedReader struct {
	of        *denseCosts
	first, n  int // columns that are read
	narrow    []int32
	wide      []int64
	forbidden [blockRows]Mask
	masked    [blockRows]bool
}

func (t *transposedReader) read(i int) row {
	d := t.of
	if i < t.first || i >= t.first+t.n {
		t.first, t.n = i, 1
		if i%blockRows == 0 {
			t.n = min(blockRows, d.columns-i)
		}
		if d.wide != nil {
			t.wide = transposeBlock(t.wide, d.wide, d.rows, d.columns, t.first, t.n)
		} else {
			t.narrow = transposeBlock(t.narrow, d.narrow, d.rows, d.columns, t.first, t.n)
		}
		t.mask()
	}
	k := i - t.first
	var x row
	from, to := k*d.rows, (k+1)*d.rows
	if d.wide != nil {
		x.wide = t.wide[from:to:to]
	} else {
		x.narrow = t.narrow[from:to:to]
	}
	if t.masked[k] {
		x.forbidden = t.forbidden[k]
	}
	return x
}

// tile is how many rows are transposed at a time: enough to have many of them on
// their way from memory. 16 takes a tenth more time in all, 128 is not faster.
const tile = 64

// transposeBlock copies n columns from the first on into to, one after the other.
func transposeBlock[C int32 | int64](to, cost []C, rows, columns, first, n int) []C {
	if to == nil {
		to = make([]C, blockRows*rows)
	}
	for i := 0; i < rows; i += tile {
		end := min(i+tile, rows)
		for k := range n {
			part := to[k*rows+i : k*rows+end]
			at := i*columns + first + k
			for h := range part {
				part[h] = cost[at]
				at += columns
			}
		}
	}
	return to
}

// mask notes the pairs that are not allowed in the columns that are read.
func (t *transposedReader) mask() {
	if t.of.forbidden == nil {
		return
	}
	for k := range t.forbidden {
		if t.forbidden[k] == nil {
			t.forbidden[k] = NewMask(t.of.rows)
		}
		clear(t.forbidden[k])
		t.masked[k] = false
	}
	for i, mask := range t.of.forbidden {
		if mask == nil {
			continue
		}
		for k := range t.n {
			if mask.Has(t.first + k) {
				t.forbidden[k].Set(i)
				t.masked[k] = true
			}
		}
	}
}
