package main

import (
	"mentormatch/internal/report"
	"mentormatch/profiles"
)

// allNamesakes are mentees, and mentors, who have the same name: two people
// can, but more often one person was entered twice. Somebody who is both a
// mentee and a mentor is not among them.
func allNamesakes(p *profiles.Programme) []report.Namesake {
	mentees := namesakes(len(p.Mentees), func(i int) *profiles.Person { return &p.Mentees[i].Person })
	mentors := namesakes(len(p.Mentors), func(i int) *profiles.Person { return &p.Mentors[i].Person })
	return append(mentees, mentors...)
}

// namesakes are the names that several people have, in the order of the first
// of them, each with the ids.
func namesakes(n int, person func(int) *profiles.Person) (list []report.Namesake) {
	byName := make(map[string][]string, n)
	var order, names []string
	for i := range n {
		who := person(i)
		if who.Name == who.ID {
			continue // no name was given
		}
		key := folded(who.Name)
		if byName[key] == nil {
			order, names = append(order, key), append(names, who.Name)
		}
		byName[key] = append(byName[key], who.ID)
	}
	for i, key := range order {
		if ids := byName[key]; len(ids) > 1 {
			list = append(list, report.Namesake{Name: names[i], IDs: ids})
		}
	}
	return list
}
