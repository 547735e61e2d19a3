package scoring_test

import (
	"fmt"
	"testing"
	"time"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

func TestWidenings(t *testing.T) {
	on := profiles.Date{Year: 2026, Month: time.November, Day: 22} // a Sunday
	dhaka, err := time.LoadLocation("Asia/Dhaka")
	if err != nil {
		t.Fatal(err)
	}
	hours := func(loc *time.Location, windows ...profiles.Window) *profiles.Availability {
		return &profiles.Availability{Location: loc, Weekly: windows}
	}
	monday := func(start, end int, mode profiles.Mode) profiles.Window {
		return profiles.Window{Day: time.Monday, Start: start * 60, End: end * 60, Mode: mode}
	}
	for _, c := range []struct {
		why            string
		mentee, mentor *profiles.Availability
		want           string
	}{
		{"the mentor begins when the mentee ends: an hour for either, the earliest on the mentee's clock",
			hours(time.UTC, monday(9, 11, "")), hours(time.UTC, monday(11, 13, "")),
			"[mentee Monday 660-720 60 UTC mentor Monday 540-600 60 UTC]"},
		{"half an hour in common: half an hour more",
			hours(time.UTC, monday(9, 11, "")), hours(time.UTC, profiles.Window{Day: time.Monday, Start: 630, End: 780}),
			"[mentee Monday 630-690 30 UTC mentor Monday 600-660 30 UTC]"},
		{"on each one's own clock: Monday 20:00 in UTC is Tuesday 02:00 in Dhaka",
			hours(dhaka, monday(9, 11, "")), hours(time.UTC, monday(20, 22, "")),
			"[mentee Tuesday 120-180 60 Asia/Dhaka mentor Monday 180-240 60 UTC]"},
		{"the mentor is there, in person alone, when the mentee is there remotely",
			hours(time.UTC, monday(9, 11, profiles.Remote)), hours(time.UTC, monday(9, 11, profiles.InPerson)),
			"[mentee Monday 540-600 60 UTC in-person mentor Monday 540-600 60 UTC remote]"},
		{"the mentor offers less than a meeting: only the mentor can add",
			hours(time.UTC, monday(9, 11, "")), hours(time.UTC, profiles.Window{Day: time.Tuesday, Start: 600, End: 630}),
			"[mentor Monday 540-600 60 UTC]"},
		{"a blank answer is asked about and not widened", nil, hours(time.UTC, monday(9, 11, "")), "[]"},
	} {
		s := profiles.DefaultSettings()
		s.Term = profiles.Term{Start: on, Weeks: 2}
		p := &profiles.Programme{
			Settings: s,
			Mentees:  []profiles.Mentee{{Person: profiles.Person{ID: "ana", Availability: c.mentee}}},
			Mentors:  []profiles.Mentor{{Person: profiles.Person{ID: "dee", Availability: c.mentor}, Capacity: 1}},
		}
		var got []string
		for _, w := range scoring.New(p, on).Widenings(0, 0) {
			text := fmt.Sprintf("%s %s %d-%d %d %s", w.Side, w.Window.Day, w.Window.Start, w.Window.End, w.Minutes, w.TimeZone())
			if w.Window.Mode != "" {
				text += " " + string(w.Window.Mode)
			}
			got = append(got, text)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s:\ngot  %v\nwant %s", c.why, got, c.want)
		}
	}
}
