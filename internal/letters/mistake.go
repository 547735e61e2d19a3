package letters

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// A Mistake is what is wrong in a template of letters, and where.
type Mistake struct {
	Line, Column int // from 1 on
	What, Hint   diag.Message
}

func (m *Mistake) Error() string { return m.What.String() }

// Say says what is wrong, and what to do; where, is for who knows the file.
func (m *Mistake) Say() (text, hint diag.Message) { return m.What, m.Hint }

// fields are what a template can write, as it writes them.
const fields = ".Language, .Direction, .Easy, .Title, .Hello, .Sections, .Closing, .Programme, .Name, .Other; in range .Sections .Heading, .Paragraphs"

const (
	ourOwn   diag.Message = "begin with our own: mentormatch letters --show-template"
	closeAll diag.Message = "write an end for each if, range, with and define, and one only"
)

var (
	// place is how the library says where: a name, a line, and after reading a
	// column, from 0 on, in bytes.
	place = regexp.MustCompile(`^(?:html/)?template: ?letter(?::(\d+))?(?::(\d+))?: ?(?:executing "[^"]*" at <.*?>: )?`)
	// started is the line where what does not end begins.
	started = regexp.MustCompile(`started at letter:(\d+)`)
	// mistakes are what the library says, with what it is about. The first that
	// fits tells.
	mistakes = []struct {
		said *regexp.Regexp
		what diag.Message
		hint diag.Message
	}{
		{regexp.MustCompile(`can't evaluate field (\S+)`), `there is nothing called "{name}" to write here`, diag.Say("what there is: {fields}", "fields", fields)},
		{regexp.MustCompile(`function "([^"]+)" not defined`), `there is no function "{name}"`, diag.Say("what there is: {fields}", "fields", fields)},
		{regexp.MustCompile(`undefined variable "([^"]+)"`), `"{name}" has no value yet`, diag.Say("what there is: {fields}", "fields", fields)},
		{regexp.MustCompile(`no such template "([^"]+)"`), `there is no part called "{name}"`, "write a define for it, or leave it out"},
		{regexp.MustCompile(`unexpected (\{\{(?:end|else)[^}]*\}\})`), `"{name}" belongs to nothing`, closeAll},
		{regexp.MustCompile(`unexpected EOF`), "an if, range, with or define has no end", closeAll},
		{regexp.MustCompile(`unclosed|unterminated|unexpected "\\n"`), "what begins with two braces, or with a quotation mark in them, does not end", "end it on the same line, by two braces"},
		{regexp.MustCompile(`context`), "a tag, a quotation mark or a script does not end where it should", "close it in each branch of an if, and before the end of the file"},
	}
)

// mistake is what is wrong with a template, in the words of who wrote it.
func mistake(text string, err error) *Mistake {
	said := err.Error()
	at := place.FindStringSubmatch(said)
	m := &Mistake{Line: 1, Column: 1, What: "what stands in the braces cannot be followed", Hint: ourOwn}
	name := ""
	rest := place.ReplaceAllString(said, "")
	for _, known := range mistakes {
		if found := known.said.FindStringSubmatch(rest); found != nil {
			m.What, m.Hint = known.what, known.hint
			if len(found) > 1 {
				name = found[1]
				m.What = diag.Say(known.what, "name", name)
			}
			break
		}
	}
	if at == nil || at[1] == "" {
		m.Line = 1 + strings.Count(strings.TrimSuffix(text, "\n"), "\n") // the end of the file
		return m
	}
	m.Line, _ = strconv.Atoi(at[1])
	if begun := started.FindStringSubmatch(rest); begun != nil {
		m.Line, _ = strconv.Atoi(begun[1])
	}
	lines := strings.Split(text, "\n")
	if m.Line < 1 || m.Line > len(lines) {
		return m
	}
	m.Column = column(lines[m.Line-1], at[2], name)
	return m
}

// column counts characters from 1 on: to where the library points, or else to
// the name, or to where the first braces begin.
func column(line, bytes, name string) int {
	at := -1
	if n, err := strconv.Atoi(bytes); err == nil && n <= len(line) {
		at = n
	}
	if at < 0 && name != "" {
		at = strings.Index(line, name)
	}
	if at < 0 {
		at = strings.Index(line, "{{")
	}
	return 1 + utf8.RuneCountInString(line[:max(at, 0)])
}
