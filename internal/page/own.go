package page

import (
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// An ownPage tells one person of their own matches.
type ownPage struct {
	Name    string
	Heading string
	Matches []ownMatch
	None    []string // why there is none
	Help    []string // organisations
	Choice  []string
}

type ownMatch struct {
	Other, State string
	Why, Meeting []string
}

func own(run *report.Run, say *lang.Speaker) *ownPage {
	p, mentor := run.Scorer.Programme(), run.For.Kind == report.ForMentor
	o := &ownPage{Heading: say.Say("page.own.mentee")}
	if mentor {
		o.Heading = say.Say("page.own.mentor")
	}
	for k := range run.Result.Matches {
		m := &run.Result.Matches[k]
		if run.For.Sees(&p.Mentees[m.Mentee], &p.Mentors[m.Mentor]) {
			o.Matches = append(o.Matches, ownMatchOf(run, say, m))
		}
	}
	o.Name = nameOf(run)
	if len(o.Matches) == 0 {
		o.none(run, say)
		if p.Settings.Contact != "" {
			o.None = append(o.None, say.Say("page.own.ask", "contact", report.Clean(p.Settings.Contact)))
		}
		return o
	}
	contact := say.Say("page.own.contact.sender")
	if p.Settings.Contact != "" {
		contact = say.Say("letter.contact", "contact", p.Settings.Contact)
	}
	o.Choice = []string{say.Say("letter.decline"), contact}
	return o
}

// nameOf is the reader's own name.
func nameOf(run *report.Run) string {
	p := run.Scorer.Programme()
	var people []*profiles.Person
	if run.For.Kind == report.ForMentor {
		for j := range p.Mentors {
			people = append(people, &p.Mentors[j].Person)
		}
	} else {
		for i := range p.Mentees {
			people = append(people, &p.Mentees[i].Person)
		}
	}
	for _, person := range people {
		if person.ID == run.For.ID {
			return report.Called(person)
		}
	}
	return report.Clean(run.For.ID)
}

// none says why nobody is matched with the reader, in words that name nobody.
func (o *ownPage) none(run *report.Run, say *lang.Speaker) {
	if run.For.Kind == report.ForMentor {
		o.None = []string{say.Say("page.own.none.mentor")}
		return
	}
	o.None = []string{say.Say("page.own.none.mentee")}
	for k := range run.Result.Unmatched {
		u := &run.Result.Unmatched[k]
		if run.Scorer.Programme().Mentees[u.Mentee].ID != run.For.ID {
			continue
		}
		cause := "page.own.places"
		if u.Cause == matcher.Barred || u.Cause == matcher.BelowMinimum {
			cause = "page.own.fit"
		}
		o.None = append(o.None, say.Say(cause))
		o.Help = run.TellPartners(u)
	}
}

func ownMatchOf(run *report.Run, say *lang.Speaker, m *matcher.Matched) ownMatch {
	told := run.Tell(m)
	return ownMatch{
		Other:   told.Other(run.For),
		State:   say.Say("page.own.state." + string(m.Origin)),
		Why:     told.Why(say, run.For),
		Meeting: told.Meeting(say, run.OwnTime(m)),
	}
}
