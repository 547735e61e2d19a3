package matcher

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A Scenario is a programme with something changed, to see what would follow.
// The zero Scenario changes nothing.
type Scenario struct {
	Pins, Forbids []profiles.Decision // besides those of the programme
	Capacity      map[string]int      // places, by the id of a mentor
	Weights       *profiles.Weights   // nil: the programme's
	Without       []string            // ids of mentees and mentors who are left out, with every decision about them
	// With are people who join or have other profiles, and settings, applied in this
	// order before all else.
	With []profiles.Change
	// Unpins are pairs whose pins in the programme are set aside, and IgnorePins
	// sets all of those aside. Pins of the scenario stay.
	Unpins     []profiles.Decision
	IgnorePins bool
	// Objective and Minimum are as in Options; "" and nil mean those of the
	// round that is changed.
	Objective profiles.Objective
	Minimum   *int
}

// Apply makes the programme of the scenario; the given one stays as it is.
// Its error is about ids that nobody has, and about places and weights that
// cannot be.
func (c *Scenario) Apply(p *profiles.Programme) (*profiles.Programme, error) {
	for k := range c.With {
		p = c.With[k].Apply(p)
	}
	x := newIDs(p)
	q := *p
	if c.Weights != nil {
		w := *c.Weights
		if min(w.Disability, w.Occupation, w.Goals, w.Availability) < 0 || w == (profiles.Weights{}) {
			return nil, fmt.Errorf("matcher: the weights are %v; each is 0 or more, and at least one is above 0", w)
		}
		q.Settings.Weights = w
	}
	if len(c.Capacity) > 0 {
		q.Mentors = slices.Clone(p.Mentors)
		for id, places := range c.Capacity {
			j, known := x.mentors[id]
			switch {
			case !known:
				return nil, fmt.Errorf("matcher: no mentor is %q", id)
			case places < 0 || places > maxPlaces:
				return nil, fmt.Errorf("matcher: %s cannot have %d places; it can be 0 to %d", id, places, maxPlaces)
			}
			q.Mentors[j].Capacity = places
		}
	}
	pins, err := c.pinsKept(p)
	if err != nil {
		return nil, err
	}
	q.Decisions.Pins = slices.Concat(pins, c.Pins)
	q.Decisions.Forbids = slices.Concat(p.Decisions.Forbids, c.Forbids)
	if len(c.Without) > 0 {
		gone := make(map[string]bool)
		for _, id := range c.Without {
			_, mentee := x.mentees[id]
			if _, mentor := x.mentors[id]; !mentee && !mentor {
				return nil, fmt.Errorf("matcher: nobody is %q", id)
			}
			gone[id] = true
		}
		leave(&q, gone)
	}
	return &q, nil
}

// pinsKept are the pins of a programme that the scenario does not set aside.
func (c *Scenario) pinsKept(p *profiles.Programme) ([]profiles.Decision, error) {
	pins := p.Decisions.Pins
	for _, d := range c.Unpins {
		isPair := func(x profiles.Decision) bool { return x.Mentee == d.Mentee && x.Mentor == d.Mentor }
		if !slices.ContainsFunc(p.Decisions.Pins, isPair) {
			return nil, fmt.Errorf("matcher: %s and %s are not pinned", d.Mentee, d.Mentor)
		}
		pins = slices.DeleteFunc(slices.Clone(pins), isPair)
	}
	if c.IgnorePins {
		return nil, nil
	}
	return pins, nil
}

// maxPlaces is the most that a profile can give a mentor.
const maxPlaces = 1000

// leave takes people out of a programme, and the decisions about them.
func leave(p *profiles.Programme, gone map[string]bool) {
	p.Mentees = slices.DeleteFunc(slices.Clone(p.Mentees), func(m profiles.Mentee) bool { return gone[m.ID] })
	p.Mentors = slices.DeleteFunc(slices.Clone(p.Mentors), func(m profiles.Mentor) bool { return gone[m.ID] })
	d := &p.Decisions
	for _, list := range []*[]profiles.Decision{&d.Pins, &d.Forbids, &d.Approvals, &d.Declines, &d.Holds} {
		*list = slices.DeleteFunc(slices.Clone(*list), func(x profiles.Decision) bool { return gone[x.Mentee] || gone[x.Mentor] })
	}
}

// WhatIf finds and proves the best round of a scenario, as [Study.WhatIf] does, of a result
// that is asked about once.
func WhatIf(ctx context.Context, s *scoring.Scorer, base *Result, c Scenario) (*scoring.Scorer, *Result, error) {
	y, err := NewStudy(s, base)
	if err != nil {
		return nil, nil, err
	}
	return y.WhatIf(ctx, c)
}

// WhatIf finds and proves the best round of a scenario. It returns that round with the
// scorer of the changed programme.
//
// Its pairs are those that Match finds for the changed programme, chosen by
// the same rule of rounds that are equally good. It starts from the result's prices, as [lap.Resolve]
// documents, and from what pairs have scored, as [scoring.Scorer.Changed] does: every pair is looked at
// again, for the proof and the choice, and none is scored again but those of who has joined or changed.
// Other settings than weights, objective and minimum have all pairs scored. BenchmarkWhatIf measures
// scenarios beside a fresh round.
//
// The error is that of Apply; a *PinError when pins cannot be met; one about
// the options; or the context's.
func (y *Study) WhatIf(ctx context.Context, c Scenario) (*scoring.Scorer, *Result, error) {
	p, err := c.Apply(y.scorer.Programme())
	if err != nil {
		return nil, nil, err
	}
	objective, minimum := c.task(y.scorer.Programme(), p, y.base)
	if wrong := wrongTask(objective, minimum); wrong != nil {
		return nil, nil, diag.Wrong(wrong[0])
	}
	changed := y.scorer.Changed(p, c.With)
	after, err := newRound(changed, objective, minimum)
	if err != nil {
		return nil, nil, err
	}
	if err := after.keep(y.base.Keep); err != nil {
		return nil, nil, err
	}
	m := newMoved(y.round, after)
	after.before = y.lookedAt(&c, m)
	found, err := y.find(ctx, &c, after, m)
	if err != nil {
		return nil, nil, err
	}
	res, err := after.assemble(ctx, found, nil)
	if err != nil {
		return nil, nil, err
	}
	return changed, res, nil
}

// task is the objective and the minimum of the changed round: those of the scenario
// or, where it gives none, of settings that it changes, or of the round before.
func (c *Scenario) task(before, after *profiles.Programme, base *Result) (profiles.Objective, int) {
	objective, minimum := base.Objective, base.Minimum
	if after.Settings.Objective != before.Settings.Objective {
		objective = after.Settings.Objective
	}
	if after.Settings.Minimum != before.Settings.Minimum {
		minimum = after.Settings.Minimum
	}
	if c.Minimum != nil {
		minimum = *c.Minimum
	}
	return cmp.Or(c.Objective, objective), minimum
}
