package roster

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A column of a table, and what the map says about it.
type column struct {
	heading
	label  string
	fields []*field // nil: nothing, so that its texts go to the notes
	means  *ColumnMap
}

// A reading is a table with the part of the map that is about it.
type reading struct {
	table   *Table
	means   *TableMap
	columns []column
	key     []int // columns
	role    int   // column; -1 when every row has the same role
	rows    []*Row
}

// readings brings tables and map together. What does not fit is a problem of
// the map, at its place; tables that the map does not name are listed.
func (b *builder) readings(file string, tables []*Table) ([]*reading, diag.Problems) {
	w := &walker{file: file}
	var list []*reading
	read := map[*Table]bool{}
	for i := range b.m.Tables {
		means := &b.m.Tables[i]
		t := b.tableFor(w, means, tables)
		if t == nil {
			continue
		}
		if read[t] {
			w.problem(means.place, "duplicate-table", diag.Say("a second table about {table}", "table", t.name()), "", "keep one of them, or say which sheet or file it is about")
			continue
		}
		read[t] = true
		if r := b.reading(w, t, means); r != nil {
			list = append(list, r)
		}
	}
	for _, t := range tables {
		if !read[t] && len(t.Rows) > 0 && !besidePeople(t, tables) {
			b.unmapped = append(b.unmapped, listed{place: place{table: t}, Problem: diag.Problem{ID: "not-read", File: t.name(),
				Text: "nothing of this is read, since the mapping file does not name it", Hint: "add a table for it when there are people in it"}})
		}
	}
	return list, w.problems
}

// tableFor finds the table that a part of the map is about.
func (b *builder) tableFor(w *walker, means *TableMap, tables []*Table) *Table {
	var files, sheets []string
	for _, t := range tables {
		if !slices.Contains(files, t.base()) {
			files = append(files, t.base())
		}
	}
	file := files[0]
	if len(files) > 1 {
		if means.File == "" {
			w.problem(means.place, "missing-field", "the field file is missing", "", diag.Say("several files are given; say which this table is about: {files}", "files", files))
			return nil
		}
		i := slices.IndexFunc(files, func(f string) bool {
			matches, err := path.Match(fold(means.File), fold(f))
			return fold(f) == fold(means.File) || err == nil && matches
		})
		if i < 0 {
			w.problem(means.place, "unknown-file", "no file of this name was given", means.File, diag.Suggest(means.File, files, ""))
			return nil
		}
		file = files[i]
	}
	for _, t := range tables {
		if t.base() != file {
			continue
		}
		if means.Sheet == "" || t.Sheet == "" || fold(t.Sheet) == fold(means.Sheet) {
			return t
		}
		sheets = append(sheets, t.Sheet)
	}
	w.problem(means.place, "unknown-sheet", diag.Say("no sheet of this name is in {file}", "file", file), means.Sheet, diag.Suggest(means.Sheet, sheets, ""))
	return nil
}

