package grid

import (
	"context"
	"io"
	"runtime"
)

// parseAll parses the blocks of a file on all processors, and gives what came
// out to take in the order of the file. Each parsed value is used again for a
// later block once take returns.
func parseAll[T any](ctx context.Context, b *blocks, parse func(block, *T), take func(*T)) error {
	type job struct {
		block block
		out   *T
		done  chan struct{}
	}
	var queue []job
	var spare []*T
	finish := func() {
		j := queue[0]
		queue = queue[1:]
		<-j.done
		take(j.out)
		spare = append(spare, j.out)
		b.reuse(j.block)
	}
	defer func() { // after an error too, nobody works on
		for _, j := range queue {
			<-j.done
		}
	}()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		next, err := b.cut()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		j := job{block: next, done: make(chan struct{})}
		if n := len(spare); n > 0 {
			j.out, spare = spare[n-1], spare[:n-1]
		} else {
			j.out = new(T)
		}
		queue = append(queue, j)
		go func() {
			defer close(j.done)
			parse(j.block, j.out)
		}()
		if len(queue) > runtime.GOMAXPROCS(0) {
			finish()
		}
	}
	for len(queue) > 0 {
		finish()
	}
	return nil
}
