package report

import (
	"cmp"
	"io"
	"slices"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// ExplainPair writes why a mentee with a mentor scores what it scores: each
// criterion with its points, weight, contribution, evidence and reason; every
// rule that bars the pair; wishes, and what to ask before the first meeting.
// Mentee and mentor are positions in the programme's lists. The run's result
// may be nil; when it is there, the explanation says whether the two are
// matched and, with run.Instead, what it would cost to match them.
//
// It is for the counselor: unlike every file, it shows the words written
// beside decisions.
func ExplainPair(w io.Writer, run *Run, mentee, mentor int, opt TerminalOptions) error {
	p := newPage(run.words(), opt)
	pair := run.Scorer.Pair(mentee, mentor)
	p.heading(p.Say("pair", "mentee", named(&run.mentee(mentee).Person), "mentor", named(&run.mentor(mentor).Person)))
	p.verdict(run, &pair)
	p.pairPrice(run, mentee, mentor)
	p.breakdown(run, &pair)
	if run.Result != nil {
		if m := run.matched(mentee); m != nil && m.Mentor == mentor {
			p.sure(run, mentee)
		}
	}
	_, err := w.Write(p.text.Bytes())
	return err
}

// ExplainPerson writes what a run means for one person: a mentee's match, or
// why there is none, what the mentee could have instead (of run.Instead), and
// which mentors which rules bar; a mentor's mentees, each with what is in
// run.Instead, places, and what one more place is worth. Index is the person's position in
// the programme's list of the role.
func ExplainPerson(w io.Writer, run *Run, role profiles.Role, index int, opt TerminalOptions) error {
	p := newPage(run.words(), opt)
	if role == profiles.RoleMentor {
		p.mentor(run, index)
	} else {
		p.mentee(run, index)
	}
	_, err := w.Write(p.text.Bytes())
	return err
}

// named is a person's id, with the name where that says more.
func named(person *profiles.Person) string {
	if person.Name == "" || person.Name == person.ID {
		return clean(person.ID)
	}
	return clean(person.ID + " (" + person.Name + ")")
}

// verdict says what the pair comes to.
func (p *page) verdict(run *Run, pair *scoring.Pair) {
	var match *matcher.Matched
	if run.Result != nil {
		for k := range run.Result.Matches {
			if m := &run.Result.Matches[k]; m.Mentee == pair.Mentee && m.Mentor == pair.Mentor {
				match = m
			}
		}
	}
	score := p.Say("explain.score", "points", lang.Points(pair.Points), "evidence", p.percent(pair.Evidence))
	switch {
	case match != nil:
		p.paragraph("", p.Say("verdict."+string(match.Origin), "score", score))
	case !pair.Allowed():
		p.paragraph("", p.Say("verdict.barred", "score", score))
	case run.Result != nil && pair.Points < run.Result.Minimum:
		p.paragraph("", p.Say("verdict.below", "minimum", lang.Points(run.Result.Minimum), "score", score))
	case run.Result != nil:
		p.paragraph("", p.Say("verdict.unchosen", "score", score))
	default:
		p.paragraph("", p.Say("verdict.allowed", "score", score))
	}
	if match != nil && match.Decision != nil {
		d := match.Decision
		p.paragraph("", clean(p.Say("explain.decided", "by", d.By, "date", p.date(d.Date), "why", d.Why)))
		if d.Override != "" {
			p.paragraph("", clean(p.Say("explain.override", "why", d.Override)))
		}
	}
	var how []string
	if pair.Language != "" {
		how = append(how, p.Say("explain.meet.language", "language", p.language(pair.Language)))
	}
	if pair.Meet != "" {
		how = append(how, p.way(pair.Meet))
	}
	if first := pair.FirstMeeting; !first.IsZero() {
		how = append(how, p.Say("explain.meet.first", "weekday", p.Weekday(first.Weekday()), "date", p.Date(first.Date()),
			"time", p.Clock(first.Hour(), first.Minute()), "zone", first.Location().String()))
	}
	if len(how) > 0 {
		p.paragraph("", clean(p.Say("explain.meet", "how", p.Commas(how))))
	}
	if text := p.slot(pair.Slot, run.programme().Settings.Meeting.Every); text != "" {
		p.paragraph("", text)
	}
}

// breakdown is the table of the criteria and what else there is to say.
func (p *page) breakdown(run *Run, pair *scoring.Pair) {
	speak := newSpeaker(p.words, run.For, run.mentee(pair.Mentee), run.mentor(pair.Mentor))
	speak.private = true
	t := table{header: []string{
		p.Say("column.adds"), p.Say("column.criterion"), p.Say("column.points"), p.Say("column.weight"), p.Say("column.evidence"), p.Say("column.why"),
	}}
	for c, part := range pair.Parts {
		t.rows = append(t.rows, []string{
			p.points(part.Contribution), p.criterion(scoring.Criterion(c)), p.points(part.Points),
			p.percent(part.Share), p.percent(part.Evidence), speak.sentence(&part.Reason),
		})
	}
	t.rows = append(t.rows, []string{p.points(pair.Points), p.Say("explain.sum"), "", "", p.percent(pair.Evidence), ""})
	p.blank()
	p.table(&t)
	p.weighed(run, pair)
	for _, group := range []struct {
		heading string
		reasons []scoring.Reason
	}{
		{p.Say("explain.barriers"), pair.Barriers},
		{p.Say("explain.wishes"), pair.Wishes},
		{p.Say("explain.notes"), pair.Notes},
	} {
		var lines []string
		for _, reason := range group.reasons {
			lines = append(lines, speak.sentence(&reason))
		}
		p.section(group.heading, lines)
	}
	p.section(p.Say("explain.clocks"), speak.clockChanges(pair, &run.programme().Settings))
}

func (p *page) mentee(run *Run, i int) {
	for k := range run.Result.Matches {
		if m := &run.Result.Matches[k]; m.Mentee == i {
			p.heading(p.Say("explain.matched", "mentee", named(&run.mentee(i).Person), "mentor", named(&run.mentor(m.Mentor).Person)))
			p.verdict(run, &m.Pair)
			p.waiting(run, i)
			p.breakdown(run, &m.Pair)
			p.instead(run, i)
			p.sure(run, i)
		}
	}
	for k := range run.Result.Unmatched {
		if u := &run.Result.Unmatched[k]; u.Mentee == i {
			p.heading(p.Say("explain.unmatched", "mentee", named(&run.mentee(i).Person)))
			p.paragraph("", run.whyUnmatched(u))
			p.waiting(run, i)
			p.instead(run, i)
			p.section(p.Say("explain.allowed"), run.allowedLines(u))
			heading := p.Say("explain.help")
			if len(run.Help[i]) > 0 {
				heading = p.Say("explain.help.changes")
			}
			p.section(heading, run.help(u))
			p.section(p.Say("explain.partners"), run.partners(u))
		}
	}
	lines, _ := byRule(p.words, len(run.programme().Mentors),
		func(j int) string { return run.mentor(j).ID },
		func(j int) []scoring.Rule { return run.Scorer.Bars(i, j) })
	p.section(p.Say("explain.barred.mentors"), lines)
}

func (p *page) section(heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.blank()
	p.heading(heading)
	for _, line := range lines {
		p.paragraph("  ", line)
	}
}

// allowedLines say of each allowed mentor what the pair would score, and who
// has the places with what points: by whom a mentee is priced out.
func (r *Run) allowedLines(u *matcher.Unmatched) []string {
	var lines []string
	w := r.words()
	for _, allowed := range u.Allowed {
		mentor := r.mentor(allowed.Mentor).ID
		line := w.Say("tail.things", "text", mentor, "things", w.points(allowed.Points))
		switch {
		case allowed.Points < r.Result.Minimum:
			line = w.Say("explain.allowed.below", "mentor", mentor, "points", lang.Points(allowed.Points), "minimum", lang.Points(r.Result.Minimum))
		case len(allowed.Holders) > 0:
			line = w.Say("explain.allowed.holders", "mentor", mentor, "points", lang.Points(allowed.Points), "holders", w.List(r.holding(allowed.Holders)))
		}
		lines = append(lines, clean(line))
	}
	return lines
}

// byRule lists, rule by rule, the people whom it bars, of n who have ids and
// are barred by rules, and counts them. Who is barred by several rules stands
// under each and counts once.
func byRule(say words, n int, id func(k int) string, bars func(k int) []scoring.Rule) (lines []string, barred int) {
	ids := make(map[scoring.Rule][]string)
	for k := range n {
		rules := bars(k)
		if len(rules) > 0 {
			barred++
		}
		for _, rule := range rules {
			ids[rule] = append(ids[rule], id(k))
		}
	}
	for _, rule := range scoring.Rules {
		if len(ids[rule]) > 0 {
			lines = append(lines, clean(say.Say("explain.barred", "rule", say.rule(rule), "number", len(ids[rule]), "people", say.Commas(ids[rule]))))
		}
	}
	return lines, barred
}

func (p *page) mentor(run *Run, j int) {
	p.heading(named(&run.mentor(j).Person))
	at := slices.IndexFunc(run.Result.Loads, func(load matcher.Load) bool { return load.Mentor == j })
	if at >= 0 {
		load := run.Result.Loads[at]
		if load.Used > 0 {
			p.paragraph("", p.Say("explain.load.used", "count", load.Capacity, "assigned", load.Assigned, "used", load.Used, "free", free(load)))
		} else {
			p.paragraph("", p.Say("explain.load", "count", load.Capacity, "assigned", load.Assigned, "free", free(load)))
		}
		p.paragraph("", p.Sentence(p.Say("worth.explained", "worth", run.worth(load))))
	}
	var lines []string
	for k := range run.Result.Matches {
		if m := &run.Result.Matches[k]; m.Mentor == j {
			line := p.Say("explain.mentee", "mentee", named(&run.mentee(m.Mentee).Person), "points", lang.Points(m.Pair.Points), "origin", p.Say("origin."+string(m.Origin)))
			if next := run.insteadLines(m.Mentee, run.Instead[m.Mentee]); len(next) > 0 {
				line = p.Enumeration([]string{line, next[0]})
			}
			lines = append(lines, line)
		}
	}
	p.section(p.Say("explain.mentees"), lines)
	if len(lines) == 0 {
		p.blank()
		p.paragraph("", p.Say("explain.mentees.none"))
	}
	lines, barred := byRule(p.words, len(run.programme().Mentees),
		func(i int) string { return run.mentee(i).ID },
		func(i int) []scoring.Rule { return run.Scorer.Bars(i, j) })
	p.section(p.Say("explain.barred.mentees"), lines)
	if barred > 0 {
		p.paragraph("", p.Say("explain.barred.all", "barred", barred, "count", len(run.programme().Mentees)))
	}
}

// worth is what one more place of a mentor is worth, in words. Somebody who
// is left out and could have the place is matched with it, under coverage.
// Otherwise the price of a place bounds the gain from above; and as the price
// of leaving somebody out is far above all points together, a price near it is
// a person. A mentor without places for proposals has no price.
func (r *Run) worth(load matcher.Load) string {
	return cmp.Or(r.someWorth(load), r.words().Say("worth.nothing"))
}

// someWorth is worth, or "" where one more place would gain nothing: in a table that most rows say nothing makes those stand
// out that say something.
func (r *Run) someWorth(load matcher.Load) string {
	if r.Places != nil {
		return r.worthExactly(&r.Places[load.Mentor])
	}
	r.index()
	w, objective := r.words(), r.Result.Objective
	coverage := objective == profiles.Coverage
	switch out := r.Result.Proof.OutPrice; {
	case (coverage || objective == profiles.Fair) && r.wanted[load.Mentor]:
		return w.Say("worth.one")
	case load.Capacity-load.Used-int(r.decided[load.Mentor]) <= 0:
		return w.Say("worth.noplace")
	case objective == profiles.Fair || objective == profiles.Stable:
		return w.Say("worth.noprice", "objective", string(objective))
	case load.Price == 0:
		return ""
	case coverage && load.Price > out/2:
		return w.Say("worth.most.one")
	}
	return w.Say("worth.most", "points", lang.Points(load.Price))
}

// criterion is what a criterion is called.
func (w words) criterion(c scoring.Criterion) string { return w.Say("criterion." + c.String()) }
