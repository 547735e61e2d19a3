package report

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"mentormatch/internal/safecell"
	"mentormatch/matcher"
)

// A csvTable writes lines of the columns that were asked for.
type csvTable struct {
	run     *Run
	fields  []csvField
	long    bool
	parts   bool      // a column needs what the points of a pair are made of
	spoken  bool      // a column has sentences
	safe    bool      // for opening in a spreadsheet
	mark    bool      // a byte order mark in front
	between byte      // cells
	bare    [256]bool // bytes that are what they are in whatever cell
	decimal byte
	end     string // of a line
}

func newCSVTable(run *Run, opt CSVOptions) (*csvTable, error) {
	t := &csvTable{run: run, long: opt.Long, parts: opt.Long, safe: !opt.Plain, mark: opt.hasMark(),
		between: byte(opt.between()), decimal: opt.decimal(), end: "\r\n"}
	if opt.Plain {
		t.end = "\n"
	}
	for c := byte(' '); c <= '~'; c++ {
		t.bare[c] = c != '"' && c != ',' && c != ';'
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
		t.spoken = t.spoken || f.kind == toldCell
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
		switch start := len(to); {
		case f.kind == toldCell:
			to = append(to, '"') // nearly every sentence needs them
			to = t.told(f.tell(l, to), start+1)
		case f.tell != nil:
			to = f.tell(l, to)
		case f.kind != hundredthCell:
			text, last := f.text(l), &l.last[k]
			if text != last.text {
				last.text, last.cell = text, t.cell(append(last.cell[:0], text...), 0, f.kind)
			}
			to = append(to, last.cell...)
		case paired:
			to = appendHundredths(to, int64(f.value(l)), t.decimal)
		}
	}
	if len(to) == begin { // an empty line is no line to those who read it
		to = append(to, `""`...)
	}
	return append(to, t.end...)
}

// cell makes the text from begin on a cell: safe to open, and quoted as RFC
// 4180 says.
func (t *csvTable) cell(to []byte, begin int, kind cellKind) []byte {
	switch {
	case len(to) == begin:
		return to
	case t.isBare(to[begin:]): // as nearly every id and, in English, name
		if kind != codeCell && t.safe && safecell.Turns(to[begin:]) {
			to = slices.Insert(to, begin, '\'')
		}
		return to
	}
	if kind == freeCell && !isClean(to[begin:]) {
		to = append(to[:begin], clean(string(to[begin:]))...)
	}
	if kind != codeCell {
		to = t.safely(to, begin)
	}
	return t.quote(to, begin)
}

// isBare reports whether a text has nothing to be cleaned, split or quoted.
func (t *csvTable) isBare(text []byte) bool {
	for _, c := range text {
		if !t.bare[c] {
			return false
		}
	}
	return text[0] != ' ' && text[len(text)-1] != ' '
}

// told makes sentences from begin on a cell, which have a quotation mark in front already.
func (t *csvTable) told(to []byte, begin int) []byte {
	to = t.safely(to, begin)
	text := to[begin:]
	switch {
	case len(text) == 0:
		return to[:begin-1]
	case !t.needsQuotes(text):
		return slices.Delete(to, begin-1, begin)
	case bytes.IndexByte(text, '"') >= 0:
		to = append(to[:begin], bytes.ReplaceAll(text, []byte{'"'}, []byte(`""`))...)
	}
	return append(to, '"')
}

// safely makes the text from begin on safe to open in a spreadsheet.
func (t *csvTable) safely(to []byte, begin int) []byte {
	if !t.safe || len(to) == begin {
		return to
	}
	if safecell.Turns(to[begin:]) {
		to = slices.Insert(to, begin, '\'')
	}
	return safecell.KeepWhole(to, begin, t.between)
}

// quote puts the text from begin on into quotation marks where they are
// needed: RFC 4180, section 2. Space at an end needs them too, as some who
// read it would take it off.
func (t *csvTable) quote(to []byte, begin int) []byte {
	text := to[begin:]
	if len(text) == 0 || !t.needsQuotes(text) {
		return to
	}
	if bytes.IndexByte(text, '"') >= 0 {
		doubled := bytes.ReplaceAll(text, []byte{'"'}, []byte(`""`))
		to = append(to[:begin], doubled...)
	}
	return append(slices.Insert(to, begin, '"'), '"')
}

func (t *csvTable) needsQuotes(text []byte) bool {
	if text[0] == ' ' || text[len(text)-1] == ' ' {
		return true
	}
	return bytes.IndexByte(text, t.between) >= 0 || bytes.IndexByte(text, '"') >= 0 ||
		bytes.IndexByte(text, '\n') >= 0 || bytes.IndexByte(text, '\r') >= 0
}

// appendFirstMeeting appends 2026-12-05 09:00 Asia/Dhaka; nothing when not known.
func appendFirstMeeting(to []byte, m *matcher.Matched) []byte {
	t := m.Pair.FirstMeeting
	if t.IsZero() {
		return to
	}
	begin := len(to)
	to = t.AppendFormat(to, time.RFC3339)[:begin+len("2026-12-05T09:00")] // which is made faster than other formats
	to[begin+len("2026-12-05")] = ' '
	return append(append(to, ' '), clean(t.Location().String())...)
}

func firstMeeting(m *matcher.Matched) string { return string(appendFirstMeeting(nil, m)) }
