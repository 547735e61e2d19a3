package roster

import (
	"strconv"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// readAge reads an age band, or makes one of an age, of a year of birth or of
// a day of birth. Profiles keep no age: what has become a band is not put into
// the notes.
func (b *builder) readAge(r *record, a *answer) {
	if _, mapped := a.column.Values[fold(a.text)]; mapped {
		b.readCode(r, a)
		return
	}
	text := asciiDigits(a.text)
	years, err := strconv.Atoi(number(text))
	var youngest, oldest int
	switch {
	case err == nil && years >= 1900 && years <= b.on.Year: // of birth, before or after the birthday
		youngest, oldest = b.on.Year-years-1, b.on.Year-years
	case err == nil:
		youngest, oldest = years, years
	default:
		day, wrong, _ := date(a.cell, b.m.Dates)
		born, err := profiles.ParseDate(day)
		if wrong != "" || err != nil {
			b.readBand(r, a)
			return
		}
		age := b.on.Year - born.Year
		if strings.Compare(b.on.String()[5:], day[5:]) < 0 {
			age--
		}
		youngest, oldest = age, age
	}
	first, last := bandOf(youngest), bandOf(oldest)
	switch {
	case first != last:
		b.say(r, a, a.text, diag.Say("an age of {from} or {to}, which is in two bands", "from", youngest, "to", oldest),
			b.advice(a, ""))
	case first == "":
		b.say(r, a, a.text, diag.Say("an age that no band has: they are {bands}", "bands", profiles.AgeBandNames()), b.advice(a, ""))
	default:
		b.putText(r, a, first)
	}
}

// readBand reads a band as forms write it: 25–34, 25 to 34, 65 and over.
func (b *builder) readBand(r *record, a *answer) {
	if refusals[fold(a.text)] {
		return
	}
	if band, ok := ageWords.exact[alike(asciiDigits(a.text))]; ok {
		b.putText(r, a, band)
		return
	}
	b.readCode(r, a)
}

var ageWords = newGuesser("age", &profiles.Vocabulary{})

// bandOf is the band of an age in years; "" for none.
func bandOf(years int) string {
	for _, band := range profiles.AgeBandNames() {
		from, to, closed := strings.Cut(strings.TrimSuffix(band, "+"), "-")
		low, _ := strconv.Atoi(from)
		high, _ := strconv.Atoi(to)
		if years >= low && (!closed || years <= high) && years < 120 {
			return band
		}
	}
	return ""
}

// checkAge reports whether an answer about age needs no mapping.
func checkAge(text string) bool {
	text = asciiDigits(text)
	_, band := ageWords.exact[alike(text)]
	_, err := strconv.Atoi(number(text))
	day, _, _ := date(Cell{Text: text}, DayFirst)
	return band || err == nil || day != ""
}
