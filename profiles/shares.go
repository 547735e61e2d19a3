package profiles

import (
	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// Neutral is the points that a blank answer is worth in each criterion; each 0
// to 10 000.
type Neutral struct{ Disability, Occupation, Goals, Availability int }

// EvenNeutral is the same points in every criterion.
func EvenNeutral(points int) Neutral { return Neutral{points, points, points, points} }

// Shares are a programme's own judgements within each criterion: what half an
// answer is worth, in percent of a whole one, 0 to 100. None of them is a
// measurement.
type Shares struct {
	Disability   DisabilityShares
	Occupation   OccupationShares
	Goals        GoalShares
	Availability AvailabilityShares
}

// DisabilityShares say what a mentor's condition is worth to a mentee who has
// another, in percent of the same one.
type DisabilityShares struct {
	// Near: the mentor's is the broader term, so it may or may not be the
	// same; or both are kinds of one broader condition. Of causes alike.
	Near int
	// Category: both are of the same broad kind, such as two conditions of the
	// mind; the daily life differs, what others make of it does not. At most
	// Near.
	Category int
	// Cause: another condition of the same stated cause, such as an accident
	// at work: what happened is shared, what it left is not. Of a near cause it
	// is Near percent of this.
	Cause int
	// Severity says whether what is severe counts more than what is mild;
	// otherwise all that a mentee lives with counts alike.
	Severity bool
}

// OccupationShares say what having done the work that a mentee aims for is
// worth, in percent of doing it now.
type OccupationShares struct{ Held int }

// GoalShares say what a support is worth by its level, in percent of full
// marks, the lower level at most as much as the higher.
type GoalShares struct {
	Some, Good, Expert int // levels 1, 2 and 3
	// Priorities says whether a goal of high priority counts more than one of
	// low; otherwise all of a mentee's goals count alike.
	Priorities bool
}

// AvailabilityShares say how much of full marks a period earns when there is
// time for one meeting at all, in percent; the rest comes with the minutes
// that there are to choose from.
type AvailabilityShares struct{ Meeting int }

// DefaultShares put in an order what peers say matters: to have been through
// the same, then something like it, then something of its kind; to do the work
// now, and to know well what a mentee needs.
func DefaultShares() Shares {
	return Shares{
		Disability: DisabilityShares{Near: 60, Category: 30, Cause: 25, Severity: true},
		Occupation: OccupationShares{Held: 80},
		Goals:      GoalShares{Some: 50, Good: 80, Expert: 100, Priorities: true},
	}
}

var (
	occupationFields        = append(append([]string{}, occupationPartFields...), "held")
	disabilityShareFields   = []string{"near", "category", "cause", "severity"}
	goalShareFields         = []string{"some", "good", "expert", "priorities"}
	availabilityShareFields = []string{"meeting"}
)

// readNeutral reads one number for all criteria, or those of some.
func (s *Settings) readNeutral(v value) {
	if v.node.Kind == yaml.MappingNode {
		f, ok := v.fields(weightFields, nil)
		if !ok {
			return
		}
		n := &s.Neutral
		for i, points := range []*int{&n.Disability, &n.Occupation, &n.Goals, &n.Availability} {
			if v, ok := f.get(weightFields[i]); ok {
				*points, _ = v.hundredths()
			}
		}
		return
	}
	if points, ok := v.hundredths(); ok {
		s.Neutral = EvenNeutral(points)
	}
}

// readShares reads what the programme judges within the criteria.
func (s *Settings) readShares(f fields) {
	if v, ok := f.get("disability"); ok {
		if each, ok := v.fields(disabilityShareFields, nil); ok {
			d := &s.Shares.Disability
			each.percent("near", &d.Near)
			each.percent("category", &d.Category)
			each.percent("cause", &d.Cause)
			each.counts("severity", &d.Severity)
			if d.Category > d.Near {
				v.problem("shares-order", "a condition of the same kind is worth more than a near one", "",
					diag.Say("near is {near} and category is {category}: write category at most as high as near", "near", d.Near, "category", d.Category))
			}
		}
	}
	if v, ok := f.get("occupation"); ok {
		if each, ok := v.fields(occupationFields, nil); ok {
			o := &s.OccupationParts
			each.percent("held", &s.Shares.Occupation.Held)
			given := false
			for _, name := range occupationPartFields {
				_, has := each.get(name)
				given = given || has
			}
			if given {
				v.sharesOf(each, "all parts are 0, so nothing would count", occupationPartFields, &o.Background, &o.Target, &o.Returned)
			}
		}
	}
	if v, ok := f.get("goals"); ok {
		if each, ok := v.fields(goalShareFields, nil); ok {
			g := &s.Shares.Goals
			each.percent("some", &g.Some)
			each.percent("good", &g.Good)
			each.percent("expert", &g.Expert)
			each.counts("priorities", &g.Priorities)
			if g.Some > g.Good || g.Good > g.Expert {
				v.problem("shares-order", "a lower level of support is worth more than a higher one", "",
					diag.Say("some is {some}, good is {good} and expert is {expert}: write them in rising order", "some", g.Some, "good", g.Good, "expert", g.Expert))
			}
		}
	}
	if v, ok := f.get("availability"); ok {
		if each, ok := v.fields(availabilityShareFields, nil); ok {
			each.percent("meeting", &s.Shares.Availability.Meeting)
		}
	}
}

// counts reads whether something weighs.
func (f fields) counts(name string, weighs *bool) {
	if v, ok := f.get(name); ok {
		if word, ok := v.word("neither true nor false", "true", "false"); ok {
			*weighs = word == "true"
		}
	}
}
