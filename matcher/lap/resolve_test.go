package lap

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// changed makes another problem of a sketch, in every way that one can change.
func (k *sketch) changed(random *rand.Rand) (*sketch, Changes) {
	next := &sketch{goal: k.goal, capacity: append([]int(nil), k.capacity...), out: append([]int64(nil), k.out...)}
	if k.out == nil {
		next.out = nil
	}
	for i := range k.cost {
		next.cost, next.allowed = append(next.cost, append([]int64(nil), k.cost[i]...)), append(next.allowed, append([]bool(nil), k.allowed[i]...))
	}
	changes := Changes{}
	for range 1 + random.IntN(3) {
		rows, columns := next.rows(), next.columns()
		if rows == 0 || columns == 0 {
			break
		}
		i, j := random.IntN(rows), random.IntN(columns)
		switch random.IntN(9) {
		case 0:
			next.cost[i][j] += random.Int64N(11) - 5
		case 1:
			next.allowed[i][j] = !next.allowed[i][j]
		case 2:
			next.capacity[j] = random.IntN(3)
		case 3: // a row is forced
			for other := range columns {
				next.allowed[i][other] = other == j
			}
		case 4:
			for other := range columns {
				next.cost[i][other] = random.Int64N(20)
			}
		case 5, 6: // rows are taken away, added and moved
			if changes.Column != nil || changes.Row != nil {
				continue
			}
			changes.Row = random.Perm(rows)
			if random.IntN(2) == 0 {
				changes.Row = changes.Row[1:]
			}
			if random.IntN(2) == 0 {
				changes.Row = append(changes.Row, -1)
			}
			old := *next
			next.cost, next.allowed, next.out = nil, nil, nil
			for _, from := range changes.Row {
				cost, allowed, price := make([]int64, columns), make([]bool, columns), random.Int64N(10)
				if from >= 0 {
					cost, allowed = old.cost[from], old.allowed[from]
					if old.out != nil {
						price = old.out[from]
					}
				} else {
					for other := range columns {
						cost[other], allowed[other] = random.Int64N(10), random.IntN(2) == 0
					}
				}
				next.cost, next.allowed = append(next.cost, cost), append(next.allowed, allowed)
				if old.out != nil {
					next.out = append(next.out, price)
				}
			}
		case 7: // and columns
			if changes.Column != nil || changes.Row != nil {
				continue
			}
			changes.Column = random.Perm(columns)
			if random.IntN(2) == 0 {
				changes.Column = changes.Column[1:]
			}
			if random.IntN(2) == 0 {
				changes.Column = append(changes.Column, -1)
			}
			old := *next
			next.cost, next.allowed, next.capacity = nil, nil, nil
			for _, from := range changes.Column {
				capacity := 1
				if from >= 0 {
					capacity = old.capacity[from]
				}
				next.capacity = append(next.capacity, capacity)
			}
			for i := range rows {
				cost, allowed := make([]int64, len(changes.Column)), make([]bool, len(changes.Column))
				for to, from := range changes.Column {
					cost[to], allowed[to] = random.Int64N(10), true
					if from >= 0 {
						cost[to], allowed[to] = old.cost[i][from], old.allowed[i][from]
					}
				}
				next.cost, next.allowed = append(next.cost, cost), append(next.allowed, allowed)
			}
		case 8:
			if next.out != nil {
				next.out[i] += random.Int64N(7) - 3
			}
			if random.IntN(4) == 0 && next.goal != Priced {
				next.goal = MostRows + Complete - next.goal
			}
		}
	}
	if next.capacity == nil {
		next.capacity = []int{}
	}
	return next, changes
}

// check compares a result with the best of all assignments.
func (k *sketch) check(r *Result, err error, want best) error {
	if k.goal == Complete && want.assigned < k.rows() {
		var infeasible *InfeasibleError
		if !errors.As(err, &infeasible) {
			return fmt.Errorf("%d of %d rows can be assigned, and the error is %v", want.assigned, k.rows(), err)
		}
		return k.certifyHall(infeasible.Hall)
	}
	if err != nil {
		return err
	}
	if err := k.certify(r); err != nil {
		return err
	}
	if value := k.value(r); k.goal != Priced && r.Assigned != want.assigned || value != want.value {
		return fmt.Errorf("assigned %d at %d, want %d at %d", r.Assigned, value, want.assigned, want.value)
	}
	return nil
}

// TestResolve changes small problems in every way, and has the answer compared with the
// best of all assignments and its proof checked apart from Verify.
func TestResolve(t *testing.T) {
	t.Parallel()
	warm := 0
	for seed := range portion(12000) {
		random := rand.New(rand.NewPCG(seed, 21))
		k := randomSketch(random, 5)
		if k.goal == Complete && k.matching() < k.rows() {
			k.goal = MostRows
		}
		r, err := Solve(context.Background(), k.dense(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		// A second change starts from a result of Resolve.
		for step := range 2 {
			next, changes := k.changed(random)
			var last *Result
			forms := next.forms(random)
			for _, name := range slices.Sorted(maps.Keys(forms)) {
				p := forms[name]
				got, err := Resolve(context.Background(), p, r, changes, Options{})
				if wrong := next.check(got, err, next.brute()); wrong != nil {
					t.Fatalf("seed %d, step %d, %s: %v\nfrom %+v\n%+v\nto %+v\n%+v\n%+v", seed, step, name, wrong, k, r, next, changes, got)
				}
				if err == nil {
					last, warm = got, warm+1
				}
			}
			if last == nil {
				break // not every row can be assigned
			}
			k, r = next, last
		}
	}
	if warm < int(portion(30000)) {
		t.Errorf("only %d are solved", warm)
	}
}
