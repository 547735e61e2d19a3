package matcher_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"

	"mentormatch/matcher"
	"mentormatch/scoring"
)

// TestPlacesAgainstMatch gives each mentor one more place and solves from
// scratch: the round gains what Places says, in people and in points.
func TestPlacesAgainstMatch(t *testing.T) {
	programmes := uint64(600)
	if testing.Short() {
		programmes = 150
	}
	people, points := 0, 0
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 33))
		p := randomTable(t, rng, 1+rng.IntN(6), 1+rng.IntN(4))
		if seed%3 == 1 {
			letWaitingCount(rng, p)
		}
		s := scorerOf(p)
		base, err := matcher.Match(context.Background(), s, matcher.Options{})
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		h, err := matcher.NewHelping(context.Background(), s, base)
		if err != nil {
			t.Fatal(err)
		}
		places, err := h.Places(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for j, place := range places {
			c := matcher.Change{Kind: matcher.AddPlace, Mentor: j, Side: scoring.MentorSide, To: place.To}
			res := match(t, scoring.New(c.Apply(p, "", today), today), matcher.Options{})
			more, total, priority := len(res.Matches)-len(base.Matches), res.Total-base.Total, res.Priority-base.Priority
			if place.Matched != more || place.Total+place.Priority != total+priority {
				t.Fatalf("seed %d, mentor %d: %+v; solved anew %d more, %d%+d points", seed, j, place, more, total, priority)
			}
			if more > 0 {
				people++
			} else if total+priority > 0 {
				points++
			}
		}
	}
	if people < 20 || points < 5 {
		t.Errorf("only %d places were worth a person, and %d points", people, points)
	}
}
