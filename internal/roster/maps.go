package roster

import (
	"slices"

	"mentormatch/profiles"
)

// A Map says what the columns and the answers of a roster mean.
type Map struct {
	Dates    DateOrder
	TimeZone string            // of the times in the roster; "" for the programme's
	Times    map[string]string // by folded word: Evening is 18:00-21:00
	Tables   []TableMap

	builtIn bool // the map of an exported workbook
}

// A DateOrder says how 03/04/2026 is read.
type DateOrder string

// The orders. The zero DateOrder refuses a date that could be read as two.
const (
	DayFirst   DateOrder = "day-first"
	MonthFirst DateOrder = "month-first"
)

// A TableMap is about one sheet or CSV file.
type TableMap struct {
	File       string // its name without the folder; "" for the only one
	Sheet      string // "" for the first
	HeadingRow int    // 1 when not given
	Role       RoleMap
	Key        []string // folded headings of the columns that tell people apart
	Columns    []ColumnMap
	place      spot
}

// A RoleMap says which part the people of a table play.
type RoleMap struct {
	Fixed  []profiles.Role            // when there is no column
	Column string                     // folded heading
	Values map[string][]profiles.Role // by folded answer
	place  spot
}

// A ColumnMap is about one column.
type ColumnMap struct {
	Heading string // as the map writes it
	Fields  []string
	Values  map[string][]string // by folded answer: the terms it means
	places  map[string]spot     // of the values, by folded answer
	Split   string              // ";", ",", "line", "none"; "" for the usual way
	Day     string              // Mon to Sun: the column is about this day
	Term    string              // the column is a question of yes or no about this term
	Prefix  string              // put in front of each answer
	Label   string              // stands for the heading in notes
	form    *formColumn         // of an exported workbook
	place   spot
}

// Words that an answer can be mapped to beside the terms of its field.
const (
	wordBlank = "blank" // no answer
	wordNone  = "none"  // the answer that there is nothing
	wordNotes = "notes" // text for the notes
)

var splits = []string{";", ",", "line", "none"}

var dayNames = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

var bothRoles = []profiles.Role{profiles.RoleMentee, profiles.RoleMentor}

// rolesNamed are the roles by a word of a mapping file.
func rolesNamed(word string) ([]profiles.Role, bool) {
	switch word {
	case "both":
		return bothRoles, true
	case string(profiles.RoleMentee), string(profiles.RoleMentor):
		return []profiles.Role{profiles.Role(word)}, true
	case wordNone:
		return nil, true
	}
	return nil, false
}

var roleWords = []string{"mentee", "mentor", "both"}

// columnNamed is the part of the map about a column.
func (t *TableMap) columnNamed(heading string) *ColumnMap {
	i := slices.IndexFunc(t.Columns, func(c ColumnMap) bool { return fold(c.Heading) == fold(heading) })
	if i < 0 {
		return nil
	}
	return &t.Columns[i]
}
