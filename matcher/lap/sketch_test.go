package lap

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A sketch is a small problem written out: the tests' own form, from which all
// kinds of Costs are made, and in which oracles compute.
type sketch struct {
	cost     [][]int64
	allowed  [][]bool
	capacity []int // nil: one each
	out      []int64
	goal     Goal
}

func (k *sketch) rows() int    { return len(k.cost) }
func (k *sketch) columns() int { return len(k.capacity) }

// dense is the sketch as a dense problem of int64 costs.
func (k *sketch) dense() Problem {
	var cost []int64
	var forbidden []Mask
	for i := range k.cost {
		mask := NewMask(k.columns())
		for j, c := range k.cost[i] {
			if !k.allowed[i][j] {
				mask.Set(j)
				c = -1 << 62 // must not matter
			}
			cost = append(cost, c)
		}
		forbidden = append(forbidden, mask)
	}
	return k.problem(Dense(k.rows(), k.columns(), cost, forbidden))
}

// narrow is the sketch as a dense problem of int32 costs.
func (k *sketch) narrow() Problem {
	var cost []int32
	var forbidden []Mask
	for i := range k.cost {
		var mask Mask
		for j, c := range k.cost[i] {
			if !k.allowed[i][j] {
				if mask == nil {
					mask = NewMask(k.columns())
				}
				mask.Set(j)
			}
			cost = append(cost, int32(c))
		}
		forbidden = append(forbidden, mask)
	}
	return k.problem(Dense(k.rows(), k.columns(), cost, forbidden))
}

// sparse is the sketch as compressed rows, each in a random order.
func (k *sketch) sparse(random *rand.Rand) Problem {
	start, column, cost := []int{0}, []int32(nil), []int64(nil)
	for i := range k.cost {
		for _, j := range random.Perm(k.columns()) {
			if k.allowed[i][j] {
				column, cost = append(column, int32(j)), append(cost, k.cost[i][j])
			}
		}
		start = append(start, len(cost))
	}
	return k.problem(Sparse(k.rows(), k.columns(), start, column, cost))
}

// demand is the sketch as rows computed on demand.
func (k *sketch) demand() Problem {
	return k.problem(Rows(k.rows(), k.columns(), func(i int, cost []int32, forbidden Mask) {
		for j, c := range k.cost[i] {
			cost[j] = int32(c)
			if !k.allowed[i][j] {
				forbidden.Set(j)
			}
		}
	}))
}

func (k *sketch) problem(costs Costs) Problem {
	return Problem{Costs: costs, Capacity: k.capacity, Goal: k.goal, OutPrice: k.out}
}

// best is an optimum found by trying every assignment.
type best struct {
	assigned int
	total    int64 // of costs
	value    int64 // of costs and, under Priced, prices of rows left out
}

func (k *sketch) brute() best {
	room := append([]int(nil), k.capacity...)
	var found *best
	var try func(i int, now best)
	try = func(i int, now best) {
		if i == k.rows() {
			if found == nil || k.better(now, *found) {
				found = &now
			}
			return
		}
		out := now
		if k.goal == Priced && k.out != nil {
			out.value += k.out[i]
		}
		try(i+1, out)
		for j, ok := range k.allowed[i] {
			if ok && room[j] > 0 {
				room[j]--
				c := k.cost[i][j]
				try(i+1, best{now.assigned + 1, now.total + c, now.value + c})
				room[j]++
			}
		}
	}
	try(0, best{})
	return *found
}

func (k *sketch) better(a, b best) bool {
	if k.goal != Priced && a.assigned != b.assigned {
		return a.assigned > b.assigned
	}
	return a.value < b.value
}

// randomSketch makes a small problem with everything that can be in one.
func randomSketch(random *rand.Rand, most int) *sketch {
	rows, columns := random.IntN(most+1), random.IntN(most+1)
	k := &sketch{goal: Goal(random.IntN(3)), capacity: make([]int, columns)}
	places := 0
	for j := range k.capacity {
		k.capacity[j] = 1
		if random.IntN(3) == 0 {
			k.capacity[j] = random.IntN(4)
		}
		places += k.capacity[j]
	}
	spread := []int64{1, 3, 10, 1000, 1 << 30}[random.IntN(5)] // few values: many ties
	shift := []int64{0, 0, -spread, -spread / 2, spread}[random.IntN(5)]
	density := []float64{1, 0.9, 0.5, 0.2}[random.IntN(4)]
	for range rows {
		cost, allowed := make([]int64, columns), make([]bool, columns)
		for j := range columns {
			cost[j] = random.Int64N(spread) + shift
			allowed[j] = random.Float64() < density
		}
		k.cost, k.allowed = append(k.cost, cost), append(k.allowed, allowed)
		if k.goal == Priced && random.IntN(8) > 0 {
			k.out = append(k.out, random.Int64N(2*spread+1)+shift)
		}
	}
	if len(k.out) != rows {
		k.out = nil
	}
	return k
}

// forms are the sketch as every source of costs.
func (k *sketch) forms(random *rand.Rand) map[string]Problem {
	forms := map[string]Problem{
		"dense": k.dense(), "narrow": k.narrow(), "sparse": k.sparse(random), "rows": k.demand(),
	}
	if k.rows() > 0 && k.columns() > 0 {
		m := mat.NewDense(k.rows(), k.columns(), nil)
		masks := make([]Mask, k.rows())
		for i := range k.cost {
			masks[i] = NewMask(k.columns())
			for j, c := range k.cost[i] {
				m.Set(i, j, float64(c))
				if !k.allowed[i][j] {
					m.Set(i, j, math.NaN()) // must not matter
					masks[i].Set(j)
				}
			}
		}
		costs, err := Matrix(m, masks)
		if err != nil {
			panic(err)
		}
		forms["matrix"] = k.problem(costs)
	}
	return forms
}

// certifyHall checks a Hall set against a sketch, apart from VerifyHall.
func (k *sketch) certifyHall(hall HallSet) error {
	if !slices.IsSorted(hall.Rows) || !slices.IsSorted(hall.Columns) || len(hall.Rows) == 0 {
		return fmt.Errorf("Hall set %v", hall)
	}
	places := 0
	for _, j := range hall.Columns {
		places += k.capacity[j]
	}
	if places != hall.Places || places >= len(slices.Compact(slices.Clone(hall.Rows))) {
		return fmt.Errorf("Hall set %v has %d places", hall, places)
	}
	for _, i := range hall.Rows {
		for j, ok := range k.allowed[i] {
			if ok && k.capacity[j] > 0 && !slices.Contains(hall.Columns, j) {
				return fmt.Errorf("Hall set %v: row %d can have column %d", hall, i, j)
			}
		}
	}
	return nil
}

// narrowing applies an edit to a problem whose result is proved.
func narrowing(e Edit, p Problem) (Problem, Changes, error) {
	q, changes, err := e.Apply(p)
	changes.Narrowed = err == nil && e.Narrows(p)
	return q, changes, err
}
