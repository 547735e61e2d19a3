package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/decided"
	"mentormatch/internal/diag"
	"mentormatch/internal/outfile"
	"mentormatch/internal/report"
	"mentormatch/internal/roster"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// decisionsFile is where decisions are written.
const decisionsFile = "decisions.yaml"

type decideOptions struct {
	streams *streams
	folder  folder
	sheet   string // the workbook or CSV table

	by          string
	dryRun      bool
	skipChanged bool
	log         bool
}

func newDecideCommand(s *streams) *cobra.Command {
	o := &decideOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "decide [DIR] MATCHES.xlsx [flags]",
		Short: "verb.decide",
		Long:  "verb.decide.long",
		Example: examples(
			"mentormatch match harbour -o matches.xlsx", "",
			"mentormatch decide harbour matches.xlsx --dry-run", "",
			`mentormatch decide harbour matches.xlsx --by "R. Marlow"`, "",
			"mentormatch decide harbour --log", "",
		),
		Args: arguments(0, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.named(args); err != nil {
				return err
			}
			if o.log {
				return runDecisionLog(cmd.Context(), o)
			}
			return runDecide(cmd.Context(), o)
		},
	}
	o.folder.addDate(cmd)
	cmd.Flags().Lookup("date").Usage = "flag.decide.date"
	cmd.Flags().StringVar(&o.by, "by", "", "flag.decide.by")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "flag.decide.dry-run")
	cmd.Flags().BoolVar(&o.skipChanged, "skip-changed", false, "flag.decide.skip-changed")
	cmd.Flags().BoolVar(&o.log, "log", false, "flag.decide.log")
	return cmd
}

// named takes the folder and the file that a person typed.
func (o *decideOptions) named(args []string) error {
	if o.log {
		if len(args) > 1 {
			return &usageError{"--log shows the decisions of a programme, and reads no other file", diag.Say("leave out {word}", "word", quote(args[1]))}
		}
		return o.folder.named(args)
	}
	if len(args) == 0 || len(args) == 1 && isProgramme(args[0]) {
		return &usageError{"decide by which file?", diag.Say("name the one that you have decided in: {command}", "command", typed("decide", args, "matches.xlsx"))}
	}
	var err error
	o.sheet, err = o.folder.namedWith(args)
	return err
}

func runDecide(ctx context.Context, o *decideOptions) error {
	s := o.streams
	on, err := o.folder.on()
	if err != nil {
		return err
	}
	data, err := readInput(o.sheet)
	if err != nil {
		return err
	}
	tables, err := roster.Open(filepath.ToSlash(o.sheet), data)
	if wrong := (diag.Problems)(nil); errors.As(err, &wrong) {
		return &undecided{wrong}
	} else if err != nil {
		return err
	}
	if !o.dryRun {
		if err := o.folder.exists(); err != nil {
			return err
		}
		unlock, err := lock(ctx, s, o.folder.dir)
		if err != nil {
			return err
		}
		defer unlock()
	}
	p, err := o.folder.load(ctx, on, false)
	if err != nil {
		return err
	}
	s.warn(p, &o.folder, fewWarnings)
	reading, err := decided.Read(tables, decided.Options{
		Programme: p, On: on, By: strings.TrimSpace(o.by), SkipChanged: o.skipChanged,
		Scorer: func(day profiles.Date) *scoring.Scorer { return scoring.New(p, day) },
	})
	if wrong := (diag.Problems)(nil); errors.As(err, &wrong) {
		return &undecided{wrong}
	} else if err != nil {
		return err
	}
	for _, skipped := range reading.Skipped {
		s.tell(diag.Say("left out {skipped}", "skipped", skipped))
	}
	if reading.Already > 0 {
		s.tell(diag.Counted(reading.Already, "1 decision is in decisions.yaml already", "{count} decisions are in decisions.yaml already"))
	}
	if len(reading.Decisions) == 0 {
		s.tell(diag.Say("nothing new is decided in {sheet}", "sheet", o.sheet))
		return nil
	}
	for k := range reading.Decisions {
		if _, err := fmt.Fprintln(s.out, "- "+diag.Visible(decided.Line(&reading.Decisions[k]))); err != nil {
			return &failure{diag.Say("cannot write to standard output: {cause}", "cause", diag.Cause(err)), ""}
		}
	}
	if o.dryRun {
		s.tell(diag.Say("{decisions} would be added to {file}; nothing is written", "decisions", counted(len(reading.Decisions), "decision"), "file", decisionsFile))
		return nil
	}
	if err := o.write(reading.Decisions); err != nil {
		return err
	}
	s.tell(diag.Say("added {decisions} to {file}", "decisions", counted(len(reading.Decisions), "decision"), "file", filepath.Join(o.folder.dir, decisionsFile)))
	s.next("match", o.folder.words(), "-o", "next.xlsx", "-o", "next.json")
	return nil
}

