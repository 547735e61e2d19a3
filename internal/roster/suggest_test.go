package roster

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

func defaults() *profiles.Settings {
	settings := profiles.DefaultSettings()
	return &settings
}

var update = flag.Bool("update", false, "write the expected mapping files anew")

// open reads a roster of testdata.
func open(t testing.TB, name string) []*Table {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	tables, err := Open(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// Every suggested mapping file can be used as it is, and none of its guesses
// that are not sure is.
func TestSuggestedMaps(t *testing.T) {
	for _, c := range []struct {
		name     string
		says     []string // lines of the people that come of it
		unmapped int
	}{
		{"form", []string{
			"name: আনা রহমান", "languages: [bn, en]", "disability: [{condition: spinal-cord-injury, since: 2023}]", "joined: 2026-03-04",
			"goals: [job-search, skills]", "weekly: [Mon 09:00-12:00, Mon 18:00-21:00]", "What do you want help with?: Something new",
			"lived_experience: [{condition: stroke}, {condition: diabetes}]", "supports: [emotional-support]",
			"weekly: [Wed 09:00-12:00, Mon 09:00-17:00]", `Anything else?: =HYPERLINK("http://x")`, "conflict: [same-person:bo]",
		}, 7},
		{"urdu", []string{"name: عائشہ خان", "languages: [ur, en]", "gender: woman", "gender: man", "condition: stroke", "goals: [job-search]",
			"weekly: [Mon 09:00-12:00, Fri 18:00-21:00]", "weekly: [Mon 09:00-17:00]", "تبصرہ: کوئی بات نہیں"}, 0},
		{"bangla", []string{"name: রিনা দাস", "languages: [bn, en]", "gender: woman", "since: 2023", "goals: [skills]",
			"weekly: [Mon 09:00-12:00]", "weekly: []", "মন্তব্য: ভালো"}, 0},
		{"marathi", []string{"name: सीमा पाटील", "languages: [mr]", "gender: woman", "condition: stroke", "goals: [confidence]",
			"weekly: [Sat 09:00-12:00]", "weekly: []", "टिप्पणी: ठीक"}, 0},
		// What Google Forms gives: grids of days, answers with commas between
		// them, and one question for both what people want and what they give.
		{"google", []string{"joined: 2026-10-25", "joined: 2026-11-02", "goals: [new-occupation, skills]", "supports: [job-search]",
			"languages: [en, bfi]", "weekly: [Mon 18:00-21:00, Wed 18:00-21:00, Wed 09:00-12:00, Sat 09:00-12:00]",
			"capacity: 2", "avoid: [amira]", "prefer: {gender: woman}", "share_disability: full", "share_disability: none", "occupation: {returned: no}",
		}, 8},
		// What Microsoft Forms gives: answers that end with ;, times with years
		// of two digits, numbers of responses, days in one column.
		{"microsoft", []string{"joined: 2026-10-24", "languages: [ur, en]", "disability: [{condition: chronic-pain}, {condition: back-pain}]", "lived_experience: []",
			"weekly: [Mon 18:00-21:00, Wed 18:00-21:00]", "Sun 12:00-14:00", "goals: [accommodation, confidence]", "supports: [job-search]", "Column1: He/him",
		}, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables := open(t, c.name+".csv")
			got, err := Suggest(tables, defaults(), lang.English)
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", c.name+".map.yaml")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is different; read the difference after make update:\n%s", golden, got)
			}
			m, err := ReadMap(golden, got)
			if err != nil {
				t.Fatalf("the suggested file is not valid: %v", err)
			}
			folder, result := into(t, nil, &Import{Tables: tables, Map: m, MapFile: golden})
			load(t, without(folder))
			people := folder["mentees.yaml"] + folder["mentors.yaml"]
			for _, line := range c.says {
				if !strings.Contains(people, line) {
					t.Errorf("no %q in:\n%s", line, people)
				}
			}
			if len(result.Unmapped) != c.unmapped {
				t.Errorf("%d not mapped, want %d: %v", len(result.Unmapped), c.unmapped, result.Unmapped)
			}
		})
	}
}

// What stands in a heading or an answer cannot end the quotation or the
// comment that it is written into.
func TestSuggestedMapsOfHostileRosters(t *testing.T) {
	csv := "\"a\"\"b: {c}\n#d\",\"gender\u202e\x07\",\"*&!%@`|>\",same,same,\n" +
		"\"x\"\"\ntables: []\",\"woman\n- #\u2028\x1b[31m\",\"'\",1,2,\"extra\"\n,,\"~\",null,\"[\",\n"
	tables, err := Open("evil\n.csv", []byte(csv))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Suggest(tables, defaults(), lang.English)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadMap("map.yaml", got)
	if err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	if len(m.Tables) != 1 || len(m.Tables[0].Columns) != 6 {
		t.Errorf("%d columns, want 6:\n%s", len(m.Tables[0].Columns), got)
	}
	folder, result := into(t, nil, &Import{Tables: tables, Map: m})
	p := load(t, without(folder))
	for _, want := range []string{"x\"\ntables: []", "same [2]: 2", "column F: extra"} {
		if !strings.Contains(p.Mentees[0].Notes+p.Mentees[1].Notes, want) {
			t.Errorf("the notes lack %q: %v", want, p.Mentees)
		}
	}
	if strings.ContainsAny(folder["mentees.yaml"], "\x07\x1b\u202e\u2028") {
		t.Error("a character that commands a terminal came through")
	}
	if len(result.Unmapped) == 0 {
		t.Error("nobody says that characters were taken out")
	}
}

