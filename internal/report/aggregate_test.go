package report

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
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

// What is told of a whole round is rounded and large, the truth is among what a
// reader can work out, and what is hidden stays open, whatever is put together.
func TestNothingOfAHiddenTotalIsTold(t *testing.T) {
	told, untold, rounds := 0, 0, uint64(2000)
	if testing.Short() {
		rounds = 600
	}
	for seed := range rounds {
		run := randomRound(rand.New(rand.NewPCG(seed, 11)))
		a := run.Aggregate()
		for _, n := range []int{a.Mentees.Count, a.Mentors.Count} {
			if n != 0 && n < FewTold || n%RoundTo != 0 {
				t.Fatalf("seed %d: %d people are told", seed, n)
			}
		}
		if !a.Outcome.Told {
			untold++
			if a.Scores.Told || a.Meeting.Told || a.Causes.Told || a.Loads.Told || a.Mean >= 0 {
				t.Errorf("seed %d: who is matched is hidden, and what divides them is told: %+v", seed, a)
			}
		} else {
			told++
		}
		if a.Mean >= 0 && len(run.Result.Matches) <= smallCell {
			t.Errorf("seed %d: the mean of %d matches is told", seed, len(run.Result.Matches))
		}
		exactly := map[string][]int{"outcome": {len(run.Result.Matches), len(run.Result.Unmatched)}, "causes": make([]int, len(Causes)), "scores": make([]int, ScoreBands)}
		for _, u := range run.Result.Unmatched {
			exactly["causes"][slices.Index(Causes, u.Cause)]++
		}
		for _, m := range run.Result.Matches {
			exactly["scores"][min(m.Pair.Points/2000, 4)]++
		}
		for name, b := range map[string]Breakdown{"scores": a.Scores, "meeting": a.Meeting, "causes": a.Causes, "loads": a.Loads,
			"outcome": a.Outcome, "languages": a.Languages, "disability": a.Disability} {
			for k, c := range b.Cells {
				if c.Count%RoundTo != 0 || c.Hidden != (c.Count == 0) || !c.Hidden && c.Count < FewTold {
					t.Errorf("seed %d: %s tells %+v", seed, name, c)
				}
				if exact := exactly[name]; exact != nil && (c.Hidden && exact[k] >= FewTold || !c.Hidden && isSmall(exact[k])) {
					t.Errorf("seed %d: %s tells %d as %+v", seed, name, exact[k], c)
				}
			}
		}
		for _, table := range a.known() {
			for _, s := range table {
				if s.low > s.high || !s.open() {
					t.Errorf("seed %d: a count can only be %v: %+v", seed, *s, a)
				}
			}
		}
	}
	if told < int(rounds)/6 || untold < int(rounds)/10 {
		t.Errorf("%d rounds told and %d not: this test shows little", told, untold)
	}
}

// Of two rounds between which one has joined, it is not the number of those whom
// the person is among that changes: any can, and whoever takes the one that has
// grown for it is wrong in many rounds.
func TestOneWhoJoinsIsNotTheDifference(t *testing.T) {
	kinds, grew, sole, right := 3, 0, 0, 0
	for seed := range 300 {
		rng := rand.New(rand.NewPCG(uint64(seed), 5))
		run := randomRound(rng)
		p := run.Scorer.Programme()
		p.Mentees = nil
		for i := range 60 + rng.IntN(60) {
			p.Mentees = append(p.Mentees, profiles.Mentee{Person: profiles.Person{ID: fmt.Sprint(seed, i), Languages: []profiles.Language{{Tag: []string{"bn", "ur", "mr"}[i%kinds]}}}})
		}
		counts := func() map[string]int {
			told := map[string]int{}
			for _, c := range (&Run{Scorer: &fakeScorer{programme: p}, Result: &matcher.Result{}, Language: lang.English}).Aggregate().Languages.Cells {
				told[c.Name] = c.Count
			}
			return told
		}
		before := counts()
		p.Mentees = append(p.Mentees, profiles.Mentee{Person: profiles.Person{ID: "new", Languages: []profiles.Language{{Tag: "ur"}}}})
		var up []string
		for name, n := range counts() {
			if n > before[name] {
				up = append(up, name)
			}
		}
		if len(up) > 0 {
			grew++
		}
		if len(up) == 1 {
			sole++
			if up[0] == "Urdu" {
				right++
			}
		}
	}
	if grew < 60 || sole < 50 || right*3 > sole*2 || right == 0 {
		t.Errorf("a number grew in %d rounds, one alone in %d, and it was that of the person in %d", grew, sole, right)
	}
	t.Logf("a number grew in %d rounds, one alone in %d, and it was that of the person in %d", grew, sole, right)
}

// The page of one round has the same numbers in every language, and written
// again. Whatever else is answered or matched, numbers stay that count the same
// people as the same, and where one of them is counted as another, others change.
func TestARoundIsRoundedOnce(t *testing.T) {
	bare := func(a Aggregates) Aggregates {
		for _, b := range []*Breakdown{&a.Languages, &a.Disability} {
			b.Cells = slices.Clone(b.Cells)
			for k := range b.Cells {
				b.Cells[k].Name = ""
			}
		}
		return a
	}
	others := 0
	for seed := range uint64(60) {
		run := randomRound(rand.New(rand.NewPCG(seed, 11)))
		want := bare(run.Aggregate())
		for _, l := range lang.Languages() {
			if got := bare(run.ReadBy(run.For, l).Aggregate()); !reflect.DeepEqual(got, want) {
				t.Errorf("seed %d: in %s %+v, in English %+v", seed, l.Code, got, want)
			}
		}
		if len(run.Result.Matches) < 30 {
			continue
		}
		other := *run.Result
		other.Matches = slices.Clone(other.Matches)
		other.Matches[0].Mentor++
		again := &Run{Scorer: run.Scorer, Result: &other, Language: lang.English}
		if got := bare(again.Aggregate()); !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: the same people are rounded anew for other pairs", seed)
		}
		points := &other.Matches[0].Pair.Points
		was := *points * ScoreBands / profiles.MaxPoints
		*points = (*points + profiles.MaxPoints/2) % profiles.MaxPoints
		got := bare(again.Aggregate())
		got.Mean = want.Mean
		for k := range got.Scores.Cells {
			if k != was && k != *points*ScoreBands/profiles.MaxPoints && got.Scores.Cells[k] != want.Scores.Cells[k] {
				others++
			}
		}
		got.Scores = want.Scores
		if !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: a score changes more than the scores: %+v, %+v", seed, got, want)
		}
	}
	if others == 0 {
		t.Error("where one is counted as another, nobody else's number ever changes")
	}
}
