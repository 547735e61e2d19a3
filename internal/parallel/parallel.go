// Package parallel shares work among all processors, in the one way that every
// room does: nobody who uses it sees how many processors there are.
//
// [All], [Each] and [EachWith] are for things that can be done in any order;
// [InOrder] is for work of which the results are wanted one after the other.
// All of them return when nobody works any more, end early when the context is
// done, and give the error of the first thing that fails, first in the order of
// the things and not in time. A panic of one of them is one of the caller, who can
// recover from it: see [Panic].
package parallel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

const (
	// mostAtOnce is how many things a processor takes at a time, at most: to take
	// them costs some 50 nanoseconds, so that it does not show beside them.
	mostAtOnce = 128
	// stretches is how many times a processor takes things, at least, so that all
	// are busy to the end.
	stretches = 64
)

// Each calls work for 0 to n-1, each once, in no particular order, as long as no call before it in
// that order has failed. What work writes may depend on nothing but i. Tell, unless it is nil, is
// told in the caller's goroutine how many are begun, of n, and at the end that all are.
func Each(ctx context.Context, n int, tell func(begun, of int), work func(i int) error) error {
	_, err := EachWith(ctx, n, tell, func() struct{} { return struct{}{} }, func(_ struct{}, i int) error { return work(i) })
	return err
}

// All is [Each] for work that can neither fail nor be stopped.
func All(n int, work func(i int)) {
	// Without an error and a context to be done there is no error.
	_ = Each(context.Background(), n, nil, func(i int) error { work(i); return nil })
}

// EachWith is [Each] for work that needs something of its own: begin makes it for
// each goroutine that works, one or more, and they are returned, in no particular order.
func EachWith[S any](ctx context.Context, n int, tell func(begun, of int), begin func() S, work func(own S, i int) error) ([]S, error) {
	var (
		workers = min(runtime.GOMAXPROCS(0), n)
		atOnce  = min(max(n/max(workers*stretches, 1), 1), mostAtOnce)
		next    atomic.Int64
		end     atomic.Int64 // the first thing known to fail, else n
		mutex   sync.Mutex
		owns    []S
		failed  error // of thing end; a panic is one too
	)
	end.Store(int64(n))
	fail := func(i int, err error) {
		mutex.Lock()
		defer mutex.Unlock()
		if int64(i) < end.Load() {
			end.Store(int64(i))
			failed = err
		}
	}
	take := func(tell func(begun, of int)) {
		i := -1 // begin fails before all things
		defer func() {
			if r := recover(); r != nil {
				fail(i, Caught(r))
			}
		}()
		own := begin()
		mutex.Lock()
		owns = append(owns, own)
		mutex.Unlock()
		for {
			// Invariant: every thing before end is done, or taken by somebody who will do it.
			to := int(next.Add(int64(atOnce)))
			for i = to - atOnce; i < to; i++ {
				if int64(i) >= end.Load() || ctx.Err() != nil {
					return
				}
				if err := work(own, i); err != nil {
					fail(i, err)
					return
				}
				if tell != nil {
					tell(min(int(next.Load()), n), n)
				}
			}
		}
	}
	var others sync.WaitGroup
	for range workers - 1 {
		others.Go(func() { take(nil) })
	}
	take(tell)
	others.Wait()
	if p, ok := failed.(*Panic); ok {
		panic(p)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if failed == nil && tell != nil {
		tell(n, n)
	}
	return owns, failed
}
