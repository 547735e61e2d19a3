package scoring

import (
	"math"
	"slices"
	"strings"
	"time"

	"mentormatch/profiles"
)

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
		return o.p.Settings.Neutral.Availability, 0, false
	}
	set := o.p.Settings
	start := set.Term.Start
	if start.IsZero() {
		start = o.on
	}
	sum, need := 0, 0
	every := map[profiles.Rhythm]int{"": 1, profiles.EveryWeek: 1, profiles.EveryTwoWeeks: 2, profiles.EveryMonth: 4}[set.Meeting.Every]
	earliest := o.on.In(set.Location, 0)
	if t := start.In(set.Location, 0); t.After(earliest) {
		earliest = t
	}
	for p := 0; p < set.Term.Weeks; p += every {
		joint, days := 0, 0
		for w := p; w < min(p+every, set.Term.Weeks); w++ {
			first, end := start.AddDays(7*w), start.AddDays(7*w+7)
			for d := first; d.Before(end); d = d.AddDays(1) {
				if !d.Before(o.on) {
					days++
				}
			}
			if first.Before(o.on) {
				first = o.on
			}
			if end.After(o.on) {
				joint += o.week(a, b, modes, earliest, first.In(set.Location, 0), end.In(set.Location, 0))
			}
		}
		if days == 0 {
			continue
		}
		full := set.Meeting.Comfortable
		if days < 7*every {
			full = max(set.Meeting.Minutes, full*days/(7*every))
		}
		meetings = meetings || joint > 0
		if share := set.Shares.Availability.Meeting; joint > 0 {
			sum += share*full + (100-share)*min(joint, full)
		}
		need += full
	}
	if need == 0 {
		return 0, 10000, false
	}
	return sum * 100 / need, 10000, meetings
}

// week counts the minutes that lie in a stretch of at least a meeting. It
// looks at four days on either side, of which none are before the earliest.
func (o oracle) week(a, b *profiles.Person, modes []profiles.Mode, earliest, start, end time.Time) (minutes int) {
	from, to := start.AddDate(0, 0, -4), end.AddDate(0, 0, 4)
	if from.Before(earliest) {
		from = earliest
	}
	n := int(to.Sub(from) / time.Minute)
	counted := make([]bool, n+1) // the last is false
	way := func(m profiles.Mode) {
		x, y := minutesOf(a, m, from, n), minutesOf(b, m, from, n)
		for i := 0; i < n; {
			begin := i
			for i < n && x[i] && y[i] {
				i++
			}
			if i-begin >= o.p.Settings.Meeting.Minutes {
				for k := begin; k < i; k++ {
					counted[k] = true
				}
			}
			i = max(i, begin+1)
		}
	}
	if len(modes) == 0 {
		way("")
	}
	for _, m := range modes {
		way(m)
	}
	first, last := int(start.Sub(from)/time.Minute), int(end.Sub(from)/time.Minute)
	for begin, i := -1, 0; i <= n; i++ {
		switch {
		case counted[i] && begin < 0:
			begin = i
		case counted[i] || begin < 0:
		case i-begin <= 24*60: // the week it begins in has all of it
			if begin >= first && begin < last {
				minutes += i - begin
			}
			begin = -1
		default: // too long for one week: cut
			if cut := min(i, last) - max(begin, first); cut >= o.p.Settings.Meeting.Minutes {
				minutes += cut
			}
			begin = -1
		}
	}
	return minutes
}

