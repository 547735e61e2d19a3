package lap_test

import (
	"context"
	"fmt"

	"mentormatch/matcher/lap"
)

// Row 2 is to have column 0, which row 0 has: what does it cost, and who moves?
func ExampleNewResidual() {
	ctx := context.Background()
	p := lap.Problem{Costs: lap.Dense(3, 3, []int32{
		1, 4, 9,
		6, 2, 5,
		4, 8, 3,
	}, nil)}
	r, err := lap.Solve(ctx, p, lap.Options{})
	if err != nil {
		panic(err)
	}
	g, err := lap.NewResidual(ctx, p, r, lap.Options{})
	if err != nil {
		panic(err)
	}
	change, err := g.Force(ctx, 2, 0)
	if err != nil {
		panic(err)
	}
	fmt.Println("optimum", r.Column, r.Total) // 1+2+3
	fmt.Println("more by", change.Cost)       // 4+4+5 less 6
	for _, m := range change.Moves {
		fmt.Printf("row %d from %d to %d\n", m.Row, m.From, m.To)
	}
	// Output:
	// optimum [0 1 2] 6
	// more by 7
	// row 2 from 2 to 0
	// row 0 from 0 to 1
	// row 1 from 1 to 2
}

// A pair is decided, and the rest solved again from the earlier result.
func ExampleResolve() {
	ctx := context.Background()
	p := lap.Problem{Costs: lap.Dense(3, 3, []int32{
		1, 4, 9,
		6, 2, 5,
		4, 8, 3,
	}, nil)}
	r, err := lap.Solve(ctx, p, lap.Options{})
	if err != nil {
		panic(err)
	}
	forced := lap.Edit{Forced: [][2]int{{2, 0}}}
	rest, changes, err := forced.Apply(p)
	if err != nil {
		panic(err)
	}
	changes.Narrowed = forced.Narrows(p) // r is proved for p
	again, err := lap.Resolve(ctx, rest, r, changes, lap.Options{})
	if err != nil {
		panic(err)
	}
	for i, j := range again.Column {
		fmt.Printf("row %d has column %d\n", changes.Row[i], j)
	}
	// Output:
	// row 0 has column 1
	// row 1 has column 2
}

// Two optima cost 4, as 1+3 and as 2+2.
func ExampleCanonical() {
	ctx := context.Background()
	p := lap.Problem{Costs: lap.Dense(2, 2, []int32{1, 2, 2, 3}, nil)}
	r, err := lap.Solve(ctx, p, lap.Options{})
	if err != nil {
		panic(err)
	}
	first, err := lap.Canonical(ctx, p, r, lap.Options{})
	if err != nil {
		panic(err)
	}
	fair, err := lap.Fairest(ctx, p, r, lap.Options{})
	if err != nil {
		panic(err)
	}
	ties, err := lap.TightComponents(ctx, p, r, lap.Options{})
	if err != nil {
		panic(err)
	}
	fmt.Println(first.Column, fair.Column, ties.Columns(0), ties.Groups())
	// Output: [0 1] [1 0] [0 1] [[0 1]]
}
