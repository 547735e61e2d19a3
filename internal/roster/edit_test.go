package roster

import (
	"fmt"
	"strings"
	"testing"

	"mentormatch/profiles"
)

// people is a roster as CSV, with a map that knows its columns.
const peopleMap = `
tables:
  - role: {column: Role, values: {mentee: mentee, mentor: mentor, both: both}}
    key: Id
    columns:
      Id: id
      Name: name
      Goals: {field: [goals, supports]}
      Weekly: availability.weekly
      Held: occupation.held
      Notes: notes
      Avoid: avoid
`

func csvImport(t testing.TB, mapping, csv string) *Import {
	t.Helper()
	tables, err := Open("roster.csv", []byte(csv))
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadMap("map.yaml", []byte(mapping))
	if err != nil {
		t.Fatalf("%v\n%#v", err, err)
	}
	return &Import{Tables: tables, Map: m, MapFile: "map.yaml"}
}

const head = "Id,Role,Name,Goals,Weekly,Held,Notes,Avoid\n"

// handmade is a folder in which people have written comments everywhere.
var handmade = map[string]string{
	"programme.yaml": "name: Test\n",
	"mentors.yaml":   "[]\n",
	"mentees.yaml": `# Our mentees.

# Ana came first.
- id: ana # the first
  name: Ana   # her own spelling
  # What she wants:
  goals:
    # asked twice
    - job-search   # urgent
    - {goal: skills, priority: 5}
  availability: # by phone
    # evenings only
    weekly: [Mon 18:00-20:00]   # may change
    until: 2027-06-30
  occupation: {held: [isco:7231], target: [isco:3115]} # welder
  notes: |
    # this is text, and no comment

    More text.
  # behind the notes

# Bo on one line.
- {id: bo, name: Bo, goals: [skills]} # short
-
  # inside
  id: cy
  goals: [skills]
# the end
`,
}

func TestOnlyWhatTheRosterChangesIsChanged(t *testing.T) {
	first := head + "ana,mentee,Ana,job-search; skills 5,Mon 18:00-20:00,isco:7231,,\n" +
		"bo,mentee,Bo,skills,,,,\n" + "cy,mentee,,skills,,,,\n"
	cases := []struct {
		name, csv string
		from, to  []string // what is replaced in mentees.yaml, by turns
		changes   string
	}{
		{"nothing", first, nil, nil, ""},
		{"a name in a line with a comment", strings.Replace(first, ",Ana,", ",Ana Roy,", 1),
			[]string{"  name: Ana   # her own spelling"}, []string{"  name: Ana Roy # her own spelling"}, "changed ana name"},
		{"a list with comments inside: they move above it", strings.Replace(first, "job-search; skills 5", "job-search 4", 1),
			[]string{"  goals:\n    # asked twice\n    - job-search   # urgent\n    - {goal: skills, priority: 5}\n"},
			[]string{"  # asked twice\n  # urgent\n  goals: [{goal: job-search, priority: 4}]\n"}, "changed ana goals"},
		{"a field within a field", strings.Replace(first, "Mon 18:00-20:00", "Tue 18:00-20:00", 1),
			[]string{"    weekly: [Mon 18:00-20:00]   # may change"}, []string{`    weekly: [Tue 18:00-20:00] # may change`}, "changed ana availability.weekly"},
		{"a field in braces keeps its neighbour", strings.Replace(first, "isco:7231", "isco:8211", 1),
			[]string{"  occupation: {held: [isco:7231], target: [isco:3115]} # welder"},
			[]string{"  occupation: {held: [isco:8211], target: [isco:3115]} # welder"}, "changed ana occupation.held"},
		{"a blank answer takes the field out, and not its comment", strings.Replace(first, "isco:7231", "", 1),
			[]string{"{held: [isco:7231], target: [isco:3115]}"}, []string{"{target: [isco:3115]}"}, "changed ana occupation.held"},
		{"a person on one line", strings.Replace(first, "bo,mentee,Bo,skills", "bo,mentee,Bo Lee,skills", 1),
			[]string{"- {id: bo, name: Bo, goals: [skills]} # short\n"}, []string{"# short\n- id: bo\n  name: Bo Lee\n  goals: [skills]\n"}, "changed bo name"},
		{"a new field", strings.Replace(first, "cy,mentee,,", "cy,mentee,Cy,", 1),
			[]string{"  goals: [skills]\n# the end"}, []string{"  goals: [skills]\n  name: Cy\n# the end"}, "changed cy name"},
		{"somebody new", first + "di,mentee,Di,,,,\"two\nlines\",\n",
			[]string{"# the end\n"}, []string{"# the end\n\n- id: di\n  name: Di\n  notes: |-\n    Notes: two\n    lines\n"}, "added di"},
		{"somebody gone", strings.Replace(first, "bo,mentee,Bo,skills,,,,\n", "", 1), nil, nil, "gone bo"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folder, _ := into(t, handmade, csvImport(t, peopleMap, first))
			if folder["mentees.yaml"] != handmade["mentees.yaml"] {
				t.Fatalf("the first import, which says the same, changes the file:\n%s", folder["mentees.yaml"])
			}
			want := folder["mentees.yaml"]
			for i := range c.from {
				if !strings.Contains(want, c.from[i]) {
					t.Fatalf("the case replaces %q, which is not there", c.from[i])
				}
				want = strings.Replace(want, c.from[i], c.to[i], 1)
			}
			after, result := into(t, folder, csvImport(t, peopleMap, c.csv))
			if after["mentees.yaml"] != want {
				t.Errorf("got:\n%s\nwant:\n%s", after["mentees.yaml"], want)
			}
			var changes []string
			for _, one := range result.Changes {
				if one.Kind != Unchanged {
					changes = append(changes, strings.TrimSpace(fmt.Sprintln(one.Kind, one.ID, strings.Join(one.Fields, " "))))
				}
			}
			if got := strings.Join(changes, "; "); got != c.changes {
				t.Errorf("changes %q, want %q", got, c.changes)
			}
			load(t, without(after))
		})
	}
}

