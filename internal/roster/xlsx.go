package roster

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/diag"
)

// openXLSX reads the visible sheets of a workbook. A formula is read as the
// value that the spreadsheet last showed for it, and never computed.
func openXLSX(name string, data []byte) (tables []*Table, err error) {
	defer func() {
		if r := recover(); r != nil {
			tables, err = nil, fileProblem(name, "unreadable-file", "this workbook is damaged", "open it in a spreadsheet and save it again")
		}
	}()
	// The limit of one part is that of all, so that no part is put into a
	// temporary file.
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip})
	if err != nil {
		hint := diag.Message("open it in a spreadsheet, and save it again as .xlsx or as CSV UTF-8")
		switch {
		case strings.Contains(err.Error(), "unzip size exceeds"):
			return nil, fileProblem(name, "too-large", "a workbook of more than 256 MB when it is unpacked", "save only the rows and columns that are needed")
		case errors.Is(err, excelize.ErrWorkbookFileFormat):
			return nil, fileProblem(name, "encoding", "an archive, and not a workbook", hint)
		case errors.Is(err, zip.ErrFormat):
			return nil, fileProblem(name, "unreadable-file", "this workbook is damaged", "open it in a spreadsheet and save it again")
		}
		return nil, fileProblem(name, "unreadable-file", diag.Say("this workbook cannot be read: {cause}", "cause", err), hint)
	}
	defer f.Close()
	props, _ := f.GetWorkbookProps()
	from1904 := props.Date1904 != nil && *props.Date1904
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err == nil && !visible {
			continue
		}
		t, err := readSheet(f, name, sheet, from1904)
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return nil, fileProblem(name, "empty-file", "a workbook without a sheet that can be seen", "")
	}
	return tables, nil
}

// readSheet reads a sheet twice at once: as it is shown, and as the numbers
// behind, by which a date is told from words that look like one.
func readSheet(f *excelize.File, name, sheet string, from1904 bool) (*Table, error) {
	t := &Table{File: name, Sheet: sheet}
	shown, err := f.Rows(sheet)
	if err != nil {
		var notSheet excelize.ErrSheetNotExist
		if errors.As(err, &notSheet) || strings.Contains(err.Error(), "not a worksheet") {
			return t, nil // a sheet that is a chart
		}
		return nil, fileProblem(name, "unreadable-file", diag.Say("the sheet {sheet} cannot be read: {cause}", "sheet", sheet, "cause", err), "")
	}
	behind, err := f.Rows(sheet)
	if err != nil {
		return nil, fileProblem(name, "unreadable-file", diag.Say("the sheet {sheet} cannot be read: {cause}", "sheet", sheet, "cause", err), "")
	}
	shownRows, behindRows := rowsOf(shown), rowsOf(behind, excelize.Options{RawCellValue: true})
	defer shownRows.end()
	defer behindRows.end()
	for number := 1; ; number++ {
		one, other := <-shownRows.rows, <-behindRows.rows
		if one.end || other.end {
			break
		}
		if err := cmp.Or(one.err, other.err); err != nil {
			return nil, fileProblem(name, "unreadable-file", diag.Say("row {row} of the sheet {sheet} cannot be read: {cause}", "row", strconv.Itoa(number), "sheet", sheet, "cause", err), "")
		}
		texts, raw := one.texts, other.texts
		row := Row{Number: number}
		for i, text := range texts {
			c := Cell{Text: strings.TrimSpace(text)}
			if i < len(raw) {
				c.Day = dayBehind(c.Text, raw[i], from1904)
			}
			row.Cells = append(row.Cells, c)
		}
		if row.empty() {
			continue
		}
		if len(row.Cells) > maxColumns {
			return nil, fileProblem(name, "too-large", diag.Say("the sheet {sheet} has more than {most} columns", "sheet", sheet, "most", maxColumns), "is this the roster?")
		}
		t.Rows = append(t.Rows, row)
		if len(t.Rows) > maxRows {
			return nil, fileProblem(name, "too-large", diag.Say("the sheet {sheet} has more than {most} rows", "sheet", sheet, "most", maxRows), "cut the roster into several files")
		}
	}
	return t, nil
}

// rowsAhead is how many rows are read ahead: enough that nobody waits for each.
const rowsAhead = 64

// A rowStream is the rows of a sheet, read by a goroutine of its own ahead of
// whoever wants them, until stop is closed.
type rowStream struct {
	rows       chan sheetRow
	stop, done chan struct{}
}

// end has the goroutine stop, and waits for it.
func (s rowStream) end() {
	close(s.stop)
	<-s.done
}

type sheetRow struct {
	texts []string
	err   error
	end   bool
}

func rowsOf(rows *excelize.Rows, options ...excelize.Options) rowStream {
	s := rowStream{make(chan sheetRow, rowsAhead), make(chan struct{}), make(chan struct{})}
	go func() {
		defer close(s.done)
		defer rows.Close()
		send := func(r sheetRow) bool {
			select {
			case s.rows <- r:
				return r.err == nil && !r.end
			case <-s.stop:
				return false
			}
		}
		defer func() {
			if r := recover(); r != nil {
				send(sheetRow{err: errDamaged})
			}
		}()
		for rows.Next() {
			texts, err := rows.Columns(options...)
			if !send(sheetRow{texts: texts, err: err}) {
				return
			}
		}
		send(sheetRow{end: true})
	}()
	return s
}

// errDamaged is a workbook that the library cannot make sense of.
var errDamaged = errors.New("it is damaged")

// looksLikeDate is how dates and times are shown, whatever the order of day,
// month and year.
var looksLikeDate = regexp.MustCompile(`^\D*\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}|(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec`)

// dayBehind is the date of a cell that holds a number and shows a date.
func dayBehind(shown, raw string, from1904 bool) string {
	if shown == raw || !looksLikeDate.MatchString(shown) {
		return ""
	}
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || serial < 1 || serial >= 2_958_466 { // 9999-12-31
		return ""
	}
	at, err := excelize.ExcelDateToTime(serial, from1904)
	if err != nil {
		return ""
	}
	at = at.Round(time.Second)
	if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 {
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02 15:04")
}
