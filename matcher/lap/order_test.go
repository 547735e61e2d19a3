package lap

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// products makes a problem whose costs are a number of the row, one of the column, and a product of one more of each,
// none of them in order; and what it costs at best, by the order of factors.
func products(random *rand.Rand, n int, capacity []int, noise int64) (k *sketch, least int64) {
	k = &sketch{goal: Complete, capacity: capacity}
	var row, place, column []int64
	for range n {
		row = append(row, random.Int64N(2000)-1000)
	}
	offset := make([]int64, len(capacity))
	for j, c := range capacity {
		column, offset[j] = append(column, random.Int64N(2000)-1000), random.Int64N(100000)
		for range c {
			place = append(place, column[j])
			least += offset[j]
		}
	}
	for i, factor := range row {
		cost, allowed := make([]int64, len(capacity)), make([]bool, len(capacity))
		for j := range cost {
			cost[j], allowed[j] = int64(i%7)+offset[j]+factor*column[j]+random.Int64N(noise+1), true
		}
		least += int64(i % 7)
		k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
	}
	slices.Sort(row)
	slices.Sort(place)
	for i := range row {
		least += row[i] * place[n-1-i]
	}
	return k, least
}

// randomPlaces is a capacity for each column, so that there are so many places.
func randomPlaces(random *rand.Rand, n, largest int) []int {
	var capacity []int
	for n > 0 {
		c := min(n, random.IntN(largest+1))
		capacity, n = append(capacity, c), n-c
	}
	return capacity
}

// TestByOrderSmall has engines begin by the order of rows and columns where nobody else would, as problems are small,
// and pairs are not allowed: lists have to hold, and what follows has to be an optimum.
func TestByOrderSmall(t *testing.T) {
	t.Parallel()
	tried := 0
	for seed := range portion(6000) {
		random := rand.New(rand.NewPCG(seed, 61))
		n := 2 + random.IntN(4)
		k, _ := products(random, n, randomPlaces(random, n, 1+random.IntN(3)), []int64{0, 50, 1 << 20}[random.IntN(3)])
		for i := range n {
			for j := range k.columns() {
				k.allowed[i][j] = random.IntN(8) > 0
			}
		}
		if k.matching() < n {
			continue
		}
		for name, p := range map[string]Problem{"dense": k.dense(), "narrow": k.narrow(), "rows": k.demand()} {
			if err := byOrderSmall(k, p, &tried); err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v", seed, name, err, k)
			}
		}
	}
	if tried < int(portion(4000)) {
		t.Errorf("only %d began so", tried)
	}
}

func byOrderSmall(k *sketch, p Problem, tried *int) error {
	ctx, rows := context.Background(), allOf(k.rows())
	in, err := newInstance(p)
	if err != nil {
		return err
	}
	c := newCrew(1)
	defer c.dismiss()
	e := newEngine(in, Options{}, c)
	e.begin()
	if _, err := e.byOrder(ctx, rows); err != nil || len(e.lists[0].column) == 0 && !e.placed {
		return err // costs are not of one product
	}
	*tried++
	for i, l := range e.lists {
		for j, cost := range k.cost[i] {
			if k.allowed[i][j] && k.capacity[j] > 0 && !slices.Contains(l.column, int32(j)) && cost-e.v[j] < l.beyond {
				return fmt.Errorf("row %d does not list column %d, which is nearer than %d", i, j, l.beyond)
			}
		}
	}
	for _, do := range []func() error{
		func() error {
			if e.placed {
				return nil
			}
			return cmp.Or(e.auction(ctx, rows), e.reduce(ctx, rows))
		},
		func() error { return e.settleLoose(ctx) },
	} {
		if err := do(); err != nil {
			return err
		}
	}
	return k.check(e.result(), nil, k.brute())
}

// TestByOrder solves large problems of which the optimum is known.
func TestByOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		capacity int
		noise    int64
		most     int64 // reads of a row
	}{
		{"one place", 1, 0, 5},
		{"several places", 4, 0, 5},
		{"with noise", 1, 300, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 62))
			n := coarsest + 50
			k, least := products(random, n, randomPlaces(random, n, c.capacity), c.noise)
			for name, p := range map[string]Problem{"dense": k.dense(), "narrow": k.narrow(), "rows": k.demand()} {
				var first *Result
				for processors := 1; processors <= 2; processors++ {
					r, err := Solve(t.Context(), p, Options{Processors: processors})
					if err != nil {
						t.Fatal(name, err)
					}
					if r.Total < least || r.Total > least+int64(n)*c.noise {
						t.Errorf("%s: %d, and by the order of factors from %d to %d times %d more", name, r.Total, least, n, c.noise)
					}
					if r.Work.RowsRead > c.most*int64(n) {
						t.Errorf("%s: %d rows read for %d", name, r.Work.RowsRead, n)
					}
					if first == nil {
						first = r
					}
					if !reflect.DeepEqual(r.Column, first.Column) || !reflect.DeepEqual(r.ColumnPrice, first.ColumnPrice) {
						t.Errorf("%s: another optimum with %d processors", name, processors)
					}
				}
			}
		})
	}
}

