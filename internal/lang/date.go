package lang

import (
	"strconv"
	"time"
)

// Date writes a day of the calendar: 5 October 2026.
func (s *Speaker) Date(year int, month time.Month, day int) string {
	return s.Say("date.long", "day", s.Digits(strconv.Itoa(day)), "month", s.Month(month), "year", s.Digits(strconv.Itoa(year)))
}

// Month is the name of a month.
func (s *Speaker) Month(m time.Month) string {
	return s.Say("month." + strconv.Itoa(int(m)))
}

// Weekday is the name of a day of the week.
func (s *Speaker) Weekday(d time.Weekday) string {
	return s.Say("weekday." + strconv.Itoa(int(d)))
}

// WeekdayShort is the name of a day of the week, cut short.
func (s *Speaker) WeekdayShort(d time.Weekday) string {
	return s.Say("weekday." + strconv.Itoa(int(d)) + ".short")
}

// Clock writes a time of day on the 24-hour clock: 18:30.
func (s *Speaker) Clock(hour, minute int) string {
	pad := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return s.Digits(pad(hour) + ":" + pad(minute))
}

// Digits writes the digits of a text as the language does, without grouping.
func (s *Speaker) Digits(text string) string {
	if s.zero == '0' {
		return text
	}
	if s.block != nil {
		return s.block.keep(s.appendDigits(s.block.begin(), text))
	}
	return string(s.appendDigits(nil, text))
}

func (s *Speaker) appendDigits(to []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c >= '0' && c <= '9' {
			to = s.appendDigit(to, int64(c-'0'))
		} else {
			to = append(to, c)
		}
	}
	return to
}
