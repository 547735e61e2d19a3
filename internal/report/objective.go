package report

import (
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// objectiveInBrief says what an objective is best at, in a few words.
func objectiveInBrief(o profiles.Objective) string {
	switch o {
	case profiles.Quality:
		return "the best total"
	case profiles.Fair:
		return "as many mentees as can be, then the worst-off pair as high as can be, then the next"
	case profiles.Stable:
		return "no mentee and mentor would both rather have each other"
	}
	return "as many mentees as can be, then the best total"
}

// objectiveInFull is an objective with its name and what it means.
func objectiveInFull(o profiles.Objective) string {
	switch o {
	case profiles.Quality:
		return "quality: the best total of scores, however many mentees that matches"
	case profiles.Fair:
		return "fair: as many mentees as can be, and among those rounds the one whose worst-off pair scores as high as can be, then the next, and so on, whatever the total"
	case profiles.Stable:
		return "stable: no mentee and mentor would both have a higher score together than with whom they have; mentees propose, and of equal scores a mentor takes who has waited longest"
	}
	return "coverage: as many mentees as can be, and among those rounds the best total"
}

// proofInBrief is what a heading says was proved.
func proofInBrief(o profiles.Objective) string {
	if o == profiles.Stable {
		return "stable: proved"
	}
	return "optimal: proved"
}

// proofInFull says how it was proved.
func proofInFull(o profiles.Objective) string {
	const again = " The JSON record holds what that takes, and mentormatch verify checks it again."
	switch o {
	case profiles.Fair:
		return "Optimal: proved. Before anything was written, the program checked prices for every mentee and every place against every allowed pair, " +
			"at each score that a proposed pair has. They show that no other round of the same people, rules and decisions is fairer." + again
	case profiles.Stable:
		return "Stable: proved. Before anything was written, the program looked at every allowed pair, and in none would both have a higher score." + again
	}
	return "Optimal: proved. Before anything was written, the program checked prices for every mentee and every place against every allowed pair. " +
		"They show that no other round of the same people, rules and decisions is better by the objective. The JSON record holds the prices, and mentormatch verify checks them again."
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
