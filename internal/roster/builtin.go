package roster

import (
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// The sheets of an exported workbook, by what the catalogue of messages calls
// them.
const (
	sheetMentees = "mentees"
	sheetMentors = "mentors"
	sheetLists   = "lists"
	sheetHelp    = "help"
)

// sheetName is what a sheet is called in a language.
func sheetName(say *lang.Speaker, sheet string) string { return say.Say("roster.sheet." + sheet) }

// isSheet reports whether a table is the sheet, in any language.
func isSheet(t *Table, sheet string) bool {
	return slices.ContainsFunc(lang.Languages(), func(l lang.Language) bool {
		return fold(t.Sheet) == fold(sheetName(lang.New(l), sheet))
	})
}

// IsForm reports whether one of some tables is a sheet of a form that [Export] or [Template] wrote, by
// the names of sheets: it can be imported without a mapping file.
func IsForm(tables []*Table) bool {
	return slices.ContainsFunc(tables, func(t *Table) bool { return besidePeople(t, tables) })
}

// besidePeople reports whether one of some tables is a sheet of a form that is not
// about people: the same workbook has a sheet that is.
func besidePeople(t *Table, tables []*Table) bool {
	return (isSheet(t, sheetLists) || isSheet(t, sheetHelp)) && slices.ContainsFunc(tables, func(other *Table) bool {
		return other.File == t.File && (isSheet(other, sheetMentees) || isSheet(other, sheetMentors))
	})
}

// A formColumn is a column of the sheets that [Export] writes and that are read
// back without a mapping file.
type formColumn struct {
	key     string // in the catalogue of messages, of its heading
	field   string
	mentee  bool
	mentor  bool
	width   float64
	list    string // the list of terms that its cells are chosen from; "" for none
	several bool   // a cell can hold several, with semicolons between them
}

// formColumns are the columns in their order.
var formColumns = []formColumn{
	{"id", "id", true, true, 12, "", false},
	{"name", "name", true, true, 22, "", false},
	{"joined", "joined", true, true, 12, "", false},
	{"languages", "languages", true, true, 14, "", true},
	{"meet", "meet", true, true, 17, "meet", true},
	{"place", "place", true, true, 16, "", false},
	{"travel", "place.travel_km", true, true, 10, "", false},
	{"gender", "gender", true, true, 12, "genders", false},
	{"age", "age", true, true, 10, "ages", false},
	{"interests", "interests", true, true, 20, "interests", true},
	{"disability", "disability", true, false, 34, "conditions", true},
	{"lived-experience", "disability", false, true, 34, "conditions", true},
	{"share", "share_disability", true, true, 14, "share", false},
	{"held", "occupation.held", true, true, 18, "", true},
	{"target", "occupation.target", true, false, 18, "", true},
	{"current", "occupation.current", false, true, 14, "", false},
	{"returned", "occupation.returned", false, true, 14, "answers", false},
	{"goals", "goals", true, false, 30, "goals", true},
	{"support", "support", true, false, 10, "support", false},
	{"matters-disability", "matters.disability", true, false, 10, "matters", false},
	{"matters-work", "matters.occupation", true, false, 10, "matters", false},
	{"matters-goals", "matters.goals", true, false, 10, "matters", false},
	{"matters-time", "matters.availability", true, false, 10, "matters", false},
	{"rounds", "rounds_waited", true, false, 10, "", false},
	{"supports", "supports", false, true, 30, "goals", true},
	{"offers", "offers_support", false, true, 10, "support", false},
	{"pause-from", "pause.from", false, true, 12, "", false},
	{"pause-until", "pause.until", false, true, 12, "", false},
	{"capacity", "capacity", false, true, 10, "", false},
	{"trained", "training.completed", false, true, 12, "", false},
	{"trained-until", "training.valid_until", false, true, 12, "", false},
	{"cleared", "clearance.completed", false, true, 12, "", false},
	{"cleared-until", "clearance.valid_until", false, true, 12, "", false},
	{"zone", "availability.time_zone", true, true, 17, "", false},
	{"weekly", "availability.weekly", true, true, 34, "", true},
	{"except", "availability.except", true, true, 24, "", true},
	{"from", "availability.from", true, true, 12, "", false},
	{"until", "availability.until", true, true, 12, "", false},
	{"prefers-people", "prefer.people", true, true, 14, "", true},
	{"prefers-gender", "prefer.gender", true, true, 12, "genders", false},
	{"prefers-languages", "prefer.languages", true, true, 14, "", true},
	{"requires-people", "require.people", true, true, 14, "", true},
	{"requires-gender", "require.gender", true, true, 12, "genders", false},
	{"requires-languages", "require.languages", true, true, 14, "", true},
	{"prefers-ages", "prefer.ages", true, true, 10, "", false},
	{"prefers-age", "prefer.age", true, true, 10, "similar", false},
	{"prefers-interests", "prefer.interests", true, true, 10, "shared", false},
	{"prefers-near", "prefer.within_km", true, true, 10, "", false},
	{"requires-ages", "require.ages", true, true, 10, "", false},
	{"requires-age", "require.age", true, true, 10, "similar", false},
	{"requires-interests", "require.interests", true, true, 10, "shared", false},
	{"requires-near", "require.within_km", true, true, 10, "", false},
	{"again", "again", true, true, 10, "again", false},
	{"avoids", "avoid", true, true, 14, "", true},
	{"conflict", "conflict", true, true, 20, "", true},
	{"notes", "notes", true, true, 50, "", false},
}

// heading is what the column is called in a language.
func (c *formColumn) heading(say *lang.Speaker) string { return say.Say("roster.column." + c.key) }

// headed reports whether a heading is the column's, in any language.
func (c *formColumn) headed(heading string) bool {
	return slices.Contains(formHeadings()[c.key], fold(heading))
}

// formHeadings are the headings of each column in every language, those of
// earlier versions too, folded.
var formHeadings = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, c := range formColumns {
		for _, l := range lang.Languages() {
			for _, heading := range lang.New(l).Called("roster.column." + c.key) {
				all[c.key] = append(all[c.key], fold(heading))
			}
		}
	}
	return all
})

