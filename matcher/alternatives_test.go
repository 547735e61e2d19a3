package matcher_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

func price(t testing.TB, s *scoring.Scorer, res *matcher.Result) *matcher.Pricing {
	t.Helper()
	p, err := matcher.NewPricing(context.Background(), s, res)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func alternatives(t testing.TB, p *matcher.Pricing, mentee, limit int) []matcher.Alternative {
	t.Helper()
	list, err := p.Alternatives(context.Background(), mentee, limit)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAlternatives(t *testing.T) {
	// The best round is ana-dee 9, bo-eli 6, cy-fay 3: 18. Everybody else's
	// best place is taken:
	//
	//	ana with eli: 5 + bo-dee 7 + cy-fay 3 = 15, which loses 3; bo moves to dee
	//	ana with fay: 1 + cy-eli 4 + bo-dee 7 = 12, which loses 6; cy to eli, bo to dee
	s := scorerOf(table(t, `
	     dee:1 eli:1 fay:1
	ana  9     5     1
	bo   7     6     x
	cy   x     4     3`))
	res := match(t, s, matcher.Options{})
	got := alternatives(t, price(t, s, res), 0, 0)
	want := []matcher.Alternative{
		{Mentor: 1, Points: 5000, Loss: 3000, Others: []matcher.Move{{Mentee: 1, From: 1, To: 0}}},
		{Mentor: 2, Points: 1000, Loss: 6000, Others: []matcher.Move{{Mentee: 2, From: 2, To: 1}, {Mentee: 1, From: 1, To: 0}}},
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("the alternatives of ana:\n%s", diff)
	}
	if got := alternatives(t, price(t, s, res), 0, 1); len(got) != 1 {
		t.Errorf("%d alternatives with a limit of 1", len(got))
	}
}

func TestAlternativesOfSomebodyLeftOut(t *testing.T) {
	// One place for two: bo has it, and ana would take it for 8-5 points.
	s := scorerOf(table(t, `
	     dee:1
	ana  5
	bo   8`))
	got := alternatives(t, price(t, s, match(t, s, matcher.Options{})), 0, 0)
	want := []matcher.Alternative{{Mentor: 0, Points: 5000, Loss: 3000, Others: []matcher.Move{{Mentee: 1, From: 0, To: -1}}}}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("the alternatives of ana:\n%s", diff)
	}
}

func TestAlternativeThatCostsAPerson(t *testing.T) {
	// With ana at eli, bo has nobody: one fewer, and 2+1-9 points.
	s := scorerOf(table(t, `
	     dee:1 eli:1
	ana  2     9
	bo   x     1`))
	got := alternatives(t, price(t, s, match(t, s, matcher.Options{})), 0, 0)
	want := []matcher.Alternative{{Mentor: 1, Points: 9000, Fewer: 1, Loss: 2000 + 1000 - 9000, Others: []matcher.Move{{Mentee: 1, From: 1, To: -1}}}}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("the alternatives of ana:\n%s", diff)
	}
}

func TestStanding(t *testing.T) {
	// ana and bo can swap; cy can only have fay; di already meets gus.
	p := table(t, `
	     dee:1 eli:1 fay:1 gus:1
	ana  5     4     x     9
	bo   6     5     x     9
	cy   x     x     3     x
	di   x     x     x     x`)
	p.Decisions.Approvals = []profiles.Decision{decision("di", "gus")}
	s := scorerOf(p)
	res := match(t, s, matcher.Options{})
	pricing := price(t, s, res)
	for i, want := range []struct {
		standing matcher.Standing
		ties     int
		reason   string
	}{
		{matcher.Tied, 1, "5+5 = 4+6: either has dee"},
		{matcher.Tied, 1, "5+5 = 4+6: either has dee"},
		{matcher.Forced, 0, "nobody else may have fay"},
		{matcher.Decided, 0, "they meet already"},
	} {
		standing, ties, err := pricing.Standing(context.Background(), i)
		if err != nil || standing != want.standing || len(ties) != want.ties {
			t.Errorf("%s is %s with %v (%v), want %s: %s", p.Mentees[i].ID, standing, ties, err, want.standing, want.reason)
		}
	}
	groups, err := pricing.TiedGroups(context.Background())
	if diff := gocmp.Diff([][]int{{0, 1}}, groups); diff != "" || err != nil {
		t.Errorf("the groups of ties, %v:\n%s", err, diff)
	}
	if got := alternatives(t, pricing, 3, 0); got != nil {
		t.Errorf("an approved pair has the alternatives %v", got)
	}
}

