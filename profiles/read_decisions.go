package profiles

import "mentormatch/internal/diag"

var (
	decisionLists  = []string{"pins", "forbids", "approvals", "declines", "earlier"}
	decisionFields = []string{"mentee", "mentor", "by", "date", "why"}
	pinFields      = append(decisionFields[:len(decisionFields):len(decisionFields)], "override")
	logFields      = append([]string{"decision"}, pinFields...)
)

// maxDecisions is how many decisions are read in one list: the log keeps those of
// all the years. Of a file as large as is read, it is about all.
const maxDecisions = 100_000

// A decision that was read, before its people have been looked up.
type decision struct {
	Decision
	kind           string // of decisionLists, or holds; "" for an entry of the log that reopens a pair
	word           string // of DecisionWords, in the log
	at             spot
	mentee, mentor spot
}

func (l *loader) readDecisions() {
	top, ok := l.readSingle("decisions.yaml", true)
	if !ok {
		return
	}
	f, ok := top.fields(append(decisionLists[:len(decisionLists):len(decisionLists)], "log"), map[string]diag.Message{
		"holds": "a hold is an entry of the log: {decision: hold, ...}",
	})
	if !ok {
		return
	}
	for _, kind := range decisionLists {
		v, ok := f.get(kind)
		if !ok {
			continue
		}
		entries, ok := v.listOf(maxDecisions)
		if !ok {
			continue
		}
		for _, e := range entries {
			if d, ok := e.decision(kind); ok {
				l.decisions = append(l.decisions, d)
			}
		}
	}
	if v, ok := f.get("log"); ok {
		entries, _ := v.listOf(maxDecisions)
		for _, e := range entries {
			if d, ok := e.decision("log"); ok {
				l.logged = append(l.logged, d)
			}
		}
	}
}

func (v value) decision(kind string) (decision, bool) {
	known := decisionFields
	instead := map[string]diag.Message{"override": "only a pin overrides rules"}
	switch kind {
	case "pins":
		known = pinFields
	case "log":
		known = logFields
	}
	f, ok := v.fields(known, instead)
	if !ok {
		return decision{}, false
	}
	d := decision{kind: kind, at: v.kept()}
	d.Source = Source{File: v.part.file, Line: v.part.before + int(v.line)}
	mentee, ok1 := f.need("mentee", "give the mentee's id")
	mentor, ok2 := f.need("mentor", "give the mentor's id")
	said := f.need
	if kind == "earlier" {
		said = func(name string, _ diag.Message) (value, bool) { return f.get(name) }
	}
	by, ok3 := said("by", "say who decided")
	date, ok4 := f.need("date", "say when: 2026-11-22")
	why, ok5 := said("why", "say why: the next counselor will ask")
	if ok1 {
		d.mentee = mentee.kept()
		d.Mentee, ok1 = mentee.written()
	}
	if ok2 {
		d.mentor = mentor.kept()
		d.Mentor, ok2 = mentor.written()
	}
	if ok3 {
		d.By, _ = by.name()
	}
	if ok4 {
		d.Date, _ = date.date()
	}
	if ok5 {
		d.Why, _ = why.text()
	}
	if kind == "log" {
		word, ok := f.need("decision", diag.Say("one of {words}", "words", DecisionWords))
		if ok {
			d.word, ok = word.word("unknown decision", DecisionWords...)
			d.kind = kindOf[d.word]
		}
		ok1 = ok1 && ok
	}
	if v, ok := f.get("override"); ok {
		d.Override, _ = v.text()
		if kind == "log" && d.word != LogPin {
			v.problem("unknown-field", "only a pin overrides rules", "override", "take it out, or pin the pair")
		}
	}
	return d, ok1 && ok2
}
