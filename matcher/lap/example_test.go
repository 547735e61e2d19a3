package lap_test

import (
	"context"
	"errors"
	"fmt"

	"mentormatch/matcher/lap"
)

// Four rows, and three columns of which the first takes two rows. The last row may
// only have the first column.
func Example() {
	closed := lap.NewMask(3)
	closed.Set(1)
	closed.Set(2)
	p := lap.Problem{
		Costs: lap.Dense(4, 3, []int32{
			4, 1, 3,
			2, 0, 5,
			3, 2, 2,
			9, 0, 0,
		}, []lap.Mask{nil, nil, nil, closed}),
		Capacity: []int{2, 1, 1},
	}
	r, err := lap.Solve(context.Background(), p, lap.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("columns:", r.Column)
	fmt.Println("total:  ", r.Total)
	fmt.Println("proof:  ", lap.Verify(context.Background(), p, r))
	// Output:
	// columns: [1 0 2 0]
	// total:   14
	// proof:   <nil>
}

// Costs that are computed when they are asked for take no memory.
func ExampleRows() {
	const n = 1000
	costs := lap.Rows(n, n, func(row int, cost []int32, forbidden lap.Mask) {
		for column := range cost {
			cost[column] = int32(row-column) * int32(row-column)
		}
		forbidden.Set(row) // nobody to themselves
	})
	r, err := lap.Solve(context.Background(), lap.Problem{Costs: costs}, lap.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("total:", r.Total) // every second row exchanged with the next
	// Output: total: 1000
}

// Three rows that only two columns are allowed to.
func ExampleInfeasibleError() {
	p := lap.Problem{
		Costs: lap.Sparse(4, 4, []int{0, 2, 4, 6, 8}, []int32{0, 1, 0, 1, 0, 1, 2, 3}, make([]int64, 8)),
		Goal:  lap.Complete,
	}
	_, err := lap.Solve(context.Background(), p, lap.Options{})
	var infeasible *lap.InfeasibleError
	if errors.As(err, &infeasible) {
		fmt.Println("rows", infeasible.Hall.Rows, "go to columns", infeasible.Hall.Columns, "only")
	}
	// Output: rows [0 1 2] go to columns [0 1] only
}

// The proof of the worked example of the package, written by hand.
func ExampleVerify() {
	p := lap.Problem{Costs: lap.Dense(3, 2, []int32{1, 4, 2, 9, 6, 8}, nil)}
	r := &lap.Result{
		Column:   []int{1, 0, -1},
		RowPrice: []int64{14, 16, 18}, ColumnPrice: []int64{-14, -10}, OutPrice: []int64{18, 18, 18},
		Assigned: 2, Total: 6,
	}
	fmt.Println(lap.Verify(context.Background(), p, r))
	r.RowPrice[1]++
	fmt.Println(lap.Verify(context.Background(), p, r))
	// Output:
	// <nil>
	// lap: not proved optimal: row 1 and column 0 cost 2, less than their prices 17 and -14 together
}
