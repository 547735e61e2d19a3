package matcher

import (
	"encoding/binary"
	"math/bits"

	"mentormatch/matcher/lap"
)

// union puts the members of b into a.
func union(a, b lap.Mask) {
	for k, word := range b {
		a[k] |= word
	}
}

// without is a new mask of the members of a that are not of b.
func without(a, b lap.Mask) lap.Mask {
	rest := make(lap.Mask, len(a))
	for k, word := range a {
		rest[k] = word &^ b[k]
	}
	return rest
}

// contains reports whether every member of b is one of a.
func contains(a, b lap.Mask) bool {
	for k, word := range b {
		if word&^a[k] != 0 {
			return false
		}
	}
	return true
}

func isEmpty(a lap.Mask) bool {
	for _, word := range a {
		if word != 0 {
			return false
		}
	}
	return true
}

// members lists the columns of a, in order.
func members(a lap.Mask) []int {
	var list []int
	for k, word := range a {
		for ; word != 0; word &= word - 1 {
			list = append(list, k<<6+bits.TrailingZeros64(word))
		}
	}
	return list
}

// key is the same for masks with the same members, and for no others.
func key(a lap.Mask) string {
	b := make([]byte, 0, 8*len(a))
	for _, word := range a {
		b = binary.LittleEndian.AppendUint64(b, word)
	}
	return string(b)
}
