package report

import (
	"time"

	"mentormatch/internal/diag"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// fakeScorer answers from a table: reports are tested on what they say about
// scores, and not on scores.
type fakeScorer struct {
	programme *profiles.Programme
	on        profiles.Date
	pairs     map[[2]int]scoring.Pair
}

func (f *fakeScorer) Programme() *profiles.Programme { return f.programme }
func (f *fakeScorer) On() profiles.Date              { return f.on }

func (f *fakeScorer) Pair(mentee, mentor int) scoring.Pair {
	if pair, ok := f.pairs[[2]int{mentee, mentor}]; ok {
		return pair
	}
	pair := pairOf(mentee, mentor, 1000, 2000, 500, 111)
	pair.Barriers = []scoring.Reason{{Code: scoring.RuleLanguage}, {Code: scoring.RuleTime, Args: scoring.Args{Minutes: 45}}}
	return pair
}

func (f *fakeScorer) Score(mentee, mentor int) (int, bool) {
	pair := f.Pair(mentee, mentor)
	return pair.Points, pair.Allowed()
}

func (f *fakeScorer) Row(mentee int, points []int32) {
	for mentor := range points {
		points[mentor] = scoring.NotAllowed
		if score, allowed := f.Score(mentee, mentor); allowed {
			points[mentor] = int32(score)
		}
	}
}

func (f *fakeScorer) Bars(mentee, mentor int) []scoring.Rule {
	pair := f.Pair(mentee, mentor)
	var rules []scoring.Rule
	for _, barrier := range pair.Barriers {
		rules = append(rules, barrier.Code.Rule())
	}
	return rules
}

// pairOf is a pair whose parts contribute what is given.
func pairOf(mentee, mentor int, disability, occupation, goals, availability int) scoring.Pair {
	part := func(contribution, weight int, reason scoring.Reason) scoring.Part {
		return scoring.Part{
			Points: min(contribution*100/weight, profiles.MaxPoints), Weight: weight, Share: weight * 100,
			Contribution: contribution, Evidence: 8000, Reason: reason,
		}
	}
	return scoring.Pair{
		Mentee: mentee, Mentor: mentor,
		Points:   disability + occupation + goals + availability,
		Evidence: 8333,
		Parts: [...]scoring.Part{
			part(disability, 30, scoring.Reason{Code: scoring.DisabilityCompared, Args: scoring.Args{
				Count: 2, Of: 3,
				Items: []scoring.Item{
					{What: "condition", Mentee: "stroke", Mentor: "brain-injury", Points: 5000, Weight: 3},
					{What: "function", Mentee: "b730", Mentor: "b7302", Points: 10000, Weight: 3},
					{What: "function", Mentee: "d450", Points: 0, Weight: 2},
				},
			}}),
			part(occupation, 25, scoring.Reason{Code: scoring.OccupationCompared, Args: scoring.Args{Items: []scoring.Item{
				{What: "background", Mentee: "isco:7231", Mentor: "isco:7233", Points: 7500, Weight: 40},
				{What: "target", Mentee: "isco:3115", Mentor: "isco:3115", Points: 10000, Weight: 40},
				{What: "returned", Points: 10000, Weight: 20},
			}}}),
			part(goals, 25, scoring.Reason{Code: scoring.GoalsCompared, Args: scoring.Args{
				Count: 1, Of: 2,
				Items:   []scoring.Item{{What: "goal", Mentee: "new-occupation", Mentor: "new-occupation", Points: 10000, Weight: 5}},
				Missing: []scoring.Item{{What: "goal", Mentee: "benefits", Weight: 3}},
			}}),
			part(availability, 20, scoring.Reason{Code: scoring.AvailabilityJoint, Args: scoring.Args{Count: 10, Of: 12, Minutes: 150, Worst: 60}}),
		},
	}
}

func entry(code, label string) profiles.Entry { return profiles.Entry{Code: code, Label: label} }

// small is a programme with a bit of everything: eight mentees of whom three
// are matched, four are not (one for each cause) and one could not be read.
func small() *Run {
	dhaka, err := time.LoadLocation("Asia/Dhaka")
	if err != nil {
		panic(err)
	}
	person := func(id, name string, share profiles.Disclosure) profiles.Person {
		return profiles.Person{ID: id, Name: name, ShareDisability: share,
			Languages: []profiles.Language{{Tag: "bn", Base: "bn"}, {Tag: "ins", Base: "ins", Signed: true}},
			Meet:      []profiles.Mode{profiles.Remote}}
	}
	goals := []profiles.Goal{{Goal: "new-occupation", Priority: 5}, {Goal: "benefits", Priority: 3}}
	mentee := func(id, name string, share profiles.Disclosure) profiles.Mentee {
		return profiles.Mentee{Person: person(id, name, share), Goals: goals}
	}
	p := &profiles.Programme{
		Settings: profiles.Settings{
			Name: "Harbour", TimeZone: "Asia/Dhaka", Location: dhaka,
			Term: profiles.Term{Weeks: 12}, Meeting: profiles.Meeting{Minutes: 45, Comfortable: 120},
			Weights:   profiles.Weights{Disability: 30, Occupation: 25, Goals: 25, Availability: 20},
			Objective: profiles.Coverage, Minimum: 2500, Neutral: profiles.EvenNeutral(5000),
			LivedExperienceMonths: 12, OccupationParts: profiles.OccupationParts{Background: 40, Target: 40, Returned: 20}, Shares: profiles.DefaultShares(),
			Wishes: profiles.WishShares{Mentee: 20, Mentor: 10}, Rules: profiles.Rules{Training: true, Clearance: true},
			Vocabulary: profiles.Vocabulary{
				Goals: []profiles.Entry{entry("benefits", "benefits and allowances"), entry("new-occupation", "a new occupation")},
				Conditions: []profiles.Entry{
					{Code: "brain-injury", Label: "brain injury", Category: "neurological"},
					{Code: "stroke", Label: "stroke", Broader: "brain-injury", Category: "neurological"},
				},
				Causes:     []profiles.Entry{entry("accident", "accident")},
				Genders:    []profiles.Entry{entry("woman", "woman")},
				Categories: []profiles.Entry{entry("neurological", "conditions of brain and nerves")},
			},
		},
		Mentees: []profiles.Mentee{
			mentee("ana", "আনা রহমান", profiles.ShareFull),
			mentee("bo", "Bo Larsen", profiles.ShareCategory),
			mentee("cy", "सई पाटील", profiles.ShareNone),
			mentee("di", "دانش احمد", profiles.ShareFull),
			mentee("ed", "Ed Moore", profiles.ShareNone),
			mentee("fay", "Fay Wu", profiles.ShareNone),
			mentee("gus", "Gus Olsen", profiles.ShareNone),
		},
		Mentors: []profiles.Mentor{
			{Person: person("dee", "Dee Parker", profiles.ShareFull), Capacity: 3},
			{Person: person("eli", "ایلی خان", profiles.ShareCategory), Capacity: 1},
			{Person: person("flo", "Flo Baker", profiles.ShareNone), Capacity: 2},
		},
		Partners: []profiles.Partner{
			{ID: "harbour-advice", Name: "Harbour Advice", Offers: []string{"benefits"}, Where: "Dhaka", Contact: "desk@advice.example"},
			{ID: "next-step", Name: "Next Step", Offers: []string{"benefits", "new-occupation"}, For: []string{"stroke"}},
		},
		Rejected: []profiles.Rejected{{Role: profiles.RoleMentee, ID: "hal", File: "mentees.yaml", Line: 40, Why: []diag.Message{"unknown time zone"}}},
		Inputs: []profiles.Input{
			{Path: "mentees.yaml", SHA256: "11aa"}, {Path: "mentors.yaml", SHA256: "22bb"}, {Path: "programme.yaml", SHA256: "33cc"},
		},
	}
	scorer := &fakeScorer{programme: p, on: profiles.Date{Year: 2026, Month: 11, Day: 22}, pairs: map[[2]int]scoring.Pair{}}
	first := pairOf(0, 0, 2000, 2250, 1250, 811)
	first.Language, first.Meet, first.FirstMeeting = "bn", profiles.Remote, time.Date(2026, 12, 5, 9, 0, 0, 0, dhaka)
	first.Slot = &scoring.Slot{
		First: first.FirstMeeting, Meetings: 11, Of: 12, Meet: profiles.Remote, Still: scoring.MenteeSide,
		Mentee: []scoring.SlotTime{slotAt(12, 5, time.Saturday, 540, 585, "Asia/Dhaka")},
		Mentor: []scoring.SlotTime{slotAt(12, 5, time.Saturday, 180, 225, "Europe/London"), slotAt(12, 12, time.Saturday, 240, 285, "Europe/London")},
	}
	first.ClockChanges = []scoring.ClockChange{{Side: scoring.MenteeSide, On: profiles.Date{Year: 2026, Month: 12, Day: 6},
		Window: profiles.Window{Day: time.Sunday, Start: 60, End: 240}, Minutes: 60}}
	first.Wishes = []scoring.Reason{{Code: scoring.WishMet, Args: scoring.Args{Side: scoring.MenteeSide, Count: 1, Of: 2,
		Items: []scoring.Item{{What: "gender", Mentee: "woman", Mentor: "woman"}}}}}
	second := pairOf(1, 1, 2001, 1000, 333, 1)
	second.Meet = profiles.InPerson
	second.Notes = []scoring.Reason{{Code: scoring.NoteLanguage, Args: scoring.Args{Blank: scoring.BlankMentee}}}
	third := pairOf(2, 0, 500, 700, 900, 1100)
	third.Language, third.FirstMeeting = "ins", time.Date(2026, 12, 7, 18, 30, 0, 0, dhaka)
	third.Barriers = []scoring.Reason{{Code: scoring.RuleTime, Args: scoring.Args{Minutes: 45}}}
	open := pairOf(5, 1, 400, 400, 400, 400)
	for _, pair := range []scoring.Pair{first, second, third, open} {
		scorer.pairs[[2]int{pair.Mentee, pair.Mentor}] = pair
	}
	barred := []matcher.RuleCount{{Rule: "language", Mentors: 2}, {Rule: "time", Mentors: 1}}
	return &Run{Scorer: scorer, Result: &matcher.Result{
		Objective: profiles.Coverage, Minimum: 2500, Total: 6311 + 3335 + 3200,
		Matches: []matcher.Matched{
			{Mentee: 0, Mentor: 0, Origin: matcher.Proposed, Pair: first},
			{Mentee: 1, Mentor: 1, Origin: matcher.Approved, Pair: second,
				Decision: &profiles.Decision{Mentee: "bo", Mentor: "eli", By: "R. Sen", Date: profiles.Date{Year: 2026, Month: 10, Day: 1}, Why: "meet already"}},
			{Mentee: 2, Mentor: 0, Origin: matcher.Pinned, Pair: third,
				Decision: &profiles.Decision{Mentee: "cy", Mentor: "dee", By: "R. Sen", Date: profiles.Date{Year: 2026, Month: 11, Day: 2}, Why: "asked for", Override: "evenings were agreed"}},
		},
		Unmatched: []matcher.Unmatched{
			{Mentee: 3, Cause: matcher.Barred, Barred: []matcher.RuleCount{{Rule: "language", Mentors: 2}, {Rule: "time", Mentors: 3}}, Partners: []int{1, 0}},
			{Mentee: 4, Cause: matcher.Full, Barred: barred, Partners: []int{0}, Allowed: []matcher.Allowed{{Mentor: 1, Points: 5100, Holders: []int{1}}}},
			{Mentee: 5, Cause: matcher.BelowMinimum, Barred: barred, Allowed: []matcher.Allowed{{Mentor: 1, Points: 1600, Holders: []int{1}}}},
			{Mentee: 6, Cause: matcher.Hall, Barred: barred, HallMentees: []int{1, 4, 6}, HallMentors: []int{1}, HallPlaces: 1,
				Allowed: []matcher.Allowed{{Mentor: 1, Points: 4700, Holders: []int{1}}}},
		},
		Loads: []matcher.Load{
			{Mentor: 0, Capacity: 3, Assigned: 2, Price: 0},
			{Mentor: 1, Capacity: 1, Assigned: 1, Price: 69000},
			{Mentor: 2, Capacity: 2, Used: 1, Assigned: 0, Price: 0},
		},
		Proof: matcher.Proof{OutPrice: 70001, MenteePrice: []int64{-6311, 0, 0, 70001, 70001, 70001, 70001}, MentorPrice: []int64{0, -69000, 0}},
	}}
}
