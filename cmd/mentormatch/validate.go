package main

import (
	"bytes"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
)

type validateOptions struct {
	streams *streams
	folder  folder
	blanks  bool // --blanks
}

func newValidateCommand(s *streams) *cobra.Command {
	o := &validateOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "validate [DIR] [flags]",
		Short: "verb.validate",
		Long:  "verb.validate.long",
		Example: examples(
			"mentormatch validate harbour", "",
			"mentormatch validate", "example.validate.in-the-folder",
		),
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.folder.named(args); err != nil {
				return err
			}
			return runValidate(cmd.Context(), o)
		},
	}
	o.folder.addDate(cmd)
	cmd.Flags().BoolVar(&o.blanks, "blanks", false, "flag.validate.blanks")
	return cmd
}

// page is how what is written is laid out.
func (o *validateOptions) page() report.TerminalOptions {
	return report.TerminalOptions{Width: o.streams.width}
}

func runValidate(ctx context.Context, o *validateOptions) error {
	s := o.streams
	on, err := o.folder.on()
	if err != nil {
		return err
	}
	progress := startProgress(s)
	defer progress.Clear()
	progress.Step("reading the profiles", 0, 0)
	o.folder.progress = progress
	p, err := o.folder.load(ctx, on, false)
	if err != nil {
		return err
	}
	var summary bytes.Buffer
	if err := report.WriteRead(&summary, p, s.language, allNamesakes(p), o.page()); err != nil {
		return err
	}
	if err := writeQuestions(ctx, &summary, o, p, on, progress); err != nil {
		return err
	}
	progress.Clear()
	s.warn(p, &o.folder, len(p.Warnings))
	if _, err := s.out.Write(summary.Bytes()); err != nil {
		return &failure{diag.Say("cannot write to standard output: {cause}", "cause", diag.Cause(err)), ""}
	}
	s.next("match", o.folder.words(), slices.Concat([]string{"-o", "matches.xlsx"}, o.folder.again())...)
	return nil
}
