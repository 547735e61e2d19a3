package matcher_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

var today = profiles.Date{Year: 2026, Month: time.November, Day: 22}

// table makes a programme whose points stand in the text, in thousands:
//
//	     dee:1 eli:2
//	ana  9     x
//	bo   7     3
//
// A mentor has the places after the colon; an x is a counselor's forbid. Only
// goals have weight. Each mentee has goals of priority 1, 2, 3 and 4, which
// nobody else has, so that the priorities which a mentor covers fully sum to
// any of 0 to 10.
func table(t testing.TB, text string) *profiles.Programme {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(text), "\n")
	p := &profiles.Programme{Settings: settings()}
	p.Settings.Weights = profiles.Weights{Goals: 1}
	for _, head := range strings.Fields(lines[0]) {
		id, places, _ := strings.Cut(head, ":")
		capacity, err := strconv.Atoi(places)
		if err != nil {
			t.Fatal(err)
		}
		p.Mentors = append(p.Mentors, profiles.Mentor{
			Person: profiles.Person{ID: id, Name: id}, Capacity: capacity, Supports: []profiles.Support{},
		})
	}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		mentee := profiles.Mentee{Person: profiles.Person{ID: cells[0], Name: cells[0]}}
		for priority := 1; priority <= 4; priority++ {
			code := fmt.Sprintf("%s-%d", cells[0], priority)
			p.Settings.Vocabulary.Goals = append(p.Settings.Vocabulary.Goals, profiles.Entry{Code: code, Label: code})
			mentee.Goals = append(mentee.Goals, profiles.Goal{Goal: code, Priority: priority})
		}
		p.Mentees = append(p.Mentees, mentee)
		for j, cell := range cells[1:] {
			if cell == "x" {
				p.Decisions.Forbids = append(p.Decisions.Forbids, decision(cells[0], p.Mentors[j].ID))
				continue
			}
			thousands, err := strconv.Atoi(cell)
			if err != nil || len(cells) != len(p.Mentors)+1 {
				t.Fatalf("bad line %q", line)
			}
			for priority := 4; priority >= 1; priority-- {
				if thousands >= priority {
					thousands -= priority
					p.Mentors[j].Supports = append(p.Mentors[j].Supports,
						profiles.Support{Goal: fmt.Sprintf("%s-%d", cells[0], priority), Level: 3})
				}
			}
		}
	}
	sortPeople(p)
	return p
}

// sortPeople puts a programme into the order that profiles.Load promises.
func sortPeople(p *profiles.Programme) {
	slices.SortFunc(p.Mentees, func(a, b profiles.Mentee) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Mentors, func(a, b profiles.Mentor) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Settings.Vocabulary.Goals, func(a, b profiles.Entry) int { return strings.Compare(a.Code, b.Code) })
}

// defaults is read once: the vocabulary is long.
var defaults = profiles.DefaultSettings()

func settings() profiles.Settings {
	s := defaults
	s.Vocabulary.Goals = slices.Clone(s.Vocabulary.Goals)
	s.Term = profiles.Term{Start: today, Weeks: 2}
	s.Rules = profiles.Rules{}
	return s
}

func decision(mentee, mentor string) profiles.Decision {
	return profiles.Decision{Mentee: mentee, Mentor: mentor, By: "counselor", Date: today, Why: "a reason"}
}

// randomTable is a table of random numbers, with many ties.
func randomTable(t testing.TB, rng *rand.Rand, mentees, mentors int) *profiles.Programme {
	var b strings.Builder
	for j := range mentors {
		fmt.Fprintf(&b, " r%02d:%d", j, rng.IntN(4))
	}
	barred := rng.IntN(10)
	most := 2 + rng.IntN(9)
	for i := range mentees {
		fmt.Fprintf(&b, "\ne%02d", i)
		for range mentors {
			if rng.IntN(10) < barred {
				b.WriteString(" x")
			} else {
				fmt.Fprintf(&b, " %d", rng.IntN(most+1))
			}
		}
	}
	p := table(t, b.String())
	p.Settings.Minimum = []int{0, 0, 2000, 5000}[rng.IntN(4)]
	decide(rng, p)
	return p
}

