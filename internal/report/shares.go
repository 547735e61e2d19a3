package report

import (
	"bytes"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// neutral says what a blank answer is worth: one number where it is the
// same in every criterion.
func (w words) neutral(n profiles.Neutral) string {
	if n == profiles.EvenNeutral(n.Disability) {
		return w.points(n.Disability)
	}
	return w.Say("shares.neutral",
		"disability", lang.Points(n.Disability), "occupation", lang.Points(n.Occupation),
		"goals", lang.Points(n.Goals), "availability", lang.Points(n.Availability))
}

// disabilityShares says what the programme judges within the criterion, and
// the next three do so for theirs.
func (w words) disabilityShares(s profiles.DisabilityShares) string {
	return w.either("shares.disability", s.Severity, "near", s.Near, "category", s.Category, "cause", s.Cause)
}

func (w words) occupationShares(parts profiles.OccupationParts, s profiles.OccupationShares) string {
	return w.Say("shares.occupation", "held", s.Held, "parts", w.Say("sheets.set.occupation.is",
		"background", parts.Background, "target", parts.Target, "returned", parts.Returned))
}

func (w words) goalShares(s profiles.GoalShares) string {
	return w.either("shares.goals", s.Priorities, "some", s.Some, "good", s.Good, "expert", s.Expert)
}

func (w words) meetingShare(s profiles.AvailabilityShares) string {
	return w.Say("shares.availability", "meeting", s.Meeting)
}

// either says a message, or that of which the id ends in alike.
func (w words) either(id string, weighs bool, arguments ...any) string {
	if !weighs {
		id += ".alike"
	}
	return w.Say(id, arguments...)
}

// appendShare appends a share of 10 000 in percent without needless zeros: 30,
// 37.5, 26.67.
func appendShare(to []byte, n int) []byte {
	to = appendHundredths(to, int64(n), '.')
	return bytes.TrimSuffix(bytes.TrimRight(to, "0"), []byte("."))
}
