package matcher

import (
	"context"
	"sync/atomic"

	"mentormatch/internal/parallel"
)

// survive counts for each pair the draws under which it holds.
func (q *question) survive(ctx context.Context, out *Sureness, progress func(done, of int)) error {
	if out.Draws == 0 {
		return nil
	}
	counts := make([]atomic.Int64, len(q.rows))
	_, err := parallel.EachWith(ctx, out.Draws, progress, q.start.clone, func(x *walker, k int) error {
		w := Draw(q.weights, out.Seed, k)
		x.series.Set(q.start.series)
		x.list(w, w)
		if err := x.solve(ctx, w); err != nil {
			return err
		}
		for i, row := range q.rows {
			if x.holds(row, q.mentors[i]) {
				counts[i].Add(1)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range counts {
		out.Pairs[i].Held = int(counts[i].Load())
	}
	return nil
}
