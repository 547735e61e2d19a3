package lang

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/number"
)

// Points are hundredths, as scores and shares in percent are: 6311 is 63.11.
type Points int64

// Count writes a whole number as the language does: 12,345 and ১২,৩৪৫.
func (s *Speaker) Count(n int) string {
	if s.block != nil {
		return s.block.keep(s.appendCount(s.block.begin(), int64(n)))
	}
	var room [32]byte
	return string(s.appendCount(room[:0], int64(n)))
}

func (s *Speaker) appendCount(text []byte, n int64) []byte {
	if n < 0 || n >= 1000 {
		return append(text, s.numbers.Sprint(number.Decimal(n))...)
	}
	// Below a thousand there is nothing to group.
	if n >= 100 {
		text = s.appendDigit(text, n/100)
	}
	if n >= 10 {
		text = s.appendDigit(text, n/10%10)
	}
	return s.appendDigit(text, n%10)
}

func (s *Speaker) appendDigit(text []byte, digit int64) []byte {
	return utf8.AppendRune(text, s.zero+rune(digit))
}

// Points writes hundredths with two decimals: 63.11, ৬৩.১১. It goes by parts,
// in whole numbers, so that no float rounds them.
func (s *Speaker) Points(p Points) string {
	if s.block != nil {
		return s.block.keep(s.appendPoints(s.block.begin(), p))
	}
	var room [32]byte
	return string(s.appendPoints(room[:0], p))
}

func (s *Speaker) appendPoints(text []byte, p Points) []byte {
	if p < 0 {
		text, p = append(text, '-'), -p
	}
	text = append(s.appendCount(text, int64(p/100)), '.')
	text = s.appendDigit(text, int64(p/10%10))
	return s.appendDigit(text, int64(p%10))
}

// Decimal writes an exact decimal, given as digits with a sign and a point
// where it has them, with all its decimals.
func (s *Speaker) Decimal(d json.Number) string { return string(s.appendDecimal(nil, d)) }

func (s *Speaker) appendDecimal(text []byte, d json.Number) []byte {
	digits := d.String()
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(digits, "-"), ".")
	n, err := strconv.Atoi(whole)
	if err != nil {
		return s.appendDigits(text, digits)
	}
	if digits[0] == '-' {
		text = append(text, '-')
	}
	text = s.appendCount(text, int64(n))
	if fraction != "" {
		text = s.appendDigits(append(text, '.'), fraction)
	}
	return text
}

// formatting is the tag by which numbers are written: with the digits that
// people of the language read in print.
func formatting(tag language.Tag) language.Tag {
	if base, _ := tag.Base(); base.String() == "mr" {
		return language.MustParse("mr-u-nu-deva")
	}
	return tag
}
