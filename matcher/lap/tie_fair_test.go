package lap

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFairest compares with the fairest of all optimal assignments, where optima are
// of few costs, so that some have a costlier pair than others.
func TestFairest(t *testing.T) {
	t.Parallel()
	unlike := 0
	for seed := range portion(3000) {
		random := rand.New(rand.NewPCG(seed, 33))
		n := 3 + random.IntN(3)
		k := larger(random, n, n, int64(3+random.IntN(5)), 1)
		for j := range k.capacity {
			k.capacity[j] = 1 + random.IntN(2)
		}
		var first, fair []int
		least := int64(0)
		k.optima(func(column []int) {
			worst := int64(-1 << 50)
			for i, j := range column {
				worst = max(worst, k.cost[i][j])
			}
			if first == nil || slices.Compare(column, first) < 0 {
				first = slices.Clone(column)
			}
			if fair == nil || worst < least || worst == least && slices.Compare(column, fair) < 0 {
				fair, least = slices.Clone(column), worst
			}
		})
		if !slices.Equal(first, fair) {
			unlike++
		}
		p := k.narrow()
		r := k.otherOptimum(t, random)
		got, err := Fairest(context.Background(), p, r, Options{})
		if err != nil || !slices.Equal(got.Column, fair) {
			t.Fatalf("seed %d: %v is not the fairest, %v, from %v (%v)\n%+v", seed, got, fair, r.Column, err, k)
		}
		if err := k.certify(got); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
	if unlike < int(portion(100)) {
		t.Errorf("for only %d the fairest is not the first", unlike)
	}
}

// TestFairestWorked is a worked example: two optima cost 4, as 1+3 and as 2+2.
func TestFairestWorked(t *testing.T) {
	t.Parallel()
	p := Problem{Costs: Dense(2, 2, []int32{1, 2, 2, 3}, nil)}
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	first, err := Canonical(context.Background(), p, r, Options{})
	if err != nil || !slices.Equal(first.Column, []int{0, 1}) {
		t.Errorf("row 0 can have column 0, at 1+3: %v, %v", first, err)
	}
	fair, err := Fairest(context.Background(), p, r, Options{})
	if err != nil || !slices.Equal(fair.Column, []int{1, 0}) {
		t.Errorf("no pair needs cost more than 2, at 2+2: %v, %v", fair, err)
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Fairest(done, p, r, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: the error is %v", err)
	}
}
