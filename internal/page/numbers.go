package page

import (
	"slices"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
)

// A numbersPage has numbers from which nobody can be known.
type numbersPage struct {
	Figures  []figure
	Charts   []*chart
	Withheld bool // something is
}

func numbers(run *report.Run, say *lang.Speaker) *numbersPage {
	a := run.Aggregate()
	n := &numbersPage{}
	number := func(message string, value int) {
		text := say.Say("page.withheld")
		if value > 0 {
			text = say.Count(value)
		} else {
			n.Withheld = true
		}
		n.Figures = append(n.Figures, figure{say.Say(message), text})
	}
	number("page.mentees", a.Mentees)
	number("page.mentors", a.Mentors)
	matched := say.Say("page.withheld")
	if a.Outcome.Told {
		matched = say.Count(a.Outcome.Cells[0].Count)
	} else {
		n.Withheld = true
	}
	n.Figures = append(n.Figures, figure{say.Say("page.matched"), matched})
	if a.Mean >= 0 {
		n.Figures = append(n.Figures, figure{say.Say("page.mean"), say.Count(a.Mean / 100)})
	}
	n.Figures = append(n.Figures, figure{say.Say("page.objective"), run.Objective()})

	n.add(say, a.Scores, "scores", "page.matches", func(k int, _ string) string {
		return band(say, k*100/report.ScoreBands, (k+1)*100/report.ScoreBands)
	})
	n.add(say, a.Causes, "causes", "page.mentees", func(_ int, kind string) string { return say.Say("page.cause." + kind) })
	n.add(say, a.Meeting, "meeting", "page.matches", func(_ int, kind string) string {
		if kind == report.KindUnknown {
			return say.Say("page.meeting.unknown")
		}
		return say.Say("meeting." + kind)
	})
	n.add(say, a.Loads, "loads", "page.mentors", func(_ int, kind string) string { return say.Say("page.load." + kind) })
	if run.For.Kind == report.ForFunder {
		names := func(_ int, kind string) string {
			if kind == "" {
				return say.Say("page.others")
			}
			return kind
		}
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

// add adds a chart of what is told of a table; one that divides nobody is left
// out.
func (n *numbersPage) add(say *lang.Speaker, b report.Breakdown, id, of string, name func(int, string) string) {
	if !b.Told {
		n.Withheld = true
		return
	}
	if b.Total == 0 {
		return
	}
	var bars []bar
	for k, cell := range b.Cells {
		entry := bar{Name: name(k, cell.Kind), Text: say.Count(cell.Count), Count: cell.Count, Hidden: cell.Hidden}
		if cell.Hidden {
			entry.Text, n.Withheld = say.Say("page.withheld"), true
		}
		bars = append(bars, entry)
	}
	c := lines(say, id, say.Say("page."+id), bars)
	c.Describe = say.Say("page.numbers.desc")
	if slices.ContainsFunc(bars, func(b bar) bool { return b.Hidden }) {
		c.Note = say.Say("page.numbers.dash")
	}
	c.Table = barTable(say.Say("page.kind"), say.Say(of), bars)
	n.Charts = append(n.Charts, c)
}
