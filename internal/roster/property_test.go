package roster

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// drawPerson writes a profile of anything that profiles can say.
func drawPerson(r *rand.Rand, role profiles.Role, id string, others []string) string {
	var b strings.Builder
	b.WriteString("- id: " + id + "\n")
	maybe := func(line string) {
		if r.IntN(2) == 0 {
			b.WriteString("  " + line + "\n")
		}
	}
	list := func(items ...string) string {
		n := r.IntN(len(items) + 1)
		first := r.IntN(len(items) - n + 1)
		return "[" + strings.Join(items[first:first+n], ", ") + "]"
	}
	one := func(items ...string) string { return items[r.IntN(len(items))] }
	maybe("name: " + one("Ana", `"=1+1"`, `"_x0041_ A"`, "আনা  রহমান", "\"محمد\u200e\"", `"'x"`, "123", `"none"`, `"a \"b\"; c, d"`, `"<b>&amp;"`))
	maybe("joined: 2026-10-04")
	maybe("languages: " + list("bn", "en", "ur-PK", "bfi", "zh-Hant"))
	maybe("meet: " + list("remote", "in-person"))
	maybe("place: {lat: " + one("23.78", "-0.000001", "51", "90") + ", lon: " + one("-180", "0.1", "90.40") + one("", ", travel_km: 15") + "}")
	maybe("gender: " + one("woman", "man", "another", "our-own"))
	maybe("share_disability: " + one("none", "category", "full"))
	field := map[profiles.Role]string{profiles.RoleMentee: "disability", profiles.RoleMentor: "lived_experience"}[role]
	maybe(field + ": " + list("{condition: stroke, functions: {b730: 3, d4501: 0}, since: 2019}", "{cause: our-cause}", "{functions: {e1: 4}}",
		"{condition: our-condition, cause: violence, since: 2020-02}", "{condition: stroke, functions: {}}", "{condition: stroke}", "{condition: comma, cause: our-cause}", "{condition: narrower, since: 2021}"))
	if role == profiles.RoleMentee {
		maybe("occupation: {held: " + list("isco:7231", "soc:15-1252", "soc:15-1252.00", "isco:1") + ", target: " + list("isco:3115", "isco:31") + "}")
		maybe("goals: " + list("job-search", "{goal: skills, priority: 5}", "{goal: night-shift, priority: 1}", "{goal: level, priority: 2}", "none", "semi"))
	} else {
		maybe("occupation: {held: " + list("isco:7231") + ", current: isco:3115, returned: " + one("yes", "no", "2019", "2019-06-05") + "}")
		maybe("supports: " + list("job-search", "{goal: skills, level: 3}"))
		maybe("capacity: " + one("0", "1", "7"))
		maybe("training: " + one("{completed: 2026-01-10}", "{valid_until: 2028-01-10}", "{completed: 2026-01-10, valid_until: 2028-01-10}"))
		maybe("clearance: {valid_until: 2027-08-01}")
	}
	maybe("availability: {" + one("", "time_zone: Asia/Kathmandu, ", "time_zone: UTC, ") + "weekly: " +
		list("Mon 18:00-20:30", "Sun 22:00-01:00", "Tue 10:00-24:00", "Wed 00:00-10:00", "Sat 00:00-24:00 remote", "Fri-Sun 09:00-12:00 in-person") +
		one("", ", except: [2026-12-16, 2027-03-26..2027-03-28]", ", except: []") + one("", ", from: 2026-12-01", ", until: 2027-05-01") + "}")
	other := map[profiles.Role]string{profiles.RoleMentee: "mentors", profiles.RoleMentor: "mentees"}[role]
	maybe("prefer: {" + other + ": " + list(others...) + ", gender: woman, languages: " + list("en", "bn") + "}")
	maybe("require: {languages: " + list("en") + one("", ", gender: man") + "}")
	maybe("avoid: " + list(others...))
	maybe("conflict: " + list("employer:acme", `"family: a; b, \"c\""`, `"none"`, `"কোনোটি নয়"`))
	maybe("notes: " + one("short", `"two\nlines\n\n  and more"`, `"# no comment"`, `"|-"`, `"none"`, `"tab\there"`, strings.Repeat("long ", 399)+"end"))
	return b.String()
}

func TestEveryProfileComesBackFromItsWorkbook(t *testing.T) {
	seeds := uint64(60)
	if testing.Short() {
		seeds = 12
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(seed, 1))
		files := map[string]string{"programme.yaml": `name: Ours
time_zone: Asia/Dhaka
vocabulary:
  goals: [{code: night-shift, label: coming off night shifts}, {code: level, label: "skills 3"}, {code: none, label: "کوئی نہیں"}, {code: semi, label: "a; \"b\", c"}]
  genders: [{code: our-own, label: "our, own"}, {code: woman, label: lady}]
  categories: [{code: our-kind, label: our kind}]
  conditions: [{code: our-condition, label: "our, own; condition", category: our-kind}, {code: comma, label: "since 2019, stroke", category: our-kind}, {code: narrower, broader: our-condition}]
  causes: [{code: our-cause, label: "متاثرہ, خود", broader: violence}, {code: injury, broader: our-cause}]
`}
		mentees, mentors := []string{"ana", "none", "00123"}, []string{"dee", "1e10"}
		for _, id := range mentees {
			files["mentees.yaml"] += drawPerson(r, profiles.RoleMentee, id, mentors)
		}
		for _, id := range mentors {
			files["mentors.yaml"] += drawPerson(r, profiles.RoleMentor, id, mentees)
		}
		p := load(t, files)
		in := lang.Languages()[seed%4]
		tables := tablesOf(p, in)
		if seed < 8 { // the workbook itself, which takes longer
			tables = exported(t, p, in)
		}
		result, err := (&Import{Tables: tables, On: today, Name: "x"}).Run()
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if len(result.Unmapped) > 0 {
			t.Fatalf("seed %d: not mapped: %v", seed, result.Unmapped)
		}
		folder := map[string]string{}
		for _, f := range result.Files {
			folder[f.Path] = string(f.Data)
		}
		// The workbook does not know the programme's time zone.
		folder["programme.yaml"] = strings.Replace(folder["programme.yaml"], "name: x\n", "name: x\ntime_zone: Asia/Dhaka\n", 1)
		if diff := same(p, load(t, without(folder))); diff != "" {
			t.Fatalf("seed %d: -exported +imported:\n%s", seed, diff)
		}
	}
}

