package main

import (
	"strings"
	"testing"
	"time"

	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Who has waited longest is told what would help, as far as the time goes.
func TestForHowManyHelpIsLookedFor(t *testing.T) {
	on := profiles.Date{Year: 2026, Month: time.November, Day: 22}
	for _, c := range []struct {
		mentees, mentors, unmatched, want int
		says, reason                      string
	}{
		{10, 10, 4, 4, "", "all of a small programme"},
		{1000, 1000, 400, 400, "", "4*10^8 / 10^6 pairs = 400"},
		{2000, 1000, 600, 200, "200 who have waited longest, of 600", "4*10^8 / 2*10^6 pairs = 200"},
		{5000, 4000, 60, 20, "20 who have waited longest, of 60", "4*10^8 / 2*10^7 pairs = 20"},
		{5001, 4000, 1, 0, "the programme is too large", "more than 2*10^7 pairs"},
		{5001, 4000, 0, 0, "", "nobody to help"},
	} {
		p := &profiles.Programme{Settings: profiles.Settings{Weights: profiles.Weights{Goals: 1}}, Mentees: make([]profiles.Mentee, c.mentees), Mentors: make([]profiles.Mentor, c.mentors)}
		run := &report.Run{Scorer: scoring.New(p, on), Result: &matcher.Result{Objective: profiles.Coverage, Unmatched: make([]matcher.Unmatched, c.unmatched)}}
		if got := helpedOf(run); got != c.want {
			t.Errorf("%d, want %d: %s", got, c.want, c.reason)
		}
		if got := unhelped(run).String(); (got == "") != (c.says == "") || !strings.Contains(got, c.says) {
			t.Errorf("%q, want %q: %s", got, c.says, c.reason)
		}
	}
}
