package roster

import (
	"mentormatch/internal/diag"
)

// At names a cell as a spreadsheet does, Mentees!C14; columns count from 0, and
// below 0 it is the row.
func (t *Table) At(row, column int) string { return t.at(row, column) }

// Cell is the cell of a column, from 0; one that is not there is empty.
func (r *Row) Cell(column int) Cell { return r.cell(column) }

// Date reads the day of a cell as year-month-day. What could be two days is
// wrong, and so is what is none: hint says how to write it.
func (c Cell) Date() (day string, wrong, hint diag.Message) { return date(c, "") }

// Fold is the same for texts that a person takes for one: they differ in case,
// in width or in blanks.
func Fold(s string) string { return fold(s) }

// QuoteYAML writes a text so that YAML reads back the same.
func QuoteYAML(s string) string { return quote(s) }
