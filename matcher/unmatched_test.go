package matcher_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// left gives the one mentee who is left out.
func left(t testing.TB, res *matcher.Result) matcher.Unmatched {
	t.Helper()
	if len(res.Unmatched) != 1 {
		t.Fatalf("%d mentees are left out, want 1: %+v", len(res.Unmatched), res.Unmatched)
	}
	return res.Unmatched[0]
}

func TestBarredByRules(t *testing.T) {
	p := table(t, `
	     dee:1 eli:1 fay:1 gus:0
	ana  x     9     8     7
	bo   9     x     x     x`)
	p.Mentees[0].Languages = []profiles.Language{{Tag: "bn", Base: "bn"}}
	for j := range p.Mentors {
		p.Mentors[j].Languages = []profiles.Language{{Tag: "en", Base: "en"}}
	}
	p.Mentees[0].Avoid = []string{"fay"}
	u := left(t, match(t, scorerOf(p), matcher.Options{}))
	// No language with any of the four; gus has no place; fay is avoided;
	// dee is forbidden. A mentor whom two rules bar counts in both.
	want := []matcher.RuleCount{{Rule: "language", Mentors: 4}, {Rule: "full", Mentors: 1}, {Rule: "avoid", Mentors: 1}, {Rule: "forbid", Mentors: 1}}
	if u.Cause != matcher.Barred || u.Allowed != nil || gocmp.Diff(want, u.Barred) != "" {
		t.Errorf("%+v, want barred by %v", u, want)
	}
}

