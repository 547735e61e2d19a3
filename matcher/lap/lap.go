package lap

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// A Problem asks for an assignment of rows to columns.
//
// Every row takes at most one column, column j at most Capacity[j] rows, and
// only allowed pairs are used. Lower cost is better.
type Problem struct {
	Costs Costs
	// Capacity is how many rows each column takes, 0 or more; nil means one each.
	Capacity []int
	Goal     Goal
	// OutPrice is, under Priced, what it costs to leave each row out; nil means
	// 0 each. Under the other goals it has to be nil.
	OutPrice []int64
}

// Goal is what the best assignment is best at.
type Goal int

// The goals.
const (
	// MostRows assigns as many rows as can be, and among those assignments
	// takes one of the least total cost.
	MostRows Goal = iota
	// Priced takes the least total of costs and of prices for rows left out.
	Priced
	// Complete assigns every row at the least total cost, or fails with an
	// *InfeasibleError that carries a Hall set.
	Complete
)

// A Result is an optimal assignment and the proof that it is.
type Result struct {
	Column      []int   // of each row; -1 for a row left out
	RowPrice    []int64 // dual prices
	ColumnPrice []int64 // dual prices, at most 0
	// OutPrice is what leaving a row out was taken to cost. Under MostRows and
	// Complete it is one price, the same for each row, so high that no saving
	// is worth it.
	OutPrice []int64
	Assigned int   // rows that have a column
	Total    int64 // of the costs of the assigned pairs
	Work     Work  // what it took; no part of the proof
}

// Work counts what a solution took. It is the same on every run, whatever
// the number of processors.
type Work struct {
	RowsRead int64 // rows read or computed, the proof's own pass included
}

// Options are what a run may choose. The zero value works.
type Options struct {
	// Processors is how many rows are read at the same time at most;
	// 0 or less means GOMAXPROCS. The result does not depend on it.
	Processors int
	// Progress, when set, is told how far the run is, in rows: up to a quarter of
	// them while all are read, up to a half while they bid, and then, where
	// it is more, how many are assigned or known to stay out. It never falls. It is
	// called from the goroutine of Solve, at least at the end.
	Progress func(assigned, rows int)
	// Gap, when set, is told by how much at most the total of what is assigned at that moment is above the least for the
	// same rows and columns, in units of costs: after each round of an auction, whose slack it comes from, and 0 as soon as the
	// search goes on by paths. What is missing then is rows. It is not told of rounds whose costs are rounded, and where
	// a part of the problem is solved apart it is that of the part. It is called as Progress is.
	Gap func(most int64)
	// Phase, when set, is told each phase of Solve when it begins, in the goroutine of Solve.
	Phase func(Phase)
	// Choice says which of several optima Solve and Resolve return.
	Choice Choice
}

// rising makes options whose progress never falls, though a run may begin again.
func (o Options) rising() Options {
	if tell := o.Progress; tell != nil {
		most := 0
		o.Progress = func(rows, all int) {
			most = max(most, rows)
			tell(most, all)
		}
	}
	return o
}

// A Choice is a rule by which one of all optimal assignments is taken.
type Choice int

// The choices. FirstOptimum and FairestOptimum depend on the problem alone, the order of its rows and columns
// included: not on the form of its costs, the processors, or where the search began. They are made while the proof is
// checked, which takes longer for it: by some hundredths of the whole where few pairs tie. Where nearly all do it is most of
// the time, and takes 8 bytes a tied pair: 5000 by 5000 zeros take 0.2 seconds instead of 0.01.
const (
	// AnyOptimum is the one that is found. It is the same for the same costs in
	// the same form, whatever the number of processors.
	AnyOptimum Choice = iota
	// FirstOptimum is that of [Canonical].
	FirstOptimum
	// FairestOptimum is that of [Fairest].
	FairestOptimum
)

var (
	// ErrProblem is in the chain of every error about a problem that is not
	// well formed: no costs, wrong lengths, a negative capacity.
	ErrProblem = errors.New("lap: not a problem")
	// ErrOverflow is returned for costs so large that sums of them might not
	// fit 64 bits. With a the largest absolute cost of an allowed pair and k
	// the smaller of the number of rows and of places, every problem is solved
	// where (2k+1)·a < 2^56 and, under Priced, no price for staying out is
	// beyond 2^56 on either side of 0. Costs of 32 bits satisfy it up to k = 2^24-1.
	ErrOverflow = errors.New("lap: costs so large that their sums might not fit 64 bits")
	// ErrNotProved is in the chain of what Verify says of a result that is not
	// optimal or whose prices do not prove it.
	ErrNotProved = errors.New("lap: not proved optimal")
)

