package grid

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// mostOfAKind is how many problems of one kind are listed one by one. A file
// with the wrong kind of comma has a problem in every cell: the first thousand
// of a million are more than anybody reads, and all are counted.
const mostOfAKind = 1000

// longestExcerpt is the longest line, in bytes, that is shown with a problem.
const longestExcerpt = 400

// findings are the problems of a file, in the order they were found.
type findings struct {
	file  string
	kinds map[string]*kind
	kept  diag.Problems
}

// A kind counts the problems of one kind.
type kind struct {
	found int
	kept  int
	last  int // line of the last one
}

// add counts a problem, and makes and keeps it if there is room.
func (f *findings) add(id string, line int, problem func() diag.Problem) {
	k := f.kind(id)
	k.found++
	k.last = max(k.last, line)
	if k.kept == mostOfAKind {
		return
	}
	k.kept++
	p := problem()
	p.ID, p.File, p.Line = id, f.file, line
	f.kept = append(f.kept, p)
}

func (f *findings) kind(id string) *kind {
	if f.kinds == nil {
		f.kinds = map[string]*kind{}
	}
	k := f.kinds[id]
	if k == nil {
		k = &kind{}
		f.kinds[id] = k
	}
	return k
}

// join adds the findings of a later part of the same file.
func (f *findings) join(later *findings) {
	for _, p := range later.kept {
		f.add(p.ID, p.Line, func() diag.Problem { return p })
	}
	for id, l := range later.kinds {
		k := f.kind(id)
		k.found += l.found - l.kept
		k.last = max(k.last, l.last)
	}
}

func (f *findings) none() bool { return len(f.kept) == 0 }

// err is all problems, or nil when there are none.
func (f *findings) err() error {
	if f.none() {
		return nil
	}
	problems := append(diag.Problems(nil), f.kept...)
	for id, k := range f.kinds {
		if more := k.found - k.kept; more > 0 {
			problems = append(problems, diag.Problem{
				ID: id, File: f.file, Line: k.last,
				Text: diag.Counted(more, "and 1 more problem of this kind, on this line", "and {count} more problems of this kind, the last of them on this line"),
				Hint: diag.Say("the first {listed} are listed above; there are {count}", "listed", k.kept, "count", k.found),
			})
		}
	}
	problems.Sort()
	return problems
}

// one is the error of a file with a single problem that stops the reading.
func one(file string, line int, id string, text, hint diag.Message) error {
	return diag.Problems{{ID: id, File: file, Line: line, Text: text, Hint: hint}}
}

// A spot is a cell of a file.
type spot struct {
	line   int // in the file, from 1
	record int // row of the spreadsheet, from 1
	field  int // column of the spreadsheet, from 0
}

// String names the cell as spreadsheets do: C7.
func (s spot) String() string {
	letters := ""
	for i := s.field; i >= 0; i = i/26 - 1 {
		letters = string(rune('A'+i%26)) + letters
	}
	return fmt.Sprintf("%s%d", letters, s.record)
}

// problemAt makes a problem of the cell that starts at data[offset].
func problemAt(data []byte, offset int, at spot, text diag.Message, value string, hint diag.Message) diag.Problem {
	before, after := lineAround(data, offset)
	p := diag.Problem{
		Column: 1 + utf8.RuneCount(before),
		Path:   at.String(),
		Cell:   at.String(),
		Text:   text,
		Value:  shorten(value),
		Hint:   hint,
	}
	if len(before)+len(after) <= longestExcerpt {
		p.Excerpt = strings.ToValidUTF8(string(before)+string(after), "\ufffd")
	}
	return p
}

// lineAround cuts the line of data that holds offset in two there.
func lineAround(data []byte, offset int) (before, after []byte) {
	start, end := offset, offset
	for start > 0 && data[start-1] != '\n' {
		start--
	}
	for end < len(data) && data[end] != '\n' {
		end++
	}
	if end > offset && data[end-1] == '\r' {
		end--
	}
	return data[start:offset], data[offset:end]
}

// shorten makes what was written fit a line.
func shorten(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
