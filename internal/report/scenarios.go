package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"mentormatch/matcher"
)

// A Scenario is a round that was changed under a name, beside others.
type Scenario struct {
	Name string
	// After is the round; nil where pins cannot be met, which are then listed as
	// "cy with dee".
	After      *Run
	Impossible []string
}

// A scenarioRow is what is told of one scenario, whatever the format.
type scenarioRow struct {
	name       string
	run        *Run
	difference *Difference // nil for the programme as it is
	impossible []string
}

// asItIs is the name of the round that the others are held against.
const asItIs = "as it is"

func scenarioRows(before *Run, scenarios []Scenario) []scenarioRow {
	rows := []scenarioRow{{name: asItIs, run: before}}
	for _, s := range scenarios {
		row := scenarioRow{name: s.Name, run: s.After, impossible: s.Impossible}
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
	var parts []string
	for _, s := range r.difference.Moved {
		parts = append(parts, fmt.Sprintf("%s from %s to %s", clean(s.Mentee), clean(s.From), clean(s.To)))
	}
	for _, s := range r.difference.Joined {
		parts = append(parts, fmt.Sprintf("%s now with %s", clean(s.Mentee), clean(s.To)))
	}
	for _, s := range r.difference.LeftOut {
		parts = append(parts, clean(s.Mentee)+" left out")
	}
	for _, s := range r.difference.Gone {
		parts = append(parts, clean(s.Mentee)+" gone")
	}
	if len(parts) > firstDifferences {
		parts = append(parts[:firstDifferences], fmt.Sprintf("%d more", len(parts)-firstDifferences))
	}
	if len(parts) == 0 {
		return "everybody keeps the mentor"
	}
	return list(parts)
}

// WriteScenarios writes several scenarios side by side, to be read: a row for each under
// that of the programme as it is, then the first of who moves.
func WriteScenarios(w io.Writer, before *Run, scenarios []Scenario, opt TerminalOptions) error {
	p := newPage(opt)
	rows := scenarioRows(before, scenarios)
	p.heading(plural(len(scenarios), "scenario", "scenarios") + " beside the programme as it is; each optimal: proved")
	t := table{header: []string{"total points", "matched", "move", "new", "lost", "worst pair", "scenario"}}
	for k := range rows {
		r := &rows[k]
		if r.run == nil {
			t.rows = append(t.rows, []string{"impossible", "", "", "", "", "", r.name})
			continue
		}
		worst := "none"
		if m := r.worst(); m != nil {
			worst = points(m.Pair.Points) + " " + clean(r.run.mentee(m.Mentee).ID)
		}
		cells := []string{grouped(r.run.Result.Total), count(len(r.run.Result.Matches)), "", "", "", worst, r.name}
		if r.difference != nil {
			cells[2], cells[3], cells[4] = count(r.moves()), count(r.joined()), count(r.lost())
		}
		t.rows = append(t.rows, cells)
	}
	p.table(&t)
	p.blank()
	p.heading("Who moves")
	weighed := false
	for k := range rows[1:] {
		r := &rows[k+1]
		if r.run == nil {
			p.paragraph("  ", clean(r.name)+": impossible, for the pin of "+clean(list(r.impossible))+" cannot be met.")
			continue
		}
		p.paragraph("  ", clean(r.name)+": "+r.first()+".")
		weighed = weighed || r.run.programme().Settings.Weights != before.programme().Settings.Weights
	}
	if weighed {
		p.paragraph("", "Where weights differ, points are not measured alike.")
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
func WriteScenariosCSV(w io.Writer, before *Run, scenarios []Scenario) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	out.Write(scenariosHeader)
	for _, r := range scenarioRows(before, scenarios) {
		line := make([]string, len(scenariosHeader))
		line[0] = textCell(r.name)
		if r.run == nil {
			line[10], line[11] = "no", textCell("impossible: the pin of "+list(r.impossible))
			out.Write(line)
			continue
		}
		line[1], line[2] = strconv.Itoa(len(r.run.Result.Matches)), hundredths(r.run.Result.Total)
		line[3] = hundredths(r.run.Result.Total - before.Result.Total)
		line[4], line[5], line[6] = strconv.Itoa(r.moves()), strconv.Itoa(r.joined()), strconv.Itoa(r.lost())
		if m := r.worst(); m != nil {
			line[7], line[8], line[9] = points(m.Pair.Points), textCell(r.run.mentee(m.Mentee).ID), textCell(r.run.mentor(m.Mentor).ID)
		}
		line[10], line[11] = "yes", textCell(r.first())
		out.Write(line)
	}
	out.Flush()
	return out.Error()
}
