package matcher_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// letWaitingCount gives a programme a waitlist, and people who have waited.
func letWaitingCount(rng *rand.Rand, p *profiles.Programme) {
	p.Settings.Waitlist = profiles.Waitlist{PointsPerMonth: rng.IntN(3) * 700, PointsPerRound: rng.IntN(3) * 1500, Most: 100 + rng.IntN(9000)}
	for i := range p.Mentees {
		p.Mentees[i].RoundsWaited = rng.IntN(4)
		if rng.IntN(4) > 0 {
			p.Mentees[i].Joined = today.AddDays(-rng.IntN(400))
		}
	}
}

// waited is what waiting adds to a proposed pair of a mentee, counted day by
// day.
func waited(s *scoring.Scorer, mentee int) int64 {
	m, counts := &s.Programme().Mentees[mentee], s.Programme().Settings.Waitlist
	months := 0
	if !m.Joined.IsZero() {
		for !m.Joined.AddMonths(months + 1).After(s.On()) {
			months++
		}
	}
	return int64(min(counts.Most, months*counts.PointsPerMonth+m.RoundsWaited*counts.PointsPerRound))
}

func TestWaitingIsCounted(t *testing.T) {
	day := func(year int, month time.Month, day int) profiles.Date {
		return profiles.Date{Year: year, Month: month, Day: day}
	}
	for _, c := range []struct {
		why    string
		joined profiles.Date
		rounds int
		counts profiles.Waitlist
		want   matcher.Waiting
	}{
		{"4 months and 2 rounds: 400+500", day(2026, 7, 22), 2, profiles.Waitlist{PointsPerMonth: 100, PointsPerRound: 250, Most: 1500}, matcher.Waiting{Months: 4, Rounds: 2, Priority: 900}},
		{"a day short of 4 months: 300+500", day(2026, 7, 23), 2, profiles.Waitlist{PointsPerMonth: 100, PointsPerRound: 250, Most: 1500}, matcher.Waiting{Months: 3, Rounds: 2, Priority: 800}},
		{"900, and 600 at most", day(2026, 7, 22), 2, profiles.Waitlist{PointsPerMonth: 100, PointsPerRound: 250, Most: 600}, matcher.Waiting{Months: 4, Rounds: 2, Priority: 600}},
		{"no day, 1 round", profiles.Date{}, 1, profiles.Waitlist{PointsPerMonth: 100, PointsPerRound: 250, Most: 600}, matcher.Waiting{Rounds: 1, Priority: 250}},
		{"joins tomorrow", day(2026, 11, 23), 0, profiles.Waitlist{PointsPerMonth: 100, Most: 600}, matcher.Waiting{}},
		{"switched off", day(2020, 1, 1), 9, profiles.Waitlist{}, matcher.Waiting{Months: 82, Rounds: 9}},
		{"since the year 1: 24310 months are far beyond the most", day(1, 1, 1), 1000, profiles.Waitlist{PointsPerMonth: 10_000, PointsPerRound: 10_000, Most: 10_000}, matcher.Waiting{Months: 24_310, Rounds: 1000, Priority: 10_000}},
	} {
		settings := profiles.Settings{Waitlist: c.counts}
		mentee := profiles.Mentee{RoundsWaited: c.rounds}
		mentee.Joined = c.joined
		if got := matcher.WaitingOf(&settings, &mentee, today); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.why, got, c.want)
		}
	}
}

// TestWaitingDecidesWhoIsMatched: bo scores 1000 less than ana for the one
// place. Two rounds at 500 make both equal, and 501 put bo first; the score of
// the pair stays what it was.
func TestWaitingDecidesWhoIsMatched(t *testing.T) {
	for _, c := range []struct {
		round int // points
		want  string
	}{
		{0, "ana 9000+0"}, {499, "ana 9000+0"}, {501, "bo 8000+1002"},
	} {
		p := table(t, `
		     dee:1
		ana  9
		bo   8`)
		p.Settings.Waitlist = profiles.Waitlist{PointsPerRound: c.round, Most: 5000}
		p.Mentees[1].RoundsWaited = 2
		s := scorerOf(p)
		res := match(t, s, matcher.Options{})
		if got := fmt.Sprintf("%s %d+%d", p.Mentees[res.Matches[0].Mentee].ID, res.Total, res.Priority); got != c.want {
			t.Errorf("%d points a round: %s, want %s", c.round, got, c.want)
		}
	}
}

// TestWaitingIsPartOfTheProof: the prices of a round without a waitlist do not
// prove the same pairs where waiting counts, and the other way round.
func TestWaitingIsPartOfTheProof(t *testing.T) {
	p := table(t, `
	     dee:1
	ana  9
	bo   8`)
	p.Mentees[1].RoundsWaited = 3
	without := match(t, scorerOf(p), matcher.Options{})
	claim := claimOf(p, without)
	p.Settings.Waitlist = profiles.Waitlist{PointsPerRound: 500, Most: 5000}
	if _, err := matcher.Prove(context.Background(), scorerOf(p), claim); err == nil {
		t.Error("the round that leaves bo out is proved, though waiting puts bo first: 9000 < 8000+1500")
	}
}
