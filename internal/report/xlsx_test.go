package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
)

// The sheets of an English workbook, in their order.
const (
	sheetMatches   = "Matches"
	sheetReasons   = "Reasons"
	sheetUnmatched = "Unmatched"
	sheetMentors   = "Mentors"
	sheetSummary   = "Summary"
	sheetSettings  = "Settings"
	sheetLegend    = "Legend"
)

// english says what an English workbook says.
var english = words{Speaker: lang.New(lang.English)}

func openWorkbook(t *testing.T, run *Run) (*excelize.File, []byte) {
	t.Helper()
	data := written(t, func(w io.Writer) error { return WriteXLSX(w, run) })
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, data
}

// rowOf is the row of a match on the sheets that have one for each.
func rowOf(run *Run, match int32) int { return 2 + slices.Index(run.MatchesByName(), match) }

func TestSheets(t *testing.T) {
	f, _ := openWorkbook(t, small())
	want := []string{sheetMatches, sheetReasons, sheetUnmatched, sheetMentors, sheetSummary, sheetSettings, sheetLegend}
	if got := f.GetSheetList(); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Fatalf("sheets %v, want %v", got, want)
	}
	for _, sheet := range slices.DeleteFunc(slices.Clone(want), func(s string) bool { return s == sheetSummary }) {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the heading does not stay: %+v %v", sheet, panes, err)
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
			t.Errorf("%s: not printed across on one width: %v", sheet, err)
		}
		if width, _ := f.GetColWidth(sheet, "A"); width < 10 {
			t.Errorf("%s: column A is %v wide", sheet, width)
		}
	}
	for _, name := range []string{"_xlnm._FilterDatabase", "_xlnm.Print_Titles"} {
		n := 0
		for _, defined := range f.GetDefinedName() {
			if defined.Name == name {
				n++
			}
		}
		if n != len(want)-1 && name == "_xlnm.Print_Titles" {
			t.Errorf("%d sheets have %s, want %d: the summary fits a page", n, name, len(want)-1)
		}
	}
}

func TestDecisionColumn(t *testing.T) {
	f, _ := openWorkbook(t, small())
	rows, err := f.GetRows(sheetMatches)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0][4:11], ", "); got != "Score, Why, Decision, Other mentor, Reason, By, Date" {
		t.Errorf("beside the score stand %s", got)
	}
	choices, err := f.GetDataValidations(sheetMatches)
	if err != nil || len(choices) != 1 {
		t.Fatalf("%d drop-downs: %v", len(choices), err)
	}
	if got := choices[0]; got.Sqref != "G2:G4" || !strings.Contains(got.Formula1, "approve,decline,hold,end,pin to") {
		t.Errorf("the drop-down is %s on %s", got.Formula1, got.Sqref)
	}
}

// Nobody decides in a round that only asks what would happen.
func TestWhatIfHasNothingToFillIn(t *testing.T) {
	run := small()
	run.WhatIf = []string{"without ana"}
	f, _ := openWorkbook(t, run)
	for _, sheet := range []string{sheetMatches, sheetUnmatched} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, heading := range []string{"Decision", "Reason", "Round"} {
			if slices.Contains(rows[0], heading) {
				t.Errorf("%s has the column %s", sheet, heading)
			}
		}
		if choices, err := f.GetDataValidations(sheet); err != nil || len(choices) > 0 {
			t.Errorf("%s has %d drop-downs: %v", sheet, len(choices), err)
		}
	}
}

func TestScoresAreNumbersAndTextIsText(t *testing.T) {
	f, _ := openWorkbook(t, small())
	for at, want := range map[string]string{"E4": "63.11", "L4": "20.00", "P4": "83.33", "E3": "32.00"} {
		if got, _ := f.GetCellValue(sheetMatches, at); got != want {
			t.Errorf("%s shows %q, want %q", at, got, want)
		}
		if kind, _ := f.GetCellType(sheetMatches, at); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("%s is of type %v, want a number", at, kind)
		}
	}
	if got, _ := f.GetCellValue(sheetMatches, "S4"); got != "2026-12-05 09:00 Asia/Dhaka" {
		t.Errorf("first meeting %q", got)
	}
}

