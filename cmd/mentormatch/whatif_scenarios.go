package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// runScenarios shows the scenarios of a file side by side.
func runScenarios(ctx context.Context, o *whatifOptions) error {
	s := o.streams
	if !o.scenario.isEmpty() || o.choices.objective != "" || o.choices.minimum != "" {
		return &usageError{
			"--scenarios does not go with a change of its own",
			"put the change into the file, as one more scenario",
		}
	}
	file := newScenarioFile(o.scenarios)
	if err := file.exists("--scenarios"); err != nil {
		return err
	}
	b, err := begin(ctx, s, &o.folder, &o.outputs, o.choices.skipInvalid)
	if err != nil {
		return err
	}
	if err := o.csv.suits(b.targets); err != nil {
		return err
	}
	progress, p, scorer := b.progress, b.programme, b.scorer
	defer progress.Clear()
	if slices.ContainsFunc(b.targets, func(t target) bool { return t.format == formatHTML }) {
		return &usageError{"a page shows one round, and --scenarios asks for several", "write a spreadsheet: -o scenarios.xlsx"}
	}
	list, err := profiles.ReadScenarios(os.DirFS(file.dir), file.name, p, file.options(scorer.On()))
	if err != nil {
		return err
	}
	b.inputs = append(b.inputs, o.scenarios)
	for _, c := range list {
		for _, with := range c.With {
			b.inputs = append(b.inputs, filepath.FromSlash(with.Input.Path))
		}
	}
	if err := check(b.targets, b.inputs); err != nil {
		return err
	}
	before, err := match(ctx, s, scorer, matcher.Options{Progress: progress.Stage})
	if err != nil {
		return err
	}
	rows, impossible, err := solveScenarios(ctx, b, before, list)
	if err != nil {
		return err
	}
	err = write(s, b.targets, b.inputs, func(w io.Writer, t target) error {
		if t.path == standardOutput && s.outTerminal {
			progress.Clear()
		}
		switch t.format {
		case formatCSV:
			return report.WriteScenariosCSV(w, before, rows, o.table)
		case formatXLSX:
			return report.WriteScenariosXLSX(w, before, rows)
		case formatJSON:
			return report.WriteScenariosJSON(w, before, rows)
		}
		return report.WriteScenarios(w, before, rows, s.layout(t))
	})
	if err != nil {
		return err
	}
	progress.Clear()
	for _, name := range files(b.targets) {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	s.tell("nothing was changed in the programme itself")
	if impossible != nil {
		return impossible
	}
	s.next("match", o.folder.words(), slices.Concat([]string{"-o", "matches.xlsx"}, o.folder.again())...)
	return nil
}

// solveScenarios solves each scenario. A scenario whose pins cannot be met is told of in its
// row, and all of them in an error beside.
func solveScenarios(ctx context.Context, b *begun, before *report.Run, list []profiles.Scenario) ([]report.Scenario, error, error) {
	study, err := matcher.NewStudy(b.scorer, before.Result)
	if err != nil {
		return nil, nil, err
	}
	var rows []report.Scenario
	failed := &impossibleScenarios{}
	for k, c := range list {
		b.progress.Step("solving the scenarios", k, len(list))
		change := matcherScenario(&c)
		row := report.Scenario{Name: c.Name}
		changed, result, err := study.WhatIf(ctx, change)
		var pins *matcher.PinError
		switch {
		case errors.As(err, &pins):
			q, err := change.Apply(b.programme)
			if err != nil {
				return nil, nil, err
			}
			for _, pin := range pins.Impossible {
				row.Impossible = append(row.Impossible, [2]string{pin.Decision.Mentee, pin.Decision.Mentor})
			}
			failed.add(before.Language, c.Name, q, pins)
		case err != nil:
			return nil, nil, err
		default:
			row.After = &report.Run{Scorer: changed, Result: result, WhatIf: []string{c.Name}, Language: before.Language}
		}
		rows = append(rows, row)
	}
	if len(failed.names) > 0 {
		return rows, failed, nil
	}
	return rows, nil, nil
}

// matcherScenario is what is read from a file as the matcher takes it.
func matcherScenario(c *profiles.Scenario) matcher.Scenario {
	return matcher.Scenario{
		Pins: c.Pins, Forbids: c.Forbids, Unpins: c.Unpins, IgnorePins: c.IgnorePins,
		Capacity: c.Capacity, Weights: c.Weights, Without: c.Without, With: c.With,
		Objective: c.Objective, Minimum: c.Minimum,
	}
}

// impossibleScenarios are those whose pins cannot be met. The others have been shown.
type impossibleScenarios struct {
	err   *matcher.PinError // of the first
	names []string
	lines []diag.Message
}

func (e *impossibleScenarios) add(in lang.Language, name string, p *profiles.Programme, err *matcher.PinError) {
	if e.err == nil {
		e.err = err
	}
	e.names = append(e.names, name)
	e.lines = append(e.lines, diag.Say("{scenario}:", "scenario", name))
	for _, pin := range err.Impossible {
		d := pin.Decision
		e.lines = append(e.lines, diag.Say("  {mentee} with {mentor} ({place})", "mentee", d.Mentee, "mentor", d.Mentor, "place", place(d.Source)))
		for _, why := range against(in, p, pin) {
			e.lines = append(e.lines, diag.Say("    - {why}", "why", why))
		}
	}
}

func (e *impossibleScenarios) Error() string {
	text, _ := e.Say()
	return text.String()
}

func (e *impossibleScenarios) Unwrap() error { return e.err }

func (e *impossibleScenarios) Say() (text, hint diag.Message) {
	return diag.Counted(len(e.names), "a scenario is impossible, because its pins cannot be met", "{count} scenarios are impossible, because their pins cannot be met"),
		stacked(append(slices.Clip(e.lines), "unpin or ignore_pins in a scenario sets pins of decisions.yaml aside"))
}

// scenarioExample is what --scenarios reads, for the help.
const scenarioExample = `  - name: Dee takes four
    capacity: {dee: 4}
  - name: Fay joins, and goals count for more
    with: fay.yaml
    weight: {goals: 40}
  - name: Bo with Dee, whatever is pinned
    ignore_pins: true
    pin: [bo=dee]`
