package decided

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Options are what a reading goes by.
type Options struct {
	Programme *profiles.Programme
	On        profiles.Date // the day of the decisions that give none
	By        string        // who decides where the cell By is empty; "" when nobody is named
	// SkipChanged leaves out the rows whose people have changed since the round,
	// and takes the others.
	SkipChanged bool
	// Scorer scores on a day: that of the round.
	Scorer func(profiles.Date) *scoring.Scorer
}

// A Reading is what a counselor has decided.
type Reading struct {
	Decisions []profiles.Logged // new ones, in the order of the sheet
	Already   int               // rows that decisions.yaml has already
	Skipped   []string          // rows that were left out: where, and what has changed
	Empty     int               // rows without a decision
}

// Read reads the decisions in tables. Its error is a diag.Problems with
// everything that is wrong: then nothing is decided.
func Read(tables []*roster.Table, opt Options) (*Reading, error) {
	r := &reader{Options: opt, reading: &Reading{}, people: newPeople(opt.Programme), made: map[string]*line{}}
	found := false
	for _, t := range tables {
		if r.table(t) {
			found = true
		}
	}
	if !found && len(r.problems) == 0 {
		r.wholeFile(tables)
	}
	r.together()
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return r.reading, nil
}

// A reader reads the tables of one file.
type reader struct {
	Options
	reading  *Reading
	people   *people
	lines    []*line
	made     map[string]*line // by mentee
	problems diag.Problems
	scorers  map[string]*scoring.Scorer
}

// A line is a row with a decision.
type line struct {
	table  *roster.Table
	row    *roster.Row
	column map[string]int
	mentee int
	mentor int // of the row; -1 in the Unmatched sheet
	entry  profiles.Logged
	in     lang.Language // of the file
}

// languageOf is the language of a file, by the heading of its decisions: a CSV
// table has English words in every language.
func languageOf(heading string) lang.Language {
	for _, l := range lang.Languages() {
		if roster.Fold(heading) == roster.Fold(report.DecisionHeading(l, "decision")) {
			return l
		}
	}
	return lang.English
}

// says is a decision as the file has it.
func (l *line) says(decision string) string {
	if decision == "" {
		return ""
	}
	return report.DecisionWord(l.in, decision)
}

// names are the headings by which a column is known, folded: those of
// workbooks in every language, and that of a CSV table.
var names = sync.OnceValue(func() map[string]string {
	folded := map[string]string{}
	for heading, holds := range report.DecisionHeadings() {
		folded[roster.Fold(heading)] = holds
	}
	return folded
})

// heading is what the column of a name is called in the file, or would be.
func (l *line) heading(name string) string {
	if i, ok := l.column[name]; ok {
		return l.table.Rows[0].Cell(i).Text
	}
	return report.DecisionHeading(l.in, name)
}

// wholeFile says why there is nothing to read in a file.
func (r *reader) wholeFile(tables []*roster.Table) {
	p := diag.Problem{ID: "no-decisions", File: tables[0].File, Text: "there is no column Decision in this file",
		Hint: "decide in a workbook or CSV table that match has written: mentormatch match DIR -o matches.xlsx"}
	for _, t := range tables {
		for k := range t.Rows {
			if report.IsWhatIf(t.Rows[k].Cell(0).Text, t.Rows[k].Cell(1).Text) {
				p.Text = "this workbook only asks what would happen: nobody decides in it"
			}
		}
	}
	r.problems = append(r.problems, p)
}

// table reads a table; false when it has no decisions to read.
func (r *reader) table(t *roster.Table) bool {
	if len(t.Rows) == 0 {
		return false
	}
	column := map[string]int{}
	for i, c := range t.Rows[0].Cells {
		name, known := names()[roster.Fold(c.Text)]
		if _, twice := column[name]; known && !twice {
			column[name] = i
		}
	}
	if _, ok := column["decision"]; !ok {
		return false
	}
	in := languageOf(t.Rows[0].Cell(column["decision"]).Text)
	for _, need := range []struct{ name, heading string }{
		{"mentee", "mentee-id"}, {"other", "other"}, {"reason", "reason"}, {"by", "by"}, {"date", "date"}, {"round", "round"},
	} {
		if _, ok := column[need.name]; !ok {
			r.problems = append(r.problems, diag.Problem{ID: "missing-column", File: t.File,
				Cell: t.At(t.Rows[0].Number, -1), Text: diag.Say("the column {column} is missing", "column", report.DecisionHeading(in, need.heading)),
				Hint: "decide in the file as match wrote it: columns may be moved and hidden, and not taken out"})
		}
	}
	if len(r.problems) > 0 {
		return true
	}
	for k := range t.Rows[1:] {
		l := &line{table: t, row: &t.Rows[1+k], column: column, mentor: -1, in: in}
		r.line(l)
	}
	return true
}

