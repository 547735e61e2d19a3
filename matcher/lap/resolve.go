package lap

import (
	"context"
	"math"
	"slices"
)

// Changes tells how a problem came from an earlier one that was solved.
// The zero value says that rows and columns are the same in number and order,
// and that anything else may have changed.
type Changes struct {
	// Row and Column say which row and column of the earlier problem each of the
	// new problem was, -1 for a new one; nil when all are the same.
	Row, Column []int
	// Narrowed says that the new problem is the earlier one with nothing but
	// rows, columns, places and allowed pairs taken away, and that the earlier
	// result is proved for it, as those of [Solve] and [Resolve] are. Then only the rows that
	// may have another price or column are read. It has to be true: Resolve cannot tell.
	Narrowed bool
	// Changed are the rows, by their numbers in the new problem, that lost
	// allowed pairs. It is for Narrowed alone; without it all rows are read.
	Changed []int
}

// Resolve solves a problem from the result of an earlier one like it. What it
// returns is of the same form as from [Solve], and proved. Where little has
// changed it is much faster; where much has, it costs at most about as much more
// as reading the rows a few times.
//
// # Method
//
// With c the costs, u the row prices, v the column prices, and "loose" a row that
// has neither a column nor stays out, it starts from the earlier column prices
// and keeps throughout
//
//	c[i][j] - u[i] - v[j] >= 0 for every allowed pair, and = 0 where row i has column j;
//	out[i] - u[i] >= 0, and = 0 where row i stays out;
//	v[j] <= 0.
//
// Three phases:
//
//  1. Each row whose costs may be others is read once. Its price is the largest
//     that the conditions allow. A row that is not where its price says, whose
//     column is gone or has too few places, becomes loose.
//  2. A shortest augmenting path is searched from each loose row by Dijkstra's
//     algorithm with reduced costs as lengths, to a column with a free place or to
//     a row that goes out. A column with a free place ends a path whatever its price,
//     for filling it is what its price asks for.
//  3. A column that still has a free place and a price below 0 is raised. Its price is
//     the length of a path from staying out, or from a place that
//     somebody leaves, to it: the shortest is searched from all those at once, rows
//     move along it, and prices rise up to its length. When there is none as short as the
//     price is low, the price rises to 0.
//
// Then all conditions of an optimum hold: these are, in the residual network with a
// node for everything outside, the successive shortest paths and the
// optimality conditions of Ahuja, Magnanti and Orlin, Network Flows (1993),
// sections 9.3 and 9.7.
//
// # Proof
//
// All rows are verified, as by [Verify], unless changes.Narrowed says that the
// earlier prices are proved. Then it is enough to verify the rows that are
// listed as changed, and those whose price has risen relative to all others. Let s be the largest rise
// of a column price. A row with the same costs, with the same column at the
// same sum of prices, and with a price that fell by s or more has reduced costs
//
//	c[i][j] - u'[i] - v'[j] >= c[i][j] - (u[i] - s) - (v[j] + s) = c[i][j] - u[i] - v[j] >= 0
//
// by the earlier proof, and its own pair is still at its prices. Where only a few columns have risen
// and costs are dense, their pairs are verified column by column, and s is 0 for the others. A price for
// staying out that no saving was worth is still so: it depends on the span of
// costs and on the number of rows and of open columns, none of which can have grown.
//
// Under MostRows and Complete the goal of the earlier problem has to be one of
// these two for Narrowed to be true, and under Priced it has to be Priced.
//
// # Cost
//
// Reading the rows once and, for each row that became loose and each place that
// became free, the rows nearer than the end of its path; for the proof each row, or each
// that has moved, once. When rows are read by paths more than four times over, Resolve
// goes over to Solve. Memory is a few numbers a row and a column.
//
// The errors are those of [Solve], and [ErrProblem] when previous or changes do not
// fit the problem.
func Resolve(ctx context.Context, p Problem, previous *Result, changes Changes, opt Options) (*Result, error) {
	in, err := newInstance(p)
	if err != nil {
		return nil, err
	}
	w, err := newRepair(in, previous, changes, opt)
	if err != nil {
		return nil, err
	}
	if err := w.start(ctx); err != nil {
		return nil, err
	}
	done, err := w.run(ctx)
	if err != nil {
		return nil, err
	}
	if !done {
		r, err := Solve(ctx, p, opt)
		if err == nil {
			r.Work.RowsRead += w.reads
		}
		return r, err
	}
	r := w.result()
	if in.Goal == Complete && r.Assigned < in.rows {
		return nil, infeasible(ctx, in, r)
	}
	if err := w.verify(ctx, r); err != nil {
		return nil, err
	}
	if opt.Progress != nil {
		opt.Progress(in.rows, in.rows)
	}
	return r, nil
}

// barred is the price, while rows are settled, of a column without places: so
// low that no row wants it.
const barred = -2 * most

