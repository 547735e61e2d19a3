package matcher

import (
	"context"
	"fmt"
	"slices"

	"mentormatch/matcher/lap"
)

// find finds the round after a scenario: anew where one of the two objectives has no prices to go on from.
func (y *Study) find(ctx context.Context, c *Scenario, after *round, m moved) (outcome, error) {
	if !hasPrices(y.round.objective) || !hasPrices(after.objective) {
		return after.solve(ctx, nil)
	}
	if y.keepsPoints(c, after, m) {
		stored, err := y.store(ctx)
		if err != nil {
			return outcome{}, err
		}
		if stored != nil {
			solved, err := y.edit(ctx, stored, c, after, m)
			if err != nil {
				return outcome{}, err
			}
			return after.outcome(solved), nil
		}
	}
	solved, err := y.again(ctx, c, after, m)
	if err != nil {
		return outcome{}, err
	}
	return after.outcome(solved), nil
}

// keepsPoints reports whether the pairs of the round after are some of those before,
// and cost what they did.
func (y *Study) keepsPoints(c *Scenario, after *round, m moved) bool {
	if c.Weights != nil || len(c.With) > 0 || after.floor() != y.round.floor() || after.goal() != y.round.goal() {
		return false
	}
	// Of a mentor who may have been full before and is not after, pairs are allowed that were not.
	for j, places := range after.places {
		was := m.mentorWas[j]
		if y.round.places[was] == 0 && places > 0 {
			return false
		}
	}
	return true
}

// edit solves a round that is the one before with people, places and pairs taken away, or with other
// numbers of places. It starts from the prices before, and scores nobody.
func (y *Study) edit(ctx context.Context, stored *storedCosts, c *Scenario, after *round, m moved) (*lap.Result, error) {
	p, err := y.edited(stored, c, after, m)
	if err != nil {
		return nil, err
	}
	changes := y.changes(after, m)
	y.narrow(&changes, c, after, m)
	changes.Column = nil // they are those before: who has left has no place
	solved, err := y.resume(ctx, p, changes)
	if err != nil {
		return nil, err
	}
	prices := make([]int64, len(after.places))
	for j, was := range m.mentorWas {
		prices[j] = solved.ColumnPrice[was]
	}
	solved.ColumnPrice = prices
	for row, was := range solved.Column {
		if was >= 0 {
			solved.Column[row] = m.mentorNow[was]
		}
	}
	return solved, nil
}

// edited is the problem of such a round, with the mentors before for columns. It reads no row.
func (y *Study) edited(stored *storedCosts, c *Scenario, after *round, m moved) (lap.Problem, error) {
	e := lap.Edit{Capacity: make([]int, len(y.round.places))}
	for j, now := range m.mentorNow {
		if now >= 0 {
			e.Capacity[j] = after.places[now]
		}
	}
	row := make([]int, len(stored.order))
	for k, i := range stored.order {
		row[i] = k
		if now := m.menteeNow[i]; now < 0 || after.fixed[now].decision != nil {
			e.Without = append(e.Without, k)
		}
	}
	x := y.round.ids
	for _, d := range c.Forbids {
		i, isMentee := x.mentees[d.Mentee]
		j, isMentor := x.mentors[d.Mentor]
		if isMentee && isMentor {
			e.Forbidden = append(e.Forbidden, [2]int{row[i], j})
		}
	}
	p, _, err := e.Apply(lap.Problem{Costs: stored.costs, Capacity: slices.Repeat([]int{maxPlaces}, len(e.Capacity)), Goal: after.goal()})
	if err != nil {
		return lap.Problem{}, fmt.Errorf("matcher: %w", err)
	}
	return p, nil
}

// changes says how the rows and columns of a round came from those before.
func (y *Study) changes(after *round, m moved) lap.Changes {
	changes := lap.Changes{Row: make([]int, len(after.rows)), Column: m.mentorWas}
	row := make([]int, len(y.round.fixed))
	for i := range row {
		row[i] = -1
	}
	for k, i := range y.round.rows {
		row[i] = k
	}
	for k, i := range after.rows {
		changes.Row[k] = -1
		if was := m.menteeWas[i]; was >= 0 {
			changes.Row[k] = row[was]
		}
	}
	return changes
}

// narrow completes the changes of a round that keeps the points of the one before.
func (y *Study) narrow(changes *lap.Changes, c *Scenario, after *round, m moved) {
	changes.Narrowed = !slices.Contains(changes.Row, -1)
	for j, was := range m.mentorWas {
		changes.Narrowed = changes.Narrowed && after.places[j] <= y.round.places[was]
	}
	forbidden := make(map[string]bool)
	for _, d := range c.Forbids {
		forbidden[d.Mentee] = true
	}
	for row, i := range after.rows {
		if forbidden[after.programme.Mentees[i].ID] {
			changes.Changed = append(changes.Changed, row)
		}
	}
}

// again solves a round whose pairs may cost anything else.
func (y *Study) again(ctx context.Context, c *Scenario, after *round, m moved) (*lap.Result, error) {
	changes := y.changes(after, m)
	if !y.scorer.Remembers() {
		// Too many to store: only where rows need not be read is it faster to start from the prices before.
		if y.keepsPoints(c, after, m) {
			if y.narrow(&changes, c, after, m); changes.Narrowed {
				return y.resume(ctx, after.problem(), changes)
			}
		}
		return lap.Solve(ctx, after.problem(), lap.Options{Choice: lap.FairestOptimum})
	}
	problem, err := after.storedProblem(ctx)
	if err != nil {
		return nil, err
	}
	if after.programme.Settings.Weights != y.round.programme.Settings.Weights {
		// Prices of other weights are a bad start: solving takes two thirds of the time of going on from
		// them, and a quarter of that of making all points.
		return lap.Solve(ctx, problem, lap.Options{Choice: lap.FairestOptimum})
	}
	return y.resume(ctx, problem, changes)
}

// resume solves a problem from the round before. The choice among the best rounds is that of
// solving anew.
func (y *Study) resume(ctx context.Context, p lap.Problem, changes lap.Changes) (*lap.Result, error) {
	return lap.Resolve(ctx, p, y.solved, changes, lap.Options{Choice: lap.FairestOptimum})
}
