package grid

import "strconv"

// MaxDecimals is the most decimals that a score is kept with.
const MaxDecimals = 9

var pow10 = [MaxDecimals + 1]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// A Decimal is an exact decimal number: Units of 10 to the power of -Scale.
type Decimal struct {
	Units int64
	Scale int // 0 to 9
	// Shown is how many decimals are written, Scale or more: what a file
	// writes as 1.50 is written so again.
	Shown int
}

// String writes the number in digits, without exponent or separators.
func (d Decimal) String() string { return string(d.append(nil)) }

func (d Decimal) append(to []byte) []byte {
	// The magnitude of every int64 fits.
	magnitude := uint64(d.Units)
	if d.Units < 0 {
		to = append(to, '-')
		magnitude = -magnitude
	}
	unit := uint64(pow10[d.Scale])
	to = strconv.AppendUint(to, magnitude/unit, 10)
	if d.Shown == 0 {
		return to
	}
	to = append(to, '.')
	fraction := strconv.AppendUint(nil, magnitude%unit, 10)
	if d.Scale > 0 {
		for range d.Scale - len(fraction) {
			to = append(to, '0')
		}
		to = append(to, fraction...)
	}
	for range d.Shown - d.Scale {
		to = append(to, '0')
	}
	return to
}
