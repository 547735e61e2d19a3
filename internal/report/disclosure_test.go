package report

import (
	"bytes"
	"fmt"
	"io"
	"mentormatch/internal/lang"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// The canaries: each stands in one place only, so that to find it in an
// output is to know what leaked.
const (
	canaryCondition = "zqcondition"        // code
	canaryLabel     = "Zqconditionlabel"   // of the condition
	canaryMentors   = "zqlived"            // the mentor's condition
	canaryCause     = "zqcause"            //
	canaryCategory  = "Zqcategorylabel"    //
	canaryFunction  = "b73987"             //
	canaryLived     = "b73986"             // the mentor's function
	canaryChapter   = "movement-related"   // what is told of either function
	canarySince     = "1987"               //
	canaryNotes     = "zqnotes"            //
	canaryWhy       = "zqwhy"              // beside a decision
	canaryOverride  = "zqoverride"         // beside a pin
	canaryFor       = "zqfor"              // whom an organisation serves
	canaryForLabel  = "Zqforlabel"         //
	canaryCounts    = "covers 1 of 3 aspe" // always told
)

// canaries is a run in which every sensitive field holds a canary.
func canaries(mentee, mentor profiles.Disclosure) *Run {
	run := small()
	p := run.programme()
	since := profiles.Date{Year: 1987, Month: 6}
	p.Settings.Vocabulary.Conditions = []profiles.Entry{
		{Code: canaryCondition, Label: canaryLabel, Category: "zqcategory"},
		{Code: canaryFor, Label: canaryForLabel, Category: "zqcategory"},
		{Code: canaryMentors, Label: canaryMentors, Category: "zqcategory"},
	}
	p.Settings.Vocabulary.Categories = []profiles.Entry{entry("zqcategory", canaryCategory)}
	for i := range p.Mentees {
		m := &p.Mentees[i]
		m.ShareDisability, m.Notes = mentee, canaryNotes
		m.Disability = []profiles.Experience{{Condition: canaryCondition, Cause: canaryCause, Since: since,
			Functions: []profiles.Function{{Code: canaryFunction, Qualifier: 3}}}}
	}
	for j := range p.Mentors {
		m := &p.Mentors[j]
		m.ShareDisability, m.Notes = mentor, canaryNotes
		m.LivedExperience = []profiles.Experience{{Condition: canaryMentors, Cause: canaryCause, Since: since,
			Functions: []profiles.Function{{Code: canaryLived, Qualifier: 3}}}}
	}
	for k := range p.Partners {
		p.Partners[k].For = []string{canaryFor}
	}
	reason := scoring.Reason{Code: scoring.DisabilityCompared, Args: scoring.Args{Count: 2, Of: 3, Items: []scoring.Item{
		{What: "condition", Mentee: canaryCondition, Mentor: canaryMentors, Points: 6000, Weight: 3},
		{What: "function", Mentee: canaryFunction, Mentor: canaryLived, Points: 10000, Weight: 3},
		{What: "cause", Mentee: canaryCause, Points: 0, Weight: 3},
	}}}
	decision := &profiles.Decision{Mentee: "cy", Mentor: "dee", By: "R. Sen", Why: canaryWhy, Override: canaryOverride}
	for k := range run.Result.Matches {
		m := &run.Result.Matches[k]
		m.Pair.Parts[scoring.Disability].Reason = reason
		m.Pair.Barriers = append(m.Pair.Barriers, scoring.Reason{Code: scoring.RuleForbid, Args: scoring.Args{By: "R. Sen", Why: canaryWhy}})
		m.Decision, m.Origin = decision, matcher.Pinned
		run.Scorer.(*fakeScorer).pairs[[2]int{m.Mentee, m.Mentor}] = m.Pair
	}
	return run
}

// everyOutput is all text of every output of a run, by the output's name.
// Those that a file is written from come first.
func everyOutput(t *testing.T, run *Run) (files, screens map[string]string) {
	t.Helper()
	text := func(write func(io.Writer) error) string { return string(written(t, write)) }
	files = map[string]string{
		"terminal": text(func(w io.Writer) error { return WriteTerminal(w, run, TerminalOptions{}) }),
		"csv":      text(func(w io.Writer) error { return WriteCSV(w, run) }),
		"csv long": text(func(w io.Writer) error { return WriteCSVAs(w, run, CSVOptions{Long: true}) }),
		"csv all":  text(func(w io.Writer) error { return writeEveryPair(w, run) }),
		"json":     text(func(w io.Writer) error { return WriteJSON(w, run) }),
		"xlsx":     workbookText(t, written(t, func(w io.Writer) error { return WriteXLSX(w, run) })),
	}
	screens = map[string]string{}
	for i := range run.programme().Mentees {
		screens[fmt.Sprint("explain mentee ", i)] = text(func(w io.Writer) error {
			return ExplainPerson(w, run, profiles.RoleMentee, i, TerminalOptions{})
		})
		for j := range run.programme().Mentors {
			screens[fmt.Sprintf("explain pair %d %d", i, j)] = text(func(w io.Writer) error {
				return ExplainPair(w, run, i, j, TerminalOptions{})
			})
		}
	}
	for j := range run.programme().Mentors {
		screens[fmt.Sprint("explain mentor ", j)] = text(func(w io.Writer) error {
			return ExplainPerson(w, run, profiles.RoleMentor, j, TerminalOptions{})
		})
	}
	return files, screens
}

// writeEveryPair writes the lines that a table of all pairs would have if none
// were barred.
func writeEveryPair(w io.Writer, run *Run) error {
	_, possible := CSVFields(CSVOptions{All: true})
	t, err := newCSVTable(run, CSVOptions{All: true, Fields: possible})
	if err != nil {
		return err
	}
	l := t.newLine()
	for i := range run.programme().Mentees {
		for j := range run.programme().Mentors {
			l.pair(&matcher.Matched{Mentee: i, Mentor: j, Origin: matcher.Proposed, Pair: run.Scorer.Pair(i, j)})
			if _, err := w.Write(t.pair(nil, l)); err != nil {
				return err
			}
		}
	}
	return nil
}

// workbookText is every cell of every sheet, and the parts of the archive
// that people do not see.
func workbookText(t *testing.T, data []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			fmt.Fprintln(&b, strings.Join(row, "\t"))
		}
	}
	f.Pkg.Range(func(name, content any) bool {
		fmt.Fprintf(&b, "%s %s\n", name, content)
		return true
	})
	return b.String()
}

