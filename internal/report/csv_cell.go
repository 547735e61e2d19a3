package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// textCell makes a text safe to open in a spreadsheet; see [WriteCSV].
func textCell(s string) string {
	s = clean(s)
	if strings.HasPrefix(s, "'") || looksLikeFormula(s) || looksLikeNumber(s) {
		return "'" + s
	}
	return s
}

// looksLikeFormula reports whether a spreadsheet may run the text. Some skip
// what is blank or invisible in front, and take full-width forms for the
// characters themselves.
func looksLikeFormula(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
	})
	if s == "" || isLetter(s[0]) || s[0] >= 0xd8 && s[0] < 0xe0 { // such as Urdu
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

// looksLikeNumber reports whether a spreadsheet may turn the text into a
// number, a date, a time or a truth value: it has digits, and no letters but
// those that numbers, dates and times are written with in English. Letters
// that only ever follow a digit, as in 1e10 and 9 pm, count where they do: a1
// and p7 are ids that no spreadsheet changes.
func looksLikeNumber(s string) bool { return !beginsWithAnotherWord(s) && numberByAllWords(s) }

func numberByAllWords(s string) bool {
	s = strings.ToLower(norm.NFKC.String(s))
	if t := strings.TrimSpace(s); t == "true" || t == "false" {
		return true
	}
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	first := strings.IndexFunc(s, unicode.IsDigit)
	if first < 0 {
		return false
	}
	for _, word := range strings.FieldsFunc(s[:first], func(r rune) bool { return !isWord(r) }) {
		if !numberWords[word] {
			return false
		}
	}
	for _, word := range strings.FieldsFunc(s[first:], func(r rune) bool { return !isWord(r) }) {
		if !numberWords[word] && !afterDigits[word] {
			return false
		}
	}
	return true
}

// beginsWithAnotherWord reports whether a text begins with a word that no
// number begins with, as nearly every sentence does: to see so takes a
// hundredth of the time that the whole text takes. It may miss such a word.
func beginsWithAnotherWord(s string) bool {
	s = strings.TrimLeft(s, "\u2068")
	end := 0
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end == 0 {
		// No letter of these scripts is another form of a Latin one.
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsLetter(r) && unicode.In(r, unicode.Bengali, unicode.Devanagari, unicode.Arabic) && r < '\ufb00'
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
	return !numberWords[string(word)] && string(word) != "true" && string(word) != "false"
}

// isLetter reports whether a byte is a Latin letter without marks.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// afterDigits are the words that numbers, dates and times have behind a digit
// only.
var afterDigits = map[string]bool{
	"e": true, "a": true, "p": true, "am": true, "pm": true, "t": true, "z": true,
}

// numberWords are the words that they may also begin with.
var numberWords = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true,
	"jul": true, "aug": true, "sep": true, "sept": true, "oct": true, "nov": true, "dec": true,
	"january": true, "february": true, "march": true, "april": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
	"mon": true, "tue": true, "wed": true, "thu": true, "fri": true, "sat": true, "sun": true,
	"usd": true, "eur": true, "gbp": true, "inr": true, "rs": true,
}
