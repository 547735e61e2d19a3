package decided

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"mentormatch/internal/diag"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

var on, _ = profiles.ParseDate("2026-11-22")

func entry(mentee string) profiles.Logged {
	return profiles.Logged{Word: profiles.LogHold, Decision: profiles.Decision{Mentee: mentee, Mentor: "dee", By: "R", Date: on, Why: "a: #b"}}
}

func TestAppendKeepsTheRest(t *testing.T) {
	const line = `- {decision: hold, mentee: ana, mentor: dee, by: R, date: 2026-11-22, why: "a: #b"}`
	for _, c := range []struct{ before, want, reason string }{
		{"", "log:\n  " + line + "\n", "a file that is not there"},
		{"# nothing\n", "# nothing\n\nlog:\n  " + line + "\n", "comments alone"},
		{"pins: []   # none\n", "pins: []   # none\n\nlog:\n  " + line + "\n", "no log yet"},
		{"{}\n", "\nlog:\n  " + line + "\n", "a file that says that nothing is decided"},
		{"--- { } # none\n", "---  # none\n\nlog:\n  " + line + "\n", "the same, with a comment behind"},
		{"log: []  # empty\npins: []\n", "log:   # empty\n  " + line + "\npins: []\n", "an empty log, not the last"},
		{"log:\n- " + line[2:] + "  # mine\n# of the pins\npins: []\n", "log:\n- " + line[2:] + "  # mine\n" + line + "\n# of the pins\npins: []\n", "the indent of what is there"},
		{"\uFEFFpins: []\r\n", "\uFEFFpins: []\r\n\r\nlog:\r\n  " + line + "\r\n", "a mark, and the ends of lines"},
	} {
		got, err := Append([]byte(c.before), []profiles.Logged{entry("ana")})
		if err != nil || string(got) != c.want {
			t.Errorf("%s:\ngot  %q %v\nwant %q", c.reason, got, err, c.want)
		}
	}
	for _, flow := range []string{"log: [{decision: hold}]\n", "{pins: []}\n"} {
		if _, err := Append([]byte(flow), []profiles.Logged{entry("ana")}); err == nil {
			t.Errorf("%q is added to", flow)
		}
	}
}

// read reads rows of a CSV table about a programme of three mentees and two
// mentors, of whom dee has one place.
func read(t *testing.T, decisions string, rows ...string) (*Reading, error) {
	t.Helper()
	p := programme(t, decisions)
	table := "mentee_id,mentor_id,decision,other_mentor,reason,by,date,round\n" + strings.Join(rows, "\n") + "\n"
	tables, err := roster.Open("m.csv", []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	return Read(tables, Options{Programme: p, On: on, By: "R", Scorer: func(day profiles.Date) *scoring.Scorer { return scoring.New(p, day) }})
}

// programme has three mentees and two mentors, of whom dee has one place.
func programme(t *testing.T, decisions string) *profiles.Programme {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	p, err := profiles.Load(fstest.MapFS{
		"programme.yaml": file("name: Log\n"),
		"mentees.yaml":   file("- {id: ana, name: Ana}\n- {id: bo, name: Bo}\n- {id: cy, name: Cy}\n"),
		"mentors.yaml":   file("- {id: dee, name: Dee, capacity: 1, training: {completed: 2026-01-10, valid_until: 2028-01-10}, clearance: {valid_until: 2028-01-10}}\n- {id: eli, name: Eli, capacity: 3, training: {completed: 2026-01-10, valid_until: 2028-01-10}, clearance: {valid_until: 2028-01-10}}\n"),
		"decisions.yaml": file(decisions),
	}, profiles.LoadOptions{Name: "p"})
	if err != nil {
		t.Fatalf("%+v", err)
	}
	return p
}

func TestContradictionsAreRefused(t *testing.T) {
	const round = ",run 2026-11-22 000000000000"
	for _, c := range []struct{ decisions, rows, want string }{
		{"{}", "ana,dee,approve,,,," + round + "|ana,eli,approve,,,," + round, "decided about"},
		{"{}", "ana,dee,approve,,,," + round + "|ana,dee,decline,,no,," + round, "decided about"},
		{"{}", "ana,dee,approve,,,," + round + "|bo,dee,approve,,,," + round, "2 mentees by decisions"},
		{"forbids: [{mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]", "ana,eli,pin to,dee,wish,," + round, "forbidden"},
		{"pins: [{mentee: ana, mentor: eli, by: R, date: 2026-11-01, why: w}]", "ana,dee,approve,,,," + round, "decided for eli"},
		{"log: [{decision: decline, mentee: ana, mentor: eli, by: R, date: 2026-11-21, why: w}]", "ana,eli,approve,,,,2026-11-20" + round, "later decision"},
		{"{}", "ana,dee,approve,eli,,," + round, "another mentor is named"},
		{"{}", "ana,dee,,eli,,," + round, "nothing is decided"},
		{"{}", "ana,dee,approve,,,,,what if", "nobody decides"},
		{"{}", "ana,dee,end,,over,," + round, "do not meet yet"},
		{"log: [{decision: hold, mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]", "ana,dee,end,,over,," + round, "do not meet yet"},
		{"approvals: [{mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]", "ana,dee,end,,,," + round, "needs a reason"},
		{"approvals: [{mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]", "ana,dee,end,,over,,2026-10-31" + round, "later decision"},
		{"{}", "gone,dee,approve,,,," + round, "not in the profiles any more"},
	} {
		rows := strings.Split(c.rows, "|")
		reading, err := read(t, c.decisions, rows...)
		var wrong diag.Problems
		if !errors.As(err, &wrong) || !strings.Contains(fmt.Sprintf("%+v", []diag.Problem(wrong)), c.want) {
			t.Errorf("%s\ngot %+v %+v, want %q", c.rows, reading, []diag.Problem(wrong), c.want)
		}
	}
}

// TestEndIsReadOnce reads the same table again, and again when the two have
// begun anew.
func TestEndIsReadOnce(t *testing.T) {
	const row = "ana,dee,end,,The six months are over.,,2026-11-20,run 2026-11-22 000000000000"
	log := func(words ...string) string {
		text := "log:\n"
		for k, word := range words {
			text += fmt.Sprintf("  - {decision: %s, mentee: ana, mentor: dee, by: R, date: 2026-11-%02d, why: w}\n", word, 10+5*k)
		}
		return text
	}
	for _, c := range []struct {
		decisions    string
		new, already int
		reason       string
	}{
		{log("approve"), 1, 0, "they meet"},
		{log("pin"), 1, 0, "a pin is a pair that meets as well"},
		{log("approve", "end"), 0, 1, "it is in the log"},
		{log("approve", "end", "approve"), 1, 0, "begun anew since"},
	} {
		reading, err := read(t, c.decisions, row)
		if err != nil {
			t.Errorf("%s: %+v", c.reason, err)
			continue
		}
		if len(reading.Decisions) != c.new || reading.Already != c.already {
			t.Errorf("%s: %d new and %d already there, want %d and %d", c.reason, len(reading.Decisions), reading.Already, c.new, c.already)
		}
	}
}
