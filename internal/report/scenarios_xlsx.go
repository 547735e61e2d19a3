package report

import "io"

var scenarioColumns = []column{
	{"Scenario", 34, kindText, "What the scenario is called."},
	{"Matched", 10, kindCount, "How many mentees have a mentor."},
	{"Total", 12, kindTotal, "The points of all matches."},
	{"Difference", 12, kindScore, "By how much the total is higher than that of the programme as it is. Where weights differ, points are not measured alike."},
	{"Move", 9, kindCount, "How many mentees have another mentor than now."},
	{"Newly matched", 10, kindCount, "How many have a mentor who have none now."},
	{"No longer matched", 10, kindCount, "How many have a mentor now, and none in the scenario."},
	{"Worst points", 10, kindScore, "The fewest points of any pair."},
	{"Worst pair", 24, kindText, "The pair that has them, the first of several."},
	{"Proved", 10, kindText, "yes: prices prove that no other round of the scenario is better. no: its pins cannot be met."},
	{"First differences", 60, kindText, "The first of those who move, by id."},
}

var changeColumns = []column{
	{"Scenario", 34, kindText, "What the scenario is called."},
	{"Mentee", 24, kindText, "The mentee's name."},
	{"Mentee id", 14, kindText, "The mentee's id in the profiles."},
	{"Before", 14, kindText, "The id of the mentor that the mentee has in the programme as it is; empty for nobody."},
	{"Points before", 10, kindScore, "What the pair scores as it is."},
	{"After", 14, kindText, "The id of the mentor in the scenario; empty for nobody."},
	{"Points after", 10, kindScore, "What that pair scores."},
	{"Gain", 10, kindTotal, "What the mentee gains or loses."},
}

// WriteScenariosXLSX writes a workbook of several scenarios: a row for each, a row for
// each mentee for whom something changes, and a legend.
func WriteScenariosXLSX(w io.Writer, before *Run, scenarios []Scenario) error {
	rows := scenarioRows(before, scenarios)
	compare := func(s *sheetWriter) error {
		for k := range rows {
			r := &rows[k]
			var err error
			if r.run == nil {
				err = s.row(r.name, "", "", "", "", "", "", "", "", "no", before.words().Say("scenarios.impossible.brief", "pairs", before.words().List(r.impossible)))
			} else {
				var least any = ""
				pair := ""
				if m := r.worst(); m != nil {
					least, pair = number(m.Pair.Points), r.run.mentee(m.Mentee).ID+" with "+r.run.mentor(m.Mentor).ID
				}
				total := r.run.Result.Total
				err = s.row(r.name, len(r.run.Result.Matches), number(int(total)), number(int(total-before.Result.Total)),
					r.moves(), r.joined(), r.lost(), least, pair, "yes", r.first())
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	change := func(s *sheetWriter) error {
		for k := range rows {
			for _, x := range rows[k].shifts() {
				err := s.row(rows[k].name, x.Name, x.Mentee, x.From, number(x.Before), x.To, number(x.After), number(x.After-x.Before))
				if err != nil {
					return err
				}
			}
		}
		return nil
	}
	return writeWorkbook(w, "What if, not decided: "+before.programme().Settings.Name, before.Scorer.On(), []sheetOf{
		{"Scenarios", scenarioColumns, compare},
		{"Changes", changeColumns, change},
	})
}
