package matcher

import (
	"cmp"
	"context"
	"slices"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// places tries one more place with the mentors whose places have the highest prices, and then with
// those who have no place left to propose, whose prices say nothing: those first whom most who are
// not matched could have. Any other price of 0 proves that one more would gain nothing. Under an
// objective without prices it is whoever is full.
func (f *gapFinder) places(ctx context.Context) error {
	var list []int
	priced := hasPrices(f.base.Objective)
	for j, load := range f.base.Loads {
		if load.Price > 0 || f.round.places[j] == 0 || !priced && f.free(j) == 0 {
			list = append(list, j)
		}
	}
	wanted := f.wanted()
	slices.SortStableFunc(list, func(a, b int) int {
		return cmp.Or(cmp.Compare(f.base.Loads[b].Price, f.base.Loads[a].Price), cmp.Compare(wanted[b], wanted[a]))
	})
	list = list[:min(len(list), f.opt.Most)]
	for k, j := range list {
		f.progress("trying one more place", k, len(list))
		m := &f.programme.Mentors[j]
		w := Worth{Mentor: j, Like: -1, Price: f.base.Loads[j].Price}
		if err := f.try(ctx, &w, Scenario{Capacity: map[string]int{m.ID: min(m.Capacity+1, maxPlaces)}}); err != nil {
			return err
		}
		f.gaps.Places = append(f.gaps.Places, w)
	}
	best(f.gaps.Places)
	return nil
}

// wanted counts for each mentor the mentees who are not matched and could have the mentor.
func (f *gapFinder) wanted() []int {
	n, floor := make([]int, len(f.base.Loads)), int(f.round.floor())
	for k := range f.base.Unmatched {
		for _, a := range f.base.Unmatched[k].Allowed {
			if a.Points >= floor {
				n[a.Mentor]++
			}
		}
	}
	return n
}

func (f *gapFinder) progress(stage string, done, of int) {
	if f.opt.Progress != nil {
		f.opt.Progress(stage, done, of)
	}
}

// try finds what a scenario gains.
func (f *gapFinder) try(ctx context.Context, w *Worth, c Scenario) error {
	_, res, err := f.WhatIf(ctx, c)
	if err != nil {
		return err
	}
	w.Matched, w.Points = len(res.Matches)-len(f.base.Matches), res.Total-f.base.Total
	return nil
}

// best puts what gains most first.
func best(list []Worth) {
	slices.SortStableFunc(list, func(a, b Worth) int {
		return cmp.Or(cmp.Compare(b.Matched, a.Matched), cmp.Compare(b.Points, a.Points))
	})
}

// mostLike is of how many mentees a mentor is thought of who suits them.
const mostLike = 400

// mentors tries further mentors, each like what one of the needy asks for. They are chosen so that together
// they suit as many of the needy as so few can: each the one who suits most whom those before
// do not.
func (f *gapFinder) mentors(ctx context.Context) error {
	like := f.needy
	if len(f.gaps.Unmatched) > 0 {
		like = f.gaps.Unmatched
	}
	like = like[:min(len(like), mostLike)]
	suits, err := f.suiting(ctx, like)
	if err != nil {
		return err
	}
	covered := make(map[int]bool)
	used := make([]bool, len(like))
	for len(f.gaps.Mentors) < f.opt.Most {
		at, gain := -1, 0
		for k := range like {
			n := 0
			for _, i := range suits[k] {
				if !covered[i] {
					n++
				}
			}
			if !used[k] && n > gain {
				at, gain = k, n
			}
		}
		if at < 0 {
			break
		}
		used[at] = true
		for _, i := range suits[at] {
			covered[i] = true
		}
		f.gaps.Mentors = append(f.gaps.Mentors, Worth{Mentor: -1, Like: like[at], Suits: suits[at]})
	}
	for k := range f.gaps.Mentors {
		w := &f.gaps.Mentors[k]
		f.progress("trying one more mentor", k, len(f.gaps.Mentors))
		further := []profiles.Change{{Mentors: []profiles.Mentor{f.suited(w.Like)}}}
		if err := f.try(ctx, w, Scenario{With: further}); err != nil {
			return err
		}
	}
	best(f.gaps.Mentors)
	return nil
}

// suiting finds the needy whom a mentor like each of some mentees could have.
func (f *gapFinder) suiting(ctx context.Context, like []int) ([][]int, error) {
	p := *f.programme
	p.Mentors, p.Mentees, p.Decisions = nil, nil, profiles.Decisions{}
	for _, i := range like {
		p.Mentors = append(p.Mentors, f.suited(i))
	}
	for _, i := range f.needy {
		p.Mentees = append(p.Mentees, f.programme.Mentees[i])
	}
	s, floor := scoring.New(&p, f.scorer.On()), f.round.floor()
	rows := make([][]int32, len(f.needy))
	err := parallel.Each(ctx, len(rows), nil, func(row int) error {
		rows[row] = make([]int32, len(like))
		s.Row(row, rows[row])
		return nil
	})
	if err != nil {
		return nil, err
	}
	suits := make([][]int, len(like))
	for row, points := range rows {
		for k, n := range points {
			if n != scoring.NotAllowed && n >= floor {
				suits[k] = append(suits[k], f.needy[row])
			}
		}
	}
	return suits, nil
}

// suited is a mentor with one place who is what a mentee asks for. No profile can have
// its id.
func (f *gapFinder) suited(i int) profiles.Mentor {
	m := &f.programme.Mentees[i]
	on := f.scorer.On()
	r := profiles.Mentor{
		Person: profiles.Person{
			ID: "like " + m.ID, Name: "like " + m.ID,
			Languages: m.Languages, Meet: m.Meet, Place: m.Place, Availability: m.Availability,
			Gender: cmp.Or(m.Require.Gender, m.Prefer.Gender),
		},
		Capacity: 1,
		Held:     m.Held,
		Returned: profiles.Return{Answered: true, Returned: true, On: on.AddMonths(-longAgo)},
		Training: &profiles.Credential{}, Clearance: &profiles.Credential{},
	}
	if len(m.Require.Languages) > 0 {
		r.Languages = slices.Concat(m.Languages, m.Require.Languages)
	}
	for _, e := range m.Disability {
		e.Since = on.AddMonths(-max(longAgo, f.programme.Settings.LivedExperienceMonths))
		r.LivedExperience = append(r.LivedExperience, e)
	}
	for _, g := range m.Goals {
		r.Supports = append(r.Supports, profiles.Support{Goal: g.Goal, Level: 3})
	}
	if len(m.Target) > 0 {
		current := m.Target[0]
		r.Current = &current
	}
	return r
}

// longAgo is how many months ago such a mentor has gone back to work.
const longAgo = 60
