package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// everyWay is what a counselor types, right and wrong, after another in the
// folder of programmes. Lines with "+" are typed on a terminal.
const everyWay = `
init small
init pier
init
init small/programme.yaml/x
init new --mentees many
init big --mentees 60 --mentors 25 --seed 3
init big2 --mentees 2000000
validate pier --date 2026-12-01
validate small
validate big
validate nowhere
validate wrong
validate broken
validate pier/mentees.yaml
validate pier --date someday
validate --frobnicate
match pier --date 2026-12-01
match pier --date 2026-12-01 -o m.xlsx -o m.json -o m.csv -o m.html
match big --date 2026-11-30 -o b.json -o b.csv --objective fair
match big --date 2026-11-30 -o b.csv --sure 20
match big --date 2026-11-30 -o first.json
match big --date 2026-11-30 --keep first.json --curve
match big --date 2026-11-30 --keep first.json --objective stable
match big --date 2026-11-30 --keep first.json -o next.json
match pier --keep first.json
match pier --keep nothing.json
match pier --keep m.csv
match pier --disruption 3
match pier --objective best
match pier --minimum much
match pier --format pdf
match pier -o nowhere/m.csv
match pier -o pier
match pier -o m.doc
match pier -o m.yaml
match pier -o m.csv -o m.csv
match pier -o m.csv --fields mentee_id,nothing
match pier -o m.csv --delimiter x
match pier --for mentor
match pier --for boss
match pier --for mentee:nobody -o p.html
match wrong --skip-invalid
match pinned
match empty
match pier --lang xx
match pier --sure -3
match pier extra words
explain pier ana --date 2026-12-01
explain pier ana dee --date 2026-12-01
explain pier dee
explain pier ana bo
explain pier zoe
explain pier
explain big mentee-000001 --date 2026-11-30 --objective fair
whatif pier --date 2026-12-01 --pin ana=dee
whatif pier --date 2026-12-01 --capacity dee=3 --weight goals=40 --without bo --minimum 10 --objective quality
whatif pier --capacity dee=lots
whatif pier --weight height=3
whatif pier --pin ana
whatif pier --unpin ana=dee
whatif pier --with nothing.yaml
whatif pier --scenarios nothing.yaml
whatif pier --scenarios scenarios.yaml --date 2026-12-01
whatif pier
gaps pier --date 2026-12-01
gaps big --date 2026-11-30 --try 2
gaps pier --try 0
gaps pier --below low
compare big --date 2026-11-30
decide pier --log
decide pinned --log
decide m.xlsx pier extra
decide pier m.xlsx
decide pier m.csv --dry-run
decide pier nothing.xlsx
decide pier m.json
decide
report pier m.json
report pier m.json -o r.html --for dee
report pier m.json -o r.html --for mentor:ana
report pier m.json -o r.html
report big m.json -o r.html
letters pier m.json --to post
letters pier m.json
letters pier m.json --to post --all
letters pier m.json --to post --all --template nothing.html
verify pier m.json
verify big m.json
verify pier m.csv
verify pier m.xlsx
verify pier empty.json
verify pier changed.json
verify pier cut.json
verify pier list.json
verify pier earlier.json
verify pier later.json
verify pier objective.json
verify pier keyless.json
verify pier typeless.json
verify pier fewer.json
verify pier price.json
verify pinned m.json
report pier changed.json -o r.html
letters pier m.json --to post --all --template template.html
export pier
export pier --to roster.xlsx
export pier --to roster.csv
import roster.xlsx --to again
import nothing.xlsx --to again
import scores.csv --to again
import scores.csv --suggest --to map.yaml
import scores.csv --map map.yaml --to again
codes find teach
codes find zzzz
codes list isco 72
codes list nothing
codes check isco:7231 b730 isco:99999 zzzz
codes load scores.csv --system isco --to pier
codes load scores.csv
codes frobnicate
verify pier nothing.json
verify m.json
verify
solve scores.csv
solve scores.csv --complete
solve nothing.csv
frobnicate
help match
help frobnicate
match --help
completion --help
completion csh
`

