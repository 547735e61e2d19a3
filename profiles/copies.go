package profiles

import (
	"path"
	"regexp"
	"slices"

	"mentormatch/internal/diag"
)

// peopleFile is a file with the people that were read from it.
type peopleFile struct {
	name   string
	people []*candidate
	of     string // the file that was read before and that all of them are in; "" for none
}

// foldCopies makes one problem of a file that has at least two people, all of
// whom are in one other file: a copy that somebody made and left there.
// Whatever else is wrong with the people of the copy is not told. With
// SkipInvalid each person is left out with a reason, and it does nothing.
func (l *loader) foldCopies(people *index) {
	if l.opt.SkipInvalid {
		return
	}
	files := map[string]*peopleFile{}
	var inOrder []*peopleFile
	for _, c := range l.people {
		name, of := c.source.File, ""
		if first, ok := people.byLikeness[likeness(c.person().ID)]; ok && first.source.File != name && first.person().ID == c.person().ID {
			of = first.source.File
		}
		f, known := files[name]
		if !known {
			f = &peopleFile{name: name, of: of}
			files[name], inOrder = f, append(inOrder, f)
		}
		if f.of != of {
			f.of = ""
		}
		f.people = append(f.people, c)
	}
	for _, f := range inOrder {
		if f.of == "" || len(f.people) < 2 {
			continue
		}
		duplicate, original := f, files[f.of]
		if timesCopied(original.name) > timesCopied(f.name) && f.hasAll(original) {
			duplicate, original = original, f
			for _, c := range original.people {
				c.problems = slices.DeleteFunc(c.problems, func(p diag.Problem) bool { return p.ID == "duplicate-id" })
			}
		}
		for _, c := range duplicate.people {
			c.problems = nil
		}
		l.problems = append(l.problems, diag.Problem{ID: "copied-file", File: duplicate.name,
			Text: diag.Say("each of the {count} people in this file is in {file} too: one looks like a copy of the other", "count", len(duplicate.people), "file", original.name),
			Hint: "keep the file that is meant, and move the other out of the programme"})
	}
}

// hasAll tells whether everybody of another file is in this one too.
func (f *peopleFile) hasAll(other *peopleFile) bool {
	ids := make(map[string]bool, len(f.people))
	for _, c := range f.people {
		ids[c.person().ID] = true
	}
	return !slices.ContainsFunc(other.people, func(c *candidate) bool { return !ids[c.person().ID] })
}

// copied is what systems put before or behind the name of a copy: "Copy of b"
// of Google Drive and older Windows, "b - Copy (2)" of Windows, "b copy 2" of
// macOS, "b (1)" of browsers, and "b (copy)" or "b (3rd copy)" of Linux.
var copied = regexp.MustCompile(`(?i)^copy( \(\d+\))? of |( - copy| copy( \d+)?| \(\d+\)| \((another |\d+(st|nd|rd|th) )?copy\))$`)

// timesCopied is how often the name of a file says that it is a copy.
func timesCopied(name string) (times int) {
	name = path.Base(name)
	name = name[:len(name)-len(path.Ext(name))]
	for copied.MatchString(name) {
		name, times = copied.ReplaceAllString(name, ""), times+1
	}
	return times
}
