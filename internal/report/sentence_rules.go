package report

import (
	"slices"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

func sayRuleDistance(s *speaker, a *scoring.Args) string {
	return s.Say("rule.distance", "apart", a.Kilometres, "limit", a.Limit)
}

func sayRuleTime(s *speaker, a *scoring.Args) string {
	return s.Say("rule.time."+rhythm(a.Every), "minutes", s.duration(a.Minutes))
}

func sayRuleTrainingPending(s *speaker, a *scoring.Args) string {
	return s.Say("rule.training.pending", "date", s.date(a.Date))
}

func sayRuleTrainingExpired(s *speaker, a *scoring.Args) string {
	return s.Say("rule.training.expired", "date", s.date(a.Date))
}

func sayRuleClearancePending(s *speaker, a *scoring.Args) string {
	return s.Say("rule.clearance.pending", "date", s.date(a.Date))
}

func sayRuleClearanceExpired(s *speaker, a *scoring.Args) string {
	return s.Say("rule.clearance.expired", "date", s.date(a.Date))
}

func sayRuleFull(s *speaker, a *scoring.Args) string {
	if a.Of == 0 {
		return s.Say("rule.full.none")
	}
	return s.Say("rule.full", "used", a.Count, "of", a.Of)
}

func sayRuleConflict(s *speaker, a *scoring.Args) string {
	var tags []string
	for _, item := range a.Items {
		for _, tag := range []string{item.Mentee, item.Mentor} {
			if tag != "" && !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	if len(tags) == 0 {
		return s.Say("rule.conflict")
	}
	return s.Say("rule.conflict.tags", "tags", s.List(tags))
}

func sayRuleAvoid(s *speaker, a *scoring.Args) string {
	return s.Say("rule.avoid." + string(a.Side))
}

func sayRuleRequire(s *speaker, a *scoring.Args) string {
	return s.orOneOf(s.Say("rule.require."+string(a.Side)), a)
}

func sayRuleRequireUnknown(s *speaker, a *scoring.Args) string {
	return s.orOneOf(s.Say("rule.require.unknown."+string(a.Side)), a)
}

// orOneOf names what is required behind a text.
func (s *speaker) orOneOf(text string, a *scoring.Args) string {
	if things := s.wishes(nil, a.Side, a.Items); len(things) > 0 {
		return s.Say("tail.things", "text", text, "things", s.Choice(things))
	}
	return text
}

func sayRuleSupport(s *speaker, a *scoring.Args) string {
	asked := profiles.SupportPeer
	if len(a.Items) > 0 && a.Items[0].Mentee == string(profiles.SupportMentor) {
		asked = profiles.SupportMentor
	}
	return s.Say("rule.support." + string(asked))
}

func sayRuleAges(s *speaker, a *scoring.Args) string { return s.ages("rule.ages.", a) }

func sayRuleAgesUnknown(s *speaker, a *scoring.Args) string { return s.ages("rule.ages.unknown.", a) }

// ages names the ages that the programme takes; nobody's own is told.
func (s *speaker) ages(id string, a *scoring.Args) string {
	limits := ""
	if len(a.Items) > 0 {
		limits = a.Items[0].Mentee + a.Items[0].Mentor
	}
	return s.Say(id+string(a.Side), "ages", limits)
}

func sayRulePause(s *speaker, a *scoring.Args) string {
	if a.Date.IsZero() {
		return s.Say("rule.pause")
	}
	return s.Say("rule.pause.until", "date", s.date(a.Date))
}

func (s *speaker) matchedBefore(a *scoring.Args) string {
	if a.Date.IsZero() {
		return s.Say("matched.before")
	}
	return s.Say("matched.before.until", "date", s.date(a.Date))
}

func sayNoteAgain(s *speaker, a *scoring.Args) string {
	return s.Say("note.again", "before", s.matchedBefore(a))
}

func sayRuleAgain(s *speaker, a *scoring.Args) string {
	id := "rule.again"
	if a.Side != "" {
		id += "." + string(a.Side)
	}
	return s.Say(id, "before", s.matchedBefore(a))
}

func sayRuleForbid(s *speaker, a *scoring.Args) string { return s.decision("rule.forbid", a) }

func sayRuleDeclined(s *speaker, a *scoring.Args) string { return s.decision("rule.declined", a) }

func (s *speaker) decision(what string, a *scoring.Args) string {
	text := s.Say(what)
	if a.By != "" && !a.Date.IsZero() {
		text = s.Say(what+".by", "by", a.By, "date", s.date(a.Date))
	}
	if s.private && a.Why != "" {
		return s.Say("tail.things", "text", text, "things", a.Why)
	}
	return text
}

// decided says how a pair came to be that nobody had to propose.
func (w words) decided(origin matcher.Origin, d *profiles.Decision) string {
	what := "decided." + string(origin)
	if d == nil {
		return w.Sentence(w.Say(what + ".nobody"))
	}
	return w.Sentence(clean(w.Say(what, "by", d.By, "date", w.date(d.Date))))
}

// sayNote is a note about an answer that is missing.
func sayNote(id string) phrase {
	return func(s *speaker, to []byte, a *scoring.Args) []byte {
		return s.appendOfBlank(to, id, 0, a.Blank, func() string { return s.Say(id, "blank", s.unanswered(a.Blank, 1)) })
	}
}

func sayNoteScript(s *speaker, a *scoring.Args) string {
	text := s.Say("note.script")
	if len(a.Items) == 1 {
		text = s.Say("note.script.tags", "text", text, "mentee", s.language(a.Items[0].Mentee), "mentor", s.language(a.Items[0].Mentor))
	}
	return text
}

// rulesInWords names the rules that bar a pair, each once.
func (w words) rulesInWords(barriers []scoring.Reason) string {
	var names []string
	for _, rule := range scoring.Rules {
		if slices.ContainsFunc(barriers, func(r scoring.Reason) bool { return r.Code.Rule() == rule }) {
			names = append(names, w.rule(rule))
		}
	}
	return w.List(names)
}

// rule names a rule, as in a heading or a list.
func (w words) rule(rule scoring.Rule) string { return w.Say("rulename." + string(rule)) }

// counted writes how many mentors each rule bars: "no time in common (8)".
func (w words) counted(barred []matcher.RuleCount) []string {
	var parts []string
	for _, rule := range barred {
		if rule.Mentors > 0 {
			parts = append(parts, w.Say("counted", "what", w.rule(rule.Rule), "number", rule.Mentors))
		}
	}
	return parts
}
