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

// What else could ana have, and what would the programme lose by it?
func ExamplePricing_Alternatives() {
	settings := profiles.DefaultSettings()
	settings.Weights = profiles.Weights{Goals: 1}
	settings.Rules = profiles.Rules{}
	mentee := func(id string, goals ...profiles.Goal) profiles.Mentee {
		return profiles.Mentee{Person: profiles.Person{ID: id}, Goals: goals}
	}
	programme := &profiles.Programme{
		Settings: settings,
		Mentees: []profiles.Mentee{
			mentee("ana", profiles.Goal{Goal: "accommodation", Priority: 4}, profiles.Goal{Goal: "job-search", Priority: 1}),
			mentee("bo", profiles.Goal{Goal: "accommodation", Priority: 2}, profiles.Goal{Goal: "job-search", Priority: 2}),
		},
		Mentors: []profiles.Mentor{
			{Person: profiles.Person{ID: "dee"}, Capacity: 1, Supports: []profiles.Support{{Goal: "accommodation", Level: 3}}},
			{Person: profiles.Person{ID: "eli"}, Capacity: 1, Supports: []profiles.Support{{Goal: "job-search", Level: 3}}},
		},
	}
	ctx := context.Background()
	scorer := scoring.New(programme, profiles.Date{Year: 2026, Month: 11, Day: 22})
	result, err := matcher.Match(ctx, scorer, matcher.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	pricing, err := matcher.NewPricing(ctx, scorer, result)
	if err != nil {
		fmt.Println(err)
		return
	}
	alternatives, err := pricing.Alternatives(ctx, 0, 5)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range alternatives {
		fmt.Println(programme.Mentors[a.Mentor].ID, "instead loses", a.Loss, "points")
		for _, move := range a.Others {
			fmt.Println(programme.Mentees[move.Mentee].ID, "moves to", programme.Mentors[move.To].ID)
		}
	}
	// Output:
	// eli instead loses 6000 points
	// bo moves to dee
}
