package main

import (
	"strings"
	"testing"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

func TestFind(t *testing.T) {
	person := func(id, name string) profiles.Person { return profiles.Person{ID: id, Name: name} }
	p := &profiles.Programme{
		Mentees: []profiles.Mentee{
			{Person: person("ana", "আনা রহমান")}, {Person: person("bo", "Alex Lindqvist")}, {Person: person("dee", "Zoë Abara")},
		},
		Mentors:  []profiles.Mentor{{Person: person("eli", "Alex Lindqvist")}, {Person: person("alex lindqvist", "Alex")}, {Person: person("flo", "Ana")}},
		Rejected: []profiles.Rejected{{Role: profiles.RoleMentee, ID: "zed", Why: []diag.Message{"line 3: unknown goal"}}},
	}
	for _, c := range []struct {
		reason string
		word   string
		want   found
		wrong  string // part of the error and its hint
	}{
		{reason: "an id", word: "ana", want: found{profiles.RoleMentee, 0, "ana"}},
		{reason: "a mentor's id", word: "eli", want: found{profiles.RoleMentor, 0, "eli"}},
		{reason: "case does not count", word: "ELI", want: found{profiles.RoleMentor, 0, "eli"}},
		{reason: "width does not count", word: "ｅｌｉ", want: found{profiles.RoleMentor, 0, "eli"}},
		{reason: "a name", word: "আনা রহমান", want: found{profiles.RoleMentee, 0, "ana"}},
		{reason: "composition does not count", word: "Zoe\u0308 Abara", want: found{profiles.RoleMentee, 2, "dee"}},
		{reason: "an id comes before a name", word: "Ana", want: found{profiles.RoleMentee, 0, "ana"}},
		{reason: "an id comes before two names", word: "Alex Lindqvist", want: found{profiles.RoleMentor, 1, "alex lindqvist"}},
		{reason: "nobody", word: "anna", wrong: `did you mean "ana"?`},
		{reason: "nobody near", word: "xyzzy", wrong: "by the id in the profiles"},
		{reason: "somebody left out", word: "zed", wrong: "line 3: unknown goal"},
	} {
		got, err := find(p, c.word)
		if c.wrong == "" {
			if err != nil || got != c.want {
				t.Errorf("%s: %v, %v, want %v", c.reason, got, err, c.want)
			}
			continue
		}
		if err == nil {
			t.Errorf("%s: found %v", c.reason, got)
		} else if text, hint := describe(err); !strings.Contains(text.String()+hint.String(), c.wrong) {
			t.Errorf("%s: %s, %s; want %q", c.reason, text, hint, c.wrong)
		}
	}

	p.Mentors = p.Mentors[:1]
	if _, err := find(p, "alex lindqvist"); err == nil || !strings.Contains(err.(*failure).hint.String(), "bo, eli") {
		t.Errorf("two people of one name: %v", err)
	}
}
