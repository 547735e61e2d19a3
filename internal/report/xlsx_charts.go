package report

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Sizes of the Summary sheet. Charts hang beside their tables, so all rows are
// equally high.
const (
	summaryRow   = 18.0 // points
	chartWidth   = 560  // pixels
	chartHeight  = 276  // pixels: 11 and a half rows of 18 points, 24 pixels each
	chartRows    = 12
	chartAt      = "E"
	figureColour = "2E75B6"
	secondColour = "8A4B08"
)

// A summaryWriter writes the Summary sheet from the top down.
type summaryWriter struct {
	book   *workbook
	sheet  string
	stream *excelize.StreamWriter
	rows   int
}

// summary writes the round in numbers: figures, and tables with a chart each.
func (b *workbook) summary(sheet string, run *Run) error {
	height, own := summaryRow, true
	err := firstError(
		b.paper(sheet, "portrait", 1),
		b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{DefaultRowHeight: &height, CustomHeight: &own}),
		b.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: new(bool)}),
	)
	if err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	s := &summaryWriter{book: b, sheet: sheet, stream: stream}
	err = firstError(stream.SetColWidth(1, 1, 36), stream.SetColWidth(2, 3, 18), stream.SetColWidth(4, 4, 3),
		s.heading(b.title), s.text(b.say.date(run.Scorer.On())), s.skip(1))
	if err != nil {
		return err
	}
	for _, figure := range figures(run) {
		look := kindCount
		if _, hundredths := figure[1].(float64); hundredths {
			look = kindScore
		}
		if err := s.cells(excelize.Cell{StyleID: b.styles.body[kindText], Value: figure[0]}, excelize.Cell{StyleID: b.styles.body[look], Value: figure[1]}); err != nil {
			return err
		}
	}
	for _, t := range []*tally{scoreTally(run), loadTally(run), reasonTally(run)} {
		if t == nil {
			err = firstError(s.skip(1), s.heading(b.say.Say("sheets.summary.reasons")), s.text(b.say.Say("sheets.summary.all")))
		} else {
			err = firstError(s.skip(1), s.tally(t))
		}
		if err != nil {
			return err
		}
	}
	return stream.Flush()
}

// tally writes a table, and its chart beside it.
func (s *summaryWriter) tally(t *tally) error {
	begin := s.rows + 1
	if err := s.heading(t.title); err != nil {
		return err
	}
	looks := s.book.styles
	var heads []excelize.Cell
	for k, text := range t.heads {
		look := kindCount
		if k == 0 {
			look = kindText
		}
		heads = append(heads, excelize.Cell{StyleID: looks.header[look], Value: text})
	}
	if err := s.cells(heads...); err != nil {
		return err
	}
	head := s.rows
	for _, row := range t.rows {
		list := []excelize.Cell{{StyleID: looks.body[kindText], Value: row.kind}}
		for _, n := range row.counts {
			list = append(list, excelize.Cell{StyleID: looks.body[kindCount], Value: n})
		}
		if err := s.cells(list...); err != nil {
			return err
		}
	}
	if err := s.book.file.AddChart(s.sheet, fmt.Sprintf("%s%d", chartAt, begin), s.chart(t, head, s.rows)); err != nil {
		return err
	}
	return s.skip(max(0, chartRows-(s.rows-begin+1)))
}

// chart draws the table whose headings stand in one row and whose last row is
// another. It refers to the cells, so it follows what is changed there. In a
// language that is written from right to left the kinds run that way too.
func (s *summaryWriter) chart(t *tally, head, last int) *excelize.Chart {
	family := fontOf(s.book.say.Language)
	small := excelize.Font{Family: family, Size: 10, Color: ink}
	mirrored := s.book.say.RightToLeft
	column := func(k, from, to int) string {
		letters, _ := excelize.ColumnNumberToName(k + 1)
		if from == to {
			return cells(s.sheet, fmt.Sprintf("$%s$%d", letters, from))
		}
		return cells(s.sheet, fmt.Sprintf("$%[1]s$%[2]d:$%[1]s$%[3]d", letters, from, to))
	}
	gap := uint(40)
	chart := &excelize.Chart{
		Type:      excelize.ColStacked,
		Format:    excelize.GraphicOptions{AltText: t.alt, Name: t.title},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: t.title, Font: &excelize.Font{Family: family, Size: 13, Bold: true, Color: headFill}}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		XAxis:     excelize.ChartAxis{Font: small, ReverseOrder: mirrored},
		YAxis:     excelize.ChartAxis{Font: small, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
		GapWidth:  &gap,
	}
	labels := excelize.ChartDataLabelsPositionUnset
	if len(t.heads) == 2 {
		chart.Type, chart.PlotArea.ShowVal, labels = excelize.Col, true, excelize.ChartDataLabelsPositionOutsideEnd
	} else {
		chart.Legend = excelize.ChartLegend{Position: "bottom", Font: &small}
	}
	if t.bars {
		// Bars are drawn from the bottom up: reversed, they stand as in the table.
		// The numbers at their ends do for an axis, which would stand on top.
		chart.Type, chart.XAxis.ReverseOrder = excelize.Bar, true
		chart.YAxis = excelize.ChartAxis{None: true, ReverseOrder: mirrored}
	} else {
		axis := func(text string) excelize.ChartTitle {
			return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: text, Font: &small}}}
		}
		chart.XAxis.Title, chart.YAxis.Title = axis(t.heads[0]), axis(t.counted)
	}
	for k := range t.heads[1:] {
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       column(k+1, head, head),
			Categories: column(0, head+1, last),
			Values:     column(k+1, head+1, last),
			Fill:       solid([]string{figureColour, secondColour}[k]),
			DataLabel:  excelize.ChartDataLabel{Font: small}, DataLabelPosition: labels,
		})
	}
	return chart
}

func (s *summaryWriter) heading(text string) error {
	return s.cells(excelize.Cell{StyleID: s.book.styles.title, Value: text})
}

func (s *summaryWriter) text(text string) error {
	return s.cells(excelize.Cell{StyleID: s.book.styles.plain, Value: text})
}

func (s *summaryWriter) skip(rows int) error {
	s.rows += rows
	return nil
}

// cells writes a row; texts as the cells of other sheets have them.
func (s *summaryWriter) cells(row ...excelize.Cell) error {
	s.rows++
	values := make([]any, len(row))
	for k, c := range row {
		if text, ok := c.Value.(string); ok {
			c.Value = cell(text, s.book.say.cutMark())
		}
		values[k] = c
	}
	return s.stream.SetRow(fmt.Sprintf("A%d", s.rows), values, excelize.RowOpts{Height: summaryRow})
}
