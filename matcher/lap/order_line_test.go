package lap

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// Distances between points of a line go best in the order of the points, which is found although most of the points at its
// ends stand beyond the whole sample: it takes as many readings as products do, and as few as paths never would.
func TestDistancesOnALineAreInOrder(t *testing.T) {
	t.Parallel()
	const n = 600
	for seed := range portion(40) {
		random := rand.New(rand.NewPCG(seed, 62))
		x, y, costs := make([]int, n), make([]int, n), make([]int32, n*n)
		for i := range n {
			x[i], y[i] = random.IntN(1_000_000), random.IntN(1_000_000)
		}
		sign := 1 - 2*int(seed%2) // the other way round, what is farthest goes together
		for i := range n {
			for j := range n {
				costs[i*n+j] = int32(sign * max(x[i]-y[j], y[j]-x[i]))
			}
		}
		slices.Sort(x)
		slices.Sort(y)
		if sign < 0 {
			slices.Reverse(y)
		}
		least := int64(0)
		for i := range n {
			least += int64(sign * max(x[i]-y[i], y[i]-x[i]))
		}
		res, err := Solve(context.Background(), Problem{Costs: Dense(n, n, costs, nil), Goal: Complete}, Options{Processors: 1})
		if err != nil {
			t.Fatal(err)
		}
		if res.Total != least {
			t.Errorf("seed %d: total %d, want %d", seed, res.Total, least)
		}
		if perRow := res.Work.RowsRead / n; perRow > 12 {
			t.Errorf("seed %d: each row was read %d times", seed, perRow)
		}
	}
}
