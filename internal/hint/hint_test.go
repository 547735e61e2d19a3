package hint

import (
	"slices"
	"testing"
)

// Hints change nothing, of whatever they are about, nothing at all included.
func TestHintsChangeNothing(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 1000} {
		things := make([]uint64, n, n+1)
		for k := range things {
			things[k] = uint64(k) * 0x9e3779b97f4a7c15
		}
		before := slices.Clone(things)
		All(things)
		for k := range things {
			One(&things[k])
		}
		if !slices.Equal(things, before) {
			t.Errorf("%d things are %v, want %v", n, things, before)
		}
	}
	All[byte](nil)
	All(make([]struct{}, 3))
	One[int](nil)
	for _, text := range []string{"", "stroke", string(make([]byte, 1000))} {
		Text(text)
	}
	Relax()
}
