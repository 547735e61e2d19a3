package sample

import (
	"fmt"
	"slices"
	"strings"
)

// mentee writes mentee number index, as one YAML document.
func (m *maker) mentee(index int) {
	s := m.start("mentee", index)
	m.line("---")
	m.common(s, menteeID(index))
	m.about(s, menteeAges)
	m.asks(s)
	m.disability(s, "disability", s.between(3, 60))
	m.occupation(s)
	m.goals(s)
	m.availability(s)
	m.wishes(s, index, m.mentors, mentorID, "mentors")
}

// occupation writes what a mentee did, and wants to do next: the same work,
// something near it, or something new.
func (m *maker) occupation(s someone) {
	before := s.work()
	held := []string{s.code(before)}
	if other := s.code(before); s.percent(30) && other != held[0] {
		held = append(held, other)
	}
	next := held[0]
	switch {
	case s.percent(45):
		next = s.code(before)
	case s.percent(70):
		next = s.code(skewed(s.draw, []*trade{offices, computing, technical, teaching, services}))
	}
	blankHeld, blankNext := s.percent(blankOccupation), s.percent(blankTarget)
	if blankHeld && blankNext {
		return
	}
	m.line("occupation:")
	if !blankHeld {
		m.field("  held", held)
	}
	if !blankNext {
		m.line("  target: [%s]", next)
	}
}

// goals writes one to four goals with their priorities.
func (m *maker) goals(s someone) {
	count := weighted(s.draw, []int{1, 2, 3, 4}, func(n int) int { return []int{0, 15, 40, 30, 15}[n] })
	chosen := s.chooseGoals(count)
	written := make([]string, 0, count)
	for _, g := range chosen {
		written = append(written, fmt.Sprintf("{goal: %s, priority: %d}", g, one(s.draw, []int{1, 2, 3, 3, 4, 4, 5, 5})))
	}
	if s.percent(3) {
		written = []string{} // has no goal in mind yet: an answer, and not a blank
	}
	if !s.percent(blankGoals) {
		m.field("goals", written)
	}
}

// chooseGoals is count different goals, at least half of them those that go
// with the person's life.
func (s someone) chooseGoals(count int) []string {
	chosen := some(s.draw, s.life.goals, (count+1)/2)
	for len(chosen) < count {
		if g := skewed(s.draw, goals); !slices.Contains(chosen, g) {
			chosen = append(chosen, g)
		}
	}
	return chosen
}

// mentor writes mentor number index, as one YAML document.
func (m *maker) mentor(index int) {
	s := m.start("mentor", index)
	m.line("---")
	m.common(s, mentorID(index))
	m.about(s, mentorAges)
	m.line("capacity: %d", weighted(s.draw, []int{1, 2, 3, 4}, func(n int) int { return []int{0, 35, 30, 20, 15}[n] }))
	months := s.between(24, 144)
	m.disability(s, "lived_experience", months)
	m.career(s, months)
	m.supports(s)
	m.offers(s)
	m.records(s)
	m.availability(s)
	m.pause(s)
	m.wishes(s, index, m.mentees, menteeID, "mentees")
}

// career writes what a mentor did, does now, and when they went back, some
// time after what happened to them so many months ago.
func (m *maker) career(s someone, months int) {
	before := s.work()
	held, current := s.code(before), ""
	if current = s.code(before); s.percent(40) {
		current = s.code(s.work())
	}
	back := m.on.AddMonths(-s.between(6, months-12))
	returned := fmt.Sprintf("%04d-%02d", back.Year, int(back.Month))
	switch {
	case s.percent(5):
		returned = "no"
	case s.percent(20):
		returned = "yes"
	}
	blankHeld, blankBack := s.percent(blankOccupation), s.percent(blankReturned)
	if blankHeld && blankBack {
		return
	}
	m.line("occupation:")
	if !blankHeld {
		m.line("  held: [%s]", held)
		if returned != "no" {
			m.line("  current: %s", current)
		}
	}
	if !blankBack {
		m.line("  returned: %s", returned)
	}
}

// supports writes two to six goals that a mentor can help with.
func (m *maker) supports(s someone) {
	chosen := s.chooseGoals(s.between(2, 6))
	written := make([]string, 0, len(chosen))
	for _, g := range chosen {
		if s.percent(40) {
			written = append(written, g)
		} else {
			written = append(written, fmt.Sprintf("{goal: %s, level: %d}", g, s.between(1, 3)))
		}
	}
	if !s.percent(blankGoals) {
		m.field("supports", written)
	}
}

// records writes training and clearance: valid for nearly everybody, and
// otherwise expired, to come, or missing.
func (m *maker) records(s someone) {
	m.record(s, "training", 730)
	m.record(s, "clearance", 1095)
}

func (m *maker) record(s someone, name string, days int) {
	// Valid for the term and beyond.
	completed := m.on.AddDays(-s.between(10, days-200))
	switch n := s.between(1, 100); {
	case n <= 3: // expired
		completed = m.on.AddDays(-days - s.between(1, 200))
	case n <= 5: // to come
		completed = m.on.AddDays(s.between(7, 60))
	case n <= 6: // missing
		return
	}
	m.line("%s: {completed: %s, valid_until: %s}", name, completed, completed.AddDays(days))
}

// wishes writes what few people say about the other: a person of the other
// role is named only when the programme is large enough to have them.
func (m *maker) wishes(s someone, index, others int, id func(int) string, field string) {
	preferred, avoided := s.between(0, index), s.between(0, index)
	prefers, avoids, kind := s.percent(3), s.percent(2), s.between(1, 100)
	employer, conflict := s.between(1, 400), s.percent(6)
	wished := s.likes()
	switch {
	case prefers:
		if wished = nil; preferred < others {
			wished = []string{fmt.Sprintf("%s: [%s]", field, id(preferred))}
		}
	case kind <= 8:
		wished = append([]string{"gender: " + s.gender}, wished...)
	case kind <= 10:
		m.line("require: {gender: %s}", s.gender)
	}
	if len(wished) > 0 {
		m.line("prefer: {%s}", strings.Join(wished, ", "))
	}
	if avoids && avoided < others && avoided != preferred {
		m.line("avoid: [%s]", id(avoided))
	}
	m.again(s)
	if conflict {
		m.line("conflict: [employer:%d]", employer)
	}
}