// large bounds the sums of costs that ErrOverflow limits, most the price for
// staying out. Prices of an optimum stay within twice most, and reduced costs
// within four times: in 64 bits.
const (
	large = int64(1) << 56
	most  = int64(1) << 60
)

func bad(format string, arguments ...any) error {
	return fmt.Errorf("%w: %s", ErrProblem, fmt.Sprintf(format, arguments...))
}

// An instance is a problem that is known to be well formed.
type instance struct {
	Problem
	rows, columns int
	places        int  // the smaller of the rows and of all capacities together
	open          int  // columns of capacity 1 or more
	full          bool // no more places than rows
	closed        Mask // columns of capacity 0; nil when there is none
}

// newInstance says what is wrong with a problem, if anything is, short of
// reading its costs.
func newInstance(p Problem) (*instance, error) {
	if p.Costs == nil {
		return nil, bad("it has no costs")
	}
	if err := p.Costs.validate(); err != nil {
		return nil, err
	}
	in := &instance{Problem: p}
	in.rows, in.columns = p.Costs.Size()
	if p.Capacity != nil && len(p.Capacity) != in.columns {
		return nil, bad("%d capacities for %d columns", len(p.Capacity), in.columns)
	}
	switch p.Goal {
	case MostRows, Complete:
		if p.OutPrice != nil {
			return nil, bad("prices for staying out are only for the goal Priced")
		}
	case Priced:
		if p.OutPrice != nil && len(p.OutPrice) != in.rows {
			return nil, bad("%d prices for staying out for %d rows", len(p.OutPrice), in.rows)
		}
		for _, price := range p.OutPrice {
			if price < -large || price > large {
				return nil, ErrOverflow
			}
		}
	default:
		return nil, bad("unknown goal %d", int(p.Goal))
	}
	in.open = in.columns
	in.places = min(in.rows, in.columns)
	in.full = in.columns <= in.rows
	if p.Capacity != nil {
		in.places, in.full = 0, true
		for j, c := range p.Capacity {
			if c < 0 {
				return nil, bad("column %d has the capacity %d", j, c)
			}
			if c == 0 {
				if in.closed == nil {
					in.closed = NewMask(in.columns)
				}
				in.closed.Set(j)
				in.open--
			}
			in.full = in.full && c <= in.rows-in.places
			in.places += min(c, in.rows-in.places)
		}
	}
	return in, nil
}

// capacity is that of a column.
func (in *instance) capacity(j int) int {
	if in.Capacity == nil {
		return 1
	}
	return in.Capacity[j]
}

// A span is the least and the largest cost of some allowed pairs.
type span struct {
	low, high int64 // low > high: no pair
}

var noPairs = span{low: math.MaxInt64, high: math.MinInt64}

func (s *span) join(t span) {
	s.low, s.high = min(s.low, t.low), max(s.high, t.high)
}

// check returns ErrOverflow for costs beyond the bound stated there.
func (in *instance) check(s span) error {
	if s.low > s.high {
		return nil
	}
	if s.low <= -large || s.high >= large {
		return ErrOverflow
	}
	high, low := bits.Mul64(uint64(2*in.places+1), uint64(max(s.high, -s.low)))
	if high != 0 || low >= uint64(large) {
		return ErrOverflow
	}
	return nil
}

// outPrice is the least whole price for staying out, 1 or more, that no saving
// is worth, when costs are known to pass check.
//
// An assignment that leaves out more rows than it must has an augmenting path,
// along which some t rows change their column and one more row gets one. No
// row and no column is on it twice, so that t+1 is at most
// T = min(rows, open columns), and the total rises by at most
// (t+1)·high - t·low <= T·high - (T-1)·low. Any price above this makes the
// path worth taking.
func (in *instance) outPrice(s span) int64 {
	t := int64(min(in.rows, in.open))
	if s.low > s.high || t == 0 {
		return 1
	}
	return max(1, 1+t*s.high-(t-1)*s.low)
}

// pairs is about how many pairs it takes as long to go through as a row.
func (in *instance) pairs() int {
	switch c := in.Costs.(type) {
	case *sparseCosts:
		return 1 + len(c.cost)/max(1, c.rows)
	case *rowCosts:
		return 4 * c.columns // they take longer to compute than to read
	}
	return in.columns
}
