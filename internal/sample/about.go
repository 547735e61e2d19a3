package sample

import (
	"fmt"
	"strings"
)

// An ageBand is a band of ages and how many of a hundred people are in it.
type ageBand struct {
	band   string
	weight int
}

// Mentors are older on the whole: they have been back at work for a while.
var (
	menteeAges = []ageBand{{"16-17", 1}, {"18-24", 9}, {"25-34", 22}, {"35-44", 26}, {"45-54", 24}, {"55-64", 15}, {"65+", 3}}
	mentorAges = []ageBand{{"18-24", 2}, {"25-34", 12}, {"35-44", 27}, {"45-54", 31}, {"55-64", 22}, {"65+", 6}}
)

// interests of the vocabulary, the commonest first.
var interests = []string{"music", "cooking", "sport", "faith", "reading", "gardening", "nature", "travel"}

// about writes what people say of themselves besides.
func (m *maker) about(s someone, ages []ageBand) {
	if age := weighted(s.more, ages, func(a ageBand) int { return a.weight }).band; !s.more.percent(blankAge) {
		m.line("age: %s", age)
	}
	if likes := some(s.more, interests, s.more.between(0, 3)); !s.more.percent(blankInterests) {
		m.field("interests", likes)
	}
}

// asks writes which kind of support a mentee asks for, and what matters more or
// less to them than to the programme. Most leave both to it.
func (m *maker) asks(s someone) {
	m.maybe(s, chance{12, "support: peer"}, chance{10, "support: mentor"}, chance{8, "support: both"})
	if !s.more.percent(15) {
		return
	}
	var said []string
	for _, criterion := range some(s.more, []string{"disability", "occupation", "goals", "availability"}, s.more.between(1, 2)) {
		said = append(said, criterion+": "+one(s.more, []string{"high", "high", "low"}))
	}
	m.line("matters: {%s}", strings.Join(said, ", "))
}

// offers writes what a mentor gives.
func (m *maker) offers(s someone) {
	m.maybe(s, chance{35, "offers_support: both"}, chance{12, "offers_support: peer"}, chance{10, "offers_support: mentor"})
}

// pause writes the break of a mentor: of few over the first day of the term, and of
// as many later in it.
func (m *maker) pause(s someone) {
	from, days := m.term.AddDays(s.more.between(7, 60)), s.more.between(7, 40)
	m.maybe(s, chance{2, fmt.Sprintf("pause: {until: %s}", m.term.AddDays(days))},
		chance{3, fmt.Sprintf("pause: {from: %s, until: %s}", from, from.AddDays(days))})
}

// likes are what a person would like of the other, besides a gender or a name:
// most would not mind.
func (s someone) likes() (wished []string) {
	for _, wish := range []chance{
		{7, "age: similar"}, {2, "ages: 45+"}, {6, "interests: shared"}, {4, fmt.Sprintf("within_km: %d", one(s.more, []int{5, 10, 20, 30}))},
	} {
		if s.more.percent(wish.percent) {
			wished = append(wished, wish.line)
		}
	}
	return wished
}

// again writes whether somebody from an earlier match is welcome.
func (m *maker) again(s someone) {
	m.maybe(s, chance{2, "again: never"}, chance{4, "again: welcome"})
}

// A chance is a line that so many of a hundred people have.
type chance struct {
	percent int
	line    string
}

// maybe writes one of some lines, or none.
func (m *maker) maybe(s someone, lines ...chance) {
	at := s.more.between(1, 100)
	for _, c := range lines {
		if at -= c.percent; at <= 0 {
			m.line("%s", c.line)
			return
		}
	}
}

// earlier writes the matches that have ended: of three in a hundred mentees.
func (m *maker) earlier() {
	none := true
	for i := range m.mentees {
		d := newDraw(m.seed, "BEFORE", i)
		had, mentor, days := d.percent(3), d.between(0, i), d.between(30, 700)
		if !had || mentor >= m.mentors {
			continue
		}
		if none {
			m.line("earlier:")
			none = false
		}
		m.line("  - {mentee: %s, mentor: %s, date: %s}", menteeID(i), mentorID(mentor), m.on.AddDays(-days))
	}
	if none {
		m.line("{}") // an empty file would be taken for a mistake
	}
}
