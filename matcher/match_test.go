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

// pairs writes the matches as "ana=dee bo=eli".
func pairs(p *profiles.Programme, res *matcher.Result) string {
	var list []string
	for _, m := range res.Matches {
		list = append(list, p.Mentees[m.Mentee].ID+"="+p.Mentors[m.Mentor].ID)
	}
	return strings.Join(list, " ")
}

func menteeIDs(p *profiles.Programme, positions []int) string {
	var list []string
	for _, i := range positions {
		list = append(list, p.Mentees[i].ID)
	}
	return strings.Join(list, " ")
}

func mentorIDs(p *profiles.Programme, positions []int) string {
	var list []string
	for _, j := range positions {
		list = append(list, p.Mentors[j].ID)
	}
	return strings.Join(list, " ")
}

func TestTableIsWhatItSays(t *testing.T) {
	s := scorerOf(table(t, `
	     dee:1 eli:1 fay:1 gus:1 hal:1 ida:1
	ana  0     1     2     3     4     x
	bo   5     6     7     8     9     10`))
	for i, row := range [][]int{{0, 1, 2, 3, 4, -1}, {5, 6, 7, 8, 9, 10}} {
		for j, thousands := range row {
			points, allowed := s.Score(i, j)
			if allowed != (thousands >= 0) || allowed && points != 1000*thousands {
				t.Errorf("mentee %d, mentor %d: %d points, allowed %v; want %d thousand", i, j, points, allowed, thousands)
			}
		}
	}
}

func TestObjectives(t *testing.T) {
	four := 4000
	tests := []struct {
		reason  string
		table   string
		options matcher.Options
		want    string
		total   int64
	}{
		{"coverage matches both, though 9 alone is more than 1+2", `
		     dee:1 eli:1
		ana  9     2
		bo   1     x`, matcher.Options{}, "ana=eli bo=dee", 2000 + 1000},
		{"quality takes the 9, and leaves bo out", `
		     dee:1 eli:1
		ana  9     2
		bo   1     x`, matcher.Options{Objective: profiles.Quality}, "ana=dee", 9000},
		{"first come, first served would be 9+1", `
		     dee:1 eli:1
		ana  9     8
		bo   9     1`, matcher.Options{}, "ana=eli bo=dee", 8000 + 9000},
		{"below the minimum nobody is proposed", `
		     dee:1 eli:1
		ana  9     3
		bo   4     x`, matcher.Options{Minimum: &four}, "ana=dee", 9000},
		{"coverage matches at 0 points", `
		     dee:1
		ana  0`, matcher.Options{}, "ana=dee", 0},
		{"quality does not: 0 points gain nothing", `
		     dee:1
		ana  0`, matcher.Options{Objective: profiles.Quality}, "", 0},
		{"a mentor takes as many as there are places", `
		     dee:3 eli:1
		ana  9     8
		bo   9     8
		cy   9     1
		di   9     1`, matcher.Options{}, "ana=dee bo=eli cy=dee di=dee", 9000 + 8000 + 9000 + 9000},
		{"no place anywhere", `
		     dee:0
		ana  9`, matcher.Options{}, "", 0},
	}
	for _, test := range tests {
		p := table(t, test.table)
		res := match(t, scorerOf(p), test.options)
		got := pairs(p, res)
		if test.reason == "a mentor takes as many as there are places" {
			// ana or bo moves: 8 either way.
			got = strings.Replace(got, "ana=eli bo=dee", "ana=dee bo=eli", 1)
		}
		if got != test.want || res.Total != test.total {
			t.Errorf("%s: %q at %d, want %q at %d", test.reason, got, res.Total, test.want, test.total)
		}
	}
}

