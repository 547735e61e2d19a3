package page

import (
	"cmp"
	"slices"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// namedAtMost is how many pairs a line names: with more it only counts them,
// and the table of matches sorts by what it is about.
const namedAtMost = 3

// thin is the evidence under which a pair rests on too little to be approved
// unasked: half of its score's weight.
const thin = profiles.MaxPoints / 2

// decisions are what waits for the counselor: how many pairs are proposed, which
// of them to look at first, and who is left out.
func decisions(run *report.Run, say *lang.Speaker) []string {
	var lines []string
	if fields := run.MissingRecords(); len(fields) > 0 {
		var rules []string
		for _, field := range fields {
			rules = append(rules, say.Say("rulename."+field))
		}
		lines = append(lines, say.Say("page.decide.records", "rules", say.List(rules)))
	}
	var proposed, unknown, unanswered []*matcher.Matched
	held := 0
	for k := range run.Result.Matches {
		m := &run.Result.Matches[k]
		switch m.Origin {
		case matcher.Held:
			held++
		case matcher.Proposed:
			proposed = append(proposed, m)
			if m.Pair.FirstMeeting.IsZero() {
				unknown = append(unknown, m)
			}
			if m.Pair.Evidence < thin {
				unanswered = append(unanswered, m)
			}
		}
	}
	count := func(message string, n int) {
		if n > 0 {
			lines = append(lines, say.Say(message, "count", n))
		}
	}
	named := func(message string, pairs []*matcher.Matched) {
		switch n := len(pairs); {
		case n > namedAtMost:
			count(message, n)
		case n > 0:
			lines = append(lines, say.Say("page.decide.named", "text", say.Say(message, "count", n), "pairs", say.Enumeration(pairNames(run, say, pairs))))
		}
	}
	count("page.decide.proposed", len(proposed))
	slices.SortStableFunc(proposed, func(a, b *matcher.Matched) int { return cmp.Compare(a.Pair.Points, b.Pair.Points) })
	if n := len(proposed); n > namedAtMost && proposed[0].Pair.Points < proposed[n-1].Pair.Points {
		lines = append(lines, say.Say("page.decide.lowest", "pairs", say.Enumeration(pairNames(run, say, proposed[:namedAtMost]))))
	}
	named("page.decide.answers", unanswered)
	named("page.decide.first", unknown)
	count("page.decide.held", held)
	easy := 0
	for k := range run.Result.Unmatched {
		if help := run.Help[run.Result.Unmatched[k].Mentee]; len(help) > 0 && help[0].And == nil {
			easy++
		}
	}
	if n := len(run.Result.Unmatched); easy > 0 {
		lines = append(lines, say.Say("page.decide.unmatched.help", "count", n, "some", easy))
	} else {
		count("page.decide.unmatched", n)
	}
	count("page.decide.notread", len(run.Scorer.Programme().Rejected))
	if len(lines) == 0 {
		return []string{say.Say("page.decide.nothing")}
	}
	if len(proposed)+held > 0 {
		lines = append(lines, say.Say("page.decide.how"))
	}
	return lines
}

// pairNames names pairs with their scores.
func pairNames(run *report.Run, say *lang.Speaker, pairs []*matcher.Matched) []string {
	p := run.Scorer.Programme()
	var names []string
	for _, m := range pairs {
		names = append(names, say.Say("page.decide.pair", "points", lang.Points(m.Pair.Points),
			"mentee", report.Called(&p.Mentees[m.Mentee].Person), "mentor", report.Called(&p.Mentors[m.Mentor].Person)))
	}
	return names
}
