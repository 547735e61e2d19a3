package scoring

import (
	"time"

	"mentormatch/profiles"
)

const (
	minutesPerDay = 24 * 60
	daysPerWeek   = 7
)

// A week is seven days of the programme's calendar, from midnight to midnight
// of its time zone; the week of the run may be the rest of one. Both ends are
// minutes since 1970 in UTC, so that a week in which the clocks change is an
// hour longer or shorter.
type week struct{ start, end int64 }

func (w week) length() int32 { return int32(w.end - w.start) }

// A period is the weeks in which a pair needs one meeting, by the programme's
// rhythm.
type period struct {
	upTo  int32 // the week after its last
	need  int32 // joint minutes that are enough to choose from
	any   int64 // worth of having time for a meeting at all, in hundredths of minutes
	each  int64 // worth of each minute up to what it needs, in hundredths
	whole bool  // false for what is left of one: at the day of the run, or at the end of the term
}

// worth is how much a period with so many joint minutes counts, in hundredths
// of the minutes that it needs.
func (p *period) worth(minutes int32) int64 {
	if minutes == 0 {
		return 0
	}
	return p.any + p.each*int64(min(minutes, p.need))
}

// A calendar is the weeks of the programme's term that are still to come, and
// the periods that they make up.
type calendar struct {
	weeks   []week
	periods []period
	every   int   // weeks to a period
	past    int   // weeks of the term that are left out
	needed  int64 // the need of all periods
	most    int32 // the greatest need
}

// newCalendar cuts the term into weeks from its start, or from the day of the
// run when the start is blank. A term that has begun keeps its grid: weeks
// wholly past are left out and the current one starts on the day of the run.
// What is left of a period needs its share by days of what is comfortable, but
// one meeting at least.
func newCalendar(settings *profiles.Settings, on profiles.Date, loc *time.Location) calendar {
	term, meeting := &settings.Term, &settings.Meeting
	any := int64(settings.Shares.Availability.Meeting)
	first := term.Start
	if first.IsZero() {
		first = on
	}
	c := calendar{every: meeting.Every.Weeks()}
	days := 0 // of the period under way
	for k := range term.Weeks {
		start, end := first.AddDays(k*daysPerWeek), first.AddDays((k+1)*daysPerWeek)
		if !end.After(on) {
			c.past++
			continue
		}
		if start.Before(on) {
			start = on
		}
		c.weeks = append(c.weeks, week{minuteOf(start.In(loc, 0)), minuteOf(end.In(loc, 0))})
		days += start.DaysUntil(end)
		if (k+1)%c.every != 0 && k+1 < term.Weeks {
			continue
		}
		all := c.every * daysPerWeek
		p := period{upTo: int32(len(c.weeks)), need: int32(meeting.Comfortable), whole: days == all}
		if !p.whole {
			p.need = int32(max(meeting.Minutes, meeting.Comfortable*days/all))
		}
		p.any, p.each = any*int64(p.need), wholeShare-any
		c.periods = append(c.periods, p)
		c.needed += int64(p.need)
		c.most = max(c.most, p.need)
		days = 0
	}
	return c
}

// even reports whether every period is a whole week.
func (c *calendar) even() bool {
	return c.every == 1 && len(c.periods) > 0 && c.periods[0].whole
}

// minuteOf is the minute of t since 1970 in UTC.
func minuteOf(t time.Time) int64 { return t.Unix() / 60 }

// timeOf is the instant of a minute since 1970 in UTC.
func timeOf(minute int64) time.Time { return time.Unix(minute*60, 0) }

// A zone is the days of a calendar on the wall clocks of one time zone. Most
// days have no change of the clocks near, and for them it adds and subtracts;
// for the others it asks the date, which is some fifty times slower.
type zone struct {
	loc   *time.Location
	days  []zoneDay
	weeks []zoneWeek // those of the calendar
	// changing are the days, by number, near which the clocks change.
	changing []int
}

type zoneDay struct {
	date     profiles.Date
	weekday  time.Weekday
	midnight int64 // minute since 1970 in UTC
	steady   bool  // no change of the clocks within two days from midnight
}

// A zoneWeek is the days, by number, whose windows can be part of a stretch
// that reaches into a week of the calendar.
type zoneWeek struct {
	from, to int
	// like is the first week that is the same on these clocks: whatever a
	// person offers every week falls on the same minutes of both.
	like int
}

// daysBefore and daysAfter say how far off a week a window can lie that
// belongs to a stretch of the week: the stretch is looked at for a margin on
// either side, and a window begins up to two days before it ends.
const (
	daysBefore = 3
	daysAfter  = 2
)

func newZone(loc *time.Location, c *calendar) *zone {
	z := &zone{loc: loc}
	if len(c.weeks) == 0 {
		return z
	}
	dateOf := func(minute int64) profiles.Date { return profiles.DateOf(timeOf(minute).In(loc)) }
	first := dateOf(c.weeks[0].start).AddDays(-daysBefore)
	last := dateOf(c.weeks[len(c.weeks)-1].end).AddDays(daysAfter)
	for date := first; !date.After(last); date = date.AddDays(1) {
		midnight := date.In(loc, 0)
		_, until := midnight.ZoneBounds()
		z.days = append(z.days, zoneDay{
			date:     date,
			weekday:  date.Weekday(),
			midnight: minuteOf(midnight),
			// A midnight that the clocks skip is shown as a later time, or as
			// the next day's.
			steady: (until.IsZero() || !midnight.Add(48*time.Hour).After(until)) &&
				midnight.Hour() == 0 && midnight.Minute() == 0 && midnight.Day() == date.Day,
		})
	}
	for d := range z.days {
		if !z.days[d].steady {
			z.changing = append(z.changing, d)
		}
	}
	for i, w := range c.weeks {
		week := zoneWeek{
			from: first.DaysUntil(dateOf(w.start)) - daysBefore,
			to:   first.DaysUntil(dateOf(w.end)) + daysAfter + 1,
			like: i,
		}
		// The first week is cut at its start, and like no other.
		for k := 1; k < i; k++ {
			if z.alike(c, week, w, k) {
				week.like = z.weeks[k].like
				break
			}
		}
		z.weeks = append(z.weeks, week)
	}
	return z
}

// alike reports whether a week of the calendar is, on these clocks, like the
// earlier week k.
func (z *zone) alike(c *calendar, days zoneWeek, w week, k int) bool {
	a, b := z.days[days.from:days.to], z.days[z.weeks[k].from:z.weeks[k].to]
	if len(a) != len(b) || w.length() != c.weeks[k].length() {
		return false
	}
	for d := range a {
		if a[d].weekday != b[d].weekday || !a[d].steady || !b[d].steady ||
			a[d].midnight-w.start != b[d].midnight-c.weeks[k].start {
			return false
		}
	}
	return true
}

// minute is the minute, since 1970 in UTC, at which the wall clock shows so
// many minutes after the midnight of a day; 0 to 2879.
func (z *zone) minute(day *zoneDay, minutes int) int64 {
	if day.steady {
		return day.midnight + int64(minutes)
	}
	return minuteOf(day.date.In(z.loc, minutes))
}
