package diag

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// samples are problems of every shape.
func samples() Problems {
	long := strings.Repeat("a: 1, ", 40)
	return Problems{
		{ID: "missing-file", File: "harbour/mentors.yaml", Text: "this file is missing", Hint: "write it"},
		{ID: "encoding", File: "mentees.yaml", Line: 1, Text: "the file is UTF-16 text"},
		{ID: "unknown-goal", File: "mentees.yaml", Line: 14, Column: 11, Text: "unknown goal", Value: "career-chnage",
			Hint: `did you mean "job-search"?`, Excerpt: "  goals: [career-chnage]"},
		{ID: "tab", File: "mentees.yaml", Line: 5, Column: 3, Text: "after two tabs", Excerpt: "\t\there"},
		{ID: "wide", File: "mentees.yaml", Line: 6, Column: 11, Text: "after wide characters", Excerpt: "name: 山田  here"},
		{ID: "marks", File: "mentees.yaml", Line: 7, Column: 13, Text: "after combining marks", Excerpt: "name: e\u0301a\u0308  here"},
		{ID: "long", File: "mentees.yaml", Line: 8, Column: 122, Text: "in the middle of a long line", Excerpt: long + "here " + long},
		{ID: "end", File: "mentees.yaml", Line: 9, Column: 7, Text: "behind the end of the line", Excerpt: "name: "},
		{ID: "escape", File: "a\x1b[31m.yaml", Line: 10, Column: 14, Text: "escapes", Value: "x\x1b[2J\u202ey\u0007\xff",
			Hint: "type \u2066 again", Excerpt: "name: \x1b[31m\u202e here"},
		{ID: "value", File: "mentees.yaml", Line: 11, Text: "a long value", Value: strings.Repeat("v", 100)},
		{ID: "unknown-condition", File: "mentees.yaml", Line: 12, Column: 5, Text: "unknown condition", Value: "SECRET",
			Hint: "SECRET", Excerpt: "    SECRET", Sensitive: true},
		{ID: "unknown-goal", File: "mentees.yaml", Line: 13, Column: 3, Text: "unknown goal", Value: "x", Hint: "a hint",
			Excerpt: "  x, notes: SECRET", SensitiveLine: true},
		{ID: "nowhere", Text: "wrong in no file"},
	}
}

func TestRender(t *testing.T) {
	for name, opt := range map[string]Options{
		"pipe": {}, "terminal": {Terminal: true}, "colour": {Terminal: true, Colour: true},
	} {
		var b strings.Builder
		if err := Render(&b, samples(), opt); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, b.String(), want)
		}
		if strings.Contains(b.String(), "SECRET") != opt.Terminal {
			t.Errorf("%s: what is sensitive is shown on a terminal and nowhere else", name)
		}
		if strings.ContainsAny(b.String(), "\u202e\u2066\x07") || strings.Contains(b.String(), "\x1b[2J") {
			t.Errorf("%s: a terminal would obey this", name)
		}
		if strings.Contains(b.String(), "\x1b") != opt.Colour {
			t.Errorf("%s: colours are written when asked for", name)
		}
	}
}

