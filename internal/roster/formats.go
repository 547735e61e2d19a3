package roster

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"regexp"
	"strings"

	"mentormatch/internal/diag"
)

// saveAs is what to do with a file of any other format.
const saveAs diag.Message = "open it, and save it as .xlsx or as CSV UTF-8"

// A format is one that people have rosters in, and that is not read. It is
// known by its bytes: a name may say anything.
type format struct {
	text, hint diag.Message
}

func textDocument(ending string) *format {
	return &format{diag.Say("a text document ({ending})", "ending", ending), "copy its table into a spreadsheet, and save that as .xlsx or as CSV UTF-8"}
}

// IsForeign reports whether the bytes are no text: a workbook, or a file of a
// program that keeps its own format.
func IsForeign(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || foreign(data) != nil
}

// foreign is the format of bytes that are neither a workbook nor text; nil for
// none that is known.
func foreign(data []byte) *format {
	begins := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }
	switch {
	case begins("\xD0\xCF\x11\xE0"):
		return &format{"a workbook of the old format .xls, or one with a password", "open it, and save it as .xlsx without a password"}
	case begins("PK\x03\x04"):
		return archive(data)
	case begins("%PDF"):
		return &format{"a PDF, which holds a picture of a table and not its cells", "ask for the spreadsheet that it was made of, as .xlsx or CSV UTF-8"}
	case begins("{\\rtf"):
		return textDocument(".rtf")
	case webPage.Match(data[:min(len(data), 1024)]):
		return &format{"a web page, and not a spreadsheet", "in Google Sheets choose File, Download, and .xlsx or CSV; elsewhere open it and save it as .xlsx"}
	case sheetLink.Match(data) || shortcut.Match(data):
		return &format{"a link to a sheet on the web, and not the sheet", "open the link, choose File, Download, and .xlsx or CSV"}
	case jsonObject.Match(data):
		return &format{"JSON, which is for programs, and not a spreadsheet", "name the workbook or the CSV file"}
	}
	return nil
}

var (
	jsonObject = regexp.MustCompile(`^\s*\{\s*"`)
	webPage    = regexp.MustCompile(`(?i)^\s*(<!doctype html|<html|<\?xml[^>]*>\s*<html)`)
	// A file that holds an address and nothing else, or the shortcut that
	// Google Drive keeps in the place of a sheet (.gsheet).
	sheetLink = regexp.MustCompile(`^\s*https?://\S+\s*$`)
	shortcut  = regexp.MustCompile(`(?s)^\s*(\{.{0,400}"(doc_id|url)"\s*:|\[InternetShortcut\])`)
)

// archive is the format of a zip archive by what lies in it; nil for a
// workbook that is read, and for an archive that is damaged.
func archive(data []byte) *format {
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	has := func(prefix string) bool {
		for _, f := range files.File {
			if strings.HasPrefix(f.Name, prefix) {
				return true
			}
		}
		return false
	}
	switch {
	case has("xl/workbook.bin"):
		return &format{"a binary workbook (.xlsb)", saveAs}
	case has("xl/"):
		return nil
	case has("word/"):
		return textDocument(".docx")
	case has("Index/") || has("index.apxl") || has("Index.zip"):
		return &format{"a sheet of Apple Numbers (.numbers)", "in Numbers choose Export To, and Excel or CSV"}
	}
	for _, f := range files.File {
		if f.Name != "mimetype" {
			continue
		}
		content, err := f.Open()
		if err != nil {
			return nil
		}
		kind, _ := io.ReadAll(io.LimitReader(content, 200))
		content.Close()
		switch {
		case bytes.Contains(kind, []byte("opendocument.spreadsheet")):
			return &format{"an OpenDocument spreadsheet (.ods)", "in LibreOffice choose Save As, and Excel (.xlsx) or Text CSV"}
		case bytes.Contains(kind, []byte("opendocument.text")):
			return textDocument(".odt")
		}
	}
	return &format{"an archive, and not a workbook", "open it in a spreadsheet, and save it again as .xlsx or as CSV UTF-8"}
}

// CSV is the table as text, each row on the line of its number and as wide as
// the widest; line ends within cells become blanks.
func (t *Table) CSV() string {
	width := 0
	for i := range t.Rows {
		width = max(width, len(t.Rows[i].Cells))
	}
	var b strings.Builder
	out := csv.NewWriter(&b)
	line := 1
	for i := range t.Rows {
		out.Flush()
		for ; line < t.Rows[i].Number; line++ {
			b.WriteByte('\n')
		}
		cells := make([]string, width)
		for k, c := range t.Rows[i].Cells {
			cells[k] = oneLine(c.Text)
		}
		_ = out.Write(cells) // into memory
		line++
	}
	out.Flush()
	return b.String()
}
