package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// A canaryRun is one command, and which secrets its outputs may hold.
type canaryRun struct {
	verb string
	args []string // behind the verb; OUT stands for a new folder
	code int      // what it must end with
	only format   // the one format that it has; "" for those of the verb
	once bool     // as it stands, and in no further format
	// stop is after what time the command is interrupted; 0 for never. It may be done by then.
	stop time.Duration
	may  func(output string, c canary) bool
	must []string // told somewhere, so that a command that tells nothing does not pass
}

// told is what a counselor may be told of a round: of a pair what both agreed
// to, and nothing of those who have nobody.
func told(_ string, c canary) bool {
	return !c.words && !c.never && c.pair >= 0 && c.pair < canaryPairs && atLeast(c, c.needs)
}

// toldOfAll is what a counselor may be told of every allowed pair, where each
// meets others who share as much as can be: what the person agreed to.
func toldOfAll(_ string, c canary) bool {
	if c.words || c.never || c.pair < 0 {
		return false
	}
	mentee, mentor := canaryShares(c.pair)
	switch c.whose {
	case profiles.RoleMentee:
		return mentee >= c.needs
	case profiles.RoleMentor:
		return mentor >= c.needs
	}
	return max(mentee, mentor) >= c.needs
}

// atLeast reports whether both of a pair share as much.
func atLeast(c canary, level profiles.Disclosure) bool {
	mentee, mentor := canaryShares(c.pair)
	return min(mentee, mentor) >= level
}

func nothing(string, canary) bool { return false }

// everything is for what holds the profiles by its purpose.
func everything(string, canary) bool { return true }

// inFiles allows in files what may says, and nothing on the streams.
func inFiles(may func(string, canary) bool) func(string, canary) bool {
	return func(output string, c canary) bool { return !isStream(output) && may(output, c) }
}

func isStream(output string) bool {
	return output == "stdout" || output == "stderr" || output == "names"
}

// letterName has the people that a letter is for and about.
var letterName = regexp.MustCompile(`(mentees/me|mentors/mo)(\d\d)(?:-with-me(\d\d))?\.`)

// letterTells is what a letter may hold: of its own pair what the other agreed
// to, and what the reader knows anyway.
func letterTells(output string, c canary) bool {
	name := letterName.FindStringSubmatch(output)
	if name == nil || c.words || c.never || name[2] != fmt.Sprintf("%02d", c.pair) {
		return false
	}
	mentee, mentor := canaryShares(c.pair)
	if name[1] == "mentors/mo" {
		return mentee >= c.needs
	}
	return mentor >= c.needs
}

