package decided

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/internal/roster"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// The workbook of a round, written in each language and decided in by the
// words of its drop-down, is read back.
func TestWorkbooksOfEveryLanguageAreReadBack(t *testing.T) {
	p := programme(t, "{}")
	s := scoring.New(p, on)
	result, err := matcher.Match(t.Context(), s, matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Matches) != 3 {
		t.Fatalf("%d matches, want the three of the programme", len(result.Matches))
	}
	for _, l := range lang.Languages() {
		var data bytes.Buffer
		if err := report.WriteXLSX(&data, &report.Run{Scorer: s, Result: result, Language: l}); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&data)
		if err != nil {
			t.Fatal(err)
		}
		say := lang.New(l)
		sheet := say.Say("sheets.matches")
		column := func(id string) string {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for i, heading := range rows[0] {
				if heading == report.DecisionHeading(l, id) {
					letters, _ := excelize.ColumnNumberToName(i + 1)
					return letters
				}
			}
			t.Fatalf("%s: no column %s in %q", l.Code, id, rows[0])
			return ""
		}
		typed := map[string]string{
			column("decision") + "2": say.Say("sheets.choice.approve"),
			column("decision") + "3": say.Say("sheets.choice.decline"), column("reason") + "3": "no",
			column("decision") + "4": say.Say("sheets.choice.hold"), column("reason") + "4": "asks again",
		}
		for at, text := range typed {
			if err := f.SetCellStr(sheet, at, text); err != nil {
				t.Fatal(err)
			}
		}
		written, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		tables, err := roster.Open("m.xlsx", written.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		reading, err := Read(tables, Options{Programme: p, On: on, By: "R", Scorer: func(day profiles.Date) *scoring.Scorer { return scoring.New(p, day) }})
		if err != nil {
			t.Errorf("%s: %+v", l.Code, err)
			continue
		}
		var words []string
		for _, d := range reading.Decisions {
			words = append(words, d.Word)
		}
		if len(words) != 3 || words[0] != profiles.LogApprove || words[1] != profiles.LogDecline || words[2] != profiles.LogHold {
			t.Errorf("%s: read back %v, want an approval, a decline and a hold", l.Code, words)
		}
	}
}

// Pins, and the reason that sets a rule aside, are read in every language too,
// with the headings and words of different languages mixed.
func TestPinsOfEveryLanguageAreReadBack(t *testing.T) {
	for _, l := range lang.Languages() {
		say := lang.New(l)
		reading, err := read(t, "{}", "ana,dee,"+say.Say("sheets.choice.pin")+",eli,"+say.Say("sheets.choice.override")+": asked for,,,run 2026-11-22 000000000000")
		if err != nil || len(reading.Decisions) != 1 {
			t.Errorf("%s: %+v %+v", l.Code, reading, err)
			continue
		}
		if d := reading.Decisions[0]; d.Word != profiles.LogPin || d.Mentor != "eli" || d.Override != "asked for" {
			t.Errorf("%s: read back as %+v", l.Code, d)
		}
	}
}

// What is wrong in a file is said with the words that stand in it: those of its
// drop-downs and its headings, and not the English ones.
func TestHintsHaveTheWordsOfTheFile(t *testing.T) {
	for _, l := range lang.Languages() {
		say := lang.New(l)
		sheet := say.Say("sheets.head.id") + ","
		for _, id := range []string{"mentor-id", "decision", "other", "reason", "by", "date", "round"} {
			sheet += report.DecisionHeading(l, id) + ","
		}
		const round = ",,,run 2026-11-22 000000000000\n"
		pin, decline := say.Say("sheets.choice.pin"), say.Say("sheets.choice.decline")
		tables, err := roster.Open("m.csv", []byte(sheet+"\nana,dee,perhaps,,"+round+"bo,,"+decline+",,"+round+"cy,dee,"+decline+",,"+round))
		if err != nil {
			t.Fatal(err)
		}
		p := programme(t, "{}")
		_, err = Read(tables, Options{Programme: p, On: on, By: "R", Scorer: func(day profiles.Date) *scoring.Scorer { return scoring.New(p, day) }})
		var wrong diag.Problems
		if !errors.As(err, &wrong) {
			t.Errorf("%s: %v", l.Code, err)
			continue
		}
		text := fmt.Sprintf("%+v", []diag.Problem(wrong))
		for _, want := range []string{pin, say.Say("sheets.choice.approve"), report.DecisionHeading(l, "other"), decline} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %s\nwant %q in it", l.Code, text, want)
			}
		}
		if l.Code != lang.English.Code && strings.Contains(text, "pin to") {
			t.Errorf("%s: %s\nhas the English word of a choice", l.Code, text)
		}
	}
}

// No heading and no word of one language means something else in another.
func TestHeadingsAndWordsAreOfOneMeaning(t *testing.T) {
	holds, decisions := map[string]string{}, map[string]string{}
	for heading, what := range report.DecisionHeadings() {
		if other, twice := holds[roster.Fold(heading)]; twice && other != what {
			t.Errorf("%q holds both %s and %s", heading, what, other)
		}
		holds[roster.Fold(heading)] = what
	}
	for word, decision := range report.DecisionWords() {
		if other, twice := decisions[roster.Fold(word)]; twice && other != decision {
			t.Errorf("%q is both %s and %s", word, decision, other)
		}
		decisions[roster.Fold(word)] = decision
	}
	// A workbook of an earlier version is read as well.
	if holds[roster.Fold("गुण")] != "score" || holds[roster.Fold("स्कोअर")] != "score" {
		t.Errorf("the score in Marathi is %q, and before it was %q", holds[roster.Fold("स्कोअर")], holds[roster.Fold("गुण")])
	}
	if len(decisions) != 4*len(report.DecisionChoices) {
		t.Errorf("%d words, want four for each decision: %v", len(decisions), decisions)
	}
}
