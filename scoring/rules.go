package scoring

import (
	"math/bits"
	"slices"
	"strings"

	"mentormatch/profiles"
)

// ruleSet is a set of rules: bit i stands for Rules[i].
type ruleSet uint32

var (
	ruleLanguage  = ruleOf("language")
	ruleMeet      = ruleOf("meet")
	ruleDistance  = ruleOf("distance")
	ruleTime      = ruleOf("time")
	ruleTraining  = ruleOf("training")
	ruleClearance = ruleOf("clearance")
	ruleFull      = ruleOf("full")
	ruleConflict  = ruleOf("conflict")
	ruleAvoid     = ruleOf("avoid")
	ruleRequire   = ruleOf("require")
	ruleSupport   = ruleOf("support")
	ruleReturned  = ruleOf("returned")
	ruleAges      = ruleOf("ages")
	rulePause     = ruleOf("pause")
	ruleAgain     = ruleOf("again")
	ruleForbid    = ruleOf("forbid")
	ruleDeclined  = ruleOf("declined")
)

func ruleOf(name Rule) ruleSet { return 1 << slices.Index(Rules, name) }

// list names the rules of the set in the order in which they are reported.
func (r ruleSet) list() []Rule {
	var out []Rule
	for ; r != 0; r &= r - 1 {
		out = append(out, Rules[bits.TrailingZeros32(uint32(r))])
	}
	return out
}

// barred is every rule that bars a pair, but for time, which is found when
// availability is scored.
func (s *Scorer) barred(a *mentee, b *mentor, ties tie, w way) ruleSet {
	r := a.records | b.records
	if a.refuses&b.traits != 0 {
		r |= a.refused(b)
	}
	if s.speechless(a, b) {
		r |= ruleLanguage
	}
	if w.shared == 0 {
		r |= ruleMeet
	} else if w.modes == 0 {
		r |= ruleDistance
	}
	if b.places(ties) <= 0 {
		r |= ruleFull
	}
	if conflicting(a.tags, b.tags) {
		r |= ruleConflict
	}
	if a.requires && falls(a.require, &b.person, ties&menteeRequires != 0) ||
		b.requires && falls(b.require, &a.person, ties&mentorRequires != 0) {
		r |= ruleRequire
	}
	if ties&(menteeAvoids|mentorAvoids) != 0 {
		r |= ruleAvoid
	}
	if ties&earlier != 0 && s.again(&a.person, &b.person) == profiles.AgainNever {
		r |= ruleAgain
	}
	if ties&forbidden != 0 {
		r |= ruleForbid
	}
	if ties&declined != 0 {
		r |= ruleDeclined
	}
	return r
}

// falls reports whether the other falls short of what is required; what the
// other left blank falls short too.
func falls(w *wish, other *person, named bool) bool {
	answers := w.ask(other, named, nil)
	return answers.unmet+answers.unknown > 0
}

// places is how many mentees a mentor could still take. An approved pair
// meets already: its own place is not counted against it. A mentor with more
// approvals than places is full even so.
func (b *mentor) places(ties tie) int {
	free := b.capacity - b.approvals
	if ties&approved != 0 {
		free++
	}
	return free
}

