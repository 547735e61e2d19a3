package matcher

import (
	"cmp"
	"context"
	"math"
	"slices"

	"mentormatch/scoring"
)

const (
	// maxTwo is how many are tried for one mentee of each pair of kinds; and of
	// how many of the smallest changes of a kind, or of those with the most
	// points, a second one is looked for. It bounds the time.
	maxTwo = 10
	// maxTwice is how many of the pairs that two things bar are looked at: those
	// with the most points, as far as they are known.
	maxTwice = 20
)

// A together is two changes to try at once.
type together struct{ first, second possible }

// two is the smallest two changes that match a mentee together, and leave nobody
// out who is matched, for whom no one change is enough; nil when there are none.
// The first is about a pair of the mentee's own, or is a lower minimum. The
// second is one of these:
//
//   - another for the same pair, which two things bar
//   - one more place with that mentor
//   - one by which somebody who has a place there, or with whom else it leads
//     to, moves to a mentor from whom a way leads to a free place
//   - a lower minimum, at which the pair can be had
//
// Two kinds come in the order of the one that is later in [ChangeKinds], then
// of the other; of two of the same kinds the smaller in the later kind comes
// first, then that in the other.
func (h *Helping) two(ctx context.Context, mentee int) (*Change, error) {
	tries := h.together(mentee)
	slices.SortStableFunc(tries, func(a, b together) int {
		a, b = a.inOrder(), b.inOrder()
		return cmp.Or(cmp.Compare(rank(a.second.Kind), rank(b.second.Kind)), cmp.Compare(rank(a.first.Kind), rank(b.first.Kind)),
			cmp.Compare(a.second.size, b.second.size), cmp.Compare(a.first.size, b.first.size),
			smallestFirst(a.first, b.first), smallestFirst(a.second, b.second))
	})
	tried := make(map[[2]ChangeKind]int)
	for _, t := range tries {
		kinds := [2]ChangeKind{t.inOrder().first.Kind, t.inOrder().second.Kind}
		if tried[kinds]++; tried[kinds] > maxTwo {
			continue
		}
		c := t.first.Change
		c.And = &t.second.Change
		v, solved, err := h.solve(ctx, &c)
		if err != nil {
			return nil, err
		}
		if solved.helps(h.row[mentee]) {
			c.Effect = h.effect(mentee, v, solved)
			return &c, nil
		}
	}
	return nil, nil
}

// inOrder puts the change of the later kind last.
func (t together) inOrder() together {
	if rank(t.first.Kind) > rank(t.second.Kind) {
		return together{t.second, t.first}
	}
	return t
}

// rank is where a kind stands in [ChangeKinds].
func rank(kind ChangeKind) int { return slices.Index(ChangeKinds, kind) }

// together lists the two changes to try for a mentee.
func (h *Helping) together(mentee int) (list []together) {
	r := h.round
	var pairs []possible // with what would open each
	var twice []barredPair
	for j := range r.places {
		if h.pending(mentee, j) {
			continue
		}
		if points := h.points[h.row[mentee]][j]; points != scoring.NotAllowed {
			if points < r.floor() {
				list = append(list, together{h.lower(mentee, points), h.another(mentee, j)})
			}
			continue
		}
		bars := slices.DeleteFunc(r.scorer.Bars(mentee, j), func(rule scoring.Rule) bool { return rule == "full" && r.places[j] == 0 })
		if len(bars) == 0 {
			continue
		}
		in := barredPair{r.scorer, mentee, j, bars}
		pairs = append(pairs, h.lifting(in, mentee, j, nowhere)...)
		if h.open(j) && len(bars) > 1 && canBeLifted(bars) {
			twice = append(twice, in)
		}
	}
	list = append(list, h.lowered(pairs)...)
	list = append(list, h.full(pairs)...)
	return append(list, h.twice(twice)...)
}

