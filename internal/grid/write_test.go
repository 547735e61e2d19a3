package grid

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"mentormatch/matcher/lap"
)

func answerOf(t testing.TB, in string, opt Options, solve SolveOptions) *Answer {
	t.Helper()
	a, err := Solve(context.Background(), read(t, in, opt), solve)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func written(t testing.TB, a *Answer, write func(io.Writer, *Answer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func inEnglish(w io.Writer, a *Answer) error { return WriteTable(w, a, nil) }

// hintOf is what an error advises, in English.
func hintOf(e *IncompleteError) string {
	_, hint := e.Say()
	return hint.String()
}

const someLeftOut = ",dee,eli,fay\nana,0.1,0.25,x\nbo,x,0.2,x\ncy,,1,\ngil,x,x,x\n"

func TestWriteTable(t *testing.T) {
	for _, c := range []struct {
		name, in string
		opt      Options
		solve    SolveOptions
		want     string
	}{
		{"rows left out for two reasons", someLeftOut, Options{}, SolveOptions{},
			"score  row -> column\n 0.10  ana -> dee\n 1.00  cy -> eli\n\n" +
				"left out, because no column with a place is allowed: gil\n" +
				"left out for want of a place: bo\n" +
				"  these 2 rows can only go to this column: bo, cy -> eli\n\n" +
				"matched 2 of 4 rows, total 1.10: proved to be the greatest there is\n"},
		{"0.1 + 0.2 is 0.3", ",a,b\nr,0.1,\ns,,0.2\n", Options{}, SolveOptions{},
			"score  row -> column\n  0.1  r -> a\n  0.2  s -> b\n\nmatched 2 of 2 rows, total 0.3: proved to be the greatest there is\n"},
		{"less is better", "1000000,2\n3,x\n", Options{NoNames: true, Minimise: true}, SolveOptions{},
			"score  row -> column\n    2  1 -> 2\n    3  2 -> 1\n\nmatched 2 of 2 rows, total 5: proved to be the least there is\n"},
		{"wide scores", "-1000000\n", Options{NoNames: true}, SolveOptions{},
			"   score  row -> column\n-1000000  1 -> 1\n\nmatched 1 of 1 row, total -1000000: proved to be the greatest there is\n"},
		{"quality leaves out what does not add", ",a,b\nr,5,-1\ns,4,-2\nt,-3,-1\nu,x,-1\nv,,\n", Options{}, SolveOptions{Objective: Quality},
			"score  row -> column\n    5  r -> a\n\n" +
				"left out, because no column with a place is allowed: v\n" +
				"left out, because the columns that would add to the total are better used: s\n" +
				"left out, because no column would add to the total: t, u\n\n" +
				"matched 1 of 5 rows, total 5: proved to be the greatest there is\n"},
		{"a name with a line break and a tab", ",\"a\nb\"\n\"r\ts\",1\n", Options{}, SolveOptions{},
			"score  row -> column\n    1  r\\u0009s -> a\\u000ab\n\nmatched 1 of 1 row, total 1: proved to be the greatest there is\n"},
	} {
		if got := written(t, answerOf(t, c.in, c.opt, c.solve), inEnglish); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestLongListsAreCounted(t *testing.T) {
	var in strings.Builder
	in.WriteString(",a\n")
	for i := range 30 {
		fmt.Fprintf(&in, "r%02d,1\n", i)
	}
	got := written(t, answerOf(t, in.String(), Options{}, SolveOptions{}), inEnglish)
	if !strings.Contains(got, "these 30 rows can only go to this column: r00, r01,") || !strings.Contains(got, "r19 and 10 more -> a\n") {
		t.Errorf("%s", got)
	}
}

func TestWriteCSV(t *testing.T) {
	got := written(t, answerOf(t, someLeftOut, Options{}, SolveOptions{}), WriteCSV)
	want := "\ufeffrow,column,score\r\nana,dee,0.10\r\ncy,eli,1.00\r\nbo,,\r\ngil,,\r\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A spreadsheet that opens the file runs nothing.
func TestFormulasAreNeutralised(t *testing.T) {
	for name, want := range map[string]string{
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0",
		"+1":                 "'+1",
		"-1":                 "'-1",
		"@sum":               "'@sum",
		"|x":                 "'|x",
		"\u200b=1":           "'\u200b=1",
		"＝1+1":               "'＝1+1",
		"\u22121":            "'\u22121",
		"'quoted":            "''quoted",
		"ana":                "ana",
		"a=b":                "a=b",
		"a;=b":               "a;'=b",
		"=a;b":               "'=a;b",
		"00123":              "00123",
		"আনা":                "আনা",
	} {
		if got := textCell(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	a := answerOf(t, ",=b\n@r,-1\n", Options{}, SolveOptions{})
	if got, want := written(t, a, WriteCSV), "\ufeffrow,column,score\r\n'@r,'=b,-1\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWriteJSON(t *testing.T) {
	got := written(t, answerOf(t, ",dee,eli\n\"the \"\"one\"\"\",0.5,x\nbo,0.25,x\n</script>,x,\n", Options{}, SolveOptions{}), WriteJSON)
	want := `{
  "matched": 1,
  "total": 0.50,
  "pairs": [
    {"row": "the \"one\"", "column": "dee", "score": 0.50}
  ],
  "unmatched": [
    {"row": "bo", "reason": "columns-taken", "shortage": 0},
    {"row": "\u003c/script\u003e", "reason": "no-allowed-column"}
  ],
  "shortages": [
    {
      "rows": ["the \"one\"", "bo"],
      "columns": ["dee"],
      "places": 1
    }
  ],
  "certificate": {
    "sense": "maximize",
`
	if !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	empty := written(t, answerOf(t, ",a\nr,-1\n", Options{}, SolveOptions{Objective: Quality}), WriteJSON)
	if !strings.HasPrefix(empty, "{\n  \"matched\": 0,\n  \"total\": 0,\n  \"pairs\": [],\n") {
		t.Errorf("%s", empty)
	}
}

func TestComplete(t *testing.T) {
	if err := answerOf(t, ",a\nr,1\n", Options{}, SolveOptions{}).Complete(); err != nil {
		t.Errorf("every row is assigned, and the error is %v", err)
	}
	for _, c := range []struct{ name, in, text, hint string }{
		{"a shortage", ",a,b,c\nr,1,1,x\ns,1,1,x\nt,1,1,x\nu,,,1\n",
			"not every row can be assigned: 1 of 4 rows must be left out",
			"these 3 rows can only go to these 2 columns: r, s, t -> a, b"},
		{"two, and a row that may have nothing", ",a,b\nr,1,\ns,1,\nt,,1\nu,,1\nv,,\n",
			"not every row can be assigned: 3 of 5 rows must be left out",
			"no column with a place is allowed to: v\n" +
				"these 2 rows can only go to this column: r, s -> a\n" +
				"these 2 rows can only go to this column: t, u -> b"},
	} {
		a := answerOf(t, c.in, Options{}, SolveOptions{})
		err := a.Complete()
		var incomplete *IncompleteError
		if !errors.As(err, &incomplete) || incomplete.Error() != c.text || hintOf(incomplete) != c.hint {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var hall *lap.InfeasibleError
		if !errors.As(err, &hall) || hall.Hall.Places >= len(hall.Hall.Rows) {
			t.Errorf("%s: no Hall set in %v", c.name, err)
		}
	}
	table := read(t, ",a,b\nr,1,\ns,1,\nt,1,\n", Options{})
	if err := table.ReadCapacities(context.Background(), strings.NewReader("a,2\nb,0\n"), "", 0); err != nil {
		t.Fatal(err)
	}
	a, err := Solve(context.Background(), table, SolveOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var incomplete *IncompleteError
	if want := "these 3 rows can only go to this column with 2 places: r, s, t -> a"; !errors.As(a.Complete(), &incomplete) || hintOf(incomplete) != want {
		t.Errorf("%v, want %q", hintOf(incomplete), want)
	}
}

func TestSumsThatDoNotFit(t *testing.T) {
	_, err := Solve(context.Background(), read(t, ",a,b\nr,1,2.5\ns,900000000000000000,3\n", Options{}), SolveOptions{})
	want := "s.csv:3: B3: scores as large as this, with 1 decimal, cannot be added up exactly for 2 rows\n" +
		"  write fewer decimals, or scores in a larger unit\n1 problem in 1 file\n"
	if got := rendered(t, err); got != want {
		t.Errorf("%s", got)
	}
	for _, c := range []struct {
		score int64
		fits  bool
	}{{1 << 54, true}, {1 << 60, false}, {1 << 62, false}, {1<<63 - 1, false}} {
		for _, sign := range []string{"", "-"} {
			_, err := Solve(context.Background(), read(t, fmt.Sprintf("%s%d\n", sign, c.score), Options{NoNames: true}), SolveOptions{})
			if (err == nil) != c.fits {
				t.Errorf("%s%d: %v", sign, c.score, err)
			}
		}
	}
}

func TestSolvingIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Solve(ctx, read(t, ",a\nr,1\n", Options{}), SolveOptions{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestProgressEndsWithAllRows(t *testing.T) {
	last, of := -1, -1
	answerOf(t, ",a\nr,1\ns,2\n", Options{}, SolveOptions{Progress: func(settled, rows int) { last, of = settled, rows }})
	if last != 2 || of != 2 {
		t.Errorf("the last word is %d of %d, want 2 of 2", last, of)
	}
}

func TestWritingFails(t *testing.T) {
	a := answerOf(t, someLeftOut, Options{}, SolveOptions{})
	for name, write := range map[string]func(io.Writer, *Answer) error{"table": inEnglish, "csv": WriteCSV, "json": WriteJSON} {
		for room := range 3 {
			if err := write(&full{room: room}, a); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// A full disk takes so many bytes.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return 0, io.ErrShortWrite
	}
	f.room -= len(p)
	return len(p), nil
}
