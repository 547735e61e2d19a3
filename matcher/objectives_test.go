package matcher_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// randomProgramme is of one kind or the other, small, with ties, places,
// forbids, pins and approvals.
func randomProgramme(t testing.TB, rng *rand.Rand) *profiles.Programme {
	mentees, mentors := 2+rng.IntN(4), 2+rng.IntN(3)
	var p *profiles.Programme
	if rng.IntN(3) > 0 {
		p = randomTable(t, rng, mentees, mentors)
	} else {
		p = randomPeople(rng, mentees, mentors)
	}
	for i := range p.Mentees {
		if rng.IntN(2) == 0 {
			p.Mentees[i].Joined = profiles.Date{Year: 2026, Month: 1, Day: 1 + rng.IntN(3)}
		}
	}
	return p
}

func programmes(n int) uint64 {
	if testing.Short() {
		n /= 4
	}
	return uint64(n)
}

// rounds calls visit with every round that keeps the decisions of a result:
// everybody's mentor.
func rounds(s *scoring.Scorer, res *matcher.Result, visit func(mentor []int)) {
	p := s.Programme()
	left := make([]int, len(p.Mentors))
	for j := range left {
		left[j] = p.Mentors[j].Capacity - res.Loads[j].Used
	}
	mentor := make([]int, len(p.Mentees))
	decided := make([]bool, len(p.Mentees))
	for i := range mentor {
		mentor[i] = -1
	}
	for _, m := range res.Matches {
		if m.Origin != matcher.Proposed {
			mentor[m.Mentee], decided[m.Mentee] = m.Mentor, true
			left[m.Mentor]--
		}
	}
	var try func(i int)
	try = func(i int) {
		if i == len(mentor) {
			visit(mentor)
			return
		}
		try(i + 1)
		if decided[i] {
			return
		}
		for j := range left {
			if points, allowed := s.Score(i, j); allowed && points >= res.Minimum && left[j] > 0 {
				left[j]--
				mentor[i] = j
				try(i + 1)
				mentor[i] = -1
				left[j]++
			}
		}
	}
	try(0)
}

// proposed are the points of the pairs that nobody decided, fewest first.
func proposed(res *matcher.Result) []int {
	var points []int
	for _, m := range res.Matches {
		if m.Origin == matcher.Proposed {
			points = append(points, m.Pair.Points)
		}
	}
	slices.Sort(points)
	return points
}

// mentorOf is everybody's mentor; -1 for nobody.
func mentorOf(p *profiles.Programme, res *matcher.Result) []int {
	mentor := make([]int, len(p.Mentees))
	for i := range mentor {
		mentor[i] = -1
	}
	for _, m := range res.Matches {
		mentor[m.Mentee] = m.Mentor
	}
	return mentor
}

// independentTable is a programme of as many mentees as places, in which every
// pair is allowed at points of its own: one's gain is another's loss, and the
// fairest round is seldom that of the best total.
func independentTable(t testing.TB, rng *rand.Rand, n int) *profiles.Programme {
	var b strings.Builder
	for j := range n {
		fmt.Fprintf(&b, " r%02d:1", j)
	}
	for i := range n {
		fmt.Fprintf(&b, "\ne%02d", i)
		for range n {
			fmt.Fprintf(&b, " %d", rng.IntN(11))
		}
	}
	return table(t, b.String())
}

