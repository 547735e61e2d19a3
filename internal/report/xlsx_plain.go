package report

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"mentormatch/profiles"
)

// A sheetOf is a sheet to be written.
type sheetOf struct {
	name    string
	columns []column
	fill    func(*sheetWriter) error
}

// writeWorkbook writes sheets, and a legend that explains their columns. The same
// sheets give the same bytes.
func writeWorkbook(w io.Writer, title string, on profiles.Date, sheets []sheetOf) error {
	f := excelize.NewFile()
	// Close takes away the temporary files of large sheets.
	defer f.Close()
	f.SetZipWriter(newSortedZip)
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	book := &workbook{file: f, styles: styles, programme: clean(title), made: on.String() + "T00:00:00Z"}
	if err := f.SetSheetName("Sheet1", sheets[0].name); err != nil {
		return err
	}
	legend := func(s *sheetWriter) error {
		if err := s.row("Run", "Programme", title); err != nil {
			return err
		}
		if err := s.row("Run", "Date", on.String()); err != nil {
			return err
		}
		for _, sheet := range sheets {
			for _, column := range sheet.columns {
				if err := s.row(sheet.name, column.heading, column.meaning); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, sheet := range append(sheets[:len(sheets):len(sheets)], sheetOf{sheetLegend, legendColumns, legend}) {
		if err := book.sheet(sheet.name, sheet.columns, sheet.fill); err != nil {
			return fmt.Errorf("sheet %s: %w", sheet.name, err)
		}
	}
	if err := book.properties(); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}
