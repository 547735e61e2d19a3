package profiles

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// maxText is how long a text may be, in characters.
const maxText = 2000

// written reads v as a single value: what stands in the file, whatever YAML
// takes it for, so that the id 00123 is not a number and true is not a truth.
func (v value) written() (string, bool) {
	if !v.is(yaml.ScalarNode) {
		return "", false
	}
	s := v.node.Value
	if r, found := forbidden(s); found {
		v.problem("character", "a character that text must not hold", shown(r), forbiddenHint(r))
		return "", false
	}
	if n := len(s); n > maxText && utf8.RuneCountInString(s) > maxText {
		n = utf8.RuneCountInString(s)
		v.problem("text-too-long", diag.Say("a text of {count} characters", "count", n), "",
			diag.Say("at most {most} are kept", "most", maxText))
		return "", false
	}
	s = strings.TrimSpace(s)
	if s == "" {
		v.problem("missing-value", "the text is empty", "", "take the line out to leave the answer blank")
		return "", false
	}
	return s, true
}

// text reads v as text of one or several lines, normalised to NFC.
func (v value) text() (string, bool) {
	s, ok := v.written()
	if !ok || v.cut() {
		return "", false
	}
	return strings.Clone(norm.NFC.String(s)), true
}

// hashed is a # behind a space with a word right behind it.
var hashed = regexp.MustCompile(`^ +#[\pL\pN]`)

// cut reports whether a text without quotes ends at a # that looks like one of
// its own, as in Bo #2: YAML takes what follows for a comment.
func (v value) cut() bool {
	if v.node.Style != 0 || !v.part.hasHash() {
		return false
	}
	line := []rune(v.part.excerpt(int(v.line)))
	start := min(int(v.column)-1, len(line))
	behind, found := strings.CutPrefix(string(line[start:]), v.node.Value)
	if !found || !hashed.MatchString(behind) {
		return false
	}
	v.problem("cut-text", "the text ends at a # sign, behind which YAML takes everything for a comment", "",
		`put the whole text in "quotes"; or, if it is a comment, put a space behind the #`)
	return true
}

// name reads v as text of one line, normalised to NFC.
func (v value) name() (string, bool) {
	s, ok := v.text()
	if !ok {
		return "", false
	}
	if strings.ContainsAny(s, "\n\t") {
		v.problem("character", "a name with a line end or a tab in it", "", "write it on one line, with spaces")
		return "", false
	}
	if v.node.Style == 0 && curled.MatchString(s) {
		v.problem("character", "a name within curly quotation marks", s, "")
		return "", false
	}
	return s, true
}

// curled is a name that was to stand in quotation marks, which an editor has
// made curly. One that has them of its own stands in straight ones.
var curled = regexp.MustCompile("^[" + curlyQuotes + "][^" + curlyQuotes + "]*[" + curlyQuotes + "]$")

// forbidden finds a character that no text may hold: controls, with which a
// file could command a terminal, and those that make text read in another
// order than it is stored. Joiners and direction marks, which languages need,
// are allowed.
func forbidden(s string) (rune, bool) {
	for _, r := range s {
		switch {
		case r >= 0x20 && r < 0x7F, r == '\n', r == '\t':
		case r < 0x20, r >= 0x7F && r < 0xA0,
			r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069,
			r == 0x2028, r == 0x2029, r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
			return r, true
		}
	}
	return 0, false
}

func shown(r rune) string { return fmt.Sprintf("%U", r) }

func forbiddenHint(r rune) diag.Message {
	if r >= 0x202A && r <= 0x2069 && r != 0x2028 && r != 0x2029 {
		return "delete it: it makes text read in another order than it is stored; the marks U+200E and U+200F may stay"
	}
	return "delete it"
}

// invisible finds a character that cannot be seen and has no place in a code
// or the name of a field.
func invisible(s string) (rune, bool) {
	for _, r := range s {
		switch {
		case r < 0x20, r >= 0x7F && r <= 0xA0, r == 0xAD, r == 0x61C, r == 0x180E,
			r >= 0x2000 && r <= 0x200F, r >= 0x2028 && r <= 0x202F, r >= 0x205F && r <= 0x206F,
			r == 0x3000, r == 0xFEFF:
			return r, true
		}
	}
	return 0, false
}

// whole reads v as a whole number from low to high.
func (v value) whole(low, high int) (int, bool) {
	s, ok := v.written()
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	if err != nil || strconv.Itoa(n) != s {
		v.problem("number", "not a whole number", s, numberHint(s, low, high))
		return 0, false
	}
	if n < low || n > high {
		v.problem("out-of-range", diag.Say("not from {low} to {high}", "low", strconv.Itoa(low), "high", strconv.Itoa(high)), s, "")
		return 0, false
	}
	return n, true
}

// writeInstead says what to write.
func writeInstead(instead string) diag.Message {
	return diag.Say("write {instead}", "instead", instead)
}

func numberHint(s string, low, high int) diag.Message {
	body := strings.TrimLeft(strings.TrimPrefix(s, "+"), "0")
	if n, err := strconv.Atoi(body); err == nil && strconv.Itoa(n) == body && n >= low && n <= high {
		return writeInstead(strconv.Itoa(n))
	}
	if body = strings.ReplaceAll(s, "_", ""); body != s {
		if n, err := strconv.Atoi(body); err == nil {
			return writeInstead(strconv.Itoa(n))
		}
	}
	return diag.Say("write a whole number from {low} to {high} in the digits 0 to 9", "low", strconv.Itoa(low), "high", strconv.Itoa(high))
}

// hundredths reads v as a number from 0 to 100 with at most two decimals, and
// returns it in hundredths: 62.5 is 6250. No binary fraction is involved.
func (v value) hundredths() (int, bool) {
	s, ok := v.written()
	if !ok {
		return 0, false
	}
	units, decimals, point := strings.Cut(s, ".")
	n, err := strconv.Atoi(units)
	if err != nil || strconv.Itoa(n) != units || n < 0 || point && (decimals == "" || !digits(decimals)) {
		v.problem("number", "not a number", s, "write a number from 0 to 100, such as 62 or 62.5")
		return 0, false
	}
	if len(decimals) > 2 {
		v.problem("number", "a number with more than two decimals", s, "points are counted in hundredths")
		return 0, false
	}
	hundred, _ := strconv.Atoi((decimals + "00")[:2])
	if n > 100 || n == 100 && hundred > 0 {
		v.problem("out-of-range", "not from 0 to 100", s, "")
		return 0, false
	}
	return n*100 + hundred, true
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// word reads v as one of a closed set of words, and says unknown of any other.
func (v value) word(unknown diag.Message, known ...string) (string, bool) {
	return v.member("unknown-word", unknown, known, "")
}

// member reads v as one of a closed set of codes. elsewhere is the hint when
// the set is too long to list.
func (v value) member(id string, unknown diag.Message, known []string, elsewhere diag.Message) (string, bool) {
	s, ok := v.written()
	if !ok {
		return "", false
	}
	if !slices.Contains(known, s) {
		v.problem(id, unknown, s, diag.Suggest(s, known, elsewhere))
		return "", false
	}
	return s, true
}
