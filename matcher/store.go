package matcher

import (
	"context"

	"mentormatch/matcher/lap"
)

// mostStored is the number of pairs up to which the costs of a round are stored: 64 MB. Solving reads each
// row several times, and a fresh round of 1000 by 800 takes 30 % less time with them.
const mostStored = 16 << 20

// storedProblem is the problem of the round, with costs that are computed once where there are
// not too many.
func (r *round) storedProblem(ctx context.Context) (lap.Problem, error) {
	p := r.problem()
	if len(r.rows)*len(r.places) > mostStored {
		return p, nil
	}
	var err error
	p.Costs, err = lap.Store(ctx, p.Costs, lap.Options{})
	return p, err
}
