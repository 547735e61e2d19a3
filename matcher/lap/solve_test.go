package lap

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// TestEdges solves what is at the edge of being a problem.
func TestEdges(t *testing.T) {
	t.Parallel()
	none := func(_ int, _ []int32, forbidden Mask) {
		for k := range forbidden {
			forbidden[k] = ^uint64(0) // beyond the last column too
		}
	}
	for _, c := range []struct {
		reason string
		p      Problem
		want   Result // but for Work
	}{
		{"nothing at all", Problem{Costs: Dense(0, 0, []int32{}, nil)},
			Result{}},
		{"no rows", Problem{Costs: Dense(0, 2, []int64{}, nil)},
			Result{ColumnPrice: []int64{0, 0}}},
		{"no columns", Problem{Costs: Rows(2, 0, none)},
			Result{Column: []int{-1, -1}, RowPrice: []int64{1, 1}, OutPrice: []int64{1, 1}}},
		{"one pair, below 0", Problem{Costs: Dense(1, 1, []int32{-7}, nil)},
			Result{Column: []int{0}, RowPrice: []int64{-7}, ColumnPrice: []int64{0}, OutPrice: []int64{1}, Assigned: 1, Total: -7}},
		{"one pair that is not allowed", Problem{Costs: Rows(1, 1, none)},
			Result{Column: []int{-1}, RowPrice: []int64{1}, ColumnPrice: []int64{0}, OutPrice: []int64{1}}},
		{"no places", Problem{Costs: Dense(1, 2, []int32{3, 4}, nil), Capacity: []int{0, 0}},
			Result{Column: []int{-1}, RowPrice: []int64{1}, ColumnPrice: []int64{0, 0}, OutPrice: []int64{1}}},
		{"a place that is not worth it", Problem{Costs: Dense(1, 1, []int32{3}, nil), Goal: Priced, OutPrice: []int64{2}},
			Result{Column: []int{-1}, RowPrice: []int64{2}, ColumnPrice: []int64{0}, OutPrice: []int64{2}}},
		{"as good in as out: in", Problem{Costs: Dense(1, 1, []int32{3}, nil), Goal: Priced, OutPrice: []int64{3}},
			Result{Column: []int{0}, RowPrice: []int64{3}, ColumnPrice: []int64{0}, OutPrice: []int64{3}, Assigned: 1, Total: 3}},
		{"a capacity beyond all rows", Problem{Costs: Dense(2, 1, []int32{3, 5}, nil), Capacity: []int{math.MaxInt}},
			Result{Column: []int{0, 0}, RowPrice: []int64{3, 5}, ColumnPrice: []int64{0}, OutPrice: []int64{6, 6}, Assigned: 2, Total: 3 + 5}},
	} {
		got, err := Solve(context.Background(), c.p, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		got.Work = Work{}
		fill := func(r *Result) { // nil and empty are the same here
			r.Column, r.RowPrice = append([]int{}, r.Column...), append([]int64{}, r.RowPrice...)
			r.ColumnPrice, r.OutPrice = append([]int64{}, r.ColumnPrice...), append([]int64{}, r.OutPrice...)
		}
		fill(got)
		fill(&c.want)
		if !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.reason, *got, c.want)
		}
	}
}

