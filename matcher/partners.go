package matcher

import (
	"cmp"
	"slices"

	"mentormatch/profiles"
)

// partners lists the organisations that offer one of the mentee's goals, most
// goals first, then by id. One that is only for some conditions is listed for
// a mentee who has given one of those, or a narrower one.
func (r *round) partners(i int) []int {
	mentee := &r.programme.Mentees[i]
	type offer struct{ partner, goals int }
	var offers []offer
	for k := range r.programme.Partners {
		partner := &r.programme.Partners[k]
		goals := 0
		for _, goal := range mentee.Goals {
			if slices.Contains(partner.Offers, goal.Goal) {
				goals++
			}
		}
		if goals > 0 && r.isFor(partner, mentee) {
			offers = append(offers, offer{k, goals})
		}
	}
	slices.SortFunc(offers, func(a, b offer) int {
		return cmp.Or(
			cmp.Compare(b.goals, a.goals),
			cmp.Compare(r.programme.Partners[a.partner].ID, r.programme.Partners[b.partner].ID),
			cmp.Compare(a.partner, b.partner),
		)
	})
	var partners []int
	for _, o := range offers {
		partners = append(partners, o.partner)
	}
	return partners
}

// isFor reports whether a partner is for people with the mentee's conditions.
func (r *round) isFor(partner *profiles.Partner, mentee *profiles.Mentee) bool {
	if len(partner.For) == 0 {
		return true
	}
	vocabulary := &r.programme.Settings.Vocabulary
	for _, e := range mentee.Disability {
		serves := func(code string) bool { return slices.Contains(partner.For, code) }
		if serves(e.Condition) || slices.ContainsFunc(profiles.BroaderTerms(vocabulary.Conditions, e.Condition), serves) {
			return true
		}
	}
	return false
}
