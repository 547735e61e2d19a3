package lap

import (
	"context"
	"slices"
)

// A LeximinResult is an assignment of the most rows whose costliest pair costs
// as little as can be; of those one with the fewest pairs at that cost; of
// those one whose next costliest cost costs as little as can be; and so on. It
// carries what proves that.
type LeximinResult struct {
	Column   []int // of each row; -1 for a row left out
	Assigned int   // rows that have a column
	Total    int64 // of the costs of the assigned pairs, the same for every such assignment
	// Most proves that no assignment has more rows: it is a result of the
	// problem with every cost 0.
	Most *Result
	// Levels has one for each cost of an assigned pair, the costliest first.
	Levels []Level
}

// A Level is prices of the problem in which pairs of one cost cost 1 and all
// others 0, the rows left out are as many as have to be, and free places are
// taken by imagined rows. Rows and columns that are not listed have the price 0.
type Level struct {
	Cost          int64
	Rows, Columns []LevelPrice // in increasing order
	Out           int64        // of a place among the rows left out
	Free          int64        // of an imagined row
}

// A LevelPrice is the price of a row or a column at one level.
type LevelPrice struct {
	Index int
	Price int64
}

// Leximin finds the lexicographic bottleneck assignment (Burkard and Rendl 1991,
// doi 10.1016/0167-6377(91)90018-K; of fairness, Huang, Kavitha, Mehlhorn and
// Michail 2016, doi 10.1007/s00453-015-9994-9) of a problem with the goal MostRows,
// and proves it before it is returned. Of several it takes the first in
// the order of [Canonical]: it depends on nothing but the problem.
//
// # Method
//
// A cost is taken for a vector with one number for each cost there is, the
// costliest first: 1 at its own place, 0 elsewhere. Sums of vectors, compared
// lexicographically, order assignments as they are wanted. So the Hungarian method works, with
// vectors for prices, a place at a time. With costliest open pair
// of cost c, all rows with pairs of cost c are taken out and come back by shortest
// augmenting paths on which only pairs of cost c have a length, 1. If none of them
// needs such a pair, no other cost is concerned. Otherwise the prices of the paths are a Level:
// from now on only pairs are used that they make tight, pairs of
// cost c are closed, and the next level is one of a lower cost.
//
// Pairs costlier than the worst of a [FairestOptimum] are never needed, and are not kept.
//
// # The proof
//
// For every pair that is allowed, the vector of its cost less the prices of
// its row and column is lexicographically 0 or more, and 0 where it is
// assigned; in the same way for staying out and for imagined rows in
// free places, which cost 0. Every assignment of the most rows has as many rows left out and as
// many free places: it costs at least the sum of all prices, each as often as it has
// places, and this one costs just that. [VerifyLeximin] checks it.
//
// # Cost
//
// Of k assigned rows and e pairs that are kept, no more than some k levels, and
// each search reads pairs once: O(k²·e) in the worst case. 2000 rows and columns of
// random costs take 0.1 seconds; of costs of which row and column add six tenths 1.2, and nine tenths
// 2.1; of distances 0.2, and of products 1.3 (BenchmarkLeximin). Memory is 8 bytes for each pair that is kept, and
// a bit for each pair there is where that is no more.
// The overflow bound is that of [Solve].
func Leximin(ctx context.Context, p Problem, opt Options) (*LeximinResult, error) {
	if p.Goal != MostRows {
		return nil, bad("the leximin assignment is one of the goal MostRows")
	}
	fair, err := Solve(ctx, p, Options{Processors: opt.Processors, Choice: FairestOptimum})
	if err != nil {
		return nil, err
	}
	in, err := newInstance(p)
	if err != nil {
		return nil, err
	}
	x, err := newLeximin(ctx, in, fair)
	if err != nil {
		return nil, err
	}
	most, err := x.most(ctx)
	if err != nil {
		return nil, err
	}
	r := &LeximinResult{Assigned: fair.Assigned, Most: most}
	for worst := x.costliest(); worst >= 0; worst = x.costliest() {
		if opt.Progress != nil {
			opt.Progress(x.closed, in.rows)
		}
		closes, err := x.improve(ctx, worst)
		if err != nil {
			return nil, err
		}
		if closes {
			r.Levels = append(r.Levels, x.close(worst))
		}
		x.forget()
	}
	if r.Column, err = x.first(ctx, opt.Processors); err != nil {
		return nil, err
	}
	most.Column = r.Column
	for i, j := range r.Column {
		if j >= 0 {
			r.Total += x.costOf(int32(i), int32(j))
		}
	}
	if err := verifyLeximin(ctx, p, r, opt.Processors); err != nil {
		return nil, err
	}
	if opt.Progress != nil {
		opt.Progress(in.rows, in.rows)
	}
	return r, nil
}

