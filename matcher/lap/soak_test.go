package lap

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// TestSoak solves one problem for each seed of a range, some thousands, or those
// that LAP_SOAK says:
//
//	LAP_SOAK=0:1000000 go test -run TestSoak -v -timeout 0 ./matcher/lap
//
// Most are small enough to try every assignment; the others have 64 rows or more, for the plain
// solver. Half are changed first in a way of which the effect on the optimum is known. Each is
// solved from two forms, by one processor and by two, which must give the same; one in three
// is edited or changed and solved again from its result.
func TestSoak(t *testing.T) {
	t.Parallel()
	from, to := uint64(0), uint64(4000)
	if testing.Short() {
		to = 1000
	}
	if asked := os.Getenv("LAP_SOAK"); asked != "" {
		if _, err := fmt.Sscanf(asked, "%d:%d", &from, &to); err != nil {
			t.Fatalf("LAP_SOAK is %q, not a range of seeds like 0:1000000", asked)
		}
	}
	var next, done, differ, large, edits atomic.Int64
	next.Store(int64(from))
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for {
				seed := uint64(next.Add(1) - 1)
				if seed >= to {
					return
				}
				s := newSoak(seed)
				if s.isLarge {
					large.Add(1)
				}
				if err := s.run(); err != nil {
					differ.Add(1)
					t.Errorf("seed %d: %v", seed, err)
				}
				edits.Add(int64(s.edits))
				done.Add(1)
			}
		})
	}
	group.Wait()
	t.Logf("%d problems, %d of them with 64 rows or more and %d solved again after an edit: %d differences",
		done.Load(), large.Load(), edits.Load(), differ.Load())
	if done.Load() != int64(to-from) || large.Load() == 0 || edits.Load() == 0 {
		t.Errorf("not all that was to be solved")
	}
}

// A soak is one problem of TestSoak.
type soak struct {
	random  *rand.Rand
	sketch  *sketch
	want    best
	isLarge bool
	edits   int
}

func newSoak(seed uint64) *soak {
	s := &soak{random: rand.New(rand.NewPCG(seed, 51))}
	random := s.random
	switch {
	case seed%200 == 199:
		s.sketch, s.isLarge = structured(random, 64+random.IntN(60)), true
	case seed%400 == 149:
		s.sketch, s.isLarge = usual(random, 64+random.IntN(60)), true
	case seed%200 == 99:
		n := 64 + random.IntN(60)
		k := larger(random, n, n+[]int{0, 0, -3, 3}[random.IntN(4)], []int64{2, 100, 1 << 30}[random.IntN(3)], 8/float64(n))
		for range random.IntN(3) {
			k.capacity[random.IntN(k.columns())] = random.IntN(2)
		}
		s.sketch, s.isLarge = k, true
	case seed%40 == 0:
		s.sketch = randomSketch(random, 6)
	default:
		s.sketch = randomSketch(random, 5)
	}
	return s
}

// best is the optimum as an oracle finds it.
func (s *soak) best() (best, error) {
	if !s.isLarge {
		return s.sketch.brute(), nil
	}
	in, err := newInstance(s.sketch.dense())
	if err != nil {
		return best{}, err
	}
	reference, err := solvedReference(in)
	if err != nil {
		return best{}, err
	}
	r := &Result{Column: make([]int, in.rows)}
	b := best{}
	for i, j := range reference.column {
		if r.Column[i] = int(j); j >= 0 {
			b.assigned++
			b.total += s.sketch.cost[i][j]
		}
	}
	b.value = s.sketch.value(r)
	return b, nil
}

func (s *soak) run() error {
	want, err := s.best()
	if err != nil {
		return err
	}
	s.want = want
	name := s.change()
	forms := []string{"dense", "sparse"}
	all := map[string]Problem{"dense": s.sketch.dense(), "sparse": s.sketch.sparse(s.random)}
	if s.sketch.fits32() {
		forms = []string{"dense", "narrow", "sparse", "rows", "matrix"}
		all = s.sketch.forms(s.random)
	}
	for _, k := range s.random.Perm(len(forms))[:2] {
		p, ok := all[forms[k]]
		if !ok {
			continue // no matrix without rows
		}
		r, err := Solve(context.Background(), p, Options{Processors: 1})
		if wrong := s.sketch.check(r, err, s.want); wrong != nil {
			return fmt.Errorf("%s, %s: %w", name, forms[k], wrong)
		}
		again, other := Solve(context.Background(), p, Options{Processors: 2})
		if fmt.Sprint(err) != fmt.Sprint(other) || !reflect.DeepEqual(r, again) {
			return fmt.Errorf("%s, %s: two processors give another result", name, forms[k])
		}
	}
	if s.random.IntN(3) == 0 && !s.isLarge && name != "to the bound" && s.sketch.columns() > 0 {
		return s.edit(all[forms[s.random.IntN(min(4, len(forms)))]])
	}
	return nil
}

