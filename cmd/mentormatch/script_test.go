package main

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the expected output of the scripts anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mentormatch": main})
}

// TestScripts types what a counselor types. Each script in testdata/script is
// one promise; each starts in an empty folder with a copy of testdata/pier.
func TestScripts(t *testing.T) {
	pier, err := filepath.Abs(filepath.Join("testdata", "pier"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			env.Setenv("TERM", "xterm")
			env.Setenv("LC_ALL", "C")
			env.Setenv("ESC", "\x1b")
			// Under the race detector a program waits for a second before it ends.
			env.Setenv("GORACE", "atexit_sleep_ms=20")
			return os.CopyFS(filepath.Join(env.WorkDir, "pier"), os.DirFS(pier))
		},
		Condition: func(name string) (bool, error) {
			return name == "root" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"plain": plain,
			"fill":  fill,
			"leave": leave,

			"unmarked": unmarked,
		},
	})
}

// unmarked takes the last column off a CSV table, which marks the round: a
// what-if has no mark to decide by.
func unmarked(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unmarked FILE.csv")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(ts.ReadFile(args[0]), "\ufeff"))).ReadAll()
	ts.Check(err)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for k, row := range rows {
		if k == 0 && row[len(row)-1] != "round" {
			ts.Fatalf("%s ends with the column %s", args[0], row[len(row)-1])
		}
		ts.Check(w.Write(row[:len(row)-1]))
	}
	w.Flush()
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// exits runs a command that must end with an exit code: exits 3 mentormatch ...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENT ...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// fill writes into cells of a workbook, as a counselor does who opens it: fill
// FILE SHEET ID HEADING=TEXT ..., in the row of that id.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: fill FILE SHEET ID HEADING=TEXT ...")
	}
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	row := slices.IndexFunc(rows, func(cells []string) bool { return slices.Contains(cells[:min(2, len(cells))], args[2]) })
	if row < 0 {
		ts.Fatalf("no row of %s is about %s", args[1], args[2])
	}
	for _, typed := range args[3:] {
		heading, text, _ := strings.Cut(typed, "=")
		column := slices.Index(rows[0], heading)
		if column < 0 {
			ts.Fatalf("no column is %s", heading)
		}
		at, err := excelize.CoordinatesToCellName(column+1, row+1)
		ts.Check(err)
		ts.Check(f.SetCellValue(args[1], at, text))
	}
	ts.Check(f.Save())
}

// leave takes a person out of a file of people in documents, as somebody does who
// edits it: leave FILE ID.
func leave(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: leave FILE ID")
	}
	people := strings.Split(ts.ReadFile(args[0]), "---\n")
	left := slices.DeleteFunc(people, func(text string) bool { return strings.Contains(text, "id: "+args[1]+"\n") })
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(left, "---\n")), 0o600))
}

// plain checks that files, stdout or stderr have no character that a terminal
// would obey, but for the end of a line.
func plain(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		for i, r := range ts.ReadFile(name) {
			if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e {
				ts.Fatalf("%s has %U at byte %d", name, r, i)
			}
		}
	}
}
