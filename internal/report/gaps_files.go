package report

import (
	"encoding/csv"
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
func WriteGapsCSV(w io.Writer, run *Run, g *matcher.Gaps) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	out.Write(gapsHeader)
	for _, x := range gapLines(run, g) {
		out.Write([]string{
			x.Kind, textCell(x.Code), textCell(x.What), x.Mentees, x.Unmatched, x.Mentors, x.Free, x.Pairs, x.Alone,
			x.Matched, x.Points, textCell(run.words().List(x.Refer)),
		})
	}
	out.Flush()
	return out.Error()
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

var gapColumns = []column{
	{"Kind", 12, kindText, "rule: what bars mentees from mentors. language, goal, occupation, category: what more want than places are free with mentors who have it. hours: when mentees are free and no mentor with a free place is. place and mentor: what one more is worth."},
	{"What", 60, kindText, "What is lacking or would be gained. Of a further mentor it says whom it would be like, and nothing of what was lived through."},
	{"Code", 18, kindText, "The code as profiles write it; the id of the mentor, or of the mentee whom a further mentor would be like."},
	{"Mentees", 10, kindText, "How many of those who are not matched, or matched poorly, it is about. A table about disability tells no count from 1 to 10."},
	{"Not matched", 10, kindText, "How many of those are not matched."},
	{"Mentors", 10, kindText, "How many mentors have it; of hours, how many are free then, all of them full."},
	{"Free places", 10, kindText, "How many places they have left."},
	{"Pairs", 10, kindText, "How many pairs the rule bars."},
	{"By it alone", 10, kindText, "How many of these pairs no other rule bars."},
	{"More matched", 10, kindText, "How many more mentees would be matched in the best round with it."},
	{"More points", 12, kindText, "By how much the total of that round is higher."},
	{"Refer to", 50, kindText, "Organisations that offer the goal."},
}

// WriteGapsXLSX writes a workbook with a row for each finding, and a legend.
func WriteGapsXLSX(w io.Writer, run *Run, g *matcher.Gaps) error {
	fill := func(s *sheetWriter) error {
		for _, x := range gapLines(run, g) {
			err := s.row(x.Kind, x.What, x.Code, x.Mentees, x.Unmatched, x.Mentors, x.Free, x.Pairs, x.Alone, x.Matched, x.Points, lines(x.Refer))
			if err != nil {
				return err
			}
		}
		return nil
	}
	return writeWorkbook(w, run.programme().Settings.Name, run.Scorer.On(), []sheetOf{{"Gaps", gapColumns, fill}})
}
