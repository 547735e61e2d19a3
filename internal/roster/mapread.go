package roster

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// maxMap is the largest mapping file, in bytes.
const maxMap = 4 << 20

// ReadMap reads a mapping file. Its error is a [diag.Problems] with everything
// that is wrong with the file by itself; whether its columns are those of the
// roster, and its terms known to the programme, is looked at by [Import].
func ReadMap(name string, data []byte) (*Map, error) {
	if len(data) > maxMap {
		return nil, fileProblem(name, "too-large", "a mapping file of more than 4 MB", "is this the mapping file?")
	}
	text, problem := decodeText(data)
	if problem != nil {
		problem.File = name
		return nil, diag.Problems{*problem}
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	w := &walker{file: name, lines: strings.Split(text, "\n")}
	document, err := parseYAML(text)
	if err != nil {
		return nil, diag.Problems{w.syntax(err)}
	}
	if len(document.Content) == 0 || document.Content[0].Kind == yaml.ScalarNode && document.Content[0].Tag == "!!null" {
		return nil, fileProblem(name, "empty-file", "a mapping file that says nothing", diag.Say("write one to start from: {command}", "command", "mentormatch import --suggest ROSTER"))
	}
	root := mapped{document.Content[0], spot{line: document.Content[0].Line, column: document.Content[0].Column}, w}
	m := root.readMap()
	if len(w.problems) > 0 {
		w.problems.Sort()
		return nil, w.problems
	}
	return m, nil
}

// parseYAML is yaml.Unmarshal for one document, with a panic of the library
// turned into an error.
func parseYAML(text string) (document yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: cannot be read: %v", r)
		}
	}()
	decoder := yaml.NewDecoder(strings.NewReader(text))
	if err := decoder.Decode(&document); err != nil && err.Error() != "EOF" {
		return document, err
	}
	var second yaml.Node
	if decoder.Decode(&second) == nil {
		return document, fmt.Errorf("yaml: line %d: second document", second.Line)
	}
	return document, nil
}

func (w *walker) syntax(err error) diag.Problem {
	p := diag.Problem{ID: "syntax", File: w.file}
	p.Text, p.Hint = diag.NotYAML(err)
	p.Line, _ = diag.SplitYAML(err.Error())
	if p.Line >= 1 && p.Line <= len(w.lines) && len(w.lines[p.Line-1]) < 2000 {
		p.Excerpt = w.lines[p.Line-1]
	}
	return p
}

func (m mapped) readMap() *Map {
	f := m.fields("dates", "time_zone", "times", "tables")
	result := &Map{Times: map[string]string{}}
	if v, ok := f["dates"]; ok {
		order, _ := v.member("unknown order of dates", []string{string(DayFirst), string(MonthFirst)})
		result.Dates = DateOrder(order)
	}
	if v, ok := f["time_zone"]; ok {
		if result.TimeZone, ok = v.word(); ok {
			if hint := checkAnswer(profiles.RoleMentee, "availability: {time_zone: "+quote(result.TimeZone)+"}"); hint != "" {
				v.wrong("time-zone", "unknown time zone", result.TimeZone, hint)
			}
		}
	}
	if v, ok := f["times"]; ok {
		for _, e := range v.entries("something else stands where times of day should") {
			if stretch, ok := e.value.stretch(); ok {
				result.Times[fold(e.name)] = stretch
			}
		}
	}
	tables, ok := f["tables"]
	if !ok {
		if m.tried("tables") {
			return result
		}
		m.wrong("missing-field", "the field tables is missing", "", diag.Say("write one to start from: {command}", "command", "mentormatch import --suggest ROSTER"))
		return result
	}
	if tables.Kind != yaml.SequenceNode || len(tables.Content) == 0 {
		tables.wrong("wrong-kind", "something else stands where a list of tables should", tables.Value, "start each table with a dash")
		return result
	}
	for i, node := range tables.Content {
		result.Tables = append(result.Tables, tables.below(node, fmt.Sprintf("[%d]", i)).readTable())
	}
	return result
}

// stretch reads a time of day: 18:00-20:30, or 18:00-20:30 remote.
func (m mapped) stretch() (string, bool) {
	s, ok := m.word()
	if !ok {
		return "", false
	}
	if hint := checkAnswer(profiles.RoleMentee, "availability: {weekly: ["+quote("Mon "+s)+"]}"); hint != "" {
		m.wrong("window", "not a stretch of time", s, hint)
		return "", false
	}
	return s, true
}

// checkAnswer checks a field of a profile that needs no vocabulary, and says
// what to do when it is wrong.
func checkAnswer(role profiles.Role, text string) (hint diag.Message) {
	settings := profiles.DefaultSettings()
	_, problems := settings.ReadOne(role, []byte("id: x\n"+text+"\n"), profiles.Date{})
	if len(problems) == 0 {
		return ""
	}
	if problems[0].Hint == "" {
		return problems[0].Text
	}
	return problems[0].Hint
}

