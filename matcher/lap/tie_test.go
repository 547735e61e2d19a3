package lap

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// optima calls visit for every optimal assignment.
func (k *sketch) optima(visit func(column []int)) {
	want := k.brute()
	room, column := slices.Clone(k.capacity), make([]int, k.rows())
	var try func(i int, now best)
	try = func(i int, now best) {
		if i == k.rows() {
			if !k.better(want, now) {
				visit(column)
			}
			return
		}
		for j, ok := range k.allowed[i] {
			if ok && room[j] > 0 {
				room[j]--
				column[i] = j
				c := k.cost[i][j]
				try(i+1, best{now.assigned + 1, now.total + c, now.value + c})
				room[j]++
			}
		}
		column[i] = -1
		if k.goal == Priced && k.out != nil {
			now.value += k.out[i]
		}
		try(i+1, now)
	}
	try(0, best{})
}

// tied makes a small problem with many optima.
func tied(random *rand.Rand, most int) *sketch {
	k := randomSketch(random, most)
	if random.IntN(2) == 0 {
		spread := int64(1 + random.IntN(6))
		for i := range k.cost {
			for j := range k.cost[i] {
				k.cost[i][j] %= spread
			}
			if k.out != nil {
				k.out[i] %= spread + 1
			}
		}
	}
	if k.goal == Complete && k.matching() < k.rows() {
		k.goal = MostRows
	}
	return k
}

// otherOptimum is an optimal result of a sketch with other prices and another
// assignment, where there are some: that of the same problem with rows and columns in another order.
func (k *sketch) otherOptimum(t *testing.T, random *rand.Rand) *Result {
	t.Helper()
	byRow, byColumn := random.Perm(k.rows()), random.Perm(k.columns())
	other := &sketch{goal: k.goal, capacity: make([]int, k.columns())}
	for j, from := range byColumn {
		other.capacity[j] = k.capacity[from]
	}
	for _, i := range byRow {
		cost, allowed := make([]int64, k.columns()), make([]bool, k.columns())
		for j, from := range byColumn {
			cost[j], allowed[j] = k.cost[i][from], k.allowed[i][from]
		}
		other.cost, other.allowed = append(other.cost, cost), append(other.allowed, allowed)
		if k.out != nil {
			other.out = append(other.out, k.out[i])
		}
	}
	s, err := Solve(context.Background(), other.dense(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := s.clone()
	for to, i := range byRow {
		r.Column[i], r.RowPrice[i], r.OutPrice[i] = s.Column[to], s.RowPrice[to], s.OutPrice[to]
		if j := s.Column[to]; j >= 0 {
			r.Column[i] = byColumn[j]
		}
	}
	for to, j := range byColumn {
		r.ColumnPrice[j] = s.ColumnPrice[to]
	}
	return r
}

// order makes staying out the last of all columns.
func order(column []int) []int {
	c := slices.Clone(column)
	for i, j := range c {
		if j < 0 {
			c[i] = 1 << 30
		}
	}
	return c
}

// TestCanonical compares with the first of all optimal assignments, from different
// optimal results, and the ties with what all of them have.
func TestCanonical(t *testing.T) {
	t.Parallel()
	many, outs, unlike := 0, 0, 0
	for seed := range portion(5000) {
		random := rand.New(rand.NewPCG(seed, 31))
		k := tied(random, 5)
		var first, fair []int
		least := int64(0) // what the costliest pair of fair costs
		n, out := 0, 0
		count := make([]map[int]int, k.rows())
		for i := range count {
			count[i] = map[int]int{}
		}
		k.optima(func(column []int) {
			n++
			if first == nil || slices.Compare(order(column), order(first)) < 0 {
				first = slices.Clone(column)
			}
			worst, out := int64(-1<<50), int64(0)
			for i, j := range column {
				count[i][j]++
				if j >= 0 {
					worst = max(worst, k.cost[i][j])
				} else {
					out += 1 << 52 // more than all costs
				}
			}
			worst += out
			if fair == nil || worst < least || worst == least && slices.Compare(order(column), order(fair)) < 0 {
				fair, least = slices.Clone(column), worst
			}
		})
		if !slices.Equal(first, fair) {
			unlike++
		}
		for _, c := range count {
			if c[-1] > 0 && c[-1] < n {
				out++
			}
		}
		if n > 1 {
			many++
		}
		if out > 0 {
			outs++
		}
		forms := k.forms(random)
		for _, name := range slices.Sorted(maps.Keys(forms)) {
			p := forms[name]
			r, err := Solve(context.Background(), p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if seed%2 == 0 {
				r = k.otherOptimum(t, random)
			}
			got, err := Canonical(context.Background(), p, r, Options{})
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, name, err)
			}
			if !slices.Equal(got.Column, first) {
				t.Fatalf("seed %d, %s: %v is not the first of %d optima, %v, from %v\n%+v", seed, name, got.Column, n, first, r.Column, k)
			}
			if err := k.certify(got); err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v\n%+v", seed, name, err, k, got)
			}
			if got, err = Fairest(context.Background(), p, r, Options{}); err != nil || !slices.Equal(got.Column, fair) {
				t.Fatalf("seed %d, %s: %v is not the fairest of %d optima, %v, from %v (%v)\n%+v", seed, name, got, n, fair, r.Column, err, k)
			}
			if err := k.certify(got); err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v\n%+v", seed, name, err, k, got)
			}
			for choice, want := range map[Choice][]int{FirstOptimum: first, FairestOptimum: fair} {
				got, err := Solve(context.Background(), p, Options{Choice: choice})
				if err != nil || !slices.Equal(got.Column, want) {
					t.Fatalf("seed %d, %s: choice %d is %v, want %v (%v)", seed, name, choice, got, want, err)
				}
			}
			ties, err := TightComponents(context.Background(), p, r, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var open []int
			for i := range count {
				for j := -1; j < k.columns(); j++ {
					want := Sometimes
					switch count[i][j] {
					case 0:
						want = Never
					case n:
						want = Always
					}
					if m := ties.Pair(i, j); m != want {
						t.Fatalf("seed %d, %s: row %d has column %d in %d of %d optima, not %v\n%+v\n%+v", seed, name, i, j, count[i][j], n, m, k, r)
					}
				}
				if len(count[i]) > 1 {
					open = append(open, i)
				}
			}
			together := slices.Concat(ties.Groups()...)
			slices.Sort(together)
			if !slices.Equal(together, open) {
				t.Fatalf("seed %d, %s: groups %v, and rows %v have a choice", seed, name, ties.Groups(), open)
			}
		}
	}
	if many < int(portion(1000)) || outs < int(portion(500)) || unlike < int(portion(20)) {
		t.Errorf("only %d have several optima, only %d leave open who stays out, and for %d the fairest is not the first", many, outs, unlike)
	}
}