// Costs that are not of one product are begun in the usual way.
func TestNotByOrder(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]Problem{
		"the same":     square(500, 500, func(i, j int) int32 { return 7 }),
		"sums":         square(500, 500, func(i, j int) int32 { return int32(i + j*j) }),
		"uniform":      uniform(500, 500, 1<<30),
		"distances":    euclidean(500),
		"low rank":     lowRank(500),
		"mentors":      mentors(500, 500),
		"two products": square(500, 500, func(i, j int) int32 { return int32(i*j + i*i%499*(j*j%487)) }),
	} {
		in, err := newInstance(p)
		if err != nil {
			t.Fatal(err)
		}
		c := newCrew(1)
		e := newEngine(in, Options{}, c)
		if _, share := e.sampleFactors(); share >= monotoneShare {
			t.Errorf("%s: taken for products", name)
		}
		c.dismiss()
	}
}

// TestByOrderMonge places rows in the order of a Monge array that is no product, with rows and columns shuffled.
func TestByOrderMonge(t *testing.T) {
	t.Parallel()
	const n = coarsest + 50
	random := rand.New(rand.NewPCG(1, 66))
	row, column := random.Perm(n), random.Perm(n)
	for name, cost := range map[string]func(a, b int) int32{
		"squares of distances": func(a, b int) int32 { return int32((a - b) * (a - b)) },
		"reciprocals":          func(a, b int) int32 { return int32(1 << 30 / (n/4 + a + n - b)) },
	} {
		p := square(n, n, func(i, j int) int32 { return cost(row[i], column[j]) })
		least := int64(0)
		for a := range n {
			least += int64(cost(a, a))
		}
		r, err := Solve(t.Context(), p, Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		if r.Total != least {
			t.Errorf("%s: %d, and %d in order", name, r.Total, least)
		}
		if r.Work.RowsRead > 5*n {
			t.Errorf("%s: %d rows read for %d", name, r.Work.RowsRead, n)
		}
	}
}

// TestByOrderOfEnds places rows by an order that only a few rows and columns at its ends tell, with as many rows as columns
// and with more: those that cost the most stay out.
func TestByOrderOfEnds(t *testing.T) {
	t.Parallel()
	const columns = coarsest + 50
	for name, c := range map[string]struct {
		cost     func(a, b int32) int32
		opposite bool // the least rows go with the greatest columns
		out      bool // staying out has a place in the order
	}{
		"the larger":       {func(a, b int32) int32 { return max(a, b) }, false, true},
		"the smaller":      {func(a, b int32) int32 { return min(a, b) }, true, true},
		"what is missing":  {func(a, b int32) int32 { return max(0, a-b) }, false, true},
		"distances":        {func(a, b int32) int32 { return max(a-b, b-a) }, false, false},
		"what is too much": {func(a, b int32) int32 { return max(0, b-a) }, false, false},
	} {
		for seed := range uint64(10) {
			rows := columns
			if c.out && seed%2 == 1 {
				rows += 40
			}
			random := rand.New(rand.NewPCG(seed, 67))
			a, b := make([]int32, rows), make([]int32, columns)
			for _, of := range [][]int32{a, b} {
				for k := range of {
					of[k] = random.Int32N(1 << 14)
				}
			}
			p := square(rows, columns, func(i, j int) int32 { return c.cost(a[i], b[j]) })
			r, err := Solve(t.Context(), p, Options{})
			if err != nil {
				t.Fatal(name, err)
			}
			slices.Sort(a)
			slices.Sort(b)
			if c.opposite {
				slices.Reverse(b)
			}
			least := int64(0)
			for k := range columns {
				least += int64(c.cost(a[k], b[k]))
			}
			if r.Total != least {
				t.Errorf("%s, seed %d: %d, and %d in order", name, seed, r.Total, least)
			}
			if r.Work.RowsRead > 9*int64(rows) {
				t.Errorf("%s, seed %d: %d rows read for %d", name, seed, r.Work.RowsRead, rows)
			}
		}
	}
}
