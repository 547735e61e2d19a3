package matcher

import (
	"context"
	"sync/atomic"
)

// survive counts for each pair the draws under which it holds.
func (q *question) survive(ctx context.Context, out *Sureness, progress func(done, of int)) error {
	if out.Draws == 0 {
		return nil
	}
	var done func(int)
	if progress != nil {
		done = func(calls int) { progress(calls, out.Draws) }
	}
	counts := make([]atomic.Int64, len(q.rows))
	failed := make([]error, out.Draws)
	var stopped atomic.Bool
	type scratch struct {
		*walker
		held []bool
	}
	err := each(ctx, out.Draws,
		func() scratch { return scratch{q.start.clone(), make([]bool, len(q.rows))} },
		func(s scratch, k int) {
			if stopped.Load() {
				return
			}
			w := Draw(q.weights, out.Seed, k)
			err := s.solve(ctx, w, w)
			if err == nil {
				err = s.holds(ctx, q.rows, q.mentors, s.held)
			}
			if failed[k] = err; err != nil {
				stopped.Store(true)
				return
			}
			for i, held := range s.held {
				if held {
					counts[i].Add(1)
				}
			}
		}, done)
	if err != nil {
		return err
	}
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	for i := range counts {
		out.Pairs[i].Held = int(counts[i].Load())
	}
	return nil
}
