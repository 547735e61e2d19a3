package lap

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"reflect"
	"testing"
)

// Where costs tie, or have an order, a matrix with a tenth more rows than columns, or fewer, is solved in the way that reads each row
// a few times, with the total that it has when rows come one by one, which leaves one way alone.
func TestOblongWays(t *testing.T) {
	t.Parallel()
	for name, cost := range map[string]func(r *rand.Rand, a, b int) int{
		"squares in steps":  func(_ *rand.Rand, a, b int) int { return (a - b) / 100 * ((a - b) / 100) },
		"the smaller":       func(_ *rand.Rand, a, b int) int { return min(a, b) },
		"the larger, about": func(r *rand.Rand, a, b int) int { return max(a, b) + r.IntN(50) },
		"bits of a product": func(_ *rand.Rand, a, b int) int { return bits.Len(uint(a * b)) },
		"half of them good": func(r *rand.Rand, _, b int) int {
			if b < 1<<13 {
				return r.IntN(5)
			}
			return 100 + r.IntN(1000)
		},
	} {
		for _, size := range [][2]int{{coarsest + coarsest/10, coarsest}, {coarsest, coarsest + coarsest/10}} {
			t.Run(fmt.Sprintf("%s, %d × %d", name, size[0], size[1]), func(t *testing.T) {
				rows, columns := size[0], size[1]
				random := rand.New(rand.NewPCG(1, uint64(rows)))
				ofColumn, costs := make([]int, columns), make([]int32, 0, rows*columns)
				for j := range ofColumn {
					ofColumn[j] = random.IntN(1 << 14)
				}
				for range rows {
					a := random.IntN(1 << 14)
					for _, b := range ofColumn {
						costs = append(costs, int32(cost(random, a, b)))
					}
				}
				straight, err := Solve(t.Context(), Problem{Costs: Rows(rows, columns, func(i int, cost []int32, _ Mask) {
					copy(cost, costs[i*columns:])
				})}, Options{})
				if err != nil {
					t.Fatal(err)
				}
				p := Problem{Costs: Dense(rows, columns, costs, nil)}
				one, err := Solve(t.Context(), p, Options{Processors: 1})
				if err != nil {
					t.Fatal(err)
				}
				if one.Total != straight.Total || one.Assigned != straight.Assigned {
					t.Errorf("%d rows at %d, want %d at %d", one.Assigned, one.Total, straight.Assigned, straight.Total)
				}
				if read := one.Work.RowsRead; read > 24*int64(rows) || read < 2*int64(rows) { // the proof reads each again
					t.Errorf("%d rows were read", read)
				}
				two, err := Solve(t.Context(), p, Options{Processors: 2})
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(one, two) {
					t.Error("another result with two processors")
				}
			})
		}
	}
}
