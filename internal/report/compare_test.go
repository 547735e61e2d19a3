package report

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"mentormatch/profiles"
)

// TestNothingSmallIsTold works out what it can from random tables of groups and
// from the sums over all of them: never 1 to 10 people.
func TestNothingSmallIsTold(t *testing.T) {
	told, withheldRounds, dropped := 0, 0, 0
	for seed := range uint64(5000) {
		rng := rand.New(rand.NewPCG(seed, 91))
		var all []group
		size := 1 + rng.IntN(200)
		for k := range 1 + rng.IntN(8) {
			g := group{name: fmt.Sprint(k), mentees: size, rounds: make([]groupRound, 2)}
			for n := range g.rounds {
				out := min(size, rng.IntN(40))
				if rng.IntN(2) == 0 {
					out = 0
				}
				g.rounds[n].matched = size - out
			}
			all = append(all, g)
			size = 1 + rng.IntN(size)
		}
		p := hideSmall("language", all)
		rest := 0
		for _, g := range all[len(p.groups):] {
			rest += g.mentees
		}
		if len(p.groups) > 0 && (p.hidden == 1 || isSmall(rest)) {
			t.Fatalf("seed %d: the %d mentees of %d hidden groups can be worked out", seed, rest, p.hidden)
		}
		if p.hidden > 0 {
			dropped++
		}
		for n := range 2 {
			shown, hidden, matched, unmatched := 0, 0, 0, 0
			for k, g := range all {
				r := g.rounds[n]
				if k >= len(p.groups) || r.hidden {
					hidden++
					matched += r.matched
					unmatched += g.mentees - r.matched
					continue
				}
				shown++
				if isSmall(g.mentees) || isSmall(r.matched) || isSmall(g.mentees-r.matched) {
					t.Fatalf("seed %d: %d of %d matched is told", seed, r.matched, g.mentees)
				}
			}
			if shown > 0 && (hidden == 1 || isSmall(matched) || isSmall(unmatched)) {
				t.Fatalf("seed %d: %d hidden groups with %d matched and %d not can be worked out", seed, hidden, matched, unmatched)
			}
			told += shown
			if shown < len(p.groups) {
				withheldRounds++
			}
		}
	}
	if told < 1000 || withheldRounds < 500 || dropped < 500 {
		t.Errorf("%d told, %d with something withheld, %d with groups dropped: the tables are too easy", told, withheldRounds, dropped)
	}
}

// TestDisabilityGroup wants nobody counted by more than they share.
func TestDisabilityGroup(t *testing.T) {
	settings := profiles.DefaultSettings()
	w := wordsOf(small().Language, &profiles.Programme{Settings: settings})
	one := profiles.Experience{Condition: "spinal-cord-injury"}
	other := profiles.Experience{Condition: "depression"}
	for _, c := range []struct {
		share  profiles.Disclosure
		has    []profiles.Experience
		want   string
		reason string
	}{
		{profiles.ShareNone, []profiles.Experience{one}, "", "shares nothing"},
		{profiles.ShareCategory, nil, "", "gives none"},
		{profiles.ShareCategory, []profiles.Experience{one}, w.category(one.Condition), "shares the kind"},
		{profiles.ShareFull, []profiles.Experience{one}, w.category(one.Condition), "never more than the kind"},
		{profiles.ShareFull, []profiles.Experience{one, one}, w.category(one.Condition), "twice the same kind"},
		{profiles.ShareFull, []profiles.Experience{one, other}, "of several kinds", "two kinds"},
	} {
		m := &profiles.Mentee{Disability: c.has}
		m.ShareDisability = c.share
		if got := w.disabilityGroup(m); got != c.want {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestMean(t *testing.T) {
	for _, c := range []struct {
		total   int64
		matched int
		want    int64
	}{{0, 0, 0}, {10, 4, 3}, {9, 4, 2}, {11, 4, 3}} {
		if got := mean(c.total, c.matched); got != c.want {
			t.Errorf("mean of %d over %d is %d, want %d", c.total, c.matched, got, c.want)
		}
	}
}
