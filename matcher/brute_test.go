package matcher_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// TestMatchAgainstEveryRound compares Match, on small random programmes, with
// the best of all rounds there are, and its pin errors with the rules for pins
// as the documentation words them.
func TestMatchAgainstEveryRound(t *testing.T) {
	const programmes = 3000
	causes := make(map[matcher.Cause]int)
	origins := make(map[matcher.Origin]int)
	refused := 0
	for seed := range uint64(programmes) {
		rng := rand.New(rand.NewPCG(seed, 1))
		mentees, mentors := 1+rng.IntN(5), 1+rng.IntN(4)
		var p *profiles.Programme
		if seed%2 == 0 {
			p = randomTable(t, rng, mentees, mentors)
		} else {
			p = randomPeople(rng, mentees, mentors)
		}
		if seed%3 == 0 {
			letWaitingCount(rng, p)
		}
		s := scorerOf(p)
		bad := impossible(s)
		res, err := matcher.Match(context.Background(), s, matcher.Options{})
		if pins := (*matcher.PinError)(nil); errors.As(err, &pins) || len(bad) > 0 {
			refused++
			if pins == nil {
				t.Fatalf("seed %d: matched, with the impossible pins %v", seed, bad)
			}
			var got []string
			for _, x := range pins.Impossible {
				got = append(got, x.Decision.Mentee+"="+x.Decision.Mentor)
			}
			if !slices.Equal(got, bad) {
				t.Fatalf("seed %d: impossible pins %v, want %v", seed, got, bad)
			}
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		check(t, s, res)
		count, total := 0, int64(0)
		for _, m := range res.Matches {
			origins[m.Origin]++
			if m.Origin == matcher.Proposed {
				count++
				total += int64(m.Pair.Points + m.Priority)
			}
		}
		for _, u := range res.Unmatched {
			causes[u.Cause]++
		}
		wantCount, wantTotal := everyRound(s, res)
		if res.Objective == profiles.Quality {
			count, wantCount = 0, 0 // only the points count
		}
		if count != wantCount || total != wantTotal {
			t.Fatalf("seed %d: %d proposed at %d points, want %d at %d", seed, count, total, wantCount, wantTotal)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	// A test that never sees a case does not test it.
	t.Logf("causes %v, origins %v, %d with impossible pins", causes, origins, refused)
	for _, cause := range []matcher.Cause{matcher.Barred, matcher.BelowMinimum, matcher.Full, matcher.Hall} {
		if causes[cause] < 20 {
			t.Errorf("only %d mentees were left out as %s", causes[cause], cause)
		}
	}
	for _, origin := range []matcher.Origin{matcher.Proposed, matcher.Pinned, matcher.Approved} {
		if origins[origin] < 100 {
			t.Errorf("only %d pairs were %s", origins[origin], origin)
		}
	}
	if refused < 100 {
		t.Errorf("only %d programmes had impossible pins", refused)
	}
}

// everyRound tries every choice for every mentee without a decision, and
// returns how many mentees the best round matches and at how many points.
func everyRound(s *scoring.Scorer, res *matcher.Result) (count int, total int64) {
	return everyRoundWith(s, res, func(i, j int) int64 { return 0 })
}

// everyRoundWith is everyRound where a pair counts something beside its points.
func everyRoundWith(s *scoring.Scorer, res *matcher.Result, extra func(i, j int) int64) (count int, total int64) {
	p := s.Programme()
	left := make([]int, len(p.Mentors))
	for j := range left {
		left[j] = p.Mentors[j].Capacity - res.Loads[j].Used
	}
	decided := make([]bool, len(p.Mentees))
	for _, m := range res.Matches {
		if m.Origin != matcher.Proposed {
			decided[m.Mentee] = true
			left[m.Mentor]--
		}
	}
	var try func(i, n int, points int64)
	try = func(i, n int, points int64) {
		if i == len(p.Mentees) {
			better := points > total
			if res.Objective == profiles.Coverage {
				better = n > count || n == count && better
			}
			if better {
				count, total = n, points
			}
			return
		}
		try(i+1, n, points)
		if decided[i] {
			return
		}
		for j := range left {
			if worth, allowed := s.Score(i, j); allowed && worth >= least(res) && left[j] > 0 {
				left[j]--
				try(i+1, n+1, points+int64(worth)+waited(s, i)+extra(i, j))
				left[j]++
			}
		}
	}
	try(0, 0, 0)
	return count, total
}

// impossible lists the pins that cannot be met, as mentee=mentor, sorted. It
// holds for programmes where nobody has two approvals.
func impossible(s *scoring.Scorer) []string {
	p := s.Programme()
	type pair struct{ mentee, mentor string }
	mentee, mentor := make(map[string]int), make(map[string]int)
	left := make(map[string]int)
	for i := range p.Mentees {
		mentee[p.Mentees[i].ID] = i
	}
	for j := range p.Mentors {
		mentor[p.Mentors[j].ID] = j
		left[p.Mentors[j].ID] = p.Mentors[j].Capacity
	}
	approved := make(map[string]string)
	for _, d := range p.Decisions.Approvals {
		left[d.Mentor]--
		approved[d.Mentee] = d.Mentor
	}
	pins := make(map[pair]profiles.Decision)
	asks, wants := make(map[string]int), make(map[string]int)
	for _, d := range p.Decisions.Pins {
		key := pair{d.Mentee, d.Mentor}
		if _, again := pins[key]; again || approved[d.Mentee] == d.Mentor {
			// Which of two pins of a pair counts follows from their text.
			if d.Override != "" && again {
				pins[key] = d
			}
			continue
		}
		pins[key] = d
		asks[d.Mentor]++
		wants[d.Mentee]++
	}
	var bad []string
	for key, d := range pins {
		wrong := asks[d.Mentor] > left[d.Mentor] || wants[d.Mentee] > 1 || approved[d.Mentee] != ""
		for _, b := range s.Pair(mentee[d.Mentee], mentor[d.Mentor]).Barriers {
			if rule := b.Code.Rule(); d.Override == "" || rule == "avoid" || rule == "require" || rule == "full" {
				wrong = true
			}
		}
		if wrong {
			bad = append(bad, fmt.Sprintf("%s=%s", key.mentee, key.mentor))
		}
	}
	slices.Sort(bad)
	return bad
}
