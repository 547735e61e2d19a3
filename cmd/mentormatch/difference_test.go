package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// A hiddenEdit changes a sensitive field of a person of the canaries.
type hiddenEdit struct {
	what  string
	edit  func(text string, role profiles.Role, i int) string // of the person's YAML
	needs profiles.Disclosure                                 // what the person must share for another to see it
	never bool                                                // whatever the person shares
	of    func(profiles.Disclosure) bool                      // whose; nil for everybody
}

// lived is the line of a person's disability or lived experience.
var lived = regexp.MustCompile(`(?m)^  (disability|lived_experience): .*\n`)

// replaced has an edit replace the first piece of a text that fits.
func replaced(pattern, by string) func(string, profiles.Role, int) string {
	fits := regexp.MustCompile(pattern)
	return func(text string, _ profiles.Role, i int) string {
		if strings.Contains(by, "%") {
			return fits.ReplaceAllString(text, fmt.Sprintf(by, i))
		}
		return fits.ReplaceAllString(text, by)
	}
}

// hiddenEdits are all sensitive fields, each changed as little and as much as
// can be.
var hiddenEdits = []hiddenEdit{
	{what: "other notes", edit: replaced(`notes: .*`, "notes: entirely different, and longer than before"), never: true},
	{what: "no notes", edit: replaced(`\n  notes: .*`, ""), never: true},
	{what: "since another month", edit: replaced(`since: (\d+)-0\d`, "since: $1-11"), never: true},
	{what: "another severity", edit: replaced(`(s7\d+): \d`, "$1: 1"), never: true},
	{what: "no cause", edit: replaced(`cause: \w+, `, ""), needs: profiles.ShareFull},
	{what: "another function of the chapter", edit: replaced(`s7(\d\d)\d:`, "s7${1}5:"), needs: profiles.ShareFull},
	{what: "a function of another chapter", edit: replaced(`s7\d+:`, "b280:"), needs: profiles.ShareCategory},
	{what: "another condition of the kind", edit: replaced(`condition: \w+`, "condition: zqy%02d"), needs: profiles.ShareFull},
	{what: "a condition of another kind", edit: func(text string, role profiles.Role, i int) string {
		return replaced(`condition: \w+`, "condition: "+canaryOf(role, (i+1)%canaryAll).condition)(text, role, i)
	}, needs: profiles.ShareCategory},
	{what: "one more", edit: replaced(`(disability|lived_experience): \[`, "$1: [{condition: zqffor}, "), needs: profiles.ShareCategory},
	{what: "left blank", edit: func(text string, _ profiles.Role, _ int) string { return lived.ReplaceAllString(text, "") }, needs: profiles.ShareCategory},
	{what: "said to be none", edit: func(text string, _ profiles.Role, _ int) string {
		return lived.ReplaceAllString(text, "  $1: []\n")
	}, needs: profiles.ShareCategory},
	// Who hides something reads like who has nothing to hide.
	{what: "nothing to share, and shared", edit: func(text string, role profiles.Role, i int) string {
		return replaced(`share_disability: none`, "share_disability: full")(lived.ReplaceAllString(text, ""), role, i)
	}, needs: profiles.ShareCategory, of: func(level profiles.Disclosure) bool { return level == profiles.ShareNone }},
}

