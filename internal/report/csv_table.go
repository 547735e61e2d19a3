package report

import (
	"fmt"
	"strings"

	"mentormatch/matcher"
)

// A csvTable writes lines of the columns that were asked for.
type csvTable struct {
	run     *Run
	fields  []csvField
	long    bool
	parts   bool // a column needs what the points of a pair are made of
	safe    bool // for opening in a spreadsheet
	mark    bool // a byte order mark in front
	between byte // cells
	decimal byte
	end     string // of a line
}

func newCSVTable(run *Run, opt CSVOptions) (*csvTable, error) {
	t := &csvTable{run: run, long: opt.Long, parts: opt.Long, safe: !opt.Plain, mark: !opt.Plain && !opt.NoMark,
		between: ',', decimal: '.', end: "\r\n"}
	if opt.Delimiter != 0 {
		t.between = byte(opt.Delimiter)
	}
	if opt.Plain {
		t.end = "\n"
	} else if t.between == ';' {
		t.decimal = ','
	}
	possible := csvFields(opt)
	for _, f := range possible {
		if opt.Fields == nil && !f.asked {
			t.fields = append(t.fields, f)
		}
	}
	for _, name := range opt.Fields {
		f, ok := fieldNamed(possible, name)
		if !ok {
			return nil, fmt.Errorf("no column %q", name)
		}
		t.fields = append(t.fields, f)
	}
	for _, f := range t.fields {
		t.parts = t.parts || f.parts
	}
	return t, nil
}

// head is what stands before the first line.
func (t *csvTable) head() []byte {
	var to []byte
	if t.mark {
		to = append(to, byteOrderMark...)
	}
	for k, f := range t.fields {
		if k > 0 {
			to = append(to, t.between)
		}
		to = append(to, f.name...)
	}
	return append(to, t.end...)
}

// line appends a line.
func (t *csvTable) line(to []byte, l *csvLine) []byte {
	paired := l.mentee != nobody && l.mentor != nobody
	begin := len(to)
	for k := range t.fields {
		f := &t.fields[k]
		if k > 0 {
			to = append(to, t.between)
		}
		switch {
		case f.kind != hundredthCell:
			to = t.text(to, f.kind, f.text(l))
		case paired:
			to = appendHundredths(to, int64(f.value(l)), t.decimal)
		}
	}
	if len(to) == begin { // an empty line is no line to those who read it
		to = append(to, `""`...)
	}
	return append(to, t.end...)
}

// text appends a cell of text, safe to open and quoted as RFC 4180 says.
func (t *csvTable) text(to []byte, kind cellKind, text string) []byte {
	switch {
	case kind == codeCell:
	case t.safe:
		text = textCell(text)
	default:
		text = clean(text)
	}
	return appendQuoted(to, text, t.between)
}

// appendQuoted appends a cell, in quotation marks where they are needed: RFC
// 4180, section 2. Space at an end needs them too, as some who read it would
// take it off.
func appendQuoted(to []byte, text string, between byte) []byte {
	if text == "" {
		return to
	}
	bare := text[0] != ' ' && text[len(text)-1] != ' '
	for i := 0; bare && i < len(text); i++ {
		switch text[i] {
		case between, '"', '\r', '\n':
			bare = false
		}
	}
	if bare {
		return append(to, text...)
	}
	to = append(to, '"')
	for {
		before, after, found := strings.Cut(text, `"`)
		to = append(to, before...)
		if !found {
			return append(to, '"')
		}
		to = append(to, `""`...)
		text = after
	}
}

// firstMeeting is 2026-12-05 09:00 Asia/Dhaka; "" when not known.
func firstMeeting(m *matcher.Matched) string {
	t := m.Pair.FirstMeeting
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04") + " " + t.Location().String()
}
