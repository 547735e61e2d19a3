package matcher

import "mentormatch/scoring"

// moved tells where the people of a round stand in one that came of it, and who stood where: by
// position, -1 for whoever has left or joined. Who has another profile is the same person.
type moved struct {
	menteeWas, mentorWas []int // by the position now
	menteeNow, mentorNow []int // by the position before
}

func newMoved(before, after *round) moved {
	m := moved{
		menteeWas: make([]int, len(after.fixed)), mentorWas: make([]int, len(after.places)),
		menteeNow: make([]int, len(before.fixed)), mentorNow: make([]int, len(before.places)),
	}
	at := func(known map[string]int, id string) int {
		if k, ok := known[id]; ok {
			return k
		}
		return -1
	}
	for i := range m.menteeWas {
		m.menteeWas[i] = at(before.ids.mentees, after.programme.Mentees[i].ID)
	}
	for j := range m.mentorWas {
		m.mentorWas[j] = at(before.ids.mentors, after.programme.Mentors[j].ID)
	}
	for i := range m.menteeNow {
		m.menteeNow[i] = at(after.ids.mentees, before.programme.Mentees[i].ID)
	}
	for j := range m.mentorNow {
		m.mentorNow[j] = at(after.ids.mentors, before.programme.Mentors[j].ID)
	}
	return m
}

// A lookedAt pair is one that was proposed in the round before, and mentor who that is now.
type lookedAt struct {
	mentor int
	pair   *scoring.Pair
}

// lookedAt are the pairs, by mentee, that need no second look when they are proposed again: neither
// of the two is among those whom changes have brought, and settings have not changed otherwise than in
// weights.
func (y *Study) lookedAt(c *Scenario, m moved) []lookedAt {
	brought := make(map[string]bool)
	for k := range c.With {
		if c.With[k].Settings != nil {
			return nil
		}
		for i := range c.With[k].Mentees {
			brought[c.With[k].Mentees[i].ID] = true
		}
		for j := range c.With[k].Mentors {
			brought[c.With[k].Mentors[j].ID] = true
		}
	}
	p := y.round.programme
	list := make([]lookedAt, len(m.menteeWas))
	for k := range y.base.Matches {
		x := &y.base.Matches[k]
		i, j := m.menteeNow[x.Mentee], m.mentorNow[x.Mentor]
		if x.Origin == Proposed && i >= 0 && j >= 0 && !brought[p.Mentees[x.Mentee].ID] && !brought[p.Mentors[x.Mentor].ID] {
			list[i] = lookedAt{j, &x.Pair}
		}
	}
	return list
}