// cell is the cell of a row by the name of its column.
func (l *line) cell(name string) roster.Cell {
	i, ok := l.column[name]
	if !ok {
		return roster.Cell{}
	}
	c := l.row.Cell(i)
	c.Text = strings.TrimSpace(strings.TrimFunc(c.Text, invisible))
	return c
}

func invisible(r rune) bool { return r == '\uFEFF' || r == '\u200B' || r == '\u00A0' }

func (r *reader) problem(l *line, name, id string, text diag.Message, value string, hint diag.Message) {
	at := -1
	if i, ok := l.column[name]; ok {
		at = i
	}
	r.problems = append(r.problems, diag.Problem{ID: id, File: l.table.File,
		Cell: l.table.At(l.row.Number, at), Text: text, Value: value, Hint: hint})
}

// line reads a row.
func (r *reader) line(l *line) {
	typed := l.cell("decision").Text
	if typed == "" {
		for _, name := range []string{"other", "reason"} {
			if c := l.cell(name); c.Text != "" {
				r.problem(l, "decision", "no-decision", diag.Say("nothing is decided, and there is something in the row's {column}", "column", l.heading(name)),
					"", "choose a decision, or empty the cell")
				return
			}
		}
		r.reading.Empty++
		return
	}
	before := len(r.problems)
	word := r.word(l, typed)
	if round := l.cell("round").Text; round == "what if" {
		r.problem(l, "round", "what-if", "this round only asks what would happen: nobody decides in it", "", "decide in what match has written")
		return
	}
	l.mentee = r.person(l, "mentee", profiles.RoleMentee)
	if mentor := l.cell("mentor").Text; mentor != "" {
		l.mentor = r.person(l, "mentor", profiles.RoleMentor)
	} else if word != "" && word != report.ChoicePin {
		r.problem(l, "decision", "no-pair", diag.Say("nobody is proposed to this mentee, so there is no pair to {decision}", "decision", l.says(word)), typed,
			diag.Say(`write "{pin}", and the mentor in {column}`, "pin", l.says(report.ChoicePin), "column", l.heading("other")))
	}
	to := l.mentor
	other := l.cell("other").Text
	switch {
	case word == report.ChoicePin && other == "":
		r.problem(l, "other", "no-mentor", "pin to whom?", "", "write the mentor's id")
	case word == report.ChoicePin:
		to = r.person(l, "other", profiles.RoleMentor)
	case word != "" && other != "":
		r.problem(l, "other", "other-mentor", diag.Say("another mentor is named, and the decision is {decision}", "decision", l.says(word)), other,
			diag.Say(`write "{pin}" as the decision, or empty this cell`, "pin", l.says(report.ChoicePin)))
	}
	l.entry.Word = map[string]string{
		report.ChoiceApprove: profiles.LogApprove, report.ChoiceDecline: profiles.LogDecline,
		report.ChoiceHold: profiles.LogHold, report.ChoiceEnd: profiles.LogEnd, report.ChoicePin: profiles.LogPin,
	}[word]
	r.why(l, word)
	r.who(l)
	if len(r.problems) > before || l.mentee < 0 || to < 0 {
		return
	}
	l.entry.Mentee, l.entry.Mentor = r.Programme.Mentees[l.mentee].ID, r.Programme.Mentors[to].ID
	r.decide(l, to)
}

// word reads the Decision cell.
func (r *reader) word(l *line, typed string) string {
	plain := func(s string) string {
		return strings.NewReplacer("-", "", "_", "", " ", "").Replace(roster.Fold(s))
	}
	for known, decision := range report.DecisionWords() {
		if plain(typed) == plain(known) {
			return decision
		}
	}
	var choices []string
	for _, decision := range report.DecisionChoices {
		choices = append(choices, l.says(decision))
	}
	hint := diag.Say("choose {words}, or leave the cell empty", "words", choices)
	if near, ok := diag.Nearest(roster.Fold(typed), choices); ok {
		hint = diag.DidYouMean(near)
	}
	r.problem(l, "decision", "unknown-decision", "no such decision", typed, hint)
	return ""
}

// why reads the Reason.
func (r *reader) why(l *line, word string) {
	reason := l.cell("reason").Text
	if head, rest, cut := strings.Cut(reason, ":"); cut && report.IsOverride(head, func(a, b string) bool { return roster.Fold(a) == roster.Fold(b) }) {
		l.entry.Override = strings.TrimSpace(rest)
		reason = l.entry.Override
		switch {
		case reason == "":
			r.problem(l, "reason", "no-reason", "why is the rule set aside?", "", "write the reason behind override:")
		case word != report.ChoicePin:
			r.problem(l, "reason", "override", "only a pin overrides rules", "", "take override: out")
		}
	}
	if reason == "" && word == report.ChoiceApprove {
		reason = "Approved as proposed."
	}
	if reason == "" && word != "" {
		r.problem(l, "reason", "no-reason", diag.Say("a decision to {decision} needs a reason", "decision", l.says(word)), "", "say why: the next counselor will ask")
	}
	l.entry.Why = strings.Join(strings.Fields(reason), " ")
}

