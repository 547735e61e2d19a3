package scoring

import (
	"fmt"
	"testing"
	"time"

	"mentormatch/profiles"
)

// TestClockEdges has a window on a day on which, or next to which, the clocks
// of a zone change, and a mentor who can meet at any time. Each sum is worked
// out by hand from what the zone's law says of the day: the offset from UTC
// before and after the change, and the moment of the change.
func TestClockEdges(t *testing.T) {
	tests := []struct {
		zone, day, window string
		first             string // of the meeting, in UTC; "" for none
		minutes           int    // the window's length by a stop-watch
		sum               string
	}{
		// London: 0 in winter, +1 in summer; 28 March and 31 October 2027, 01:00 UTC.
		{"Europe/London", "2027-03-27", "18:00-20:00", "2027-03-27 18:00", 120, "winter: 18-0"},
		{"Europe/London", "2027-03-28", "18:00-20:00", "2027-03-28 17:00", 120, "summer: 18-1"},
		{"Europe/London", "2027-03-28", "01:00-02:00", "", 0, "all of it is skipped"},
		{"Europe/London", "2027-03-28", "01:30-03:00", "2027-03-28 01:00", 60, "1:30 is skipped: from the change at 1:00 UTC to 3-1"},
		{"Europe/London", "2027-03-28", "00:00-04:00", "2027-03-28 00:00", 180, "0-0 to 4-1: an hour less"},
		{"Europe/London", "2027-10-31", "00:30-02:30", "2027-10-30 23:30", 180, "0:30-1 to 2:30-0: an hour more"},
		{"Europe/London", "2027-10-31", "01:30-02:00", "2027-10-31 00:30", 90, "the first 1:30-1 to 2-0"},
		{"Europe/London", "2027-10-30", "23:00-25:00", "2027-10-30 22:00", 120, "23-1 to 1-1: 1:00 shows twice, and the first counts"},
		// New York: -5 and -4; 14 March 2027, 07:00 UTC, and 7 November, 06:00 UTC.
		{"America/New_York", "2027-03-13", "19:00-20:00", "2027-03-14 00:00", 60, "19+5"},
		{"America/New_York", "2027-03-14", "19:00-20:00", "2027-03-14 23:00", 60, "19+4"},
		{"America/New_York", "2027-03-14", "02:15-03:15", "2027-03-14 07:00", 15, "2:15 is skipped: from 7:00 UTC to 3:15+4"},
		{"America/New_York", "2027-11-07", "01:00-02:00", "2027-11-07 05:00", 120, "the first 1:00+4 to 2+5"},
		{"America/New_York", "2027-11-06", "22:00-27:00", "2027-11-07 02:00", 360, "22+4 to 3+5: an hour more"},
		// Santiago: -4 and -3; at midnight: on 4 April 2027, 03:00 UTC, 24:00
		// becomes 23:00; on 5 September, 04:00 UTC, 0:00 becomes 1:00.
		{"America/Santiago", "2027-04-03", "22:00-23:30", "2027-04-04 01:00", 90, "22+3 to the first 23:30+3"},
		{"America/Santiago", "2027-04-03", "22:00-24:00", "2027-04-04 01:00", 180, "22+3 to 24+4: 23 to 24 comes twice"},
		{"America/Santiago", "2027-09-05", "00:00-01:00", "", 0, "all of it is skipped"},
		{"America/Santiago", "2027-09-05", "00:30-02:00", "2027-09-05 04:00", 60, "0:30 is skipped: from the change to 2+3"},
		{"America/Santiago", "2027-09-04", "23:00-25:30", "2027-09-05 03:00", 90, "23+4 to 1:30+3"},
		// Lord Howe: +10:30 and +11, half an hour; 4 April 2027 at 2:00 summer
		// time, 15:00 UTC of the 3rd; 3 October at 2:00 winter time, 15:30 UTC of
		// the 2nd.
		{"Australia/Lord_Howe", "2027-04-04", "01:00-02:30", "2027-04-03 14:00", 120, "1-11 to 2:30-10:30"},
		{"Australia/Lord_Howe", "2027-04-04", "01:30-02:00", "2027-04-03 14:30", 60, "the first 1:30-11 to 2-10:30"},
		{"Australia/Lord_Howe", "2027-10-03", "02:00-03:00", "2027-10-02 15:30", 30, "2:00 to 2:30 is skipped: to 3-11"},
		{"Australia/Lord_Howe", "2027-10-03", "18:00-19:00", "2027-10-03 07:00", 60, "18-11"},
		// Kathmandu: +5:45, and +5:30 before 1986, when 0:00 became 0:15.
		{"Asia/Kathmandu", "2027-03-28", "18:00-19:00", "2027-03-28 12:15", 60, "18-5:45"},
		{"Asia/Kathmandu", "1985-12-31", "18:00-19:00", "1985-12-31 12:30", 60, "18-5:30"},
		{"Asia/Kathmandu", "1986-01-01", "00:00-01:00", "1985-12-31 18:30", 45, "0:00 is skipped: from the change to 1-5:45"},
		// Casablanca: +1, and 0 in Ramadan: in 2026 from 15 February, 3:00
		// becoming 2:00 at 02:00 UTC, to 22 March, 2:00 becoming 3:00 at 02:00 UTC.
		{"Africa/Casablanca", "2026-02-14", "18:00-19:00", "2026-02-14 17:00", 60, "18-1"},
		{"Africa/Casablanca", "2026-02-15", "18:00-19:00", "2026-02-15 18:00", 60, "18-0"},
		{"Africa/Casablanca", "2026-02-15", "02:00-03:00", "2026-02-15 01:00", 120, "the first 2-1 to 3-0"},
		{"Africa/Casablanca", "2026-03-22", "01:30-03:30", "2026-03-22 01:30", 60, "1:30-0 to 3:30-1"},
		// Tehran: +3:30; +4:30 in the summers up to 2022, the last of which
		// ended on 21 September at 24:00, 19:30 UTC, which became 23:00.
		{"Asia/Tehran", "2022-09-21", "18:00-19:00", "2022-09-21 13:30", 60, "18-4:30"},
		{"Asia/Tehran", "2022-09-21", "22:30-24:00", "2022-09-21 18:00", 150, "22:30-4:30 to 24-3:30"},
		{"Asia/Tehran", "2022-09-22", "18:00-19:00", "2022-09-22 14:30", 60, "18-3:30"},
		{"Asia/Tehran", "2023-03-22", "00:00-01:00", "2023-03-21 20:30", 60, "no summer time any more: 0-3:30"},
		// Apia: -10 until the end of Thursday 29 December 2011, 10:00 UTC of the
		// 30th, when Saturday began at +14. In 2021 the last summer time ended on
		// 4 April, 4:00-14, which became 3:00.
		{"Pacific/Apia", "2011-12-29", "18:00-19:00", "2011-12-30 04:00", 60, "18+10"},
		{"Pacific/Apia", "2011-12-30", "18:00-19:00", "", 0, "there was no such day"},
		{"Pacific/Apia", "2011-12-31", "18:00-19:00", "2011-12-31 04:00", 60, "18-14: a day after Thursday's by a stop-watch"},
		{"Pacific/Apia", "2011-12-29", "23:00-25:00", "2011-12-30 09:00", 60, "23+10 to the end of Thursday"},
		{"Pacific/Apia", "2021-04-04", "03:00-05:00", "2021-04-03 13:00", 180, "the first 3-14 to 5-13"},
		// Others whose clocks change at midnight, by half an hour, by two hours,
		// or for good.
		{"America/Havana", "2027-03-14", "00:00-02:00", "2027-03-14 05:00", 60, "0:00 is skipped: 5:00 UTC to 2+4"},
		{"Africa/Cairo", "2027-04-30", "00:30-01:30", "2027-04-29 22:00", 30, "0:30 is skipped: 22:00 UTC to 1:30-3"},
		{"Africa/Cairo", "2027-10-28", "23:00-24:00", "2027-10-28 20:00", 120, "the first 23-3 to 24-2"},
		{"Asia/Beirut", "2027-03-28", "00:00-03:00", "2027-03-27 22:00", 120, "0:00 is skipped: 22:00 UTC to 3-3"},
		{"Pacific/Chatham", "2027-04-04", "02:45-03:45", "2027-04-03 13:00", 120, "the first 2:45-13:45 to 3:45-12:45"},
		{"Pacific/Auckland", "2027-09-26", "01:00-04:00", "2027-09-25 13:00", 120, "1-12 to 4-13"},
		{"America/St_Johns", "2027-03-14", "18:00-19:00", "2027-03-14 20:30", 60, "18+2:30"},
		{"Antarctica/Troll", "2027-03-28", "00:00-04:00", "2027-03-28 00:00", 120, "0-0 to 4-2: two hours less"},
		{"Asia/Dhaka", "2009-06-19", "22:00-24:00", "2009-06-19 16:00", 60, "22-6 to 24-7: the one summer time began at 23:00"},
		{"Asia/Karachi", "2009-10-31", "22:00-24:00", "2009-10-31 16:00", 180, "22-6 to 24-5"},
		{"Asia/Pyongyang", "2018-05-04", "23:00-24:00", "2018-05-04 14:30", 30, "23-8:30 to 24-9"},
		{"America/Caracas", "2016-05-01", "02:00-03:30", "2016-05-01 06:30", 60, "2+4:30 to 3:30+4"},
		{"Asia/Jerusalem", "2027-03-26", "01:00-04:00", "2027-03-25 23:00", 120, "1-2 to 4-3: on a Friday"},
		{"America/Sao_Paulo", "2018-11-04", "00:00-02:00", "2018-11-04 03:00", 60, "0:00 is skipped: 3:00 UTC to 2+2"},
		{"Pacific/Kwajalein", "1993-08-21", "18:00-19:00", "", 0, "there was no such day: from -12 to +12"},
		{"Europe/Lisbon", "2027-10-31", "00:00-03:00", "2027-10-30 23:00", 240, "0-1 to 3-0: an hour more"},
		{"Africa/Juba", "2021-01-31", "23:00-24:00", "2021-01-31 20:00", 120, "the first 23-3 to 24-2"},
		{"America/Nuuk", "2027-03-27", "21:00-24:00", "2027-03-27 23:00", 120, "21+2 to 24+1: at ten in the evening of the Saturday"},
	}
	zones, changes := map[string]bool{}, 0
	for _, test := range tests {
		on, err := profiles.ParseDate(test.day)
		if err != nil {
			t.Fatal(err)
		}
		var h, m, h2, m2 int
		if _, err := fmt.Sscanf(test.window, "%d:%d-%d:%d", &h, &m, &h2, &m2); err != nil {
			t.Fatal(err)
		}
		zone := zoneNamed(test.zone)
		p := plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
			p.Settings.Term = profiles.Term{Start: on.AddDays(-3), Weeks: 1}
			p.Settings.Meeting = profiles.Meeting{Minutes: 15, Comfortable: 15}
			e.Availability = weekly(zone, profiles.Window{Day: on.Weekday(), Start: 60*h + m, End: 60*h2 + m2})
			r.Availability = always(time.UTC)
		})
		pair := New(p, on.AddDays(-9)).Pair(0, 0)
		first := ""
		if !pair.FirstMeeting.IsZero() {
			first = pair.FirstMeeting.UTC().Format("2006-01-02 15:04")
		}
		if got := pair.Parts[Availability].Reason.Args.Minutes; first != test.first || got != test.minutes {
			t.Errorf("%s, %s %s: first at %q, %d minutes; want %q, %d (%s)", test.zone, test.day, test.window, first, got, test.first, test.minutes, test.sum)
		}
		// On the calendar of whoever offers the window, the meeting begins in it.
		if local := pair.FirstMeeting.In(zone); first != "" {
			if at := local.Format("2006-01-02"); (at != test.day || 60*local.Hour()+local.Minute() < 60*h+m || 60*local.Hour()+local.Minute() >= 60*h2+m2) && h2 <= 24 {
				t.Errorf("%s, %s %s: the calendar there has it at %s", test.zone, test.day, test.window, local)
			}
		}
		zones[test.zone] = true
		change := test.minutes - (60*h2 + m2 - 60*h - m)
		if change != 0 {
			changes++
		}
		switch {
		case change == 0 && len(pair.ClockChanges) > 0:
			t.Errorf("%s, %s %s: %+v, want no change", test.zone, test.day, test.window, pair.ClockChanges)
		case change != 0 && (len(pair.ClockChanges) != 1 || pair.ClockChanges[0] != ClockChange{MenteeSide, on, p.Mentees[0].Availability.Weekly[0], change}):
			t.Errorf("%s, %s %s: %+v, want a change by %d minutes", test.zone, test.day, test.window, pair.ClockChanges, change)
		}
	}
	if changes < 36 || len(zones) < 20 {
		t.Errorf("%d windows that the clocks change, in %d zones; want 36 in 20", changes, len(zones))
	}
}

func always(loc *time.Location) *profiles.Availability {
	a := weekly(loc)
	for d := range time.Weekday(7) {
		a.Weekly = append(a.Weekly, window(d, 0, 24))
	}
	return a
}
