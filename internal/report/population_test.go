package report

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"mentormatch/internal/sample"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// population is a round of n matches, made of a generated programme and scored
// by the real scorer: nearly every sentence of it is another, as in life. So
// that it is made in seconds, each of its mentees stands in 50 matches.
func population(tb testing.TB, n int) *Run {
	tb.Helper()
	const each = 50
	people := max(n/each, 1)
	dir := filepath.Join(tb.TempDir(), "population")
	on := profiles.Date{Year: 2026, Month: 11, Day: 22}
	if err := sample.Generate(context.Background(), dir, sample.Options{Mentees: people, Mentors: max(people, 400), Seed: 1, Date: on}); err != nil {
		tb.Fatal(err)
	}
	p, err := profiles.Load(os.DirFS(dir), profiles.LoadOptions{On: on})
	if err != nil {
		tb.Fatal(err)
	}
	scorer := scoring.New(p, on)
	run := &Run{Scorer: scorer, Result: &matcher.Result{Objective: p.Settings.Objective, Minimum: p.Settings.Minimum}}
	points := make([]int32, len(p.Mentors))
	for i := 0; len(run.Result.Matches) < n; i = (i + 1) % len(p.Mentees) {
		scorer.Row(i, points)
		for j, found := i*17%len(points), 0; found < each && len(run.Result.Matches) < n; j, found = (j+1)%len(points), found+1 {
			if points[j] == scoring.NotAllowed {
				continue
			}
			pair := scorer.Pair(i, j)
			run.Result.Matches = append(run.Result.Matches, matcher.Matched{Mentee: i, Mentor: j, Origin: matcher.Proposed, Pair: pair})
			run.Result.Total += int64(pair.Points)
		}
	}
	for j := range p.Mentors {
		run.Result.Loads = append(run.Result.Loads, matcher.Load{Mentor: j, Capacity: p.Mentors[j].Capacity})
	}
	return run
}
