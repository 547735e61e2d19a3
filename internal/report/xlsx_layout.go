package report

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
)

// styles are the ids of the cell styles of a file.
type styles struct {
	header map[kind]int
	body   map[kind]int
	title  int // of the Summary sheet
	plain  int // text without lines around it
}

const (
	ink      = "1F2933"
	headFill = "1F4E79"
	ruleLine = "D0D7DE"
	scoreBar = "8FBCE6" // ink on it has a contrast of 7 to 1
	// Cells to fill in, and their headings: seen in print without colour too.
	toFill     = "FFF8DC"
	toFillHead = "8A4B08"
)

// fonts have the script of each language where office programs run; what a
// computer lacks it takes from another font.
var fonts = map[string]string{"en": "Calibri", "ur": "Arial", "bn": "Nirmala UI", "mr": "Nirmala UI"}

func fontOf(l lang.Language) string { return cmp.Or(fonts[l.Code], fonts["en"]) }

// Reading orders of a cell: of its first letter, or of the language.
const (
	byFirstLetter = 0
	leftToRight   = 1
	rightToLeft   = 2
)

func newStyles(f *excelize.File, in lang.Language) (styles, error) {
	font := func(bold bool, colour string) *excelize.Font {
		return &excelize.Font{Family: fontOf(in), Size: 11, Bold: bold, Color: colour}
	}
	begins, ends, order := "left", "right", uint64(leftToRight)
	if in.RightToLeft {
		begins, ends, order = "right", "left", rightToLeft
	}
	line := []excelize.Border{{Type: "bottom", Color: ruleLine, Style: 1}, {Type: ends, Color: ruleLine, Style: 1}}
	decimals, whole, text := "0.00", 1, 49 // built-in formats: 1 is 0, 49 is text
	made := styles{header: make(map[kind]int), body: make(map[kind]int)}
	// Names keep the direction of their first letter. They start at the side
	// where the language begins all the same, a little in: a name in Urdu on an
	// English sheet would run into the next column's otherwise. And they stand in
	// the middle of the row: letters of another script than the sheet's, which
	// reach higher than its font, would cross the line above. Texts begin at the
	// top, where one reads on.
	texts := func(vertical string, order uint64) *excelize.Alignment {
		return &excelize.Alignment{Vertical: vertical, Horizontal: begins, Indent: 1, WrapText: true, ReadingOrder: order}
	}
	numbers := &excelize.Alignment{Vertical: "center", Horizontal: ends, Indent: 1}
	body := map[kind]*excelize.Style{
		kindText:  {Font: font(false, ink), NumFmt: text, Alignment: texts("top", order)},
		kindName:  {Font: font(false, ink), NumFmt: text, Alignment: texts("center", byFirstLetter)},
		kindScore: {Font: font(false, ink), CustomNumFmt: &decimals, Alignment: numbers},
		kindTotal: {Font: font(true, ink), CustomNumFmt: &decimals, Alignment: numbers},
		kindCount: {Font: font(false, ink), NumFmt: whole, Alignment: numbers},
		kindFill:  {Font: font(false, ink), NumFmt: text, Alignment: texts("center", byFirstLetter)},
	}
	body[kindFill].Fill = solid(toFill)
	for kind := range kindFill + 1 {
		style := body[kind]
		style.Border = line
		id, err := f.NewStyle(style)
		if err != nil {
			return made, err
		}
		made.body[kind] = id
		behind := headFill
		if kind == kindFill {
			behind = toFillHead
		}
		made.header[kind], err = f.NewStyle(&excelize.Style{
			Font: font(true, "FFFFFF"), Fill: solid(behind), Border: line,
			Alignment: &excelize.Alignment{
				Vertical: "center", Horizontal: style.Alignment.Horizontal, Indent: style.Alignment.Indent, WrapText: true, ReadingOrder: order,
			},
		})
		if err != nil {
			return made, err
		}
	}
	open := &excelize.Alignment{Vertical: "center", Horizontal: begins, ReadingOrder: order}
	title := &excelize.Font{Family: fontOf(in), Size: 14, Bold: true, Color: headFill}
	var err error
	if made.title, err = f.NewStyle(&excelize.Style{Font: title, Alignment: open}); err != nil {
		return made, err
	}
	made.plain, err = f.NewStyle(&excelize.Style{Font: font(false, ink), Alignment: open})
	return made, err
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
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
	err := firstError(b.paper(name, "landscape", anyHeight), b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: cells(name, "$1:$1"), Scope: name,
	}))
	if err != nil {
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
	if err := stream.SetRow("A1", headings, excelize.RowOpts{Height: b.height(tallest)}); err != nil {
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
			value = cell(text, s.book.say.cutMark())
		case multiline:
			value = cellLines(text, s.book.say.cutMark())
		}
		if text, ok := value.(string); ok {
			tallest = max(tallest, linesIn(text, s.columns[i].width))
		}
		if value == "" {
			value = nil
		}
		cells[i] = excelize.Cell{StyleID: s.book.styles.body[s.columns[i].kind], Value: value}
	}
	return s.stream.SetRow(fmt.Sprintf("A%d", s.rows), cells, excelize.RowOpts{Height: s.book.height(tallest)})
}

// lineHeights are the heights of a line of text in points, for a font of 11:
// the letters of the other scripts reach further up and down than those of
// English.
var lineHeights = map[string]float64{"en": 15, "ur": 16, "bn": 18, "mr": 18}

// height is the height in points of a row of so many lines.
func (b *workbook) height(lines int) float64 {
	return math.Min(float64(lines)*cmp.Or(lineHeights[b.say.Code], lineHeights["en"])+4, excelize.MaxRowHeight)
}

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
		if len(line) <= fits { // no character takes more cells than it has bytes
			n++
			continue
		}
		before := n
		lang.WrapWords(line, fits, func(_ string, begins bool) {
			if begins {
				n++
			}
		})
		n = max(n, before+1)
	}
	return n
}

// wideColumn is the width from which on a line of text holds as many letters
// as the width says, in Calibri and in the wider Noto Sans alike.
const wideColumn = 40

// cellLines is a text of several lines that fits a cell.
func cellLines(text multiline, cutMark string) string {
	parts := strings.Split(string(text), "\n")
	for i := range parts {
		parts[i] = clean(parts[i])
	}
	joined := strings.Join(parts, "\n")
	if len(joined) <= MaxCellUnits {
		return joined
	}
	return cell(strings.Join(parts, "; "), cutMark)
}

// name is the letters of a column, from 1.
func (s *sheetWriter) name(column int) string {
	letters, _ := excelize.ColumnNumberToName(column)
	return letters
}

// anyHeight lets a sheet take as many pages as it needs.
const anyHeight = 0
