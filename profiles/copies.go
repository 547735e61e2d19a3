package profiles

import "mentormatch/internal/diag"

// foldCopies makes one problem of a file that has at least two people, all of
// whom are in one other file, which was read before: a copy that somebody made
// and left there. Whatever else is wrong with these people is not told. With
// SkipInvalid each person is left out with a reason, and it does nothing.
func (l *loader) foldCopies(people *index) {
	if l.opt.SkipInvalid {
		return
	}
	type file struct {
		people []*candidate
		of     string // the file that all of them are in; "" for none
	}
	files := map[string]*file{}
	var names []string
	for _, c := range l.people {
		name, of := c.source.File, ""
		if first, ok := people.byLikeness[likeness(c.person().ID)]; ok && first.source.File != name && first.person().ID == c.person().ID {
			of = first.source.File
		}
		f, known := files[name]
		if !known {
			f = &file{of: of}
			files[name], names = f, append(names, name)
		}
		if f.of != of {
			f.of = ""
		}
		f.people = append(f.people, c)
	}
	for _, name := range names {
		f := files[name]
		if f.of == "" || len(f.people) < 2 {
			continue
		}
		for _, c := range f.people {
			c.problems = nil
		}
		l.problems = append(l.problems, diag.Problem{ID: "copied-file", File: name,
			Text: diag.Say("each of the {count} people in this file is in {file} too: one looks like a copy of the other", "count", len(f.people), "file", f.of),
			Hint: "keep the file that is meant, and move the other out of the programme"})
	}
}
