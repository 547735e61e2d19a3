package lap

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// Products of row and column: all rows agree on which columns are good.
func productCosts(rows, columns int, sign int32) []int32 {
	costs := make([]int32, 0, rows*columns)
	for i := range int32(rows) {
		for j := range int32(columns) {
			costs = append(costs, sign*(i+1)*(j+1))
		}
	}
	return costs
}

// Whether rows gain by each pair, or none, few rows have to be read, however much they agree.
func TestPricedReadsFewRowsWhereAllGainOrNone(t *testing.T) {
	for _, size := range [][2]int{{1200, 1200}, {1200, 900}, {900, 1200}} {
		rows, columns := size[0], size[1]
		for _, test := range []struct {
			name     string
			sign     int32
			out      int64
			assigned int
		}{
			{"gain", -1, 0, min(rows, columns)},
			{"high", 1, int64(rows*columns) + 1, min(rows, columns)},
			{"none", 1, 0, 0},
		} {
			t.Run(fmt.Sprint(size, test.name), func(t *testing.T) {
				p := Problem{
					Costs: Dense(rows, columns, productCosts(rows, columns, test.sign), nil), Goal: Priced,
					OutPrice: slices.Repeat([]int64{test.out}, rows),
				}
				r, err := Solve(context.Background(), p, Options{})
				if err != nil {
					t.Fatal(err)
				}
				if r.Assigned != test.assigned {
					t.Errorf("%d rows are assigned, not %d", r.Assigned, test.assigned)
				}
				if most := int64(12 * rows); r.Work.RowsRead > most {
					t.Errorf("%d rows were read, more than %d", r.Work.RowsRead, most)
				}
			})
		}
	}
}

// An optimum under Priced is that of the square problem in which each row has a column of its own for staying out.
func TestPricedIsMostRowsWithColumnsForStayingOut(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for seed := range 60 {
		rows, columns := fewest+rng.IntN(40), fewest+rng.IntN(40)
		capacity := make([]int, columns+rows)
		for j := range capacity {
			capacity[j] = 1
			if seed%3 == 0 && j < columns {
				capacity[j] = rng.IntN(3)
			}
		}
		// In every other problem nearly all pairs are worth having, so that it is tried as one of gain; not always rightly.
		level := int64(rng.IntN(120))
		out := make([]int64, rows)
		var start []int
		var column []int32
		var cost []int64
		costs := make([]int64, 0, rows*columns)
		for i := range rows {
			start = append(start, len(cost))
			out[i] = level
			if seed%4 == 1 {
				out[i] += int64(rng.IntN(40))
			}
			for j := range columns {
				c := int64(rng.IntN(100))
				if seed%2 == 0 {
					c = int64(i*j)*100/int64(rows*columns) + int64(rng.IntN(3))
				}
				costs = append(costs, c)
				column, cost = append(column, int32(j)), append(cost, c)
			}
			column, cost = append(column, int32(columns+i)), append(cost, out[i])
		}
		start = append(start, len(cost))
		p := Problem{Costs: Dense(rows, columns, costs, nil), Capacity: capacity[:columns], Goal: Priced, OutPrice: out}
		r, err := Solve(context.Background(), p, Options{})
		if err != nil {
			t.Fatalf("problem %d: %v", seed, err)
		}
		total := r.Total
		for i, j := range r.Column {
			if j < 0 {
				total += out[i]
			}
		}
		want, err := Solve(context.Background(), Problem{Costs: Sparse(rows, columns+rows, start, column, cost), Capacity: capacity}, Options{})
		if err != nil {
			t.Fatalf("problem %d: %v", seed, err)
		}
		if total != want.Total {
			t.Errorf("problem %d: %d with staying out, want %d", seed, total, want.Total)
		}
	}
}

func TestPricesOfMostRowsThatDoNotProvePriced(t *testing.T) {
	in, err := newInstance(Problem{Costs: Dense(1, 1, []int64{5}, nil), Goal: Priced, OutPrice: []int64{3}})
	if err != nil {
		t.Fatal(err)
	}
	r := &Result{Column: []int{0}, RowPrice: []int64{5}, ColumnPrice: []int64{0}, OutPrice: []int64{6}, Assigned: 1, Total: 5}
	if in.price(r) {
		t.Error("a pair of cost 5 is taken where staying out costs 3")
	}
}
