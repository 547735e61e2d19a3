package profiles

import "testing"

func TestMark(t *testing.T) {
	load := func(f files) string {
		t.Helper()
		p, err := Load(f.folder(), LoadOptions{On: testDay})
		if err != nil {
			t.Fatal(err)
		}
		return p.Mark()
	}
	base := files{
		"programme.yaml": "name: Pier\n",
		"mentees.yaml":   "- id: ana\n  goals: [skills]\n- id: bo\n",
		"mentors.yaml":   "- id: dee\n",
	}
	with := func(name, text string) files {
		changed := files{}
		for k, v := range base {
			changed[k] = v
		}
		changed[name] = text
		return changed
	}
	want := load(base)
	for why, f := range map[string]files{
		"another order":       with("mentees.yaml", "- id: bo\n- id: ana\n  goals: [skills]\n"),
		"documents, comments": with("mentees.yaml", "# who\nid: bo\n---\nid: ana\ngoals: [skills] # wants\n"),
		"a decision":          with("decisions.yaml", "pins: [{mentee: ana, mentor: dee, by: R, date: 2026-01-02, why: w}]\n"),
	} {
		if got := load(f); got != want {
			t.Errorf("%s: another mark", why)
		}
	}
	for why, f := range map[string]files{
		"a goal":    with("mentees.yaml", "- id: ana\n  goals: [study]\n- id: bo\n"),
		"a name":    with("mentors.yaml", "- id: dee\n  name: Dee\n"),
		"a person":  with("mentors.yaml", "- id: dee\n- id: eli\n"),
		"a setting": with("programme.yaml", "name: Pier\nminimum: 40\n"),
	} {
		if got := load(f); got == want {
			t.Errorf("%s changes nothing", why)
		}
	}
}