// TestBadProblems has everything that is not a problem refused, by Solve and
// by Verify.
func TestBadProblems(t *testing.T) {
	t.Parallel()
	one := func() Costs { return Dense(1, 1, []int32{1}, nil) }
	for _, c := range []struct {
		p    Problem
		want string
	}{
		{Problem{}, "it has no costs"},
		{Problem{Costs: one(), Capacity: []int{1, 1}}, "2 capacities for 1 columns"},
		{Problem{Costs: one(), Capacity: []int{-1}}, "column 0 has the capacity -1"},
		{Problem{Costs: one(), Goal: 3}, "unknown goal 3"},
		{Problem{Costs: one(), OutPrice: []int64{1}}, "prices for staying out are only for the goal Priced"},
		{Problem{Costs: one(), Goal: Priced, OutPrice: []int64{1, 2}}, "2 prices for staying out for 1 rows"},
		{Problem{Costs: Dense(-1, 0, []int32{}, nil)}, "-1 rows and 0 columns: each has to be from 0 to 2^31-2"},
		{Problem{Costs: Dense(1, math.MaxInt32, []int32{}, nil)}, "1 rows and 2147483647 columns: each has to be from 0 to 2^31-2"},
		{Problem{Costs: Dense(2, 2, []int64{1, 2, 3}, nil)}, "3 costs for 2 rows of 2 columns"},
		{Problem{Costs: Dense(1, 1, []int64{1}, []Mask{nil, nil})}, "2 masks for 1 rows"},
		{Problem{Costs: Dense(1, 1, []int64{1}, []Mask{{0, 0}})}, "the mask of row 0 has 2 words of 64 bits for 1 columns"},
		{Problem{Costs: Rows(1, 1, nil)}, "no function fills the rows"},
		{Problem{Costs: Sparse(1, 1, []int{0}, nil, nil)}, "1 row starts for 1 rows: one more than rows is needed"},
		{Problem{Costs: Sparse(1, 1, []int{0, 1}, []int32{0}, nil)}, "1 columns for 0 costs"},
		{Problem{Costs: Sparse(1, 1, []int{0, 2}, []int32{0}, []int64{1})}, "rows start at 0 and end at 2, not at 0 and 1"},
		{Problem{Costs: Sparse(2, 1, []int{0, 2, 1}, []int32{0}, []int64{1})}, "row 1 ends at 1 before it starts at 2"},
		{Problem{Costs: Sparse(1, 1, []int{0, 1}, []int32{1}, []int64{1})}, "row 0 has column 1 of 1"},
		{Problem{Costs: Sparse(1, 1, []int{0, 1}, []int32{-1}, []int64{1})}, "row 0 has column -1 of 1"},
		{Problem{Costs: Sparse(1, 2, []int{0, 2}, []int32{1, 1}, []int64{1, 1})}, "row 0 has column 1 twice"},
		{Problem{Costs: Sparse(-1, 1, nil, nil, nil)}, "-1 rows and 1 columns: each has to be from 0 to 2^31-2"},
	} {
		_, err := Solve(context.Background(), c.p, Options{})
		if want := "lap: not a problem: " + c.want; !errors.Is(err, ErrProblem) || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
		if again := Verify(context.Background(), c.p, &Result{}); again == nil || again.Error() != err.Error() {
			t.Errorf("Verify says %v, Solve %v", again, err)
		}
	}
	for _, m := range []mat.Matrix{
		nil, mat.NewDense(1, 1, []float64{0.5}), mat.NewDense(1, 1, []float64{math.NaN()}),
		mat.NewDense(1, 1, []float64{math.Inf(-1)}), mat.NewDense(1, 1, []float64{1<<53 + 2}),
	} {
		if _, err := Matrix(m, nil); !errors.Is(err, ErrProblem) {
			t.Errorf("matrix %v: %v", m, err)
		}
	}
	if _, err := Matrix(mat.NewDense(1, 1, nil), make([]Mask, 2)); !errors.Is(err, ErrProblem) {
		t.Errorf("two masks for a row: %v", err)
	}
	if _, err := Matrix(mat.NewDense(1, 2, []float64{1 << 53, -1 << 31}), nil); err != nil {
		t.Errorf("whole numbers: %v", err)
	}
}

// TestOverflow solves at the bound of ErrOverflow, and refuses beyond it.
func TestOverflow(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 8))
		n := 1 + random.IntN(12)
		a := (large - 1) / int64(2*n+1) // the largest with (2k+1)·a < 2^56
		k := larger(random, n, n+random.IntN(3), 2, []float64{0.4, 1}[seed%2])
		k.allowed[0][0] = true
		for i := range k.cost {
			for j := range k.cost[i] {
				k.cost[i][j] = []int64{-a, a, a - 1, 0, 1 - a}[random.IntN(5)]
			}
		}
		k.cost[0][0] = []int64{-a, a}[seed%2]
		if seed%3 == 2 {
			k.goal = Priced
			for range n {
				k.out = append(k.out, []int64{-large, large, 0}[random.IntN(3)])
			}
		}
		p := k.sparse(random)
		r, err := Solve(context.Background(), p, Options{})
		if err != nil {
			t.Fatalf("seed %d, at the bound: %v", seed, err)
		}
		if err := k.certify(r); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		k.cost[0][0] = []int64{-a - 1, a + 1}[seed%2]
		for name, p := range map[string]Problem{"sparse": k.sparse(random), "dense": k.dense()} {
			if _, err := Solve(context.Background(), p, Options{}); !errors.Is(err, ErrOverflow) {
				t.Fatalf("seed %d, %s, beyond the bound: %v", seed, name, err)
			}
			if err := Verify(context.Background(), p, r); err == nil {
				t.Fatalf("seed %d, %s, beyond the bound: verified", seed, name)
			}
		}
	}
	for _, c := range []int64{large, -large, math.MaxInt64, math.MinInt64} {
		p := Problem{Costs: Dense(1, 1, []int64{c}, nil)}
		if _, err := Solve(context.Background(), p, Options{}); !errors.Is(err, ErrOverflow) {
			t.Errorf("cost %d: %v", c, err)
		}
		zero := &Result{Column: []int{-1}, RowPrice: []int64{1}, ColumnPrice: []int64{0}, OutPrice: []int64{1}}
		if err := Verify(context.Background(), p, zero); err == nil {
			t.Errorf("cost %d: verified", c)
		}
	}
	p := Problem{Costs: Dense(1, 1, []int32{0}, nil), Goal: Priced, OutPrice: []int64{large + 1}}
	if _, err := Solve(context.Background(), p, Options{}); !errors.Is(err, ErrOverflow) {
		t.Errorf("a price for staying out: %v", err)
	}
}

