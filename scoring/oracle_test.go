package scoring

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

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
	points[Availability], evidence[Availability], meetings = o.availability(&a.Person, &b.Person, modes)
	bars["time"] = evidence[Availability] > 0 && !meetings
	o.rules(a, b, bars)
	for _, r := range Rules {
		if bars[r] {
			rules = append(rules, r)
		}
	}
	s := o.p.Settings.Wishes
	for c := range points {
		points[c] = o.wish(&a.Prefer, &b.Person, s.Mentee, points[c])
		points[c] = o.wish(&b.Prefer, &a.Person, s.Mentor, points[c])
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
	neutral := o.p.Settings.Neutral
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
	case len(weights) == 0, has == nil:
		return neutral, 0
	}
	sum, known, weight := 0, 0, 0
	for k, w := range weights {
		dated, undated := 0, 0
		for _, e := range has {
			best := 0
			for _, f := range e.Functions {
				if k.kind == "function" && f.Qualifier > 0 {
					best = max(best, prefix(k.name, f.Code, []int{2, 4, 5, 6}))
				}
			}
			if k.kind == "condition" {
				best = o.condition(k.name, e.Condition)
			}
			if k.cause != "" && k.cause == e.Cause {
				best = max(best, map[string]int{"condition": 2500, "cause": 10000}[k.kind])
			}
			if e.Since.IsZero() {
				undated = max(undated, min(best, neutral))
			} else if !e.Since.AddMonths(o.p.Settings.LivedExperienceMonths).After(o.on) {
				dated = max(dated, best)
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

func (o oracle) condition(a, b string) int {
	find := func(code string) (e profiles.Entry) {
		for _, e := range o.p.Settings.Vocabulary.Conditions {
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
		return 6000
	case find(a).Category != "" && find(a).Category == find(b).Category:
		return 3000
	}
	return 0
}

func (o oracle) occupation(a *profiles.Mentee, b *profiles.Mentor) (int, int) {
	best := func(mentee, mentor []profiles.Occupation, percent int) int {
		most := -1
		for _, x := range mentee {
			for _, y := range mentor {
				if x.System == y.System {
					p := 0
					if x.System == "isco" {
						p = prefix(x.Code, y.Code, []int{1, 2, 3, 4})
					} else {
						p = prefix(group(x.Code), group(y.Code), []int{2, 4, 6, 7, 10})
					}
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
	aim := best(a.Target, worked, 80)
	if back || !b.Returned.Answered {
		aim = max(aim, best(a.Target, current, 100))
	}
	neutral := o.p.Settings.Neutral
	parts := o.p.Settings.OccupationParts
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
		return o.p.Settings.Neutral, 0
	case len(goals) == 0:
		return o.p.Settings.Neutral, 10000
	case supports == nil:
		return o.p.Settings.Neutral, 0
	}
	sum, priorities := 0.0, 0.0
	for _, g := range goals {
		priorities += float64(g.Priority)
		for _, s := range supports {
			if s.Goal == g.Goal {
				sum += float64(g.Priority) * []float64{0, 5000, 8000, 10000}[s.Level]
			}
		}
	}
	return round(sum / priorities), 10000
}

func (o oracle) modes(a, b *profiles.Person, bars map[Rule]bool) (modes []profiles.Mode) {
	allows := func(p *profiles.Person, m profiles.Mode) bool { return p.Meet == nil || slices.Contains(p.Meet, m) }
	for _, m := range []profiles.Mode{profiles.Remote, profiles.InPerson} {
		if allows(a, m) && allows(b, m) {
			modes = append(modes, m)
		}
	}
	if len(modes) == 0 {
		bars["meet"] = true
		return nil
	}
	if slices.Contains(modes, profiles.InPerson) && a.Place != nil && b.Place != nil &&
		round(haversine(*a.Place, *b.Place)) > a.Place.TravelKM+b.Place.TravelKM {
		if len(modes) == 1 {
			bars["distance"] = true
			return modes
		}
		return modes[:1]
	}
	return modes
}

func haversine(a, b profiles.Place) float64 {
	r := math.Pi / 180
	h := math.Pow(math.Sin((a.Latitude-b.Latitude)*r/2), 2) +
		math.Cos(a.Latitude*r)*math.Cos(b.Latitude*r)*math.Pow(math.Sin((a.Longitude-b.Longitude)*r/2), 2)
	return 2 * 6371.0088 * math.Asin(math.Min(1, math.Sqrt(h)))
}

func (o oracle) availability(a, b *profiles.Person, modes []profiles.Mode) (points, evidence int, meetings bool) {
	blank := func(p *profiles.Person) bool { return p.Availability == nil || p.Availability.Weekly == nil }
	if blank(a) || blank(b) {
		return o.p.Settings.Neutral, 0, false
	}
	set := o.p.Settings
	start := set.Term.Start
	if start.IsZero() {
		start = o.on
	}
	sum, need := 0, 0
	for w := range set.Term.Weeks {
		first, end := start.AddDays(7*w), start.AddDays(7*w+7)
		if !end.After(o.on) {
			continue
		}
		full := set.Meeting.Comfortable
		if first.Before(o.on) {
			first = o.on
			full = max(set.Meeting.Minutes, full*first.DaysUntil(end)/7)
		}
		u := o.week(a, b, modes, first.In(set.Location, 0), end.In(set.Location, 0))
		meetings = meetings || u > 0
		sum += min(u, full)
		need += full
	}
	if need == 0 {
		return 0, 10000, false
	}
	return sum * 10000 / need, 10000, meetings
}

// week counts minutes that lie in a stretch of at least a meeting.
func (o oracle) week(a, b *profiles.Person, modes []profiles.Mode, start, end time.Time) (minutes int) {
	n := int(end.Sub(start) / time.Minute)
	counted := make([]bool, n)
	way := func(m profiles.Mode) {
		x, y := minutesOf(a, m, start, n), minutesOf(b, m, start, n)
		for i := 0; i < n; {
			from := i
			for i < n && x[i] && y[i] {
				i++
			}
			if i-from >= o.p.Settings.Meeting.Minutes {
				for k := from; k < i; k++ {
					counted[k] = true
				}
			}
			i = max(i, from+1)
		}
	}
	if len(modes) == 0 {
		way("")
	}
	for _, m := range modes {
		way(m)
	}
	for _, c := range counted {
		if c {
			minutes++
		}
	}
	return minutes
}

func minutesOf(p *profiles.Person, m profiles.Mode, start time.Time, n int) []bool {
	free := make([]bool, n)
	a := p.Availability
	for d := profiles.DateOf(start).AddDays(-3); !d.In(time.UTC, 0).After(start.Add(time.Duration(n)*time.Minute + 72*time.Hour)); d = d.AddDays(1) {
		out := slices.ContainsFunc(a.Except, func(e profiles.DateRange) bool { return !d.Before(e.From) && !d.After(e.Until) })
		if out || !a.From.IsZero() && d.Before(a.From) || !a.Until.IsZero() && d.After(a.Until) {
			continue
		}
		for _, w := range a.Weekly {
			if w.Day != d.Weekday() || m != "" && w.Mode != "" && w.Mode != m {
				continue
			}
			from := int(d.In(a.Location, w.Start).Sub(start) / time.Minute)
			to := int(d.In(a.Location, w.End).Sub(start) / time.Minute)
			for i := max(from, 0); i < min(to, n); i++ {
				free[i] = true
			}
		}
	}
	return free
}

func (o oracle) rules(a *profiles.Mentee, b *profiles.Mentor, bars map[Rule]bool) {
	speak := func(list []profiles.Language, l profiles.Language) bool {
		return slices.ContainsFunc(list, func(k profiles.Language) bool { return k.Base == l.Base && k.Signed == l.Signed })
	}
	if a.Languages != nil && b.Languages != nil {
		bars["language"] = !slices.ContainsFunc(a.Languages, func(l profiles.Language) bool { return speak(b.Languages, l) })
	}
	record := func(c *profiles.Credential) bool {
		return c != nil && !c.Completed.After(o.on) && (c.ValidUntil.IsZero() || !c.ValidUntil.Before(o.on))
	}
	bars["training"] = o.p.Settings.Rules.Training && !record(b.Training)
	bars["clearance"] = o.p.Settings.Rules.Clearance && !record(b.Clearance)
	about := func(list []profiles.Decision) bool {
		return slices.ContainsFunc(list, func(d profiles.Decision) bool { return d.Mentee == a.ID && d.Mentor == b.ID })
	}
	d := o.p.Decisions
	others := map[string]bool{}
	for _, e := range d.Approvals {
		if e.Mentor == b.ID && e.Mentee != a.ID {
			others[e.Mentee] = true
		}
	}
	bars["full"] = len(others) >= b.Capacity
	for _, x := range a.Conflict {
		for _, y := range b.Conflict {
			bars["conflict"] = bars["conflict"] || strings.EqualFold(x, y)
		}
	}
	bars["avoid"] = slices.Contains(a.Avoid, b.ID) || slices.Contains(b.Avoid, a.ID)
	falls := func(w *profiles.Wishes, p *profiles.Person) bool {
		met, stated := o.met(w, p)
		return met < stated
	}
	bars["require"] = falls(&a.Require, &b.Person) || falls(&b.Require, &a.Person)
	bars["forbid"], bars["declined"] = about(d.Forbids), about(d.Declines)
}

func (o oracle) met(w *profiles.Wishes, p *profiles.Person) (met, stated int) {
	count := func(is bool) {
		stated++
		if is {
			met++
		}
	}
	if len(w.People) > 0 {
		count(slices.Contains(w.People, p.ID))
	}
	if w.Gender != "" {
		count(w.Gender == p.Gender)
	}
	for _, l := range w.Languages {
		count(slices.ContainsFunc(p.Languages, func(k profiles.Language) bool { return k.Base == l.Base && k.Signed == l.Signed }))
	}
	return met, stated
}

func (o oracle) wish(w *profiles.Wishes, p *profiles.Person, percent, points int) int {
	met, stated := o.met(w, p)
	if stated == 0 {
		return points
	}
	return points + (10000-points)*(percent*100*met/stated)/10000
}
