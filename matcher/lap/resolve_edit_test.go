package lap

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// edited makes the sketch of what an edit leaves of another.
func (k *sketch) edited(e Edit) *sketch {
	next := &sketch{goal: k.goal, capacity: slices.Clone(k.capacity)}
	if e.Capacity != nil {
		next.capacity = slices.Clone(e.Capacity)
	}
	gone := map[int]bool{}
	for _, i := range e.Without {
		gone[i] = true
	}
	for _, pair := range e.Forced {
		gone[pair[0]] = true
		next.capacity[pair[1]]--
	}
	for i := range k.cost {
		if gone[i] {
			continue
		}
		allowed := slices.Clone(k.allowed[i])
		for _, pair := range e.Forbidden {
			if pair[0] == i {
				allowed[pair[1]] = false
			}
		}
		next.cost, next.allowed = append(next.cost, k.cost[i]), append(next.allowed, allowed)
		if k.out != nil {
			next.out = append(next.out, k.out[i])
		}
	}
	return next
}

// randomEdit is one that a sketch can have.
func (k *sketch) randomEdit(random *rand.Rand) Edit {
	var e Edit
	if random.IntN(3) == 0 {
		e.Capacity = slices.Clone(k.capacity)
		for j := range e.Capacity {
			switch random.IntN(5) {
			case 0:
				e.Capacity[j]++
			case 1, 2:
				e.Capacity[j] = random.IntN(e.Capacity[j] + 1)
			}
		}
	}
	left := slices.Clone(k.capacity)
	if e.Capacity != nil {
		left = slices.Clone(e.Capacity)
	}
	for _, i := range random.Perm(k.rows()) {
		switch j := 0; random.IntN(6) {
		case 0:
			e.Without = append(e.Without, i)
		case 1:
			if j = random.IntN(k.columns()); left[j] > 0 {
				left[j]--
				e.Forced = append(e.Forced, [2]int{i, j})
			}
		case 2, 3:
			e.Forbidden = append(e.Forbidden, [2]int{i, random.IntN(k.columns())})
		}
	}
	return e
}

