package matcher_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// harbour is a small town with a pin, an approval and somebody left out.
//
//	ana is pinned to fay, cy already meets eli, and dee's and eli's last
//	places go to two of bo, di and el.
func harbour(t testing.TB) *profiles.Programme {
	p := table(t, `
	     dee:1 eli:2 fay:1
	ana  9     3     2
	bo   7     8     x
	cy   1     6     x
	di   5     4     1
	el   6     x     x`)
	p.Decisions.Pins = []profiles.Decision{decision("ana", "fay")}
	p.Decisions.Approvals = []profiles.Decision{decision("cy", "eli")}
	return p
}

func findings(t testing.TB, s *scoring.Scorer, c matcher.Claim) []string {
	t.Helper()
	res, err := matcher.Prove(context.Background(), s, c)
	var proof *matcher.ProofError
	if !errors.As(err, &proof) || res != nil {
		t.Fatalf("Prove gives %v, %v; want a ProofError", res, err)
	}
	var texts []string
	for _, f := range proof.Findings {
		texts = append(texts, f.String())
	}
	return texts
}

func TestProveSaysWhatIsWrong(t *testing.T) {
	s := scorerOf(harbour(t))
	res := match(t, s, matcher.Options{})
	// ana-fay 2 (pinned), bo-eli 8, cy-eli 6 (approved), el-dee 6.
	if res.Total != 22_000 || len(res.Unmatched) != 1 {
		t.Fatalf("total %d, %d unmatched; want 2000+8000+6000+6000 and di alone", res.Total, len(res.Unmatched))
	}
	// Prices made by hand, of bo, di, el and of dee, eli, for the pairs that
	// nothing decides. In thousands, but for the 1 by which leaving somebody
	// out at 20+1 costs more: el-dee -6-19+25 = 0 and bo-eli -8-16+24 = 0 are
	// matched; bo-dee -7-16+25 = 2, di-dee -5-20+25 = 0, di-eli -4-20+24 = 0.
	good := claimOf(s.Programme(), res)
	good.Proof = matcher.Proof{
		OutPrice:    20_001,
		MenteePrice: []int64{0, 16_001, 0, 20_001, 19_001},
		MentorPrice: []int64{-25_001, -24_001, 0},
	}
	if _, err := matcher.Prove(context.Background(), s, good); err != nil {
		t.Fatal(err)
	}
	replace := func(c *matcher.Claim, mentee, mentor string) {
		k := slices.IndexFunc(c.Pairs, func(p [2]string) bool { return p[0] == mentee })
		if mentor == "" {
			c.Pairs = slices.Delete(c.Pairs, k, k+1)
			return
		}
		c.Pairs[k][1] = mentor
	}
	tests := []struct {
		reason string
		change func(c *matcher.Claim)
		want   []string
	}{
		{"nobody has this id", func(c *matcher.Claim) { c.Pairs = append(c.Pairs, [2]string{"zoe", "yan"}) }, []string{
			`no mentee of the programme is "zoe", whom the result matches with mentor "yan"`,
			`no mentor of the programme is "yan", whom the result matches with mentee "zoe"`,
		}},
		{"a mentee has two mentors", func(c *matcher.Claim) { c.Pairs = append(c.Pairs, [2]string{"bo", "dee"}) }, []string{
			"mentee bo is matched twice: with eli and with dee",
		}},
		{"one mentee too many", func(c *matcher.Claim) { c.Pairs = append(c.Pairs, [2]string{"di", "eli"}) }, []string{
			"mentor eli takes 2 mentees, and the result uses 3: 2 for mentees it proposes, 1 by pins and approvals",
		}},
		{"no place at all for a proposal", func(c *matcher.Claim) { c.Pairs = append(c.Pairs, [2]string{"di", "fay"}) }, []string{
			"mentor fay takes 1 mentee, and the result uses 2: 1 for mentees it proposes, 1 by pins and approvals",
		}},
		{"a barred pair", func(c *matcher.Claim) { replace(c, "bo", "fay") }, []string{
			"mentee bo is matched with fay, which the rules do not allow: forbid",
			"mentor fay takes 1 mentee, and the result uses 2: 1 for mentees it proposes, 1 by pins and approvals",
		}},
		{"the pin is not there", func(c *matcher.Claim) { replace(c, "ana", "") }, []string{
			"mentee ana is not matched, and pinned with fay",
		}},
		{"the approval is another", func(c *matcher.Claim) { replace(c, "cy", "dee") }, []string{
			"mentee cy is matched with dee, and approved with eli",
		}},
		{"a higher minimum", func(c *matcher.Claim) { c.Minimum = 7000 }, []string{
			"mentee el is matched with dee at 6000 points, below the minimum of 7000",
		}},
		{"no such objective, no such minimum", func(c *matcher.Claim) { c.Objective, c.Minimum = "fun", -1 }, []string{
			`the objective is "fun"; it can be one of coverage, quality, fair, stable`,
			"the minimum is -1 points; it can be 0 to 10000",
		}},
		{"prices for other people", func(c *matcher.Claim) {
			c.Proof.MenteePrice = c.Proof.MenteePrice[:3]
			c.Proof.MentorPrice = append(c.Proof.MentorPrice, 0)
		}, []string{
			"the proof has 3 mentee prices for 5 mentees",
			"the proof has 4 mentor prices for 3 mentors",
		}},
		{"a price for somebody pinned", func(c *matcher.Claim) { c.Proof.MenteePrice[0] = 5 }, []string{
			"mentee ana is pinned, and has the price 5; it must be 0",
		}},
		{"prices that no round has", func(c *matcher.Claim) {
			c.Proof.MenteePrice[1], c.Proof.MentorPrice[0], c.Proof.OutPrice = -1<<63, 1, 1<<62
		}, []string{
			"the price of leaving a mentee out is 4611686018427387904; it can be 0 to 1152921504606846976",
			"mentee bo has the price -9223372036854775808, which is out of range",
			"mentor dee has the price 1; it can be -1152921504606846976 to 0",
		}},
		{"a price on a mentor whom a pin fills", func(c *matcher.Claim) { c.Proof.MentorPrice[2] = -4 }, []string{
			"mentor fay has the price -4 and no place for a proposal; it must be 0",
		}},
		{"somebody more could be matched", func(c *matcher.Claim) { replace(c, "el", "") }, []string{
			"mentee el is not matched, and has the price 19001; it must be that of leaving a mentee out, 20001",
			"mentor dee has the price -25001 and 1 place free; it must be 0",
		}},
		{"a round of fewer points", func(c *matcher.Claim) {
			replace(c, "el", "")
			replace(c, "bo", "dee")
			c.Pairs = append(c.Pairs, [2]string{"di", "eli"})
		}, []string{
			"mentee el is not matched, and has the price 19001; it must be that of leaving a mentee out, 20001",
			"mentee bo matched with mentor dee: the cost -7000 less the prices 16001 and -25001 is 2000, and must be 0",
		}},
		{"a mentee's price too high", func(c *matcher.Claim) { c.Proof.MenteePrice[1] += 3 }, []string{
			"mentee bo with mentor eli: the cost -8000 less the prices 16004 and -24001 is -3, and must be 0 or more (so with 1 mentor)",
		}},
		{"the wrong objective's prices", func(c *matcher.Claim) { c.Objective = profiles.Quality }, []string{
			"the price of leaving a mentee out is 20001; under quality it is 0",
		}},
	}
	for _, test := range tests {
		c := good
		c.Pairs = slices.Clone(good.Pairs)
		c.Proof.MenteePrice = slices.Clone(good.Proof.MenteePrice)
		c.Proof.MentorPrice = slices.Clone(good.Proof.MentorPrice)
		test.change(&c)
		if diff := gocmp.Diff(test.want, findings(t, s, c)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", test.reason, diff)
		}
	}
}