// TestAlternativesAgainstSolvingAgain pins every pair of small random
// programmes and solves anew: the loss has to be what the price said, and the
// moves have to lead to a round with it.
func TestAlternativesAgainstSolvingAgain(t *testing.T) {
	programmes := uint64(2500)
	if testing.Short() {
		programmes = 300
	}
	var seen struct{ priced, barred, fewer, free, chains, ties, out int }
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 7))
		mentees, mentors := 2+rng.IntN(5), 2+rng.IntN(3)
		p := randomTable(t, rng, mentees, mentors)
		if seed%4 == 3 {
			p = randomPeople(rng, mentees, mentors)
		}
		p.Settings.Objective = []profiles.Objective{profiles.Coverage, profiles.Quality}[seed/2%2]
		if seed%3 > 0 {
			p.Settings.Minimum, p.Decisions.Pins = 0, nil // more pairs that can be
		}
		s := scorerOf(p)
		res, err := matcher.Match(context.Background(), s, matcher.Options{})
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		pricing := price(t, s, res)
		all, err := pricing.All(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		have := make([]int, mentees)
		fixed := make([]bool, mentees)
		for i := range have {
			have[i] = -1
		}
		for _, m := range res.Matches {
			have[m.Mentee], fixed[m.Mentee] = m.Mentor, m.Origin != matcher.Proposed
		}
		for i := range mentees {
			list := alternatives(t, pricing, i, 0)
			if diff := gocmp.Diff(list, all[i]); diff != "" {
				t.Fatalf("seed %d: mentee %d has other alternatives in All:\n%s", seed, i, diff)
			}
			var free []int
			for j := range mentors {
				at := slices.IndexFunc(list, func(a matcher.Alternative) bool { return a.Mentor == j })
				if fixed[i] || j == have[i] || !proposable(s, res, i, j) {
					seen.barred++
					if at >= 0 {
						t.Fatalf("seed %d: mentee %d has mentor %d or must not have it, and it is an alternative", seed, i, j)
					}
					continue
				}
				if at < 0 {
					t.Fatalf("seed %d: mentor %d is no alternative of mentee %d", seed, j, i)
				}
				a := list[at]
				again := pinned(t, p, i, j)
				if loss := res.Total - again.Total; a.Loss != loss {
					t.Fatalf("seed %d: mentee %d with %d loses %d, and solving again %d", seed, i, j, a.Loss, loss)
				}
				fewer := len(res.Matches) - len(again.Matches)
				if res.Objective == profiles.Coverage && a.Fewer != fewer {
					t.Fatalf("seed %d: mentee %d with %d matches %d fewer, and solving again %d", seed, i, j, a.Fewer, fewer)
				}
				follow(t, s, res, i, a)
				if a.Free {
					free = append(free, j)
					seen.free++
				}
				seen.priced++
				if a.Fewer > 0 {
					seen.fewer++
				}
				if len(a.Others) > 1 {
					seen.chains++
				}
				one, possible, err := pricing.Price(context.Background(), i, j)
				if diff := gocmp.Diff(a, one); diff != "" || !possible || err != nil {
					t.Fatalf("seed %d: another price of the pair alone, %v %v:\n%s", seed, possible, err, diff)
				}
			}
			if fixed[i] {
				continue
			}
			if have[i] >= 0 && freeOut(t, p, res, i) {
				free = append(free, -1)
				seen.out++
			}
			standing, ties, err := pricing.Standing(context.Background(), i)
			if diff := gocmp.Diff(free, ties); diff != "" || err != nil || (standing == matcher.Tied) != (len(free) > 0) {
				t.Fatalf("seed %d: mentee %d is %s (%v); what costs nothing, and ties:\n%s", seed, i, standing, err, diff)
			}
			if standing == matcher.Tied {
				seen.ties++
			}
		}
	}
	t.Logf("%+v", seen)
	for what, n := range map[string]int{"priced": seen.priced, "barred": seen.barred, "with fewer people": seen.fewer,
		"free": seen.free, "with chains": seen.chains, "mentees with ties": seen.ties, "free to stay out": seen.out} {
		if n < int(programmes)/100 {
			t.Errorf("only %d %s", n, what)
		}
	}
}

// proposable reports whether the program could propose a pair, if the mentee
// had the place.
func proposable(s *scoring.Scorer, res *matcher.Result, i, j int) bool {
	left := res.Loads[j].Capacity - res.Loads[j].Used
	for _, m := range res.Matches {
		if m.Mentor == j && m.Origin != matcher.Proposed {
			left--
		}
	}
	points, allowed := s.Score(i, j)
	return allowed && left > 0 && points >= res.Minimum && (points > 0 || res.Objective == profiles.Coverage)
}

