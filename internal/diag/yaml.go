package diag

import (
	"regexp"
	"strconv"
	"strings"
)

// plainWords say what the YAML library means.
var plainWords = []struct {
	message    string
	text, hint Message
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
	{"second document", "a second document, which nobody reads", "put everything into the first one, and take out the line ---"},
	{"document start", "text that does not belong to the document before it", "indent it like the lines above"},
}

// lineOfError is what the library begins with.
var lineOfError = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// NotYAML is what the YAML library says of a text, in plain words, and what to
// do. What it says of anything else is told as it says it.
func NotYAML(err error) (text, hint Message) {
	said := err.Error()
	for _, w := range plainWords {
		if strings.Contains(said, w.message) {
			return w.text, w.hint
		}
	}
	_, said = SplitYAML(said)
	return Say("this is not YAML: {cause}", "cause", said),
		"put text that holds a colon, a hash or quotation marks in quotes, and indent neighbours alike"
}

// SplitYAML parts what the YAML library says into the line it names, from 1,
// or 0 for none, and the rest.
func SplitYAML(message string) (line int, rest string) {
	m := lineOfError.FindStringSubmatch(message)
	if m == nil {
		return 0, message
	}
	line, _ = strconv.Atoi(m[1])
	return line, message[len(m[0]):]
}
