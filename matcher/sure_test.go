package matcher_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

func sure(t testing.TB, s *scoring.Scorer, res *matcher.Result, opt matcher.SureOptions) *matcher.Sureness {
	t.Helper()
	got, err := matcher.Sure(context.Background(), s, res, opt)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// anew finds from scratch which pairs some best round has under other weights.
func anew(t testing.TB, p *profiles.Programme, w profiles.Weights, of *matcher.Result) func(mentee, mentor int) bool {
	t.Helper()
	q := *p
	q.Settings.Weights = w
	s := scorerOf(&q)
	res := match(t, s, matcher.Options{Objective: of.Objective, Minimum: &of.Minimum, Keep: of.Keep})
	pricing := price(t, s, res)
	has := make(map[[2]int]bool)
	for _, m := range res.Matches {
		has[[2]int{m.Mentee, m.Mentor}] = true
	}
	for i := range q.Mentees {
		_, others, err := pricing.Standing(context.Background(), i)
		if err != nil {
			t.Fatal(err)
		}
		for _, j := range others {
			has[[2]int{i, j}] = true
		}
	}
	return func(mentee, mentor int) bool { return has[[2]int{mentee, mentor}] }
}

func weight(w *profiles.Weights, c int) *int {
	return []*int{&w.Disability, &w.Occupation, &w.Goals, &w.Availability}[c]
}

// TestSureAgainstSolvingAnew solves small random programmes from scratch at both
// ends of every range, between and beyond them, and under every drawn weighting.
func TestSureAgainstSolvingAnew(t *testing.T) {
	programmes, draws := uint64(1500), 2
	if testing.Short() {
		programmes = 120
	}
	var pairs, low, high, failed, quality, again int
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 21))
		p := randomPeople(rng, 1+rng.IntN(7), 1+rng.IntN(5))
		p.Settings.Weights = profiles.Weights{Disability: rng.IntN(4), Occupation: rng.IntN(3), Goals: rng.IntN(4), Availability: rng.IntN(2)}
		if p.Settings.Weights == (profiles.Weights{}) {
			p.Settings.Weights.Goals = 1
		}
		if seed%3 == 0 {
			p.Settings.Waitlist = profiles.Waitlist{PointsPerRound: 300, Most: 1000}
			for i := range p.Mentees {
				p.Mentees[i].RoundsWaited = rng.IntN(5)
			}
		}
		s := scorerOf(p)
		var keep *matcher.Keep
		if seed%4 == 0 {
			keep = &matcher.Keep{Pairs: [][2]string{{p.Mentees[0].ID, p.Mentors[0].ID}}, Points: rng.IntN(3000)}
		}
		res, err := matcher.Match(context.Background(), s, matcher.Options{Keep: keep})
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if res.Objective == profiles.Quality {
			quality++
		}
		got := sure(t, s, res, matcher.SureOptions{Draws: draws, Seed: seed})
		proposed := 0
		for _, m := range res.Matches {
			if m.Origin == matcher.Proposed {
				proposed++
			}
		}
		if len(got.Pairs) != proposed {
			t.Fatalf("seed %d: %d pairs, want the %d proposed", seed, len(got.Pairs), proposed)
		}
		if proposed == 0 {
			continue
		}
		for c := range scoring.NumCriteria {
			w := p.Settings.Weights
			own := *weight(&w, c)
			known := make(map[int]func(int, int) bool)
			holds := func(now int, m *matcher.SurePair) bool {
				if known[now] == nil {
					*weight(&w, c) = now
					known[now] = anew(t, p, w, res)
				}
				return known[now](m.Mentee, m.Mentor)
			}
			nothing := w // what is left when the criterion does not count
			*weight(&nothing, c) = 0
			for k := range got.Pairs {
				m := &got.Pairs[k]
				r := m.Ranges[c]
				if r.Low < 0 || r.Low > own || own > r.High || r.High > got.Most[c] {
					t.Fatalf("seed %d, %d with %d: criterion %d (now %d) from %v", seed, m.Mentee, m.Mentor, c, own, r)
				}
				for _, now := range []int{r.Low, r.Low + rng.IntN(r.High-r.Low+1), own, r.High} {
					if (now > 0 || nothing != profiles.Weights{}) && !holds(now, m) {
						t.Fatalf("seed %d, %d with %d: criterion %d (now %d) from %v, and not at %d", seed, m.Mentee, m.Mentor, c, own, r, now)
					}
				}
				pairs++
				if r.Low > 0 && (r.Low > 1 || nothing != profiles.Weights{}) {
					low++
					if holds(r.Low-1, m) {
						t.Fatalf("seed %d, %d with %d: criterion %d (now %d) from %v, and below", seed, m.Mentee, m.Mentor, c, own, r)
					}
				}
				if r.High < got.Most[c] {
					high++
					if holds(r.High+1, m) {
						t.Fatalf("seed %d, %d with %d: criterion %d (now %d) from %v, and above", seed, m.Mentee, m.Mentor, c, own, r)
					}
					if holds(got.Most[c], m) {
						again++
					}
				}
			}
		}
		held := make([]int, len(got.Pairs))
		for number := range draws {
			holds := anew(t, p, matcher.Draw(p.Settings.Weights, seed, number), res)
			for k := range got.Pairs {
				if holds(got.Pairs[k].Mentee, got.Pairs[k].Mentor) {
					held[k]++
				}
			}
		}
		for k := range got.Pairs {
			if got.Pairs[k].Held != held[k] {
				t.Fatalf("seed %d: pair %d holds in %d of %d, want %d", seed, k, got.Pairs[k].Held, draws, held[k])
			}
			if held[k] < draws {
				failed++
			}
		}
	}
	t.Logf("%d ranges: %d end below, %d above, %d hold again further up; %d pairs fail in a draw; quality %d", pairs, low, high, again, failed, quality)
	if low < 20 || high < 20 || failed == 0 || quality < 20 || again == 0 && !testing.Short() {
		t.Error("the test sees too little of one kind")
	}
}

