package matcher_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// TestWorthAgainstMatch holds what one more place or mentor is worth to a fresh round with it, and the
// prices of those who are not tried to such rounds.
func TestWorthAgainstMatch(t *testing.T) {
	programmes := uint64(300)
	if testing.Short() {
		programmes = 60
	}
	gained, further := 0, 0
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 31))
		p := randomPeople(rng, 2+rng.IntN(6), 1+rng.IntN(4))
		if seed%2 == 0 {
			p = randomTable(t, rng, 2+rng.IntN(6), 1+rng.IntN(4))
		}
		if seed%3 == 1 {
			p.Settings.Objective = profiles.Objectives[rng.IntN(len(profiles.Objectives))]
		}
		s := scorerOf(p)
		base, err := matcher.Match(context.Background(), s, matcher.Options{})
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		g, err := matcher.NewGaps(context.Background(), s, base, matcher.GapOptions{Below: 5000, Most: 100})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		with := func(change func(q *profiles.Programme)) (matched int, points int64) {
			q := *p
			q.Mentors = slices.Clone(p.Mentors)
			change(&q)
			res := match(t, scorerOf(&q), matcher.Options{})
			return len(res.Matches) - len(base.Matches), res.Total - base.Total
		}
		for j := range p.Mentors {
			matched, points := with(func(q *profiles.Programme) { q.Mentors[j].Capacity++ })
			at := slices.IndexFunc(g.Places, func(w matcher.Worth) bool { return w.Mentor == j })
			w := matcher.Worth{}
			if at >= 0 {
				w = g.Places[at]
			}
			if w.Matched != matched || w.Points != points {
				t.Fatalf("seed %d: one more place with %s gains %d at %d, and %+v is said", seed, p.Mentors[j].ID, matched, points, w)
			}
			if matched != 0 || points != 0 {
				gained++
			}
		}
		if len(g.Unmatched) > 0 && len(g.Mentors) == 0 && base.Minimum == 0 {
			further-- // possible, for who requires a person by name; not often
		}
		hasPrices := base.Objective == profiles.Coverage || base.Objective == profiles.Quality
		for _, w := range g.Mentors {
			if hasPrices && (w.Matched < 0 || w.Matched == 0 && w.Points < 0) || !slices.Contains(append(g.Unmatched, g.Poor...), w.Like) || len(w.Suits) == 0 {
				t.Fatalf("seed %d: %+v is said of a further mentor", seed, w)
			}
			further++
		}
	}
	if gained < 20 || further < 20 {
		t.Errorf("%d places and %d further mentors gain: too few", gained, further)
	}
}

// TestGaps counts by hand. ana and bo are left out: dee and eli have one place each, and cy and di have
// them, with whom the total is the best.
func TestGaps(t *testing.T) {
	p := table(t, `
	     dee:1 eli:1
	ana  x     3
	bo   2     x
	cy   9     x
	di   x     8`)
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	p.Settings.Location = london
	p.Settings.Vocabulary = profiles.DefaultVocabulary()
	langs := func(tags ...string) (list []profiles.Language) {
		for _, tag := range tags {
			list = append(list, profiles.Language{Tag: tag, Base: tag})
		}
		return list
	}
	free := func(windows ...profiles.Window) *profiles.Availability {
		return &profiles.Availability{Weekly: windows}
	}
	for i := range p.Mentees {
		p.Mentees[i].Languages = langs("en")
	}
	ana, bo := &p.Mentees[0], &p.Mentees[1]
	ana.Languages, bo.Languages = langs("en", "ur"), langs("en")
	ana.Availability = free(profiles.Window{Day: time.Monday, Start: 540, End: 660})  // 9 to 11
	bo.Availability = free(profiles.Window{Day: time.Sunday, Start: 1380, End: 1500}) // 23 to 1 on Monday
	ana.Target = []profiles.Occupation{{System: "isco", Code: "7231"}}
	ana.Disability, ana.ShareDisability = []profiles.Experience{{Condition: "low-vision"}}, profiles.ShareCategory
	bo.Disability = []profiles.Experience{{Condition: "low-vision"}} // shares nothing
	for j := range p.Mentors {
		p.Mentors[j].Languages = langs("en", "en")
		p.Mentors[j].Availability = free(profiles.Window{Day: time.Monday, Start: 540, End: 600}, profiles.Window{Day: time.Sunday, Start: 1320, End: 1500})
	}
	s := scorerOf(p)
	base := match(t, s, matcher.Options{})
	g, err := matcher.NewGaps(context.Background(), s, base, matcher.GapOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(g.Unmatched, []int{0, 1}) || len(g.Poor) > 0 {
		t.Fatalf("not matched: %v, poor: %v; want ana and bo", g.Unmatched, g.Poor)
	}
	for what, pair := range map[string][2]any{
		"languages": {g.Languages, []matcher.Gap{
			{Code: "en", Mentees: 2, Unmatched: 2, Mentors: 2},
			{Code: "ur", Mentees: 1, Unmatched: 1},
		}},
		"occupations": {g.Occupations, []matcher.Gap{{Code: "isco:72", Mentees: 1, Unmatched: 1}}},
		"categories":  {g.Categories, []matcher.Gap{{Code: "sensory", Mentees: 1, Unmatched: 1}}}, // ana alone shares it
		"hours": {g.Hours, []matcher.HourGap{ // both mentors are full until 10
			{From: 0, To: 60, Mentees: 1, Mentors: 2},
			{From: 540, To: 660, Mentees: 1, Mentors: 2},
			{From: 6*1440 + 1380, To: 7 * 1440, Mentees: 1, Mentors: 2},
		}},
	} {
		if diff := gocmp.Diff(pair[1], pair[0]); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
	// dee's second place is bo's at 2, eli's second ana's at 3.
	want := []matcher.Worth{{Mentor: 1, Like: -1, Matched: 1, Points: 3000}, {Mentor: 0, Like: -1, Matched: 1, Points: 2000}}
	for k := range g.Places {
		g.Places[k].Price = 0
	}
	if diff := gocmp.Diff(want, g.Places); diff != "" {
		t.Errorf("places:\n%s", diff)
	}
}