func TestProveLooksAtThePriceOfLeavingOut(t *testing.T) {
	// Two can be matched, 2+1. The claim matches ana alone, and at a price of
	// 1 for leaving bo out every inequality holds: -9000+7999+1001 = 0,
	// -2000+7999 >= 0, -1000-1+1001 >= 0. It proves the best 9, not the most
	// mentees: the price has to outweigh any saving.
	s := scorerOf(table(t, `
	     dee:1 eli:1
	ana  9     2
	bo   1     x`))
	c := matcher.Claim{
		Objective: profiles.Coverage,
		Pairs:     [][2]string{{"ana", "dee"}},
		Proof:     matcher.Proof{OutPrice: 1, MenteePrice: []int64{-7999, 1}, MentorPrice: []int64{-1001, 0}},
	}
	_, err := matcher.Prove(context.Background(), s, c)
	if err == nil || !strings.HasPrefix(err.Error(), "the result is not proved:\n") || !strings.Contains(err.Error(), "does not make up for every saving") {
		t.Errorf("error %v", err)
	}
	if got := findings(t, s, c); len(got) != 1 || !strings.Contains(got[0], "prices as a whole") {
		t.Errorf("findings %q", got)
	}
	// The prices of the solver do.
	check(t, s, match(t, s, matcher.Options{}))
}

