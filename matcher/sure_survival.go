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
	err := each(ctx, out.Draws, q.start.clone,
		func(x *walker, k int) {
			if stopped.Load() {
				return
			}
			w := Draw(q.weights, out.Seed, k)
			x.series.Set(q.start.series)
			x.list(w, w)
			if failed[k] = x.solve(ctx, w); failed[k] != nil {
				stopped.Store(true)
				return
			}
			for i, row := range q.rows {
				if x.holds(row, q.mentors[i]) {
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
