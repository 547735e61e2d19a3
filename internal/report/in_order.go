package report

import (
	"context"
	"io"

	"mentormatch/internal/parallel"
)

// inOrder makes n blocks on all processors and writes them one after the other.
// Each processor asks newMaker for a maker of its own, which appends a block to
// what it is given. No more blocks are held than twice the processors. Step,
// when it is given, is told how many are written; its error, or the writer's,
// ends the work.
func inOrder(w io.Writer, n int, newMaker func() func(block int, to []byte) []byte, step func(done, of int) error) error {
	type maker = func(block int, to []byte) []byte
	var spare [][]byte
	// Step has the context's error.
	return parallel.InOrder(context.Background(), 0, 2, newMaker, func(line *parallel.Line[maker, []byte]) error {
		for block := range n {
			var room []byte
			if last := len(spare) - 1; last >= 0 {
				room, spare = spare[last], spare[:last]
			}
			err := line.Do(func(fill maker) []byte { return fill(block, room[:0]) }, func(text []byte) error {
				if _, err := w.Write(text); err != nil {
					return err
				}
				spare = append(spare, text)
				if step == nil {
					return nil
				}
				return step(block+1, n)
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