func TestProveLooksForPricesAboveLeavingOut(t *testing.T) {
	// -9000 - 2 + 9002 = 0 holds for the pair; but at 2 ana would be better
	// left out, at 1.
	s := scorerOf(table(t, `
	     dee:1
	ana  9`))
	got := findings(t, s, matcher.Claim{
		Objective: profiles.Coverage,
		Pairs:     [][2]string{{"ana", "dee"}},
		Proof:     matcher.Proof{OutPrice: 1, MenteePrice: []int64{2}, MentorPrice: []int64{-9002}},
	})
	if want := []string{"mentee ana has the price 2, above that of leaving a mentee out, 1"}; !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

func TestProveOfAPairThatGainsNothing(t *testing.T) {
	s := scorerOf(table(t, `
	     dee:1
	ana  0`))
	got := findings(t, s, matcher.Claim{
		Objective: profiles.Quality,
		Pairs:     [][2]string{{"ana", "dee"}},
		Proof:     matcher.Proof{MenteePrice: []int64{0}, MentorPrice: []int64{0}},
	})
	if want := []string{"mentee ana is matched with dee at 0 points, which gains nothing"}; !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

func TestProveOfImpossiblePins(t *testing.T) {
	p := harbour(t)
	p.Decisions.Pins = append(p.Decisions.Pins, decision("el", "fay"))
	got := findings(t, scorerOf(p), matcher.Claim{Objective: profiles.Coverage})
	if len(got) != 2 || got[0] != "no result can meet the pin of ana with fay: 2 pins ask, with 1 place left" {
		t.Errorf("findings %q", got)
	}
}

// TestProveRejectsCorruption corrupts proved claims in ways each of which
// makes them wrong, and wants every one of them found out.
func TestProveRejectsCorruption(t *testing.T) {
	kinds := map[string]int{}
	corrupted := 0
	for seed := uint64(0); corrupted < 2000; seed++ {
		rng := rand.New(rand.NewPCG(seed, 7))
		var p *profiles.Programme
		if seed%2 == 0 {
			p = randomTable(t, rng, 2+rng.IntN(6), 2+rng.IntN(4))
		} else {
			p = randomPeople(rng, 2+rng.IntN(6), 2+rng.IntN(4))
		}
		s := scorerOf(p)
		if rng.IntN(2) == 0 {
			p.Settings.Objective = []profiles.Objective{profiles.Fair, profiles.Stable}[rng.IntN(2)]
		}
		res, err := matcher.Match(context.Background(), s, matcher.Options{})
		if err != nil {
			continue // impossible pins
		}
		for range 5 {
			c := claimOf(p, res)
			kind := corrupt(rng, p, res, &c)
			if kind == "" {
				continue
			}
			corrupted++
			kinds[kind]++
			if _, err := matcher.Prove(context.Background(), s, c); err == nil {
				t.Fatalf("seed %d: Prove accepts a claim with %s", seed, kind)
			} else if proof := (*matcher.ProofError)(nil); !errors.As(err, &proof) || len(proof.Findings) == 0 {
				t.Fatalf("seed %d: a claim with %s: %v", seed, kind, err)
			}
		}
	}
	t.Log(kinds)
	if len(kinds) != 11 {
		t.Errorf("%d kinds of corruption, want 11", len(kinds))
	}
}

// corrupt makes a claim wrong, and says how; "" when it cannot.
func corrupt(rng *rand.Rand, p *profiles.Programme, res *matcher.Result, c *matcher.Claim) string {
	i, j := rng.IntN(len(p.Mentees)), rng.IntN(len(p.Mentors))
	by := int64(1 + rng.IntN(3))
	if rng.IntN(2) == 0 {
		by = -by
	}
	switch kind := rng.IntN(11); {
	case kind == 0:
		// A row of the problem is tight somewhere, and a decided one is 0.
		c.Proof.MenteePrice[i] += by
		return "another mentee price"
	case kind == 1:
		// A full mentor has a tight pair; another has the price 0.
		c.Proof.MentorPrice[j] += by
		return "another mentor price"
	case kind == 2 && len(res.Unmatched) > 0:
		c.Proof.OutPrice += by
		return "another price of leaving out"
	case kind == 3 && len(c.Pairs) > 0:
		k := rng.IntN(len(c.Pairs))
		c.Pairs = slices.Delete(c.Pairs, k, k+1)
		if res.Objective == profiles.Quality && res.Matches[k].Origin == matcher.Proposed {
			return "" // the pair may be worth no more than the next best
		}
		return "a pair missing"
	case kind == 4 && len(c.Pairs) > 0:
		c.Pairs = append(c.Pairs, c.Pairs[rng.IntN(len(c.Pairs))])
		return "a pair twice"
	case kind == 5:
		c.Pairs = append(c.Pairs, [2]string{p.Mentees[i].ID, "nobody"})
		return "somebody unknown"
	case kind == 6 && len(res.Unmatched) > 0:
		u := res.Unmatched[rng.IntN(len(res.Unmatched))]
		if res.Objective == profiles.Coverage {
			c.Pairs = append(c.Pairs, [2]string{p.Mentees[u.Mentee].ID, p.Mentors[j].ID})
			return "a pair too many"
		}
	case kind == 7:
		c.Proof.MentorPrice = c.Proof.MentorPrice[1:]
		return "a price missing"
	case kind == 8 && len(c.Pairs) > 0:
		k := rng.IntN(len(c.Pairs))
		m := res.Matches[k]
		if m.Origin == matcher.Proposed || j == m.Mentor {
			return ""
		}
		c.Pairs[k][1] = p.Mentors[j].ID
		return "another mentor than decided"
	case kind == 9 && len(c.Proof.Levels) > 0:
		k := rng.IntN(len(c.Proof.Levels))
		c.Proof.Levels = slices.Delete(c.Proof.Levels, k, k+1)
		return "a level missing"
	case kind == 10 && len(c.Pairs) > 1:
		// With ties broken there is one stable round, so any other is wrong.
		a, b := rng.IntN(len(c.Pairs)), rng.IntN(len(c.Pairs))
		if res.Objective != profiles.Stable || c.Pairs[a][1] == c.Pairs[b][1] {
			return ""
		}
		c.Pairs[a][1], c.Pairs[b][1] = c.Pairs[b][1], c.Pairs[a][1]
		return "two mentors exchanged"
	}
	return ""
}