// leximin is an assignment of the most rows on its way to the best.
//
// Pairs that may still be are the open ones, cheaper than every closed level,
// of a row and a column of one class; and those that are kept from closed levels.
type leximin struct {
	in *instance
	holders
	out    int32 // the node of rows that stay out
	room   int32 // the node of imagined rows in free places
	outs   int   // rows that stay out
	spare  []int // free places of columns
	spares int
	loose  []int32 // columns whose places may be free
	isOpen []bool  // whether a column is loose

	// The pairs of row i, cheapest first: pair[start[i]:start[i+1]], each the
	// place of its cost among costs, and below that its column.
	start []int
	pair  []int64
	costs []int64

	class  []int32   // of each row
	at     []int32   // the class of each node
	groups int32     // classes
	kept   [][]int32 // by row: columns of pairs that closed levels keep
	now    []int32   // by row: the place of the cost of its pair; -1 for one that is closed or out
	closed int

	// Of one level.
	worst  int32
	u      []int64 // prices of rows
	v      []int64 // prices of columns and of staying out
	w      int64   // price of imagined rows
	holes  []int   // by node: places that rows left, to be filled
	rows   []int32 // with a price
	nodes  []int32 // with a price
	search leximinSearch
	flat   *flat
}

const columnBits = 32

// newLeximin reads the pairs that cost no more than the worst of an assignment.
func newLeximin(ctx context.Context, in *instance, fair *Result) (*leximin, error) {
	n := in.columns
	x := &leximin{
		in: in, holders: newHolders(in.rows, n+1), out: int32(n), room: int32(n) + 1, outs: in.rows - fair.Assigned,
		spare: make([]int, n), isOpen: make([]bool, n), start: make([]int, in.rows+1),
		class: make([]int32, in.rows), at: make([]int32, n+1), groups: 1, kept: make([][]int32, in.rows), now: filled(in.rows, -1),
		u: make([]int64, in.rows), v: make([]int64, n+1), holes: make([]int, n+1),
	}
	x.search = newLeximinSearch(n + 2)
	high := noPairs.high
	for i := in.rows - 1; i >= 0; i-- {
		if fair.Column[i] < 0 {
			x.enter(int32(i), x.out)
			continue
		}
		x.enter(int32(i), int32(fair.Column[i]))
		high = max(high, fair.RowPrice[i]+fair.ColumnPrice[fair.Column[i]])
	}
	for j := range n {
		if x.spare[j] = min(in.capacity(j), in.rows) - int(x.load[j]); in.capacity(j) > 0 {
			x.loose = append(x.loose, int32(j))
			x.isOpen[j] = true
			x.spares += x.spare[j]
		}
	}
	if x.spares == 0 {
		x.loose = nil
		clear(x.isOpen)
	}
	if err := x.read(ctx, fair, high); err != nil {
		return nil, err
	}
	x.flat = newFlat(x)
	return x, nil
}

