package roster

import (
	"fmt"
	"slices"
	"strings"

	"mentormatch/profiles"
)

// writeHead explains the file, and writes what is about all tables.
func (s *suggester) writeHead(b *strings.Builder, tables []*Table) {
	var files []string
	for _, t := range tables {
		if !slices.Contains(files, t.base()) {
			files = append(files, t.base())
		}
	}
	fmt.Fprintf(b, "# What the columns and answers of %s mean.\n", oneLine(visibleText(strings.Join(files, " and "))))
	b.WriteString(`#
# These are guesses: look through them. What follows a # is not used. A line
# with a question mark is a guess that is not sure: correct it, and take the #
# away. Answers that are mapped to nothing are kept in the person's notes, and
# listed by every import. An answer can also be mapped to
#   blank    the person gives no answer
#   none     the answer is that there is nothing
#   notes    text for the notes, not listed
#
# The fields of columns:
`)
	for _, f := range fieldList {
		fmt.Fprintf(b, "#   %-24s %s\n", f.name, f.about)
	}
	b.WriteString("\n")
	switch {
	case s.dates != "":
		fmt.Fprintf(b, "dates: %s    # %s can be read in no other way\n", s.dates, oneLine(s.proof))
	case s.unclear != "":
		fmt.Fprintf(b, "# dates: day-first    ? or month-first: how is %s meant? It is refused until you say\n", oneLine(s.unclear))
	}
	b.WriteString("# time_zone: Asia/Dhaka    ? of the times in the roster, when it is not the programme's\n")
	if len(s.times) > 0 || s.someYes {
		b.WriteString("\n# What times of day mean. Correct them: nobody has said.\ntimes:\n")
		for _, word := range s.timeOrder {
			fmt.Fprintf(b, "  %s: %s\n", quoted(word), s.times[fold(word)])
		}
		if s.someYes {
			b.WriteString("  \"yes\": 09:00-17:00    # of a day that is answered with yes\n")
		}
	}
	b.WriteString("\n")
}

// quoted writes a text in quotation marks, so that it stands out as what is in
// the roster.
func quoted(s string) string {
	if q := quote(s); q[0] == '"' {
		return q
	}
	return `"` + s + `"`
}

func (t *suggestedTable) write(b *strings.Builder, s *suggester, several bool) {
	indent := "  - "
	line := func(text string) { b.WriteString(indent + text + "\n"); indent = "    " }
	if several {
		line("file: " + quoted(t.base()))
	}
	if t.Sheet != "" {
		line("sheet: " + quoted(t.Sheet))
	}
	if t.heading != 1 {
		line(fmt.Sprintf("heading_row: %d", t.heading))
	}
	t.writeRole(line)
	key := t.key()
	texts := make([]string, len(key))
	for i, c := range key {
		texts[i] = quoted(c.text)
	}
	line("key: [" + strings.Join(texts, ", ") + "]    # tells people apart, and makes the id of whoever has none; it must not change between imports")
	line("columns:")
	for _, c := range t.columns {
		if c.field != "role" {
			c.write(b, s)
		}
	}
	b.WriteString("\n")
}

func (t *suggestedTable) writeRole(line func(string)) {
	i := slices.IndexFunc(t.columns, func(c *suggestedColumn) bool { return c.field == "role" })
	if i < 0 {
		switch t.role {
		case "":
			line("role: mentee    # ? mentee, mentor or both, or the column that says it: role: {column: ..., values: {...: mentee}}")
		default:
			line("role: " + t.role)
		}
		return
	}
	c := t.columns[i]
	line("role:")
	line("  column: " + quoted(c.text))
	line("  values:    # mentee, mentor, both, or none for a row that is left out")
	usual := t.role
	if usual == "" {
		usual = string(profiles.RoleMentee)
	}
	for _, v := range c.values {
		role, mark := roleSaid(v.text), ""
		if yes, ok := yesOrNo(v.text); ok {
			role = usual
			if yes {
				role = "both"
			}
		}
		if !slices.Contains(roleWords, fold(v.text)) {
			mark = " ?"
		}
		if role == "" {
			role = usual
		}
		line(fmt.Sprintf("    %s: %s    # %d%s", quoted(v.text), role, v.n, mark))
	}
	if c.answers < len(t.rows) {
		line(fmt.Sprintf("    \"\": %s    # %d ? blank", usual, len(t.rows)-c.answers))
	}
}

// key are the columns that tell people apart: an id, an address, a name, or
// else whatever is different in every row.
func (t *suggestedTable) key() []*suggestedColumn {
	for _, fields := range [][]string{{"id"}, {"email"}, {"first_name", "last_name"}, {"name"}} {
		var found []*suggestedColumn
		for _, c := range t.columns {
			if slices.Contains(fields, c.field) && c.answers > 0 && !slices.ContainsFunc(found, func(f *suggestedColumn) bool { return f.field == c.field }) {
				found = append(found, c)
			}
		}
		if len(found) == len(fields) {
			return found
		}
	}
	for _, c := range t.columns {
		if len(c.values) == len(t.rows) {
			return []*suggestedColumn{c}
		}
	}
	return t.columns[:1]
}

