package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestParsePoints(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  int // -1: refused
	}{
		{"0", 0}, {"60", 6000}, {"62.5", 6250}, {"62.05", 6205}, {"100", 10000}, {"100.00", 10000}, {"007", 700},
		{"100.01", -1}, {"101", -1}, {"-1", -1}, {"62.555", -1}, {"62.", -1}, {".5", -1}, {"6e1", -1},
		{"0x1", -1}, {"", -1}, {" 60", -1}, {"60%", -1}, {"NaN", -1}, {"6,5", -1}, {"٦٠", -1}, {"1000", -1},
	} {
		got, ok := parsePoints(c.typed)
		if ok != (c.want >= 0) || ok && got != c.want {
			t.Errorf("parsePoints(%q) = %d, %v, want %d", c.typed, got, ok, c.want)
		}
	}
}

func TestTargets(t *testing.T) {
	t.Chdir(t.TempDir())
	all := []format{formatXLSX, formatCSV, formatJSON, formatText}
	for _, c := range []struct {
		name     string
		paths    []string
		format   string
		terminal bool
		want     []target
		wrong    string // part of the error
	}{
		{name: "nothing: a table to read", want: []target{{"-", "txt"}}},
		{name: "a format alone is for standard output", format: "csv", want: []target{{"-", "csv"}}},
		{name: "the name says it", paths: []string{"a.XLSX", "b.json"}, want: []target{{"a.XLSX", "xlsx"}, {"b.json", "json"}}},
		{name: "a format is for the names that do not", paths: []string{"a.csv", "b"}, format: ".JSON", want: []target{{"a.csv", "csv"}, {"b", "json"}}},
		{name: "both say the same", paths: []string{"a.csv"}, format: "csv", want: []target{{"a.csv", "csv"}}},
		{name: "they do not agree", paths: []string{"a.csv"}, format: "json", wrong: "do not agree"},
		{name: "the name does not say", paths: []string{"a.docx"}, wrong: "does not say in which format"},
		{name: "no ending", paths: []string{"a"}, wrong: "does not say in which format"},
		{name: "no name", paths: []string{""}, wrong: "empty"},
		{name: "a folder", paths: []string{"a" + string(filepath.Separator)}, wrong: "is a folder"},
		{name: "twice", paths: []string{"a.csv", "./a.csv"}, wrong: "given twice"},
		{name: "standard output twice", paths: []string{"-", "-"}, wrong: "given twice"},
		{name: "a file that is called so", paths: []string{"-", "./-"}, format: "csv", want: []target{{"-", "csv"}, {"./-", "csv"}}},
		{name: "a spreadsheet on a terminal", format: "xlsx", terminal: true, wrong: "not for a terminal"},
		{name: "a spreadsheet into a pipe", format: "xlsx", want: []target{{"-", "xlsx"}}},
		{name: "no such format", format: "xslx", wrong: "unknown format"},
	} {
		o := outputs{formats: all, paths: c.paths, format: c.format}
		got, err := o.targets(&streams{outTerminal: c.terminal})
		if c.wrong == "" {
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%s: %v, %v, want %v", c.name, got, err, c.want)
			}
			continue
		}
		if !is[*usageError](err) || !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%s: the error is %v, want one of usage with %q", c.name, err, c.wrong)
		}
	}
}

func TestWriteIsAllOrNothing(t *testing.T) {
	broken := errors.New("broken")
	for fail := range 3 {
		dir := t.TempDir()
		targets := []target{{filepath.Join(dir, "a.csv"), "csv"}, {standardOutput, "txt"}, {filepath.Join(dir, "b.json"), "json"}}
		fails := targets[fail]
		var out strings.Builder
		err := write(&streams{out: &out}, targets, nil, func(w io.Writer, at target) error {
			if at == fails {
				return broken
			}
			_, err := io.WriteString(w, at.path)
			return err
		})
		if err == nil || !strings.Contains(err.Error(), "broken") {
			t.Errorf("%s fails: the error is %v", fails.path, err)
		}
		if fails.path == standardOutput {
			continue // the files are whole by then
		}
		left, _ := os.ReadDir(dir)
		if len(left) > 0 || out.Len() > 0 {
			t.Errorf("%s fails: left %v and wrote %q", fails.path, left, out.String())
		}
	}
}

func TestExplainArguments(t *testing.T) {
	top := t.TempDir()
	for _, dir := range []string{"pier", "other"} {
		if err := os.Mkdir(filepath.Join(top, dir), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(top, dir, settingsFile), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name   string
		in     string // the current folder
		args   []string
		dir    string
		people []string
		wrong  bool
	}{
		{name: "folder and person", in: ".", args: []string{"pier", "ana"}, dir: "pier", people: []string{"ana"}},
		{name: "folder and two people", in: ".", args: []string{"pier", "ana", "dee"}, dir: "pier", people: []string{"ana", "dee"}},
		{name: "a person, in the folder", in: "pier", args: []string{"ana"}, dir: ".", people: []string{"ana"}},
		{name: "two people, in the folder", in: "pier", args: []string{"ana", "dee"}, dir: ".", people: []string{"ana", "dee"}},
		{name: "another folder than the current one", in: "pier", args: []string{"../other", "ana"}, dir: "../other", people: []string{"ana"}},
		{name: "a mistyped folder", in: ".", args: []string{"peir", "ana"}, dir: "peir", people: []string{"ana"}},
		{name: "a person and no folder", in: ".", args: []string{"ana"}, wrong: true},
		{name: "a folder and no person", in: ".", args: []string{"pier"}, wrong: true},
	} {
		t.Chdir(filepath.Join(top, c.in))
		var o explainOptions
		err := o.arguments(c.args)
		if c.wrong {
			if !is[*usageError](err) {
				t.Errorf("%s: the error is %v, want one of usage", c.name, err)
			}
			continue
		}
		if err != nil || o.folder.dir != c.dir || !slices.Equal(o.people, c.people) {
			t.Errorf("%s: folder %q, people %q, %v; want %q, %q", c.name, o.folder.dir, o.people, err, c.dir, c.people)
		}
	}
}

func TestQuote(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("another shell")
	}
	for word, want := range map[string]string{
		"harbour": "harbour", "a/b_c-d.xlsx": "a/b_c-d.xlsx", "আনা": "আনা", "my programme": "'my programme'",
		"": "''", "a;b": "'a;b'", "$(reboot)": "'$(reboot)'", "o'neil": `'o'\''neil'`,
	} {
		if got := quote(word); got != want {
			t.Errorf("quote(%q) = %s, want %s", word, got, want)
		}
	}
}
