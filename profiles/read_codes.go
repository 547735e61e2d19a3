package profiles

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// The headings of the tables of codes, by which they are told apart.
var (
	labelHeading   = []string{"code", "label"}
	relatedHeading = []string{"code", "related", "strength"}
	sameHeading    = []string{"code", "same_as"}
)

// headingHint lists them.
const headingHint = `the first line is "code,label", "code,related,strength" or "code,same_as"; ` +
	"mentormatch codes load makes such a table from a published one"

// A sheet is a text of separated values that is being read line by line, with
// the place of each cell.
type sheet struct {
	part     *part
	rows     *csv.Reader
	problems *diag.Problems
	row      []string
}

// newSheet starts to read a text that textOf has seen.
func newSheet(file string, text []byte, comma rune, problems *diag.Problems) *sheet {
	s := &sheet{part: &part{stretch: stretch{text: text}, file: file}, rows: csv.NewReader(strings.NewReader(string(text))), problems: problems}
	s.rows.Comma = comma
	s.rows.FieldsPerRecord = -1
	return s
}

// next reads a line. It reports false at the end, and when what follows cannot
// be read.
func (s *sheet) next() bool {
	row, err := s.rows.Read()
	var wrong *csv.ParseError
	switch {
	case err == io.EOF:
		return false
	case errors.As(err, &wrong):
		*s.problems = append(*s.problems, s.part.problem(wrong.Line, wrong.Column, diag.Problem{ID: "csv", Text: "this is not a line of comma-separated values",
			Hint: "put text that holds a comma or a quotation mark in quotation marks, and write each of those twice"}))
		return false
	}
	for i, cell := range row {
		row[i] = strings.TrimSpace(cell)
	}
	s.row = row
	return true
}

// place is the line and the column, in characters, of a cell of the line.
func (s *sheet) place(cell int) (line, column int) {
	line, at := s.rows.FieldPos(min(cell, len(s.row)-1))
	text := s.part.excerpt(line)
	return line, utf8.RuneCountInString(text[:min(at-1, len(text))]) + 1
}

func (s *sheet) problem(cell int, id string, text diag.Message, written string, hint diag.Message) {
	line, column := s.place(cell)
	*s.problems = append(*s.problems, s.part.problem(line, column, diag.Problem{ID: id, Text: text, Value: written, Hint: hint}))
}

// occupation reads a cell as a code.
func (s *sheet) occupation(cell int, written string) (Occupation, bool) {
	o, err := ParseOccupation(written)
	if err != nil {
		wrong := err.(*CodeError)
		s.problem(cell, "occupation", wrong.text, written, wrong.hint)
		return Occupation{}, false
	}
	return o, true
}

// label reads a cell as what people read.
func (s *sheet) label(cell int, written string) (string, bool) {
	r, bad := forbidden(written)
	switch {
	case bad || strings.ContainsAny(written, "\n\t"):
		s.problem(cell, "character", "a character that a label must not hold", shown(r), "write the label on one line")
	case utf8.RuneCountInString(written) > maxText:
		s.problem(cell, "text-too-long", diag.Say("a text of {count} characters", "count", utf8.RuneCountInString(written)), "", diag.Say("at most {most} are kept", "most", maxText))
	case written == "":
		s.problem(cell, "missing-value", "an empty label", "", "take the line out: a code needs no label")
	default:
		return written, true
	}
	return "", false
}

// readCodes reads the tables of codes in a programme folder.
func (l *loader) readCodes(paths []string) {
	for _, path := range paths {
		text, ok := l.read(path)
		if !ok {
			continue
		}
		p := &part{stretch: stretch{text: text}, file: l.named(path)}
		if bad := p.characters(); len(bad) > 0 {
			l.problems = append(l.problems, bad...)
			continue
		}
		l.programme.Codes.read(newSheet(p.file, text, ',', &l.problems))
	}
}

// read adds what a table says.
func (c *Codes) read(s *sheet) {
	before := len(*s.problems)
	if !s.next() {
		if len(*s.problems) == before {
			*s.problems = append(*s.problems, diag.Problem{ID: "empty-file", File: s.part.file, Text: "nothing is in this file", Hint: "delete it"})
		}
		return
	}
	heading := s.row
	add := map[string]func(Occupation){
		strings.Join(labelHeading, ","): func(o Occupation) {
			if label, ok := s.label(1, s.row[1]); ok {
				c.addLabel(o, label)
			}
		},
		strings.Join(relatedHeading, ","): func(o Occupation) { c.readRelated(s, o) },
		strings.Join(sameHeading, ","):    func(o Occupation) { c.readSame(s, o) },
	}[strings.Join(heading, ",")]
	if add == nil {
		s.problem(0, "heading", "a table of codes with a heading that nobody knows", strings.Join(heading, ","), headingHint)
		return
	}
	for s.next() {
		if len(s.row) != len(heading) {
			s.problem(0, "csv", diag.Say("a line of {count} values, where the heading has {headings}", "count", len(s.row), "headings", len(heading)), "", "give each a value")
			continue
		}
		if o, ok := s.occupation(0, s.row[0]); ok {
			add(o)
		}
	}
}

func (c *Codes) readRelated(s *sheet, o Occupation) {
	other, ok := s.occupation(1, s.row[1])
	if !ok {
		return
	}
	strength, err := strconv.Atoi(s.row[2])
	switch {
	case err != nil || strconv.Itoa(strength) != s.row[2] || strength < 1 || strength > 100:
		s.problem(2, "number", "not a strength", s.row[2], "write a whole number from 1 to 100")
	case o.base() == other.base():
		s.problem(1, "occupation", "an occupation that is related to itself", s.row[1], "take the line out")
	default:
		c.addRelated(o, other, strength)
	}
}

func (c *Codes) readSame(s *sheet, o Occupation) {
	other, ok := s.occupation(1, s.row[1])
	switch {
	case !ok:
	case o.System == other.System:
		s.problem(1, "occupation", "a crosswalk within one system", s.row[1], "write one code of each system; near occupations of one system are for a table of code,related,strength")
	default:
		c.addSame(o, other)
	}
}

// listCodes is the tables of codes in the folder codes.
func (l *loader) listCodes(dir string) []string {
	return l.listDir(dir, ".csv", func(name string) diag.Message {
		if strings.EqualFold(name[max(0, len(name)-4):], ".csv") {
			return "write its ending in small letters: .csv"
		}
		return diag.Say("only .csv files are read; move it out of {folder}", "folder", dir)
	})
}
