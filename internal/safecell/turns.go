// Package safecell tells what a spreadsheet that opens a CSV file would run, or turn
// into something else, so that who writes the file can put an apostrophe in front.
//
// [Turns] is about a whole cell, and [KeepWhole] about what stands in it behind another
// separator than the file's own.
package safecell

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Turns reports whether a spreadsheet would run a text or turn it
// into something else, or take an apostrophe off it.
func Turns(s []byte) bool {
	if hasAnotherWord(s) {
		return false
	}
	return len(s) > 0 && s[0] == '\'' || IsFormula(string(s)) || IsNumber(string(s))
}

// IsFormula reports whether a spreadsheet may run the text. Some skip
// what is blank or invisible in front, and take full-width forms for the
// characters themselves.
func IsFormula(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
	})
	if s == "" || isLetter(s[0]) || s[0] >= 0xd8 && s[0] <= 0xe0 { // such as Urdu, Bengali and Marathi
		return false
	}
	for _, r := range norm.NFKC.String(firstRune(s)) {
		return strings.ContainsRune("=+-@|\u2212", r)
	}
	return false
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// IsNumber reports whether a spreadsheet may turn the text into a
// number, a date, a time or a truth value: it has digits, and no letters but
// those that numbers, dates and times are written with in English. Letters
// that only ever follow a digit, as in 1e10 and 9 pm, count where they do: a1
// and p7 are ids that no spreadsheet changes.
func IsNumber(s string) bool {
	s = strings.ToLower(norm.NFKC.String(s))
	if t := strings.TrimSpace(s); t == "true" || t == "false" {
		return true
	}
	first := strings.IndexFunc(s, unicode.IsDigit)
	if first < 0 {
		return false
	}
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	for begin, end := 0, 0; ; begin = end {
		next := strings.IndexFunc(s[begin:], isWord)
		if next < 0 {
			return true
		}
		begin += next
		if end = strings.IndexFunc(s[begin:], func(r rune) bool { return !isWord(r) }); end < 0 {
			end = len(s)
		} else {
			end += begin
		}
		if word := []byte(s[begin:end]); !isNumberWord(word) && (begin < first || !isAfterDigits(word)) {
			return false
		}
	}
}

// hasAnotherWord reports whether the first word of a text, which begins it or
// stands behind a day and a time, is one that no number and no formula has, as
// in nearly every sentence: to see so takes a hundredth of the time that the
// whole text takes. It may miss such a word.
func hasAnotherWord(s []byte) bool {
	s = bytes.TrimPrefix(s, []byte("\u2068"))
	first, _ := utf8.DecodeRune(s)
	behindDigits := isOwnDigit(first)
	if behindDigits {
		s = trimDigits(s)
	}
	end := 0
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end == 0 {
		// No letter of Urdu, Bengali and Marathi is another form of a Latin one.
		r, _ := utf8.DecodeRune(s)
		return r >= '\u0620' && r <= '\u064a' || r >= '\u0671' && r <= '\u06d3' || r >= '\u0904' && r <= '\u0939' || r >= '\u0985' && r <= '\u09b9' && unicode.IsLetter(r)
	}
	if end < len(s) && s[end] >= utf8.RuneSelf {
		return false // the word may go on
	}
	var room [16]byte
	if end > len(room) {
		return true
	}
	for i := range end {
		room[i] = s[i] | 0x20
	}
	word := room[:end]
	return !isNumberWord(word) && string(word) != "true" && string(word) != "false" && !(behindDigits && isAfterDigits(word))
}

// trimDigits takes off what a text has in front of a day, a time or a number, in digits of
// whatever language.
func trimDigits(s []byte) []byte {
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		if !isOwnDigit(r) && r != '-' && r != ':' && r != ' ' {
			break
		}
		s = s[size:]
	}
	return s
}

// isOwnDigit reports whether a character is a digit as one of the languages writes it.
func isOwnDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= '\u06f0' && r <= '\u06f9' || r >= '\u0966' && r <= '\u096f' || r >= '\u09e6' && r <= '\u09ef'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isLetter reports whether a byte is a Latin letter without marks.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isAfterDigits reports whether numbers, dates and times have a word behind a
// digit only.
func isAfterDigits(word []byte) bool {
	switch string(word) {
	case "e", "a", "p", "am", "pm", "t", "z":
		return true
	}
	return false
}

// isNumberWord reports whether they may also begin with it.
func isNumberWord(word []byte) bool {
	switch string(word) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
		"mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"usd", "eur", "gbp", "inr", "rs":
		return true
	}
	return false
}
