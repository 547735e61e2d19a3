package lap

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"mentormatch/internal/parallel"
)

// A Panic is what a panic of a caller's own function, such as that of [Rows], is thrown again as, from the goroutine that called
// lap: the value that was thrown, and the stack of the goroutine that threw it.
type Panic = parallel.Panic

// blockRows is how many rows a goroutine takes at a time: enough that taking
// them costs nothing, few enough that cancellation is prompt.
const blockRows = 16

// eachBlock calls work for blocks of rows that together are all of 0 to n-1,
// from several goroutines. Each works with the state that newState made for it;
// the states are returned. When calls fail, the error is that of the
// lowest block that fails, whatever the number of processors.
// Nothing that work does may depend on which goroutine does it.
func eachBlock[S any](ctx context.Context, processors, n int, newState func() S, work func(state S, from, to int) error) ([]S, error) {
	c := newCrew(processors)
	defer c.dismiss()
	return eachBlockOf(ctx, c, blocks{rows: n, size: blockRows, pairs: worthWaking}, newState, work)
}

// blocks is how rows are shared.
type blocks struct {
	rows  int
	size  int            // rows of a block
	pairs int            // about how many of a row are gone through
	tell  func(rows int) // is told, in the caller's goroutine, how many rows are taken; may be nil
}

// eachBlockOf is eachBlock with a crew.
func eachBlockOf[S any](ctx context.Context, c *crew, b blocks, newState func() S, work func(state S, from, to int) error) ([]S, error) {
	return begin(ctx, c, b, newState, work)()
}

// begin lets helpers of a crew begin with what eachBlockOf does. The caller has to call finish, to take
// part itself and wait for the end, before it gives the crew anything else to do.
func begin[S any](ctx context.Context, c *crew, b blocks, newState func() S, work func(state S, from, to int) error) (finish func() ([]S, error)) {
	n := (b.rows + b.size - 1) / b.size
	var (
		next   atomic.Int64
		failed atomic.Int64 // lowest block known to fail
		mutex  sync.Mutex
		states []S
		first  error // of block failed
		caught *Panic
	)
	failed.Store(int64(n))
	join := c.begin(n, int64(b.rows)*int64(b.pairs), func(member int) {
		defer func() {
			if r := recover(); r != nil {
				mutex.Lock()
				caught = parallel.Caught(r)
				mutex.Unlock()
				failed.Store(-1)
			}
		}()
		var state S
		for begun := false; ; begun = true {
			// Invariant: every block below failed is done or being done.
			k := next.Add(1) - 1
			if k >= failed.Load() || ctx.Err() != nil {
				return
			}
			if !begun {
				state = newState()
				mutex.Lock()
				states = append(states, state)
				mutex.Unlock()
			}
			from := int(k) * b.size
			if member == 0 && b.tell != nil {
				b.tell(from)
			}
			if err := work(state, from, min(from+b.size, b.rows)); err != nil {
				mutex.Lock()
				if k < failed.Load() {
					failed.Store(k)
					first = err
				}
				mutex.Unlock()
				return
			}
		}
	})
	return func() ([]S, error) {
		join()
		if caught != nil {
			// In the caller's goroutine, where it can be recovered from.
			panic(caught)
		}
		if err := ctx.Err(); err != nil {
			return nil, stopped(err)
		}
		return states, first
	}
}

// stopped is the error for a context that is done.
func stopped(err error) error { return fmt.Errorf("lap: stopped: %w", err) }
