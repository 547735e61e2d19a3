package lap

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// blockRows is how many rows a goroutine takes at a time: enough that taking
// them costs nothing, few enough that cancellation is prompt.
const blockRows = 16

// eachBlock calls work for blocks of rows that together are all of 0 to n-1,
// from several goroutines. Each works with the state that newState made for it;
// the states are returned. When calls fail, the error is that of the
// lowest block that fails, whatever the number of processors.
// Nothing that work does may depend on which goroutine does it.
func eachBlock[S any](ctx context.Context, processors, n int, newState func() S, work func(state S, from, to int) error) ([]S, error) {
	return eachBlockTold(ctx, processors, n, newState, work, nil)
}

// eachBlockTold is eachBlock that tells, in the caller's goroutine, how many of the rows are
// taken; tell may be nil.
func eachBlockTold[S any](ctx context.Context, processors, n int, newState func() S, work func(state S, from, to int) error, tell func(taken int)) ([]S, error) {
	if processors <= 0 {
		processors = runtime.GOMAXPROCS(0)
	}
	blocks := (n + blockRows - 1) / blockRows
	processors = max(1, min(processors, blocks))
	states := make([]S, processors)
	var (
		next   atomic.Int64
		failed atomic.Int64 // lowest block known to fail
		mutex  sync.Mutex
		first  error // of block failed
		caught any   // a panic of the caller's own function
	)
	failed.Store(int64(blocks))
	run := func(p int) {
		defer func() {
			if r := recover(); r != nil {
				mutex.Lock()
				caught = r
				mutex.Unlock()
				failed.Store(-1)
			}
		}()
		states[p] = newState()
		for {
			// Invariant: every block below failed is done or being done.
			b := next.Add(1) - 1
			if b >= failed.Load() || ctx.Err() != nil {
				return
			}
			from := int(b) * blockRows
			if p == 0 && tell != nil {
				tell(from)
			}
			if err := work(states[p], from, min(from+blockRows, n)); err != nil {
				mutex.Lock()
				if b < failed.Load() {
					failed.Store(b)
					first = err
				}
				mutex.Unlock()
				return
			}
		}
	}
	var group sync.WaitGroup
	for p := 1; p < processors; p++ {
		group.Go(func() { run(p) })
	}
	run(0)
	group.Wait()
	if caught != nil {
		// In the caller's goroutine, where it can be recovered from.
		panic(caught)
	}
	if err := ctx.Err(); err != nil {
		return nil, stopped(err)
	}
	return states, first
}

// stopped is the error for a context that is done.
func stopped(err error) error { return fmt.Errorf("lap: stopped: %w", err) }
