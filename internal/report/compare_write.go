package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"mentormatch/profiles"
)

// withheld stands for a figure that is too small to be told.
const withheld = "withheld"

// WriteComparison writes a table of the objectives, what fairness costs, and how
// groups fare, to be read.
func WriteComparison(w io.Writer, c *Comparison, opt TerminalOptions) error {
	p := newPage(opt)
	programme := c.first.programme()
	p.heading(fmt.Sprintf("%s on %s, by each objective", clean(programme.Settings.Name), c.first.Scorer.On()))
	facts := fmt.Sprintf("%s and %s with %s; the same rules and decisions", plural(len(programme.Mentees), "mentee", "mentees"),
		plural(len(programme.Mentors), "mentor", "mentors"), plural(c.first.places(), "place", "places"))
	if minimum := c.first.Result.Minimum; minimum > 0 {
		facts += "; nobody below " + points(minimum)
	}
	p.paragraph("", facts+". Each round is proved.")
	p.blank()
	t := table{header: []string{"matched", "total", "mean", "worst", "spread", "blocking", "objective"}}
	for k := range c.rounds {
		r := &c.rounds[k]
		worst, spread := "none", "none"
		if r.worst != nil {
			worst, spread = points(r.worst.Pair.Points), points(r.spread())
		}
		name := string(r.objective)
		if r.own {
			name += " (programme.yaml)"
		}
		t.rows = append(t.rows, []string{count(r.matched), grouped(r.total), grouped(mean(r.total, r.matched)), worst, spread, count(r.blocking), name})
	}
	p.table(&t)
	p.blank()
	for k := range c.rounds {
		p.paragraph("  ", c.rounds[k].meaning()+".")
	}
	p.blank()
	p.paragraph("", "Worst is the proposed pair with the lowest score; spread is how far the highest is above it. "+
		"Blocking counts the pairs of a mentee and a mentor who would both score higher together than with whom they have.")
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
	text := string(r.objective) + ": " + objectiveInBrief(r.objective)
	if r.worst != nil {
		text += fmt.Sprintf("; worst-off is %s with %s", clean(r.run.mentee(r.worst.Mentee).ID), clean(r.run.mentor(r.worst.Mentor).ID))
	}
	return text
}

// price says what fairness costs beside the best total for as many mentees.
func (c *Comparison) price() string {
	best, fair := c.of(profiles.Coverage), c.of(profiles.Fair)
	if best == nil || fair == nil || best.worst == nil || fair.worst == nil {
		return ""
	}
	cost, gain := best.total-fair.total, fair.worst.Pair.Points-best.worst.Pair.Points
	switch {
	case cost == 0:
		return "Fairness costs nothing here: coverage has the fairest round there is."
	case gain == 0:
		return fmt.Sprintf("Fairness costs %s points (%s %% of the total of coverage). The worst-off pair scores the same; those above it are as high as they can be.",
			grouped(cost), percentOf(cost, best.total))
	}
	return fmt.Sprintf("Fairness costs %s points (%s %% of the total of coverage), and lifts the worst-off pair from %s to %s.",
		grouped(cost), percentOf(cost, best.total), points(best.worst.Pair.Points), points(fair.worst.Pair.Points))
}

// percentOf is a share in percent with two decimals, rounded to the nearest.
func percentOf(part, whole int64) string {
	return hundredths((2*part*10_000 + whole) / (2 * whole))
}

// partition is a table of how groups fare: how many are matched, and their mean.
func (p *page) partition(c *Comparison, part *partition) {
	p.blank()
	p.heading("By " + partitionName(part.kind))
	if len(part.groups) == 0 {
		p.paragraph("", "Groups are too small to be told without telling of people.")
		return
	}
	t := table{header: []string{"mentees"}}
	for k := range c.rounds {
		t.header = append(t.header, string(c.rounds[k].objective))
	}
	t.header = append(t.header, "group")
	for _, g := range part.groups {
		row := []string{count(g.mentees)}
		for _, r := range g.rounds {
			row = append(row, r.text())
		}
		t.rows = append(t.rows, append(row, g.name))
	}
	p.table(&t)
	text := "Matched mentees and their mean score."
	if part.hidden > 0 {
		text += fmt.Sprintf(" %s not told, because of some with %d people or fewer.", groupsAre(part.hidden), smallCell)
	}
	if part.withholds() {
		text += fmt.Sprintf(" Withheld: %d or fewer are matched, or are not, or it would tell that of another group.", smallCell)
	}
	p.paragraph("", text)
}

func groupsAre(n int) string {
	if n == 1 {
		return "1 group is"
	}
	return count(n) + " groups are"
}

func partitionName(kind string) string {
	if kind == "language" {
		return "the mentee's first language"
	}
	return "kind of disability, of mentees who share it"
}

