package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"mentormatch/profiles"
)

func TestQuestionsOfManyPairs(t *testing.T) {
	on := profiles.Date{Year: 2026, Month: time.December, Day: 1}
	crowd := &profiles.Programme{Settings: profiles.DefaultSettings(), Mentees: make([]profiles.Mentee, 100), Mentors: make([]profiles.Mentor, 100_001)}
	for _, test := range []struct {
		reason string
		blanks bool
		people int // mentees, of whom the first have left everything blank
		want   string
	}{
		{"100*100 001 pairs are more than 10 million", false, 100, "\nWhom to ask first is not worked out for more than 10 million pairs unless you\nask: --blanks\n"},
		{"99*100 001 are not, and all are barred: nobody takes anybody", false, 99, ""},
		{"asked for", true, 100, ""},
	} {
		p := *crowd
		p.Mentees = p.Mentees[:test.people]
		var b bytes.Buffer
		progress := startProgress(&streams{err: io.Discard})
		if err := writeQuestions(t.Context(), &b, &validateOptions{streams: &streams{}, blanks: test.blanks}, &p, on, progress); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.reason, got, test.want)
		}
	}
}

func TestQuestionsNameTwelve(t *testing.T) {
	p := &profiles.Programme{Settings: profiles.DefaultSettings()}
	p.Settings.Rules = profiles.Rules{}
	for i := range 14 {
		p.Mentees = append(p.Mentees, profiles.Mentee{Person: profiles.Person{ID: string(rune('a' + i))}})
	}
	p.Mentors = []profiles.Mentor{{Person: profiles.Person{ID: "dee"}, Capacity: 1}}
	var b bytes.Buffer
	progress := startProgress(&streams{err: io.Discard})
	if err := writeQuestions(t.Context(), &b, &validateOptions{streams: &streams{}}, p, profiles.Date{Year: 2026, Month: time.December, Day: 1}, progress); err != nil {
		t.Fatal(err)
	}
	// All is unknown; disability weighs 30 of 100, half of it the mentees'.
	want := `  asking 14 mentees for disability would settle 15.00 % of it:
    a, b, c, d,
    e, f, g, h,
    i, j, k, l
    and 2 who hold no more than these
  asking 1 mentor for lived_experience would settle 15.00 % of it:
    dee
`
	// Each of the 14 pairs has a rule of language, way and hours that knows nothing.
	rules := `  14 mentees, languages: a rule open in 14 pairs
    a, b, c, d,
    e, f, g, h,
    i, j, k, l
    and 2 who hold no more than these
  1 mentor, languages: a rule open in 14 pairs
    dee
`
	if !strings.Contains(b.String(), "100.00 % is unknown") || !strings.Contains(b.String(), want) || strings.Count(b.String(), "asking") != 5 || !strings.Contains(b.String(), rules) {
		t.Errorf("got %s\nwant five questions, among them\n%s", b.String(), want)
	}
}