func (m mapped) readTable() TableMap {
	t := TableMap{HeadingRow: 1, place: m.spot}
	f := m.fields("file", "sheet", "heading_row", "role", "key", "columns")
	if v, ok := f["file"]; ok {
		t.File, _ = v.word()
	}
	if v, ok := f["sheet"]; ok {
		t.Sheet, _ = v.word()
	}
	if v, ok := f["heading_row"]; ok {
		if s, ok := v.word(); ok {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 || n > maxRows {
				v.wrong("number", "not the number of a row", s, "write 1 for the first row")
			} else {
				t.HeadingRow = n
			}
		}
	}
	if v, ok := f["role"]; ok {
		t.Role = v.readRole()
	} else if !m.tried("role") {
		m.wrong("missing-field", "the field role is missing", "", "write role: mentee, mentor or both, or name the column that says it: role: {column: I want to be, values: {Mentee: mentee}}")
	}
	if v, ok := f["key"]; ok {
		keys, _ := v.words()
		for _, key := range keys {
			t.Key = append(t.Key, fold(key))
		}
	} else if !m.tried("key") {
		m.wrong("missing-field", "the field key is missing", "", "name the column that tells people apart, such as key: Email address")
	}
	columns, ok := f["columns"]
	if !ok {
		return t
	}
	for _, e := range columns.entries("something else stands where columns should") {
		t.Columns = append(t.Columns, e.readColumn())
	}
	return t
}

func (m mapped) readRole() RoleMap {
	r := RoleMap{place: m.spot}
	if m.Kind == yaml.ScalarNode {
		if word, ok := m.member("unknown role", roleWords); ok {
			r.Fixed, _ = rolesNamed(word)
		}
		return r
	}
	f := m.fields("column", "values")
	if v, ok := f["column"]; ok {
		heading, _ := v.word()
		r.Column = fold(heading)
	} else if !m.tried("column") {
		m.wrong("missing-field", "the field column is missing", "", "name the column that says which part a person plays")
	}
	r.Values = map[string][]profiles.Role{}
	v, ok := f["values"]
	if !ok {
		if !m.tried("values") {
			m.wrong("missing-field", "the field values is missing", "", "say what each answer means: values: {Yes: mentor, No: mentee}")
		}
		return r
	}
	for _, e := range v.entries("something else stands where answers should") {
		if word, ok := e.value.member("unknown role", append(slices.Clone(roleWords), wordNone)); ok {
			r.Values[fold(e.name)], _ = rolesNamed(word)
		}
	}
	return r
}

func (e entry) readColumn() ColumnMap {
	c := ColumnMap{Heading: strings.TrimSpace(e.name), place: e.key.spot}
	v := e.value
	if v.Kind == yaml.ScalarNode {
		if name, ok := v.member("unknown field", fieldNames()); ok {
			c.Fields = []string{name}
		}
		return c
	}
	f := v.fields("field", "values", "split", "day", "term", "prefix", "label")
	if v, ok := f["field"]; ok {
		c.Fields = v.readFieldNames()
	} else if !e.value.tried("field") {
		e.value.wrong("missing-field", "the field field is missing", "", "say where the answers go: {field: notes}")
	}
	if v, ok := f["values"]; ok {
		c.Values, c.places = map[string][]string{}, map[string]spot{}
		for _, e := range v.entries("something else stands where answers should") {
			if terms, ok := e.value.words(); ok {
				c.Values[fold(e.name)], c.places[fold(e.name)] = terms, e.value.spot
			}
		}
	}
	if v, ok := f["split"]; ok {
		c.Split, _ = v.member("unknown way to split", splits)
	}
	if v, ok := f["day"]; ok {
		c.Day, _ = v.member("unknown day", dayNames)
		if !slices.Contains(c.Fields, "availability.weekly") {
			v.wrong("wrong-field", "only availability.weekly has days", "", "take it out")
		}
	}
	if v, ok := f["term"]; ok {
		c.Term, _ = v.word()
	}
	if v, ok := f["prefix"]; ok && v.plain() && v.Kind == yaml.ScalarNode {
		c.Prefix = v.Value
	}
	if v, ok := f["label"]; ok {
		c.Label, _ = v.word()
	}
	return c
}

func (m mapped) readFieldNames() []string {
	names, _ := m.words()
	for _, name := range names {
		if _, ok := fieldNamed(name); !ok {
			m.wrong("unknown-word", "unknown field", name, diag.Suggest(name, fieldNames(), "a suggested mapping file lists the fields at its end"))
		}
	}
	return names
}
