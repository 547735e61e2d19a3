package profiles

import "testing"

func TestReadOne(t *testing.T) {
	s := DefaultSettings()
	one, problems := s.ReadOne(RoleMentee, []byte("id: ana\ngoals: [job-search]\navoid: [nobody-here]\n"), Date{2026, 12, 1})
	if len(problems) > 0 || one.Mentee == nil || one.Mentor != nil {
		t.Fatalf("%+v, problems %v", one, problems)
	}
	if got := one.Mentee.Goals; len(got) != 1 || got[0] != (Goal{"job-search", 3}) {
		t.Errorf("goals %v, want job-search with the usual priority 3", got)
	}
	for _, c := range []struct{ role, text, id, why string }{
		{"mentor", "id: dee\ngoals: [job-search]\n", "unknown-field", "a mentor's field is supports"},
		{"mentee", "id: ana\ngoals: [no-such]\n", "unknown-goal", "not of the vocabulary"},
		{"mentee", "id: ana\ndisability: [{condition: stroke, since: 2027-01-01}]\n", "future-date", "after the day of the run"},
		{"mentee", "- id: ana\n- id: bo\n", "wrong-kind", "two people"},
		{"mentee", "", "wrong-kind", "nobody"},
		{"mentee", "id: [", "syntax", "not YAML"},
	} {
		_, problems := s.ReadOne(Role(c.role), []byte(c.text), Date{2026, 12, 1})
		if len(problems) != 1 || problems[0].ID != c.id {
			t.Errorf("%q: problems %v, want one %s, because: %s", c.text, problems, c.id, c.why)
		}
	}
}

func TestLanguageNamed(t *testing.T) {
	for name, want := range map[string]string{"Bengali": "bn", " urdu ": "ur", "BSL": "bfi", "Klingon": "", "ISL": "", "lis": "", "bn": ""} {
		if got, ok := LanguageNamed(name); got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
