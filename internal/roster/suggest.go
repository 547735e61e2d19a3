package roster

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// mostValues is how many different answers of a column a suggested mapping
// file lists, those of most people first.
const mostValues = 60

// Suggest writes a mapping file for tables, with best guesses at what they mean
// in the terms of a programme with these settings. It is valid and can be used
// as it is; guesses that are not sure stand behind a # and a question mark, and
// are used when a person takes the # away. What it explains is in a language;
// its fields and terms are the same in all. Its error is a [diag.Problems] when
// there is no table to map.
func Suggest(tables []*Table, settings *profiles.Settings, in lang.Language) ([]byte, error) {
	s := &suggester{say: lang.New(in), vocabulary: &settings.Vocabulary, times: map[string]string{}}
	for _, t := range tables {
		if !besidePeople(t, tables) {
			s.look(t)
		}
	}
	if len(s.tables) == 0 {
		return nil, fileProblem(tables[0].File, "empty-file", "no table with headings and rows under them", "a roster has a row of headings and then a row for each person")
	}
	several := slices.ContainsFunc(tables, func(t *Table) bool { return t.File != tables[0].File })
	var body strings.Builder
	for _, t := range s.tables {
		t.write(&body, s, several)
	}
	var b strings.Builder
	s.writeHead(&b, tables)
	b.WriteString("tables:\n" + body.String())
	s.writeTail(&b)
	return []byte(b.String()), nil
}

// A suggester is one run of Suggest.
type suggester struct {
	say        *lang.Speaker
	vocabulary *profiles.Vocabulary
	tables     []*suggestedTable
	times      map[string]string // words for times of day that were seen: their stretch
	timeOrder  []string
	dates      DateOrder // that a date proves
	proof      string
	unclear    string // a date that could be two
	someYes    bool   // a day of the week is answered with yes
}

// A suggestedTable is what is guessed of a table.
type suggestedTable struct {
	*Table
	heading int
	role    string // mentee, mentor, or ""
	columns []*suggestedColumn
	rows    []*Row
}

// A suggestedColumn is what is guessed of a column.
type suggestedColumn struct {
	heading
	field   string // "email" and "role" too, which are no fields of profiles
	also    string // a second field, of the other role; "" for none
	day     string
	term    string
	answers int
	values  []counted // different cells, or pieces of cells, most frequent first
}

// counted is an answer and how many people give it.
type counted struct {
	text string
	n    int
}

// look guesses at a table.
func (s *suggester) look(t *Table) {
	heading := headingRow(t)
	headings, found := t.headings(heading)
	rows := t.below(heading)
	if !found || len(headings) < 2 || len(rows) == 0 {
		return
	}
	st := &suggestedTable{Table: t, heading: heading, rows: rows}
	for _, name := range []string{t.Sheet, t.base()} {
		if r := roleSaid(name); st.role == "" && r != "both" {
			st.role = r
		}
	}
	for _, h := range headings {
		st.columns = append(st.columns, s.column(st, h))
	}
	st.together()
	s.tables = append(s.tables, st)
}

// together corrects guesses by what the other columns are. A form that everybody
// answers asks both what help people want and what they give in one question.
// The number of a response, which forms put in front of the time at which it
// was completed, is no id of a person.
func (t *suggestedTable) together() {
	has := func(field string) bool {
		return slices.ContainsFunc(t.columns, func(c *suggestedColumn) bool { return c.field == field })
	}
	stamped := slices.ContainsFunc(t.columns, func(c *suggestedColumn) bool { return saysWord(fold(c.text), "completion time") })
	one := has("goals") != has("supports")
	for _, c := range t.columns {
		switch {
		case c.field == "id" && stamped && fold(c.text) == "id":
			c.field = "leave_out"
		case one && has("role") && (c.field == "goals" || c.field == "supports"):
			c.field, c.also = "goals", "supports"
		}
	}
}

// headingRow is the first row that could be headings: at least half as wide as
// the widest, so that a title above is passed over.
func headingRow(t *Table) int {
	filled := func(r *Row) (n int) {
		for _, c := range r.Cells {
			if c.Text != "" {
				n++
			}
		}
		return n
	}
	widest := 0
	for i := range t.Rows {
		widest = max(widest, filled(&t.Rows[i]))
	}
	for i := range t.Rows[:min(len(t.Rows), 10)] {
		if 2*filled(&t.Rows[i]) >= widest {
			return t.Rows[i].Number
		}
	}
	return 1
}

var inBrackets = regexp.MustCompile(`[\[(]([^\[\]()]+)[\])]\s*$`)

