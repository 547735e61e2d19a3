package main

import (
	"cmp"
	"context"
	"io"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/internal/report"
)

// scoresAlone reports whether the score of every allowed pair is all that is
// asked for, so that nobody need be matched.
func (o *matchOptions) scoresAlone(targets []target) bool {
	return o.table.All && o.rematch.record == nil && o.sure.draws == 0 &&
		!slices.ContainsFunc(targets, func(t target) bool { return t.format != formatCSV })
}

// writeScores writes the score of every allowed pair, as it is scored.
func (o *matchOptions) writeScores(ctx context.Context, b *begun) error {
	s, p := o.streams, b.programme
	run := &report.Run{Scorer: b.scorer, Language: s.language}
	o.table.Step = steps(ctx, b.progress)
	err := write(s, b.targets, b.inputs, func(w io.Writer, _ target) error { return report.WriteCSVAs(w, run, o.table) })
	if err != nil {
		return cmp.Or(ctx.Err(), err) // stopped, and not that a file could not be written
	}
	b.progress.Clear()
	for _, name := range files(b.targets) {
		s.tell(diag.Say("wrote {name}", "name", name))
	}
	if len(p.Mentees) > 0 {
		s.next("explain", o.folder.words(), slices.Concat([]string{p.Mentees[0].ID}, o.folder.again(), o.choices.again())...)
	}
	return nil
}
