package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/profiles"
)

type verifyOptions struct {
	streams *streams
	folder  folder
	record  string // the file of the result
}

func newVerifyCommand(s *streams) *cobra.Command {
	o := &verifyOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "verify [DIR] MATCHES.json [flags]",
		Short: "verb.verify",
		Long:  "verb.verify.long",
		Example: examples(
			"mentormatch match harbour -o matches.json", "",
			"mentormatch verify harbour matches.json", "",
		),
		Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.bothNamed(args); err != nil {
				return err
			}
			var err error
			if o.record, err = o.folder.namedWith(args); err != nil {
				return err
			}
			return runVerify(cmd.Context(), o)
		},
	}
	o.folder.addDate(cmd)
	cmd.Flags().Lookup("date").Usage = "flag.verify.date"
	return cmd
}

// bothNamed says which of the two is missing, when one is.
func (o *verifyOptions) bothNamed(args []string) error {
	if len(args) != 1 {
		return nil
	}
	if isProgramme(args[0]) {
		return &usageError{
			diag.Say(`verify what? "{args}" is a programme`, "args", args[0]),
			diag.Say("name the result too: mentormatch verify {word} matches.json", "word", quote(args[0])),
		}
	}
	if !isProgramme(".") {
		return &usageError{
			diag.Say("which programme? the current folder has no {file}", "file", settingsFile),
			diag.Say("name the folder of the programme first: mentormatch verify DIR {word}", "word", quote(args[0])),
		}
	}
	return nil
}

func runVerify(ctx context.Context, o *verifyOptions) error {
	s := o.streams
	run, findings, err := readProven(ctx, s, &o.folder, o.record)
	if err != nil {
		return err
	}
	if len(findings) > 0 {
		for _, f := range findings {
			fmt.Fprintln(s.out, s.say(f))
		}
		return &failure{
			diag.Say("not proved: {findings}", "findings", counted(len(findings), "finding")),
			diag.Say("match again to have a result that is proved: {command}", "command", typed("match", o.folder.words(), "-o", o.record)),
		}
	}
	return o.proved(run)
}

// proved says what has been proved.
func (o *verifyOptions) proved(run *report.Run) error {
	p, r := run.Scorer.Programme(), run.Result
	headline, none := diag.Message("optimal: proved"), diag.Message("no better result exists")
	if r.Objective == profiles.Stable {
		headline, none = "stable: proved", "no two people would both rather have each other"
	}
	s := o.streams
	err := s.result(s.say(stacked([]diag.Message{
		headline,
		diag.Say("  {count} of {mentees} matched, {mentors}", "count", len(r.Matches), "mentees", counted(len(p.Mentees), "mentee"), "mentors", counted(len(p.Mentors), "mentor")),
		diag.Say("  objective {objective}, total {total}, on {on}", "objective", r.Objective, "total", s.points(int(r.Total)), "on", s.date(run.Scorer.On())),
		diag.Say("  {files} unchanged, every pair scored again, {none}", "files", counted(len(p.Inputs), "file"), "none", none),
	})) + "\n")
	if err != nil {
		return err
	}
	if r.Keep != nil {
		o.streams.tell(diag.Say("the proof counts {points} points for each of the {kept} pairs that were kept, beside the total", "points", r.Keep.Points, "kept", r.Kept))
	}
	if len(r.Matches) > 0 {
		o.streams.next("explain", o.folder.words(), p.Mentees[r.Matches[0].Mentee].ID, "--date", run.Scorer.On().String())
	}
	return nil
}
