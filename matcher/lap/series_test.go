package lap

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// A seriesSketch is a sketch as rows of a series.
type seriesSketch struct {
	*sketch
	column []int32
	cost   [][]int64
}

func newSeriesSketch(k *sketch) *seriesSketch {
	x := &seriesSketch{sketch: k, cost: make([][]int64, k.rows())}
	for j := range k.columns() {
		x.column = append(x.column, int32(j))
	}
	for i := range x.cost {
		x.cost[i] = make([]int64, k.columns())
	}
	return x
}

func (x *seriesSketch) Row(i int) ([]int32, []int64) {
	for j, c := range x.sketch.cost[i] {
		if !x.allowed[i][j] {
			c = NoPair
		}
		x.cost[i][j] = c
	}
	return x.column, x.cost[i]
}

// seriesProblem is a problem with several places a column, some with none, and prices for staying out.
func seriesProblem(random *rand.Rand, rows, columns int) *seriesSketch {
	k := larger(random, rows, columns, 1+random.Int64N(12), 0.2+0.8*random.Float64())
	k.goal = Priced
	for j := range k.capacity {
		k.capacity[j] = random.IntN(4)
	}
	high := int64(1)
	if random.IntN(3) == 0 {
		high = 100 // nobody stays out who could have a column
	}
	for range rows {
		k.out = append(k.out, high*random.Int64N(12))
	}
	return newSeriesSketch(k)
}

func (x *seriesSketch) Rows(j int) (row, at []int32) {
	return allOf(x.rows()), slices.Repeat([]int32{int32(j / 2)}, x.rows())
}

// result is where a series stands, as Verify and TightComponents read it.
func (x *seriesSketch) result(s *Series) *Result {
	r := &Result{ColumnPrice: slices.Clone(s.ColumnPrices()), OutPrice: x.out}
	for i := range x.rows() {
		j := s.Column(i)
		r.Column, r.RowPrice = append(r.Column, j), append(r.RowPrice, s.RowPrice(i))
		if j >= 0 {
			r.Assigned++
			r.Total += x.sketch.cost[i][j]
		}
	}
	for j, capacity := range x.capacity {
		if capacity == 0 {
			r.ColumnPrice[j] = 0 // it is nobody's
		}
	}
	return r
}

// change gives some rows other costs and other pairs, and lists them.
func (x *seriesSketch) change(random *rand.Rand, spread int64) []int32 {
	var rows []int32
	some := random.IntN(3)
	for i := range x.rows() {
		if some > 0 && random.IntN(3) > 0 {
			continue
		}
		rows = append(rows, int32(i))
		for j := range x.columns() {
			switch random.IntN(6) {
			case 0:
				x.allowed[i][j] = !x.allowed[i][j]
			case 1, 2:
				x.sketch.cost[i][j] += random.Int64N(2*spread+1) - spread
			}
		}
	}
	random.Shuffle(len(rows), func(a, b int) { rows[a], rows[b] = rows[b], rows[a] })
	return rows
}

// check holds a series to Verify, Solve and TightComponents.
func (x *seriesSketch) check(t *testing.T, s *Series, seed uint64, step int) {
	t.Helper()
	ctx, p := context.Background(), x.dense()
	if err := s.Verify(allOf(x.rows())); err != nil {
		t.Fatalf("seed %d, step %d: by itself: %v", seed, step, err)
	}
	r := x.result(s)
	if err := Verify(ctx, p, r); err != nil {
		t.Fatalf("seed %d, step %d: %v", seed, step, err)
	}
	ties, err := TightComponents(ctx, p, r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range x.rows() {
		for j := -1; j < x.columns(); j++ {
			if got, want := s.InSome(i, j), ties.Pair(i, j) != Never; got != want {
				t.Fatalf("seed %d, step %d: row %d has node %d in some optimum: %v, want %v", seed, step, i, j, got, want)
			}
		}
	}
}

// TestSeries changes costs, pairs and rows at random, and holds each optimum and its
// ties to the proof and to tight components found from scratch. Every second step starts
// from where an earlier one stood.
func TestSeries(t *testing.T) {
	seeds := uint64(3000)
	if testing.Short() {
		seeds = 300
	}
	moved, stayed := 0, 0
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 51))
		x := seriesProblem(random, random.IntN(9), 1+random.IntN(7))
		k := x.sketch
		column := make([]int, k.rows())
		for i := range column {
			column[i] = -1
		}
		s, err := NewSeries(k.capacity, k.columns(), x.out, column, make([]int64, k.columns()), x)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Repair(context.Background(), allOf(k.rows())); err != nil {
			t.Fatal(err)
		}
		x.check(t, s, seed, -1)
		for step := range 5 {
			before := slices.Clone(s.node)
			rows := x.change(random, 1+random.Int64N(4))
			var at *Series
			if step%2 == 1 {
				at = s.Clone(x)
			}
			if err := s.Repair(context.Background(), rows); err != nil {
				t.Fatal(err)
			}
			x.check(t, s, seed, step)
			if slices.Equal(before, s.node) {
				stayed++
			} else {
				moved++
			}
			if at != nil {
				s.Set(at)
				if !slices.Equal(before, s.node) {
					t.Fatalf("seed %d: set, but it stands elsewhere", seed)
				}
				if err := s.Repair(context.Background(), rows); err != nil {
					t.Fatal(err)
				}
				x.check(t, s, seed, step)
			}
		}
	}
	if moved < int(seeds) || stayed < int(seeds)/4 {
		t.Errorf("%d steps moved rows and %d none: too few", moved, stayed)
	}
}

