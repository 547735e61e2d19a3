package matcher

import (
	"context"
	"slices"
	"sync"

	"mentormatch/internal/parallel"
	"mentormatch/matcher/lap"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A Helping finds what would match those whom a result leaves out. Make one
// with [NewHelping]. It is safe for concurrent use.
type Helping struct {
	round  *round
	result *Result
	mentor []int // by mentee; -1 for nobody
	row    []int // by mentee; -1 for those whom a decision fixes
	solved *lap.Result

	points    [][]int32  // by row and mentor, before the minimum; NotAllowed where a rule bars
	cost      []int32    // the same as the solver reads it, row after row
	forbidden []lap.Mask // by row
	holders   [][]int    // by mentor: the rows that have a place
	worst     []int32    // by mentor: see ways
	out       []int      // mentees without a decision who are left out, who have waited longest first

	mu     sync.Mutex
	known  map[string]solvedVariant // changes that are not the mentee's own, by what they are
	places []Place                  // what one more place is worth, by mentor; nil until it was asked for
	opened map[int]byKind           // by row: the changes that lead who has a mentor to a free place
}

// NewHelping prepares a result to be asked about: one that [Match] or [Prove]
// has made with this scorer. Its error says so when the result is not of this
// programme. It is [ErrNoPrices] for a result under Fair or Stable. Otherwise it
// is the context's.
//
// Time is that of scoring each mentee without a decision with each mentor
// once; memory is 8 bytes a pair.
func NewHelping(ctx context.Context, s *scoring.Scorer, res *Result) (*Helping, error) {
	if !hasPrices(res.Objective) {
		return nil, ErrNoPrices
	}
	r, o, err := resume(s, res)
	if err != nil {
		return nil, err
	}
	h := &Helping{
		round: r, result: res, mentor: o.mentor, row: make([]int, len(o.mentor)), solved: r.solution(o),
		points:    make([][]int32, len(r.rows)),
		cost:      make([]int32, len(r.rows)*len(r.places)),
		forbidden: make([]lap.Mask, len(r.rows)),
		known:     make(map[string]solvedVariant),
		opened:    make(map[int]byKind),
		holders:   make([][]int, len(r.places)),
	}
	for i := range h.row {
		h.row[i] = -1
	}
	err = parallel.Each(ctx, len(r.rows), nil, func(row int) error {
		h.points[row] = make([]int32, len(r.places))
		s.Row(r.rows[row], h.points[row])
		h.forbidden[row] = lap.NewMask(len(r.places))
		for j, points := range h.points[row] {
			if points == scoring.NotAllowed || points < r.floor() {
				h.forbidden[row].Set(j)
				continue
			}
			h.cost[row*len(r.places)+j] = -points - r.extra(r.rows[row], j)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for row, i := range r.rows {
		h.row[i] = row
	}
	for _, i := range r.rows {
		if o.mentor[i] < 0 {
			h.out = append(h.out, i)
		}
	}
	h.worst = h.ways()
	return h, nil
}

// A variant is the problem of a round with something changed.
type variant struct {
	rows    []otherPoints // of mentees whose points are other: by mentor
	columns []otherPoints // of mentors whose points are other: by row
	floor   int32         // as in round.floor
	places  []int         // as in round.places
	decided int64         // by how much the points of pinned and approved pairs are higher
}

// otherPoints are those of one row or column.
type otherPoints struct {
	at     int
	points []int32
}

// variant scores a changed programme, as far as it is changed: the pairs of the
// mentee, or of the mentor, in a programme of one.
func (h *Helping) variant(c *Change) variant {
	r := h.round
	v := variant{floor: r.floor(), places: r.places}
	var mentees, mentors []int
	for _, c := range c.all() {
		switch c.Kind {
		case LowerMinimum:
			v.floor = int32(c.To)
			if r.objective == profiles.Quality {
				v.floor = max(v.floor, 1)
			}
		case AddPlace:
			v.places = slices.Clone(v.places)
			v.places[c.Mentor]++
		}
		if c.changesMentee() && !slices.Contains(mentees, c.Of) {
			mentees = append(mentees, c.Of)
		}
		// Where approvals use every place, the rule "full" bars all others.
		if c.changesMentor() && (c.Kind != AddPlace || r.places[c.Mentor] == 0) && !slices.Contains(mentors, c.Mentor) {
			mentors = append(mentors, c.Mentor)
		}
	}
	q := *c.Apply(r.programme, "", r.scorer.On())
	q.Decisions, q.Settings = r.programme.Decisions, r.programme.Settings
	changed := q
	for _, j := range mentors {
		q.Mentees, q.Mentors = r.programme.Mentees, changed.Mentors[j:j+1]
		s := scoring.New(&q, r.scorer.On())
		points, point := make([]int32, len(r.rows)), make([]int32, 1)
		for row, i := range r.rows {
			s.Row(i, point)
			points[row] = point[0]
		}
		v.columns = append(v.columns, otherPoints{j, points})
		for i := range r.fixed {
			if f := &r.fixed[i]; f.decision != nil && f.mentor == j {
				after, before := s.Pair(i, 0), r.scorer.Pair(i, j)
				v.decided += int64(after.Points - before.Points)
			}
		}
	}
	for _, i := range mentees {
		q.Mentees, q.Mentors = changed.Mentees[i:i+1], changed.Mentors
		points := make([]int32, len(r.places))
		scoring.New(&q, r.scorer.On()).Row(0, points)
		v.rows = append(v.rows, otherPoints{h.row[i], points})
	}
	return v
}

// at is the points of a pair in the variant.
func (v *variant) at(h *Helping, row, j int) int32 {
	for _, other := range v.rows {
		if other.at == row {
			return other.points[j]
		}
	}
	for _, other := range v.columns {
		if other.at == j {
			return other.points[row]
		}
	}
	return h.points[row][j]
}

// problem is the assignment problem of a variant. Its costs are dense, so that
// paths are searched from both ends: see lap.Resolve.
func (v *variant) problem(h *Helping) lap.Problem {
	r, n := h.round, len(h.round.places)
	cost, forbidden := h.cost, h.forbidden
	if v.rows != nil || v.columns != nil || v.floor != r.floor() {
		cost, forbidden = slices.Clone(cost), slices.Clone(forbidden)
		for row := range forbidden {
			forbidden[row] = slices.Clone(forbidden[row])
		}
	}
	put := func(row, j int) {
		points := v.at(h, row, j)
		if points == scoring.NotAllowed || points < v.floor {
			forbidden[row].Set(j)
			return
		}
		forbidden[row][j>>6] &^= 1 << (j & 63)
		cost[row*n+j] = -points - r.extra(r.rows[row], j)
	}
	if v.floor != r.floor() {
		for row := range forbidden {
			for j := range n {
				put(row, j)
			}
		}
	}
	for _, other := range v.columns {
		for row := range forbidden {
			put(row, other.at)
		}
	}
	for _, other := range v.rows {
		for j := range n {
			put(other.at, j)
		}
	}
	return lap.Problem{Costs: lap.Dense(len(r.rows), n, cost, forbidden), Capacity: v.places, Goal: r.goal()}
}

// A trial is the best round of a variant beside the round as it is.
type trial struct {
	column          []int // by row
	matched         int   // how many more
	total, priority int64 // by how much more
	lost            bool  // somebody who was matched is left out
}

// try finds the best round of a variant, by the same rule of rounds that are
// equally good as [Match], from the prices of the round as it is.
func (h *Helping) try(ctx context.Context, v *variant) (*trial, error) {
	problem := v.problem(h)
	solved, err := lap.Resolve(ctx, problem, h.solved, lap.Changes{}, lap.Options{Choice: lap.FairestOptimum})
	if err != nil {
		return nil, err
	}
	t := &trial{column: solved.Column, total: v.decided}
	for row, now := range solved.Column {
		i := h.round.rows[row]
		if now >= 0 {
			t.matched++
			t.total += int64(v.at(h, row, now))
			t.priority += int64(h.round.waited[i])
		}
		if was := h.mentor[i]; was >= 0 {
			t.matched--
			t.total -= int64(h.points[row][was])
			t.priority -= int64(h.round.waited[i])
			t.lost = t.lost || now < 0
		}
	}
	return t, nil
}

// helps reports whether a trial matches a mentee and leaves nobody out who is
// matched.
func (t *trial) helps(row int) bool { return t.column[row] >= 0 && !t.lost }

// effect tells what a trial does for a mentee, and who else has something else.
func (h *Helping) effect(mentee int, v *variant, t *trial) Effect {
	row := h.row[mentee]
	e := Effect{
		With: t.column[row], Points: int(v.at(h, row, t.column[row])),
		Matched: t.matched, Total: t.total, Priority: t.priority,
	}
	for i, was := range h.mentor {
		if k := h.row[i]; k >= 0 && i != mentee && t.column[k] != was {
			e.Others = append(e.Others, Move{i, was, t.column[k]})
		}
	}
	return e
}
