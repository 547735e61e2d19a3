package scoring

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"mentormatch/profiles"
)

// A code is a place in a hierarchy of terms, such as b7302 in b7 > b730 >
// b7302. It is packed so that the levels which two codes share are read off
// the first bit in which they differ: one field a level from the top bit
// down, and all ones where the code stops short.
type code struct {
	key    uint32
	tree   tree
	levels uint8 // how deep the code goes; 0 for a code that cannot be read
}

// A tree is a system of codes. Codes of different trees cannot be compared.
type tree uint8

const (
	icf  tree = iota // WHO ICF: chapter, then 3, 4 and 5 digits
	isco             // ISCO-08: major, sub-major, minor, unit group
	soc              // SOC 2018: major, minor, broad, detailed, then O*NET-SOC
	numTrees
)

// maxLevels is the depth of the deepest tree.
const maxLevels = 5

// fieldBits are the widths of a tree's fields, from the top bit down.
var fieldBits = [numTrees][]int{
	icf:  {8, 8, 4, 4},
	isco: {4, 4, 4, 4},
	soc:  {8, 4, 8, 4, 8},
}

// sharedLevels says how many whole levels two keys share whose first
// difference stands after so many bits.
var sharedLevels = func() (shared [numTrees][33]uint8) {
	for tree, widths := range fieldBits {
		for zeros := range shared[tree] {
			end := 0
			for _, width := range widths {
				if end += width; zeros >= end {
					shared[tree][zeros]++
				}
			}
		}
	}
	return shared
}()

// portion is shared/levels in points, rounded half up.
var portion = func() (p [maxLevels + 1][maxLevels + 1]int32) {
	for levels := 1; levels <= maxLevels; levels++ {
		for shared := 0; shared <= levels; shared++ {
			p[levels][shared] = int32((2*shared*profiles.MaxPoints + levels) / (2 * levels))
		}
	}
	return p
}()

// prefixPoints says how far the mentor's code covers the mentee's: the share
// of the mentee's levels that the mentor's code agrees with from the top.
//
//	b7302 against b730  = 2 of 3 levels = 6667
//	b730  against b740  = 1 of 2 levels = 5000 (the chapter b7)
//	b730  against b7302 = 2 of 2 levels = 10000
//
// It is asymmetric: a mentor who is more precise loses nothing. Both codes
// are of one tree.
func prefixPoints(mentee, mentor code) int32 {
	shared := sharedLevels[mentee.tree][bits.LeadingZeros32(mentee.key^mentor.key)]
	return portion[mentee.levels][min(shared, mentee.levels)]
}

// pack puts the fields of a code in a key. A code ends at its first empty
// field.
func pack(t tree, fields ...string) code {
	c := code{tree: t}
	end := 32
	for i, width := range fieldBits[t] {
		end -= width
		value := uint32(1)<<width - 1
		if i < len(fields) && int(c.levels) == i && fields[i] != "" {
			value = 0
			for _, digit := range []byte(fields[i]) {
				value = value<<4 | uint32(digit-'0')
			}
			c.levels++
		}
		c.key |= value << end
	}
	c.key |= 1<<end - 1
	return c
}

// icfCode reads a code of the ICF. What is not one has no levels.
func icfCode(s string) code {
	if len(s) < 2 || !strings.Contains("bsde", s[:1]) || !digits(s[1:]) {
		return code{tree: icf}
	}
	// The component stands in the chapter's field as a digit of its own.
	chapter := string(rune('0'+strings.IndexByte("bsde", s[0]))) + s[1:2]
	switch len(s) {
	case 2:
		return pack(icf, chapter)
	case 4:
		return pack(icf, chapter, s[2:4])
	case 5:
		return pack(icf, chapter, s[2:4], s[4:5])
	case 6:
		return pack(icf, chapter, s[2:4], s[4:5], s[5:6])
	}
	return code{tree: icf}
}

// occupationCode reads a code of ISCO-08, SOC 2018 or O*NET-SOC. What is
// none of these has no levels.
func occupationCode(o profiles.Occupation) code {
	switch o.System {
	case "isco":
		if n := len(o.Code); n >= 1 && n <= 4 && digits(o.Code) {
			return pack(isco, strings.Split(o.Code, "")...)
		}
		return code{tree: isco}
	case "soc":
		return socCode(o.Code)
	}
	return code{}
}

// socCode reads 15-1252, 15-1252.01 and the codes above them, which end in
// zeros: 15-0000 is a major group, 15-1200 a minor and 15-1250 a broad one.
// The third digit alone tells the minor groups of a major group apart.
func socCode(s string) code {
	group, extension, _ := strings.Cut(s, ".")
	major, rest, _ := strings.Cut(group, "-")
	if len(major) != 2 || len(rest) != 4 || len(extension)%2 != 0 || len(extension) > 2 || !digits(major+rest+extension) {
		return code{tree: soc}
	}
	fields := []string{major, rest[:1], rest[1:3], rest[3:], extension}
	switch {
	case rest == "0000":
		fields = fields[:1]
	case rest[2:] == "00":
		fields = fields[:2]
	case rest[3:] == "0":
		fields = fields[:3]
	case extension == "00":
		fields = fields[:4]
	}
	return pack(soc, fields...)
}

// digits reports whether s is made of digits alone; "" is.
func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func (c code) appendKey(key []byte) []byte {
	key = binary.LittleEndian.AppendUint32(key, c.key)
	return append(key, byte(c.tree), c.levels)
}

// appendFlags writes flags as one byte.
func appendFlags(key []byte, flags ...bool) []byte {
	var all byte
	for i, set := range flags {
		if set {
			all |= 1 << i
		}
	}
	return append(key, all)
}
