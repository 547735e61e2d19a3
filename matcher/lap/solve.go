package lap

import "context"

// Solve returns an optimal assignment with prices that prove it, and has
// verified the proof before it returns.
//
// Its errors: [ErrProblem] in the chain when the problem is not well formed;
// [ErrOverflow]; under Complete, an *[InfeasibleError] when a row has to stay
// out; that of ctx in the chain when it ends first; and [ErrNotProved] in the
// chain when the result does not verify, as when a function given to
// [Rows] does not give the same answer each time.
func Solve(ctx context.Context, p Problem, opt Options) (*Result, error) {
	in, err := newInstance(p)
	if err != nil {
		return nil, err
	}
	opt = opt.rising()
	c := newCrew(opt.Processors)
	defer c.dismiss()
	r, err := solve(ctx, in, opt, c)
	if err != nil {
		return nil, err
	}
	if in.Goal == Complete && r.Assigned < in.rows {
		return nil, infeasible(ctx, in, r, opt.Processors)
	}
	opt.enter(Proof)
	r, err = opt.proved(ctx, p, r, func() error {
		r.Work.RowsRead += int64(in.rows)
		return verifyShared(ctx, p, r, c)
	})
	if err != nil {
		return nil, err
	}
	if opt.Progress != nil {
		opt.Progress(in.rows, in.rows)
	}
	return r, nil
}

// proved is a result that verify proves, or the optimum that is chosen instead, which is proved as it is chosen.
func (o Options) proved(ctx context.Context, p Problem, r *Result, verify func() error) (*Result, error) {
	switch o.Choice {
	case AnyOptimum:
		return r, verify()
	case FirstOptimum, FairestOptimum:
		return choose(ctx, p, r, o, o.Choice == FairestOptimum)
	}
	return nil, bad("unknown choice %d", int(o.Choice))
}

// solve finds an optimum.
func solve(ctx context.Context, in *instance, opt Options, c *crew) (*Result, error) {
	switch {
	case in.Goal == Priced:
		return solvePriced(ctx, in, opt, c)
	case in.oblong():
		return solveOblong(ctx, in, opt, c)
	}
	read := int64(0)
	return newEngine(in, opt, c).solve(ctx, anyhow, &read)
}

// infeasible finds a Hall set for a result that leaves rows out, and has it
// verified.
func infeasible(ctx context.Context, in *instance, r *Result, processors int) error {
	for i, j := range r.Column {
		if j >= 0 {
			continue
		}
		hall, ok := HallOf(ctx, in.Problem, r, i)
		if err := ctx.Err(); err != nil {
			return stopped(err)
		}
		if !ok {
			return wrong("row %d stays out though places within its reach are free", i)
		}
		if err := verifyHall(ctx, in.Problem, hall, processors); err != nil {
			return err
		}
		return &InfeasibleError{hall}
	}
	return wrong("no row is left out")
}
