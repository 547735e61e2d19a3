package profiles

import (
	"reflect"
	"testing"
)

func TestWashingtonGroup(t *testing.T) {
	p := load(t, files{"mentees.yaml": `
- id: ana
  washington_group: {seeing: some, hearing: none, walking: a-lot, cognition: cannot, self_care: none, communication: some}
- id: bo
  disability:
    - {condition: stroke, since: 2023, functions: {d450: 2}, washington_group: {walking: cannot, seeing: a-lot}}
    - condition: diabetes
  washington_group: {hearing: some}
- id: cai
`, "mentors.yaml": `
- id: dee
  lived_experience: [{washington_group: {walking: a-lot}, since: 2015}]
  washington_group: {seeing: cannot}
- id: eli
`})
	for _, test := range []struct {
		got    []Experience
		want   []Experience
		reason string
	}{
		{p.Mentees[0].Disability, []Experience{{Functions: []Function{
			{"b210", 1}, {"b230", 0}, {"d450", 3}, {"b144", 4}, {"d5", 0}, {"d3", 1}}}}, "an experience of its own"},
		{p.Mentees[1].Disability, []Experience{
			{Condition: "stroke", Since: Date{2023, 1, 1}, Functions: []Function{{"d450", 2}, {"b210", 3}}},
			{Condition: "diabetes"}, {Functions: []Function{{"b230", 1}}}}, "a code that is given stays: 2, not 4"},
		{p.Mentees[2].Disability, nil, "blank"},
		{p.Mentors[0].LivedExperience, []Experience{
			{Since: Date{2015, 1, 1}, Functions: []Function{{"d450", 3}}}, {Functions: []Function{{"b210", 4}}}}, "of a mentor"},
	} {
		if !reflect.DeepEqual(test.got, test.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", test.reason, test.got, test.want)
		}
	}
}

func TestBadWashingtonGroup(t *testing.T) {
	at := func(s string) string { return "- id: ana\n  washington_group: " + s + "\n" }
	checkBad(t, "mentees.yaml", []bad{
		{at("{seeing: lots}"), "mentees.yaml:2:30 unknown-word", "none, some, a-lot, cannot", "no such answer"},
		{at("{seeing: 3}"), "mentees.yaml:2:30 unknown-word", "none, some", "an answer is a word"},
		{at("{remembering: some}"), "mentees.yaml:2:22 unknown-field", "write cognition", "a word of the question"},
		{at("{seing: some}"), "mentees.yaml:2:22 unknown-field", `"seeing"`, "a slip"},
		{at("{seeing: ~}"), "mentees.yaml:2:22 missing-value", "blank", "left out is blank, null is nothing"},
		{at("[seeing]"), "mentees.yaml:2:21 wrong-kind", "", "a list"},
		{at("{}"), "mentees.yaml:2:21 missing-field", "seeing, hearing", "no answer at all"},
	})
}
