package lap

import "fmt"

// A Phase is a part of what [Solve] does, by its name in the documentation of the package.
type Phase int

// The phases, in their usual order. Not every problem has all, and where a part of it is solved first, or another way round is
// tried, an earlier one may come again.
const (
	FirstPrices Phase = iota // and whatever has to be looked at before
	Lists
	Auction
	Reduction
	Paths
	FreePlaces
	Proof // and the choice among several optima
)

var phaseNames = [...]string{"first prices", "lists", "auction", "reduction", "paths", "free places", "proof"}

func (p Phase) String() string {
	if p < 0 || int(p) >= len(phaseNames) {
		return fmt.Sprintf("phase %d", int(p))
	}
	return phaseNames[p]
}

// enter tells that a phase begins.
func (o *Options) enter(p Phase) {
	if o.Phase != nil {
		o.Phase(p)
	}
}
