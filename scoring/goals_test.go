package scoring

import (
	"testing"

	"mentormatch/profiles"
)

func aim(code string, priority int) profiles.Goal {
	return profiles.Goal{Goal: code, Priority: priority}
}

func help(code string, level int) profiles.Support { return profiles.Support{Goal: code, Level: level} }

func TestGoals(t *testing.T) {
	type goals = []profiles.Goal
	type supports = []profiles.Support
	tests := []struct {
		name             string
		goals            goals
		supports         supports
		points, evidence int
		code             Code
	}{
		{"the worked example: (5*10000 + 3*5000 + 2*0)/10", goals{aim("new-occupation", 5), aim("fatigue", 3), aim("disclosure", 2)}, supports{help("fatigue", 1), help("new-occupation", 3)}, 6500, 10000, GoalsCompared},
		{"good help: 3*8000/3", goals{aim("fatigue", 3)}, supports{help("fatigue", 2)}, 8000, 10000, GoalsCompared},
		{"rounded half up: (1*10000 + 2*0)/3", goals{aim("fatigue", 1), aim("study", 2)}, supports{help("fatigue", 3)}, 3333, 10000, GoalsCompared},
		{"a goal named twice counts once: (5*10000 + 5*0)/10", goals{aim("fatigue", 1), aim("study", 5), aim("fatigue", 5)}, supports{help("fatigue", 3)}, 5000, 10000, GoalsCompared},
		{"a support named twice is the higher", goals{aim("fatigue", 1)}, supports{help("fatigue", 1), help("fatigue", 3)}, 10000, 10000, GoalsCompared},
		{"the mentor offers none", goals{aim("fatigue", 1)}, supports{}, 0, 10000, GoalsCompared},
		{"the mentor left it blank", goals{aim("fatigue", 1)}, nil, 5000, 0, GoalsUnknown},
		{"the mentee left it blank", nil, supports{help("fatigue", 1)}, 5000, 0, GoalsUnknown},
		{"the mentee has none", goals{}, supports{help("fatigue", 1)}, 5000, 10000, GoalsNothing},
		{"the mentee has none, whatever the mentor would say", goals{}, nil, 5000, 10000, GoalsNothing},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Goals, r.Supports = test.goals, test.supports
		}))
		part := pair.Parts[Goals]
		if part.Points != test.points || part.Evidence != test.evidence || part.Reason.Code != test.code {
			t.Errorf("%s: %d points on %d, %s; want %d on %d, %s", test.name, part.Points, part.Evidence, part.Reason.Code, test.points, test.evidence, test.code)
		}
	}
}

func TestGoalsReason(t *testing.T) {
	pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
		e.Goals = []profiles.Goal{aim("study", 1), aim("fatigue", 2), aim("benefits", 4), aim("study", 3)}
		r.Supports = []profiles.Support{help("study", 1), help("benefits", 3)}
	}))
	got := pair.Parts[Goals].Reason.Args
	sameItems(t, got.Items, []Item{
		{What: "goal", Mentee: "benefits", Mentor: "benefits", Points: 10000, Weight: 4},
		{What: "goal", Mentee: "study", Mentor: "study", Points: 5000, Weight: 3},
	})
	sameItems(t, got.Missing, []Item{{What: "goal", Mentee: "fatigue", Weight: 2}})
	if got.Count != 2 || got.Of != 3 {
		t.Errorf("covered %d of %d, want 2 of 3", got.Count, got.Of)
	}
}
