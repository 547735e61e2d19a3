package scoring

import (
	"cmp"
	"slices"

	"mentormatch/profiles"
)

// A goal of a mentee. Each goal stands once.
type goal struct {
	id       uint32
	priority int32
	place    int32    // in the profile
	worth    [4]int32 // by level: priority times points of the level
}

// aims are a mentee's side of the criterion.
type aims struct {
	blank      bool
	goals      []goal
	priorities rounder // their sum
}

// offers are a mentor's side of the criterion: the level of every goal, two
// bits each.
type offers struct {
	blank  bool
	levels []uint64
}

// mostLevel is the highest level of a support.
const mostLevel = 3

// goalsPerWord is how many goals have their levels in one word.
const goalsPerWord = 32

// level is the level at which a goal is supported; 0 when it is not.
func level(levels []uint64, goal uint32) uint64 {
	return levels[goal/goalsPerWord] >> (2 * (goal % goalsPerWord)) & 3
}

// goals says how much of what the mentee works towards the mentor supports:
// the mean of what each support is worth by its level, weighted by the priority
// of the goal. By default some help is half of what an expert gives, good help
// 80 %; see [profiles.GoalShares], which also says whether priorities weigh.
//
//	new-occupation (5) supported at level 3, fatigue (3) at level 1,
//	disclosure (2) not at all: (5*10000 + 3*5000 + 2*0)/10 = 6500
//
// Where either side left the answer blank the points are neutral and there is
// no evidence; a mentee who answered "none" suits any mentor equally: neutral
// on full evidence. A mentor who answered "none" covers nothing.
//
// Source of the weighted mean: goal attainment scaling, in which each goal of a
// person in rehabilitation weighs by its importance (Turner-Stokes 2009,
// doi:10.1177/0269215508101742). That measures what was attained, in standard
// scores; here the weights say how much of it somebody could help with, so the
// levels are those of the support.
func (s *Scorer) goals(a *aims, b *offers, t *trace) (points, evidence int32) {
	switch {
	case a.blank:
		return s.neutral[Goals], 0
	case len(a.goals) == 0:
		return s.neutral[Goals], profiles.MaxPoints
	case b.blank:
		return s.neutral[Goals], 0
	}
	if t != nil {
		for _, g := range a.goals {
			t.places = append(t.places, int(g.place))
			t.items = append(t.items, Item{What: "goal", Points: int(s.levelPoints[level(b.levels, g.id)]), Weight: int(g.priority)})
		}
	}
	return int32(a.priorities.mean(a.covered(b.levels))), profiles.MaxPoints
}

// covered is the sum of priority times what the support is worth.
func (a *aims) covered(levels []uint64) (sum int64) {
	for i := range a.goals {
		g := &a.goals[i]
		sum += int64(g.worth[level(levels, g.id)])
	}
	return sum
}

// goalsReason says why, of what the criterion has compared, in the order of
// the mentee's profile.
func goalsReason(a *aims, b *offers, list []profiles.Goal, t *trace) Reason {
	switch {
	case !a.blank && len(a.goals) == 0:
		return Reason{Code: GoalsNothing}
	case a.blank || b.blank:
		return Reason{Code: GoalsUnknown, Args: Args{Blank: whose(a.blank, b.blank)}}
	}
	ordered := make([]Item, len(list))
	for i, place := range t.places {
		ordered[place] = t.items[i]
		ordered[place].Mentee = list[place].Goal
	}
	args := Args{Of: len(a.goals)}
	for _, item := range ordered {
		switch {
		case item.Weight == 0: // named twice: its greater priority stands elsewhere
		case item.Points == 0:
			args.Missing = append(args.Missing, item)
		default:
			item.Mentor = item.Mentee
			args.Items = append(args.Items, item)
		}
	}
	args.Count = len(args.Items)
	return Reason{Code: GoalsCompared, Args: args}
}

// newAims reads a mentee's side. A goal that is named twice counts once, at
// its greater priority.
func (w *worker) newAims(list []profiles.Goal) aims {
	made := w.goals[:0]
	sum := int64(0)
	points, weigh := levelPointsOf(&w.programme.Settings), w.programme.Settings.Shares.Goals.Priorities
	for i, g := range list {
		if g.Priority > 0 {
			each := goal{id: uint32(w.names.goals.of(g.Goal)), priority: 1, place: int32(i)}
			if weigh {
				each.priority = int32(g.Priority)
			}
			for level, points := range points {
				each.worth[level] = each.priority * points
			}
			made = append(made, each)
		}
	}
	slices.SortStableFunc(made, func(x, y goal) int {
		return cmp.Or(cmp.Compare(x.id, y.id), cmp.Compare(y.priority, x.priority))
	})
	made = slices.CompactFunc(made, func(x, y goal) bool { return x.id == y.id })
	for _, g := range made {
		sum += int64(g.priority)
	}
	w.goals = made
	a := aims{blank: list == nil, goals: w.keptGoals.keep(made)}
	if sum > 0 {
		a.priorities = newRounder(sum)
	}
	return a
}

// newOffers reads a mentor's side. A support that is named twice counts once,
// at its higher level.
func (w *worker) newOffers(list []profiles.Support) offers {
	b := offers{blank: list == nil, levels: make([]uint64, w.names.goals.count()/goalsPerWord+1)}
	for _, s := range list {
		id := uint32(w.names.goals.of(s.Goal))
		if better := uint64(min(max(s.Level, 0), mostLevel)); better > level(b.levels, id) {
			shift := 2 * (id % goalsPerWord)
			b.levels[id/goalsPerWord] = b.levels[id/goalsPerWord]&^(3<<shift) | better<<shift
		}
	}
	return b
}
