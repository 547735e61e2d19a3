package roster

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// visibleText takes out of a cell what profiles refuse: control characters and
// the marks that make text read in another order than it is stored. A line end
// of any kind becomes \n. Joiners and direction marks, which languages need,
// stay.
func visibleText(s string) string {
	if plainLine(s) {
		return strings.TrimSpace(s)
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
	return norm.NFC.String(strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\u2028', r == '\u2029', r == '\v', r == '\f', r == '\u0085':
			return '\n'
		case r == '\n', r == '\t':
			return r
		case unhelpful(r):
			return -1
		}
		return r
	}, s)))
}

// plainLine reports whether a text is one line of ASCII, as most cells are.
func plainLine(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// unhelpful reports whether a profile must not hold a character.
func unhelpful(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' ||
		r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 ||
		r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// hidden counts the characters of a cell that visibleText takes out.
func hidden(s string) int {
	n := 0
	for _, r := range strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == 0xFEFF }) {
		switch {
		case r == '\r', r == '\v', r == '\f', r == '\u0085':
		case unhelpful(r):
			n++
		}
	}
	return n
}

// oneLine writes a text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// zeros are the digit 0 of the scripts in which rosters write numbers.
var zeros = []rune{'\u0660', '\u06F0', '\u0966', '\u09E6', '\uFF10'}

// asciiDigits writes numbers in the digits 0 to 9.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range zeros {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}