func TestEmptyProgrammes(t *testing.T) {
	nobody := &profiles.Programme{Settings: settings()}
	if res := match(t, scorerOf(nobody), matcher.Options{}); len(res.Matches)+len(res.Unmatched)+len(res.Loads) != 0 {
		t.Errorf("a round of nobody: %+v", res)
	}
	p := table(t, "dee:1\nana 9")
	p.Mentees = nil
	if res := match(t, scorerOf(p), matcher.Options{}); len(res.Loads) != 1 || len(res.Matches) != 0 {
		t.Errorf("a round without mentees: %+v", res)
	}
	p = table(t, "dee:1\nana 9")
	p.Mentors = nil
	res := match(t, scorerOf(p), matcher.Options{})
	if len(res.Unmatched) != 1 || res.Unmatched[0].Cause != matcher.Barred || res.Unmatched[0].Barred != nil {
		t.Errorf("a round without mentors: %+v", res)
	}
}

func TestBadOptions(t *testing.T) {
	s := scorerOf(table(t, "dee:1\nana 9"))
	low, high := -1, profiles.MaxPoints+1
	for _, opt := range []matcher.Options{{Minimum: &low}, {Minimum: &high}, {Objective: "fun"}} {
		if res, err := matcher.Match(context.Background(), s, opt); err == nil || res != nil {
			t.Errorf("%+v: %v, %v", opt, res, err)
		}
	}
}

func TestApprovals(t *testing.T) {
	p := table(t, `
	     dee:2 eli:1 fay:1
	ana  9     8     x
	bo   9     1     x
	cy   2     x     x`)
	d := &p.Decisions
	d.Approvals = []profiles.Decision{
		decision("cy", "fay"),   // which a forbid would bar today
		decision("gone", "dee"), // somebody of an earlier round
		decision("gone", "dee"), // the same pair again uses no other place
		decision("ana", "away"), // a mentor who is not in this programme
	}
	s := scorerOf(p)
	res := match(t, s, matcher.Options{})
	// dee has one place left: ana=dee bo=eli is 9+1, ana=eli bo=dee is 8+9.
	if got := pairs(p, res); got != "ana=eli bo=dee cy=fay" {
		t.Fatalf("matches %s", got)
	}
	cy := res.Matches[2]
	if cy.Origin != matcher.Approved || cy.Decision == nil || len(cy.Pair.Barriers) == 0 || cy.Pair.Barriers[0].Code != scoring.RuleForbid {
		t.Errorf("the approved pair: %+v", cy)
	}
	if load := res.Loads[0]; load.Used != 1 || load.Assigned != 1 || load.Capacity != 2 {
		t.Errorf("dee's load %+v; want 1 place used by somebody else and 1 mentee here", load)
	}
}

func TestLaterApprovalIsTheMatch(t *testing.T) {
	p := table(t, `
	     dee:1 eli:1
	ana  9     3
	bo   5     x`)
	first, second := decision("ana", "dee"), decision("ana", "eli")
	first.Date = today.AddDays(-30)
	for _, approvals := range [][]profiles.Decision{{first, second}, {second, first}} {
		p.Decisions.Approvals = approvals
		res := match(t, scorerOf(p), matcher.Options{})
		if got := pairs(p, res); got != "ana=eli" {
			t.Errorf("matches %q: want ana with eli, and dee's place still used", got)
		}
		if load := res.Loads[0]; load.Used != 1 || load.Assigned != 0 {
			t.Errorf("dee's load %+v", load)
		}
	}
}

// TestFullAgreesWithScoring: a mentor whom approvals fill is barred by the
// rule "full" for everybody else, and has no place in the problem.
func TestFullAgreesWithScoring(t *testing.T) {
	for approved := range 4 {
		p := table(t, `
		     dee:2
		ana  9
		bo   8
		cy   7
		di   6`)
		for _, id := range []string{"bo", "cy", "di"}[:approved] {
			p.Decisions.Approvals = append(p.Decisions.Approvals, decision(id, "dee"))
		}
		s := scorerOf(p)
		_, allowed := s.Score(0, 0)
		if left := 2 - approved; allowed != (left > 0) {
			t.Errorf("%d of 2 places used: scoring allows ana: %v", approved, allowed)
		}
		res := match(t, s, matcher.Options{})
		if want := max(2, approved); len(res.Matches) != want || res.Loads[0].Assigned != want {
			t.Errorf("%d of 2 places used: %d matches, want %d", approved, len(res.Matches), want)
		}
	}
}