// TestCanonicalMiddle gets one choice from different optima of problems of middle
// size, and from results of Resolve.
func TestCanonicalMiddle(t *testing.T) {
	t.Parallel()
	differ := 0
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 32))
		k := middle(random, seed)
		var first *Result
		forms := k.forms(random)
		for _, name := range []string{"dense", "sparse", "rows"} {
			p := forms[name]
			r := k.otherOptimum(t, random)
			if name == "rows" {
				i := random.IntN(k.rows())
				q, changes, err := narrowing(Edit{Forbidden: [][2]int{{i, max(0, r.Column[i])}}}, p)
				if err != nil {
					t.Fatal(err)
				}
				if r, err = Resolve(context.Background(), q, r, changes, Options{}); err != nil {
					t.Fatal(err)
				}
				if r, err = Resolve(context.Background(), p, r, Changes{}, Options{Processors: 1}); err != nil {
					t.Fatal(err)
				}
			}
			got, err := Canonical(context.Background(), p, r, Options{Processors: 1 + int(seed%3)})
			if err != nil {
				t.Fatal(err)
			}
			if err := Verify(context.Background(), p, got); err != nil {
				t.Fatalf("seed %d, %s: %v", seed, name, err)
			}
			if !slices.Equal(got.Column, r.Column) {
				differ++
			}
			if first == nil {
				first = got
			}
			if !slices.Equal(got.Column, first.Column) {
				t.Fatalf("seed %d, %s: another choice from another optimum", seed, name)
			}
		}
	}
	if differ < 200 {
		t.Errorf("only %d results are not the chosen one already", differ)
	}
}

