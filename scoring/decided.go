package scoring

import (
	"slices"

	"mentormatch/profiles"
)

// Decided is the scorer of a programme with the same people, settings and day but
// other decisions, or mentors with other numbers of places. It is made in a small part
// of the time of [New], for people are as they were made ready before. The
// programme has the same mentees and mentors in the same order, whose profiles differ
// in Capacity alone.
func (s *Scorer) Decided(p *profiles.Programme) *Scorer {
	mentees, mentors := positions(p)
	t := &Scorer{
		programme:   p,
		on:          s.on,
		mentees:     s.mentees,
		mentors:     slices.Clone(s.mentors),
		relations:   relations(p, mentees, mentors),
		neutral:     s.neutral,
		levelPoints: s.levelPoints,
		causePoints: s.causePoints,
		heldPercent: s.heldPercent,
		conditions:  s.conditions,
		jobs:        s.jobs,
		edges:       s.edges,
		bitsSuffice: s.bitsSuffice,
		calendar:    s.calendar,
		zones:       s.zones,
		clusters:    s.clusters,
		meeting:     s.meeting,
		needed:      s.needed,
		columns:     s.columns,
	}
	for j := range t.mentors {
		t.mentors[j].capacity, t.mentors[j].approvals = p.Mentors[j].Capacity, 0
	}
	countApprovals(t.mentors, mentors, p.Decisions.Approvals)
	t.columns.modes = slices.Clone(s.columns.modes)
	for k, j := range t.columns.mentors {
		t.columns.modes[k] = t.mentors[j].openModes()
	}
	t.rows.New = func() any { return t.newRow() }
	return t
}

// positions are those of people by their ids.
func positions(p *profiles.Programme) (mentees, mentors map[string]int) {
	mentees, mentors = make(map[string]int, len(p.Mentees)), make(map[string]int, len(p.Mentors))
	for i := range p.Mentees {
		mentees[p.Mentees[i].ID] = i
	}
	for j := range p.Mentors {
		mentors[p.Mentors[j].ID] = j
	}
	return mentees, mentors
}
