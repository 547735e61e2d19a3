package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// TextWidth is how many cells of a terminal a text takes at most: joiners and
// other invisible characters none, wide East Asian characters two, and all
// others one. Combining marks of Bengali, Urdu and Devanagari are counted too,
// because terminals do not agree about them; a text may turn out narrower.
func TextWidth(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case unicode.Is(unicode.Cf, r):
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}

// Wrap breaks a text at its spaces into lines of at most so many cells. A
// word that is longer by itself is broken where it has to be.
func Wrap(text string, cells int) []string {
	var lines []string
	WrapWords(text, cells, func(word string, begins bool) {
		if begins {
			lines = append(lines, word)
		} else {
			lines[len(lines)-1] += " " + word
		}
	})
	return lines
}

// WrapWords hands over the words of the lines that [Wrap] makes, and whether each
// begins a line.
func WrapWords(text string, cells int, add func(word string, begins bool)) {
	cells = max(cells, 1)
	used := 0
	for word := range strings.FieldsSeq(text) {
		size := TextWidth(word)
		if used > 0 && used+1+size <= cells {
			add(word, false)
			used += 1 + size
			continue
		}
		for size > cells {
			head := breakWord(word, cells)
			add(head, true)
			word = word[len(head):]
			size -= TextWidth(head)
		}
		if used = size; word != "" {
			add(word, true)
		}
	}
}

// breakWord is the longest beginning of a word that fits, at least one
// character, with the marks that belong to its last one.
func breakWord(word string, cells int) string {
	used := 0
	for i, r := range word {
		size := TextWidth(string(r))
		if i > 0 && used+size > cells {
			return word[:i]
		}
		used += size
	}
	return word
}
