package report

import (
	"mentormatch/matcher"
	"mentormatch/scoring"
)

// touchAhead reads a little of what is told of the matches behind the one at a
// position, so that the processor has it at hand. What pairs are made of lies
// scattered in memory: a third of a table's time would be waiting for it. Here
// no read waits for another, and the table takes a twelfth less time. First come the addresses, of pairs farther behind,
// then what stands there. The sum is of no use but that it has to be read.
func touchAhead(run *Run, matches []matcher.Matched, position int) (sum int) {
	const addresses, things = 4, 2 // matches ahead: fewer come too late, more are thrown out again
	if k := position + addresses; k < len(matches) {
		pair := &matches[k].Pair
		sum = pair.Points
		for c := range pair.Parts {
			part := &pair.Parts[c]
			sum += part.Contribution + len(part.Reason.Args.Items) + part.Reason.Args.Worst
		}
		if pair.Slot != nil {
			sum += pair.Slot.Of
		}
	}
	if k := position + things; k < len(matches) {
		pair := &matches[k].Pair
		for c := range pair.Parts {
			args := &pair.Parts[c].Reason.Args
			sum += touchItems(args.Items) + touchItems(args.Missing)
		}
		if slot := pair.Slot; slot != nil {
			sum += touchTimes(slot.Mentee) + touchTimes(slot.Mentor)
		}
		mentee, mentor := run.mentee(pair.Mentee), run.mentor(pair.Mentor)
		sum += len(mentee.ID) + int(mentee.ShareDisability) + len(mentor.ID) + int(mentor.ShareDisability)
	}
	return sum
}

func touchItems(items []scoring.Item) (sum int) {
	for k := range items {
		sum += len(items[k].What) + items[k].Points
	}
	return sum
}

func touchTimes(times []scoring.SlotTime) (sum int) {
	for k := range times {
		sum += times[k].Start
	}
	return sum
}
