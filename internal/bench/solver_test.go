package bench_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"mentormatch/internal/bench/instances"
	"mentormatch/matcher/lap"
)

// label is how a size is asked for: 1000, 1000x10000, or 10000_20.
func label(s instances.Size) string {
	return strings.TrimPrefix(s.Name(), s.Family.Name+"_")
}

// wanted tells whether a benchmark is to run at all: a large one only when
// -bench asks for its size, as in -bench Solver/u/5000.
func wanted(s instances.Size) bool {
	if !s.Large() {
		return true
	}
	if testing.Short() {
		return false
	}
	asked := flag.Lookup("test.bench")
	return asked != nil && strings.Contains(asked.Value.String(), fmt.Sprint(s.Rows))
}

// known has the totals that other solvers found too, by instance.
func known(t testing.TB) map[string]instances.Total {
	t.Helper()
	list, err := instances.Known()
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]instances.Total{}
	for _, total := range list {
		by[total.Name] = total
	}
	return by
}

// BenchmarkSolver is everything that lap.Solve does, its proof included, on
// each usual instance of each family. The total, an exact number, is one of
// the metrics, and has to be what other solvers found. Run it with -cpu 1,2
// for one and two processors.
func BenchmarkSolver(b *testing.B) {
	totals := known(b)
	for _, f := range instances.Families {
		b.Run(f.Name, func(b *testing.B) {
			for _, size := range f.Sizes {
				if !wanted(size) {
					continue
				}
				var in *instances.Instance // made once, when the first run asks for it
				b.Run(label(size), func(b *testing.B) {
					if in == nil {
						in = size.Make(instances.Seed)
					}
					solveInstance(b, in, totals)
				})
			}
		})
	}
}

func solveInstance(b *testing.B, in *instances.Instance, totals map[string]instances.Total) {
	p := in.Problem()
	var r *lap.Result
	b.ResetTimer()
	for range b.N { // b.Loop would time the first of -cpu 1,2 before the number of processors is set
		var err error
		if r, err = lap.Solve(b.Context(), p, lap.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	if want, ok := totals[in.Name]; ok && r.Total != want.Total {
		b.Fatalf("%s: a total of %d, and %s found %d", in.Name, r.Total, want.By, want.Total)
	}
	b.ReportMetric(float64(r.Total), "total")
	b.ReportMetric(float64(r.Work.RowsRead)/float64(in.Rows), "reads/row")
}

// BenchmarkSolverOnDemand is the mentor-like problem without a matrix: every
// row is computed when the solver asks for it. internal/bench/ondemand does
// the same in the size where it matters, and says what memory it takes.
func BenchmarkSolverOnDemand(b *testing.B) {
	const n = 2000
	mentors := instances.Mentors(instances.Seed, n, n)
	p := lap.Problem{Goal: lap.Complete, Costs: lap.Rows(n, n,
		func(row int, cost []int32, _ lap.Mask) { mentors.Row(row, cost) })}
	var r *lap.Result
	for b.Loop() {
		var err error
		if r, err = lap.Solve(b.Context(), p, lap.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(r.Total), "total")
	b.ReportMetric(float64(r.Work.RowsRead)/n, "reads/row")
}

// The instances that other solvers were given are the ones that are made
// today, and this solver finds the same totals. The large ones are left to the
// benchmarks.
func TestTotalsThatOtherSolversFound(t *testing.T) {
	for name, want := range known(t) {
		t.Run(name, func(t *testing.T) {
			size := sizeOf(t, name)
			if size.Large() || size.Rows > 1000 {
				t.Skip("it takes too long for a test")
			}
			in := size.Make(instances.Seed)
			if got := in.Fingerprint(); got != want.Fingerprint {
				t.Fatalf("the instance is %s now, and was %s when %s solved it", got, want.Fingerprint, want.By)
			}
			r, err := lap.Solve(t.Context(), in.Problem(), lap.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if r.Total != want.Total {
				t.Errorf("a total of %d, and %s found %d", r.Total, want.By, want.Total)
			}
		})
	}
}

func sizeOf(t *testing.T, name string) instances.Size {
	t.Helper()
	for _, f := range instances.Families {
		for _, s := range f.Sizes {
			if s.Name() == name {
				return s
			}
		}
	}
	t.Fatalf("no family has an instance %s", name)
	return instances.Size{}
}

// One problem has one total, by whichever entry its costs come.
func TestEveryEntryGivesTheSameTotal(t *testing.T) {
	for _, f := range instances.Families {
		if f.Group == instances.Sparse {
			continue
		}
		size := f.Sizes[0]
		size.Rows, size.Columns = 150, 150/size.Capacity
		in := size.Make(instances.Seed)
		wide := make([]int64, len(in.Dense))
		column := make([]int32, len(in.Dense))
		start := []int{0}
		for k, c := range in.Dense {
			wide[k], column[k] = int64(c), int32(k%in.Columns)
			if column[k] == int32(in.Columns)-1 {
				start = append(start, k+1)
			}
		}
		want := int64(-1)
		for _, entry := range []struct {
			name  string
			costs lap.Costs
		}{
			{"Dense of 32 bits", lap.Dense(in.Rows, in.Columns, in.Dense, nil)},
			{"Dense of 64 bits", lap.Dense(in.Rows, in.Columns, wide, nil)},
			{"Rows", lap.Rows(in.Rows, in.Columns, func(row int, cost []int32, _ lap.Mask) {
				copy(cost, in.Dense[row*in.Columns:])
			})},
			{"Sparse", lap.Sparse(in.Rows, in.Columns, start, column, wide)},
		} {
			p := in.Problem()
			p.Costs = entry.costs
			r, err := lap.Solve(t.Context(), p, lap.Options{})
			if err != nil {
				t.Fatalf("%s, %s: %v", in.Name, entry.name, err)
			}
			if want < 0 {
				want = r.Total
			}
			if r.Total != want {
				t.Errorf("%s: a total of %d by %s, and %d by Dense of 32 bits", in.Name, r.Total, entry.name, want)
			}
		}
	}
}
