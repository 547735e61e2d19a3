package scoring

import (
	"math/big"
	"reflect"
	"testing"

	"mentormatch/profiles"
)

func TestWeigh(t *testing.T) {
	tests := []struct {
		weights profiles.Weights
		points  criteria
		total   int32
		parts   criteria
		reason  string
	}{
		{profiles.Weights{Disability: 40, Occupation: 30, Goals: 20, Availability: 10}, criteria{6667, 5000, 2500, 10000}, 5667, criteria{2667, 1500, 500, 1000}, "the worked example: 2666.8+1500+500+1000 = 5666.8"},
		{profiles.Weights{Disability: 1, Occupation: 1, Goals: 1, Availability: 1}, criteria{1, 1, 0, 0}, 1, criteria{1, 0, 0, 0}, "0.5 rounds up, and the tie goes to the earlier"},
		{profiles.Weights{Disability: 1, Occupation: 1, Goals: 1, Availability: 1}, criteria{1, 0, 0, 0}, 0, criteria{}, "0.25 rounds down"},
		{profiles.Weights{Disability: 1, Occupation: 1, Goals: 1}, criteria{1, 2, 2, 9999}, 2, criteria{0, 1, 1, 0}, "0.33+0.67+0.67: the largest remainders"},
		{profiles.Weights{Goals: 3}, criteria{9, 9, 7, 9}, 7, criteria{0, 0, 7, 0}, "a weight of 0 brings nothing"},
		{profiles.Weights{Disability: 7, Occupation: 7, Goals: 7, Availability: 7}, criteria{10000, 10000, 10000, 10000}, 10000, criteria{2500, 2500, 2500, 2500}, "full marks"},
	}
	for _, test := range tests {
		w := newWeights(test.weights)
		if got := w.total(&test.points); got != test.total {
			t.Errorf("%s: total %d, want %d", test.reason, got, test.total)
		}
		if got := w.contributions(&test.points); got != test.parts {
			t.Errorf("%s: contributions %v, want %v", test.reason, got, test.parts)
		}
	}
	even := newWeights(profiles.Weights{Disability: 1, Occupation: 2})
	if got := even.evidence(&criteria{10000, 5000, 0, 0}); got != 6666 { // 20000/3, never rounded up
		t.Errorf("evidence %d, want 6666", got)
	}
}

// TestContributions holds, for seeded weights and points, that contributions
// sum to the total, that each is within one point of its exact share, and that
// the total is the exact mean rounded half up.
func TestContributions(t *testing.T) {
	m := newMaker(7)
	for range 20_000 {
		w := newWeights(profiles.Weights{Disability: m.IntN(100), Occupation: m.IntN(7), Goals: m.IntN(1000), Availability: 1 + m.IntN(3)})
		points := criteria{int32(m.IntN(10001)), int32(m.IntN(10001)), int32(m.IntN(10001)), int32(m.IntN(10001))}
		exact := big.NewRat(w.dot(&points), w.sum)
		half := new(big.Rat).Add(exact, big.NewRat(1, 2))
		if want := new(big.Int).Div(half.Num(), half.Denom()).Int64(); int64(w.total(&points)) != want {
			t.Fatalf("%v of %v: total %d, want %d", w, points, w.total(&points), want)
		}
		var sum int32
		for c, part := range w.contributions(&points) {
			sum += part
			if share := w.each[c] * int64(points[c]) / w.sum; int64(part) < share || int64(part) > share+1 {
				t.Fatalf("%v of %v: %v brings %d of a share of %d", w, points, Criterion(c), part, share)
			}
		}
		if sum != w.total(&points) {
			t.Fatalf("%v of %v: contributions sum to %d of %d", w, points, sum, w.total(&points))
		}
	}
}

// TestDivisor compares with the division, at the edges and at random.
func TestDivisor(t *testing.T) {
	m := newMaker(11)
	check := func(n, d int64) {
		t.Helper()
		if got := newDivisor(d).quotient(n); got != n/d {
			t.Fatalf("%d/%d = %d, got %d", n, d, n/d, got)
		}
	}
	for range 200_000 {
		d := int64(1) + m.Int64N(1<<uint(1+m.IntN(26)))
		most := 20_001 * d
		for _, n := range []int64{0, d - 1, d, most, most / d * d, most/d*d - 1, m.Int64N(most + 1)} {
			check(n, d)
		}
	}
	for d := int64(1); d <= 1000; d++ {
		r := newRounder(d)
		for n := range int64(3000) {
			if r.mean(n) != (2*n+d)/(2*d) || r.share(n) != n/d {
				t.Fatalf("%d/%d: mean %d, share %d", n, d, r.mean(n), r.share(n))
			}
		}
	}
}

// TestWishes has shares of 20 % for the mentee and 10 % for the mentor. The
// plain pair has 5000 5000 5000 and 10000 points.
func TestWishes(t *testing.T) {
	english := profiles.Language{Tag: "en", Base: "en"}
	bengali := profiles.Language{Tag: "bn", Base: "bn"}
	tests := []struct {
		name           string
		mentee, mentor profiles.Wishes
		points         int
		want           []Reason
	}{
		{"no wishes", profiles.Wishes{}, profiles.Wishes{}, 5000, nil},
		{"the mentee's one wish: 5000 + 5000*2000/10000", profiles.Wishes{Gender: "woman"}, profiles.Wishes{}, 6000,
			[]Reason{{WishMet, Args{Side: MenteeSide, Count: 1, Of: 1, Items: []Item{{What: "gender", Mentee: "woman", Mentor: "woman", Points: 10000}}}}}},
		{"one of three: 20*100*1/3 = 666, 5000 + 5000*666/10000", profiles.Wishes{Gender: "man", People: []string{"eli", "dee"}, Languages: []profiles.Language{bengali}}, profiles.Wishes{}, 5333,
			[]Reason{{WishMet, Args{Side: MenteeSide, Count: 1, Of: 3, Items: []Item{{What: "person", Mentee: "dee", Mentor: "dee", Points: 10000}}}}}},
		{"both sides, the mentee first: 6000 + 4000*500/10000", profiles.Wishes{Gender: "woman"}, profiles.Wishes{Languages: []profiles.Language{english, bengali}}, 6200,
			[]Reason{
				{WishMet, Args{Side: MenteeSide, Count: 1, Of: 1, Items: []Item{{What: "gender", Mentee: "woman", Mentor: "woman", Points: 10000}}}},
				{WishMet, Args{Side: MentorSide, Count: 1, Of: 2, Items: []Item{{What: "language", Mentee: "en", Mentor: "en", Points: 10000}}}},
			}},
		{"not met", profiles.Wishes{People: []string{"eli"}}, profiles.Wishes{}, 5000, nil},
		{"a blank answer meets no wish", profiles.Wishes{}, profiles.Wishes{Gender: "woman"}, 5000, nil},
		{"an empty list of people wishes for nothing", profiles.Wishes{People: []string{}}, profiles.Wishes{}, 5000, nil},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Prefer, r.Prefer, r.Gender = test.mentee, test.mentor, "woman"
		}))
		for c, part := range pair.Parts {
			want := test.points
			if Criterion(c) == Availability {
				want = 10000
			}
			if part.Points != want {
				t.Errorf("%s: %v has %d points, want %d", test.name, Criterion(c), part.Points, want)
			}
		}
		if !reflect.DeepEqual(pair.Wishes, test.want) {
			t.Errorf("%s: %+v\nwant %+v", test.name, pair.Wishes, test.want)
		}
		checkPair(t, &pair)
	}
}