// TestProcessors has the same bytes come out whatever the number of processors,
// and again on another run.
func TestProcessors(t *testing.T) {
	t.Parallel()
	for seed := range uint64(24) {
		random := rand.New(rand.NewPCG(seed, 9))
		k := larger(random, 100+random.IntN(200), 100+random.IntN(200), []int64{2, 30, 1 << 20}[seed%3], []float64{0.02, 0.6, 1}[seed/3%3])
		if seed%2 == 0 {
			for j := range k.capacity {
				k.capacity[j] = random.IntN(4)
			}
		}
		if seed%4 == 3 {
			k.goal = Priced
		}
		for name, p := range k.forms(random) {
			var first *Result
			for _, processors := range []int{1, 2, 2, 5} {
				r, err := Solve(context.Background(), p, Options{Processors: processors})
				if err != nil {
					t.Fatal(err)
				}
				if first == nil {
					first = r
				}
				if !reflect.DeepEqual(r, first) {
					t.Fatalf("seed %d, %s: another result with %d processors", seed, name, processors)
				}
			}
		}
	}
}

// TestProcessorsRelisting is the same where hundreds of lists are made anew together.
func TestProcessorsRelisting(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]Problem{
		"Euclidean": euclidean(500), "low rank": lowRank(500), "products": macholWien(500),
		"forbidden": forbidding(mentors(500, 500), func(i, j int) bool { return i == j || (i*7+j*3)%5 != 0 }),
		"capacity":  withCapacity(mentors(1000, 200), 5),
		"computed":  computed(euclidean(600)), // lists of computed rows are made while others bid
	} {
		var first *Result
		for _, processors := range []int{1, 2, 5} {
			r, err := Solve(t.Context(), p, Options{Processors: processors})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if first == nil {
				first = r
			}
			if !reflect.DeepEqual(r, first) {
				t.Errorf("%s: another result with %d processors", name, processors)
			}
		}
		rows, _ := p.Costs.Size()
		if name != "capacity" && first.Work.RowsRead < int64(rows)*5/2 {
			t.Errorf("%s: only %d rows were read: hardly a list was made anew", name, first.Work.RowsRead)
		}
	}
}

// computed is a problem of dense costs whose rows are computed.
func computed(p Problem) Problem {
	d := p.Costs.(*denseCosts)
	p.Costs = Rows(d.rows, d.columns, func(i int, cost []int32, _ Mask) { copy(cost, d.narrow[i*d.columns:]) })
	return p
}

// An ending context is done after it was asked so many times.
type ending struct {
	context.Context
	left atomic.Int64
}

func (e *ending) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestCancelled ends the context at every point at which it is looked at.
func TestCancelled(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 10))
	k := larger(random, 60, 50, 20, 0.4)
	for _, goal := range []Goal{MostRows, Complete} {
		k.goal = goal
		p := k.narrow()
		for left := int64(0); ; left++ {
			ctx := &ending{Context: context.Background()}
			ctx.left.Store(left)
			r, err := Solve(ctx, p, Options{})
			var infeasible *InfeasibleError
			if err == nil || errors.As(err, &infeasible) {
				if left < 10 {
					t.Errorf("goal %d: the context was looked at %d times only", goal, left)
				}
				break
			}
			if r != nil || !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "lap: ") {
				t.Fatalf("goal %d, after %d looks: %v, %v", goal, left, r, err)
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Verify(ctx, k.narrow(), &Result{}); err == nil {
		t.Error("verified in no time")
	}
	if _, ok := HallOf(ctx, Problem{Costs: Dense(1, 0, []int32(nil), nil)}, &Result{Column: []int{-1}}, 0); ok {
		t.Error("a Hall set in no time")
	}
}

// TestProgress has progress go up to all rows.
func TestProgress(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 11))
	k := larger(random, 700, 600, 1000, 0.1)
	last, calls := -1, 0
	_, err := Solve(context.Background(), k.dense(), Options{Progress: func(assigned, rows int) {
		if assigned < last || assigned > rows || rows != 700 {
			t.Errorf("%d of %d after %d", assigned, rows, last)
		}
		last = assigned
		calls++
	}})
	if err != nil || last != 700 || calls < 2 {
		t.Errorf("%d calls, the last with %d; %v", calls, last, err)
	}
}

