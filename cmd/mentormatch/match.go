package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mentormatch/internal/diag"
	"mentormatch/internal/page"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

type matchOptions struct {
	streams *streams
	folder  folder
	outputs outputs
	choices choices
	rematch rematch
	sure    sureness
	csv     csvFlags
	table   report.CSVOptions // what csv asks for
	readers readers
}

// choices are what a run may choose for itself.
type choices struct {
	objective string // as typed; "" for the programme's
	minimum   string // as typed, 0 to 100; "" for the programme's

	skipInvalid bool // go on without the people whose profiles are wrong
}

func newMatchCommand(s *streams) *cobra.Command {
	o := &matchOptions{streams: s}
	cmd := &cobra.Command{
		Use:   "match [DIR] [flags]",
		Short: "verb.match",
		Long:  "verb.match.long",
		Example: examples(
			"mentormatch match harbour", "example.match.a-table-to",
			"mentormatch match harbour -o matches.xlsx", "example.match.a-spreadsheet",
			"mentormatch match harbour -o matches.xlsx -o matches.json", "example.match.also-a-record",
			"mentormatch match harbour -o - --format csv --plain", "example.match.for-another-program",
			"mentormatch match harbour -o pairs.csv --scores all", "example.match.the-score-of",
			"mentormatch match harbour -o matches.html", "example.match.a-page-to",
			"mentormatch match harbour -o - --format csv", "example.match.for-another-program",
			"mentormatch match harbour -o matches.xlsx --sure 200", "example.match.also-how-sure",
			"mentormatch match harbour --objective quality --minimum 60", "example.match.nobody-below-60",
			"mentormatch match harbour --keep matches.json -o next.xlsx", "example.match.move-nobody-without",
		),
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.folder.named(args); err != nil {
				return err
			}
			if err := o.sure.check(cmd); err != nil {
				return err
			}
			table, err := o.csv.options(cmd)
			if err != nil {
				return err
			}
			o.table = table
			if err := o.readers.check(); err != nil {
				return err
			}
			return runMatch(cmd.Context(), o)
		},
	}
	o.outputs.addFlags(cmd, formatXLSX, formatCSV, formatJSON, formatHTML, formatText)
	o.readers.addFlags(cmd)
	o.folder.addDate(cmd)
	o.choices.addFlags(cmd)
	o.rematch.addFlags(cmd)
	o.sure.addFlags(cmd, 0)
	o.csv.addFlags(cmd)
	return cmd
}

func (c *choices) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.objective, "objective", "", "flag.objective")
	c.addMinimum(cmd)
	c.addSkipInvalid(cmd)
}

func (c *choices) addMinimum(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.minimum, "minimum", "", "flag.minimum")
}

func (c *choices) addSkipInvalid(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.skipInvalid, "skip-invalid", false, "flag.skip-invalid")
}

// again is the flags that a command with the same choices needs.
func (c *choices) again() []string {
	var flags []string
	if c.objective != "" {
		flags = append(flags, "--objective", c.objective)
	}
	if c.minimum != "" {
		flags = append(flags, "--minimum", c.minimum)
	}
	if c.skipInvalid {
		flags = append(flags, "--skip-invalid")
	}
	return flags
}

// options checks what was typed.
func (c *choices) options() (matcher.Options, error) {
	var opt matcher.Options
	switch o := profiles.Objective(c.objective); o {
	case "", profiles.Coverage, profiles.Quality, profiles.Fair, profiles.Stable:
		opt.Objective = o
	default:
		return opt, &usageError{
			diag.Say(`unknown objective "{objective}"`, "objective", c.objective),
			diag.Suggest(c.objective, []string{string(profiles.Coverage), string(profiles.Quality), string(profiles.Fair), string(profiles.Stable)}, ""),
		}
	}
	if c.minimum != "" {
		points, ok := parsePoints(c.minimum)
		if !ok {
			return opt, &usageError{
				diag.Say(`--minimum "{minimum}" is not a score`, "minimum", c.minimum),
				"a score is a number from 0 to 100 with up to two decimals, such as 62.5",
			}
		}
		opt.Minimum = &points
	}
	return opt, nil
}

// parsePoints reads a score as it is shown, 0 to 100 with up to two decimals,
// exactly.
func parsePoints(s string) (points int, ok bool) {
	whole, decimals, _ := strings.Cut(s, ".")
	if whole == "" || len(whole) > 3 || len(decimals) > 2 || strings.HasSuffix(s, ".") {
		return 0, false
	}
	for _, r := range whole + (decimals + "00")[:2] {
		if r < '0' || r > '9' {
			return 0, false
		}
		points = points*10 + int(r-'0')
	}
	return points, points <= profiles.MaxPoints
}

