package scoring

import (
	"math"
	"slices"
	"strings"
	"testing"

	"mentormatch/profiles"
)

// The oracle scores a pair straight from the profiles: with strings, maps,
// floats and a bit for every minute, and without any of the Scorer's own
// tables.
type oracle struct {
	p  *profiles.Programme
	on profiles.Date
}

// TestOracle holds the Scorer to the oracle.
func TestOracle(t *testing.T) {
	for seed := range uint64(25) {
		p := newMaker(1000+seed).programme(14, 14)
		s, o := New(p, testDay), oracle{p, testDay}
		for i := range p.Mentees {
			for j := range p.Mentors {
				pair := s.Pair(i, j)
				points, evidence, rules := o.pair(i, j)
				weights, total := o.weights(&p.Mentees[i]), 0.0
				for c := range NumCriteria {
					total += weights[c] * float64(points[c])
				}
				if want := round(total); pair.Points != want {
					t.Errorf("seed %d, pair %d %d: %d points, oracle %v by %v", seed, i, j, pair.Points, total, weights)
				}
				for c := range NumCriteria {
					if pair.Parts[c].Points != points[c] || pair.Parts[c].Evidence != evidence[c] {
						t.Errorf("seed %d, pair %d %d, %v: %+v, oracle %d on %d", seed, i, j, Criterion(c), pair.Parts[c], points[c], evidence[c])
					}
				}
				if got := s.Bars(i, j); !slices.Equal(got, rules) {
					t.Errorf("seed %d, pair %d %d: barred by %v, oracle %v", seed, i, j, got, rules)
				}
				if t.Failed() {
					t.Logf("%+v\n%+v\n%+v", p.Mentees[i], p.Mentors[j], p.Settings)
					return
				}
			}
		}
	}
}

func (o oracle) pair(i, j int) (points, evidence [NumCriteria]int, rules []Rule) {
	a, b := &o.p.Mentees[i], &o.p.Mentors[j]
	points[Disability], evidence[Disability] = o.disability(a.Disability, b.LivedExperience)
	points[Occupation], evidence[Occupation] = o.occupation(a, b)
	points[Goals], evidence[Goals] = o.goals(a.Goals, b.Supports)
	bars := map[Rule]bool{}
	modes := o.modes(&a.Person, &b.Person, bars)
	var meetings bool
	points[Availability], evidence[Availability], meetings = o.availability(&a.Person, o.paused(b), modes)
	bars["time"] = evidence[Availability] > 0 && !meetings
	o.rules(a, b, bars)
	for _, r := range Rules {
		if bars[r] {
			rules = append(rules, r)
		}
	}
	s := o.p.Settings.Wishes
	for c := range points {
		points[c] = o.wish(&a.Prefer, &a.Person, &b.Person, s.Mentee, points[c])
		points[c] = o.wish(&b.Prefer, &b.Person, &a.Person, s.Mentor, points[c])
	}
	return points, evidence, rules
}

func round(x float64) int { return int(math.Floor(x + 0.5)) }

// prefix compares codes cut to the given lengths.
func prefix(mentee, mentor string, lengths []int) int {
	levels, shared, same := 0, 0, true
	for _, n := range lengths {
		if len(mentee) >= n {
			levels++
			same = same && len(mentor) >= n && mentee[:n] == mentor[:n]
			if same {
				shared++
			}
		}
	}
	return round(10000 * float64(shared) / float64(levels))
}

