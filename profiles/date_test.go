package profiles

import (
	"testing"
	"time"
)

func TestMonthsUntil(t *testing.T) {
	for _, test := range []struct {
		from, until Date
		want        int
		reason      string
	}{
		{Date{2026, 10, 22}, Date{2026, 11, 22}, 1, "the same day a month later"},
		{Date{2026, 10, 23}, Date{2026, 11, 22}, 0, "a day short of it"},
		{Date{2026, 10, 31}, Date{2026, 11, 30}, 1, "30 November is 31 October a month later"},
		{Date{2025, 12, 15}, Date{2026, 11, 22}, 11, "over the new year"},
		{Date{2026, 12, 1}, Date{2026, 11, 22}, 0, "not yet"},
	} {
		if got := test.from.MonthsUntil(test.until); got != test.want {
			t.Errorf("%s to %s: %d, want %d: %s", test.from, test.until, got, test.want, test.reason)
		}
	}
}

func TestDateIn(t *testing.T) {
	for _, test := range []struct {
		zone, date string
		minutes    int
		want       string // in UTC
		reason     string
	}{
		{"Europe/London", "2026-06-01", 18 * 60, "2026-06-01T17:00:00Z", "summer time: one hour ahead"},
		{"Europe/London", "2026-03-29", 90, "2026-03-29T01:00:00Z", "gap 01:00-02:00: the instant of the jump"},
		{"Europe/London", "2026-03-29", 60, "2026-03-29T01:00:00Z", "the first minute of the gap"},
		{"Europe/London", "2026-03-29", 59, "2026-03-29T00:59:00Z", "the last minute in front of the gap"},
		{"Europe/London", "2026-03-29", 120, "2026-03-29T01:00:00Z", "the first minute behind the gap"},
		{"Europe/London", "2026-10-25", 90, "2026-10-25T00:30:00Z", "fold 01:00-02:00: the earlier, still summer time"},
		{"Europe/London", "2026-10-25", 120, "2026-10-25T02:00:00Z", "the first minute behind the fold"},
		{"America/New_York", "2026-03-08", 150, "2026-03-08T07:00:00Z", "gap 02:00-03:00: the instant of the jump"},
		{"America/New_York", "2026-11-01", 90, "2026-11-01T05:30:00Z", "fold 01:00-02:00: the earlier, still EDT"},
		{"America/New_York", "2026-11-01", 59, "2026-11-01T04:59:00Z", "in front of the fold"},
		{"Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:30:00Z", "a gap of 30 minutes, 02:00-02:30"},
		{"Australia/Lord_Howe", "2026-10-04", 150, "2026-10-03T15:30:00Z", "behind the gap of 30 minutes"},
		{"Australia/Lord_Howe", "2026-04-05", 105, "2026-04-04T14:45:00Z", "a fold of 30 minutes, 01:30-02:00: the earlier, +11:00"},
		{"Australia/Lord_Howe", "2026-04-05", 120, "2026-04-04T15:30:00Z", "behind the fold of 30 minutes, +10:30"},
		{"Asia/Kathmandu", "2026-03-29", 18 * 60, "2026-03-29T12:15:00Z", "+05:45, no daylight saving"},
		{"Pacific/Apia", "2011-12-30", 12 * 60, "2011-12-30T10:00:00Z", "a day that was left out: the instant of the jump"},
		{"Pacific/Apia", "2011-12-29", 23*60 + 59, "2011-12-30T09:59:00Z", "the last minute in front of it"},
		{"Pacific/Apia", "2011-12-31", 0, "2011-12-30T10:00:00Z", "the first minute behind it"},
		{"UTC", "2026-12-31", 24*60 + 90, "2027-01-01T01:30:00Z", "minutes past the end of the day"},
	} {
		loc, err := location(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ParseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		got := d.In(loc, test.minutes)
		if got.UTC().Format(time.RFC3339) != test.want || got.Location() != loc {
			t.Errorf("%s %s + %d min = %s, want %s: %s", test.zone, test.date, test.minutes, got.UTC().Format(time.RFC3339), test.want, test.reason)
		}
	}
}

// TestDateInNeverGoesBack checks the rule minute by minute around each change
// of the clock: a later wall time is never an earlier instant but for the
// times that the clock shows twice, and the clock shows what was asked for
// whenever it can.
func TestDateInNeverGoesBack(t *testing.T) {
	for _, zone := range []string{"Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca"} {
		loc, err := location(zone)
		if err != nil {
			t.Fatal(err)
		}
		for d := (Date{2026, 1, 1}); d.Year == 2026; d = d.AddDays(1) {
			before := d.In(loc, -1)
			for m := range 24 * 60 {
				got := d.In(loc, m)
				if got.Before(before) {
					t.Fatalf("%s %s + %d min goes back", zone, d, m)
				}
				before = got
				shown := got.Hour()*60 + got.Minute()
				if earlier := got.Add(-time.Minute); shown == m {
					continue
				} else if _, a := earlier.Zone(); shown < m || DateOf(got) != d {
					t.Fatalf("%s %s + %d min shows %s", zone, d, m, got)
				} else if _, b := got.Zone(); b <= a {
					t.Fatalf("%s %s + %d min shows %s where no clock jumped", zone, d, m, got)
				}
			}
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	d := Date{2026, time.January, 31}
	for _, test := range []struct{ got, want, reason string }{
		{d.AddMonths(1).String(), "2026-02-28", "a day that February lacks is its last"},
		{d.AddMonths(-2).String(), "2025-11-30", "backwards over the new year"},
		{d.AddDays(1).String(), "2026-02-01", "over the end of a month"},
		{Date{}.String(), "", "no date"},
		{d.Weekday().String(), "Saturday", "2026-01-31 is a Saturday"},
		{DateOf(time.Date(2026, 1, 31, 23, 59, 0, 0, time.UTC)).String(), "2026-01-31", "the day of an instant"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s: %s", test.got, test.want, test.reason)
		}
	}
	if n := d.DaysUntil(Date{2026, time.March, 1}); n != 29 {
		t.Errorf("January 31 to March 1 = %d days, want 1+28 = 29", n)
	}
	if !d.After(Date{2025, 12, 31}) || !d.Before(Date{2026, 2, 1}) || d.IsZero() {
		t.Error("dates are out of order")
	}
	if _, err := ParseDate("2026-02-30"); err == nil {
		t.Error("February has no 30th")
	}
}
