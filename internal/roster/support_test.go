package roster

import (
	"testing"

	"mentormatch/internal/lang"
)

// TestSupportComesBackFromItsWorkbook has every field about kinds of support,
// what matters, ages, interests, pauses and earlier matches.
func TestSupportComesBackFromItsWorkbook(t *testing.T) {
	p := load(t, map[string]string{
		"programme.yaml": "name: x\nvocabulary: {interests: [{code: kabaddi, label: kabaddi}]}\n",
		"mentees.yaml": `- id: ana
  age: 25-34
  interests: [kabaddi, reading]
  support: peer
  matters: {disability: high, occupation: low, availability: high}
  again: never
  prefer: {ages: 25-44, age: similar, interests: shared, within_km: 30}
  require: {ages: 18+, age: similar, interests: shared, within_km: 300}
- {id: bo, age: 65+, interests: []}
`,
		"mentors.yaml": `- {id: dee, offers_support: mentor, pause: {from: 2027-01-01, until: 2027-02-01}, again: welcome}
- {id: eli, pause: {until: 2027-02-01}}
`,
	})
	for _, in := range lang.Languages() {
		folder, result := into(t, nil, &Import{Tables: exported(t, p, in), Name: "new"})
		for _, u := range result.Unmapped {
			t.Errorf("%s: %s: %s %q", in.Code, u.File, u.Text, u.Value)
		}
		if diff := same(p, load(t, folder)); diff != "" {
			t.Errorf("%s: -exported +imported:\n%s", in.Code, diff)
		}
	}
}
