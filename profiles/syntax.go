package profiles

import (
	"regexp"
	"sort"
	"strconv"
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

// plainWords say what the YAML library means.
var plainWords = []struct {
	message    string
	text, hint diag.Message
}{
	{"mapping values are not allowed", "a colon where none can be",
		"put text that holds a colon and a space in quotes, and write each field on a line of its own"},
	{"could not find expected ':'", "a line that is neither a field nor part of the text before it",
		"write a field as name: value, indented like its neighbours"},
	{"did not find expected key", "this does not fit what stands before it",
		"indent the fields of one person alike, and put text that holds quotes or a colon in quotes"},
	{"did not find expected '-'", "this does not fit the list it stands in",
		"start each entry of a list with a dash, and indent its fields alike"},
	{"did not find expected ',' or ']'", "a list that starts with [ is not closed",
		"close it with ] and put commas between its entries"},
	{"did not find expected ',' or '}'", "a group that starts with { is not closed",
		"close it with } and put commas between its fields"},
	{"did not find expected node content", "a value is missing, or a bracket too many", "look at the brackets and commas"},
	{"cannot start any token", "a character that cannot stand here", "put the text in quotes; indent with spaces and never with tabs"},
	{"tab character", "a tab, where YAML wants spaces", "indent with spaces"},
	{"unexpected end of stream", "a quotation that is never closed", `close it with the same quotation mark, " or '`},
	{"unknown escape character", `an escape that YAML does not know`, `write \\ for a backslash, or use single quotes`},
	{"escape code", "an escape for a character that does not exist", "write the character itself"},
	{"block sequence entries are not allowed", "a dash where no list can start", "start the list on the next line, or write it in [brackets]"},
	{"unknown anchor", "a YAML alias, which profiles do not use", "write the value out"},
	{"exceeded max depth", "brackets within brackets, too many of them", "profiles need four levels at most"},
	{"document start", "text that does not belong to the document before it", "indent it like the lines above"},
}

var lineOfError = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntaxProblem is what the library says, in plain words and with its place.
func (p *part) syntaxProblem(text []byte, err error) diag.Problem {
	problem := diag.Problem{ID: "syntax", Text: diag.Say("this is not YAML: {cause}", "cause", lineOfError.ReplaceAllString(err.Error(), ""))}
	for _, w := range plainWords {
		if strings.Contains(err.Error(), w.message) {
			problem.Text, problem.Hint = w.text, w.hint
			break
		}
	}
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
	if len(text) > 1<<20 {
		if m := lineOfError.FindStringSubmatch(message); m != nil {
			said, _ := strconv.Atoi(m[1])
			if strings.Contains(message, "did not find expected") {
				said++ // the parser counts lines from 0, and its scanner from 1
			}
			return min(max(said, 1), lines)
		}
		return 1
	}
	kind := lineOfError.ReplaceAllString(message, "")
	before := sort.Search(len(ends), func(i int) bool {
		_, err := decode(text[:ends[i]])
		return err != nil && lineOfError.ReplaceAllString(err.Error(), "") == kind
	})
	return min(before+1, lines)
}
