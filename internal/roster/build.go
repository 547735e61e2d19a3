package roster

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A builder makes records of the rows of a table.
type builder struct {
	*checker
	m        *Map
	words    *formWords // of an exported workbook; nil for another roster
	zone     string     // written for whoever gives none; "" for the programme's
	unmapped []listed
	leftOut  int // answers in columns that the map leaves out
}

// A listed problem is about a place of a roster.
type listed struct {
	diag.Problem
	place
}

// An answer is a cell of a column that the map speaks of.
type answer struct {
	place
	column *ColumnMap
	field  *field
	cell   Cell
	text   string
}

// loose are the answers of a row that are put together only when all of it
// has been read.
type loose struct {
	first, last        string
	lat, lon, km       *answer
	cause, since       *answer
	functions          []*yaml.Node // names and values by turns
	functionsFrom      *answer
	days               []dayAnswer
	times              []string
	timesFrom          *answer
	completed, until   map[string]*answer // by training and clearance
	availabilityAnswer bool
}

// A dayAnswer is yes to a day of the week.
type dayAnswer struct {
	day string
	at  *answer
}

// say lists an answer that could not be mapped, and keeps it in the notes.
func (b *builder) say(r *record, a *answer, value string, text, hint diag.Message) {
	b.list(a.place, value, text, hint, a.field != nil && a.field.sensitive)
	r.note(a.place, value)
}

func (b *builder) list(at place, value string, text, hint diag.Message, sensitive bool) {
	p := listed{place: at, Problem: diag.Problem{
		ID: "not-mapped", File: at.table.File, Path: at.heading,
		Cell: at.table.at(at.row, at.column) + ", " + oneLine(at.heading), Text: text, Value: oneLine(value), Hint: hint, Sensitive: sensitive,
	}}
	// A row about somebody who is both is read twice.
	for i := len(b.unmapped) - 1; i >= 0 && b.unmapped[i].table == at.table && b.unmapped[i].row == at.row; i-- {
		if b.unmapped[i] == p {
			return
		}
	}
	b.unmapped = append(b.unmapped, p)
}

// problems are what was listed, in the order of tables, rows and columns.
func (b *builder) problems(tables []*Table) diag.Problems {
	slices.SortStableFunc(b.unmapped, func(x, y listed) int {
		return cmp.Or(cmp.Compare(slices.Index(tables, x.table), slices.Index(tables, y.table)),
			cmp.Compare(x.row, y.row), cmp.Compare(x.column, y.column))
	})
	var list diag.Problems
	for _, l := range b.unmapped {
		list = append(list, l.Problem)
	}
	return list
}

// note keeps a text for the notes, once.
func (r *record) note(at place, text string) {
	n := note{at.label, text}
	for _, before := range r.notes {
		if before == n {
			return
		}
	}
	r.notes = append(r.notes, n)
}

// advice is what to do about an answer that the profiles refuse.
func (b *builder) advice(a *answer, hint diag.Message) diag.Message {
	if b.m.builtIn {
		if hint == "" {
			return "it is kept in the notes"
		}
		return diag.Say("{hint}; it is kept in the notes", "hint", hint)
	}
	heading := oneLine(a.heading)
	switch english := hint.String(); {
	case strings.HasPrefix(english, "did you mean") && strings.HasSuffix(english, "?"):
		return diag.Say(`{hint} say what it means in the mapping file, under values of "{heading}"; it is kept in the notes`, "hint", hint, "heading", heading)
	case strings.HasPrefix(english, "did you mean"), strings.HasPrefix(english, "write "):
		return diag.Say(`{hint}; say what it means in the mapping file, under values of "{heading}"; it is kept in the notes`, "hint", hint, "heading", heading)
	}
	return diag.Say(`say what it means in the mapping file, under values of "{heading}"; it is kept in the notes`, "heading", heading)
}

