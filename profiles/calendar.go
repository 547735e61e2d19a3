package profiles

import (
	"strconv"
	"strings"
	"time"

	"mentormatch/internal/diag"
)

// Years outside of these are taken for typing errors.
const (
	firstYear = 1900
	lastYear  = 2199
)

// date reads v as a day: 2026-11-22.
func (v value) date() (Date, bool) {
	s, ok := v.written()
	if !ok {
		return Date{}, false
	}
	d, ok := parseDay(s)
	if !ok {
		v.problem("date", "not a date", s, dateHint(s, "write it as year-month-day: 2026-11-22"))
		return Date{}, false
	}
	return d, v.likely(d, s)
}

// since reads v as a day, a month or a year. Of a month or a year the first
// day is meant.
func (v value) since() (Date, bool) {
	s, ok := v.written()
	if !ok {
		return Date{}, false
	}
	full := s
	switch len(s) {
	case len("2023"):
		full += "-01-01"
	case len("2023-04"):
		full += "-01"
	}
	d, ok := parseDay(full)
	if !ok {
		v.problem("date", "not a date", s, dateHint(s, "write a year, a month or a day: 2023, 2023-04 or 2023-04-11"))
		return Date{}, false
	}
	return d, v.likely(d, s)
}

func (v value) likely(d Date, s string) bool {
	if d.Year < firstYear || d.Year > lastYear {
		v.problem("date", "a year that cannot be meant", s, "is a digit missing?")
		return false
	}
	return true
}

// past is since for something that has already begun on the day of the run.
func (v value) past(on Date) (Date, bool) {
	d, ok := v.since()
	if ok && !on.IsZero() && d.After(on) {
		v.problem("future-date", "a date in the future", v.node.Value, diag.Say("the day of the run is {day}", "day", on))
		return Date{}, false
	}
	return d, ok
}

// parseDay reads a day of the calendar in the digits 0 to 9.
func parseDay(s string) (Date, bool) {
	if len(s) != len("2006-01-02") {
		return Date{}, false
	}
	d, err := ParseDate(s)
	return d, err == nil
}

// dateHint explains a day that no calendar has, and one in another order.
func dateHint(s string, usual diag.Message) diag.Message {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	if len(parts) != 3 {
		return usual
	}
	var n [3]int
	for i, p := range parts {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil || n[i] < 1 {
			return usual
		}
	}
	if n[0] >= 1000 && n[1] <= 12 {
		if last := (Date{n[0], time.Month(n[1]), 1}).AddMonths(1).AddDays(-1).Day; n[2] > last {
			return diag.Say("that month has {count} days", "count", last)
		}
		return writeInstead(Date{n[0], time.Month(n[1]), n[2]}.String())
	}
	dayFirst, monthFirst := Date{n[2], time.Month(n[1]), n[0]}.String(), Date{n[2], time.Month(n[0]), n[1]}.String()
	_, isDayFirst := parseDay(dayFirst)
	_, isMonthFirst := parseDay(monthFirst)
	switch {
	case isDayFirst && (!isMonthFirst || dayFirst == monthFirst):
		return writeInstead(dayFirst)
	case isMonthFirst && !isDayFirst:
		return writeInstead(monthFirst)
	}
	return usual // no day, or it could be two
}

// days reads v as a day or a stretch of days: 2026-12-16, or
// 2026-12-24..2027-01-02 with both ends included.
func (v value) days() (DateRange, bool) {
	s, ok := v.written()
	if !ok {
		return DateRange{}, false
	}
	from, until, stretch := strings.Cut(s, "..")
	if !stretch {
		until = from
	}
	a, okA := parseDay(strings.TrimSpace(from))
	b, okB := parseDay(strings.TrimSpace(until))
	switch {
	case !okA:
		v.problem("date", "not a date", s, dateHint(from, "write 2026-12-16, or 2026-12-24..2027-01-02 for several days"))
	case !okB:
		v.problem("date", "not a date", s, dateHint(until, "write 2026-12-16, or 2026-12-24..2027-01-02 for several days"))
	case b.Before(a):
		v.problem("date-order", "a stretch of days that ends before it begins", s, "write the earlier day first")
	default:
		return DateRange{a, b}, v.likely(a, s) && v.likely(b, s)
	}
	return DateRange{}, false
}
