package parallel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// A Line is work under way, of which the results are taken in the order in
// which it was given. See [InOrder].
type Line[S, T any] struct {
	ctx     context.Context
	tasks   chan *task[S, T]
	waiting []*task[S, T] // in their order
	most    int           // tasks that may wait
	over    atomic.Bool   // nobody takes results any more
}

// A task is work and what to do with its result.
type task[S, T any] struct {
	work   func(S) T
	take   func(T) error
	result T
	caught *Panic
	done   chan struct{}
}

// InOrder has give hand out work by [Line.Do], which all processors do, or so many as processors says
// when it is above 0: begin makes for each what it needs of its own. No more than ahead
// pieces for each processor are under way. The error is the first of the context, of take and of give.
func InOrder[S, T any](ctx context.Context, processors, ahead int, begin func() S, give func(*Line[S, T]) error) error {
	if processors <= 0 {
		processors = runtime.GOMAXPROCS(0)
	}
	l := &Line[S, T]{ctx: ctx, most: processors * ahead}
	l.tasks = make(chan *task[S, T], l.most)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer close(l.tasks)
	defer l.over.Store(true)
	for range processors {
		workers.Go(func() { l.help(begin) })
	}
	if err := give(l); err != nil {
		return err
	}
	for len(l.waiting) > 0 {
		if err := l.first(); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// Do hands work out, and take what came of it in its turn: in the caller's goroutine, in the order of
// the calls of Do. Work that is nil has nothing to do but wait for its turn. Do waits
// while too much is under way; its error is to be returned to InOrder.
func (l *Line[S, T]) Do(work func(own S) T, take func(T) error) error {
	t := &task[S, T]{work: work, take: take, done: make(chan struct{})}
	l.waiting = append(l.waiting, t)
	if work != nil {
		l.tasks <- t // has room: no more than most are waiting
	}
	if len(l.waiting) < l.most {
		return l.ctx.Err()
	}
	return l.first()
}

// first waits for the first of those that wait, and takes its result.
func (l *Line[S, T]) first() error {
	t := l.waiting[0]
	l.waiting[0] = nil
	l.waiting = l.waiting[1:]
	if t.work != nil {
		select {
		case <-l.ctx.Done():
		case <-t.done:
			if t.caught != nil {
				panic(t.caught)
			}
		}
	}
	if err := l.ctx.Err(); err != nil {
		return err
	}
	return t.take(t.result)
}

// help does tasks until there are no more.
func (l *Line[S, T]) help(begin func() S) {
	var own S
	begun := false
	for t := range l.tasks {
		if l.over.Load() || l.ctx.Err() != nil {
			continue
		}
		func() {
			defer close(t.done)
			defer func() {
				if r := recover(); r != nil {
					t.caught = Caught(r)
				}
			}()
			if !begun {
				own, begun = begin(), true
			}
			t.result = t.work(own)
		}()
	}
}