// noField says that people of a role have no such field.
func noField(role profiles.Role, field string) diag.Message {
	if role == profiles.RoleMentee {
		return diag.Say("a mentee has no field {field}", "field", field)
	}
	return diag.Say("a mentor has no field {field}", "field", field)
}

// refuse lists an answer that the profiles did not take, in their words.
func (b *builder) refuse(r *record, a *answer, value string, problems diag.Problems) {
	b.say(r, a, value, problems[0].Text, b.advice(a, problems[0].Hint))
}

// record reads a row for one role. Most rows are right as a whole, which is one
// question to the profiles; only of a row that is not, every answer is asked
// about by itself.
func (b *builder) record(t *Table, row *Row, columns []column, role profiles.Role, both bool) *record {
	listed, leftOut := len(b.unmapped), b.leftOut
	b.trusting = true
	r := b.readRow(t, row, columns, role, both)
	b.trusting = false
	r.id = "x"
	one, problems := b.settings.ReadOne(role, []byte(r.lines("")), b.on)
	r.id, r.read = "", one
	if len(problems) > 0 {
		b.unmapped, b.leftOut = b.unmapped[:listed], leftOut
		return b.readRow(t, row, columns, role, both)
	}
	return r
}

// readRow reads the answers of a row.
func (b *builder) readRow(t *Table, row *Row, columns []column, role profiles.Role, both bool) *record {
	r := &record{role: role, table: t, row: row.Number, own: !both,
		values: map[leaf]*yaml.Node{}, covered: map[leaf]bool{}}
	rest := &loose{completed: map[string]*answer{}, until: map[string]*answer{}}
	for _, c := range columns {
		cell := row.cell(c.column)
		at := place{table: t, row: row.Number, column: c.column, heading: c.text, label: c.label}
		for _, f := range c.fields {
			r.cover(f)
		}
		text := visibleText(cell.text())
		if c.means != nil && c.means.form != nil {
			text = b.words.read(c.means.form, text)
		}
		if n := hidden(cell.Text); n > 0 && (role == profiles.RoleMentee || !both) {
			b.list(at, "", diag.Counted(n, "1 hidden character, which profiles must not hold, is taken out", "{count} hidden characters, which profiles must not hold, are taken out"), "look whether the text still says what it should", false)
		}
		if text == "" {
			continue
		}
		if len(c.fields) == 0 {
			r.note(at, text)
			continue
		}
		a := &answer{place: at, column: c.means, cell: cell, text: text}
		fits := false
		for _, f := range c.fields {
			if f.fits(role) {
				fits = true
				one := *a
				one.field = f
				b.read(r, &one, rest)
			}
		}
		// Of somebody who is both, the other record has it.
		if !fits && !both {
			a.field = c.fields[0]
			b.say(r, a, text, noField(role, a.field.name), "it is kept in the notes")
		}
	}
	b.finish(r, rest)
	return r
}

// cover takes down which answers the map has a column for.
func (r *record) cover(f *field) {
	if l := f.leafOf(r.role); l != "" {
		r.covered[l] = true
		return
	}
	if !f.fits(r.role) {
		return
	}
	top, below, _ := strings.Cut(f.name, ".")
	switch {
	case f.name == "first_name" || f.name == "last_name":
		r.covered[leafName] = true
	case top == "place":
		r.covered[leafPlace] = true
	case top == "disability", top == "washington":
		r.covered[experienceLeaf(r.role)] = true
	case top == "training":
		r.covered[leafTraining] = true
	case top == "clearance":
		r.covered[leafClearance] = true
	case below == "times":
		r.covered[leafWeekly] = true
	}
}

