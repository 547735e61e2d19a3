package lap

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// TestColumnSource reads columns of what edits leave, one after the other, and compares with the rows.
func TestColumnSource(t *testing.T) {
	t.Parallel()
	for seed := range portion(3000) {
		random := rand.New(rand.NewPCG(seed, 64))
		k := randomSketch(random, 6)
		if k.columns() == 0 {
			continue
		}
		p := []Problem{k.dense(), k.narrow()}[seed%2]
		for range 3 {
			s, cost := columnsOf(p.Costs), make([]int64, k.rows())
			reader := p.Costs.reader()
			for j := range k.columns() {
				s.read(j, cost)
				for i := range cost {
					want, allowed := reader.read(i).cost(j)
					if !allowed {
						want = farthest
					}
					if cost[i] != want {
						t.Fatalf("seed %d: row %d and column %d cost %d in the column, and %d in the row: %+v", seed, i, j, cost[i], want, p.Costs)
					}
				}
			}
			e := k.randomEdit(random)
			next, _, err := e.Apply(p)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			k, p = k.edited(e), next
		}
	}
}

// TestResolveAtOnce resolves several edits at the same time, which share storage that is not in use.
func TestResolveAtOnce(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	p := uniform(120, 120, 1000)
	r, err := Solve(ctx, p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			random := rand.New(rand.NewPCG(uint64(worker), 65))
			var results, copies []*Result
			for range 20 {
				q, changes, err := narrowing(Edit{Forced: [][2]int{{random.IntN(120), random.IntN(120)}}}, p)
				if err != nil {
					t.Error(err)
					return
				}
				got, err := Resolve(ctx, q, r, changes, Options{Processors: 1})
				if err != nil {
					t.Error(err)
					return
				}
				if err := Verify(ctx, q, got); err != nil {
					t.Error(err)
				}
				results = append(results, got)
				copies = append(copies, &Result{Column: slices.Clone(got.Column), RowPrice: slices.Clone(got.RowPrice)})
			}
			for n, got := range results {
				if !slices.Equal(got.Column, copies[n].Column) || !slices.Equal(got.RowPrice, copies[n].RowPrice) {
					t.Errorf("result %d was overwritten by a later one", n)
				}
			}
		})
	}
	group.Wait()
}