// edit edits or changes the problem, and solves it again from its result.
func (s *soak) edit(p Problem) error {
	ctx := context.Background()
	r, err := Solve(ctx, p, Options{})
	if errors.As(err, new(*InfeasibleError)) {
		return nil // there is no result to begin with
	}
	if err != nil {
		return err
	}
	s.edits++
	if s.random.IntN(3) == 0 {
		changed, changes := s.sketch.changed(s.random)
		got, err := Resolve(ctx, changed.dense(), r, changes, Options{})
		if wrong := changed.check(got, err, changed.brute()); wrong != nil {
			return fmt.Errorf("changed by %+v: %w", changes, wrong)
		}
		return nil
	}
	e := s.sketch.randomEdit(s.random)
	edited := s.sketch.edited(e)
	q, changes, err := narrowing(e, p)
	if err != nil {
		return err
	}
	got, err := Resolve(ctx, q, r, changes, Options{})
	if wrong := edited.check(got, err, edited.brute()); wrong != nil {
		return fmt.Errorf("edited by %+v: %w", e, wrong)
	}
	return nil
}

// fits32 tells whether all costs fit 32 bits.
func (k *sketch) fits32() bool {
	for i := range k.cost {
		for _, c := range k.cost[i] {
			if c != int64(int32(c)) {
				return false
			}
		}
	}
	return true
}

// change changes the sketch in a way of which the effect on the optimum is known.
func (s *soak) change() string {
	k := s.sketch
	switch s.random.IntN(10) {
	case 0:
		s.permute()
		return "permuted"
	case 1:
		s.scale(1 + s.random.Int64N(9))
		return "scaled"
	case 2:
		// The largest costs with which (2k+1)·a < 2^56.
		a := int64(1)
		for i := range k.cost {
			for j, c := range k.cost[i] {
				if k.allowed[i][j] {
					a = max(a, c, -c)
				}
			}
			if k.out != nil {
				a = max(a, k.out[i], -k.out[i])
			}
		}
		places := 0
		for _, c := range k.capacity {
			places += min(c, k.rows())
		}
		s.scale(max(1, (large-1)/int64(2*min(places, k.rows())+1)/a))
		return "to the bound"
	case 3:
		if k.goal != Priced { // each row that is assigned costs so much more
			by := s.random.Int64N(2000) - 1000
			for i := range k.cost {
				for j := range k.cost[i] {
					k.cost[i][j] += by
				}
			}
			s.want.total += by * int64(s.want.assigned)
			s.want.value += by * int64(s.want.assigned)
		}
		return "shifted"
	case 4:
		return s.transpose()
	default:
		return "as it is"
	}
}

func (s *soak) scale(by int64) {
	k := s.sketch
	for i := range k.cost {
		for j := range k.cost[i] {
			if k.allowed[i][j] {
				k.cost[i][j] *= by
			}
		}
	}
	for i := range k.out {
		k.out[i] *= by
	}
	s.want.total *= by
	s.want.value *= by
}

func (s *soak) permute() {
	k := s.sketch
	n := *k
	n.cost, n.allowed, n.out, n.capacity = nil, nil, nil, nil
	columns := s.random.Perm(k.columns())
	for _, j := range columns {
		n.capacity = append(n.capacity, k.capacity[j])
	}
	for _, i := range s.random.Perm(k.rows()) {
		cost, allowed := make([]int64, len(columns)), make([]bool, len(columns))
		for to, j := range columns {
			cost[to], allowed[to] = k.cost[i][j], k.allowed[i][j]
		}
		n.cost, n.allowed = append(n.cost, cost), append(n.allowed, allowed)
		if k.out != nil {
			n.out = append(n.out, k.out[i])
		}
	}
	s.sketch = &n
}

// transpose has rows and columns change places, where all have one place or none.
func (s *soak) transpose() string {
	k := s.sketch
	if k.goal != MostRows || slices.ContainsFunc(k.capacity, func(c int) bool { return c > 1 }) {
		return "as it is"
	}
	n := &sketch{}
	for range k.rows() {
		n.capacity = append(n.capacity, 1)
	}
	for j, c := range k.capacity {
		cost, allowed := make([]int64, k.rows()), make([]bool, k.rows())
		for i := range k.rows() {
			cost[i], allowed[i] = k.cost[i][j], k.allowed[i][j] && c > 0
		}
		n.cost, n.allowed = append(n.cost, cost), append(n.allowed, allowed)
	}
	s.sketch = n
	return "transposed"
}
