package main

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

type compareOptions struct {
	streams *streams
	folder  folder
	outputs outputs
	choices choices // without an objective: all of them are compared
	csv     csvFlags
	table   report.CSVOptions // what csv asks for
}

func newCompareCommand(s *streams) *cobra.Command {
	o := &compareOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "compare [DIR] [flags]",
		Short: "verb.compare",
		Long:  "verb.compare.long",
		Example: examples(
			"mentormatch compare harbour", "example.compare.a-table-to",
			"mentormatch compare harbour --minimum 50", "example.compare.nobody-below-50",
			"mentormatch compare harbour -o objectives.xlsx", "",
		),
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := o.folder.named(args); err != nil {
				return err
			}
			if o.table, err = o.csv.options(cmd); err != nil {
				return err
			}
			return runCompare(cmd.Context(), o)
		},
	}
	o.outputs.addFlags(cmd, formatText, formatXLSX, formatCSV, formatJSON)
	o.csv.addForm(cmd)
	o.folder.addDate(cmd)
	o.choices.addMinimum(cmd)
	o.choices.addSkipInvalid(cmd)
	return cmd
}

func runCompare(ctx context.Context, o *compareOptions) error {
	s := o.streams
	opt, err := o.choices.options()
	if err != nil {
		return err
	}
	b, err := begin(ctx, s, &o.folder, &o.outputs, o.choices.skipInvalid)
	if err != nil {
		return err
	}
	if err := o.csv.suits(b.targets); err != nil {
		return err
	}
	defer b.progress.Clear()
	opt.Progress = b.progress.Stage
	var rounds []report.ObjectiveRound
	for _, objective := range profiles.Objectives {
		opt.Objective = objective
		run, err := match(ctx, s, b.scorer, opt)
		if err != nil {
			return err
		}
		blocking, err := matcher.BlockingPairs(ctx, b.scorer, run.Result)
		if err != nil {
			return err
		}
		rounds = append(rounds, report.ObjectiveRound{Run: run, Blocking: len(blocking)})
	}
	c := report.NewComparison(rounds)
	err = write(s, b.targets, b.inputs, func(w io.Writer, t target) error {
		if t.path == standardOutput && s.outTerminal {
			b.progress.Clear()
		}
		switch t.format {
		case formatCSV:
			return report.WriteComparisonCSV(w, c, o.table)
		case formatXLSX:
			return report.WriteComparisonXLSX(w, c)
		case formatJSON:
			return report.WriteComparisonJSON(w, c)
		}
		return report.WriteComparison(w, c, s.layout(t))
	})
	if err != nil {
		return err
	}
	b.progress.Clear()
	for _, name := range files(b.targets) {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	s.tell("nothing was changed in the programme itself")
	s.next("match", o.folder.words(), slices.Concat([]string{"--objective", string(profiles.Fair)}, o.folder.again(), o.choices.again())...)
	return nobody(rounds[0].Run)
}
