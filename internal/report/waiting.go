package report

import (
	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// waitlistInWords says what waiting counts for in a programme.
func (w words) waitlistInWords(waits RecordWaitlist) string {
	if waits == (RecordWaitlist{}) {
		return w.Say("waitlist.equals")
	}
	return w.Say("waitlist.adds", "month", lang.Points(waits.PointsPerMonth), "round", lang.Points(waits.PointsPerRound), "most", lang.Points(waits.Most))
}

// waiting says what a mentee's waiting counts for, where the programme lets it
// count.
func (p *page) waiting(run *Run, mentee int) {
	settings := &run.programme().Settings
	if settings.Waitlist == (profiles.Waitlist{}) {
		return
	}
	w := matcher.WaitingOf(settings, run.mentee(mentee), run.Scorer.On())
	p.paragraph("", p.Sentence(p.Say("explain.waiting", "months", p.Say("count.months", "count", w.Months),
		"rounds", p.Say("count.rounds", "count", w.Rounds), "points", lang.Points(w.Priority))))
}
