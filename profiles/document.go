package profiles

import (
	"bytes"
	"regexp"
)

// A stretch is whole lines of a file.
type stretch struct {
	text   []byte
	before int // lines of the file in front of it
}

// cutDocuments cuts a file where YAML does: in front of a line that starts
// with ---, and behind one that starts with three dots. YAML allows neither
// at the start of a line inside a text.
func cutDocuments(data []byte) []stretch {
	var cut []stretch
	start, before, line := 0, 0, 0
	take := func(end int) {
		if end > start {
			cut = append(cut, stretch{data[start:end], before})
		}
		start, before = end, line
	}
	for at := 0; at < len(data); line++ {
		next := lineEnd(data, at)
		if marker(data[at:next], "---") {
			take(at)
		}
		if marker(data[at:next], "...") {
			line++
			take(next)
			line--
		}
		at = next
	}
	take(len(data))
	return cut
}

// cutItems cuts a document that is a list, written with a dash for each
// entry, in front of each dash of the outermost list, so that a hundred
// thousand people need not be in memory as one tree. It reports false for a
// document that does not start that way.
//
// A text in quotes may hold a line that looks like such a dash. Then a cut
// leaves a quotation open, which is a syntax error: whoever meets one parses
// the document whole to find out.
func cutItems(document stretch) ([]stretch, bool) {
	var cut []stretch
	data := document.text
	indent := -1
	start, before, line := 0, document.before, document.before
	for at := 0; at < len(data); line++ {
		next := lineEnd(data, at)
		text := data[at:next]
		if indent < 0 {
			if !blank(text) {
				indent = bytes.IndexByte(text, '-')
				if indent < 0 || !dash(text, indent) {
					return nil, false
				}
			}
		} else if dash(text, indent) {
			cut = append(cut, stretch{data[start:at], before})
			start, before = at, line
		}
		at = next
	}
	if indent < 0 {
		return nil, false
	}
	return append(cut, stretch{data[start:], before}), true
}

// lineEnd is where the line that starts at a place ends, its end included.
func lineEnd(data []byte, at int) int {
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(data)
}

func marker(line []byte, mark string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(mark))
	return ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}

var nothing = regexp.MustCompile(`^(---)?[ \t]*(#.*)?\r?\n?$`)

// blank reports whether a line says nothing: a document marker at most, and a
// comment.
func blank(line []byte) bool { return nothing.Match(line) }

// dash reports whether a line has a list's dash right behind its indent.
func dash(line []byte, indent int) bool {
	if len(line) <= indent || line[indent] != '-' {
		return false
	}
	for _, c := range line[:indent] {
		if c != ' ' {
			return false
		}
	}
	return len(line) == indent+1 || bytes.IndexByte([]byte(" \t\r\n"), line[indent+1]) >= 0
}