// without leaves out what is no profile.
func without(folder map[string]string) map[string]string {
	list := map[string]string{}
	for name, text := range folder {
		if strings.HasSuffix(name, ".yaml") {
			list[name] = text
		}
	}
	return list
}

func TestWhatIsWrittenByHandStays(t *testing.T) {
	sheet := func(goals string) string { return head + "ana,mentee,Ana," + goals + ",,,,\n" }
	folder, _ := into(t, nil, csvImport(t, peopleMap, sheet("skills")))
	byHand := strings.Replace(folder["mentees.yaml"], "goals: [skills]", "goals: [{goal: skills, priority: 5}]  # she said so", 1)
	if byHand == folder["mentees.yaml"] {
		t.Fatal(folder["mentees.yaml"])
	}
	folder["mentees.yaml"] = byHand

	after, result := into(t, folder, csvImport(t, peopleMap, sheet("skills")))
	if after["mentees.yaml"] != byHand || len(result.Unmapped) != 0 {
		t.Errorf("the roster did not change, so what is written by hand stays without a word: %v\n%s", result.Unmapped, after["mentees.yaml"])
	}
	after, result = into(t, folder, csvImport(t, peopleMap, sheet("study")))
	if after["mentees.yaml"] != byHand || len(result.Unmapped) != 1 || !strings.Contains(result.Unmapped[0].Text.String(), "written by hand") {
		t.Errorf("both changed, so what is written by hand stays and is listed: %v\n%s", result.Unmapped, after["mentees.yaml"])
	}
	_, again := into(t, after, csvImport(t, peopleMap, sheet("study")))
	if len(again.Unmapped) != 1 {
		t.Errorf("it is listed until somebody settles it: %v", again.Unmapped)
	}
	im := csvImport(t, peopleMap, sheet("study"))
	im.Overwrite = true
	after, result = into(t, after, im)
	if !strings.Contains(after["mentees.yaml"], "goals: [study] # she said so") || len(result.Unmapped) != 0 {
		t.Errorf("with Overwrite the roster wins: %v\n%s", result.Unmapped, after["mentees.yaml"])
	}
	// A profile that no import has written is somebody's work.
	own := map[string]string{"programme.yaml": "name: x\n", "mentors.yaml": "[]\n", "mentees.yaml": "- id: ana\n  goals: [study]\n"}
	after, result = into(t, own, csvImport(t, peopleMap, sheet("skills")))
	if !strings.Contains(after["mentees.yaml"], "goals: [study]\n  name: Ana\n") || len(result.Unmapped) != 1 {
		t.Errorf("a blank answer is filled in, and no other is touched: %v\n%s", result.Unmapped, after["mentees.yaml"])
	}
}

