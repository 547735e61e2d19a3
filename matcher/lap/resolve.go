package lap

import (
	"context"
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
	// result is proved for the earlier problem, as those of [Solve] and [Resolve] are. Then only the rows that
	// may have another price or column are read. It has to be true: Resolve cannot tell, and what it
	// returns is no more proved than the earlier result is.
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
//  3. A column that still has a free place has to have the price 0. The shortest path to it is searched, from a row that is
//     out or from a place that somebody leaves. If it is shorter than the price is below 0, rows move along it, and prices rise by
//     its length; otherwise the price rises to 0.
//
// Where costs are dense, so that columns can be read too, paths of phase 2 to the only free
// place are searched from both ends, and those of phase 3 backward from the
// place: either goes through few rows and columns. Other costs are searched forward, row by row,
// which goes through half of the rows on average in a problem where all places are taken; [Store] makes computed costs dense.
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
// became free, the rows and columns nearer than the ends of its path; for the proof each row, or each
// that has moved, once. When paths read as much as all rows four times over, Resolve
// goes over to Solve. Memory is a few numbers a row and a column, and where columns
// are read up to 256 of them. Work counts a column
// that is read as a row. BenchmarkResolve measures forcing one pair.
//
// The errors are those of [Solve], and [ErrProblem] when previous or changes do not
// fit the problem.
func Resolve(ctx context.Context, p Problem, previous *Result, changes Changes, opt Options) (*Result, error) {
	in, err := newInstance(p)
	if err != nil {
		return nil, err
	}
	opt = opt.rising()
	w, err := newRepair(in, previous, changes, opt)
	if err != nil {
		return nil, err
	}
	defer w.release()
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
		return nil, infeasible(ctx, in, r, opt.Processors)
	}
	if r, err = opt.proved(ctx, p, r, func() error { return w.verify(ctx, r) }); err != nil {
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

// unreachable is the limit of such a column, and unlimited that of one that was not
// reached. Sums of distances and costs are between them.
const (
	unreachable = -4 * most
	unlimited   = 4 * most
)

// A repair makes an optimum of an earlier one. Its invariants are those that Resolve states.
type repair struct {
	in      *instance
	opt     Options
	changes Changes
	open    reader // for barring prices
	whole   reader // for limits that bar
	scratch *scratch
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
	distance, limit []int64    // of each column; limit is price + distance, or + known + 1 where that is less
	known           int64      // length of a path, when the limits were last narrowed
	hits            []uint64   // a bit for each column
	from            []int32    // the row that a column was reached by; -1 for none
	queue           *nodeQueue // by distance
	reached         []int32
	scanned         []rowAt
	filling, meets  bool
	length, now     int64 // of the best path, and the distance that is being gone through
	endRow, end     int32
	meeting         *meeting // nil where columns cannot be read
}

// A rowAt is a row at its distance.
type rowAt struct {
	row      int32
	distance int64
}

// run is phases 2 and 3. It is false when they are more work than solving anew.
func (w *repair) run(ctx context.Context) (bool, error) {
	for k, i := range w.loose {
		if err := w.settle(ctx, i); err != nil || w.exhausted() {
			return false, err
		}
		w.pending[i>>6] &^= 1 << (i & 63) // now that it has a price
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
