package report

import (
	"fmt"
	"slices"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// mentionAtMost is how many ids a sentence names before it counts the rest;
// records and explanations name them all.
const mentionAtMost = 5

func mention(ids []string) string {
	if len(ids) <= mentionAtMost+1 {
		return clean(list(ids))
	}
	return clean(fmt.Sprintf("%s and %s more", joinComma(ids[:mentionAtMost]), count(len(ids)-mentionAtMost)))
}

func joinComma(ids []string) string {
	text := ids[0]
	for _, id := range ids[1:] {
		text += ", " + id
	}
	return text
}

// whyUnmatched says why a mentee is matched with nobody.
func (r *Run) whyUnmatched(u *matcher.Unmatched) string {
	switch u.Cause {
	case matcher.Barred:
		if len(r.programme().Mentors) == 0 {
			return "There are no mentors."
		}
		return r.words().sentence("no mentor is allowed" + colon(r.words().counted(u.Barred)))
	case matcher.BelowMinimum:
		minimum := points(r.Result.Minimum)
		if len(u.Allowed) == 0 {
			return r.words().sentence("no allowed mentor reaches the minimum of " + minimum)
		}
		best := u.Allowed[0]
		with := clean(r.mentor(best.Mentor).ID) + " with " + points(best.Points)
		if len(u.Allowed) == 1 {
			return r.words().sentence(fmt.Sprintf("1 mentor is allowed, and does not reach the minimum of %s: %s", minimum, with))
		}
		return r.words().sentence(fmt.Sprintf("%s allowed, but none reaches the minimum of %s; the best is %s", mentors(len(u.Allowed)), minimum, with))
	case matcher.Full:
		ids := r.suitable(u)
		decided, proposed := r.holders(u)
		why := "giving this mentee one of those places would not make the whole round better"
		if r.Result.Objective == profiles.Stable {
			why = "each place is with a mentee who has as high a score there or a higher one"
		}
		switch {
		case proposed == 0:
			why = "pinned or approved pairs have the places"
		case decided > 0 && r.Result.Objective == profiles.Stable:
			why = "pinned or approved pairs have some of the places, and each other is with a mentee who has as high a score there or a higher one"
		case decided > 0:
			why = "pinned or approved pairs have some of the places, and giving this mentee another would not make the whole round better"
		}
		return r.words().sentence(fmt.Sprintf("%s allowed and full: %s; %s", mentors(len(ids)), mention(ids), why)) + r.whoHolds(u)
	case matcher.Hall:
		others := slices.DeleteFunc(slices.Clone(u.HallMentees), func(i int) bool { return i == u.Mentee })
		subject := mention(append([]string{"this mentee"}, r.menteeIDs(others)...))
		return r.words().sentence(fmt.Sprintf("%s can only go to %s, who %s %s for %s", subject,
			mention(r.mentorIDs(u.HallMentors)),
			map[bool]string{true: "has", false: "have"}[len(u.HallMentors) == 1],
			plural(u.HallPlaces, "place", "places"),
			plural(len(others)+1, "mentee", "mentees"))) + r.whoHolds(u)
	}
	return r.words().sentence(string(u.Cause))
}

// whoHolds is a sentence about the best mentor whom a mentee could have but
// for places, behind a space: the points there, and those of the mentees who
// have the places. "" when nobody has them.
func (r *Run) whoHolds(u *matcher.Unmatched) string {
	for _, allowed := range u.Allowed {
		if allowed.Points < r.Result.Minimum || len(allowed.Holders) == 0 {
			continue
		}
		r.index()
		var holders []string
		for _, i := range allowed.Holders {
			m := r.matched[i]
			holder := r.mentee(i).ID + " " + points(m.Pair.Points)
			if m.Origin != matcher.Proposed {
				holder += " (" + string(m.Origin) + ")"
			}
			holders = append(holders, holder)
		}
		return " " + r.words().sentence(fmt.Sprintf("with %s it would be %s, against %s",
			clean(r.mentor(allowed.Mentor).ID), points(allowed.Points), mention(holders)))
	}
	return ""
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
			n := r.decided[allowed.Mentor]
			decided += n
			proposed += len(allowed.Holders) - n
		}
	}
	return decided, proposed
}

