package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/safecell"
	"mentormatch/profiles"
)

// hostile texts, and those that only look so. The profiles refuse many of
// them; the outputs must not count on it.
var hostile = []string{
	"=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1", " =2", "\u00a0=3", "\u200b=4", "\ufeff=5",
	" ＝1+1", "＋1", "－1", "＠x", "\u2212 1", "|x",
	"\ufe66=1", "\u207c1", "\ufe62 1", "\v=1", "\f=1", "\u0085=1", "\u3000=1", "\u061c=6", "\u2060=7", "\u180e=8", "\u00ad=9",
	"x;=1+1", "x; \u200b=cmd|'/c calc'!A1", "x,@SUM(1)", `x;"=1+1"`, `x;"";=1+1;""`, "x,;-2+3", "x;\uff1d1", "x;\t=1", "x;'=1", ";=1", "x,+1|2",
	"_x0041_", "_x005F_x0041_", "_x005F_", "_X0041_", "_x000D_", "x_x0041_y_x0042_", "_x005F__x0041_",
	"00123", "1e10", "SEPT2", "1-2", "2026-10-04", "10:30", "TRUE", "$5", "50%", "১২৩", "MAR 1", "12 am",
	"'quoted", "''", "ana2", "M01", "Sept", "a \"quote\", a comma; a semicolon",
	"\u202egnp.exe", "a\u2066b\u2069", "\x1b[31mred\x07", "nul\x00nul", "c1\u009b31m", "\u0090q\u009c", "\u009d0;title\a", "\u206e1\u206f", "\ufff9a\ufffab\ufffb", "\xed\xa0\x80 lone", "\xff\xfe", "a\nb\rc\u2028d", "\ufffe\uffff", "tag\U000e0041\u007f",
	"</script><script>alert(1)</script>", "<!--x", "]]>", "&amp;<b>", "🙂 name", "<", "<<//",
	"আনা\u200c রহমান", "सई पाटील", "دانش\u200f احمد", "क्\u200dष",
	strings.Repeat("long ", 6600), strings.Repeat("🙂", 17000),
}

// withNames is the small run, the mentee ana bearing a name and an id.
func withNames(text string) *Run {
	run := small()
	p := run.programme()
	p.Mentees[0].Name, p.Mentees[0].ID = text, text
	p.Mentors[0].Name, p.Mentors[0].ID = text, text
	p.Mentees[3].Name, p.Rejected[0].ID = text, text
	p.Partners[0].Name, p.Settings.Name = text, text
	p.Rejected[0].Why, p.Rejected[0].File, p.Inputs[0].Path = []diag.Message{diag.Say("{line}", "line", text)}, text, text
	run.Result.Matches[1].Decision.By = text
	return run
}

// unescaped takes the apostrophes off, as the comment of WriteCSV tells other
// programs to, in a file with a separator between its cells.
func unescaped(cell string, between byte) string {
	cell = strings.TrimPrefix(cell, "'")
	for at := 1; at < len(cell); at++ {
		if separator := cell[at-1]; cell[at] == '\'' && (separator == ',' || separator == ';') && separator != between && safecell.RunsBehind([]byte(cell[at:]), separator) {
			cell = cell[:at] + cell[at+1:]
		}
	}
	return cell
}

func TestHostileTextInCSV(t *testing.T) {
	for _, text := range hostile {
		data := written(t, func(w io.Writer) error { return WriteCSV(w, withNames(text)) })
		rows := readCSV(t, data)
		if got := unescaped(rows[1][0], ','); got != clean(text) {
			t.Errorf("%.40q is read back as %.40q", text, got)
		}
		for _, row := range rows {
			for c, cell := range row {
				numeric := c >= 4 && c <= 9
				if !numeric && (safecell.IsFormula(cell) || safecell.IsNumber(cell)) && !strings.HasPrefix(cell, "'") {
					t.Errorf("%.40q: the cell %.40q can be run or turned into a number", text, cell)
				}
				if strings.ContainsAny(cell, "\x00\x07\x1b\u009b\u202e\u2066\r\n") {
					t.Errorf("%.40q: control characters in %.40q", text, cell)
				}
			}
		}
	}
}

func TestOnlyWhatASpreadsheetTurnsHasAnApostrophe(t *testing.T) {
	for text, want := range map[string]string{
		"ana": "ana", "ana2": "ana2", "M01": "M01", "Sept": "Sept", "আনা রহমান": "আনা রহমান", "O'Neil": "O'Neil", "": "",
		"00123": "'00123", "1e10": "'1e10", "9a": "'9a", "9 pm": "'9 pm", "1t": "'1t",
		// Ids that no spreadsheet changes stay as they are: other programs join by them.
		"a1": "a1", "p7": "p7", "e5": "e5", "t3": "t3", "z-9": "z-9", "am12": "am12", "m1": "m1",
		"SEPT2": "'SEPT2", "true": "'true", "=1": "'=1", "'x": "''x", "-": "'-",
		"2026-12-05 09:00 Asia/Dhaka": "2026-12-05 09:00 Asia/Dhaka", "2026-12-05 09:00": "'2026-12-05 09:00",
	} {
		if got := textCell(text); got != want {
			t.Errorf("textCell(%q) = %q, want %q", text, got, want)
		}
	}
}