func TestBelowMinimum(t *testing.T) {
	p := table(t, `
	     dee:1 eli:2 fay:1
	ana  3     4     x
	bo   9     5     6`)
	minimum := 5000
	u := left(t, match(t, scorerOf(p), matcher.Options{Minimum: &minimum}))
	want := matcher.Unmatched{
		Mentee:  0,
		Cause:   matcher.BelowMinimum,
		Barred:  []matcher.RuleCount{{Rule: "forbid", Mentors: 1}},
		Allowed: []matcher.Allowed{{Mentor: 1, Points: 4000}, {Mentor: 0, Points: 3000, Holders: []int{1}}},
	}
	if diff := gocmp.Diff(want, u); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFull(t *testing.T) {
	p := table(t, `
	     dee:1 eli:2
	ana  9     2
	bo   8     3
	cy   3     7
	di   1     x`)
	u := left(t, match(t, scorerOf(p), matcher.Options{}))
	// Two of ana, bo and cy go to eli, all three places are taken: 9+3+7.
	// With di in the place of ana it would be 1+3+7.
	want := matcher.Unmatched{
		Mentee:  3,
		Cause:   matcher.Full,
		Barred:  []matcher.RuleCount{{Rule: "forbid", Mentors: 1}},
		Allowed: []matcher.Allowed{{Mentor: 0, Points: 1000, Holders: []int{0}}},
	}
	if diff := gocmp.Diff(want, u); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFullOfPinsAndApprovals(t *testing.T) {
	// Both of dee's places are decided; eli's stays free, and no swap could
	// make room: this is not a Hall set but a decision.
	p := table(t, `
	     dee:2 eli:1
	ana  9     x
	bo   8     7
	cy   7     x`)
	p.Decisions.Approvals = []profiles.Decision{decision("bo", "dee")}
	p.Decisions.Pins = []profiles.Decision{decision("cy", "dee")}
	u := left(t, match(t, scorerOf(p), matcher.Options{}))
	if u.Cause != matcher.Full || gocmp.Diff([]matcher.Allowed{{Mentor: 0, Points: 9000, Holders: []int{1, 2}}}, u.Allowed) != "" {
		t.Errorf("%+v, want full of bo and cy", u)
	}
}

func TestFullUnderQuality(t *testing.T) {
	// ana could be matched by moving bo, 2+1: dee with bo alone is 9.
	p := table(t, `
	     dee:1 eli:1
	ana  2     x
	bo   9     1`)
	u := left(t, match(t, scorerOf(p), matcher.Options{Objective: profiles.Quality}))
	if u.Mentee != 0 || u.Cause != matcher.Full {
		t.Errorf("%+v, want ana, and full", u)
	}
}

func TestHall(t *testing.T) {
	// ana, bo and cy can only go to dee and eli, one place each; so can di,
	// who is pinned to fay and has no part in it; el and fi have gus and hal,
	// and hal keeps a place free.
	p := table(t, `
	     dee:1 eli:1 fay:1 gus:1 hal:2
	ana  9     x     x     x     x
	bo   8     7     x     x     x
	cy   x     6     x     x     x
	di   5     5     5     x     x
	el   1     x     x     9     8
	fi   x     x     x     9     8`)
	p.Decisions.Pins = []profiles.Decision{decision("di", "fay")}
	res := match(t, scorerOf(p), matcher.Options{})
	u := left(t, res)
	if u.Cause != matcher.Hall || u.HallPlaces != 2 {
		t.Errorf("%+v, want a Hall set of 2 places", u)
	}
	if mentees, mentors := menteeIDs(p, u.HallMentees), mentorIDs(p, u.HallMentors); mentees != "ana bo cy" || mentors != "dee eli" {
		t.Errorf("%q can only go to %q, want ana, bo and cy to dee and eli", mentees, mentors)
	}
	// The best without one of ana, bo and cy: 9+7 (without cy) against 9+6
	// (without bo) and 8+6 (without ana).
	if got := pairs(p, res); u.Mentee != 2 || res.Total != 9000+7000+5000+9000+8000 {
		t.Errorf("%s at %d", got, res.Total)
	}
}

func TestHallSetsAreAsSmallAsTheirMentors(t *testing.T) {
	// Two short cases of their own, of which the first leads into the
	// second: the two who can only go to dee are named apart from the three
	// who also have eli.
	p := table(t, `
	     dee:1 eli:1 fay:1
	ana  9     x     x
	bo   8     x     x
	cy   7     9     x
	di   6     9     x`)
	res := match(t, scorerOf(p), matcher.Options{})
	if len(res.Unmatched) != 2 {
		t.Fatalf("%d are left out, want 4 mentees less 2 places", len(res.Unmatched))
	}
	for _, u := range res.Unmatched {
		mentees, mentors := menteeIDs(p, u.HallMentees), mentorIDs(p, u.HallMentors)
		switch p.Mentees[u.Mentee].ID {
		case "bo":
			if mentees != "ana bo" || mentors != "dee" || u.HallPlaces != 1 {
				t.Errorf("bo: %q to %q, %d places", mentees, mentors, u.HallPlaces)
			}
		default:
			if mentees != "ana bo cy di" || mentors != "dee eli" || u.HallPlaces != 2 {
				t.Errorf("%d: %q to %q, %d places", u.Mentee, mentees, mentors, u.HallPlaces)
			}
		}
	}
}

func TestPartners(t *testing.T) {
	p := table(t, `
	     dee:1
	ana  x
	bo   x`)
	p.Mentees[0].Disability = []profiles.Experience{{Functions: []profiles.Function{{Code: "b730", Qualifier: 2}}}, {Condition: "paraplegia"}}
	p.Partners = []profiles.Partner{
		{ID: "one", Offers: []string{"ana-1", "bo-1"}},
		{ID: "three", Offers: []string{"ana-1", "ana-2", "ana-3", "bo-4"}, For: []string{"spinal-cord-injury"}},
		{ID: "two", Offers: []string{"ana-4", "bo-2", "bo-3"}},
		{ID: "other", Offers: []string{"ana-1", "bo-1"}, For: []string{"deafness"}},
		{ID: "none", Offers: []string{"something-else"}},
	}
	res := match(t, scorerOf(p), matcher.Options{})
	// ana: three goals with "three", which is for her condition too, as
	// paraplegia is a spinal cord injury; then one goal each, by id.
	// bo has given no condition: "two" offers two goals, "one" one.
	want := [][]int{{1, 0, 2}, {2, 0}}
	for k, u := range res.Unmatched {
		if diff := gocmp.Diff(want[k], u.Partners); diff != "" {
			t.Errorf("mentee %d: partners -want +got:\n%s", u.Mentee, diff)
		}
	}
}

// islands is a programme of people who mostly speak one of six languages, with
// too few places in some of them; one mentee in five speaks two.
func islands(seed uint64, mentees, mentors int) *profiles.Programme {
	rng := rand.New(rand.NewPCG(seed, 5))
	p := &profiles.Programme{Settings: settings()}
	speak := func() []profiles.Language {
		tag := []string{"bn", "en", "mr", "ur", "hi", "pks"}[rng.IntN(6)]
		return []profiles.Language{{Tag: tag, Base: tag, Signed: tag == "pks"}}
	}
	goals := p.Settings.Vocabulary.Goals
	for i := range mentees {
		m := profiles.Mentee{Person: profiles.Person{ID: fmt.Sprintf("e%04d", i), Languages: speak()}}
		if rng.IntN(5) == 0 {
			m.Languages = append(m.Languages, speak()...)
		}
		for k := range 3 {
			m.Goals = append(m.Goals, profiles.Goal{Goal: goals[4*k+rng.IntN(4)].Code, Priority: 1 + rng.IntN(5)})
		}
		p.Mentees = append(p.Mentees, m)
	}
	for j := range mentors {
		m := profiles.Mentor{Person: profiles.Person{ID: fmt.Sprintf("r%04d", j), Languages: speak()}, Capacity: rng.IntN(4)}
		for k := range 3 {
			m.Supports = append(m.Supports, profiles.Support{Goal: goals[4*k+rng.IntN(4)].Code, Level: 1 + rng.IntN(3)})
		}
		p.Mentors = append(p.Mentors, m)
	}
	return p
}

func TestHallOnIslands(t *testing.T) {
	sets := make(map[string]bool)
	hall := 0
	for seed := range uint64(40) {
		p := islands(seed, 36, 24)
		res := match(t, scorerOf(p), matcher.Options{})
		for _, u := range res.Unmatched {
			if u.Cause == matcher.Hall {
				hall++
				sets[fmt.Sprint(seed, u.HallMentors)] = true
			}
		}
	}
	t.Logf("%d mentees in %d Hall sets", hall, len(sets))
	if hall < 60 || len(sets) < 30 {
		t.Errorf("%d mentees in %d Hall sets: too few to test them", hall, len(sets))
	}
}

func BenchmarkMatchIslands(b *testing.B) {
	s := scorerOf(islands(1, 1000, 600))
	hall := 0
	for b.Loop() {
		res, err := matcher.Match(context.Background(), s, matcher.Options{})
		if err != nil {
			b.Fatal(err)
		}
		hall = 0
		for _, u := range res.Unmatched {
			if u.Cause == matcher.Hall {
				hall++
			}
		}
	}
	b.ReportMetric(float64(hall), "hall")
}
