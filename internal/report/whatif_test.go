package report

import (
	"context"
	"io"
	"strings"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// changed is small after a scenario: ana moves to eli, bo has nobody, cy has
// left with her pin, and di is newly matched.
func changed() *Run {
	run := small()
	p := *run.programme()
	p.Mentees = append(append([]profiles.Mentee{}, p.Mentees[:2]...), p.Mentees[3:]...)
	scorer := *run.Scorer.(*fakeScorer)
	scorer.programme = &p
	ana := pairOf(0, 1, 2000, 2000, 1000, 991)
	di := pairOf(2, 0, 1000, 1000, 500, 100)
	return &Run{Scorer: &scorer, Result: &matcher.Result{
		Objective: profiles.Coverage, Minimum: 2500, Total: 5991 + 2600,
		Matches: []matcher.Matched{
			{Mentee: 0, Mentor: 1, Origin: matcher.Pinned, Pair: ana},
			{Mentee: 2, Mentor: 0, Origin: matcher.Proposed, Pair: di},
		},
		Unmatched: []matcher.Unmatched{
			{Mentee: 1, Cause: matcher.Barred, Barred: []matcher.RuleCount{{Rule: "language", Mentors: 3}}},
			{Mentee: 3, Cause: matcher.Barred}, {Mentee: 4, Cause: matcher.Barred}, {Mentee: 5, Cause: matcher.Barred},
		},
	}}
}

func TestWhatIfGolden(t *testing.T) {
	scenario := []string{"ana is pinned to eli", "bo is kept from every mentor whose language is not shared", "without cy"}
	for name, opt := range map[string]TerminalOptions{"whatif.txt": {}, "whatif-40.txt": {Width: 40, Colour: true}} {
		golden(t, name, written(t, func(w io.Writer) error {
			return WriteWhatIf(w, small(), changed(), scenario, opt)
		}))
	}
	golden(t, "whatif-nothing.txt", written(t, func(w io.Writer) error {
		return WriteWhatIf(w, small(), small(), []string{"without anything"}, TerminalOptions{})
	}))
}

// TestDifferenceSums holds the shifts of changed rounds of the sample
// programme to the totals.
func TestDifferenceSums(t *testing.T) {
	run := harbourRun(t)
	scorer := run.real
	settings := scorer.Programme().Settings
	minimum := run.Result.Matches[0].Pair.Points
	for _, m := range run.Result.Matches {
		if m.Origin == matcher.Proposed {
			minimum = min(minimum, m.Pair.Points)
		}
	}
	minimum++ // one pair at least cannot stay
	heavier := settings.Weights
	heavier.Goals += 40
	first := run.Result.Matches[0]
	mentee, mentor := run.mentee(first.Mentee).ID, run.mentor(first.Mentor).ID
	about := profiles.Decision{Mentee: mentee, Mentor: mentor, By: "R. Sen", Date: scorer.On(), Why: "to see"}
	for name, c := range map[string]matcher.Scenario{
		"forbid":  {Forbids: []profiles.Decision{about}},
		"weight":  {Weights: &heavier},
		"minimum": {Minimum: &minimum},
		"without": {Without: []string{mentor}},
		"leaves":  {Without: []string{mentee}},
		"quality": {Objective: profiles.Quality, Capacity: map[string]int{mentor: 0}},
	} {
		scorer, res, err := matcher.WhatIf(context.Background(), scorer, run.Result, c)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		after := &Run{Scorer: scorer, Result: res}
		d := NewDifference(run.Run, after)
		sum, matched := int64(0), len(d.Joined)-len(d.LeftOut)-len(d.Gone)
		for _, list := range [][]Shift{d.Moved, d.Joined, d.LeftOut, d.Gone, d.Kept} {
			for _, s := range list {
				sum += int64(s.After - s.Before)
			}
		}
		if sum != d.Points || matched != d.Matched || d.Points != res.Total-run.Result.Total {
			t.Errorf("%s: the shifts sum to %d and %d more matched, and the difference is %d and %d", name, sum, matched, d.Points, d.Matched)
		}
		if len(d.Moved)+len(d.Joined)+len(d.LeftOut)+len(d.Gone)+len(d.Kept) == 0 {
			t.Errorf("%s changes nothing, which tests nothing", name)
		}
	}
}

func TestLongDifferenceIsCut(t *testing.T) {
	shifts := make([]Shift, showAtMost+1)
	for k := range shifts {
		shifts[k] = Shift{Mentee: "ana", Name: "Ana", From: "dee", To: "eli", Before: 100, After: 50}
	}
	for whole, want := range map[bool]string{true: "", false: "The first 50 of 51 are shown"} {
		p := newPage(small().words(), TerminalOptions{Whole: whole})
		p.shifts("moved", shifts)
		if text := p.text.String(); !strings.Contains(text, want) || strings.Contains(text, "are shown") == whole || !strings.Contains(text, "51 mentees, -25.50 points") {
			t.Errorf("whole %v: %s", whole, text[len(text)-100:])
		}
	}
}
