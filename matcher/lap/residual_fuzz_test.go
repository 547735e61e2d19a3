package lap

import (
	"context"
	"math/rand/v2"
	"testing"
)

// FuzzChange makes a small problem of a seed and changes of the bytes, and compares every
// way of answering what a change brings: the residual network, solving again from
// the result, and the best of all assignments.
func FuzzChange(f *testing.F) {
	f.Add(uint64(1), []byte{0, 1, 2, 3})
	f.Add(uint64(7), []byte{2, 0, 1, 1, 2, 2})
	f.Fuzz(func(t *testing.T, seed uint64, data []byte) {
		ctx := context.Background()
		k := tied(rand.New(rand.NewPCG(seed, 51)), 5)
		if k.rows() == 0 || k.columns() == 0 {
			return
		}
		p := k.narrow()
		r, err := Solve(ctx, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for len(data) >= 3 && k.rows() > 0 && len(r.Column) == k.rows() {
			i, j := int(data[1])%k.rows(), int(data[2])%k.columns()
			var e Edit
			switch data[0] % 3 {
			case 0:
				e.Forbidden = [][2]int{{i, j}}
			case 1:
				e.Without = []int{i}
			default:
				if !k.allowed[i][j] || k.capacity[j] == 0 {
					return
				}
				e.Forced = [][2]int{{i, j}}
			}
			data = data[3:]
			if r, err = Canonical(ctx, p, r, Options{}); err != nil {
				t.Fatal(err)
			}
			g, err := NewResidual(ctx, p, r, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var said Change
			switch {
			case e.Without != nil:
				said, err = g.WithoutRow(i)
			case e.Forced != nil:
				said, err = g.Force(ctx, i, j)
			case r.Column[i] == j:
				said, err = g.Forbid(ctx, i)
			default:
				said.Possible = true
			}
			if err != nil {
				t.Fatal(err)
			}
			before, next := k.brute(), k.edited(e)
			after := next.brute()
			if e.Forced != nil {
				after = best{after.assigned + 1, after.total + k.cost[i][j], after.value + k.cost[i][j]}
			}
			want := lost(before, after)
			want.Possible = k.goal != Complete || after.assigned == k.rows()-len(e.Without)
			if !k.same(want, said.Loss) {
				t.Fatalf("%+v brings %+v, not %+v: %+v", e, want, said, k)
			}
			q, changes, err := narrowing(e, p)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Resolve(ctx, q, r, changes, Options{})
			if wrong := next.check(got, err, next.brute()); wrong != nil {
				t.Fatalf("%+v: %v: %+v", e, wrong, k)
			}
			if err != nil {
				return // not every row can be assigned
			}
			k, p, r = next, q, got
		}
	})
}
