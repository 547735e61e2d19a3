package roster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/diag"
)

func utf16Bytes(order binary.ByteOrder, mark bool, s string) []byte {
	var b []byte
	if mark {
		b = append(b, 0, 0)
		order.PutUint16(b, 0xFEFF)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, 0, 0)
		order.PutUint16(b[len(b)-2:], u)
	}
	return b
}

func TestEncodingsAndSeparators(t *testing.T) {
	const text = "Name,Says\nআনা,\"a, b\"\n"
	for name, data := range map[string][]byte{
		"UTF-8":              []byte(text),
		"with a mark":        []byte("\uFEFF" + text),
		"lines of Windows":   []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"UTF-16":             utf16Bytes(binary.LittleEndian, true, text),
		"UTF-16, big end":    utf16Bytes(binary.BigEndian, true, text),
		"UTF-16, no mark":    utf16Bytes(binary.LittleEndian, false, text),
		"UTF-16 BE, no mark": utf16Bytes(binary.BigEndian, false, text),
		"semicolons":         []byte("Name;Says\nআনা;a, b\n"),
		"tabs":               []byte("Name\tSays\nআনা\ta, b\n"),
		"said":               []byte("sep=|\nName|Says\nআনা|a, b\n"),
	} {
		tables, err := Open("x.csv", data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rows := tables[0].Rows
		if len(rows) != 2 || rows[1].Number != 2 || rows[1].cell(0).Text != "আনা" || rows[1].cell(1).Text != "a, b" {
			t.Errorf("%s: %+v", name, rows)
		}
	}
}

func TestRowsAreCountedAsASpreadsheetDoes(t *testing.T) {
	tables, err := Open("x.csv", []byte("Name,Says\n\na,\"two\nlines\"\n,\n\n\nb,\n"))
	if err != nil {
		t.Fatal(err)
	}
	var numbers []int
	for _, r := range tables[0].Rows {
		numbers = append(numbers, r.Number)
	}
	// Headings, an empty line, a record of two lines, one of nothing, two
	// empty lines, and a record.
	if len(numbers) != 3 || numbers[0] != 1 || numbers[1] != 3 || numbers[2] != 7 {
		t.Errorf("rows %v, want 1, 3 and 7", numbers)
	}
}

func TestRefusedFiles(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		line int
		says string
	}{
		{"Windows-1252", []byte("Name\nJos\xe9\n"), 2, "Windows-1252"},
		{"NUL", []byte("Name\nx\x00y\n"), 2, "NUL byte"},
		{"cut UTF-16", utf16Bytes(binary.LittleEndian, true, "ab")[:5], 0, "middle of a character"},
		{"open quotation", []byte("Name\n\"x\n"), 2, "never closed"},
		{"bare quotation", []byte("Name\nx \"y\"\n"), 2, "not in quotation marks"},
		{"old workbook", []byte("\xD0\xCF\x11\xE0 and so on"), 0, "old format"},
		{"an archive", []byte("PK\x03\x04 and so on"), 0, "this workbook is damaged"},
		{"many columns", []byte(strings.Repeat(",", maxColumns+1) + "\n"), 0, "more than 1000 columns"},
		{"large", make([]byte, maxFile+1), 0, "more than 64 MB"},
	} {
		_, err := Open("x", c.data)
		var problems diag.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || !strings.Contains(problems[0].Text.String(), c.says) || problems[0].Line != c.line || problems[0].File != "x" {
			t.Errorf("%s: %+v, want %q on line %d", c.name, err, c.says, c.line)
		}
	}
}

