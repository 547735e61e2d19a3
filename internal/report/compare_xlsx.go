package report

import "io"

func comparisonColumns(w words) []column {
	return []column{
		w.column("objective", 14, kindText),
		w.columnMeaning("meaning", "objective-meaning", 60, kindText),
		w.column("matched", 10, kindCount),
		w.column("total", 12, kindTotal),
		w.column("mean", 10, kindScore),
		w.column("worst", 10, kindScore),
		w.column("worst-pair", 24, kindText),
		w.column("spread", 10, kindScore),
		w.column("blocking", 10, kindCount),
	}
}

func comparisonGroupColumns(w words) []column {
	return []column{
		w.column("grouped-by", 14, kindText),
		w.column("group", 30, kindText),
		w.columnMeaning("mentees", "group-mentees", 10, kindCount),
		w.column("objective", 14, kindText),
		w.columnMeaning("matched", "group-matched", 12, kindCount),
		w.columnMeaning("mean", "group-mean", 12, kindScore),
	}
}

// WriteComparisonXLSX writes a workbook of a comparison: a row for each objective, a row for
// each group and objective, and a legend, in the language of the rounds.
func WriteComparisonXLSX(w io.Writer, c *Comparison) error {
	say := c.first.words()
	objectives := func(s *sheetWriter) error {
		for k := range c.rounds {
			r := &c.rounds[k]
			var worst, spread any = "", ""
			pair := ""
			if m := r.worst; m != nil {
				worst, spread = number(m.Pair.Points), number(r.spread())
				pair = say.Say("sheets.pair.with", "mentee", r.run.mentee(m.Mentee).ID, "mentor", r.run.mentor(m.Mentor).ID)
			}
			err := s.row(string(r.objective), r.run.words().objectiveInFull(r.objective), r.matched, number(int(r.total)),
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
					untold := say.Say("compare.withheld")
					var matched, average any = untold, untold
					if !r.hidden {
						matched, average = r.matched, number(int(mean(r.total, r.matched)))
					}
					if err := s.row(say.Say("sheets.group."+part.kind), g.name, g.mentees, string(c.rounds[k].objective), matched, average); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
	title := say.Say("sheets.compared", "programme", c.first.programme().Settings.Name)
	return writeWorkbook(w, say, title, c.first.Scorer.On(), []sheetOf{
		{name: say.Say("sheets.objectives"), columns: comparisonColumns(say), fill: objectives},
		{name: say.Say("sheets.groups"), columns: comparisonGroupColumns(say), fill: groups},
	}, nil)
}
