package scoring

import (
	"cmp"
	"slices"
	"time"

	"mentormatch/profiles"
)

// modeSet is a set of ways of meeting.
type modeSet uint8

const (
	remoteMode modeSet = 1 << iota
	inPersonMode
	anyMode = remoteMode | inPersonMode
)

// newModes reads a list of ways of meeting.
func newModes(list []profiles.Mode) (set modeSet) {
	for _, m := range list {
		set |= newMode(m)
	}
	return set
}

func newMode(m profiles.Mode) modeSet {
	switch m {
	case profiles.Remote:
		return remoteMode
	case profiles.InPerson:
		return inPersonMode
	}
	return anyMode
}

// A pattern is when a person can meet in one week: numbers of clusters, in
// the order of their beginnings. Clusters that do not reach into the week are
// left out.
type pattern struct {
	clusters []int32
	length   int32 // of the week, in minutes
}

// A schedule is a person's availability over the weeks of a calendar. As most
// weeks are the same, it keeps each pattern once, and runs of weeks.
type schedule struct {
	patterns []pattern
	runs     []weekRun // in the order of the weeks; they cover the calendar
	known    bool
	// remoteCovers says that remote has all the time of in person, and
	// inPersonCovers the reverse.
	remoteCovers, inPersonCovers bool
}

type weekRun struct {
	pattern int32
	upTo    int32 // the week after the last of the run
}

// at is the pattern of a week.
func (s *schedule) at(week int) *pattern {
	run := 0
	for s.runs[run].upTo <= int32(week) {
		run++
	}
	return &s.patterns[s.runs[run].pattern]
}

// hours are the parts of the week, one bit each, in which a person has time in
// any week; answered is as in person.bitsOf. Two people whose bits have nothing
// in common have no time in common.
func (s *Scorer) hours(of *schedule, answered uint64) uint64 {
	if !of.known {
		return ^uint64(0)
	}
	set := answered
	const part = (2*margin + daysPerWeek*minutesPerDay + 2*minutesPerDay) / answerBits // of a week with its margins
	for _, p := range of.patterns {
		for _, n := range p.clusters {
			c := &s.clusters[n]
			for k := (c.start + margin) / part; k <= (c.end+margin)/part; k++ {
				set |= 1 << k
			}
		}
	}
	return set
}

// A modeSpan is a window of a person on a week, and how it lets them meet.
type modeSpan struct {
	span
	modes modeSet
}

// A planner puts people's windows on the weeks of a calendar. It numbers the
// clusters that it meets, each distinct one once.
type planner struct {
	calendar *calendar
	zones    map[*time.Location]*zone // complete before the first schedule
	loc      *time.Location           // of who names none

	clusters []cluster
	ofMentor []bool                   // by number: whether a mentor has the cluster
	mentors  bool                     // the schedules that are made are mentors'
	plain    map[plainCluster]int32   // numbers of those that have no lists
	others   map[plainCluster][]int32 // of the others, by what is the same in both

	// What is being made.
	byDay   [daysPerWeek][]profiles.Window
	off     []bool // the days on which the person does not meet
	windows []modeSpan
	week    []int32 // numbers of clusters
	kinds   []int32 // the pattern of the weeks that are alike; -1 for none yet
	made    schedule

	// What is kept.
	numbers  slab[int32]
	patterns slab[pattern]
	runs     slab[weekRun]
}

type plainCluster struct {
	span
	whole modeSet
}

func newPlanner(c *calendar, zones map[*time.Location]*zone, loc *time.Location) planner {
	return planner{calendar: c, zones: zones, loc: loc, plain: make(map[plainCluster]int32), others: make(map[plainCluster][]int32)}
}

// schedule puts a person's windows on the weeks of the calendar. A window
// that crosses midnight belongs to the day on which it starts. A list of
// windows that is blank leaves the answer blank; an empty one means no time
// at all.
func (p *planner) schedule(a *profiles.Availability, meet []profiles.Mode) schedule {
	if a == nil || a.Weekly == nil {
		return schedule{}
	}
	allowed := newModes(meet)
	if meet == nil {
		allowed = anyMode
	}
	loc := a.Location
	if loc == nil {
		loc = p.loc
	}
	z := p.zones[loc]
	for d := range p.byDay {
		p.byDay[d] = p.byDay[d][:0]
	}
	for _, w := range a.Weekly {
		p.byDay[w.Day] = append(p.byDay[w.Day], w)
	}
	p.daysOff(a, z)
	p.kinds = p.kinds[:0]
	p.made = schedule{known: true, patterns: p.made.patterns[:0], runs: p.made.runs[:0]}
	for i := range p.calendar.weeks {
		days := z.weeks[i]
		usual := !slices.Contains(p.off[days.from:days.to], true)
		p.kinds = append(p.kinds, -1)
		kind := int32(-1)
		if usual {
			kind = p.kinds[days.like]
		}
		if kind < 0 {
			p.lay(z, i)
			kind = p.pattern(p.calendar.weeks[i].length(), allowed)
		}
		if usual {
			p.kinds[days.like] = kind
		}
		p.add(kind)
	}
	out := p.made
	out.remoteCovers, out.inPersonCovers = p.covers(remoteMode, inPersonMode), p.covers(inPersonMode, remoteMode)
	out.patterns, out.runs = p.patterns.keep(out.patterns), p.runs.keep(out.runs)
	return out
}

