package matcher_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

func TestKeepMovesOnlyForAGainWorthIt(t *testing.T) {
	p := table(t, `
     dee:1 eli:1
ana  6     8
bo   7     6`)
	s := scorerOf(p)
	for _, c := range []struct {
		bonus  int
		want   string
		total  int64
		kept   int
		reason string
	}{
		{0, "ana=eli bo=dee", 8000 + 7000, 0, "nothing is asked to stay"},
		{1499, "ana=eli bo=dee", 8000 + 7000, 0, "moving both gains 15000 - 12000 = 3000, more than 2 * 1499"},
		{1501, "ana=dee bo=eli", 6000 + 6000, 2, "moving both gains 3000, less than 2 * 1501"},
	} {
		keep := &matcher.Keep{Pairs: [][2]string{{"ana", "dee"}, {"bo", "eli"}, {"gone", "dee"}}, Points: c.bonus}
		res := match(t, s, matcher.Options{Keep: keep})
		if got := pairs(p, res); got != c.want || res.Total != c.total || res.Kept != c.kept {
			t.Errorf("bonus %d: %s, total %d, kept %d; want %s, %d, %d: %s", c.bonus, got, res.Total, res.Kept, c.want, c.total, c.kept, c.reason)
		}
	}
	// Ana and dee were over once, and were proposed anew: they are kept like others.
	p.Decisions.Earlier = []profiles.Decision{{Mentee: "ana", Mentor: "dee"}}
	res := match(t, scorerOf(p), matcher.Options{Keep: &matcher.Keep{Pairs: [][2]string{{"ana", "dee"}, {"bo", "eli"}}, Points: 1501}})
	if got := pairs(p, res); got != "ana=dee bo=eli" || res.Kept != 2 {
		t.Errorf("%s and %d kept, want ana=dee bo=eli and both", got, res.Kept)
	}
	for _, keep := range []*matcher.Keep{{Points: -1}, {Points: matcher.MaxKeepPoints + 1}, {Pairs: [][2]string{{"ana", "dee"}, {"ana", "eli"}}}} {
		if _, err := matcher.Match(context.Background(), s, matcher.Options{Keep: keep}); err == nil {
			t.Errorf("%v is taken", keep)
		}
	}
}

// TestKeepAgainstEveryRound compares rounds that keep pairs, and the whole
// curve, with the best of all rounds there are.
func TestKeepAgainstEveryRound(t *testing.T) {
	programmes := uint64(600)
	if testing.Short() {
		programmes = 150
	}
	ran, kept, moved, stretches := 0, 0, 0, 0
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 77))
		p := randomTable(t, rng, 1+rng.IntN(5), 2+rng.IntN(3))
		s := scorerOf(p)
		keep := &matcher.Keep{Points: rng.IntN(4) * 2000}
		for i := range p.Mentees {
			if rng.IntN(4) > 0 {
				keep.Pairs = append(keep.Pairs, [2]string{p.Mentees[i].ID, p.Mentors[rng.IntN(len(p.Mentors))].ID})
			}
		}
		opt := matcher.Options{Keep: keep}
		res, err := matcher.Match(context.Background(), s, opt)
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		check(t, s, res)
		_, want := everyKeeping(s, res, keep.Points)
		if got := worthOf(res, keep.Points); got != want {
			t.Fatalf("seed %d: the round is worth %d with its bonuses, want %d", seed, got, want)
		}
		for k := range res.Matches {
			if res.Matches[k].Kept {
				kept++
			}
		}
		moved += len(keep.Pairs) - res.Kept
		claim := claimOf(p, res)
		if _, err := matcher.Prove(context.Background(), s, claim); err != nil {
			t.Fatalf("seed %d: not proved: %v", seed, err)
		}
		curve, err := matcher.Curve(context.Background(), s, opt)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		ran++
		stretches += len(curve)
		checkCurve(t, s, opt, curve)
		if t.Failed() {
			t.Fatalf("seed %d: %v", seed, curve)
		}
	}
	t.Logf("%d kept, %d moved, %d stretches of curves", kept, moved, stretches)
	if kept < 20 || moved < 50 || stretches < ran+10 {
		t.Errorf("too few cases: %d kept, %d moved, %d stretches", kept, moved, stretches)
	}
}

// checkCurve solves anew at both ends of every stretch, and between.
func checkCurve(t *testing.T, s *scoring.Scorer, opt matcher.Options, curve []matcher.Tradeoff) {
	t.Helper()
	for k, at := range curve {
		end := matcher.MaxKeepPoints
		if k+1 < len(curve) {
			end = curve[k+1].From - 1
			if next := curve[k+1]; next.Kept <= at.Kept || next.Total >= at.Total || next.Matched != at.Matched && s.Programme().Settings.Objective == profiles.Coverage {
				t.Errorf("%+v is followed by %+v", at, next)
			}
		}
		for _, bonus := range []int{at.From, (at.From + end) / 2, end} {
			keep := *opt.Keep
			keep.Points = bonus
			res := match(t, s, matcher.Options{Keep: &keep})
			if got, want := at.Total+int64(bonus)*int64(at.Kept), res.Total+int64(bonus)*int64(res.Kept); got != want {
				t.Errorf("at a bonus of %d the curve gives %d, and solving anew %d", bonus, got, want)
			}
		}
	}
}

// worthOf is the points and bonuses of the pairs that the solver proposed.
func worthOf(res *matcher.Result, bonus int) (worth int64) {
	for _, m := range res.Matches {
		if m.Origin == matcher.Proposed {
			worth += int64(m.Pair.Points) + int64(m.Priority)
			if m.Kept {
				worth += int64(bonus)
			}
		}
	}
	return worth
}

// everyKeeping is everyRound with a bonus for the pairs that res was to keep.
func everyKeeping(s *scoring.Scorer, res *matcher.Result, bonus int) (int, int64) {
	p := s.Programme()
	wanted := make(map[string]string)
	for _, pair := range res.Keep.Pairs {
		wanted[pair[0]] = pair[1]
	}
	return everyRoundWith(s, res, func(i, j int) int64 {
		if wanted[p.Mentees[i].ID] == p.Mentors[j].ID {
			return int64(bonus)
		}
		return 0
	})
}

func TestProveRefusesAnotherBonus(t *testing.T) {
	p := table(t, `
     dee:1 eli:1
ana  6     8
bo   7     6`)
	s := scorerOf(p)
	res := match(t, s, matcher.Options{Keep: &matcher.Keep{Pairs: [][2]string{{"ana", "dee"}, {"bo", "eli"}}, Points: 2000}})
	claim := claimOf(p, res)
	for _, keep := range []*matcher.Keep{nil, {Pairs: res.Keep.Pairs, Points: 100}, {Pairs: res.Keep.Pairs, Points: -5}} {
		claim.Keep = keep
		_, err := matcher.Prove(context.Background(), s, claim)
		if wrong := (*matcher.ProofError)(nil); !errors.As(err, &wrong) || !strings.Contains(wrong.Error(), "points") && !strings.Contains(wrong.Error(), "price") {
			t.Errorf("with %v: %v", keep, err)
		}
	}
}
