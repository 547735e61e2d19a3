package grid

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
)

// Options say how to read scores. The zero value reads a grid with names,
// where more is better.
type Options struct {
	Name     string // of the file in problems, as the person typed it
	Size     int64  // of the file, bytes; 0 when it is not known. Memory is set aside by it
	Edges    bool   // a long list: row, column, score
	NoNames  bool   // a grid of scores alone; rows and columns are named 1, 2 ...
	Minimise bool   // less is better
	Rounds   bool   // scores with more than so many decimals are rounded, halves away from 0
	Decimals int    // that scores are rounded to, 0 to MaxDecimals
}

// A Table is scores that have been read: a cost for each allowed pair, where
// less is better.
//
// It takes 4 bytes for each cell of a grid, or 8 where scores are beyond 32
// bits, and an eighth of a byte for whether the pair is allowed; for a pair of
// a long list, 16 bytes.
type Table struct {
	Rows, Columns []string // names, in the order of the file

	file     string
	minimise bool
	scale    int // decimals of the unit
	shown    int // decimals to write
	largest  located
	rounded  bool // scores were written with more decimals than are kept
	form     form

	// What follows is in the order of solving. Row i of the file is row
	// rowAt[i] there, and row r there is row rowOf[r] of the file.
	rowAt, rowOf       []int32
	columnAt, columnOf []int32
	capacity           []int // nil: one each

	// A grid:
	narrow    []int32 // costs, row after row; or
	wide      []int64
	forbidden []lap.Mask // of each row; nil when every pair is allowed

	// A long list:
	start  []int // nil for a grid
	column []int32
	cost   []int64
}

// Read reads scores. Its error is diag.Problems when something is wrong with
// what is written there, and lists all of it; any other is of in.
//
// The file is read in one pass, in blocks, on all processors; memory is that of
// the Table and a few megabytes, and for a long list 20 bytes more a pair as
// long as it is read.
func Read(ctx context.Context, in io.Reader, opt Options) (*Table, error) {
	if isSpreadsheet(opt.Name) {
		return nil, refuseSpreadsheet(opt.Name)
	}
	hint := diag.Message("write the names of the columns in its first line, and a row of scores in each line after it")
	if opt.Edges {
		hint = eachPair
	}
	b := newBlocks(opt.Name, in, opt.Size, hint)
	if opt.Rounds {
		b.notation.decimals, b.rounds = opt.Decimals, true
	}
	if err := b.open(); err != nil {
		return nil, err
	}
	if opt.Edges {
		return readEdges(ctx, b, opt)
	}
	return readGrid(ctx, b, opt)
}

// Notes say how scores were read where that is not as they are written.
func (t *Table) Notes() []diag.Message {
	var notes []diag.Message
	if t.form.point == ',' {
		notes = append(notes, "numbers with a decimal comma, such as 1,5, were read as 1.5")
	}
	if t.rounded {
		notes = append(notes, diag.Say("scores were rounded to {decimals}, and the answer is the best for the rounded scores", "decimals", decimals(t.form.decimals)))
	}
	return notes
}

// isSpreadsheet goes by the ending of a name.
func isSpreadsheet(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{".xlsx", ".xlsm", ".xls", ".ods"}, func(ending string) bool {
		return strings.HasSuffix(name, ending)
	})
}

// decimal makes a decimal of units.
func (t *Table) decimal(units int64) Decimal {
	return Decimal{Units: units, Scale: t.scale, Shown: t.shown}
}

// score turns a cost into the score that it was, and a score into its cost.
func (t *Table) score(cost int64) int64 {
	if t.minimise {
		return cost
	}
	return -cost
}

// Score is the score of a pair, by positions in Rows and Columns; allowed is
// false when there is none.
func (t *Table) Score(row, column int) (score Decimal, allowed bool) {
	cost, allowed := t.costAt(int(t.rowAt[row]), t.columnAt[column])
	return t.decimal(t.score(cost)), allowed
}

// costAt is the cost of a pair in the order of solving.
func (t *Table) costAt(r int, c int32) (cost int64, allowed bool) {
	switch {
	case t.start != nil:
		row := t.column[t.start[r]:t.start[r+1]]
		k, found := slices.BinarySearch(row, c)
		if !found {
			return 0, false
		}
		return t.cost[t.start[r]+k], true
	case t.forbidden != nil && t.forbidden[r].Has(int(c)):
		return 0, false
	case t.wide != nil:
		return t.wide[r*len(t.Columns)+int(c)], true
	}
	return int64(t.narrow[r*len(t.Columns)+int(c)]), true
}

// costs are those of the table, for the solver.
func (t *Table) costs() lap.Costs {
	rows, columns := len(t.Rows), len(t.Columns)
	switch {
	case t.start != nil:
		return lap.Sparse(rows, columns, t.start, t.column, t.cost)
	case t.wide != nil:
		return lap.Dense(rows, columns, t.wide, t.forbidden)
	}
	return lap.Dense(rows, columns, t.narrow, t.forbidden)
}

// allowed calls yield for each open column that row r may have, in the order
// of solving, until it returns false.
func (t *Table) allowed(r int, yield func(column int) bool) {
	open := func(c int) bool { return t.capacity == nil || t.capacity[c] > 0 }
	if t.start != nil {
		for _, c := range t.column[t.start[r]:t.start[r+1]] {
			if open(int(c)) && !yield(int(c)) {
				return
			}
		}
		return
	}
	for c := range t.Columns {
		if (t.forbidden == nil || !t.forbidden[r].Has(c)) && open(c) && !yield(c) {
			return
		}
	}
}

// byName gives the positions of names in their order: at[i] is the place of
// name i, and of[k] the name at place k.
func byName(names []string) (at, of []int32) {
	of = make([]int32, len(names))
	for i := range of {
		of[i] = int32(i)
	}
	slices.SortFunc(of, func(a, b int32) int {
		return cmp.Or(strings.Compare(names[a], names[b]), cmp.Compare(a, b))
	})
	return inverse(of), of
}

// asWritten is the order of the file.
func asWritten(n int) (at, of []int32) {
	of = make([]int32, n)
	for i := range of {
		of[i] = int32(i)
	}
	return of, of
}

func inverse(of []int32) []int32 {
	at := make([]int32, len(of))
	for k, i := range of {
		at[i] = int32(k)
	}
	return at
}

// numbered names things 1, 2 ...
func numbered(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = strconv.Itoa(i + 1)
	}
	return names
}