var serial = regexp.MustCompile(`^\d{5}([.,]\d+)?$`)

// who reads By and Date.
func (r *reader) who(l *line) {
	if l.entry.By = l.cell("by").Text; l.entry.By == "" {
		l.entry.By = r.By
	}
	if l.entry.By == "" {
		r.problem(l, "by", "no-name", "who decides?", "", `write it in the cell, or for all rows: --by "R. Marlow"`)
	}
	c := l.cell("date")
	if c.Text == "" {
		l.entry.Date = r.On
		return
	}
	if serial.MatchString(c.Text) && c.Day == "" {
		r.problem(l, "date", "date", "a number, where a day should be: the spreadsheet has turned a date into it", c.Text, diag.Say("write {day} if that is the day", "day", dayOfSerial(c.Text)))
		return
	}
	text, wrong, hint := c.Date()
	if wrong != "" {
		if strings.Contains(hint.String(), "mapping file") {
			hint = "write it as year-month-day: 2026-11-22"
		}
		r.problem(l, "date", "date", wrong, c.Text, hint)
		return
	}
	l.entry.Date, _ = profiles.ParseDate(text)
	if r.On.Before(l.entry.Date) {
		r.problem(l, "date", "future", "a day that is yet to come", c.Text, "a decision has been made: give the day of it, or leave the cell empty")
	}
}

// skip takes down a row that has changed; see Options.SkipChanged.
func (r *reader) skip(l *line, changes []diag.Message) {
	all := changes[0]
	for _, change := range changes[1:] {
		all = diag.Say("{first}; {next}", "first", all, "next", change)
	}
	text := diag.Say("changed since the round: {changes}", "changes", all)
	if r.SkipChanged {
		r.reading.Skipped = append(r.reading.Skipped, l.table.At(l.row.Number, -1)+": "+text.String())
		return
	}
	r.problem(l, "decision", "changed", text, "", "match again and decide in the new file; or take the other rows alone, with --skip-changed")
}

// take keeps a decision that nothing stands against.
func (r *reader) take(l *line) {
	if first, twice := r.made[l.entry.Mentee]; twice {
		if first.entry.Word == l.entry.Word && first.entry.Mentor == l.entry.Mentor {
			return
		}
		r.problem(l, "decision", "contradiction", diag.Say("{mentee} is decided about on {place} as well: {first}, and here {second}", "mentee", l.entry.Mentee,
			"place", first.table.At(first.row.Number, -1), "first", first.entry.Word+" "+first.entry.Mentor, "second", l.entry.Word+" "+l.entry.Mentor), "", "keep one of the two")
		return
	}
	r.made[l.entry.Mentee] = l
	r.lines = append(r.lines, l)
	r.reading.Decisions = append(r.reading.Decisions, l.entry)
}

// together looks at what all decisions come to: no mentor has more mentees than
// places.
func (r *reader) together() {
	given := map[string]string{} // by mentee: the mentor, once all is decided
	d := &r.Programme.Decisions
	for _, list := range [][]profiles.Decision{d.Holds, d.Pins, d.Approvals} {
		for _, x := range list {
			given[x.Mentee] = x.Mentor
		}
	}
	for _, l := range r.lines {
		switch {
		case gives(l.entry.Word):
			given[l.entry.Mentee] = l.entry.Mentor
		case given[l.entry.Mentee] == l.entry.Mentor:
			delete(given, l.entry.Mentee)
		}
	}
	count := map[string]int{}
	for _, mentor := range given {
		count[mentor]++
	}
	for _, l := range r.lines {
		j := slices.IndexFunc(r.Programme.Mentors, func(m profiles.Mentor) bool { return m.ID == l.entry.Mentor })
		if places := r.Programme.Mentors[j].Capacity; gives(l.entry.Word) && count[l.entry.Mentor] > places {
			r.problem(l, "decision", "over-capacity", diag.Say("{mentor} would have {count} mentees by decisions, and has {places} places", "mentor", l.entry.Mentor, "count", count[l.entry.Mentor], "places", places),
				"", "decide otherwise for one of them, or raise the mentor's capacity")
		}
	}
}

// gives reports whether a decision gives a mentee a mentor.
func gives(word string) bool { return word != profiles.LogDecline && word != profiles.LogEnd }
