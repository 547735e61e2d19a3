package report

import (
	"io"
	"runtime"
	"sync"
)

// inOrder makes n blocks on all processors and writes them one after the other.
// Each processor asks newMaker for a maker of its own, which appends a block to
// what it is given. No more blocks are held than twice the processors. Step,
// when it is given, is told how many are written; its error, or the writer's,
// ends the work.
func inOrder(w io.Writer, n int, newMaker func() func(block int, to []byte) []byte, step func(done, of int) error) error {
	workers := min(n, runtime.GOMAXPROCS(0))
	made, used := make([]chan []byte, workers), make([]chan []byte, workers)
	stop := make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stop)
	for k := range workers {
		made[k], used[k] = make(chan []byte, 2), make(chan []byte, 2)
		used[k] <- nil
		used[k] <- nil
		running.Go(func() {
			fill := newMaker()
			for block := k; block < n; block += workers {
				var room []byte
				select {
				case room = <-used[k]:
				case <-stop:
					return
				}
				room = fill(block, room[:0])
				select {
				case made[k] <- room:
				case <-stop:
					return
				}
			}
		})
	}
	for block := range n {
		k := block % workers
		text := <-made[k]
		if _, err := w.Write(text); err != nil {
			return err
		}
		used[k] <- text
		if step == nil {
			continue
		}
		if err := step(block+1, n); err != nil {
			return err
		}
	}
	return nil
}
