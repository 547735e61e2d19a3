package lap

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
)

// TestBruteForce solves small problems of every kind in every form, and
// compares with the best of all assignments.
func TestBruteForce(t *testing.T) {
	for seed := range uint64(12000) {
		random := rand.New(rand.NewPCG(seed, 1))
		k := randomSketch(random, 5+int(seed%32)/30+int(seed%128)/127)
		want := k.brute()
		for name, p := range map[string]Problem{
			"dense": k.dense(), "narrow": k.narrow(), "sparse": k.sparse(random), "demand": k.demand(),
		} {
			got, err := Solve(context.Background(), p, Options{})
			var infeasible *InfeasibleError
			if k.goal == Complete && want.assigned < k.rows() {
				if !errors.As(err, &infeasible) {
					t.Fatalf("seed %d, %s: %d of %d rows can be assigned, and the error is %v", seed, name, want.assigned, k.rows(), err)
				}
				continue
			}
			if err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v", seed, name, err, k)
			}
			value := got.Total
			for i, j := range got.Column {
				if k.goal == Priced && j < 0 && k.out != nil {
					value += k.out[i]
				}
			}
			if k.goal != Priced && got.Assigned != want.assigned || value != want.value {
				t.Fatalf("seed %d, %s: assigned %d at %d, want %d at %d\n%+v", seed, name, got.Assigned, value, want.assigned, want.value, k)
			}
		}
	}
}
