package scoring

import (
	"cmp"
	"slices"
	"time"

	"mentormatch/profiles"
)

// A Widening is a window of one meeting's length that a person could add, so
// that two people who have no time for a meeting in common have some.
type Widening struct {
	Side    Side            // whose it is
	Window  profiles.Window // on that person's own clock
	Minutes int             // how much of it is new: 1 to the length of a meeting
	zone    *time.Location
}

// TimeZone is the zone of the clock that the window is on.
func (w *Widening) TimeZone() string { return w.zone.String() }

// Widenings are the windows that the mentee or the mentor of a pair could add:
// for each stretch of the other's week the one of which the least is new, and
// of those the earliest. They come with the fewest new minutes first, then the
// mentee's, then by day and time. There are none where either has left
// availability blank, or where the two have no way of meeting.
//
// Of weeks that are alike in both only the first is looked at. What a window
// adds to the points is for scoring the pair anew.
func (s *Scorer) Widenings(mentee, mentor int) []Widening {
	a, b := &s.mentees[mentee], &s.mentors[mentor]
	w := s.meets(&a.person, &b.person)
	if !a.schedule.known || !b.schedule.known || w.modes == 0 {
		return nil
	}
	var list []Widening
	type alike struct{ a, b *pattern }
	seen := make(map[alike]bool)
	for week := range s.calendar.weeks {
		p, q := a.schedule.at(week), b.schedule.at(week)
		if seen[alike{p, q}] && week > 1 { // the first week may be cut, and then the second is not like it
			continue
		}
		seen[alike{p, q}] = true
		list = s.widen(list, MenteeSide, &a.person, p, q, week, w.modes)
		list = s.widen(list, MentorSide, &b.person, q, p, week, w.modes)
	}
	slices.SortStableFunc(list, func(x, y Widening) int {
		return cmp.Or(cmp.Compare(x.Minutes, y.Minutes), cmp.Compare(sideOrder(x.Side), sideOrder(y.Side)),
			cmp.Compare((x.Window.Day+6)%7, (y.Window.Day+6)%7), cmp.Compare(x.Window.Start, y.Window.Start), cmp.Compare(x.Window.Mode, y.Window.Mode))
	})
	return slices.CompactFunc(list, func(x, y Widening) bool { return x.Side == y.Side && x.Window == y.Window })
}

func sideOrder(s Side) int {
	if s == MenteeSide {
		return 0
	}
	return 1
}

// widen adds the windows that a person could add to own time for the other's.
func (s *Scorer) widen(list []Widening, side Side, person *person, own, other *pattern, week int, modes modeSet) []Widening {
	loc := s.location(person)
	for _, n := range other.clusters {
		theirs := &s.clusters[n]
		begun := len(list)
		for _, mode := range []profiles.Mode{profiles.Remote, profiles.InPerson} {
			m := newMode(mode)
			if m&modes == 0 {
				continue
			}
			for _, stretch := range theirs.in(m) {
				at, added, ok := s.least(stretch, own, m, s.calendar.weeks[week], person, loc)
				if !ok {
					continue
				}
				local := timeOf(s.calendar.weeks[week].start + int64(at)).In(loc)
				start := local.Hour()*60 + local.Minute()
				window := profiles.Window{Day: local.Weekday(), Start: start, End: start + int(s.meeting), Mode: mode}
				either := slices.IndexFunc(list[begun:], func(x Widening) bool {
					return x.Window.Day == window.Day && x.Window.Start == start && x.Minutes == int(added)
				})
				if either >= 0 {
					list[begun+either].Window.Mode = ""
					continue
				}
				list = append(list, Widening{side, window, int(added), loc})
			}
		}
	}
	return list
}

// least is where in a stretch of the other's week a meeting takes the fewest
// new minutes of a person, on a day on which the person meets at all. The new
// minutes are a sum of straight lines that bend where the meeting begins or
// ends together with a stretch of the person's own, so that it is least at one
// of those or at an end.
func (s *Scorer) least(stretch span, own *pattern, mode modeSet, w week, person *person, loc *time.Location) (at, added int32, ok bool) {
	first, last := max(stretch.start, 0), min(stretch.end-s.meeting, w.length()-1)
	if first > last {
		return 0, 0, false
	}
	var mine []span
	for _, n := range own.clusters {
		mine = append(mine, s.clusters[n].in(mode)...)
	}
	tries := []int32{first, last}
	for _, x := range mine {
		for _, t := range []int32{x.start, x.end, x.start - s.meeting, x.end - s.meeting} {
			tries = append(tries, min(max(t, first), last))
		}
	}
	slices.Sort(tries)
	for _, t := range slices.Compact(tries) {
		fresh := s.meeting
		for _, x := range mine {
			fresh -= max(0, min(x.end, t+s.meeting)-max(x.start, t))
		}
		if fresh <= 0 || ok && fresh >= added {
			continue
		}
		if onDay(person.of.Availability, profiles.DateOf(timeOf(w.start+int64(t)).In(loc))) {
			at, added, ok = t, fresh, true
		}
	}
	return at, added, ok
}
