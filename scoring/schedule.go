package scoring

import (
	"cmp"
	"slices"

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

// A span is a stretch of minutes of a week, from the week's start, without
// its end.
type span struct{ start, end int32 }

// A pattern is when a person can meet in one week, by how. The spans of each
// list are sorted, and neither overlap nor touch.
type pattern struct {
	remote, inPerson []span
	// either are the spans without regard to how the person meets.
	either []span
	// remoteCovers says that remote has all the time of inPerson, and
	// inPersonCovers the reverse.
	remoteCovers, inPersonCovers bool
}

// A schedule is a person's availability over the weeks of a calendar. As most
// weeks are the same, it keeps each pattern once, and runs of weeks.
type schedule struct {
	known    bool
	patterns []pattern
	runs     []weekRun // in the order of the weeks; they cover the calendar
}

type weekRun struct {
	pattern int32
	upTo    int32 // the week after the last of the run
}

// newSchedule puts a person's windows on the weeks of the calendar. A window
// that crosses midnight belongs to the day on which it starts; one that
// crosses the edge of a week is cut there. A list of windows that is blank
// leaves the answer blank; an empty one means no time at all.
func (c *compiler) newSchedule(a *profiles.Availability, meet []profiles.Mode) schedule {
	if a == nil || a.Weekly == nil {
		return schedule{}
	}
	modes := newModes(meet)
	if meet == nil {
		modes = anyMode
	}
	loc := a.Location
	if loc == nil {
		loc = c.loc
	}
	z := c.zone(loc)
	var byDay [daysPerWeek][]profiles.Window
	for _, w := range a.Weekly {
		byDay[w.Day] = append(byDay[w.Day], w)
	}

	s := schedule{known: true}
	var spans []modeSpan
	var kinds [][]modeSpan // the distinct weeks so far, by pattern
	for i, week := range c.calendar.weeks {
		spans = spans[:0]
		for d := range z.weeks[i] {
			day := &z.weeks[i][d]
			windows := byDay[day.weekday]
			if len(windows) == 0 || !onDay(a, day.date) {
				continue
			}
			for _, w := range windows {
				start := max(z.minute(day, w.Start), week.start)
				end := min(z.minute(day, w.End), week.end)
				if start < end {
					spans = append(spans, modeSpan{span{int32(start - week.start), int32(end - week.start)}, newMode(w.Mode)})
				}
			}
		}
		kind := slices.IndexFunc(kinds, func(k []modeSpan) bool { return slices.Equal(k, spans) })
		if kind < 0 {
			kind = len(kinds)
			kinds = append(kinds, slices.Clone(spans))
			s.patterns = append(s.patterns, newPattern(spans, modes))
		}
		s.add(int32(kind), i != 1 || c.calendar.firstDays == daysPerWeek)
	}
	return s
}

// onDay reports whether a person meets on a day at all.
func onDay(a *profiles.Availability, day profiles.Date) bool {
	if !a.From.IsZero() && day.Before(a.From) || !a.Until.IsZero() && day.After(a.Until) {
		return false
	}
	for _, e := range a.Except {
		if !day.Before(e.From) && !day.After(e.Until) {
			return false
		}
	}
	return true
}

// A modeSpan is a window of a person on a week, and how it lets them meet.
type modeSpan struct {
	span
	modes modeSet
}

// add appends a week. Only when join is set may it become part of the run of
// the week before: the rest of a week stands alone.
func (s *schedule) add(pattern int32, join bool) {
	n := len(s.runs)
	if join && n > 0 && s.runs[n-1].pattern == pattern {
		s.runs[n-1].upTo++
		return
	}
	upTo := int32(1)
	if n > 0 {
		upTo = s.runs[n-1].upTo + 1
	}
	s.runs = append(s.runs, weekRun{pattern, upTo})
}

// newPattern sorts the windows of a week by how they let people meet, of the
// ways that the person allows at all.
func newPattern(spans []modeSpan, modes modeSet) pattern {
	slices.SortFunc(spans, func(a, b modeSpan) int { return cmp.Compare(a.start, b.start) })
	p := pattern{
		remote:   merge(spans, remoteMode&modes),
		inPerson: merge(spans, inPersonMode&modes),
		either:   merge(spans, anyMode),
	}
	p.remoteCovers = covers(p.remote, p.inPerson)
	p.inPersonCovers = covers(p.inPerson, p.remote)
	return p
}

// merge puts together the spans, sorted by start, that allow one of the modes.
func merge(spans []modeSpan, modes modeSet) (out []span) {
	for _, s := range spans {
		if s.modes&modes == 0 {
			continue
		}
		if n := len(out); n > 0 && s.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, s.end)
			continue
		}
		out = append(out, s.span)
	}
	return out
}

// covers reports whether every one of the inner spans lies within one of the
// outer.
func covers(outer, inner []span) bool {
	for _, s := range inner {
		if !slices.ContainsFunc(outer, func(o span) bool { return o.start <= s.start && s.end <= o.end }) {
			return false
		}
	}
	return true
}

// at is the pattern of a week.
func (s *schedule) at(week int) *pattern {
	run := 0
	for s.runs[run].upTo <= int32(week) {
		run++
	}
	return &s.patterns[s.runs[run].pattern]
}
