package report

import (
	"io"
	"strconv"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// WriteComparison writes a table of the objectives, what fairness costs, and how
// groups fare, to be read.
func WriteComparison(w io.Writer, c *Comparison, opt TerminalOptions) error {
	p := newPage(c.first.words(), opt)
	programme := c.first.programme()
	p.heading(p.Say("compare.heading", "programme", clean(programme.Settings.Name), "date", p.date(c.first.Scorer.On())))
	mentees, mentors := p.Say("count.mentees", "count", len(programme.Mentees)), p.Say("count.mentors", "count", len(programme.Mentors))
	places := p.Say("count.places", "count", c.first.places())
	if minimum := c.first.Result.Minimum; minimum > 0 {
		p.paragraph("", p.Say("compare.facts.minimum", "mentees", mentees, "mentors", mentors, "places", places, "minimum", lang.Points(minimum)))
	} else {
		p.paragraph("", p.Say("compare.facts", "mentees", mentees, "mentors", mentors, "places", places))
	}
	p.blank()
	t := table{header: []string{
		p.Say("column.matched"), p.Say("column.total.score"), p.Say("column.mean"), p.Say("column.worst"),
		p.Say("column.spread"), p.Say("column.blocking"), p.Say("column.objective"),
	}}
	for k := range c.rounds {
		r := &c.rounds[k]
		worst, spread := p.Say("scenarios.none"), p.Say("scenarios.none")
		if r.worst != nil {
			worst, spread = p.points(r.worst.Pair.Points), p.points(r.spread())
		}
		name := string(r.objective)
		if r.own {
			name = p.Say("compare.own", "objective", name)
		}
		t.rows = append(t.rows, []string{
			p.Count(r.matched), p.Points(lang.Points(r.total)), p.mean(r.total, r.matched), worst, spread, p.Count(r.blocking), name,
		})
	}
	p.table(&t)
	p.blank()
	for k := range c.rounds {
		p.paragraph("  ", c.rounds[k].meaning())
	}
	p.blank()
	p.paragraph("", p.Say("compare.about"))
	if text := c.price(); text != "" {
		p.blank()
		p.paragraph("", text)
	}
	for _, part := range c.groups {
		p.partition(c, part)
	}
	_, err := w.Write(p.text.Bytes())
	return err
}

// meaning is an objective with what it is best at, and the worst-off pair.
func (r *comparedRound) meaning() string {
	w := r.run.words()
	if r.worst == nil {
		return w.Say("compare.meaning", "objective", string(r.objective), "meaning", w.objectiveInBrief(r.objective))
	}
	return clean(w.Say("compare.meaning.worst", "objective", string(r.objective), "meaning", w.objectiveInBrief(r.objective),
		"mentee", r.run.mentee(r.worst.Mentee).ID, "mentor", r.run.mentor(r.worst.Mentor).ID))
}

// price says what fairness costs beside the best total for as many mentees.
func (c *Comparison) price() string {
	best, fair := c.under(profiles.Coverage), c.under(profiles.Fair)
	if best == nil || fair == nil || best.worst == nil || fair.worst == nil {
		return ""
	}
	w := c.first.words()
	cost, gain := best.total-fair.total, fair.worst.Pair.Points-best.worst.Pair.Points
	switch {
	case cost == 0:
		return w.Say("compare.price.nothing")
	case gain == 0:
		return w.Say("compare.price.same", "points", lang.Points(cost), "share", w.percentOf(cost, best.total))
	}
	return w.Say("compare.price.lifts", "points", lang.Points(cost), "share", w.percentOf(cost, best.total),
		"from", lang.Points(best.worst.Pair.Points), "to", lang.Points(fair.worst.Pair.Points))
}

// percentOf is a share in percent with two decimals, rounded to the nearest.
func (w words) percentOf(part, whole int64) string {
	return w.percent(int((2*part*10_000 + whole) / (2 * whole)))
}

// mean is what a match scores on average.
func (w words) mean(total int64, matched int) string {
	return w.Points(lang.Points(mean(total, matched)))
}

// partition is a table of how groups fare: how many are matched, and their mean.
func (p *page) partition(c *Comparison, part *partition) {
	p.blank()
	p.heading(p.Say("compare.by." + part.kind))
	if len(part.groups) == 0 {
		p.paragraph("", p.Say("compare.group.none"))
		return
	}
	t := table{header: []string{p.Say("column.mentees")}}
	for k := range c.rounds {
		t.header = append(t.header, string(c.rounds[k].objective))
	}
	t.header = append(t.header, p.Say("column.group"))
	for _, g := range part.groups {
		row := []string{p.Count(g.mentees)}
		for _, r := range g.rounds {
			if r.hidden {
				row = append(row, p.Say("compare.withheld"))
			} else {
				row = append(row, p.Count(r.matched)+" "+p.mean(r.total, r.matched))
			}
		}
		t.rows = append(t.rows, append(row, g.name))
	}
	p.table(&t)
	about := []string{p.Say("compare.group.about")}
	if part.hidden > 0 {
		about = append(about, p.Say("compare.group.hidden", "count", part.hidden, "most", smallCell))
	}
	if part.withholds() {
		about = append(about, p.Say("compare.group.withheld", "most", smallCell))
	}
	p.paragraph("", joinSentences(about))
}

var comparisonHeader = []string{
	"objective", "group_kind", "group", "mentees", "matched", "total", "mean",
	"worst", "worst_mentee_id", "worst_mentor_id", "spread", "blocking_pairs",
}

// WriteComparisonCSV writes a line for each objective, with the group_kind all, and one for
// each objective and group, in the form that [WriteCSV] documents. What is
// withheld is empty.
func WriteComparisonCSV(w io.Writer, c *Comparison, opt CSVOptions) error {
	out, err := newSmallTable(w, opt)
	if err != nil {
		return err
	}
	out.Write(comparisonHeader)
	for k := range c.rounds {
		r := &c.rounds[k]
		line := []string{
			string(r.objective), "all", "", strconv.Itoa(len(r.run.programme().Mentees)), strconv.Itoa(r.matched),
			out.decimal(hundredths(r.total)), out.decimal(hundredths(mean(r.total, r.matched))), "", "", "", "", strconv.Itoa(r.blocking),
		}
		if m := r.worst; m != nil {
			line[7], line[8], line[9] = out.decimal(points(m.Pair.Points)), out.text(r.run.mentee(m.Mentee).ID), out.text(r.run.mentor(m.Mentor).ID)
			line[10] = out.decimal(points(r.spread()))
		}
		out.Write(line)
	}
	for _, part := range c.groups {
		for _, g := range part.groups {
			for k, r := range g.rounds {
				line := make([]string, len(comparisonHeader))
				line[0], line[1], line[2], line[3] = string(c.rounds[k].objective), part.kind, out.text(g.name), strconv.Itoa(g.mentees)
				if !r.hidden {
					line[4], line[5], line[6] = strconv.Itoa(r.matched), out.decimal(hundredths(r.total)), out.decimal(hundredths(mean(r.total, r.matched)))
				}
				out.Write(line)
			}
		}
	}
	return out.end()
}

// comparisonRecord is what programs read of a comparison. Points are whole numbers; what
// is withheld is null.
type comparisonRecord struct {
	Programme  string                `json:"programme"`
	Date       string                `json:"date"`
	Minimum    int                   `json:"minimum"`
	Objectives []comparisonObjective `json:"objectives"`
	Groups     []comparisonGroup     `json:"groups"`
}

type comparisonObjective struct {
	Objective     string        `json:"objective"`
	Programmes    bool          `json:"programmes"` // it is the programme's own
	Matched       int           `json:"matched"`
	Total         int64         `json:"total"`
	Mean          int64         `json:"mean"`
	Worst         *scenarioPair `json:"worst"`
	Spread        int           `json:"spread"`
	BlockingPairs int           `json:"blocking_pairs"`
}

type comparisonGroup struct {
	Kind    string `json:"kind"`
	Group   string `json:"group"`
	Mentees int    `json:"mentees"`
	Matched []*int `json:"matched"` // in the order of the objectives
	// Mean has the points of a match of the group on average.
	Mean []*int64 `json:"mean"`
}

// WriteComparisonJSON writes a comparison for programs.
func WriteComparisonJSON(w io.Writer, c *Comparison) error {
	c = c.forPrograms()
	rec := comparisonRecord{
		Programme: c.first.programme().Settings.Name, Date: c.first.Scorer.On().String(), Minimum: c.first.Result.Minimum,
		Groups: []comparisonGroup{},
	}
	for k := range c.rounds {
		r := &c.rounds[k]
		one := comparisonObjective{
			Objective: string(r.objective), Programmes: r.own, Matched: r.matched, Total: r.total,
			Mean: mean(r.total, r.matched), Spread: r.spread(), BlockingPairs: r.blocking,
		}
		if m := r.worst; m != nil {
			one.Worst = &scenarioPair{r.run.mentee(m.Mentee).ID, r.run.mentor(m.Mentor).ID, m.Pair.Points}
		}
		rec.Objectives = append(rec.Objectives, one)
	}
	for _, part := range c.groups {
		for _, g := range part.groups {
			one := comparisonGroup{Kind: part.kind, Group: g.name, Mentees: g.mentees}
			for _, r := range g.rounds {
				var matched *int
				var average *int64
				if !r.hidden {
					n, m := r.matched, mean(r.total, r.matched)
					matched, average = &n, &m
				}
				one.Matched, one.Mean = append(one.Matched, matched), append(one.Mean, average)
			}
			rec.Groups = append(rec.Groups, one)
		}
	}
	return writeJSON(w, rec)
}
