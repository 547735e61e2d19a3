package lap

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// portion is a number of seeded problems, or of what must come of them: the whole
// of it, and a sixth under -short, as the race detector runs the tests.
func portion(n uint64) uint64 {
	if testing.Short() {
		return n / 6
	}
	return n
}

// TestBruteForce solves small problems of every kind in every form. It
// compares with the best of all assignments, and checks each proof apart from
// Verify, and each Hall set.
func TestBruteForce(t *testing.T) {
	t.Parallel()
	goals, infeasibles, left := map[Goal]int{}, 0, 0
	for seed := range portion(12000) {
		random := rand.New(rand.NewPCG(seed, 1))
		size := 5
		switch {
		case seed%400 == 0:
			size = 7
		case seed%20 == 0:
			size = 6
		}
		k := randomSketch(random, size)
		goals[k.goal]++
		want := k.brute()
		for name, p := range k.forms(random) {
			got, err := Solve(context.Background(), p, Options{})
			if k.goal == Complete && want.assigned < k.rows() {
				infeasibles++
				var infeasible *InfeasibleError
				if !errors.As(err, &infeasible) {
					t.Fatalf("seed %d, %s: %d of %d rows can be assigned, and the error is %v", seed, name, want.assigned, k.rows(), err)
				}
				if err := k.certifyHall(infeasible.Hall); err != nil {
					t.Fatalf("seed %d, %s: %v", seed, name, err)
				}
				continue
			}
			if err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v", seed, name, err, k)
			}
			if err := k.certify(got); err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v\n%+v", seed, name, err, k, got)
			}
			if value := k.value(got); k.goal != Priced && got.Assigned != want.assigned || value != want.value {
				t.Fatalf("seed %d, %s: assigned %d at %d, want %d at %d\n%+v", seed, name, got.Assigned, value, want.assigned, want.value, k)
			}
			if k.goal == MostRows && got.Assigned < k.rows() {
				left++
				i := slices.Index(got.Column, -1)
				hall, ok := HallOf(context.Background(), p, got, i)
				if !ok || !slices.Contains(hall.Rows, i) {
					t.Fatalf("seed %d, %s: no Hall set with row %d: %v", seed, name, i, hall)
				}
				if err := k.certifyHall(hall); err != nil {
					t.Fatalf("seed %d, %s: %v", seed, name, err)
				}
			}
		}
	}
	for _, goal := range []Goal{MostRows, Priced, Complete} {
		if goals[goal] < int(portion(3000)) {
			t.Errorf("only %d problems have the goal %d", goals[goal], goal)
		}
	}
	if infeasibles < int(portion(1000)) || left < int(portion(1000)) {
		t.Errorf("only %d are infeasible, and only %d leave rows out", infeasibles, left)
	}
}

// value is what a result is worth: of its costs and, under Priced, of the
// prices for rows left out.
func (k *sketch) value(r *Result) int64 {
	value := int64(0)
	for i, j := range r.Column {
		switch {
		case j >= 0:
			value += k.cost[i][j]
		case k.goal == Priced && k.out != nil:
			value += k.out[i]
		}
	}
	return value
}

// TestSimplex compares with gonum's simplex, on the linear programme
//
//	least  sum c[i][j] x[i][j] + sum out[i] y[i]
//	where  sum over j of x[i][j] + y[i] = 1,  sum over i of x[i][j] + z[j] = capacity[j],  x, y, z >= 0.
func TestSimplex(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 2))
		k := randomSketch(random, 9)
		if k.rows() == 0 || k.columns() == 0 {
			continue
		}
		for i := range k.cost {
			for j := range k.cost[i] {
				k.cost[i][j] %= 1000 // floats are close enough to see a difference of 1
			}
		}
		if k.goal == Complete {
			k.goal = MostRows
		}
		got, err := Solve(context.Background(), k.dense(), Options{})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		n, m := k.rows(), k.columns()
		c := make([]float64, n*m+n+m)
		a, b := mat.NewDense(n+m, n*m+n+m, nil), make([]float64, n+m)
		for i := range n {
			for j := range m {
				if !k.allowed[i][j] {
					continue // a variable in no row of the programme stays 0 at the cost 0
				}
				c[i*m+j] = float64(k.cost[i][j])
				a.Set(i, i*m+j, 1)
				a.Set(n+j, i*m+j, 1)
			}
			c[n*m+i] = float64(got.OutPrice[i])
			a.Set(i, n*m+i, 1)
			b[i] = 1
		}
		for j := range m {
			a.Set(n+j, n*m+n+j, 1)
			b[n+j] = float64(k.capacity[j])
		}
		c, a = withoutEmpty(c, a)
		want, _, err := lp.Simplex(c, a, b, 1e-10, nil)
		if err != nil {
			t.Fatalf("seed %d: the simplex says: %v", seed, err)
		}
		value := float64(got.Total)
		for i, j := range got.Column {
			if j < 0 {
				value += float64(got.OutPrice[i])
			}
		}
		if math.Abs(value-want) > 1e-3 {
			t.Errorf("seed %d: %v, and the simplex finds %v", seed, value, want)
		}
	}
}

// withoutEmpty drops the columns of a programme that are all zero, which
// the simplex does not take.
func withoutEmpty(c []float64, a *mat.Dense) ([]float64, *mat.Dense) {
	rows, columns := a.Dims()
	var keep []int
	for j := range columns {
		if mat.Norm(a.ColView(j), 1) > 0 {
			keep = append(keep, j)
		}
	}
	d, b := make([]float64, len(keep)), mat.NewDense(rows, len(keep), nil)
	for k, j := range keep {
		d[k] = c[j]
		for i := range rows {
			b.Set(i, k, a.At(i, j))
		}
	}
	return d, b
}

