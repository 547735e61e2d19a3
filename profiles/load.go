package profiles

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
)

// LoadOptions say how a folder is read. The zero value works.
type LoadOptions struct {
	// Name stands in front of file names in problems: the folder as the
	// person typed it.
	Name string
	// On is the day of the run. What must have begun by then, such as lived
	// experience, is checked against it; the zero Date checks nothing.
	On Date
	// SkipInvalid leaves out the people with problems of their own, and lists
	// them in Programme.Rejected, instead of refusing the folder for them.
	SkipInvalid bool
}

// Load reads a programme folder.
//
// When anything is wrong, the error is a [diag.Problems] with all of it, in
// the order of file and line, and the programme is nil. With
// LoadOptions.SkipInvalid only problems outside of people are an error: every
// person read is then in Mentees, in Mentors or in Rejected. What other people
// say about a rejected person stays valid. Decisions about a rejected person
// are set aside with them, and their Rejected.Why says so; only an approval of
// a rejected mentee stays, since it uses a place of the mentor.
//
// A file that is not YAML cannot say who is in it, and is always an error.
// Memory grows with what is kept and with the largest document or list entry,
// not with the size of a file's tree.
func Load(fsys fs.FS, opt LoadOptions) (*Programme, error) {
	l := &loader{fsys: fsys, opt: opt, programme: &Programme{Settings: DefaultSettings()}}
	folder, ok := l.list()
	if !ok {
		return nil, l.problems
	}
	if folder.programme {
		l.readProgramme()
	}
	for _, path := range folder.mentees {
		l.readPeople(path, RoleMentee)
	}
	for _, path := range folder.mentors {
		l.readPeople(path, RoleMentor)
	}
	if folder.decisions {
		l.readDecisions()
	}
	if folder.partners {
		l.readPartners()
	}
	people := l.checkPeople()
	l.checkDecisions(people)
	return l.finish()
}

// A loader is one run of Load.
type loader struct {
	fsys      fs.FS
	opt       LoadOptions
	programme *Programme
	people    []*candidate
	decisions []decision
	problems  diag.Problems // those that are nobody's own

	vocabularyUnread bool // programme.yaml could not be read, so that its terms are not known
	peopleUnread     bool // a file of people could not be read, so that its ids are not known
}

func (l *loader) vocabulary() *Vocabulary { return &l.programme.Settings.Vocabulary }

// readPeople reads a file of people: a list, or documents that are each a
// person or a list.
func (l *loader) readPeople(path string, role Role) {
	data, ok := l.read(path)
	if !ok {
		l.peopleUnread = true
		return
	}
	before, unread := len(l.people), false
	anything := false
	for _, document := range cutDocuments(data) {
		said, ok := l.readPeopleDocument(path, document, role)
		anything = anything || said
		unread = unread || !ok
	}
	l.peopleUnread = l.peopleUnread || unread
	if !anything && !unread && len(l.people) == before {
		l.fileProblem(path, diag.Problem{ID: "empty-file", Text: "nobody is in this file",
			Hint: "write [] when that is meant, or delete the file"})
	}
}

// readPeopleDocument reads a document, one entry at a time when it is a list.
// said reports whether there is anything in it, ok whether it is YAML.
func (l *loader) readPeopleDocument(path string, document stretch, role Role) (said, ok bool) {
	before, problems := len(l.people), len(l.problems)
	if entries, list := cutItems(document); list && len(entries) > 1 {
		ok = true
		for _, entry := range entries {
			_, entryOK := l.readPeoplePart(path, entry, role)
			ok = ok && entryOK
		}
		if ok {
			return true, true
		}
		// Either an entry is not YAML, or a quotation was cut in two.
		if len(document.text) > maxPart {
			return true, false
		}
		if _, err := decode(document.text); err != nil {
			return true, false
		}
		l.people, l.problems = l.people[:before], l.problems[:problems]
	}
	return l.readPeoplePart(path, document, role)
}

// maxPart is the largest document that is parsed in one piece, in bytes: about
// a second and a half of parsing, and twenty thousand people.
const maxPart = 16 << 20

func (l *loader) readPeoplePart(path string, text stretch, role Role) (said, ok bool) {
	p := &part{stretch: text, file: l.named(path), people: true}
	if len(text.text) > maxPart {
		l.problems = append(l.problems, p.problem(1, 0, diag.Problem{ID: "too-large",
			Text: "a document of more than 16 MB that cannot be read in pieces",
			Hint: "write each person as a document of their own, with a line --- between them"}))
		return true, false
	}
	var own diag.Problems
	root, ok := p.parse(&own)
	if !ok || root == nil {
		l.problems = append(l.problems, own...)
		return root != nil, ok
	}
	top := value{node: root, spot: spot{part: p, line: root.Line, column: root.Column, path: string(role) + "s", sink: &l.problems}}
	people := []value{top}
	switch {
	case top.null():
		l.problems = append(l.problems, own...)
		return false, true
	case root.Kind == yaml.SequenceNode:
		people = people[:0]
		if !top.plain() {
			break
		}
		for _, node := range root.Content {
			people = append(people, top.at(node, ""))
		}
	}
	for _, v := range people {
		l.people = append(l.people, l.readCandidate(v, role))
	}
	if len(people) == 1 {
		c := l.people[len(l.people)-1]
		c.problems = append(c.problems, own...)
	} else {
		l.problems = append(l.problems, own...)
	}
	return true, true
}

// finish puts the programme together, or says why there is none.
func (l *loader) finish() (*Programme, error) {
	p := l.programme
	for _, c := range l.people {
		switch {
		case len(c.problems) > 0 && l.opt.SkipInvalid:
			p.Rejected = append(p.Rejected, c.rejected())
		case len(c.problems) > 0:
			l.problems = append(l.problems, c.problems...)
		case c.role == RoleMentee:
			p.Mentees = append(p.Mentees, c.mentee)
		default:
			p.Mentors = append(p.Mentors, c.mentor)
		}
	}
	if len(l.problems) > 0 {
		l.problems.Sort()
		return nil, l.problems
	}
	slices.SortFunc(p.Mentees, func(a, b Mentee) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Mentors, func(a, b Mentor) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Inputs, func(a, b Input) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(p.Rejected, func(a, b Rejected) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return p, nil
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
