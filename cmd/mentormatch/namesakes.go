package main

import (
	"fmt"
	"io"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// mostNamesakes is how many names are listed one by one, and how many people
// of one name. Large programmes have hundreds of people of one name.
const mostNamesakes = 5

// writeNamesakes lists mentees, and mentors, who have the same name: two
// people can, but more often one person was entered twice. Somebody who is
// both a mentee and a mentor is not listed.
func writeNamesakes(w io.Writer, p *profiles.Programme) {
	mentees := namesakes(len(p.Mentees), func(i int) *profiles.Person { return &p.Mentees[i].Person })
	mentors := namesakes(len(p.Mentors), func(i int) *profiles.Person { return &p.Mentors[i].Person })
	all := append(mentees, mentors...)
	if len(all) == 0 {
		return
	}
	fmt.Fprint(w, "\n  the same name: one person entered twice?\n")
	for _, line := range all[:min(len(all), mostNamesakes)] {
		fmt.Fprintln(w, "    "+diag.Visible(line))
	}
	if more := len(all) - mostNamesakes; more > 0 {
		fmt.Fprintf(w, "    and %s more\n", plural(more, "name"))
	}
}

// namesakes are the names that several people have, in the order of the first
// of them, each with the ids.
func namesakes(n int, person func(int) *profiles.Person) []string {
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
	var lines []string
	for i, key := range order {
		if ids := byName[key]; len(ids) > 1 {
			told := strings.Join(ids[:min(len(ids), mostNamesakes)], ", ")
			if more := len(ids) - mostNamesakes; more > 0 {
				told += fmt.Sprintf(" and %d more", more)
			}
			lines = append(lines, told+": "+names[i])
		}
	}
	return lines
}
