package lap

import (
	"context"
	"fmt"
	"slices"
)

// A HallSet is a set of rows that can go to no other than a set of columns
// with fewer places than these rows are: at least one of them stays out,
// whatever the assignment (after P. Hall 1935, doi 10.1112/jlms/s1-10.37.26).
type HallSet struct {
	Rows, Columns []int // in increasing order; columns of capacity 0 are not among them
	Places        int   // of the columns together
}

// An InfeasibleError says that not every row can be assigned, and why.
type InfeasibleError struct {
	Hall HallSet
}

func (e *InfeasibleError) Error() string {
	rows := counted(len(e.Hall.Rows), "row")
	if len(e.Hall.Columns) == 0 {
		return fmt.Sprintf("lap: not every row can be assigned: %s can go to no column with a place", rows)
	}
	return fmt.Sprintf("lap: not every row can be assigned: %s can go to no other than %s with %s",
		rows, counted(len(e.Hall.Columns), "column"), counted(e.Hall.Places, "place"))
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// HallOf tells why a row of a result was left out: the rows and columns that
// alternating paths reach from it, each from a row to any column allowed to
// it and from a column to the rows that have it. Where all those columns are
// full they are a Hall set, as every optimum under MostRows has it. It is
// false for a row that is assigned, for one left out though a reached
// column has a free place, which the goal Priced allows, and for a result
// that does not fit the problem, or when ctx ends.
//
// Each row that is reached is read once.
func HallOf(ctx context.Context, p Problem, r *Result, row int) (HallSet, bool) {
	in, err := newInstance(p)
	if err != nil || r == nil || len(r.Column) != in.rows || row < 0 || row >= in.rows || r.Column[row] != -1 {
		return HallSet{}, false
	}
	load := make([]int, in.columns)
	for _, j := range r.Column {
		if j < -1 || j >= in.columns {
			return HallSet{}, false
		}
		if j >= 0 {
			load[j]++
		}
	}
	// Rows by column, those of column j at holder[end[j]-load[j]:end[j]].
	end := make([]int, in.columns)
	sum := 0
	for j, n := range load {
		end[j] = sum
		sum += n
	}
	holder := make([]int, sum)
	for i, j := range r.Column {
		if j >= 0 {
			holder[end[j]] = i
			end[j]++
		}
	}

	var hall HallSet
	reader := in.reader()
	reached := make([]bool, in.columns)
	full := true
	hall.Rows = append(hall.Rows, row)
	for k := 0; k < len(hall.Rows) && full; k++ {
		if ctx.Err() != nil {
			return HallSet{}, false
		}
		reader.read(hall.Rows[k]).each(func(j int, _ int64) bool {
			if reached[j] {
				return true
			}
			reached[j] = true
			full = load[j] >= in.capacity(j)
			hall.Columns = append(hall.Columns, j)
			hall.Rows = append(hall.Rows, holder[end[j]-load[j]:end[j]]...)
			hall.Places += in.capacity(j)
			return full
		})
	}
	if !full || hall.Places >= len(hall.Rows) {
		return HallSet{}, false
	}
	slices.Sort(hall.Rows)
	slices.Sort(hall.Columns)
	return hall, true
}

// VerifyHall proves that not every row of a problem can be assigned: that the
// rows of the set can go to no other than its columns, which have Places
// places together, fewer than there are rows. It reads each of these rows once.
// Its error says what is wrong first, with [ErrNotProved] in its chain.
func VerifyHall(ctx context.Context, p Problem, hall HallSet) error {
	return verifyHall(ctx, p, hall, 0)
}

func verifyHall(ctx context.Context, p Problem, hall HallSet, processors int) error {
	in, err := newInstance(p)
	if err != nil {
		return err
	}
	if err := inOrder("row", hall.Rows, in.rows); err != nil {
		return err
	}
	if err := inOrder("column", hall.Columns, in.columns); err != nil {
		return err
	}
	inside := NewMask(in.columns)
	places := 0
	for _, j := range hall.Columns {
		inside.Set(j)
		if c := in.capacity(j); c <= len(hall.Rows)-places {
			places += c
		} else {
			return wrong("the %d columns have places enough for %d rows", len(hall.Columns), len(hall.Rows))
		}
	}
	if places != hall.Places {
		return wrong("the columns are said to have %d places, and have %d", hall.Places, places)
	}
	if places >= len(hall.Rows) {
		return wrong("the columns have %d places, enough for %d rows", places, len(hall.Rows))
	}
	_, err = eachBlock(ctx, processors, len(hall.Rows), in.reader, func(reader reader, from, to int) error {
		for _, i := range hall.Rows[from:to] {
			var err error
			reader.read(i).each(func(j int, _ int64) bool {
				if !inside.Has(j) {
					err = wrong("row %d can go to column %d too", i, j)
				}
				return err == nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

func inOrder(what string, set []int, n int) error {
	for k, x := range set {
		if x < 0 || x >= n {
			return wrong("there is no %s %d among %d", what, x, n)
		}
		if k > 0 && set[k-1] >= x {
			return wrong("%s %d comes after %s %d", what, x, what, set[k-1])
		}
	}
	return nil
}
