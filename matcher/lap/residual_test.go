package lap

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// forced is the best of all assignments in which row i has column j, -1 for out.
func (k *sketch) forced(i, j int) (best, bool) {
	if j < 0 {
		next := k.edited(Edit{Without: []int{i}})
		b := next.brute()
		if k.goal == Priced && k.out != nil {
			b.value += k.out[i]
		}
		return b, k.goal != Complete
	}
	if !k.allowed[i][j] || k.capacity[j] == 0 {
		return best{}, false
	}
	next := k.edited(Edit{Forced: [][2]int{{i, j}}})
	b := next.brute()
	return best{b.assigned + 1, b.total + k.cost[i][j], b.value + k.cost[i][j]}, k.goal != Complete || b.assigned == next.rows()
}

// lost is the loss from one best to another.
func lost(from, to best) Loss {
	return Loss{Possible: true, Fewer: from.assigned - to.assigned, Cost: to.value - from.value}
}

// same compares losses: how many rows fewer says nothing under Priced.
func (k *sketch) same(a, b Loss) bool {
	return a.Possible == b.Possible && (!a.Possible || a.Cost == b.Cost && (k.goal == Priced || a.Fewer == b.Fewer))
}

// follows does the moves of a change on an assignment, and says how it differs from
// what the change says. gone is a row that is no longer there, -1 for none.
func (k *sketch) follows(r *Result, c Change, capacity []int, gone int) error {
	if !c.Possible {
		if c.Moves != nil {
			return fmt.Errorf("it has moves %v", c.Moves)
		}
		return nil
	}
	column := slices.Clone(r.Column)
	moved := map[int]bool{}
	for _, m := range c.Moves {
		if moved[m.Row] || column[m.Row] != m.From || m.From == m.To {
			return fmt.Errorf("row %d cannot move as in %v from %v", m.Row, c.Moves, r.Column)
		}
		moved[m.Row] = true
		column[m.Row] = m.To
	}
	load := make([]int, k.columns())
	now := best{}
	for i, j := range column {
		switch {
		case j >= 0:
			if !k.allowed[i][j] {
				return fmt.Errorf("row %d may not have column %d", i, j)
			}
			load[j]++
			now.assigned++
			now.value += k.cost[i][j]
		case k.goal == Priced && k.out != nil && i != gone:
			now.value += k.out[i]
		}
	}
	for j, n := range load {
		if n > capacity[j] {
			return fmt.Errorf("column %d has %d rows after %v", j, n, c.Moves)
		}
	}
	before := best{assigned: r.Assigned, value: k.value(r)}
	if l := lost(before, now); l != c.Loss {
		return fmt.Errorf("moves %v bring %+v, not %+v", c.Moves, l, c.Loss)
	}
	return nil
}

