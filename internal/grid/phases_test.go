package grid

import (
	"slices"
	"testing"
	"time"

	"mentormatch/matcher/lap"
)

func TestPhaseClockAddsTurnsUp(t *testing.T) {
	var c phaseClock
	c.stop() // nothing has begun
	began := time.Now()
	for _, p := range []lap.Phase{lap.Lists, lap.Auction, lap.Lists, lap.Proof} {
		c.enter(p)
	}
	c.stop()
	total := time.Duration(0)
	var got []lap.Phase
	for _, phase := range c.phases {
		got = append(got, phase.Phase)
		total += phase.Time
	}
	if want := []lap.Phase{lap.Lists, lap.Auction, lap.Proof}; !slices.Equal(got, want) {
		t.Errorf("phases are %v, want %v", got, want)
	}
	if all := time.Since(began); total <= 0 || total > all {
		t.Errorf("phases took %v of %v", total, all)
	}
}
