package profiles

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"mentormatch/internal/diag"
)

var testDay = Date{2026, 11, 22}

// files are a programme folder in memory. Files that a test does not give are
// those of a small valid programme; a file whose text is "-" is not there.
type files map[string]string

func (f files) folder() fstest.MapFS {
	all := files{
		"programme.yaml": "name: Harbour\n",
		"mentees.yaml":   "- id: ana\n- id: bo\n",
		"mentors.yaml":   "- id: dee\n- id: eli\n",
	}
	for name, text := range f {
		all[name] = text
	}
	folder := fstest.MapFS{}
	for name, text := range all {
		if text != "-" {
			folder[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o600}
		}
	}
	return folder
}

func load(t *testing.T, f files) *Programme {
	t.Helper()
	p, err := Load(f.folder(), LoadOptions{On: testDay})
	if err != nil {
		t.Fatalf("the programme is refused:\n%s", rendered(err))
	}
	return p
}

func rendered(err error) string {
	var b strings.Builder
	_ = diag.Render(&b, err.(diag.Problems), diag.Options{Terminal: true})
	return b.String()
}

// places are problems as file:line:column id, a line each.
func places(err error) string {
	if err == nil {
		return ""
	}
	var list []string
	for _, p := range err.(diag.Problems) {
		where := p.File
		if p.Line > 0 {
			where += fmt.Sprintf(":%d", p.Line)
		}
		if p.Column > 0 {
			where += fmt.Sprintf(":%d", p.Column)
		}
		list = append(list, where+" "+p.ID)
	}
	return strings.Join(list, "\n")
}

// A bad row of a table: what is wrong with a file, and the problems it makes.
type bad struct {
	text   string
	want   string // file:line:column id, a line each
	hint   string // part of the first problem's hint
	reason string
}

func checkBad(t *testing.T, name string, rows []bad) {
	t.Helper()
	for _, row := range rows {
		_, err := Load(files{name: row.text}.folder(), LoadOptions{On: testDay})
		if got := places(err); got != row.want {
			t.Errorf("%s\n%s\ngot:\n%s\nwant:\n%s", row.reason, row.text[:min(len(row.text), 300)], got, row.want)
			continue
		}
		if hint := err.(diag.Problems)[0].Hint.String(); !strings.Contains(hint, row.hint) {
			t.Errorf("%s\n%s\nhint: %q\nwant: %q", row.reason, row.text[:min(len(row.text), 300)], hint, row.hint)
		}
	}
}

func TestFolder(t *testing.T) {
	for _, test := range []struct {
		files  files
		want   string
		reason string
	}{
		{files{"programme.yaml": "-"}, "programme.yaml missing-file", "settings are required"},
		{files{"mentees.yaml": "-"}, "mentees.yaml missing-file", "nobody to match"},
		{files{"mentors.yaml": "-"}, "mentors.yaml missing-file", "nobody to match with"},
		{files{"mentors.yaml": "-", "mentors.yml": "[]"}, "mentors.yml unread-file", "the ending is .yaml; the file is not missed as well"},
		{files{"programme.yaml": "-", "program.yaml": "name: x"}, "program.yaml unread-file", "nearly the right name"},
		{files{"mentees.yaml": "-", "Mentees.yaml": "[]"}, "Mentees.yaml unread-file", "the case of a name counts"},
		{files{"extra.yaml": "[]"}, "extra.yaml unread-file", "somebody may believe it is read"},
		{files{"mentees/a.txt": "x"}, "mentees/a.txt unread-file", "not a .yaml file among people"},
		{files{"mentees/a.yml": "[]"}, "mentees/a.yml unread-file", "the ending is .yaml"},
		{files{"mentees/old/a.yaml": "[]"}, "mentees/old unread-file", "a folder within the folder"},
		{files{"mentee/a.yaml": "[]"}, "mentee unread-file", "a folder with nearly the right name"},
		{files{"mentees.yaml": "-", "mentees.yaml.txt": "- id: ana"}, "mentees.yaml.txt unread-file", "an ending that the editor adds and the desktop hides"},
		{files{"mentors.yaml.txt": "[]"}, "mentors.yaml.txt unread-file", "which of the two is meant?"},
		{files{"programme.yaml": "-", "programme.txt": "name: x"}, "programme.txt unread-file", "text, and not YAML by its name"},
		{files{"mentors.json": "[]"}, "mentors.json unread-file", "somebody may believe it is read"},
		{files{"mentees.yaml": "-", "mentees.csv": "id,name"}, "mentees.csv unread-file", "a table that nobody has imported"},
		{files{"mentors.yaml": "-", "Mentors.xlsx": "x"}, "Mentors.xlsx unread-file", "a workbook that nobody has imported"},
		{files{"mentees.csv": "id,name", "mentees.yaml.bak": "x", "matches.json": "{}"}, "", "the table that profiles came from, a copy and a result"},
		{files{"mentees.yaml": ""}, "mentees.yaml empty-file", "an empty file says nothing"},
		{files{"mentees.yaml": "# nobody yet\n---\n---\n"}, "mentees.yaml empty-file", "empty documents say nothing"},
		{files{"programme.yaml": "# nothing"}, "programme.yaml empty-file", "an empty file says nothing"},
		{files{"decisions.yaml": ""}, "decisions.yaml empty-file", "an empty file says nothing"},
		{files{"programme.yaml": "name: a\n---\nname: b\n"}, "programme.yaml:3:1 second-document", "nobody reads a second document"},
		{files{"programme.yaml": "name: a\n...\nname: b\n"}, "programme.yaml:3:1 second-document", "three dots end a document"},
		{files{"decisions.yaml": "pins: []\n---\npins: []\n"}, "decisions.yaml:3:1 second-document", "nobody reads a second document"},
		{files{"partners.yaml": "[]\n---\n[]\n"}, "partners.yaml:3:1 second-document", "nobody reads a second document"},
	} {
		_, err := Load(test.files.folder(), LoadOptions{On: testDay})
		if got := places(err); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.reason, got, test.want)
		}
	}
}

