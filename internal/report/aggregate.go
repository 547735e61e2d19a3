package report

import (
	"cmp"
	"slices"
	"strconv"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// Aggregates are what may be told of a round to those who may know nobody in
// it. Every count is rounded at random, and one that could give a count of 1 to
// 10 people away is in none of them; see cells.go and rounding.go.
type Aggregates struct {
	Mentees, Mentors int // 0 where they are few
	// Outcome has the kinds matched and unmatched. Where it is not told, neither
	// is what divides one of the two, nor what mentors carry.
	Outcome Breakdown
	Scores  Breakdown // of matches, by [ScoreBands]
	Meeting Breakdown // of matches: remote, in-person or unknown
	Causes  Breakdown // of those who are not matched: a [matcher.Cause] each
	Loads   Breakdown // of mentors: a [LoadKinds] each
	// Languages and Disability divide the mentees by first language and by the
	// broad kind of disability that they agreed to share, in words. Kinds that
	// are hidden are taken together in a cell without a kind.
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
	ofPeople, ofResult := r.roundings()
	a := Aggregates{
		Mentees: told(ofPeople.round("mentees", len(p.Mentees))).Count,
		Mentors: told(ofPeople.round("mentors", len(p.Mentors))).Count,
		Mean:    -1,
	}
	if a.Mentees == 0 {
		return a
	}
	a.Languages = ofPeople.pooled("language", a.Mentees, r.divide(func(m *profiles.Mentee, w words) string {
		if len(m.Languages) == 0 {
			return w.Say("compare.group.unknown.language")
		}
		return w.language(m.Languages[0].Tag)
	}))
	a.Disability = ofPeople.pooled("disability", a.Mentees, r.divide(func(m *profiles.Mentee, w words) string {
		return cmp.Or(w.disabilityGroup(m), w.Say("compare.group.unknown.disability"))
	}))
	a.Outcome = ofResult.rounded("outcome", a.Mentees, []Cell{{Kind: KindMatched, Count: len(result.Matches)}, {Kind: KindUnmatched, Count: len(result.Unmatched)}})
	matched, unmatched := a.Outcome.Cells[0].Count, a.Outcome.Cells[1].Count
	if matched > 0 {
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
	a.Scores = ofResult.rounded("score", matched, scores)
	a.Meeting = ofResult.rounded("meeting", matched, meeting)
	var causes []Cell
	for _, cause := range Causes {
		causes = append(causes, Cell{Kind: string(cause)})
	}
	for k := range result.Unmatched {
		causes[slices.Index(Causes, result.Unmatched[k].Cause)].Count++
	}
	a.Causes = ofResult.rounded("cause", unmatched, causes)
	var loads []Cell
	for _, kind := range LoadKinds {
		loads = append(loads, Cell{Kind: kind})
	}
	for _, load := range result.Loads {
		loads[slices.Index(LoadKinds, LoadKind(load.Capacity, load.Used+load.Assigned))].Count++
	}
	a.Loads = ofResult.rounded("load", a.Mentors, loads)
	a.withhold()
	return a
}

// withhold takes back every table from which, together with the others that are
// told, a small count could be worked out, and what hangs on it.
func (a *Aggregates) withhold() {
	for {
		if a.Mentors == 0 {
			a.Loads = Breakdown{}
		}
		if !a.Outcome.Told {
			a.Scores, a.Meeting, a.Causes, a.Loads, a.Mean = Breakdown{}, Breakdown{}, Breakdown{}, Breakdown{}, -1
		}
		told := []*Breakdown{&a.Languages, &a.Disability, &a.Outcome, &a.Scores, &a.Meeting, &a.Causes, &a.Loads}
		told = slices.DeleteFunc(told, func(b *Breakdown) bool { return !b.Told })
		wrong := slices.IndexFunc(a.known(), func(table []*span) bool {
			return slices.ContainsFunc(table, func(s *span) bool { return !s.open() })
		})
		if wrong < 0 {
			return
		}
		*told[wrong] = Breakdown{}
	}
}

// known are the tables that are told, in order, as far as a reader can work them
// out.
func (a *Aggregates) known() sums {
	mentees, mentors := spanOf(told(a.Mentees)), spanOf(told(a.Mentors))
	var matched, unmatched span
	var tables sums
	add := func(b Breakdown, total *span, parts ...*span) {
		if !b.Told {
			return
		}
		table := append([]*span{total}, parts...)
		for k := len(parts); k < len(b.Cells); k++ {
			s := spanOf(b.Cells[k])
			table = append(table, &s)
		}
		tables = append(tables, table)
	}
	add(a.Languages, &mentees)
	add(a.Disability, &mentees)
	if a.Outcome.Told {
		matched, unmatched = spanOf(a.Outcome.Cells[0]), spanOf(a.Outcome.Cells[1])
		add(a.Outcome, &mentees, &matched, &unmatched)
	}
	add(a.Scores, &matched)
	add(a.Meeting, &matched)
	add(a.Causes, &unmatched)
	add(a.Loads, &mentors)
	tables.narrow()
	return tables
}

// bands are empty cells for the scores.
func bands() []Cell {
	cells := make([]Cell, ScoreBands)
	for k := range cells {
		cells[k].Kind = strconv.Itoa(k)
	}
	return cells
}

// divide counts the mentees by what each is called, in the order of its English.
func (r *Run) divide(group func(*profiles.Mentee, words) string) []Cell {
	var cells []Cell
	english, own := r.ReadBy(r.For, lang.English).words(), r.words()
	p := r.programme()
	for i := range p.Mentees {
		kind := group(&p.Mentees[i], english)
		at := slices.IndexFunc(cells, func(c Cell) bool { return c.Kind == kind })
		if at < 0 {
			at, cells = len(cells), append(cells, Cell{Kind: kind, Name: group(&p.Mentees[i], own)})
		}
		cells[at].Count++
	}
	slices.SortFunc(cells, func(a, b Cell) int { return cmp.Compare(a.Kind, b.Kind) })
	return cells
}
