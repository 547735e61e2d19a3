package matcher_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"mentormatch/matcher"
	"mentormatch/scoring"
)

// BenchmarkSure finds the ranges of every pair, and the share of 200
// weightings under which each holds.
func BenchmarkSure(b *testing.B) {
	for _, size := range sizes {
		s, res := benchmarked(b, size[0], size[1])
		for _, draws := range []int{0, 200} {
			b.Run(fmt.Sprintf("%dx%d/draws=%d", size[0], size[1], draws), func(b *testing.B) {
				for b.Loop() {
					if _, err := matcher.Sure(context.Background(), s, res, matcher.SureOptions{Draws: draws}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkEverythingAsked is what a counselor can ask of a round of 1000 by 800: the best five
// alternatives of everybody with their prices, all ties, and the range of each weight within which each pair holds. The
// round itself, with its scorer and its proof, is what the three are compared with; what is asked is asked of a scorer that
// remembers the round's points, as match does.
func BenchmarkEverythingAsked(b *testing.B) {
	ctx := context.Background()
	s, res := benchmarked(b, 1000, 800)
	round := func() error {
		_, err := matcher.Match(ctx, scoring.New(s.Programme(), today), matcher.Options{})
		return err
	}
	alternativesAndTies := func() error {
		p, err := matcher.NewPricing(ctx, s, res)
		if err != nil {
			return err
		}
		if _, err := p.All(ctx, 5); err != nil {
			return err
		}
		_, err = p.TiedGroups(ctx)
		return err
	}
	ranges := func() error {
		_, err := matcher.Sure(ctx, s, res, matcher.SureOptions{})
		return err
	}
	for _, c := range []struct {
		name string
		run  func() error
	}{
		{"Round", round},
		{"AlternativesAndTies", alternativesAndTies},
		{"Ranges", ranges},
		{"Everything", func() error { return errors.Join(alternativesAndTies(), ranges()) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if err := c.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
