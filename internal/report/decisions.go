package report

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
	"mentormatch/scoring"
)

// The words of the Decision column.
const (
	ChoiceApprove = "approve" // these two begin
	ChoiceDecline = "decline" // never propose these two again
	ChoiceHold    = "hold"    // keep the place for them, nothing is final
	ChoiceEnd     = "end"     // a pair that meets is over, and its place is free
	ChoicePin     = "pin to"  // the mentee gets the mentor in Other mentor
)

// DecisionChoices are what the Decision column of the Matches sheet may hold.
var DecisionChoices = []string{ChoiceApprove, ChoiceDecline, ChoiceHold, ChoiceEnd, ChoicePin}

// UnmatchedChoices are those of the Unmatched sheet, where there is no pair yet.
var UnmatchedChoices = []string{ChoicePin}

// choice is a decision as the Decision column has it in the language.
func (w words) choice(decision string) string {
	return w.Say("sheets.choice." + strings.TrimSuffix(decision, " to"))
}

func (w words) choices(decisions []string) []string {
	var list []string
	for _, decision := range decisions {
		list = append(list, w.choice(decision))
	}
	return list
}

// DecisionHeadings are the columns by which decisions are read back: what each
// holds, by its heading in a workbook of any language, of an earlier version
// too, or in a CSV table.
var DecisionHeadings = sync.OnceValue(func() map[string]string {
	holds := map[string]string{
		"mentee_id": "mentee", "mentor_id": "mentor", "other_mentor": "other",
		"score": "score", "decision": "decision", "reason": "reason", "by": "by", "date": "date", "round": "round",
	}
	columns := map[string]string{
		"mentee-id": "mentee", "id": "mentee", "mentor-id": "mentor", "score": "score", "decision": "decision",
		"other": "other", "reason": "reason", "by": "by", "date": "date", "round": "round",
	}
	for c := range scoring.NumCriteria {
		name := scoring.Criterion(c).String()
		holds[name], columns[name] = name, name
	}
	for _, l := range lang.Languages() {
		for id, what := range columns {
			for _, heading := range lang.New(l).Called("sheets.head." + id) {
				holds[heading] = what
			}
		}
	}
	return holds
})

// DecisionHeading is the heading of a column in a workbook of a language.
func DecisionHeading(l lang.Language, id string) string { return lang.New(l).Say("sheets.head." + id) }

// DecisionWord is a decision as the Decision column of a language has it.
func DecisionWord(l lang.Language, decision string) string {
	return words{Speaker: lang.New(l)}.choice(decision)
}

// DecisionWords are the words of the Decision column in all languages, and
// the decisions that they stand for.
var DecisionWords = sync.OnceValue(func() map[string]string {
	decisions := make(map[string]string)
	for _, l := range lang.Languages() {
		w := words{Speaker: lang.New(l)}
		for _, decision := range DecisionChoices {
			decisions[w.choice(decision)] = decision
		}
	}
	return decisions
})

// IsOverride reports whether a word, in any language, is what the reason of a
// pin begins with that sets a rule aside. Same compares words.
func IsOverride(word string, same func(a, b string) bool) bool {
	return slices.ContainsFunc(lang.Languages(), func(l lang.Language) bool { return same(word, lang.New(l).Say("sheets.choice.override")) })
}

// IsWhatIf reports whether a row of settings, in any language, says that its
// workbook only asks what would happen.
func IsWhatIf(about, what string) bool {
	return slices.ContainsFunc(lang.Languages(), func(l lang.Language) bool {
		say := lang.New(l)
		return about == say.Say("sheets.about.run") && what == say.Say("sheets.set.whatif")
	})
}

// whatIfRound is the mark of a round that nobody decides in.
const whatIfRound = "what if"

// Round marks a round: its day, and the beginning of the mark of its people
// and settings. Decisions are not in it, so that a second counselor can decide
// in the same round.
func (r *Run) Round() string {
	if len(r.WhatIf) > 0 {
		return whatIfRound
	}
	r.marked.Do(func() { r.mark = "run " + r.Scorer.On().String() + " " + r.programme().Mark()[:12] })
	return r.mark
}

// decides reports whether a workbook of the run is for deciding in.
func (r *Run) decides() bool { return len(r.WhatIf) == 0 }

// dropDown gives the Decision column of a sheet its choices.
func (s *sheetWriter) dropDown(decisions []string, last int) error {
	at := slices.IndexFunc(s.columns, func(c column) bool { return c.id == "decision" })
	if at < 0 || last < 2 {
		return nil
	}
	say := s.book.say
	choices := say.choices(decisions)
	validation := excelize.NewDataValidation(true)
	validation.SetSqref(fmt.Sprintf("%[1]s2:%[1]s%[2]d", s.name(at+1), last))
	if err := validation.SetDropList(choices); err != nil {
		return err
	}
	validation.SetError(excelize.DataValidationErrorStyleStop, s.columns[at].heading,
		say.Say("sheets.choice.error", "choices", say.Choice(choices)))
	return s.book.file.AddDataValidation(s.sheet, validation)
}

// printTo has the sheet printed up to a column: with what is decided about, why,
// and room to write, in letters that can be read on A4. What stands beyond is for
// the screen.
func (s *sheetWriter) printTo(id string) error {
	at := slices.IndexFunc(s.columns, func(c column) bool { return c.id == id })
	return s.book.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", RefersTo: cells(s.sheet, fmt.Sprintf("$A$1:$%s$%d", s.name(at+1), s.rows)), Scope: s.sheet,
	})
}