// pinned is the best round of a programme with one more pin.
func pinned(t testing.TB, p *profiles.Programme, i, j int) *matcher.Result {
	t.Helper()
	q := *p
	q.Decisions.Pins = append(slices.Clone(p.Decisions.Pins), decision(p.Mentees[i].ID, p.Mentors[j].ID))
	res, err := matcher.Match(context.Background(), scorerOf(&q), matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// freeOut reports whether a round without a mentee's mentor, or any other, is
// as good.
func freeOut(t testing.TB, p *profiles.Programme, res *matcher.Result, i int) bool {
	t.Helper()
	q := *p
	q.Decisions.Forbids = slices.Clone(p.Decisions.Forbids)
	for j := range p.Mentors {
		q.Decisions.Forbids = append(q.Decisions.Forbids, decision(p.Mentees[i].ID, p.Mentors[j].ID))
	}
	again, err := matcher.Match(context.Background(), scorerOf(&q), matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return again.Total == res.Total && (res.Objective == profiles.Quality || len(again.Matches) == len(res.Matches))
}

// follow does what an alternative says, and checks what comes out.
func follow(t testing.TB, s *scoring.Scorer, res *matcher.Result, mentee int, a matcher.Alternative) {
	t.Helper()
	have := make(map[int]int)
	for _, m := range res.Matches {
		have[m.Mentee] = m.Mentor
	}
	for _, m := range append([]matcher.Move{{Mentee: mentee, From: -2, To: a.Mentor}}, a.Others...) {
		from, matched := have[m.Mentee]
		if !matched {
			from = -1
		}
		if m.From != -2 && (m.Mentee == mentee || from != m.From) {
			t.Fatalf("the move %v, of a mentee who is at %d", m, from)
		}
		delete(have, m.Mentee)
		if m.To >= 0 {
			have[m.Mentee] = m.To
			if !proposable(s, res, m.Mentee, m.To) {
				t.Fatalf("the move %v goes where it may not", m)
			}
		}
	}
	total, used := int64(0), make([]int, len(res.Loads))
	for i, j := range have {
		total += int64(s.Pair(i, j).Points)
		used[j]++
	}
	for j, load := range res.Loads {
		if used[j]+load.Used > max(load.Capacity, load.Assigned+load.Used) {
			t.Fatalf("the moves %v leave mentor %d with %d mentees for %d places", a.Others, j, used[j], load.Capacity)
		}
	}
	if total != res.Total-a.Loss || len(have) != len(res.Matches)-a.Fewer {
		t.Fatalf("the moves %v lead to %d at %d, and the price says %d at %d", a.Others, len(have), total, len(res.Matches)-a.Fewer, res.Total-a.Loss)
	}
}

func TestPricingOfAClaim(t *testing.T) {
	s := scorerOf(harbour(t))
	res := match(t, s, matcher.Options{})
	proved, err := matcher.Prove(context.Background(), s, claimOf(s.Programme(), res))
	if err != nil {
		t.Fatal(err)
	}
	want, err := price(t, s, res).All(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	got, err := price(t, s, proved).All(context.Background(), 0)
	if diff := gocmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("other alternatives of a proved claim, %v:\n%s", err, diff)
	}
}

func TestPricingRefuses(t *testing.T) {
	s := scorerOf(harbour(t))
	res := match(t, s, matcher.Options{})
	ctx := context.Background()
	other := scorerOf(table(t, "   dee:1\nana 3"))
	if _, err := matcher.NewPricing(ctx, other, res); err == nil {
		t.Error("prices the result of another programme")
	}
	worse := *res
	worse.Matches = worse.Matches[:len(worse.Matches)-1]
	if _, err := matcher.NewPricing(ctx, s, &worse); err == nil {
		t.Error("prices a result that is not the best")
	}
	p := price(t, s, res)
	stopped, stop := context.WithCancel(ctx)
	stop()
	for what, ask := range map[string]func(ctx context.Context, mentee int) error{
		"Alternatives": func(ctx context.Context, i int) error { _, err := p.Alternatives(ctx, i, 0); return err },
		"Price":        func(ctx context.Context, i int) error { _, _, err := p.Price(ctx, i, 0); return err },
		"Standing":     func(ctx context.Context, i int) error { _, _, err := p.Standing(ctx, i); return err },
		"All":          func(ctx context.Context, _ int) error { _, err := p.All(ctx, 0); return err },
		"TiedGroups":   func(ctx context.Context, _ int) error { _, err := p.TiedGroups(ctx); return err },
	} {
		if err := ask(stopped, 1); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, stopped: %v", what, err)
		}
		if what == "All" || what == "TiedGroups" {
			continue
		}
		for _, nobody := range []int{-1, 5} {
			if err := ask(ctx, nobody); err == nil {
				t.Errorf("%s of mentee %d of 5", what, nobody)
			}
		}
	}
	if _, _, err := p.Price(ctx, 1, 3); err == nil {
		t.Error("the price of mentor 3 of 3")
	}
	if _, possible, err := p.Price(ctx, 1, 2); possible || err != nil {
		t.Errorf("a pair that is forbidden has a price (%v)", err)
	}
}
