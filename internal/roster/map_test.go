package roster

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mentormatch/internal/diag"
)

// Each map has one mistake.
func TestMapsThatAreWrong(t *testing.T) {
	const table = "tables: [{role: mentee, key: Name, columns: {Name: name%s}}]\n"
	for _, c := range []struct{ text, id, hint string }{
		{"", "empty-file", "--suggest"},
		{"# nothing\n", "empty-file", "--suggest"},
		{"tables: [\n", "syntax", "brackets"},
		{"a: b\n---\nc: d\n", "syntax", "take out the line ---"},
		{"- a\n", "wrong-kind", "name: value"},
		{"dates: day-frist\n" + table, "unknown-word", `did you mean "day-first"?`},
		{"time_zone: IST\n" + table, "time-zone", "Asia/Kolkata"},
		{"times: {Morning: 9-12}\n" + table, "window", "18:00-20:30"},
		{"times: {Morning: 09:00-12:00, morning: 09:00-12:00}\n" + table, "duplicate-field", "keep this one"},
		{"tabels: []\n" + table, "unknown-field", `did you mean "tables"?`},
		{"dates: day-first\n", "missing-field", "--suggest"},
		{"tables: []\n", "wrong-kind", "dash"},
		{"tables: [{role: mentee, columns: {}}]\n", "missing-field", "key: Email"},
		{"tables: [{key: Name, columns: {}}]\n", "missing-field", "role: mentee"},
		{"tables: [{role: mentro, key: Name}]\n", "unknown-word", `did you mean "mentor"?`},
		{"tables: [{role: {values: {a: mentee}}, key: Name}]\n", "missing-field", "name the column"},
		{"tables: [{role: {column: A}, key: Name}]\n", "missing-field", "values"},
		{"tables: [{role: {column: A, values: {x: y}}, key: Name}]\n", "unknown-word", "known here"},
		{"tables: [{role: mentee, key: Name, heading_row: first}]\n", "number", "write 1"},
		{"tables: [{role: mentee, key: [], heading_row: 1}]\n", "missing-value", "take the line out"},
		{"tables: [{role: mentee, key: }]\n", "missing-value", "take the line out"},
		{strings.Replace(table, "%s", ", Age: aeg", 1), "unknown-word", ""},
		{strings.Replace(table, "%s", ", Goals: gaols", 1), "unknown-word", `did you mean "goals"?`},
		{strings.Replace(table, "%s", ", Goals: {split: ;}", 1), "missing-field", "{field: notes}"},
		{strings.Replace(table, "%s", ", Goals: {field: [goals, suports]}", 1), "unknown-word", `did you mean "supports"?`},
		{strings.Replace(table, "%s", ", Goals: {field: goals, split: dot}", 1), "unknown-word", "known here"},
		{strings.Replace(table, "%s", ", Goals: {field: goals, values: [a]}", 1), "wrong-kind", "name: value"},
		{strings.Replace(table, "%s", ", Goals: {field: goals, values: {a: [[b]]}}", 1), "wrong-kind", ""},
		{strings.Replace(table, "%s", ", Goals: {field: goals, day: Mon}", 1), "wrong-field", "take it out"},
		{strings.Replace(table, "%s", ", Goals: *a", 1), "syntax", ""},
		{strings.Replace(table, "%s", ", Goals: &a goals", 1), "anchor", "quotes"},
		{strings.Replace(table, "%s", ", Goals: !x goals", 1), "tag", "quotes"},
		{strings.Replace(table, "%s", ", {a: b}: goals", 1), "wrong-kind", "name: value"},
		{strings.Replace(table, "%s", ", name: name", 1), "duplicate-field", "keep this one"},
		{"tables: [{role: mentee, key: N\xe9}]", "encoding", "CSV UTF-8"},
		{strings.Repeat("#", maxMap+1), "too-large", ""},
	} {
		text := strings.Replace(c.text, "%s", "", 1)
		m, err := ReadMap("map.yaml", []byte(text))
		var problems diag.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].ID != c.id || !strings.Contains(problems[0].Hint.String(), c.hint) || problems[0].File != "map.yaml" {
			t.Errorf("%.80q: %+v %+v, want one %s with %q", text, m, err, c.id, c.hint)
		}
	}
}

