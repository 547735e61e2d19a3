package scoring

import (
	"cmp"
	"slices"
	"time"

	"mentormatch/profiles"
)

// A Slot is a time of the week for all meetings of a pair: every week, every
// second or every fourth, by the programme's rhythm.
type Slot struct {
	First time.Time // the first meeting in it, in the mentee's time zone
	// Meetings is how many of the term's meetings it has room for, of those
	// that the rhythm asks for from the day of the run on.
	Meetings, Of int
	Meet         profiles.Mode // "" when not known
	// Still says on whose clock the slot is always at the same time. Where
	// the clocks of the two change on different days, it moves on the other's.
	Still Side
	// Mentee and Mentor are its times on each one's clock: one, and another
	// for each time that it moves.
	Mentee, Mentor []SlotTime
}

// A SlotTime is a stretch of the week on a person's own clock.
type SlotTime struct {
	From       profiles.Date // of the first meeting at this time
	Weekday    time.Weekday
	Start, End int    // minutes after midnight; End is above 1440 when the meeting goes past it
	TimeZone   string // IANA name
}

// An opening is a stretch of at least a meeting in which two people can meet
// one way, in minutes since 1970 in UTC.
type opening struct {
	start, end int64
	week       int // of the calendar, to which it belongs
	mode       profiles.Mode
}

// openings are all that begin after the notice that people need, by week, then
// in the order of the modes, then by start.
func (s *Scorer) openings(a, b *schedule, modes modeSet, order []profiles.Mode, loc *time.Location) (out []opening) {
	if !a.known || !b.known {
		return nil
	}
	earliest := minuteOf(s.on.AddDays(s.programme.Settings.Meeting.NoticeDays).In(loc, 0))
	for i, week := range s.calendar.weeks {
		if week.end+minutesPerDay <= earliest {
			continue
		}
		p, q := a.at(i), b.at(i)
		for _, mode := range order {
			m := newMode(mode)
			if m&modes == 0 {
				continue
			}
			for _, x := range p.clusters {
				for _, y := range q.clusters {
					c, d := &s.clusters[x], &s.clusters[y]
					if c.start >= d.end || d.start >= c.end {
						continue
					}
					joint := blocks{c.in(m), d.in(m), s.meeting}
					for block, more := joint.next(); more; block, more = joint.next() {
						block = block.part(week.length())
						start, end := max(week.start+int64(block.start), earliest), week.start+int64(block.end)
						if end-start >= int64(s.meeting) {
							out = append(out, opening{start, end, i, mode})
						}
					}
				}
			}
		}
	}
	return out
}

// firstMeeting is the start of the first opening and how they then meet: of
// the ways that are open then, the one that comes first in the order of openings.
func firstMeeting(list []opening) (start int64, how profiles.Mode) {
	best := -1
	for i := range list {
		if best < 0 || list[i].start < list[best].start {
			best = i
		}
		if list[i].week > list[best].week {
			break
		}
	}
	if best < 0 {
		return 0, ""
	}
	return list[best].start, list[best].mode
}

// A candidate is a slot to be tried: a minute of the week, from Monday, on a
// clock.
type candidate struct {
	place  int // of the way of meeting, in the order
	clock  int // of the mentee, 0, or of the mentor
	minute int
	phase  int // which week of a period
	starts []int64
}

// slot finds the time of the week that has room for most meetings. It tries
// every time at which an opening begins, on the clock of either: a time that
// fits most weeks can be moved back to where one of them opens. Of slots that
// fit as often it takes the way of meeting that comes first in the order, then
// one that stands still for the mentee, then the one that begins earliest.
func (s *Scorer) slot(list []opening, order []profiles.Mode, mentee, mentor *time.Location) *Slot {
	clocks := []*time.Location{mentee, mentor}
	if mentee == mentor {
		clocks = clocks[:1]
	}
	var best candidate
	var shown, tried []int
	for clock, loc := range clocks {
		shown = shown[:0] // when each opening begins
		for i := range list {
			shown = append(shown, minuteOfWeek(list[i].start, loc))
		}
		for place, mode := range order {
			tried = tried[:0]
			for i := range list {
				if list[i].mode != mode || slices.Contains(tried, shown[i]) {
					continue
				}
				tried = append(tried, shown[i])
				for phase := range s.calendar.every {
					c := candidate{place: place, clock: clock, minute: shown[i], phase: phase}
					c.starts = s.starts(list, shown, mode, &c, loc)
					if c.better(&best) {
						best = c
					}
				}
			}
		}
	}
	if len(best.starts) == 0 {
		return nil
	}
	out := &Slot{
		First:    timeOf(best.starts[0]).In(mentee),
		Meetings: len(best.starts),
		Of:       len(s.calendar.periods),
		Meet:     order[best.place],
		Still:    [...]Side{MenteeSide, MentorSide}[best.clock],
		Mentee:   s.slotTimes(best.starts, mentee),
		Mentor:   s.slotTimes(best.starts, mentor),
	}
	return out
}

