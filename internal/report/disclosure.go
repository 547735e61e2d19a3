package report

import (
	"cmp"
	"slices"
	"strings"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// What may be told about a disability is decided here and nowhere else.
//
// Nothing else in this package may read a person's disability, lived
// experience or ShareDisability, the conditions that a partner organisation
// serves, a person's notes, or the items of a reason about a disability. What
// a counselor wrote beside a decision can hold anything, so its words are
// shown where the counselor asks about one person or pair, and stand in no
// report of a round.

// consent is what may be told about the two people of a pair.
type consent struct {
	mentee profiles.Disclosure // of facts about the mentee alone
	mentor profiles.Disclosure // of facts about the mentor alone
	// both is for whatever compares the two: to say that the mentor's
	// experience covers a condition of the mentee's tells it of both.
	both profiles.Disclosure
}

// consentOf is what a reader may be told. One of the two knows the own facts,
// and is told those of the other as the other agreed.
func consentOf(reader Reader, mentee *profiles.Mentee, mentor *profiles.Mentor) consent {
	if !reader.Sees(mentee, mentor) {
		return consent{profiles.ShareNone, profiles.ShareNone, profiles.ShareNone}
	}
	c := consent{mentee: mentee.ShareDisability, mentor: mentor.ShareDisability}
	switch reader.Kind {
	case ForMentor:
		c.mentor = profiles.ShareFull
	case ForMentee:
		c.mentee = profiles.ShareFull
	}
	c.both = min(c.mentee, c.mentor)
	return c
}

// disabilityGroup is the one group that a table counts a mentee in, and never by less than
// a broad kind: "" for those who do not share theirs, or give none.
func (w words) disabilityGroup(m *profiles.Mentee) string {
	if m.ShareDisability < profiles.ShareCategory {
		return ""
	}
	group := ""
	for _, e := range m.Disability {
		if e.Condition == "" {
			continue
		}
		switch kind := w.category(e.Condition); group {
		case "", kind:
			group = kind
		default:
			return w.Say("compare.group.several")
		}
	}
	return group
}

// shared is what a compared aspect that the mentor's experience covers, if
// only in part, may be called before the reader; "" when nothing may be said,
// or nothing is covered.
func (s *speaker) shared(item scoring.Item) string {
	if s.both == profiles.ShareNone || item.Points == 0 || item.Mentor == "" {
		return ""
	}
	if s.both == profiles.ShareFull && item.What == "condition" {
		return s.condition(item.Mentee)
	}
	switch item.What {
	case "condition":
		return s.category(item.Mentee)
	case "function":
		return s.icfChapter(item.Mentee)
	}
	return ""
}

// partnersTold are the organisations that a mentee who is not matched may be
// shown with, by position. The matcher may have chosen organisations by the
// mentee's condition; to list those would tell it. So below ShareFull the
// list depends on the mentee's goals only: every organisation that offers one
// of them, most goals first, whomever it serves.
func partnersTold(p *profiles.Programme, mentee *profiles.Mentee, chosen []int) []int {
	if mentee.ShareDisability == profiles.ShareFull {
		return chosen
	}
	offers := make([]int, len(p.Partners))
	var told []int
	for k, partner := range p.Partners {
		for _, goal := range mentee.Goals {
			if slices.Contains(partner.Offers, goal.Goal) {
				offers[k]++
			}
		}
		if offers[k] > 0 {
			told = append(told, k)
		}
	}
	slices.SortFunc(told, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(offers[b], offers[a]),
			cmp.Compare(p.Partners[a].ID, p.Partners[b].ID),
			cmp.Compare(a, b),
		)
	})
	return told
}

// servesSomeOnly reports whether an organisation serves people with some
// conditions only, which is to be asked about; which conditions is not told.
func servesSomeOnly(partner *profiles.Partner) bool { return len(partner.For) > 0 }

// takenBack reports whether what a record has at a path was written by what
// people shared on that day, which they may have taken back since. Of that a
// comparison repeats what the profiles say now, and not what the record says:
// it is the sentences, and the organisations, which may have been chosen by
// the mentee's condition.
func takenBack(path string) bool {
	field := path[strings.LastIndexByte(path, '.')+1:]
	field, _, _ = strings.Cut(field, "[")
	return slices.Contains([]string{"reason", "text", "why", "partners"}, field)
}

// smallCell is the largest count of people that a table about disability does not tell: a
// reader who knows some of them could tell who the others are.
const smallCell = 10

// isSmall reports whether a count of people is 1 to smallCell.
func isSmall(n int) bool { return n > 0 && n <= smallCell }

// categoriesTold are the gaps of kinds of condition that may be told: those that more than
// smallCell mentees want who share a category at least. What is left out is not summed, for the
// sum could be taken apart.
func categoriesTold(gaps []matcher.Gap) []matcher.Gap {
	return slices.DeleteFunc(slices.Clone(gaps), func(g matcher.Gap) bool { return g.Mentees <= smallCell })
}

// cellTold is a count in a table about disability, written unless it is small.
func (w words) cellTold(n int, write func(int) string) string {
	if isSmall(n) {
		return w.Say("gaps.category.small")
	}
	return write(n)
}
