package matcher

import (
	"context"
	"sync"

	"mentormatch/matcher/lap"
	"mentormatch/scoring"
)

// A Study asks of a round what would follow if something were different, again
// and again. It keeps what every pair scores once a scenario has needed it,
// so that the next one reads no profile but those that it brings. It is made
// by [NewStudy], and safe for concurrent use.
type Study struct {
	scorer *scoring.Scorer
	base   *Result
	round  *round
	solved *lap.Result

	lock   sync.Mutex
	stored *storedCosts // nil before a scenario has needed it
}

// storedCosts are the costs of all mentees, whatever is decided about them, who have waited
// longest first. The rows of each round of these people are some of them, in this
// order.
type storedCosts struct {
	costs lap.Costs
	order []int // the mentee of each row
}

// NewStudy makes a study of a result that [Match] or [Prove] has made with the scorer.
// Its error is about a result that is not of this programme.
func NewStudy(s *scoring.Scorer, base *Result) (*Study, error) {
	s = s.Remembering()
	r, o, err := resume(s, base)
	if err != nil {
		return nil, err
	}
	return &Study{scorer: s, base: base, round: r, solved: r.solution(o)}, nil
}

// store returns the costs of everybody, and has them read when nobody has before; nil when they are
// too many.
func (y *Study) store(ctx context.Context) (*storedCosts, error) {
	y.lock.Lock()
	defer y.lock.Unlock()
	if y.stored != nil || !y.scorer.Remembers() {
		return y.stored, nil
	}
	everybody := *y.round
	everybody.rows = byWaiting(y.round.programme)
	costs, err := lap.Store(ctx, everybody.problem().Costs, lap.Options{})
	if err != nil {
		return nil, err
	}
	y.stored = &storedCosts{costs, everybody.rows}
	return y.stored, nil
}
