package main

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// sureness is what is asked about how sure pairs are, as typed.
type sureness struct {
	draws, seed int64
	typed       bool // whether draws was
}

// usualDraws is how many weightings explain tries: enough that a pair which
// holds in half of them is not told to hold in seven of ten, but once in many
// millions.
const usualDraws = 200

// surePairs is for how many pairs of a programme explain tells how sure a match
// is without being asked: some two seconds on two processors.
const surePairs = 1_000_000

func (f *sureness) addFlags(cmd *cobra.Command, draws int64) {
	usage := "flag.match.sure"
	if draws > 0 {
		usage = "flag.explain.sure"
	}
	cmd.Flags().Int64Var(&f.draws, "sure", draws, usage)
	cmd.Flags().Int64Var(&f.seed, "seed", 1, "flag.seed")
}

// check looks at what was typed.
func (f *sureness) check(cmd *cobra.Command) error {
	f.typed = cmd.Flags().Changed("sure")
	switch {
	case f.draws < 0 || f.draws > report.MostDraws:
		return &usageError{diag.Say("--sure cannot be {draws}", "draws", f.draws), diag.Say("write a whole number from 0 to {mostdraws}, such as 200", "mostdraws", strconv.Itoa(report.MostDraws))}
	case f.seed < 0:
		return &usageError{diag.Say("--seed cannot be {seed}", "seed", f.seed), "write a whole number, 0 or more"}
	case cmd.Flags().Changed("seed") && f.draws == 0:
		return &usageError{"--seed chooses weightings, and none are tried", "add --sure 200"}
	}
	return nil
}

// ask adds to a run how sure its pairs are: those of some mentees, or of all
// for nil. It says nothing of a programme that is large when nobody asked.
func (f *sureness) ask(ctx context.Context, s *scoring.Scorer, run *report.Run, mentees []int, progress func(string, int, int)) error {
	p := s.Programme()
	if f.draws == 0 || run.Result == nil || !f.typed && len(p.Mentees)*len(p.Mentors) > surePairs {
		return nil
	}
	sure, err := matcher.Sure(ctx, s, run.Result, matcher.SureOptions{
		Mentees: mentees, Draws: int(f.draws), Seed: uint64(f.seed), Progress: progress,
	})
	if errors.Is(err, matcher.ErrNotRanged) {
		if !f.typed {
			return nil
		}
		return &usageError{
			diag.Say("--sure cannot tell how sure a pair is under the objective {objective}", "objective", run.Result.Objective),
			diag.Say("leave it out, or add --objective {coverage} or --objective {quality}", "coverage", profiles.Coverage, "quality", profiles.Quality),
		}
	}
	run.Sure = sure
	return err
}

// ofPair is the mentee of a pair in a list when the run matches the pair; an
// empty list otherwise.
func ofPair(run *report.Run, mentee, mentor int) []int {
	if run.Result != nil && slices.ContainsFunc(run.Result.Matches, func(m matcher.Matched) bool { return m.Mentee == mentee && m.Mentor == mentor }) {
		return []int{mentee}
	}
	return []int{}
}