func (o oracle) disability(need, has []profiles.Experience) (int, int) {
	neutral, shares := o.p.Settings.Neutral.Disability, o.p.Settings.Shares.Disability
	if need == nil {
		return neutral, 0
	}
	type thing struct{ kind, name, cause string }
	weights := map[thing]int{}
	named := false
	for _, e := range need {
		severity := 0
		for _, f := range e.Functions {
			named = true
			severity = max(severity, f.Qualifier)
			if f.Qualifier > 0 {
				k := thing{"function", f.Code, ""}
				weights[k] = max(weights[k], f.Qualifier)
			}
		}
		if severity == 0 {
			severity = 2
		}
		if e.Cause == "unknown-cause" {
			e.Cause = ""
		}
		k := thing{"condition", e.Condition, e.Cause}
		if e.Condition == "" {
			k = thing{"cause", e.Cause, e.Cause}
		}
		if k.name != "" {
			named = true
			weights[k] = max(weights[k], severity)
		}
	}
	switch {
	case len(weights) == 0 && (named || len(need) == 0):
		return neutral, 10000
	case len(weights) == 0, has == nil, len(has) > 0 && !slices.ContainsFunc(has, says):
		return neutral, 0
	}
	sum, known, weight := 0, 0, 0
	for k, w := range weights {
		if !shares.Severity {
			w = 1
		}
		dated, undated := 0, 0
		for _, e := range has {
			best, perhaps := 0, 0
			for _, f := range e.Functions {
				if k.kind == "function" && f.Qualifier > 0 {
					best = max(best, prefix(k.name, f.Code, []int{2, 4, 5, 6}))
				}
			}
			byCause := nearTo(o.p.Settings.Vocabulary.Causes, shares, k.cause, e.Cause)
			if k.kind == "condition" {
				best = shares.Cause * byCause / 100
				perhaps = nearTo(o.p.Settings.Vocabulary.Conditions, shares, k.name, e.Condition)
				if e.Condition != "other-condition" {
					best = max(best, perhaps)
				}
			}
			if k.kind == "cause" {
				best = byCause
			}
			if e.Since.IsZero() {
				undated = max(undated, min(max(best, perhaps), neutral))
			} else if !e.Since.AddMonths(o.p.Settings.LivedExperienceMonths).After(o.on) {
				dated, undated = max(dated, best), max(undated, min(perhaps, neutral))
			}
		}
		if dated >= undated {
			known += w
		}
		sum += w * max(dated, undated)
		weight += w
	}
	return round(float64(sum) / float64(weight)), known * 10000 / weight
}

func says(e profiles.Experience) bool {
	return e.Condition != "" || e.Cause != "" && e.Cause != "unknown-cause" || e.Functions != nil
}

// nearTo walks from term to term, where the scorer looks up a table.
func nearTo(terms []profiles.Entry, shares profiles.DisabilityShares, a, b string) int {
	find := func(code string) (e profiles.Entry) {
		for _, e := range terms {
			if e.Code == code {
				return e
			}
		}
		return e
	}
	chain := func(code string) (all []string) {
		for ; code != ""; code = find(code).Broader {
			all = append(all, code)
		}
		return all
	}
	switch {
	case a == "" || b == "":
		return 0
	case slices.Contains(chain(b), a):
		return 10000
	case slices.Contains(chain(a), b), find(a).Broader != "" && find(a).Broader == find(b).Broader:
		return shares.Near * 100
	case find(a).Category != "" && find(a).Category == find(b).Category:
		return shares.Category * 100
	}
	return 0
}

// weights are shares of 1. The hundredths of a point are kept from the floats,
// which are off by less, so that halves round as they should.
func (o oracle) weights(e *profiles.Mentee) (share [NumCriteria]float64) {
	s, kind := o.p.Settings, o.kind(e)
	w := s.Weights
	if kind != s.Support {
		if kind == "peer" && s.SupportWeights.Peer != (profiles.Weights{}) {
			w = s.SupportWeights.Peer
		}
		if kind == "mentor" && s.SupportWeights.Mentor != (profiles.Weights{}) {
			w = s.SupportWeights.Mentor
		}
	}
	each := [NumCriteria]int{w.Disability, w.Occupation, w.Goals, w.Availability}
	hundredfold := [NumCriteria]int{}
	sum := 0
	for c, i := range []profiles.Importance{e.Matters.Disability, e.Matters.Occupation, e.Matters.Goals, e.Matters.Availability} {
		hundredfold[c] = each[c] * map[profiles.Importance]int{-1: 100 - s.MattersLimit, 0: 100, 1: 100 + s.MattersLimit}[i]
		sum += hundredfold[c]
	}
	if sum == 0 {
		hundredfold, sum = each, each[0]+each[1]+each[2]+each[3]
	}
	for c := range share {
		share[c] = float64(hundredfold[c])/float64(sum) + 1e-15
	}
	return share
}

func (o oracle) kind(e *profiles.Mentee) profiles.SupportKind {
	for _, kind := range []profiles.SupportKind{e.Support, o.p.Settings.Support} {
		if kind != "" {
			return kind
		}
	}
	return "both"
}

