package lap

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"time"
)

// A liar computes costs, and from some call on now and then others than before.
type liar struct {
	mutex   sync.Mutex
	random  *rand.Rand
	base    [][]int32
	honest  int // calls
	seldom  int // one of how many answers differs
	forbids bool
}

func (l *liar) fill(i int, cost []int32, forbidden Mask) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	copy(cost, l.base[i])
	if l.honest--; l.honest >= 0 || l.random.IntN(l.seldom) > 0 {
		return
	}
	for range 1 + l.random.IntN(len(cost)) {
		cost[l.random.IntN(len(cost))] += int32(l.random.IntN(200) - 100)
		if l.forbids && l.random.IntN(4) == 0 {
			forbidden.Set(l.random.IntN(len(cost)))
		}
	}
}

// A function of costs that answers differently each time gets an error, or a result of what it said; no call hangs, and none panics.
func TestNoCallTrustsCostsToStayTheSame(t *testing.T) {
	seeds := uint64(3000)
	if testing.Short() {
		seeds = 300
	}
	sizes := []int{2, 3, 4, 6, 9, 24, 70, 200}
	for seed := range seeds {
		random := rand.New(rand.NewPCG(seed, 17))
		n, m := sizes[random.IntN(len(sizes))], sizes[random.IntN(len(sizes))]
		if random.IntN(2) == 0 {
			m = n
		}
		l := &liar{random: random, seldom: 1 + random.IntN(1+random.IntN(200)), forbids: random.IntN(3) == 0, base: make([][]int32, n)}
		most := []int{2, 10, 1000}[random.IntN(3)]
		for i := range l.base {
			l.base[i] = make([]int32, m)
			for j := range l.base[i] {
				l.base[i][j] = int32(random.IntN(most))
			}
		}
		p := Problem{Costs: Rows(n, m, l.fill), Goal: Goal(random.IntN(3))}
		if random.IntN(3) == 0 {
			p.Capacity = make([]int, m)
			for j := range p.Capacity {
				p.Capacity[j] = random.IntN(4)
			}
		}
		if p.Goal == Priced {
			p.OutPrice = make([]int64, n)
			for i := range p.OutPrice {
				p.OutPrice[i] = random.Int64N(int64(most))
			}
		}
		opt := Options{Processors: 1 + random.IntN(2), Choice: Choice(random.IntN(3))}
		what := random.IntN(4)
		done := make(chan any, 1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		go func() {
			defer func() {
				caught := recover()
				if caught != nil {
					stack := make([]byte, 1<<14)
					t.Logf("%s", stack[:runtime.Stack(stack, false)])
				}
				done <- caught
			}()
			askLiar(ctx, t, p, opt, l, what)
		}()
		select {
		case caught := <-done:
			if caught != nil {
				t.Fatalf("seed %d, %d, %dx%d, %v: %v", seed, what, n, m, p.Goal, caught)
			}
		case <-time.After(10 * time.Second):
			stack := make([]byte, 1<<20)
			t.Fatalf("seed %d, %d, %dx%d: no end\n%s", seed, what, n, m, stack[:runtime.Stack(stack, true)])
		}
		cancel()
	}
}

func askLiar(ctx context.Context, t *testing.T, p Problem, opt Options, l *liar, what int) {
	check := func(err error) {
		if err != nil && !errors.Is(err, ErrNotProved) && !errors.Is(err, ErrProblem) && !errors.As(err, new(*InfeasibleError)) {
			t.Errorf("%v", err)
		}
	}
	if what == 0 {
		l.honest = l.random.IntN(2 * len(l.base))
		_, err := Solve(ctx, p, opt)
		check(err)
		return
	}
	l.honest = 1 << 30
	if what == 3 {
		p.Goal, p.OutPrice, p.Capacity = MostRows, nil, nil
		l.honest = l.random.IntN(8 * len(l.base))
		_, err := Leximin(ctx, p, opt)
		check(err)
		return
	}
	r, err := Solve(ctx, p, opt)
	if err != nil {
		check(err)
		return
	}
	l.honest = l.random.IntN(len(l.base))
	if what == 1 {
		var e Edit
		for i := range l.base {
			if l.random.IntN(4) == 0 {
				e.Without = append(e.Without, i)
			}
		}
		q, changes, err := e.Apply(p)
		check(err)
		changes.Narrowed = l.random.IntN(2) == 0
		_, err = Resolve(ctx, q, r, changes, opt)
		check(err)
		return
	}
	g, err := NewResidual(ctx, p, r, opt)
	if err != nil {
		check(err)
		return
	}
	for i := range min(8, len(l.base)) {
		_, err := g.WithoutRow(i)
		check(err)
		_, err = g.Alternatives(ctx, i)
		check(err)
	}
}
