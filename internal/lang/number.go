package lang

import (
	"golang.org/x/text/language"
	"golang.org/x/text/number"
)

// Points are hundredths, as scores and shares in percent are: 6311 is 63.11.
type Points int64

// Count writes a whole number as the language does: 12,345 and ১২,৩৪৫.
func (s *Speaker) Count(n int) string { return s.numbers.Sprint(number.Decimal(n)) }

// Points writes hundredths with two decimals: 63.11, ৬৩.১১. It goes by parts,
// in whole numbers, so that no float rounds them.
func (s *Speaker) Points(p Points) string {
	sign := ""
	if p < 0 {
		sign, p = "-", -p
	}
	whole := s.numbers.Sprint(number.Decimal(int64(p / 100)))
	rest := s.numbers.Sprint(number.Decimal(int64(p%100), number.MinIntegerDigits(2)))
	return sign + whole + "." + rest
}

// formatting is the tag by which numbers are written: with the digits that
// people of the language read in print.
func formatting(tag language.Tag) language.Tag {
	if base, _ := tag.Base(); base.String() == "mr" {
		return language.MustParse("mr-u-nu-deva")
	}
	return tag
}
