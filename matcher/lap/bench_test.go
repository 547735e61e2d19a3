package lap

import (
	"context"
	"testing"
)

// families are the instances of the benchmarks, by name.
var families = []struct {
	name string
	make func() Problem
}{
	{"uniform/1000", func() Problem { return uniform(1000, 1000, 1<<30) }},
	{"uniform/2000", func() Problem { return uniform(2000, 2000, 1<<30) }},
	{"uniform/5000", func() Problem { return uniform(5000, 5000, 1<<30) }},
	{"integers/1000", func() Problem { return uniform(1000, 1000, 1000) }},
	{"integers/2000", func() Problem { return uniform(2000, 2000, 2000) }},
	{"hundred/1000", func() Problem { return uniform(1000, 1000, 100) }},
	{"hundred/2000", func() Problem { return uniform(2000, 2000, 100) }},
	{"hundred/5000", func() Problem { return uniform(5000, 5000, 100) }},
	{"mentors/1000", func() Problem { return mentors(1000, 1000) }},
	{"mentors/2000", func() Problem { return mentors(2000, 2000) }},
	{"mentors/5000", func() Problem { return mentors(5000, 5000) }},
	{"mentors/1000x800", func() Problem { return spreadCapacity(mentors(1000, 800)) }},
	{"euclidean/1000", func() Problem { return euclidean(1000) }},
	{"euclidean/2000", func() Problem { return euclidean(2000) }},
	{"lowrank/1000", func() Problem { return lowRank(1000) }},
	{"lowrank/2000", func() Problem { return lowRank(2000) }},
	{"lowrank/5000", func() Problem { return lowRank(5000) }},
	{"euclidean/5000", func() Problem { return euclidean(5000) }},
	{"macholwien/2000", func() Problem { return macholWien(2000) }},
	{"macholwien/1000", func() Problem { return macholWien(1000) }},
	{"products/1000", func() Problem { return shuffledProducts(1000) }},
	{"products/2000", func() Problem { return shuffledProducts(2000) }},
	{"wide/1000x10000", func() Problem { return uniform(1000, 10000, 1<<30) }},
	{"tall/10000x1000", func() Problem { return uniform(10000, 1000, 1<<30) }},
	{"wide-mentors/1000x10000", func() Problem { return mentors(1000, 10000) }},
	{"tall-mentors/10000x1000", func() Problem { return mentors(10000, 1000) }},
	{"capacity/5000x1000", func() Problem { return withCapacity(uniform(5000, 1000, 1<<30), 5) }},
	{"capacity-mentors/5000x1000", func() Problem { return withCapacity(mentors(5000, 1000), 5) }},
	{"sparse/10000x20", func() Problem { return sparse(10000, 20, 1<<30) }},
	{"sparse-integers/10000x20", func() Problem { return sparse(10000, 20, 100) }},
	{"sparse/50000x20", func() Problem { return sparse(50000, 20, 1<<30) }},
}

// spreadCapacity gives the columns capacities from 0 to 4.
func spreadCapacity(p Problem) Problem {
	p = withCapacity(p, 0)
	for j := range p.Capacity {
		p.Capacity[j] = j * 7 % 5
	}
	return p
}

// BenchmarkSolve is everything that Solve does, its proof included.
func BenchmarkSolve(b *testing.B) {
	for _, f := range families {
		b.Run(f.name, func(b *testing.B) {
			p := f.make()
			rows, _ := p.Costs.Size()
			var work Work
			for b.Loop() {
				r, err := Solve(context.Background(), p, Options{})
				if err != nil {
					b.Fatal(err)
				}
				work = r.Work
			}
			b.ReportMetric(float64(work.RowsRead)/float64(rows), "reads/row")
		})
	}
}

// BenchmarkReference is the plain solver of the tests, without a proof, on the
// smaller problems: on others it takes minutes.
func BenchmarkReference(b *testing.B) {
	for _, f := range families {
		switch f.name {
		case "uniform/1000", "integers/1000", "mentors/1000", "mentors/1000x800", "euclidean/1000", "sparse/10000x20":
		default:
			continue
		}
		b.Run(f.name, func(b *testing.B) {
			p := f.make()
			in, err := newInstance(p)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				s, err := newReference(context.Background(), in, Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := s.run(context.Background(), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkVerify is the proof alone.
func BenchmarkVerify(b *testing.B) {
	for _, name := range []string{"uniform/2000", "mentors/2000", "sparse/10000x20"} {
		for _, f := range families {
			if f.name != name {
				continue
			}
			b.Run(name, func(b *testing.B) {
				p := f.make()
				r, err := Solve(context.Background(), p, Options{})
				if err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					if err := Verify(context.Background(), p, r); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
