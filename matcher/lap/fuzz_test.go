package lap

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
)

// FuzzSolve makes a small problem of bytes, whose first ones say how large it
// is, what it wants and how much its columns take, and compares with the best
// of all assignments.
func FuzzSolve(f *testing.F) {
	f.Add([]byte{3, 3, 0, 1, 1, 1, 5, 2, 9, 4, 4, 255, 0, 1, 7})
	f.Add([]byte{4, 2, 1, 2, 0, 9, 9, 9, 9, 8, 8, 8, 8, 1, 2, 3, 4})
	f.Add([]byte{2, 4, 2, 1, 1, 0, 3, 255, 255, 255, 255, 1, 1, 1, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		next := func() byte {
			if len(data) == 0 {
				return 0
			}
			b := data[0]
			data = data[1:]
			return b
		}
		rows, columns := int(next()%6), int(next()%6)
		k := &sketch{goal: Goal(next() % 3), capacity: make([]int, columns)}
		for j := range k.capacity {
			k.capacity[j] = int(next() % 4)
		}
		for range rows {
			cost, allowed := make([]int64, columns), make([]bool, columns)
			for j := range columns {
				b := next()
				cost[j], allowed[j] = int64(int8(b)), b != 255
			}
			k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
			if k.goal == Priced {
				k.out = append(k.out, int64(int8(next())))
			}
		}
		if rows == 0 {
			k.out = nil
		}
		want := k.brute()
		for name, p := range k.forms(rand.New(rand.NewPCG(1, 1))) {
			r, err := Solve(context.Background(), p, Options{})
			var infeasible *InfeasibleError
			if errors.As(err, &infeasible) {
				if err := k.certifyHall(infeasible.Hall); k.goal != Complete || want.assigned == rows || err != nil {
					t.Fatalf("%s: %v, %v: %+v", name, infeasible, err, k)
				}
				continue
			}
			if err != nil {
				t.Fatalf("%s: %v: %+v", name, err, k)
			}
			if err := k.certify(r); err != nil {
				t.Fatalf("%s: %v: %+v", name, err, k)
			}
			if got := k.value(r); got != want.value {
				t.Fatalf("%s: %d, want %d: %+v", name, got, want.value, k)
			}
		}
	})
}
