package report

import (
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// A Comparison is the rounds of one programme under several objectives, side by
// side. Make it with [NewComparison].
type Comparison struct {
	of     []ObjectiveRound
	first  *Run
	rounds []comparedRound
	groups []*partition
}

// An ObjectiveRound is the round under one objective.
type ObjectiveRound struct {
	Run      *Run
	Blocking int // pairs who would both have more points together
}

// A comparedRound is what is told of one objective, whatever the format.
type comparedRound struct {
	objective profiles.Objective
	own       bool // it is the programme's
	run       *Run
	matched   int
	total     int64
	// worst and best are the proposed pairs with the fewest and most points, the
	// first of several; nil when nobody is proposed. Pairs that decisions fix are the
	// same under every objective.
	worst, best *matcher.Matched
	blocking    int
}

// NewComparison puts rounds of one programme side by side, at least one. It
// counts people by group as far as small cells allow: see smallCell.
func NewComparison(rounds []ObjectiveRound) *Comparison {
	c := &Comparison{of: rounds, first: rounds[0].Run}
	for _, from := range rounds {
		result := from.Run.Result
		r := comparedRound{
			objective: result.Objective, own: result.Objective == c.first.programme().Settings.Objective,
			run: from.Run, matched: len(result.Matches), total: result.Total, blocking: from.Blocking,
		}
		for k := range result.Matches {
			m := &result.Matches[k]
			if m.Origin != matcher.Proposed {
				continue
			}
			if r.worst == nil || m.Pair.Points < r.worst.Pair.Points {
				r.worst = m
			}
			if r.best == nil || m.Pair.Points > r.best.Pair.Points {
				r.best = m
			}
		}
		c.rounds = append(c.rounds, r)
	}
	c.groups = []*partition{
		newPartition("language", c.rounds, func(m *profiles.Mentee) string {
			if len(m.Languages) == 0 {
				return ""
			}
			return m.Languages[0].Tag
		}, c.first.words().language),
		newPartition("disability", c.rounds, c.first.words().disabilityGroup, func(group string) string { return group }),
	}
	return c
}

// mean is the points of a match on average, rounded to the nearest.
func mean(total int64, matched int) int64 {
	if matched == 0 {
		return 0
	}
	return (2*total + int64(matched)) / (2 * int64(matched))
}

// spread is by how many points the best proposed pair is above the worst.
func (r *comparedRound) spread() int {
	if r.worst == nil {
		return 0
	}
	return r.best.Pair.Points - r.worst.Pair.Points
}

// under is the round under an objective; nil when it is not among those compared.
func (c *Comparison) under(o profiles.Objective) *comparedRound {
	for k := range c.rounds {
		if c.rounds[k].objective == o {
			return &c.rounds[k]
		}
	}
	return nil
}

// forPrograms is the same comparison in English.
func (c *Comparison) forPrograms() *Comparison {
	var rounds []ObjectiveRound
	for _, r := range c.of {
		rounds = append(rounds, ObjectiveRound{Run: r.Run.forPrograms(), Blocking: r.Blocking})
	}
	return NewComparison(rounds)
}
