package main

import (
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// impossiblePins is a *matcher.PinError in words.
type impossiblePins struct {
	err   *matcher.PinError
	lines []diag.Message
}

func (e *impossiblePins) Error() string {
	text, _ := e.Say()
	return text.String()
}

func (e *impossiblePins) Unwrap() error { return e.err }
func (e *impossiblePins) Say() (text, hint diag.Message) {
	return diag.Counted(len(e.err.Impossible), "a pinned pair is impossible, so nobody was matched", "{count} pinned pairs are impossible, so nobody was matched"),
		stacked(e.lines)
}

// explainPins says of each impossible pin where it is and what stands against
// it.
func explainPins(in lang.Language, p *profiles.Programme, err *matcher.PinError) error {
	e := &impossiblePins{err: err}
	for _, pin := range err.Impossible {
		d := pin.Decision
		e.lines = append(e.lines, diag.Say("{mentee} with {mentor} ({place})", "mentee", d.Mentee, "mentor", d.Mentor, "place", place(d.Source)))
		for _, why := range against(in, p, pin) {
			e.lines = append(e.lines, diag.Say("  - {why}", "why", why))
		}
	}
	e.lines = append(e.lines, "take the pin out, or change what stands against it; a pin with an override\nsets rules aside, but never what a person refuses or requires, nor a mentor\nwho is full")
	return e
}

// against says what stands against one pin.
func against(in lang.Language, p *profiles.Programme, pin matcher.ImpossiblePin) []diag.Message {
	var why []diag.Message
	for _, id := range pin.Nobody {
		why = append(why, diag.Say("Nobody in this programme has the id {id}.", "id", id))
	}
	if r := pin.Rival; r != nil {
		why = append(why, diag.Say("{mentee} is decided for {mentor} too ({place}).", "mentee", r.Mentee, "mentor", r.Mentor, "place", place(r.Source)))
	}
	mentee := slices.IndexFunc(p.Mentees, func(m profiles.Mentee) bool { return m.ID == pin.Decision.Mentee })
	mentor := slices.IndexFunc(p.Mentors, func(m profiles.Mentor) bool { return m.ID == pin.Decision.Mentor })
	for _, barrier := range pin.Barriers {
		if barrier.Code.Rule() == scoring.RuleFull.Rule() && pin.Pins > 1 {
			why = append(why, diag.Say("{mentor} has {places} left, and {pins} ask for it.",
				"mentor", pin.Decision.Mentor, "places", counted(pin.Places, "place"), "pins", counted(pin.Pins, "pin")))
			continue
		}
		why = append(why, diag.Say("{line}", "line", report.Sentence(in, p, barrier, mentee, mentor)))
	}
	return why
}
