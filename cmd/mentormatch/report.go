package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/page"
	"mentormatch/internal/report"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

type reportOptions struct {
	streams *streams
	folder  folder
	outputs outputs
	record  string // the file of the result
	readers readers
}

func newReportCommand(s *streams) *cobra.Command {
	o := &reportOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "report [DIR] MATCHES.json -o PAGE.html [flags]",
		Short: "verb.report",
		Long:  "verb.report.long",
		Example: examples(
			"mentormatch report harbour matches.json -o report.html", "example.report.for-the-counselor",
			"mentormatch report harbour matches.json -o dee.html --for mentor:dee", "example.report.for-one-mentor",
			"mentormatch report harbour matches.json -o funder.html --for funder", "example.report.numbers-only",
			"mentormatch report harbour matches.json -o report.html --lang bn", "example.report.in-bengali",
		),
		Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if o.record, err = o.folder.namedWith(args); err != nil {
				return err
			}
			return runReport(cmd.Context(), o)
		},
	}
	o.outputs.addFlags(cmd, formatHTML)
	cmd.Flags().Lookup("output").Usage = "flag.report.output"
	o.readers.addFlags(cmd)
	o.folder.addDate(cmd)
	cmd.Flags().Lookup("date").Usage = "flag.report.date"
	return cmd
}

func runReport(ctx context.Context, o *reportOptions) error {
	s := o.streams
	if len(o.outputs.paths) == 0 {
		return &usageError{"where to? -o is missing", "name a file for the page: -o report.html"}
	}
	if err := o.readers.check(); err != nil {
		return err
	}
	targets, err := o.outputs.targets(s)
	if err != nil {
		return err
	}
	if err := check(targets, []string{o.record}); err != nil {
		return err
	}
	run, err := readFitting(ctx, s, &o.folder, o.record, "no page written: the result does not fit the profiles any more")
	if err != nil {
		return err
	}
	run.Language = s.language
	if err := o.readers.known(run.Scorer.Programme()); err != nil {
		return err
	}
	if o.readers.reader.Kind == report.ForCounselor {
		if err := priced(ctx, run); err != nil {
			return err
		}
	}
	inputs := append(o.folder.inputs(run.Scorer.Programme()), o.record)
	err = write(s, targets, inputs, func(w io.Writer, _ target) error { return o.readers.write(w, run) })
	if err != nil {
		return err
	}
	for _, name := range files(targets) {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	return nil
}

// priced adds to a proved run what everybody could have instead, where that can
// be priced.
func priced(ctx context.Context, run *report.Run) error {
	scorer, ok := run.Scorer.(*scoring.Scorer)
	if !ok {
		return nil
	}
	_, err := tellNextBest(ctx, scorer, run, []target{{format: formatHTML}})
	return err
}

// readers are whom a page is for.
type readers struct {
	typed  string
	reader report.Reader
}

func (r *readers) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.typed, "for", "counselor", "flag.for")
}

// check reads what was typed.
func (r *readers) check() (err error) {
	if r.reader, err = report.ParseReader(r.typed); err != nil {
		return &usageError{diag.Cause(err), "such as --for mentor:dee"}
	}
	return nil
}

// suits refuses a reader who is not in the programme, and one other than the
// counselor for what is not a page.
func (r *readers) suits(p *profiles.Programme, targets []target) error {
	if err := r.only(targets); err != nil {
		return err
	}
	return r.known(p)
}

// only refuses a reader other than the counselor for what is not a page.
func (r *readers) only(targets []target) error {
	if r.reader.Kind == report.ForCounselor {
		return nil
	}
	for _, t := range targets {
		if t.format != formatHTML {
			return &usageError{
				diag.Say("--for {typed} is for pages, and a .{format} is for the counselor", "typed", r.typed, "format", t.format),
				"write a page alone: -o report.html",
			}
		}
	}
	return nil
}

// sees are the targets that tell what else there could be, and what would help:
// only the counselor is told.
func (r *readers) sees(targets []target) []target {
	if r.reader.Kind == report.ForCounselor {
		return targets
	}
	return nil
}

// known refuses a reader who is not in the programme.
func (r *readers) known(p *profiles.Programme) error {
	var role profiles.Role
	switch r.reader.Kind {
	case report.ForMentor:
		role = profiles.RoleMentor
	case report.ForMentee:
		role = profiles.RoleMentee
	default:
		return nil
	}
	who, err := find(p, r.reader.ID)
	if err != nil {
		return err
	}
	if who.role != role {
		return &usageError{diag.Say(`"{id}" is a {role}, and not a {other}`, "id", who.id, "role", roleWord(who.role), "other", roleWord(role)), diag.Say("--for {role}:{id}", "role", who.role, "id", who.id)}
	}
	r.reader.ID = who.id
	return nil
}

// write writes the page of a run.
func (r *readers) write(w io.Writer, run *report.Run) error {
	return page.Write(w, run.ReadBy(r.reader, run.Language))
}
