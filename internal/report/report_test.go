package report

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A checkout may have changed the ends of lines; TestCSVLines has those
	// that matter.
	got, want = bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is not what is written now (go test -update writes it anew):\n%s", path, diff)
	}
}

func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var buffer bytes.Buffer
	if err := write(&buffer); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

func TestGolden(t *testing.T) {
	run := small()
	for _, c := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"small.txt", func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{}) }},
		{"small-60.txt", func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{Width: 60, Colour: true}) }},
		{"small.csv", func(w io.Writer) error { return WriteCSV(w, run) }},
		{"small.json", func(w io.Writer) error { return WriteJSON(w, run) }},
		{"pair.txt", func(w io.Writer) error { return ExplainPair(w, run, 0, 0, TerminalOptions{}) }},
		{"pair-barred.txt", func(w io.Writer) error { return ExplainPair(w, run, 3, 2, TerminalOptions{}) }},
		{"pair-pinned.txt", func(w io.Writer) error { return ExplainPair(w, run, 2, 0, TerminalOptions{}) }},
		{"mentee.txt", func(w io.Writer) error { return ExplainPerson(w, run, "mentee", 0, TerminalOptions{}) }},
		{"mentee-unmatched.txt", func(w io.Writer) error { return ExplainPerson(w, run, "mentee", 4, TerminalOptions{}) }},
		{"mentor.txt", func(w io.Writer) error { return ExplainPerson(w, run, "mentor", 1, TerminalOptions{}) }},
	} {
		t.Run(c.name, func(t *testing.T) { golden(t, c.name, written(t, c.write)) })
	}
}

func TestRecordReadsBack(t *testing.T) {
	rec := NewRecord(small())
	var buffer bytes.Buffer
	if err := rec.Write(&buffer); err != nil {
		t.Fatal(err)
	}
	got, err := ReadRecord(&buffer)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rec, got); diff != "" {
		t.Errorf("read back:\n%s", diff)
	}
	if found := Compare(got, rec); found != nil {
		t.Errorf("differs from itself: %q", found)
	}
	claim, err := got.Claim()
	if err != nil {
		t.Fatal(err)
	}
	if len(claim.Pairs) != 3 || claim.Pairs[2] != [2]string{"cy", "dee"} {
		t.Errorf("claimed pairs %v", claim.Pairs)
	}
	if diff := cmp.Diff(small().Result.Proof, claim.Proof); diff != "" {
		t.Errorf("claimed proof:\n%s", diff)
	}
}
