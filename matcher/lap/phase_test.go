package lap

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// phases solves p and returns the phases that were told.
func phases(t *testing.T, p Problem, opt Options) []Phase {
	t.Helper()
	var told []Phase
	opt.Phase = func(phase Phase) { told = append(told, phase) }
	if _, err := Solve(context.Background(), p, opt); err != nil {
		t.Fatal(err)
	}
	return told
}

func TestPhasesAreTold(t *testing.T) {
	const n = 300
	rng := rand.New(rand.NewPCG(1, 2))
	places := make([][2]int, 2*n) // in the plane: of rows, and of columns
	for i := range places {
		places[i] = [2]int{rng.IntN(10_000), rng.IntN(10_000)}
	}
	costs := make([]int64, 0, n*n)
	for _, row := range places[:n] {
		for _, column := range places[n:] {
			x, y := int64(row[0]-column[0]), int64(row[1]-column[1])
			costs = append(costs, x*x+y*y)
		}
	}
	square := Problem{Costs: Dense(n, n, costs, nil), Goal: Complete}
	half := make([]int, n)
	for j := range half {
		half[j] = 2 * (j % 2)
	}
	several := Problem{Costs: square.Costs, Capacity: half, Goal: MostRows}
	products := make([]int64, 0, n*n)
	for i := range int64(n) {
		for j := range int64(n) {
			products = append(products, (i+1)*(j+1)+rng.Int64N(500))
		}
	}
	agreed := Problem{Costs: Dense(n, n, products, nil), Goal: Priced, OutPrice: slices.Repeat([]int64{10_000}, n)}
	tests := []struct {
		name string
		p    Problem
		has  []Phase
	}{
		{"square", square, []Phase{FirstPrices, Lists, Auction, Reduction, Proof}},
		{"columns of several places", several, []Phase{FirstPrices, Lists, Auction, Reduction, Proof}},
		{"rows that agree, of which some stay out", agreed, []Phase{FirstPrices, Lists, FreePlaces, Proof}},
		{"nothing", Problem{Costs: Dense(0, 0, []int64{}, nil)}, []Phase{Proof}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			told := phases(t, test.p, Options{})
			for _, phase := range test.has {
				if !slices.Contains(told, phase) {
					t.Errorf("%v was not told, only %v", phase, told)
				}
			}
			if last := len(told) - 1; last < 0 || told[last] != Proof || slices.Contains(told[:last], Proof) {
				t.Errorf("%v does not end with its only proof", told)
			}
			if !slices.Equal(told, phases(t, test.p, Options{Processors: 1})) {
				t.Error("the phases depend on the number of processors")
			}
		})
	}
}

func TestPhaseNames(t *testing.T) {
	seen := map[string]bool{}
	for p := FirstPrices; p <= Proof; p++ {
		if seen[p.String()] {
			t.Errorf("two phases are called %q", p)
		}
		seen[p.String()] = true
	}
	if got := Phase(99).String(); got != "phase 99" {
		t.Errorf("no phase is called %q", got)
	}
}
