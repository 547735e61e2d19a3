package roster

import (
	"fmt"
	"strings"
	"testing"

	"mentormatch/profiles"
)

// Each case is one cell, or a few, of one person.
func TestWhatBecomesOfAnswers(t *testing.T) {
	cases := []struct {
		role, columns string // of the map, behind Name
		headings      string
		row           string
		want          string // a line of the profile; "" for none
		note          string // a line of the notes; "" for none
		unmapped      string // part of what is listed; "" for nothing
		more          string // of the map
	}{
		{"mentee", `G: {field: goals, values: {Job: job-search, "Work, any": [skills, study], Pass: blank, Other: notes}}`, "G", `"Job, Work, any, Pass, Other"`, "goals: [job-search, skills, study]", "G: Other", "", ""},
		{"mentee", `G: goals`, "G", "job-search 9", "", "G: job-search 9", "not from 1 to 5", ""},
		{"mentee", `G: goals`, "G", "none", "goals: []", "", "", ""},
		{"mentee", `G: {field: goals, values: {Nothing: none}}`, "G", "Nothing", "goals: []", "", "", ""},
		{"mentee", `G: goals`, "G", "skills;none", "goals: [skills]", "", "", ""},
		{"mentee", `G: goals`, "G", "skills; skills", "goals: [skills]", "", "", ""},
		{"mentee", `G: {field: goals, term: skills}`, "G", "Yes", "goals: [skills]", "", "", ""},
		{"mentee", `G: {field: goals, term: skills}`, "G", "No", "", "", "", ""},
		{"mentee", `G: {field: goals, term: skills}`, "G", "Prefer not to say", "", "", "", ""},
		{"mentee", `G: {field: goals, term: skills}`, "G", "4", "goals: [{goal: skills, priority: 4}]", "", "", ""},
		{"mentee", `G: {field: goals, term: skills}`, "G", "0", "", "", "", ""},
		{"mentee", `G: {field: goals, term: skills, values: {High: 5, So: notes}}`, "G", "High", "goals: [{goal: skills, priority: 5}]", "", "", ""},
		{"mentee", `G: {field: goals, term: skills, values: {High: 5, So: notes}}`, "G", "So", "", "G: So", "", ""},
		{"mentee", `G: {field: goals, term: skills}`, "G", "Perhaps", "", "G: Perhaps", "not yes or no", ""},
		{"mentor", `G: {field: [goals, supports]}`, "G", "skills 3", "supports: [{goal: skills, level: 3}]", "", "", ""},
		{"mentor", `G: goals`, "G", "skills", "", "G: skills", "a mentor has no field goals", ""},
		{"mentor", `R: occupation.returned`, "R", "Yes", "occupation: {returned: yes}", "", "", ""},
		{"mentor", `R: occupation.returned`, "R", "নাই", "", "R: নাই", "not a date, yes or no", ""},
		{"mentor", `R: occupation.returned`, "R", "2019", "occupation: {returned: 2019}", "", "", ""},
		{"mentor", `R: occupation.returned`, "R", "Prefer not to say", "", "", "", ""},
		{"mentor", `R: {field: occupation.returned, values: {Part time: yes, Soon: no, "?": blank, Long ago: notes}}`, "R", "Part time", "occupation: {returned: yes}", "", "", ""},
		{"mentor", `R: {field: occupation.returned, values: {"?": blank}}`, "R", "?", "", "", "", ""},
		{"mentor", `C: capacity`, "C", "৩", "capacity: 3", "", "", ""},
		{"mentor", `C: capacity`, "C", "3.00", "capacity: 3", "", "", ""},
		{"mentor", `C: capacity`, "C", "2.5", "", "C: 2.5", "not a whole number", ""},
		{"mentor", "C: training.completed, U: training.valid_until", "C,U", "2026-01-01,2028-01-01", "training: {completed: 2026-01-01, valid_until: 2028-01-01}", "", "", ""},
		{"mentor", "C: training.completed, U: training.valid_until", "C,U", "2026-01-01,2025-01-01", "training: {completed: 2026-01-01}", "U: 2025-01-01", "before it was completed", ""},
		{"mentor", "C: clearance.completed", "C", "soon", "", "C: soon", "not a date", ""},
		{"mentee", "C: clearance.completed", "C", "2026-01-01", "", "C: 2026-01-01", "a mentee has no field", ""},
		{"mentee", `P: place`, "P", `"23.78, 90.40"`, "place: {lat: 23.78, lon: 90.40}", "", "", ""},
		{"mentee", `P: place`, "P", `Dhaka`, "", "P: Dhaka", "not a number of degrees", ""},
		{"mentee", `A: place.lat, O: place.lon, K: place.travel_km`, "A,O,K", "23.78,90.40,15", "place: {lat: 23.78, lon: 90.40, travel_km: 15}", "", "", ""},
		{"mentee", `A: place.lat, O: place.lon`, "A,O", "23.78,", "", "A: 23.78", "without the other", ""},
		{"mentee", `A: place.lat, O: place.lon`, "A,O", "93,90", "", "A: 93", "not on the map", ""},
		{"mentee", `K: place.travel_km`, "K", "15", "", "K: 15", "not from where", ""},
		{"mentee", `A: place.lat, O: place.lon, K: place.travel_km`, "A,O,K", "23,90,far", "place: {lat: 23, lon: 90}", "K: far", "not a whole number", ""},
		{"mentee", "D: disability, C: disability.cause, F: disability.functions, S: disability.since", "D,C,F,S", "stroke,illness,b730.3; d450=2,2019",
			"disability: [{condition: stroke, functions: {b730: 3, d450: 2}, cause: illness, since: 2019}]", "", "", ""},
		{"mentee", "C: disability.cause, S: disability.since", "C,S", "illness,2019", "disability: [{cause: illness, since: 2019}]", "", "", ""},
		{"mentee", "C: {field: disability.cause, values: {Sick: illness}}", "C", "Sick", "disability: [{cause: illness}]", "", "", ""},
		{"mentee", "C: disability.cause", "C", "Prefer not to say", "", "", "", ""},
		{"mentee", "C: disability.cause", "C", "bad luck", "", "C: bad luck", "unknown cause", ""},
		{"mentee", "D: disability, C: disability.cause", "D,C", "stroke,bad luck", "disability: [{condition: stroke}]", "C: bad luck", "unknown cause", ""},
		{"mentee", "D: disability, C: disability.cause", "D,C", "\"stroke, cause injury\",illness", "disability: [{condition: stroke, cause: injury}]", "C: illness", "said twice", ""},
		{"mentee", "D: {field: disability, split: ;}, C: disability.cause", "D,C", "\"stroke, cause injury\",illness", "disability: [{condition: stroke, cause: injury}]", "C: illness", "said twice", ""},
		{"mentee", "D: disability", "D", "\"stroke, cause injury, b730=3\"", "disability: [{condition: stroke, cause: injury, functions: {b730: 3}}]", "", "", ""},
		{"mentee", "S: disability.since", "S", "2019", "", "S: 2019", "of no condition", ""},
		{"mentee", "D: disability, S: disability.since", "D,S", "stroke,2030", "disability: [{condition: stroke}]", "S: 2030", "in the future", ""},
		{"mentee", "D: disability, S: disability.since", "D,S", "stroke,long ago", "disability: [{condition: stroke}]", "S: long ago", "not a date", ""},
		{"mentee", "D: disability, S: {field: disability.since, values: {Always: notes, Unsure: blank}}", "D,S", "stroke,Always", "disability: [{condition: stroke}]", "S: Always", "", ""},
		{"mentee", "D: disability, F: disability.functions", "D,F", "\"stroke, blindness\",b210=3", "disability: [{condition: stroke}, {condition: blindness}, {functions: {b210: 3}}]", "", "", ""},
		{"mentee", "F: disability.functions", "F", "walking; x730=3; b730=9", "", "F: walking", "not a code of the ICF", ""},
		{"mentee", "G: gender", "G", "wmoan", "", "G: wmoan", "unknown gender", ""},
		{"mentee", "G: {field: gender, values: {W: [woman, man]}}", "G", "W", "", "G: W", "more than one term", ""},
		{"mentee", "J: joined", "J", "03/04/2026", "", "J: 03/04/2026", "could be 2026-04-03 or 2026-03-04", ""},
		{"mentee", "J: joined", "J", "03/04/2026", "joined: 2026-03-04", "", "", "dates: month-first\n"},
		{"mentee", `N: {field: conflict, prefix: "employer:"}`, "N", "Acme", "conflict: [employer:Acme]", "", "", ""},
		{"mentee", `N: {field: conflict, prefix: "employer:", split: none}`, "N", `"Acme, Inc"`, `conflict: ["employer:Acme, Inc"]`, "", "", ""},
		{"mentee", "L: languages", "L", "bn; English", "languages: [bn]", "L: English", "unknown language", ""},
		{"mentee", "T: {field: notes, label: Said}", "T", "hello", "notes: \"Said: hello\"", "", "", ""},
		{"mentee", "T: leave_out", "T", "hello", "", "", "", ""},
		{"mentee", "", "T", "hello", "", "T: hello", "does not name", ""},
		{"mentee", "F: first_name, L: last_name", "F,L", "Ana,Roy", "name: Ana", "", "", ""},
		{"mentee", "M: {field: availability.weekly, day: Mon}", "M", "9.00 – 12.00", "availability: {weekly: [Mon 09:00-12:00]}", "", "", ""},
		{"mentee", "M: {field: availability.weekly, day: Mon, values: {Early: 07:00-08:00 remote}}", "M", "Early", "availability: {weekly: [Mon 07:00-08:00 remote]}", "", "", ""},
		{"mentee", "M: {field: availability.weekly, day: Mon}", "M", "sometimes", "", "M: sometimes", "does not know", ""},
		{"mentee", "M: {field: availability.weekly, day: Mon}", "M", "Yes", "", "M: Yes", "a day without a time", ""},
		{"mentee", "M: {field: availability.weekly, day: Mon}", "M", "Yes", "availability: {weekly: [Mon 10:00-11:00]}", "", "", "times: {\"yes\": 10:00-11:00}\n"},
		{"mentee", "M: {field: availability.weekly, day: Mon}, T: availability.times", "M,T", "Yes,Late; 08:00-09:00", "availability: {weekly: [Mon 20:00-22:00, Mon 08:00-09:00]}", "", "", "times: {Late: 20:00-22:00}\n"},
		{"mentee", "T: availability.times", "T", "08:00-09:00", "", "T: 08:00-09:00", "without a day", ""},
		{"mentee", "T: availability.times", "T", "whenever", "", "T: whenever", "does not know", ""},
		{"mentee", "M: {field: availability.weekly, day: Mon}", "M", "No", "availability: {weekly: []}", "", "", ""},
		{"mentee", "W: availability.weekly", "W", "none", "availability: {weekly: []}", "", "", ""},
		{"mentee", "W: {field: availability.weekly, values: {Evenings: [Mon 18:00-20:00, Tue 18:00-20:00]}}", "W", "Evenings", "availability: {weekly: [Mon 18:00-20:00, Tue 18:00-20:00]}", "", "", ""},
		{"mentee", "W: availability.weekly", "W", "\"Mon 9:00 - 10:00, Tuesday 9:00\"", "availability: {weekly: [Mon 09:00-10:00]}", "W: Tuesday 9:00", "not a day of the week", ""},
		{"mentee", "W: availability.weekly", "W", "Mon 09:00-10:00", "availability: {time_zone: Asia/Dhaka, weekly: [Mon 09:00-10:00]}", "", "", "time_zone: Asia/Dhaka\n"},
		{"mentee", "U: availability.until, F: availability.from", "U,F", "2026-12-01,2026-12-02", "availability: {until: 2026-12-01}", "F: 2026-12-02", "before the first one", ""},
	}
	for _, c := range cases {
		t.Run(c.columns+" "+c.row, func(t *testing.T) {
			columns := "{Key: leave_out"
			if c.columns != "" {
				columns += ", " + c.columns
			}
			im := csvImport(t, c.more+"tables: [{role: "+c.role+", key: Key, columns: "+columns+"}}]\n", "Key,"+c.headings+"\nana,"+c.row+"\n")
			folder := map[string]string{"programme.yaml": "name: x\n", "mentees.yaml": "[]\n", "mentors.yaml": "[]\n"}
			after, result := into(t, folder, im)
			p := load(t, without(after))
			text := after[c.role+"s.yaml"]
			if c.want != "" && !strings.Contains(text, c.want) {
				t.Errorf("no %q in:\n%s", c.want, text)
			}
			var one *profiles.Person
			if c.role == "mentee" {
				one = &p.Mentees[0].Person
			} else {
				one = &p.Mentors[0].Person
			}
			lines := strings.Count(text, "\n")
			if c.want == "" && c.note == "" && lines != 1 {
				t.Errorf("want a profile of nothing but an id:\n%s", text)
			}
			if c.note != "" && !strings.Contains("\n"+one.Notes, "\n"+c.note) || c.note == "" && !strings.HasPrefix(c.want, "notes") && one.Notes != "" {
				t.Errorf("notes %q, want %q", one.Notes, c.note)
			}
			listed := fmt.Sprint(result.Unmapped)
			if c.unmapped == "" && len(result.Unmapped) > 0 || c.unmapped != "" && len(result.Unmapped) == 0 {
				t.Errorf("listed %q, want %q", listed, c.unmapped)
			}
			for _, u := range result.Unmapped {
				if u.File != "roster.csv" || !strings.Contains(listed, c.unmapped) {
					t.Errorf("listed %q, want %q", listed, c.unmapped)
				}
			}
		})
	}
}