// Render promises the shape that the documentation shows.
func TestRenderShape(t *testing.T) {
	var b strings.Builder
	_ = Render(&b, samples()[2:3], Options{})
	want := `mentees.yaml:14:11: unknown goal "career-chnage"
  14 |   goals: [career-chnage]
     |           ^
  did you mean "job-search"?
1 problem in 1 file
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := Render(&b, nil, Options{}); err != nil || b.Len() != 0 {
		t.Errorf("got %q, %v; no problems are nothing to write about", b.String(), err)
	}
}

// However many problems there are, all of them are listed.
func TestRenderListsAll(t *testing.T) {
	var ps Problems
	for i := range 500 {
		ps = append(ps, Problem{File: string(rune('a'+i%2)) + ".yaml", Line: i + 1, Text: "wrong"})
	}
	var b strings.Builder
	_ = Render(&b, ps, Options{})
	if got := strings.Count(b.String(), "wrong"); got != 500 {
		t.Errorf("%d problems are listed, want 500", got)
	}
	if !strings.HasSuffix(b.String(), "\n500 problems in 2 files\n") {
		t.Errorf("the last line should count them: %q", b.String()[b.Len()-40:])
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestRenderFails(t *testing.T) {
	if err := Render(failing{}, samples(), Options{}); err == nil || err.Error() != "the disk is full" {
		t.Errorf("got %v, want the writer's error", err)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"goals", "job-search", "in-person", "weekly", "ana", "spinal-cord-injury", "time_zone"}
	for _, test := range []struct{ word, want, reason string }{
		{"gaols", "goals", "two letters changed places: two edits of five letters"},
		{"Goals", "goals", "the case does not count"},
		{"in_person", "in-person", "a hyphen is an underscore"},
		{"time zone", "time_zone", "and a space"},
		{"job-serach", "job-search", "two edits of ten"},
		{"spinal-chord-injry", "spinal-cord-injury", "two edits of eighteen"},
		{"anna", "ana", "one edit of four"},
		{"an", "ana", "one edit of two"},
		{"a", "", "an edit of one letter is another word"},
		{"bob", "", "nothing is near"},
		{"weakley-x", "", "four edits"},
		{"", "", "nothing was written"},
		{strings.Repeat("goals", 100), "", "a paragraph is no word"},
	} {
		if got, ok := Nearest(test.word, known); got != test.want || ok != (test.want != "") {
			t.Errorf("%q: got %q, want %q: %s", test.word, got, test.want, test.reason)
		}
	}
	if got, _ := Nearest("cat", []string{"car", "bat"}); got != "car" {
		t.Errorf("got %q, want car: of equally near words the first", got)
	}
}

func TestSuggest(t *testing.T) {
	few := []string{"coverage", "quality"}
	many := strings.Fields("alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec")
	for _, test := range []struct {
		word  string
		known []string
		want  string
	}{
		{"qualty", few, `did you mean "quality"?`},
		{"best", few, "known here: coverage, quality"},
		{"zulu", many, "look elsewhere"},
		{"nove", many, `did you mean "november"?`},
		{"Deaf", []string{"deafblindness", "deafness"}, `did you mean "deafness" or "deafblindness"?`},
		{"cha", many, "look elsewhere"},
		{"delte", many, `did you mean "delta"?`},
		{"x", nil, "look elsewhere"},
	} {
		if got := Suggest(test.word, test.known, "look elsewhere").String(); got != test.want {
			t.Errorf("%q: got %q, want %q", test.word, got, test.want)
		}
	}
	if got := Suggest("zulu", many, "").String(); !strings.HasPrefix(got, "known here: alpha, bravo") {
		t.Errorf("got %q, want all: there is nowhere else to look", got)
	}
}

func TestVisible(t *testing.T) {
	for _, test := range []struct{ text, want, reason string }{
		{"আনা রহমান", "আনা রহমান", "every script is as it is"},
		{"a\u200db\u200cc\u200ed\u200ff\u061c", "a\u200db\u200cc\u200ed\u200ff\u061c", "what languages need stays"},
		{"a\u202eb", `a\u202eb`, "an override"},
		{"a\x1b[31mb", `a\u001b[31mb`, "a terminal escape"},
		{"a\nb", `a\u000ab`, "a line end, which could fake another problem"},
		{"a\u009bb", `a\u009bb`, "a terminal escape of one character"},
		{"a\u2028b", `a\u2028b`, "a line end"},
		{"a\ufeffb", `a\ufeffb`, "a byte order mark"},
		{"a\U000e0001b", `a\U000e0001b`, "a tag character"},
		{"a\xffb", `a\xffb`, "not UTF-8"},
	} {
		if got := Visible(test.text); got != test.want {
			t.Errorf("got %q, want %q: %s", got, test.want, test.reason)
		}
	}
}

func TestSort(t *testing.T) {
	ps := Problems{
		{File: "b.yaml", Line: 1, Text: "x"},
		{File: "a.yaml", Line: 10, Text: "x"},
		{File: "a.yaml", Line: 9, Column: 2, Text: "x"},
		{File: "a.yaml", Line: 9, Column: 1, Text: "y"},
		{File: "a.yaml", Line: 9, Column: 1, Text: "x"},
		{File: "b.yaml", Line: 1, Text: "x"},
	}
	ps.Sort()
	var got []string
	for _, p := range ps {
		got = append(got, p.where()+p.Text.String())
	}
	want := "a.yaml:9:1: x a.yaml:9:1: y a.yaml:9:2: x a.yaml:10: x b.yaml:1: x"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s: by file, line, column and text, and nothing twice", strings.Join(got, " "), want)
	}
}

func TestError(t *testing.T) {
	for _, test := range []struct {
		ps   Problems
		want string
	}{
		{nil, "no problems"},
		{Problems{{File: "a.yaml", Line: 2, Column: 3, Text: "unknown goal", Value: "x"}}, "a.yaml:2:3: unknown goal"},
		{Problems{{File: "a.yaml", Text: "missing"}, {Text: "y"}}, "a.yaml: missing (1 of 2 problems)"},
	} {
		if got := test.ps.Error(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
