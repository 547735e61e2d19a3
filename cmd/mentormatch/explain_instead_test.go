package main

import (
	"context"
	"testing"

	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

func TestNextBestIsForSpreadsheetsOfAnOrdinarySize(t *testing.T) {
	people := func(mentees, mentors int) *scoring.Scorer {
		p := &profiles.Programme{Settings: profiles.DefaultSettings(), Mentees: make([]profiles.Mentee, mentees), Mentors: make([]profiles.Mentor, mentors)}
		return scoring.New(p, profiles.Date{Year: 2026, Month: 12, Day: 1})
	}
	csv, xlsx := target{"a.csv", formatCSV}, target{"a.xlsx", formatXLSX}
	small := people(1, 1)
	result, err := matcher.Match(context.Background(), small, matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason  string
		scorer  *scoring.Scorer
		targets []target
		told    bool // or nothing was to be told
		priced  bool
	}{
		{"a spreadsheet", small, []target{csv, xlsx}, true, true},
		{"no spreadsheet", small, []target{csv}, true, false},
		{"too large", people(pricedPairs/1000+1, 1000), []target{xlsx}, false, false},
	} {
		run := &report.Run{Scorer: c.scorer, Result: result}
		told, err := tellNextBest(context.Background(), c.scorer, run, c.targets)
		if told != c.told || (run.Instead != nil) != c.priced || err != nil {
			t.Errorf("%s: told %v, priced %v (%v), want %v, %v", c.reason, told, run.Instead != nil, err, c.told, c.priced)
		}
	}
}