// unreachable is the limit of such a column: no sum is below it, whatever stands
// where its costs would be.
const unreachable = int64(math.MinInt64)

// A repair makes an optimum of an earlier one. Its invariants are those that Resolve states.
type repair struct {
	in      *instance
	opt     Options
	changes Changes
	open    reader // for barring prices
	whole   reader // for limits that bar
	holders
	u, v, out []int64

	// What the earlier result says, by the numbers of the new problem.
	oldColumn    []int32 // -1 out, -2 nowhere
	oldU, oldV   []int64
	oldOut       int64
	dirty        []int32 // rows that are read first
	isDirty      Mask    // by row
	everything   bool    // all rows are dirty
	loose        []int32
	pending      Mask  // rows that are loose still
	reads, spent int64 // rows read in all, and in searches

	// Of the search that is going on.
	distance, limit []int64 // of each column; limit is price + distance, or + known + 1 where that is less
	known           int64   // length of a path, when the limits were last narrowed
	from            []int32 // the row that a column was reached by; -1 for none
	heap            heap
	reached         []int32
	scanned         []rowAt
	filling, meets  bool
	length          int64
	endRow, end     int32
	meeting         *meeting // nil where columns cannot be read
}

// A rowAt is a row at its distance.
type rowAt struct {
	row      int32
	distance int64
}

func newRepair(in *instance, previous *Result, changes Changes, opt Options) (*repair, error) {
	if previous == nil {
		return nil, bad("there is no earlier result")
	}
	oldRows, oldColumns := len(previous.Column), len(previous.ColumnPrice)
	if len(previous.RowPrice) != oldRows || len(previous.OutPrice) != oldRows {
		return nil, bad("the earlier result has %d rows, %d row prices and %d prices for staying out", oldRows, len(previous.RowPrice), len(previous.OutPrice))
	}
	newColumn, err := inverse("column", changes.Column, in.columns, oldColumns)
	if err != nil {
		return nil, err
	}
	if _, err := inverse("row", changes.Row, in.rows, oldRows); err != nil {
		return nil, err
	}
	w := &repair{in: in, opt: opt, changes: changes, open: newBarringReader(in), whole: in.Costs.reader(), oldOut: 1}
	w.holders = newHolders(in.rows, in.columns)
	w.oldColumn, w.oldU, w.oldV = make([]int32, in.rows), make([]int64, in.rows), make([]int64, in.columns)
	w.isDirty, w.pending = NewMask(in.rows), NewMask(in.rows)
	w.everything = !changes.Narrowed
	for j := range w.oldV {
		old := j
		if changes.Column != nil {
			old = changes.Column[j]
		}
		if old < 0 {
			w.everything = true
			continue
		}
		price := previous.ColumnPrice[old]
		if price > 0 || price < barred {
			return nil, bad("column %d of the earlier result has the price %d, which is not from %d to 0", old, price, barred)
		}
		w.oldV[j] = price
	}
	for i := range w.oldColumn {
		old := i
		if changes.Row != nil {
			old = changes.Row[i]
		}
		if old < 0 {
			w.oldColumn[i] = -2
			w.everything = true
			continue
		}
		j, out := previous.Column[old], previous.OutPrice[old]
		switch {
		case j < -1 || j >= oldColumns:
			return nil, bad("row %d of the earlier result has column %d of %d", old, j, oldColumns)
		case out > most || out < -most:
			return nil, bad("row %d of the earlier result has the price %d for staying out, which is not from %d to %d", old, out, -most, most)
		}
		w.oldU[i] = previous.RowPrice[old]
		w.oldOut = max(w.oldOut, out)
		if w.oldColumn[i] = int32(j); j >= 0 {
			w.oldColumn[i] = newColumn[j]
		}
	}
	for _, i := range changes.Changed {
		if i < 0 || i >= in.rows {
			return nil, bad("row %d of %d is said to have changed", i, in.rows)
		}
	}
	return w, nil
}

// inverse gives the new number of each old row or column, -2 for one that is
// gone. The mapping gives the old number of each new one.
func inverse(what string, mapping []int, now, before int) ([]int32, error) {
	if mapping == nil && now != before {
		return nil, bad("there are %d %ss, and %d in the earlier result", now, what, before)
	}
	if mapping != nil && len(mapping) != now {
		return nil, bad("%d %ss are said to be changed, of %d", len(mapping), what, now)
	}
	to := filled(before, -2)
	for k := range now {
		old := k
		if mapping != nil {
			old = mapping[k]
		}
		switch {
		case old < -1 || old >= before:
			return nil, bad("%s %d is said to have been %s %d of %d", what, k, what, old, before)
		case old >= 0 && to[old] != -2:
			return nil, bad("%ss %d and %d are both said to have been %s %d", what, to[old], k, what, old)
		case old >= 0:
			to[old] = int32(k)
		}
	}
	return to, nil
}