func minutesOf(p *profiles.Person, m profiles.Mode, start time.Time, n int) []bool {
	free := make([]bool, n)
	a := p.Availability
	for d := profiles.DateOf(start).AddDays(-4); !d.In(time.UTC, 0).After(start.Add(time.Duration(n)*time.Minute + 72*time.Hour)); d = d.AddDays(1) {
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
	falls := func(own, p *profiles.Person) bool {
		met, stated := o.met(&own.Require, own, p)
		return met < stated
	}
	bars["require"] = falls(&a.Person, &b.Person) || falls(&b.Person, &a.Person)
	kind := o.kind(a)
	bars["support"] = kind == "peer" && b.Offers == "mentor" || kind == "mentor" && b.Offers == "peer"
	back := b.Returned.Returned && !b.Returned.On.After(o.on)
	bars["returned"] = o.p.Settings.Rules.Returned && kind == "mentor" && b.Returned.Answered && !back
	outside := func(limits profiles.AgeRange, age profiles.AgeBand) bool {
		return limits != profiles.AgeRange{} && !slices.Contains(bandsOf(limits), age)
	}
	bars["ages"] = outside(o.p.Settings.Ages.Mentees, a.Age) || outside(o.p.Settings.Ages.Mentors, b.Age)
	bars["pause"] = o.away(b)
	never := o.p.Settings.Again == "never"
	if a.Again != "" || b.Again != "" {
		never = a.Again == "never" || b.Again == "never"
	}
	bars["again"] = about(d.Earlier) && never
	bars["forbid"], bars["declined"] = about(d.Forbids), about(d.Declines)
}

// bandsOf writes out the bands of the limits that tests use.
func bandsOf(limits profiles.AgeRange) []profiles.AgeBand {
	return map[profiles.AgeRange][]profiles.AgeBand{
		{From: 18}:         {"18-24", "25-34", "35-44", "45-54", "55-64", "65+"},
		{From: 18, To: 64}: {"18-24", "25-34", "35-44", "45-54", "55-64"},
		{From: 16, To: 44}: {"16-17", "18-24", "25-34", "35-44"},
		{From: 25, To: 34}: {"25-34"},
	}[limits]
}

// away reports whether a pause covers the first day.
func (o oracle) away(b *profiles.Mentor) bool {
	begins := o.on
	if o.p.Settings.Term.Start.After(begins) {
		begins = o.p.Settings.Term.Start
	}
	return b.Pause != nil && !b.Pause.From.After(begins) && (b.Pause.Until.IsZero() || !b.Pause.Until.Before(begins))
}

// paused is a mentor who cannot meet during a pause.
func (o oracle) paused(b *profiles.Mentor) *profiles.Person {
	p := b.Person
	if b.Pause != nil && p.Availability != nil && !o.away(b) {
		a := *p.Availability
		until := b.Pause.Until
		if until.IsZero() {
			until = o.on.AddDays(10_000)
		}
		a.Except = append(slices.Clone(a.Except), profiles.DateRange{From: b.Pause.From, Until: until})
		p.Availability = &a
	}
	return &p
}

func (o oracle) met(w *profiles.Wishes, own, p *profiles.Person) (met, stated int) {
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
		count(slices.ContainsFunc(p.Languages, func(k profiles.Language) bool {
			return k.Base == l.Base && k.Signed == l.Signed && !(k.Tag != l.Tag && k.Base == "pa" && k.Tag != "pa" && l.Tag != "pa")
		}))
	}
	if w.Ages != (profiles.AgeRange{}) {
		count(slices.Contains(bandsOf(w.Ages), p.Age))
	}
	if w.SimilarAge {
		near := slices.Index(profiles.AgeBands, own.Age) - slices.Index(profiles.AgeBands, p.Age)
		count(own.Age != "" && p.Age != "" && (near == 0 || near == 1 || near == -1))
	}
	if w.SharedInterests {
		count(slices.ContainsFunc(p.Interests, func(i string) bool { return slices.Contains(own.Interests, i) }))
	}
	if w.WithinKM > 0 {
		count(own.Place != nil && p.Place != nil && round(haversine(*own.Place, *p.Place)) <= w.WithinKM)
	}
	return met, stated
}

func (o oracle) wish(w *profiles.Wishes, own, p *profiles.Person, percent, points int) int {
	met, stated := o.met(w, own, p)
	if stated == 0 {
		return points
	}
	return points + (10000-points)*(percent*100*met/stated)/10000
}
