package main

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// brokenPerson is a mentee whose profile cannot be used, and says why in every
// sensitive field.
const brokenPerson = `- id: me12
  name: Mentee 12
  languages: [en]
  disability: [{condition: zqbcondition, cause: zqbcause, functions: {zqbfunction: 3}, since: zqbsince}]
  share_disability: zqbshare
  notes: [zqbnotes]
`

// brokenCanaries are the secrets of that person.
func brokenCanaries() []canary {
	var list []canary
	for _, text := range []string{"zqbcondition", "zqbcause", "zqbfunction", "zqbsince", "zqbshare", "zqbnotes"} {
		list = append(list, canary{text: text, pair: -1, never: true})
	}
	return list
}

// brokenFolder is a copy of a programme with the broken person.
func brokenFolder(t *testing.T, dir string) string {
	t.Helper()
	to := copyOf(t, dir)
	addTo(t, filepath.Join(to, "mentees.yaml"), brokenPerson)
	return to
}

func addTo(t *testing.T, path, text string) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, append(before, text...), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// fileIn writes a file into a folder.
func fileIn(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// flagRuns type the flags that the runs of a round do not.
func flagRuns(t *testing.T, dir, made, roster string) []canaryRun {
	t.Helper()
	file := func(name, text string) string { return fileIn(t, made, name, text) }
	record, sheet := filepath.Join(made, "matches.json"), filepath.Join(made, "matches.xlsx")
	broken := brokenFolder(t, dir)
	more := file("more.yaml", "mentees:\n  - {id: me12, name: Mentee 12, languages: [en], disability: [{condition: zqffor, since: 1917-03}], notes: zqnwith}\nminimum: 5\n")
	answers := file("answers.csv", "Name,Role,Condition,Anything else\nMentee 20,mentee,Zqbcondition,zqbnotes\n")
	mapping := file("map.yaml", "tables: [{role: mentee, key: Name, columns: {Name: name, Anything else: notes}}]\n")
	template := file("template.html", "{{.Title}} {{range .Sections}}{{range .Paragraphs}}{{.}} {{end}}{{end}}")
	scores := file("scores.csv", "name,dee,eli\nana,0.1,0.25\nbo,0.3,0.2\n")
	edges := file("edges.csv", "ana,dee,0.1\nbo,eli,0.3\n")
	places := file("places.csv", "dee,2\n")
	to := func(dir string, more ...string) []string { return append([]string{dir, "--date", pierDay}, more...) }
	asCSV := func(verb string, may func(string, canary) bool, args ...string) canaryRun {
		return canaryRun{verb: verb, args: append(to(dir, "-o", "-", "--format", "csv"), args...), may: may, once: true}
	}
	decided, table := copyOf(t, dir), filepath.Join(made, "decided.csv")
	typeOrFail(t, "match", dir, "--date", pierDay, "-o", table)
	declineInCSV(t, table)
	typedReason := func(output string, c canary) bool { return output == "stdout" && c.text == "zqwtyped" }
	runs := []canaryRun{
		// What is decided is written, not only shown.
		{verb: "decide", args: to(copyOf(t, dir), sheet, "--by", "R. Sen"), may: typedReason, once: true},
		{verb: "decide", args: to(decided, table, "--by", "R. Sen"), may: typedReason, once: true},
		{verb: "decide", args: to(decided, table, "--by", "R. Sen", "--quiet"), may: typedReason, once: true},
		{verb: "match", args: to(decided, "--no-colour"), may: told, once: true},
		{verb: "match", args: to(dir, "-o", "OUT/m.xlsx", "--quiet", "--no-color"), may: told, once: true},
		{verb: "validate", args: to(broken, "--quiet", "--no-colour"), code: exitProfiles, may: nothing},
		{verb: "match", args: to(broken, "--skip-invalid", "--seed", "2", "--sure", "5"), may: told},
		{verb: "whatif", args: to(broken, "--skip-invalid", "--capacity", "mo08=2"), may: told},
		{verb: "gaps", args: to(broken, "--skip-invalid", "--below", "90", "--try", "20", "--minimum", "20", "--objective", "quality"), may: nothing},
		{verb: "compare", args: to(broken, "--skip-invalid", "--minimum", "20"), may: nothing},
		{verb: "explain", args: to(broken, "me12", "--skip-invalid"), code: exitFailure, may: nothing},
		{verb: "explain", args: to(broken, "me02", "--skip-invalid", "--sure", "5", "--seed", "3", "--objective", "quality", "--minimum", "30"), may: func(output string, c canary) bool {
			return c.pair == 2 && c.words || told(output, c)
		}},
		{verb: "validate", args: to(dir, "--blanks"), may: nothing},
		{verb: "validate", args: to(broken), code: exitProfiles, may: nothing},
		{verb: "match", args: to(dir, "--keep", record, "--disruption", "0"), may: told},
		asCSV("match", told, "--delimiter", ";", "--no-bom", "--fields", "mentee_id,mentor_id,why,disability,decision,reason,by"),
		asCSV("match", toldOfAll, "--scores", "all", "--long", "--fields", "mentee_id,reason"),
		asCSV("whatif", told, "--delimiter", "tab", "--no-bom", "--plain", "--pin", "me00=mo00", "--unpin", "me08=mo08"),
		asCSV("gaps", nothing, "--delimiter", ";", "--no-bom", "--plain"),
		asCSV("compare", nothing, "--delimiter", ";", "--no-bom", "--plain"),
		{verb: "whatif", args: to(dir, "--with", more, "--without", "me08", "--weight", "disability=90", "--objective", "stable", "--minimum", "5"), may: told},
		{verb: "decide", args: to(dir, sheet, "--dry-run", "--skip-changed", "--by", "R. Sen"), may: func(output string, c canary) bool { return output == "stdout" && c.text == "zqwtyped" }, once: true},
		{verb: "report", args: []string{dir, record, "--date", pierDay}, may: told},
		{verb: "verify", args: []string{dir, record, "--date", pierDay}, may: nothing},
		{verb: "letters", args: []string{"--show-template"}, may: nothing},
		{verb: "letters", args: []string{dir, record, "--to", "OUT", "--all", "--date", pierDay, "--template", template}, may: letterTells, must: []string{"zql"}},
		{verb: "import", args: to(answers, "--map", mapping, "--to", "OUT/again"), may: inFiles(everything)},
		{verb: "import", args: to(answers, "--map", mapping, "--to", "OUT/again", "--overwrite"), may: inFiles(everything)},
		{verb: "import", args: to(answers, "--map", mapping, "--to", "OUT/again", "--strict"), code: exitProfiles, may: nothing},
		// A mapping file is made of the answers that there are.
		{verb: "import", args: []string{answers, "--suggest", "--to", "OUT/map.yaml"}, may: inFiles(everything)},
		{verb: "import", args: []string{roster, "--suggest", "--in", dir, "--to", "OUT/map.yaml"}, may: inFiles(everything)},
		{verb: "init", args: []string{"OUT/new", "--mentees", "4", "--mentors", "3", "--seed", "2", "--date", pierDay}, may: nothing},
		{verb: "codes", args: []string{"find", "zq", "--in", dir}, may: func(_ string, c canary) bool { return !c.words && !isAnswer(c) }},
		{verb: "codes", args: []string{"check", "zqcm00", "--in", dir}, may: func(_ string, c canary) bool { return !c.words && !isAnswer(c) }},
		{verb: "codes", args: []string{"load", answers, "--system", "soc", "--code", "Name", "--same-as", "Role", "--label", "Condition", "--related", "Role", "--strength", "4", "--to", dir}, code: exitFailure, may: nothing},
		{verb: "solve", args: []string{scores, "--stats", "--complete", "--minimize", "--objective", "coverage", "--capacities", places}, may: nothing},
		{verb: "solve", args: []string{scores, "--minimise", "--decimals", "0"}, may: nothing},
		{verb: "solve", args: []string{edges, "--edges"}, may: nothing},
		{verb: "solve", args: []string{edges, "--no-names"}, code: exitProfiles, may: nothing},
		{verb: "completion", args: []string{"bash"}, may: nothing},
		{verb: "__complete", args: []string{"explain", dir, ""}, may: nothing},
		{verb: "__complete", args: []string{"match", dir, "--for", ""}, may: nothing},
	}
	// Interrupted before, and in the middle of, what they do.
	for _, stop := range []time.Duration{1, 2 * time.Millisecond, 10 * time.Millisecond} {
		runs = append(runs,
			canaryRun{verb: "match", args: to(dir, "-o", "OUT/m.xlsx", "-o", "OUT/m.csv"), may: told, once: true, stop: stop},
			canaryRun{verb: "report", args: []string{dir, record, "-o", "OUT/r.html"}, may: told, once: true, stop: stop},
			canaryRun{verb: "export", args: to(dir, "--to", "OUT/roster.xlsx"), may: inFiles(everything), stop: stop},
			canaryRun{verb: "explain", args: to(dir, "mo02"), may: told, once: true, stop: stop},
		)
	}
	return runs
}

// copyOf is a copy of a programme.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// declineInCSV declines the first match of a table, with a reason.
func declineInCSV(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for heading, text := range map[string]string{"decision": "decline", "reason": "zqwtyped", "date": "2026-12-01"} {
		rows[1][slices.Index(rows[0], heading)] = text
	}
	var changed strings.Builder
	changed.WriteString("\ufeff")
	w := csv.NewWriter(&changed)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(changed.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// refusedRuns are commands that go wrong, and have to say why.
func refusedRuns(t *testing.T, dir, made string) []canaryRun {
	t.Helper()
	record, sheet := filepath.Join(made, "matches.json"), filepath.Join(made, "matches.xlsx")
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	other := func(name, text string) string { return fileIn(t, made, name, text) }
	cut := other("cut.json", string(text[:2*len(text)/3]))
	lying := other("lying.json", strings.Replace(string(text), `"text": "`, `"text": "zqbcondition `, 1))
	moved := other("moved.json", strings.Replace(string(text), "mo01", "mo02", 1))
	workbook, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	half := other("half.xlsx", string(workbook[:len(workbook)/2]))
	readable := filepath.Join(made, "only-to-read")
	if err := os.Mkdir(readable, 0o500); err != nil {
		t.Fatal(err)
	}
	broken := brokenFolder(t, dir)
	refused := func(code int, verb string, args ...string) canaryRun {
		return canaryRun{verb: verb, args: args, code: code, may: nothing, once: true}
	}
	var runs []canaryRun
	for _, verb := range []string{"match", "whatif", "gaps", "compare"} {
		more := []string{broken, "--date", pierDay}
		if verb == "whatif" {
			more = append(more, "--capacity", "mo08=2")
		}
		runs = append(runs,
			refused(exitProfiles, verb, more...),
			refused(exitFailure, verb, append(replacedFirst(more, dir), "-o", filepath.Join(made, "nowhere", "x.csv"))...),
			refused(exitUsage, verb, append(replacedFirst(more, dir), "-o", filepath.Join(dir, "mentees.yaml"), "--format", "csv")...),
			refused(exitFailure, verb, append(replacedFirst(more, dir), "-o", dir, "--format", "csv")...),
			refused(exitUsage, verb, append(replacedFirst(more, dir), "-o", "x.doc")...),
		)
	}
	return append(runs,
		refused(exitProfiles, "explain", broken, "me02", "--date", pierDay),
		refused(exitProfiles, "export", broken, "--to", "OUT/x.xlsx", "--date", pierDay),
		refused(exitFailure, "explain", dir, "me0", "--date", pierDay),
		refused(exitFailure, "explain", dir, "me02", "Mentor", "--date", pierDay),
		refused(exitFailure, "match", dir, "--date", pierDay, "-o", "OUT/x.html", "--for", "mentor:mo"),
		refused(exitUsage, "match", dir, "--date", pierDay, "-o", "OUT/x.html", "--for", "mentor:me02"),
		refused(exitUsage, "match", dir, "--date", pierDay, "-o", "OUT/x.xlsx", "--for", "funder"),
		refused(exitFailure, "report", dir, record, "-o", "OUT/x.html", "--for", "mentee:mo0"),
		refused(exitFailure, "report", dir, cut, "-o", "OUT/x.html"),
		refused(exitFailure, "report", dir, moved, "-o", "OUT/x.html", "--for", "mentor:mo02"),
		refused(exitFailure, "verify", dir, cut),
		refused(exitFailure, "verify", dir, lying),
		refused(exitFailure, "verify", dir, moved),
		refused(exitFailure, "verify", dir, record, "--date", "2026-12-02"),
		refused(exitFailure, "letters", dir, moved, "--to", "OUT"),
		refused(exitFailure, "letters", dir, record, "--to", filepath.Join(dir, "mentees.yaml")),
		refused(exitProfiles, "decide", dir, half, "--dry-run"),
		refused(exitProfiles, "decide", dir, record, "--dry-run"),
		refused(exitFailure, "whatif", dir, "--pin", "me00=mo", "--date", pierDay),
		refused(exitImpossible, "whatif", dir, "--pin", "me09=mo09", "--date", pierDay),
		refused(exitProfiles, "import", half, "--to", "OUT/new"),
		refused(exitFailure, "import", sheet, "--to", filepath.Join(dir, "mentees.yaml", "below")),
		refused(exitFailure, "codes", "find", "zqnothing", "--in", dir),
		refused(exitUsage, "init", "OUT/new", "--mentees", "many"),
		refused(exitFailure, "init", dir),
		refused(exitProfiles, "solve", record),
		refused(exitUsage, "completion", "zqshell"),
	)
}

// replacedFirst is a copy of arguments with another first one.
func replacedFirst(args []string, first string) []string {
	return append([]string{first}, args[1:]...)
}

// noteFlags notes which flags a command was typed with.
func (s *search) noteFlags(args []string) {
	root := newRootCommand(&streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	cmd, rest, err := root.Find(args)
	if err != nil {
		return
	}
	for _, arg := range rest {
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if arg == "-o" {
			name = "output"
		}
		switch {
		case !strings.HasPrefix(arg, "-"):
		case root.PersistentFlags().Lookup(name) != nil:
			s.typed["--"+name] = true
		case cmd.Flags().Lookup(name) != nil:
			s.typed[cmd.CommandPath()+" --"+name] = true
		}
	}
}

// flagsThere are the flags of every command, each behind it, and those that all have.
func flagsThere() []string {
	var flags []string
	var each func(c *cobra.Command)
	each = func(c *cobra.Command) {
		c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && c.HasParent() {
				flags = append(flags, c.CommandPath()+" --"+f.Name)
			}
		})
		for _, below := range c.Commands() {
			each(below)
		}
	}
	root := newRootCommand(&streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) })
	each(root)
	return flags
}
