package lap

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// With and without bits for pairs the levels close at the same costs, and the same assignment is the first.
func TestLeximinFlat(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	seeds := uint64(60)
	if testing.Short() {
		seeds = 20
	}
	cameBack := 0
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 74))
		rows, columns := 20+random.IntN(80), 20+random.IntN(120)
		p := added(random, rows, columns, 1+random.Int32N(40), 1+random.Int32N(40))
		if random.IntN(2) == 0 {
			p.Capacity = make([]int, columns)
			for j := range p.Capacity {
				p.Capacity[j] = random.IntN(3)
			}
		}
		in, err := newInstance(p)
		if err != nil {
			t.Fatal(err)
		}
		fair, err := Solve(ctx, p, Options{Choice: FairestOptimum})
		if err != nil {
			t.Fatal(err)
		}
		levels := func(bits bool) (costs []int64, column []int) {
			x, err := newLeximin(ctx, in, fair)
			if err != nil {
				t.Fatal(err)
			}
			if !bits {
				x.flat = nil
			}
			for worst := x.costliest(); worst >= 0; worst = x.costliest() {
				closes, err := x.improve(ctx, worst)
				if err != nil {
					t.Fatal(err)
				}
				if closes {
					costs = append(costs, x.close(worst).Cost)
				} else if bits {
					cameBack++
				}
				x.forget()
			}
			if column, err = x.first(ctx, 0); err != nil {
				t.Fatal(err)
			}
			return costs, column
		}
		costs, first := levels(true)
		plainCosts, plainFirst := levels(false)
		if !slices.Equal(costs, plainCosts) || !slices.Equal(first, plainFirst) {
			t.Errorf("seed %d: %d levels and %v with bits, %d levels and %v without", seed, len(costs), first, len(plainCosts), plainFirst)
		}
	}
	if cameBack < 2*int(seeds) {
		t.Errorf("only %d times all rows came back without a pair of the worst cost", cameBack)
	}
}
