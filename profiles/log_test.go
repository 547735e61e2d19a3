package profiles_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// decided loads a small programme with these decisions.
func decided(t *testing.T, decisions string) (*profiles.Programme, error) {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return profiles.Load(fstest.MapFS{
		"programme.yaml": file("name: Log\n"),
		"mentees.yaml":   file("- {id: ana, name: Ana}\n- {id: bo, name: Bo}\n- {id: cy, name: Cy}\n"),
		"mentors.yaml":   file("- {id: dee, name: Dee, capacity: 2}\n- {id: eli, name: Eli, capacity: 2}\n"),
		"decisions.yaml": file(decisions),
	}, profiles.LoadOptions{Name: "p"})
}

// standing writes the lists of decisions in short.
func standing(d *profiles.Decisions) string {
	var all []string
	for _, list := range []struct {
		name string
		of   []profiles.Decision
	}{{"pin", d.Pins}, {"forbid", d.Forbids}, {"approve", d.Approvals}, {"decline", d.Declines}, {"hold", d.Holds}, {"end", d.Earlier}} {
		for _, x := range list.of {
			all = append(all, list.name+" "+x.Mentee+"="+x.Mentor)
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func TestLaterDecisionsSupersede(t *testing.T) {
	entry := func(decision, mentee, mentor, date string) string {
		return fmt.Sprintf("  - {decision: %s, mentee: %s, mentor: %s, by: R, date: %s, why: w}\n", decision, mentee, mentor, date)
	}
	for _, c := range []struct{ decisions, want, reason string }{
		{"log:\n" + entry("hold", "ana", "dee", "2026-11-20") + entry("approve", "ana", "dee", "2026-11-21"), "approve ana=dee", "the later one about a pair stands"},
		{"log:\n" + entry("approve", "ana", "dee", "2026-11-20") + entry("pin", "ana", "eli", "2026-11-21"), "pin ana=eli", "a mentee has one mentor, the last that was given"},
		{"log:\n" + entry("decline", "ana", "dee", "2026-11-20") + entry("reopen", "ana", "dee", "2026-11-21"), "", "reopened"},
		{"log:\n" + entry("decline", "ana", "dee", "2026-11-20") + entry("approve", "ana", "eli", "2026-11-20"), "approve ana=eli, decline ana=dee", "different pairs, and only one gives a mentor"},
		{"log:\n" + entry("approve", "left", "dee", "2026-11-20") + entry("hold", "gone", "eli", "2026-11-19") + entry("approve", "bo", "gone", "2026-11-20"), "approve left=dee", "who is not there is history; an approval still uses a place"},
		{"approvals: [{mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]\nlog:\n" + entry("end", "ana", "dee", "2026-11-20"), "end ana=dee", "the list is over"},
		{"approvals: [{mentee: ana, mentor: dee, by: R, date: 2026-12-01, why: w}]\nlog:\n" + entry("end", "ana", "dee", "2026-11-20"), "approve ana=dee, end ana=dee", "begun again after it"},
		{"log:\n" + entry("approve", "ana", "dee", "2026-03-20") + entry("end", "ana", "dee", "2026-10-21") + entry("approve", "ana", "dee", "2026-11-21"), "approve ana=dee, end ana=dee", "what has been stays so"},
		{"log:\n" + entry("approve", "ana", "dee", "2026-03-20") + entry("end", "ana", "dee", "2026-10-21") + entry("reopen", "ana", "dee", "2026-10-22"), "", "reopened: it was recorded by mistake"},
		{"log:\n" + entry("end", "ana", "dee", "2026-03-20") + entry("approve", "ana", "dee", "2026-10-21") + entry("reopen", "ana", "dee", "2026-10-22"), "end ana=dee", "what is reopened is the approval"},
		{"log:\n" + entry("approve", "left", "dee", "2026-03-20") + entry("end", "left", "dee", "2026-11-20"), "end left=dee", "who has left needs no place any more"},
		{"approvals: [{mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]\nlog:\n" + entry("decline", "ana", "dee", "2026-11-20"), "decline ana=dee", "the log is later than the list"},
		{"approvals: [{mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]\nlog:\n" + entry("pin", "ana", "eli", "2026-11-20"), "pin ana=eli", "another mentor, later"},
		{"approvals: [{mentee: ana, mentor: dee, by: R, date: 2026-12-01, why: w}]\nlog:\n" + entry("pin", "ana", "eli", "2026-11-20"), "approve ana=dee", "the list is later"},
		{"declines: [{mentee: ana, mentor: dee, by: R, date: 2026-12-01, why: w}]\nlog:\n" + entry("approve", "ana", "dee", "2026-11-20"), "approve ana=dee, decline ana=dee", "a later decline in a list is for the matching to judge, as always"},
	} {
		p, err := decided(t, c.decisions)
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		if got := len(p.Decisions.Log); got != strings.Count(c.decisions, "decision:") {
			t.Errorf("%s\n%d entries of history", c.decisions, got)
		}
		if got := standing(&p.Decisions); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s: %s", c.decisions, got, c.want, c.reason)
		}
	}
}

func TestLogRefuses(t *testing.T) {
	for _, c := range []struct{ decisions, want string }{
		{"log: [{decision: aprove, mentee: ana, mentor: dee, by: R, date: 2026-11-20, why: w}]", "approve"},
		{"log: [{mentee: ana, mentor: dee, by: R, date: 2026-11-20, why: w}]", "decision"},
		{"log: [{decision: hold, mentee: ana, mentor: dee, by: R, date: 2026-11-20, why: w, override: x}]", "only a pin overrides rules"},
		{"forbids: [{mentee: ana, mentor: dee, by: R, date: 2026-11-01, why: w}]\nlog: [{decision: approve, mentee: ana, mentor: dee, by: R, date: 2026-11-20, why: w}]", "among the forbids"},
		{"holds: []", "an entry of the log"},
	} {
		_, err := decided(t, c.decisions)
		var problems diag.Problems
		if !errors.As(err, &problems) || !strings.Contains(fmt.Sprintf("%+v", []diag.Problem(problems)), c.want) {
			t.Errorf("%s\ngot %v, want %q", c.decisions, problems, c.want)
		}
	}
}

// TestLogIsReplayed compares what stands with a replay of the log that keeps,
// entry by entry, each pair's word and each mentee's mentor.
func TestLogIsReplayed(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 3))
		text := "log:\n"
		words, mentor := map[string]string{}, map[string]string{}
		ends, last := map[string]int{}, map[string]string{} // by pair, how often it has ended, and its last word
		for range 1 + rng.IntN(8) {
			word := profiles.DecisionWords[rng.IntN(len(profiles.DecisionWords))]
			who, with := []string{"ana", "bo"}[rng.IntN(2)], []string{"dee", "eli"}[rng.IntN(2)]
			text += fmt.Sprintf("  - {decision: %s, mentee: %s, mentor: %s, by: R, date: 2026-11-20, why: w}\n", word, who, with)
			pair := who + "=" + with
			switch {
			case word == "end":
				ends[pair]++
			case word == "reopen" && last[pair] == "end":
				ends[pair]--
			}
			last[pair], words[pair] = word, word
			if word == "end" {
				words[pair] = "reopen" // nothing is decided any more
			}
			if word == "approve" || word == "pin" || word == "hold" {
				if before := mentor[who]; before != "" && before != with && words[who+"="+before] != "decline" {
					words[who+"="+before] = "reopen"
				}
				mentor[who] = with
			}
		}
		var want []string
		for pair, word := range words {
			if word != "reopen" {
				want = append(want, word+" "+pair)
			}
		}
		for pair, n := range ends {
			want = append(want, slices.Repeat([]string{"end " + pair}, n)...)
		}
		slices.Sort(want)
		p, err := decided(t, text)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if got := standing(&p.Decisions); got != strings.Join(want, ", ") {
			t.Fatalf("seed %d:\n%sgot  %s\nwant %s", seed, text, got, strings.Join(want, ", "))
		}
	}
}

// Nothing is taken out of a log, so it grows: five years of a programme of 500
// pairs a year, each of which begins and ends.
func TestLogOfYears(t *testing.T) {
	const pairs = 2500
	var log strings.Builder
	log.WriteString("log:\n")
	for k := range pairs {
		for _, word := range []string{"approve", "end"} {
			fmt.Fprintf(&log, "  - {decision: %s, mentee: m%04d, mentor: dee, by: R, date: 2026-11-20, why: w}\n", word, k)
		}
	}
	p, err := decided(t, log.String())
	if err != nil {
		t.Fatal(err)
	}
	if d := p.Decisions; len(d.Log) != 2*pairs || len(d.Earlier) != pairs || len(d.Approvals) != 0 {
		t.Errorf("%d entries, %d matches that ended and %d approvals, want %d, %d and none", len(d.Log), len(d.Earlier), len(d.Approvals), 2*pairs, pairs)
	}
}
