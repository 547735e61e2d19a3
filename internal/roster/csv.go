package roster

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// openCSV reads a CSV file: UTF-8 or UTF-16, with commas, semicolons or tabs
// between its cells, whichever the first line has most of.
func openCSV(name string, data []byte) ([]*Table, error) {
	text, problem := decodeText(data)
	if problem != nil {
		problem.File = name
		return nil, diag.Problems{*problem}
	}
	separator, text := separatorOf(text)
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = separator
	reader.FieldsPerRecord = -1
	t := &Table{File: name}
	number, line, offset := 0, 1, int64(0) // of the record before, and where it ends
	for {
		cells, err := reader.Read()
		if err == io.EOF {
			break
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return nil, diag.Problems{csvProblem(name, wrong)}
		}
		if err != nil {
			return nil, fileProblem(name, "unreadable-file", diag.Say("cannot be read: {cause}", "cause", err), "")
		}
		// A row of a spreadsheet is a record, of one line or several, or an
		// empty line, which the reader skips.
		start, _ := reader.FieldPos(0)
		number += 1 + start - line
		line += strings.Count(text[offset:reader.InputOffset()], "\n")
		offset = reader.InputOffset()
		if len(cells) > maxColumns {
			return nil, fileProblem(name, "too-large", diag.Say("row {row} has more than {most} columns", "row", strconv.Itoa(number), "most", maxColumns), "is this the roster?")
		}
		row := Row{Number: number}
		for _, c := range cells {
			row.Cells = append(row.Cells, Cell{Text: strings.TrimSpace(c)})
		}
		if row.empty() {
			continue
		}
		if len(t.Rows) == maxRows {
			return nil, fileProblem(name, "too-large", diag.Say("more than {most} rows", "most", maxRows), "cut the roster into several files")
		}
		t.Rows = append(t.Rows, row)
	}
	return []*Table{t}, nil
}

func csvProblem(name string, err *csv.ParseError) diag.Problem {
	p := diag.Problem{ID: "syntax", File: name, Line: err.Line, Column: max(err.Column, 1),
		Text: diag.Say("this is not CSV: {cause}", "cause", err.Err), Hint: "save the sheet again as CSV UTF-8, or as .xlsx"}
	switch {
	case errors.Is(err.Err, csv.ErrBareQuote):
		p.Text = "a quotation mark inside a cell that is not in quotation marks"
	case errors.Is(err.Err, csv.ErrQuote):
		p.Text = "a cell in quotation marks that is never closed, or goes on behind them"
	}
	return p
}

// decodeText turns the bytes of a file into text, without a byte order mark.
func decodeText(data []byte) (string, *diag.Problem) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return utf16Text(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return utf16Text(data[2:], binary.BigEndian)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if at := bytes.IndexByte(data, 0); at >= 0 {
		// Text in Latin letters has a zero in every second byte of UTF-16.
		if len(data) >= 4 && data[1] == 0 && data[3] == 0 {
			return utf16Text(data, binary.LittleEndian)
		}
		if len(data) >= 4 && data[0] == 0 && data[2] == 0 {
			return utf16Text(data, binary.BigEndian)
		}
		line, column := position(data, at)
		return "", &diag.Problem{ID: "encoding", Line: line, Column: column,
			Text: "a NUL byte, so the file is not text", Hint: "save the sheet again as CSV UTF-8, or as .xlsx"}
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			line, column := position(data, at)
			return "", &diag.Problem{ID: "encoding", Line: line, Column: column,
				Text: "a byte that is not UTF-8 text; the file is likely in Windows-1252 or another older encoding",
				Hint: "in the spreadsheet, save it as \"CSV UTF-8\", or as .xlsx: names would be damaged by guessing"}
		}
		at += size
	}
	return string(data), nil
}

func utf16Text(data []byte, order binary.ByteOrder) (string, *diag.Problem) {
	if len(data)%2 != 0 {
		return "", &diag.Problem{ID: "encoding", Text: "UTF-16 text that ends in the middle of a character",
			Hint: "the file may be cut off: save it again"}
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units)), nil
}

// position is the line and the column, in characters, of a byte.
func position(data []byte, at int) (line, column int) {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	return bytes.Count(data[:at], []byte("\n")) + 1, utf8.RuneCount(data[start:at]) + 1
}

// separatorOf finds what stands between the cells. Spreadsheets may say so in
// a first line sep=; that is no row.
func separatorOf(text string) (separator rune, rest string) {
	first, after, _ := strings.Cut(text, "\n")
	if said, ok := strings.CutPrefix(strings.ToLower(strings.TrimRight(first, "\r")), "sep="); ok && len(said) == 1 {
		return rune(said[0]), after
	}
	counts := map[rune]int{}
	quoted := false
	for _, r := range text {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted {
			break
		}
		if !quoted {
			counts[r]++
		}
	}
	separator = ','
	for _, r := range ";\t" {
		if counts[r] > counts[separator] {
			separator = r
		}
	}
	return separator, text
}
