package report

import (
	"io"
	"strconv"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
)

// A Scenario is a round that was changed under a name, beside others.
type Scenario struct {
	Name string
	// After is the round; nil where pins cannot be met, which are then listed by
	// the ids of the mentee and the mentor.
	After      *Run
	Impossible [][2]string
}

// A scenarioRow is what is told of one scenario, whatever the format.
type scenarioRow struct {
	name       string
	run        *Run
	difference *Difference // nil for the programme as it is
	impossible []string
}

func scenarioRows(before *Run, scenarios []Scenario) []scenarioRow {
	w := before.words()
	rows := []scenarioRow{{name: w.Say("whatif.asitis"), run: before}}
	for _, s := range scenarios {
		row := scenarioRow{name: s.Name, run: s.After}
		for _, pair := range s.Impossible {
			row.impossible = append(row.impossible, w.Say("pair", "mentee", pair[0], "mentor", pair[1]))
		}
		if s.After != nil {
			row.difference = NewDifference(before, s.After)
		}
		rows = append(rows, row)
	}
	return rows
}

// moves is how many mentees move from one mentor to another.
func (r *scenarioRow) moves() int {
	if r.difference == nil {
		return 0
	}
	return len(r.difference.Moved)
}

func (r *scenarioRow) joined() int {
	if r.difference == nil {
		return 0
	}
	return len(r.difference.Joined)
}

// lost is how many are matched no longer: left out, or gone.
func (r *scenarioRow) lost() int {
	if r.difference == nil {
		return 0
	}
	return len(r.difference.LeftOut) + len(r.difference.Gone)
}

// worst is the match with the fewest points, the first of several; nil when there is none.
func (r *scenarioRow) worst() *matcher.Matched {
	var worst *matcher.Matched
	for k := range r.run.Result.Matches {
		if m := &r.run.Result.Matches[k]; worst == nil || m.Pair.Points < worst.Pair.Points {
			worst = m
		}
	}
	return worst
}

// shifts are what changes for mentees: who moves first, who only has other points last.
func (r *scenarioRow) shifts() []Shift {
	if r.difference == nil {
		return nil
	}
	d := r.difference
	var all []Shift
	for _, list := range [][]Shift{d.Moved, d.Joined, d.LeftOut, d.Gone, d.Kept} {
		all = append(all, list...)
	}
	return all
}

// firstDifferences is how many are told in a table of scenarios.
const firstDifferences = 3

// first says the first of what changes in a line.
func (r *scenarioRow) first() string {
	if r.difference == nil {
		return ""
	}
	w := r.run.words()
	var parts []string
	for _, s := range r.difference.Moved {
		parts = append(parts, w.Say("scenarios.first.moved", "mentee", s.Mentee, "from", s.From, "to", s.To))
	}
	for _, s := range r.difference.Joined {
		parts = append(parts, w.Say("scenarios.first.joined", "mentee", s.Mentee, "mentor", s.To))
	}
	for _, s := range r.difference.LeftOut {
		parts = append(parts, w.Say("scenarios.first.left", "mentee", s.Mentee))
	}
	for _, s := range r.difference.Gone {
		parts = append(parts, w.Say("scenarios.first.gone", "mentee", s.Mentee))
	}
	if more := len(parts) - firstDifferences; more > 0 {
		parts = append(parts[:firstDifferences], w.Say("scenarios.first.more", "count", more))
	}
	if len(parts) == 0 {
		return w.Say("scenarios.first.keep")
	}
	return clean(w.List(parts))
}

// WriteScenarios writes several scenarios side by side, to be read: a row for each under
// that of the programme as it is, then the first of who moves.
func WriteScenarios(w io.Writer, before *Run, scenarios []Scenario, opt TerminalOptions) error {
	p := newPage(before.words(), opt)
	rows := scenarioRows(before, scenarios)
	p.heading(p.Say("scenarios.heading", "count", len(scenarios)))
	t := table{header: []string{
		p.Say("column.total"), p.Say("column.matched"), p.Say("column.move"), p.Say("column.new"), p.Say("column.lost"),
		p.Say("column.worst.pair"), p.Say("column.scenario"),
	}}
	for k := range rows {
		r := &rows[k]
		if r.run == nil {
			t.rows = append(t.rows, []string{p.Say("scenarios.impossible"), "", "", "", "", "", r.name})
			continue
		}
		worst := p.Say("scenarios.none")
		if m := r.worst(); m != nil {
			worst = p.points(m.Pair.Points) + " " + clean(r.run.mentee(m.Mentee).ID)
		}
		cells := []string{p.Points(lang.Points(r.run.Result.Total)), p.Count(len(r.run.Result.Matches)), "", "", "", worst, r.name}
		if r.difference != nil {
			cells[2], cells[3], cells[4] = p.Count(r.moves()), p.Count(r.joined()), p.Count(r.lost())
		}
		t.rows = append(t.rows, cells)
	}
	p.table(&t)
	p.blank()
	p.heading(p.Say("scenarios.moves"))
	weighed := false
	for k := range rows[1:] {
		r := &rows[k+1]
		if r.run == nil {
			p.paragraph("  ", clean(p.Say("scenarios.impossible.why", "scenario", r.name, "pairs", p.List(r.impossible))))
			continue
		}
		p.paragraph("  ", clean(p.Stop(p.Say("tail.things", "text", r.name, "things", r.first()))))
		weighed = weighed || r.run.programme().Settings.Weights != before.programme().Settings.Weights
	}
	if weighed {
		p.paragraph("", p.Say("scenarios.weights"))
	}
	_, err := w.Write(p.text.Bytes())
	return err
}

var scenariosHeader = []string{
	"scenario", "matched", "total", "total_difference", "move", "newly_matched", "no_longer_matched",
	"worst_points", "worst_mentee_id", "worst_mentor_id", "proved", "first_differences",
}

// WriteScenariosCSV writes a line for the programme as it is and one for each scenario, in
// the form that [WriteCSV] documents. proved is no only where the pins of a
// scenario cannot be met.
func WriteScenariosCSV(w io.Writer, before *Run, scenarios []Scenario, opt CSVOptions) error {
	out, err := newSmallTable(w, opt)
	if err != nil {
		return err
	}
	out.Write(scenariosHeader)
	say := before.words()
	for _, r := range scenarioRows(before, scenarios) {
		line := make([]string, len(scenariosHeader))
		line[0] = out.text(r.name)
		if r.run == nil {
			line[10], line[11] = "no", out.text(say.Say("scenarios.impossible.brief", "pairs", say.List(r.impossible)))
			out.Write(line)
			continue
		}
		line[1], line[2] = strconv.Itoa(len(r.run.Result.Matches)), out.decimal(hundredths(r.run.Result.Total))
		line[3] = out.decimal(hundredths(r.run.Result.Total - before.Result.Total))
		line[4], line[5], line[6] = strconv.Itoa(r.moves()), strconv.Itoa(r.joined()), strconv.Itoa(r.lost())
		if m := r.worst(); m != nil {
			line[7], line[8], line[9] = out.decimal(points(m.Pair.Points)), out.text(r.run.mentee(m.Mentee).ID), out.text(r.run.mentor(m.Mentor).ID)
		}
		line[10], line[11] = "yes", out.text(r.first())
		out.Write(line)
	}
	return out.end()
}
