package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
)

// inLanguage is the workbook of the small run in a language.
func inLanguage(t *testing.T, l lang.Language) (*excelize.File, []byte) {
	t.Helper()
	run := small()
	run.Language = l
	f, data := openWorkbook(t, run)
	return f, data
}

// typed are what is typed in English in every language.
var typed = strings.NewReplacer("mentormatch decide", "", "disability", "")

var latin = regexp.MustCompile(`[A-Za-z]{2,}`)

// A workbook in another language has no English but what is the same in every
// language: commands, ids and names of what people wrote.
func TestWorkbooksAreInTheirLanguage(t *testing.T) {
	for _, l := range lang.Languages()[1:] {
		f, _ := inLanguage(t, l)
		for _, sheet := range f.GetSheetList() {
			if latin.MatchString(sheet) {
				t.Errorf("%s: the sheet %s", l.Code, sheet)
			}
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if sheet == lang.New(l).Say("sheets.summary") {
				rows = rows[1:] // the name of the programme
			} else if sheet != lang.New(l).Say("sheets.legend") {
				rows = rows[:1]
			}
			for _, row := range rows {
				for _, text := range row {
					if text = typed.Replace(text); latin.MatchString(text) || strings.ContainsAny(text, "{}") {
						t.Errorf("%s: %s says %q", l.Code, sheet, text)
					}
				}
			}
		}
	}
}

// Every heading stands once on a sheet: filters and decisions go by it.
func TestHeadingsDiffer(t *testing.T) {
	for _, l := range lang.Languages() {
		run := small()
		run.Language = l
		w := run.words()
		for _, columns := range [][]column{matchColumns(run), unmatchedColumns(run), reasonColumns(run), mentorColumns(run), gapColumns(w),
			comparisonColumns(w), comparisonGroupColumns(w), scenarioColumns(w), changeColumns(w)} {
			seen := map[string]bool{}
			for _, column := range columns {
				if seen[column.heading] {
					t.Errorf("%s: %s twice", l.Code, column.heading)
				}
				seen[column.heading] = true
				if strings.HasPrefix(column.heading, "sheets.") || strings.HasPrefix(column.meaning, "sheets.") {
					t.Errorf("%s: no text for %s, %s", l.Code, column.heading, column.meaning)
				}
			}
		}
	}
}

func TestUrduSheetsRunFromRightToLeft(t *testing.T) {
	for _, l := range lang.Languages() {
		f, _ := inLanguage(t, l)
		for _, sheet := range f.GetSheetList() {
			view, err := f.GetSheetView(sheet, 0)
			if err != nil || *view.RightToLeft != l.RightToLeft {
				t.Errorf("%s: %s runs from right to left: %v, want %v (%v)", l.Code, sheet, *view.RightToLeft, l.RightToLeft, err)
			}
		}
		names, reasons, scores := alignment(t, f, "A2"), alignment(t, f, "F2"), alignment(t, f, "E2")
		begins, ends, order := "left", "right", uint64(leftToRight)
		if l.RightToLeft {
			begins, ends, order = "right", "left", rightToLeft
		}
		if names.Horizontal != begins || names.ReadingOrder != byFirstLetter {
			t.Errorf("%s: names are %+v, want %s and in the direction of their first letter", l.Code, names, begins)
		}
		if reasons.Horizontal != begins || reasons.ReadingOrder != order {
			t.Errorf("%s: reasons are %+v, want %s in order %d", l.Code, reasons, begins, order)
		}
		for _, columns := range [][]column{mentorColumns(small()), unmatchedColumns(small())} {
			for _, c := range columns {
				if (c.id == "mentees" || c.id == "refer" || c.id == "allowed") && c.kind != kindText {
					t.Errorf("%s: %s has names among words, and not the direction of the language", l.Code, c.id)
				}
			}
		}
		if scores.Horizontal != ends {
			t.Errorf("%s: scores are %+v, want %s", l.Code, scores, ends)
		}
	}
}

// alignment is that of a cell of the first sheet.
func alignment(t *testing.T, f *excelize.File, at string) excelize.Alignment {
	t.Helper()
	id, err := f.GetCellStyle(f.GetSheetList()[0], at)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil || style.Alignment == nil {
		t.Fatalf("%s has no alignment: %v", at, err)
	}
	return *style.Alignment
}

// parts are the texts of an archive's parts by name.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		texts[part.Name] = string(text)
	}
	return texts
}