// TestNoCommandTellsASecret types every command on a programme in which every
// sensitive field holds a secret, in every format, language and for every
// reader that the command has, and looks through all that comes out: standard
// output, standard error, files, what is packed in them, their names, and what
// is left in the folder for temporary files.
func TestNoCommandTellsASecret(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of commands, which the race detector has nothing to find in")
	}
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	dir := canaryFolder(t)
	made := t.TempDir() // what some commands read that others have written
	record, sheet := filepath.Join(made, "matches.json"), filepath.Join(made, "matches.xlsx")
	scenarios := filepath.Join(made, "scenarios.yaml")
	if err := os.WriteFile(scenarios, []byte("- name: Other places\n  capacity: {mo01: 2}\n- name: Fewer\n  ignore_pins: true\n  pin: [me00=mo08]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	typeOrFail(t, "match", dir, "--date", pierDay, "-o", record, "-o", sheet)
	fillDecisions(t, sheet)
	roster := filepath.Join(made, "roster.xlsx")
	typeOrFail(t, "export", dir, "--to", roster, "--date", pierDay)
	changed := withdrawn(t, dir)

	day := []string{"--date", pierDay}
	with := func(more ...string) []string { return append(append([]string{dir}, more...), day...) }
	runs := []canaryRun{
		{verb: "validate", args: with(), may: nothing},
		{verb: "match", args: with(), may: told},
		{verb: "match", args: with("--sure", "20"), may: told},
		{verb: "match", args: with("--keep", record), may: told},
		{verb: "match", args: with("--keep", record, "--curve"), may: told},
		{verb: "match", args: with("--objective", "fair", "--minimum", "30"), may: told},
		{verb: "match", args: with("--long"), only: formatCSV, may: told},
		{verb: "match", args: with("--scores", "all"), only: formatCSV, may: toldOfAll},
		{verb: "match", args: with("--long", "--scores", "all", "--plain"), only: formatCSV, may: toldOfAll},
		{verb: "whatif", args: with("--forbid", "me01=mo00", "--capacity", "mo08=2", "--ignore-pins"), may: told},
		{verb: "whatif", args: with("--scenarios", scenarios), may: nothing},
		{verb: "gaps", args: with(), may: nothing},
		{verb: "compare", args: with(), may: nothing},
		{verb: "decide", args: with(sheet, "--dry-run", "--by", "R. Sen"), may: func(output string, c canary) bool { return output == "stdout" && c.text == "zqwtyped" }, must: []string{"zqwtyped"}},
		{verb: "decide", args: []string{dir, "--log"}, may: func(output string, c canary) bool { return c.words && output == "stdout" }, must: []string{"zqw00", "zqo00", "zqwlog"}},
		{verb: "letters", args: []string{dir, record, "--to", "OUT", "--all"}, may: letterTells, must: []string{"zql"}},
		{verb: "letters", args: []string{dir, record, "--to", "OUT", "--easy"}, may: letterTells},
		{verb: "report", args: []string{dir, record}, may: told},
		{verb: "verify", args: []string{dir, record}, may: nothing},
		// What was agreed to when the record was made has been taken back.
		{verb: "verify", args: []string{changed, record}, code: exitFailure, may: nothing},
		{verb: "letters", args: []string{changed, record, "--to", "OUT"}, code: exitFailure, may: nothing},
		{verb: "report", args: []string{changed, record}, code: exitFailure, may: nothing},
		{verb: "match", args: append([]string{changed, "--keep", record}, day...), may: nothing},
		{verb: "decide", args: []string{changed, sheet, "--dry-run", "--by", "R. Sen"}, code: exitProfiles, may: nothing},
		// The profiles themselves, for who may read them.
		{verb: "export", args: []string{dir, "--to", "OUT/roster.xlsx"}, may: inFiles(everything), must: []string{"zqlm00", "zqnm00"}},
		// A form has the programme's terms, and nobody's answers.
		{verb: "export", args: []string{dir, "--template", "--to", "OUT/form.xlsx"}, may: inFiles(func(_ string, c canary) bool { return !c.words && !isAnswer(c) })},
		{verb: "import", args: []string{roster, "--to", "OUT/again", "--date", pierDay}, may: inFiles(everything)},
		{verb: "import", args: []string{roster, "--to", dir, "--date", pierDay}, may: nothing},
		{verb: "codes", args: []string{"list", "conditions", "--in", dir}, may: func(_ string, c canary) bool { return !c.words && !isAnswer(c) }},
		{verb: "init", args: []string{"OUT/new"}, may: nothing},
		{verb: "solve", args: []string{"--help"}, may: nothing},
	}
	runs = append(runs, flagRuns(t, dir, made, roster)...)
	runs = append(runs, refusedRuns(t, dir, made)...)
	for i := range canaryAll {
		mentee, mentor := menteeID(i), mentorID(i)
		runs = append(runs,
			canaryRun{verb: "explain", args: with(mentee), may: func(output string, c canary) bool {
				return c.pair == i && c.words || told(output, c)
			}},
			canaryRun{verb: "explain", args: with(mentor), may: told},
			canaryRun{verb: "explain", args: with(mentee, mentor), may: func(_ string, c canary) bool {
				return c.pair == i && (c.words || !c.never && atLeast(c, c.needs)) || c.words && c.pair < 0 && i >= canaryPairs
			}})
	}

	search := newSearch(canaries(), temporary)
	verbs := map[string]bool{}
	for _, r := range runs {
		verbs[r.verb] = true
		for _, more := range waysToType(t, r) {
			// One language after the other: each command is typed in some, and
			// each format in all.
			language := lang.Languages()[search.commands%len(lang.Languages())]
			search.run(t, r, append(slices.Clip(more), "--lang", language.Code))
		}
	}
	for _, name := range verbsThere() {
		if !verbs[name] {
			t.Errorf("the verb %s is not searched: give it a line in this test, and say what it may tell", name)
		}
	}
	for _, flag := range flagsThere() {
		if !search.typed[flag] {
			t.Errorf("%s is not searched: give it a line in this test, and say what it may tell", flag)
		}
	}
	t.Logf("searched %d outputs of %d commands for %d secrets", search.outputs, search.commands, len(search.secrets))
	if search.outputs < 1900 || search.commands < 580 || len(search.secrets) < 200 {
		t.Errorf("searched %d outputs of %d commands for %d secrets, which are fewer than there were", search.outputs, search.commands, len(search.secrets))
	}
	for _, secret := range []string{"zqlm08", "zqk04"} {
		if search.found[secret] == 0 {
			t.Errorf("%s, which may be told, was told nowhere", secret)
		}
	}
}

// isAnswer reports whether a secret is somebody's, and not a term of the programme.
func isAnswer(c canary) bool { return c.never && c.pair >= 0 || strings.HasPrefix(c.text, "s7") }

// A search looks for secrets in outputs, and counts.
type search struct {
	secrets           []canary
	outputs, commands int
	found             map[string]int
	typed             map[string]bool // flags, each behind its command
	temporary         string          // the folder for temporary files
}

func newSearch(secrets []canary, temporary string) *search {
	return &search{secrets: secrets, found: map[string]int{}, typed: map[string]bool{}, temporary: temporary}
}

// run types a command, and looks through all that comes out.
func (s *search) run(t *testing.T, r canaryRun, more []string) {
	t.Helper()
	out := t.TempDir()
	args := append([]string{r.verb}, r.args...)
	args = append(args, more...)
	for i := range args {
		args[i] = strings.Replace(args[i], "OUT", out, 1)
	}
	until, stop := context.WithCancel(t.Context())
	defer stop()
	if r.stop > 0 {
		time.AfterFunc(r.stop, stop)
	}
	outputs, code := typedUntil(until, args)
	if code != r.code && (r.stop == 0 || code != exitFailure) {
		t.Errorf("%v: exit code %d, want %d\n%s", args, code, r.code, outputs["stderr"])
	}
	addFiles(t, outputs, out)
	if names := outputs["names"]; r.stop > 0 && code == exitFailure && names != "" {
		t.Errorf("%v: it was stopped, and left %s", args, names)
	}
	if left, err := os.ReadDir(s.temporary); err != nil || len(left) > 0 {
		t.Errorf("%v: %v, %v are left in the folder for temporary files", args, err, left)
	}
	s.commands++
	s.noteFlags(args)
	all := strings.Builder{}
	for name, text := range outputs {
		s.outputs++
		text = strings.ToLower(strings.ReplaceAll(text, "\r\n ", "")) // lines of an invitation go on
		all.WriteString(text)
		for _, c := range s.secrets {
			if !strings.Contains(text, c.text) {
				continue
			}
			s.found[c.text]++
			if !may(r, more, name, c) {
				t.Errorf("%v: %s tells %q of pair %d:\n%s", args, name, c.text, c.pair, around(text, c.text))
			}
		}
	}
	for _, text := range r.must {
		if !strings.Contains(all.String(), text) {
			t.Errorf("%v: does not tell %q, which it is for", args, text)
		}
	}
}

// typed1 runs a command as if its streams were pipes, and returns what they carried.
func typed1(args []string) (map[string]string, int) { return typedUntil(context.Background(), args) }

// typedUntil is typed1, which a context can stop.
func typedUntil(until context.Context, args []string) (map[string]string, int) {
	var out, err bytes.Buffer
	code := runUntil(until, args, &streams{in: strings.NewReader(""), out: &out, err: &err, width: 80})
	return map[string]string{"stdout": out.String(), "stderr": err.String()}, code
}

func typeOrFail(t *testing.T, args ...string) {
	t.Helper()
	if outputs, code := typed1(args); code != exitDone {
		t.Fatalf("%v: exit code %d\n%s", args, code, outputs["stderr"])
	}
}

// around is the line, or the piece of it, in which a text stands.
func around(text, what string) string {
	at := strings.Index(text, what)
	return text[max(0, at-100):min(len(text), at+100)]
}

// addFiles adds the files in a folder to outputs, with the parts of those that
// are archives, and the names of all.
func addFiles(t *testing.T, outputs map[string]string, dir string) {
	t.Helper()
	var names strings.Builder
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		fmt.Fprintln(&names, name)
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		outputs[filepath.ToSlash(name)] = string(data)
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil // is none
		}
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				return err
			}
			text, err := io.ReadAll(r)
			if err != nil {
				return err
			}
			outputs[filepath.ToSlash(name)+" "+part.Name] = string(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if names.Len() > 0 {
		outputs["names"] = names.String()
	}
}

