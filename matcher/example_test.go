package matcher_test

import (
	"context"
	"fmt"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Two mentees would both do best with dee, who has one place.
func Example() {
	settings := profiles.DefaultSettings()
	settings.Weights = profiles.Weights{Goals: 1}
	settings.Rules = profiles.Rules{}
	goals := func(codes ...string) (list []profiles.Goal) {
		for _, code := range codes {
			list = append(list, profiles.Goal{Goal: code, Priority: 3})
		}
		return list
	}
	programme := &profiles.Programme{
		Settings: settings,
		Mentees: []profiles.Mentee{
			{Person: profiles.Person{ID: "ana"}, Goals: goals("accommodation", "confidence")},
			{Person: profiles.Person{ID: "bo"}, Goals: goals("accommodation", "job-search")},
		},
		Mentors: []profiles.Mentor{
			{Person: profiles.Person{ID: "dee"}, Capacity: 1, Supports: []profiles.Support{
				{Goal: "accommodation", Level: 3}, {Goal: "confidence", Level: 3}, {Goal: "job-search", Level: 2},
			}},
			{Person: profiles.Person{ID: "eli"}, Capacity: 1, Supports: []profiles.Support{{Goal: "job-search", Level: 3}}},
		},
	}

	scorer := scoring.New(programme, profiles.Date{Year: 2026, Month: 11, Day: 22})
	result, err := matcher.Match(context.Background(), scorer, matcher.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range result.Matches {
		fmt.Println(programme.Mentees[m.Mentee].ID, "with", programme.Mentors[m.Mentor].ID, m.Pair.Points)
	}
	fmt.Println(len(result.Unmatched), "left out,", result.Total, "points")
	// Output:
	// ana with dee 10000
	// bo with eli 5000
	// 0 left out, 15000 points
}
