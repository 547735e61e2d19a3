package report

import (
	"cmp"
	"slices"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// Aggregates are what may be told of a round to those who may know nobody in
// it. A number that could give a count of 1 to 10 people away is in none of
// them; see cells.go.
type Aggregates struct {
	Mentees, Mentors int // 0 where there are 10 or fewer
	// Outcome has the kinds matched and unmatched. Where it is not told, neither
	// is what divides one of the two, nor what mentors carry.
	Outcome Breakdown
	Scores  Breakdown // of matches, by [ScoreBands]
	Meeting Breakdown // of matches: remote, in-person or unknown
	Causes  Breakdown // of those who are not matched: a [matcher.Cause] each
	Loads   Breakdown // of mentors: a [LoadKinds] each
	// Languages and Disability divide the mentees by first language and by the
	// broad kind of disability that they agreed to share, in words. What is
	// hidden is taken together in a cell without a kind.
	Languages, Disability Breakdown
	Mean                  int // points of a match on average, rounded to hundreds; -1 when it is not told
}

// Kinds of a table.
const (
	KindMatched   = "matched"
	KindUnmatched = "unmatched"
	KindUnknown   = "unknown"
)

// ScoreBands are into how many equal bands the scores of matches are counted,
// for readers who see counts alone.
const ScoreBands = 5

// LoadKinds are what a mentor can carry.
var LoadKinds = []string{"full", "some", "none", "closed"}

// LoadKind is what a mentor carries: every place is taken, some are, none is,
// or there is none.
func LoadKind(places, taken int) string {
	switch {
	case places == 0 && taken == 0:
		return "closed"
	case taken >= places:
		return "full"
	case taken > 0:
		return "some"
	}
	return "none"
}

// Causes are why a mentee can be left out, in the order in which they are told.
var Causes = []matcher.Cause{matcher.Barred, matcher.BelowMinimum, matcher.Full, matcher.Hall}

// Aggregate counts a round for readers who may know nobody in it.
func (r *Run) Aggregate() Aggregates {
	p, result := r.programme(), r.Result
	a := Aggregates{Mean: -1}
	if len(p.Mentors) > smallCell {
		a.Mentors = len(p.Mentors)
	}
	if len(p.Mentees) <= smallCell {
		return a
	}
	a.Mentees = len(p.Mentees)
	a.Languages = r.divide(func(m *profiles.Mentee) string {
		if len(m.Languages) == 0 {
			return r.words().Say("compare.group.unknown.language")
		}
		return r.words().language(m.Languages[0].Tag)
	})
	a.Disability = r.divide(func(m *profiles.Mentee) string {
		return cmp.Or(r.words().disabilityGroup(m), r.words().Say("compare.group.unknown.disability"))
	})
	a.Outcome = tellCells([]Cell{{Kind: KindMatched, Count: len(result.Matches)}, {Kind: KindUnmatched, Count: len(result.Unmatched)}})
	if !a.Outcome.Told {
		return a
	}
	if len(result.Matches) > 0 {
		a.Mean = int(mean(result.Total, len(result.Matches))+50) / 100 * 100
	}
	scores, meeting := bands(), []Cell{{Kind: string(profiles.Remote)}, {Kind: string(profiles.InPerson)}, {Kind: KindUnknown}}
	for k := range result.Matches {
		pair := &result.Matches[k].Pair
		scores[min(pair.Points*ScoreBands/profiles.MaxPoints, ScoreBands-1)].Count++
		at := slices.IndexFunc(meeting, func(c Cell) bool { return c.Kind == string(pair.Meet) })
		if at < 0 {
			at = len(meeting) - 1
		}
		meeting[at].Count++
	}
	a.Scores, a.Meeting = tellCells(scores), tellCells(meeting)
	var causes []Cell
	for _, cause := range Causes {
		causes = append(causes, Cell{Kind: string(cause)})
	}
	for k := range result.Unmatched {
		causes[slices.Index(Causes, result.Unmatched[k].Cause)].Count++
	}
	a.Causes = tellCells(causes)
	if a.Mentors > 0 {
		var loads []Cell
		for _, kind := range LoadKinds {
			loads = append(loads, Cell{Kind: kind})
		}
		for _, load := range result.Loads {
			loads[slices.Index(LoadKinds, LoadKind(load.Capacity, load.Used+load.Assigned))].Count++
		}
		a.Loads = tellCells(loads)
	}
	return a
}

// bands are empty cells for the scores.
func bands() []Cell { return make([]Cell, ScoreBands) }

// divide counts the mentees by what each is, most first.
func (r *Run) divide(kind func(*profiles.Mentee) string) Breakdown {
	var cells []Cell
	p := r.programme()
	for i := range p.Mentees {
		name := kind(&p.Mentees[i])
		at := slices.IndexFunc(cells, func(c Cell) bool { return c.Kind == name })
		if at < 0 {
			at, cells = len(cells), append(cells, Cell{Kind: name})
		}
		cells[at].Count++
	}
	slices.SortFunc(cells, func(a, b Cell) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Kind, b.Kind)) })
	return tellCells(cells).pooled()
}
