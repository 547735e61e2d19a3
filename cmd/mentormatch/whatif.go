package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

type whatifOptions struct {
	streams  *streams
	folder   folder
	outputs  outputs
	choices  choices // of the changed round
	scenario scenario

	scenarios string // a file of several; "" for the one above
	csv       csvFlags
	table     report.CSVOptions // what csv asks for
}

func newWhatifCommand(s *streams) *cobra.Command {
	o := &whatifOptions{streams: s}
	cmd := &cobra.Command{
		Use:         "whatif [DIR] [flags]",
		Short:       "verb.whatif",
		Long:        "verb.whatif.long",
		Annotations: map[string]string{"example": scenarioExample},
		Example: examples(
			"mentormatch whatif harbour --pin ana=dee", "example.whatif.ana-has-dee",
			"mentormatch whatif harbour --forbid bo=eli --without cy", "example.whatif.bo-not-with",
			"mentormatch whatif harbour --capacity dee=4", "example.whatif.dee-has-4",
			"mentormatch whatif harbour --weight goals=40", "example.whatif.goals-count-for",
			"mentormatch whatif harbour --ignore-pins --pin ana=eli", "example.whatif.what-if-nothing",
			"mentormatch whatif harbour --with more.yaml", "example.whatif.people-of-a",
			"mentormatch whatif harbour --scenarios may.yaml", "example.whatif.several-side-by",
			"mentormatch whatif harbour --minimum 50 -o - -o changed.xlsx", "",
		),
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := o.folder.named(args); err != nil {
				return err
			}
			if o.table, err = o.csv.options(cmd); err != nil {
				return err
			}
			return runWhatif(cmd.Context(), o)
		},
	}
	o.scenario.addFlags(cmd)
	cmd.Flags().StringVar(&o.scenarios, "scenarios", "", "flag.whatif.scenarios")
	o.choices.addFlags(cmd)
	o.outputs.addFlags(cmd, formatText, formatXLSX, formatCSV, formatJSON, formatHTML)
	o.csv.addForm(cmd)
	o.folder.addDate(cmd)
	return cmd
}

func runWhatif(ctx context.Context, o *whatifOptions) error {
	s := o.streams
	if o.scenarios != "" {
		return runScenarios(ctx, o)
	}
	opt, err := o.choices.options()
	if err != nil {
		return err
	}
	if err := o.scenario.check(); err != nil {
		return err
	}
	if o.scenario.isEmpty() && o.choices.objective == "" && o.choices.minimum == "" {
		return &usageError{
			"what if what?",
			diag.Say("say what is to be different, for example: {command}\nall flags, with examples: mentormatch whatif --help", "command", typed("whatif", o.folder.words(), "--capacity", "dee=3")),
		}
	}
	b, err := begin(ctx, s, &o.folder, &o.outputs, o.choices.skipInvalid)
	if err != nil {
		return err
	}
	progress, p, scorer := b.progress, b.programme, b.scorer
	defer progress.Clear()
	change, changes, err := o.scenario.of(p, scorer.On())
	if err != nil {
		return err
	}
	b.inputs = append(b.inputs, o.scenario.with...)
	if err := o.csv.suits(b.targets); err != nil {
		return err
	}
	if err := check(b.targets, b.inputs); err != nil {
		return err
	}
	words := s.sayAll(changes)
	before, err := match(ctx, s, scorer, matcher.Options{Progress: progress.Stage})
	if err != nil {
		return err
	}
	progress.Step("solving with the change", 0, 0)
	change.Objective, change.Minimum = opt.Objective, opt.Minimum
	changed, result, err := matcher.WhatIf(ctx, scorer, before.Result, change)
	if pins := (*matcher.PinError)(nil); errors.As(err, &pins) {
		q, err := change.Apply(p)
		if err != nil {
			return err
		}
		return o.setAside(p, explainPins(s.language, q, pins))
	}
	if err != nil {
		return err
	}
	after := &report.Run{Scorer: changed, Result: result, Language: s.language}
	helped := isHelpWritten(b.targets)
	if helped {
		if err := tellChanges(ctx, changed, after, progress.Step); err != nil {
			return err
		}
	}
	told, err := tellNextBest(ctx, changed, after, b.targets)
	if err != nil {
		return err
	}
	words = append(words, o.rest(before.Result, result)...)
	after.WhatIf = words
	err = write(s, b.targets, b.inputs, func(w io.Writer, t target) error {
		if t.path == standardOutput && s.outTerminal {
			progress.Clear()
		}
		layout := s.layout(t)
		if t.format == formatText {
			return report.WriteWhatIf(w, before, after, words, layout)
		}
		if t.format == formatCSV {
			return report.WriteCSVAs(w, after, o.table)
		}
		return writeRun(w, t, after, layout)
	})
	if err != nil {
		return err
	}
	progress.Clear()
	if !told {
		s.tell(unpriced(after))
	}
	if text := unhelped(after); helped && text != "" {
		s.tell(text)
	}
	o.summarise(before, after, b.targets)
	return nobody(after)
}

// setAside adds how pins of the programme give way, where there are any.
func (o *whatifOptions) setAside(p *profiles.Programme, err error) error {
	if e := (*impossiblePins)(nil); errors.As(err, &e) && len(p.Decisions.Pins) > 0 && !o.scenario.ignorePins {
		e.lines = append(e.lines, "--unpin ana=dee sets one pin of decisions.yaml aside to see what would follow,\nand --ignore-pins all of them")
	}
	return err
}

// rest says in words what is chosen for the round as a whole.
func (o *whatifOptions) rest(before, after *matcher.Result) []string {
	var words []string
	s := o.streams
	if o.choices.objective != "" {
		words = append(words, s.say(diag.Say("the objective is {objective}, now {before}", "objective", after.Objective, "before", before.Objective)))
	}
	if o.choices.minimum != "" {
		words = append(words, s.say(diag.Say("the minimum is {minimum}, now {before}", "minimum", s.points(after.Minimum), "before", s.points(before.Minimum))))
	}
	return words
}

// summarise says what was written, and what to type next.
func (o *whatifOptions) summarise(before, after *report.Run, targets []target) {
	s := o.streams
	if !slices.Contains(targets, target{standardOutput, formatText}) {
		s.tell(diag.Say("matched {count} of {mentees} with the change, and {other} without it", "count", len(after.Result.Matches), "mentees", counted(len(after.Scorer.Programme().Mentees), "mentee"), "other", len(before.Result.Matches)))
	}
	for _, name := range files(targets) {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	s.tell("nothing was changed in the programme itself")
	d := report.NewDifference(before, after)
	for _, list := range [][]report.Shift{d.Moved, d.LeftOut, d.Joined, d.Kept} {
		if len(list) > 0 {
			s.next("explain", o.folder.words(), slices.Concat([]string{list[0].Mentee, cmp.Or(list[0].To, list[0].From)}, o.folder.again())...)
			return
		}
	}
	s.next("match", o.folder.words(), slices.Concat([]string{"-o", "matches.xlsx"}, o.folder.again())...)
}

// place is where something was read: a line of a file, or a flag.
func place(source profiles.Source) string {
	if source.Line == 0 {
		return source.File
	}
	return fmt.Sprintf("%s:%d", source.File, source.Line)
}