// TestSureAtEveryWeight solves larger programmes from scratch under every weight that is looked at, and
// holds each range to where the pair first fails. The weights are such that many are found in one block, and the
// people so many that most pairs are on no list.
func TestSureAtEveryWeight(t *testing.T) {
	seeds := uint64(6)
	if testing.Short() {
		seeds = 1
	}
	ends, ties := 0, 0
	for seed := range seeds {
		rng := rand.New(rand.NewPCG(seed, 23))
		p := randomPeople(rng, 24, 16)
		p.Decisions.Pins = nil
		p.Settings.Weights = profiles.Weights{Disability: 4, Occupation: 3, Goals: 3, Availability: 2}
		if seed%2 == 1 {
			p.Settings.MattersLimit = 50
			for i := range p.Mentees {
				if i%3 == 0 {
					p.Mentees[i].Matters = profiles.Matters{Goals: 1, Occupation: -1}
				}
			}
		}
		s := scorerOf(p)
		res := match(t, s, matcher.Options{})
		got := sure(t, s, res, matcher.SureOptions{})
		want := slices.Clone(got.Pairs)
		for c := range scoring.NumCriteria {
			w := p.Settings.Weights
			own := *weight(&w, c)
			last := make([]int, len(want)) // up to where each pair has held
			for _, to := range []int{0, got.Most[c]} {
				step := 1
				if to < own {
					step = -1
				}
				for k := range last {
					last[k] = own
				}
				for now := own; now != to; {
					now += step
					*weight(&w, c) = now
					holds := anew(t, p, w, res)
					for k, m := range want {
						if last[k] == now-step && holds(m.Mentee, m.Mentor) {
							last[k] = now
						}
					}
				}
				for k := range last {
					if last[k] != to {
						ends++
					}
					if step < 0 {
						want[k].Ranges[c].Low = last[k]
					} else {
						want[k].Ranges[c].High = last[k]
					}
				}
			}
		}
		if diff := gocmp.Diff(want, got.Pairs); diff != "" {
			t.Fatalf("seed %d: (-from scratch, +Sure)\n%s", seed, diff)
		}
		groups, err := price(t, s, res).TiedGroups(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		ties += len(groups)
	}
	if ends < 20*int(seeds) || ties == 0 && !testing.Short() {
		t.Errorf("%d ranges end and %d groups are tied: too few", ends, ties)
	}
}

func TestSure(t *testing.T) {
	// Goals weigh 3 at 9000 points, availability 1, and nobody has answered
	// anything but goals, which makes 5000 of every other criterion. The pair
	// needs 6000:
	//
	//	goals g         (9000g + 5000)/(g+1)    >= 6000 from g = 1/3 on
	//	availability a  (27000 + 5000a)/(3+a)   >= 6000 up to a = 9
	//	others o        (32000 + 5000o)/(4+o)   >= 6000 up to o = 8
	p := table(t, `
	     dee:1
	ana  9`)
	p.Settings.Weights = profiles.Weights{Goals: 3, Availability: 1}
	p.Settings.Minimum = 6000
	s := scorerOf(p)
	got := sure(t, s, match(t, s, matcher.Options{}), matcher.SureOptions{Mentees: []int{0}})
	want := &matcher.Sureness{
		Weights: [4]int{0, 0, 3, 1},
		Most:    [4]int{4 * 4, 4 * 4, 4 * 1, 4 * 3},
		Pairs:   []matcher.SurePair{{Ranges: [4]matcher.Range{{Low: 0, High: 8}, {Low: 0, High: 8}, {Low: 1, High: 4}, {Low: 0, High: 9}}}},
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	// The only criterion that counts can weigh what it likes, but not nothing.
	p.Settings.Weights = profiles.Weights{Goals: 3}
	s = scorerOf(p)
	got = sure(t, s, match(t, s, matcher.Options{}), matcher.SureOptions{Draws: 7})
	if r := got.Pairs[0].Ranges[scoring.Goals]; r != (matcher.Range{Low: 1, High: 3}) || got.Pairs[0].Held != 7 {
		t.Errorf("alone, from %v, in %d of 7 draws; want 1 to 3, in all", r, got.Pairs[0].Held)
	}
}

func TestSureRefuses(t *testing.T) {
	s := scorerOf(table(t, `
	     dee:1
	ana  9`))
	res := match(t, s, matcher.Options{})
	fair := *res
	fair.Objective = "fair"
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, x := range []struct {
		ctx    context.Context
		res    *matcher.Result
		opt    matcher.SureOptions
		want   error
		reason string
	}{
		{context.Background(), &fair, matcher.SureOptions{}, matcher.ErrNotRanged, "weights are not compared for this objective"},
		{cancelled, res, matcher.SureOptions{Draws: 3}, context.Canceled, "stopped"},
		{context.Background(), res, matcher.SureOptions{Draws: -1}, nil, "fewer than none"},
		{context.Background(), res, matcher.SureOptions{Mentees: []int{1}}, nil, "nobody is there"},
		{context.Background(), &matcher.Result{Objective: profiles.Coverage}, matcher.SureOptions{}, nil, "of another programme"},
	} {
		if _, err := matcher.Sure(x.ctx, s, x.res, x.opt); err == nil || x.want != nil && !errors.Is(err, x.want) {
			t.Errorf("the error %v, want %v: %s", err, x.want, x.reason)
		}
	}
}

func TestSureIsTheSameOnOneProcessor(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 22))
	p := randomPeople(rng, 30, 25)
	p.Decisions, p.Settings.Minimum = profiles.Decisions{}, 0
	s := scorerOf(p)
	res := match(t, s, matcher.Options{})
	stages := make(map[string]int)
	opt := matcher.SureOptions{Draws: 20, Seed: 3, Progress: func(stage string, done, of int) { stages[stage] = of }}
	two := sure(t, s, res, opt)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if diff := gocmp.Diff(two, sure(t, s, res, opt)); diff != "" {
		t.Errorf("one processor finds something else:\n%s", diff)
	}
	if len(two.Pairs) < 10 || stages["ranges"] != 8 || stages["weightings"] != 20 {
		t.Errorf("%d pairs, the stages %v", len(two.Pairs), stages)
	}
	// Somebody asked about alone has the same.
	alone := sure(t, s, res, matcher.SureOptions{Mentees: []int{two.Pairs[3].Mentee}, Draws: 20, Seed: 3})
	if diff := gocmp.Diff(two.Pairs[3:4], alone.Pairs); diff != "" {
		t.Errorf("asked about alone:\n%s", diff)
	}
}