// mentors counts mentors with their verb: "1 mentor is", "3 mentors are".
func mentors(n int) string {
	if n == 1 {
		return "1 mentor is"
	}
	return count(n) + " mentors are"
}

func colon(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return ": " + list(parts)
}

// help says what would help a mentee who is not matched, most first.
func (r *Run) help(u *matcher.Unmatched) []string {
	changes, asked := r.Help[u.Mentee]
	if len(changes) > 0 {
		return r.changeLines(changes)
	}
	var advice []string
	if asked {
		advice = append(advice, "No one change that the program looks for would be enough.")
	}
	switch u.Cause {
	case matcher.BelowMinimum:
		if len(u.Allowed) > 0 {
			advice = append(advice, "A minimum of "+points(u.Allowed[0].Points)+" or lower.")
		}
	case matcher.Full:
		advice = append(advice, r.words().sentence("one more place with "+mentionOr(r.suitable(u))))
	case matcher.Hall:
		advice = append(advice, r.words().sentence("one more place with "+mentionOr(r.mentorIDs(u.HallMentors))))
	}
	barred := slices.Clone(u.Barred)
	slices.SortStableFunc(barred, func(a, b matcher.RuleCount) int { return b.Mentors - a.Mentors })
	for _, rule := range barred {
		if rule.Mentors > 0 && len(advice) < 3 {
			who := "a mentor"
			if len(u.Allowed) > 0 {
				who = "another mentor"
			}
			if text := r.helpAgainst(rule.Rule, r.mentee(u.Mentee), who); text != "" {
				advice = append(advice, text)
			}
		}
	}
	return advice
}

func mentionOr(ids []string) string {
	if len(ids) <= mentionAtMost {
		return clean(listWith(ids, "or"))
	}
	return clean(joinComma(ids[:mentionAtMost]) + " or others")
}

// helpAgainst says what would help against a rule; who is the mentor it would
// take.
func (r *Run) helpAgainst(rule scoring.Rule, mentee *profiles.Mentee, who string) string {
	switch rule {
	case "language":
		var names []string
		for _, language := range mentee.Languages {
			names = append(names, r.words().language(language.Tag))
		}
		return r.words().sentence(clean(who + " who speaks or signs " + listWith(names, "or")))
	case "meet":
		var ways []string
		for _, mode := range mentee.Meet {
			ways = append(ways, map[profiles.Mode]string{profiles.Remote: "remotely", profiles.InPerson: "in person"}[mode])
		}
		return r.words().sentence(who + " who meets " + listWith(ways, "or"))
	case "distance":
		return r.words().sentence(who + " nearby, or meeting remotely")
	case "time":
		return "More hours, or other hours, at which a mentor is free too."
	case "training":
		return "Completing or renewing the training of mentors."
	case "clearance":
		return "Completing or renewing the clearance of mentors."
	case "full":
		return "More places with the mentors who are full."
	case "support":
		return r.words().sentence(who + " who gives the support that is asked for")
	case "returned":
		return r.words().sentence(who + " who has returned to work")
	case "ages":
		return "Having the ages on record, or a mentor of the ages that the programme takes."
	case "pause":
		return "Waiting until the mentors who have paused are back."
	case "again":
		return "Asking whether an earlier mentor is welcome again."
	case "require":
		return "Asking whether what is required may be a wish instead."
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
			line += ": " + list(offers)
		}
		for _, extra := range []string{partner.Where, partner.Contact} {
			if extra != "" {
				line += ", " + extra
			}
		}
		if servesSomeOnly(partner) {
			line += " (ask whom they serve)"
		}
		lines = append(lines, clean(line))
	}
	return lines
}

// whyRejected says why a person was not read.
func whyRejected(rejected *profiles.Rejected) string {
	text := "not read: "
	for i, why := range rejected.Why {
		if i > 0 {
			text += "; "
		}
		text += why
	}
	return clean(fmt.Sprintf("%s (%s:%d)", text, rejected.File, rejected.Line))
}
