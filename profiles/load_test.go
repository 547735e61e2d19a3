package profiles

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"mentormatch/internal/diag"
)

// FuzzLoad reads anything as a file of mentees and as settings. It finishes,
// does not panic, and every problem has a place that is in the file.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"- id: ana\n  name: x\n", "id: ana\n---\nid: bo\n", "[{id: ana}]", "- id: *a\n", "- 'a\n- b'\n", "%YAML 1.2\n---\n",
		"\ufeff- id: a\r\n", "- id: ana\n  availability: {weekly: [Mon-Sun 22:00-01:00 remote]}\n", "name: x\nweights: {disability: .nan}\n",
		"- id: a\n  disability: [{functions: {1: a, 01: b}}]\n", "- &a [*a]\n", "m: {[a]: b, <<: {c: d}}\n", "\xff\xfe", "...\n---\n...", "- \x01\n", "!x y", "? |\n",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, skip bool) {
		for _, name := range []string{"mentees.yaml", "programme.yaml", "decisions.yaml"} {
			start := time.Now()
			p, err := Load(files{name: text}.folder(), LoadOptions{On: testDay, SkipInvalid: skip})
			if d := time.Since(start); d > 10*time.Second {
				t.Fatalf("%s took %s", name, d)
			}
			if err == nil {
				if !skip && len(p.Rejected) > 0 {
					t.Errorf("somebody is left out, and nobody asked for it")
				}
				continue
			}
			lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
			for _, problem := range err.(diag.Problems) {
				if problem.Line > lines || problem.Line < 0 || problem.Column < 0 || problem.Column > len(text)+2 {
					t.Errorf("%s:%d:%d is not in a file of %d lines: %s", problem.File, problem.Line, problem.Column, lines, problem.Text)
				}
				if problem.ID == "" || problem.Text == "" || problem.File == "" {
					t.Errorf("a problem that does not say what it is: %+v", problem)
				}
			}
			var b strings.Builder
			_ = diag.Render(&b, err.(diag.Problems), diag.Options{Terminal: true})
			if strings.ContainsAny(b.String(), "\x1b\x00\u202e") {
				t.Errorf("a terminal would obey this: %q", b.String())
			}
		}
	})
}

// roster is a list of people of the usual size.
func roster(n int, role Role) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "- id: %s-%06d\n  name: রহিমা বেগম\n  joined: 2026-10-04\n  languages: [bn, en]\n  meet: [remote]\n", role, i)
		b.WriteString("  place: {lat: 23.78, lon: 90.40, travel_km: 15}\n  gender: woman\n")
		b.WriteString("  availability:\n    time_zone: Asia/Dhaka\n    weekly: [Mon 18:00-20:30, Tue-Fri 20:00-21:30, Sat 09:00-12:00 remote]\n")
		if role == RoleMentee {
			b.WriteString("  disability:\n    - {condition: stroke, functions: {b730: 3, d450: 2}, since: 2023-04}\n" +
				"  occupation: {held: [isco:7231], target: [isco:3115]}\n  goals: [{goal: new-occupation, priority: 5}, skills]\n")
		} else {
			b.WriteString("  capacity: 2\n  lived_experience:\n    - {condition: stroke, functions: {b730: 3}, since: 2015-04}\n" +
				"  occupation: {held: [isco:7231], current: isco:3115, returned: 2019-06}\n  supports: [{goal: skills, level: 3}, confidence]\n" +
				"  training: {valid_until: 2028-01-10}\n  clearance: {valid_until: 2028-01-10}\n")
		}
	}
	return b.String()
}

// BenchmarkLoad reads a programme of a thousand mentees and eight hundred
// mentors.
func BenchmarkLoad(b *testing.B) {
	mentees, mentors := roster(1000, RoleMentee), roster(800, RoleMentor)
	folder := files{"mentees.yaml": mentees, "mentors.yaml": mentors}.folder()
	b.SetBytes(int64(len(mentees) + len(mentors)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(folder, LoadOptions{On: testDay}); err != nil {
			b.Fatal(err)
		}
	}
}

// The sample programme is read from the files that a counselor has.
func TestSampleProgramme(t *testing.T) {
	p, err := Load(os.DirFS("../testdata/harbour"), LoadOptions{On: testDay})
	if err != nil {
		t.Fatal(rendered(err))
	}
	if len(p.Mentees) != 30 || len(p.Mentors) != 20 {
		t.Errorf("%d mentees and %d mentors, want 30 and 20", len(p.Mentees), len(p.Mentors))
	}
}