func TestFilesOfEveryShape(t *testing.T) {
	row := head + "ana,mentee,Ana,study,,,,\nnew,mentee,New,,,,,\n"
	for _, c := range []struct{ name, before, after string }{
		{"documents", "---\nid: ana\ngoals: [skills]\n---\nid: bo\n", "---\nid: ana\ngoals: [study]\nname: Ana\n---\nid: bo\n---\n- id: new\n  name: New\n"},
		{"people in brackets", "[{id: ana, goals: [skills]}, {id: bo}] # all\n", "# all\n- id: ana\n  goals: [study]\n  name: Ana\n- id: bo\n---\n- id: new\n  name: New\n"},
		{"indented", "  - id: ana\n    goals: [skills]\n  - id: bo\n", "  - id: ana\n    goals: [study]\n    name: Ana\n  - id: bo\n\n  - id: new\n    name: New\n"},
		{"the field behind the dash", "- goals: [skills]\n  id: ana\n", "- goals: [study]\n  id: ana\n  name: Ana\n\n- id: new\n  name: New\n"},
		{"no line end", "- id: ana\n  goals: [skills]", "- id: ana\n  goals: [study]\n  name: Ana\n\n- id: new\n  name: New\n"},
		{"a closed document", "- id: ana\n  goals: [skills]\n...\n", "- id: ana\n  goals: [study]\n  name: Ana\n...\n---\n- id: new\n  name: New\n"},
		{"lines of Windows", "\uFEFF- id: ana\r\n  goals: [skills]\r\n", "\uFEFF- id: ana\r\n  goals: [study]\r\n  name: Ana\r\n\r\n- id: new\r\n  name: New\r\n"},
		{"nobody", "[]\n", "- id: ana\n  name: Ana\n  goals: [study]\n\n- id: new\n  name: New\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := map[string]string{"programme.yaml": "name: x\n", "mentors.yaml": "[]\n", "mentees.yaml": c.before}
			im := csvImport(t, peopleMap, row)
			im.Overwrite = true
			after, _ := into(t, folder, im)
			if after["mentees.yaml"] != c.after {
				t.Errorf("got:\n%q\nwant:\n%q", after["mentees.yaml"], c.after)
			}
			load(t, without(after))
		})
	}
	// A folder of files takes new people in a file of their own.
	after, _ := into(t, map[string]string{"programme.yaml": "name: x\n", "mentors.yaml": "[]\n", "mentees/a.yaml": "- id: ana\n"}, csvImport(t, peopleMap, row))
	if !strings.Contains(after["mentees/imported.yaml"], "- id: new\n") || !strings.Contains(after["mentees/a.yaml"], "name: Ana") {
		t.Errorf("%v", after)
	}
}

func TestSomebodyWhoIsBoth(t *testing.T) {
	folder, _ := into(t, nil, csvImport(t, peopleMap, head+"ana,both,Ana,skills,,,,\nbo,mentee,Bo,,,,,\n"))
	p := load(t, without(folder))
	if len(p.Mentees) != 2 || len(p.Mentors) != 1 || p.Mentees[0].ID != "ana-mentee" || p.Mentors[0].ID != "ana-mentor" {
		t.Fatalf("%+v", p)
	}
	if p.Mentees[0].Conflict[0] != "same-person:ana" || p.Mentors[0].Conflict[0] != "same-person:ana" {
		t.Error("nothing keeps the two profiles of one person apart")
	}
	if len(p.Mentees[0].Goals) != 1 || len(p.Mentors[0].Supports) != 1 {
		t.Error("a column with two fields fills the one of each role")
	}
	// Who becomes a mentor later keeps the id of before.
	later, result := into(t, folder, csvImport(t, peopleMap, head+"ana,both,Ana,skills,,,,\nbo,both,Bo,,,,,\n"))
	p = load(t, without(later))
	if p.Mentees[1].ID != "bo" || p.Mentors[1].ID != "bo-mentor" || p.Mentees[1].Conflict[0] != "same-person:bo" {
		t.Errorf("%+v %v", p.Mentees[1], result.Changes)
	}
}

