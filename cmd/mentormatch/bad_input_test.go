package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mentormatch/internal/lang"
)

// TestBadInput puts one bad thing into a good programme: match must end with
// exit 3 within seconds, say where, in the reader's language, and write nothing.
func TestBadInput(t *testing.T) {
	mentee := func(lines string) string { return "- id: zed\n" + lines }
	laughs := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'i'; c++ {
		p := string(c - 1)
		laughs += string(c) + ": &" + string(c) + " [*" + strings.Repeat(p+", *", 8) + p + "]\n"
	}
	var keys strings.Builder
	for i := range 100_000 {
		keys.WriteString("k" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + ": 1\n")
	}
	for _, c := range []struct {
		name, file, content string
		where               string // part of what is told
	}{
		{"a capacity in octal", "mentors.yaml", "- id: dee\n  capacity: 010\n", "mentors.yaml:2:13"},
		{"half a place", "mentors.yaml", "- id: dee\n  capacity: 2.7\n", "mentors.yaml:2:13"},
		{"no capacity after the colon", "mentors.yaml", "- id: dee\n  capacity:\n", "mentors.yaml:2"},
		{"a capacity below 0", "mentors.yaml", "- id: dee\n  capacity: -1\n", "mentors.yaml:2:13"},
		{"a weight that is no number", "programme.yaml", "name: x\ntime_zone: Europe/London\nweights: {goals: .nan}\n", "programme.yaml:3"},
		{"weights that are all 0", "programme.yaml", "name: x\ntime_zone: Europe/London\nweights: {disability: 0, occupation: 0, goals: 0, availability: 0}\n", "programme.yaml:3"},
		{"an id of two people", "mentees.yaml", "- id: ana\n- id: ana\n", "mentees.yaml:2:7"},
		{"an id in another case, in another file", "mentees.yaml", "- id: DEE\n", ":1:7"},
		{"an id in another width", "mentees.yaml", "- id: ana\n- id: ａｎａ\n", "mentees.yaml:2:7"},
		{"a key twice", "mentees.yaml", mentee("  notes: a\n  notes: b\n"), "mentees.yaml:3"},
		{"a key that is a number", "mentees.yaml", mentee("  {1: a, 01: b}\n"), "mentees.yaml:"},
		{"a misspelt key", "mentees.yaml", mentee("  langauges: [en]\n"), `"languages"`},
		{"a key with a hidden character", "mentees.yaml", mentee("  notes\u200b: x\n"), `\u200b`},
		{"100 000 keys", "mentees.yaml", keys.String(), "mentees.yaml:"},
		{"a megabyte of brackets", "mentees.yaml", strings.Repeat("[", 1<<20), "mentees.yaml"},
		{"aliases of aliases", "mentees.yaml", laughs, "mentees.yaml:"},
		{"an alias of itself", "mentees.yaml", "- &a\n  id: *a\n", "mentees.yaml:"},
		{"bytes that are not UTF-8", "mentees.yaml", mentee("  name: \xff\xfe\xfd\n"), "mentees.yaml:2"},
		{"a NUL", "mentees.yaml", mentee("  name: a\x00b\n"), "mentees.yaml:2"},
		{"UTF-16", "mentees.yaml", "\xff\xfe-\x00 \x00i\x00d\x00", "mentees.yaml"},
		{"a terminal escape in a name", "mentees.yaml", mentee("  name: \"\\e[31m\"\n"), "mentees.yaml:2:9"},
		{"a reversed name", "mentees.yaml", mentee("  name: \"\u202eeoj\"\n"), "mentees.yaml:2:9"},
		{"a zone that is several", "mentees.yaml", mentee("  availability: {time_zone: IST, weekly: [Mon 09:00-10:00]}\n"), "mentees.yaml:2"},
		{"a zone that forgets summer", "mentees.yaml", mentee("  availability: {time_zone: EST, weekly: [Mon 09:00-10:00]}\n"), "mentees.yaml:2"},
		{"a day that does not exist", "mentees.yaml", mentee("  joined: 2026-02-30\n"), "mentees.yaml:2:11"},
		{"a person who is a number", "mentees.yaml", "- 7\n", "mentees.yaml:1"},
		{"an empty file", "mentees.yaml", "", "mentees.yaml"},
		{"not YAML", "mentees.yaml", "- id: \"zed\n", "mentees.yaml:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "pier"))); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, c.file), []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			output := filepath.Join(t.TempDir(), "m.csv")
			var out, told bytes.Buffer
			began := time.Now()
			code := run([]string{"match", dir, "--date", pierDay, "-o", output}, &streams{out: &out, err: &told})
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			if code != exitProfiles || !strings.Contains(told.String(), c.where) {
				t.Errorf("exit code %d, want %d; told, want %q:\n%.2000s", code, exitProfiles, c.where, told.String())
			}
			if told.Len() > 1<<16 {
				t.Errorf("told %d bytes: nobody reads that", told.Len())
			}
			if strings.ContainsAny(told.String(), "\x1b\u202e\x00") || strings.Contains(told.String(), "goroutine") {
				t.Errorf("told what a terminal obeys, or a trace: %q", told.String())
			}
			if _, err := os.Stat(output); err == nil || out.Len() > 0 {
				t.Error("something was written")
			}
			t.Chdir(dir)
			typed := typeable(t)
			for _, shown := range []string{"ana", "value", "anchor", "ff"} {
				typed[shown] = true // as in "name: value"; YAML's word, and a byte
			}
			for _, l := range lang.Languages()[1:] {
				told.Reset()
				run([]string{"match", ".", "--date", pierDay}, &streams{out: &out, err: &told, language: l})
				if found := latin(told.String(), typed); len(found) > 0 {
					t.Errorf("%s: %q is English in\n%.2000s", l.Code, found, told.String())
				}
			}
		})
	}
}
