package scoring

import (
	"testing"

	"mentormatch/profiles"
)

// TestShares turns each switch of a criterion, with the sum that it makes.
func TestShares(t *testing.T) {
	long := testDay.AddDays(-4000)
	half := profiles.Shares{
		Disability:   profiles.DisabilityShares{Near: 40, Category: 20, Cause: 10},
		Occupation:   profiles.OccupationShares{Held: 30},
		Goals:        profiles.GoalShares{Some: 10, Good: 60, Expert: 90},
		Availability: profiles.AvailabilityShares{Meeting: 100},
	}
	tests := []struct {
		name      string
		criterion Criterion
		change    func(*profiles.Mentee, *profiles.Mentor)
		was, now  int
	}{
		{"near", Disability, func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Disability = []profiles.Experience{lives("stroke", "", long)}
			r.LivedExperience = []profiles.Experience{lives("brain-injury", "", long)}
		}, 6000, 4000},
		{"category", Disability, func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Disability = []profiles.Experience{lives("stroke", "", long)}
			r.LivedExperience = []profiles.Experience{lives("spinal-cord-injury", "", long)}
		}, 3000, 2000},
		{"cause", Disability, func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Disability = []profiles.Experience{lives("stroke", "illness", long)}
			r.LivedExperience = []profiles.Experience{lives("cancer", "illness", long)}
		}, 2500, 1000},
		{"severity: (3*0 + 3*10000 + 1*10000)/7, and without (0 + 10000 + 10000)/3", Disability, func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Disability = []profiles.Experience{lives("stroke", "", long, function("d450", 3), function("b130", 1))}
			r.LivedExperience = []profiles.Experience{lives("cancer", "", long, function("d450", 1), function("b130", 1))}
		}, 5714, 6667},
		{"held: 40*5000 + 40*8000 + 20*10000, and 40*3000 in the middle", Occupation, func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Held, e.Target = nil, []profiles.Occupation{{System: "isco", Code: "3115"}}
			r.Held, r.Returned = e.Target, profiles.Return{Answered: true, Returned: true}
		}, 7200, 5200},
		{"levels and priorities: (5*10000 + 3*5000 + 2*0)/10, and (9000 + 1000 + 0)/3", Goals, func(e *profiles.Mentee, r *profiles.Mentor) {
			e.Goals = []profiles.Goal{aim("new-occupation", 5), aim("fatigue", 3), aim("disclosure", 2)}
			r.Supports = []profiles.Support{help("fatigue", 1), help("new-occupation", 3)}
		}, 6500, 3333},
	}
	for _, test := range tests {
		for _, c := range []struct {
			shares profiles.Shares
			want   int
		}{{profiles.DefaultShares(), test.was}, {half, test.now}} {
			pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
				test.change(e, r)
				p.Settings.Shares = c.shares
			}))
			if got := pair.Parts[test.criterion].Points; got != c.want {
				t.Errorf("%s: %d points, want %d under %+v", test.name, got, c.want, c.shares)
			}
		}
	}
}

// TestNeutralOfEach gives every criterion its own worth of a blank answer.
func TestNeutralOfEach(t *testing.T) {
	pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
		e.Disability, e.Held, e.Target, e.Goals, e.Availability = nil, nil, nil, nil, nil
		r.Returned = profiles.Return{}
		p.Settings.Neutral = profiles.Neutral{Disability: 1000, Occupation: 2000, Goals: 3000, Availability: 4000}
	}))
	for c, part := range pair.Parts {
		if want := 1000 * (c + 1); part.Points != want || part.Evidence != 0 {
			t.Errorf("%s: %d points on %d, want %d on none", Criterion(c), part.Points, part.Evidence, want)
		}
	}
}

// TestSharesOfWeights holds the shares of weights to 10 000 in all.
func TestSharesOfWeights(t *testing.T) {
	for _, test := range []struct {
		weights profiles.Weights
		want    criteria
		reason  string
	}{
		{profiles.Weights{Disability: 30, Occupation: 25, Goals: 25, Availability: 20}, criteria{3000, 2500, 2500, 2000}, "hundredths of 100"},
		{profiles.Weights{Disability: 60, Occupation: 50, Goals: 75, Availability: 40}, criteria{2667, 2222, 3333, 1778}, "of 225: 2666.7 2222.2 3333.3 1777.8"},
		{profiles.Weights{Disability: 1, Occupation: 1, Goals: 1}, criteria{3334, 3333, 3333, 0}, "the first has what is left"},
	} {
		if got := newWeights(test.weights); got.shares != test.want {
			t.Errorf("%+v: %v, want %v: %s", test.weights, got.shares, test.want, test.reason)
		}
	}
}