// TestFairAgainstEveryRound compares the points under Fair, sorted, with the
// best of all rounds there are.
func TestFairAgainstEveryRound(t *testing.T) {
	unlike, ran := 0, 0
	for seed := range programmes(800) {
		rng := rand.New(rand.NewPCG(seed, 81))
		p := randomProgramme(t, rng)
		if seed%2 == 0 {
			p = independentTable(t, rng, 5)
		}
		s := scorerOf(p)
		res, err := matcher.Match(context.Background(), s, matcher.Options{Objective: profiles.Fair})
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		ran++
		check(t, s, res)
		decided := make(map[int]bool)
		for _, m := range res.Matches {
			decided[m.Mentee] = m.Origin != matcher.Proposed
		}
		var best []int
		rounds(s, res, func(mentor []int) {
			var points []int
			for i, j := range mentor {
				if j >= 0 && !decided[i] {
					n, _ := s.Score(i, j)
					points = append(points, n)
				}
			}
			slices.Sort(points)
			if len(points) > len(best) || len(points) == len(best) && slices.Compare(points, best) > 0 {
				best = points
			}
		})
		if got := proposed(res); !slices.Equal(got, best) {
			t.Fatalf("seed %d: points %v, want %v", seed, got, best)
		}
		coverage, err := matcher.Match(context.Background(), s, matcher.Options{Objective: profiles.Coverage})
		if err != nil {
			t.Fatal(err)
		}
		if len(coverage.Matches) != len(res.Matches) || coverage.Total < res.Total {
			t.Fatalf("seed %d: coverage matches %d at %d, fair %d at %d", seed, len(coverage.Matches), coverage.Total, len(res.Matches), res.Total)
		}
		if !slices.Equal(proposed(coverage), best) {
			unlike++
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d rounds, %d fairer than that of the best total", ran, unlike)
	if unlike < ran/10 {
		t.Error("the programmes are too easy")
	}
}

// TestStableAgainstEveryRound finds every stable round there is: with the ranks
// that break ties just one, and in none any mentee better off than under Stable.
func TestStableAgainstEveryRound(t *testing.T) {
	several, ran, unstable := 0, 0, 0
	for seed := range programmes(1500) {
		rng := rand.New(rand.NewPCG(seed, 82))
		p := randomProgramme(t, rng)
		s := scorerOf(p)
		res, err := matcher.Match(context.Background(), s, matcher.Options{Objective: profiles.Stable})
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		ran++
		check(t, s, res)
		o := newRanks(s, res)
		got := mentorOf(p, res)
		if !o.stable(got) {
			t.Fatalf("seed %d: %v is not stable", seed, got)
		}
		stable, open := 0, 0
		rounds(s, res, func(mentor []int) {
			if o.blocking(mentor) == 0 {
				open++
			}
			if !o.stable(mentor) {
				return
			}
			stable++
			for i := range mentor {
				if mentor[i] != got[i] && o.rather(i, mentor[i], got[i]) {
					t.Fatalf("seed %d: mentee %d has mentor %d and could have %d, in the stable round %v", seed, i, got[i], mentor[i], mentor)
				}
			}
		})
		if stable != 1 {
			t.Fatalf("seed %d: %d rounds are stable with ties broken", seed, stable)
		}
		if open > 1 {
			several++
		}
		// Blocking pairs, counted again for each objective.
		for _, objective := range profiles.Objectives {
			other, err := matcher.Match(context.Background(), s, matcher.Options{Objective: objective})
			if err != nil {
				t.Fatal(err)
			}
			blocking, err := matcher.BlockingPairs(context.Background(), s, other)
			if err != nil {
				t.Fatal(err)
			}
			if want := o.blocking(mentorOf(p, other)); len(blocking) != want {
				t.Fatalf("seed %d, %s: %d blocking pairs, want %d", seed, objective, len(blocking), want)
			}
			if objective == profiles.Stable && len(blocking) > 0 {
				t.Fatalf("seed %d: blocking pairs %v under stable", seed, blocking)
			}
			if len(blocking) > 0 {
				unstable++
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Logf("%d rounds, %d with several before ties are broken, %d others with blocking pairs", ran, several, unstable)
	if several < ran/100 || unstable < ran/100 {
		t.Error("the programmes are too easy")
	}
}

// ranks say who would rather have whom, from the scores alone.
type ranks struct {
	*scoring.Scorer
	least   int
	left    []int
	decided []bool
	wait    []int // by mentee: 0 for who has waited longest
}

func newRanks(s *scoring.Scorer, res *matcher.Result) *ranks {
	p := s.Programme()
	o := &ranks{s, res.Minimum, make([]int, len(p.Mentors)), make([]bool, len(p.Mentees)), make([]int, len(p.Mentees))}
	for j := range o.left {
		o.left[j] = p.Mentors[j].Capacity - res.Loads[j].Used
	}
	for _, m := range res.Matches {
		if m.Origin != matcher.Proposed {
			o.decided[m.Mentee] = true
			o.left[m.Mentor]--
		}
	}
	for i := range p.Mentees {
		for k := range p.Mentees {
			a, b := p.Mentees[k].Joined, p.Mentees[i].Joined
			if !a.IsZero() && b.IsZero() || !a.IsZero() && a.Before(b) || a == b && k < i {
				o.wait[i]++
			}
		}
	}
	return o
}

// points are those of a pair; -1 for nobody, or for a pair that cannot be.
func (o *ranks) points(i, j int) int {
	if j < 0 {
		return -1
	}
	if n, allowed := o.Score(i, j); allowed && n >= o.least {
		return n
	}
	return -1
}

// rather: mentee i would rather have mentor a than b, by points, then the order of mentors.
func (o *ranks) rather(i, a, b int) bool {
	x, y := o.points(i, a), o.points(i, b)
	return x > y || x == y && x >= 0 && a < b
}

// stable: nobody and no mentor would both rather have each other, ties broken.
func (o *ranks) stable(mentor []int) bool {
	return o.count(mentor, func(i, j int) bool { return o.rather(i, j, mentor[i]) },
		func(i, k, j int) bool {
			x, y := o.points(i, j), o.points(k, j)
			return x > y || x == y && o.wait[i] < o.wait[k]
		}) == 0
}

// blocking counts the pairs of which both would have more points.
func (o *ranks) blocking(mentor []int) int {
	return o.count(mentor,
		func(i, j int) bool { return o.points(i, j) > o.points(i, mentor[i]) },
		func(i, k, j int) bool { return o.points(i, j) > o.points(k, j) })
}

func (o *ranks) count(mentor []int, gains func(i, j int) bool, better func(i, k, j int) bool) int {
	n := 0
	for i := range mentor {
		for j := range o.left {
			if o.decided[i] || o.points(i, j) < 0 || o.left[j] <= 0 || !gains(i, j) {
				continue
			}
			used, displaces := 0, false
			for k, has := range mentor {
				if has == j && !o.decided[k] {
					used++
					displaces = displaces || better(i, k, j)
				}
			}
			if used < o.left[j] || displaces {
				n++
			}
		}
	}
	return n
}

// TestObjectivesDoNotDependOnOrder wants the same pairs whatever the order in
// which decisions stand, and with one processor.
func TestObjectivesDoNotDependOnOrder(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 83))
		p := randomTable(t, rng, 12, 8)
		for _, objective := range []profiles.Objective{profiles.Fair, profiles.Stable} {
			opt := matcher.Options{Objective: objective}
			want, err := matcher.Match(context.Background(), scorerOf(p), opt)
			if err != nil {
				break // pins
			}
			q := *p
			q.Decisions.Forbids = slices.Clone(p.Decisions.Forbids)
			slices.Reverse(q.Decisions.Forbids)
			before := runtime.GOMAXPROCS(1)
			got, err := matcher.Match(context.Background(), scorerOf(&q), opt)
			runtime.GOMAXPROCS(before)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, %s:\n%s", seed, objective, diff)
			}
		}
	}
}

func TestNoPricesUnderFairAndStable(t *testing.T) {
	s := scorerOf(table(t, `
	     dee:1 eli:1
	ana  9     4
	bo   6     3`))
	for _, objective := range []profiles.Objective{profiles.Fair, profiles.Stable} {
		res := match(t, s, matcher.Options{Objective: objective})
		if _, err := matcher.NewPricing(context.Background(), s, res); !errors.Is(err, matcher.ErrNoPrices) {
			t.Errorf("NewPricing under %s: %v", objective, err)
		}
		keep := &matcher.Keep{Points: 100}
		if _, err := matcher.Match(context.Background(), s, matcher.Options{Objective: objective, Keep: keep}); err == nil {
			t.Errorf("pairs are kept under %s", objective)
		}
		_, after, err := matcher.WhatIf(context.Background(), s, res, matcher.Scenario{Forbids: []profiles.Decision{decision("ana", "dee")}})
		if err != nil || after.Objective != objective || mentorOf(s.Programme(), after)[0] != 1 {
			t.Errorf("WhatIf under %s: %+v, %v", objective, after, err)
		}
	}
	// 9+3 = 12 is the best total, and stable; the worst of 4 and 6 is better than
	// that of 9 and 3.
	for objective, want := range map[profiles.Objective][]int{
		profiles.Coverage: {3000, 9000}, profiles.Fair: {4000, 6000}, profiles.Stable: {3000, 9000},
	} {
		if got := proposed(match(t, s, matcher.Options{Objective: objective})); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", objective, got, want)
		}
	}
}
