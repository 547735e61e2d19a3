package roster

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,].*)?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ ,].*)?$`)
	dayMonth  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([A-Za-z]{3,9})\.?[-/., ]*(\d{4})(?:[ ,].*)?$`)
	monthDay  = regexp.MustCompile(`^([A-Za-z]{3,9})\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})(?:[ ,].*)?$`)
	yearOnly  = regexp.MustCompile(`^\d{4}$`)
	yearMonth = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})$`)
	stampYear = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{2})( \d{1,2}:\d{2}.*)$`)
	spaces    = regexp.MustCompile(`\s+`)
)

// date reads the day of a cell: a date of the spreadsheet, 2026-11-22, 22
// November 2026, or 22/11/2026. A time behind it is left out. Where the words
// could be two days, order decides; without one they are refused.
func date(c Cell, order DateOrder) (text string, wrong, hint diag.Message) {
	s := c.Day
	if s == "" {
		s = stamp(c.Text)
	}
	const usual = "write it as year-month-day: 2026-11-22"
	var year, month, day string
	switch {
	case yearFirst.MatchString(s):
		m := yearFirst.FindStringSubmatch(s)
		year, month, day = m[1], m[2], m[3]
	case dayMonth.MatchString(s):
		m := dayMonth.FindStringSubmatch(s)
		year, month, day = m[3], monthNumber(m[2]), m[1]
	case monthDay.MatchString(s):
		m := monthDay.FindStringSubmatch(s)
		year, month, day = m[3], monthNumber(m[1]), m[2]
	case yearLast.MatchString(s):
		m := yearLast.FindStringSubmatch(s)
		a, b := valid(m[3], m[2], m[1]), valid(m[3], m[1], m[2]) // day first, month first
		switch {
		case order == DayFirst, order == "" && b == "", a == b:
			year, month, day = m[3], m[2], m[1]
		case order == MonthFirst, a == "":
			year, month, day = m[3], m[1], m[2]
		default:
			return "", diag.Say("a date that could be {day} or {other}", "day", a, "other", b), "say which in the mapping file: dates: day-first, or dates: month-first"
		}
	default:
		return "", "not a date", usual
	}
	if text = valid(year, month, day); text == "" {
		return "", "a day that no calendar has", usual
	}
	return text, "", ""
}

// stamp is a text as dates are read of it. The year of a time stamp, which is
// of this century, may have two digits: 10/24/26 9:02.
func stamp(text string) string {
	s := asciiDigits(spaces.ReplaceAllString(visibleText(text), " "))
	return stampYear.ReplaceAllString(s, "$1/$2/20$3$4")
}

// since is date for a cell that may also hold a year or a month.
func since(c Cell, order DateOrder) (text string, wrong, hint diag.Message) {
	s := asciiDigits(visibleText(c.Text))
	if c.Day == "" && yearOnly.MatchString(s) {
		return s, "", ""
	}
	if m := yearMonth.FindStringSubmatch(s); c.Day == "" && m != nil {
		if full := valid(m[1], m[2], "1"); full != "" {
			return full[:len("2006-01")], "", ""
		}
	}
	return date(c, order)
}

// valid writes a day of the calendar; "" for one that there is not.
func valid(year, month, day string) string {
	if len(month) == 1 {
		month = "0" + month
	}
	if len(day) == 1 {
		day = "0" + day
	}
	d, err := profiles.ParseDate(year + "-" + month + "-" + day)
	if err != nil {
		return ""
	}
	return d.String()
}

func monthNumber(word string) string {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word := strings.ToLower(word); word == name || word == name[:3] || word == "sept" && m == time.September {
			return strconv.Itoa(int(m))
		}
	}
	return ""
}