func TestRowsThatAreNotOnePerson(t *testing.T) {
	const mapping = `tables: [{role: {column: Role, values: {a: mentee, b: both, o: mentor, x: none}}, key: Key, columns: {Key: leave_out, Name: name, N: notes, G: {field: [goals, supports]}}}]
`
	im := csvImport(t, mapping,
		"Key,Role,Name,N,G\nk1,a,Ana,first,skills\nk1,a,Ana,second,study\n,a,Bo,,\n,a,,x,\nk4,?,Cy,,\nk5,,Di,,\nk6,x,Ed,,\nk7,b,Flo,both,skills\nk7,o,,mentor,\n")
	folder, result := into(t, nil, im)
	p := load(t, without(folder))
	var ids []string
	for _, m := range p.Mentees {
		ids = append(ids, m.ID)
	}
	if got := strings.Join(ids, " "); got != "bo k1 k7-mentee row-5" {
		t.Errorf("mentees %s", got)
	}
	if got := p.Mentees[1]; got.Goals[0].Goal != "study" || got.Notes != "N: second" {
		t.Errorf("the later row counts: %+v", got)
	}
	if got := p.Mentors[0]; got.ID != "k7-mentor" || got.Name != "Flo" || got.Supports[0].Goal != "skills" || got.Notes != "N: mentor\nN: both" {
		t.Errorf("a row about the mentor alone goes before the one about both, which fills its blanks: %+v", got)
	}
	want := []string{"row 2, key: a row about the same person as row 3", "A4, key: a row without a key", "A5, key: a row without a key and without a name", "B6, role: not a role", "B7, role: not a role"}
	for i, u := range result.Unmapped {
		if i >= len(want) || !strings.HasPrefix(u.Cell+": "+u.Text.String(), want[i]) {
			t.Errorf("%d: %s", i, u.Text)
		}
	}
	if len(result.Unmapped) != len(want) {
		t.Errorf("%d listed, want %d: %v", len(result.Unmapped), len(want), result.Unmapped)
	}
}

