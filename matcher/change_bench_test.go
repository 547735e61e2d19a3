package matcher_test

import (
	"context"
	"fmt"
	"testing"

	"mentormatch/matcher"
)

// BenchmarkPlaces finds what one more place with each mentor is worth;
// BenchmarkChanges does that and finds what would match each mentee who is
// left out: where places lack, and where a minimum keeps people apart.
func BenchmarkPlaces(b *testing.B)  { benchmarkHelping(b, false) }
func BenchmarkChanges(b *testing.B) { benchmarkHelping(b, true) }

func benchmarkHelping(b *testing.B, changes bool) {
	ctx := context.Background()
	for _, c := range []struct{ mentees, mentors, minimum int }{{1000, 400, 0}, {1000, 800, 6000}, {1000, 800, 7500}} {
		b.Run(fmt.Sprintf("%dx%d/minimum=%d", c.mentees, c.mentors, c.minimum/100), func(b *testing.B) {
			s, _ := benchmarked(b, c.mentees, c.mentors)
			res, err := matcher.Match(ctx, s, matcher.Options{Minimum: &c.minimum})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				h, err := matcher.NewHelping(ctx, s, res)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := h.Places(ctx, nil); err != nil {
					b.Fatal(err)
				}
				if !changes {
					continue
				}
				if _, err := h.All(ctx, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(res.Unmatched)), "unmatched")
		})
	}
}
