package main

import (
	"fmt"
	"slices"
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// impossiblePins is a *matcher.PinError in words.
type impossiblePins struct {
	err   *matcher.PinError
	lines []string
}

func (e *impossiblePins) Error() string {
	if len(e.err.Impossible) == 1 {
		return "a pinned pair is impossible, so nobody was matched"
	}
	return fmt.Sprintf("%d pinned pairs are impossible, so nobody was matched", len(e.err.Impossible))
}

func (e *impossiblePins) Unwrap() error { return e.err }
func (e *impossiblePins) Hint() string  { return strings.Join(e.lines, "\n") }

// explainPins says of each impossible pin where it is and what stands against
// it.
func explainPins(p *profiles.Programme, err *matcher.PinError) error {
	e := &impossiblePins{err: err}
	for _, pin := range err.Impossible {
		d := pin.Decision
		e.lines = append(e.lines, fmt.Sprintf("%s with %s (%s)", d.Mentee, d.Mentor, place(d.Source)))
		for _, why := range against(p, pin) {
			e.lines = append(e.lines, "  - "+why)
		}
	}
	e.lines = append(e.lines, "take the pin out, or change what stands against it; a pin with an override\nsets rules aside, but never what a person refuses or requires, nor a mentor\nwho is full")
	return e
}

// against says what stands against one pin.
func against(p *profiles.Programme, pin matcher.ImpossiblePin) []string {
	var why []string
	for _, id := range pin.Nobody {
		why = append(why, fmt.Sprintf("Nobody in this programme has the id %s.", id))
	}
	if r := pin.Rival; r != nil {
		why = append(why, fmt.Sprintf("%s is decided for %s too (%s).", r.Mentee, r.Mentor, place(r.Source)))
	}
	mentee := slices.IndexFunc(p.Mentees, func(m profiles.Mentee) bool { return m.ID == pin.Decision.Mentee })
	mentor := slices.IndexFunc(p.Mentors, func(m profiles.Mentor) bool { return m.ID == pin.Decision.Mentor })
	for _, barrier := range pin.Barriers {
		if barrier.Code.Rule() == scoring.RuleFull.Rule() && pin.Pins > 1 {
			why = append(why, fmt.Sprintf("%s has %s left, and %s ask for it.",
				pin.Decision.Mentor, plural(pin.Places, "place"), plural(pin.Pins, "pin")))
			continue
		}
		why = append(why, report.Sentence(lang.English, p, barrier, mentee, mentor))
	}
	return why
}