func TestIDsThatAreNone(t *testing.T) {
	const mapping = "tables: [{role: mentee, key: Id, columns: {Id: id, Name: name}}]\n"
	im := csvImport(t, mapping, "Id,Name\n-x!,Ana\n007,Bo\n7,Cy\nｄｅｅ,Di\n")
	folder, result := into(t, map[string]string{"programme.yaml": "name: x\n", "mentees.yaml": "[]\n", "mentors.yaml": "- id: dee\n"}, im)
	p := load(t, without(folder))
	var ids []string
	for _, m := range p.Mentees {
		ids = append(ids, m.ID)
	}
	if len(ids) != 4 || ids[0] != "007" || len(result.Unmapped) != 3 {
		t.Errorf("ids %v, listed %v: all four are there, and three ids are listed", ids, result.Unmapped)
	}
}

func TestHostileCells(t *testing.T) {
	long := strings.Repeat("ü", 40_000)
	im := csvImport(t, "tables: [{role: mentee, key: Key, columns: {Key: leave_out, Name: name, N: notes}}]\n",
		"Key,Name,N\nk1,\"=cmd|' /C calc'!A0\",\"# no\n---\n- id: evil\n'\"\"&*!%@`{[\"\nk2,\"a\u202eb\x1b[31mc\",\""+long+"\"\nk3,null,~\n")
	folder, result := into(t, nil, im)
	p := load(t, without(folder))
	if len(p.Mentees) != 3 || p.Mentees[0].Name != "=cmd|' /C calc'!A0" || p.Mentees[0].Notes != "N: # no\n---\n- id: evil\n'\"&*!%@`{[" || p.Mentees[2].Name != "null" {
		t.Errorf("%+v", p.Mentees)
	}
	if p.Mentees[1].Name != "ab[31mc" {
		t.Errorf("name %q", p.Mentees[1].Name)
	}
	if text := folder["longer-notes/k2.txt"]; text != "N: "+long+"\n" || !strings.HasSuffix(p.Mentees[1].Notes, "[all of it is in longer-notes/k2.txt]") || len([]rune(p.Mentees[1].Notes)) > 2000 {
		t.Errorf("a long text is not dropped: %d characters in the file, notes %d", len(text), len(p.Mentees[1].Notes))
	}
	if len(result.Unmapped) != 1 || !strings.Contains(result.Unmapped[0].Text.String(), "2 hidden characters") {
		t.Errorf("%v", result.Unmapped)
	}
	_, again := into(t, folder, im)
	if len(again.Files) != 0 {
		t.Errorf("again: %d files change", len(again.Files))
	}
}

// What an import writes by itself, and another changes by hand in every way
// YAML has, stays valid through many rounds.
func TestAFolderThatIsWrongIsNotTouched(t *testing.T) {
	im := csvImport(t, "tables: [{role: mentee, key: Key}]\n", "Key\nana\n")
	im.Folder = (&overlay{files: map[string][]byte{"programme.yaml": []byte("nmae: x\n")}})
	im.Name = "dir"
	if _, err := im.Run(); err == nil || !strings.Contains(err.Error(), "dir/programme.yaml:1:1: unknown field") {
		t.Errorf("%v", err)
	}
}
