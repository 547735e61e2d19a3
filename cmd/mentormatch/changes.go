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
	// helpedPairs is for how many pairs of a programme every result says what
	// one more place is worth and what would help: at 8 bytes a pair it bounds
	// the memory. explain says it of one person in any programme.
	helpedPairs = 20_000_000
	// helpedWork is for how many pairs and mentees, multiplied, what would help
	// is looked for: each mentee takes a few solutions, which take time as there
	// are pairs. For 355 of 1000 mentees with 800 mentors it took 4 s on two
	// processors.
	helpedWork = 400_000_000
)

// tellChanges adds to a run what would match those who are not matched, and,
// where a spreadsheet is written or somebody is left out, what one more place
// of each mentor is worth. It depends on the programme and the result alone,
// so that verify makes the same record.
func tellChanges(ctx context.Context, s *scoring.Scorer, run *report.Run, progress func(stage diag.Message, done, of int)) error {
	if pairsOf(run) > helpedPairs {
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
	run.Help, err = helping.First(ctx, helpedOf(run), func(done, of int) {
		if progress != nil {
			progress("looking for what would help", done, of)
		}
	})
	return err
}

func pairsOf(run *report.Run) int {
	p := run.Scorer.Programme()
	return len(p.Mentees) * len(p.Mentors)
}

// helpedOf is for how many of those who are not matched what would help is
// looked for: those who have waited longest.
func helpedOf(run *report.Run) int {
	pairs := pairsOf(run)
	if pairs > helpedPairs {
		return 0
	}
	return min(len(run.Result.Unmatched), helpedWork/max(pairs, 1))
}

// isHelpWritten tells whether any of the outputs says what would help: a CSV
// table does not.
func isHelpWritten(targets []target) bool {
	return slices.ContainsFunc(targets, func(t target) bool { return t.format != formatCSV })
}

// unhelped says, where it is so, that what would help was not looked for for
// everybody.
func unhelped(run *report.Run) diag.Message {
	of, asked := len(run.Result.Unmatched), helpedOf(run)
	switch {
	case asked == of || unweighed(run.Result.Objective):
		return ""
	case asked == 0:
		return "what would help each of those who are not matched was not looked for: the programme is too large; explain does it for one person"
	}
	return diag.Say("what would help was looked for of the {asked} who have waited longest, of {of} who are not matched; explain does it for anybody", "asked", asked, "of", of)
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