func readCSV(t *testing.T, data []byte) [][]string {
	t.Helper()
	data, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	if !marked {
		t.Fatal("no byte order mark")
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.FieldsPerRecord = 20
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVLines(t *testing.T) {
	data := written(t, func(w io.Writer) error { return WriteCSV(w, small()) })
	if lf, crlf := bytes.Count(data, []byte("\n")), bytes.Count(data, []byte("\r\n")); lf != crlf || lf != 9 {
		t.Errorf("%d lines, %d of them ending in CR LF; want 9 = heading + 3 matched + 4 not matched + 1 not read", lf, crlf)
	}
}

func TestHostileTextInXLSX(t *testing.T) {
	for _, text := range hostile {
		run := withNames(text)
		data := written(t, func(w io.Writer) error { return WriteXLSX(w, run) })
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%.40q: %v", text, err)
		}
		want := clean(text)
		for _, column := range []string{"A", "B", "C"} {
			at := fmt.Sprint(column, rowOf(run, 0))
			got, _ := f.GetCellValue(sheetMatches, at)
			units := len(utf16.Encode([]rune(got)))
			switch long := len(utf16.Encode([]rune(want))) > MaxCellUnits; {
			case long && (units > MaxCellUnits || !strings.HasSuffix(got, english.cutMark()) || !strings.HasPrefix(want, strings.TrimSuffix(got, english.cutMark()))):
				t.Errorf("%.40q: %d units, ending in %.40q", text, units, got[max(0, len(got)-40):])
			case long && units < MaxCellUnits-2:
				t.Errorf("%.40q: cut to %d units, though %d fit", text, units, MaxCellUnits)
			case !long && got != want:
				t.Errorf("%.40q is read back as %.40q", want, got)
			}
			if kind, _ := f.GetCellType(sheetMatches, at); want != "" && kind != excelize.CellTypeInlineString {
				t.Errorf("%.40q: cell type %v, want text", text, kind)
			}
			if formula, _ := f.GetCellFormula(sheetMatches, at); formula != "" {
				t.Errorf("%.40q became the formula %q", text, formula)
			}
		}
		title, _ := f.GetCellValue(sheetSummary, "A1")
		formula, _ := f.GetCellFormula(sheetSummary, "A1")
		if len(want) < MaxCellUnits && title != want || formula != "" {
			t.Errorf("%.40q: the title of the summary is %.40q, by the formula %q", want, title, formula)
		}
		f.Close()
	}
}

func TestHostileTextInJSON(t *testing.T) {
	for _, text := range hostile {
		if !utf8.ValidString(text) {
			continue // which JSON cannot hold, and the profiles refuse
		}
		data := written(t, func(w io.Writer) error { return WriteJSON(w, withNames(text)) })
		if bytes.Contains(data, []byte("</")) || bytes.Contains(data, []byte("<!")) {
			t.Errorf("%.40q: can end a script", text)
		}
		if bytes.ContainsAny(data, "\x00\x07\x1b\r") {
			t.Errorf("%.40q: control characters", text)
		}
		var loose struct{ Matches []struct{ Mentee string } }
		if err := json.Unmarshal(data, &loose); err != nil {
			t.Fatalf("%.40q: %v", text, err)
		}
		if got := loose.Matches[0].Mentee; got != text {
			t.Errorf("%.40q is read back as %.40q", text, got)
		}
		rec, err := ReadRecord(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%.40q: %v", text, err)
		}
		if found := Compare(rec, NewRecord(withNames(text))); found != nil {
			t.Errorf("%.40q: %.200q", text, found)
		}
	}
}

func TestHostileTextOnATerminal(t *testing.T) {
	for _, text := range hostile {
		run := withNames(text)
		for _, data := range [][]byte{
			written(t, func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{}) }),
			written(t, func(w io.Writer) error { return ExplainPair(w, run, 0, 0, TerminalOptions{}) }),
			written(t, func(w io.Writer) error { return ExplainPair(w, run, 1, 1, TerminalOptions{}) }),
			written(t, func(w io.Writer) error { return ExplainPerson(w, run, profiles.RoleMentee, 3, TerminalOptions{}) }),
			written(t, func(w io.Writer) error { return ExplainPerson(w, run, profiles.RoleMentor, 0, TerminalOptions{}) }),
		} {
			if strings.ContainsAny(string(data), "\x00\x07\x1b\r\t\u009b\u202e\u2066\u2028") {
				t.Errorf("%.40q: control characters in\n%.400q", text, data)
			}
			for line := range strings.Lines(string(data)) {
				if w := lang.TextWidth(strings.TrimSuffix(line, "\n")); w > 80 {
					t.Errorf("%.40q: a line of %d cells: %.120q", text, w, line)
				}
			}
		}
	}
}
