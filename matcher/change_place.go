package matcher

import (
	"cmp"
	"context"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/matcher/lap"
	"mentormatch/scoring"
)

// A Place is what one more place of a mentor is worth: what the best round of
// the programme with it is, beside the one as it is.
type Place struct {
	Mentor  int
	To      int // the mentor's capacity then
	Matched int // how many more are matched
	Total   int64
	// Priority is by how much that of the result is higher.
	Priority int64
	// Others have something else then, in one of the best rounds, in the order of
	// mentees.
	Others []Move
	// Wanted are the mentees who are left out now and could have the place:
	// no rule but a lack of places bars them, and they reach the minimum.
	Wanted []int
}

// Places tells of every mentor, by position, what one more place is worth,
// exactly. A mentor who has a place left gains nothing by another.
//
// Time is that of [NewPricing], and of a search of the residual graph for each
// mentor who is full: the first time it is asked for. A mentor to whom decisions
// leave no place is solved for again.
func (h *Helping) Places(ctx context.Context, progress func(done, of int)) ([]Place, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.places != nil {
		return h.places, nil
	}
	residual, err := lap.NewResidual(ctx, lap.Problem{
		Costs: lap.Dense(len(h.round.rows), len(h.worst), h.cost, h.forbidden), Capacity: h.round.places, Goal: h.round.goal(),
	}, h.solved, lap.Options{})
	if err != nil {
		return nil, err
	}
	places := make([]Place, len(h.worst))
	err = parallel.Each(ctx, len(places), progress, func(j int) (err error) {
		places[j], err = h.worth(ctx, residual, j)
		return err
	})
	if err != nil {
		return nil, err
	}
	h.places = places
	return places, nil
}

// worth solves a round with one more place of a mentor.
func (h *Helping) worth(ctx context.Context, residual *lap.Residual, mentor int) (Place, error) {
	c := h.more(mentor)
	p := Place{Mentor: mentor, To: c.To}
	for _, i := range h.out {
		if h.suits(i, mentor) >= h.round.floor() {
			p.Wanted = append(p.Wanted, i)
		}
	}
	slices.Sort(p.Wanted)
	// A price of 0 proves that no more is gained. A mentor to whom decisions
	// leave no place has no price, as whoever it would be was not looked at.
	if h.round.places[mentor] > 0 && h.result.Proof.MentorPrice[mentor] == 0 {
		return p, nil
	}
	if h.round.places[mentor] == 0 {
		v := h.variant(c)
		t, err := h.try(ctx, &v)
		if err != nil {
			return p, err
		}
		p.Matched, p.Total, p.Priority = t.matched, t.total, t.priority
		for i, was := range h.mentor {
			if k := h.row[i]; k >= 0 && t.column[k] != was {
				p.Others = append(p.Others, Move{i, was, t.column[k]})
			}
		}
		return p, nil
	}
	change, err := residual.MorePlace(ctx, mentor)
	if err != nil {
		return p, err
	}
	p.Matched = -change.Fewer
	for _, m := range change.Moves {
		i := h.round.rows[m.Row]
		p.Others = append(p.Others, Move{i, m.From, m.To})
		for _, x := range []struct{ mentor, sign int }{{m.To, 1}, {m.From, -1}} {
			if x.mentor >= 0 {
				p.Total += int64(x.sign) * int64(h.points[m.Row][x.mentor])
				p.Priority += int64(x.sign) * int64(h.round.waited[i])
			}
		}
	}
	slices.SortFunc(p.Others, func(a, b Move) int { return a.Mentee - b.Mentee })
	return p, nil
}

// more is the change that gives a mentor one more place than decisions leave.
func (h *Helping) more(mentor int) *Change {
	capacity := h.round.programme.Mentors[mentor].Capacity
	decided := h.round.used[mentor]
	for i := range h.round.fixed {
		if f := &h.round.fixed[i]; f.decision != nil && f.mentor == mentor {
			decided++
		}
	}
	return &Change{Kind: AddPlace, Mentor: mentor, Side: scoring.MentorSide, From: capacity, To: max(capacity, decided) + 1}
}

// suits is the points of a mentee with a mentor whom nothing but a lack of
// places keeps from one another; NotAllowed for other pairs.
func (h *Helping) suits(mentee, mentor int) int32 {
	points := h.points[h.row[mentee]][mentor]
	// Only where approvals use every place does the rule "full" bar a pair.
	if points == scoring.NotAllowed && h.round.places[mentor] == 0 &&
		slices.Equal(h.round.scorer.Bars(mentee, mentor), []scoring.Rule{"full"}) {
		return int32(h.round.scorer.Pair(mentee, mentor).Points)
	}
	return points
}

// place is one more place that matches a mentee: one that goes to the mentee
// by itself, with the best gain, or one to be pinned. Nobody else moves for
// that: the others have the same places as before, and were at their best
// without the mentee. Of mentees who are equal for a place it is the one whom
// the residual graph meets first that is tried.
func (h *Helping) place(ctx context.Context, mentee int) (*Change, error) {
	places, err := h.Places(ctx, nil)
	if err != nil {
		return nil, err
	}
	var goes []*Place
	pinned, most := -1, -1
	for j := range places {
		p := &places[j]
		if h.pending(mentee, j) {
			continue
		}
		if slices.ContainsFunc(p.Others, func(m Move) bool { return m.Mentee == mentee && m.To >= 0 }) {
			goes = append(goes, p)
		}
		if slices.Contains(p.Wanted, mentee) {
			if n := int(h.suits(mentee, j)); n > most {
				pinned, most = j, n
			}
		}
	}
	slices.SortStableFunc(goes, func(a, b *Place) int {
		return cmp.Compare(b.Total+b.Priority, a.Total+a.Priority)
	})
	for _, p := range goes {
		c := h.more(p.Mentor)
		c.Mentee, c.Of = mentee, mentee
		v := h.variant(c)
		t, err := h.try(ctx, &v)
		if err != nil {
			return nil, err
		}
		if t.helps(h.row[mentee]) {
			c.Effect = h.effect(mentee, &v, t)
			return c, nil
		}
	}
	if pinned < 0 {
		return nil, nil
	}
	c := h.more(pinned)
	c.Mentee, c.Of, c.Pin = mentee, mentee, true
	c.With, c.Points, c.Matched, c.Total = pinned, most, 1, int64(most)
	return c, nil
}
