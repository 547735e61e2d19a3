package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What is wrong in a profile is told with its file, line and column. The line
// itself, which can hold a disability, is for the person at the terminal, who
// has the profiles: a pipe, a log or a scheduled run gets the place alone.
func TestErrorsTellSecretsToATerminalAlone(t *testing.T) {
	const wrong = "zqwrong"
	for _, c := range []struct{ what, file, old, new string }{
		{"a condition that is not known", "mentees.yaml", "condition: zqcm04,", "condition: " + wrong + ","},
		{"a condition that is nearly one", "mentees.yaml", "condition: zqcm04,", "condition: zqcm4, cause: " + wrong + ","},
		{"a cause that is not known", "mentors.yaml", "cause: zqur04", "cause: " + wrong},
		{"a function that is none", "mentees.yaml", "s7041:", wrong + ":"},
		{"a qualifier that is none", "mentees.yaml", "s7041: 3", "s7041: " + wrong},
		{"a day that is none", "mentors.yaml", "since: 1924-07", "since: " + wrong},
		{"a field that is nearly one", "mentees.yaml", "notes: zqnm04", "note: " + wrong},
		{"a field of an experience that is nearly one", "mentees.yaml", "cause: zqum04", "caus: " + wrong},
		{"a level of sharing in place of a condition", "mentees.yaml", "share_disability: category", "share_disability: " + wrong},
		{"a quote that does not end", "mentees.yaml", "notes: zqnm04", `notes: "` + wrong},
		{"an override character", "mentors.yaml", "notes: zqnr04", "notes: " + wrong + " \u202egnp"},
		{"a control character", "mentors.yaml", "notes: zqnr04", "notes: " + wrong + " \x1b[31m"},
		{"an id beside a secret", "mentees.yaml", "- id: me04", "- {id: me03, notes: " + wrong + "}\n- id: me04"},
		{"a decision about a misspelt id", "decisions.yaml", "mentee: me04, mentor: mo04, by: R. Sen, date: 2026-11-01, why: zqw04", "mentee: men04, mentor: mo04, by: R. Sen, date: 2026-11-01, why: " + wrong},
		{"a decision without a day", "decisions.yaml", "date: 2026-11-01, why: zqw04", "why: " + wrong},
	} {
		dir := canaryFolder(t)
		path := filepath.Join(dir, c.file)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(string(text), c.old) == 0 {
			t.Fatalf("%s: %q is not in %s", c.what, c.old, c.file)
		}
		if err := os.WriteFile(path, []byte(strings.Replace(string(text), c.old, c.new, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		secrets := append(canaries(), canary{text: wrong})
		for _, args := range [][]string{{"validate", dir, "--date", pierDay}, {"match", dir, "--date", pierDay}, {"match", dir, "--date", pierDay, "--skip-invalid", "-o", "-", "--format", "csv"}, {"gaps", dir, "--date", pierDay}} {
			for _, terminal := range []bool{false, true} {
				var out, err bytes.Buffer
				run(args, &streams{out: &out, err: &err, width: 80, errTerminal: terminal, noColour: true})
				for _, s := range secrets {
					if terminal && s.text == wrong {
						continue
					}
					if got := strings.ToLower(out.String()); strings.Contains(got, s.text) && s.never {
						t.Errorf("%s: %s: standard output tells %q:\n%s", c.what, args[0], s.text, around(got, s.text))
					}
					if got := strings.ToLower(err.String()); !terminal && strings.Contains(got, s.text) {
						t.Errorf("%s: %s: standard error tells %q:\n%s", c.what, args[0], s.text, around(got, s.text))
					}
				}
				if args[0] == "validate" && !strings.Contains(err.String(), c.file+":") {
					t.Errorf("%s: the place is not told: %q", c.what, err.String())
				}
				if args[0] == "validate" && terminal && !strings.Contains(err.String(), wrong) {
					t.Errorf("%s: who sits at the terminal is not shown the line: %q", c.what, err.String())
				}
			}
		}
	}
}

// The answers of a roster that cannot be read are told by the cell that they
// stand in.
func TestImportTellsNoAnswer(t *testing.T) {
	const wrong = "zqwrong"
	dir := canaryFolder(t)
	roster := filepath.Join(t.TempDir(), "roster.xlsx")
	typeOrFail(t, "export", dir, "--to", roster, "--date", pierDay)
	f, err := excelize.OpenFile(roster)
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, cell := range row {
				if strings.Contains(cell, "zqcm04") || strings.Contains(cell, "zqur05") || strings.Contains(cell, "s7061") || strings.Contains(cell, "1927-03") {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					if err := f.SetCellValue(sheet, at, wrong); err != nil {
						t.Fatal(err)
					}
					changed++
				}
			}
		}
	}
	if err := f.Save(); err != nil || changed < 4 {
		t.Fatalf("%v, %d cells changed", err, changed)
	}
	for _, args := range [][]string{{"import", roster, "--to", dir, "--date", pierDay}, {"import", roster, "--to", dir, "--strict", "--date", pierDay}} {
		outputs, code := typed1(args)
		for name, text := range outputs {
			for _, s := range append(canaries(), canary{text: wrong}) {
				if strings.Contains(strings.ToLower(text), s.text) {
					t.Errorf("%v, exit code %d: %s tells %q:\n%s", args[1:], code, name, s.text, around(strings.ToLower(text), s.text))
				}
			}
		}
	}
}