// read reads one answer.
func (b *builder) read(r *record, a *answer, rest *loose) {
	if strings.HasPrefix(a.field.name, "availability.") {
		rest.availabilityAnswer = true
	}
	switch a.field.name {
	case "id":
		r.wanted = a.text
	case "first_name":
		rest.first = a.text
	case "last_name":
		rest.last = a.text
	case "place.lat":
		rest.lat = a
	case "place.lon":
		rest.lon = a
	case "place.travel_km":
		rest.km = a
	case "disability.cause":
		rest.cause = a
	case "disability.since":
		rest.since = a
	case "training.completed", "clearance.completed":
		rest.completed[leaf(a.field.name).top()] = a
	case "training.valid_until", "clearance.valid_until":
		rest.until[leaf(a.field.name).top()] = a
	case "prefer.people", "require.people", "avoid":
		b.readPeople(r, a)
	case "disability.functions":
		b.readFunctions(r, a, rest)
	case "age":
		b.readAge(r, a)
	default:
		if question, ok := strings.CutPrefix(a.field.name, "washington."); ok {
			b.readWashington(r, a, question, rest)
			return
		}
		b.readKind(r, a, rest)
	}
}

func (b *builder) readKind(r *record, a *answer, rest *loose) {
	switch a.field.kind {
	case kindText:
		b.putText(r, a, strings.NewReplacer("\n", " ", "\t", " ").Replace(a.column.Prefix+a.text))
	case kindNote:
		r.note(a.place, a.text)
	case kindNothing:
		if r.role == profiles.RoleMentee || r.own {
			b.leftOut++
		}
	case kindDate:
		if text, wrong, hint := date(a.cell, b.m.Dates); wrong != "" {
			b.say(r, a, a.text, wrong, hint)
		} else {
			b.putText(r, a, text)
		}
	case kindNumber:
		b.putText(r, a, number(a.text))
	case kindPoint:
		lat, lon, _ := strings.Cut(asciiDigits(a.text), ",")
		node := mapping(scalar("lat"), scalar(strings.TrimSpace(lat)), scalar("lon"), scalar(strings.TrimSpace(lon)))
		if problems := b.put(r, leafPlace, node); len(problems) > 0 {
			b.refuse(r, a, a.text, problems)
		}
	case kindReturned:
		b.readReturned(r, a)
	case kindWindows:
		b.readWindows(r, a, rest)
	case kindTimes:
		rest.timesFrom = a
		for _, p := range b.pieces(a) {
			if stretch, ok := b.timeOfDay(a, p); ok {
				rest.times = append(rest.times, stretch...)
			} else {
				b.say(r, a, p.text, "a time of day that the mapping file does not know", b.advice(a, ""))
			}
		}
	case kindCode:
		b.readCode(r, a)
	case kindList:
		b.readList(r, a)
	}
}

func (b *builder) putText(r *record, a *answer, text string) {
	if problems := b.put(r, a.field.leafOf(r.role), scalar(text)); len(problems) > 0 {
		b.refuse(r, a, a.text, problems)
	}
}

// number writes a whole number in the digits 0 to 9, without the decimals that
// a spreadsheet may show.
func number(s string) string {
	s = asciiDigits(s)
	if f, err := strconv.ParseFloat(s, 64); err == nil && f == float64(int(f)) && strings.Trim(s, "0123456789.") == "" {
		return strconv.Itoa(int(f))
	}
	return s
}

func (b *builder) readReturned(r *record, a *answer) {
	if terms, ok := a.column.Values[fold(a.text)]; ok {
		if len(terms) == 1 && (terms[0] == wordBlank || b.special(r, a, terms[0])) {
			return
		}
		b.putText(r, a, terms[0])
		return
	}
	if refusals[fold(a.text)] {
		return
	}
	if yes, ok := yesOrNo(a.text); ok {
		b.putText(r, a, map[bool]string{true: "yes", false: "no"}[yes])
		return
	}
	if text, wrong, hint := since(a.cell, b.m.Dates); wrong != "" {
		b.say(r, a, a.text, "not a date, yes or no", b.advice(a, hint))
	} else {
		b.putText(r, a, text)
	}
}

// special does what the words blank and notes of a map mean.
func (b *builder) special(r *record, a *answer, term string) bool {
	switch term {
	case wordBlank:
		return true
	case wordNotes:
		r.note(a.place, a.text)
		return true
	}
	return false
}
