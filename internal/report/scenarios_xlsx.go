package report

import "io"

func scenarioColumns(w words) []column {
	return []column{
		w.column("scenario", 34, kindName),
		w.column("matched", 10, kindCount),
		w.column("total", 12, kindTotal),
		w.column("difference", 12, kindScore),
		w.column("move", 9, kindCount),
		w.column("newly", 10, kindCount),
		w.column("no-longer", 10, kindCount),
		w.column("worst", 10, kindScore),
		w.column("worst-pair", 24, kindText),
		w.column("proved", 10, kindText, "yes", w.Say("sheets.proved.yes"), "no", w.Say("sheets.proved.no")),
		w.column("first-differences", 60, kindText),
	}
}

func changeColumns(w words) []column {
	return []column{
		w.column("scenario", 34, kindName),
		w.column("mentee", 24, kindName),
		w.column("mentee-id", 14, kindName),
		w.column("before", 14, kindName),
		w.column("points-before", 10, kindScore),
		w.column("after", 14, kindName),
		w.column("points-after", 10, kindScore),
		w.column("gain", 10, kindTotal),
	}
}

// WriteScenariosXLSX writes a workbook of several scenarios: a row for each, a row for
// each mentee for whom something changes, and a legend, in the language of the
// round before.
func WriteScenariosXLSX(w io.Writer, before *Run, scenarios []Scenario) error {
	say := before.words()
	rows := scenarioRows(before, scenarios)
	compare := func(s *sheetWriter) error {
		for k := range rows {
			r := &rows[k]
			var err error
			if r.run == nil {
				err = s.row(r.name, "", "", "", "", "", "", "", "", say.Say("sheets.proved.no"),
					say.Say("scenarios.impossible.brief", "pairs", say.List(r.impossible)))
			} else {
				var least any = ""
				pair := ""
				if m := r.worst(); m != nil {
					least = number(m.Pair.Points)
					pair = say.Say("sheets.pair.with", "mentee", r.run.mentee(m.Mentee).ID, "mentor", r.run.mentor(m.Mentor).ID)
				}
				total := r.run.Result.Total
				err = s.row(r.name, len(r.run.Result.Matches), number(int(total)), number(int(total-before.Result.Total)),
					r.moves(), r.joined(), r.lost(), least, pair, say.Say("sheets.proved.yes"), r.first())
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
	title := say.Say("sheets.whatif", "programme", before.programme().Settings.Name)
	return writeWorkbook(w, say, title, before.Scorer.On(), []sheetOf{
		{name: say.Say("sheets.scenarios"), columns: scenarioColumns(say), fill: compare},
		{name: say.Say("sheets.changes"), columns: changeColumns(say), fill: change},
	}, nil)
}
