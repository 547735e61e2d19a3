package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
)

type exportOptions struct {
	streams  *streams
	folder   folder
	to       string
	template bool
}

func newExportCommand(s *streams) *cobra.Command {
	o := &exportOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "export [DIR] --to ROSTER.xlsx [flags]",
		Short: "verb.export",
		Long:  "verb.export.long",
		Example: examples(
			"mentormatch export harbour --to roster.xlsx", "",
			"mentormatch export --template --to intake.xlsx", "example.export.an-empty-form",
			"mentormatch export harbour --template --to intake.xlsx", "example.export.with-the-terms",
		),
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.template && len(args) == 0 && !isProgramme(".") {
				return runTemplate(o, profiles.DefaultSettings())
			}
			if err := o.folder.named(args); err != nil {
				return err
			}
			return runExport(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.to, "to", "", "flag.export.to")
	cmd.Flags().BoolVar(&o.template, "template", false, "flag.export.template")
	o.folder.addDate(cmd)
	return cmd
}

func runExport(ctx context.Context, o *exportOptions) error {
	if err := o.checkTo(); err != nil {
		return err
	}
	on, err := o.folder.on()
	if err != nil {
		return err
	}
	progress := startProgress(o.streams)
	defer progress.Clear()
	progress.Step("reading the profiles", 0, 0)
	o.folder.progress = progress
	p, err := o.folder.load(ctx, on, false)
	if err != nil {
		return err
	}
	if o.template {
		progress.Clear()
		return runTemplate(o, p.Settings)
	}
	inputs := o.folder.inputs(p)
	progress.Step("writing the workbook", 0, 0)
	err = outputFailure(outfile.Write(o.to, inputs, func(w io.Writer) error { return roster.Export(w, p, o.streams.words().Language) }))
	if err != nil {
		return err
	}
	progress.Clear()
	o.streams.tell(diag.Say("wrote {to}: {mentees} and {mentors}, with everything their profiles say", "to", o.to, "mentees", counted(len(p.Mentees), "mentee"), "mentors", counted(len(p.Mentors), "mentor")))
	o.streams.next("import", []string{o.to}, "--to", o.folder.dir)
	return nil
}

func runTemplate(o *exportOptions, settings profiles.Settings) error {
	if err := o.checkTo(); err != nil {
		return err
	}
	err := outputFailure(outfile.Write(o.to, nil, func(w io.Writer) error { return roster.Template(w, &settings, o.streams.words().Language) }))
	if err != nil {
		return err
	}
	o.streams.tell(diag.Say("wrote an empty form into {to}", "to", o.to))
	o.streams.next("import", []string{o.to}, "--to", "myprogramme")
	return nil
}

// checkTo looks at the name of the workbook before the work begins.
func (o *exportOptions) checkTo() error {
	switch {
	case o.to == "":
		return &usageError{"export into which file?", "name a workbook: --to roster.xlsx"}
	case !strings.HasSuffix(strings.ToLower(o.to), ".xlsx"):
		return &usageError{diag.Say(`"{to}" does not end with .xlsx`, "to", o.to), "a workbook has drop-downs and several sheets: --to roster.xlsx"}
	}
	if err := outfile.Check(o.to, nil); err != nil {
		return outputFailure(err)
	}
	return nil
}
