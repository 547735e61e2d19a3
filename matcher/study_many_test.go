package matcher

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/internal/sample"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// TestStudyOfMany: a study that keeps no points, as one of more pairs than can be kept, says what one that keeps them
// says; and one that is asked several things at once what it says when it is asked one after another.
func TestStudyOfMany(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()+"/programme"
	day := profiles.Date{Year: 2026, Month: 11, Day: 30}
	if err := sample.Generate(ctx, dir, sample.Options{Mentees: 40, Mentors: 24, Seed: 3, Date: day}); err != nil {
		t.Fatal(err)
	}
	p, err := profiles.Load(os.DirFS(dir), profiles.LoadOptions{On: day})
	if err != nil {
		t.Fatal(err)
	}
	s := scoring.New(p, day)
	base, err := Match(ctx, s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	keeping, err := NewStudy(s, base)
	if err != nil {
		t.Fatal(err)
	}
	r, o, err := resume(s, base)
	if err != nil {
		t.Fatal(err)
	}
	many := &Study{scorer: s, base: base, round: r, solved: r.solution(o)}
	rng := rand.New(rand.NewPCG(5, 5))
	var scenarios []Scenario
	for k := range 60 {
		mentee, mentor := &p.Mentees[rng.IntN(len(p.Mentees))], &p.Mentors[rng.IntN(len(p.Mentors))]
		pair := profiles.Decision{Mentee: mentee.ID, Mentor: mentor.ID, By: "test", Why: "test", Date: day}
		var c Scenario
		switch k % 6 {
		case 0:
			c.Pins = []profiles.Decision{pair}
		case 1:
			c.Forbids = []profiles.Decision{pair}
		case 2:
			c.Capacity = map[string]int{mentor.ID: rng.IntN(4)}
		case 3:
			c.Without = []string{mentee.ID, mentor.ID}
		case 4:
			c.Weights = &profiles.Weights{Disability: 1 + rng.IntN(30), Goals: rng.IntN(30), Availability: rng.IntN(9)}
		case 5:
			joins := *mentor
			joins.ID = "joins"
			c.With = []profiles.Change{{Mentors: []profiles.Mentor{joins}}}
		}
		scenarios = append(scenarios, c)
	}
	results := make([]*Result, len(scenarios))
	var group sync.WaitGroup
	for k, c := range scenarios {
		group.Go(func() {
			_, res, err := keeping.WhatIf(ctx, c)
			if err != nil && !errors.As(err, new(*PinError)) {
				t.Errorf("scenario %d: %v", k, err)
			}
			results[k] = res
		})
	}
	group.Wait()
	found := 0
	for k, c := range scenarios {
		_, res, err := many.WhatIf(ctx, c)
		if err != nil && !errors.As(err, new(*PinError)) {
			t.Fatalf("scenario %d: %v", k, err)
		}
		if res == nil || results[k] == nil {
			if res != results[k] {
				t.Errorf("scenario %d: found by one alone", k)
			}
			continue
		}
		found++
		if diff := gocmp.Diff(results[k].Matches, res.Matches); diff != "" {
			t.Errorf("scenario %d:\n%s", k, diff)
		}
	}
	if found < 50 {
		t.Errorf("%d rounds: too few", found)
	}
}
