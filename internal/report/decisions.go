package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The words of the Decision column.
const (
	ChoiceApprove = "approve" // these two begin
	ChoiceDecline = "decline" // never propose these two again
	ChoiceHold    = "hold"    // keep the place for them, nothing is final
	ChoicePin     = "pin to"  // the mentee gets the mentor in Other mentor
)

// DecisionChoices are what the Decision column of the Matches sheet may hold.
var DecisionChoices = []string{ChoiceApprove, ChoiceDecline, ChoiceHold, ChoicePin}

// UnmatchedChoices are those of the Unmatched sheet, where there is no pair yet.
var UnmatchedChoices = []string{ChoicePin}

// The headings by which decisions are read back, and those of a CSV table.
const (
	HeadMenteeID = "Mentee id"
	HeadMentorID = "Mentor id"
	HeadPersonID = "Id" // of the Unmatched sheet
	HeadScore    = "Score"
	HeadDecision = "Decision"
	HeadOther    = "Other mentor"
	HeadReason   = "Reason"
	HeadBy       = "By"
	HeadDate     = "Date"
	HeadRound    = "Round"
)

// decisionColumns are for a person to fill in.
func decisionColumns(choices []string) []column {
	return []column{
		{HeadDecision, 11, kindFill, "For you: " + listWith(choices, "or") + ". mentormatch decide reads it back. Leave it empty to decide nothing."},
		{HeadOther, 12, kindFill, "For you, with pin to: the id of the mentor whom the mentee is to have."},
		{HeadReason, 28, kindFill, "For you: why. To pin a mentor whom a rule bars, begin with override: and say why the rule is set aside."},
		{HeadBy, 12, kindFill, "For you: who decides."},
		{HeadDate, 12, kindFill, "For you: the day of the decision, such as 2026-11-22; when empty, the day on which it is read."},
	}
}

// roundColumn marks every row with the round it is of.
var roundColumn = column{HeadRound, 26, kindText, "The round that the row is of: its day, and a mark of the profiles it was made from. Do not change it."}

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
func (s *sheetWriter) dropDown(choices []string, last int) error {
	at := slices.IndexFunc(s.columns, func(c column) bool { return c.heading == HeadDecision })
	if at < 0 || last < 2 {
		return nil
	}
	validation := excelize.NewDataValidation(true)
	validation.SetSqref(fmt.Sprintf("%[1]s2:%[1]s%[2]d", s.name(at+1), last))
	if err := validation.SetDropList(choices); err != nil {
		return err
	}
	validation.SetError(excelize.DataValidationErrorStyleStop, HeadDecision,
		"Choose "+strings.TrimSuffix(listWith(choices, "or"), ".")+", or leave the cell empty.")
	return s.book.file.AddDataValidation(s.sheet, validation)
}

// printTo has the sheet printed up to a column: with what is decided about, why,
// and room to write, in letters that can be read on A4. What stands beyond is for
// the screen.
func (s *sheetWriter) printTo(heading string) error {
	at := slices.IndexFunc(s.columns, func(c column) bool { return c.heading == heading })
	return s.book.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", s.sheet, s.name(at+1), s.rows), Scope: s.sheet,
	})
}