func TestLookalikeHints(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"mentees.yaml.txt", "rename it to mentees.yaml"},
		{"mentees.json", "rename it to mentees.yaml: JSON"},
		{"mentors.csv", "mentormatch import"},
		{"Mentors.XLSX", "mentormatch import"},
		{"mentors.tsv", "mentormatch import"},
		{"decisions.csv", ""},
		{"mentees", ""},
		{"notes.txt", ""},
	} {
		got := lookalikeHint(test.name, nil).String()
		if !strings.Contains(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	if got := lookalikeHint("mentors.csv", map[string]bool{"mentors": true}); got != "" {
		t.Errorf("got %q, want nothing: the profiles are there", got)
	}
}

func TestSpreadsheetsAmongProfilesAreToldWhatToDo(t *testing.T) {
	for name, want := range map[string]string{"mentors/roster.xlsx": "mentormatch import", "mentors/old.CSV": "mentormatch import", "mentors/new.tsv": "mentormatch import", "mentors/photo.jpg": "only .yaml files are read"} {
		_, err := Load(files{name: "x"}.folder(), LoadOptions{On: testDay})
		var problems diag.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || !strings.Contains(problems[0].Hint.String(), want) {
			t.Errorf("%s: got %v, want a hint with %q", name, err, want)
		}
	}
}

// A copy of a file is one problem, and not one for each person.
func TestCopiesAreOneProblem(t *testing.T) {
	people := "- id: cai\n- id: fay\n"
	for _, test := range []struct {
		files        files
		want, reason string
	}{
		{files{"mentees/a.yaml": people, "mentors/a.yaml": people}, "p/mentors/a.yaml copied-file", "a copy among the others"},
		{files{"mentors/Copy of b.yaml": people, "mentors/b.yaml": people}, "p/mentors/Copy of b.yaml copied-file", "beside it, and read before it"},
		{files{"mentors/b - Copy (2).yaml": people, "mentors/b.yaml": people}, "p/mentors/b - Copy (2).yaml copied-file", "of Windows"},
		{files{"mentees/b copy.yaml": people, "mentors/b.yaml": people}, "p/mentees/b copy.yaml copied-file", "of macOS, in the folder that is read first"},
		{files{"mentors/b (1).yaml": people, "mentors/b.yaml": people}, "p/mentors/b (1).yaml copied-file", "of a browser"},
		{files{"mentors/b (1).yaml": people, "mentors/a.yaml": people}, "p/mentors/b (1).yaml copied-file", "read after the other"},
		{files{"mentors/b (another copy).yaml": people, "mentors/b.yaml": people}, "p/mentors/b (another copy).yaml copied-file", "of Linux"},
		{files{"mentors/b (1) - Copy.yaml": people, "mentors/b (1).yaml": people}, "p/mentors/b (1) - Copy.yaml copied-file", "a copy of a copy"},
		{files{"mentors/Copy of b.yaml": people + "- id: gus\n", "mentors/b.yaml": people}, "p/mentors/b.yaml copied-file", "not all of the copy are in the other"},
		{files{"mentors/Copy of b.yaml": people, "mentors/b.yaml": "- id: cai\n- id: fay\n  oh: dear\n"}, "p/mentors/Copy of b.yaml copied-file\np/mentors/b.yaml:3:3 unknown-field", "what is wrong with the file that was copied is told"},
		{files{"mentees/a.yaml": people, "mentors/a.yaml": "- id: cai\n- id: fay\n  oh: dear\n"}, "p/mentors/a.yaml copied-file", "whatever else is wrong there"},
		{files{"mentees/a.yaml": people, "mentors/a.yaml": people + "- id: gus\n"}, "p/mentors/a.yaml:1:7 duplicate-id\np/mentors/a.yaml:2:7 duplicate-id", "one more person: not a copy"},
		{files{"mentees/a.yaml": "- id: cai\n", "mentors/a.yaml": "- id: cai\n"}, "p/mentors/a.yaml:1:7 duplicate-id", "one person"},
	} {
		_, err := Load(test.files.folder(), LoadOptions{On: testDay, Name: "p"})
		if got := places(err); got != test.want {
			t.Errorf("%s: got %s, want %s", test.reason, got, test.want)
		}
	}
	p, err := Load(files{"mentees/a.yaml": people, "mentors/a.yaml": people}.folder(), LoadOptions{On: testDay, SkipInvalid: true})
	if err != nil || len(p.Rejected) != 4 {
		t.Errorf("got %v: everybody who is there twice should be left out, each with a reason", err)
	}
}

func TestFolderIgnoresWhatNobodyTakesForProfiles(t *testing.T) {
	p := load(t, files{
		"README.md": "x", "matches.xlsx": "x", ".hidden.yaml": "x", "archive/old.yaml": "x",
		"mentees/.gitkeep": "", "mentors/~$roster.xlsx": "x", "mentees/more.yaml": "id: cai\n", "mentors/more.yaml": "id: fay\n",
	})
	if len(p.Mentees) != 3 || len(p.Mentors) != 3 {
		t.Errorf("%d mentees and %d mentors, want 2+1 and 2+1: the file and the folder are both read", len(p.Mentees), len(p.Mentors))
	}
	var read []string
	for _, in := range p.Inputs {
		read = append(read, in.Path)
	}
	if got, want := strings.Join(read, " "), "mentees.yaml mentees/more.yaml mentors.yaml mentors/more.yaml programme.yaml"; got != want {
		t.Errorf("inputs %s, want %s: sorted, and only what was read", got, want)
	}
	if got, want := p.Inputs[4].SHA256, fmt.Sprintf("%x", sha256.Sum256([]byte("name: Harbour\n"))); got != want {
		t.Errorf("hash %s of programme.yaml, want %s", got, want)
	}
}

func TestFolderNamesFilesAsThePersonDid(t *testing.T) {
	_, err := Load(files{"mentees.yaml": "- id: [a]\n"}.folder(), LoadOptions{Name: "my/harbour"})
	if got, want := places(err), "my/harbour/mentees.yaml:1:7 wrong-kind"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	_, err = Load(noFS{}, LoadOptions{Name: "nowhere"})
	if got, want := places(err), "nowhere no-folder"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFolderReadsOnlyRegularFiles(t *testing.T) {
	for _, test := range []struct {
		file         *fstest.MapFile
		want, reason string
	}{
		{&fstest.MapFile{Mode: fs.ModeNamedPipe}, "mentees.yaml unreadable-file", "reading a pipe would hang"},
		{&fstest.MapFile{Mode: fs.ModeDevice}, "mentees.yaml unreadable-file", "a device has no end"},
		{&fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("nowhere")}, "mentees.yaml unreadable-file", "a link to nothing"},
	} {
		folder := files{}.folder()
		folder["mentees.yaml"] = test.file
		_, err := Load(folder, LoadOptions{On: testDay})
		if got := places(err); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.reason, got, test.want)
		}
	}
	big := bigFS{files{}.folder()}
	_, err := Load(big, LoadOptions{On: testDay})
	if got := places(err); got != "mentees.yaml too-large" {
		t.Errorf("a file that says it is a terabyte: got %q", got)
	}
	_, err = Load(brokenFS{files{}.folder()}, LoadOptions{On: testDay})
	if got := places(err); got != "mentees.yaml unreadable-file" {
		t.Errorf("a file that may not be read: got %q", got)
	}
}

// noFS is a folder that is not there.
type noFS struct{}

func (noFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// bigFS is a folder whose mentees.yaml says that it is a terabyte.
type bigFS struct{ fstest.MapFS }

func (b bigFS) Stat(name string) (fs.FileInfo, error) {
	info, err := b.MapFS.Stat(name)
	if name == "mentees.yaml" {
		return bigInfo{info}, err
	}
	return info, err
}

type bigInfo struct{ fs.FileInfo }

func (bigInfo) Size() int64 { return 1 << 40 }

// brokenFS is a folder whose mentees.yaml may not be read.
type brokenFS struct{ fstest.MapFS }

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == "mentees.yaml" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}
