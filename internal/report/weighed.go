package report

import (
	"slices"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// weighed says, under the weights of a pair, what moved them away from the
// programme's: the kind of support that the mentee gets, and what matters more
// or less to them. Then it names the interests that the two have in common.
func (p *page) weighed(run *Run, pair *scoring.Pair) {
	mentee, mentor := run.mentee(pair.Mentee), run.mentor(pair.Mentor)
	var said []string
	if kind := run.programme().Settings.SupportFor(mentee); kind != profiles.SupportBoth {
		said = append(said, p.Say("explain.weighed", "support", p.Say("term.support."+string(kind))))
	}
	if more := p.mattering(mentee.Matters, profiles.MattersMore); len(more) > 0 {
		said = append(said, p.Say("explain.weighed.more", "things", p.List(more)))
	}
	if less := p.mattering(mentee.Matters, profiles.MattersLess); len(less) > 0 {
		said = append(said, p.Say("explain.weighed.less", "things", p.List(less)))
	}
	var common []string
	for _, interest := range mentee.Interests {
		if slices.Contains(mentor.Interests, interest) {
			common = append(common, p.interest(interest))
		}
	}
	if len(common) > 0 {
		said = append(said, p.Say("explain.interests", "things", p.Enumeration(common)))
	}
	p.paragraph("", clean(joinSentences(said)))
}

// mattering names the criteria that have an importance.
func (w words) mattering(m profiles.Matters, want profiles.Importance) []string {
	var named []string
	for c, importance := range [scoring.NumCriteria]profiles.Importance{
		scoring.Disability: m.Disability, scoring.Occupation: m.Occupation, scoring.Goals: m.Goals, scoring.Availability: m.Availability,
	} {
		if importance == want {
			named = append(named, w.criterion(scoring.Criterion(c)))
		}
	}
	return named
}
