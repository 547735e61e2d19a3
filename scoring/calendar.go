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

// A calendar is the weeks of the programme's term that are still to come.
type calendar struct {
	weeks []week
	// firstDays is how many days of the first week are left, 1 to 7.
	firstDays int
}

// newCalendar cuts the term into weeks from its start, or from the day of the
// run when the start is blank. A term that has begun keeps its grid: weeks
// wholly past are left out and the current one starts on the day of the run.
func newCalendar(term profiles.Term, on profiles.Date, loc *time.Location) calendar {
	first := term.Start
	if first.IsZero() {
		first = on
	}
	c := calendar{firstDays: daysPerWeek}
	for k := range term.Weeks {
		start, end := first.AddDays(k*daysPerWeek), first.AddDays((k+1)*daysPerWeek)
		if !end.After(on) {
			continue
		}
		if start.Before(on) {
			start = on
			c.firstDays = on.DaysUntil(end)
		}
		c.weeks = append(c.weeks, week{minuteOf(start.In(loc, 0)), minuteOf(end.In(loc, 0))})
	}
	return c
}

// minuteOf is the minute of t since 1970 in UTC.
func minuteOf(t time.Time) int64 { return t.Unix() / 60 }

// timeOf is the instant of a minute since 1970 in UTC.
func timeOf(minute int64) time.Time { return time.Unix(minute*60, 0) }

// A zone is the days of a calendar on the wall clocks of one time zone. Most
// days have no change of the clocks near, and for them it adds and subtracts;
// for the others it asks the date, which is some fifty times slower.
type zone struct {
	loc  *time.Location
	days []zoneDay
	// weeks are, for each week of the calendar, the days that can have a
	// window in it: from the day before its first to its last.
	weeks [][]zoneDay
}

type zoneDay struct {
	date     profiles.Date
	weekday  time.Weekday
	midnight int64 // minute since 1970 in UTC
	steady   bool  // no change of the clocks within two days from midnight
}

func newZone(loc *time.Location, c *calendar) *zone {
	z := &zone{loc: loc}
	if len(c.weeks) == 0 {
		return z
	}
	first := profiles.DateOf(timeOf(c.weeks[0].start).In(loc)).AddDays(-1)
	last := profiles.DateOf(timeOf(c.weeks[len(c.weeks)-1].end).In(loc))
	for date := first; !date.After(last); date = date.AddDays(1) {
		midnight := date.In(loc, 0)
		_, until := midnight.ZoneBounds()
		z.days = append(z.days, zoneDay{
			date:     date,
			weekday:  date.Weekday(),
			midnight: minuteOf(midnight),
			// A midnight that the clocks skip is shown as a later time.
			steady: (until.IsZero() || !midnight.Add(48*time.Hour).After(until)) &&
				midnight.Hour() == 0 && midnight.Minute() == 0,
		})
	}
	for _, w := range c.weeks {
		from := first.DaysUntil(profiles.DateOf(timeOf(w.start).In(loc))) - 1
		to := first.DaysUntil(profiles.DateOf(timeOf(w.end).In(loc))) + 1
		z.weeks = append(z.weeks, z.days[from:to])
	}
	return z
}

// minute is the minute, since 1970 in UTC, at which the wall clock shows so
// many minutes after the midnight of a day; 0 to 2879.
func (z *zone) minute(day *zoneDay, minutes int) int64 {
	if day.steady {
		return day.midnight + int64(minutes)
	}
	return minuteOf(day.date.In(z.loc, minutes))
}
