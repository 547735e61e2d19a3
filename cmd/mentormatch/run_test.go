package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const pierDay = "2026-12-01"

func TestStoppedRunWritesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	file := filepath.Join(t.TempDir(), "m.csv")
	var out, err bytes.Buffer
	s := &streams{out: &out, err: &err}
	code := complain(s, runMatch(ctx, &matchOptions{
		streams: s,
		folder:  folder{dir: filepath.Join("testdata", "pier"), date: pierDay},
		outputs: outputs{formats: []format{formatCSV}, paths: []string{file}},
		rematch: rematch{disruption: usualDisruption},
	}))
	if code != exitFailure || err.String() != "mentormatch: stopped: nothing was written\n" {
		t.Errorf("exit code %d, %q", code, err.String())
	}
	if _, err := os.Stat(file); err == nil || out.Len() > 0 {
		t.Error("something was written")
	}
}

func TestColourIsForTerminals(t *testing.T) {
	for _, c := range []struct {
		name               string
		terminal, noColour bool
		args               []string
		want               bool
	}{
		{name: "a terminal", terminal: true, want: true},
		{name: "a pipe"},
		{name: "NO_COLOR", terminal: true, noColour: true},
		{name: "--no-colour", terminal: true, args: []string{"--no-colour"}},
		{name: "--no-color", terminal: true, args: []string{"--no-color"}},
	} {
		var out bytes.Buffer
		s := &streams{out: &out, err: io.Discard, outTerminal: c.terminal, noColour: c.noColour, width: 80}
		args := append([]string{"match", filepath.Join("testdata", "pier"), "--date", pierDay}, c.args...)
		if code := run(args, s); code != exitDone {
			t.Fatalf("%s: exit code %d", c.name, code)
		}
		if got := strings.Contains(out.String(), "\x1b["); got != c.want {
			t.Errorf("%s: coloured %v, want %v", c.name, got, c.want)
		}
	}
}

// TestPanicDoesNotReachAPerson makes writing help panic.
func TestPanicDoesNotReachAPerson(t *testing.T) {
	var err bytes.Buffer
	code := run([]string{"--help"}, &streams{out: panics{}, err: &err})
	if code != exitFailure || !strings.HasPrefix(err.String(), "mentormatch: a mistake in the program itself") ||
		strings.Contains(err.String(), "goroutine") {
		t.Errorf("exit code %d, %q", code, err.String())
	}
}

type panics struct{}

func (panics) Write([]byte) (int, error) {
	var none []int
	return none[1], nil
}

// TestBrokenOutput fails every write to standard output.
func TestBrokenOutput(t *testing.T) {
	pier := filepath.Join("testdata", "pier")
	for _, args := range [][]string{
		{"match", pier, "--date", pierDay},
		{"explain", pier, "ana", "--date", pierDay},
		{"validate", pier, "--date", pierDay},
	} {
		var err bytes.Buffer
		code := run(args, &streams{out: broken{}, err: &err})
		if code != exitFailure || !strings.Contains(err.String(), "cannot write to standard output: broken") {
			t.Errorf("%v: exit code %d, %q", args, code, err.String())
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

var errBroken = &failure{text: "broken"}