// TestEdit edits small problems, solves them again, and has the answer compared with
// the best of all assignments and its proof checked apart from Verify.
func TestEdit(t *testing.T) {
	t.Parallel()
	narrowed, fewer := 0, 0
	for seed := range portion(12000) {
		random := rand.New(rand.NewPCG(seed, 22))
		k := randomSketch(random, 6)
		if k.columns() == 0 {
			continue
		}
		if k.goal == Complete && k.matching() < k.rows() {
			k.goal = MostRows
		}
		forms := k.forms(random)
		p := forms[[]string{"dense", "narrow", "sparse", "rows"}[seed%4]]
		r, err := Solve(context.Background(), p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 { // each from the answer of the one before
			e := k.randomEdit(random)
			next := k.edited(e)
			q, changes, err := narrowing(e, p)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			got, err := Resolve(context.Background(), q, r, changes, Options{})
			if wrong := next.check(got, err, next.brute()); wrong != nil {
				t.Fatalf("seed %d: %v\nfrom %+v\n%+v\nedit %+v\nto %+v\n%+v", seed, wrong, k, r, e, next, got)
			}
			if err != nil {
				break
			}
			if changes.Narrowed {
				narrowed++
				if got.Work.RowsRead < int64(2*next.rows()) {
					fewer++
				}
			}
			k, p, r = next, q, got
		}
	}
	if narrowed < int(portion(10000)) || fewer < int(portion(5000)) {
		t.Errorf("only %d are narrowed, and only %d of them solved with less reading", narrowed, fewer)
	}
}

// TestEditOfLooseRow settles a loose row whose earlier price is too high by now: it is not
// to be taken for a row that could come in from outside.
func TestEditOfLooseRow(t *testing.T) {
	t.Parallel()
	k := &sketch{
		cost:     [][]int64{{0, 5, 1}, {2, 0, 4}, {9, 9, 8}, {5, 1, 3}, {0, 2, 3}},
		allowed:  [][]bool{{true, false, true}, {true, true, true}, {true, true, true}, {true, true, true}, {true, true, true}},
		capacity: []int{2, 1, 1},
	}
	p := k.dense()
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := Edit{Forced: [][2]int{{4, 1}}, Forbidden: [][2]int{{1, 2}, {0, 0}}, Without: []int{2}}
	q, changes, err := narrowing(e, p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Resolve(context.Background(), q, r, changes, Options{})
	next := k.edited(e)
	if wrong := next.check(got, err, next.brute()); wrong != nil {
		t.Error(wrong)
	}
}

// TestEditErrors has edits refused that a problem cannot have.
func TestEditErrors(t *testing.T) {
	t.Parallel()
	p := uniform(3, 2, 10)
	for _, c := range []struct {
		reason string
		edit   Edit
	}{
		{"there is no row 3", Edit{Without: []int{3}}},
		{"there is no row -1", Edit{Without: []int{-1}}},
		{"row 1 cannot go twice", Edit{Without: []int{1}, Forced: [][2]int{{1, 0}}}},
		{"column 0 has one place", Edit{Forced: [][2]int{{0, 0}, {1, 0}}}},
		{"there is no column 2", Edit{Forced: [][2]int{{0, 2}}}},
		{"column 1 has no place left", Edit{Forced: [][2]int{{0, 1}}, Capacity: []int{1, 0}}},
		{"there are two columns", Edit{Capacity: []int{1}}},
		{"there is no column 2", Edit{Forbidden: [][2]int{{0, 2}}}},
		{"there is no row 3", Edit{Forbidden: [][2]int{{3, 0}}}},
	} {
		if _, _, err := c.edit.Apply(p); !errors.Is(err, ErrProblem) {
			t.Errorf("%s: the error is %v", c.reason, err)
		}
	}
	if _, _, err := (Edit{}).Apply(Problem{}); !errors.Is(err, ErrProblem) {
		t.Errorf("no problem: the error is %v", err)
	}
	if q, _, err := (Edit{Without: []int{0}}).Apply(Problem{Costs: Dense(1, 1, []int32{1, 2}, nil)}); !errors.Is(err, ErrProblem) {
		t.Errorf("costs of a wrong length: %v, %v", q, err)
	}
}

// TestResolveErrors has Resolve refuse what does not fit.
func TestResolveErrors(t *testing.T) {
	t.Parallel()
	p := uniform(3, 3, 10)
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	spoil := func(change func(r *Result)) *Result {
		c := r.clone()
		change(c)
		return c
	}
	for _, c := range []struct {
		reason   string
		previous *Result
		changes  Changes
	}{
		{"no result", nil, Changes{}},
		{"a price short", spoil(func(r *Result) { r.RowPrice = r.RowPrice[1:] }), Changes{}},
		{"a row short", spoil(func(r *Result) { r.Column, r.RowPrice, r.OutPrice = r.Column[1:], r.RowPrice[1:], r.OutPrice[1:] }), Changes{}},
		{"a column short", spoil(func(r *Result) { r.ColumnPrice = r.ColumnPrice[1:] }), Changes{}},
		{"a column price above 0", spoil(func(r *Result) { r.ColumnPrice[1] = 1 }), Changes{}},
		{"a column price too low", spoil(func(r *Result) { r.ColumnPrice[1] = -3 * most }), Changes{}},
		{"a price for staying out too high", spoil(func(r *Result) { r.OutPrice[2] = 2 * most }), Changes{}},
		{"a column that is not there", spoil(func(r *Result) { r.Column[0] = 3 }), Changes{}},
		{"a mapping too short", r, Changes{Row: []int{0, 1}}},
		{"a row twice", r, Changes{Row: []int{0, 1, 1}}},
		{"a row that was not", r, Changes{Row: []int{0, 1, 3}}},
		{"a column that was not", r, Changes{Column: []int{0, 1, -2}}},
		{"a changed row that is not", r, Changes{Narrowed: true, Changed: []int{3}}},
	} {
		if _, err := Resolve(context.Background(), p, c.previous, c.changes, Options{}); !errors.Is(err, ErrProblem) {
			t.Errorf("%s: the error is %v", c.reason, err)
		}
	}
	if _, err := Resolve(context.Background(), Problem{}, r, Changes{}, Options{}); !errors.Is(err, ErrProblem) {
		t.Errorf("no problem: the error is %v", err)
	}
	wide := square(3, 3, func(i, j int) int32 { return int32(i * j) })
	wide.Costs = Dense(3, 3, []int64{1 << 55, 0, 0, 0, 0, 0, 0, 0, 0}, nil)
	if _, err := Resolve(context.Background(), wide, r, Changes{}, Options{}); !errors.Is(err, ErrOverflow) {
		t.Errorf("costs too large: the error is %v", err)
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	for _, changes := range []Changes{{}, {Narrowed: true}} {
		if _, err := Resolve(done, p, r, changes, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped, %+v: the error is %v", changes, err)
		}
	}
}

// TestResolveNotNarrowed has the proof find out where it can that a problem is not
// narrowed as was said.
func TestResolveNotNarrowed(t *testing.T) {
	t.Parallel()
	p := square(2, 2, func(i, j int) int32 { return int32(10 * (i ^ j)) })
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	lie := r.clone()
	lie.RowPrice[0] += 5
	lie.Total += 5
	if _, err := Resolve(context.Background(), p, lie, Changes{Narrowed: true, Changed: []int{1}}, Options{}); err != nil {
		// Row 0 is not read: this is what the caller vouches for.
		t.Errorf("the error is %v", err)
	}
	q, changes, err := Edit{Forced: [][2]int{{0, 1}}}.Apply(p)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Resolve(context.Background(), q, r, changes, Options{}); err != nil || got.Total != 10 || got.Column[0] != 0 {
		t.Errorf("row 1 gets column 0, at 10: %+v, %v", got, err)
	}
}

// TestResolveTakesNothingForProved has a result that proves nothing read as a whole after an edit, as nobody said that it is proved.
func TestResolveTakesNothingForProved(t *testing.T) {
	t.Parallel()
	p := Problem{Costs: Dense(2, 2, []int32{1, 5, 5, 1}, nil)}
	bad := &Result{Column: []int{1, 0}, RowPrice: []int64{5, 5}, ColumnPrice: []int64{0, 0}, OutPrice: []int64{100, 100}, Assigned: 2, Total: 10}
	for _, e := range []Edit{{}, {Forbidden: [][2]int{{0, 1}}}, {Capacity: []int{1, 1}}} {
		q, changes, err := e.Apply(p)
		if err != nil {
			t.Fatal(err)
		}
		if r, err := Resolve(context.Background(), q, bad, changes, Options{}); err != nil || r.Total != 2 {
			t.Errorf("%+v: %+v, %v", e, r, err)
		}
	}
	if (Edit{Capacity: []int{1, 2}}).Narrows(p) || !(Edit{Capacity: []int{1, 0}}).Narrows(p) || !(Edit{Forced: [][2]int{{0, 0}}}).Narrows(p) {
		t.Error("places that are added narrow a problem, or what is taken away does not")
	}
}

// TestResolveChooses has Resolve choose among optima as Solve does, whatever it starts from.
func TestResolveChooses(t *testing.T) {
	t.Parallel()
	for seed := range portion(300) {
		random := rand.New(rand.NewPCG(seed, 67))
		k := middle(random, seed)
		p := k.dense()
		for _, choice := range []Choice{FirstOptimum, FairestOptimum} {
			want, err := Solve(context.Background(), p, Options{Choice: choice})
			if err != nil {
				t.Fatal(err)
			}
			got, err := Resolve(context.Background(), p, k.otherOptimum(t, random), Changes{Narrowed: random.IntN(2) == 0}, Options{Choice: choice})
			if err != nil || !slices.Equal(got.Column, want.Column) {
				t.Fatalf("seed %d, choice %d: %v (%v)\nwant %v", seed, choice, got, err, want.Column)
			}
		}
	}
	p := Problem{Costs: Dense(1, 1, []int32{1}, nil)}
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Resolve(context.Background(), p, r, Changes{}, Options{Choice: 3}); !errors.Is(err, ErrProblem) {
		t.Errorf("an unknown choice: %v", err)
	}
}

// middle are problems of middle size of every kind, whose costs are narrow.
func middle(random *rand.Rand, seed uint64) *sketch {
	k := larger(random, 20+random.IntN(100), 20+random.IntN(100), []int64{3, 60, 1 << 28}[seed%3], []float64{0.08, 0.5, 1}[seed/3%3])
	if seed%2 == 0 {
		for j := range k.capacity {
			k.capacity[j] = random.IntN(4)
		}
	}
	if k.goal = Goal(seed / 9 % 2); k.goal == Priced {
		for range k.cost {
			k.out = append(k.out, random.Int64N(60))
		}
	}
	return k
}

// TestResolveMiddle compares with solving anew, on problems of middle size.
func TestResolveMiddle(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 23))
		k := middle(random, seed)
		p := k.forms(random)[[]string{"dense", "narrow", "sparse", "rows"}[seed%4]]
		r, err := Solve(context.Background(), p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			var e Edit
			for range 1 + random.IntN(3) {
				i, j := random.IntN(k.rows()), random.IntN(k.columns())
				switch random.IntN(3) {
				case 0:
					if !slices.Contains(e.Without, i) && !slices.ContainsFunc(e.Forced, func(f [2]int) bool { return f[0] == i }) {
						e.Without = append(e.Without, i)
					}
				case 1:
					if len(e.Forced) == 0 && !slices.Contains(e.Without, i) && k.capacity[j] > 0 {
						e.Forced = append(e.Forced, [2]int{i, j})
					}
				default:
					if r.Column[i] >= 0 {
						j = r.Column[i]
					}
					e.Forbidden = append(e.Forbidden, [2]int{i, j})
				}
			}
			k = k.edited(e)
			q, changes, err := narrowing(e, p)
			if err != nil {
				t.Fatal(err)
			}
			if random.IntN(3) == 0 {
				changes.Narrowed = false
			}
			got, err := Resolve(context.Background(), q, r, changes, Options{})
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if err := k.certify(got); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			want, err := Solve(context.Background(), q, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if k.value(got) != k.value(want) {
				t.Fatalf("seed %d: %d, and solving anew gives %d", seed, k.value(got), k.value(want))
			}
			p, r = q, got
		}
	}
}

// BenchmarkResolve forces one pair of a solved problem, and compares with solving anew.
func BenchmarkResolve(b *testing.B) {
	for _, f := range families {
		b.Run(f.name, func(b *testing.B) {
			p := f.make()
			r, err := Solve(context.Background(), p, Options{})
			if err != nil {
				b.Fatal(err)
			}
			rows, columns := p.Costs.Size()
			random := rand.New(rand.NewPCG(1, 24))
			type edited struct {
				p       Problem
				changes Changes
			}
			var edits []edited
			for len(edits) < 32 {
				q, changes, err := Edit{Forced: [][2]int{{random.IntN(rows), random.IntN(columns)}}}.Apply(p)
				if err == nil {
					edits = append(edits, edited{q, changes})
				}
			}
			for _, narrowed := range []bool{true, false} {
				b.Run(fmt.Sprintf("narrowed=%v", narrowed), func(b *testing.B) {
					reads, n := int64(0), 0
					for b.Loop() {
						e := edits[n%len(edits)]
						n++
						e.changes.Narrowed = narrowed
						got, err := Resolve(context.Background(), e.p, r, e.changes, Options{})
						if err != nil {
							b.Fatal(err)
						}
						reads += got.Work.RowsRead
					}
					b.ReportMetric(float64(reads)/float64(rows*n), "reads/row")
				})
			}
			b.Run("anew", func(b *testing.B) {
				n := 0
				for b.Loop() {
					if _, err := Solve(context.Background(), edits[n%len(edits)].p, Options{}); err != nil {
						b.Fatal(err)
					}
					n++
				}
			})
		})
	}
}
