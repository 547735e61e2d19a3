package report

import (
	"slices"
	"strconv"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// mentionAtMost is how many ids a sentence names before it counts the rest;
// records and explanations name them all.
const mentionAtMost = 5

// mention names ids, or some of them and how many more there are.
func (w words) mention(ids []string) string {
	if len(ids) <= mentionAtMost+1 {
		return clean(w.List(ids))
	}
	return clean(w.Say("mention.more", "some", w.Commas(ids[:mentionAtMost]), "count", len(ids)-mentionAtMost))
}

// whyUnmatched says why a mentee is matched with nobody.
func (r *Run) whyUnmatched(u *matcher.Unmatched) string {
	w := r.words()
	switch u.Cause {
	case matcher.Barred:
		switch {
		case len(r.programme().Mentors) == 0:
			return w.Sentence(w.Say("unmatched.nomentors"))
		case len(u.Barred) == 0:
			return w.Sentence(w.Say("unmatched.barred"))
		}
		return w.Sentence(w.Say("unmatched.barred.rules", "rules", w.List(w.counted(u.Barred))))
	case matcher.BelowMinimum:
		minimum := lang.Points(r.Result.Minimum)
		if len(u.Allowed) == 0 {
			return w.Sentence(w.Say("unmatched.minimum.none", "minimum", minimum))
		}
		best := u.Allowed[0]
		return w.Sentence(clean(w.Say("unmatched.minimum", "count", len(u.Allowed), "minimum", minimum,
			"mentor", r.mentor(best.Mentor).ID, "points", lang.Points(best.Points))))
	case matcher.Full:
		ids := r.suitable(u)
		return joinSentences([]string{
			w.Sentence(w.Say("unmatched.full", "count", len(ids), "mentors", w.mention(ids), "why", r.whyFull(u))), r.whoHolds(u),
		})
	case matcher.Hall:
		others := slices.DeleteFunc(slices.Clone(u.HallMentees), func(i int) bool { return i == u.Mentee })
		return joinSentences([]string{
			w.Sentence(w.Say("unmatched.hall", "count", len(u.HallMentors),
				"mentees", w.mention(append([]string{w.Say("unmatched.this")}, r.menteeIDs(others)...)),
				"mentors", w.mention(r.mentorIDs(u.HallMentors)),
				"places", w.Say("count.places", "count", u.HallPlaces),
				"people", w.Say("count.mentees", "count", len(others)+1))), r.whoHolds(u),
		})
	}
	return w.Sentence(string(u.Cause))
}

// whyFull says why none of the places with those whom a mentee could have is the
// mentee's.
func (r *Run) whyFull(u *matcher.Unmatched) string {
	w, stable := r.words(), r.Result.Objective == profiles.Stable
	switch decided, proposed := r.holders(u); {
	case proposed == 0:
		return w.Say("full.decided")
	case decided > 0 && stable:
		return w.Say("full.some.stable")
	case decided > 0:
		return w.Say("full.some")
	case stable:
		return w.Say("full.proposed.stable")
	}
	return w.Say("full.proposed")
}

// whoHolds is a sentence about the best mentor whom a mentee could have but for
// places: the points there, and those of the mentees who have the places. ""
// when nobody has them.
func (r *Run) whoHolds(u *matcher.Unmatched) string {
	w := r.words()
	for _, allowed := range u.Allowed {
		if allowed.Points < r.Result.Minimum || len(allowed.Holders) == 0 {
			continue
		}
		return w.Sentence(clean(w.Say("unmatched.holders", "mentor", r.mentor(allowed.Mentor).ID,
			"points", lang.Points(allowed.Points), "holders", w.mention(r.holding(allowed.Holders)))))
	}
	return ""
}

// holding are those who hold a mentor's places, each with the points there, and
// how they came by the place if a person decided it: "bo 71.00 (pinned)".
func (r *Run) holding(mentees []int) []string {
	w, list := r.words(), make([]string, 0, len(mentees))
	for _, i := range mentees {
		m := r.matched(i)
		holder := r.mentee(i).ID + " " + w.points(m.Pair.Points)
		if m.Origin != matcher.Proposed {
			holder = w.Say("unmatched.holder", "mentee", r.mentee(i).ID, "points", lang.Points(m.Pair.Points), "origin", w.Say("origin."+string(m.Origin)))
		}
		list = append(list, holder)
	}
	return list
}

// suitable are the ids of the allowed mentors who reach the minimum.
func (r *Run) suitable(u *matcher.Unmatched) []string {
	var ids []string
	for _, allowed := range u.Allowed {
		if allowed.Points >= r.Result.Minimum {
			ids = append(ids, r.mentor(allowed.Mentor).ID)
		}
	}
	return ids
}

// holders counts who has the places that a mentee could have: pairs that
// were decided, and pairs that were proposed.
func (r *Run) holders(u *matcher.Unmatched) (decided, proposed int) {
	r.index()
	for _, allowed := range u.Allowed {
		if allowed.Points >= r.Result.Minimum {
			n := int(r.decided[allowed.Mentor])
			decided += n
			proposed += len(allowed.Holders) - n
		}
	}
	return decided, proposed
}

// help says what would help a mentee who is not matched, most first.
func (r *Run) help(u *matcher.Unmatched) []string {
	changes, asked := r.Help[u.Mentee]
	if len(changes) > 0 {
		return r.changeLines(changes)
	}
	w := r.words()
	var advice []string
	if asked {
		advice = append(advice, w.Sentence(w.Say("help.none")))
	}
	switch u.Cause {
	case matcher.BelowMinimum:
		if len(u.Allowed) > 0 {
			advice = append(advice, w.Sentence(w.Say("help.minimum", "points", lang.Points(u.Allowed[0].Points))))
		}
	case matcher.Full:
		advice = append(advice, w.Sentence(w.Say("help.place", "mentors", w.mentionOr(r.suitable(u)))))
	case matcher.Hall:
		advice = append(advice, w.Sentence(w.Say("help.place", "mentors", w.mentionOr(r.mentorIDs(u.HallMentors)))))
	}
	barred := slices.Clone(u.Barred)
	slices.SortStableFunc(barred, func(a, b matcher.RuleCount) int { return b.Mentors - a.Mentors })
	for _, rule := range barred {
		if rule.Mentors > 0 && len(advice) < 3 {
			who := w.Say("help.who")
			if len(u.Allowed) > 0 {
				who = w.Say("help.who.another")
			}
			if text := w.helpAgainst(rule.Rule, r.mentee(u.Mentee), who); text != "" {
				advice = append(advice, w.Sentence(clean(text)))
			}
		}
	}
	return advice
}

func (w words) mentionOr(ids []string) string {
	if len(ids) <= mentionAtMost {
		return clean(w.Choice(ids))
	}
	return clean(w.Say("mention.or", "some", w.Commas(ids[:mentionAtMost])))
}

// helpAgainst says what would help against a rule; who is the mentor it would
// take.
func (w words) helpAgainst(rule scoring.Rule, mentee *profiles.Mentee, who string) string {
	switch rule {
	case "language":
		var names []string
		for _, language := range mentee.Languages {
			names = append(names, w.language(language.Tag))
		}
		return w.Say("help.language", "who", who, "languages", w.Choice(names))
	case "meet":
		var ways []string
		for _, mode := range mentee.Meet {
			ways = append(ways, w.Say("help.meet."+string(mode)))
		}
		return w.Say("help.meet", "who", who, "ways", w.Choice(ways))
	case "distance", "support", "returned":
		return w.Say("help."+string(rule), "who", who)
	case "time", "training", "clearance", "full", "ages", "pause", "again", "require":
		return w.Say("help." + string(rule))
	}
	return ""
}

// partners are the organisations to refer a mentee to, in words.
func (r *Run) partners(u *matcher.Unmatched) []string {
	p, mentee := r.programme(), r.mentee(u.Mentee)
	say := r.words()
	var lines []string
	for _, k := range partnersTold(p, mentee, u.Partners) {
		partner := &p.Partners[k]
		var offers []string
		for _, goal := range mentee.Goals {
			if slices.Contains(partner.Offers, goal.Goal) {
				offers = append(offers, say.goal(goal.Goal))
			}
		}
		line := partner.Name
		if len(offers) > 0 {
			line = say.Say("tail.things", "text", line, "things", say.List(offers))
		}
		facts := []string{line}
		for _, extra := range []string{partner.Where, partner.Contact} {
			if extra != "" {
				facts = append(facts, extra)
			}
		}
		line = say.Commas(facts)
		if servesSomeOnly(partner) {
			line = say.Say("explain.partners.some", "partner", line)
		}
		lines = append(lines, clean(line))
	}
	return lines
}

// whyRejected says why a person was not read.
func (r *Run) whyRejected(rejected *profiles.Rejected) string {
	w := r.words()
	return clean(w.Say("rejected.why", "problems", w.Enumeration(w.said(rejected.Why)), "place", placeOf(rejected)))
}

// placeOf is where a person stands who was not read: mentees.yaml:12.
func placeOf(rejected *profiles.Rejected) string {
	return rejected.File + ":" + strconv.Itoa(rejected.Line)
}
