package decided

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/internal/report"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// decide looks at a decision that can be read: whether it is of this round, what
// stands against it, and whether it has been recorded.
func (r *reader) decide(l *line, to int) {
	day, ok := roundDay(l.cell("round").Text)
	if !ok {
		r.problem(l, "round", "round", "not the mark of a round", l.cell("round").Text, "copy the cell from another row of the same file")
		return
	}
	s := r.scorer(day)
	if l.entry.Word != profiles.LogEnd && r.isOld(l) { // what has ended, has ended whatever the profiles say by now
		if changes := r.changes(l, s); len(changes) > 0 {
			r.skip(l, changes)
			return
		}
	}
	if r.recorded(l) {
		r.reading.Already++
		return
	}
	before := len(r.problems)
	r.against(l)
	if l.entry.Word == profiles.LogPin {
		r.barred(l, s, to)
	}
	if len(r.problems) == before {
		r.take(l)
	}
}

// roundDay is the day in the mark of a round, "run 2026-11-22 4f2a9c1b0d3e".
func roundDay(mark string) (profiles.Date, bool) {
	words := strings.Fields(mark)
	if len(words) != 3 || words[0] != "run" {
		return profiles.Date{}, false
	}
	day, err := profiles.ParseDate(words[1])
	return day, err == nil
}

func (r *reader) scorer(day profiles.Date) *scoring.Scorer {
	if r.scorers == nil {
		r.scorers = map[string]*scoring.Scorer{}
	}
	s, ok := r.scorers[day.String()]
	if !ok {
		s = r.Scorer(day)
		r.scorers[day.String()] = s
	}
	return s
}

// changes compares what a row says of its pair with what the profiles say now.
func (r *reader) changes(l *line, s *scoring.Scorer) []diag.Message {
	if l.mentor < 0 {
		return nil // the Unmatched sheet has no pair
	}
	pair := s.Pair(l.mentee, l.mentor)
	var changes []diag.Message
	compare := func(name string, now int) {
		if _, there := l.column[name]; !there {
			return
		}
		was, ok := hundredths(l.cell(name).Text)
		if !ok {
			changes = append(changes, diag.Say("the cell {column} is not a score any more", "column", name))
		} else if was != now {
			changes = append(changes, diag.Say("{column} was {before} and is {now}", "column", name, "before", points(was), "now", points(now)))
		}
	}
	for _, b := range pair.Barriers {
		if rule := b.Code.Rule(); rule != "declined" && rule != "full" {
			changes = append(changes, diag.Say("a rule bars the pair now: {rule}", "rule", strings.TrimSuffix(report.Sentence(lang.English, r.Programme, b, l.mentee, l.mentor), ".")))
		}
	}
	compare("score", pair.Points)
	for c, part := range pair.Parts {
		compare(scoring.Criterion(c).String(), part.Contribution)
	}
	return changes
}

// points writes hundredths: 63.11.
func points(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// hundredths reads 63.11, 63,11 or 63.1.
func hundredths(s string) (int, bool) {
	whole, decimals, _ := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(s, "'"), ",", "."), ".")
	if len(decimals) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(whole + (decimals + "00")[:2])
	return n, err == nil
}

// standing lists what decisions.yaml says now, by word.
func (r *reader) standing() map[string][]profiles.Decision {
	d := &r.Programme.Decisions
	return map[string][]profiles.Decision{
		profiles.LogApprove: d.Approvals, profiles.LogDecline: d.Declines, profiles.LogEnd: d.Earlier, profiles.LogHold: d.Holds, profiles.LogPin: d.Pins,
	}
}

// recorded reports whether decisions.yaml has the decision already. A match
// that has ended may begin anew: then it has not.
func (r *reader) recorded(l *line) bool {
	if l.entry.Word == profiles.LogEnd && r.meets(l) {
		return false
	}
	for _, d := range r.standing()[l.entry.Word] {
		if d.Mentee == l.entry.Mentee && d.Mentor == l.entry.Mentor {
			return true
		}
	}
	return false
}

// meets reports whether decisions.yaml has the pair of a line as one that meets:
// approved or pinned.
func (r *reader) meets(l *line) bool {
	d := &r.Programme.Decisions
	return slices.ContainsFunc(slices.Concat(d.Approvals, d.Pins), func(d profiles.Decision) bool {
		return d.Mentee == l.entry.Mentee && d.Mentor == l.entry.Mentor
	})
}

// against finds what decisions.yaml says against a decision.
func (r *reader) against(l *line) {
	e := &l.entry
	where := func(d profiles.Decision) diag.Message {
		return diag.Say("{place}, by {person} on {day}", "place", d.Source.String(), "person", d.By, "day", d.Date)
	}
	if e.Word == profiles.LogEnd && !r.meets(l) {
		r.problem(l, "decision", "not-begun", diag.Say("{mentee} and {mentor} do not meet yet, so nothing ends", "mentee", e.Mentee, "mentor", e.Mentor), "",
			"only a pair that is approved or pinned can end: decline one that is proposed or on hold")
		return
	}
	if gives(e.Word) {
		for _, d := range r.Programme.Decisions.Forbids {
			if d.Mentee == e.Mentee && d.Mentor == e.Mentor {
				r.problem(l, "decision", "contradiction", diag.Say("this pair is forbidden ({decision})", "decision", where(d)), "", "take the forbid out first, if it is so no longer")
			}
		}
	}
	standing := r.standing()
	for _, word := range profiles.DecisionWords {
		for _, d := range standing[word] {
			if d.Mentee != e.Mentee {
				continue
			}
			same := d.Mentor == e.Mentor
			own := l.mentor >= 0 && r.Programme.Mentors[l.mentor].ID == d.Mentor
			switch {
			case (same || own) && e.Date.Before(d.Date):
				r.problem(l, "date", "contradiction", diag.Say("there is a later decision: {word} {mentor} ({decision})", "word", word, "mentor", d.Mentor, "decision", where(d)), "", "give this one its day, if it is the later")
			case same || own || !gives(word) || !gives(e.Word):
			default:
				r.problem(l, "decision", "contradiction", diag.Say("{mentee} is decided for {mentor} ({word} {decision})", "mentee", e.Mentee, "mentor", d.Mentor, "word", word, "decision", where(d)), "",
					"decide in the row of that pair: match again for a file that has it")
			}
		}
	}
}

// barred finds the rules that bar a pin. What the mentee or the mentor refuses
// is theirs: no decision sets it aside.
func (r *reader) barred(l *line, s *scoring.Scorer, to int) {
	for _, b := range s.Pair(l.mentee, to).Barriers {
		sentence := diag.Say("{rule}", "rule", report.Sentence(lang.English, r.Programme, b, l.mentee, to))
		switch rule := b.Code.Rule(); {
		case rule == "full", rule == "declined":
			// Places are counted together; a pin takes a decline back.
		case b.Refusal():
			r.problem(l, "other", "refused", sentence, "", "a wish of the person is set aside by nobody else: ask, and change the profile if it is so no longer")
		case l.entry.Override == "":
			r.problem(l, "other", "barred", sentence, "", "pin somebody else, or begin the reason with override: and say why the rule is set aside")
		}
	}
}
