package profiles

import (
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/diag"
)

// People leave, and stay named: that is a warning with its place, and blocks
// nothing. A slip near somebody's id is a problem still.
func TestWhoHasLeftMayStayNamed(t *testing.T) {
	const by = ", by: Kim, date: 2026-11-01, why: asked}"
	numbered := "- id: mentee-000001\n- id: mentee-000002\n"
	for _, test := range []struct {
		name, text, want, reason string
	}{
		{"mentees.yaml", "- id: ana\n  avoid: [zoe]\n- id: bo\n", "mentees.yaml:2:11", "nobody like zoe is there"},
		{"mentees.yaml", "- id: ana\n  prefer: {mentors: [zoe, dee]}\n- id: bo\n", "mentees.yaml:2:22", "in a wish"},
		{"mentees.yaml", "- id: ana\n  require: {mentors: [zoe]}\n- id: bo\n", "mentees.yaml:2:23", "in what is required, which nobody can meet then"},
		{"mentees.yaml", "- id: ana\n  avoid: [zoe]\n- id: bo\n  avoid: [yan, zoe]\n", "mentees.yaml:2:11 mentees.yaml:4:11 mentees.yaml:4:16", "each place is told"},
		{"mentees.yaml", numbered + "  avoid: [mentee-000003]\n", "mentees.yaml:3:11", "ids that differ in digits are different people's"},
		{"mentees.yaml", numbered + "  avoid: [mente-000001]\n", "", "a letter less is a slip"},
		{"mentees.yaml", "- id: ana\n  avoid: [dea]\n- id: bo\n", "", "a slip for dee"},
		{"decisions.yaml", "pins: [{mentee: zoe, mentor: dee" + by + "]\n", "decisions.yaml:1:17", "a mentee who has left"},
		{"decisions.yaml", "forbids: [{mentee: ana, mentor: zoe" + by + "]\n", "decisions.yaml:1:33", "a mentor who has left"},
		{"decisions.yaml", "approvals: [{mentee: yan, mentor: zoe" + by + "]\n", "decisions.yaml:1:35", "both: no place is used"},
		{"decisions.yaml", "approvals: [{mentee: yan, mentor: dee" + by + "]\n", "-", "a mentee who has left and still meets dee uses a place"},
		{"decisions.yaml", "pins: [{mentee: ana, mentor: dea" + by + "]\n", "", "a slip for dee"},
		{"decisions.yaml", "pins: [{mentee: ana, mentor: dea" + by + "]\nlog: [{decision: approve, mentee: bo, mentor: dea" + by + "]\n", "decisions.yaml:1:30", "the log says that there was a dea"},
		{"decisions.yaml", "declines: [{mentee: ana, mentor: dea" + by + "]\nearlier: [{mentee: ana, mentor: dea, date: 2026-01-01}]\n", "decisions.yaml:1:34", "an earlier match says so"},
	} {
		p, err := Load(files{test.name: test.text}.folder(), LoadOptions{On: testDay})
		if err != nil {
			if test.want != "" || !strings.Contains(rendered(err), "did you mean") {
				t.Errorf("%s: %s\n%s", test.reason, test.text, rendered(err))
			}
			continue
		}
		var got []string
		for _, w := range p.Warnings {
			place, _, _ := strings.Cut(w.OneLine(diag.Options{}), ": ")
			got = append(got, place)
			if !strings.Contains(w.OneLine(diag.Options{}), `"`+w.Value+`"`) || w.Value == "" {
				t.Errorf("%s: the id is not told: %s", test.reason, w.OneLine(diag.Options{}))
			}
		}
		if want := strings.Fields(strings.Trim(test.want, "-")); test.want == "" || !slices.Equal(got, want) {
			t.Errorf("%s: warnings at %v, want %v\n%s", test.reason, got, want, test.text)
		}
		d := &p.Decisions
		if n := len(d.Pins) + len(d.Forbids) + len(d.Declines); n > 0 {
			t.Errorf("%s: a decision about nobody is kept: %+v", test.reason, *d)
		}
	}
}
