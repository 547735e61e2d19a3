package matcher_test

import (
	"context"
	"fmt"
	"testing"

	"mentormatch/matcher"
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
