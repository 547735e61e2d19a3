package parallel

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// onEach runs a test on one processor, two and five.
func onEach(t *testing.T, test func(t *testing.T)) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 2, 5} {
		runtime.GOMAXPROCS(processors)
		t.Run(fmt.Sprint(processors), test)
	}
}

func TestEachIsDoneOnce(t *testing.T) {
	onEach(t, func(t *testing.T) {
		for _, n := range []int{0, 1, 2, 3, 127, 128, 129, 1000, 100_003} {
			times := make([]int, n)
			last := 0
			tell := func(begun, of int) {
				if begun < last || begun > n || of != n {
					t.Fatalf("%d things: told %d of %d after %d", n, begun, of, last)
				}
				last = begun
			}
			counts, err := EachWith(context.Background(), n, tell, func() *int { return new(int) }, func(own *int, i int) error {
				*own++
				times[i]++
				return nil
			})
			if err != nil || last != n {
				t.Fatalf("%d things: told %d at the end, with the error %v", n, last, err)
			}
			if k := slices.IndexFunc(times, func(n int) bool { return n != 1 }); k >= 0 {
				t.Errorf("thing %d of %d is done %d times", k, n, times[k])
			}
			sum := 0
			for _, count := range counts {
				sum += *count
			}
			if sum != n || len(counts) == 0 || len(counts) > runtime.GOMAXPROCS(0) {
				t.Errorf("%d goroutines did %d things of %d", len(counts), sum, n)
			}
		}
	})
}

// Of two that fail, one with an error and one with a panic, the first in the order of the things counts,
// though it fails last.
func TestTheFirstFailureCounts(t *testing.T) {
	onEach(t, func(t *testing.T) {
		const first, second, n = 700, 900, 1000
		for _, panics := range []bool{false, true} {
			failing := make(chan struct{})
			var done [n]atomic.Bool
			fail := func(i int, panics bool) error {
				if panics {
					panic(i)
				}
				return fmt.Errorf("%d", i)
			}
			got := recovered(func() error {
				return Each(context.Background(), n, nil, func(i int) error {
					done[i].Store(true)
					switch i {
					case first:
						if runtime.GOMAXPROCS(0) > 1 {
							<-failing
						}
						return fail(i, panics)
					case second:
						close(failing)
						return fail(i, !panics)
					}
					return nil
				})
			})
			if p, ok := got.(*Panic); ok != panics || ok && p.Value != first || !ok && fmt.Sprint(got) != fmt.Sprint(first) {
				t.Errorf("got %v, want %d", got, first)
			}
			for i := range first {
				if !done[i].Load() {
					t.Errorf("thing %d before the first failure is not done", i)
				}
			}
		}
	})
}

// recovered is the error of do or what it panics with.
func recovered(do func() error) (got any) {
	defer func() {
		if r := recover(); r != nil {
			got = r
		}
	}()
	return do()
}

func TestAPanicTellsWhere(t *testing.T) {
	onEach(t, func(t *testing.T) {
		var none []int
		for name, do := range map[string]func() error{
			"Each": func() error {
				return Each(context.Background(), 1000, nil, func(i int) error { none[i] = 1; return nil })
			},
			"begin": func() error {
				_, err := EachWith(context.Background(), 1000, nil, func() int { return none[0] }, func(int, int) error { return nil })
				return err
			},
			"InOrder": func() error {
				return InOrder(context.Background(), 0, 2, func() int { return 0 }, func(l *Line[int, int]) error {
					return l.Do(func(int) int { return none[0] }, func(int) error { return nil })
				})
			},
		} {
			p, ok := recovered(do).(*Panic)
			var runtimeError runtime.Error
			if !ok || !errors.As(p, &runtimeError) || !strings.HasPrefix(p.Where(), "mentormatch/internal/parallel.TestAPanicTellsWhere.") ||
				!strings.HasPrefix(p.Error(), "runtime error: index out of range [0] with length 0\n") || !strings.Contains(p.Error(), "parallel_test.go:") {
				t.Errorf("%s: got %v, at %q", name, p, p.Where())
			}
		}
	})
}

func TestACaughtPanicKeepsItsStack(t *testing.T) {
	p := Caught("broken")
	if Caught(p) != p {
		t.Error("a panic is caught twice")
	}
	if (&Panic{Value: "broken"}).Where() != "" || (&Panic{Value: "broken"}).Unwrap() != nil {
		t.Error("a panic without a stack has a place, or text is an error")
	}
}

func TestTheContextEndsTheWork(t *testing.T) {
	onEach(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		var done atomic.Int64
		err := Each(ctx, 1_000_000, nil, func(int) error {
			switch n := done.Add(1); {
			case n == 10:
				cancel()
			case n > 10:
				<-ctx.Done() // as cancel takes a moment, in which others could do any number
			}
			return nil
		})
		if n := done.Load(); err != context.Canceled || n > 10+int64(runtime.GOMAXPROCS(0)) {
			t.Errorf("%v after %d things, want the error of the context after 10 and what was under way", err, n)
		}
		taken := 0
		err = InOrder(ctx, 0, 2, func() int { return 0 }, func(l *Line[int, int]) error {
			return l.Do(func(int) int { return 0 }, func(int) error { taken++; return nil })
		})
		if err != context.Canceled || taken > 0 {
			t.Errorf("in order: %v and %d taken, after the context was done", err, taken)
		}
	})
}

func TestInOrder(t *testing.T) {
	onEach(t, func(t *testing.T) {
		for _, processors := range []int{0, 1, 3} {
			for _, n := range []int{0, 1, 2, 1000} {
				var got []int
				var owns atomic.Int64
				err := InOrder(context.Background(), processors, 2, func() int64 { return owns.Add(1) }, func(l *Line[int64, int]) error {
					for i := range n {
						work := func(int64) int { return i }
						if i%10 == 7 {
							work = nil // waits for its turn, and gives 0
						}
						if err := l.Do(work, func(r int) error {
							if work == nil {
								r += i
							}
							got = append(got, r)
							return nil
						}); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil || len(got) != n || !slices.IsSorted(got) {
					t.Errorf("%d processors, %d things: %v, with the error %v", processors, n, got, err)
				}
				if most := max(processors, runtime.GOMAXPROCS(0)); owns.Load() > int64(most) {
					t.Errorf("%d goroutines on %d processors", owns.Load(), most)
				}
			}
		}
	})
}

// An error, of whoever takes or of whoever gives, ends the work, and nobody works on.
func TestInOrderEnds(t *testing.T) {
	enough := errors.New("enough")
	onEach(t, func(t *testing.T) {
		for _, giver := range []bool{false, true} {
			var working, most atomic.Int64
			taken := 0
			err := InOrder(context.Background(), 0, 2, func() int { return 0 }, func(l *Line[int, int]) error {
				for i := range 1000 {
					if giver && i == 5 {
						return enough
					}
					if err := l.Do(func(int) int { most.Store(max(most.Load(), working.Add(1))); working.Add(-1); return i }, func(i int) error {
						if !giver && i == 5 {
							return enough
						}
						taken++
						return nil
					}); err != nil {
						return err
					}
				}
				return nil
			})
			if err != enough || taken > 5 || working.Load() != 0 || most.Load() > int64(runtime.GOMAXPROCS(0)) {
				t.Errorf("%v after %d were taken, %d at work of %d, want enough after at most 5", err, taken, working.Load(), most.Load())
			}
		}
	})
}