// read keeps the pairs that cost no more than high.
func (x *leximin) read(ctx context.Context, fair *Result, high int64) error {
	place := make(map[int64]int32)
	var cost []int64
	reader := x.in.reader()
	for i := range x.in.rows {
		if i%blockRows == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		reader.read(i).each(func(j int, c int64) bool {
			if c <= high {
				if _, known := place[c]; !known {
					place[c] = 0
				}
				cost = append(cost, c)
				x.pair = append(x.pair, int64(j))
			}
			return true
		})
		x.start[i+1] = len(x.pair)
	}
	for c := range place {
		x.costs = append(x.costs, c)
	}
	slices.Sort(x.costs)
	for k, c := range x.costs {
		place[c] = int32(k)
	}
	for k := range x.pair {
		x.pair[k] |= int64(place[cost[k]]) << columnBits
	}
	for i := range x.in.rows {
		if j := fair.Column[i]; j >= 0 {
			x.now[i] = place[fair.RowPrice[i]+fair.ColumnPrice[j]]
			if !slices.Contains(x.pairs(int32(i)), int64(x.now[i])<<columnBits|int64(j)) {
				return wrong("row %d has other costs than it had", i)
			}
		}
		slices.Sort(x.pairs(int32(i)))
	}
	return nil
}

func (x *leximin) pairs(i int32) []int64 { return x.pair[x.start[i]:x.start[i+1]] }

// costOf is the cost of an allowed pair that was kept.
func (x *leximin) costOf(i, j int32) int64 {
	for _, pair := range x.pairs(i) {
		if int32(pair) == j {
			return x.costs[pair>>columnBits]
		}
	}
	panic("lap: a pair of the leximin assignment is not among the pairs")
}

// costliest is the place of the cost of the costliest pair that is not closed; -1 for none.
func (x *leximin) costliest() int32 {
	worst := int32(-1)
	for _, place := range x.now {
		worst = max(worst, place)
	}
	return worst
}

// most proves that no assignment has more rows, after Kőnig: what alternating paths
// reach from rows that stay out has the prices 1 and -1, and all else 0.
func (x *leximin) most(ctx context.Context) (*Result, error) {
	r := &Result{
		RowPrice: make([]int64, x.in.rows), ColumnPrice: make([]int64, x.in.columns),
		OutPrice: make([]int64, x.in.rows), Assigned: x.in.rows - x.outs,
	}
	var reached []int32
	for i, j := range x.node {
		r.OutPrice[i] = 1
		if j == x.out {
			reached = append(reached, int32(i))
		}
	}
	reader := x.in.reader()
	for k := 0; k < len(reached); k++ {
		if k%blockRows == 0 && ctx.Err() != nil {
			return nil, stopped(ctx.Err())
		}
		i := reached[k]
		r.RowPrice[i] = 1
		reader.read(int(i)).each(func(j int, _ int64) bool {
			if r.ColumnPrice[j] == 0 {
				r.ColumnPrice[j] = -1
				for h := x.holders.first[j]; h >= 0; h = x.next[h] {
					reached = append(reached, h)
				}
			}
			return true
		})
	}
	return r, nil
}

// first chooses the first of all assignments that are made of pairs that the levels keep.
func (x *leximin) first(ctx context.Context, processors int) ([]int, error) {
	// What has to be full or assigned saves 1: together that is all they can save.
	start := make([]int, x.in.rows+1)
	var column []int32
	var cost []int64
	for i := range x.in.rows {
		kept := slices.Clone(x.kept[i])
		slices.Sort(kept)
		for _, j := range kept {
			c := int64(0)
			if !x.isOpen[j] {
				c--
			}
			if !x.mayStayOut(int32(i)) {
				c--
			}
			column, cost = append(column, j), append(cost, c)
		}
		start[i+1] = len(column)
	}
	r, err := Solve(ctx, Problem{Costs: Sparse(x.in.rows, x.in.columns, start, column, cost), Capacity: x.in.Capacity}, Options{Processors: processors, Choice: FirstOptimum})
	if err != nil {
		return nil, err
	}
	return r.Column, nil
}

func (x *leximin) mayStayOut(i int32) bool { return x.outs > 0 && x.class[i] == x.at[x.out] }
