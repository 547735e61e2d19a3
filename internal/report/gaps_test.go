package report

import (
	"io"
	"strings"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// smallGaps are gaps of small, made up.
func smallGaps() *matcher.Gaps {
	return &matcher.Gaps{
		Unmatched: []int{3, 4}, Poor: []int{1},
		Rules:     []matcher.RuleGap{{Rule: scoring.Rules[0], Mentees: 2, All: 1, Pairs: 7, Alone: 3}},
		Languages: []matcher.Gap{{Code: "ur", Mentees: 2, Unmatched: 1, Mentors: 1}, {Code: "en", Mentees: 3, Unmatched: 2, Mentors: 4, Free: 3}},
		Goals:     []matcher.Gap{{Code: "confidence", Mentees: 2, Unmatched: 2, Mentors: 1, Free: 1}},
		Occupations: []matcher.Gap{
			{Code: "isco:72", Mentees: 1, Unmatched: 1}, {Code: "isco:31", Mentees: 1, Unmatched: 1, Free: 1},
		},
		Categories: []matcher.Gap{
			{Code: "zqcategory", Mentees: 12, Unmatched: 3, Mentors: 40, Free: 2},
			{Code: "sensory", Mentees: 10, Unmatched: 10},
		},
		Hours: []matcher.HourGap{
			{From: 22 * 60, To: 24 * 60, Mentees: 2, Mentors: 1},
			{From: 6*1440 + 23*60, To: 7 * 1440, Mentees: 1},
			{From: 1440 - 60, To: 1440 + 60, Mentees: 1},
		},
		Places: []matcher.Worth{
			{Mentor: 0, Like: -1, Matched: 1, Points: 2600}, {Mentor: 1, Like: -1, Points: 550}, {Mentor: 2, Like: -1},
		},
		Mentors: []matcher.Worth{{Mentor: -1, Like: 3, Suits: []int{3, 4}, Matched: 1, Points: 123456}},
	}
}

func TestGapsGolden(t *testing.T) {
	for name, opt := range map[string]TerminalOptions{"gaps.txt": {}, "gaps-40.txt": {Width: 40}} {
		golden(t, name, written(t, func(w io.Writer) error { return WriteGaps(w, small(), smallGaps(), 5000, opt) }))
	}
	golden(t, "gaps.csv", written(t, func(w io.Writer) error { return WriteGapsCSV(w, small(), smallGaps(), CSVOptions{}) }))
	golden(t, "gaps.json", written(t, func(w io.Writer) error { return WriteGapsJSON(w, small(), smallGaps(), 5000) }))
}

// TestGapsTellNoDisability looks in every output of gaps for what nobody has agreed to share: ten
// people with one kind of disability are too few to tell of, and 3 of 12 are.
func TestGapsTellNoDisability(t *testing.T) {
	for _, level := range []profiles.Disclosure{profiles.ShareNone, profiles.ShareFull} {
		run := canaries(level, level)
		for i := range run.programme().Partners {
			run.programme().Partners[i].Offers = []string{"confidence"}
		}
		outputs := map[string]string{
			"txt":  string(written(t, func(w io.Writer) error { return WriteGaps(w, run, smallGaps(), 5000, TerminalOptions{Whole: true}) })),
			"csv":  string(written(t, func(w io.Writer) error { return WriteGapsCSV(w, run, smallGaps(), CSVOptions{}) })),
			"json": string(written(t, func(w io.Writer) error { return WriteGapsJSON(w, run, smallGaps(), 5000) })),
			"xlsx": workbookText(t, written(t, func(w io.Writer) error { return WriteGapsXLSX(w, run, smallGaps()) })),
		}
		for name, text := range outputs {
			for _, canary := range []string{
				canaryCondition, canaryLabel, canaryMentors, canaryCause, canaryFunction, canaryLived, canarySince,
				canaryNotes, canaryWhy, canaryOverride, canaryFor, canaryForLabel, "sensory", "sight and hearing",
			} {
				if strings.Contains(text, canary) {
					t.Errorf("at level %d %s tells %q", level, name, canary)
				}
			}
			for _, told := range []string{canaryCategory, "1 to 10"} {
				if !strings.Contains(text, told) {
					t.Errorf("%s does not tell %q", name, told)
				}
			}
		}
	}
}

func TestScenariosGolden(t *testing.T) {
	scenarios := []Scenario{
		{Name: "Eli for ana", After: changed()},
		{Name: "=1+1", After: small()},
		{Name: "Both", Impossible: [][2]string{{"ana", "dee"}, {"ana", "eli"}}},
	}
	for name, opt := range map[string]TerminalOptions{"scenarios.txt": {}, "scenarios-40.txt": {Width: 40}} {
		golden(t, name, written(t, func(w io.Writer) error { return WriteScenarios(w, small(), scenarios, opt) }))
	}
	golden(t, "scenarios.csv", written(t, func(w io.Writer) error { return WriteScenariosCSV(w, small(), scenarios, CSVOptions{}) }))
	golden(t, "scenarios.json", written(t, func(w io.Writer) error { return WriteScenariosJSON(w, small(), scenarios) }))
	text := workbookText(t, written(t, func(w io.Writer) error { return WriteScenariosXLSX(w, small(), scenarios) }))
	for _, want := range []string{"What if, not decided", "Eli for ana", "impossible: the pin of ana with dee and ana with eli", "Points before"} {
		if !strings.Contains(text, want) {
			t.Errorf("the workbook lacks %q", want)
		}
	}
}
