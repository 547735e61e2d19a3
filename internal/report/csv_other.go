package report

import (
	"encoding/csv"
	"io"
	"strings"

	"mentormatch/internal/safecell"
)

// A smallTable writes a CSV table of few lines, in the form that [WriteCSV]
// documents, or as the options ask: of them Delimiter, NoMark and Plain.
type smallTable struct {
	*csv.Writer
	opt CSVOptions
}

func newSmallTable(w io.Writer, opt CSVOptions) (*smallTable, error) {
	if opt.hasMark() {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return nil, err
		}
	}
	t := &smallTable{csv.NewWriter(w), opt}
	t.UseCRLF, t.Comma = !opt.Plain, opt.between()
	return t, nil
}

// textCell makes a text safe to open in a spreadsheet; see [WriteCSV].
func textCell(s string) string {
	s = clean(s)
	if safecell.Turns([]byte(s)) {
		return "'" + s
	}
	return s
}

// text is a cell of text.
func (t *smallTable) text(s string) string {
	if t.opt.Plain {
		return clean(s)
	}
	return string(safecell.KeepWhole([]byte(textCell(s)), 0, byte(t.opt.between())))
}

// decimal is a cell of a number with decimals.
func (t *smallTable) decimal(s string) string {
	return strings.Replace(s, ".", string(t.opt.decimal()), 1)
}

// end is the error of the whole table.
func (t *smallTable) end() error {
	t.Flush()
	return t.Error()
}
