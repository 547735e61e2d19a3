package report

import (
	"io"
	"slices"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// CSVOptions are how a CSV table is written. The zero value is what
// [WriteCSV] writes.
type CSVOptions struct {
	// Delimiter stands between the cells: a comma when it is 0, a semicolon or
	// a tab.
	//
	// Where spreadsheets part cells by semicolons, the comma is for decimals,
	// and 12.05 would become the twelfth of May. So decimals have a comma where
	// cells have a semicolon, unless the table is Plain.
	Delimiter rune
	NoMark    bool // no byte order mark in front
	// Plain is for programs, and not for opening in a spreadsheet: no byte order
	// mark, lines that end with LF, ids as the profiles have them, no apostrophe
	// before anything, a point before decimals.
	Plain bool
	// Long has a line for each matched pair and criterion, to be summed up in a
	// pivot table: the contributions of a pair sum to its score.
	Long bool
	// All has every allowed pair, instead of those who are matched, by mentee
	// and then by mentor.
	All bool
	// Fields are the columns, in order; those of [CSVFields] when nil.
	Fields []string
	// Step is told how many mentees of All are written, of how many. Its error
	// ends the writing, and is returned.
	Step func(done, of int) error
}

// hasMark reports whether a byte order mark stands in front.
func (o *CSVOptions) hasMark() bool { return !o.Plain && !o.NoMark }

// between is what stands between cells.
func (o *CSVOptions) between() rune {
	if o.Delimiter == 0 {
		return ','
	}
	return o.Delimiter
}

// decimal is what stands before decimals.
func (o *CSVOptions) decimal() byte {
	if o.Delimiter == ';' && !o.Plain {
		return ','
	}
	return '.'
}

// byteOrderMark in front tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\ufeff"

// WriteCSV writes a line for every person who was read: the matches, the
// mentees who are not matched with the reason in why, and those who could not
// be read. It is UTF-8 with a byte order mark, lines end with CR LF, and
// quoting is that of RFC 4180.
//
// The columns, whose names and meaning stay from version to version (a new one
// is added at the end):
//
//	mentee_id, mentee, mentor_id, mentor   ids and names
//	score                                  0 to 100, with two decimals
//	disability, occupation, goals, availability
//	                                       what each criterion contributes: they
//	                                       sum to score exactly
//	evidence                               how much of the weight rests on answers, in percent
//	language, meet, first_meeting          a language tag; remote or in-person; the day and
//	                                       time in the mentee's own zone, which it names
//	why                                    sentences, in the run's language
//	decision, other_mentor, reason, by, date, round
//	                                       for a person to fill in and mentormatch decide to
//	                                       read back; round says what was decided about
//
// A spreadsheet that opens a CSV file runs what looks like a formula, and
// turns case numbers into numbers and dates (00123, 1e10, SEPT2) without
// saying so. A text that it would take for either has an apostrophe in front,
// and so has a text that starts with one itself. A program that reads the file
// takes one leading apostrophe off every text that has one, and has what the
// profiles say; or it asks for a table that is Plain. The apostrophe was chosen
// over ="00123", which no other program understands, and over invisible
// characters, which break comparisons without being seen. Within a text there is
// one only in front of a formula behind a comma or semicolon that is not between
// the cells of the file; see [safecell.KeepWhole].
func WriteCSV(w io.Writer, run *Run) error { return WriteCSVAs(w, run, CSVOptions{}) }

// WriteCSVAs is [WriteCSV] with options. A table that is Long has the columns
//
//	mentee_id, mentor_id   the pair
//	criterion              disability, occupation, goals or availability
//	weight                 the criterion's share of the weight for the mentee, in percent
//	points                 0 to 100, of the criterion alone
//	contribution           the points of the pair's score that come from it
//	evidence               how much of it rests on answers, in percent
//	reason                 a sentence, in the run's language
//
// and no line for those who are not matched, as they have no pair. A table of
// All has mentee_id, mentor_id and score when it is not Long. More columns can
// be had by name: see [CSVFields].
//
// All is written mentee by mentee, as it is scored: it takes no memory for
// pairs but those of a few mentees. Score alone needs the time of
// [scoring.Scorer.Row], 20 ns or so a pair; any other column of a pair that of
// [scoring.Scorer.Pair], a thousand times as much.
//
// The error is of the writer, of Step, or an unknown field.
func WriteCSVAs(w io.Writer, run *Run, opt CSVOptions) error {
	t, err := newCSVTable(run, opt)
	if err != nil {
		return err
	}
	if _, err := w.Write(t.head()); err != nil {
		return err
	}
	if opt.All {
		return t.writeAll(w, opt.Step)
	}
	return t.writeMatches(w)
}

// linesAtOnce is how many lines are made before they are written: about 400 kB, which takes a processor longer than to wake another.
const linesAtOnce = 512

// writeMatches writes who is matched, who is not, and who could not be read.
func (t *csvTable) writeMatches(w io.Writer) error {
	matches, unmatched, rejected := t.run.Result.Matches, t.run.Result.Unmatched, t.run.programme().Rejected
	lines := len(matches)
	if !t.long {
		lines += len(unmatched) + len(rejected)
	}
	blocks := (lines + linesAtOnce - 1) / linesAtOnce
	return inOrder(w, blocks, func() func(int, []byte) []byte {
		l := t.newLine()
		return func(block int, to []byte) []byte {
			for k := block * linesAtOnce; k < min(lines, (block+1)*linesAtOnce); k++ {
				switch u := k - len(matches); {
				case u < 0:
					if t.spoken {
						getAhead(t.run, matches, k)
					}
					l.pair(&matches[k])
					to = t.pair(to, l)
				case u < len(unmatched):
					l.about(unmatched[u].Mentee, nobody)
					l.unmatched = &unmatched[u]
					to = t.line(to, l)
				default:
					l.about(nobody, nobody)
					l.rejected = &rejected[u-len(unmatched)]
					to = t.line(to, l)
				}
			}
			return to
		}
	}, nil)
}

// writeAll writes every allowed pair.
func (t *csvTable) writeAll(w io.Writer, step func(done, of int) error) error {
	p := t.run.programme()
	return inOrder(w, len(p.Mentees), func() func(int, []byte) []byte {
		l, points := t.newLine(), make([]int32, len(p.Mentors))
		return func(mentee int, to []byte) []byte {
			t.run.Scorer.Row(mentee, points)
			for mentor, score := range points {
				if score == scoring.NotAllowed {
					continue
				}
				if t.parts {
					l.pair(&matcher.Matched{Mentee: mentee, Mentor: mentor, Origin: matcher.Proposed, Pair: t.run.Scorer.Pair(mentee, mentor)})
				} else {
					l.about(mentee, mentor)
					l.score = int(score)
				}
				to = t.pair(to, l)
			}
			return to
		}
	}, step)
}

// pair writes a pair: one line, or in a long table one for each criterion.
func (t *csvTable) pair(to []byte, l *csvLine) []byte {
	if !t.long {
		return t.line(to, l)
	}
	for l.criterion = range scoring.Criterion(scoring.NumCriteria) {
		to = t.line(to, l)
	}
	return to
}

// CSVFields are the columns that a table with these options has, and those
// that it can have, all of them in the order of [WriteCSV] and [WriteCSVAs].
func CSVFields(opt CSVOptions) (usual, possible []string) {
	for _, f := range csvFields(opt) {
		possible = append(possible, f.name)
		if !f.asked {
			usual = append(usual, f.name)
		}
	}
	return usual, possible
}

// nobody is the position of a person whom a line has not.
const nobody = -1

// A csvLine is what a line is about. Each goroutine has one, for one line
// after another.
type csvLine struct {
	run            *Run
	mentee, mentor int // positions; nobody where there is none
	match          *matcher.Matched
	unmatched      *matcher.Unmatched
	rejected       *profiles.Rejected
	score          int               // of a pair without match
	criterion      scoring.Criterion // in a long table

	teller *teller
	// reasons are those of the match, once they were asked for.
	reasons *[scoring.NumCriteria][]byte
	// last has, for each column of texts, what the line before had: neighbours
	// often have the same language, way of meeting and round.
	last []lastCell
}

// A lastCell is a text and the cell that was made of it.
type lastCell struct {
	text string
	cell []byte
}

func (t *csvTable) newLine() *csvLine {
	return &csvLine{run: t.run, teller: t.run.teller(t.run.fluent()), last: make([]lastCell, len(t.fields))}
}

// about begins a line about two people.
func (l *csvLine) about(mentee, mentor int) {
	*l = csvLine{run: l.run, teller: l.teller, last: l.last, mentee: mentee, mentor: mentor}
}

// pair begins a line, or several, about a match.
func (l *csvLine) pair(m *matcher.Matched) {
	l.about(m.Mentee, m.Mentor)
	l.match = m
}

// reason is what the line's criterion says of the match.
func (l *csvLine) reason(to []byte) []byte {
	if l.reasons == nil {
		l.reasons = l.teller.reasons(&l.match.Pair)
	}
	return append(to, l.reasons[l.criterion]...)
}

// id is of the person of a role, read or rejected.
func (l *csvLine) id(role profiles.Role) string {
	switch {
	case l.rejected != nil && (l.rejected.Role == profiles.RoleMentor) == (role == profiles.RoleMentor):
		return l.rejected.ID
	case role == profiles.RoleMentor && l.mentor != nobody:
		return l.run.mentor(l.mentor).ID
	case role != profiles.RoleMentor && l.mentee != nobody:
		return l.run.mentee(l.mentee).ID
	}
	return ""
}

// why appends what there is to say about everybody of the line.
func (l *csvLine) why(to []byte) []byte {
	switch {
	case l.match != nil:
		return l.teller.why(to, l.match)
	case l.unmatched != nil:
		return append(to, clean(l.run.whyUnmatched(l.unmatched))...)
	case l.rejected != nil:
		return append(to, l.run.whyRejected(l.rejected)...)
	}
	return to
}

// fieldNamed finds a field.
func fieldNamed(fields []csvField, name string) (csvField, bool) {
	k := slices.IndexFunc(fields, func(f csvField) bool { return f.name == name })
	if k < 0 {
		return csvField{}, false
	}
	return fields[k], true
}
