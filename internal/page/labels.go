package page

import (
	"fmt"
	"strings"

	"mentormatch/internal/lang"
)

// labelled are the messages that name the columns of each table, from the
// second on.
var labelled = []struct {
	table   string
	columns []string
}{
	{"t-matches", []string{"page.mentor", "page.score", "page.profile", "page.first", "page.origin"}},
	{"t-mentors", []string{"page.load", "page.free", "page.worth", "page.mentees"}},
}

// columnLabels are the rules that put the name of its column before each cell,
// where the window is too narrow for a table and each row is a card. The names
// stand once in the style, and not in every cell.
func columnLabels(say *lang.Speaker) string {
	var b strings.Builder
	b.WriteString("@media (max-width: 46rem) {\n")
	for _, t := range labelled {
		for k, message := range t.columns {
			fmt.Fprintf(&b, "  #%s td:nth-child(%d)::before { content: %s; }\n", t.table, k+2, quoted(say.Say(message)))
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// quoted is a text as a string of CSS, in which nothing ends the string or the
// element around it.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r < ' ' || strings.ContainsRune(`"\<>&`, r) {
			fmt.Fprintf(&b, "\\%x ", r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}
