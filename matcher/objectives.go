package matcher

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
	"mentormatch/profiles"
)

// ErrNoPrices says that a result has no prices in points, so that nothing can
// be priced by it: under Fair and Stable the total of points is not what counts.
var ErrNoPrices = errors.New("matcher: only coverage and quality weigh points against points, so only they have a price for each change")

// hasPrices reports whether a result under an objective is the best sum of
// points, so that points price every change of it.
func hasPrices(o profiles.Objective) bool { return o == profiles.Coverage || o == profiles.Quality }

// solve finds the best round by the objective, and proves it.
func (r *round) solve(ctx context.Context, progress func(done, of int)) (outcome, error) {
	if r.objective == profiles.Stable {
		o, err := r.stable(ctx)
		if err != nil {
			return outcome{}, err
		}
		return o, r.verifyStable(ctx, o)
	}
	problem, err := r.storedProblem(ctx)
	if err != nil {
		return outcome{}, err
	}
	if r.objective == profiles.Fair {
		solved, err := lap.Leximin(ctx, problem, lap.Options{Progress: progress})
		if err != nil {
			return outcome{}, err
		}
		o := r.outcome(solved.Most)
		o.proof.Levels = r.levels(solved.Levels)
		return o, nil
	}
	solved, err := lap.Solve(ctx, problem, lap.Options{Progress: progress, Choice: lap.FairestOptimum})
	if err != nil {
		return outcome{}, err
	}
	return r.outcome(solved), nil
}

// levels are those of the solver with people for rows and columns.
func (r *round) levels(solved []lap.Level) []Level {
	levels := make([]Level, len(solved))
	for k, from := range solved {
		to := Level{Points: int(-from.Cost), Out: from.Out, Free: from.Free}
		for _, x := range from.Rows {
			to.Mentees = append(to.Mentees, LevelPrice{r.rows[x.Index], x.Price})
		}
		slices.SortFunc(to.Mentees, byPerson)
		for _, x := range from.Columns {
			to.Mentors = append(to.Mentors, LevelPrice{x.Index, x.Price})
		}
		levels[k] = to
	}
	return levels
}

func byPerson(a, b LevelPrice) int { return cmp.Compare(a.Person, b.Person) }

// leximin is an outcome under Fair as the solver writes it.
func (r *round) leximin(o outcome) *lap.LeximinResult {
	most := r.solution(o)
	solved := &lap.LeximinResult{Column: most.Column, Assigned: most.Assigned, Total: most.Total, Most: most}
	row := make([]int, len(r.fixed))
	for k, i := range r.rows {
		row[i] = k
	}
	for _, from := range o.proof.Levels {
		to := lap.Level{Cost: -int64(from.Points), Out: from.Out, Free: from.Free}
		for _, x := range from.Mentees {
			to.Rows = append(to.Rows, lap.LevelPrice{Index: row[x.Person], Price: x.Price})
		}
		slices.SortFunc(to.Rows, func(a, b lap.LevelPrice) int { return cmp.Compare(a.Index, b.Index) })
		for _, x := range from.Mentors {
			to.Columns = append(to.Columns, lap.LevelPrice{Index: x.Person, Price: x.Price})
		}
		solved.Levels = append(solved.Levels, to)
	}
	return solved
}

func cloneLevels(levels []Level) []Level {
	levels = slices.Clone(levels)
	for k := range levels {
		levels[k].Mentees = slices.Clone(levels[k].Mentees)
		levels[k].Mentors = slices.Clone(levels[k].Mentors)
	}
	return levels
}

// levelShape checks all about levels that needs no points, so that they can be read.
func (c *checker) levelShape(p Proof) {
	if c.objective != profiles.Fair && len(p.Levels) > 0 {
		c.find("the proof has {levels}, and only {objective} has any", "levels", diag.Counted(len(p.Levels), "1 level", "{count} levels"), "objective", profiles.Fair)
		return
	}
	if c.objective == profiles.Stable {
		zero := p.OutPrice == 0
		for _, prices := range [][]int64{p.MenteePrice, p.MentorPrice} {
			zero = zero && !slices.ContainsFunc(prices, func(price int64) bool { return price != 0 })
		}
		if !zero {
			c.find("the proof has prices, and under {objective} every price is 0", "objective", profiles.Stable)
		}
	}
	for k, level := range p.Levels {
		if level.Points < 0 || level.Points > profiles.MaxPoints || k > 0 && level.Points <= p.Levels[k-1].Points {
			c.find("level {level} of the proof is of {points} points; they go up from 0 to {most}", "level", k+1, "points", level.Points, "most", profiles.MaxPoints)
		}
		for k, list := range []struct {
			text   diag.Message
			prices []LevelPrice
			people int
		}{
			{"the proof's level of {points} points has mentee {number} after {before}, of {all}", level.Mentees, len(c.fixed)},
			{"the proof's level of {points} points has mentor {number} after {before}, of {all}", level.Mentors, len(c.places)},
		} {
			last := -1
			for _, x := range list.prices {
				if x.Person <= last || x.Person >= list.people {
					c.find(list.text, "points", level.Points, "number", x.Person+1, "before", last+1, "all", list.people)
					break
				}
				last = x.Person
				if k == 0 && c.fixed[x.Person].decision != nil {
					c.find("mentee {mentee} is {origin}, and has a price at the level of {points} points", "mentee", c.mentee(x.Person), "origin", c.fixed[x.Person].origin.message(), "points", level.Points)
				}
			}
		}
	}
}