// canaryReaders are those whom an output can be for: pairs of every way of
// sharing, and those with nobody.
var canaryReaders = []string{"counselor", "funder", "public", "mentor:mo02", "mentor:mo08", "mentor:mo11", "mentee:me02", "mentee:me04", "mentee:me08", "mentee:me11"}

// may reports whether an output may tell a secret to the reader that the
// command is typed for: of an aggregate nothing, and to one of a pair what the
// other agreed to and what they know anyway.
func may(r canaryRun, typed []string, output string, c canary) bool {
	at := slices.Index(typed, "--for")
	if at < 0 || typed[at+1] == "counselor" {
		return r.may(output, c)
	}
	if c.never || c.words || c.pair < 0 || c.pair >= canaryPairs || isStream(output) && output != "stdout" {
		return false
	}
	_, id, _ := strings.Cut(typed[at+1], ":")
	mentee, mentor := canaryShares(c.pair)
	switch id {
	case mentorID(c.pair):
		return mentee >= c.needs
	case menteeID(c.pair):
		return mentor >= c.needs
	}
	return false
}

// waysToType are the further words with which a command is typed: each format
// that it can write, each reader and each language that it has.
func waysToType(t *testing.T, r canaryRun) [][]string {
	t.Helper()
	flags := flagsOf(r.verb)
	ways := [][]string{nil}
	if r.once {
		return ways
	}
	if usage, ok := flags["format"]; ok && !slices.Contains(r.args, "--curve") {
		_, list, _ := strings.Cut(usage, "name: ")
		formats := regexp.MustCompile(`[a-z]+`).FindAllString(strings.ReplaceAll(list, " or ", " "), -1)
		if len(formats) == 0 {
			t.Errorf("no format is read from %q", usage)
		}
		if _, ok := flags["for"]; ok && len(formats) == 1 || r.only != "" {
			ways = nil // it writes to where it is told, and nowhere else
		}
		for _, f := range formats {
			if f == string(formatHTML) && slices.Contains(r.args, "--scenarios") || r.only != "" && f != string(r.only) {
				continue // which is refused
			}
			file, stream := []string{"-o", "OUT/result." + f}, []string{"-o", "-", "--format", f}
			ways = append(ways, file, stream)
			if _, ok := flags["for"]; !ok || f != string(formatHTML) {
				continue // pages alone are for others than the counselor
			}
			for _, reader := range canaryReaders {
				ways = append(ways, append(slices.Clone(file), "--for", reader), append(slices.Clone(stream), "--for", reader))
			}
		}
	}
	return ways
}

