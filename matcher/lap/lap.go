package lap

// (package comment: written by whoever owns this room)

// A Problem asks for an assignment of rows to columns.
//
// Every row takes at most one column, column j at most Capacity[j] rows, and
// only allowed pairs are used. Lower cost is better.
type Problem struct {
	Costs Costs
	// Capacity is how many rows each column takes, 0 or more; nil means one each.
	Capacity []int
	Goal     Goal
	// OutPrice is, under Priced, what it costs to leave each row out; nil means 0 each.
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

// Costs is where costs come from: Dense, Sparse, Rows or Matrix make one.
type Costs interface {
	// Size is the number of rows and columns.
	Size() (rows, columns int)
	// (unexported methods: how the engine reads rows)
}

// A Mask is a set of columns, a bit each.
type Mask []uint64

// Rows makes costs that are computed on demand. fill is given a row, a slice
// of all its costs to fill and an empty mask in which it marks the columns
// that are not allowed. It is called from several goroutines, each with its
// own slices, and gives the same answer each time.
// func Rows(rows, columns int, fill func(row int, cost []int32, forbidden Mask)) Costs

// A Result is an optimal assignment and the proof that it is.
type Result struct {
	Column      []int   // of each row; -1 for a row left out
	RowPrice    []int64 // dual prices
	ColumnPrice []int64 // dual prices, at most 0
	// OutPrice is what leaving a row out was taken to cost. Under MostRows it
	// is one price, the same for each row, so high that no saving is worth it.
	OutPrice []int64
	Assigned int   // rows that have a column
	Total    int64 // of the costs of the assigned pairs
}