// TestDraw fixes draws for ever, and holds their mean and spread to those of
// the distribution.
func TestDraw(t *testing.T) {
	w := profiles.Weights{Disability: 30, Occupation: 25, Goals: 25, Availability: 20}
	for number, want := range []profiles.Weights{
		{Disability: 237, Occupation: 269, Goals: 311, Availability: 183},
		{Disability: 282, Occupation: 272, Goals: 278, Availability: 168},
		{Disability: 349, Occupation: 228, Goals: 253, Availability: 170},
	} {
		if got := matcher.Draw(w, 1, number); got != want {
			t.Errorf("draw %d of seed 1 is %v, want %v", number, got, want)
		}
	}
	const draws = 20000
	var sum, squares int
	for number := range draws {
		d := matcher.Draw(w, 7, number)
		if d.Disability+d.Occupation+d.Goals+d.Availability != 1000 || min(d.Disability, d.Occupation, d.Goals, d.Availability) < 0 {
			t.Fatalf("draw %d is %v", number, d)
		}
		sum += d.Disability
		squares += d.Disability * d.Disability
	}
	// Disability has 18 of 60 parameters: the mean is 300 of 1000, the variance
	// 300*700/61 = 3443.
	mean := sum / draws
	if variance := squares/draws - mean*mean; mean < 297 || mean > 303 || variance < 3250 || variance > 3650 {
		t.Errorf("mean %d and variance %d, want 300 and 3443", mean, variance)
	}
	// Weights of 0 stay, and small ones stay above none.
	rare := 0
	for number := range 100 {
		d := matcher.Draw(profiles.Weights{Goals: 1000, Availability: 1}, 1, number)
		rare += d.Availability
		if d.Disability != 0 || d.Occupation != 0 {
			t.Fatalf("draw %d is %v", number, d)
		}
	}
	if rare == 0 {
		t.Error("a small weight is never drawn")
	}
}
