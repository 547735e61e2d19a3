package roster

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/profiles"
)

// The sheets of an exported workbook.
const (
	sheetMentees = "Mentees"
	sheetMentors = "Mentors"
	sheetLists   = "Lists"
	sheetHelp    = "How to fill in"
)

// besideSheets are those that are not about people.
var besideSheets = []string{sheetLists, sheetHelp}

// A formColumn is a column of the sheets that [Export] writes and that are read
// back without a mapping file.
type formColumn struct {
	heading string
	field   string
	mentee  bool
	mentor  bool
	width   float64
	list    string // the list of terms that its cells are chosen from; "" for none
	several bool   // a cell can hold several, with semicolons between them
	about   string
}

// formColumns are the columns in their order.
var formColumns = []formColumn{
	{"Id", "id", true, true, 12, "", false, "A short word of letters and digits that tells this person apart: ana. Leave it blank to have one made from the name. Never change it later."},
	{"Name", "name", true, true, 22, "", false, "The name, in any script."},
	{"Joined", "joined", true, true, 12, "", false, "The day of joining: 2026-11-22."},
	{"Languages", "languages", true, true, 14, "", true, "Languages spoken and signed, best first, by their tags: bn; en; bfi."},
	{"Ways to meet", "meet", true, true, 17, "Ways to meet", true, "remote, in-person, or both: remote; in-person."},
	{"Place", "place", true, true, 16, "", false, "Latitude and longitude in degrees: 23.78, 90.40."},
	{"Travels km", "place.travel_km", true, true, 10, "", false, "How far the person can travel, in kilometres."},
	{"Gender", "gender", true, true, 12, "Genders", false, "A term of the list."},
	{"Age band", "age", true, true, 10, "Age bands", false, "A band of the list. The age itself is not kept."},
	{"Interests", "interests", true, true, 20, "Interests", true, "What the person likes to do, of the list."},
	{"Disability", "disability", true, false, 34, "Conditions", true, "Conditions of the list. More can be said of each, behind commas: stroke, cause illness, b730=3, since 2024-06."},
	{"Lived experience", "disability", false, true, 34, "Conditions", true, "Conditions of the list. More can be said of each, behind commas: stroke, cause illness, b730=3, since 2024-06."},
	{"Share disability", "share_disability", true, true, 14, "Share disability", false, "What others may be told: none, category or full."},
	{"Earlier work", "occupation.held", true, true, 18, "", true, "Codes of the ISCO-08 or the SOC: isco:7231; soc:15-1252."},
	{"Wanted work", "occupation.target", true, false, 18, "", true, "Codes, as for earlier work."},
	{"Work now", "occupation.current", false, true, 14, "", false, "One code, as for earlier work."},
	{"Returned to work", "occupation.returned", false, true, 14, "Yes or no", false, "The day, month or year of the return to work, or yes or no."},
	{"Goals", "goals", true, false, 30, "Goals", true, "Goals of the list, each with how much it matters from 1 to 5: job-search 5; skills 3."},
	{"Support", "support", true, false, 10, "Kinds of support", false, "What the mentee asks for. When blank, what the programme gives."},
	{"Disability matters", "matters.disability", true, false, 10, "How much", false, "How much shared experience matters."},
	{"Work matters", "matters.occupation", true, false, 10, "How much", false, "How much the work matters."},
	{"Goals matter", "matters.goals", true, false, 10, "How much", false, "How much the goals matter."},
	{"Time matters", "matters.availability", true, false, 10, "How much", false, "How much time in common matters."},
	{"Rounds waited", "rounds_waited", true, false, 10, "", false, "In how many earlier rounds the person was left out; 0 when blank."},
	{"Supports", "supports", false, true, 30, "Goals", true, "Goals of the list that the mentor helps with, each with a level from 1 (some) to 3 (expert): job-search 3."},
	{"Offers support", "offers_support", false, true, 10, "Kinds of support", false, "What the mentor gives. Blank excludes nothing."},
	{"Pause from", "pause.from", false, true, 12, "", false, "The first day of a pause."},
	{"Pause until", "pause.until", false, true, 12, "", false, "The last day of a pause."},
	{"Capacity", "capacity", false, true, 10, "", false, "How many mentees at once; 1 when blank."},
	{"Trained", "training.completed", false, true, 12, "", false, "The day the training was completed."},
	{"Training valid until", "training.valid_until", false, true, 12, "", false, "The last day on which it is valid."},
	{"Cleared", "clearance.completed", false, true, 12, "", false, "The day of the clearance."},
	{"Clearance valid until", "clearance.valid_until", false, true, 12, "", false, "The last day on which it is valid."},
	{"Time zone", "availability.time_zone", true, true, 17, "", false, "The region and the city: Asia/Dhaka. When blank, that of the programme."},
	{"Weekly", "availability.weekly", true, true, 34, "", true, "When the person can meet: Mon 18:00-20:30; Sat 09:00-12:00 remote."},
	{"Except", "availability.except", true, true, 24, "", true, "Days on which the person cannot: 2026-12-16; 2027-03-26..2027-03-28."},
	{"From", "availability.from", true, true, 12, "", false, "The first day on which the person can."},
	{"Until", "availability.until", true, true, 12, "", false, "The last day on which the person can."},
	{"Prefers people", "prefer.people", true, true, 14, "", true, "Ids of people whom the person would like."},
	{"Prefers gender", "prefer.gender", true, true, 12, "Genders", false, "The gender that the person would like."},
	{"Prefers languages", "prefer.languages", true, true, 14, "", true, "Languages that the person would like to use."},
	{"Requires people", "require.people", true, true, 14, "", true, "Ids of the only people whom the person accepts."},
	{"Requires gender", "require.gender", true, true, 12, "Genders", false, "The only gender that the person accepts."},
	{"Requires languages", "require.languages", true, true, 14, "", true, "Languages that the other one must have."},
	{"Prefers ages", "prefer.ages", true, true, 10, "", false, "The ages of those whom the person would like, by whole age bands: 25-44, or 45+."},
	{"Prefers age", "prefer.age", true, true, 10, "Similar", false, "similar: the same age band or the next."},
	{"Prefers interests", "prefer.interests", true, true, 10, "Shared", false, "shared: an interest in common."},
	{"Prefers within km", "prefer.within_km", true, true, 10, "", false, "How far away those may live whom the person would like, in kilometres."},
	{"Requires ages", "require.ages", true, true, 10, "", false, "The ages of those whom the person accepts, by whole age bands: 25-44, or 45+."},
	{"Requires age", "require.age", true, true, 10, "Similar", false, "similar: the same age band or the next."},
	{"Requires interests", "require.interests", true, true, 10, "Shared", false, "shared: an interest in common."},
	{"Requires within km", "require.within_km", true, true, 10, "", false, "How far away those may live whom the person accepts, in kilometres."},
	{"Again", "again", true, true, 10, "Again", false, "Whether somebody of an earlier match may come again. When blank, what the programme says."},
	{"Avoids", "avoid", true, true, 14, "", true, "Ids of people whom the person does not want to meet. This always holds."},
	{"Conflict tags", "conflict", true, true, 20, "", true, "Two people with the same tag are never paired: employer:acme; family:roy."},
	{"Notes", "notes", true, true, 50, "", false, "Anything else. It is not used to match."},
}

