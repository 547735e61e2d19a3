package grid

import (
	"math"
	"math/bits"
	"strconv"
)

// maxDecimals is the most decimals that a score may be written with.
const maxDecimals = 9

var pow10 = [maxDecimals + 1]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

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

// A number is a decimal as it was read: units of 10 to the power of -decimals,
// with decimals as few as hold it.
type number struct {
	units    int64 // never the least int64, so that it can be negated
	decimals uint8
	written  uint8 // decimals, as written
}

// A fault is why something is no number that can be used.
type fault uint8

const (
	sound fault = iota
	notANumber
	manyDecimals // more than maxDecimals
	largeNumber  // its digits do not fit 64 bits
)

// scanNumber reads the number that b starts with: an optional sign, digits,
// and an optional point with digits on either side of it or on both. It tells
// how many bytes that took; what follows them is the caller's to judge.
func scanNumber(b []byte) (n number, length int, f fault) {
	i := 0
	negative := false
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		negative = b[0] == '-'
		i = 1
	}
	start := i
	units := uint64(0)
	for ; i < len(b); i++ {
		digit := b[i] - '0'
		if digit > 9 {
			break
		}
		units = units*10 + uint64(digit)
	}
	digits, decimals := i-start, 0
	if i < len(b) && b[i] == '.' {
		point := i
		for i++; i < len(b); i++ {
			digit := b[i] - '0'
			if digit > 9 {
				break
			}
			units = units*10 + uint64(digit)
		}
		decimals = i - point - 1
		digits += decimals
	}
	switch {
	case digits == 0:
		return number{}, 0, notANumber
	case decimals > maxDecimals:
		return number{}, i, manyDecimals
	}
	n.written = uint8(decimals)
	if digits > 18 { // which may have overflowed
		var fits bool
		if units, decimals, fits = longNumber(b[start:i], decimals); !fits {
			return number{}, i, largeNumber
		}
	}
	for decimals > 0 && units%10 == 0 {
		units /= 10
		decimals--
	}
	n.units, n.decimals = int64(units), uint8(decimals)
	if negative {
		n.units = -n.units
	}
	return n, i, sound
}

// longNumber reads digits that may be more than 64 bits hold, less the zeros
// that say nothing.
func longNumber(b []byte, decimals int) (units uint64, left int, fits bool) {
	for decimals > 0 && b[len(b)-1] == '0' {
		b = b[:len(b)-1]
		decimals--
	}
	for _, c := range b {
		if c == '.' {
			continue
		}
		high, low := bits.Mul64(units, 10)
		digit := uint64(c - '0')
		if high != 0 || low > math.MaxInt64-digit {
			return 0, 0, false
		}
		units = low + digit
	}
	return units, decimals, true
}

// compareMagnitude compares numbers without their signs.
func compareMagnitude(a, b number) int {
	aHigh, aLow := bits.Mul64(magnitude(a.units), uint64(pow10[b.decimals]))
	bHigh, bLow := bits.Mul64(magnitude(b.units), uint64(pow10[a.decimals]))
	switch {
	case aHigh != bHigh:
		if aHigh < bHigh {
			return -1
		}
		return 1
	case aLow < bLow:
		return -1
	case aLow > bLow:
		return 1
	}
	return 0
}

// fits reports whether a number, in units of 10 to the power of -scale, is at
// most limit in either direction. The scale is at least the number's own.
func (n number) fits(scale uint8, limit int64) bool {
	high, low := bits.Mul64(magnitude(n.units), uint64(pow10[scale-n.decimals]))
	return high == 0 && low <= uint64(limit)
}

func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}
