package scoring

import "math/bits"

// A divisor divides by a number that stays the same, with a multiplication.
//
// With m = ceil(2^64/d), the high word of n*m is n/d, rounded down, for every
// n below 2^64/d: m*d exceeds 2^64 by less than d, so n*m/2^64 exceeds n/d by
// less than n/2^64 < 1/d, which is too little to reach the next whole number
// (Granlund and Montgomery 1994, doi:10.1145/178243.178249).
type divisor struct {
	d     uint64
	magic uint64 // 0: divide
}

// mostDivisor keeps 2^64/d above everything that is divided: at most 20 001
// times the divisor.
const mostDivisor = 1 << 24

// newDivisor makes a divisor of d, which is above 0.
func newDivisor(d int64) divisor {
	v := divisor{d: uint64(d)}
	if d > 1 && d <= mostDivisor {
		v.magic = ^uint64(0)/v.d + 1
	}
	return v
}

// quotient is n/d, rounded down; n is at least 0.
func (v divisor) quotient(n int64) int64 {
	if v.magic == 0 {
		return n / int64(v.d)
	}
	high, _ := bits.Mul64(uint64(n), v.magic)
	return int64(high)
}

// A rounder divides by a number that stays the same, and rounds half up.
type rounder struct {
	of    int64
	twice divisor
}

func newRounder(of int64) rounder { return rounder{of, newDivisor(2 * of)} }

// mean is sum/of, rounded half up; sum is at least 0.
func (r *rounder) mean(sum int64) int64 { return r.twice.quotient(2*sum + r.of) }

// share is sum/of, rounded down.
func (r *rounder) share(sum int64) int64 { return r.twice.quotient(2 * sum) }