// TestSeriesMoved holds that every row whose price is higher than before is told of.
func TestSeriesMoved(t *testing.T) {
	told := 0
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 52))
		x := seriesProblem(random, 8, 6)
		k := x.sketch
		column := slices.Repeat([]int{-1}, k.rows())
		s, err := NewSeries(k.capacity, k.columns(), x.out, column, make([]int64, k.columns()), x)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Repair(context.Background(), allOf(k.rows())); err != nil {
			t.Fatal(err)
		}
		s.Moved(func(int) {}, func(int) {})
		for range 4 {
			var before []int64
			for i := range k.rows() {
				before = append(before, s.RowPrice(i))
			}
			prices := slices.Clone(s.ColumnPrices())
			rows := x.change(random, 3)
			if err := s.Repair(context.Background(), rows); err != nil {
				t.Fatal(err)
			}
			isTold, risen := make(map[int]bool), make(map[int]bool)
			s.Moved(func(i int) { isTold[i] = true }, func(j int) { risen[j] = true })
			for j, price := range s.ColumnPrices() {
				if price > prices[j] && !risen[j] {
					t.Fatalf("seed %d: column %d has a higher price, and it is not said", seed, j)
				}
			}
			for i := range k.rows() {
				if s.RowPrice(i) > before[i] && !isTold[i] && !slices.Contains(rows, int32(i)) {
					t.Fatalf("seed %d: row %d has a higher price, and it is not said", seed, i)
				}
			}
			told += len(isTold)
		}
	}
	if told == 0 {
		t.Error("no row had another price")
	}
}

func TestSeriesRefuses(t *testing.T) {
	rows := newSeriesSketch(&sketch{cost: [][]int64{{1}, {1}}, allowed: [][]bool{{true}, {true}}, capacity: []int{1}})
	for _, x := range []struct {
		column   []int
		capacity []int
		price    []int64
		want     error
		reason   string
	}{
		{[]int{0, 0}, []int{1}, []int64{0}, ErrNotProved, "two rows in one place"},
		{[]int{-1, -1}, nil, []int64{-1}, ErrNotProved, "a price on a free place"},
		{[]int{0, -1}, nil, []int64{1}, ErrNotProved, "a price above 0"},
		{[]int{1, -1}, nil, []int64{0}, ErrProblem, "no such column"},
		{[]int{0}, nil, []int64{0}, ErrProblem, "a row is missing"},
		{[]int{0, -1}, nil, nil, ErrProblem, "a price is missing"},
	} {
		if _, err := NewSeries(x.capacity, 1, []int64{5, 5}, x.column, x.price, rows); !errors.Is(err, x.want) {
			t.Errorf("the error %v, want %v: %s", err, x.want, x.reason)
		}
	}
	s, err := NewSeries(nil, 1, []int64{5, 5}, []int{-1, -1}, []int64{0}, rows)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Verify([]int32{0, 1}); !errors.Is(err, ErrNotProved) {
		t.Errorf("rows that stay out at 5 and could have a column at 1: %v", err)
	}
}

// TestSeriesHold holds that after Hold nobody has moved, and all rows but those that are returned are
// at their prices under the costs that it was given; and that a Repair of the others makes it an optimum.
func TestSeriesHold(t *testing.T) {
	held, rest := 0, 0
	for seed := range uint64(600) {
		random := rand.New(rand.NewPCG(seed, 53))
		x := seriesProblem(random, random.IntN(10), 1+random.IntN(7))
		k := x.sketch
		s, err := NewSeries(k.capacity, k.columns(), x.out, slices.Repeat([]int{-1}, k.rows()), make([]int64, k.columns()), x)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Repair(context.Background(), allOf(k.rows())); err != nil {
			t.Fatal(err)
		}
		x.change(random, 5)
		before := slices.Clone(s.node)
		those, err := s.Hold(context.Background(), allOf(k.rows()))
		if err != nil {
			t.Fatal(err)
		}
		those = slices.Clone(those)
		if !slices.Equal(before, s.node) {
			t.Fatalf("seed %d: rows have moved", seed)
		}
		others := slices.DeleteFunc(allOf(k.rows()), func(i int32) bool { return slices.Contains(those, i) })
		if err := s.Verify(others); err != nil {
			t.Fatalf("seed %d: rows that are not returned: %v", seed, err)
		}
		held, rest = held+len(those), rest+len(others)
		if err := s.Repair(context.Background(), those); err != nil {
			t.Fatal(err)
		}
		x.check(t, s, seed, 0)
	}
	if held < 100 || rest < 1000 {
		t.Errorf("%d rows are held and %d at their prices: too few", held, rest)
	}
}

func TestSeriesStops(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 54))
	x := seriesProblem(random, 200, 40)
	k := x.sketch
	for i := range k.out {
		k.out[i] = 100
	}
	s, err := NewSeries(k.capacity, k.columns(), x.out, slices.Repeat([]int{-1}, k.rows()), make([]int64, k.columns()), x)
	if err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Repair(cancelled, allOf(k.rows())); !errors.Is(err, context.Canceled) {
		t.Errorf("Repair: %v", err)
	}
	if _, err := s.Hold(cancelled, allOf(k.rows())); !errors.Is(err, context.Canceled) {
		t.Errorf("Hold: %v", err)
	}
	if err := s.Repair(context.Background(), allOf(k.rows())); err != nil {
		t.Fatal(err)
	}
	x.check(t, s, 1, 0)
}
