package report

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A column of a sheet.
type column struct {
	heading string
	width   float64 // in characters of the default font
	kind    kind
	meaning string // for the legend
}

// A kind of column decides how its cells look.
type kind int

const (
	kindText  kind = iota
	kindScore      // hundredths, 0.00
	kindTotal      // the same, in bold
	kindCount      // a whole number
	kindFill       // text that a person fills in
)

// styles are the ids of the cell styles of a file.
type styles struct {
	header map[kind]int
	body   map[kind]int
}

const (
	ink      = "1F2933"
	headFill = "1F4E79"
	ruleLine = "D0D7DE"
	// Cells to fill in, and their headings: seen in print without colour too.
	toFill     = "FFF8DC"
	toFillHead = "8A4B08"
)

func newStyles(f *excelize.File) (styles, error) {
	font := func(bold bool, colour string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Size: 11, Bold: bold, Color: colour}
	}
	line := []excelize.Border{{Type: "bottom", Color: ruleLine, Style: 1}, {Type: "right", Color: ruleLine, Style: 1}}
	decimals, whole, text := "0.00", 1, 49 // built-in formats: 1 is 0, 49 is text
	made := styles{header: make(map[kind]int), body: make(map[kind]int)}
	// Cells of text keep the direction of their first letter (no reading
	// order is set). They start at the left all the same, a little in: a name
	// in Urdu would run into the next column's otherwise.
	texts := &excelize.Alignment{Vertical: "center", Horizontal: "left", Indent: 1, WrapText: true}
	numbers := &excelize.Alignment{Vertical: "center", Horizontal: "right", Indent: 1}
	body := map[kind]*excelize.Style{
		kindText:  {Font: font(false, ink), NumFmt: text, Alignment: texts},
		kindScore: {Font: font(false, ink), CustomNumFmt: &decimals, Alignment: numbers},
		kindTotal: {Font: font(true, ink), CustomNumFmt: &decimals, Alignment: numbers},
		kindCount: {Font: font(false, ink), NumFmt: whole, Alignment: numbers},
		kindFill:  {Font: font(false, ink), NumFmt: text, Alignment: texts},
	}
	body[kindFill].Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{toFill}}
	for kind := range kindFill + 1 {
		style := body[kind]
		style.Border = line
		id, err := f.NewStyle(style)
		if err != nil {
			return made, err
		}
		made.body[kind] = id
		made.header[kind], err = f.NewStyle(&excelize.Style{
			Font:   font(true, "FFFFFF"),
			Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{map[bool]string{false: headFill, true: toFillHead}[kind == kindFill]}},
			Border: line,
			Alignment: &excelize.Alignment{
				Vertical: "center", Horizontal: style.Alignment.Horizontal, Indent: style.Alignment.Indent, WrapText: true,
			},
		})
		if err != nil {
			return made, err
		}
	}
	return made, nil
}

// A workbook is a file being written.
type workbook struct {
	file      *excelize.File
	styles    styles
	programme string
	made      string // when, to the day: the same run gives the same bytes
}

// A sheetWriter writes the rows of one sheet.
type sheetWriter struct {
	book    *workbook
	sheet   string
	columns []column
	stream  *excelize.StreamWriter
	rows    int // written so far, the heading too
}

// sheet lays a sheet out for the screen and for paper, and has it filled.
func (b *workbook) sheet(name string, columns []column, fill func(*sheetWriter) error) error {
	if at, _ := b.file.GetSheetIndex(name); at < 0 {
		if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
	}
	if err := b.paper(name); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	s := &sheetWriter{book: b, sheet: name, columns: columns, stream: stream}
	for i, column := range columns {
		if err := stream.SetColWidth(i+1, i+1, column.width); err != nil {
			return err
		}
	}
	err = stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"})
	if err != nil {
		return err
	}
	headings := make([]any, len(columns))
	tallest := 1
	for i, column := range columns {
		tallest = max(tallest, linesIn(column.heading, column.width))
		headings[i] = excelize.Cell{StyleID: b.styles.header[column.kind], Value: column.heading}
	}
	if err := stream.SetRow("A1", headings, excelize.RowOpts{Height: float64(tallest)*lineHeight + 6}); err != nil {
		return err
	}
	s.rows = 1
	if err := fill(s); err != nil {
		return err
	}
	if err := b.file.AutoFilter(name, fmt.Sprintf("A1:%s%d", s.name(len(columns)), s.rows), nil); err != nil {
		return err
	}
	return stream.Flush()
}

// row writes a row: texts, numbers of hundredths and counts.
func (s *sheetWriter) row(values ...any) error {
	s.rows++
	cells := make([]any, len(s.columns))
	tallest := 1
	for i := range cells {
		var value any = ""
		if i < len(values) {
			value = values[i]
		}
		switch text := value.(type) {
		case string:
			value = cell(text)
		case multiline:
			value = cellLines(text)
		}
		if text, ok := value.(string); ok {
			tallest = max(tallest, linesIn(text, s.columns[i].width))
		}
		if value == "" {
			value = nil
		}
		cells[i] = excelize.Cell{StyleID: s.book.styles.body[s.columns[i].kind], Value: value}
	}
	height := math.Min(float64(tallest)*lineHeight+6, excelize.MaxRowHeight)
	return s.stream.SetRow(fmt.Sprintf("A%d", s.rows), cells, excelize.RowOpts{Height: height})
}

// lineHeight is the height of a line of text in points, for a font of 11.
const lineHeight = 15.0

// linesIn is about how many lines a text takes in a column, rather one too
// many than one too few. Programs do not all find the height of a row of
// wrapped text for themselves, so it is set. Widths are in digits: letters of
// running text are narrower, which in a wide column makes up for the indent
// and for what capitals take.
func linesIn(text string, width float64) int {
	fits := int(width)
	if width < wideColumn {
		fits -= 2
	}
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, len(wrap(line, fits)))
	}
	return n
}

// wideColumn is the width from which on a line of text holds as many letters
// as the width says, in Calibri and in the wider Noto Sans alike.
const wideColumn = 40

// cellLines is a text of several lines that fits a cell.
func cellLines(text multiline) string {
	parts := strings.Split(string(text), "\n")
	for i := range parts {
		parts[i] = clean(parts[i])
	}
	joined := strings.Join(parts, "\n")
	if len(joined) <= MaxCellUnits {
		return joined
	}
	return cell(strings.Join(parts, "; "))
}

// name is the letters of a column, from 1.
func (s *sheetWriter) name(column int) string {
	letters, _ := excelize.ColumnNumberToName(column)
	return letters
}

// paper has a sheet printed across, as wide as the page, with its heading on
// every page.
func (b *workbook) paper(sheet string) error {
	landscape, a4, one, zero, yes := "landscape", 9, 1, 0, true
	side, foot := 0.4, 0.7 // inches
	return firstError(
		b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}),
		b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
			Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &zero,
		}),
		b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &side, Bottom: &foot, Footer: &side,
		}),
		b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
			OddFooter: "&L" + footer(b.programme) + "&C" + sheet + "&RPage &P of &N",
		}),
		b.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: sheet + "!$1:$1", Scope: sheet,
		}),
	)
}

// footer is a text as part of a page's footer, where & is an instruction and
// 255 units in all are the limit.
func footer(text string) string {
	runes := []rune(text)
	return strings.ReplaceAll(string(runes[:min(len(runes), 60)]), "&", "&&")
}

func (b *workbook) properties() error {
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: b.programme, Creator: "mentormatch", LastModifiedBy: "mentormatch",
		Created: b.made, Modified: b.made, Language: "en-GB",
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
