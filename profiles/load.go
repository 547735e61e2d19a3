package profiles

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"

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
			p.Mentees = append(p.Mentees, *c.mentee)
		default:
			p.Mentors = append(p.Mentors, *c.mentor)
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
