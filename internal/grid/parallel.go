package grid

import (
	"context"
	"io"

	"mentormatch/internal/parallel"
)

// parseAll parses the blocks of a file on all processors, and gives what came
// out to take in the order of the file. Each parsed value is used again for a
// later block once take returns.
func parseAll[T any](ctx context.Context, b *blocks, parse func(block, *T), take func(*T)) error {
	var spare []*T
	nothing := func() struct{} { return struct{}{} }
	return parallel.InOrder(ctx, 0, 2, nothing, func(line *parallel.Line[struct{}, *T]) error {
		for {
			next, err := b.cut()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			out := new(T)
			if n := len(spare); n > 0 {
				out, spare = spare[n-1], spare[:n-1]
			}
			err = line.Do(func(struct{}) *T {
				parse(next, out)
				return out
			}, func(out *T) error {
				take(out)
				spare = append(spare, out)
				b.reuse(next)
				return nil
			})
			if err != nil {
				return err
			}
		}
	})
}