func (r *groupRound) text() string {
	if r.hidden {
		return withheld
	}
	return count(r.matched) + " " + grouped(mean(r.total, r.matched))
}

var comparisonHeader = []string{
	"objective", "group_kind", "group", "mentees", "matched", "total", "mean",
	"worst", "worst_mentee_id", "worst_mentor_id", "spread", "blocking_pairs",
}

// WriteComparisonCSV writes a line for each objective, with the group_kind all, and one for
// each objective and group, in the form that [WriteCSV] documents. What is
// withheld is empty.
func WriteComparisonCSV(w io.Writer, c *Comparison) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	out.Write(comparisonHeader)
	for k := range c.rounds {
		r := &c.rounds[k]
		line := []string{
			string(r.objective), "all", "", strconv.Itoa(len(r.run.programme().Mentees)), strconv.Itoa(r.matched),
			hundredths(r.total), hundredths(mean(r.total, r.matched)), "", "", "", "", strconv.Itoa(r.blocking),
		}
		if m := r.worst; m != nil {
			line[7], line[8], line[9] = points(m.Pair.Points), textCell(r.run.mentee(m.Mentee).ID), textCell(r.run.mentor(m.Mentor).ID)
			line[10] = points(r.spread())
		}
		out.Write(line)
	}
	for _, part := range c.groups {
		for _, g := range part.groups {
			for k, r := range g.rounds {
				line := make([]string, len(comparisonHeader))
				line[0], line[1], line[2], line[3] = string(c.rounds[k].objective), part.kind, textCell(g.name), strconv.Itoa(g.mentees)
				if !r.hidden {
					line[4], line[5], line[6] = strconv.Itoa(r.matched), hundredths(r.total), hundredths(mean(r.total, r.matched))
				}
				out.Write(line)
			}
		}
	}
	out.Flush()
	return out.Error()
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

var comparisonColumns = []column{
	{"Objective", 14, kindText, "What the round is best at."},
	{"Meaning", 60, kindText, "What that means."},
	{"Matched", 10, kindCount, "How many mentees have a mentor."},
	{"Total", 12, kindTotal, "The scores of all matches together."},
	{"Mean", 10, kindScore, "The score of a match on average."},
	{"Worst", 10, kindScore, "The lowest score of a proposed pair."},
	{"Worst pair", 24, kindText, "The pair that has it, the first of several."},
	{"Spread", 10, kindScore, "How far the highest score of a proposed pair is above the lowest."},
	{"Blocking", 10, kindCount, "How many pairs of a mentee and a mentor would both score higher together than with whom they have."},
}

var comparisonGroupColumns = []column{
	{"By", 14, kindText, "What mentees are grouped by: their first language, or the kind of disability where they share it."},
	{"Group", 30, kindText, "The group. Groups are not told where 10 people or fewer could be known by it."},
	{"Mentees", 10, kindCount, "How many mentees are in it."},
	{"Objective", 14, kindText, "What the round is best at."},
	{"Matched", 12, kindCount, "How many of them have a mentor; withheld where 10 or fewer have one, or have none, or where that could be worked out."},
	{"Mean", 12, kindScore, "The score of their matches on average; withheld with the number."},
}

// WriteComparisonXLSX writes a workbook of a comparison: a row for each objective, a row for
// each group and objective, and a legend.
func WriteComparisonXLSX(w io.Writer, c *Comparison) error {
	objectives := func(s *sheetWriter) error {
		for k := range c.rounds {
			r := &c.rounds[k]
			var worst, spread any = "", ""
			pair := ""
			if m := r.worst; m != nil {
				worst, spread = number(m.Pair.Points), number(r.spread())
				pair = r.run.mentee(m.Mentee).ID + " with " + r.run.mentor(m.Mentor).ID
			}
			err := s.row(string(r.objective), objectiveInFull(r.objective), r.matched, number(int(r.total)),
				number(int(mean(r.total, r.matched))), worst, pair, spread, r.blocking)
			if err != nil {
				return err
			}
		}
		return nil
	}
	groups := func(s *sheetWriter) error {
		for _, part := range c.groups {
			for _, g := range part.groups {
				for k, r := range g.rounds {
					var matched, average any = withheld, withheld
					if !r.hidden {
						matched, average = r.matched, number(int(mean(r.total, r.matched)))
					}
					if err := s.row(part.kind, g.name, g.mentees, string(c.rounds[k].objective), matched, average); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	return writeWorkbook(w, "Objectives side by side: "+c.first.programme().Settings.Name, c.first.Scorer.On(), []sheetOf{
		{"Objectives", comparisonColumns, objectives},
		{"Groups", comparisonGroupColumns, groups},
	})
}
