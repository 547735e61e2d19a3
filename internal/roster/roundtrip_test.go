package roster

import (
	"bytes"
	"fmt"
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

var today = profiles.Date{Year: 2026, Month: 11, Day: 30}

// load reads a programme that must be right.
func load(t testing.TB, files map[string]string) *profiles.Programme {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, err := profiles.Load(fsys, profiles.LoadOptions{On: today})
	if err != nil {
		t.Fatalf("%v\n%#v", err, err)
	}
	return p
}

// into imports into a folder and returns the folder afterwards.
func into(t testing.TB, folder map[string]string, im *Import) (map[string]string, *Result) {
	t.Helper()
	fsys := fstest.MapFS{}
	after := map[string]string{}
	for name, text := range folder {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		after[name] = text
	}
	if folder != nil {
		im.Folder = fsys
	}
	im.On = today
	result, err := im.Run()
	if err != nil {
		t.Fatalf("%v\n%#v", err, err)
	}
	for _, f := range result.Files {
		after[f.Path] = string(f.Data)
	}
	return after, result
}

// same compares what two programmes say about people.
func same(a, b *profiles.Programme) string {
	type said struct {
		Mentees    []profiles.Mentee
		Mentors    []profiles.Mentor
		Vocabulary profiles.Vocabulary
	}
	return cmp.Diff(said{a.Mentees, a.Mentors, a.Settings.Vocabulary}, said{b.Mentees, b.Mentors, b.Settings.Vocabulary},
		cmpopts.IgnoreFields(profiles.Person{}, "Source"), cmpopts.IgnoreFields(profiles.Availability{}, "Location"))
}

// exported is a workbook of a programme, read again.
func exported(t testing.TB, p *profiles.Programme, in lang.Language) []*Table {
	t.Helper()
	var b bytes.Buffer
	if err := Export(&b, p, in); err != nil {
		t.Fatal(err)
	}
	tables, err := Open("roster.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func TestHarbourComesBackFromItsWorkbook(t *testing.T) {
	p, err := profiles.Load(os.DirFS("../../testdata/harbour"), profiles.LoadOptions{On: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range lang.Languages() {
		t.Run(in.Code, func(t *testing.T) { comesBack(t, p, exported(t, p, in)) })
	}
}

// comesBack imports a workbook of harbour into an empty folder, once more, and
// into harbour itself.
func comesBack(t *testing.T, p *profiles.Programme, tables []*Table) {
	folder, result := into(t, nil, &Import{Tables: tables, Name: "new"})
	for _, u := range result.Unmapped {
		t.Errorf("%s: %s %q", u.File, u.Text, u.Value)
	}
	back := load(t, folder)
	if diff := same(p, back); diff != "" {
		t.Errorf("-exported +imported:\n%s", diff)
	}
	if len(result.Changes) != len(p.Mentees)+len(p.Mentors) {
		t.Errorf("%d changes, want one for each of %d people", len(result.Changes), len(p.Mentees)+len(p.Mentors))
	}
	// Again, nothing changes.
	_, again := into(t, folder, &Import{Tables: tables, Name: "new"})
	for _, f := range again.Files {
		t.Errorf("the second import changes %s", f.Path)
	}
	if n := fmt.Sprint(len(again.Unmapped)); n != "0" {
		t.Errorf("%s unmapped, want 0: %v", n, again.Unmapped)
	}
	// Nor does an import into the folder from which it came.
	source := map[string]string{}
	for _, in := range p.Inputs {
		data, err := os.ReadFile("../../testdata/harbour/" + in.Path)
		if err != nil {
			t.Fatal(err)
		}
		source[in.Path] = string(data)
	}
	_, home := into(t, source, &Import{Tables: tables})
	for _, f := range home.Files {
		if f.Path != LedgerFile {
			t.Errorf("the import into the folder of the export changes %s", f.Path)
		}
	}
}