// lowered lists changes that open a pair, with the minimum at which it leads to
// a free place.
func (h *Helping) lowered(pairs []possible) (list []together) {
	if h.round.floor() == 0 {
		return nil
	}
	pairs = slices.Clone(pairs)
	slices.SortStableFunc(pairs, func(a, b possible) int { return cmp.Or(cmp.Compare(b.would, a.would), smallestFirst(a, b)) })
	for _, c := range pairs[:min(len(pairs), maxTwo)] {
		points, allowed := h.pairWith(c.Of, c.Mentor, &c.Change).Score(0, 0)
		if to := min(int32(points), h.worst[c.Mentor]); allowed && to > nowhere && to < h.round.floor() {
			list = append(list, together{c, h.lower(c.Mentee, to)})
		}
	}
	return list
}

// full lists changes that open a pair with a mentor from whom no way leads to a
// free place, with one more place there, and with what lets somebody leave one.
func (h *Helping) full(pairs []possible) (list []together) {
	pairs = slices.Clone(pairs)
	slices.SortStableFunc(pairs, func(a, b possible) int {
		return cmp.Or(cmp.Compare(rank(a.Kind), rank(b.Kind)), smallestFirst(a, b))
	})
	looked := make(map[ChangeKind]int)
	for _, c := range pairs {
		if h.open(c.Mentor) || looked[c.Kind] == maxTwo {
			continue
		}
		looked[c.Kind]++
		place := h.another(c.Mentee, c.Mentor)
		points, allowed := h.pairWith(c.Of, c.Mentor, &c.Change, &place.Change).Score(0, 0)
		if !allowed || int32(points) < h.round.floor() {
			continue
		}
		list = append(list, together{c, place})
		rows := h.reached([]int{c.Mentor})
		for _, kind := range ChangeKinds {
			others := h.leaving(c.Mentee, rows, kind)
			for _, o := range others[:min(len(others), maxTwo)] {
				list = append(list, together{c, o})
			}
		}
	}
	return list
}

// canBeLifted reports whether changes can take every one of the bars away.
func canBeLifted(bars []scoring.Rule) bool {
	return !slices.ContainsFunc(bars, func(rule scoring.Rule) bool {
		return !slices.Contains([]scoring.Rule{"training", "clearance", "meet", "distance", "time"}, rule)
	})
}

// twice lists the two changes that open a pair which two things bar.
func (h *Helping) twice(pairs []barredPair) (list []together) {
	points := make(map[int]int, len(pairs)) // by mentor
	for _, in := range pairs {
		points[in.mentor] = h.round.scorer.Pair(in.mentee, in.mentor).Points
	}
	slices.SortStableFunc(pairs, func(a, b barredPair) int { return cmp.Compare(points[b.mentor], points[a.mentor]) })
	for _, in := range pairs[:min(len(pairs), maxTwice)] {
		records := slices.DeleteFunc(slices.Clone(in.bars), func(rule scoring.Rule) bool { return rule != "training" && rule != "clearance" })
		firsts := in
		if len(records) > 0 {
			firsts.bars = records
		}
		for _, first := range h.lifting(firsts, in.mentee, in.mentor, nowhere) {
			s := h.pairWith(in.mentee, in.mentor, &first.Change)
			rest := barredPair{s, 0, 0, s.Bars(0, 0)}
			if len(rest.bars) == 0 {
				continue // one change is enough to open it, and was not enough to help
			}
			for _, second := range h.lifting(rest, in.mentee, in.mentor, h.round.floor()) {
				after, allowed := h.pairWith(in.mentee, in.mentor, &first.Change, &second.Change).Score(0, 0)
				if allowed && after >= int(h.round.floor()) && second.Kind != first.Kind {
					list = append(list, together{first, second})
				}
			}
		}
	}
	return list
}

// lower is a lower minimum, and another one more place, for a mentee.
func (h *Helping) lower(mentee int, to int32) possible {
	from := h.round.minimum
	return possible{Change: Change{Kind: LowerMinimum, Mentee: mentee, Of: mentee, Mentor: -1, From: from, To: int(to)}, size: from - int(to)}
}

func (h *Helping) another(mentee, mentor int) possible {
	c := *h.more(mentor)
	c.Mentee, c.Of = mentee, mentee
	return possible{Change: c, size: c.To - c.From, would: math.MaxInt32}
}
