package scoring

import (
	"cmp"
	"slices"

	"mentormatch/profiles"
)

// tie is what the people themselves, or a decision, say about one pair.
type tie uint16

const (
	menteeAvoids tie = 1 << iota
	mentorAvoids
	menteeRequires // the mentor is one of those the mentee requires
	mentorRequires
	menteePrefers
	mentorPrefers
	forbidden
	declined
	approved
	earlier
)

// A relation is what is said about a mentee and one mentor.
type relation struct {
	mentor int32
	ties   tie
}

// relations collects what is said about pairs, in one list for each mentee,
// sorted by mentor. Only pairs of which something is said are in it.
func relations(p *profiles.Programme, mentees, mentors map[string]int) [][]relation {
	lists := make([][]relation, len(p.Mentees))
	say := func(mentee, mentor int, t tie) {
		lists[mentee] = append(lists[mentee], relation{int32(mentor), t})
	}
	for i := range p.Mentees {
		m := &p.Mentees[i]
		all := func(t tie, ids []string) {
			for _, id := range ids {
				if j, ok := mentors[id]; ok {
					say(i, j, t)
				}
			}
		}
		all(menteeAvoids, m.Avoid)
		all(menteeRequires, m.Require.People)
		all(menteePrefers, m.Prefer.People)
	}
	for j := range p.Mentors {
		m := &p.Mentors[j]
		all := func(t tie, ids []string) {
			for _, id := range ids {
				if i, ok := mentees[id]; ok {
					say(i, j, t)
				}
			}
		}
		all(mentorAvoids, m.Avoid)
		all(mentorRequires, m.Require.People)
		all(mentorPrefers, m.Prefer.People)
	}
	decided := func(t tie, list []profiles.Decision) {
		for _, d := range list {
			i, isMentee := mentees[d.Mentee]
			j, isMentor := mentors[d.Mentor]
			if isMentee && isMentor {
				say(i, j, t)
			}
		}
	}
	decided(forbidden, p.Decisions.Forbids)
	decided(declined, p.Decisions.Declines)
	decided(approved, p.Decisions.Approvals)
	decided(earlier, p.Decisions.Earlier)
	for i, list := range lists {
		slices.SortFunc(list, func(a, b relation) int { return cmp.Compare(a.mentor, b.mentor) })
		n := 0
		for _, r := range list {
			if n > 0 && list[n-1].mentor == r.mentor {
				list[n-1].ties |= r.ties
				continue
			}
			list[n] = r
			n++
		}
		lists[i] = list[:n]
	}
	return lists
}

// between is what is said about one pair.
func (s *Scorer) between(mentee, mentor int) tie {
	list := s.relations[mentee]
	i, found := slices.BinarySearchFunc(list, int32(mentor), func(r relation, j int32) int { return cmp.Compare(r.mentor, j) })
	if !found {
		return 0
	}
	return list[i].ties
}
