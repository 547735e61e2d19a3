package report

import (
	"cmp"
	"slices"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// What a round is, in words, for a page of another shape than a sheet. Each of
// these is for the counselor: a mentor and a mentee are told their own matches
// by [Run.Tell], and others [Run.Aggregate] alone.

// A MatchTold is one match with all that the counselor may read of it.
type MatchTold struct {
	Told
	Origin           matcher.Origin
	Points, Evidence int // 0 to 10 000
	Parts            []PartTold
	// More are the sentences about wishes, decisions, clocks and what to ask;
	// Room says for how many meetings the weekly time is, "" when not known.
	More []string
	Room string
	// Firm says how firm the match is, Instead what else there could be at what
	// cost, Sure at which weights it holds, and Survives in how many weightings.
	// Each is empty when it was not asked for.
	Firm     string
	Instead  []string
	Sure     []string
	Survives string
}

// A PartTold is what one criterion says of a match.
type PartTold struct {
	Criterion    scoring.Criterion
	Contribution int // to the points of the pair
	Most         int // what the contribution could be at most
	Reason       string
}

// TellMatch tells the counselor a match.
func (r *Run) TellMatch(m *matcher.Matched) MatchTold {
	t := r.teller(r.words()).tell(m)
	told := MatchTold{
		Told: r.Tell(m), Origin: m.Origin, Points: m.Pair.Points, Evidence: m.Pair.Evidence, More: t.moreSentences(), Room: t.slot,
	}
	for c, part := range m.Pair.Parts {
		told.Parts = append(told.Parts, PartTold{
			Criterion: scoring.Criterion(c), Contribution: part.Contribution,
			Most: max(part.Contribution, part.Share), Reason: string(t.reasons[c]),
		})
	}
	if instead, known := r.Instead[m.Mentee]; known {
		told.Firm, told.Instead = r.firmness(m.Mentee, instead), r.insteadLines(m.Mentee, instead)
	}
	if pair := r.surePair(m.Mentee); pair != nil {
		told.Sure, told.Survives = r.rangeLines(pair), r.survivalText(pair)
	}
	return told
}

// An UnmatchedTold is a mentee without a mentor, why, and what would help.
type UnmatchedTold struct {
	Mentee *profiles.Person
	Cause  matcher.Cause
	Why    string
	Help   []string
	// Instead says what a place would cost; empty when that was not asked for.
	Instead  []string
	Partners []string // organisations that offer what the mentee works towards
}

// TellUnmatched tells the counselor of a mentee who is not matched.
func (r *Run) TellUnmatched(u *matcher.Unmatched) UnmatchedTold {
	told := UnmatchedTold{
		Mentee: &r.mentee(u.Mentee).Person, Cause: u.Cause,
		Why: r.whyUnmatched(u), Help: r.help(u), Partners: r.partners(u),
	}
	if instead, known := r.Instead[u.Mentee]; known {
		told.Instead = r.insteadLines(u.Mentee, instead)
	}
	return told
}

// TellPartners names the organisations that may help a mentee who is not
// matched, as far as the list tells nothing that the mentee has not shared.
func (r *Run) TellPartners(u *matcher.Unmatched) []string { return r.partners(u) }

// A LoadTold is what a mentor carries.
type LoadTold struct {
	Mentor                       *profiles.Person
	Places, Used, Assigned, Free int
	Worth                        string // of one more place; "" when it is nothing
	Mentees                      []*profiles.Person
}

// TellLoads tells the counselor what every mentor carries, in the order in which
// people look them up: mentors, and the mentees of each, whose matches are of [Run.MatchesByName].
func (r *Run) TellLoads(matches []int32) []LoadTold {
	mentees := make(map[int][]*profiles.Person)
	for _, k := range matches {
		m := &r.Result.Matches[k]
		mentees[m.Mentor] = append(mentees[m.Mentor], &r.mentee(m.Mentee).Person)
	}
	told := make([]LoadTold, 0, len(r.Result.Loads))
	for _, k := range r.loadsByName() {
		load := r.Result.Loads[k]
		told = append(told, LoadTold{
			Mentor: &r.mentor(load.Mentor).Person, Places: load.Capacity, Used: load.Used, Assigned: load.Assigned,
			Free: free(load), Worth: r.someWorth(load), Mentees: mentees[load.Mentor],
		})
	}
	return told
}

// A Fact is a line of the legend: what it is about, and what it means.
type Fact struct{ What, Meaning string }

// Facts are how the round was made: its settings, its sums and its proof.
func (r *Run) Facts() []Fact {
	var facts []Fact
	for _, row := range settingRows(r) {
		facts = append(facts, Fact{clean(row[1]), clean(row[2])})
	}
	return facts
}

// NotRead says of each person who could not be read who it is and why.
func (r *Run) NotRead() []Fact {
	var facts []Fact
	for k := range r.programme().Rejected {
		rejected := &r.programme().Rejected[k]
		facts = append(facts, Fact{clean(cmp.Or(rejected.ID, r.words().Say("column."+string(rejected.Role)))), r.whyRejected(rejected)})
	}
	return facts
}

// MissingRecords are the fields of training and clearance that no mentor has
// valid, in a round that matched nobody: a roster that was imported has none.
func (r *Run) MissingRecords() (fields []string) {
	if len(r.Result.Matches) > 0 || len(r.Result.Unmatched) == 0 {
		return nil
	}
	for _, field := range []string{"training", "clearance"} {
		everybody := matcher.RuleCount{Rule: scoring.Rule(field), Mentors: len(r.programme().Mentors)}
		missing := true
		for _, u := range r.Result.Unmatched {
			missing = missing && slices.Contains(u.Barred, everybody)
		}
		if missing {
			fields = append(fields, field)
		}
	}
	return fields
}

// Objective says what the round is best at, in brief.
func (r *Run) Objective() string { return r.words().objectiveInBrief(r.Result.Objective) }

// ProofInBrief says that it was proved; how is one of the [Run.Facts].
func (r *Run) ProofInBrief() string { return r.words().proofInBrief(r.Result.Objective) }

// OwnTime is the weekly time of a match on the clock of the one of the two who
// reads; "" when there is none.
func (r *Run) OwnTime(m *matcher.Matched) string {
	slot := m.Pair.Slot
	switch {
	case slot == nil:
		return ""
	case r.For.Kind == ForMentor:
		return clean(r.words().onClock(slot.Mentor))
	}
	return clean(r.words().onClock(slot.Mentee))
}