func TestProgressAndCancellation(t *testing.T) {
	p := table(t, `
	     dee:1
	ana  9
	bo   8`)
	stages := map[string][2]int{}
	res := match(t, scorerOf(p), matcher.Options{Progress: func(stage string, done, of int) {
		if last := stages[stage]; done < last[0] || done > of {
			t.Errorf("%s: %d of %d after %d", stage, done, of, last[0])
		}
		stages[stage] = [2]int{done, of}
	}})
	if want := map[string][2]int{"solve": {2, 2}, "explain": {1, 1}}; gocmp.Diff(want, stages) != "" {
		t.Errorf("stages %v, want %v", stages, want)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := matcher.Match(ctx, scorerOf(p), matcher.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Match of a cancelled context: %v", err)
	}
	if _, err := matcher.Prove(ctx, scorerOf(p), claimOf(p, res)); !errors.Is(err, context.Canceled) {
		t.Errorf("Prove of a cancelled context: %v", err)
	}
	// Cancelled half way, while the mentees who are left out are explained.
	ctx, cancel = context.WithCancel(context.Background())
	_, err := matcher.Match(ctx, scorerOf(p), matcher.Options{Progress: func(stage string, _, _ int) {
		if stage == "explain" {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Match cancelled half way: %v", err)
	}
}

// TestOneMorePlace gives each mentor a place more, and looks at what the round
// then costs less: no more than the price of the place.
func TestOneMorePlace(t *testing.T) {
	cost := func(res *matcher.Result, out int64) int64 { return out*int64(len(res.Unmatched)) - res.Total }
	gained, atMost := 0, 0
	for seed := range uint64(150) {
		p := randomTable(t, rand.New(rand.NewPCG(seed, 9)), 6, 4)
		p.Decisions.Pins, p.Decisions.Approvals = nil, nil
		before := match(t, scorerOf(p), matcher.Options{})
		for j := range p.Mentors {
			if p.Mentors[j].Capacity == 0 {
				continue
			}
			p.Mentors[j].Capacity++
			after := match(t, scorerOf(p), matcher.Options{})
			p.Mentors[j].Capacity--
			gain := cost(before, before.Proof.OutPrice) - cost(after, before.Proof.OutPrice)
			if price := before.Loads[j].Price; gain > price {
				t.Errorf("seed %d: a place of mentor %d gains %d, at the price %d", seed, j, gain, price)
			} else if gain == price && gain > 0 {
				atMost++
			}
			if gain > 0 {
				gained++
			}
		}
	}
	if gained < 50 || atMost == 0 {
		t.Errorf("%d places gain something, %d just their price", gained, atMost)
	}
}

// TestOrderAndProcessorsDoNotShow shuffles people and decisions before they
// are sorted, as files in another order would, and runs on 1 and 2 processors.
func TestOrderAndProcessorsDoNotShow(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	compared := 0
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 3))
		p := randomPeople(rng, 30, 12)
		if seed%2 == 0 {
			p = randomTable(t, rng, 30, 12)
		}
		var want *matcher.Result
		for run := range 3 {
			runtime.GOMAXPROCS(1 + run%2)
			res, err := matcher.Match(context.Background(), scorerOf(p), matcher.Options{})
			if err != nil {
				break // impossible pins
			}
			if want == nil {
				want = res
				check(t, scorerOf(p), res)
			} else if diff := gocmp.Diff(want, res); diff != "" {
				t.Fatalf("seed %d, run %d:\n%s", seed, run, diff)
			}
			compared++
			rng.Shuffle(len(p.Mentees), func(a, b int) { p.Mentees[a], p.Mentees[b] = p.Mentees[b], p.Mentees[a] })
			rng.Shuffle(len(p.Mentors), func(a, b int) { p.Mentors[a], p.Mentors[b] = p.Mentors[b], p.Mentors[a] })
			for _, list := range []*[]profiles.Decision{&p.Decisions.Pins, &p.Decisions.Approvals} {
				again := slices.Clone(*list) // results point into the old one
				rng.Shuffle(len(again), func(a, b int) { again[a], again[b] = again[b], again[a] })
				*list = again
			}
			sortPeople(p)
		}
	}
	if compared < 60 {
		t.Errorf("only %d runs compared", compared)
	}
}

// crowd is a random programme without decisions, in which each mentor has at
// most so many places.
func crowd(mentees, mentors, places int) *profiles.Programme {
	p := randomPeople(rand.New(rand.NewPCG(1, 2)), mentees, mentors)
	p.Decisions = profiles.Decisions{}
	p.Settings.Objective, p.Settings.Minimum = profiles.Coverage, 5000
	for j := range p.Mentors {
		p.Mentors[j].Capacity = min(p.Mentors[j].Capacity, places)
	}
	return p
}

func BenchmarkMatch(b *testing.B) {
	for _, size := range [][3]int{{1000, 800, 3}, {1000, 800, 1}, {1000, 400, 1}} {
		b.Run(fmt.Sprintf("%dx%d/places=%d", size[0], size[1], size[2]), func(b *testing.B) {
			s := scorerOf(crowd(size[0], size[1], size[2]))
			b.ReportAllocs()
			var res *matcher.Result
			for b.Loop() {
				var err error
				if res, err = matcher.Match(context.Background(), s, matcher.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(res.Matches)), "matched")
			hall := 0
			for _, u := range res.Unmatched {
				if u.Cause == matcher.Hall {
					hall++
				}
			}
			b.ReportMetric(float64(hall), "hall")
		})
	}
}

func BenchmarkProve(b *testing.B) {
	p := crowd(1000, 800, 3)
	s := scorerOf(p)
	res, err := matcher.Match(context.Background(), s, matcher.Options{})
	if err != nil {
		b.Fatal(err)
	}
	c := claimOf(p, res)
	for b.Loop() {
		if _, err := matcher.Prove(context.Background(), s, c); err != nil {
			b.Fatal(err)
		}
	}
}

// Where all else is equal the place goes to who has waited longest, and of
// those who have waited alike, or have not said since when, to the first by id.
func TestTheLongestWaitingComesFirst(t *testing.T) {
	for _, c := range []struct {
		joined [3]int // day of November, of ana, bo and cy; 0: not said
		want   string
		reason string
	}{
		{[3]int{3, 2, 1}, "cy", "since the 1st"},
		{[3]int{3, 1, 1}, "bo", "since the 1st, and bo before cy"},
		{[3]int{0, 9, 0}, "bo", "who has said since when"},
		{[3]int{0, 0, 0}, "ana", "nobody has said: by id"},
	} {
		p := table(t, `
		     dee:1
		ana  5
		bo   5
		cy   5`)
		for i, day := range c.joined {
			if day > 0 {
				p.Mentees[i].Joined = profiles.Date{Year: 2026, Month: 11, Day: day}
			}
		}
		res := match(t, scorerOf(p), matcher.Options{})
		if len(res.Matches) != 1 || p.Mentees[res.Matches[0].Mentee].ID != c.want {
			t.Errorf("joined %v: matched %s, want %s: %s", c.joined, pairs(p, res), c.want, c.reason)
		}
	}
	// Points come before waiting.
	p := table(t, `
	     dee:1
	ana  5
	bo   6`)
	p.Mentees[0].Joined = profiles.Date{Year: 2020, Month: 1, Day: 1}
	if res := match(t, scorerOf(p), matcher.Options{}); p.Mentees[res.Matches[0].Mentee].ID != "bo" {
		t.Errorf("%s, want bo, with 6 against 5", pairs(p, res))
	}
}