func TestPeopleWhoAreNamed(t *testing.T) {
	im := csvImport(t, peopleMap, head+"ana,mentee,Ana,,,,,Dee Roy; nobody\ndee,mentor,Dee Roy,,,,,ana\ned,mentor,Ed,,,,,Sam\ns1,mentee,Sam,,,,,none\ns2,mentee,Sam,,,,,\n")
	folder, result := into(t, nil, im)
	p := load(t, without(folder))
	if got := p.Mentees[0].Avoid; len(got) != 1 || got[0] != "dee" {
		t.Errorf("ana avoids %v, want dee", got)
	}
	if got := p.Mentees[1].Avoid; got == nil || len(got) != 0 {
		t.Errorf("s1 avoids %v, want none, which is an answer", got)
	}
	want := []string{"nobody whom this can name", "more than one person"}
	for i, u := range result.Unmapped {
		if !strings.Contains(u.Text.String(), want[i]) {
			t.Errorf("%v", u)
		}
	}
	if len(result.Unmapped) != 2 || !strings.Contains(p.Mentees[0].Notes, "Avoid: nobody") {
		t.Errorf("%v %q", result.Unmapped, p.Mentees[0].Notes)
	}
}

func TestIDs(t *testing.T) {
	for key, want := range map[string]string{
		"ana.roy@example.org": "ana-roy", "José Núñez": "jose-nunez", "O'Neill, Pat": "o-neill-pat", "mentee 00": "mentee-00",
	} {
		if got := idOf(key); got != want {
			t.Errorf("%q: %q, want %q", key, got, want)
		}
	}
	for _, key := range []string{"আনা রহমান", "محمد", "...", strings.Repeat("long ", 20)} {
		id := idOf(key)
		settings := profiles.DefaultSettings()
		if _, problems := settings.ReadOne(profiles.RoleMentee, []byte("id: "+quote(id)), today); len(problems) > 0 || idOf(key) != id {
			t.Errorf("%q: %q %v", key, id, problems)
		}
	}
	mapping := "tables: [{role: mentee, key: Email, columns: {Email: leave_out, Name: name}}]\n"
	first := "Email,Name\nana@a.org,A\n"
	folder, _ := into(t, nil, csvImport(t, mapping, first))
	after, result := into(t, folder, csvImport(t, mapping, "Email,Name\nana@b.org,B\nana@a.org,A\n"))
	p := load(t, without(after))
	if p.Mentees[0].ID != "ana" || p.Mentees[0].Name != "A" || p.Mentees[1].ID != "ana-"+sum("ana@b.org")[:4] {
		t.Errorf("who was there keeps the id: %v", p.Mentees)
	}
	if result.LeftOut != 2 {
		t.Errorf("%d answers left out, want 2", result.LeftOut)
	}
}

// A name is read back as it was written, whatever marks stand around it.
func TestNamesAreReadBack(t *testing.T) {
	for _, name := range []string{"“Ana”", "‘Ana’", "„Ana“", "Ana “Annie” Bo", "“Ana", "’Ana’", "“”", "D’Arcy", "“আনা”"} {
		mapping := "tables: [{role: mentee, key: Email, columns: {Email: leave_out, Name: name}}]\n"
		folder, _ := into(t, nil, csvImport(t, mapping, "Email,Name\nana@a.org,"+name+"\n"))
		if got := load(t, without(folder)).Mentees[0].Name; got != name {
			t.Errorf("%q is read back as %q", name, got)
		}
	}
}