func workbook(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbooks(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14}) // 3/4/26, which could be two days
		words, english := "dd mmmm yyyy", "[$-409]d-mmm-yy"
		long, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &words})
		short, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &english})
		money, _ := f.NewStyle(&excelize.Style{NumFmt: 4})
		f.SetSheetRow("Sheet1", "A1", &[]any{"Joined", "Long", "Number", "Money", "Formula", "Escape", "Short"})
		at := time.Date(2026, 4, 3, 10, 30, 0, 0, time.UTC)
		f.SetCellValue("Sheet1", "A3", at)
		f.SetCellStyle("Sheet1", "A3", "A3", day)
		f.SetCellValue("Sheet1", "B3", at.Truncate(24*time.Hour))
		f.SetCellStyle("Sheet1", "B3", "B3", long)
		f.SetCellValue("Sheet1", "C3", 46115)
		f.SetCellValue("Sheet1", "D3", 46115)
		f.SetCellStyle("Sheet1", "D3", "D3", money)
		f.SetCellValue("Sheet1", "E3", 7)
		f.SetCellFormula("Sheet1", "E3", `3+4+cmd|' /C calc'!A0`)
		f.SetCellValue("Sheet1", "F3", "_x005F_x0041_ =1+1")
		f.SetCellValue("Sheet1", "G3", at)
		f.SetCellStyle("Sheet1", "G3", "G3", short)
		f.NewSheet("Hidden")
		f.SetCellValue("Hidden", "A1", "x")
		f.SetSheetVisible("Hidden", false)
		f.NewSheet("Empty")
	})
	tables, err := Open("x.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) != 2 || tables[0].Sheet != "Sheet1" || tables[1].Sheet != "Empty" {
		t.Fatalf("%d tables", len(tables))
	}
	row := tables[0].Rows[1]
	if row.Number != 3 {
		t.Errorf("row %d, want 3: an empty row is counted", row.Number)
	}
	for i, want := range []string{"2026-04-03 10:30", "2026-04-03", "", "", "", "", "2026-04-03 10:30"} {
		if row.Cells[i].Day != want {
			t.Errorf("column %s: day %q, want %q: %+v", columnLetters(i), row.Cells[i].Day, want, row.Cells[i])
		}
	}
	for i, want := range map[int]string{2: "46115", 4: "7", 5: "_x0041_ =1+1"} {
		if row.Cells[i].Text != want {
			t.Errorf("column %s: %q, want %q", columnLetters(i), row.Cells[i].Text, want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text  string
		order DateOrder
		want  string // "" for refused
	}{
		{"2026-04-03", "", "2026-04-03"},
		{"2026/4/3 10:22:11 am GMT+5:30", "", "2026-04-03"},
		{"2026-04-03T10:22:11Z", "", "2026-04-03"},
		{"3 April 2026", "", "2026-04-03"},
		{"3rd Apr. 2026", "", "2026-04-03"},
		{"April 3, 2026", "", "2026-04-03"},
		{"03-Sept-2026", "", "2026-09-03"},
		{"03/04/2026", "", ""},
		{"03/04/2026", DayFirst, "2026-04-03"},
		{"03/04/2026 09:00", MonthFirst, "2026-03-04"},
		{"25/12/2026", "", "2026-12-25"},
		{"12.25.2026", "", "2026-12-25"},
		{"25/12/2026", MonthFirst, ""},
		{"05/05/2026", "", "2026-05-05"},
		{"০৩/০৪/২০২৬", DayFirst, "2026-04-03"},
		{"۲۰۲۶-۰۴-۰۳", "", "2026-04-03"},
		{"2026-02-30", "", ""},
		{"3/4/26", DayFirst, ""},
		{"3 Sometime 2026", "", ""},
		{"soon", "", ""},
		{"46115", "", ""},
	} {
		got, wrong, _ := date(Cell{Text: c.text}, c.order)
		if got != c.want || (wrong == "") != (c.want != "") {
			t.Errorf("%q %s: %q %q, want %q", c.text, c.order, got, wrong, c.want)
		}
	}
	for text, want := range map[string]string{"2019": "2019", "২০১৯": "2019", "2019-4": "2019-04", "2019-13": "", "2019-04-01": "2019-04-01"} {
		if got, _, _ := since(Cell{Text: text}, ""); got != want {
			t.Errorf("since %q: %q, want %q", text, got, want)
		}
	}
	if got, _, _ := date(Cell{Text: "3/4/26", Day: "2026-04-03 10:30"}, ""); got != "2026-04-03" {
		t.Errorf("a date of the spreadsheet: %q", got)
	}
}

func TestSplit(t *testing.T) {
	known := func(s string) bool { return s == "Hearing, or deafness" || s == "a, b, c" }
	for _, c := range []struct{ text, how, want string }{
		{"a;b; c;", "", "a|b|c"},
		{"a, b", "", "a|b"},
		{"a, b; c", "", "a, b|c"},
		{"a\nb", "", "a|b"},
		{"x, Hearing, or deafness, y", "", "x|Hearing, or deafness|y"},
		{"a, b, c", ",", "a, b, c"},
		{"a, b", "none", "a, b"},
		{"a, b; c\nd", "line", "a, b; c|d"},
		{"a, b; c", ";", "a, b|c"},
		{`"a; b"; c`, ";", "a; b|c"},
		{`"a ""b"""; "none"`, ";", `a "b"|none`},
		{`"not closed; c`, ";", `"not closed|c`},
		{`"closed" early; c`, ";", `"closed" early|c`},
		{" ; ;", "", ""},
	} {
		var got []string
		for _, p := range split(c.text, c.how, known) {
			got = append(got, p.text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q by %q: %q, want %q", c.text, c.how, got, c.want)
		}
	}
	for _, s := range []string{"plain", "a;b", `"`, `a"b`, "none", "a,b", "two\nlines"} {
		if got := split(enquote(s), ";", known); len(got) != 1 || got[0].text != s {
			t.Errorf("%q is written as %q and read as %v", s, enquote(s), got)
		}
	}
}
