package roster

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
)

func archiveOf(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A file of another format is named by its bytes, whatever it is called, and
// the refusal says what to do.
func TestOtherFormats(t *testing.T) {
	for _, c := range []struct{ data, says, todo string }{
		{archiveOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}), ".ods", "Save As"},
		{archiveOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text"}), ".odt", "save that as .xlsx"},
		{archiveOf(t, map[string]string{"word/document.xml": ""}), ".docx", "save that as .xlsx"},
		{archiveOf(t, map[string]string{"xl/workbook.bin": ""}), ".xlsb", "save it as .xlsx"},
		{archiveOf(t, map[string]string{"Index/Document.iwa": ""}), ".numbers", "Export To"},
		{archiveOf(t, map[string]string{"a.txt": ""}), "an archive", "save it again as .xlsx"},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".xls", "save it as .xlsx"},
		{"%PDF-1.7\n", "PDF", "spreadsheet"},
		{"{\\rtf1 ", ".rtf", "save that as .xlsx"},
		{"\n<!DOCTYPE html><html>", "web page", "Download"},
		{"https://docs.google.com/spreadsheets/d/1/edit\n", "link", "Download"},
		{`{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}`, "link", "Download"},
		{"[InternetShortcut]\r\nURL=https://example.org\r\n", "link", "Download"},
	} {
		tables, err := Open("roster.csv", []byte(c.data))
		var problems diag.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || tables != nil {
			t.Errorf("%s: %v %v", c.says, tables, err)
			continue
		}
		if got := problems[0].Text.String(); !strings.Contains(got, c.says) {
			t.Errorf("%q does not name %s", got, c.says)
		}
		if got := problems[0].Hint.String(); !strings.Contains(got, c.todo) {
			t.Errorf("%s: the hint %q does not say %q", c.says, got, c.todo)
		}
	}
	// What only looks like one of them is read.
	for _, csv := range []string{"name,link\nAna,https://example.org\n", "{a},b\n1,2\n", "<b>,c\n1,2\n"} {
		if _, err := Open("a.csv", []byte(csv)); err != nil {
			t.Errorf("%q: %v", csv, err)
		}
	}
}

// A workbook's rows as text stand on the lines of their numbers.
func TestTableAsText(t *testing.T) {
	table := &Table{Rows: []Row{{Number: 1, Cells: []Cell{{Text: "Title"}}}, {Number: 4, Cells: []Cell{{Text: "a,b"}, {Text: "c\nd"}}}}}
	if got, want := table.CSV(), "Title,\n\n\n\"a,b\",c d\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzOpen reads anything as a roster: it never panics, and what it refuses has
// a problem that says why.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "PK\x03\x04", "%PDF", "sep=;\na;b\n", "\xff\xfea\x00", "\"", "{\"url\":"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := Open("a", data)
		if err != nil {
			if len(err.(diag.Problems)) == 0 {
				t.Error("refused without a problem")
			}
			return
		}
		for _, table := range tables {
			table.headings(1)
			if _, err := Open("b", []byte(table.CSV())); err != nil && len(table.Rows) > 0 && foreign([]byte(table.CSV())) == nil {
				t.Errorf("what was written cannot be read: %v", err)
			}
		}
	})
}

// TestDamagedWorkbook cuts a workbook short, as a download that stopped does.
func TestDamagedWorkbook(t *testing.T) {
	p := load(t, map[string]string{"programme.yaml": "name: Ours\n", "mentees.yaml": "- {id: ana, name: Ana}\n", "mentors.yaml": "[]\n"})
	var b bytes.Buffer
	if err := Export(&b, p, lang.English); err != nil {
		t.Fatal(err)
	}
	_, err := Open("roster.xlsx", b.Bytes()[:b.Len()/2])
	if err == nil || !strings.Contains(err.Error(), "this workbook is damaged") {
		t.Errorf("%v", err)
	}
}
