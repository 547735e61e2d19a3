package matcher

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// SureOptions say what is asked of [Sure]. The zero value asks for the ranges
// of every proposed pair.
type SureOptions struct {
	// Mentees are those who are asked about, by position; nil means all. Who
	// has no proposed pair is passed over.
	Mentees []int
	// Draws is how many weightings near the programme's are tried; 0 for none.
	Draws int
	// Seed chooses them: see [Draw].
	Seed uint64
	// Progress, when set, is told how far the run is, from one goroutine. The
	// stages are "ranges", in searches of which each criterion has two, and
	// "weightings", in draws.
	Progress func(stage string, done, of int)
}

// Sureness says how firmly proposed pairs stand when the programme's weights
// are others.
//
// A pair holds under some weights when it is in at least one of the best
// rounds that the programme then has: by the same objective, with the same
// minimum and the same decisions. Which of several best rounds would be chosen
// does not count, so that a pair does not fail by a tie.
type Sureness struct {
	Weights [scoring.NumCriteria]int // the programme's
	// Most is the highest weight that was looked at for each criterion: that at
	// which it counts for four fifths of the whole, rounded up, or the
	// programme's own if that is more; and not above 1000.
	Most  [scoring.NumCriteria]int
	Draws int
	Seed  uint64
	Pairs []SurePair // by mentee
}

// A SurePair is how firmly one proposed pair stands.
type SurePair struct {
	Mentee, Mentor int // positions in the programme's lists
	Ranges         [scoring.NumCriteria]Range
	Held           int // draws under which the pair holds
}

// A Range is the whole-number weights of one criterion around the programme's
// under each of which a pair holds, the other weights being what they are. At
// Low and at High it holds; at Low-1 and at High+1 it does not, or these were
// not looked at: below 0, above Most, or where nothing would count.
//
// The pair can hold again further out: points are rounded, and a round that is
// beaten can come back when the criterion counts for more still.
type Range struct{ Low, High int }

// Fragile is the share of draws, in percent, below which a pair is fragile: it
// does not hold in seven of ten weightings that the programme might as well
// have had.
const Fragile = 70

// IsFragile tells of a pair that holds in so many of some draws.
func IsFragile(held, draws int) bool { return 100*held < Fragile*draws }

// ErrNotRanged is returned for results by an objective other than Coverage and
// Quality, which weights are not compared for.
var ErrNotRanged = errors.New("matcher: how sure a pair is can be told for the objectives coverage and quality")

// Sure finds how firmly the proposed pairs of a result stand: one that [Match]
// or [Prove] has made with the scorer. It solves and proves the round again
// under every whole-number weight that it looks at, in whole points as Match
// does, so that each range is what solving from scratch with these weights
// finds. The same is returned whatever the number of processors.
//
// The error is ErrNotRanged, the context's, one about the options, or one about
// a result that is not of this programme.
//
// Each mentee is scored with each mentor once, unless the scorer remembers them. The weights of a range are then
// solved in blocks, in which only mentees whom a weight can move are looked at, and a
// draw costs little more than making the points of all pairs. Memory is 12 bytes for each pair
// that no rule bars. BenchmarkEverythingAsked measures it beside a round.
func Sure(ctx context.Context, s *scoring.Scorer, res *Result, opt SureOptions) (*Sureness, error) {
	if !hasPrices(res.Objective) {
		return nil, ErrNotRanged
	}
	if opt.Draws < 0 {
		return nil, fmt.Errorf("matcher: %d draws", opt.Draws)
	}
	for _, i := range opt.Mentees {
		if i < 0 || i >= len(s.Programme().Mentees) {
			return nil, fmt.Errorf("matcher: there is no mentee %d of %d", i, len(s.Programme().Mentees))
		}
	}
	r, o, err := resume(s, res)
	if err != nil {
		return nil, err
	}
	weights := s.Programme().Settings.Weights
	out := &Sureness{Weights: weightList(weights), Most: mostWeights(weights), Draws: opt.Draws, Seed: opt.Seed}
	q := question{weights: weights}
	row := make([]int, len(r.fixed))
	for k, i := range r.rows {
		row[i] = k
	}
	for k := range res.Matches {
		m := &res.Matches[k]
		if m.Origin != Proposed || opt.Mentees != nil && !slices.Contains(opt.Mentees, m.Mentee) {
			continue
		}
		p := SurePair{Mentee: m.Mentee, Mentor: m.Mentor}
		for c := range p.Ranges {
			p.Ranges[c] = Range{out.Weights[c], out.Weights[c]}
		}
		out.Pairs = append(out.Pairs, p)
		q.rows, q.mentors = append(q.rows, row[m.Mentee]), append(q.mentors, m.Mentor)
	}
	if len(out.Pairs) == 0 {
		return out, ctx.Err()
	}
	t, err := newTable(ctx, r)
	if err != nil {
		return nil, err
	}
	if q.start, err = newWalker(ctx, t, weights, r.solution(o)); err != nil {
		return nil, err
	}
	if err := q.ranges(ctx, out, stage(opt.Progress, "ranges")); err != nil {
		return nil, err
	}
	return out, q.survive(ctx, out, stage(opt.Progress, "weightings"))
}

// A question is the pairs that are asked about, and a walker that stands at
// the programme's weights, from which others are cloned.
type question struct {
	weights profiles.Weights
	rows    []int // by pair
	mentors []int // by pair
	start   *walker
}

// weightList gives weights in the order of the criteria.
func weightList(w profiles.Weights) [scoring.NumCriteria]int {
	return [scoring.NumCriteria]int{
		scoring.Disability: w.Disability, scoring.Occupation: w.Occupation,
		scoring.Goals: w.Goals, scoring.Availability: w.Availability,
	}
}

// weightsOf is the weights of a list.
func weightsOf(list [scoring.NumCriteria]int) profiles.Weights {
	return profiles.Weights{
		Disability: list[scoring.Disability], Occupation: list[scoring.Occupation],
		Goals: list[scoring.Goals], Availability: list[scoring.Availability],
	}
}
