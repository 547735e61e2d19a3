package report

import (
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// said is what the catalogue calls an objective.
func said(o profiles.Objective) string {
	switch o {
	case profiles.Quality, profiles.Fair, profiles.Stable:
		return string(o)
	}
	return string(profiles.Coverage)
}

// objectiveInBrief says what an objective is best at, in a few words.
func (w words) objectiveInBrief(o profiles.Objective) string {
	return w.Say("objective.brief." + said(o))
}

// objectiveInFull is an objective with its name and what it means.
func (w words) objectiveInFull(o profiles.Objective) string {
	return w.Say("objective.full." + said(o))
}

// proofInBrief is what a heading says was proved.
func (w words) proofInBrief(o profiles.Objective) string {
	if o == profiles.Stable {
		return w.Say("proof.brief.stable")
	}
	return w.Say("proof.brief.optimal")
}

// proofInFull says how it was proved.
func (w words) proofInFull(o profiles.Objective) string {
	switch o {
	case profiles.Fair, profiles.Stable:
		return w.Say("proof.full." + string(o))
	}
	return w.Say("proof.full.optimal")
}

// proofKind is how the record says what its certificate is.
func proofKind(o profiles.Objective) string {
	switch o {
	case profiles.Fair:
		return "leximin"
	case profiles.Stable:
		return "no-blocking-pair"
	}
	return "prices"
}

// recordLevels are the levels of a proof, by the ids of people.
func recordLevels(run *Run) []RecordLevel {
	levels := make([]RecordLevel, 0, len(run.Result.Proof.Levels))
	prices := func(list []matcher.LevelPrice, id func(int) string) []RecordPrice {
		named := make([]RecordPrice, 0, len(list))
		for _, x := range list {
			named = append(named, RecordPrice{id(x.Person), x.Price})
		}
		return named
	}
	for _, level := range run.Result.Proof.Levels {
		levels = append(levels, RecordLevel{
			Points: level.Points, OutPrice: level.Out, FreePrice: level.Free,
			MenteePrices: prices(level.Mentees, func(i int) string { return run.mentee(i).ID }),
			MentorPrices: prices(level.Mentors, func(j int) string { return run.mentor(j).ID }),
		})
	}
	return levels
}

// levels are those of the record by positions: in the lists of prices, which
// have everybody in order. Who is not there has the position -1, which no
// proof has.
func (c *RecordCertificate) levels() []matcher.Level {
	position := func(list []RecordPrice) map[string]int {
		at := make(map[string]int, len(list))
		for k, x := range list {
			at[x.ID] = k + 1
		}
		return at
	}
	mentee, mentor := position(c.MenteePrices), position(c.MentorPrices)
	place := func(list []RecordPrice, at map[string]int) (prices []matcher.LevelPrice) {
		for _, x := range list {
			prices = append(prices, matcher.LevelPrice{Person: at[x.ID] - 1, Price: x.Price})
		}
		return prices
	}
	var levels []matcher.Level
	for _, x := range c.Levels {
		levels = append(levels, matcher.Level{
			Points: x.Points, Out: x.OutPrice, Free: x.FreePrice,
			Mentees: place(x.MenteePrices, mentee), Mentors: place(x.MentorPrices, mentor),
		})
	}
	return levels
}
