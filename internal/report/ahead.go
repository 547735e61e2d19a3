package report

import (
	"mentormatch/internal/hint"
	"mentormatch/matcher"
)

// getAhead has the machine get near what is told of the matches behind the one
// at a position. What pairs are made of lies scattered in memory: a third of a
// table's time would be waiting for it. First comes a match, then what it
// points at, then what that points at.
func getAhead(run *Run, matches []matcher.Matched, position int) {
	const first, second, third = 6, 4, 2 // matches ahead: fewer come too late, more are thrown out again
	if k := position + first; k < len(matches) {
		hint.All(matches[k : k+1])
	}
	if k := position + second; k < len(matches) {
		pair := &matches[k].Pair
		for c := range pair.Parts {
			args := &pair.Parts[c].Reason.Args
			hint.All(args.Items)
			hint.All(args.Missing)
		}
		hint.All(pair.Wishes)
		hint.All(pair.Notes)
		if pair.Slot != nil {
			hint.One(pair.Slot)
		}
		mentee, mentor := run.mentee(pair.Mentee), run.mentor(pair.Mentor)
		hint.One(&mentee.ID)
		hint.One(&mentee.ShareDisability)
		hint.One(&mentor.ID)
		hint.One(&mentor.ShareDisability)
	}
	if k := position + third; k < len(matches) {
		pair := &matches[k].Pair
		for w := range pair.Wishes {
			hint.All(pair.Wishes[w].Args.Items)
		}
		if pair.Slot != nil {
			hint.All(pair.Slot.Mentee)
			hint.All(pair.Slot.Mentor)
		}
		mentee, mentor := run.mentee(pair.Mentee), run.mentor(pair.Mentor)
		hint.Text(mentee.ID)
		hint.Text(mentee.Name)
		hint.Text(mentor.ID)
		hint.Text(mentor.Name)
	}
}