// formFor are the columns of a sheet.
func formFor(role profiles.Role) []formColumn {
	return slices.DeleteFunc(slices.Clone(formColumns), func(c formColumn) bool {
		return role == profiles.RoleMentee && !c.mentee || role == profiles.RoleMentor && !c.mentor
	})
}

// builtInMap is the map of an exported workbook, if the tables are of one:
// they have one of its sheets, with its headings, in any language.
func builtInMap(tables []*Table) (*Map, bool) {
	m := &Map{Times: map[string]string{}, builtIn: true}
	files := map[string]bool{}
	for _, t := range tables {
		files[t.File] = true
		for sheet, role := range map[string]profiles.Role{sheetMentees: profiles.RoleMentee, sheetMentors: profiles.RoleMentor} {
			if !isSheet(t, sheet) {
				continue
			}
			if means, ok := formMeans(t, role); ok {
				m.Tables = append(m.Tables, means)
			}
		}
	}
	return m, len(m.Tables) > 0 && len(files) == 1
}

// formMeans is the map of a sheet that has the column of ids and most others
// of a role's form.
func formMeans(t *Table, role profiles.Role) (TableMap, bool) {
	means := TableMap{Sheet: t.Sheet, File: t.base(), HeadingRow: 1, Role: RoleMap{Fixed: []profiles.Role{role}}}
	headings, _ := t.headings(1)
	columns := formFor(role)
	for i := range columns {
		c := &columns[i]
		at := slices.IndexFunc(headings, func(h heading) bool { return c.headed(h.text) })
		if at < 0 {
			continue
		}
		column := ColumnMap{Heading: headings[at].text, Fields: []string{c.field}, form: c}
		if c.several {
			column.Split = ";"
		}
		means.Columns = append(means.Columns, column)
		if c.field == "id" {
			means.Key = []string{fold(headings[at].text)}
		}
	}
	return means, means.Key != nil && len(means.Columns) > len(columns)/2
}

// ownTerms are the terms on the sheet of lists that the program does not bring
// along, as a programme.yaml writes them; nil for none.
func ownTerms(tables []*Table) *yaml.Node {
	say, columns := readLists(tables)
	if say == nil {
		return nil
	}
	standard := profiles.DefaultVocabulary()
	result := mapping()
	for _, list := range vocabularyLists {
		at := func(part string, i int) string {
			if texts := textsOf(columns, list.name, part); i < len(texts) {
				return texts[i]
			}
			return ""
		}
		terms := sequence()
		for i, code := range textsOf(columns, list.name, "") {
			e := profiles.Entry{Code: code, Label: at(labelPart, i), Broader: at(broaderPart, i), Category: at(categoryPart, i)}
			known := *list.of(&standard)
			k := slices.IndexFunc(known, func(s profiles.Entry) bool { return s.Code == code })
			if k >= 0 && slices.ContainsFunc(say.TermCalled(list.kind, code, known[k].Label), func(name string) bool { return e.Label == oneLine(name) }) {
				e.Label = known[k].Label // which the form has in its language
			}
			if code == "" || k >= 0 && e == known[k] {
				continue
			}
			term := mapping(scalar("code"), scalar(e.Code))
			for _, f := range []struct{ name, text string }{{"label", e.Label}, {"broader", e.Broader}, {"category", e.Category}} {
				if f.text != "" {
					term.Content = append(term.Content, scalar(f.name), scalar(f.text))
				}
			}
			terms.Content = append(terms.Content, term)
		}
		if len(terms.Content) > 0 {
			result.Content = append(result.Content, scalar(list.name), terms)
		}
	}
	if len(result.Content) == 0 {
		return nil
	}
	return result
}

// formCells are a profile's cells in the words of a form, in the order of the
// columns.
func formCells(words *formWords, one profiles.One, columns []formColumn) []string {
	cells := cellsOf(one)
	p := personOf(one)
	role := profiles.RoleMentee
	if one.Mentor != nil {
		role = profiles.RoleMentor
	}
	row := make([]string, len(columns))
	for i, c := range columns {
		f, _ := fieldNamed(c.field)
		switch c.field {
		case "id":
			row[i] = p.ID
		case "place":
			if p.Place != nil {
				row[i] = pointCell(p.Place)
			}
		case "place.travel_km":
			if p.Place != nil {
				row[i] = strings.TrimPrefix(cells[leafPlace], pointCell(p.Place)+", ")
			}
		case "training.completed", "training.valid_until":
			row[i] = dayOf(one.Mentor.Training, c.field)
		case "clearance.completed", "clearance.valid_until":
			row[i] = dayOf(one.Mentor.Clearance, c.field)
		case "notes":
			row[i] = p.Notes
		default:
			row[i] = words.write(&columns[i], cells[f.leafOf(role)])
		}
	}
	return row
}

func dayOf(c *profiles.Credential, field string) string {
	switch {
	case c == nil:
		return ""
	case strings.HasSuffix(field, ".completed"):
		return c.Completed.String()
	}
	return c.ValidUntil.String()
}
