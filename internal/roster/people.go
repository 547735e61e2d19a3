package roster

import (
	"regexp"
	"slices"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// madeID is what idOf makes, which needs no checking.
var madeID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// keepApart gives the two profiles of one person a tag by which they are never
// paired, and makes sure that ids are ids.
func (p *plan) keepApart() {
	byKey := map[string][]*record{}
	owner := map[string]*record{}
	for _, r := range p.records {
		byKey[r.key] = append(byKey[r.key], r)
		var problems diag.Problems
		if len(r.id) > 64 || !madeID.MatchString(r.id) {
			_, problems = p.settings.ReadOne(r.role, []byte("id: "+quote(r.id)+"\n"), p.On)
		}
		other, role := owner[likeness(r.id)], p.roles[likeness(r.id)]
		if len(problems) > 0 || other != nil || role != "" && role != r.role {
			made := idOf(r.key)
			if made == r.id || owner[likeness(made)] != nil || p.roles[likeness(made)] != "" && p.roles[likeness(made)] != r.role {
				made += "-" + sum(string(r.role) + r.key)[:6]
			}
			text := diag.Message("an id that somebody else has")
			if len(problems) > 0 {
				text = problems[0].Text
			}
			if r.wanted != "" {
				p.list(place{table: r.table, row: r.row, column: -1, heading: "id"}, r.id, text, diag.Say("the profile has the id {id}", "id", made), false)
			}
			r.id = made
		}
		owner[likeness(r.id)] = r
	}
	for _, r := range p.records {
		if len(byKey[r.key]) < 2 {
			continue
		}
		base := byKey[r.key][0].id
		for _, role := range bothRoles {
			base = strings.TrimSuffix(base, "-"+string(role))
		}
		p.add(r, leafConflict, scalar(sameTag(base)))
		r.covered[leafConflict] = true
	}
}

// refer looks up the people whom others name: by id, by what tells them
// apart, or by a name that only one of them has.
func (p *plan) refer() {
	type person struct {
		id   string
		role profiles.Role
	}
	// An id goes before a key, and a key before a name.
	known := [3]map[string][]person{{}, {}, {}}
	remember := func(order int, word string, who person) {
		if word != "" && !slices.Contains(known[order][word], who) {
			known[order][word] = append(known[order][word], who)
		}
	}
	for _, one := range p.there {
		role := profiles.RoleMentee
		if one.Mentor != nil {
			role = profiles.RoleMentor
		}
		remember(0, fold(personOf(one).ID), person{personOf(one).ID, role})
	}
	for _, r := range p.records {
		who := person{r.id, r.role}
		remember(0, fold(r.id), who)
		remember(1, r.key, who)
		remember(2, fold(r.name), who)
	}
	for _, r := range p.records {
		for _, f := range r.refers {
			a := &answer{place: f.place, column: &ColumnMap{}, text: f.text}
			var fitting []person
			for order := range known {
				for _, who := range known[order][fold(f.text)] {
					if who.id != r.id && (f.leaf == leafAvoid || who.role != r.role) {
						fitting = append(fitting, who)
					}
				}
				if len(fitting) > 0 {
					break
				}
			}
			slices.SortFunc(fitting, func(a, b person) int { return strings.Compare(a.id, b.id) })
			// One person can be two, as a mentee and as a mentor.
			switch {
			case len(fitting) == 0:
				p.say(r, a, f.text, "nobody whom this can name", "use an id; it is kept in the notes")
			case len(fitting) > 2 || len(fitting) == 2 && fitting[0].role == fitting[1].role:
				p.say(r, a, f.text, "more than one person has this name", "use an id; it is kept in the notes")
			default:
				for _, who := range fitting {
					p.add(r, f.leaf, scalar(who.id))
				}
			}
		}
	}
}
