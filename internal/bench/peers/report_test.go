package main

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mentormatch/internal/bench/instances"
)

// found is a measurement of u_n in which the solvers took so long, one run
// each, for the same total of 7 but where told otherwise.
func found(t *testing.T, n int, ours, scipy time.Duration, total int64) *measurement {
	t.Helper()
	sizes, err := instances.Select([]string{"u"}, []int{n})
	if err != nil {
		t.Fatal(err)
	}
	return &measurement{size: sizes[0], fingerprint: "0123456789abcdef", contenders: []*contender{
		{name: one, runs: []run{{ours, 7, n}}},
		{name: two, runs: []run{{ours / 2, 7, n}}},
		{name: "SciPy", runs: []run{{scipy, total, n}}},
	}}
}

func TestTable(t *testing.T) {
	r := &report{machine: []string{"A machine"}, versions: map[string]string{"SciPy": "SciPy 9"}, peers: []peer{{name: "SciPy"}}}
	r.add(found(t, 100, time.Millisecond, 3*time.Millisecond, 7))
	r.add(found(t, 200, 4*time.Millisecond, 48*time.Millisecond, 7))
	text := r.markdown()
	for _, want := range []string{
		"- A machine\n", "- SciPy 9\n",
		"| u_100 | 1.0 (1) | 0.5 (1) | 3.0 (1) | 3.0× | 2.0× |", // 3/1 and 1/0.5
		"| u_200 | 4.0 (1) | 2.0 (1) | 48.0 (1) | 12× | 2.0× |", // 48/4
		"| dense | 6.0× | 3.0× | u_100 |",                       // the root of 3·12
		"| u | 2.00 | 2.00 | 4.00 |",                            // 4 times, 4 times, 16 times at twice the size
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if err := r.disagreement(); err != nil {
		t.Error(err)
	}
}

func TestDisagreementIsSeen(t *testing.T) {
	failed := found(t, 100, 1, 1, 7)
	failed.of("SciPy").err = io.ErrUnexpectedEOF
	fewer := found(t, 100, 1, 1, 7)
	fewer.of("SciPy").runs[0].assigned--
	for why, m := range map[string]*measurement{
		"another total": found(t, 100, 1, 1, 8), "a failure": failed, "a row fewer": fewer,
	} {
		r := &report{peers: []peer{{name: "SciPy"}}}
		r.add(m)
		if err := r.disagreement(); err == nil || !strings.Contains(err.Error(), "u_100") {
			t.Errorf("%s: %v", why, err)
		}
		if m.verdict() != "**no**" {
			t.Errorf("%s: the table says %q", why, m.verdict())
		}
	}
	slow := found(t, 100, 1, 1, 7)
	slow.of("SciPy").err, slow.of("SciPy").runs = errLimit, nil
	if got := slow.verdict(); got != "nobody to ask" {
		t.Errorf("over the limit is no disagreement, but %q is said", got)
	}
	if got := slow.cell("SciPy"); got != "over the limit" {
		t.Errorf("over the limit reads %q", got)
	}
}

func TestMedian(t *testing.T) {
	c := &contender{runs: []run{{time: 9}, {time: 1}, {time: 5}}}
	if got := c.median(); got != 5 {
		t.Errorf("the median of 9, 1 and 5 is %d", got)
	}
}

func TestFewerRunsWhereTheyAreLong(t *testing.T) {
	for first, want := range map[time.Duration]int{61 * time.Second: 1, 11 * time.Second: 3} {
		if got := enough(first); got != want {
			t.Errorf("%s: %d runs, want %d", first, got, want)
		}
	}
	if got := enough(9 * time.Second); got < 100 {
		t.Errorf("9 s: %d runs at most", got)
	}
}

func TestExponent(t *testing.T) {
	got, ok := exponent([]float64{10, 20, 40}, []float64{3, 24, 192})
	if !ok || math.Abs(got-3) > 1e-9 {
		t.Errorf("3, 24, 192 grow as n to the %v, want 3: eightfold at twice the size", got)
	}
	if _, ok := exponent([]float64{10, 10}, []float64{1, 2}); ok {
		t.Error("one size has no exponent")
	}
}

func TestTablesAreReplacedAndTheRestStays(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	for _, c := range []struct{ text, want string }{
		{"before\n" + begin + "old\n" + end + "after\n", "before\n" + begin + "\nnew\n\n" + end + "after\n"},
		{"no marks\n", ""},
		{begin + "no end\n", ""},
	} {
		if err := os.WriteFile(page, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := replace(page, "new\n")
		if (err != nil) != (c.want == "") {
			t.Errorf("%q: %v", c.text, err)
		}
		got, _ := os.ReadFile(page)
		if c.want == "" {
			c.want = c.text
		}
		if string(got) != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestRecordKeepsWhatPeersConfirm(t *testing.T) {
	file := filepath.Join(t.TempDir(), "totals.txt")
	alone := found(t, 5000, 1, 1, 7)
	alone.contenders = alone.contenders[:2]
	for _, m := range []*measurement{
		found(t, 2000, 1, 1, 7),
		found(t, 1000, 1, 1, 7),
		found(t, 1000, 1, 1, 7),  // again: in the place of the first
		found(t, 10000, 1, 1, 8), // they differ
		alone,                    // nobody confirms it
	} {
		if err := record(file, m); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	known, err := instances.ParseTotals(string(text))
	if err != nil {
		t.Fatal(err)
	}
	want := []instances.Total{
		{Name: "u_1000", Fingerprint: "0123456789abcdef", Total: 7, By: "SciPy"},
		{Name: "u_2000", Fingerprint: "0123456789abcdef", Total: 7, By: "SciPy"},
	}
	if len(known) != 2 || known[0] != want[0] || known[1] != want[1] {
		t.Errorf("got %v, want %v", known, want)
	}
}

func TestParse(t *testing.T) {
	opt, err := parse(strings.Fields("-families u,in -n 300,500 -runs 2 -peers SciPy"), io.Discard)
	if err != nil || len(opt.sizes) != 4 || opt.runs != 2 || len(opt.only) != 1 {
		t.Errorf("got %+v, %v", opt, err)
	}
	all, _ := instances.Select(nil, nil)
	opt, err = parse([]string{"-small"}, io.Discard)
	if large := 1 + 8 + 2 + 2 + 2; err != nil || len(opt.sizes) != len(all)-large {
		t.Errorf("%d of %d instances are small, %v; large are u_10000, eight of 5 000 rows, and six sparse", len(opt.sizes), len(all), err)
	}
	for _, line := range []string{"-n 0", "-n x", "-runs 0", "-families x", "more", "-seed 2 -record f"} {
		if _, err := parse(strings.Fields(line), io.Discard); err == nil {
			t.Errorf("%q is accepted", line)
		}
	}
}

// A session speaks with any program that answers lines by three numbers.
func TestSession(t *testing.T) {
	shell := func(script string) peer {
		return peer{name: "shell", command: []string{"/bin/sh", "-c", script}}
	}
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("there is no shell")
	}
	s, err := shell("echo version 3; while read line; do echo 1000 42 9; done").start(t.Context(), "instance", time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	defer s.end()
	for range 2 {
		if r, err := s.solve(time.Minute); err != nil || r != (run{1000, 42, 9}) {
			t.Errorf("got %v, %v", r, err)
		}
	}
	if s.version != "version 3" {
		t.Errorf("the version is %q", s.version)
	}
	if _, err := shell("echo no such module >&2; exit 1").start(t.Context(), "instance", time.Minute); err == nil || !strings.Contains(err.Error(), "no such module") {
		t.Errorf("a program that fails gives %v", err)
	}
	if _, err := shell("exec sleep 60").start(t.Context(), "instance", 10*time.Millisecond); err != errLimit {
		t.Errorf("a program that says nothing gives %v", err)
	}
}