// formFor are the columns of a sheet.
func formFor(role profiles.Role) []formColumn {
	return slices.DeleteFunc(slices.Clone(formColumns), func(c formColumn) bool {
		return role == profiles.RoleMentee && !c.mentee || role == profiles.RoleMentor && !c.mentor
	})
}

// builtInMap is the map of an exported workbook, if the tables are of one:
// they have one of its sheets, with its headings.
func builtInMap(tables []*Table) (*Map, bool) {
	m := &Map{Times: map[string]string{}, builtIn: true}
	files := map[string]bool{}
	for _, t := range tables {
		files[t.File] = true
		role := map[string]profiles.Role{sheetMentees: profiles.RoleMentee, sheetMentors: profiles.RoleMentor}[t.Sheet]
		if role == "" || !isForm(t, role) {
			continue
		}
		means := TableMap{Sheet: t.Sheet, File: t.base(), HeadingRow: 1, Role: RoleMap{Fixed: []profiles.Role{role}}, Key: []string{"id"}}
		for _, c := range formFor(role) {
			column := ColumnMap{Heading: c.heading, Fields: []string{c.field}}
			if c.several {
				column.Split = ";"
			}
			means.Columns = append(means.Columns, column)
		}
		m.Tables = append(m.Tables, means)
	}
	return m, len(m.Tables) > 0 && len(files) == 1
}

// isForm reports whether a sheet has the Id and most other headings.
func isForm(t *Table, role profiles.Role) bool {
	headings, _ := t.headings(1)
	columns := formFor(role)
	found := 0
	id := false
	for _, h := range headings {
		if slices.ContainsFunc(columns, func(c formColumn) bool { return fold(c.heading) == fold(h.text) }) {
			found++
		}
		id = id || fold(h.text) == "id"
	}
	return id && found > len(columns)/2
}

// vocabularyLists are the lists of terms on the sheet Lists, by heading, and
// what a programme.yaml calls them. Each is two columns: codes and labels.
var vocabularyLists = []struct {
	heading, name string
	of            func(*profiles.Vocabulary) *[]profiles.Entry
}{
	{"Goals", "goals", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Goals }},
	{"Conditions", "conditions", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Conditions }},
	{"Causes", "causes", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Causes }},
	{"Genders", "genders", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Genders }},
	{"Interests", "interests", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Interests }},
	{"Categories", "categories", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Categories }},
}

const (
	labelHeading    = " label"
	broaderHeading  = " broader"
	categoryHeading = " category"
)

// ownTerms are the terms on the sheet Lists that the program does not bring
// along, as a programme.yaml writes them; nil for none.
func ownTerms(tables []*Table) *yaml.Node {
	i := slices.IndexFunc(tables, func(t *Table) bool { return t.Sheet == sheetLists })
	if i < 0 {
		return nil
	}
	t := tables[i]
	headings, _ := t.headings(1)
	at := map[string]int{}
	for _, h := range headings {
		at[h.text] = h.column + 1
	}
	text := func(row *Row, heading string) string {
		if at[heading] == 0 {
			return ""
		}
		return oneLine(visibleText(row.cell(at[heading] - 1).Text))
	}
	standard := profiles.DefaultVocabulary()
	result := mapping()
	for _, list := range vocabularyLists {
		terms := sequence()
		for _, row := range t.below(1) {
			e := profiles.Entry{
				Code: text(row, list.heading), Label: text(row, list.heading+labelHeading),
				Broader: text(row, list.heading+broaderHeading), Category: text(row, list.heading+categoryHeading),
			}
			if e.Code == "" || slices.Contains(*list.of(&standard), e) {
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

// formCells are a profile's cells, in the order of the columns.
func formCells(one profiles.One, columns []formColumn) []string {
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
			row[i] = cells[f.leafOf(role)]
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
