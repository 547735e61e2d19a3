package roster

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"

	"mentormatch/internal/lang"
)

// earlierWords puts in the words that an earlier version had for headings,
// lists and terms, and counts them.
func earlierWords(say *lang.Speaker, tables []*Table) int {
	old := map[string]string{}
	add := func(called []string) {
		if len(called) > 1 {
			old[called[0]] = called[1]
		}
	}
	for _, c := range formColumns {
		add(say.Called("roster.column." + c.key))
	}
	for _, c := range listColumns(say, defaults()) {
		add(listHeadings(say, c.list, c.part))
	}
	settings := defaults()
	for _, list := range vocabularyLists {
		for _, e := range *list.of(&settings.Vocabulary) {
			add(say.TermCalled(list.kind, e.Code, e.Label))
		}
	}
	for _, list := range fixedLists {
		for _, code := range list.codes {
			add(fixedTerms(say, list.name, code))
		}
	}
	words := slices.SortedFunc(maps.Keys(old), func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	changed := 0
	for _, t := range tables {
		for _, row := range t.Rows {
			for i := range row.Cells {
				cell := &row.Cells[i]
				for _, now := range words {
					// Alone in a cell, or among several answers.
					if cell.Text == now || strings.ContainsAny(cell.Text, ";,0123456789") && strings.Contains(cell.Text, now) {
						cell.Text = strings.ReplaceAll(cell.Text, now, old[now])
						changed++
					}
				}
			}
		}
	}
	return changed
}

// A form that an earlier version wrote is imported as one of today is: with its
// own sheet of lists, and without it.
func TestFormsOfEarlierVersionsAreRead(t *testing.T) {
	p := load(t, map[string]string{
		"programme.yaml": "name: Ours\n",
		"mentees.yaml": `
- {id: ana, name: Ana, meet: [remote], goals: [{goal: same-employer, priority: 5}, study], again: welcome, gender: another,
   interests: [nature], disability: [{condition: stammering, cause: traffic-accident}], availability: {weekly: ["Mon 18:00-20:00 remote"]}}
`,
		"mentors.yaml": `
- {id: dee, name: Dee, meet: [in-person, remote], supports: [{goal: role-model, level: 3}], again: never, lived_experience: [{condition: deafness}]}
`,
	})
	for _, l := range lang.Languages() {
		now, before := tablesOf(p, l), tablesOf(p, l)
		if changed := earlierWords(lang.New(l), before); l.Code == lang.Marathi.Code && changed < 60 {
			t.Errorf("%s: %d words changed", l.Code, changed)
		}
		want, _ := into(t, nil, &Import{Tables: now, Name: "x"})
		got, _ := into(t, nil, &Import{Tables: before, Name: "x"})
		alone, _ := into(t, nil, &Import{Tables: before[:2], Name: "x"})
		for name, text := range without(want) {
			if got[name] != text {
				t.Errorf("%s: %s of an earlier form is\n%s\nwant\n%s", l.Code, name, got[name], text)
			}
			if alone[name] != text {
				t.Errorf("%s: %s of an earlier form without lists is\n%s\nwant\n%s", l.Code, name, alone[name], text)
			}
		}
	}
}