// TestProgressOfPhases has progress go on while rows are read and while they bid.
func TestProgressOfPhases(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]Problem{"dense": uniform(800, 800, 1<<30), "sparse": sparse(3000, 8, 1000)} {
		read, bid, last := 0, 0, 0
		rows, _ := p.Costs.Size()
		_, err := Solve(context.Background(), p, Options{Processors: 1, Progress: func(done, all int) {
			switch {
			case done < last || all != rows:
				t.Errorf("%s: %d of %d after %d", name, done, all, last)
			case done > last && done <= rows/4:
				read++
			case done > last && done <= rows/2:
				bid++
			}
			last = done
		}})
		if err != nil || read < 20 || bid < 2 || last != rows {
			t.Errorf("%s: it went on %d times while rows were read and %d times while they bid, up to %d; %v", name, read, bid, last, err)
		}
	}
}

// TestUnsteadyRows gives other costs on every call: an error or a proof of
// something is the answer, and it comes.
func TestUnsteadyRows(t *testing.T) {
	t.Parallel()
	calls := atomic.Int64{}
	p := Problem{Costs: Rows(50, 50, func(i int, cost []int32, forbidden Mask) {
		random := rand.New(rand.NewPCG(uint64(calls.Add(1)), 12))
		for j := range cost {
			cost[j] = random.Int32N(1000)
		}
		forbidden.Set(random.IntN(len(cost)))
	})}
	if _, err := Solve(context.Background(), p, Options{}); !errors.Is(err, ErrNotProved) {
		t.Errorf("the error is %v", err)
	}
}

// TestPanic hands a panic of the caller's function to the caller's goroutine.
func TestPanic(t *testing.T) {
	t.Parallel()
	defer func() {
		p, ok := recover().(*Panic)
		if !ok || p.Value != "row 77" || !strings.Contains(p.Error(), "solve_test.go") {
			t.Errorf("recovered %v", p)
		}
	}()
	p := Problem{Costs: Rows(100, 3, func(i int, _ []int32, _ Mask) {
		if i == 77 {
			panic("row 77")
		}
	})}
	_, err := Solve(context.Background(), p, Options{Processors: 2})
	t.Errorf("no panic, but %v", err)
}

// TestProcessorsAreKept has whoever asks for one processor never asked for two rows at once.
func TestProcessorsAreKept(t *testing.T) {
	t.Parallel()
	const n = 200
	var asked atomic.Int32
	ctx, one := context.Background(), Options{Processors: 1}
	p := Problem{Costs: Rows(n, n, func(i int, cost []int32, forbidden Mask) {
		if asked.Add(1) > 1 {
			t.Error("two rows are asked for at once")
		}
		for j := range cost {
			cost[j] = int32(i*j%17 + j%3)
			if i%50 == 0 && j > 1 { // these rows are more than these columns
				forbidden.Set(j)
			}
		}
		runtime.Gosched()
		asked.Add(-1)
	})}
	r, err := Solve(ctx, p, one)
	if err != nil {
		t.Fatal(err)
	}
	p.Goal = Complete
	if _, err := Solve(ctx, p, one); !errors.As(err, new(*InfeasibleError)) {
		t.Errorf("%v", err)
	}
	if _, err := Resolve(ctx, p, r, Changes{}, one); !errors.As(err, new(*InfeasibleError)) {
		t.Errorf("%v", err)
	}
	p.Goal = MostRows
	for _, choice := range []Choice{FirstOptimum, FairestOptimum} {
		if _, err := Solve(ctx, p, Options{Processors: 1, Choice: choice}); err != nil {
			t.Error(err)
		}
	}
	if _, err := Leximin(ctx, p, one); err != nil {
		t.Error(err)
	}
	if _, err := NewResidual(ctx, p, r, one); err != nil {
		t.Error(err)
	}
	if _, err := TightComponents(ctx, p, r, one); err != nil {
		t.Error(err)
	}
}

// TestInfeasibleInWords says one row and no column as people do.
func TestInfeasibleInWords(t *testing.T) {
	for _, c := range []struct {
		columns  int
		capacity []int
		want     string
	}{
		{1, nil, "2 rows can go to no other than 1 column with 1 place"},
		{1, []int{0}, "1 row can go to no column with a place"},
	} {
		_, err := Solve(context.Background(), Problem{Costs: Dense(2, c.columns, []int32{1, 2}, nil), Capacity: c.capacity, Goal: Complete}, Options{})
		if err == nil || err.Error() != "lap: not every row can be assigned: "+c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
	}
}
