package report

import "io"

// scenariosRecord is what programs read of several scenarios. Points are hundredths.
type scenariosRecord struct {
	Programme string           `json:"programme"`
	Date      string           `json:"date"`
	Scenarios []scenarioRecord `json:"scenarios"` // the programme as it is first
}

type scenarioRecord struct {
	Name       string           `json:"name"`
	Objective  string           `json:"objective,omitempty"`
	Minimum    int              `json:"minimum,omitempty"`
	Matched    int              `json:"matched"`
	Total      int64            `json:"total"`
	Worst      *scenarioPair    `json:"worst,omitempty"`
	Proved     bool             `json:"proved"`
	Impossible []string         `json:"impossible,omitempty"`
	Changes    []scenarioChange `json:"changes"`
}

type scenarioPair struct {
	Mentee string `json:"mentee"`
	Mentor string `json:"mentor"`
	Points int    `json:"points"`
}

type scenarioChange struct {
	Mentee string `json:"mentee"`
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

// WriteScenariosJSON writes all that several scenarios change, of every mentee.
func WriteScenariosJSON(w io.Writer, before *Run, scenarios []Scenario) error {
	before = before.forPrograms()
	rec := scenariosRecord{Programme: before.programme().Settings.Name, Date: before.Scorer.On().String()}
	for _, r := range scenarioRows(before, scenarios) {
		one := scenarioRecord{Name: r.name, Impossible: r.impossible, Changes: []scenarioChange{}}
		if r.run != nil {
			one.Objective, one.Minimum = string(r.run.Result.Objective), r.run.Result.Minimum
			one.Matched, one.Total, one.Proved = len(r.run.Result.Matches), r.run.Result.Total, true
			if m := r.worst(); m != nil {
				one.Worst = &scenarioPair{r.run.mentee(m.Mentee).ID, r.run.mentor(m.Mentor).ID, m.Pair.Points}
			}
		}
		for _, s := range r.shifts() {
			one.Changes = append(one.Changes, scenarioChange{s.Mentee, s.From, s.To, s.Before, s.After})
		}
		rec.Scenarios = append(rec.Scenarios, one)
	}
	return writeJSON(w, rec)
}
