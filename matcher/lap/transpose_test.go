package lap

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
)

// Problems of many more rows than columns have the same total when rows and
// columns change places as when the same costs come row by row, which
// does not let them.
func TestTransposedProblemsHaveTheSameTotal(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		rows, columns := 98+r.IntN(180), 64+r.IntN(2)
		levels := []int64{3, 100, 1 << 30}[seed%3]
		masked := []float64{0, 0.1, 0.98}[seed/3%3]
		narrow, wide := make([]int32, rows*columns), make([]int64, rows*columns)
		forbidden := make([]Mask, rows)
		for i := range rows {
			for j := range columns {
				c := r.Int64N(levels) - levels/3
				narrow[i*columns+j], wide[i*columns+j] = int32(c), c
				if r.Float64() < masked {
					if forbidden[i] == nil {
						forbidden[i] = NewMask(columns)
					}
					forbidden[i].Set(j)
				}
			}
		}
		straight := Rows(rows, columns, func(i int, cost []int32, mask Mask) {
			copy(cost, narrow[i*columns:])
			copy(mask, forbidden[i])
		})
		want, err := Solve(t.Context(), Problem{Costs: straight}, Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, costs := range []Costs{Dense(rows, columns, narrow, forbidden), Dense(rows, columns, wide, forbidden)} {
			p := Problem{Costs: costs}
			in, err := newInstance(p)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if !in.oblong() {
				t.Fatalf("seed %d: %d rows and %d columns do not change places", seed, rows, columns)
			}
			settled := 0
			got, err := Solve(t.Context(), p, Options{Processors: 1 + int(seed%2), Progress: func(assigned, all int) {
				if assigned < settled || all != rows {
					t.Errorf("seed %d: %d of %d rows settled after %d of %d", seed, assigned, all, settled, rows)
				}
				settled = assigned
			}})
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if got.Total != want.Total || got.Assigned != want.Assigned {
				t.Errorf("seed %d: %d rows at %d, and row by row %d rows at %d", seed, got.Assigned, got.Total, want.Assigned, want.Total)
			}
			if settled != rows {
				t.Errorf("seed %d: %d of %d rows settled at the end", seed, settled, rows)
			}
			p.Goal = Complete
			var none *InfeasibleError
			if _, err := Solve(t.Context(), p, Options{}); !errors.As(err, &none) {
				t.Errorf("seed %d: more rows than places are assigned: %v", seed, err)
			}
		}
	}
}

// Columns that agree on which rows are good are found out in one reading, and
// the problem is solved with rows and columns in their places.
func TestColumnsThatAgreeAreNotTransposed(t *testing.T) {
	const rows, columns = 200, 100
	cost := make([]int64, rows*columns)
	want := int64(0)
	for i := range rows {
		for j := range columns {
			cost[i*columns+j] = int64((i + 1) * (j + 1))
		}
		if i < columns { // the least rows have the columns in the opposite order
			want += int64((i + 1) * (columns - i))
		}
	}
	p := Problem{Costs: Dense(rows, columns, cost, nil)}
	in, err := newInstance(p)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := solveTransposed(t.Context(), in, Options{}, newCrew(1), unlessAgreed, new(int64)); err != errOtherWay {
		t.Errorf("the columns do not agree: %v", err)
	}
	r, err := Solve(t.Context(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Total != want {
		t.Errorf("a total of %d, not %d", r.Total, want)
	}
}

// The order in which rows are settled, and who reads them, do not show.
func TestTransposedResultsDoNotDependOnProcessors(t *testing.T) {
	p := mentors(700, 200)
	one, err := Solve(t.Context(), p, Options{Processors: 1})
	if err != nil {
		t.Fatal(err)
	}
	three, err := Solve(t.Context(), p, Options{Processors: 3})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(one, three) {
		t.Error("three processors give another result than one")
	}
}

// Costs that are turned are those that are read column by column.
func TestTurnedCosts(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 68))
		rows, columns := 1+random.IntN(90), 1+random.IntN(90)
		narrow, wide := make([]int32, rows*columns), make([]int64, rows*columns)
		for k := range narrow {
			narrow[k] = random.Int32()
			wide[k] = random.Int64()
		}
		forbidden := make([]Mask, rows)
		for i := range forbidden {
			if random.IntN(2) == 0 {
				continue
			}
			forbidden[i] = NewMask(columns)
			for range random.IntN(4) {
				forbidden[i].Set(random.IntN(columns))
			}
		}
		for _, costs := range []Costs{Dense(rows, columns, narrow, nil), Dense(rows, columns, wide, forbidden)} {
			d := costs.(*denseCosts)
			c := newCrew(1 + int(seed%2))
			got, err := turned(t.Context(), d, c)
			c.dismiss()
			if err != nil {
				t.Fatal(err)
			}
			reader := transpose(d).reader()
			for _, j := range random.Perm(columns) {
				if x, want := got.read(j), reader.read(j); !reflect.DeepEqual(x, want) {
					t.Fatalf("seed %d: row %d is %v, want %v", seed, j, x, want)
				}
			}
		}
	}
}
