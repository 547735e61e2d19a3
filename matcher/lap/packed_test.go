package lap

import (
	"context"
	"math/rand/v2"
	"testing"
)

// scattered makes a sparse problem of n rows and columns in which all rows can be
// assigned but those that are cut off, at times one that may have no column, with costs from low to low+spread, doubled so many times.
func scattered(random *rand.Rand, n, candidates, cutOff int, low, spread int64, doubled uint) Problem {
	start, column, cost := []int{0}, []int32(nil), []int64(nil)
	seen := filled(n, -1)
	without := random.IntN(8 * n)
	for i, j := range random.Perm(n) {
		for range candidates {
			if i == without {
				break
			}
			if i < cutOff {
				j = random.IntN(1 + cutOff/2) // they share too few columns
			}
			if seen[j] != int32(i) {
				seen[j] = int32(i)
				column, cost = append(column, int32(j)), append(cost, (low+random.Int64N(spread))<<doubled)
			}
			j = random.IntN(n)
		}
		start = append(start, len(cost))
	}
	return Problem{Costs: Sparse(n, n, start, column, cost)}
}

// TestPacked solves sparse problems, small and large in number and in cost, and compares with
// the plain solver.
func TestPacked(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	seeds := uint64(120)
	if testing.Short() {
		seeds = 40
	}
	auctions := 0
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 41))
		n := 64 + random.IntN(300)
		cutOff := []int{0, 0, 1, 20}[random.IntN(4)]
		candidates := 1 + random.IntN([]int{12, 12, 80}[random.IntN(3)]) // many: not all stand first
		spread := []int64{1, 3, 100, 1 << 20}[random.IntN(4)]
		p := scattered(random, n, candidates, cutOff, -spread/2+random.Int64N(spread), spread, uint(random.IntN(20)))
		if random.IntN(3) == 0 {
			p.Capacity = make([]int, n)
			for j := range p.Capacity {
				p.Capacity[j] = min(1, random.IntN(10))
			}
		}
		in, err := newInstance(p)
		if err != nil {
			t.Fatal(err)
		}
		reference, err := solvedReference(in)
		if err != nil {
			t.Fatal(err)
		}
		assigned, total := 0, int64(0)
		for i, j := range reference.column {
			if j >= 0 {
				assigned++
				total += reference.u[i] + reference.v[j]
			}
		}
		r, err := Solve(ctx, p, Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if r.Assigned != assigned || r.Total != total {
			t.Errorf("seed %d: assigned %d at %d, the plain solver %d at %d", seed, r.Assigned, r.Total, assigned, total)
		}
		if auctionKeepsSlack(t, seed, in) {
			auctions++
		}
	}
	if auctions < int(seeds)/8 {
		t.Errorf("%d auctions of %d problems were packed", auctions, seeds)
	}
}

// auctionKeepsSlack has rows bid with some slack. When all have a column, each
// costs them at most the slack more than the best, and all pairs of a row that do not stand
// first are beyond their bound. It is false where an auction cannot be packed.
func auctionKeepsSlack(t *testing.T, seed uint64, in *instance) bool {
	t.Helper()
	ctx := context.Background()
	e := newEngine(in, Options{}, newCrew(1))
	e.begin()
	rows := allOf(in.rows)
	sample, err := e.sample()
	if err != nil {
		t.Fatal(err)
	}
	if !e.packs(rows) || !sample.worth {
		return false
	}
	p, err := e.pack(ctx, sample)
	if err != nil {
		t.Fatal(err)
	}
	const slack = 7
	if err := p.bidAll(ctx, rows, slack); err != nil {
		t.Fatal(err)
	}
	column := filled(in.rows, -1)
	for j, w := range p.price {
		if i := w & p.mask; i != p.mask {
			column[i] = int32(j)
		}
	}
	for i, own := range column {
		l := &p.line[i]
		near := map[int32]int64{}
		for _, x := range l.pair {
			if x < noPair {
				near[int32(x&p.mask)] = x >> p.place
			}
		}
		x := p.costs.read(i)
		if len(x.column) > nearby && len(near) < nearby || len(x.column) <= nearby && l.beyond != everything {
			t.Fatalf("seed %d: row %d has %d pairs, and %d stand together, with the bound %d", seed, i, len(x.column), len(near), l.beyond)
		}
		least, value := everything, everything
		for k, j := range x.column {
			if in.capacity(int(j)) == 0 {
				if j == own {
					t.Fatalf("seed %d: row %d has column %d, which is closed", seed, i, own)
				}
				delete(near, j)
				continue
			}
			cost := p.unit.of(x.wide[k])
			reduced := cost - p.price[j]>>p.place
			if packed, ok := near[j]; ok && packed != cost {
				t.Fatalf("seed %d: row %d and column %d are packed at %d, and cost %d, %d in the unit", seed, i, j, packed, x.wide[k], cost)
			} else if !ok && reduced < l.beyond>>p.place {
				t.Fatalf("seed %d: pair %d of row %d costs %d, and the bound is %d", seed, k, i, reduced, l.beyond>>p.place)
			}
			delete(near, j)
			least = min(least, reduced)
			if j == own {
				value = reduced
			}
		}
		if len(near) > 0 {
			t.Fatalf("seed %d: row %d has pairs that it has not: %v", seed, i, near)
		}
		if own >= 0 && value > least+slack {
			t.Fatalf("seed %d: column %d costs row %d %d, and the best %d", seed, own, i, value, least)
		}
	}
	return true
}