func runMatch(ctx context.Context, o *matchOptions) error {
	s := o.streams
	opt, err := o.choices.options()
	if err != nil {
		return err
	}
	if opt.Keep, err = o.rematch.keep(); err != nil {
		return err
	}
	if o.rematch.curve && len(o.outputs.paths) > 0 {
		return &usageError{"--curve matches nobody, so there is nothing to write", "leave out -o, or --curve"}
	}
	targets, err := o.outputs.targets(s)
	if err != nil {
		return err
	}
	if err := o.csv.suits(targets); err != nil {
		return err
	}
	b, err := begin(ctx, s, &o.folder, &o.outputs, o.choices.skipInvalid)
	if err != nil {
		return err
	}
	progress := b.progress
	defer progress.Clear()
	opt.Progress = progress.Stage
	if err := o.readers.suits(b.programme, b.targets); err != nil {
		return err
	}
	if o.rematch.record != nil {
		b.inputs = append(b.inputs, o.rematch.previous)
		if err := check(b.targets, b.inputs); err != nil {
			return err
		}
	}
	if err := o.rematch.suits(b.programme, opt.Objective); err != nil {
		return err
	}
	o.rematch.leaveOut(opt.Keep, b.programme)
	if o.rematch.curve {
		return o.rematch.showCurve(ctx, s, b.scorer, opt)
	}
	if o.scoresAlone(b.targets) {
		return o.writeScores(ctx, b)
	}
	run, err := match(ctx, s, b.scorer, opt)
	if err != nil {
		return err
	}
	progress.Step("pricing what else there could be", 0, 0)
	priced := o.readers.sees(b.targets)
	helped := isHelpWritten(priced)
	if helped {
		if err := tellChanges(ctx, b.scorer, run, progress.Step); err != nil {
			return err
		}
	}
	told, err := tellNextBest(ctx, b.scorer, run, priced)
	if err != nil {
		return err
	}
	if err := o.sure.ask(ctx, b.scorer, run, nil, progress.Stage); err != nil {
		return err
	}
	progress.Step("writing the result", 0, 0)
	o.table.Step = steps(ctx, progress)
	err = write(s, b.targets, b.inputs, func(w io.Writer, t target) error {
		if t.path == standardOutput && s.outTerminal {
			progress.Clear()
		}
		switch t.format {
		case formatCSV:
			return report.WriteCSVAs(w, run, o.table)
		case formatHTML:
			return o.readers.write(w, run)
		}
		layout := s.layout(t)
		layout.Files = files(b.targets)
		return writeRun(w, t, run, layout)
	})
	if err != nil {
		return cmp.Or(ctx.Err(), err) // stopped, and not that a file could not be written
	}
	progress.Clear()
	if !told {
		s.tell(unpriced(run))
	}
	if text := unhelped(run); helped && text != "" {
		s.tell(text)
	}
	o.rematch.tell(s, run)
	if text := report.FragileNote(run); text != "" {
		s.note(text)
	}
	o.summarise(run, b.targets)
	return nobody(run)
}

// match runs a round. A pin that is impossible comes back as a
// *matcher.PinError, explained.
func match(ctx context.Context, s *streams, scorer *scoring.Scorer, opt matcher.Options) (*report.Run, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	result, err := matcher.Match(ctx, scorer, opt)
	var pins *matcher.PinError
	if errors.As(err, &pins) {
		return nil, explainPins(s.language, scorer.Programme(), pins)
	}
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &report.Run{Scorer: scorer, Result: result, Language: s.language}, nil
}

// writeRun writes a result in the format of its target.
func writeRun(w io.Writer, t target, run *report.Run, opt report.TerminalOptions) error {
	switch t.format {
	case formatCSV:
		return report.WriteCSV(w, run)
	case formatXLSX:
		return report.WriteXLSX(w, run)
	case formatJSON:
		return report.WriteJSON(w, run)
	case formatHTML:
		return page.Write(w, run)
	}
	return report.WriteTerminal(w, run, opt)
}

// summarise says what was done and what to type next. What the table has said
// already is not said twice.
func (o *matchOptions) summarise(run *report.Run, targets []target) {
	s, p := o.streams, run.Scorer.Programme()
	if !slices.Contains(targets, target{standardOutput, formatText}) {
		s.tell(diag.Say("matched {count} of {mentees} with {mentors}", "count", len(run.Result.Matches), "mentees", counted(len(p.Mentees), "mentee"), "mentors", counted(len(p.Mentors), "mentor")))
		for _, r := range p.Rejected {
			s.tell(diag.Say(`left out {role} "{id}" ({file}:{line}): {words}`, "role", roleWord(r.Role), "id", r.ID, "file", r.File, "line", r.Line, "words", diag.Joined(r.Why, "{before}; {next}")))
		}
	}
	for _, name := range files(targets) {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	for _, t := range targets {
		if t.format == formatJSON && t.path != standardOutput {
			s.next("verify", o.folder.words(), t.path)
			return
		}
	}
	if len(p.Mentees) == 0 {
		s.next("validate", o.folder.words())
		return
	}
	who := 0
	if len(run.Result.Matches) > 0 {
		who = run.Result.Matches[0].Mentee
	}
	s.next("explain", o.folder.words(), slices.Concat([]string{p.Mentees[who].ID}, o.folder.again(), o.choices.again())...)
}

// nobody is the error of a run that matched nobody.
func nobody(run *report.Run) error {
	p := run.Scorer.Programme()
	switch {
	case len(run.Result.Matches) > 0:
		return nil
	case len(p.Mentees) == 0:
		return &nobodyError{"there are no mentees to match", "add the people who go back to work to mentees.yaml"}
	case len(p.Mentors) == 0:
		return &nobodyError{"there are no mentors to match with", "add the people who help to mentors.yaml"}
	}
	if missing := run.MissingRecords(); len(missing) > 0 {
		return &nobodyError{"nobody could be matched", diag.Say("no mentor has on record what is required ({fields}): write it into the profiles of the mentors, or {setting} into programme.yaml when you check it elsewhere",
			"fields", missing, "setting", "rules: {"+strings.Join(missing, ": optional, ")+": optional}")}
	}
	return &nobodyError{"nobody could be matched", "the result says for each mentee why not, and what would help"}
}
