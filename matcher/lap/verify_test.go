package lap

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func (r *Result) clone() *Result {
	c := *r
	c.Column, c.RowPrice = slices.Clone(r.Column), slices.Clone(r.RowPrice)
	c.ColumnPrice, c.OutPrice = slices.Clone(r.ColumnPrice), slices.Clone(r.OutPrice)
	return &c
}

// TestCorrupted spoils results in every way, and has every one rejected that
// is not by chance another proof, as the check apart from Verify tells.
func TestCorrupted(t *testing.T) {
	t.Parallel()
	corruptions := []struct {
		name  string
		spoil func(random *rand.Rand, r *Result)
	}{
		{"a row price moved", func(random *rand.Rand, r *Result) {
			r.RowPrice[random.IntN(len(r.RowPrice))] += step(random)
		}},
		{"a column price moved", func(random *rand.Rand, r *Result) {
			r.ColumnPrice[random.IntN(len(r.ColumnPrice))] += step(random)
		}},
		{"all prices moved", func(random *rand.Rand, r *Result) {
			d := step(random)
			for i := range r.RowPrice {
				r.RowPrice[i] += d
			}
			for j := range r.ColumnPrice {
				r.ColumnPrice[j] -= d
			}
		}},
		{"a huge price", func(random *rand.Rand, r *Result) {
			prices := [][]int64{r.RowPrice, r.ColumnPrice, r.OutPrice}[random.IntN(3)]
			prices[random.IntN(len(prices))] = []int64{math.MaxInt64, math.MinInt64, 1 << 62, -1 << 62}[random.IntN(4)]
		}},
		{"a price for staying out moved", func(random *rand.Rand, r *Result) {
			r.OutPrice[random.IntN(len(r.OutPrice))] += step(random)
		}},
		{"prices for staying out lowered", func(random *rand.Rand, r *Result) {
			for i := range r.OutPrice {
				r.OutPrice[i] -= 1 + r.OutPrice[0]/2
			}
		}},
		{"two rows exchanged", func(random *rand.Rand, r *Result) {
			i, k := random.IntN(len(r.Column)), random.IntN(len(r.Column))
			r.Column[i], r.Column[k] = r.Column[k], r.Column[i]
		}},
		{"a row moved", func(random *rand.Rand, r *Result) {
			r.Column[random.IntN(len(r.Column))] = random.IntN(len(r.ColumnPrice))
		}},
		{"a row taken out", func(random *rand.Rand, r *Result) {
			r.Column[random.IntN(len(r.Column))] = -1
		}},
		{"a row taken out and counted", func(random *rand.Rand, r *Result) {
			i := random.IntN(len(r.Column))
			if j := r.Column[i]; j >= 0 {
				r.Column[i] = -1
				r.Assigned--
				r.Total -= r.RowPrice[i] + r.ColumnPrice[j]
			}
		}},
		{"a column that is not there", func(random *rand.Rand, r *Result) {
			r.Column[random.IntN(len(r.Column))] = []int{-2, len(r.ColumnPrice), math.MaxInt, math.MinInt}[random.IntN(4)]
		}},
		{"a wrong number", func(random *rand.Rand, r *Result) { r.Assigned += int(step(random)) }},
		{"a wrong total", func(random *rand.Rand, r *Result) { r.Total += step(random) }},
		{"a part too short or too long", func(random *rand.Rand, r *Result) {
			switch random.IntN(5) {
			case 0:
				r.Column = r.Column[1:]
			case 1:
				r.RowPrice = append(r.RowPrice, 0)
			case 2:
				r.ColumnPrice = r.ColumnPrice[1:]
			case 3:
				r.OutPrice = nil
			case 4:
				r.Column = append(r.Column, -1)
			}
		}},
	}
	for _, c := range corruptions {
		rejected := 0
		for seed := uint64(0); seed < 400 && rejected < 120; seed++ {
			random := rand.New(rand.NewPCG(seed, 6))
			k := randomSketch(random, 12)
			if k.rows() == 0 || k.columns() == 0 {
				continue
			}
			p := k.forms(random)[[]string{"dense", "narrow", "sparse", "rows"}[seed%4]]
			r, err := Solve(context.Background(), p, Options{})
			if err != nil {
				continue
			}
			spoilt := r.clone()
			c.spoil(random, spoilt)
			if k.certify(spoilt) == nil {
				continue
			}
			if err := Verify(context.Background(), p, spoilt); !errors.Is(err, ErrNotProved) {
				t.Fatalf("seed %d, %s: the error is %v\n%+v\n%+v\n%+v", seed, c.name, err, k, r, spoilt)
			}
			rejected++
		}
		if rejected < 100 {
			t.Errorf("%s: only %d are rejected", c.name, rejected)
		}
	}
}

