package roster

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"mentormatch/internal/lang"
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
	comment := commentIn(b)
	comment(s.say.Say("roster.map.title", "files", oneLine(visibleText(s.say.List(files)))) + "\n")
	comment(wrap(s.say.Say("roster.map.guesses"), commentWidth))
	comment(wrap(s.say.Say("roster.map.rest"), commentWidth))
	for _, word := range []string{wordBlank, wordNone, wordNotes} {
		comment(fmt.Sprintf("  %-8s %s", word, s.say.Say("roster.map."+word)))
	}
	command := "mentormatch import " + strings.Join(files, " ") + " --map MAP.yaml --to DIR"
	comment("\n" + wrap(s.say.Say("roster.map.next", "command", oneLine(visibleText(command))), commentWidth))
	b.WriteString("\n")
	switch {
	case s.dates != "":
		fmt.Fprintf(b, "dates: %s    # %s\n", s.dates, s.say.Say("roster.map.proof", "date", oneLine(s.proof)))
	case s.unclear != "":
		fmt.Fprintf(b, "# dates: %s    %s\n", DayFirst, s.say.Say("roster.map.unclear", "other", string(MonthFirst), "date", oneLine(s.unclear)))
	}
	fmt.Fprintf(b, "# time_zone: Asia/Dhaka    %s\n", s.say.Say("roster.map.zone"))
	if len(s.times) > 0 || s.someYes {
		b.WriteString("\n")
		comment(s.say.Say("roster.map.times"))
		b.WriteString("times:\n")
		for _, word := range s.timeOrder {
			fmt.Fprintf(b, "  %s: %s\n", quoted(word), s.times[fold(word)])
		}
		if s.someYes {
			fmt.Fprintf(b, "  \"yes\": 09:00-17:00    # %s\n", s.say.Say("roster.map.yes"))
		}
	}
	b.WriteString("\n")
}

// commentWidth is how wide the paragraphs of comments are, in characters.
const commentWidth = 76

// wrap breaks a text into lines at blanks.
func wrap(text string, width int) string {
	var b strings.Builder
	line := 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case line > 0 && line+1+n > width:
			b.WriteByte('\n')
			line = 0
		case line > 0:
			b.WriteByte(' ')
			line++
		}
		b.WriteString(word)
		line += n
	}
	return b.String()
}

// commentIn writes lines of comment.
func commentIn(b *strings.Builder) func(text string) {
	return func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
		}
	}
}

// writeTail lists what columns and answers can be mapped to: the fields, and
// the terms of those that the columns seem to be.
func (s *suggester) writeTail(b *strings.Builder) {
	comment := commentIn(b)
	comment(s.say.Say("roster.map.fields"))
	for _, f := range fieldList {
		comment(fmt.Sprintf("  %-24s %s", f.name, fieldAbout(s.say, f.name, fieldExamples[f.name])))
	}
	fields := map[string][]string{}
	for _, f := range fieldList {
		if list := listOf(f.name); hasTerms(f.name) && list != "" && slices.ContainsFunc(s.tables, func(t *suggestedTable) bool {
			return slices.ContainsFunc(t.columns, func(c *suggestedColumn) bool { return c.field == f.name })
		}) {
			fields[list] = append(fields[list], f.name)
		}
	}
	columns := listColumns(s.say, &profiles.Settings{Vocabulary: *s.vocabulary})
	for _, c := range columns {
		if c.part != labelPart || fields[c.list] == nil {
			continue
		}
		comment("\n" + s.say.Say("roster.map.terms", "fields", s.say.List(fields[c.list])))
		for i, code := range textsOf(columns, c.list, "") {
			comment(fmt.Sprintf("  %-24s %s", code, c.texts[i]))
		}
	}
}

// listOf is the list of the terms of a field; "" for none.
func listOf(field string) string {
	if field == "disability.cause" {
		return "causes"
	}
	i := slices.IndexFunc(formColumns, func(c formColumn) bool { return c.field == field && c.list != agesList })
	if i < 0 {
		return ""
	}
	return formColumns[i].list
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
	t.writeRole(line, s.say)
	key := t.key()
	texts := make([]string, len(key))
	for i, c := range key {
		texts[i] = quoted(c.text)
	}
	line("key: [" + strings.Join(texts, ", ") + "]    # " + s.say.Say("roster.map.key"))
	line("columns:")
	for _, c := range t.columns {
		if c.field != "role" {
			c.write(b, s)
		}
	}
	b.WriteString("\n")
}

func (t *suggestedTable) writeRole(line func(string), say *lang.Speaker) {
	i := slices.IndexFunc(t.columns, func(c *suggestedColumn) bool { return c.field == "role" })
	if i < 0 {
		switch t.role {
		case "":
			line("role: mentee    # " + say.Say("roster.map.role", "example", "{column: ..., values: {...: mentee}}"))
		default:
			line("role: " + t.role)
		}
		return
	}
	c := t.columns[i]
	line("role:")
	line("  column: " + quoted(c.text))
	line("  values:    # " + say.Say("roster.map.roles"))
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
		line(fmt.Sprintf("    \"\": %s    # %d %s", usual, len(t.rows)-c.answers, say.Say("roster.map.empty")))
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
		if len(found) == len(fields) && 10*len(found[0].values) >= 9*found[0].answers {
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
	about := "    # " + s.say.Say("roster.map.column", "letter", columnLetters(c.column), "count", c.answers, "different", len(c.values))
	name := "      " + quoted(c.text) + ":"
	f, known := fieldNamed(c.field)
	if !known {
		// An address has no field, and work in words has none either.
		fmt.Fprintf(b, "%s notes%s\n", name, about)
		if c.field == "" && len(c.values) <= fewValues {
			c.list(b, s.say, nil)
		}
		if slices.Contains([]string{"organisation", "organization", "employer", "company"}, fold(c.text)) {
			fmt.Fprintf(b, "        # %s\n", s.say.Say("roster.map.employer", "example", `{field: conflict, prefix: "employer:"}`))
		}
		return
	}
	field := c.field
	if c.also != "" {
		field = "[" + c.field + ", " + c.also + "]"
	}
	guesses := c.guesses(s, f)
	sure := slices.ContainsFunc(guesses, func(g valueGuess) bool { return g.sure })
	if c.day == "" && c.term == "" && c.also == "" && !sure {
		fmt.Fprintf(b, "%s %s%s\n", name, field, about)
		c.list(b, s.say, guesses)
		return
	}
	fmt.Fprintf(b, "%s%s\n        field: %s\n", name, about, field)
	if c.day != "" {
		fmt.Fprintf(b, "        day: %s\n", c.day)
	}
	if c.term != "" {
		fmt.Fprintf(b, "        term: %s\n", c.term)
	}
	if sure {
		b.WriteString("        values:\n")
	}
	c.list(b, s.say, guesses)
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
		case f.kind == kindList && noneOfThese[fold(v.text)]:
			one.guess, one.made = guess{wordNone, true}, true
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
			if len(daysSaid(v.text)) > 0 || checkAnswer(profiles.RoleMentee, "availability: {weekly: ["+quote(window(v.text))+"]}") == "" {
				continue // a day, or written as profiles write it
			}
			one.guess, one.made = guessWindow(v.text)
		}
		list = append(list, one)
	}
	return list
}

// list writes the answers: sure guesses as they are used, others behind a #.
// A column without guesses has its answers listed when they are few.
func (c *suggestedColumn) list(b *strings.Builder, say *lang.Speaker, guesses []valueGuess) {
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
			fmt.Fprintf(b, "        # %s\n", say.Say("roster.map.more", "count", len(guesses)-mostValues))
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
