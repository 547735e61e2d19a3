package report

import (
	"io"
	"strconv"

	"mentormatch/matcher"
)

// A gapLine is one finding, as files have it. Counts are texts where a table about
// disability does not tell them all; what says nothing of a kind is empty.
type gapLine struct {
	Kind      string   `json:"kind"` // rule, language, goal, occupation, category, hours, place or mentor
	Code      string   `json:"code"` // of the rule or the term; the id of the mentor, or of the mentee whom one would be like
	What      string   `json:"what"`
	Mentees   string   `json:"mentees,omitempty"`
	Unmatched string   `json:"not_matched,omitempty"`
	Mentors   string   `json:"mentors,omitempty"`
	Free      string   `json:"free_places,omitempty"`
	Pairs     string   `json:"pairs,omitempty"`
	Alone     string   `json:"pairs_by_it_alone,omitempty"`
	Matched   string   `json:"gained_matched,omitempty"`
	Points    string   `json:"gained_points,omitempty"`
	Refer     []string `json:"refer_to,omitempty"`
}

// gapLines are all findings in the order of the page.
func gapLines(run *Run, g *matcher.Gaps) []gapLine {
	w := run.words()
	var lines []gapLine
	for _, x := range g.Rules {
		lines = append(lines, gapLine{
			Kind: "rule", Code: string(x.Rule), What: w.rule(x.Rule), Mentees: strconv.Itoa(x.Mentees),
			Pairs: strconv.Itoa(x.Pairs), Alone: strconv.Itoa(x.Alone),
		})
	}
	for _, t := range gapTables(run, g, strconv.Itoa) {
		for _, r := range t.rows {
			lines = append(lines, gapLine{
				Kind: t.kind, Code: r.code, What: r.name, Mentees: r.mentees, Unmatched: r.unmatched,
				Mentors: r.mentors, Free: r.free, Refer: r.refer,
			})
		}
	}
	for _, h := range g.Hours {
		lines = append(lines, gapLine{
			Kind: "hours", What: w.weekStretch(h) + " " + run.programme().Settings.TimeZone,
			Mentees: strconv.Itoa(h.Mentees), Mentors: strconv.Itoa(h.Mentors), Free: "0",
		})
	}
	for _, list := range [][]matcher.Worth{g.Places, g.Mentors} {
		for k := range list {
			x := &list[k]
			line := gapLine{Kind: "place", Matched: strconv.Itoa(x.Matched), Points: hundredths(x.Points)}
			if x.Mentor >= 0 {
				line.Code, line.What = run.mentor(x.Mentor).ID, w.Say("gaps.place.brief")
			} else {
				line.Kind, line.Code, line.Mentees = "mentor", run.mentee(x.Like).ID, strconv.Itoa(len(x.Suits))
				line.What = w.Say("gaps.like.brief", "like", run.suited(x.Like))
			}
			lines = append(lines, line)
		}
	}
	return lines
}

var gapsHeader = []string{
	"kind", "code", "what", "mentees", "not_matched", "mentors", "free_places", "pairs", "pairs_by_it_alone",
	"gained_matched", "gained_points", "refer_to",
}

// WriteGapsCSV writes a line for each finding, in the form that [WriteCSV] documents. A count in a
// table about disability can be "1 to 10".
func WriteGapsCSV(w io.Writer, run *Run, g *matcher.Gaps, opt CSVOptions) error {
	out, err := newSmallTable(w, opt)
	if err != nil {
		return err
	}
	out.Write(gapsHeader)
	for _, x := range gapLines(run, g) {
		out.Write([]string{
			x.Kind, out.text(x.Code), out.text(x.What), x.Mentees, x.Unmatched, x.Mentors, x.Free, x.Pairs, x.Alone,
			x.Matched, out.decimal(x.Points), out.text(run.words().List(x.Refer)),
		})
	}
	return out.end()
}

// WriteGapsJSON writes the findings for programs.
func WriteGapsJSON(w io.Writer, run *Run, g *matcher.Gaps, below int) error {
	run = run.forPrograms()
	return writeJSON(w, struct {
		Programme string    `json:"programme"`
		Date      string    `json:"date"`
		Mentees   int       `json:"mentees"`
		Unmatched int       `json:"not_matched"`
		Below     int       `json:"below"` // points, hundredths
		Poor      int       `json:"matched_below"`
		Gaps      []gapLine `json:"gaps"`
	}{
		run.programme().Settings.Name, run.Scorer.On().String(), len(run.programme().Mentees),
		len(g.Unmatched), below, len(g.Poor), append([]gapLine{}, gapLines(run, g)...),
	})
}

func gapColumns(w words) []column {
	kinds := []any{}
	for _, kind := range []string{"rule", "language", "goal", "occupation", "category", "hours", "place", "mentor"} {
		kinds = append(kinds, kind, w.gapKind(kind))
	}
	return []column{
		w.column("kind", 12, kindText, kinds...),
		w.columnMeaning("what", "gap-what", 60, kindText),
		w.column("code", 18, kindName),
		w.columnMeaning("mentees", "gap-mentees", 10, kindText),
		w.column("gap-unmatched", 10, kindText),
		w.column("gap-mentors", 10, kindText),
		w.column("gap-free", 10, kindText),
		w.column("pairs", 10, kindText),
		w.column("alone", 10, kindText),
		w.column("more-matched", 10, kindText),
		w.column("more-points", 12, kindText),
		w.columnMeaning("refer", "gap-refer", 50, kindText),
	}
}

// gapKind is a kind of finding, in a word.
func (w words) gapKind(kind string) string { return w.Say("sheets.gapkind." + kind) }

// WriteGapsXLSX writes a workbook with a row for each finding, and a legend, in
// the run's language.
func WriteGapsXLSX(w io.Writer, run *Run, g *matcher.Gaps) error {
	say := run.words()
	fill := func(s *sheetWriter) error {
		for _, x := range gapLines(run, g) {
			err := s.row(say.gapKind(x.Kind), x.What, x.Code, x.Mentees, x.Unmatched, x.Mentors, x.Free, x.Pairs, x.Alone, x.Matched, x.Points, lines(x.Refer))
			if err != nil {
				return err
			}
		}
		return nil
	}
	return writeWorkbook(w, say, run.programme().Settings.Name, run.Scorer.On(), []sheetOf{
		{name: say.Say("sheets.gaps"), columns: gapColumns(say), fill: fill},
	}, nil)
}
