package lap

import (
	"context"
	"math/rand/v2"
	"testing"
)

// usual makes a problem in which most columns cost a row the same and the others less, with up to twice as many rows as places.
func usual(random *rand.Rand, rows int) *sketch {
	k := &sketch{goal: MostRows, capacity: randomPlaces(random, 1+rows/2+random.IntN(rows+1), 1+random.IntN(3))}
	if random.IntN(4) == 0 {
		k.capacity = append(k.capacity, 0)
	}
	places := 0
	for _, c := range k.capacity {
		places += c
	}
	spread := []int64{2, 10, 1 << 20}[random.IntN(3)]
	high := random.Int64N(3*spread) - spread
	most := min(len(k.capacity), 1+rows/20)
	for range rows {
		if places >= rows {
			high = random.Int64N(3*spread) - spread
		}
		cost, allowed := make([]int64, k.columns()), make([]bool, k.columns())
		for j := range cost {
			cost[j], allowed[j] = high, true
		}
		for range random.IntN(most + 1) {
			cost[random.IntN(1+random.IntN(k.columns()))] = high - 1 - random.Int64N(spread)
		}
		k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
	}
	return k
}

// TestUsualSmall settles problems by their exceptions that are small enough to try every assignment.
func TestUsualSmall(t *testing.T) {
	t.Parallel()
	ctx, tried := context.Background(), 0
	for seed := range portion(6000) {
		random := rand.New(rand.NewPCG(seed, 71))
		k := usual(random, 1+random.IntN(5))
		p := k.dense()
		if k.fits32() && random.IntN(2) == 0 {
			p = k.narrow()
		}
		in, err := newInstance(p)
		if err != nil {
			t.Fatal(err)
		}
		c := newCrew(1)
		e := newEngine(in, Options{}, c)
		e.begin()
		x, err := e.exceptions(ctx, everything)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if x == nil {
			continue // so few columns that what is usual is an exception
		}
		tried++
		if err := e.settleUsual(ctx, x); err != nil {
			t.Fatal(err)
		}
		c.dismiss()
		r, best := e.result(), k.brute()
		if r.Assigned != best.assigned || r.Total != best.total {
			t.Fatalf("seed %d: %d rows at %d; by trying all: %+v\n%+v", seed, r.Assigned, r.Total, best, k)
		}
		if err := k.certify(r); err != nil {
			t.Fatalf("seed %d: %v\n%+v", seed, err, k)
		}
		if err := Verify(ctx, p, r); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
	if tried < int(portion(5000)) {
		t.Errorf("only %d were tried", tried)
	}
}

// TestUsual solves larger problems, and compares with the plain solver: by exceptions where it may, without where there
// are too many, or pairs that are not allowed, or rows that have to stay out for which not the same is usual.
func TestUsual(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	by, without := 0, 0
	for seed := range portion(240) {
		random := rand.New(rand.NewPCG(seed, 72))
		k := usual(random, fewest+random.IntN(100))
		spoilt := random.IntN(3) == 0
		if spoilt {
			switch i, j := random.IntN(k.rows()), random.IntN(k.columns()); random.IntN(3) {
			case 0:
				k.allowed[i][j] = false
			case 1:
				k.cost[i][j] += 5
			default:
				for i := range k.cost {
					for j := 0; j < k.columns(); j += 2 {
						k.cost[i][j]--
					}
				}
			}
		}
		in, err := newInstance(k.dense())
		if err != nil {
			t.Fatal(err)
		}
		reference, err := solvedReference(in)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Solve(ctx, k.dense(), Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		want := &Result{Column: make([]int, k.rows())}
		for i, j := range reference.column {
			want.Column[i] = int(j)
		}
		if got, want := k.value(r), k.value(want); got != want {
			t.Fatalf("seed %d: %d, the plain solver %d", seed, got, want)
		}
		if err := k.certify(r); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		c := newCrew(1)
		e := newEngine(in, Options{}, c)
		e.begin()
		switch done, err := e.runUsual(ctx); {
		case err != nil:
			t.Fatalf("seed %d: %v", seed, err)
		case done:
			by++
		case !spoilt && k.columns() >= usualShare*20:
			t.Errorf("seed %d: %d rows and %d columns are not settled by exceptions", seed, k.rows(), k.columns())
		default:
			without++
		}
		c.dismiss()
	}
	if least := int(portion(60)); by < least || without < least/2 {
		t.Errorf("%d settled by exceptions, %d without", by, without)
	}
}
