package profiles

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// directive finds a line of the kind %YAML 1.2 in front of a document.
func directive(text []byte) (line int, found bool) {
	for at := 0; at < len(text); {
		next := lineEnd(text, at)
		line++
		if text[at] == '%' {
			return line, true
		}
		if !blank(text[at:next]) {
			return 0, false
		}
		at = next
	}
	return 0, false
}

// syntaxProblem is what the library says, in plain words and with its place.
func (p *part) syntaxProblem(text []byte, err error) diag.Problem {
	problem := diag.Problem{ID: "syntax"}
	problem.Text, problem.Hint = diag.NotYAML(err)
	line := errorLine(text, err.Error())
	start := p.excerpt(line)
	column := utf8.RuneCountInString(start) - utf8.RuneCountInString(strings.TrimLeft(start, " \t")) + 1
	if strings.Contains(start[:min(len(start), column-1)], "\t") {
		problem.Text, problem.Hint = "a tab, where YAML wants spaces", "indent with spaces"
	}
	// An odd space makes its own line or the next one fail.
	for _, at := range []int{line, line - 1, line + 1} {
		before, r := oddSpace(p.excerpt(at))
		if r != 0 {
			line, column = at, before+1
			problem.Text = "a space of another kind at the beginning of a line, where YAML wants ordinary ones"
			problem.Value = shown(r)
			problem.Hint = oddSpaceHint
			break
		}
	}
	return p.problem(line, column, problem)
}

const oddSpaceHint = "delete the spaces at the beginning of the line and type them again: text from a web page or a word processor often has no-break spaces"

// oddSpace finds a space that is none to YAML among those that a line begins
// with, such as a no-break space, and says how many characters stand before
// it; 0 when there is none.
func oddSpace(line string) (before int, r rune) {
	for _, r := range line {
		switch {
		case r == ' ':
			before++
		case r >= utf8.RuneSelf && unicode.IsSpace(r):
			return before, r
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// errorLine is the line that an error is about. The library names the line at
// which what it was reading began, and sometimes the one before it, so the
// line is looked for: it is the last one of the shortest beginning of the text
// that fails in the same way. In a text too long to be read a dozen times it
// is the line that the library names.
func errorLine(text []byte, message string) int {
	var ends []int // of each line
	for at := 0; at < len(text); {
		at = lineEnd(text, at)
		ends = append(ends, at)
	}
	lines := max(len(ends), 1)
	said, kind := diag.SplitYAML(message)
	if len(text) > 1<<20 {
		if kind != message {
			if strings.Contains(message, "did not find expected") {
				said++ // the parser counts lines from 0, and its scanner from 1
			}
			return min(max(said, 1), lines)
		}
		return 1
	}
	before := sort.Search(len(ends), func(i int) bool {
		_, err := decode(text[:ends[i]])
		if err == nil {
			return false
		}
		_, fails := diag.SplitYAML(err.Error())
		return fails == kind
	})
	return min(before+1, lines)
}
