package report

import (
	"bytes"
	"fmt"
	"mentormatch/internal/lang"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mentormatch/profiles"
)

// TestWordsPage holds docs/words.md to the words that the program knows:
// somebody who fills in a profile looks them up there.
func TestWordsPage(t *testing.T) {
	golden(t, "../../../docs/words.md", wordsPage(t))
}

func wordsPage(t *testing.T) []byte {
	v := profiles.DefaultVocabulary()
	var b bytes.Buffer
	b.WriteString(`# Words that profiles use

The program knows these words; a programme can add its own under ` + "`vocabulary`" + ` in ` + "`programme.yaml`" + `. A word that is in neither is an error at its line, with the nearest word that is known.

Write the code on the left. What results show is on the right.

## Goals and supports

For ` + "`goals`" + ` of mentees, ` + "`supports`" + ` of mentors and ` + "`offers`" + ` of partners.

`)
	wordTable(&b, v.Goals)
	b.WriteString("\n## Conditions\n\nFor `condition` in `disability` and `lived_experience`. The headings are the categories: all that is told at `share_disability: category`. A condition in brackets is the broader one, of which the other is a kind. `other-condition` names none: two people who give it need not have the same, so that it counts as a blank answer between them.\n")
	for _, category := range v.Categories {
		of := slices.DeleteFunc(slices.Clone(v.Conditions), func(e profiles.Entry) bool { return e.Category != category.Code })
		if len(of) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n### %s (`%s`)\n\n", strings.ToUpper(category.Label[:1])+category.Label[1:], category.Code)
		wordTable(&b, of)
	}
	b.WriteString("\n## Causes\n\nFor `cause` in `disability` and `lived_experience`. A cause in brackets is the broader one. `unknown-cause` counts as no cause.\n\n")
	wordTable(&b, v.Causes)
	b.WriteString("\n## Genders\n\nFor `gender`, and for wishes about it.\n\n")
	wordTable(&b, v.Genders)
	b.WriteString("\n## Interests\n\nFor `interests`. Wishes ask for one in common.\n\n")
	wordTable(&b, v.Interests)
	b.WriteString("\n## How often pairs meet\n\nFor `every` of `meeting` in `programme.yaml`.\n\n")
	wordTable(&b, []profiles.Entry{
		{Code: string(profiles.EveryWeek), Label: "every week"},
		{Code: string(profiles.EveryTwoWeeks), Label: "every two weeks"},
		{Code: string(profiles.EveryMonth), Label: "every four weeks, on the same weekday"},
	})
	b.WriteString(`
## Functions

For ` + "`functions`" + `: codes of the International Classification of Functioning, Disability and Health (ICF) of the World Health Organization, each with how severe it is: 0 none, 1 mild, 2 moderate, 3 severe, 4 complete. A code begins with its chapter; more digits say it more exactly, as in b7, b730, b7302.

`)
	say := wordsOf(lang.English, small().programme())
	var chapters []profiles.Entry
	for _, code := range profiles.ICFChapters() {
		chapters = append(chapters, profiles.Entry{Code: code, Label: say.icfChapter(code)})
	}
	wordTable(&b, chapters)
	b.WriteString(`
The answers to the six questions of the Washington Group Short Set are another way of saying functions: ` + "`washington_group: {seeing: some, walking: a-lot}`" + `, within an entry of ` + "`disability`" + ` or ` + "`lived_experience`" + ` or beside it. They are kept as codes of the ICF, with no difficulty (` + "`none`" + `) as 0, ` + "`some`" + ` as 1, ` + "`a-lot`" + ` as 3 and ` + "`cannot`" + ` as 4.

`)
	wordTable(&b, washingtonQuestions(t))
	b.WriteString(`
## Languages

For ` + "`languages`" + `: the two letters of ISO 639-1 where a language has them (en, bn, ur, mr, hi, ne, pa, es), three of ISO 639-3 otherwise. Each sign language has its own code, which is often not its initials:

`)
	var signed []profiles.Entry
	for _, tag := range say.IDs("language.") {
		if tag = strings.TrimPrefix(tag, "language."); len(tag) == 3 {
			signed = append(signed, profiles.Entry{Code: tag, Label: say.language(tag)})
		}
	}
	wordTable(&b, signed)
	return b.Bytes()
}

// washingtonQuestions are the questions of the Washington Group, and the code that
// profiles keep each as.
func washingtonQuestions(t *testing.T) (list []profiles.Entry) {
	for _, question := range []string{"seeing", "hearing", "walking", "cognition", "self_care", "communication"} {
		p, err := profiles.Load(fstest.MapFS{
			"programme.yaml": {Data: []byte("name: Words")},
			"mentees.yaml":   {Data: []byte("- {id: a, washington_group: {" + question + ": cannot}}")},
			"mentors.yaml":   {Data: []byte("[]")},
		}, profiles.LoadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, profiles.Entry{Code: question, Label: "kept as `" + p.Mentees[0].Disability[0].Functions[0].Code + "`"})
	}
	return list
}

func wordTable(b *bytes.Buffer, entries []profiles.Entry) {
	b.WriteString("| write | it means |\n|---|---|\n")
	for _, e := range entries {
		label := e.Label
		if e.Broader != "" {
			label += " (`" + e.Broader + "`)"
		}
		fmt.Fprintf(b, "| `%s` | %s |\n", e.Code, label)
	}
}
