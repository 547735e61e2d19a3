package report

import (
	"fmt"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// waitlistInWords says what waiting counts for in a programme.
func waitlistInWords(w RecordWaitlist) string {
	if w == (RecordWaitlist{}) {
		return "waiting decides between equals alone"
	}
	return fmt.Sprintf("waiting adds %s a month and %s a round to what a pair counts for, up to %s",
		points(w.PointsPerMonth), points(w.PointsPerRound), points(w.Most))
}

// waiting says what a mentee's waiting counts for, where the programme lets it
// count.
func (p *page) waiting(run *Run, mentee int) {
	settings := &run.programme().Settings
	if settings.Waitlist == (profiles.Waitlist{}) {
		return
	}
	w := matcher.WaitingOf(settings, run.mentee(mentee), run.Scorer.On())
	p.paragraph("", run.words().sentence(fmt.Sprintf("has waited %s and %s, which adds %s to what any pair counts for, and nothing to its score",
		plural(w.Months, "month", "months"), plural(w.Rounds, "round", "rounds"), points(w.Priority))))
}
