package grid

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// longestName is the most characters of a name.
const longestName = 2000

// An objection is what is wrong with the text of a cell, and what to do.
type objection struct {
	id         string
	text, hint diag.Message
}

const numberOrX diag.Message = "write a number such as 12 or 12.5, or x where the pair is not allowed"

// explainNumber says why a cell is not a score that can be used.
func explainNumber(cell string, f fault, form form) objection {
	switch f {
	case manyDecimals:
		return objection{"many-decimals", diag.Say("the number has more than {most} decimals", "most", MaxDecimals), diag.Say("give --decimals {most} to have all scores rounded, or write it with {most} decimals or fewer", "most", MaxDecimals)}
	case largeNumber:
		return objection{"large-number", "the number has too many digits to be kept exactly", "write it with 18 digits or fewer, decimals included"}
	}
	body := cell
	for _, sign := range []string{"-", "+", minusSign} {
		if rest, signed := strings.CutPrefix(cell, sign); signed {
			body = rest
		}
	}
	switch lower := strings.ToLower(body); lower {
	case "nan", "inf", "infinity":
		return objection{"not-finite", "the score is not a finite number", numberOrX}
	case "na", "n/a", "#n/a", "null", "none", "-", "":
		return objection{"not-a-number", "the score is not a number", "leave the cell empty, or write x, where the pair is not allowed"}
	}
	if !utf8.ValidString(cell) {
		return objection{"not-utf8", "the cell is not text in UTF-8", "save the file as CSV in UTF-8"}
	}
	switch {
	case hasForeignDigit(cell):
		return objection{"foreign-digits", "the number is not written with the digits 0 to 9 and the signs - and .", numberOrX}
	case form.point == ',' && exact.isNumber([]byte(cell)):
		return objection{"comma", "the number has a decimal point, and others in the file have a decimal comma", "write all of them with the one or all with the other"}
	case strings.HasSuffix(body, "%") && isGrouped(strings.TrimRight(body, "% "), "., "):
		return objection{"percent", "the number has a percent sign", "write every score without it, such as 85 for 85%"}
	case isGrouped(body, ".,'_ \u00a0\u202f\u2009"):
		return explainSeparators(body)
	}
	return objection{"not-a-number", "the score is not a number", numberOrX}
}

// explainSeparators says what is wrong with digits that have other separators
// than one point.
func explainSeparators(body string) objection {
	if !strings.Contains(body, ",") {
		return objection{"thousands", "the number has a thousands separator", "write it without, such as 1000 or 1000.5"}
	}
	whole, decimals, _ := strings.Cut(body, ",")
	onlyDigits := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	switch {
	case !onlyDigits(whole) || !onlyDigits(decimals):
		return objection{"thousands", "the number has a thousands separator or a decimal comma", "write it with a decimal point and no other separator, such as 1000.5"}
	case len(decimals) == 3 && len(whole) <= 3:
		return objection{"comma", "the number has a comma, which may be meant for thousands or for decimals", "write it with a decimal point and no other separator, such as 1000.5"}
	}
	return objection{"comma", "the number has a decimal comma", "write a decimal point, such as 1.5 for 1,5"}
}

// hasForeignDigit reports whether s has digits or minus signs of another script
// than ASCII.
func hasForeignDigit(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r >= utf8.RuneSelf && (unicode.IsDigit(r) || unicode.Is(unicode.Pd, r))
	}) >= 0
}

// isGrouped reports whether s is digits and separators, with a digit at least.
func isGrouped(s, separators string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789"+separators) == ""
}

// objectToName says what is wrong with the name of a row or a column; ok is
// true when nothing is.
func objectToName(name []byte, what axis) (o objection, ok bool) {
	switch {
	case len(name) == 0:
		return objection{"empty-name", what.of("the row name is empty", "the column name is empty"), "give it a name, or delete it"}, false
	case isPlain(name):
		return objection{}, true
	case !utf8.Valid(name):
		return objection{"not-utf8", what.of("the row name is not text in UTF-8", "the column name is not text in UTF-8"), "save the file as CSV in UTF-8"}, false
	case utf8.RuneCount(name) > longestName:
		return objection{"long-name", what.of("the row name has more than {most} characters", "the column name has more than {most} characters", "most", longestName), "shorten it; is a quotation mark left open?"}, false
	}
	for _, r := range string(name) {
		if unicode.IsControl(r) && r != '\n' && r != '\t' ||
			'\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
			return objection{"control-character", what.of("the row name has the invisible control character {character}", "the column name has the invisible control character {character}", "character", fmt.Sprintf("%U", r)), "type the name again"}, false
		}
	}
	return objection{}, true
}

// isPlain reports whether a name is short and of visible ASCII, as most are.
func isPlain(name []byte) bool {
	if len(name) > longestName {
		return false
	}
	for _, c := range name {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}