// tablesOf are the tables of a workbook of a programme, without the workbook.
func tablesOf(p *profiles.Programme, in lang.Language) []*Table {
	say := lang.New(in)
	lists := exportedLists(say, &p.Settings)
	words := newFormWords(say, &p.Settings, listColumns(say, &p.Settings))
	table := func(sheet string, role profiles.Role, people []profiles.One) *Table {
		columns := formFor(role)
		t := &Table{File: "roster.xlsx", Sheet: sheetName(say, sheet), Rows: []Row{{Number: 1}}}
		for _, c := range columns {
			t.Rows[0].Cells = append(t.Rows[0].Cells, Cell{Text: c.heading(say)})
		}
		for i, one := range people {
			row := Row{Number: i + 2}
			for _, text := range formCells(words, one, columns) {
				row.Cells = append(row.Cells, Cell{Text: text})
			}
			t.Rows = append(t.Rows, row)
		}
		return t
	}
	var mentees, mentors []profiles.One
	for i := range p.Mentees {
		mentees = append(mentees, profiles.One{Mentee: &p.Mentees[i]})
	}
	for i := range p.Mentors {
		mentors = append(mentors, profiles.One{Mentor: &p.Mentors[i]})
	}
	return []*Table{table(sheetMentees, profiles.RoleMentee, mentees), table(sheetMentors, profiles.RoleMentor, mentors), lists}
}

func exportedLists(say *lang.Speaker, settings *profiles.Settings) *Table {
	t := &Table{File: "roster.xlsx", Sheet: sheetName(say, sheetLists)}
	columns := listColumns(say, settings)
	for i := -1; i < 200; i++ {
		row := Row{Number: i + 2}
		for _, c := range columns {
			switch {
			case i < 0:
				row.Cells = append(row.Cells, Cell{Text: listHeading(say, c.list, c.part)})
			case i < len(c.texts):
				row.Cells = append(row.Cells, Cell{Text: c.texts[i]})
			default:
				row.Cells = append(row.Cells, Cell{})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestTemplate(t *testing.T) {
	settings := profiles.DefaultSettings()
	settings.Vocabulary.Goals = append(settings.Vocabulary.Goals, profiles.Entry{Code: "zz-own", Label: "own"})
	var b bytes.Buffer
	if err := Template(&b, &settings, lang.English); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	// Fill it in as a person does, with the id left blank.
	f.SetCellValue("Mentees", "B2", "Ana Roy")
	f.SetCellValue("Mentees", "D2", "bn; English")
	f.SetCellValue("Mentors", "A2", "dee")
	for column, text := range map[string]string{"Supports": "zz-own 3; skills", "Capacity": "2"} {
		for i, c := range formFor(profiles.RoleMentor) {
			if c.heading(lang.New(lang.English)) == column {
				f.SetCellValue("Mentors", columnLetters(i)+"2", text)
			}
		}
	}
	f.SetCellValue("Mentors", "AH1", "Shoe size")
	f.SetCellValue("Mentors", "AH2", 44)
	validations, err := f.GetDataValidations("Mentees")
	if err != nil || len(validations) < 6 {
		t.Errorf("%d drop-downs, %v", len(validations), err)
	}
	var filled bytes.Buffer
	f.WriteTo(&filled)
	tables, err := Open("intake.xlsx", filled.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	folder, result := into(t, nil, &Import{Tables: tables, Name: "new/"})
	p := load(t, without(folder))
	if p.Settings.Name != "new" || len(p.Mentees) != 1 || p.Mentees[0].ID != "ana-roy" || len(p.Mentees[0].Languages) != 1 {
		t.Errorf("%+v", p.Mentees)
	}
	m := p.Mentors[0]
	if m.Capacity != 2 || fmt.Sprint(m.Supports) != "[{zz-own 3} {skills 2}]" || m.Notes != "Shoe size: 44" {
		t.Errorf("%+v", m)
	}
	if len(result.Unmapped) != 2 || !strings.Contains(result.Unmapped[0].Cell, "Mentees!D2") || !strings.Contains(result.Unmapped[1].Cell, "Mentors!AH1") {
		t.Errorf("%v", result.Unmapped)
	}
	if p.Mentees[0].Notes != "Languages: English" {
		t.Errorf("notes %q", p.Mentees[0].Notes)
	}
}

func TestAnAnswerThatNoCellHolds(t *testing.T) {
	p := &profiles.Programme{Settings: profiles.DefaultSettings(), Mentees: []profiles.Mentee{{Person: profiles.Person{ID: "ana"}}}}
	for range 1000 {
		p.Mentees[0].Avoid = append(p.Mentees[0].Avoid, strings.Repeat("x", 64))
	}
	var tooLong *CellError
	if err := Export(&bytes.Buffer{}, p, lang.English); !errors.As(err, &tooLong) || tooLong.Column != "Avoids" || !strings.Contains(err.Error(), "ana") {
		t.Errorf("%v", err)
	}
}
