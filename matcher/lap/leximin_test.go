package lap

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// leximins calls visit for every assignment of the most rows whose costs,
// costliest first, are lexicographically least.
func (k *sketch) leximins() (best []int64, columns [][]int) {
	column := make([]int, k.rows())
	left := slices.Clone(k.capacity)
	var costs []int64
	most := -1
	var try func(i int)
	try = func(i int) {
		if i == k.rows() {
			own := slices.Clone(costs)
			slices.Sort(own)
			slices.Reverse(own)
			order := len(own) - most
			if order == 0 {
				order = -slices.Compare(own, best)
			}
			if order > 0 {
				most, best, columns = len(own), own, nil
			}
			if order >= 0 {
				columns = append(columns, slices.Clone(column))
			}
			return
		}
		for j := range left {
			if k.allowed[i][j] && left[j] > 0 {
				left[j]--
				column[i] = j
				costs = append(costs, k.cost[i][j])
				try(i + 1)
				costs = costs[:len(costs)-1]
				left[j]++
			}
		}
		column[i] = -1
		try(i + 1)
	}
	try(0)
	return best, columns
}

// before is the order in which one of equally good assignments is taken: row
// by row the lower column, and staying out last.
func before(a, b []int) int {
	for i := range a {
		if a[i] != b[i] {
			if b[i] < 0 || a[i] >= 0 && a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// leximinSketch is a problem of few rows, many of them with many ties.
func leximinSketch(random *rand.Rand) *sketch {
	if random.IntN(2) == 0 {
		k := randomSketch(random, 6)
		k.goal, k.out = MostRows, nil
		return k
	}
	k := larger(random, 3+random.IntN(3), 3+random.IntN(2), int64(3+random.IntN(10)), 0.5+random.Float64())
	for j := range k.capacity {
		k.capacity[j] = random.IntN(3)
	}
	return k
}

func TestLeximinAgainstEveryAssignment(t *testing.T) {
	t.Parallel()
	problems := 2000
	if testing.Short() {
		problems = 350
	}
	unlikeFairest, free, out, levels := 0, 0, 0, 0
	for seed := range uint64(problems) {
		random := rand.New(rand.NewPCG(seed, 71))
		k := leximinSketch(random)
		want, columns := k.leximins()
		slices.SortFunc(columns, before)
		for name, p := range k.forms(random) {
			got, err := Leximin(context.Background(), p, Options{})
			if err != nil {
				t.Fatalf("seed %d, %s: %v\n%+v", seed, name, err, k)
			}
			var costs []int64
			for i, j := range got.Column {
				if j >= 0 {
					costs = append(costs, k.cost[i][j])
				}
			}
			slices.Sort(costs)
			slices.Reverse(costs)
			if !slices.Equal(costs, want) {
				t.Fatalf("seed %d, %s: costs %v, want %v\n%+v", seed, name, costs, want, k)
			}
			if !slices.Equal(got.Column, columns[0]) {
				t.Fatalf("seed %d, %s: %v of equally good ones, want the first, %v\n%+v", seed, name, got.Column, columns[0], k)
			}
			levels = max(levels, len(got.Levels))
		}
		r, err := Solve(context.Background(), k.dense(), Options{Choice: FairestOptimum})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(r.Column, columns[0]) {
			unlikeFairest++
		}
		places := 0
		for _, c := range k.capacity {
			places += c
		}
		if places > len(want) {
			free++
		}
		if k.rows() > len(want) {
			out++
		}
	}
	t.Logf("%d unlike the fairest optimum, %d with free places, %d with rows out, up to %d levels", unlikeFairest, free, out, levels)
	if unlikeFairest < problems/70 || free < problems/10 || out < problems/10 || levels < 4 {
		t.Error("the problems are too easy")
	}
}

// TestLeximinProof corrupts proved results in ways that make each of them
// wrong.
func TestLeximinProof(t *testing.T) {
	t.Parallel()
	kinds := map[string]int{}
	for seed := range uint64(700) {
		random := rand.New(rand.NewPCG(seed, 72))
		k := leximinSketch(random)
		p := k.dense()
		got, err := Leximin(context.Background(), p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want, columns := k.leximins()
		if len(want) == 0 {
			continue
		}
		kind := ""
		switch level := random.IntN(len(got.Levels)); random.IntN(5) {
		case 0:
			// Whatever else the prices prove, they do not prove another round.
			other := k.otherOptimum(t, random).Column
			if slices.ContainsFunc(columns, func(c []int) bool { return slices.Equal(c, other) }) {
				continue
			}
			kind, got.Column = "an assignment that is less fair", other
		case 1:
			kind, got.Levels = "a level missing", slices.Delete(got.Levels, level, level+1)
		case 2:
			if rows := got.Levels[level].Rows; len(rows) > 0 {
				at := random.IntN(len(rows))
				if got.Column[rows[at].Index] < 0 {
					continue
				}
				kind = "another row price"
				rows[at].Price += 1 + int64(random.IntN(2))
			}
		case 3:
			kind = "another cost of a level"
			got.Levels[level].Cost += 100
		case 4:
			kind = "another total"
			got.Total++
		}
		if kind == "" {
			continue
		}
		kinds[kind]++
		if err := VerifyLeximin(context.Background(), p, got); !errors.Is(err, ErrNotProved) {
			t.Fatalf("seed %d: %s: %v\n%+v\n%+v", seed, kind, err, k, got)
		}
	}
	t.Log(kinds)
	if len(kinds) != 5 {
		t.Errorf("%d kinds of corruption, want 5", len(kinds))
	}
}

func TestLeximinOfOtherGoals(t *testing.T) {
	p := Problem{Costs: Dense(1, 1, []int32{1}, nil), Goal: Priced}
	if _, err := Leximin(context.Background(), p, Options{}); !errors.Is(err, ErrProblem) {
		t.Errorf("Leximin under Priced: %v", err)
	}
	if err := VerifyLeximin(context.Background(), p, nil); !errors.Is(err, ErrProblem) {
		t.Errorf("VerifyLeximin under Priced: %v", err)
	}
	p.Goal = MostRows
	if err := VerifyLeximin(context.Background(), p, nil); !errors.Is(err, ErrNotProved) {
		t.Errorf("VerifyLeximin of nothing: %v", err)
	}
}

// TestLeximinWorked is a worked example: 1+9 has the best total, 10; 6+7 is
// as fair as can be.
func TestLeximinWorked(t *testing.T) {
	p := Problem{Costs: Dense(2, 2, []int32{1, 7, 6, 9}, nil)}
	r, err := Leximin(context.Background(), p, Options{})
	if err != nil || !slices.Equal(r.Column, []int{1, 0}) || r.Total != 13 || len(r.Levels) != 2 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestLeximinWithOneProcessor(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 73))
	cost := make([]int32, 120*100)
	for k := range cost {
		cost[k] = int32(random.IntN(500))
	}
	p := Problem{Costs: Dense(120, 100, cost, nil)}
	many, err := Leximin(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one, err := Leximin(context.Background(), p, Options{})
	if err != nil || !slices.Equal(one.Column, many.Column) || one.Total != many.Total || len(one.Levels) != len(many.Levels) {
		t.Errorf("with one processor another result: %v", err)
	}
}