// start is phase 1.
func (w *repair) start(ctx context.Context) error {
	in := w.in
	w.u, w.v, w.out = slices.Clone(w.oldU), slices.Clone(w.oldV), make([]int64, in.rows)
	w.distance, w.limit, w.from = make([]int64, in.columns), make([]int64, in.columns), filled(in.columns, -1)
	for j := range w.v {
		w.distance[j], w.limit[j] = farthest, farthest
		if in.capacity(j) == 0 {
			w.v[j], w.limit[j] = barred, unreachable
		}
	}
	if column := columnsOf(in.Costs); column != nil {
		w.meeting = &meeting{column: column, cost: make([]int64, in.rows), distance: slices.Clone(w.distance), by: filled(in.columns, -1), to: filled(in.columns, -1)}
	}
	for i := range w.out {
		w.out[i] = w.oldOut
		if in.Goal == Priced {
			w.out[i] = in.ownOutPrice(i)
		}
	}
	if !w.everything {
		for _, i := range w.changes.Changed {
			w.isDirty.Set(i)
		}
		for i, out := range w.out {
			if w.u[i] > out || w.oldColumn[i] == -1 && w.u[i] != out {
				w.isDirty.Set(i)
			}
		}
	}
	for i := range in.rows {
		if w.everything || w.isDirty.Has(i) {
			w.dirty = append(w.dirty, int32(i))
		}
	}
	if err := w.read(ctx); err != nil {
		return err
	}
	for i, j := range w.oldColumn {
		switch {
		case j == -1:
		case j < 0 || in.capacity(int(j)) <= int(w.load[j]):
			w.loose = append(w.loose, int32(i))
			w.pending.Set(i)
		default:
			w.enter(int32(i), j)
		}
	}
	return nil
}

// read reads the rows that may have other costs, prices them, and takes those
// that are not where their prices say out of their places.
func (w *repair) read(ctx context.Context) error {
	type state struct {
		reader reader
		span   span
	}
	least, own := make([]int64, len(w.dirty)), make([]int64, len(w.dirty))
	states, err := eachBlock(ctx, w.opt.Processors, len(w.dirty),
		func() *state { return &state{w.in.reader(), noPairs} },
		func(s *state, from, to int) error {
			for k := from; k < to; k++ {
				i := w.dirty[k]
				x := s.reader.read(int(i))
				costs, near := x.least(w.v)
				if err := w.in.check(costs); err != nil {
					return err
				}
				s.span.join(costs)
				least[k], own[k] = near, farthest
				if j := w.oldColumn[i]; j >= 0 {
					if cost, allowed := x.cost(int(j)); allowed {
						own[k] = cost - w.v[j]
					}
				}
			}
			return nil
		})
	if err != nil {
		return err
	}
	w.reads += int64(len(w.dirty))
	all := noPairs
	for _, s := range states {
		all.join(s.span)
	}
	if err := w.in.check(all); err != nil {
		return err
	}
	if w.in.Goal != Priced && w.everything {
		if needed := w.in.outPrice(all); needed > w.oldOut {
			for i := range w.out {
				w.out[i] = needed
			}
		}
	}
	for k, i := range w.dirty {
		w.u[i] = min(w.out[i], least[k])
		if j := w.oldColumn[i]; j >= 0 && own[k] != w.u[i] || j == -1 && w.out[i] != w.u[i] {
			w.oldColumn[i] = -2
		}
	}
	return nil
}

// run is phases 2 and 3. It is false when they are more work than solving anew.
func (w *repair) run(ctx context.Context) (bool, error) {
	for k, i := range w.loose {
		w.pending[i>>6] &^= 1 << (i & 63)
		if err := w.settle(ctx, i); err != nil || w.exhausted() {
			return false, err
		}
		if w.opt.Progress != nil && k%64 == 63 {
			w.opt.Progress(w.in.rows-len(w.loose)+k+1, w.in.rows)
		}
	}
	for {
		more, err := w.fill(ctx)
		if err != nil || w.exhausted() {
			return false, err
		}
		if !more {
			return true, nil
		}
	}
}

// worthwhile is how often, on average, the searches may read each row: about
// as long as Solve takes.
const worthwhile = 4

func (w *repair) exhausted() bool { return w.spent > worthwhile*int64(w.in.rows)+64 }

func (w *repair) result() *Result {
	r := &Result{Column: make([]int, w.in.rows), RowPrice: w.u, ColumnPrice: w.v, OutPrice: w.out}
	for j := range w.v {
		if w.in.capacity(j) == 0 {
			w.v[j] = 0
		}
	}
	for i, j := range w.node {
		if r.Column[i] = int(j); j >= 0 {
			r.Assigned++
			r.Total += w.u[i] + w.v[j]
		}
	}
	r.Work.RowsRead = w.reads + w.spent
	return r
}
