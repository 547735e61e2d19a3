package profiles

import (
	"slices"

	"golang.org/x/text/unicode/norm"

	"mentormatch/internal/diag"
)

// An index finds people by what their ids look like.
type index struct {
	byLikeness map[string]*candidate
	ids        []string        // as written, sorted, for hints; nil until asked for
	decided    map[string]bool // who the log and matches that have ended name, by likeness
}

// checkPeople looks at what one profile says about another: ids that are the
// same, and ids that are nobody's.
func (l *loader) checkPeople() *index {
	people := &index{byLikeness: make(map[string]*candidate, len(l.people)), decided: make(map[string]bool)}
	people.remember(l.logged)
	for _, d := range l.decisions {
		if d.kind == "earlier" {
			people.remember([]decision{d})
		}
	}
	for _, c := range l.people {
		id := c.person().ID
		if id == "" {
			continue
		}
		key := likeness(id)
		first, twice := people.byLikeness[key]
		if !twice {
			people.byLikeness[key] = c
			continue
		}
		c.id.path = c.way()
		text := diag.Message("another person has this id")
		if first.person().ID != id {
			text = "an id that differs from another person's only in case, width or accents"
		}
		c.id.problem("duplicate-id", text, id,
			diag.Say("the first is at {place}; ids are unique among mentees and mentors", "place", first.source.String()))
		if l.opt.SkipInvalid && len(first.problems) == 0 {
			// Nobody can tell which of them a decision or a wish is about.
			first.id.path = first.way()
			first.id.problem("duplicate-id", text, id,
				diag.Say("the other is at {place}", "place", c.source.String()))
		}
	}
	for _, c := range l.people {
		for _, r := range c.refers {
			l.checkReference(people, c, r)
		}
	}
	l.foldCopies(people)
	return people
}

// checkReference looks a person up that another names. An id that is spelt
// like a person's but for composed and decomposed accents is that person's.
func (l *loader) checkReference(people *index, c *candidate, r reference) {
	named, ok := people.find(r.id)
	switch {
	case !ok:
		l.absent(people, r.spot, "nobody has this id", *r.id)
	case named == c:
		r.problem("own-id", "a person's own id in a list about others", *r.id, "take it out")
	case r.role != "" && named.role != r.role:
		r.problem("wrong-role", wrongRole(r.role), *r.id, "")
	}
}

// find looks an id up and writes it as that person does.
func (x *index) find(id *string) (*candidate, bool) {
	c, ok := x.byLikeness[likeness(*id)]
	if !ok || norm.NFC.String(c.person().ID) != norm.NFC.String(*id) {
		return nil, false
	}
	*id = c.person().ID
	return c, true
}

func (x *index) hint(id string) diag.Message {
	if near, ok := x.nearest(id); ok {
		return diag.DidYouMean(near)
	}
	return "use the id of a mentee or a mentor, as their profile writes it"
}

// nearest is the id that another one most likely meant, if any.
func (x *index) nearest(id string) (string, bool) {
	if c, ok := x.byLikeness[likeness(id)]; ok {
		return c.person().ID, true
	}
	if x.ids == nil {
		x.ids = make([]string, 0, len(x.byLikeness))
		for _, c := range x.byLikeness {
			x.ids = append(x.ids, c.person().ID)
		}
		slices.Sort(x.ids)
	}
	return diag.Nearest(id, x.ids)
}

// wrongRole says that an id is of the other role than the one that is wanted.
func wrongRole(wanted Role) diag.Message {
	if wanted == RoleMentee {
		return "this is the id of a mentor, where a mentee should be named"
	}
	return "this is the id of a mentee, where a mentor should be named"
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}
