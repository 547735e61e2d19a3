package matcher

import "mentormatch/profiles"

// Waiting is what a mentee has waited, and what the programme lets it count.
type Waiting struct {
	Months, Rounds int
	// Priority is the points, 0 to 10 000, that are added to the value of
	// whatever pair is proposed for the mentee: for each whole month since the
	// mentee joined and for each round that left the mentee out, up to a most.
	Priority int
}

// WaitingOf counts what a mentee of a programme has waited on the day of a run.
//
//	1.00 a month, 2.50 a round, at most 15.00; joined 4 months ago, left out of
//	two rounds: 400+500 = 900
func WaitingOf(settings *profiles.Settings, mentee *profiles.Mentee, on profiles.Date) Waiting {
	w := Waiting{Rounds: mentee.RoundsWaited}
	if !mentee.Joined.IsZero() {
		w.Months = mentee.Joined.MonthsUntil(on)
	}
	counts := settings.Waitlist
	w.Priority = int(min(
		int64(w.Months)*int64(counts.PointsPerMonth)+int64(w.Rounds)*int64(counts.PointsPerRound),
		int64(counts.Most),
	))
	return w
}

// priorities are those of every mentee, by position. It is the same with
// every mentor, so that it decides who is matched rather than with whom.
// Under Fair and Stable pairs count by their own points, and waiting decides
// between those that are equal.
func (r *round) priorities() []int32 {
	list := make([]int32, len(r.programme.Mentees))
	if r.programme.Settings.Waitlist == (profiles.Waitlist{}) || !hasPrices(r.objective) {
		return list
	}
	for i := range list {
		list[i] = int32(WaitingOf(&r.programme.Settings, &r.programme.Mentees[i], r.scorer.On()).Priority)
	}
	return list
}
