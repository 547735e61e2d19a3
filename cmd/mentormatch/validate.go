package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

type validateOptions struct {
	streams *streams
	folder  folder
}

func newValidateCommand(s *streams) *cobra.Command {
	o := &validateOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "validate [DIR] [flags]",
		Short: "Check the profiles, and say what was read",
		Long: `Validate reads the programme in the folder DIR and lists everything that is
wrong in it, with the place and what to do. When nothing is wrong it says what
was read: people, places, and how many answers are blank. DIR may be left out
in the folder itself.`,
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
	p, err := o.folder.load(on, false)
	if err != nil {
		return err
	}
	progress.Clear()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := writeSummary(s.out, p); err != nil {
		return &failure{fmt.Sprintf("cannot write to standard output: %v", cause(err)), ""}
	}
	s.next("match", o.folder.words(), slices.Concat([]string{"-o", "matches.xlsx"}, o.folder.again())...)
	return nil
}

// writeSummary says what was read.
func writeSummary(w io.Writer, p *profiles.Programme) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: nothing is wrong in %s\n\n", diag.Visible(p.Settings.Name), plural(len(p.Inputs), "file"))
	fmt.Fprintf(&b, "  %s\n", plural(len(p.Mentees), "mentee"))
	fmt.Fprintf(&b, "  %s with %s\n", plural(len(p.Mentors), "mentor"), plural(p.Capacity(), "place"))
	if n := len(p.Partners); n > 0 {
		fmt.Fprintf(&b, "  %s\n", plural(n, "partner"))
	}
	d := p.Decisions
	if len(d.Pins)+len(d.Forbids)+len(d.Approvals)+len(d.Declines) > 0 {
		fmt.Fprintf(&b, "  %s, %s, %s, %s\n", plural(len(d.Pins), "pin"), plural(len(d.Forbids), "forbid"),
			plural(len(d.Approvals), "approval"), plural(len(d.Declines), "decline"))
	}
	fmt.Fprintf(&b, "\nlanguages\n  mentees  %s\n  mentors  %s\n",
		languages(p.Mentees, func(m *profiles.Mentee) *profiles.Person { return &m.Person }),
		languages(p.Mentors, func(m *profiles.Mentor) *profiles.Person { return &m.Person }))
	fmt.Fprintf(&b, "\nblank answers, each of which counts as %d.%02d and neither as 0 nor as a match\n  mentees  %s\n  mentors  %s\n",
		p.Settings.Neutral/100, p.Settings.Neutral%100, blanks(p, profiles.RoleMentee), blanks(p, profiles.RoleMentor))
	_, err := io.WriteString(w, b.String())
	return err
}

// blanks counts the people who have left each field blank: "place 3, goals 1".
func blanks(p *profiles.Programme, role profiles.Role) string {
	var counts []string
	for _, blank := range p.Blanks() {
		if blank.Role == role && blank.Count > 0 {
			counts = append(counts, fmt.Sprintf("%s %d", blank.Field, blank.Count))
		}
	}
	return listOrNone(counts)
}

// languages counts the people who speak or sign each language, most first.
func languages[P any](people []P, person func(*P) *profiles.Person) string {
	count := map[string]int{}
	for i := range people {
		for _, l := range person(&people[i]).Languages {
			count[l.Tag]++
		}
	}
	tags := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	var counts []string
	for _, tag := range tags {
		counts = append(counts, fmt.Sprintf("%s %d", tag, count[tag]))
	}
	return listOrNone(counts)
}

func listOrNone(items []string) string {
	if len(items) == 0 {
		return "none"
	}
	return strings.Join(items, ", ")
}
