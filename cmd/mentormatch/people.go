package main

import (
	"slices"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A found person is one of the mentees or one of the mentors, by position.
type found struct {
	role  profiles.Role
	index int
	id    string
}

// find finds the person that somebody means: by id, or by name when only one
// person has it. Case and the width of letters make no difference.
func find(p *profiles.Programme, word string) (found, error) {
	var byName []found
	var known []string
	person := func(role profiles.Role, i int, who *profiles.Person) (found, bool) {
		f := found{role, i, who.ID}
		if same(who.ID, word) {
			return f, true
		}
		if same(who.Name, word) {
			byName = append(byName, f)
		}
		known = append(known, who.ID)
		if who.Name != who.ID {
			known = append(known, who.Name)
		}
		return f, false
	}
	for i := range p.Mentees {
		if f, ok := person(profiles.RoleMentee, i, &p.Mentees[i].Person); ok {
			return f, nil
		}
	}
	for i := range p.Mentors {
		if f, ok := person(profiles.RoleMentor, i, &p.Mentors[i].Person); ok {
			return f, nil
		}
	}
	switch len(byName) {
	case 1:
		return byName[0], nil
	case 0:
		if why, ok := rejected(p, word); ok {
			return found{}, &failure{diag.Say(`"{word}" is left out of this run`, "word", word), why}
		}
		return found{}, &failure{
			diag.Say(`nobody here is called "{word}"`, "word", word),
			nearestOr(word, known, "name a person by the id in the profiles, or by the whole name"),
		}
	}
	ids := make([]string, len(byName))
	for i, f := range byName {
		ids[i] = f.id
	}
	return found{}, &failure{
		diag.Say(`{count} people are called "{word}"`, "count", len(ids), "word", word),
		diag.Say("name one by id: {words}", "words", ids),
	}
}

// rejected says why somebody was left out of the run.
func rejected(p *profiles.Programme, word string) (why diag.Message, ok bool) {
	i := slices.IndexFunc(p.Rejected, func(r profiles.Rejected) bool { return r.ID != "" && same(r.ID, word) })
	if i < 0 {
		return "", false
	}
	return stacked(p.Rejected[i].Why), true
}

// same reports whether two words differ in case, width and composition only.
func same(a, b string) bool { return folded(a) == folded(b) }

func folded(s string) string { return cases.Fold().String(norm.NFKC.String(s)) }