// TestResidual compares every answer with the best of all assignments with the change,
// and follows every chain of moves.
func TestResidual(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	pairs, fewer, impossible, enter := 0, 0, 0, 0
	for seed := range portion(2500) {
		random := rand.New(rand.NewPCG(seed, 41))
		k := tied(random, 5)
		if seed%3 == 0 {
			k = randomSketch(random, 5)
			if k.goal == Complete && k.matching() < k.rows() {
				k.goal = Priced
			}
		}
		p := k.forms(random)[[]string{"dense", "narrow", "sparse", "rows"}[seed%4]]
		r, err := Solve(ctx, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		g, err := NewResidual(ctx, p, r, Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		optimum := k.brute()
		checked := func(what string, want best, possible bool, got Change, err error, capacity []int, gone int) {
			t.Helper()
			loss := Loss{}
			if possible {
				loss = lost(optimum, want)
			}
			if err != nil || !k.same(loss, got.Loss) {
				t.Fatalf("seed %d, %s: %+v, want %+v (%v)\n%+v\n%+v", seed, what, got, loss, err, k, r)
			}
			if err := k.follows(r, got, capacity, gone); err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v\n%+v", seed, what, err, k, r)
			}
		}
		for i := range k.rows() {
			var other Loss
			for j := -1; j < k.columns(); j++ {
				want, possible := k.forced(i, j)
				got, err := g.Force(ctx, i, j)
				checked(fmt.Sprintf("row %d forced to %d", i, j), want, possible, got, err, k.capacity, -1)
				pairs++
				switch {
				case !possible:
					impossible++
				case got.Fewer > 0:
					fewer++
				}
				if j != r.Column[i] && k.goal.Less(got.Loss, other) {
					other = got.Loss
				}
			}
			got, err := g.Forbid(ctx, i)
			if err != nil || !k.same(got.Loss, other) {
				t.Fatalf("seed %d, row %d without column %d: %+v, want %+v (%v)", seed, i, r.Column[i], got, other, err)
			}
			if err := k.follows(r, got, k.capacity, -1); err != nil {
				t.Fatalf("seed %d, row %d without column %d: %v", seed, i, r.Column[i], err)
			}
			if j := r.Column[i]; j >= 0 && k.goal != Complete {
				allowed := slices.Clone(k.allowed[i])
				k.allowed[i][j] = false
				checked("forbidden", k.brute(), true, got, nil, k.capacity, -1)
				k.allowed[i] = allowed
			}
			without, err := g.WithoutRow(i)
			checked(fmt.Sprintf("without row %d", i), k.edited(Edit{Without: []int{i}}).brute(), true, without, err, k.capacity, i)
			if len(without.Moves) > 1 && without.Moves[len(without.Moves)-1].From < 0 {
				enter++
			}
		}
		for j := range k.columns() {
			for _, change := range []struct {
				name string
				to   int
				ask  func() (Change, error)
			}{
				{"one more place in", k.capacity[j] + 1, func() (Change, error) { return g.MorePlace(ctx, j) }},
				{"one place less in", k.capacity[j] - 1, func() (Change, error) { return g.FewerPlace(j) }},
				{"without", 0, func() (Change, error) { return g.WithoutColumn(ctx, j) }},
			} {
				got, err := change.ask()
				if change.to < 0 {
					checked(change.name, best{}, false, got, err, nil, -1)
					continue
				}
				e := Edit{Capacity: slices.Clone(k.capacity)}
				e.Capacity[j] = change.to
				want := k.edited(e).brute()
				checked(fmt.Sprintf("%s column %d", change.name, j), want, k.goal != Complete || want.assigned == k.rows(), got, err, e.Capacity, -1)
			}
		}
	}
	if pairs < int(portion(20000)) || fewer < int(portion(1800)) || impossible < int(portion(2000)) || enter < int(portion(100)) {
		t.Errorf("of %d pairs only %d leave a row out, %d are impossible, and %d rows enter", pairs, fewer, impossible, enter)
	}
}

// TestResidualMiddle compares with solving again, on problems where rows have more arcs
// than they keep at first.
func TestResidualMiddle(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for seed := range uint64(150) {
		random := rand.New(rand.NewPCG(seed, 42))
		k := middle(random, seed)
		if seed%5 == 0 { // two parts that have little to do with each other
			for i := range k.cost {
				for j := range k.cost[i] {
					k.allowed[i][j] = k.allowed[i][j] && (i%2 == j%2 || random.IntN(400) == 0)
				}
			}
		}
		p := k.forms(random)[[]string{"dense", "narrow", "sparse", "rows"}[seed%4]]
		r, err := Solve(ctx, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		g, err := NewResidual(ctx, p, r, Options{Processors: 1 + int(seed%2)})
		if err != nil {
			t.Fatal(err)
		}
		for range 6 {
			i := random.IntN(k.rows())
			a, err := g.Alternatives(ctx, i)
			if err != nil {
				t.Fatal(err)
			}
			for range 3 {
				j := random.IntN(k.columns())
				got, err := a.Change(j)
				if err != nil {
					t.Fatal(err)
				}
				if possible := k.allowed[i][j] && k.capacity[j] > 0; got.Possible != possible {
					t.Fatalf("seed %d, row %d, column %d: %+v", seed, i, j, got)
				} else if !possible {
					continue
				}
				q, changes, err := Edit{Forced: [][2]int{{i, j}}}.Apply(p)
				if err != nil {
					t.Fatal(err)
				}
				again, err := Solve(ctx, q, Options{})
				if err != nil {
					t.Fatal(err)
				}
				want := best{assigned: again.Assigned + 1, value: again.Total + k.cost[i][j]}
				for to, c := range again.Column {
					if c < 0 && k.goal == Priced {
						want.value += k.out[changes.Row[to]]
					}
				}
				if loss := lost(best{assigned: r.Assigned, value: k.value(r)}, want); !k.same(loss, got.Loss) {
					t.Fatalf("seed %d, row %d, column %d: %+v, want %+v", seed, i, j, got.Loss, loss)
				}
				if err := k.follows(r, got, k.capacity, -1); err != nil {
					t.Fatalf("seed %d, row %d, column %d: %v", seed, i, j, err)
				}
			}
		}
	}
}

// TestEachRow gives every row what Alternatives gives it, once.
func TestEachRow(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for seed := range uint64(12) {
		k := middle(rand.New(rand.NewPCG(seed, 43)), seed)
		p := k.demand()
		r, err := Solve(ctx, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		g, err := NewResidual(ctx, p, r, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := make([]*Alternatives, k.rows())
		twice := make([]bool, k.rows())
		if err := g.EachRow(ctx, func(a *Alternatives) error {
			twice[a.Row] = got[a.Row] != nil
			got[a.Row] = a
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		for i, a := range got {
			want, err := g.Alternatives(ctx, i)
			if err != nil {
				t.Fatal(err)
			}
			if a == nil || twice[i] || !slices.Equal(a.Column, want.Column) || a.Out != want.Out {
				t.Fatalf("seed %d, row %d: %+v, want %+v", seed, i, a, want)
			}
		}
		stop := errors.New("enough")
		if err := g.EachRow(ctx, func(*Alternatives) error { return stop }); err != stop {
			t.Errorf("the error is %v", err)
		}
	}
}

// TestResidualErrors has everything refused that does not fit.
func TestResidualErrors(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	done, cancel := context.WithCancel(ctx)
	cancel()
	p := uniform(20, 20, 50)
	r, err := Solve(ctx, p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewResidual(ctx, Problem{}, r, Options{}); !errors.Is(err, ErrProblem) {
		t.Errorf("no problem: the error is %v", err)
	}
	if _, err := NewResidual(done, p, r, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: the error is %v", err)
	}
	for _, spoil := range []func(r *Result){
		func(r *Result) { r.Total++ },
		func(r *Result) { r.RowPrice[0]++ },
		func(r *Result) { r.ColumnPrice[0] = 1 },
	} {
		c := r.clone()
		spoil(c)
		if _, err := NewResidual(ctx, p, c, Options{}); !errors.Is(err, ErrNotProved) {
			t.Errorf("spoilt: the error is %v", err)
		}
	}
	g, err := NewResidual(ctx, p, r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func() error{
		"row -1":                      func() error { _, err := g.Force(ctx, -1, 0); return err },
		"row 20":                      func() error { _, err := g.Forbid(ctx, 20); return err },
		"column 20":                   func() error { _, err := g.Force(ctx, 0, 20); return err },
		"column -2":                   func() error { _, err := g.Force(ctx, 0, -2); return err },
		"without row 20":              func() error { _, err := g.WithoutRow(20); return err },
		"one more place in column 20": func() error { _, err := g.MorePlace(ctx, 20); return err },
		"one less in column -1":       func() error { _, err := g.FewerPlace(-1); return err },
		"without column 20":           func() error { _, err := g.WithoutColumn(ctx, 20); return err },
	} {
		if err := ask(); !errors.Is(err, ErrProblem) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
	if _, err := g.Alternatives(done, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: the error is %v", err)
	}
	if err := g.EachRow(done, func(*Alternatives) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: the error is %v", err)
	}
}

// BenchmarkResidual makes a residual network, asks for the alternatives of one
// row, and for those of all rows.
func BenchmarkResidual(b *testing.B) {
	ctx := context.Background()
	for _, f := range families {
		b.Run(f.name, func(b *testing.B) {
			p := f.make()
			r, err := Solve(ctx, p, Options{})
			if err != nil {
				b.Fatal(err)
			}
			g, err := NewResidual(ctx, p, r, Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.Run("new", func(b *testing.B) {
				for b.Loop() {
					if _, err := NewResidual(ctx, p, r, Options{}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(len(g.out.node))/float64(g.in.rows), "arcs/row")
			})
			b.Run("row", func(b *testing.B) {
				i := 0
				for b.Loop() {
					if _, err := g.Alternatives(ctx, i%g.in.rows); err != nil {
						b.Fatal(err)
					}
					i++
				}
			})
			b.Run("all", func(b *testing.B) {
				for b.Loop() {
					if err := g.EachRow(ctx, func(*Alternatives) error { return nil }); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