// Whatever is typed, nothing that a person reads on the screen is English in
// another language: every word in Latin letters is something that is typed,
// the name of a field or of a file, or what the profiles say.
func TestNoEnglishInAnotherLanguage(t *testing.T) {
	if testing.Short() {
		t.Skip("types a hundred commands in each of three languages")
	}
	pier, err := filepath.Abs(filepath.Join("testdata", "pier"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.Languages()[1:] {
		t.Chdir(t.TempDir())
		t.Setenv("LC_ALL", l.Code)
		prepare(t, pier)
		typeable := typeable(t)
		typed := 0
		for command := range strings.Lines(strings.TrimSpace(everyWay)) {
			command = strings.TrimSpace(command)
			var out bytes.Buffer
			run(strings.Fields(command), &streams{in: strings.NewReader(""), out: &out, err: &out, width: 80, language: l})
			typed++
			if typed == 20 {
				spoil(t)
			}
			told := out.String()
			for _, word := range latinLetters.FindAllString(command, -1) {
				typeable[word] = true
			}
			if found := latin(told, typeable); len(found) > 0 {
				t.Errorf("%s: mentormatch %s: %q in\n%s", l.Code, command, found, told)
			}
		}
		if typed < 90 {
			t.Fatalf("%d commands typed", typed)
		}
	}
}

// prepare writes the programmes that commands are typed about.
func prepare(t *testing.T, pier string) {
	t.Helper()
	if err := os.CopyFS("pier", os.DirFS(pier)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"wrong", "pinned", "empty", "broken"} {
		if err := os.CopyFS(name, os.DirFS(pier)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{
		"wrong/mentees.yaml":    "- {id: ana, goals: [carreer], capacity: 2}\n- {id: bo, languages: [en], meet: remote}\n- {id: cy, name: 3, joined: soon}\n",
		"broken/mentees.yaml":   "- {id: ana\n  - [\n",
		"pinned/decisions.yaml": "pins:\n  - {mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: W}\n  - {mentee: ana, mentor: eli, by: R, date: 2026-11-01, why: W}\n",
		"empty/mentees.yaml":    "[]\n",
		"scenarios.yaml":        "- {name: A, capacity: {dee: 4}}\n- {name: B, pin: [bo=dee]}\n",
		"scores.csv":            ",dee,eli\nana,1,2\nbo,,3\ncy,x,x\n",
		"empty.json":            "",
		"list.json":             "[1]\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// spoil makes records that are wrong of one that is right.
func spoil(t *testing.T) {
	t.Helper()
	right, err := os.ReadFile("m.json")
	if err != nil {
		t.Fatal(err)
	}
	with := func(pattern, text string) []byte {
		return regexp.MustCompile(pattern).ReplaceAll(right, []byte(text))
	}
	for name, data := range map[string][]byte{
		"changed.json":   with(`"points": \d+`, `"points": 1`),
		"cut.json":       right[:len(right)/2],
		"earlier.json":   with(`"format_version": \d+`, `"format_version": 1`),
		"later.json":     with(`"format_version": \d+`, `"format_version": 999`),
		"objective.json": with(`"objective": "coverage"`, `"objective": "fair"`),
		"keyless.json":   with(`"date": "[^"]*",`, ``),
		"typeless.json":  with(`"date": "[^"]*",`, `"date": [],`),
		"fewer.json":     with(`(?s)"mentor_prices": \[.*?\]`, `"mentor_prices": []`),
		"price.json":     with(`"price": -?\d+`, `"price": 7`),
		"template.html":  []byte("{{.Nothing"),
	} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// typeable are the words that stand as they are in every language: what is
// typed, and what profiles say.
func typeable(t *testing.T) map[string]bool {
	t.Helper()
	words := map[string]bool{}
	// Names of fields that are words, of languages, of columns, and of the
	// programmes that init writes.
	for _, word := range strings.Fields(`place gender age support matters interests evidence language decision reason round
		bn mr hi ne pa ur es bfi ins pks English dana chand farah Hartley Invented programme myprogramme mentormatch id ids pin pins unpin forbid override overrides log hold decline approve reopen end by why date
		mentee mentor counselor funder public all tab true false null none byte order mark Terminal Enter teach harbour
		approve labels related crosswalk code label strength name capacity row column score seed isco soc Mentormatch
		codes contact mentees mentors weights what_if notes Notes iscogroup broaderuri`) {
		words[word] = true
	}
	for _, o := range profiles.Objectives {
		words[string(o)] = true
	}
	for _, goal := range profiles.DefaultSettings().Vocabulary.Goals {
		words[goal.Code] = true
	}
	for _, system := range profiles.CodeSystems() {
		words[system] = true
	}
	for _, format := range []format{formatText, formatCSV, formatHTML, formatJSON, formatXLSX} {
		words[string(format)] = true
	}
	everyCommand(newRootCommand(&streams{}), func(cmd *cobra.Command) {
		for _, word := range append(cmd.ValidArgs, cmd.Name(), "source") { // source reads what completion writes
			words[word] = true
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) { words[f.Name] = true })
	})
	// The fields of profiles, their values, and the names of people.
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, line := range strings.Split(string(data), "\n") {
			line, _, _ = strings.Cut(line, "#")
			for _, word := range latinLetters.FindAllString(line, -1) {
				words[word] = true
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return words
}

var latinLetters = regexp.MustCompile(`[A-Za-z]+`)

// technical are pieces that stand for themselves: names of files and fields,
// flags, codes, and what stands in capitals.
var technical = regexp.MustCompile(`[A-Za-z0-9]*[-./_=:\\\[\]\d][A-Za-z0-9\-./_=:,\\\[\]]*|[A-Z][A-Z0-9*-]+[a-z]?\b`)

// latin are the words of a text in Latin letters that are not typeable.
func latin(text string, typeable map[string]bool) (found []string) {
	for _, word := range latinLetters.FindAllString(technical.ReplaceAllString(text, " "), -1) {
		if !typeable[word] && len(word) > 1 && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	return found
}
