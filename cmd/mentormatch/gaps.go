package main

import (
	"context"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
)

type gapsOptions struct {
	streams *streams
	folder  folder
	outputs outputs
	choices choices
	below   string // --below, as typed
	most    int    // --try
	csv     csvFlags
	table   report.CSVOptions // what csv asks for
}

func newGapsCommand(s *streams) *cobra.Command {
	o := &gapsOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "gaps [DIR] [flags]",
		Short: "verb.gaps",
		Long:  "verb.gaps.long",
		Example: examples(
			"mentormatch gaps harbour", "example.gaps.what-is-lacking",
			"mentormatch gaps harbour --below 60", "example.gaps.count-pairs-below",
			"mentormatch gaps harbour --try 30", "example.gaps.try-30-mentors",
			"mentormatch gaps harbour -o gaps.xlsx", "example.gaps.into-a-spreadsheet",
		),
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := o.folder.named(args); err != nil {
				return err
			}
			if o.table, err = o.csv.options(cmd); err != nil {
				return err
			}
			return runGaps(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.below, "below", "50", "flag.gaps.below")
	cmd.Flags().IntVar(&o.most, "try", 10, "flag.gaps.try")
	o.choices.addFlags(cmd)
	o.outputs.addFlags(cmd, formatText, formatXLSX, formatCSV, formatJSON)
	o.csv.addForm(cmd)
	o.folder.addDate(cmd)
	return cmd
}

func runGaps(ctx context.Context, o *gapsOptions) error {
	s := o.streams
	opt, err := o.choices.options()
	if err != nil {
		return err
	}
	below, ok := parsePoints(o.below)
	if !ok {
		return &usageError{diag.Say(`--below "{below}" is not a score`, "below", o.below), "a score is a number from 0 to 100 with up to two decimals, such as 62.5"}
	}
	if o.most < 1 || o.most > 1000 {
		return &usageError{"--try is not from 1 to 1000", "each that is tried is a round of its own; 10 is what is tried when it is left out"}
	}
	b, err := begin(ctx, s, &o.folder, &o.outputs, o.choices.skipInvalid)
	if err != nil {
		return err
	}
	if err := o.csv.suits(b.targets); err != nil {
		return err
	}
	progress := b.progress
	defer progress.Clear()
	opt.Progress = progress.Stage
	run, err := match(ctx, s, b.scorer, opt)
	if err != nil {
		return err
	}
	gaps, err := matcher.NewGaps(ctx, b.scorer, run.Result, matcher.GapOptions{Below: below, Most: o.most, Progress: progress.Stage})
	if err != nil {
		return err
	}
	err = write(s, b.targets, b.inputs, func(w io.Writer, t target) error {
		if t.path == standardOutput && s.outTerminal {
			progress.Clear()
		}
		switch t.format {
		case formatCSV:
			return report.WriteGapsCSV(w, run, gaps, o.table)
		case formatXLSX:
			return report.WriteGapsXLSX(w, run, gaps)
		case formatJSON:
			return report.WriteGapsJSON(w, run, gaps, below)
		}
		return report.WriteGaps(w, run, gaps, below, s.layout(t))
	})
	if err != nil {
		return err
	}
	progress.Clear()
	for _, name := range files(b.targets) {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	if len(gaps.Places) > 0 && (gaps.Places[0].Matched > 0 || gaps.Places[0].Points > 0) {
		mentor := b.programme.Mentors[gaps.Places[0].Mentor]
		s.next("whatif", o.folder.words(), slices.Concat([]string{"--capacity", oneMore(mentor.ID, mentor.Capacity)}, o.folder.again(), o.choices.again())...)
		return nil
	}
	s.next("match", o.folder.words(), slices.Concat([]string{"-o", "matches.xlsx"}, o.folder.again(), o.choices.again())...)
	return nil
}

// oneMore is one more place than a mentor has, as --capacity takes it.
func oneMore(id string, capacity int) string {
	return id + "=" + strconv.Itoa(min(capacity+1, mostOfAny))
}