func TestTextKeepsOffTheBorders(t *testing.T) {
	f, _ := openWorkbook(t, small())
	for _, at := range []string{"A1", "A2", "F2", "T2"} {
		id, err := f.GetCellStyle(sheetMatches, at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if a := style.Alignment; a == nil || a.Horizontal != "left" || a.Indent != 1 || !a.WrapText {
			t.Errorf("%s is aligned %+v, want left, a little in, and wrapped", at, a)
		}
	}
}

func TestRowsAreAsHighAsTheirLines(t *testing.T) {
	for _, c := range []struct {
		why   string
		text  string
		width float64
		want  int
	}{
		{"a wide column holds as many letters as its width says", strings.Repeat("aaaa ", 14) + "aaaa", 74, 1},
		{"one letter more is a line more", strings.Repeat("aaaa ", 14) + "aaaaa", 74, 2},
		{"a narrow column holds two less, for the indent", "America/New_York", 18, 1},
		{"and is no wider than that", "America/New_York", 17, 2},
		{"lines that are there", "a\nb\n\nc", 74, 4},
	} {
		if got := linesIn(c.text, c.width); got != c.want {
			t.Errorf("%s: %d lines, want %d", c.why, got, c.want)
		}
	}
}

func TestLegendExplainsEveryColumn(t *testing.T) {
	f, _ := openWorkbook(t, small())
	legend, err := f.GetRows(sheetLegend)
	if err != nil {
		t.Fatal(err)
	}
	settings, err := f.GetRows(sheetSettings)
	if err != nil {
		t.Fatal(err)
	}
	meaning := make(map[string]string)
	for _, row := range slices.Concat(legend, settings) {
		if len(row) == 3 {
			meaning[row[0]+"/"+row[1]] = row[2]
		}
	}
	for _, sheet := range []string{sheetMatches, sheetReasons, sheetUnmatched, sheetMentors} {
		rows, _ := f.GetRows(sheet)
		for _, heading := range rows[0] {
			if meaning[sheet+"/"+heading] == "" {
				t.Errorf("%s of %s is not explained", heading, sheet)
			}
		}
	}
	for key, want := range map[string]string{
		"Input/mentors.yaml": "22bb", "Run/Objective": "coverage", "Run/Date": "22 November 2026",
		"Run/Total": "128.46", "Run/Proof": "proved", "Setting/Weights": "lived experience 30",
	} {
		if !strings.Contains(meaning[key], want) {
			t.Errorf("%s is %q, want something with %q", key, meaning[key], want)
		}
	}
}

func TestWorthOfAPlace(t *testing.T) {
	run := small()
	loads := run.Result.Loads
	for _, c := range []struct {
		why    string
		mentor int
		change func()
		want   string
	}{
		{"somebody waits who may have it", 1, func() {}, "one more mentee matched"},
		{"nobody waits for it directly", 1, func() { run.Result.Unmatched = nil; run.Result.Matches[1].Origin = "proposed" }, "at most one more mentee matched"},
		{"points only", 1, func() { loads[1].Price = 1234 }, "at most 12.34 points more"},
		{"places left", 0, func() {}, "nothing gained"},
		{"held by an approval, so it has no price", 1, func() { run.Result.Matches[1].Origin = "approved" }, "not known: no place was left to propose"},
		{"no places at all", 2, func() { loads[2].Capacity = 0 }, "not known: no place was left to propose"},
	} {
		c.change()
		run = &Run{Scorer: run.Scorer, Result: run.Result}
		if got := run.worth(loads[c.mentor]); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestPartsOfTheArchiveAreSorted(t *testing.T) {
	_, data := openWorkbook(t, many(3))
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for i, part := range archive.File {
		if i == 0 && part.Name != contentTypes {
			t.Errorf("the first part is %s", part.Name)
		}
		if i > 0 && part.Name <= last {
			t.Errorf("%s comes after %s", part.Name, last)
		}
		if i > 0 {
			last = part.Name
		}
		if !part.Modified.IsZero() && part.Modified.Year() > 1980 {
			t.Errorf("%s bears the time %v", part.Name, part.Modified)
		}
	}
}

// A workbook of a round that nobody has decided is not to be taken for one
// that somebody has.
func TestAWhatIfWorkbookSaysSo(t *testing.T) {
	said := func(run *Run) (legend, footer string) {
		f, _ := openWorkbook(t, run)
		rows, err := f.GetRows(sheetSettings)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			legend += strings.Join(row, "|") + "\n"
		}
		head, err := f.GetHeaderFooter("Matches")
		if err != nil {
			t.Fatal(err)
		}
		return legend, head.OddFooter
	}
	legend, footer := said(many(3))
	if strings.Contains(legend, "What if") || strings.Contains(footer, "What if") {
		t.Errorf("a round of the programme says that it is none: %s\n%s", footer, legend)
	}
	run := many(3)
	run.WhatIf = []string{"goals weigh 40, now 25", "without cy"}
	legend, footer = said(run)
	if want := "Run|What if|Goals weigh 40, now 25 and without cy. Nobody has decided this."; !strings.Contains(legend, want) {
		t.Errorf("%q is not said in\n%s", want, legend)
	}
	if !strings.Contains(footer, "What if, not decided: ") {
		t.Errorf("the foot of the sheet is %q", footer)
	}
}

// Behind every score is a bar, as long as the score is beside 100; and no rule
// points to a part of the sheet that is not there.
func TestScoresHaveBars(t *testing.T) {
	f, data := openWorkbook(t, small())
	formats, err := f.GetConditionalFormats(sheetMatches)
	if err != nil {
		t.Fatal(err)
	}
	bars := formats["E2:E4"]
	if len(formats) != 1 || len(bars) != 1 || bars[0].Type != "data_bar" || bars[0].MinValue != "0" || bars[0].MaxValue != "100" {
		t.Errorf("the bars are %+v, want those of the three scores, from 0 to 100", formats)
	}
	named := 0
	for name, text := range parts(t, data) {
		if strings.Contains(text, "x14:id") != strings.Contains(text, "x14:conditionalFormatting") {
			t.Errorf("%s: a rule points to what is not there", name)
		}
		if strings.Contains(text, "x14:id") {
			named++
			for _, part := range []string{"<x14:id>" + barID + "</x14:id>", `id="` + barID + `"`, `gradient="0"`, "<xm:sqref>E2:E4</xm:sqref>"} {
				if strings.Count(text, part) != 1 {
					t.Errorf("%s: %s is there %d times", name, part, strings.Count(text, part))
				}
			}
			if err := xml.Unmarshal([]byte(text), new(struct{ XMLName xml.Name })); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if named != 1 {
		t.Errorf("%d sheets have solid bars, want 1", named)
	}
}

// What stands behind the rows is mended however it is written, and nothing else of a sheet.
func TestOnlyTheEndOfASheetIsMended(t *testing.T) {
	for _, size := range []int{0, 10, endOfSheet, 3*endOfSheet + 7} {
		var out bytes.Buffer
		z := newSortedZip(&out, func(end []byte) []byte { return bytes.Replace(end, []byte("old"), []byte("new!"), 1) })
		for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/styles.xml"} {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			for text := bytes.Repeat([]byte("x"), size); len(text) > 0; {
				n := min(len(text), 1000)
				if _, err := w.Write(text[:n]); err != nil {
					t.Fatal(err)
				}
				text = text[n:]
			}
			for _, c := range []byte("old") {
				if _, err := w.Write([]byte{c}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		body := strings.Repeat("x", size)
		got := parts(t, out.Bytes())
		if got["xl/worksheets/sheet1.xml"] != body+"new!" || got["xl/styles.xml"] != body+"old" {
			t.Errorf("after %d bytes the ends are not as they should be", size)
		}
	}
}
