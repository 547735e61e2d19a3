package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

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
	p := newPage(opt)
	pair := run.Scorer.Pair(mentee, mentor)
	p.heading(named(&run.mentee(mentee).Person) + " with " + named(&run.mentor(mentor).Person))
	p.verdict(run, &pair)
	p.pairPrice(run, mentee, mentor)
	p.breakdown(run, &pair)
	if run.Result != nil {
		run.index()
		if m := run.matched[mentee]; m != nil && m.Mentor == mentor {
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
	p := newPage(opt)
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
	score := fmt.Sprintf("%s of 100 points, %s %% of the weight from answers given", points(pair.Points), percent(pair.Evidence))
	switch {
	case match != nil && match.Origin == matcher.Pinned:
		p.paragraph("", "Matched by a pin: "+score+".")
	case match != nil && match.Origin == matcher.Approved:
		p.paragraph("", "Matched, an approved pair: "+score+".")
	case match != nil && match.Origin == matcher.Held:
		p.paragraph("", "On hold, the place is reserved: "+score+".")
	case match != nil:
		p.paragraph("", "Matched: "+score+".")
	case !pair.Allowed():
		p.paragraph("", "Not allowed. Without the rules below it would be "+score+".")
	case run.Result != nil && pair.Points < run.Result.Minimum:
		p.paragraph("", "Allowed, below the minimum of "+points(run.Result.Minimum)+": "+score+".")
	case run.Result != nil:
		p.paragraph("", "Allowed, not chosen: "+score+".")
	default:
		p.paragraph("", "Allowed: "+score+".")
	}
	if match != nil && match.Decision != nil {
		d := match.Decision
		p.paragraph("", clean(fmt.Sprintf("Decided by %s on %s: %s", d.By, d.Date, d.Why)))
		if d.Override != "" {
			p.paragraph("", clean("The rules are set aside: "+d.Override))
		}
	}
	var how []string
	if pair.Language != "" {
		how = append(how, "in "+run.words().language(pair.Language))
	}
	if pair.Meet != "" {
		how = append(how, run.words().way(pair.Meet))
	}
	if !pair.FirstMeeting.IsZero() {
		how = append(how, "first on "+pair.FirstMeeting.Format("Monday 2006-01-02 15:04")+" ("+pair.FirstMeeting.Location().String()+")")
	}
	if len(how) > 0 {
		p.paragraph("", clean("They can meet "+strings.Join(how, ", ")+"."))
	}
	if text := run.words().slot(pair.Slot, run.programme().Settings.Meeting.Every); text != "" {
		p.paragraph("", text)
	}
}

// breakdown is the table of the criteria and what else there is to say.
func (p *page) breakdown(run *Run, pair *scoring.Pair) {
	speak := newSpeaker(run.words(), run.For, run.mentee(pair.Mentee), run.mentor(pair.Mentor))
	speak.private = true
	t := table{header: []string{"adds", "criterion", "points", "weight", "evidence", "why"}}
	for c, part := range pair.Parts {
		t.rows = append(t.rows, []string{
			points(part.Contribution), scoring.Criterion(c).String(), points(part.Points),
			fmt.Sprint(part.Weight), percent(part.Evidence) + " %", speak.sentence(part.Reason),
		})
	}
	t.rows = append(t.rows, []string{points(pair.Points), "sum", "", "", percent(pair.Evidence) + " %", ""})
	p.blank()
	p.table(&t)
	for _, group := range []struct {
		heading string
		reasons []scoring.Reason
	}{
		{"Rules that bar the pair", pair.Barriers},
		{"Wishes, in the points above", pair.Wishes},
		{"Before the first meeting", pair.Notes},
	} {
		if len(group.reasons) == 0 {
			continue
		}
		p.blank()
		p.heading(group.heading)
		for _, reason := range group.reasons {
			p.paragraph("  ", speak.sentence(reason))
		}
	}
	p.section("When the clocks change", speak.clockChanges(pair, &run.programme().Settings))
}

func (p *page) mentee(run *Run, i int) {
	for k := range run.Result.Matches {
		if m := &run.Result.Matches[k]; m.Mentee == i {
			p.heading(named(&run.mentee(i).Person) + " is matched with " + named(&run.mentor(m.Mentor).Person))
			p.verdict(run, &m.Pair)
			p.waiting(run, i)
			p.breakdown(run, &m.Pair)
			p.instead(run, i)
			p.sure(run, i)
		}
	}
	for k := range run.Result.Unmatched {
		if u := &run.Result.Unmatched[k]; u.Mentee == i {
			p.heading(named(&run.mentee(i).Person) + " is not matched")
			p.paragraph("", run.whyUnmatched(u))
			p.waiting(run, i)
			p.instead(run, i)
			p.section("Mentors whom no rule bars", run.allowedLines(u))
			heading := "What would help"
			if len(run.Help[i]) > 0 {
				heading += ", the smallest change first: for you, and whom it concerns, to decide"
			}
			p.section(heading, run.help(u))
			p.section("Organisations to refer to", run.partners(u))
		}
	}
	lines, _ := byRule(run.words(), len(run.programme().Mentors),
		func(j int) string { return run.mentor(j).ID },
		func(j int) []scoring.Rule { return run.Scorer.Bars(i, j) })
	p.section("Mentors whom a rule bars", lines)
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

// allowedLines say of each allowed mentor what the pair would score and who
// has the places.
func (r *Run) allowedLines(u *matcher.Unmatched) []string {
	var lines []string
	for _, allowed := range u.Allowed {
		line := clean(r.mentor(allowed.Mentor).ID) + ": " + points(allowed.Points)
		switch {
		case allowed.Points < r.Result.Minimum:
			line += ", below the minimum of " + points(r.Result.Minimum)
		case len(allowed.Holders) > 0:
			line += ", with " + clean(list(r.menteeIDs(allowed.Holders)))
		}
		lines = append(lines, line)
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
			lines = append(lines, fmt.Sprintf("%s (%d): %s", say.rule(rule), len(ids[rule]), clean(strings.Join(ids[rule], ", "))))
		}
	}
	return lines, barred
}

func (p *page) mentor(run *Run, j int) {
	p.heading(named(&run.mentor(j).Person))
	at := slices.IndexFunc(run.Result.Loads, func(load matcher.Load) bool { return load.Mentor == j })
	if at >= 0 {
		load := run.Result.Loads[at]
		text := fmt.Sprintf("%s, %d assigned", plural(load.Capacity, "place", "places"), load.Assigned)
		if load.Used > 0 {
			text += fmt.Sprintf(", %d used by approved pairs elsewhere", load.Used)
		}
		p.paragraph("", fmt.Sprintf("%s, %d free.", text, free(load)))
		p.paragraph("", run.words().sentence("one more place: "+run.worth(load)))
	}
	var lines []string
	for k := range run.Result.Matches {
		if m := &run.Result.Matches[k]; m.Mentor == j {
			lines = append(lines, fmt.Sprintf("%s: %s, %s", named(&run.mentee(m.Mentee).Person), points(m.Pair.Points), m.Origin))
			if next := run.insteadLines(m.Mentee, run.Instead[m.Mentee]); len(next) > 0 {
				lines[len(lines)-1] += "; " + next[0]
			}
		}
	}
	p.section("Mentees", lines)
	if len(lines) == 0 {
		p.blank()
		p.paragraph("", "No mentee is matched with this mentor.")
	}
	lines, barred := byRule(run.words(), len(run.programme().Mentees),
		func(i int) string { return run.mentee(i).ID },
		func(i int) []scoring.Rule { return run.Scorer.Bars(i, j) })
	p.section("Rules that bar mentees", lines)
	if barred > 0 {
		p.paragraph("", fmt.Sprintf("In all, rules bar %d of %s.", barred, plural(len(run.programme().Mentees), "mentee", "mentees")))
	}
}

// worth is what one more place of a mentor is worth, in words. Somebody who
// is left out and could have the place is matched with it, under coverage.
// Otherwise the price of a place bounds the gain from above; and as the price
// of leaving somebody out is far above all points together, a price near it is
// a person. A mentor without places for proposals has no price.
func (r *Run) worth(load matcher.Load) string {
	if r.Places != nil {
		return r.worthExactly(&r.Places[load.Mentor])
	}
	r.index()
	objective := r.Result.Objective
	coverage := objective == profiles.Coverage
	switch out := r.Result.Proof.OutPrice; {
	case (coverage || objective == profiles.Fair) && r.wanted[load.Mentor]:
		return "one more mentee matched"
	case load.Capacity-load.Used-r.decided[load.Mentor] <= 0:
		return "not known: no place was left to propose"
	case objective == profiles.Fair || objective == profiles.Stable:
		return "not known: " + string(objective) + " has no prices in points"
	case load.Price == 0:
		return "nothing gained"
	case coverage && load.Price > out/2:
		return "at most one more mentee matched"
	}
	return "at most " + grouped(load.Price) + " points more"
}