func TestNothingIsToldBeyondConsent(t *testing.T) {
	// What each level of the pair lets through; the lower of the two decides.
	categories := []string{canaryCategory, canaryChapter}
	full := []string{canaryCondition, canaryLabel, canaryMentors, canaryCause, canaryFunction, canaryLived}
	never := []string{canarySince, canaryNotes, canaryFor, canaryForLabel}
	decisions := []string{canaryWhy, canaryOverride}
	levels := []profiles.Disclosure{profiles.ShareNone, profiles.ShareCategory, profiles.ShareFull}
	for _, mentee := range levels {
		for _, mentor := range levels {
			files, screens := everyOutput(t, canaries(mentee, mentor))
			forbidden := append([]string{}, never...)
			told := min(mentee, mentor)
			if told == profiles.ShareNone {
				forbidden = append(forbidden, categories...)
			}
			if told != profiles.ShareFull {
				forbidden = append(forbidden, full...)
			}
			search := func(outputs map[string]string, forbidden []string) {
				for name, text := range outputs {
					for _, secret := range forbidden {
						if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
							t.Errorf("mentee shares %d, mentor %d: %s tells %q", mentee, mentor, name, secret)
						}
					}
				}
			}
			search(files, append(forbidden, decisions...))
			search(screens, forbidden)
			// And what may be told is: a report of nothing would pass the above.
			for name, text := range files {
				if name == "terminal" {
					continue
				}
				if !strings.Contains(text, canaryCounts) {
					t.Errorf("%s does not tell the counts", name)
				}
				if told == profiles.ShareCategory && !(strings.Contains(text, canaryCategory) && strings.Contains(text, canaryChapter)) {
					t.Errorf("%s does not tell the categories", name)
				}
				if told == profiles.ShareFull && !(strings.Contains(text, canaryLabel) && strings.Contains(text, canaryFunction)) {
					t.Errorf("%s does not tell the conditions", name)
				}
			}
			if pair := screens["explain pair 2 0"]; !strings.Contains(pair, canaryWhy) || !strings.Contains(pair, canaryOverride) {
				t.Errorf("the explanation of a pair does not show the words of its decisions:\n%s", pair)
			}
		}
	}
}

func TestOrganisationsDoNotTellTheCondition(t *testing.T) {
	run := small()
	u := &run.Result.Unmatched[0] // di
	mentee := run.mentee(u.Mentee)
	mentee.ShareDisability = profiles.ShareNone
	// The matcher leaves out or takes in Next Step by the mentee's condition.
	u.Partners = []int{0}
	without := NewRecord(run).Unmatched[0].Details.Partners
	u.Partners = []int{1, 0}
	with := NewRecord(run).Unmatched[0].Details.Partners
	if fmt.Sprint(with) != fmt.Sprint(without) || len(with) != 2 {
		t.Errorf("%v for one condition and %v for another: the list tells which", with, without)
	}
	mentee.ShareDisability = profiles.ShareFull
	u.Partners = []int{0}
	if got := NewRecord(run).Unmatched[0].Details.Partners; len(got) != 1 {
		t.Errorf("%v, want the matcher's own list for a mentee who shares in full", got)
	}
}

func TestBlankAndNoneAreOneAtShareNone(t *testing.T) {
	p := small().programme()
	p.Mentees[0].ShareDisability, p.Mentors[0].ShareDisability = profiles.ShareNone, profiles.ShareNone
	for code, secret := range map[scoring.Code]string{
		scoring.DisabilityNothing: "no disability", scoring.DisabilityNone: "no lived experience of disability",
	} {
		if got := Sentence(lang.English, p, scoring.Reason{Code: code}, 0, 0); strings.Contains(got, secret) {
			t.Errorf("%s says %q", code, got)
		}
	}
	p.Mentees[0].ShareDisability, p.Mentors[0].ShareDisability = profiles.ShareCategory, profiles.ShareCategory
	if got := Sentence(lang.English, p, scoring.Reason{Code: scoring.DisabilityNone}, 0, 0); !strings.Contains(got, "no lived experience of disability") {
		t.Errorf("with consent: %q", got)
	}
}
