package scoring

import (
	"cmp"
	"slices"

	"mentormatch/profiles"
)

// levelPoints are what a support is worth by its level: some help is half of
// what an expert gives, good help most of it.
var levelPoints = [...]int32{0, 5_000, 8_000, 10_000}

// Goals and supports are sorted by goal, each goal once.
type goal struct {
	id       int32
	priority int32
	place    int // in the profile
}

type support struct {
	id    int32
	level int32
}

// aims are a mentee's side of the criterion.
type aims struct {
	blank bool
	goals []goal
	names []string // by place
}

// offers are a mentor's side of the criterion.
type offers struct {
	blank    bool
	supports []support
}

// goals says how much of what the mentee works towards the mentor supports:
// the mean of what each support is worth by its level (some 50 %, good 80 %,
// expert 100 %), weighted by the priority of the goal.
//
//	new-occupation (5) supported at level 3, fatigue (3) at level 1,
//	disclosure (2) not at all: (5*10000 + 3*5000 + 2*0)/10 = 6500
//
// Where either side left the answer blank the points are neutral and there is
// no evidence; a mentee who answered "none" suits any mentor equally: neutral
// on full evidence. A mentor who answered "none" covers nothing.
func (s *Scorer) goals(a *aims, b *offers, t *trace) (points, evidence int32) {
	switch {
	case a.blank:
		return s.neutral, 0
	case len(a.goals) == 0:
		return s.neutral, profiles.MaxPoints
	case b.blank:
		return s.neutral, 0
	}
	var sum, priorities int64
	supports := b.supports
	for i := range a.goals {
		g := &a.goals[i]
		for len(supports) > 0 && supports[0].id < g.id {
			supports = supports[1:]
		}
		covered := int32(0)
		if len(supports) > 0 && supports[0].id == g.id {
			covered = levelPoints[supports[0].level]
		}
		sum += int64(g.priority) * int64(covered)
		priorities += int64(g.priority)
		if t != nil {
			t.places = append(t.places, g.place)
			t.items = append(t.items, Item{What: "goal", Mentee: a.names[g.place], Points: int(covered), Weight: int(g.priority)})
		}
	}
	return int32(mean(sum, priorities)), profiles.MaxPoints
}

// goalsReason says why, of what the criterion has compared, in the order of
// the mentee's profile.
func goalsReason(a *aims, b *offers, t *trace) Reason {
	switch {
	case !a.blank && len(a.goals) == 0:
		return Reason{Code: GoalsNothing}
	case a.blank || b.blank:
		return Reason{Code: GoalsUnknown, Args: Args{Blank: whose(a.blank, b.blank)}}
	}
	ordered := make([]Item, len(a.names))
	for i, place := range t.places {
		ordered[place] = t.items[i]
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
func (c *compiler) newAims(list []profiles.Goal) aims {
	a := aims{blank: list == nil}
	for i, g := range list {
		a.names = append(a.names, g.Goal)
		if g.Priority > 0 {
			a.goals = append(a.goals, goal{c.goals.id(g.Goal), int32(g.Priority), i})
		}
	}
	slices.SortStableFunc(a.goals, func(x, y goal) int {
		return cmp.Or(cmp.Compare(x.id, y.id), cmp.Compare(y.priority, x.priority))
	})
	a.goals = slices.CompactFunc(a.goals, func(x, y goal) bool { return x.id == y.id })
	return a
}

// newOffers reads a mentor's side. A support that is named twice counts once,
// at its higher level.
func (c *compiler) newOffers(list []profiles.Support) offers {
	b := offers{blank: list == nil}
	for _, s := range list {
		level := min(max(s.Level, 0), len(levelPoints)-1)
		b.supports = append(b.supports, support{c.goals.id(s.Goal), int32(level)})
	}
	slices.SortStableFunc(b.supports, func(x, y support) int {
		return cmp.Or(cmp.Compare(x.id, y.id), cmp.Compare(y.level, x.level))
	})
	b.supports = slices.CompactFunc(b.supports, func(x, y support) bool { return x.id == y.id })
	return b
}