func (b *builder) reading(w *walker, t *Table, means *TableMap) *reading {
	headings, found := t.headings(means.HeadingRow)
	if !found {
		if len(t.Rows) > 0 {
			w.problem(means.place, "no-headings", diag.Say("row {row} of {table}, where the headings should be, is empty", "row", strconv.Itoa(means.HeadingRow), "table", t.name()), "", "say where they are: heading_row: 2")
		}
		return nil
	}
	r := &reading{table: t, means: means, role: -1, rows: t.below(means.HeadingRow)}
	var names []string
	at := map[string]int{}
	for _, h := range headings {
		names = append(names, h.text)
		at[fold(h.text)] = h.column
	}
	missing := func(place spot, name string) {
		w.problem(place, "unknown-column", diag.Say("no column of {table} has this heading", "table", t.name()), name, diag.Suggest(name, names, diag.Say("the headings are in row {row}", "row", strconv.Itoa(means.HeadingRow))))
	}
	for i := range means.Columns {
		if c := &means.Columns[i]; !b.m.builtIn && at[fold(c.Heading)] == 0 && !slices.ContainsFunc(headings, func(h heading) bool { return fold(h.text) == fold(c.Heading) }) {
			missing(c.place, c.Heading)
		} else {
			b.checkValues(w, c)
		}
	}
	for _, key := range means.Key {
		if column, ok := at[key]; ok {
			r.key = append(r.key, column)
		} else {
			missing(means.place, key)
		}
	}
	if means.Role.Column != "" {
		column, ok := at[means.Role.Column]
		if ok {
			r.role = column
		} else {
			missing(means.Role.place, means.Role.Column)
		}
	}
	for _, h := range headings {
		c := column{heading: h, label: h.text, means: means.columnNamed(h.text)}
		switch {
		case c.means != nil:
			for _, name := range c.means.Fields {
				f, _ := fieldNamed(name)
				c.fields = append(c.fields, f)
			}
			if c.means.Label != "" {
				c.label = c.means.Label
			}
			if b.m.builtIn {
				if c.fields[0].kind == kindNote {
					c.label = ""
				}
			}
		case h.column == r.role:
			continue
		case slices.Contains(r.key, h.column):
		default:
			b.list(place{table: t, row: means.HeadingRow, column: h.column, heading: h.text}, "",
				"a column that the mapping file does not name", "its texts are kept in the notes", false)
		}
		r.columns = append(r.columns, c)
	}
	return r
}

// checkValues looks whether the terms that a map gives for answers exist: a
// term that does not is a mistake of the map, and not of the answers.
func (b *builder) checkValues(w *walker, c *ColumnMap) {
	if len(c.Fields) == 0 {
		return
	}
	f, _ := fieldNamed(c.Fields[0])
	role, l := profiles.RoleMentee, f.mentee
	if l == "" {
		role, l = profiles.RoleMentor, f.mentor
	}
	if l == "" || f.kind == kindText || slices.Contains(peopleLeaves, l) {
		return
	}
	check := func(place spot, term string) {
		var node *yaml.Node
		switch f.kind {
		case kindList:
			node = sequence(entryNode(l, c.Prefix+term))
		case kindWindows:
			node = sequence(scalar(window(term)))
		case kindCode:
			node = scalar(term)
		default:
			return
		}
		r := &record{role: role, values: map[leaf]*yaml.Node{}}
		if problems := b.put(r, l, node); len(problems) > 0 {
			w.problem(place, problems[0].ID, problems[0].Text, term, problems[0].Hint)
		}
	}
	if c.Term != "" {
		check(c.place, c.Term)
		return
	}
	if c.Day != "" {
		return
	}
	for _, answer := range slices.Sorted(maps.Keys(c.Values)) {
		for _, term := range c.Values[answer] {
			if term != wordBlank && term != wordNone && term != wordNotes {
				check(c.places[answer], term)
			}
		}
	}
}

var peopleLeaves = []leaf{leafPreferPeople, leafRequirePeopl, leafAvoid}

// rolesOf are the roles of a row. A row whose answer is blank, or that the map
// does not know, is nobody's and is listed.
func (b *builder) rolesOf(r *reading, row *Row) []profiles.Role {
	if r.role < 0 {
		return r.means.Role.Fixed
	}
	text := visibleText(row.cell(r.role).Text)
	roles, ok := r.means.Role.Values[fold(text)]
	if ok {
		return roles
	}
	at := place{table: r.table, row: row.Number, column: r.role, heading: "role"}
	hint := diag.Say("say what it means in the mapping file: role: {values: {{answer}: mentee}}", "answer", quote(oneLine(text)))
	if text == "" {
		hint = "say what a blank cell means in the mapping file: role: {values: {\"\": mentee}}"
	}
	b.list(at, text, "not a role that the mapping file knows, so the whole row is left out", hint, false)
	return nil
}

// keyOf is what tells the person of a row apart; "" when nothing is there.
func (r *reading) keyOf(row *Row) string {
	var parts []string
	for _, column := range r.key {
		if text := fold(visibleText(row.cell(column).text())); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}
