package profiles

import (
	"cmp"
	"fmt"
	"time"

	"mentormatch/internal/diag"
)

// A Date is a day of the calendar, in no time zone. The zero Date is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day that t falls on, in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the date as 2026-11-22, and no date as "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Compare is negative when d is before e, 0 when they are the same day.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays is the day n days later.
func (d Date) AddDays(n int) Date { return DateOf(d.utc().AddDate(0, 0, n)) }

// AddMonths is the same day n months later; a day that the month lacks
// becomes its last day.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// DaysUntil is the number of days from d to e.
func (d Date) DaysUntil(e Date) int { return int(e.utc().Sub(d.utc()) / (24 * time.Hour)) }

// MonthsUntil is the number of whole months from d to e: how often the same
// day of a later month, as AddMonths has it, has come. It is 0 when e is not
// later than d.
//
//	2026-10-31 to 2026-11-30: 1, as 31 October a month later is 30 November
func (d Date) MonthsUntil(e Date) int {
	months := (e.Year-d.Year)*12 + int(e.Month) - int(d.Month)
	if months > 0 && d.AddMonths(months).After(e) {
		months--
	}
	return max(0, months)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// In is the instant at minutes after midnight on the wall clock of loc.
//
// Twice a year in many zones a wall clock is put forward or back, and
// time.Date does not say which instant it then takes. Here it is settled: a
// time that the clock jumps over is the instant of the jump, at which the
// clock shows the first time after the gap; of a time that the clock shows
// twice it is the earlier instant. A day that a zone left out altogether, as
// Apia did 2011-12-30, begins and ends with the day after it.
func (d Date) In(loc *time.Location, minutes int) time.Time {
	t := time.Date(d.Year, d.Month, d.Day, 0, minutes, 0, 0, loc)
	start, end := t.ZoneBounds()
	if (start.IsZero() || t.Sub(start) > 24*time.Hour) && (end.IsZero() || end.Sub(t) > 24*time.Hour) {
		return t
	}
	wall := time.Date(d.Year, d.Month, d.Day, 0, minutes, 0, 0, time.UTC)
	// Invariant: no earlier stretch of constant offset shows the wall time.
	for at := wall.Add(-24 * time.Hour).In(loc); ; at = end {
		start, end = at.ZoneBounds()
		_, offset := at.Zone()
		shows := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		switch {
		case !start.IsZero() && shows.Before(start):
			return start
		case end.IsZero() || shows.Before(end):
			return shows
		}
	}
}

func (d Date) utc() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// ParseDate reads 2026-11-22.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return Date{}, diag.Wrong("not a date: write it as 2026-11-22")
	}
	return DateOf(t), nil
}
