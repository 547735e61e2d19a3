package roster

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"mentormatch/internal/lang"
)

var (
	stretchWritten = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})\s*[-–—−]\s*(\d{1,2})[:.](\d{2})(?:\s+(remote|in-person))?$`)
	windowWritten  = regexp.MustCompile(`^(\D+?)\s+(\d[\d:.\s–—−-]*\d)(?:\s+(\D+))?$`)
)

// stretchOf writes a time of day as profiles do: 9.00 – 12.30 is 09:00-12:30.
func stretchOf(s string) (string, bool) {
	m := stretchWritten.FindStringSubmatch(asciiDigits(strings.TrimSpace(s)))
	if m == nil {
		return "", false
	}
	for _, i := range []int{1, 3} {
		if len(m[i]) == 1 {
			m[i] = "0" + m[i]
		}
	}
	s = m[1] + ":" + m[2] + "-" + m[3] + ":" + m[4]
	if m[5] != "" {
		s += " " + m[5]
	}
	return s, true
}

// timeOfDay is what a word means as stretches of a day, by the column's
// values, by the map's times, or as it is written.
func (b *builder) timeOfDay(a *answer, p piece) ([]string, bool) {
	words, ok := a.column.Values[fold(p.text)]
	if !ok {
		words = []string{p.text}
	}
	var list []string
	for _, word := range words {
		if stretch, ok := b.m.Times[fold(word)]; ok {
			list = append(list, stretch)
		} else if stretch, ok := stretchOf(word); ok {
			list = append(list, stretch)
		} else {
			return nil, false
		}
	}
	return list, true
}

// readWindows reads when somebody can meet. In a column about one day the
// answers are times of that day, or yes or no; in any other they name their
// days: Mon 18:00-20:30.
func (b *builder) readWindows(r *record, a *answer, rest *loose) {
	for _, p := range b.pieces(a) {
		terms, ok := b.terms(r, a, p)
		if !ok {
			continue
		}
		if len(terms) == 1 && fold(terms[0]) == wordNone && !p.quoted {
			if r.values[leafWeekly] == nil {
				b.put(r, leafWeekly, sequence())
			}
			continue
		}
		if days := daysSaid(terms[0]); a.column.Day == "" && len(terms) == 1 && days != nil {
			for _, day := range days {
				rest.days = append(rest.days, dayAnswer{day, a})
			}
			continue
		}
		if a.column.Day == "" {
			windows := make([]string, len(terms))
			for i, term := range terms {
				windows[i] = window(term)
			}
			b.addTerms(r, a, leafWeekly, p.text, windows)
			continue
		}
		if yes, ok := yesOrNo(terms[0]); ok && len(terms) == 1 && (fold(terms[0]) == "yes" || b.m.Times[fold(terms[0])] == "") {
			if yes {
				rest.days = append(rest.days, dayAnswer{a.column.Day, a})
			} else if r.values[leafWeekly] == nil {
				b.put(r, leafWeekly, sequence())
			}
			continue
		}
		stretches, ok := b.timeOfDay(a, p)
		if !ok {
			b.say(r, a, p.text, "a time of day that the mapping file does not know", b.advice(a, ""))
			continue
		}
		b.addTerms(r, a, leafWeekly, p.text, onDay(a.column.Day, stretches))
	}
}

// daysSaid are the days that an answer names and says nothing else of: Monday,
// weekends. nil for none.
func daysSaid(text string) []string {
	word := fold(text)
	if i, ok := namedDays()[word]; ok {
		return dayNames[i : i+1]
	}
	for _, several := range []struct {
		words string
		days  []string
	}{
		{"weekday|weekdays|weekdays only|ہفتے کے عام دن|সপ্তাহের দিন|आठवड्याचे दिवस", dayNames[:5]},
		{"weekend|weekends|weekends only|ہفتہ اور اتوار|ছুটির দিন|शनिवार व रविवार|शनिवार-रविवार|शनिवार आणि रविवार", dayNames[5:]},
		{"every day|any day|all days|ہر روز|প্রতিদিন|दररोज", dayNames},
	} {
		if slices.Contains(alternatives(several.words), word) {
			return several.days
		}
	}
	return nil
}

// window writes a stretch of the week as profiles do, as far as its spelling
// goes: সোমবার is Mon, and ৯.০০ – ১২.৩০ is 09:00-12:30.
func window(s string) string {
	m := windowWritten.FindStringSubmatch(asciiDigits(strings.TrimSpace(s)))
	if m == nil {
		return s
	}
	stretch, ok := stretchOf(m[2])
	if !ok {
		return s
	}
	days := strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("-–—−", r) })
	for i, day := range days {
		if n, ok := namedDays()[fold(day)]; ok {
			days[i] = dayNames[n]
		}
	}
	written := strings.Join(days, "-") + " " + stretch
	if m[3] == "" {
		return written
	}
	if mode, ok := namedModes()[alike(m[3])]; ok {
		return written + " " + mode
	}
	return written + " " + m[3]
}

// dayWords are the short names of the days in a language, Monday first.
func dayWords(say *lang.Speaker) []string {
	words := make([]string, 7)
	for i := range words {
		words[i] = say.WeekdayShort(time.Weekday((i + 1) % 7))
	}
	return words
}

// namedDays are the days by every name that they have, folded; Monday is 0.
var namedDays = sync.OnceValue(func() map[string]int {
	days := map[string]int{}
	for i := range dayNames {
		for _, word := range alternatives(weekdays[i]) {
			days[fold(word)] = i
		}
		for _, l := range lang.Languages() {
			days[fold(dayWords(lang.New(l))[i])] = i
			days[fold(lang.New(l).Weekday(time.Weekday((i+1)%7)))] = i
		}
	}
	return days
})

// namedModes are the ways of meeting by every name that they have, alike.
var namedModes = sync.OnceValue(func() map[string]string {
	modes := map[string]string{}
	for mode, words := range sameWords["meet"] {
		for _, word := range append(alternatives(words), mode) {
			modes[alike(word)] = mode
		}
		for _, l := range lang.Languages() {
			for _, word := range fixedTerms(lang.New(l), "meet", mode) {
				modes[alike(word)] = mode
			}
		}
	}
	return modes
})

func onDay(day string, stretches []string) []string {
	list := make([]string, len(stretches))
	for i, s := range stretches {
		list[i] = day + " " + s
	}
	return list
}

// finishWeek gives the days that were answered with yes their times: those of
// the person, or else those that the map has for yes.
func (b *builder) finishWeek(r *record, rest *loose) {
	times := slices.Compact(slices.Clone(rest.times))
	if usual, ok := b.m.Times["yes"]; ok && len(times) == 0 {
		times = []string{usual}
	}
	given := map[string]bool{} // a day can be said in two columns
	for _, d := range rest.days {
		if given[d.day] {
			continue
		}
		given[d.day] = true
		if len(times) == 0 {
			b.say(r, d.at, d.at.text, "a day without a time",
				"say what yes means in the mapping file: times: {yes: 09:00-17:00}; it is kept in the notes")
			continue
		}
		b.addTerms(r, d.at, leafWeekly, d.at.text, onDay(d.day, times))
	}
	if len(rest.times) > 0 && len(rest.days) == 0 {
		b.say(r, rest.timesFrom, rest.timesFrom.text, "a time of day without a day", "it is kept in the notes")
	}
}
