package profiles

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mentormatch/internal/diag"
)

// An AgeBand is a person's age as far as a programme keeps it. The year of
// birth is not kept: a band is enough to find somebody of a similar age, and
// tells little if it gets out.
type AgeBand string

// AgeBands are the bands, the youngest first.
var AgeBands = []AgeBand{"16-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"}

// years are the first and the last year of the band; 0 where it has no last.
func (b AgeBand) years() (from, to int) {
	first, last, _ := strings.Cut(strings.TrimSuffix(string(b), "+"), "-")
	from, _ = strconv.Atoi(first)
	to, _ = strconv.Atoi(last)
	return from, to
}

// An AgeRange is a stretch of whole age bands, in years: 18-64, or 18+. The
// zero AgeRange is no limit.
type AgeRange struct {
	From int // the first year of a band
	To   int // the last year of a band; 0: no end
}

// IsZero reports whether there is no limit.
func (r AgeRange) IsZero() bool { return r == AgeRange{} }

// Has reports whether a band lies in the range. The blank band does not.
func (r AgeRange) Has(b AgeBand) bool {
	from, to := b.years()
	return from > 0 && from >= r.From && (r.To == 0 || to > 0 && to <= r.To)
}

// String writes the range as profiles do, and no limit as "".
func (r AgeRange) String() string {
	switch {
	case r.IsZero():
		return ""
	case r.To == 0:
		return fmt.Sprintf("%d+", r.From)
	}
	return fmt.Sprintf("%d-%d", r.From, r.To)
}

// AgeBandNames are the bands as they are written.
func AgeBandNames() []string { return namesOf(AgeBands) }

// namesOf are words as texts.
func namesOf[W ~string](words []W) []string {
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = string(w)
	}
	return names
}

// ageBand reads v as one of AgeBands. The age itself is refused, and not
// turned into a band: it would stay in the file.
func (v value) ageBand() (AgeBand, bool) {
	s, ok := v.written()
	if !ok {
		return "", false
	}
	if i := slices.Index(AgeBands, AgeBand(s)); i >= 0 {
		return AgeBands[i], true
	}
	hint := diag.Say("one of {words}", "words", AgeBandNames())
	if digits(s) {
		hint = diag.Say("a band is enough, and safer to keep: one of {words}", "words", AgeBandNames())
	}
	v.problem("age-band", "not an age band", s, hint)
	return "", false
}

// ages reads v as a stretch of whole age bands.
func (v value) ages() (AgeRange, bool) {
	s, ok := v.written()
	if !ok {
		return AgeRange{}, false
	}
	first, last, hasLast := strings.Cut(s, "-")
	open := strings.HasSuffix(s, "+")
	if open {
		first, hasLast = strings.TrimSuffix(s, "+"), false
	}
	var r AgeRange
	starts, ends := false, open
	if digits(first) && first != "" && (hasLast && digits(last) && last != "" || open) {
		r.From, _ = strconv.Atoi(first)
		r.To, _ = strconv.Atoi(last)
		if open {
			r.To = 0
		}
		for _, b := range AgeBands {
			from, to := b.years()
			starts = starts || from == r.From
			ends = ends || to == r.To && to > 0
		}
	}
	if !starts || !ends || r.To > 0 && r.To < r.From {
		v.problem("age-limits", "not a stretch of age bands", s,
			diag.Say("ages are known by the bands {words}: write where one begins and one ends, such as 18-64, or 18+", "words", AgeBandNames()))
		return AgeRange{}, false
	}
	return r, true
}
