package sample

import (
	"bufio"
	"fmt"
	"strings"

	"mentormatch/profiles"
)

// maker writes people of one programme.
type maker struct {
	w       *bufio.Writer // keeps the first error until it is flushed
	seed    uint64
	on      profiles.Date
	term    profiles.Date // a Monday
	mentees int
	mentors int
}

func (m *maker) line(format string, args ...any) { fmt.Fprintf(m.w, format+"\n", args...) }

// field writes a field with a list, or nothing when the list is nil.
func (m *maker) field(name string, list []string) {
	if list != nil {
		m.line("%s: [%s]", name, strings.Join(list, ", "))
	}
}

// Blanks, in percent of people. They are those of a roster that was filled
// in by telephone: what a person has to think about is left out more often.
const (
	blankJoined       = 5
	blankLanguages    = 6
	blankMeet         = 8
	blankPlace        = 15
	blankGender       = 20
	blankShare        = 25
	blankDisability   = 8
	blankOccupation   = 12
	blankTarget       = 18
	blankGoals        = 8
	blankReturned     = 7
	blankAvailability = 7
	blankAge          = 20
	blankInterests    = 45
)

// menteeID and mentorID sort as numbers do, up to [MostPeople].
func menteeID(i int) string { return fmt.Sprintf("mentee-%06d", i+1) }
func mentorID(i int) string { return fmt.Sprintf("mentor-%06d", i+1) }

// A someone is what the fields of one person have in common.
type someone struct {
	draw
	more   draw // for what people say of themselves besides: see about.go
	region *region
	life   *life
	gender string
}

// start draws who a person is.
func (m *maker) start(role string, index int) someone {
	d := newDraw(m.seed, role, index)
	s := someone{draw: d, more: newDraw(m.seed, strings.ToUpper(role), index)}
	at := weighted(d, regionNumbers, func(i int) int { return regions[i].weight })
	s.region = &regions[at]
	s.life = skewed(d, lifePointers)
	s.gender = weighted(d, genders, func(g gender) int { return g.weight }).code
	return s
}

type gender struct {
	code   string
	weight int
}

var genders = []gender{{"woman", 49}, {"man", 49}, {"non-binary", 2}}

var (
	regionNumbers = numbers(len(regions))
	lifePointers  = pointers(lives)
)

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func pointers[T any](list []T) []*T {
	made := make([]*T, len(list))
	for i := range list {
		made[i] = &list[i]
	}
	return made
}

// common writes the fields that mentees and mentors share, but for wishes.
func (m *maker) common(s someone, id string) {
	given := s.region.women
	if s.gender == "man" || s.gender == "non-binary" && s.percent(50) {
		given = s.region.men
	}
	m.line("id: %s", id)
	m.line("name: %s %s", one(s.draw, given), one(s.draw, s.region.families))
	if joined := m.on.AddDays(-s.between(0, 365)); !s.percent(blankJoined) {
		m.line("joined: %s", joined)
	}
	if languages := s.languages(); !s.percent(blankLanguages) {
		m.field("languages", languages)
	}
	meet := weighted(s.draw, meetings, func(w meeting) int { return w.weight }).modes
	if !s.percent(blankMeet) {
		m.line("meet: [%s]", meet)
	}
	c := one(s.draw, s.region.cities)
	latitude, longitude := c.latitude+s.between(-9, 9), c.longitude+s.between(-9, 9)
	travel := one(s.draw, []int{5, 10, 10, 15, 15, 20, 25, 40})
	if !s.percent(blankPlace) {
		m.line("place: {lat: %s, lon: %s, travel_km: %d}", hundredths(latitude), hundredths(longitude), travel)
	}
	if !s.percent(blankGender) {
		m.line("gender: %s", s.gender)
	}
	share := one(s.draw, []string{"none", "none", "category", "category", "full"})
	if !s.percent(blankShare) {
		m.line("share_disability: %s", share)
	}
}

type meeting struct {
	modes  string
	weight int
}

var meetings = []meeting{{"remote", 40}, {"remote, in-person", 50}, {"in-person", 10}}

func hundredths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// languages that a person speaks and signs, best first. Most people who are
// deaf sign, and some of their mentors have learnt to.
func (s someone) languages() []string {
	var tags []string
	for _, l := range s.region.languages {
		if s.percent(l.percent) {
			tags = append(tags, l.tag)
		}
	}
	switch {
	case s.life.condition == "deafness" && s.percent(60):
		tags = append([]string{s.region.sign}, tags...)
		if s.percent(25) {
			tags = tags[:1]
		}
	case s.percent(1):
		tags = append(tags, s.region.sign)
	}
	return tags
}

// disability writes one or two experiences under a field of the given name.
// They began at least so many months ago, or with the person's life.
func (m *maker) disability(s someone, name string, months int) {
	began := m.on.AddMonths(-months)
	second := skewed(s.draw, lifePointers)
	two := s.percent(15) && second != s.life
	if s.percent(blankDisability) {
		return
	}
	m.line("%s:", name)
	m.experience(s, s.life, began)
	if two {
		m.experience(s, second, began)
	}
}

func (m *maker) experience(s someone, l *life, since profiles.Date) {
	cause, named := skewed(s.draw, l.causes), s.percent(75)
	if cause == "congenital" {
		since = m.on.AddMonths(-12 * s.between(20, 55))
	}
	count := 1 + s.between(0, 1) + s.between(0, 1)
	codes := make([]string, 0, count)
	for _, code := range l.functions[:min(count, len(l.functions))] {
		codes = append(codes, fmt.Sprintf("%s: %d", code, one(s.draw, []int{1, 2, 2, 3, 3, 4})))
	}
	fmt.Fprintf(m.w, "  - {condition: %s", l.condition)
	if named {
		fmt.Fprintf(m.w, ", cause: %s", cause)
	}
	if len(codes) > 0 && s.percent(85) {
		fmt.Fprintf(m.w, ", functions: {%s}", strings.Join(codes, ", "))
	}
	m.line(", since: %04d-%02d}", since.Year, int(since.Month))
}

// work draws a kind of work, leaning towards those of the person's life.
func (s someone) work() *trade {
	if s.percent(60) {
		return skewed(s.draw, s.life.trades)
	}
	return skewed(s.draw, trades)
}

// code draws an occupation of a kind of work, with its system before it.
func (s someone) code(t *trade) string {
	if s.region.soc {
		return "soc:" + skewed(s.draw, t.soc)
	}
	return "isco:" + skewed(s.draw, t.isco)
}
