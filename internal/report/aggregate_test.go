package report

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// randomRound is a round of so many people, of whom few or many are left out.
func randomRound(rng *rand.Rand) *Run {
	p := &profiles.Programme{Settings: small().programme().Settings}
	for i := range rng.IntN(120) {
		m := profiles.Mentee{Person: profiles.Person{ID: fmt.Sprint("e", i)}}
		if n := rng.IntN(5); n < 3 {
			m.Languages = []profiles.Language{{Tag: []string{"bn", "ur", "mr"}[n]}}
		}
		p.Mentees = append(p.Mentees, m)
	}
	result := &matcher.Result{}
	for j := range rng.IntN(60) {
		p.Mentors = append(p.Mentors, profiles.Mentor{Person: profiles.Person{ID: fmt.Sprint("r", j)}, Capacity: 1 + rng.IntN(3)})
		result.Loads = append(result.Loads, matcher.Load{Mentor: j, Capacity: p.Mentors[j].Capacity, Assigned: rng.IntN(3)})
	}
	out := rng.IntN(len(p.Mentees) + 1)
	if rng.IntN(2) == 0 {
		out = min(out, 12)
	}
	for i := range p.Mentees {
		if i < out {
			result.Unmatched = append(result.Unmatched, matcher.Unmatched{Mentee: i, Cause: Causes[rng.IntN(1+rng.IntN(4))]})
			continue
		}
		pair := scoring.Pair{Points: 2000*rng.IntN(1+rng.IntN(5)) + rng.IntN(2000)}
		if rng.IntN(3) > 0 {
			pair.Meet = profiles.Remote
		}
		result.Matches = append(result.Matches, matcher.Matched{Mentee: i, Pair: pair})
		result.Total += int64(pair.Points)
	}
	return &Run{Scorer: &fakeScorer{programme: p}, Result: result, Language: lang.English}
}

// What is told of a whole round has no small count, and where a total is hidden
// nothing is told that sums to it.
func TestNothingOfAHiddenTotalIsTold(t *testing.T) {
	told, untold, rounds := 0, 0, uint64(3000)
	if testing.Short() {
		rounds = 600
	}
	for seed := range rounds {
		run := randomRound(rand.New(rand.NewPCG(seed, 11)))
		a := run.Aggregate()
		if isSmall(a.Mentees) || isSmall(a.Mentors) {
			t.Fatalf("seed %d: %d mentees and %d mentors are told", seed, a.Mentees, a.Mentors)
		}
		parts := map[string]Breakdown{"scores": a.Scores, "meeting": a.Meeting, "causes": a.Causes, "loads": a.Loads}
		if !a.Outcome.Told {
			untold++
			for name, b := range parts {
				if b.Told {
					t.Errorf("seed %d: who is matched is hidden, and the %s are told", seed, name)
				}
			}
			if a.Mean >= 0 {
				t.Errorf("seed %d: who is matched is hidden, and the mean is told", seed)
			}
		} else {
			told++
		}
		parts["outcome"], parts["languages"], parts["disability"] = a.Outcome, a.Languages, a.Disability
		of := map[string]int{"outcome": len(run.programme().Mentees), "languages": len(run.programme().Mentees), "disability": len(run.programme().Mentees),
			"scores": len(run.Result.Matches), "meeting": len(run.Result.Matches), "causes": len(run.Result.Unmatched), "loads": len(run.programme().Mentors)}
		for name, b := range parts {
			if !b.Told {
				continue
			}
			hidden, sum := 0, 0
			for _, c := range b.Cells {
				sum += c.Count
				if c.Hidden {
					hidden++
				}
				if isSmall(c.Count) {
					t.Errorf("seed %d: %s tells %d", seed, name, c.Count)
				}
			}
			if rest := of[name] - sum; hidden == 1 || isSmall(rest) || (rest == 0) != (hidden == 0) {
				t.Errorf("seed %d: %s tells %v of %d", seed, name, b.Cells, of[name])
			}
		}
	}
	if told < int(rounds)/6 || untold < int(rounds)/6 {
		t.Errorf("%d rounds told and %d not: this test shows little", told, untold)
	}
}