// daysOff marks the days of the zone on which a person does not meet at all.
func (p *planner) daysOff(a *profiles.Availability, z *zone) {
	p.off = append(p.off[:0], make([]bool, len(z.days))...)
	if len(z.days) == 0 {
		return
	}
	first := z.days[0].date
	mark := func(from, to int) { // the end is not included
		for d := max(from, 0); d < min(to, len(p.off)); d++ {
			p.off[d] = true
		}
	}
	if !a.From.IsZero() {
		mark(0, first.DaysUntil(a.From))
	}
	if !a.Until.IsZero() {
		mark(first.DaysUntil(a.Until)+1, len(p.off))
	}
	for _, e := range a.Except {
		mark(first.DaysUntil(e.From), first.DaysUntil(e.Until)+1)
	}
}

// lay puts the windows of the days around a week on its minutes, sorted by
// start. What is before the first week, or too far off to matter, is cut.
func (p *planner) lay(z *zone, week int) {
	w := p.calendar.weeks[week]
	earliest, latest := w.start-margin, w.end+margin
	if week == 0 {
		earliest = w.start
	}
	p.windows = p.windows[:0]
	days := z.weeks[week]
	for d := days.from; d < days.to; d++ {
		if p.off[d] {
			continue
		}
		day := &z.days[d]
		for _, window := range p.byDay[day.weekday] {
			start := max(z.minute(day, window.Start), earliest)
			end := min(z.minute(day, window.End), latest)
			if start < end {
				p.windows = append(p.windows, modeSpan{span{int32(start - w.start), int32(end - w.start)}, newMode(window.Mode)})
			}
		}
	}
	slices.SortFunc(p.windows, func(a, b modeSpan) int {
		return cmp.Or(a.span.compare(b.span), cmp.Compare(a.modes, b.modes))
	})
}

// pattern is the number, in the schedule that is made, of the pattern that
// the windows of a week make.
func (p *planner) pattern(length int32, allowed modeSet) int32 {
	p.week = p.week[:0]
	for from := 0; from < len(p.windows); {
		end, to := p.windows[from].end, from+1
		for to < len(p.windows) && p.windows[to].start <= end {
			end = max(end, p.windows[to].end)
			to++
		}
		if end > 0 && p.windows[from].start < length {
			p.week = append(p.week, p.number(newCluster(p.windows[from:to], allowed)))
		}
		from = to
	}
	for k := range p.made.patterns {
		if q := &p.made.patterns[k]; q.length == length && slices.Equal(q.clusters, p.week) {
			return int32(k)
		}
	}
	p.made.patterns = append(p.made.patterns, pattern{p.numbers.keep(p.week), length})
	return int32(len(p.made.patterns) - 1)
}

// number is the number of a cluster.
func (p *planner) number(c cluster) int32 {
	n := p.find(c)
	p.ofMentor[n] = p.ofMentor[n] || p.mentors
	return n
}

func (p *planner) find(c cluster) int32 {
	next := int32(len(p.clusters))
	key := plainCluster{c.span, c.whole}
	if c.remote == nil && c.inPerson == nil {
		if n, ok := p.plain[key]; ok {
			return n
		}
		p.plain[key] = next
	} else {
		for _, n := range p.others[key] {
			if p.clusters[n].compare(&c) == 0 {
				return n
			}
		}
		p.others[key] = append(p.others[key], next)
	}
	p.clusters = append(p.clusters, c)
	p.ofMentor = append(p.ofMentor, false)
	return next
}

// add appends a week.
func (p *planner) add(pattern int32) {
	runs := p.made.runs
	if n := len(runs); n > 0 && runs[n-1].pattern == pattern {
		runs[n-1].upTo++
		return
	} else if n > 0 {
		p.made.runs = append(runs, weekRun{pattern, runs[n-1].upTo + 1})
		return
	}
	p.made.runs = append(runs, weekRun{pattern, 1})
}

// covers reports whether, in all of the schedule that is made, the outer way
// is open whenever the inner one is.
func (p *planner) covers(outer, inner modeSet) bool {
	for _, q := range p.made.patterns {
		for _, n := range q.clusters {
			if !p.clusters[n].covers(outer, inner) {
				return false
			}
		}
	}
	return true
}
