package profiles

import (
	"strconv"

	"mentormatch/internal/diag"
)

// checkDecisions looks up who the decisions are about, and what they say
// against each other.
//
// A decision about a mentor who has left comes to nothing, and so does one about
// a mentee who has, but for an approval: a mentee who has left the programme and
// still meets the mentor uses a place. See absent. A mentee takes part in one pair at most, and
// a pair is not decided in two ways.
func (l *loader) checkDecisions(people *index) {
	type pair struct{ mentee, mentor string }
	said := map[pair]decision{}     // the first decision of a kind that others can contradict
	placed := map[string]decision{} // pins and approvals by mentee
	approved := map[string]int{}    // by mentor
	for _, d := range l.decisions {
		if d.kind == "earlier" {
			l.checkEarlier(people, d)
			continue
		}
		mentor, ok := l.decidedMentor(people, &d)
		if !ok || !l.decidedMentee(people, &d) {
			continue
		}
		p := pair{d.Mentee, d.Mentor}
		first, before := said[p]
		switch {
		case before && first.kind == d.kind:
			d.at.problem("duplicate-decision", diag.Say("the same pair twice among the {list}", "list", d.kind), d.Mentee+" and "+d.Mentor,
				diag.Say("the first is on line {line}; keep one of them", "line", strconv.Itoa(first.Source.Line)))
			continue
		case before && contradict(first.kind, d.kind):
			d.at.problem("contradiction", diag.Say("this pair is among the {list} as well", "list", first.kind), d.Mentee+" and "+d.Mentor,
				diag.Say("look at line {line} and keep one of them", "line", strconv.Itoa(first.Source.Line)))
			continue
		}
		if !before || d.kind == "forbids" {
			said[p] = d
		}
		if d.places() {
			other, twice := placed[d.Mentee]
			if twice && other.Mentor != d.Mentor {
				d.at.problem("contradiction", diag.Say("this mentee has another mentor among the {list}", "list", other.kind), d.Mentee,
					diag.Say("{mentor} on line {line}; a mentee has one mentor", "mentor", other.Mentor, "line", strconv.Itoa(other.Source.Line)))
				continue
			}
			placed[d.Mentee] = d
		}
		if d.kind == "approvals" {
			approved[d.Mentor]++
			if capacity := mentor.mentor.Capacity; approved[d.Mentor] > capacity && len(mentor.problems) == 0 {
				d.at.problem("over-capacity", diag.Say("approval {number} of a mentor with a capacity of {capacity}", "number", approved[d.Mentor], "capacity", capacity),
					d.Mentor, "raise the mentor's capacity, or take an approval out that has ended")
			}
		}
		l.keep(people, d)
	}
}

// checkEarlier looks up the people of a match that has ended. Either may have
// left the programme, and a pair may have met more than once.
func (l *loader) checkEarlier(people *index, d decision) {
	for _, side := range []struct {
		id   *string
		at   spot
		role Role
	}{{&d.Mentee, d.mentee, RoleMentee}, {&d.Mentor, d.mentor, RoleMentor}} {
		if c, ok := people.find(side.id); ok && c.role != side.role {
			side.at.problem("wrong-role", wrongRole(side.role), *side.id, "")
			return
		}
	}
	l.programme.Decisions.Earlier = append(l.programme.Decisions.Earlier, d.Decision)
}

// contradict reports whether a pair cannot be among both kinds. A declined
// pair may be pinned or approved later, which is for the matching to judge.
func contradict(a, b string) bool {
	return a != b && (a == "forbids" && b != "declines" || b == "forbids" && a != "declines")
}

func (l *loader) decidedMentor(people *index, d *decision) (*candidate, bool) {
	c, ok := people.find(&d.Mentor)
	switch {
	case !ok:
		l.absent(people, d.mentor, "no mentor has this id", d.Mentor)
	case c.role != RoleMentor:
		d.mentor.problem("wrong-role", wrongRole(RoleMentor), d.Mentor, "")
	default:
		return c, true
	}
	return nil, false
}

func (l *loader) decidedMentee(people *index, d *decision) bool {
	c, ok := people.find(&d.Mentee)
	switch {
	case !ok && d.kind == "approvals":
		return true
	case !ok:
		l.absent(people, d.mentee, "no mentee has this id", d.Mentee)
	case c.role != RoleMentee:
		d.mentee.problem("wrong-role", wrongRole(RoleMentee), d.Mentee, "")
	default:
		return true
	}
	return false
}

// keep takes a decision into the programme, or sets it aside with a person
// who is rejected.
func (l *loader) keep(people *index, d decision) {
	if l.opt.SkipInvalid {
		aside := false
		for _, id := range []string{d.Mentee, d.Mentor} {
			c, ok := people.find(&id)
			if ok && len(c.problems) > 0 && (c.role == RoleMentor || d.kind != "approvals") {
				c.aside = append(c.aside, diag.Say("a decision about them ({file}:{line}) is left out too", "file", d.Source.File, "line", strconv.Itoa(d.Source.Line)))
				aside = true
			}
		}
		if aside {
			return
		}
	}
	decisions := &l.programme.Decisions
	list := map[string]*[]Decision{
		"pins": &decisions.Pins, "forbids": &decisions.Forbids,
		"approvals": &decisions.Approvals, "declines": &decisions.Declines,
		"holds": &decisions.Holds,
	}[d.kind]
	*list = append(*list, d.Decision)
}
