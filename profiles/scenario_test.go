package profiles_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

func pier(t *testing.T) *profiles.Programme {
	t.Helper()
	p, err := profiles.Load(filesOf(map[string]string{
		"programme.yaml": "name: Pier\nminimum: 20\n",
		"mentees.yaml":   "- id: ana\n- id: bo\n  avoid: [eli]\n",
		"mentors.yaml":   "- {id: dee, capacity: 1}\n- {id: eli, capacity: 2}\n",
		"decisions.yaml": "pins:\n  - {mentee: ana, mentor: dee, by: R. Marlow, date: 2026-11-01, why: Asked for.}\n" +
			"approvals:\n  - {mentee: bo, mentor: dee, by: R. Marlow, date: 2026-11-01, why: They meet.}\n",
	}), profiles.LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func filesOf(texts map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func problemsOf(t *testing.T, err error) []string {
	t.Helper()
	var problems diag.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("the error is %v, and no list of problems", err)
	}
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, p.ID))
	}
	return list
}

func TestChangeIsAProgrammeWithOtherPeople(t *testing.T) {
	p := pier(t)
	c, err := profiles.ReadChange(filesOf(map[string]string{"more.yaml": `
mentees:
  - {id: cy, prefer: {mentors: [fay]}}
mentors:
  - {id: eli, capacity: 5, name: Eli Hartwell}
  - {id: fay, capacity: 1}
weights: {disability: 1, occupation: 2, goals: 3, availability: 4}
minimum: 40
`}), "more.yaml", p, profiles.LoadOptions{Name: "plans"})
	if err != nil {
		t.Fatal(err)
	}
	q := c.Apply(p)
	var ids []string
	for _, m := range q.Mentees {
		ids = append(ids, m.ID)
	}
	for _, m := range q.Mentors {
		ids = append(ids, fmt.Sprint(m.ID, m.Capacity))
	}
	if want := []string{"ana", "bo", "cy", "dee1", "eli5", "fay1"}; !slices.Equal(ids, want) {
		t.Errorf("the people are %v, want %v", ids, want)
	}
	if w := (profiles.Weights{Disability: 1, Occupation: 2, Goals: 3, Availability: 4}); q.Settings.Weights != w || q.Settings.Minimum != 4000 || q.Settings.Name != "Pier" {
		t.Errorf("the settings are %+v", q.Settings)
	}
	if !slices.Equal(c.Fields, []string{"weights", "minimum"}) || c.Input.Path != "plans/more.yaml" || len(q.Inputs) != len(p.Inputs)+1 {
		t.Errorf("it says %v, from %v", c.Fields, c.Input)
	}
	if p.Settings.Minimum != 2000 || len(p.Mentees) != 2 || p.Mentors[1].Capacity != 2 {
		t.Error("the programme itself has changed")
	}
}

func TestChangeTellsAllProblems(t *testing.T) {
	_, err := profiles.ReadChange(filesOf(map[string]string{"more.yaml": `mentees:
  - {id: cy, prefer: {mentors: [zed]}}
  - {id: dee}
  - {id: ANA}
mentors:
  - {id: eli, capacity: 2.5}
minimun: 40
vocabulary: {}
objective: most
`}), "more.yaml", pier(t), profiles.LoadOptions{})
	want := []string{
		"more.yaml:2:33 unknown-person", "more.yaml:3:10 duplicate-id", "more.yaml:4:10 duplicate-id", "more.yaml:6:25 number",
		"more.yaml:7:1 unknown-field", "more.yaml:8:1 unknown-field", "more.yaml:9:12 unknown-word",
	}
	if got := problemsOf(t, err); !slices.Equal(got, want) {
		t.Errorf("the problems are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestScenarios(t *testing.T) {
	list, err := profiles.ReadScenarios(filesOf(map[string]string{
		"plans/may.yaml": `
- name: Without the pin
  unpin: ana=dee
  forbid: [ana=eli, bo=eli]
- name: Fay joins
  with: fay.yaml
  pin: [ana=fay]
  ignore_pins: true
  capacity: {fay: 3}
  weight: {goals: 40}
  minimum: 12.5
  objective: quality
  without: [bo, eli]
`,
		"plans/fay.yaml": "mentors:\n  - {id: fay, capacity: 1}\n",
	}), "plans/may.yaml", pier(t), profiles.LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	first, second := list[0], list[1]
	if len(list) != 2 || first.Name != "Without the pin" || len(first.Unpins) != 1 || len(first.Forbids) != 2 || first.Source.Line != 2 {
		t.Errorf("the first is %+v", first)
	}
	if len(second.With) != 1 || second.Pins[0].Mentor != "fay" || !second.IgnorePins || second.Capacity["fay"] != 3 ||
		second.Weights.Goals != 40 || second.Weights.Disability == 0 || *second.Minimum != 1250 ||
		second.Objective != profiles.Quality || !slices.Equal(second.Without, []string{"bo", "eli"}) {
		t.Errorf("the second is %+v", second)
	}
}

func TestScenariosTellAllProblems(t *testing.T) {
	_, err := profiles.ReadScenarios(filesOf(map[string]string{
		"may.yaml": `- name: One
  pin: [ana, dee=ana, ana=zed]
  unpin: [bo=dee]
  forbid: bo=dee
- name: one
  without: [bo, nobody]
  pin: bo=eli
- capacity: {dee: 010, bo: 1}
  with: [fay.yaml, ../other.yaml, none.yaml]
- name: Nothing
- name: Zero
  weight: {disability: 0, occupation: 0, goals: 0, availability: 0}
  wiht: fay.yaml
`,
		"fay.yaml": "mentors:\n  - {id: fay, capacity: 0.5}\n",
	}), "may.yaml", pier(t), profiles.LoadOptions{})
	want := []string{
		"fay.yaml:2:25 number",
		"may.yaml:2:9 pair", "may.yaml:2:14 wrong-role", "may.yaml:2:14 wrong-role", "may.yaml:2:23 unknown-person",
		"may.yaml:3:11 no-pin", "may.yaml:4:11 contradiction",
		"may.yaml:5:3 duplicate-name", "may.yaml:6:17 unknown-person", "may.yaml:7:8 contradiction",
		"may.yaml:8:3 missing-field", "may.yaml:8:19 number", "may.yaml:8:24 wrong-role",
		"may.yaml:9:20 file-name", "may.yaml:9:35 no-file",
		"may.yaml:10:3 missing-field",
		"may.yaml:12:11 all-zero", "may.yaml:13:3 unknown-field",
	}
	if got := problemsOf(t, err); !slices.Equal(got, want) {
		t.Errorf("the problems are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
