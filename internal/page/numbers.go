package page

import (
	"cmp"
	"slices"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
)

// A numbersPage has numbers from which nobody can be known.
type numbersPage struct {
	Figures  []figure
	Charts   []*chart
	Best     string // what the round is best at
	Rounded  string // how numbers are
	Withheld bool   // something is
}

func numbers(run *report.Run, say *lang.Speaker) *numbersPage {
	a := run.Aggregate()
	n := &numbersPage{Rounded: say.Say("page.rounded", "count", report.RoundTo)}
	number := func(message string, cell report.Cell) {
		text := say.Say("page.withheld")
		if !cell.Hidden {
			text = say.Count(cell.Count)
		} else {
			n.Withheld = true
		}
		n.Figures = append(n.Figures, figure{say.Say(message), text})
	}
	number("page.mentees", a.Mentees)
	number("page.mentors", a.Mentors)
	matched := report.Cell{Hidden: true}
	if a.Outcome.Told {
		matched = a.Outcome.Cells[0]
	}
	number("page.matched", matched)
	if a.Mean >= 0 {
		n.Figures = append(n.Figures, figure{say.Say("page.mean"), say.Count(a.Mean / 100)})
	}
	n.Best = best(run, say)

	n.add(say, a.Scores, "scores", "page.matches", func(k int, _ report.Cell) string {
		return band(say, k*100/report.ScoreBands, (k+1)*100/report.ScoreBands)
	})
	n.add(say, a.Causes, "causes", "page.mentees", func(_ int, c report.Cell) string { return say.Say("page.cause." + c.Kind) })
	n.add(say, a.Meeting, "meeting", "page.matches", func(_ int, c report.Cell) string {
		if c.Kind == report.KindUnknown {
			return say.Say("page.meeting.unknown")
		}
		return say.Say("meeting." + c.Kind)
	})
	n.add(say, a.Loads, "loads", "page.mentors", func(_ int, c report.Cell) string { return say.Say("page.load." + c.Kind) })
	if run.For.Kind == report.ForFunder {
		names := func(_ int, c report.Cell) string { return cmp.Or(c.Name, say.Say("page.others")) }
		n.add(say, a.Languages, "languages", "page.mentees", names)
		n.add(say, a.Disability, "kinds", "page.mentees", names)
		if a.Outcome.Told {
			if c := bandedHours(run, say); c != nil {
				n.Charts = append(n.Charts, c)
			}
		}
	}
	return n
}

// add adds a chart of what is told of a table. One is left out that has no
// number to tell, or only that of all together, which stands above.
func (n *numbersPage) add(say *lang.Speaker, b report.Breakdown, id, of string, name func(int, report.Cell) string) {
	if !b.Told || !slices.ContainsFunc(b.Cells, func(c report.Cell) bool { return !c.Hidden }) {
		n.Withheld = true
		return
	}
	if len(b.Cells) == 1 && b.Cells[0].Kind == "" && b.Cells[0].Name == "" {
		n.Withheld = true
		return
	}
	var bars []bar
	var told []string
	for k, cell := range b.Cells {
		entry := bar{Name: name(k, cell), Text: say.Count(cell.Count), Count: cell.Count, Hidden: cell.Hidden}
		if cell.Hidden {
			entry.Text = say.Say("page.few", "count", report.FewTold)
		}
		bars = append(bars, entry)
		told = append(told, say.Say("page.numbers.bar", "name", entry.Name, "value", entry.Text))
	}
	c := lines(say, id, say.Say("page."+id), bars)
	c.Spoken = say.Enumeration(told)
	if slices.ContainsFunc(bars, func(b bar) bool { return b.Hidden }) {
		c.Note = say.Say("page.numbers.dash", "count", report.FewTold)
	}
	c.Table = barTable(say.Say("page.kind"), say.Say(of), bars)
	n.Charts = append(n.Charts, c)
}
