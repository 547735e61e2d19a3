package main

import (
	"context"
	"errors"

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
func tellChanges(ctx context.Context, s *scoring.Scorer, run *report.Run, progress func(stage string, done, of int)) error {
	p := s.Programme()
	if len(p.Mentees)*len(p.Mentors) > helpedPairs || len(run.Result.Unmatched) > helpedMentees {
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
