package lap

import (
	"context"
	"math/rand/v2"
	"testing"
)

// BenchmarkLeximin solves 1 000 rows and 800 columns: of random costs, and of
// costs to which row and column each add a part, so that few rows have every
// column within reach and levels are many.
func BenchmarkLeximin(b *testing.B) {
	const rows, columns = 1000, 800
	for _, family := range []string{"random", "added"} {
		random := rand.New(rand.NewPCG(5, 73))
		cost := make([]int32, rows*columns)
		row, column := make([]int32, rows), make([]int32, columns)
		if family == "added" {
			for i := range row {
				row[i] = random.Int32N(3000)
			}
			for j := range column {
				column[j] = random.Int32N(3000)
			}
		}
		for k := range cost {
			cost[k] = random.Int32N(4000) + row[k/columns] + column[k%columns]
		}
		p := Problem{Costs: Dense(rows, columns, cost, nil)}
		b.Run(family, func(b *testing.B) {
			for b.Loop() {
				if _, err := Leximin(context.Background(), p, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
