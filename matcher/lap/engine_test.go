package lap

import (
	"context"
	"math/rand/v2"
	"testing"
)

// structured makes a problem with what makes problems hard for the engine:
// as many places as rows or nearly, columns that few rows may have or none, large
// capacities, ties, and rows that agree on which columns are good.
func structured(random *rand.Rand, rows int) *sketch {
	k := &sketch{goal: Goal(random.IntN(2))} // MostRows more often, see below
	if random.IntN(2) == 0 {
		k.goal = MostRows
	}
	places := rows + []int{0, 0, 0, 1, -1, rows / 10, rows / 10, -rows / 10, rows, -rows / 2}[random.IntN(10)]
	largest := []int{1, 1, 3, 40}[random.IntN(4)]
	for places > 0 {
		c := min(places, 1+random.IntN(largest))
		k.capacity = append(k.capacity, c)
		places -= c
		if random.IntN(20) == 0 {
			k.capacity = append(k.capacity, 0)
		}
	}
	columns := len(k.capacity)
	spread := []int64{1, 2, 10, 300, 1 << 28}[random.IntN(5)]
	density := []float64{1, 1, 0.9, 0.3, 0.03}[random.IntN(5)]
	kind := random.IntN(5)
	few, dead := 0, 0
	if random.IntN(3) == 0 {
		few, dead = random.IntN(columns/4+1), random.IntN(columns/8+1)
	}
	for i := range rows {
		cost, allowed := make([]int64, columns), make([]bool, columns)
		for j := range columns {
			switch kind {
			case 2:
				cost[j] = int64(j)*(min(spread, 1<<20)/4+1) + random.Int64N(spread)
			case 0:
				cost[j] = int64(i+1) * int64(j+1) % (1 << 28)
			case 1:
				cost[j] = spread/2 + random.Int64N(spread)/int64(1+j%7)
			default:
				cost[j] = random.Int64N(spread) - spread/2
			}
			allowed[j] = random.Float64() < density && j >= dead && (j >= dead+few || i <= few/3)
		}
		k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
		if k.goal == Priced {
			k.out = append(k.out, random.Int64N(spread+1)-spread/4)
		}
	}
	return k
}

// TestReference compares with the plain solver, and checks each proof apart
// from Verify.
func TestReference(t *testing.T) {
	t.Parallel()
	seeds := uint64(250)
	if testing.Short() {
		seeds = 50
	}
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 13))
		k := structured(random, 64+random.IntN(140))
		p := k.dense()
		in, err := newInstance(p)
		if err != nil {
			t.Fatal(err)
		}
		reference, err := solvedReference(in)
		if err != nil {
			t.Fatal(err)
		}
		assigned, value := 0, int64(0)
		for i, j := range reference.column {
			switch {
			case j >= 0:
				assigned++
				value += k.cost[i][j]
			case k.goal == Priced:
				value += k.out[i]
			}
		}
		forms := k.forms(random)
		for _, name := range []string{"dense", "sparse", "rows"} {
			r, err := Solve(context.Background(), forms[name], Options{})
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, name, err)
			}
			if got := k.value(r); k.goal != Priced && r.Assigned != assigned || got != value {
				t.Fatalf("seed %d, %s: assigned %d at %d, the plain solver %d at %d", seed, name, r.Assigned, got, assigned, value)
			}
			if err := k.certify(r); err != nil {
				t.Fatalf("seed %d, %s: %v", seed, name, err)
			}
		}
	}
}

// TestFamilies solves the benchmarks' kinds of problems, small, and compares
// with the plain solver.
func TestFamilies(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]Problem{
		"uniform": uniform(300, 300, 1<<30), "hundred": uniform(300, 300, 100), "mentors": mentors(300, 300),
		"Euclidean": euclidean(300), "low rank": lowRank(300), "Machol-Wien": macholWien(450),
		"wide": uniform(100, 700, 1<<30), "tall": uniform(700, 100, 1<<30), "tall mentors": mentors(700, 100),
		"capacity": withCapacity(mentors(500, 100), 5), "crowds": withCapacity(mentors(500, 10), 50),
		"products, apart":         forbidding(macholWien(450), func(i, j int) bool { return i%10 != 0 || j%10 != 0 }),
		"products, crossed":       forbidding(macholWien(450), func(i, j int) bool { return (i+j)%10 == 0 }),
		"popular, wide":           square(200, 230, popular),
		"popular, wide, few":      forbidding(square(200, 230, popular), func(i, j int) bool { return i >= 20 || j < 8 }),
		"popular, wide, some":     forbidding(square(200, 230, popular), func(i, j int) bool { return (i*7+j*3)%5 != 0 }),
		"popular, priced":         priced(square(200, 230, popular), 15000),
		"popular, tall, priced":   priced(square(230, 200, popular), 1<<30),
		"one price, tall":         priced(uniform(900, 800, 1<<30), 1<<32),
		"dear, beyond an auction": square(100, 100, func(i, j int) int32 { return int32(i*j%97) << 24 }),
		"spread":                  spreadCapacity(mentors(400, 200)), "sparse": sparse(2000, 6, 100), "one value": uniform(300, 300, 1),
	} {
		in, err := newInstance(p)
		if err != nil {
			t.Fatal(err)
		}
		reference, err := solvedReference(in)
		if err != nil {
			t.Fatal(err)
		}
		assigned, total, value := 0, int64(0), int64(0)
		for i, j := range reference.column {
			if j >= 0 {
				assigned++
				total += reference.u[i] + reference.v[j]
			} else if p.Goal == Priced {
				value += p.OutPrice[i]
			}
		}
		value += total
		r, err := Solve(context.Background(), p, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := r.Total
		for i, j := range r.Column {
			if p.Goal == Priced && j < 0 {
				got += p.OutPrice[i]
			}
		}
		if got != value || p.Goal != Priced && r.Assigned != assigned {
			t.Errorf("%s: assigned %d at %d, the plain solver %d at %d", name, r.Assigned, got, assigned, value)
		}
	}
}

// popular costs grow with the column, for every row nearly alike.
func popular(i, j int) int32 { return int32(100*j + (i*7919+j*104729)%101) }

// priced has every row stay out at a price.
func priced(p Problem, out int64) Problem {
	rows, _ := p.Costs.Size()
	p.Goal, p.OutPrice = Priced, make([]int64, rows)
	for i := range p.OutPrice {
		p.OutPrice[i] = out
	}
	return p
}

// forbidding forbids the pairs of a dense problem that allow does not allow.
func forbidding(p Problem, allow func(i, j int) bool) Problem {
	d := p.Costs.(*denseCosts)
	masks := make([]Mask, d.rows)
	for i := range masks {
		masks[i] = NewMask(d.columns)
		for j := range d.columns {
			if !allow(i, j) {
				masks[i].Set(j)
			}
		}
	}
	p.Costs = Dense(d.rows, d.columns, d.narrow, masks)
	return p
}
