package matcher

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls work for 0 to n-1 from as many goroutines as there are
// processors, each with a scratch of its own, until the context is done.
// Whatever work writes depends on its index alone, so that the number of
// processors does not show. done, when set, is told from the caller's
// goroutine how many calls have begun, and at the end n.
func each[S any](ctx context.Context, n int, scratch func() S, work func(s S, i int), done func(calls int)) error {
	var (
		next   atomic.Int64
		caught atomic.Pointer[any] // a panic of scratch or work
	)
	run := func(report func(int)) {
		defer func() {
			if r := recover(); r != nil {
				caught.Store(&r)
				next.Store(int64(n))
			}
		}()
		s := scratch()
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			work(s, i)
			if report != nil {
				report(min(int(next.Load()), n))
			}
		}
	}
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		group.Go(func() { run(nil) })
	}
	run(done)
	group.Wait()
	if r := caught.Load(); r != nil {
		// In the caller's goroutine, where it can be recovered from.
		panic(*r)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if done != nil {
		done(n)
	}
	return nil
}