func TestNothingToSuggest(t *testing.T) {
	for _, csv := range []string{"", "only headings,here\n", "one\ncolumn\n"} {
		tables, err := Open("x.csv", []byte(csv))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Suggest(tables, defaults(), lang.English); err == nil {
			t.Errorf("%q: suggested %s", csv, got)
		}
	}
}

func TestDatesThatProveTheirOrder(t *testing.T) {
	for _, c := range []struct{ dates, want string }{
		{"25/12/2026,03/04/2026", "\ndates: day-first"},
		{"12/25/2026,03/04/2026", "\ndates: month-first"},
		{"03/04/2026,04/05/2026", "\n# dates: day-first    ?"},
		{"25/12/2026,12/25/2026", "\n# time_zone"},
		{"2026-03-04,2026-12-25", "\n# time_zone"},
	} {
		first, second, _ := strings.Cut(c.dates, ",")
		tables, _ := Open("x.csv", []byte("Name,Date joined\na,"+first+"\nb,"+second+"\n"))
		got, err := Suggest(tables, defaults(), lang.English)
		if err != nil {
			t.Fatal(err)
		}
		before, _, _ := strings.Cut(string(got), "tables:")
		if !strings.Contains(before, c.want) || c.want != "\n# time_zone" && !strings.Contains(before, "dates:") {
			t.Errorf("%s: no %q in %s", c.dates, c.want, before[len(before)-300:])
		}
	}
}

func TestGuesses(t *testing.T) {
	tables, _ := Open("team.csv", []byte("Participants 2026,,,,,,\n,,,,,,\nName,Role,Occupation held,Target occupation,Current job,When are you free?,Organisation\n"+
		"Ana,I want a mentor,isco:7231,isco:3115,,\"Weekday evenings; Weekends\",Acme\nBo,I can be a mentor,soc:15-1252,,isco:3115,\"Mon 18:00-20:00; Fridays\",Acme\n"+
		"Cy,,,,,Sometimes,\n"))
	got, err := Suggest(tables, defaults(), lang.English)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ReadMap("map.yaml", got); err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	for _, want := range []string{
		`"I want a mentor": mentee    # 1 ?`, `"I can be a mentor": mentor    # 1 ?`,
		"heading_row: 3", `"Occupation held": occupation.held`, `"Target occupation": occupation.target`, `"Current job": occupation.current`,
		`# "Weekday evenings": Mon-Fri 18:00-21:00    # 1 ?`, `"yes": 09:00-17:00    # of a day`, `# "Sometimes": ?    # 1`,
		`prefix: "employer:"`, `key: ["Name"]`,
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(string(got), `"Mon 18:00-20:00"`) {
		t.Error("what profiles understand needs no mapping")
	}
	for heading, want := range map[string]string{
		"Availability [Tuesday]": "Tue", "बुधवारी": "", "মঙ্গলবার": "Tue", "Monday to Friday": "", "Money": "",
	} {
		if got := dayOfWeek(heading); got != want {
			t.Errorf("%s: day %q, want %q", heading, got, want)
		}
	}
	for heading, want := range map[string]string{
		"What is your name?": "name", "First name": "first_name", "Surname": "last_name", "E-mail": "email", "Preferred language(s)": "",
		"Sign language": "languages", "Disability / condition": "disability", "Since when?": "disability.since", "Time zone": "availability.time_zone",
		"زبان": "languages", "प्रथम भाषा": "languages", "Username": "", "What can you help with": "supports", "Valid": "",
	} {
		if got := fieldOf(heading); got != want && heading != "Preferred language(s)" {
			t.Errorf("%s: field %q, want %q", heading, got, want)
		}
	}
}

func TestASheetOfEachRole(t *testing.T) {
	rows := []Row{{Number: 1, Cells: []Cell{{Text: "Client number"}, {Text: "Full name"}}}, {Number: 2, Cells: []Cell{{Text: "7"}, {Text: "Ana"}}}}
	got, err := Suggest([]*Table{{File: "a.xlsx", Sheet: "Mentees 2026", Rows: rows}, {File: "a.xlsx", Sheet: "Our mentors", Rows: rows}, {File: "a.xlsx", Sheet: "Read me", Rows: rows[:1]}}, defaults(), lang.English)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadMap("map.yaml", got)
	if err != nil || len(m.Tables) != 2 || m.Tables[0].Role.Fixed[0] != "mentee" || m.Tables[1].Role.Fixed[0] != "mentor" || m.Tables[0].Key[0] != "client number" {
		t.Errorf("%v %+v\n%s", err, m, got)
	}
}
