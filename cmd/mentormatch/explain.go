package main

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/profiles"
)

type explainOptions struct {
	streams *streams
	folder  folder
	outputs outputs
	choices choices
	sure    sureness
	people  []string // one, or two
}

func newExplainCommand(s *streams) *cobra.Command {
	o := &explainOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "explain [DIR] PERSON [PERSON] [flags]",
		Short: "verb.explain",
		Long:  "verb.explain.long",
		Example: examples(
			"mentormatch explain harbour ana", "example.explain.why-ana-has",
			"mentormatch explain harbour ana dee", "example.explain.why-these-two",
			"mentormatch explain ana", "example.explain.in-the-folder",
		),
		Args: arguments(1, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.arguments(args); err != nil {
				return err
			}
			if err := o.sure.check(cmd); err != nil {
				return err
			}
			return runExplain(cmd.Context(), o)
		},
	}
	o.outputs.addFlags(cmd, formatText)
	o.folder.addDate(cmd)
	o.choices.addFlags(cmd)
	o.sure.addFlags(cmd, usualDraws)
	return cmd
}

// arguments tells the folder from the people. The first argument is the
// folder when there are three, when it names a programme, or when the current
// folder is none. Whoever names the programme last means the same.
func (o *explainOptions) arguments(args []string) error {
	if last := len(args) - 1; last > 0 && !isProgramme(args[0]) && isProgramme(args[last]) {
		args = slices.Concat(args[last:], args[:last])
	}
	dir := 0
	if len(args) == 3 || len(args) == 2 && (isProgramme(args[0]) || !isProgramme(".")) {
		dir = 1
	}
	o.people = args[dir:]
	if len(args) == 1 && isProgramme(args[0]) {
		return &usageError{
			diag.Say(`explain whom? "{args}" is a programme`, "args", args[0]),
			diag.Say("name a person too: mentormatch explain {word} PERSON", "word", quote(args[0])),
		}
	}
	return o.folder.named(args[:dir])
}

func runExplain(ctx context.Context, o *explainOptions) error {
	s := o.streams
	opt, err := o.choices.options()
	if err != nil {
		return err
	}
	b, err := begin(ctx, s, &o.folder, &o.outputs, o.choices.skipInvalid)
	if err != nil {
		return err
	}
	defer b.progress.Clear()
	p, scorer := b.programme, b.scorer
	who, err := find(p, o.people[0])
	if err != nil {
		return err
	}
	opt.Progress = b.progress.Stage
	var tell func(w io.Writer, opt report.TerminalOptions) error
	var next func()
	var told *report.Run
	if len(o.people) == 2 {
		mentee, mentor, err := pairOf(p, who, o.people[1])
		if err != nil {
			return err
		}
		run, err := withPrice(ctx, s, scorer, opt, mentee, mentor)
		if err != nil {
			return err
		}
		told = run
		if err := o.sure.ask(ctx, scorer, run, ofPair(run, mentee, mentor), b.progress.Stage); err != nil {
			return err
		}
		tell = func(w io.Writer, opt report.TerminalOptions) error {
			return report.ExplainPair(w, run, mentee, mentor, opt)
		}
		next = func() {
			s.next("match", o.folder.words(), slices.Concat([]string{"-o", "matches.xlsx"}, o.folder.again(), o.choices.again())...)
		}
	} else {
		run, err := match(ctx, s, scorer, opt)
		if err != nil {
			return err
		}
		told = run
		if err := tellInstead(ctx, scorer, run, who); err != nil {
			return err
		}
		if who.role == profiles.RoleMentee {
			if err := o.sure.ask(ctx, scorer, run, []int{who.index}, b.progress.Stage); err != nil {
				return err
			}
		}
		if err := tellChangesOf(ctx, scorer, run, who); err != nil {
			return err
		}
		tell = func(w io.Writer, opt report.TerminalOptions) error {
			return report.ExplainPerson(w, run, who.role, who.index, opt)
		}
		if other := partner(run, who); other != "" {
			next = func() {
				s.next("explain", o.folder.words(), slices.Concat([]string{who.id, other}, o.folder.again(), o.choices.again())...)
			}
		}
	}
	b.progress.Clear()
	if run := told; run.Result != nil && unweighed(run.Result.Objective) {
		s.tell(diag.Say("what else there could be is not told: under {objective} a change has no price in points; --objective coverage tells it", "objective", run.Result.Objective))
	}
	err = write(s, b.targets, b.inputs, func(w io.Writer, t target) error {
		return tell(w, report.TerminalOptions{Width: s.width, Colour: t.path == standardOutput && s.colour()})
	})
	if err != nil {
		return err
	}
	if next != nil {
		next()
	}
	return nil
}

// partner is the id of somebody to ask about together with a person: whom the
// person is matched with, or else the first who could be; "" when there is
// nobody.
func partner(run *report.Run, who found) string {
	p := run.Scorer.Programme()
	for _, m := range run.Result.Matches {
		switch {
		case who.role == profiles.RoleMentee && m.Mentee == who.index:
			return p.Mentors[m.Mentor].ID
		case who.role == profiles.RoleMentor && m.Mentor == who.index:
			return p.Mentees[m.Mentee].ID
		}
	}
	could := run.Instead[who.index].Alternatives
	switch {
	case who.role == profiles.RoleMentee && len(could) > 0:
		return p.Mentors[could[0].Mentor].ID
	case who.role == profiles.RoleMentee && len(p.Mentors) > 0:
		return p.Mentors[0].ID
	case who.role == profiles.RoleMentor && len(p.Mentees) > 0:
		return p.Mentees[0].ID
	}
	return ""
}

// bothOf says that two people cannot be a pair.
var bothOf = map[profiles.Role]diag.Message{
	profiles.RoleMentee: "{id} and {other} are both mentees",
	profiles.RoleMentor: "{id} and {other} are both mentors",
}

// pairOf makes a mentee and a mentor of two people, in whichever order they
// were named.
func pairOf(p *profiles.Programme, first found, word string) (mentee, mentor int, err error) {
	second, err := find(p, word)
	if err != nil {
		return 0, 0, err
	}
	switch {
	case first.role == second.role:
		return 0, 0, &failure{
			diag.Say(bothOf[first.role], "id", first.id, "other", second.id),
			"name a mentee and a mentor",
		}
	case first.role == profiles.RoleMentee:
		return first.index, second.index, nil
	}
	return second.index, first.index, nil
}