// These maps are right by themselves, and do not fit the roster or the
// programme.
func TestMapsThatDoNotFit(t *testing.T) {
	for _, c := range []struct{ text, id, says string }{
		{"tables: [{role: mentee, key: Naem}]", "unknown-column", `did you mean "Name"?`},
		{"tables: [{role: mentee, key: Name, columns: {Gaols: goals}}]", "unknown-column", `did you mean "Goals"?`},
		{"tables: [{role: {column: Rolle, values: {a: mentee}}, key: Name}]", "unknown-column", ""},
		{"tables: [{role: mentee, key: Name, heading_row: 3}]", "no-headings", "heading_row"},
		{"tables: [{role: mentee, key: Name}, {role: mentor, key: Name}]", "duplicate-table", "keep one"},
		{"tables: [{role: mentee, key: Name, columns: {Goals: {field: goals, values: {x: job-serch}}}}]", "unknown-goal", `did you mean "job-search"?`},
		{"tables: [{role: mentee, key: Name, columns: {Goals: {field: supports, term: job-serch}}}]", "unknown-goal", `did you mean "job-search"?`},
		{"tables: [{role: mentee, key: Name, columns: {Goals: {field: gender, values: {x: wmoan}}}}]", "unknown-gender", `did you mean "woman"?`},
		{"tables: [{role: mentee, key: Name, columns: {Goals: {field: availability.weekly, values: {x: Mon}}}}]", "window", "Mon 18:00"},
	} {
		im := csvImport(t, c.text, "Name,Goals\nana,\n")
		_, err := im.Run()
		var problems diag.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].ID != c.id || !strings.Contains(problems[0].Hint.String(), c.says) || problems[0].Line != 1 {
			t.Errorf("%s: %+v, want one %s with %q on line 1", c.text, err, c.id, c.says)
		}
	}
	two := csvImport(t, "tables: [{role: mentee, key: Name}]", "Name\nana\n")
	two.Tables = append(two.Tables, &Table{File: "other.csv", Rows: two.Tables[0].Rows})
	if _, err := two.Run(); err == nil || !strings.Contains(err.Error(), "the field file is missing") {
		t.Errorf("two files: %v", err)
	}
	two.Map.Tables[0].File = "othre.csv"
	if _, err := two.Run(); err == nil || !strings.Contains(err.Error(), "no file of this name") {
		t.Errorf("two files: %v", err)
	}
	two.Map.Tables[0].File = "oth*.csv"
	if _, result := into(t, nil, two); len(result.Unmapped) != 1 || !strings.Contains(result.Unmapped[0].Text.String(), "nothing of this is read") {
		t.Errorf("a file that the map does not name is listed: %v", result.Unmapped)
	}
	sheets := &Import{Tables: []*Table{{File: "x.xlsx", Sheet: "People", Rows: two.Tables[0].Rows}}, Map: &Map{Tables: []TableMap{{Sheet: "Poeple", HeadingRow: 1, Key: []string{"name"}}}}}
	if _, err := sheets.Run(); err == nil || !strings.Contains(err.Error(), "no sheet of this name") {
		t.Errorf("sheets: %v", err)
	}
	sheets.Map = nil
	if _, err := sheets.Run(); err == nil || !strings.Contains(err.Error(), "nobody has said what the columns mean") {
		t.Errorf("without a map: %v", err)
	}
}

func FuzzReadMap(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.map.yaml")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(peopleMap))
	f.Add([]byte("tables: [{role: {column: A, values: {\"\": both}}, key: [A], columns: {A: {field: goals, term: skills}}}]"))
	tables, err := Open("x.csv", []byte("A,Name,Goals\n1,ana,skills\n\"2\n3\",bo,x\n"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadMap("map.yaml", data)
		var problems diag.Problems
		if err != nil {
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("an error that is not a list of problems: %v", err)
			}
			return
		}
		// Whatever a map says, what comes of it is a valid programme.
		result, err := (&Import{Tables: tables, Map: m, On: today}).Run()
		if err != nil {
			if !errors.As(err, &problems) {
				t.Fatalf("%v", err)
			}
			return
		}
		folder := map[string]string{}
		for _, file := range result.Files {
			folder[file.Path] = string(file.Data)
		}
		load(t, without(folder))
	})
}
