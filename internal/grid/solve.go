package grid

import (
	"context"
	"errors"
	"time"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
)

// An Objective is what the best assignment is best at.
type Objective string

// The objectives.
const (
	// Coverage assigns as many rows as can be, and takes the best total
	// among those assignments.
	Coverage Objective = "coverage"
	// Quality takes the best total, where a row left out adds 0. It is for
	// tables where more is better: where less is better and no score is
	// below 0, nobody at all is the least.
	Quality Objective = "quality"
)

// SolveOptions are what a solution may choose. The zero value works.
type SolveOptions struct {
	Objective Objective // "" is Coverage
	// Progress, when set, is told how many rows are settled, from one goroutine.
	Progress func(settled, rows int)
	// Prove checks the proof a second time, apart from the solver, and
	// measures how long that takes.
	Prove bool
}

// A Reason is why a row was left out.
type Reason string

// The reasons.
const (
	// NoColumn: no column with a place is allowed to the row.
	NoColumn Reason = "no-allowed-column"
	// Taken: every column that the row could have is full, and so is every
	// column that could be freed by moving others. The Shortage says which.
	Taken Reason = "columns-taken"
	// Outbid: under Quality, every column with which the row would add to the
	// total is full of rows with which the total is better.
	Outbid Reason = "outbid"
	// NoGain: under Quality, no column that the row may have adds to the total.
	NoGain Reason = "no-gain"
)

// An Answer is an optimal assignment with the proof that it is.
type Answer struct {
	Pairs     []Pair     // in the order of rows in the file
	Unmatched []LeftOut  // in the order of rows in the file
	Shortages []Shortage // by their first row in the file
	Total     Decimal
	Proof     Proof

	SolveTime, ProveTime time.Duration // ProveTime is that of SolveOptions.Prove
	Phases               []PhaseTime   // of SolveTime, in the order in which they began first
	RowsRead             int64         // by the solver, its own proof included

	table *Table
}

// A Pair is a row and its column, by positions in the Table.
type Pair struct {
	Row, Column int
	Score       Decimal
}

// A LeftOut is a row without a column.
type LeftOut struct {
	Row      int
	Reason   Reason
	Shortage int // position in Shortages when Reason is Taken; -1 otherwise
}

// A Shortage is rows that can go to no other than some columns, which have
// fewer places than there are rows.
type Shortage struct {
	Rows, Columns []int // positions, in the order of the file
	Places        int   // of the columns together; fewer than Rows
}

// A Proof is the dual prices of an assignment, by position in the Table.
//
// Where more is better, the price of a row and that of a column together are
// at least the score of every allowed pair, and exactly that of each pair
// taken; a column's price is 0 or more, and 0 while it has a free place; a
// row's price is Out or more, and exactly Out when it is left out. Where less
// is better, read "at most" for "at least" and "less" for "more".
//
// No assignment can then have more than the sum of the row prices and of each
// column's price times its capacity, a row left out counting Out, and this
// one has exactly that.
type Proof struct {
	Minimise    bool
	Out         Decimal // what leaving a row out is taken to be worth
	RowPrice    []Decimal
	ColumnPrice []Decimal
}

// Solve finds the best assignment. Among equally good ones the choice depends
// on names and scores, and on whether a grid or a list was read; not on the
// order in the file.
//
// Its error is diag.Problems when the scores are too large to be added up
// exactly, and that of ctx when it ends.
func Solve(ctx context.Context, t *Table, opt SolveOptions) (*Answer, error) {
	p := lap.Problem{Costs: t.costs(), Capacity: t.capacity, Goal: lap.MostRows}
	if opt.Objective == Quality {
		p.Goal = lap.Priced
	}
	began := time.Now()
	var clock phaseClock
	r, err := lap.Solve(ctx, p, lap.Options{Progress: opt.Progress, Phase: clock.enter, Choice: lap.FirstOptimum})
	clock.stop()
	if errors.Is(err, lap.ErrOverflow) {
		return nil, t.overflow()
	}
	if err != nil {
		return nil, err
	}
	a := &Answer{table: t, SolveTime: time.Since(began), Phases: clock.phases, RowsRead: r.Work.RowsRead}
	if opt.Prove {
		began = time.Now()
		if err := lap.Verify(ctx, p, r); err != nil {
			return nil, err
		}
		a.ProveTime = time.Since(began)
	}
	a.Total = t.decimal(t.score(r.Total))
	a.prices(r)
	return a, a.people(ctx, p, r)
}

// overflow is the problem of scores whose sums do not fit 64 bits.
func (t *Table) overflow() error {
	at := t.largest.spot
	return diag.Problems{{
		ID: "large-sum", File: t.file, Line: at.line, Path: at.String(),
		Cell: at.String(),
		Text: diag.Say("scores as large as this, with {decimals}, cannot be added up exactly for {rows}",
			"decimals", decimals(t.scale), "rows", rows(len(t.Rows))),
		Hint: "write fewer decimals, or scores in a larger unit",
	}}
}

// prices turns the solver's prices, of costs, into prices of scores.
func (a *Answer) prices(r *lap.Result) {
	t := a.table
	a.Proof = Proof{Minimise: t.minimise, RowPrice: make([]Decimal, len(t.Rows)), ColumnPrice: make([]Decimal, len(t.Columns))}
	if len(r.OutPrice) > 0 {
		a.Proof.Out = t.decimal(t.score(r.OutPrice[0]))
	}
	for i, at := range t.rowAt {
		a.Proof.RowPrice[i] = t.decimal(t.score(r.RowPrice[at]))
	}
	for j, at := range t.columnAt {
		a.Proof.ColumnPrice[j] = t.decimal(t.score(r.ColumnPrice[at]))
	}
}

// people lists who is paired with whom, and who is left out and why.
func (a *Answer) people(ctx context.Context, p lap.Problem, r *lap.Result) error {
	t := a.table
	s := newShortages(t, p, r)
	for i, at := range t.rowAt {
		if c := r.Column[at]; c >= 0 {
			cost, _ := t.costAt(int(at), int32(c))
			a.Pairs = append(a.Pairs, Pair{i, int(t.columnOf[c]), t.decimal(t.score(cost))})
		}
	}
	// In the order of solving, so that the reasons do not depend on the file.
	reasons := make([]Reason, len(t.Rows))
	for at, c := range r.Column {
		if c < 0 {
			var err error
			if reasons[at], err = s.explain(ctx, at); err != nil {
				return err
			}
		}
	}
	shortageOf := s.collect(a)
	for i, at := range t.rowAt {
		if r.Column[at] < 0 {
			a.Unmatched = append(a.Unmatched, LeftOut{i, reasons[at], shortageOf(int(at))})
		}
	}
	return nil
}
