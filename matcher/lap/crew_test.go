package lap

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestCrew has every piece of work done by the caller, each helper once at most and nobody
// after finish returns, whether helpers are awake, asleep or late.
func TestCrew(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 2, 5} {
		c := newCrew(size)
		helped := 0
		for piece := range 400 {
			var inside, calls atomic.Int64
			var seen [5]atomic.Int64
			caller := false
			c.begin(size, []int64{1, worthSharing, worthWaking}[piece%3], func(member int) {
				inside.Add(1)
				calls.Add(1)
				seen[member].Add(1)
				if member == 0 {
					caller = true
				}
				if piece%7 == 0 {
					runtime.Gosched()
				}
				inside.Add(-1)
			})()
			if inside.Load() != 0 || !caller {
				t.Fatalf("%d members, piece %d: %d still at work, caller %t", size, piece, inside.Load(), caller)
			}
			for member := range seen {
				if n := seen[member].Load(); n > 1 {
					t.Fatalf("%d members, piece %d: member %d came %d times", size, piece, member, n)
				}
			}
			if calls.Load() > 1 {
				helped++
			}
			if piece%100 == 99 {
				time.Sleep(time.Millisecond) // helpers fall asleep
			}
		}
		c.dismiss()
		if size == 1 && helped > 0 {
			t.Errorf("a crew of one had help with %d pieces", helped)
		}
	}
}

// TestCrewWaits has a helper work longer than the caller looks out for it.
func TestCrewWaits(t *testing.T) {
	t.Parallel()
	c := newCrew(2)
	defer c.dismiss()
	var met sync.WaitGroup
	met.Add(2)
	finished := false
	c.begin(2, worthWaking, func(member int) {
		met.Done()
		met.Wait()
		if member == 1 {
			time.Sleep(5 * time.Millisecond)
			finished = true
		}
	})()
	if !finished {
		t.Error("the caller went on without its helper")
	}
}

// TestNobodyStays has no goroutine be left when Solve and Verify have returned: with a result, an error,
// a context that ends, or a panic.
func TestNobodyStays(t *testing.T) {
	p := euclidean(400)
	ended, end := context.WithCancel(context.Background())
	for name, run := range map[string]func(){
		"solved": func() {
			r, err := Solve(context.Background(), p, Options{Processors: 4})
			if err != nil || Verify(context.Background(), p, r) != nil {
				t.Error("not solved and verified")
			}
		},
		"ended": func() {
			if _, err := Solve(ended, p, Options{Processors: 4, Progress: func(rows, _ int) {
				if rows > 100 {
					end()
				}
			}}); err == nil {
				t.Error("solved though the context ended")
			}
		},
		"panic": func() {
			defer func() { _ = recover() }()
			_, _ = Solve(context.Background(), Problem{Costs: Rows(900, 100, func(i int, _ []int32, _ Mask) {
				if i == 777 {
					panic("row 777")
				}
			})}, Options{Processors: 4})
			t.Error("no panic")
		},
	} {
		run()
		// A goroutine that has done all it does may take a moment to be gone.
		for wait := 0; ; wait++ {
			stacks := make([]byte, 1<<20)
			stacks = stacks[:runtime.Stack(stacks, true)]
			if !strings.Contains(string(stacks), "lap.(*crew).help(") {
				break
			}
			if wait == 100 {
				t.Fatalf("%s: a helper is left:\n%s", name, stacks)
			}
			time.Sleep(time.Millisecond)
		}
	}
}
