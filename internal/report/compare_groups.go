package report

import (
	"cmp"
	"slices"

	"mentormatch/profiles"
)

// A partition puts each mentee into one group of a kind: by first language, or
// by broad kind of disability as far as that may be told.
type partition struct {
	kind   string
	groups []group // most mentees first, then by name as the language sorts; those that are hidden are not among them
	hidden int     // groups that are too small to be told
}

// A group of mentees, with figures for each round.
type group struct {
	name    string
	mentees int
	rounds  []groupRound
}

// A groupRound is how a group fares in one round.
type groupRound struct {
	matched int
	total   int64
	hidden  bool // too few are matched, or too few are not, to be told
}

// withholds reports whether any figure of a group that is told is not.
func (p *partition) withholds() bool {
	for _, g := range p.groups {
		if slices.ContainsFunc(g.rounds, func(r groupRound) bool { return r.hidden }) {
			return true
		}
	}
	return false
}

// newPartition counts mentees by group. group is "" for those who say nothing.
func newPartition(kind string, rounds []comparedRound, of func(*profiles.Mentee) string, name func(string) string) *partition {
	p, w := rounds[0].run.programme(), rounds[0].run.words()
	at := make(map[string]int)
	var all []group
	member := make([]int, len(p.Mentees))
	for i := range p.Mentees {
		key := of(&p.Mentees[i])
		k, known := at[key]
		if !known {
			k = len(all)
			at[key] = k
			g := group{name: w.Say("compare.group.unknown." + kind), rounds: make([]groupRound, len(rounds))}
			if key != "" {
				g.name = name(key)
			}
			all = append(all, g)
		}
		all[k].mentees++
		member[i] = k
	}
	for n, r := range rounds {
		for k := range r.run.Result.Matches {
			m := &r.run.Result.Matches[k]
			figures := &all[member[m.Mentee]].rounds[n]
			figures.matched++
			figures.total += int64(m.Pair.Points)
		}
	}
	byName := w.collator()
	slices.SortFunc(all, func(a, b group) int {
		return cmp.Or(cmp.Compare(b.mentees, a.mentees), byName.CompareString(a.name, b.name), cmp.Compare(a.name, b.name))
	})
	return hideSmall(kind, all)
}

// hideSmall takes out what is too small to be told, and as much more as is needed so that
// nothing small follows by subtraction from the sums over all groups, which are told elsewhere.
// Groups are sorted by size, the largest first.
func hideSmall(kind string, all []group) *partition {
	p := &partition{kind: kind}
	// Groups: those that are hidden together are none, or more than one and not small.
	shown := len(all)
	rest := 0
	for shown > 0 && (isSmall(all[shown-1].mentees) || len(all)-shown == 1 || isSmall(rest)) {
		shown--
		rest += all[shown].mentees
	}
	p.hidden = len(all) - shown
	p.groups = all[:shown]
	if shown == 0 {
		return p
	}
	for n := range p.groups[0].rounds {
		hideRound(all, shown, n)
	}
	return p
}

// hideRound does the same for the matched and the unmatched of one round.
func hideRound(all []group, shown, n int) {
	groups, matched, unmatched := 0, 0, 0 // hidden
	hide := func(k int) {
		r := &all[k].rounds[n]
		r.hidden = true
		groups++
		matched += r.matched
		unmatched += all[k].mentees - r.matched
	}
	for k := range all {
		if r := all[k].rounds[n]; k >= shown || isSmall(r.matched) || isSmall(all[k].mentees-r.matched) {
			hide(k)
		}
	}
	for k := shown - 1; k >= 0 && (groups == 1 || isSmall(matched) || isSmall(unmatched)); k-- {
		if !all[k].rounds[n].hidden {
			hide(k)
		}
	}
}