func step(random *rand.Rand) int64 {
	d := 1 + random.Int64N(3)
	if random.IntN(2) == 0 {
		return -d
	}
	return d
}

// TestVerifyNames has Verify name each first thing that is wrong, on one problem:
//
//	    a  b   places a 1, b 2; row 2 can only go to a
//	0   4  6
//	1   3  9
//	2   1  -
func TestVerifyNames(t *testing.T) {
	t.Parallel()
	problem := func() Problem {
		return Problem{
			Costs:    Sparse(3, 2, []int{0, 2, 4, 5}, []int32{0, 1, 0, 1, 0}, []int64{4, 6, 3, 9, 1}),
			Capacity: []int{1, 2},
		}
	}
	good := func() *Result {
		return &Result{
			Column: []int{1, 1, 0}, RowPrice: []int64{6, 9, 7}, ColumnPrice: []int64{-6, 0},
			OutPrice: []int64{18, 18, 18}, Assigned: 3, Total: 6 + 9 + 1,
		}
	}
	priced := func(p *Problem, r *Result) {
		p.Goal, p.OutPrice, r.OutPrice = Priced, []int64{10, 10, 10}, []int64{10, 10, 10}
	}
	for _, c := range []struct {
		spoil func(p *Problem, r *Result)
		want  string
	}{
		{func(p *Problem, r *Result) {}, ""},
		{func(p *Problem, r *Result) { p.Goal = Complete }, ""},
		{priced, ""},
		{func(p *Problem, r *Result) { priced(p, r); r.OutPrice[1] = 11 }, "row 1 has the price 11 for staying out, and the problem says 10"},
		{func(p *Problem, r *Result) { priced(p, r); p.OutPrice = nil }, "row 0 has the price 10 for staying out, and the problem says 0"},
		{func(p *Problem, r *Result) { r.Column = r.Column[:2] }, "there are 2 columns of rows, not 3"},
		{func(p *Problem, r *Result) { r.Column[0] = 2 }, "row 0 has column 2 of 2"},
		{func(p *Problem, r *Result) { r.Column[0] = 0 }, "column 0 has 2 rows in 1 places"},
		{func(p *Problem, r *Result) { r.ColumnPrice[1] = 1 }, "column 1 has the price 1, which is not from -2305843009213693952 to 0"},
		{func(p *Problem, r *Result) { p.Capacity[1] = 3; r.ColumnPrice[1] = -1 }, "column 1 has the price -1 though 1 of its 3 places are free"},
		{func(p *Problem, r *Result) { r.OutPrice[2] = 19 }, "row 2 has the price 19 for staying out, and row 0 has 18"},
		{func(p *Problem, r *Result) { r.OutPrice[0] = 1<<60 + 1 }, "row 0 has the price 1152921504606846977 for staying out, which is not from -1152921504606846976 to 1152921504606846976"},
		{func(p *Problem, r *Result) { r.RowPrice[1] = 19 }, "row 1 has the price 19, above its price 18 for staying out"},
		{func(p *Problem, r *Result) { r.RowPrice[1] = -1 << 61 }, "row 1 has the price -2305843009213693952, below -1152921504606846976"},
		{func(p *Problem, r *Result) { r.Column[2] = -1; r.ColumnPrice[0] = 0 }, "row 2 is left out at the price 7, not at 18"},
		{func(p *Problem, r *Result) { r.RowPrice[1] = 10 }, "row 1 and column 0 cost 3, less than their prices 10 and -6 together"},
		{func(p *Problem, r *Result) { r.RowPrice[1] = 8 }, "row 1 has column 1 at the cost 9, not at the sum of their prices 8 and 0"},
		{func(p *Problem, r *Result) { r.Column = []int{0, 1, 1} }, "row 0 has column 0 at the cost 4, not at the sum of their prices 6 and -6"},
		{func(p *Problem, r *Result) { r.Column, r.RowPrice[0] = []int{0, 1, 1}, 10 }, "row 0 and column 1 cost 6, less than their prices 10 and 0 together"},
		{func(p *Problem, r *Result) { r.Column[2], r.Column[1], r.RowPrice[1] = 1, 0, 9 }, "row 2 has column 1, which it may not have"},
		{func(p *Problem, r *Result) { r.OutPrice = []int64{17, 17, 17} }, "the price 17 for staying out does not make up for every saving: it has to be 18 or more"},
		{func(p *Problem, r *Result) { r.Assigned = 2 }, "2 rows are said to be assigned, and 3 are"},
		{func(p *Problem, r *Result) { r.Total = 17 }, "the total is said to be 17, and is 16"},
	} {
		p, r := problem(), good()
		c.spoil(&p, r)
		err := Verify(context.Background(), p, r)
		if c.want == "" {
			if err != nil {
				t.Errorf("a proof is rejected: %v", err)
			}
			continue
		}
		if want := "lap: not proved optimal: " + c.want; err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	if err := Verify(context.Background(), problem(), nil); !errors.Is(err, ErrNotProved) {
		t.Errorf("no result: %v", err)
	}
	closed := Problem{Costs: Dense(0, 1, []int32(nil), nil), Capacity: []int{0}}
	if err := Verify(context.Background(), closed, &Result{ColumnPrice: []int64{-1}}); err == nil || !strings.Contains(err.Error(), "no places") {
		t.Errorf("a price on a column of capacity 0: %v", err)
	}
	short := &Result{Column: []int{-1}, RowPrice: []int64{1}, OutPrice: []int64{1}}
	if err := Verify(context.Background(), Problem{Costs: Dense(1, 0, []int32(nil), nil), Goal: Complete}, short); err == nil || !strings.Contains(err.Error(), "1 of 1 rows are left out") {
		t.Errorf("a row left out under Complete: %v", err)
	}
}

// TestVerifyProcessors spoils two rows far apart, and has the first one named
// whatever the number of processors.
func TestVerifyProcessors(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 7))
	k := larger(random, 300, 300, 1000, 1)
	p := k.narrow()
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r.RowPrice[40]++
	r.RowPrice[290]++
	want := ""
	for _, processors := range []int{1, 2, 3, 8} {
		for range 5 {
			err := verify(context.Background(), p, r, processors)
			if err == nil || !strings.Contains(err.Error(), "row 40 ") || want != "" && err.Error() != want {
				t.Fatalf("%d processors: %v, want %s", processors, err, want)
			}
			want = err.Error()
		}
	}
}

