package matcher

import (
	"context"
	"slices"

	"mentormatch/internal/parallel"
)

// assemble makes the result of a proved outcome: Match and Prove both do.
func (r *round) assemble(ctx context.Context, o outcome, progress func(string, int, int)) (*Result, error) {
	res := &Result{
		Objective: r.objective,
		Minimum:   r.minimum,
		Loads:     make([]Load, len(r.places)),
		Keep:      r.kept,
		Proof:     o.proof,
	}
	holders := make([][]int, len(r.places))
	var out []int
	matched := 0
	for _, j := range o.mentor {
		if j >= 0 {
			matched++
		}
	}
	if matched > 0 {
		res.Matches = make([]Matched, 0, matched) // they are large
	}
	for i, j := range o.mentor {
		if j < 0 {
			out = append(out, i)
			continue
		}
		m := Matched{Mentee: i, Mentor: j, Origin: Proposed, Kept: r.keeps(i, j)}
		if m.Kept {
			res.Kept++
		}
		if f := r.fixed[i]; f.decision != nil {
			m.Origin, m.Decision = f.origin, f.decision
		} else {
			m.Priority = int(r.waited[i])
			res.Priority += int64(m.Priority)
		}
		res.Matches = append(res.Matches, m)
		holders[j] = append(holders[j], i)
	}
	for j := range res.Loads {
		res.Loads[j] = Load{
			Mentor:   j,
			Capacity: r.programme.Mentors[j].Capacity,
			Used:     r.used[j],
			Assigned: len(holders[j]),
		}
		if hasPrices(r.objective) {
			res.Loads[j].Price = -o.proof.MentorPrice[j]
		}
		holders[j] = slices.Clip(holders[j])
	}
	score := func(k int) error {
		m := &res.Matches[k]
		if m.Origin == Proposed && r.before != nil {
			if p := r.before[m.Mentee]; p.pair != nil && p.mentor == m.Mentor {
				m.Pair = r.scorer.Again(m.Mentee, m.Mentor, p.pair)
				return nil
			}
		}
		m.Pair = r.scorer.Pair(m.Mentee, m.Mentor)
		return nil
	}
	if err := parallel.Each(ctx, len(res.Matches), nil, score); err != nil {
		return nil, err
	}
	for k := range res.Matches {
		res.Total += int64(res.Matches[k].Pair.Points)
	}
	var err error
	res.Unmatched, err = r.unmatched(ctx, o.mentor, out, holders, progress)
	if err != nil {
		return nil, err
	}
	return res, nil
}
