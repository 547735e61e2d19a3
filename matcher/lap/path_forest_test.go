package lap

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// crowded makes a square problem in which many rows want the same columns and most costs tie: what leaves many rows
// without a column after bids.
func crowded(random *rand.Rand, n int) *sketch {
	k := &sketch{goal: Complete, capacity: randomPlaces(random, n, 1+random.IntN(3))}
	values := int64(1 + random.IntN(4))
	large := int64(1) << (40 * random.IntN(2)) // costs of 32 bits and of 64
	for i := range n {
		cost, allowed := make([]int64, k.columns()), make([]bool, k.columns())
		for j := range cost {
			cost[j] = (random.Int64N(values+1)*int64(j%3) + random.Int64N(2)) * large
			allowed[j] = random.IntN(8) > 0
		}
		if i%3 == 0 {
			cost[0] = -large
		}
		k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
	}
	return k
}

// TestPathsThroughRows has paths go through whole rows, of one row after another and of all together, in problems that
// are too small for it otherwise. What they find has to be an optimum, with its proof.
func TestPathsThroughRows(t *testing.T) {
	t.Parallel()
	tried, together := 0, 0
	for seed := range portion(2400) {
		random := rand.New(rand.NewPCG(seed, 62))
		k := crowded(random, 2+random.IntN(6))
		if k.matching() < k.rows() {
			continue
		}
		forest := random.IntN(2) == 0
		settled, err := throughRows(k, k.dense(), forest)
		if err != nil {
			t.Fatalf("seed %d, together %v: %v\n%+v", seed, forest, err, k)
		}
		tried++
		together += settled
	}
	if tried < int(portion(900)) || together < int(portion(300)) {
		t.Errorf("only %d were tried, and only %d rows settled together", tried, together)
	}
}

// throughRows solves a problem by paths alone, and returns how many rows were settled together.
func throughRows(k *sketch, p Problem, forest bool) (settled int, err error) {
	ctx, rows := context.Background(), allOf(k.rows())
	in, err := newInstance(p)
	if err != nil {
		return 0, err
	}
	c := newCrew(1)
	defer c.dismiss()
	e := newEngine(in, Options{}, c)
	e.begin()
	if err := e.list(ctx, rows); err != nil {
		return 0, err
	}
	e.beginPaths(len(e.loose))
	e.scanRows()
	e.loose = rows
	if forest {
		p := &e.path
		p.tree, p.ended = make([]int32, in.rows), make([]bool, in.rows)
		for before := -1; len(e.loose) > 0 && len(e.loose) != before; {
			before = len(e.loose)
			if err := e.growForest(ctx); err != nil {
				return 0, err
			}
			e.moveTight()
		}
		settled = in.rows - len(e.loose)
		if settled == 0 {
			return 0, fmt.Errorf("no row was settled together")
		}
	}
	for _, i := range e.loose {
		if done, err := e.settle(ctx, i); err != nil || !done {
			return 0, fmt.Errorf("row %d found no place: %w", i, err)
		}
	}
	return settled, k.check(e.result(), nil, k.brute())
}

// TestManyTies solves large problems whose rows nearly all compete for the same columns, of which the optimum is known, with
// one processor and with three: the same result, for few reads of each row.
func TestManyTies(t *testing.T) {
	t.Parallel()
	const n = 600
	for _, c := range []struct {
		name  string
		cost  func(i, j int) int32
		total int64
		reads int64 // of each row, at most
	}{
		// Row i and column i for each: no row can do better than 0, and no place is left.
		{"zero up to the row's own column", func(i, j int) int32 { return int32(min(1, max(0, j-i))) }, 0, 30},
		// The sum of the larger numbers is least where they are those of rows and columns alike.
		{"the larger of two numbers", func(i, j int) int32 { return int32(max(i, j)) }, n * (n - 1) / 2, 60},
		// Half of the rows want the same quarter of columns.
		{"too few good places", func(i, j int) int32 {
			if i < n/2 && j >= n/4 {
				return 1
			}
			return 0
		}, n / 4, 30},
	} {
		rows, columns := rand.New(rand.NewPCG(1, 63)).Perm(n), rand.New(rand.NewPCG(2, 63)).Perm(n)
		cost := make([]int32, 0, n*n)
		for _, i := range rows {
			for _, j := range columns {
				cost = append(cost, c.cost(i, j))
			}
		}
		p := Problem{Costs: Dense(n, n, cost, nil), Goal: Complete}
		one, err := Solve(t.Context(), p, Options{Processors: 1})
		if err != nil {
			t.Fatal(err)
		}
		if one.Total != c.total {
			t.Errorf("%s: a total of %d, not %d", c.name, one.Total, c.total)
		}
		if one.Work.RowsRead > c.reads*n {
			t.Errorf("%s: %d rows were read of %d", c.name, one.Work.RowsRead, n)
		}
		three, err := Solve(t.Context(), p, Options{Processors: 3})
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(one) != fmt.Sprint(three) {
			t.Errorf("%s: another result with three processors", c.name)
		}
	}
}
