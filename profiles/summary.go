package profiles

import (
	"strconv"

	"mentormatch/internal/diag"
)

// rejected is what is told of a person who is left out.
func (c *candidate) rejected() Rejected {
	r := Rejected{Role: c.role, ID: c.person().ID, File: c.source.File, Line: c.source.Line}
	c.problems.Sort()
	for _, p := range c.problems {
		why := diag.Say("line {line}: {problem}", "line", strconv.Itoa(p.Line), "problem", p.Text)
		if p.Value != "" && !p.Sensitive {
			why = diag.Say(`{before} "{value}"`, "before", why, "value", p.Value)
		}
		r.Why = append(r.Why, why)
	}
	r.Why = append(r.Why, c.aside...)
	return r
}

// Capacity is how many mentees all mentors together take.
func (p *Programme) Capacity() int {
	total := 0
	for i := range p.Mentors {
		total += p.Mentors[i].Capacity
	}
	return total
}

// A Blank is a question and how many people have left it unanswered.
type Blank struct {
	Role  Role
	Field string // as profiles write it, such as "occupation.held"
	Count int    // people who left it blank
	Of    int    // people asked
}

// Blanks counts the answers that are missing, mentees' first, in the order of
// the documentation. Fields that nobody left blank are there with a count of 0.
// What a programme can do without, such as notes and wishes, is not counted; nor
// are age, interests and the kind of support that mentors offer, where nobody
// asks for them.
func (p *Programme) Blanks() []Blank {
	var list []Blank
	ask := func(role Role, field string, of int, blank func(i int) bool) {
		b := Blank{Role: role, Field: field, Of: of}
		for i := range of {
			if blank(i) {
				b.Count++
			}
		}
		list = append(list, b)
	}
	asks := p.asksFor()
	common := func(role Role, of int, person func(i int) *Person) {
		ask(role, "joined", of, func(i int) bool { return person(i).Joined.IsZero() })
		ask(role, "languages", of, func(i int) bool { return person(i).Languages == nil })
		ask(role, "meet", of, func(i int) bool { return person(i).Meet == nil })
		ask(role, "place", of, func(i int) bool { return person(i).Place == nil })
		ask(role, "gender", of, func(i int) bool { return person(i).Gender == "" })
		if asks.age {
			ask(role, "age", of, func(i int) bool { return person(i).Age == "" })
		}
		if asks.interests {
			ask(role, "interests", of, func(i int) bool { return person(i).Interests == nil })
		}
		ask(role, "availability", of, func(i int) bool {
			a := person(i).Availability
			return a == nil || a.Weekly == nil
		})
	}
	n := len(p.Mentees)
	common(RoleMentee, n, func(i int) *Person { return &p.Mentees[i].Person })
	ask(RoleMentee, "disability", n, func(i int) bool { return p.Mentees[i].Disability == nil })
	ask(RoleMentee, "occupation.held", n, func(i int) bool { return p.Mentees[i].Held == nil })
	ask(RoleMentee, "occupation.target", n, func(i int) bool { return p.Mentees[i].Target == nil })
	ask(RoleMentee, "goals", n, func(i int) bool { return p.Mentees[i].Goals == nil })
	n = len(p.Mentors)
	common(RoleMentor, n, func(i int) *Person { return &p.Mentors[i].Person })
	ask(RoleMentor, "lived_experience", n, func(i int) bool { return p.Mentors[i].LivedExperience == nil })
	ask(RoleMentor, "occupation.held", n, func(i int) bool { return p.Mentors[i].Held == nil })
	ask(RoleMentor, "occupation.current", n, func(i int) bool { return p.Mentors[i].Current == nil })
	ask(RoleMentor, "occupation.returned", n, func(i int) bool { return !p.Mentors[i].Returned.Answered })
	ask(RoleMentor, "supports", n, func(i int) bool { return p.Mentors[i].Supports == nil })
	if asks.support {
		ask(RoleMentor, "offers_support", n, func(i int) bool { return p.Mentors[i].Offers == "" })
	}
	ask(RoleMentor, "training", n, func(i int) bool { return p.Mentors[i].Training == nil })
	ask(RoleMentor, "clearance", n, func(i int) bool { return p.Mentors[i].Clearance == nil })
	return list
}

// asked is what only some programmes ask people for.
type asked struct{ age, interests, support bool }

// asksFor looks at the limits of the programme, and at what people wish and ask
// for.
func (p *Programme) asksFor() (a asked) {
	a.age = !p.Settings.Ages.Mentees.IsZero() || !p.Settings.Ages.Mentors.IsZero()
	look := func(person *Person) {
		for _, w := range []*Wishes{&person.Prefer, &person.Require} {
			a.age = a.age || w.SimilarAge || !w.Ages.IsZero()
			a.interests = a.interests || w.SharedInterests
		}
	}
	for i := range p.Mentees {
		look(&p.Mentees[i].Person)
		a.support = a.support || p.Settings.SupportFor(&p.Mentees[i]) != SupportBoth
	}
	for j := range p.Mentors {
		look(&p.Mentors[j].Person)
	}
	return a
}
