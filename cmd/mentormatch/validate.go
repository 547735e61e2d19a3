package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/profiles"
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
		Short: "Check the profiles, and say what was read",
		Long: `Validate reads the programme in the folder DIR and lists everything that is
wrong in it, with the place and what to do. When nothing is wrong it says what
was read: people, places, and how many answers are blank; and whom to ask for
what, since their blank answers hold back most of what scores could rest on.
DIR may be left out in the folder itself.`,
		Example: `  mentormatch validate harbour
  mentormatch validate                     in the folder of the programme`,
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.folder.named(args); err != nil {
				return err
			}
			return runValidate(cmd.Context(), o)
		},
	}
	o.folder.addDate(cmd)
	cmd.Flags().BoolVar(&o.blanks, "blanks", false, "say whom to ask even for a programme of more than "+millions(mostAsked)+" pairs, which can take minutes")
	return cmd
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
	writeSummary(&summary, p)
	if err := writeQuestions(ctx, &summary, o, p, on, progress); err != nil {
		return err
	}
	progress.Clear()
	if _, err := s.out.Write(summary.Bytes()); err != nil {
		return &failure{diag.Say("cannot write to standard output: {cause}", "cause", diag.Cause(err)), ""}
	}
	s.next("match", o.folder.words(), slices.Concat([]string{"-o", "matches.xlsx"}, o.folder.again())...)
	return nil
}

// writeSummary says what was read.
func writeSummary(b *bytes.Buffer, p *profiles.Programme) {
	fmt.Fprintf(b, "%s: nothing is wrong in %s\n\n", diag.Visible(p.Settings.Name), plural(len(p.Inputs), "file"))
	fmt.Fprintf(b, "  %s\n", plural(len(p.Mentees), "mentee"))
	fmt.Fprintf(b, "  %s with %s\n", plural(len(p.Mentors), "mentor"), plural(p.Capacity(), "place"))
	if n := len(p.Partners); n > 0 {
		fmt.Fprintf(b, "  %s\n", plural(n, "partner"))
	}
	d := p.Decisions
	if len(d.Pins)+len(d.Forbids)+len(d.Approvals)+len(d.Declines)+len(d.Holds) > 0 {
		fmt.Fprintf(b, "  %s, %s, %s, %s\n", plural(len(d.Pins), "pin"), plural(len(d.Forbids), "forbid"),
			plural(len(d.Approvals), "approval"), plural(len(d.Declines), "decline"))
		if len(d.Holds) > 0 {
			fmt.Fprintf(b, "  %s\n", plural(len(d.Holds), "hold"))
		}
	}
	writeNamesakes(b, p)
	fmt.Fprintf(b, "\n"+row, "mentees", "mentors", "languages")
	writeLanguages(b, p)
	fmt.Fprintf(b, "\n"+row, "mentees", "mentors", "blank answers")
	writeBlanks(b, p)
	fmt.Fprintf(b, "\nIn a score a blank answer counts as %s: neither as 0 nor as a match.\n", report.NeutralInWords(lang.English, p.Settings.Neutral))
}

// row is how a line of counts is laid out.
const row = "  %7s  %7s  %s\n"

// writeBlanks counts the people who have left each field blank, of those who
// are asked.
func writeBlanks(w io.Writer, p *profiles.Programme) {
	type counts struct{ mentees, mentors string }
	asked := map[string]counts{}
	var fields []string // that somebody left blank
	for _, blank := range p.Blanks() {
		if blank.Count > 0 && !slices.Contains(fields, blank.Field) {
			fields = append(fields, blank.Field)
		}
		c := asked[blank.Field]
		if blank.Role == profiles.RoleMentee {
			c.mentees = strconv.Itoa(blank.Count)
		} else {
			c.mentors = strconv.Itoa(blank.Count)
		}
		asked[blank.Field] = c
	}
	if len(fields) == 0 {
		fmt.Fprintf(w, row, "0", "0", "none")
	}
	for _, field := range fields {
		fmt.Fprintf(w, row, asked[field].mentees, asked[field].mentors, field)
	}
}

// writeLanguages counts the people who speak or sign each language, those of
// most people first.
func writeLanguages(w io.Writer, p *profiles.Programme) {
	mentees, mentors, all := map[string]int{}, map[string]int{}, map[string]int{}
	for _, m := range p.Mentees {
		for _, l := range m.Languages {
			mentees[l.Tag]++
			all[l.Tag]++
		}
	}
	for _, m := range p.Mentors {
		for _, l := range m.Languages {
			mentors[l.Tag]++
			all[l.Tag]++
		}
	}
	for _, tag := range slices.SortedFunc(maps.Keys(all), func(a, b string) int {
		return cmp.Or(cmp.Compare(all[b], all[a]), cmp.Compare(a, b))
	}) {
		name := tag
		if called := report.LanguageName(lang.English, tag); called != tag {
			name += "  " + called
		}
		fmt.Fprintf(w, row, strconv.Itoa(mentees[tag]), strconv.Itoa(mentors[tag]), name)
	}
}
