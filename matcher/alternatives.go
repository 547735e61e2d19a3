package matcher

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"mentormatch/matcher/lap"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A Pricing says what changes of a result would cost, and who would have to
// move, without solving again. Make one with [NewPricing]. It is safe for
// concurrent use.
//
// A pair costs what the whole programme loses when the pair is decided and
// everybody else is matched as well as can be: the length of a shortest path
// in the residual graph of the result, with reduced costs for lengths, as
// [lap.Residual] documents.
type Pricing struct {
	round    *round
	mentor   []int       // by mentee; -1 for nobody
	row      []int       // by mentee; -1 for those whom a decision fixes
	problem  lap.Problem // with costs that are stored, where there are not too many
	solved   *lap.Result
	residual *lap.Residual

	mu   sync.Mutex
	ties *lap.Ties // found when first asked for
}

// An Alternative is a mentor whom a mentee could have instead, and what that
// costs the programme.
type Alternative struct {
	Mentor int
	Points int // what the pair would score
	// Fewer is how many fewer mentees would be matched. Under Coverage one
	// outweighs any points. Under Quality people are not counted, and it is
	// that of one of the best rounds with the pair; below 0 for more.
	Fewer int
	// Loss is the points that the total, with what waiting and keeping pairs
	// add, would be lower; below 0 where it
	// would be higher, which is only where fewer are matched under Coverage.
	Loss int64
	// Free says that the round would be as good as it is.
	Free bool
	// Others are the mentees who would have to move as well, in the order of
	// the chain: each takes the place that the one before needs or leaves.
	// They lead to one of the best rounds with the pair.
	Others []Move
}

// A Move is a mentee's change from one mentor to another; -1 is nobody.
type Move struct {
	Mentee, From, To int
}

// NewPricing prepares a result to be asked about: one that [Match] or [Prove]
// has made with this scorer. It proves the result once more, and has to: its
// error says so when the result is not of this programme. It is [ErrNoPrices]
// for a result under Fair or Stable. Otherwise the error is the context's.
//
// Time is that of scoring each mentee with each mentor once, which a scorer that remembers has done, see
// [scoring.Scorer.Remembering], and memory 4 bytes a pair; for more
// than 16 million pairs it is that of scoring them twice, and whatever is asked scores some again.
func NewPricing(ctx context.Context, s *scoring.Scorer, res *Result) (*Pricing, error) {
	if !hasPrices(res.Objective) {
		return nil, ErrNoPrices
	}
	r, o, err := resume(s, res)
	if err != nil {
		return nil, err
	}
	p := &Pricing{round: r, mentor: o.mentor, row: make([]int, len(o.mentor)), solved: r.solution(o)}
	for i := range p.row {
		p.row[i] = -1
	}
	for row, i := range r.rows {
		p.row[i] = row
	}
	if p.problem, err = r.storedProblem(ctx); err != nil {
		return nil, err
	}
	p.residual, err = lap.NewResidual(ctx, p.problem, p.solved, lap.Options{})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// Alternatives lists the mentors whom a mentee could have instead, or could
// have at all, from the cheapest on: of those at one price the best points
// first, then by id. They are the mentors whom no rule bars, who reach the
// minimum and who have places that decisions leave. A limit above 0 is how
// many are given at most.
//
// There are none for a mentee who is pinned or approved: a decision has no
// price. The error is the context's, or about a mentee who is not there.
//
// Time is that of one search of the residual graph, and of scoring the mentee
// with each mentor.
func (p *Pricing) Alternatives(ctx context.Context, mentee, limit int) ([]Alternative, error) {
	if err := p.known(mentee); err != nil || p.row[mentee] < 0 {
		return nil, err
	}
	found, err := p.residual.Alternatives(ctx, p.row[mentee])
	if err != nil {
		return nil, err
	}
	return p.list(found, limit)
}

// All is Alternatives of every mentee, by position.
//
// Time is that of one search of the residual graph for each mentor who has
// mentees, and of scoring each mentee with each mentor.
func (p *Pricing) All(ctx context.Context, limit int) ([][]Alternative, error) {
	all := make([][]Alternative, len(p.row))
	err := p.residual.EachRow(ctx, func(found *lap.Alternatives) (err error) {
		all[p.round.rows[found.Row]], err = p.list(found, limit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Price is what it would cost to give a mentee a mentor. It is false for a
// pair that cannot be: see Alternatives. The pair that the result has costs
// nothing.
func (p *Pricing) Price(ctx context.Context, mentee, mentor int) (Alternative, bool, error) {
	if err := p.known(mentee); err != nil || p.row[mentee] < 0 {
		return Alternative{}, false, err
	}
	if mentor < 0 || mentor >= len(p.round.places) {
		return Alternative{}, false, fmt.Errorf("matcher: there is no mentor %d of %d", mentor, len(p.round.places))
	}
	found, err := p.residual.Alternatives(ctx, p.row[mentee])
	if err != nil || !found.Column[mentor].Possible {
		return Alternative{}, false, err
	}
	a, err := p.alternative(found, mentor)
	return a, err == nil, err
}

func (p *Pricing) known(mentee int) error {
	if mentee < 0 || mentee >= len(p.row) {
		return fmt.Errorf("matcher: there is no mentee %d of %d", mentee, len(p.row))
	}
	return nil
}

// list sorts what the residual graph has found.
func (p *Pricing) list(found *lap.Alternatives, limit int) ([]Alternative, error) {
	i := p.round.rows[found.Row]
	var mentors []int
	for j, loss := range found.Column {
		if loss.Possible && j != p.mentor[i] {
			mentors = append(mentors, j)
		}
	}
	points := make([]int32, len(p.round.places))
	p.round.scorer.Row(i, points)
	goal := p.round.goal()
	slices.SortFunc(mentors, func(a, b int) int {
		switch x, y := found.Column[a], found.Column[b]; {
		case goal.Less(x, y):
			return -1
		case goal.Less(y, x):
			return 1
		}
		return cmp.Or(cmp.Compare(points[b], points[a]), cmp.Compare(a, b))
	})
	if limit > 0 && len(mentors) > limit {
		mentors = mentors[:limit]
	}
	var list []Alternative
	for _, j := range mentors {
		a, err := p.alternative(found, j)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// alternative is one of those that the residual graph has found.
func (p *Pricing) alternative(found *lap.Alternatives, mentor int) (Alternative, error) {
	change, err := found.Change(mentor)
	if err != nil {
		return Alternative{}, err
	}
	i := p.round.rows[found.Row]
	points, _ := p.round.scorer.Score(i, mentor)
	a := Alternative{
		Mentor: mentor, Points: points, Fewer: change.Fewer, Loss: change.Cost,
		Free: change.Cost == 0 && (change.Fewer == 0 || p.round.objective == profiles.Quality),
	}
	for _, m := range change.Moves {
		if m.Row != found.Row {
			a.Others = append(a.Others, Move{p.round.rows[m.Row], m.From, m.To})
		}
	}
	return a, nil
}
