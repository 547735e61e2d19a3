package report

import (
	"cmp"
	"maps"
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
	Mentees, Mentors Cell
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
	p, result, round := r.programme(), r.Result, r.rounding()
	mentees, mentors := newHeadcount("mentees", ""), newHeadcount("mentors", "")
	for i := range p.Mentees {
		mentees.count(p.Mentees[i].ID, 0)
	}
	for j := range p.Mentors {
		mentors.count(p.Mentors[j].ID, 0)
	}
	a := Aggregates{Mentees: round.rounded(mentees).Cells[0], Mentors: round.rounded(mentors).Cells[0], Mean: -1}
	if a.Mentees.Hidden {
		return a
	}
	a.Languages = round.pooled(r.divide("language", func(m *profiles.Mentee, w words) string {
		if len(m.Languages) == 0 {
			return w.Say("compare.group.unknown.language")
		}
		return w.language(m.Languages[0].Tag)
	}))
	a.Disability = round.pooled(r.divide("disability", func(m *profiles.Mentee, w words) string {
		return cmp.Or(w.disabilityGroup(m), w.Say("compare.group.unknown.disability"))
	}))
	outcome := newHeadcount("outcome", KindMatched, KindUnmatched)
	scores, meeting := newHeadcount("score"), newHeadcount("meeting", string(profiles.Remote), string(profiles.InPerson), KindUnknown)
	for band := range ScoreBands {
		scores.cells = append(scores.cells, Cell{Kind: strconv.Itoa(band)})
	}
	for k := range result.Matches {
		id, pair := p.Mentees[result.Matches[k].Mentee].ID, &result.Matches[k].Pair
		outcome.count(id, 0)
		scores.count(id, min(pair.Points*ScoreBands/profiles.MaxPoints, ScoreBands-1))
		meeting.count(id, meeting.kind(string(pair.Meet), KindUnknown))
	}
	causes := newHeadcount("cause")
	for _, cause := range Causes {
		causes.cells = append(causes.cells, Cell{Kind: string(cause)})
	}
	for k := range result.Unmatched {
		id := p.Mentees[result.Unmatched[k].Mentee].ID
		outcome.count(id, 1)
		causes.count(id, slices.Index(Causes, result.Unmatched[k].Cause))
	}
	loads := newHeadcount("load", LoadKinds...)
	for _, load := range result.Loads {
		loads.count(p.Mentors[load.Mentor].ID, slices.Index(LoadKinds, LoadKind(load.Capacity, load.Used+load.Assigned)))
	}
	a.Outcome = round.rounded(outcome)
	if !a.Outcome.Cells[0].Hidden {
		a.Mean = int(mean(result.Total, len(result.Matches))+50) / 100 * 100
	}
	a.Scores, a.Meeting, a.Causes, a.Loads = round.rounded(scores), round.rounded(meeting), round.rounded(causes), round.rounded(loads)
	a.withhold()
	return a
}

// withhold takes back every table from which, together with the others that are
// told, a small count could be worked out, and what hangs on it.
func (a *Aggregates) withhold() {
	for {
		if a.Mentors.Hidden {
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
	mentees, mentors := a.Mentees.could, a.Mentors.could
	var matched, unmatched span
	var tables sums
	add := func(b Breakdown, total *span, parts ...*span) {
		if !b.Told {
			return
		}
		table := append([]*span{total}, parts...)
		for k := len(parts); k < len(b.Cells); k++ {
			s := b.Cells[k].could
			table = append(table, &s)
		}
		tables = append(tables, table)
	}
	add(a.Languages, &mentees)
	add(a.Disability, &mentees)
	if a.Outcome.Told {
		matched, unmatched = a.Outcome.Cells[0].could, a.Outcome.Cells[1].could
		add(a.Outcome, &mentees, &matched, &unmatched)
	}
	add(a.Scores, &matched)
	add(a.Meeting, &matched)
	add(a.Causes, &unmatched)
	add(a.Loads, &mentors)
	tables.narrow()
	return tables
}

// divide counts the mentees by what each is called, in the order of its English.
func (r *Run) divide(name string, group func(*profiles.Mentee, words) string) *headcount {
	english, own := r.ReadBy(r.For, lang.English).words(), r.words()
	p := r.programme()
	kinds := make([]string, len(p.Mentees)) // of each, in English
	names := map[string]string{}
	for i := range p.Mentees {
		m := &p.Mentees[i]
		kinds[i] = group(m, english)
		if _, ok := names[kinds[i]]; !ok {
			names[kinds[i]] = group(m, own)
		}
	}
	t := newHeadcount(name, slices.Sorted(maps.Keys(names))...)
	for k := range t.cells {
		t.cells[k].Name = names[t.cells[k].Kind]
	}
	for i, kind := range kinds {
		t.count(p.Mentees[i].ID, t.kind(kind, kind))
	}
	return t
}