// better is the order of slots.
func (c *candidate) better(d *candidate) bool {
	if len(c.starts) == 0 || len(d.starts) == 0 {
		return len(c.starts) > 0
	}
	return cmp.Or(-cmp.Compare(len(c.starts), len(d.starts)), cmp.Compare(c.place, d.place),
		cmp.Compare(c.clock, d.clock), cmp.Compare(c.starts[0], d.starts[0])) < 0
}

// starts are the meetings for which a slot has room, one a period at most.
func (s *Scorer) starts(list []opening, shown []int, mode profiles.Mode, c *candidate, loc *time.Location) (out []int64) {
	last := -1 // week of the last meeting
	for i := range list {
		o := &list[i]
		if o.mode != mode || o.week == last || (s.calendar.past+o.week)%s.calendar.every != c.phase {
			continue
		}
		const week = daysPerWeek * minutesPerDay
		at := o.start + int64((c.minute-shown[i]+week)%week)
		// The clock may change before it shows the time: then it does so
		// earlier, or later.
		for range 2 {
			if at+int64(s.meeting) > o.end+minutesPerDay {
				break
			}
			off := (c.minute - minuteOfWeek(at, loc) + week) % week
			if off > week/2 {
				off -= week
			}
			at += int64(off)
		}
		if at >= o.start && at+int64(s.meeting) <= o.end && minuteOfWeek(at, loc) == c.minute {
			out, last = append(out, at), o.week
		}
	}
	return out
}

// minuteOfWeek is what a clock shows, in minutes from Monday.
func minuteOfWeek(minute int64, loc *time.Location) int {
	_, offset := timeOf(minute).In(loc).Zone()
	const thursday = 3 * minutesPerDay // 1 January 1970
	return int((minute + int64(offset/60) + thursday) % (daysPerWeek * minutesPerDay))
}

// slotTimes are the times at which meetings begin on a clock.
func (s *Scorer) slotTimes(starts []int64, loc *time.Location) (out []SlotTime) {
	for _, start := range starts {
		local := timeOf(start).In(loc)
		minute := local.Hour()*60 + local.Minute()
		if n := len(out); n > 0 && out[n-1].Weekday == local.Weekday() && out[n-1].Start == minute {
			continue
		}
		out = append(out, SlotTime{profiles.DateOf(local), local.Weekday(), minute, minute + int(s.meeting), loc.String()})
	}
	return out
}

// A ClockChange is a window of the week that is longer or shorter on a day on
// which the clocks change. A time of day that the clock skips counts as the
// moment of the change, and one that it shows twice as the first of the two
// (see profiles.Date.In).
type ClockChange struct {
	Side   Side // whose window
	On     profiles.Date
	Window profiles.Window
	// Minutes is how much longer the window is than on other days; below 0
	// for shorter.
	Minutes int
}

func (s *Scorer) clockChanges(a *mentee, b *mentor) (out []ClockChange) {
	for _, x := range []struct {
		side Side
		p    *person
	}{{MenteeSide, &a.person}, {MentorSide, &b.person}} {
		if !x.p.schedule.known || len(s.calendar.weeks) == 0 {
			continue
		}
		z := s.zones[s.location(x.p)]
		times := x.p.of.Availability
		first, last := s.calendar.weeks[0].start, s.calendar.weeks[len(s.calendar.weeks)-1].end
		for _, d := range z.changing {
			day := &z.days[d]
			for _, w := range times.Weekly {
				if w.Day != day.weekday || !onDay(times, day.date) {
					continue
				}
				start, end := z.minute(day, w.Start), z.minute(day, w.End)
				if change := int(end-start) - (w.End - w.Start); change != 0 && start < last && end > first {
					out = append(out, ClockChange{x.side, day.date, w, change})
				}
			}
		}
	}
	return out
}

// onDay reports whether a person meets on a day at all.
func onDay(a *profiles.Availability, day profiles.Date) bool {
	if !a.From.IsZero() && day.Before(a.From) || !a.Until.IsZero() && day.After(a.Until) {
		return false
	}
	return !slices.ContainsFunc(a.Except, func(e profiles.DateRange) bool {
		return !day.Before(e.From) && !day.After(e.Until)
	})
}
