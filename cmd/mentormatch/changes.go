package main

import (
	"context"
	"errors"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

const (
	// helpedPairs and helpedMentees are for how many pairs of a programme, and
	// how many mentees who are not matched, every result says what would help.
	// For 355 of 1000 mentees with 800 mentors it took 7 s on two busy
	// processors. explain says it of one person in any programme.
	helpedPairs   = 1_000_000
	helpedMentees = 400
)

// tellChanges adds to a run what would match those who are not matched, and,
// where a spreadsheet is written or somebody is left out, what one more place
// of each mentor is worth. It depends on the programme and the result alone,
// so that verify makes the same record.
func tellChanges(ctx context.Context, s *scoring.Scorer, run *report.Run, progress func(stage diag.Message, done, of int)) error {
	if isTooLargeToHelp(run) {
		return nil
	}
	helping, err := matcher.NewHelping(ctx, s, run.Result)
	if errors.Is(err, matcher.ErrNoPrices) {
		return nil
	}
	if err != nil {
		return err
	}
	if run.Places, err = helping.Places(ctx, nil); err != nil {
		return err
	}
	run.Help, err = helping.All(ctx, func(done, of int) {
		if progress != nil {
			progress("looking for what would help", done, of)
		}
	})
	return err
}

func isTooLargeToHelp(run *report.Run) bool {
	p := run.Scorer.Programme()
	return len(p.Mentees)*len(p.Mentors) > helpedPairs || len(run.Result.Unmatched) > helpedMentees
}

// isHelpWritten tells whether any of the outputs says what would help: a CSV
// table does not.
func isHelpWritten(targets []target) bool {
	return slices.ContainsFunc(targets, func(t target) bool { return t.format != formatCSV })
}

// unhelped says, where it is so, that nobody was told what would help.
func unhelped(run *report.Run) diag.Message {
	if len(run.Result.Unmatched) == 0 || unweighed(run.Result.Objective) || !isTooLargeToHelp(run) {
		return ""
	}
	return "what would help each of those who are not matched was not looked for: they are too many, or the programme too large; explain does it for one person"
}

// tellChangesOf adds to a run what would match one mentee who is not matched.
func tellChangesOf(ctx context.Context, s *scoring.Scorer, run *report.Run, who found) error {
	out := false
	for k := range run.Result.Unmatched {
		out = out || run.Result.Unmatched[k].Mentee == who.index
	}
	if who.role != profiles.RoleMentee || !out {
		return nil
	}
	helping, err := matcher.NewHelping(ctx, s, run.Result)
	if errors.Is(err, matcher.ErrNoPrices) {
		return nil
	}
	if err != nil {
		return err
	}
	changes, err := helping.Changes(ctx, who.index)
	run.Help = map[int][]matcher.Change{who.index: changes}
	return err
}