// flagsOf are the flags of a verb, with what the help says of each.
func flagsOf(verb string) map[string]string {
	usages := map[string]string{}
	page := &helpPage{Speaker: lang.New(lang.English)}
	for _, c := range newRootCommand(&streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}).Commands() {
		if c.Name() == verb {
			c.Flags().VisitAll(func(f *pflag.Flag) { usages[f.Name] = page.flag(f) })
		}
	}
	return usages
}

func verbsThere() []string {
	return verbs(newRootCommand(&streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}))
}

// fillDecisions approves the first match of a workbook, with a reason.
func fillDecisions(t *testing.T, sheet string) {
	t.Helper()
	f, err := excelize.OpenFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetList()[0]
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for heading, text := range map[string]string{"Decision": "decline", "Reason": "zqwtyped", "Date": "2026-12-01"} {
		at, err := excelize.CoordinatesToCellName(slices.Index(rows[0], heading)+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue(name, at, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// withdrawn is a copy of a programme in which nobody shares anything any more.
func withdrawn(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "withdrawn")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"mentees.yaml", "mentors.yaml"} {
		text, err := os.ReadFile(filepath.Join(to, name))
		if err != nil {
			t.Fatal(err)
		}
		text = regexp.MustCompile(`share_disability: \w+`).ReplaceAll(text, []byte("share_disability: none"))
		if err := os.WriteFile(filepath.Join(to, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}
