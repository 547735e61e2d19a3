package lap

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkKernels goes through rows of 5000 costs, which come from memory or
// from a cache, with some pairs forbidden or none: MB/s are of costs. read is what
// memory gives.
func BenchmarkKernels(b *testing.B) {
	const rows, columns = 5000, 5000
	random := rand.New(rand.NewPCG(1, 1))
	cost, price := make([]int32, rows*columns), make([]int64, columns)
	for k := range cost {
		cost[k] = random.Int32N(1 << 30)
	}
	for j := range price {
		price[j] = int64(-random.Int32N(1 << 20))
	}
	some := NewMask(columns)
	for w := range some {
		some[w] = random.Uint64() & random.Uint64() & random.Uint64()
	}
	lowered := make([]int64, columns)
	l := &lister{
		prices: price, scale: 1, least: keep, value: make([]int64, 2*keep), order: make([]int64, 2*keep),
		column: make([]int32, 2*keep), cost: make([]int64, 2*keep),
	}
	sum := int64(0)
	for _, scan := range []struct {
		name string
		run  func(cost []int32, forbidden Mask)
	}{
		{"read", func(cost []int32, _ Mask) {
			for k := 0; k < len(cost); k += 16 {
				sum += int64(cost[k])
			}
		}},
		{"span", func(cost []int32, forbidden Mask) { sum += spanNarrow(cost, forbidden).low }},
		{"least", func(cost []int32, forbidden Mask) {
			_, best := leastNarrow(cost, forbidden, price)
			sum += best
		}},
		{"lower", func(cost []int32, forbidden Mask) { lowerNarrow(cost, forbidden, lowered, 5) }},
		{"list", func(cost []int32, forbidden Mask) {
			l.n, l.limit = 0, 1<<23
			feed(l, cost, forbidden, 0)
			sum += l.limit
		}},
	} {
		for _, from := range []struct {
			name string
			rows int
		}{{"memory", rows}, {"cache", 20}} {
			for name, forbidden := range map[string]Mask{"all": nil, "some": some} {
				for v := none; v <= fastest; v++ {
					b.Run(scan.name+"/"+from.name+"/"+name+"/"+v.String(), func(b *testing.B) {
						with(b, v)
						b.SetBytes(4 * columns)
						for i := 0; b.Loop(); i = (i + 1) % from.rows {
							scan.run(cost[i*columns:(i+1)*columns], forbidden)
						}
					})
				}
			}
		}
	}
	if sum == 0 {
		b.Log("no costs")
	}
}

// BenchmarkVectors is what the vectors are worth in whole problems.
func BenchmarkVectors(b *testing.B) {
	for _, f := range families {
		switch f.name {
		case "uniform/2000", "hundred/2000", "mentors/2000", "euclidean/2000", "mentors/1000x800":
		default:
			continue
		}
		p := f.make()
		for v := none; v <= fastest; v++ {
			b.Run(f.name+"/"+v.String(), func(b *testing.B) {
				with(b, v)
				for b.Loop() {
					if _, err := Solve(b.Context(), p, Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
