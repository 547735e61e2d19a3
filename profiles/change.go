package profiles

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"mentormatch/internal/diag"
)

// A Change is what a file says is to be different in a programme, to see what
// would follow.
type Change struct {
	// Mentees and Mentors join, or stand in for those with the same ids.
	Mentees []Mentee
	Mentors []Mentor
	// Settings are those of the changed programme, and Fields which of them the
	// file gives, in its order; nil when it gives none.
	Settings *Settings
	Fields   []string
	Input    Input
}

// Apply makes the changed programme; the given one stays as it is. It is the one
// that the change was read for.
func (c *Change) Apply(p *Programme) *Programme {
	q := *p
	if c.Settings != nil {
		q.Settings = *c.Settings
	}
	q.Mentees = replace(p.Mentees, c.Mentees, func(m *Mentee) string { return m.ID })
	q.Mentors = replace(p.Mentors, c.Mentors, func(m *Mentor) string { return m.ID })
	q.Inputs = append(slices.Clip(p.Inputs), c.Input)
	return &q
}

// replace puts people among others, in the place of those with the same ids, by id.
func replace[T any](people, with []T, id func(*T) string) []T {
	if len(with) == 0 {
		return people
	}
	all := slices.Concat(people, with)
	slices.SortStableFunc(all, func(a, b T) int { return strings.Compare(id(&a), id(&b)) })
	kept := all[:0]
	for k := range all {
		if n := len(kept); n > 0 && id(&kept[n-1]) == id(&all[k]) {
			kept[n-1] = all[k] // the later stands behind
			continue
		}
		kept = append(kept, all[k])
	}
	return kept
}

// changeFields are those of a file that changes a programme.
var changeFields = []string{
	"mentees", "mentors", "time_zone", "term", "meeting", "weights", "objective", "minimum", "neutral",
	"lived_experience_months", "disability", "occupation", "goals", "availability", "wishes", "rules", "support", "support_weights", "matters_limit",
	"again", "ages",
}

// ReadChange reads a file of further or changed people and settings, as they would
// stand in the programme's own files: mentees and mentors as lists, settings as
// in programme.yaml. Opt says the day, and what stands in front of the name in
// problems.
//
// Its error is a [diag.Problems] with everything that is wrong, which includes what the people
// say about others who are not there.
func ReadChange(fsys fs.FS, name string, p *Programme, opt LoadOptions) (*Change, error) {
	l := newChangeLoader(fsys, p, opt)
	c := l.readChange(name, p)
	if len(l.problems) > 0 {
		l.problems.Sort()
		return nil, l.problems
	}
	return c, nil
}

// newChangeLoader makes a loader that reads as the programme's own did.
func newChangeLoader(fsys fs.FS, p *Programme, opt LoadOptions) *loader {
	opt.SkipInvalid = false
	return &loader{ctx: context.Background(), fsys: fsys, opt: opt, everybodyThere: true, programme: &Programme{Settings: p.Settings, Codes: p.Codes}}
}

// readChange reads a change of a programme. What is wrong is among the loader's
// problems.
func (l *loader) readChange(name string, p *Programme) *Change {
	c := &Change{}
	l.programme.Settings = p.Settings
	top, ok := l.readSingle(name, true)
	if !ok {
		return c
	}
	c.Input = l.programme.Inputs[len(l.programme.Inputs)-1]
	c.Input.Path = l.named(name)
	f, ok := top.fields(changeFields, map[string]diag.Message{
		"name":       "a change has no name; scenarios have: see mentormatch whatif --help",
		"vocabulary": "put new words into programme.yaml: they change no match by themselves",
		"timezone":   diag.DidYouMean("time_zone"),
	})
	if !ok {
		return c
	}
	l.readSettings(f)
	for _, pair := range f.pairs {
		if pair.name != "mentees" && pair.name != "mentors" {
			c.Fields = append(c.Fields, pair.name)
		}
	}
	if len(c.Fields) > 0 {
		s := l.programme.Settings
		c.Settings = &s
	}
	l.people = nil
	mentees := l.readList(f, "mentees", RoleMentee)
	mentors := l.readList(f, "mentors", RoleMentor)
	l.people = slices.Concat(others(p, mentees, mentors), mentees, mentors)
	l.checkPeople()
	for _, person := range mentees {
		l.problems = append(l.problems, person.problems...)
		c.Mentees = append(c.Mentees, *person.mentee)
	}
	for _, person := range mentors {
		l.problems = append(l.problems, person.problems...)
		c.Mentors = append(c.Mentors, *person.mentor)
	}
	return c
}

// readList reads the people of one field of a file.
func (l *loader) readList(f fields, name string, role Role) []*candidate {
	v, ok := f.get(name)
	if !ok {
		return nil
	}
	entries, ok := v.list()
	if !ok {
		return nil
	}
	r, p := l.reader(), v.part
	of := p.name
	p.name = name
	var people []*candidate
	for _, e := range entries {
		people = append(people, r.readCandidate(e, role))
	}
	p.name, p.person = of, nil
	return people
}

// others are the people of a programme for whom nobody among those who were read
// stands in.
func others(p *Programme, mentees, mentors []*candidate) []*candidate {
	read := make(map[string]bool)
	for _, c := range mentees {
		read[c.mentee.ID] = true
	}
	var people []*candidate
	for i := range p.Mentees {
		if m := &p.Mentees[i]; !read[m.ID] {
			people = append(people, &candidate{role: RoleMentee, mentee: m, source: m.Source})
		}
	}
	clear(read)
	for _, c := range mentors {
		read[c.mentor.ID] = true
	}
	for j := range p.Mentors {
		if m := &p.Mentors[j]; !read[m.ID] {
			people = append(people, &candidate{role: RoleMentor, mentor: m, source: m.Source})
		}
	}
	return people
}

// indexOf finds people of a programme by their ids.
func indexOf(p *Programme) *index {
	x := &index{byLikeness: make(map[string]*candidate, len(p.Mentees)+len(p.Mentors))}
	for _, c := range others(p, nil, nil) {
		x.byLikeness[likeness(c.person().ID)] = c
	}
	return x
}
