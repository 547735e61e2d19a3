package matcher

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
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
// the same rule of rounds that are equally good. With nothing but pins, forbids and
// places it starts from the result's prices, as [lap.Resolve]
// documents, and from the points that are stored: every pair is looked at again, for the proof and
// the choice, and none is scored again. BenchmarkWhatIf measures it beside a fresh round.
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
	var changed *scoring.Scorer
	if c.keepsPoints() {
		changed = y.scorer.Decided(p)
	} else {
		changed = scoring.New(p, y.scorer.On())
	}
	after, err := newRound(changed, objective, minimum)
	if err != nil {
		return nil, nil, err
	}
	if err := after.keep(y.base.Keep); err != nil {
		return nil, nil, err
	}
	if c.keepsPoints() {
		after.before = y.base
	}
	found, err := y.find(ctx, &c, after)
	if err != nil {
		return nil, nil, err
	}
	res, err := after.assemble(ctx, found, nil)
	if err != nil {
		return nil, nil, err
	}
	return changed, res, nil
}

// find finds the round after a scenario: anew where one of the two objectives has no prices to go on from.
func (y *Study) find(ctx context.Context, c *Scenario, after *round) (outcome, error) {
	if !hasPrices(y.round.objective) || !hasPrices(after.objective) {
		return after.solve(ctx, nil)
	}
	solved, err := y.solve(ctx, c, after)
	if err != nil {
		return outcome{}, err
	}
	return after.outcome(solved), nil
}

// solve solves the round after a scenario: from the one before and with the costs that are stored, where
// pairs score what they did. The choice among the best rounds makes both ways the same.
func (y *Study) solve(ctx context.Context, c *Scenario, after *round) (*lap.Result, error) {
	problem := after.problem()
	if c.keepsPoints() && after.floor() == y.round.floor() && after.goal() == y.round.goal() && !y.opens(after) {
		stored, err := y.store(ctx)
		if err != nil {
			return nil, err
		}
		if stored != nil {
			if problem, err = y.problem(stored, c, after); err != nil {
				return nil, err
			}
			return y.resume(ctx, problem, c.changes(y.round, after))
		}
	}
	changes := c.changes(y.round, after)
	if !changes.Narrowed {
		// Finding the way from the round before would score more pairs than starting anew.
		return lap.Solve(ctx, problem, lap.Options{Choice: lap.FairestOptimum})
	}
	return y.resume(ctx, problem, changes)
}

// resume solves a problem from the round before.
func (y *Study) resume(ctx context.Context, p lap.Problem, changes lap.Changes) (*lap.Result, error) {
	solved, err := lap.Resolve(ctx, p, y.solved, changes, lap.Options{})
	if err != nil {
		return nil, err
	}
	return lap.Fairest(ctx, p, solved, lap.Options{})
}

// opens reports whether a mentor who may have been full before has more places after: then pairs
// are allowed that were not.
func (y *Study) opens(after *round) bool {
	for j, places := range y.round.places {
		if places == 0 && after.programme.Mentors[j].Capacity > y.round.programme.Mentors[j].Capacity {
			return true
		}
	}
	return false
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

// keepsPoints reports whether every pair that stays allowed scores what it did.
// Points of others can move when a person leaves whom they wish for.
func (c *Scenario) keepsPoints() bool {
	return c.Weights == nil && len(c.Without) == 0 && len(c.With) == 0
}

// changes says how the problem of the scenario came from the one before.
func (c *Scenario) changes(before, after *round) lap.Changes {
	changes := lap.Changes{
		Row:      make([]int, len(after.rows)),
		Column:   make([]int, len(after.places)),
		Narrowed: c.keepsPoints() && after.objective == before.objective && after.minimum == before.minimum,
	}
	was := newIDs(before.programme)
	row := make(map[int]int, len(before.rows))
	for k, i := range before.rows {
		row[i] = k
	}
	forbidden := make(map[string]bool)
	for _, d := range c.Forbids {
		forbidden[d.Mentee] = true
	}
	for k, i := range after.rows {
		id := after.programme.Mentees[i].ID
		old := -1
		if i, known := was.mentees[id]; known {
			if k, known := row[i]; known {
				old = k
			}
		}
		changes.Row[k] = old
		changes.Narrowed = changes.Narrowed && old >= 0
		if forbidden[id] {
			changes.Changed = append(changes.Changed, k)
		}
	}
	for j := range after.places {
		old, known := was.mentors[after.programme.Mentors[j].ID]
		if !known {
			old = -1
		}
		changes.Column[j] = old
		changes.Narrowed = changes.Narrowed && known && after.places[j] <= before.places[old]
	}
	return changes
}
