package report

import (
	"fmt"
	"slices"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

func sayRuleLanguage(_ *speaker, _ scoring.Args) string {
	return "they have no spoken or signed language in common"
}

func sayRuleMeet(_ *speaker, _ scoring.Args) string {
	return "they have no way of meeting in common: one meets remotely only, the other in person only"
}

func sayRuleDistance(_ *speaker, a scoring.Args) string {
	return fmt.Sprintf("they live %s km apart and travel %s km together at most", count(a.Kilometres), count(a.Limit))
}

func sayRuleTime(_ *speaker, a scoring.Args) string {
	one, _ := period(a.Every)
	return fmt.Sprintf("no %s of the term has %s that both are free", one, duration(a.Minutes))
}

func sayRuleTrainingMissing(_ *speaker, _ scoring.Args) string {
	return "the mentor's training is not on record"
}

func sayRuleTrainingPending(_ *speaker, a scoring.Args) string {
	return "the mentor's training is complete only on " + a.Date.String()
}

func sayRuleTrainingExpired(_ *speaker, a scoring.Args) string {
	return "the mentor's training was valid until " + a.Date.String()
}

func sayRuleClearanceMissing(_ *speaker, _ scoring.Args) string {
	return "the mentor's clearance is not on record"
}

func sayRuleClearancePending(_ *speaker, a scoring.Args) string {
	return "the mentor's clearance is complete only on " + a.Date.String()
}

func sayRuleClearanceExpired(_ *speaker, a scoring.Args) string {
	return "the mentor's clearance was valid until " + a.Date.String()
}

func sayRuleFull(_ *speaker, a scoring.Args) string {
	if a.Of == 0 {
		return "the mentor takes nobody at present"
	}
	return fmt.Sprintf("%d of the mentor's %s %s taken by approved pairs", a.Count,
		plural(a.Of, "place", "places"), map[bool]string{true: "is", false: "are"}[a.Count == 1])
}

func sayRuleConflict(_ *speaker, a scoring.Args) string {
	var tags []string
	for _, item := range a.Items {
		for _, tag := range []string{item.Mentee, item.Mentor} {
			if tag != "" && !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	if len(tags) == 0 {
		return "they have a conflict of interest"
	}
	return "they have a conflict of interest: both have " + list(tags)
}

func sayRuleAvoid(_ *speaker, a scoring.Args) string {
	return side(a.Side) + " does not want to be with " + otherSide(a.Side)
}

func sayRuleRequire(s *speaker, a scoring.Args) string {
	return fmt.Sprintf("%s requires what %s is not%s", side(a.Side), otherSide(a.Side), s.after(a))
}

func sayRuleRequireUnknown(s *speaker, a scoring.Args) string {
	return fmt.Sprintf("%s requires what is not on record of %s%s", side(a.Side), otherSide(a.Side), s.after(a))
}

func (s *speaker) after(a scoring.Args) string {
	if things := s.wishes(a.Side, a.Items); len(things) > 0 {
		return ": " + listWith(things, "or")
	}
	return ""
}

func sayRuleForbid(s *speaker, a scoring.Args) string {
	return s.decision("the pair was forbidden", a)
}

func sayRuleDeclined(s *speaker, a scoring.Args) string {
	return s.decision("the pair was proposed before and declined", a)
}

func (s *speaker) decision(what string, a scoring.Args) string {
	if a.By != "" {
		what += " by " + a.By
	}
	if !a.Date.IsZero() {
		what += " on " + a.Date.String()
	}
	if s.private && a.Why != "" {
		what += ": " + a.Why
	}
	return what
}

// decided says how a pair came to be that nobody had to propose.
func decided(what string, d *profiles.Decision) string {
	if d == nil {
		return clean(what) + "."
	}
	return clean(fmt.Sprintf("%s by %s on %s.", what, d.By, d.Date))
}

func sayNoteLanguage(_ *speaker, a scoring.Args) string {
	return "ask which language they share: " + whose(a.Blank) + " blank"
}

func sayNoteMeet(_ *speaker, a scoring.Args) string {
	return "ask how they can meet: " + whose(a.Blank) + " blank"
}

func sayNoteDistance(_ *speaker, a scoring.Args) string {
	return "ask how far apart they live: " + whose(a.Blank) + " blank"
}

// rulesInWords names the rules that bar a pair, each once.
func rulesInWords(barriers []scoring.Reason) string {
	var names []string
	for _, rule := range scoring.Rules {
		if slices.ContainsFunc(barriers, func(r scoring.Reason) bool { return r.Code.Rule() == rule }) {
			names = append(names, ruleNames[rule])
		}
	}
	return list(names)
}

// ruleNames are the rules as headings and in lists.
var ruleNames = map[scoring.Rule]string{
	"language":  "no language in common",
	"meet":      "no way of meeting in common",
	"distance":  "too far apart",
	"time":      "no time in common",
	"training":  "no valid training",
	"clearance": "no valid clearance",
	"full":      "full already",
	"conflict":  "conflict of interest",
	"avoid":     "one does not want the other",
	"require":   "a requirement is not met",
	"forbid":    "forbidden",
	"declined":  "declined before",
}

// counted writes how many mentors each rule bars: "no time in common (8)".
func counted(barred []matcher.RuleCount) []string {
	var parts []string
	for _, rule := range barred {
		if rule.Mentors > 0 {
			parts = append(parts, fmt.Sprintf("%s (%s)", ruleNames[rule.Rule], count(rule.Mentors)))
		}
	}
	return parts
}