// TestHallCorrupted spoils a Hall set: three rows that can only go to columns
// 1 and 3, with one place each, and a fourth that can go anywhere.
func TestHallCorrupted(t *testing.T) {
	t.Parallel()
	p := Problem{Costs: Sparse(4, 4, []int{0, 2, 4, 5, 9}, []int32{1, 3, 1, 3, 3, 0, 1, 2, 3}, make([]int64, 9))}
	ctx := context.Background()
	r, err := Solve(ctx, p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	hall, ok := HallOf(ctx, p, r, slices.Index(r.Column, -1))
	if !ok || !slices.Equal(hall.Rows, []int{0, 1, 2}) || !slices.Equal(hall.Columns, []int{1, 3}) || hall.Places != 2 {
		t.Fatalf("Hall set %+v", hall)
	}
	if err := VerifyHall(ctx, p, hall); err != nil {
		t.Fatal(err)
	}
	p.Goal = Complete
	const want = "lap: not every row can be assigned: 3 rows can go to no other than 2 columns with 2 places"
	if _, err := Solve(ctx, p, Options{}); err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	p.Goal = MostRows
	for _, c := range []struct {
		hall HallSet
		want string
	}{
		{HallSet{[]int{0, 1}, []int{1, 3}, 2}, "the columns have 2 places, enough for 2 rows"},
		{HallSet{[]int{0, 1, 2}, []int{1, 3}, 1}, "the columns are said to have 1 places, and have 2"},
		{HallSet{[]int{0, 1, 2}, []int{3}, 1}, "row 0 can go to column 1 too"},
		{HallSet{[]int{0, 1, 3}, []int{1, 3}, 2}, "row 3 can go to column 0 too"},
		{HallSet{[]int{0, 1, 1}, []int{1, 3}, 2}, "row 1 comes after row 1"},
		{HallSet{[]int{0, 1, 4}, []int{1, 3}, 2}, "there is no row 4 among 4"},
		{HallSet{[]int{0, 1, 2}, []int{-1, 3}, 2}, "there is no column -1 among 4"},
		{HallSet{[]int{0}, []int{1, 3}, 2}, "the 2 columns have places enough for 1 rows"},
		{HallSet{}, "the columns have 0 places, enough for 0 rows"},
	} {
		err := VerifyHall(ctx, p, c.hall)
		if want := "lap: not proved optimal: " + c.want; err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	for _, row := range []int{-1, 4, slices.IndexFunc(r.Column, func(j int) bool { return j >= 0 })} {
		if hall, ok := HallOf(ctx, p, r, row); ok {
			t.Errorf("row %d: Hall set %+v", row, hall)
		}
	}
	if _, ok := HallOf(ctx, Problem{}, r, 0); ok {
		t.Error("a Hall set of no problem")
	}
	if _, ok := HallOf(ctx, p, &Result{Column: []int{-1, 7, 0, 0}}, 0); ok {
		t.Error("a Hall set with a column that is not there")
	}
	if err := VerifyHall(ctx, Problem{}, hall); !errors.Is(err, ErrProblem) {
		t.Errorf("no problem: %v", err)
	}
}