// TestCanonicalErrors has spoilt results rejected as Verify rejects them, and stops.
// A chooser that went wrong would be found out.
func TestChosenIsProved(t *testing.T) {
	t.Parallel()
	// Row 0 costs 1 or 3, row 1 costs 2 or 1: only 1+1 is best.
	p := Problem{Costs: Dense(2, 2, []int32{1, 3, 2, 1}, nil)}
	in, err := newInstance(p)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	g, err := newTightGraph(context.Background(), in, r, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.proves(r); err != nil {
		t.Errorf("the optimum is not proved: %v", err)
	}
	for _, column := range [][]int{{1, 0}, {0, -1}, {0, 0}} {
		moved := *r
		moved.Column = column
		if err := g.proves(&moved); !errors.Is(err, ErrNotProved) {
			t.Errorf("%v is taken for an optimum: %v", column, err)
		}
	}
	if _, err := Solve(context.Background(), p, Options{Choice: 9}); !errors.Is(err, ErrProblem) {
		t.Errorf("choice 9 gives %v, want that it is not a problem", err)
	}
}

func TestCanonicalErrors(t *testing.T) {
	t.Parallel()
	p := uniform(30, 30, 4)
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, spoil := range []struct {
		reason string
		change func(r *Result)
	}{
		{"a row price too high", func(r *Result) { r.RowPrice[3]++ }},
		{"a total too high", func(r *Result) { r.Total++ }},
		{"a row too many", func(r *Result) { r.Assigned++ }},
		{"a column price above 0", func(r *Result) { r.ColumnPrice[2] = 1 }},
		{"a price for staying out too low", func(r *Result) {
			for i := range r.OutPrice {
				r.OutPrice[i] = slices.Max(r.RowPrice)
			}
		}},
	} {
		c := r.clone()
		spoil.change(c)
		if _, err := Canonical(context.Background(), p, c, Options{}); !errors.Is(err, ErrNotProved) {
			t.Errorf("%s: the error is %v", spoil.reason, err)
		}
		if _, err := TightComponents(context.Background(), p, c, Options{}); !errors.Is(err, ErrNotProved) {
			t.Errorf("%s: the error is %v", spoil.reason, err)
		}
	}
	complete := square(2, 1, func(int, int) int32 { return 1 })
	if r, err = Solve(context.Background(), complete, Options{}); err != nil {
		t.Fatal(err)
	}
	complete.Goal = Complete
	if _, err := Canonical(context.Background(), complete, r, Options{}); !errors.Is(err, ErrNotProved) {
		t.Errorf("a row left out: the error is %v", err)
	}
	for _, call := range []func(ctx context.Context, p Problem) error{
		func(ctx context.Context, p Problem) error { _, err := Canonical(ctx, p, r, Options{}); return err },
		func(ctx context.Context, p Problem) error {
			_, err := TightComponents(ctx, p, r, Options{})
			return err
		},
	} {
		if err := call(context.Background(), Problem{}); !errors.Is(err, ErrProblem) {
			t.Errorf("no problem: the error is %v", err)
		}
		done, cancel := context.WithCancel(context.Background())
		cancel()
		if err := call(done, square(2, 1, func(int, int) int32 { return 1 })); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped: the error is %v", err)
		}
	}
}

// BenchmarkCanonical is the choice among optima, with the proof that it does in the same reading.
func BenchmarkCanonical(b *testing.B) {
	for _, f := range families {
		b.Run(f.name, func(b *testing.B) {
			p := f.make()
			r, err := Solve(context.Background(), p, Options{})
			if err != nil {
				b.Fatal(err)
			}
			in, err := newInstance(p)
			if err != nil {
				b.Fatal(err)
			}
			g, err := newTightGraph(context.Background(), in, r, 0)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := Canonical(context.Background(), p, r, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			tight := 0
			for _, list := range g.tight {
				tight += len(list)
			}
			b.ReportMetric(float64(tight)/float64(in.rows), "tight/row")
		})
	}
}
