package matcher

import (
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"slices"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

const (
	// concentration is how close drawn weightings keep to the programme's: as
	// close as if 60 people like its counselor had each named the one criterion
	// that matters most. A weight of 25 of 100 is then drawn between 15 and 36
	// in 19 of 20 cases. Shares of 5 in 100 are whole numbers of 60.
	concentration = 60
	// drawnSum is what drawn weights sum to: as each is at most the largest that
	// a programme can have, every draw can be tried by hand.
	drawnSum = 1000
)

// Draw is one plausible weighting near a programme's: whole numbers that sum to
// 1000. The draws of a seed are numbered from 0, and each is the same on every
// machine and whatever others are drawn.
//
// Weightings have a Dirichlet distribution about the programme's weights, with
// parameters that are whole numbers: the weights' shares of 60,
// rounded to the nearest and at least 1. A criterion of the weight 0 keeps it.
// They are drawn without a floating-point number, by order statistics: of n-1
// independent uniform numbers, n the sum of the parameters a, the gaps between
// the a[0]-th, the (a[0]+a[1])-th and so on of them in order have that
// distribution (Wilks, Mathematical Statistics, 1962, section 8.7). The numbers
// are 0 to 1000, from ChaCha8 with the seed and the number for its key.
func Draw(w profiles.Weights, seed uint64, number int) profiles.Weights {
	parameters, n := dirichlet(w)
	var key [32]byte
	binary.LittleEndian.PutUint64(key[:], seed)
	binary.LittleEndian.PutUint64(key[8:], uint64(number))
	source := rand.NewChaCha8(key)
	points := make([]int, max(n-1, 0))
	for k := range points {
		high, _ := bits.Mul64(source.Uint64(), drawnSum+1)
		points[k] = int(high)
	}
	slices.Sort(points)
	points = append(points, drawnSum)
	var drawn [scoring.NumCriteria]int
	before, at := 0, 0
	for c, a := range parameters {
		if a == 0 {
			continue
		}
		at += a
		drawn[c] = points[at-1] - before
		before = points[at-1]
	}
	return weightsOf(drawn)
}

// dirichlet are the parameters of the distribution, and their sum.
func dirichlet(w profiles.Weights) (parameters [scoring.NumCriteria]int, n int) {
	list, sum := weightList(w), 0
	for _, weight := range list {
		sum += weight
	}
	for c, weight := range list {
		if weight > 0 {
			parameters[c] = max((2*concentration*weight+sum)/(2*sum), 1)
			n += parameters[c]
		}
	}
	return parameters, n
}
