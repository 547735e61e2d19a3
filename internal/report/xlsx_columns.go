package report

import (
	"slices"

	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/scoring"
)

// A column of a sheet.
type column struct {
	id      string // the same in every language
	heading string
	width   float64 // in characters of the default font
	kind    kind
	meaning string // for the legend
}

// A kind of column decides how its cells look.
type kind int

const (
	kindText  kind = iota // what the program says, in the direction of its language
	kindName              // what people wrote, in the direction of its first letter
	kindScore             // hundredths, 0.00
	kindTotal             // the same, in bold
	kindCount             // a whole number
	kindFill              // text that a person fills in
)

// column is one whose heading and meaning the catalogue has under its id; with
// are the placeholders of the meaning.
func (w words) column(id string, width float64, kind kind, with ...any) column {
	return w.columnMeaning(id, id, width, kind, with...)
}

// columnMeaning is a column that means something else than on other sheets.
func (w words) columnMeaning(id, meaning string, width float64, kind kind, with ...any) column {
	return column{id, w.Say("sheets.head." + id), width, kind, w.Say("sheets.mean."+meaning, with...)}
}

// matchColumns are the columns of the Matches sheet. The headings are what
// reads the decisions back by.
func matchColumns(run *Run) []column {
	w := run.words()
	columns := append(pairColumns(run),
		w.columnMeaning("why", "why-brief", 84, kindText, "reasons", w.Say("sheets.reasons")))
	if run.decides() {
		columns = append(columns, decisionColumns(run, "decision-match", DecisionChoices)...)
	}
	columns = append(columns,
		w.column("disability", 11, kindScore),
		w.column("occupation", 12, kindScore),
		w.column("goals", 8, kindScore),
		w.column("availability", 12, kindScore),
		w.column("evidence", 10, kindScore),
		w.column("language", 24, kindText),
		w.column("meet", 12, kindText),
		w.column("first", 36, kindName),
		w.column("weekly", 84, kindText),
		w.column("origin", 11, kindText, "proposed", w.origin(matcher.Proposed), "pinned", w.origin(matcher.Pinned),
			"approved", w.origin(matcher.Approved), "held", w.origin(matcher.Held)),
		w.column("next", 84, kindText, "most", mostMoves),
		w.column("costs", 11, kindScore),
	)
	if run.Sure != nil {
		columns = append(columns,
			w.column("sure", 9, kindScore, "count", run.Sure.Draws, "fragile", matcher.Fragile),
			w.column("holds", 110, kindText))
	}
	if run.decides() {
		columns = append(columns, w.column("round", 26, kindName))
	}
	return columns
}

// pairColumns say which two a row is of, and what they score.
func pairColumns(run *Run) []column {
	w := run.words()
	return []column{
		w.column("mentee", 18, kindName),
		w.column("mentee-id", run.menteeIDWidth(), kindName),
		w.column("mentor", 18, kindName),
		w.column("mentor-id", run.mentorIDWidth(), kindName),
		w.column("score", 9, kindTotal),
	}
}

// reasonColumns are the columns of the Reasons sheet.
func reasonColumns(run *Run) []column {
	return append(pairColumns(run), run.words().column("why", 110, kindText))
}

// decisionColumns are for a person to fill in.
func decisionColumns(run *Run, meaning string, choices []string) []column {
	w := run.words()
	return []column{
		w.columnMeaning("decision", meaning, 11, kindFill, "choices", w.Choice(w.choices(choices)), "end", w.choice(ChoiceEnd)),
		w.column("other", run.mentorIDWidth(), kindFill, "pin", w.choice(ChoicePin)),
		w.column("reason", 28, kindFill, "override", w.Say("sheets.choice.override")),
		w.column("by", 12, kindFill),
		w.column("date", 12, kindFill),
	}
}

func unmatchedColumns(run *Run) []column {
	w := run.words()
	columns := []column{
		w.column("person", 20, kindName),
		w.column("id", run.menteeIDWidth(), kindName),
		w.column("state", 14, kindText),
	}
	if run.decides() {
		columns = append(columns, decisionColumns(run, "decision", UnmatchedChoices)...)
	}
	columns = append(columns,
		w.columnMeaning("why", "unmatched-why", 50, kindText),
		w.column("help", 42, kindText),
		w.column("refer", 42, kindText),
		w.column("allowed", 30, kindText),
	)
	for _, rule := range unmatchedRules(run) {
		name := w.rule(rule)
		columns = append(columns, column{"rule", capital(name), 13, kindCount, w.Say("sheets.mean.rule", "rule", name)})
	}
	if run.decides() {
		columns = append(columns, w.column("round", 26, kindName))
	}
	return columns
}

// unmatchedRules are the rules that bar a mentor from some unmatched mentee:
// each has a column.
func unmatchedRules(run *Run) []scoring.Rule {
	var rules []scoring.Rule
	for _, rule := range scoring.Rules {
		if slices.ContainsFunc(run.Result.Unmatched, func(u matcher.Unmatched) bool { return mentorsBarred(&u, rule) > 0 }) {
			rules = append(rules, rule)
		}
	}
	return rules
}

func mentorColumns(run *Run) []column {
	w := run.words()
	return []column{
		w.column("mentor", 24, kindName),
		w.column("mentor-id", run.mentorIDWidth(), kindName),
		w.column("places", 9, kindCount),
		w.column("used", 11, kindCount),
		w.column("assigned", 10, kindCount),
		w.column("free", 8, kindCount),
		w.column("worth", 32, kindText),
		w.column("mentees", 44, kindText),
	}
}

// Columns of ids are as wide as the longest of all the people who may stand in
// them, within limits: an id in two parts is hard to read and to copy, and one
// of a hundred letters would leave no room for anything else.
const leastID, mostID = 12, 36

func (r *Run) menteeIDWidth() float64 {
	longest := 0
	for i := range r.programme().Mentees {
		longest = max(longest, lang.TextWidth(r.mentee(i).ID))
	}
	return idWidth(longest)
}

func (r *Run) mentorIDWidth() float64 {
	longest := 0
	for j := range r.programme().Mentors {
		longest = max(longest, lang.TextWidth(r.mentor(j).ID))
	}
	return idWidth(longest)
}

// idWidth is the width of a column in which an id of so many cells fits a line.
func idWidth(longest int) float64 { return float64(min(max(longest+3, leastID), mostID)) }

// factColumns are those of Settings and Legend, which need no explanation.
func factColumns(w words) []column {
	return []column{
		{"about", w.Say("sheets.head.about"), 14, kindText, ""},
		{"what", w.Say("sheets.head.what"), 26, kindText, ""},
		{"meaning", w.Say("sheets.head.meaning"), 100, kindText, ""},
	}
}