func (s *suggester) column(st *suggestedTable, h heading) *suggestedColumn {
	c := &suggestedColumn{heading: h, field: fieldOf(h.text)}
	whole := c.count(st, false)
	if c.isRole(whole) {
		c.field, c.values = "role", whole
		return c
	}
	if day := dayOfWeek(h.text); day != "" && (c.field == "" || strings.HasPrefix(c.field, "availability")) {
		c.field, c.day = "availability.weekly", day
	}
	if c.field == "goals" && st.role == string(profiles.RoleMentor) {
		c.field = "supports"
	}
	if c.field == "occupation" || strings.HasPrefix(c.field, "occupation.") && c.field != "occupation.returned" {
		c.field = s.occupation(c.field, h.text, whole)
	}
	// A form's grid of questions has the term in brackets: Goals [Job search].
	if m := inBrackets.FindStringSubmatch(h.text); m != nil && slices.Contains([]string{"goals", "supports", "disability"}, c.field) {
		if g, ok := newGuesser(c.field, s.vocabulary).guess(m[1]); ok && g.sure {
			c.term = g.term
		}
	}
	if c.field == "" {
		c.field = s.byAnswers(c.count(st, true))
	}
	f, known := fieldNamed(c.field)
	c.values = c.count(st, known && c.term == "" && (f.kind == kindList || f.kind == kindWindows || f.kind == kindTimes))
	if known && (f.kind == kindDate || f.kind == kindSince) {
		s.lookAtDates(st, h)
	}
	if c.field == "availability.weekly" || c.field == "availability.times" {
		s.lookAtTimes(c)
	}
	return c
}

// byAnswers is the field of which most answers are terms, whatever the heading
// says; "" when they are of none, or too few to tell.
func (s *suggester) byAnswers(values []counted) string {
	if len(values) > mostValues {
		return ""
	}
	for _, field := range []string{"disability", "goals", "interests", "gender", "meet"} {
		g, sure := newGuesser(field, s.vocabulary), 0
		for _, v := range values {
			if _, ok := g.exact[alike(v.text)]; ok {
				sure++
			}
		}
		if sure >= 2 && 2*sure >= len(values) {
			return field
		}
	}
	return ""
}

// count counts the different answers of a column.
func (c *suggestedColumn) count(st *suggestedTable, pieces bool) []counted {
	counts := map[string]*counted{}
	var list []*counted
	c.answers = 0
	for _, row := range st.rows {
		text := visibleText(row.cell(c.column).text())
		if text == "" {
			continue
		}
		c.answers++
		parts := []piece{{text: text}}
		if pieces {
			parts = split(text, "", func(string) bool { return false })
		}
		for _, p := range parts {
			key := fold(p.text)
			if counts[key] == nil {
				counts[key] = &counted{text: oneLine(p.text)}
				list = append(list, counts[key])
			}
			counts[key].n++
		}
	}
	slices.SortStableFunc(list, func(a, b *counted) int { return cmp.Compare(b.n, a.n) })
	values := make([]counted, len(list))
	for i, v := range list {
		values[i] = *v
	}
	return values
}

// isRole reports whether a column says which part people play: its heading
// speaks of both, or its answers do.
func (c *suggestedColumn) isRole(values []counted) bool {
	if len(values) == 0 || len(values) > 12 {
		return false
	}
	said, yesNo := 0, 0
	for _, v := range values {
		if roleSaid(v.text) != "" {
			said++
		}
		if _, ok := yesOrNo(v.text); ok {
			yesNo++
		}
	}
	return roleSaid(c.text) == "both" && (yesNo == len(values) || 2*said >= len(values)) || said == len(values) && len(values) > 1
}

// occupation is the field of a column about work: codes have one, words go to
// the notes, since a guess at what a job title means helps nobody.
func (s *suggester) occupation(field, heading string, values []counted) string {
	codes := 0
	for _, v := range values {
		first := split(v.text, "", func(string) bool { return false })
		if len(first) > 0 && checkAnswer(profiles.RoleMentee, "occupation: {held: ["+quote(first[0].text)+"]}") == "" {
			codes++
		}
	}
	h := fold(heading)
	switch {
	case len(values) == 0 || 2*codes < len(values):
		return ""
	case field != "occupation":
		return field
	case saysWord(h, "target"), saysWord(h, "want"), saysWord(h, "wanted"), saysWord(h, "next"):
		return "occupation.target"
	case saysWord(h, "current"), saysWord(h, "now"):
		return "occupation.current"
	}
	return "occupation.held"
}

// lookAtDates sees whether a date proves the order of day and month.
func (s *suggester) lookAtDates(st *suggestedTable, h heading) {
	for _, row := range st.rows {
		cell := row.cell(h.column)
		m := yearLast.FindStringSubmatch(stamp(cell.Text))
		if cell.Day != "" || m == nil {
			continue
		}
		a, b := valid(m[3], m[2], m[1]), valid(m[3], m[1], m[2])
		order := DateOrder("")
		switch {
		case a != "" && b != "" && a != b:
			if s.unclear == "" {
				s.unclear = m[0]
			}
			continue
		case a != "" && b == "":
			order = DayFirst
		case b != "" && a == "":
			order = MonthFirst
		}
		if order != "" && s.proof == "" {
			s.dates, s.proof = order, m[0]
		} else if order != "" && order != s.dates {
			s.dates = "" // both occur: no order is right for all
		}
	}
}

// lookAtTimes takes down words for times of day.
func (s *suggester) lookAtTimes(c *suggestedColumn) {
	for _, v := range c.values {
		if yes, ok := yesOrNo(v.text); ok {
			s.someYes = s.someYes || yes && c.day != ""
			continue
		}
		if len(daysSaid(v.text)) > 0 {
			s.someYes = true
			continue
		}
		if c.day == "" && c.field == "availability.weekly" {
			continue // a time of no day
		}
		if stretch, alone, ok := timeSaid(v.text); ok && alone && s.times[fold(v.text)] == "" {
			s.times[fold(v.text)] = stretch
			s.timeOrder = append(s.timeOrder, v.text)
		}
	}
}
