package lap

import (
	"context"
	"math/rand/v2"
	"testing"
)

// added costs are sums of three numbers below these: one of the pair, one of the row and one of the column.
// With large ones of row and column, few rows have every column within reach, and levels are many.
func added(random *rand.Rand, rows, columns int, ofPair, ofEach int32) Problem {
	row, column := make([]int32, rows), make([]int32, columns)
	for i := range row {
		row[i] = random.Int32N(ofEach)
	}
	for j := range column {
		column[j] = random.Int32N(ofEach)
	}
	return square(rows, columns, func(i, j int) int32 { return random.Int32N(ofPair) + row[i] + column[j] })
}

// BenchmarkLeximin is all that Leximin does, its proof included.
func BenchmarkLeximin(b *testing.B) {
	random := func() *rand.Rand { return rand.New(rand.NewPCG(5, 73)) }
	for _, f := range []struct {
		name string
		make func() Problem
	}{
		{"random/1000x800", func() Problem { return added(random(), 1000, 800, 4000, 1) }},
		{"added/1000x800", func() Problem { return added(random(), 1000, 800, 4000, 3000) }},
		{"random/2000", func() Problem { return added(random(), 2000, 2000, 10000, 1) }},
		{"added/2000", func() Problem { return added(random(), 2000, 2000, 4000, 3000) }},
		{"mostly-added/2000", func() Problem { return added(random(), 2000, 2000, 1000, 4500) }},
		{"euclidean/2000", func() Problem { return euclidean(2000) }},
		{"lowrank/2000", func() Problem { return lowRank(2000) }},
	} {
		b.Run(f.name, func(b *testing.B) {
			p := f.make()
			for b.Loop() {
				if _, err := Leximin(context.Background(), p, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
