package lap

import (
	"slices"
	"testing"
)

// bitsOf is an eight of the lowest bits of a number.
func bitsOf(n int) (x eight) {
	for k := range x {
		x[k] = int64(n >> k & 1)
	}
	return x
}

// TestEight sorts every eight of 0 and 1, and merges all that are sorted. A network of comparators that
// does so does it with all values (Knuth, The Art of Computer Programming, volume 3, 5.3.4, theorem Z).
func TestEight(t *testing.T) {
	t.Parallel()
	var sorted []eight
	for n := range 256 {
		x := bitsOf(n)
		want := x
		slices.Sort(want[:])
		if x.sort(); x != want {
			t.Errorf("%v is sorted as %v", bitsOf(n), x)
		}
		if bitsOf(n) == want {
			sorted = append(sorted, want)
		}
	}
	for _, x := range sorted {
		for _, y := range sorted {
			all := slices.Sorted(slices.Values(append(x[:], y[:]...)))
			got := x
			if got.merge(&y); got != eight(all) {
				t.Errorf("the least of %v and %v are %v", x, y, got)
			}
		}
	}
	if len(sorted) != 9 {
		t.Errorf("%d eights of 0 and 1 are in order, not 9", len(sorted))
	}
}