// conflicting reports whether two sorted lists have a tag in common.
func conflicting(a, b []int32) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// barriers puts the rules that bar a pair in words of data: all reasons of
// all rules, in the order of Rules.
func (s *Scorer) barriers(a *mentee, b *mentor, ties tie, rules ruleSet) (out []Reason) {
	add := func(code Code, args Args) { out = append(out, Reason{code, args}) }
	for r := rules; r != 0; r &= r - 1 {
		switch r & -r {
		case ruleLanguage:
			add(RuleLanguage, Args{})
		case ruleMeet:
			add(RuleMeet, Args{})
		case ruleDistance:
			add(RuleDistance, Args{Kilometres: kilometres(&a.point, &b.point), Limit: a.of.Place.TravelKM + b.of.Place.TravelKM})
		case ruleTime:
			add(RuleTime, Args{Minutes: int(s.meeting), Of: len(s.calendar.periods), Every: s.programme.Settings.Meeting.Every})
		case ruleTraining:
			out = append(out, b.trainingReasons...)
		case ruleClearance:
			out = append(out, b.clearanceReasons...)
		case ruleFull:
			used := b.approvals
			if ties&approved != 0 {
				used--
			}
			add(RuleFull, Args{Count: used, Of: b.capacity})
		case ruleConflict:
			add(RuleConflict, Args{Items: sharedTags(a.of.Conflict, b.of.Conflict)})
		case ruleAvoid:
			if ties&menteeAvoids != 0 {
				add(RuleAvoid, Args{Side: MenteeSide})
			}
			if ties&mentorAvoids != 0 {
				add(RuleAvoid, Args{Side: MentorSide})
			}
		case ruleRequire:
			out = append(out, requireReasons(a.require, &b.person, ties&menteeRequires != 0, MenteeSide)...)
			out = append(out, requireReasons(b.require, &a.person, ties&mentorRequires != 0, MentorSide)...)
		case ruleSupport:
			add(RuleSupport, Args{Items: []Item{{What: "support", Mentee: string(s.programme.Settings.SupportFor(a.mentee)), Mentor: string(b.mentor.Offers)}}})
		case ruleReturned:
			add(RuleReturned, Args{})
		case ruleAges:
			limits := &s.programme.Settings.Ages
			out = append(out, ageReasons(limits.Mentees, a.of.Age, MenteeSide)...)
			out = append(out, ageReasons(limits.Mentors, b.of.Age, MentorSide)...)
		case rulePause:
			add(RulePause, Args{Date: b.mentor.Pause.Until})
		case ruleAgain:
			add(RuleAgain, s.earlierMatch(a, b))
		case ruleForbid:
			out = append(out, decisionReasons(RuleForbid, s.programme.Decisions.Forbids, a, b)...)
		case ruleDeclined:
			out = append(out, decisionReasons(RuleDeclined, s.programme.Decisions.Declines, a, b)...)
		}
	}
	return out
}

// requireReasons tell what is required and not so from what is not on record.
func requireReasons(w *wish, other *person, named bool, side Side) (out []Reason) {
	var list []asked
	w.ask(other, named, &list)
	if unmet := items(list, side, func(a asked) bool { return !a.met && !a.unknown }); unmet != nil {
		out = append(out, Reason{RuleRequire, Args{Side: side, Items: unmet}})
	}
	if unknown := items(list, side, func(a asked) bool { return !a.met && a.unknown }); unknown != nil {
		out = append(out, Reason{RuleRequireUnknown, Args{Side: side, Items: unknown}})
	}
	return out
}

// decisionReasons are all the decisions about a pair.
func decisionReasons(code Code, list []profiles.Decision, a *mentee, b *mentor) (out []Reason) {
	for _, d := range list {
		if d.Mentee == a.of.ID && d.Mentor == b.of.ID {
			out = append(out, Reason{code, Args{By: d.By, Date: d.Date, Why: d.Why}})
		}
	}
	return out
}

// tagKey is what two conflict tags have in common: a tag that differs by case
// alone is the same employer.
func tagKey(tag string) string { return strings.ToLower(strings.TrimSpace(tag)) }

// sharedTags are the mentee's conflict tags that the mentor has too.
func sharedTags(a, b []string) (out []Item) {
	for _, mentee := range a {
		for _, mentor := range b {
			if tagKey(mentee) == tagKey(mentor) {
				out = append(out, Item{What: "conflict", Mentee: mentee, Mentor: mentor})
				break
			}
		}
	}
	return out
}

// recordReasons says what is wrong with a training or a clearance on a day:
// its codes are missing, pending and expired.
func recordReasons(c *profiles.Credential, on profiles.Date, missing, pending, expired Code) (out []Reason) {
	if c == nil {
		return []Reason{{Code: missing}}
	}
	if c.Completed.After(on) {
		out = append(out, Reason{pending, Args{Date: c.Completed}})
	}
	if !c.ValidUntil.IsZero() && c.ValidUntil.Before(on) {
		out = append(out, Reason{expired, Args{Date: c.ValidUntil}})
	}
	return out
}