// write writes a column, its guesses and its answers.
func (c *suggestedColumn) write(b *strings.Builder, s *suggester) {
	about := fmt.Sprintf("    # column %s, %d answers, %d different", columnLetters(c.column), c.answers, len(c.values))
	if c.answers == 1 {
		about = fmt.Sprintf("    # column %s, 1 answer", columnLetters(c.column))
	}
	name := "      " + quoted(c.text) + ":"
	f, known := fieldNamed(c.field)
	if !known {
		// An address has no field, and work in words has none either.
		fmt.Fprintf(b, "%s notes%s\n", name, about)
		if c.field == "" && len(c.values) <= fewValues {
			c.list(b, nil)
		}
		if slices.Contains([]string{"organisation", "organization", "employer", "company"}, fold(c.text)) {
			b.WriteString("        # ? people of one employer are never paired: {field: conflict, prefix: \"employer:\"}\n")
		}
		return
	}
	guesses := c.guesses(s, f)
	sure := slices.ContainsFunc(guesses, func(g valueGuess) bool { return g.sure })
	if c.day == "" && c.term == "" && !sure {
		fmt.Fprintf(b, "%s %s%s\n", name, c.field, about)
		c.list(b, guesses)
		return
	}
	fmt.Fprintf(b, "%s%s\n        field: %s\n", name, about, c.field)
	if c.day != "" {
		fmt.Fprintf(b, "        day: %s\n", c.day)
	}
	if c.term != "" {
		fmt.Fprintf(b, "        term: %s\n", c.term)
	}
	if sure {
		b.WriteString("        values:\n")
	}
	c.list(b, guesses)
}

// fewValues is up to how many different answers a column of text may have for
// them to be listed: more are likely text that nobody wants to see here.
const fewValues = 12

// A valueGuess is an answer with what it seems to be.
type valueGuess struct {
	counted
	guess
	made bool
}

// guesses are those at the answers of a field that has terms.
func (c *suggestedColumn) guesses(s *suggester, f *field) []valueGuess {
	terms := hasTerms(f.name)
	if !terms && f.kind != kindWindows && f.kind != kindTimes || c.term != "" {
		return nil
	}
	g := newGuesser(f.name, s.vocabulary)
	var list []valueGuess
	for _, v := range c.values {
		one := valueGuess{counted: v}
		switch {
		case refusals[fold(v.text)]:
			one.guess, one.made = guess{wordBlank, true}, true
		case f.name == "age" && checkAge(v.text):
			continue // an age, or a band as forms write it, becomes a band
		case f.name == "languages", strings.HasSuffix(f.name, ".languages"):
			one.guess, one.made = g.guessLanguage(v.text)
		case terms:
			one.guess, one.made = g.guess(v.text)
		case c.day != "" || f.kind == kindTimes:
			if _, ok := yesOrNo(v.text); ok || s.times[fold(v.text)] != "" {
				continue // times say what it means
			}
			if _, ok := stretchOf(v.text); ok {
				continue
			}
			if stretch, _, ok := timeSaid(v.text); ok {
				one.guess, one.made = guess{stretch, false}, true
			}
		default:
			if checkAnswer(profiles.RoleMentee, "availability: {weekly: ["+quote(window(v.text))+"]}") == "" {
				continue // written as profiles write it
			}
			one.guess, one.made = guessWindow(v.text)
		}
		list = append(list, one)
	}
	return list
}

// list writes the answers: sure guesses as they are used, others behind a #.
// A column without guesses has its answers listed when they are few.
func (c *suggestedColumn) list(b *strings.Builder, guesses []valueGuess) {
	if guesses == nil {
		if slices.Contains([]string{"id", "name", "first_name", "last_name", "email", "joined"}, c.field) || len(c.values) > fewValues {
			return
		}
		for _, v := range c.values {
			fmt.Fprintf(b, "        # %s    %d\n", quoted(v.text), v.n)
		}
		return
	}
	for i, g := range guesses {
		if i == mostValues {
			fmt.Fprintf(b, "        # and %d more different answers\n", len(guesses)-mostValues)
			break
		}
		switch {
		case g.made && g.sure:
			fmt.Fprintf(b, "          %s: %s    # %d\n", quoted(g.text), g.term, g.n)
		case g.made:
			fmt.Fprintf(b, "          # %s: %s    # %d ?\n", quoted(g.text), g.term, g.n)
		default:
			fmt.Fprintf(b, "          # %s: ?    # %d\n", quoted(g.text), g.n)
		}
	}
}
