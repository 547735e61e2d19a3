package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"mentormatch/profiles"
)

// A workbook is a file being written.
type workbook struct {
	file   *excelize.File
	say    words
	styles styles
	title  string
	made   string // when, to the day: the same run gives the same bytes
}

// A sheetOf is a sheet to be written: rows under columns, or something that is
// drawn, with what the legend says of it.
type sheetOf struct {
	name     string
	columns  []column
	fill     func(*sheetWriter) error
	draw     func(*workbook, string) error
	meanings [][2]string
}

// writeWorkbook writes sheets; then the settings, when there are any; and a
// legend that explains every column. The same sheets give the same bytes.
func writeWorkbook(w io.Writer, say words, title string, on profiles.Date, sheets []sheetOf, settings [][3]string) error {
	f := excelize.NewFile(excelize.Options{TmpDir: scratchOf(w)})
	// Close takes away the temporary files of large sheets.
	defer f.Close()
	archive := newSortedZip(w, solidBars)
	defer archive.discard()
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return archive })
	styles, err := newStyles(f, say.Language)
	if err != nil {
		return err
	}
	book := &workbook{file: f, say: say, styles: styles, title: clean(title), made: on.String() + "T00:00:00Z"}
	if err := f.SetSheetName("Sheet1", sheets[0].name); err != nil {
		return err
	}
	var facts [][3]string
	if settings == nil {
		facts = [][3]string{
			{say.Say("sheets.about.run"), say.Say("sheets.set.programme"), title},
			{say.Say("sheets.about.run"), say.Say("sheets.set.date"), on.String()},
		}
	}
	for _, sheet := range sheets {
		for _, column := range sheet.columns {
			facts = append(facts, [3]string{sheet.name, column.heading, column.meaning})
		}
		for _, x := range sheet.meanings {
			facts = append(facts, [3]string{sheet.name, x[0], x[1]})
		}
	}
	all := sheets[:len(sheets):len(sheets)]
	if settings != nil {
		all = append(all, sheetOf{name: say.Say("sheets.settings"), columns: factColumns(say), fill: factsIn(settings)})
	}
	all = append(all, sheetOf{name: say.Say("sheets.legend"), columns: factColumns(say), fill: factsIn(facts)})
	for _, sheet := range all {
		write := sheet.draw
		if write == nil {
			write = func(b *workbook, name string) error { return b.sheet(name, sheet.columns, sheet.fill) }
		}
		if err := firstError(book.begin(sheet.name), write(book, sheet.name)); err != nil {
			return fmt.Errorf("sheet %s: %w", sheet.name, err)
		}
	}
	if err := book.properties(); err != nil {
		return err
	}
	_, err = f.WriteTo(io.Discard) // the archive writes
	return err
}

// factsIn fills a sheet with facts.
func factsIn(facts [][3]string) func(*sheetWriter) error {
	return func(s *sheetWriter) error {
		for _, row := range facts {
			if err := s.row(row[0], row[1], row[2]); err != nil {
				return err
			}
		}
		return nil
	}
}

// begin makes a sheet, in the direction of the language.
func (b *workbook) begin(name string) error {
	if at, _ := b.file.GetSheetIndex(name); at < 0 {
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
	}
	return b.file.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &b.say.RightToLeft})
}

// cells is a range of a sheet, as formulas and charts refer to it.
func cells(sheet, area string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + area
}

// paper has a sheet printed on A4, as wide as the page, numbered in the
// language, what belongs to the margin on its side of it.
func (b *workbook) paper(sheet, orientation string, high int) error {
	a4, one, yes := 9, 1, true
	side, foot := 0.4, 0.7 // inches
	begins, ends := "&L", "&R"
	if b.say.RightToLeft {
		begins, ends = ends, begins
	}
	return firstError(
		b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}),
		b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
			Orientation: &orientation, Size: &a4, FitToWidth: &one, FitToHeight: &high,
		}),
		b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &side, Bottom: &foot, Footer: &side,
		}),
		b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
			OddFooter: begins + footer(b.title) + "&C" + footer(sheet) + ends + isolates.Replace(b.say.Say("sheets.page", "page", "&P", "pages", "&N")),
		}),
	)
}

// isolates are not known to what sets the feet of pages.
var isolates = strings.NewReplacer("\u2068", "", "\u2069", "")

// footer is a text as part of a page's footer, where & is an instruction and
// 255 units in all are the limit.
func footer(text string) string {
	runes := []rune(text)
	return strings.ReplaceAll(string(runes[:min(len(runes), 60)]), "&", "&&")
}

func (b *workbook) properties() error {
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: b.title, Creator: "mentormatch", LastModifiedBy: "mentormatch",
		Created: b.made, Modified: b.made, Language: b.say.Code,
	})
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
