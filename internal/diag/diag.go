// Package diag says what is wrong, where, and what to do about it.
//
// A problem is data. It is made where it is found, collected with all the
// others, and rendered once, by [Render]: a person who has twelve mistakes in
// three files reads about twelve mistakes in one run.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is one thing that is wrong at one place.
type Problem struct {
	ID     string // stable name of the kind of problem, such as "unknown-field"
	File   string // as the person named it, with forward slashes; "" when no file is to blame
	Line   int    // from 1; 0 when the problem has no line
	Column int    // in characters, from 1; 0 when the problem has no column
	Cell   string // of a table, as a spreadsheet names it, such as "Mentees!D2"; "" for none
	Path   string // where in the data, such as "mentees[ana].goals[0].goal"

	// Text says what is wrong. It never repeats what the person wrote:
	// that is Value, which can be the name of an illness.
	Text  Message
	Value string  // what was written there; "" for none
	Hint  Message // what to do

	Excerpt string // the line itself, without its end

	// Sensitive marks a place that can hold a disability. Its Value, Hint
	// and Excerpt are shown on a terminal and nowhere else.
	Sensitive bool
	// SensitiveLine marks a problem that may be told, on a line that also
	// says something sensitive: its Excerpt is shown on a terminal only.
	SensitiveLine bool
}

// Problems is an error: everything that is wrong, in the order of the files.
type Problems []Problem

// Error summarises the problems in one line; [Render] shows them.
func (ps Problems) Error() string {
	switch len(ps) {
	case 0:
		return "no problems"
	case 1:
		return ps[0].summary()
	}
	return fmt.Sprintf("%s (1 of %d problems)", ps[0].summary(), len(ps))
}

func (p Problem) summary() string {
	if p.Cell != "" {
		return p.where() + p.Cell + ": " + p.Text.String()
	}
	return p.where() + p.Text.String()
}

// Sort puts the problems in the order of file, line, column and text, and
// takes out those that say the same thing twice.
func (ps *Problems) Sort() {
	slices.SortStableFunc(*ps, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.ID, b.ID),
			strings.Compare(a.Cell, b.Cell),
			cmp.Compare(a.Text, b.Text),
			strings.Compare(a.Value, b.Value),
		)
	})
	*ps = slices.Compact(*ps)
}

func (p Problem) where() string {
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return p.File + ": "
	case p.Column == 0:
		return fmt.Sprintf("%s:%d: ", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d: ", p.File, p.Line, p.Column)
}
