package lap

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// oblongProducts makes a problem of pure products, and what it costs at best: rows that stay out, and columns that stay empty,
// have the factor 0 in the order of factors.
func oblongProducts(random *rand.Rand, rows int, capacity []int) (k *sketch, least int64) {
	k = &sketch{goal: MostRows, capacity: capacity}
	factor := func() int64 { return 1000 - random.Int64N(1+random.Int64N(2000)) }
	var row, column, place []int64
	for range rows {
		row = append(row, factor())
	}
	for _, c := range capacity {
		column = append(column, factor())
		for range c {
			place = append(place, column[len(column)-1])
		}
	}
	for _, a := range row {
		cost, allowed := make([]int64, len(column)), make([]bool, len(column))
		for j, b := range column {
			cost[j], allowed[j] = a*b, true
		}
		k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
	}
	row = append(row, make([]int64, max(0, len(place)-rows))...)
	place = append(place, make([]int64, len(row)-len(place))...)
	slices.Sort(row)
	slices.Sort(place)
	for i, a := range row {
		least += a * place[len(place)-1-i]
	}
	return k, least
}

// TestByOrderWaiting has engines begin by the order of rows and columns where rows have to stay out, in problems that
// are small enough to try every assignment.
func TestByOrderWaiting(t *testing.T) {
	t.Parallel()
	tried := 0
	for seed := range portion(3000) {
		random := rand.New(rand.NewPCG(seed, 73))
		places := 1 + random.IntN(4)
		k, least := oblongProducts(random, places+1+random.IntN(2), randomPlaces(random, places, 1+random.IntN(2)))
		if best := k.brute(); best.total != least {
			t.Fatalf("seed %d: %d by order, %d by trying all\n%+v", seed, least, best.total, k)
		}
		for name, p := range map[string]Problem{"dense": k.dense(), "narrow": k.narrow(), "rows": k.demand()} {
			if err := byOrderSmall(k, p, &tried); err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v", seed, name, err, k)
			}
		}
	}
	if tried < int(portion(3000)) {
		t.Errorf("only %d began so", tried)
	}
}

// TestByOrderOblong solves large products with more rows than columns, or fewer, of which the optimum is known. In wide ones rows
// and columns change places first.
func TestByOrderOblong(t *testing.T) {
	t.Parallel()
	for name, size := range map[string][2]int{
		"hardly tall": {coarsest + 60, coarsest + 50}, "tall": {2 * coarsest, coarsest}, "wide": {coarsest, 2 * coarsest}, "hardly wide": {coarsest, coarsest + 1},
	} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 74))
			k, least := oblongProducts(random, size[0], slices.Repeat([]int{1}, size[1]))
			for form, p := range map[string]Problem{"dense": k.dense(), "narrow": k.narrow()} {
				var first *Result
				for processors := 1; processors <= 2; processors++ {
					r, err := Solve(t.Context(), p, Options{Processors: processors})
					if err != nil {
						t.Fatal(form, err)
					}
					if r.Total != least || r.Assigned != min(size[0], size[1]) {
						t.Errorf("%s: %d rows at %d, want %d", form, r.Assigned, r.Total, least)
					}
					if r.Work.RowsRead > 6*int64(size[0]) {
						t.Errorf("%s: %d rows read for %d", form, r.Work.RowsRead, size[0])
					}
					if first == nil {
						first = r
					}
					if !reflect.DeepEqual(r, first) {
						t.Errorf("%s: another result with %d processors", form, processors)
					}
				}
			}
		})
	}
}
