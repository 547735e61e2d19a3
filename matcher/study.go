package matcher

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"mentormatch/matcher/lap"
	"mentormatch/scoring"
)

// A Study asks of a round what would follow if something were different, again
// and again. It keeps the points of all pairs once a scenario has needed them,
// so that the next one that leaves them as they are reads no profile. It is made
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
	if y.stored != nil || len(y.round.fixed)*len(y.round.places) > mostStored {
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

// problem is the problem of a round that a scenario has made of this one, whose pairs score what they did.
// It reads no row.
func (y *Study) problem(stored *storedCosts, c *Scenario, after *round) (lap.Problem, error) {
	e := lap.Edit{Capacity: after.places}
	row := make([]int, len(after.fixed))
	for k, i := range stored.order {
		row[i] = k
		if after.fixed[i].decision != nil {
			e.Without = append(e.Without, k)
		}
	}
	x := newIDs(after.programme)
	for _, d := range c.Forbids {
		i, isMentee := x.mentees[d.Mentee]
		j, isMentor := x.mentors[d.Mentor]
		if isMentee && isMentor {
			e.Forbidden = append(e.Forbidden, [2]int{row[i], j})
		}
	}
	p, _, err := e.Apply(lap.Problem{Costs: stored.costs, Capacity: slices.Repeat([]int{maxPlaces}, len(after.places)), Goal: after.goal()})
	if err != nil {
		return lap.Problem{}, fmt.Errorf("matcher: %w", err)
	}
	return p, nil
}