var reference = regexp.MustCompile(`<f>&#39;([^&]*)&#39;!\$([A-Z])\$(\d+)(?::\$[A-Z]\$(\d+))?</f>`)

// Charts have a title and a text for who does not see them, and refer to the
// table beside them: to as many kinds as counts, and to a heading above.
func TestChartsReferToTheirTables(t *testing.T) {
	for _, l := range lang.Languages() {
		f, data := inLanguage(t, l)
		sheet := lang.New(l).Say("sheets.summary")
		files := parts(t, data)
		drawing := files["xl/drawings/drawing1.xml"]
		if n := strings.Count(drawing, "<xdr:graphicFrame"); n != 3 {
			t.Errorf("%s: %d charts, want scores, load and reasons", l.Code, n)
		}
		if n := len(regexp.MustCompile(`descr="[^"]{20,}"`).FindAllString(drawing, -1)); n != 3 {
			t.Errorf("%s: %d charts have a text", l.Code, n)
		}
		for k, series := range []int{1, 2, 1} {
			chart := files[fmt.Sprintf("xl/charts/chart%d.xml", k+1)]
			titles := 3 // its own, and one for each axis
			if k == 2 {
				titles = 1 // lying bars have their names and numbers beside them
			}
			if n := strings.Count(chart, "<title><tx>"); n != titles {
				t.Errorf("%s: chart %d has %d titles, want %d", l.Code, k+1, n, titles)
			}
			refers := reference.FindAllStringSubmatch(chart, -1)
			if len(refers) != 3*series {
				t.Fatalf("%s: chart %d refers to %v, want a name, kinds and counts for each of %d series", l.Code, k+1, refers, series)
			}
			for _, r := range refers {
				if r[1] != sheet {
					t.Errorf("%s: chart %d refers to the sheet %s", l.Code, k+1, r[1])
				}
				for _, row := range []string{r[3], r[4]} {
					if row == "" {
						continue
					}
					if text, _ := f.GetCellValue(sheet, r[2]+row); text == "" {
						t.Errorf("%s: chart %d refers to %s%s, where nothing stands", l.Code, k+1, r[2], row)
					}
				}
			}
		}
	}
}

// What is drawn is counted right: three matches at 63.11, 33.35 and 32.00,
// mentors with 2 of 3, 1 of 1 and 1 of 2 places taken, four causes and one
// mentee who could not be read.
func TestTalliesAddUp(t *testing.T) {
	run := small()
	for _, c := range []struct {
		what  string
		table *tally
		want  map[string][]int
		sum   int
	}{
		{"scores", scoreTally(run), map[string][]int{"60–70": {1}, "30–40": {2}, "90–100": {0}}, 3},
		{"load", loadTally(run), map[string][]int{"0": {0, 0}, "1": {1, 1}, "2": {1, 0}}, 3},
		{"reasons", reasonTally(run), map[string][]int{"Could not be read": {1}, "A rule bars every mentor": {1}}, 5},
	} {
		sum := 0
		for _, row := range c.table.rows {
			for _, n := range row.counts {
				sum += n
			}
			if want, told := c.want[row.kind]; told && !slices.Equal(row.counts, want) {
				t.Errorf("%s: %s has %v, want %v", c.what, row.kind, row.counts, want)
			}
			delete(c.want, row.kind)
		}
		if sum != c.sum || len(c.want) > 0 {
			t.Errorf("%s: %d in all, want %d; missing %v", c.what, sum, c.sum, c.want)
		}
	}
	run.Result.Unmatched, run.programme().Rejected = nil, nil
	if reasonTally(run) != nil {
		t.Error("everybody is matched, and there are reasons why not")
	}
	if f, _ := openWorkbook(t, run); f != nil {
		rows, _ := f.GetRows(sheetSummary)
		if !strings.Contains(fmt.Sprint(rows), "Everybody who was read is matched.") {
			t.Error("the summary does not say that everybody is matched")
		}
	}
	run.Result.Matches[0].Pair.Points = 10000
	if rows := scoreTally(run).rows; rows[9].counts[0] != 1 {
		t.Errorf("full marks are not in the last step: %v", rows)
	}
}

// The parts of a workbook are the same bytes each time, in every language.
func TestSameBytesInEveryLanguage(t *testing.T) {
	for _, l := range lang.Languages() {
		_, first := inLanguage(t, l)
		_, second := inLanguage(t, l)
		if !bytes.Equal(first, second) {
			t.Errorf("%s: other bytes the second time", l.Code)
		}
	}
}
