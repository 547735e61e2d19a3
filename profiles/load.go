package profiles

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"

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
	// Progress, when set, is told now and then how many of the bytes of the
	// files of people have been read. It is called by the goroutine that
	// called Load.
	Progress func(done, of int64)
	// Processors is how many goroutines read people; 0 for as many as
	// runtime.GOMAXPROCS. The result does not depend on it.
	Processors int
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
// Memory grows with the bytes of the files and with what is kept, not with the
// trees of the files: of those there are a few people's at a time, but that a
// document which is neither a list with a dash for each person nor smaller than
// a person may be has its whole tree in memory.
func Load(fsys fs.FS, opt LoadOptions) (*Programme, error) {
	return LoadContext(context.Background(), fsys, opt)
}

// LoadContext is Load for a caller who may want it to end early: when ctx
// ends, its error is returned soon after.
func LoadContext(ctx context.Context, fsys fs.FS, opt LoadOptions) (*Programme, error) {
	l := &loader{ctx: ctx, fsys: fsys, opt: opt, programme: &Programme{Settings: DefaultSettings()}}
	folder, ok := l.list()
	if !ok {
		return nil, l.problems
	}
	if folder.programme {
		l.readProgramme()
	}
	l.readCodes(folder.codes)
	if err := l.readAllPeople(folder); err != nil {
		return nil, err
	}
	if folder.decisions {
		l.readDecisions()
	}
	if folder.partners {
		l.readPartners()
	}
	people := l.checkPeople()
	l.settle(people)
	l.checkDecisions(people)
	return l.finish()
}

// LoadSettings reads what a programme folder says apart from people: its
// settings, with the vocabulary, and its tables of codes. The programme has
// nobody in it. Its error is as Load's, for what is wrong with those files.
func LoadSettings(fsys fs.FS, opt LoadOptions) (*Programme, error) {
	l := &loader{ctx: context.Background(), fsys: fsys, opt: opt, programme: &Programme{Settings: DefaultSettings()}}
	folder, ok := l.list()
	if !ok {
		return nil, l.problems
	}
	l.problems = nil // of the folder, which is for Load to tell
	if folder.programme {
		l.readProgramme()
	} else {
		l.missing("programme.yaml", "this file is missing: a programme needs its settings", "name a folder that has one")
	}
	l.readCodes(folder.codes)
	return l.finish()
}

// A loader is one run of Load.
type loader struct {
	ctx       context.Context
	fsys      fs.FS
	opt       LoadOptions
	programme *Programme
	people    []*candidate
	decisions []decision    // of the lists
	logged    []decision    // of the log, in its order
	problems  diag.Problems // those that are nobody's own

	vocabularyUnread bool // programme.yaml could not be read, so that its terms are not known
	everybodyThere   bool // whoever is named has to be in the programme: what is read is written now
	peopleUnread     bool // a file of people could not be read, so that its ids are not known
}

func (l *loader) vocabulary() *Vocabulary { return &l.programme.Settings.Vocabulary }

// finish puts the programme together, or says why there is none.
func (l *loader) finish() (*Programme, error) {
	p := l.programme
	var mentees []*Mentee
	var mentors []*Mentor
	for _, c := range l.people {
		switch {
		case len(c.problems) > 0 && l.opt.SkipInvalid:
			p.Rejected = append(p.Rejected, c.rejected())
		case len(c.problems) > 0:
			l.problems = append(l.problems, c.problems...)
		case c.role == RoleMentee:
			mentees = append(mentees, c.mentee)
		default:
			mentors = append(mentors, c.mentor)
		}
	}
	if len(l.problems) > 0 {
		l.problems.Sort()
		return nil, l.problems
	}
	p.Warnings.Sort()
	p.Mentees = inOrder(mentees, func(a, b *Mentee) int { return strings.Compare(a.ID, b.ID) })
	p.Mentors = inOrder(mentors, func(a, b *Mentor) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Inputs, func(a, b Input) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(p.Rejected, func(a, b Rejected) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return p, nil
}

// inOrder sorts people, by their addresses as they are large.
func inOrder[T any](people []*T, compare func(a, b *T) int) []T {
	if len(people) == 0 {
		return nil
	}
	slices.SortFunc(people, compare)
	list := make([]T, len(people))
	for i, person := range people {
		list[i] = *person
	}
	return list
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
