package grid

import (
	"bytes"
	"math"
	"math/bits"
)

// A number is a decimal as it was read: units of 10 to the power of -decimals,
// with decimals as few as hold it.
type number struct {
	units    int64 // never the least int64, so that it can be negated
	decimals uint8
	written  uint8 // decimals, as written
	rounded  bool  // it was written with more decimals than are kept
}

// A fault is why something is no number that can be used.
type fault uint8

const (
	sound fault = iota
	notANumber
	manyDecimals // more than MaxDecimals
	largeNumber  // its digits do not fit 64 bits
)

// A notation is how the numbers of a file are read.
type notation struct {
	point    byte // before decimals: a point or a comma
	decimals int  // that are kept, 0 to MaxDecimals
	rounds   bool // numbers with more decimals are rounded, halves away from 0; without it they are a fault
}

// exact is the notation of a file of which nothing else is known.
var exact = notation{point: '.', decimals: MaxDecimals}

// minusSign is that of typography; a spreadsheet may write it instead of a hyphen.
const minusSign = "\u2212"

// scan reads the number that b starts with: an optional sign, digits,
// an optional point with digits on either side of it or on both, and an optional exponent. It tells
// how many bytes that took; what follows them is the caller's to judge.
func (o notation) scan(b []byte) (n number, length int, f fault) {
	i := 0
	negative := false
	switch {
	case len(b) > 0 && (b[0] == '-' || b[0] == '+'):
		negative = b[0] == '-'
		i = 1
	case len(b) > 0 && b[0] == minusSign[0] && bytes.HasPrefix(b, []byte(minusSign)):
		negative = true
		i = len(minusSign)
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
	if i < len(b) && b[i] == o.point {
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
	if digits == 0 {
		return number{}, 0, notANumber
	}
	end, power := i, 0
	if i < len(b) && (b[i] == 'e' || b[i] == 'E') {
		power, length = scanPower(b[i+1:])
		if length > 0 {
			i += 1 + length
		}
	}
	written := decimals
	if digits > 18 || decimals > o.decimals || i > end { // as hardly any number is
		units, decimals, n.rounded, f = o.long(b[start:end], decimals-power)
		if f != sound {
			return number{}, i, f
		}
	}
	for decimals > 0 && units%10 == 0 {
		units /= 10
		decimals--
	}
	n.units, n.decimals = int64(units), uint8(decimals)
	n.written = n.decimals
	if i == end && written <= o.decimals { // zeros at its end are written again
		n.written = uint8(written)
	}
	if negative {
		n.units = -n.units
	}
	return n, i, sound
}

// farPower is beyond any power of ten that leaves a number that fits, or more of it than 0, however many digits a line holds.
const farPower = 1 << 30

// scanPower reads the exponent that b starts with, past its letter; length is 0 where there is none.
func scanPower(b []byte) (power, length int) {
	i := 0
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		i = 1
	}
	start := i
	for ; i < len(b) && b[i]-'0' <= 9; i++ {
		power = min(10*power+int(b[i]-'0'), farPower)
	}
	if i == start {
		return 0, 0
	}
	if b[0] == '-' {
		power = -power
	}
	return power, i
}

// long reads digits that may be more than 64 bits hold, with a point in them or without, as units of 10 to the power of -decimals. Zeros
// that say nothing do not count.
func (o notation) long(b []byte, decimals int) (units uint64, left int, rounded bool, f fault) {
	var buffer [64]byte
	digits := buffer[:0]
	for _, c := range b {
		if c != o.point && (c != '0' || len(digits) > 0) {
			digits = append(digits, c)
		}
	}
	for len(digits) > 0 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
		decimals--
	}
	if len(digits) == 0 {
		return 0, 0, false, sound
	}
	up := false
	if more := decimals - o.decimals; more > 0 {
		if !o.rounds {
			return 0, 0, false, manyDecimals
		}
		kept := len(digits) - more
		up = kept >= 0 && digits[kept] >= '5'
		digits, decimals, rounded = digits[:max(kept, 0)], o.decimals, true
	}
	fits := true
	next := func(digit uint64) {
		high, low := bits.Mul64(units, 10)
		fits = fits && high == 0 && low <= math.MaxInt64-digit
		units = low + digit
	}
	for _, c := range digits {
		next(uint64(c - '0'))
	}
	if up && units < math.MaxInt64 {
		units++
	} else if up {
		fits = false
	}
	for ; decimals < 0 && fits; decimals++ {
		next(0)
	}
	if !fits {
		return 0, 0, false, largeNumber
	}
	return units, decimals, rounded, sound
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
