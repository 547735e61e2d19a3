package roster

import (
	"bytes"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"mentormatch/internal/diag"
)

// A Table is one sheet of a workbook, or one CSV file.
type Table struct {
	File  string // as the person typed it
	Sheet string // "" for a CSV file
	Rows  []Row  // those that are not empty
}

// A Row is a row of a table.
type Row struct {
	Number int // from 1, as the spreadsheet shows it
	Cells  []Cell
}

// A Cell is what stands in one place.
type Cell struct {
	Text string // as the spreadsheet shows it, without blanks around it
	// Day is the text of a cell that holds a date and not words that look
	// like one: 2026-11-22, or 2026-11-22 18:30. It is "" for any other.
	Day string
}

// Limits of what is read. They keep a file that was made to be large from
// filling the memory, and are far above any programme's roster.
const (
	maxFile    = 64 << 20 // bytes of a file
	maxUnzip   = 256 << 20
	maxRows    = 200_000
	maxColumns = 1000
)

// Open reads every table of a file: all sheets of a workbook, or the one
// table of a CSV file, whichever the bytes are. Its error is a
// [diag.Problems].
func Open(name string, data []byte) ([]*Table, error) {
	if len(data) > maxFile {
		return nil, fileProblem(name, "too-large", "a file of more than 64 MB", "save only the rows and columns that are needed")
	}
	if strings.HasPrefix(filepath.Base(name), "~$") {
		return nil, fileProblem(name, "encoding", "what Excel leaves beside a workbook while it is open, and not the workbook",
			diag.Say("save and close the workbook, and name it: {file}", "file", strings.TrimPrefix(filepath.Base(name), "~$")))
	}
	if f := foreign(data); f != nil {
		return nil, fileProblem(name, "encoding", f.text, f.hint)
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return openXLSX(name, data)
	}
	return openCSV(name, data)
}

func fileProblem(name, id string, text, hint diag.Message) diag.Problems {
	return diag.Problems{{ID: id, File: name, Text: text, Hint: hint}}
}

// cell is the cell of a column, from 0; one that is not there is empty.
func (r *Row) cell(column int) Cell {
	if column < 0 || column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

// empty reports whether nothing stands in the row.
func (r *Row) empty() bool {
	for _, c := range r.Cells {
		if c.Text != "" {
			return false
		}
	}
	return true
}

// text is the cell in words that mean the same everywhere.
func (c Cell) text() string {
	if c.Day != "" {
		return c.Day
	}
	return c.Text
}

// columnLetters are those of a column, from 0: A, B, ... Z, AA.
func columnLetters(column int) string {
	s := ""
	for column++; column > 0; column = (column - 1) / 26 {
		s = string(rune('A'+(column-1)%26)) + s
	}
	return s
}

// at names a cell as a spreadsheet does, Mentees!C14; the row for a column
// below 0.
func (t *Table) at(row, column int) string {
	name := "row " + strconv.Itoa(row)
	if column >= 0 {
		name = columnLetters(column) + strconv.Itoa(row)
	}
	switch {
	case t.Sheet == "":
		return name
	case column < 0:
		return t.Sheet + " " + name
	}
	return t.Sheet + "!" + name
}

// name names the table.
func (t *Table) name() string {
	if t.Sheet != "" {
		return t.File + " " + t.Sheet
	}
	return t.File
}

// base is the name of the table's file without its folder.
func (t *Table) base() string { return path.Base(strings.ReplaceAll(t.File, `\`, "/")) }

// A heading is a column's name.
type heading struct {
	column int // from 0
	text   string
}

// headings are the names of all columns that hold anything, by a row of the
// table. A column without one is named after its letters, and of columns of
// the same name the second is "name [2]".
func (t *Table) headings(number int) (list []heading, found bool) {
	var names []Cell
	width := 0
	for _, r := range t.Rows {
		if r.Number == number {
			names, found = r.Cells, true
		}
		if r.Number >= number {
			for i := len(r.Cells); i > width; i-- {
				if r.Cells[i-1].Text != "" {
					width = i
				}
			}
		}
	}
	seen := map[string]int{}
	for i := range width {
		h := heading{column: i}
		if i < len(names) {
			h.text = strings.Join(strings.Fields(visibleText(names[i].Text)), " ")
		}
		if h.text == "" {
			if t.blankColumn(i) {
				continue
			}
			h.text = "column " + columnLetters(i)
		}
		n := seen[fold(h.text)] + 1
		seen[fold(h.text)] = n
		if n > 1 {
			h.text += " [" + strconv.Itoa(n) + "]"
			seen[fold(h.text)]++
		}
		list = append(list, h)
	}
	return list, found
}

func (t *Table) blankColumn(column int) bool {
	for i := range t.Rows {
		if t.Rows[i].cell(column).Text != "" {
			return false
		}
	}
	return true
}

// below are the rows under the headings that hold anything.
func (t *Table) below(number int) []*Row {
	var list []*Row
	for i := range t.Rows {
		if t.Rows[i].Number > number {
			list = append(list, &t.Rows[i])
		}
	}
	return list
}

// fold is the same for texts that a person takes for one: they differ in case,
// in width or in blanks.
func fold(s string) string {
	if isASCII(s) { // lower case is all that folding does to it
		return strings.Join(strings.Fields(strings.ToLower(s)), " ")
	}
	return strings.Join(strings.Fields(norm.NFKC.String(cases.Fold().String(norm.NFKC.String(s)))), " ")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
