package main

import (
	"context"
	"io"

	"mentormatch/internal/report"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// mostAsked is how many pairs are looked at unless more are asked for. A million
// takes 0.3 s on two processors, and 0.05 s where most are barred, as in a
// programme that init invents.
const mostAsked = 10_000_000

// writeQuestions says whom to ask for what, the blanks first that hold back
// most.
func writeQuestions(ctx context.Context, w io.Writer, o *validateOptions, p *profiles.Programme, on profiles.Date, progress *progress) error {
	if pairs := len(p.Mentees) * len(p.Mentors); pairs > mostAsked && !o.blanks {
		return report.WriteQuestionsSkipped(w, p, o.streams.language, mostAsked/1_000_000, "--blanks", o.page())
	}
	progress.Step("weighing the blanks", 0, 0)
	scorer := scoring.New(p, on)
	points, unknown, err := scorer.Questions(ctx)
	if err != nil {
		return err
	}
	rules, err := scorer.Unjudged(ctx)
	if err != nil {
		return err
	}
	return report.WriteQuestions(w, p, o.streams.language, report.Questions{Points: points, Unknown: unknown, Rules: rules}, o.page())
}