// differenceFolder writes the canaries with further conditions, and with an edit
// of every second person of a role, from first on; without one, of nobody.
func differenceFolder(t *testing.T, e *hiddenEdit, role profiles.Role, first int) string {
	t.Helper()
	dir := canaryFolder(t)
	path := filepath.Join(dir, "programme.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	more := "  conditions:\n"
	for i := range canaryAll {
		more += fmt.Sprintf("    - {code: zqy%02d, label: Other %02d, category: zqg%02d}\n", i, i, i)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "  conditions:\n", more, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if e == nil {
		return dir
	}
	path = filepath.Join(dir, string(role)+"s.yaml")
	text, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	people := strings.SplitAfter("\n"+string(text), "\n- id: ")
	if len(people) != 1+canaryAll {
		t.Fatalf("%d people in %s", len(people)-1, path)
	}
	edited := 0
	for i := range canaryAll {
		if !e.changes(role, i, first) {
			continue
		}
		other := e.edit(people[1+i], role, i)
		if other != people[1+i] {
			edited++
		}
		people[1+i] = other
	}
	if edited == 0 {
		t.Fatalf("%s: nobody is edited", e.what)
	}
	if err := os.WriteFile(path, []byte(strings.Join(people, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// shares is what a person of the canaries shares.
func shares(role profiles.Role, i int) profiles.Disclosure {
	mentee, mentor := canaryShares(i)
	if role == profiles.RoleMentee {
		return mentee
	}
	return mentor
}

// changes reports whether an edit is made to somebody.
func (e *hiddenEdit) changes(role profiles.Role, i, first int) bool {
	return i%2 == first && (e.of == nil || e.of(shares(role, i)))
}

// maySee reports whether a reader of another role, by number, may see an edit.
func (e *hiddenEdit) maySee(role profiles.Role, i, first int) bool {
	return e.changes(role, i, first) && i < canaryPairs && !e.never && shares(role, i) >= e.needs
}

// whoReads is the role and number of whom an output is for, from the name of a
// letter or invitation, or of a page: mentees/me02.html, mentor:mo02.
var whoReads = regexp.MustCompile(`(mentee|mentor)s?[/:]m[eo](\d\d)`)

// readByPeople are all outputs that people of a match have of a programme, by
// name. Pages of counts are not among them: the answers of a few of the people
// are what their rounding hangs on.
func readByPeople(t *testing.T, dir string, language lang.Language) map[string]string {
	t.Helper()
	to := t.TempDir()
	record := filepath.Join(to, "matches.json")
	typeOrFail(t, "match", dir, "--date", pierDay, "-o", record)
	outputs := map[string]string{}
	for _, how := range []string{"--all", "--easy"} {
		letters := filepath.Join(to, how)
		more := map[string]string{}
		typeOrFail(t, "letters", dir, record, "--to", letters, "--all", how, "--lang", language.Code)
		addFiles(t, more, letters)
		for name, text := range more {
			outputs[how+" "+name] = text
		}
	}
	page := func(reader string) {
		told, code := typed1([]string{"report", dir, record, "-o", "-", "--for", reader, "--lang", language.Code})
		if code != exitDone {
			t.Fatalf("a page for %s: exit code %d: %s", reader, code, told["stderr"])
		}
		outputs["page for "+reader] = told["stdout"] + told["stderr"]
	}
	for i := range canaryAll {
		page("mentee:" + menteeID(i))
		page("mentor:" + mentorID(i))
	}
	return outputs
}

// TestNobodySeesADifference has two programmes that differ in a sensitive field
// of some people, and in nothing else. Whatever a reader is given who may not
// know the field is the same in both, to the byte: the letters, the invitations,
// the pages, and the names of the files. This finds what no search for words
// does: an order, a number, a colour or a blank that hangs on what is hidden.
func TestNobodySeesADifference(t *testing.T) {
	if testing.Short() {
		t.Skip("a thousand pages, which the race detector has nothing to find in")
	}
	compared, differ := 0, 0
	unedited := map[string]map[string]string{} // by language
	for n := range hiddenEdits {
		e := &hiddenEdits[n]
		language := lang.Languages()[n%len(lang.Languages())]
		want := unedited[language.Code]
		if want == nil {
			want = readByPeople(t, differenceFolder(t, nil, "", 0), language)
			unedited[language.Code] = want
		}
		for k, role := range []profiles.Role{profiles.RoleMentee, profiles.RoleMentor} {
			first := (n + k) % 2
			got := readByPeople(t, differenceFolder(t, e, role, first), language)
			for name := range got {
				if _, ok := want[name]; !ok {
					t.Errorf("%s of %ss: there is %s, which there was not", e.what, role, name)
				}
			}
			for name, text := range want {
				if reader := whoReads.FindStringSubmatch(name); reader != nil {
					i := int(reader[2][0]-'0')*10 + int(reader[2][1]-'0')
					if profiles.Role(reader[1]) == role && e.changes(role, i, first) {
						continue // the reader's own
					}
					if profiles.Role(reader[1]) != role && e.maySee(role, i, first) {
						if text != got[name] {
							differ++
						}
						continue
					}
				}
				compared++
				if text != got[name] {
					a, b := apart(text, got[name])
					t.Errorf("%s of %ss: %s shows it:\n%s\n%s", e.what, role, name, a, b)
				}
			}
		}
	}
	t.Logf("%d outputs are the same, %d differ that may", compared, differ)
	if compared < 1500 || differ < 40 {
		t.Errorf("%d outputs were compared, and %d differ that may: this test shows little", compared, differ)
	}
}

// apart are the pieces of two texts where they begin to differ.
func apart(a, b string) (string, string) {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	from := max(0, at-60)
	return a[from:min(len(a), at+100)], b[from:min(len(b), at+100)]
}

// nobodysTells are outputs for the counselor, who sees numbers that hang on
// conditions, and of notes and dates nothing at all.
var nobodysTells = [][]string{
	{"match", "DIR", "-o", "-", "--format", "csv"}, {"match", "DIR", "-o", "-", "--format", "txt", "--sure", "20"},
	{"match", "DIR", "-o", "-", "--format", "html"}, {"match", "DIR", "-o", "-", "--format", "csv", "--long", "--scores", "all"},
	{"whatif", "DIR", "--ignore-pins", "-o", "-", "--format", "csv"}, {"whatif", "DIR", "--capacity", "mo08=2", "-o", "-", "--format", "txt"},
	{"gaps", "DIR", "-o", "-", "--format", "txt"}, {"gaps", "DIR", "-o", "-", "--format", "json"},
	{"compare", "DIR", "-o", "-", "--format", "txt"}, {"compare", "DIR", "-o", "-", "--format", "csv"},
	{"explain", "DIR", "me02"}, {"explain", "DIR", "mo06"}, {"explain", "DIR", "me04", "mo04"}, {"explain", "DIR", "me09", "mo10"},
	{"validate", "DIR"},
}

// TestNotesAndDatesMakeNoDifference types commands for the counselor on two
// programmes that differ in what nobody is ever told.
func TestNotesAndDatesMakeNoDifference(t *testing.T) {
	base := differenceFolder(t, nil, "", 0)
	mark := regexp.MustCompile(`run \d{4}-\d\d-\d\d [0-9a-f]{12}|[0-9a-f]{64}`) // of the profiles as a whole
	for n := range hiddenEdits {
		e := &hiddenEdits[n]
		if e.what != "other notes" && e.what != "no notes" && e.what != "since another month" {
			continue
		}
		for k, role := range []profiles.Role{profiles.RoleMentee, profiles.RoleMentor} {
			other := differenceFolder(t, e, role, k)
			for _, args := range nobodysTells {
				of := func(dir string) string {
					typed := append(slices.Clone(args), "--date", pierDay)
					typed[1] = dir
					outputs, _ := typed1(typed)
					text := outputs["stdout"] + outputs["stderr"]
					return mark.ReplaceAllString(strings.ReplaceAll(text, dir, "DIR"), "MARK")
				}
				if a, b := apart(of(base), of(other)); a != b {
					t.Errorf("%s of %ss: %v shows it:\n%s\n%s", e.what, role, args, a, b)
				}
			}
		}
	}
}