// alike is prefix for codes of occupations, or what the tables say, which are
// written out here: see testCodes.
func (o oracle) alike(x, y profiles.Occupation) int {
	within := func(x, y profiles.Occupation) int {
		p := -1
		if x.System == y.System {
			if x.System == "isco" {
				p = prefix(x.Code, y.Code, []int{1, 2, 3, 4})
			} else {
				p = prefix(group(x.Code), group(y.Code), []int{2, 4, 6, 7, 10})
			}
		}
		if _, related, _ := o.p.Codes.Counts(); related > 0 {
			for pair, points := range map[[2]string]int{
				{"7231", "3115"}: 6000, {"7231", "7233"}: 4000, {"3115", "2"}: 8000, {"15-1252", "29-1141"}: 3000,
			} {
				if pair == [2]string{x.Code, y.Code} || pair == [2]string{y.Code, x.Code} {
					p = max(p, points)
				}
			}
		}
		return p
	}
	best := within(x, y)
	if _, _, same := o.p.Codes.Counts(); same > 0 && x.System != y.System {
		for _, pair := range [][2]profiles.Occupation{
			{{System: "isco", Code: "3115"}, {System: "soc", Code: "15-1252"}},
			{{System: "isco", Code: "2"}, {System: "soc", Code: "29-1141"}},
			{{System: "isco", Code: "7233"}, {System: "soc", Code: "29-1141"}},
		} {
			for k := range 2 {
				detailed := func(o profiles.Occupation) bool {
					return o.System == pair[k].System && strings.TrimSuffix(o.Code, ".01") == pair[k].Code
				}
				if detailed(x) {
					best = max(best, within(pair[1-k], y))
				}
				if detailed(y) {
					best = max(best, within(x, pair[1-k]))
				}
			}
		}
	}
	return best
}

func (o oracle) occupation(a *profiles.Mentee, b *profiles.Mentor) (int, int) {
	best := func(mentee, mentor []profiles.Occupation, percent int) int {
		most := -1
		for _, x := range mentee {
			for _, y := range mentor {
				if p := o.alike(x, y); p >= 0 {
					most = max(most, p*percent/100)
				}
			}
		}
		return most
	}
	worked := slices.Clone(b.Held)
	var current []profiles.Occupation
	if b.Current != nil {
		current = append(current, *b.Current)
		worked = append(worked, current...)
	}
	back := b.Returned.Returned && !b.Returned.On.After(o.on)
	aim := best(a.Target, worked, o.p.Settings.Shares.Occupation.Held)
	if back || !b.Returned.Answered {
		aim = max(aim, best(a.Target, current, 100))
	}
	neutral := o.p.Settings.Neutral.Occupation
	parts := o.p.Settings.OccupationParts
	if o.kind(a) == "peer" {
		if parts.Returned = 0; parts.Background == 0 && parts.Target == 0 {
			parts.Background, parts.Target = 1, 1
		}
	}
	sum, known, all := 0, 0, 0
	add := func(weight, points int, answered bool) {
		sum += weight * points
		all += weight
		if answered {
			known += weight
		}
	}
	fact := func(weight int, mentee []profiles.Occupation, points int) {
		switch {
		case mentee == nil:
			add(weight, neutral, false)
		case len(mentee) == 0:
			add(weight, neutral, true)
		case worked == nil:
			add(weight, neutral, false)
		case len(worked) == 0:
			add(weight, 0, true)
		default:
			if points < 0 {
				add(weight, neutral, false)
			} else {
				add(weight, points, true)
			}
		}
	}
	fact(parts.Background, a.Held, best(a.Held, worked, 100))
	fact(parts.Target, a.Target, aim)
	switch {
	case !b.Returned.Answered:
		add(parts.Returned, neutral, false)
	case back:
		add(parts.Returned, 10000, true)
	default:
		add(parts.Returned, 0, true)
	}
	return round(float64(sum) / float64(all)), known * 10000 / all
}

// group cuts the zeros off a code of a SOC group: 15-1200 becomes 15-1.
func group(code string) string {
	if strings.HasSuffix(code, "00") {
		return code[:4]
	}
	return code
}

func (o oracle) goals(goals []profiles.Goal, supports []profiles.Support) (int, int) {
	switch {
	case goals == nil:
		return o.p.Settings.Neutral.Goals, 0
	case len(goals) == 0:
		return o.p.Settings.Neutral.Goals, 10000
	case supports == nil:
		return o.p.Settings.Neutral.Goals, 0
	}
	sum, priorities := 0.0, 0.0
	worth := o.p.Settings.Shares.Goals
	for _, g := range goals {
		if !worth.Priorities {
			g.Priority = 1
		}
		priorities += float64(g.Priority)
		for _, s := range supports {
			if s.Goal == g.Goal {
				sum += float64(g.Priority) * float64([]int{0, worth.Some, worth.Good, worth.Expert}[s.Level]*100)
			}
		}
	}
	return round(sum / priorities), 10000
}
