package safecell

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// KeepWhole puts an apostrophe in front of whatever would be a formula behind a
// comma or semicolon of the text from begin on, in a file with another separator
// between its cells. Where an apostrophe stands there already there are then two, so
// that to take off one gives the text back.
//
// A file with commas between its cells is opened in half of the world as if
// semicolons stood there, and the other way round, whatever is quoted. What
// stands behind such a separator within a text is then a cell of its own:
//
//	Ana;=HYPERLINK("http://...")
func KeepWhole(to []byte, begin int, between byte) []byte {
	for _, separator := range []byte{',', ';'} {
		if separator == between {
			continue
		}
		for at := begin; ; {
			next := bytes.IndexByte(to[at:], separator)
			if next < 0 {
				break
			}
			at += next + 1
			behind := at
			if behind < len(to) && to[behind] == ' ' {
				behind++
			}
			if behind < len(to) && (isLetter(to[behind]) || isDigit(to[behind]) || isIndic(to[behind:])) {
				continue // as in nearly every sentence
			}
			if RunsBehind(to[at:], separator) {
				to = slices.Insert(to, at, '\'')
			}
		}
	}
	return to
}

// RunsBehind reports whether a text behind a separator begins with a formula,
// up to the next. A number with a sign, or a word behind a dash, is none.
func RunsBehind(text []byte, separator byte) bool {
	text = bytes.TrimLeftFunc(text, func(r rune) bool {
		return r == '"' || r == '\'' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
	})
	if len(text) == 0 || isLetter(text[0]) || isDigit(text[0]) {
		return false
	}
	cell, _, _ := bytes.Cut(text, []byte{separator})
	if !IsFormula(string(cell)) {
		return false
	}
	sign, size := utf8.DecodeRune(cell)
	return !strings.ContainsRune("+-\u2212", sign) || bytes.ContainsAny(cell[size:], "=+-*/^&|!(@")
}

// isIndic reports whether a text begins with a character of Devanagari or Bengali, of
// which none is a formula's or invisible.
func isIndic(s []byte) bool { return len(s) > 1 && s[0] == 0xe0 && s[1] >= 0xa4 && s[1] <= 0xa7 }