// larger makes a problem too large to try all of, with ties and forbidden pairs.
func larger(random *rand.Rand, rows, columns int, spread int64, density float64) *sketch {
	k := &sketch{capacity: make([]int, columns)}
	for j := range k.capacity {
		k.capacity[j] = 1
	}
	for range rows {
		cost, allowed := make([]int64, columns), make([]bool, columns)
		for j := range columns {
			cost[j] = random.Int64N(spread) - spread/3
			allowed[j] = random.Float64() < density
		}
		k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
	}
	return k
}

// TestChanged solves problems again that were changed in ways of which the
// effect on the optimum is known.
func TestChanged(t *testing.T) {
	t.Parallel()
	solve := func(k *sketch) *Result {
		t.Helper()
		r, err := Solve(context.Background(), k.dense(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := k.certify(r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	for seed := range uint64(120) {
		random := rand.New(rand.NewPCG(seed, 3))
		rows, columns := 1+random.IntN(60), 1+random.IntN(60)
		spread := []int64{2, 20, 100000}[seed%3]
		k := larger(random, rows, columns, spread, []float64{0.05, 0.3, 1}[seed/3%3])
		first := solve(k)

		transposed := &sketch{capacity: make([]int, rows)}
		for i := range rows {
			transposed.capacity[i] = 1
		}
		for j := range columns {
			cost, allowed := make([]int64, rows), make([]bool, rows)
			for i := range rows {
				cost[i], allowed[i] = k.cost[i][j], k.allowed[i][j]
			}
			transposed.cost, transposed.allowed = append(transposed.cost, cost), append(transposed.allowed, allowed)
		}
		if r := solve(transposed); r.Assigned != first.Assigned || r.Total != first.Total {
			t.Errorf("seed %d, transposed: %d at %d, not %d at %d", seed, r.Assigned, r.Total, first.Assigned, first.Total)
		}

		byRow, byColumn := random.Perm(rows), random.Perm(columns)
		permuted, scaled, shifted := larger(random, rows, columns, 1, 0), larger(random, rows, columns, 1, 0), larger(random, rows, columns, 1, 0)
		for i := range rows {
			for j := range columns {
				permuted.cost[byRow[i]][byColumn[j]] = k.cost[i][j]
				permuted.allowed[byRow[i]][byColumn[j]] = k.allowed[i][j]
				scaled.cost[i][j] = 7 * k.cost[i][j]
				shifted.cost[i][j] = k.cost[i][j] - 1234
			}
			copy(scaled.allowed[i], k.allowed[i])
			copy(shifted.allowed[i], k.allowed[i])
		}
		if r := solve(permuted); r.Assigned != first.Assigned || r.Total != first.Total {
			t.Errorf("seed %d, permuted: %d at %d, not %d at %d", seed, r.Assigned, r.Total, first.Assigned, first.Total)
		}
		if r := solve(scaled); r.Assigned != first.Assigned || r.Total != 7*first.Total {
			t.Errorf("seed %d, costs times 7: %d at %d, not %d at 7·%d", seed, r.Assigned, r.Total, first.Assigned, first.Total)
		}
		if r := solve(shifted); r.Assigned != first.Assigned || r.Total != first.Total-1234*int64(first.Assigned) {
			t.Errorf("seed %d, costs less 1234: %d at %d, not %d at %d - 1234·%d", seed, r.Assigned, r.Total, first.Assigned, first.Total, first.Assigned)
		}
	}
}

// TestNegated takes the worst assignment of complete square problems for the
// best one of the negated costs: worst >= best, and with the costs
// complemented to a constant, worst = n·constant - best of the complements.
func TestNegated(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 4))
		n := 1 + random.IntN(50)
		k := larger(random, n, n, 30, 1)
		total := func(change func(c int64) int64) int64 {
			changed := larger(random, n, n, 1, 1)
			for i := range n {
				for j := range n {
					changed.cost[i][j] = change(k.cost[i][j])
				}
			}
			r, err := Solve(context.Background(), changed.narrow(), Options{})
			if err != nil {
				t.Fatal(err)
			}
			return r.Total
		}
		least, most := total(func(c int64) int64 { return c }), -total(func(c int64) int64 { return -c })
		if complement := int64(n)*500 - total(func(c int64) int64 { return 500 - c }); most != complement || most < least {
			t.Errorf("seed %d: from %d to %d, by complements %d", seed, least, most, complement)
		}
	}
}

// TestForms gives the same larger problems as different sources of costs.
func TestForms(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 5))
		k := larger(random, random.IntN(150), random.IntN(150), []int64{3, 50, 1 << 30}[seed%3], []float64{0.03, 0.5, 1}[seed/3%3])
		for j := range k.capacity {
			if seed%2 == 0 {
				k.capacity[j] = random.IntN(4)
			}
		}
		if seed%5 == 4 {
			k.goal = Priced
		}
		var first *Result
		for name, p := range k.forms(random) {
			r, err := Solve(context.Background(), p, Options{})
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, name, err)
			}
			if err := k.certify(r); err != nil {
				t.Fatalf("seed %d, %s: %v", seed, name, err)
			}
			if first == nil {
				first = r
			}
			if k.value(r) != k.value(first) {
				t.Errorf("seed %d, %s: %d, another form gives %d", seed, name, k.value(r), k.value(first))
			}
		}
	}
}