// write adds decisions to the file.
func (o *decideOptions) write(entries []profiles.Logged) error {
	path := filepath.Join(o.folder.dir, decisionsFile)
	before, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &failure{diag.Say(`cannot read "{path}": {cause}`, "path", path, "cause", diag.Cause(err)), ""}
	}
	after, err := decided.Append(before, entries)
	if err != nil {
		return &failure{diag.Say("cannot add to {path}: {cause}", "path", path, "cause", diag.Cause(err)), ""}
	}
	return outputFailure(outfile.Write(path, nil, func(w io.Writer) error {
		_, err := w.Write(after)
		return err
	}))
}

// runDecisionLog prints the decisions as history.
func runDecisionLog(ctx context.Context, o *decideOptions) error {
	on, err := o.folder.on()
	if err != nil {
		return err
	}
	p, err := o.folder.load(ctx, on, false)
	if err != nil {
		return err
	}
	d := &p.Decisions
	logged := map[profiles.Source]bool{}
	for _, e := range d.Log {
		logged[e.Source] = true
	}
	var lines []string
	for _, list := range []struct {
		word string
		of   []profiles.Decision
	}{{"pin", d.Pins}, {"forbid", d.Forbids}, {"approve", d.Approvals}, {"decline", d.Declines}, {"end", d.Earlier}} {
		for _, e := range list.of {
			if !logged[e.Source] {
				lines = append(lines, o.historyLine(list.word, &e, "by hand"))
			}
		}
	}
	for _, e := range d.Log {
		state := diag.Message("superseded")
		if e.Standing {
			state = "stands"
		}
		lines = append(lines, o.historyLine(e.Word, &e.Decision, state))
	}
	if len(lines) == 0 {
		o.streams.tell("nothing has been decided yet")
		return nil
	}
	return o.streams.result(strings.Join(lines, "\n") + "\n")
}

// historyLine is one decision: the words of decisions.yaml, in columns where
// the language keeps them, and who decided it and why.
func (o *decideOptions) historyLine(word string, d *profiles.Decision, state diag.Message) string {
	s := o.streams
	stands, begin := s.say(state), d.Date.String()+"  "
	if report.IsPlain(stands) {
		begin += fmt.Sprintf("%-10s  %-8s ", stands, word)
	} else {
		begin += fmt.Sprintf("%-8s %s: ", word, stands)
	}
	line := diag.Say("{mentee} with {mentor}", "mentee", d.Mentee, "mentor", d.Mentor)
	if d.By != "" {
		line = diag.Say("{before}, by {by}", "before", line, "by", d.By)
	}
	if d.Why != "" {
		line = diag.Say("{before}: {why}", "before", line, "why", d.Why)
	}
	if d.Override != "" && d.Override != d.Why {
		line = diag.Say("{before} (override: {override})", "before", line, "override", d.Override)
	}
	return begin + s.say(line)
}

// undecided is everything that is wrong with the decisions in a file.
type undecided struct{ problems diag.Problems }

func (e *undecided) Error() string {
	text, _ := e.Say()
	return text.String()
}
func (e *undecided) Unwrap() error { return e.problems }
func (e *undecided) Say() (text, hint diag.Message) {
	hint = "correct what is listed above, then type the same command again"
	if slices.ContainsFunc(e.problems, func(p diag.Problem) bool { return p.Cell != "" || p.Line > 0 }) {
		hint = "correct the cells that are listed above, save the file, and type the same command again"
	}
	return diag.Counted(len(e.problems), "1 problem in the decisions, so nothing is written", "{count} problems in the decisions, so nothing is written"), hint
}
