package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
	"mentormatch/internal/parallel"
	"mentormatch/matcher"
	"mentormatch/matcher/lap"
)

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"nothing went wrong", nil, 0},
		{"any error", errors.New("no"), 1},
		{"a failure with a hint", &failure{"no", "yes"}, 1},
		{"an output that cannot be written", &outfile.Error{Text: "no"}, 1},
		{"stopped", context.Canceled, 1},
		{"a mistake in the program", &crash{}, 1},
		{"a wrong command line", &usageError{"no", "yes"}, 2},
		{"wrong profiles", diag.Problems{{Text: "no"}}, 3},
		{"an impossible pin", &matcher.PinError{}, 4},
		{"an impossible pin in words", &impossiblePins{err: &matcher.PinError{}}, 4},
		{"no complete assignment", &lap.InfeasibleError{}, 4},
		{"nobody matched", &nobodyError{"no", "yes"}, 4},
		{"a wrapped error", fmt.Errorf("so: %w", diag.Problems{{Text: "no"}}), 3},
	} {
		if got := exitCode(c.err); got != c.want {
			t.Errorf("%s: exit code %d, want %d", c.name, got, c.want)
		}
	}
}

func TestComplain(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"nothing", nil, ""},
		{"text and hints, a line each", &failure{"it is wrong", "do this\nor that"},
			"mentormatch: it is wrong\n  do this\n  or that\n"},
		{"no hint", errors.New("it is wrong"), "mentormatch: it is wrong\n"},
		{"an interrupt, however deep", fmt.Errorf("solving: %w", context.Canceled),
			"mentormatch: stopped: nothing was written\n"},
		{"what a terminal would obey", &failure{diag.Say("{word}", "word", "\x1b[31mred"), diag.Say("{word}", "word", "\u202eder")},
			"mentormatch: \\u001b[31mred\n  \\u202eder\n"},
	} {
		var out bytes.Buffer
		complain(&streams{err: &out}, c.err)
		if got := out.String(); got != c.want {
			t.Errorf("%s: wrote %q, want %q", c.name, got, c.want)
		}
	}
}

func TestComplainKeepsAProfileFromAPipe(t *testing.T) {
	problems := diag.Problems{{File: "mentees.yaml", Line: 3, Column: 9, Text: "unknown condition",
		Value: "spinal-cord-injry", Excerpt: "  condition: spinal-cord-injry", Sensitive: true}}
	for _, terminal := range []bool{false, true} {
		var out bytes.Buffer
		complain(&streams{err: &out, errTerminal: terminal}, problems)
		if got := strings.Contains(out.String(), "spinal"); got != terminal {
			t.Errorf("terminal %v: the condition is shown: %v\n%s", terminal, got, out.String())
		}
	}
}

func TestCrashIsNoStackTrace(t *testing.T) {
	var out bytes.Buffer
	s := &streams{out: &out, err: &out}
	for _, r := range []any{outOfRange(), "Ana has a stroke", errors.New("Ana has a stroke")} {
		out.Reset()
		if code := complain(s, newCrash(r)); code != exitFailure {
			t.Errorf("%v: exit code %d, want %d", r, code, exitFailure)
		}
		if got := out.String(); strings.Contains(got, "goroutine") || strings.Contains(got, "Ana") {
			t.Errorf("%v: wrote %q", r, got)
		}
	}
}

// What is to be reported names the place and the mistake, wherever it was made.
func TestCrashNamesItsPlace(t *testing.T) {
	crashed := func(work func() error) (c *crash) {
		defer func() { c = newCrash(recover()) }()
		_ = work()
		return nil
	}
	var none []int
	wrong := func(int) error { return fmt.Errorf("%d", none[len(none)]) }
	for name, c := range map[string]*crash{
		"here":                 crashed(func() error { return wrong(0) }),
		"on another processor": crashed(func() error { return parallel.Each(t.Context(), 100, nil, wrong) }),
	} {
		if got := c.where; !regexp.MustCompile(`^\S*mentormatch\.TestCrashNamesItsPlace\.func\d+:\d+, runtime error: index out of range \[0\] with length 0$`).MatchString(got) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func outOfRange() (r any) {
	defer func() { r = recover() }()
	var none []int
	return none[len(none)]
}