// randomPeople is a programme of people with answers, blanks, wishes and
// refusals of every kind.
func randomPeople(rng *rand.Rand, mentees, mentors int) *profiles.Programme {
	p := &profiles.Programme{Settings: settings()}
	languages := []profiles.Language{{Tag: "bn", Base: "bn"}, {Tag: "en", Base: "en"}, {Tag: "pks", Base: "pks", Signed: true}}
	occupations := []profiles.Occupation{{System: "isco", Code: "7231"}, {System: "isco", Code: "7233"}, {System: "isco", Code: "3115"}, {System: "soc", Code: "15-1252"}}
	functions := []string{"b730", "b7302", "b280", "d450", "d4501"}
	goals := []string{"goal-a", "goal-b", "goal-c", "goal-d"}
	for _, code := range goals {
		p.Settings.Vocabulary.Goals = append(p.Settings.Vocabulary.Goals, profiles.Entry{Code: code, Label: code})
	}
	chance := func(percent int) bool { return rng.IntN(100) < percent }
	person := func(id string) profiles.Person {
		x := profiles.Person{ID: id, Name: id}
		for _, l := range languages {
			if chance(45) {
				x.Languages = append(x.Languages, l)
			}
		}
		if chance(60) {
			x.Meet = []profiles.Mode{profiles.Remote}
		}
		if chance(40) {
			x.Gender = []string{"woman", "man"}[rng.IntN(2)]
		}
		if chance(15) {
			x.Prefer.Gender = "woman"
		}
		if chance(8) {
			x.Require.Gender = "woman"
		}
		if chance(20) {
			x.Conflict = []string{"employer:acme"}
		}
		if chance(50) {
			x.Availability = &profiles.Availability{TimeZone: "UTC", Location: time.UTC}
			for day := range time.Weekday(3) {
				if chance(60) {
					start := 60 * (17 + rng.IntN(3))
					x.Availability.Weekly = append(x.Availability.Weekly, profiles.Window{Day: day, Start: start, End: start + 90})
				}
			}
		}
		return x
	}
	experience := func() []profiles.Experience {
		if chance(20) {
			return nil
		}
		e := []profiles.Experience{}
		for range rng.IntN(3) {
			e = append(e, profiles.Experience{
				Functions: []profiles.Function{{Code: functions[rng.IntN(len(functions))], Qualifier: 1 + rng.IntN(4)}},
				Since:     profiles.Date{Year: 2015 + rng.IntN(12), Month: 1, Day: 1},
			})
		}
		return e
	}
	occupation := func() []profiles.Occupation { return occupations[rng.IntN(3):][:1] }
	for i := range mentees {
		m := profiles.Mentee{Person: person(fmt.Sprintf("e%02d", i)), Disability: experience()}
		for _, g := range goals {
			if chance(50) {
				m.Goals = append(m.Goals, profiles.Goal{Goal: g, Priority: 1 + rng.IntN(5)})
			}
		}
		if chance(70) {
			m.Held, m.Target = occupation(), occupation()
		}
		if chance(20) {
			m.Avoid = []string{fmt.Sprintf("r%02d", rng.IntN(mentors))}
		}
		p.Mentees = append(p.Mentees, m)
	}
	for j := range mentors {
		m := profiles.Mentor{Person: person(fmt.Sprintf("r%02d", j)), Capacity: rng.IntN(4), LivedExperience: experience()}
		for _, g := range goals {
			if chance(50) {
				m.Supports = append(m.Supports, profiles.Support{Goal: g, Level: 1 + rng.IntN(3)})
			}
		}
		if chance(70) {
			o := occupation()[0]
			m.Held, m.Current, m.Returned = occupation(), &o, profiles.Return{Answered: true, Returned: chance(80)}
		}
		p.Mentors = append(p.Mentors, m)
	}
	p.Settings.Minimum = []int{0, 3000, 5000, 6000}[rng.IntN(4)]
	decide(rng, p)
	return p
}

// decide adds forbids, approvals and pins. Some pins are impossible.
func decide(rng *rand.Rand, p *profiles.Programme) {
	pick := func() profiles.Decision {
		return decision(p.Mentees[rng.IntN(len(p.Mentees))].ID, p.Mentors[rng.IntN(len(p.Mentors))].ID)
	}
	d := &p.Decisions
	if rng.IntN(3) == 0 {
		d.Forbids = append(d.Forbids, pick())
	}
	if rng.IntN(3) == 0 {
		d.Approvals = append(d.Approvals, pick())
	}
	if rng.IntN(4) == 0 {
		away := pick()
		away.Mentee = "someone-else"
		d.Approvals = append(d.Approvals, away)
	}
	for range rng.IntN(4) / 2 * (1 + rng.IntN(2)) {
		pin := pick()
		if rng.IntN(2) == 0 {
			pin.Override = "agreed with both"
		}
		d.Pins = append(d.Pins, pin)
	}
	if rng.IntN(3) == 0 {
		p.Settings.Objective = profiles.Quality
	}
}

func scorerOf(p *profiles.Programme) *scoring.Scorer { return scoring.New(p, today) }
