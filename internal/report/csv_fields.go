package report

import (
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A csvField is a column of a CSV table.
type csvField struct {
	name  string
	kind  cellKind
	text  func(l *csvLine) string            // of codes and free texts; or
	tell  func(l *csvLine, to []byte) []byte // of what is made for the cell: it is appended
	value func(l *csvLine) int               // hundredths, of a line that has a pair
	asked bool                               // it is there only when it is asked for by name
	// parts: it is made of what the pair's points are made of, and not of the
	// score alone.
	parts bool
}

// A cellKind is how a cell is written.
type cellKind int

const (
	codeCell      cellKind = iota // what is safe as it is
	freeCell                      // an id or another text from a profile
	toldCell                      // sentences, which have been cleaned one by one
	hundredthCell                 // points or percent, with two decimals
)

// csvFields are the columns that a table can have, in their order. Their names
// are a promise to programs that read them.
func csvFields(opt CSVOptions) []csvField {
	fields := []csvField{
		{name: "mentee_id", kind: freeCell, text: func(l *csvLine) string { return l.id(profiles.RoleMentee) }},
		{name: "mentee", kind: freeCell, asked: opt.Long || opt.All, text: func(l *csvLine) string {
			if l.mentee == nobody {
				return ""
			}
			return l.run.mentee(l.mentee).Name
		}},
		{name: "mentor_id", kind: freeCell, text: func(l *csvLine) string { return l.id(profiles.RoleMentor) }},
		{name: "mentor", kind: freeCell, asked: opt.Long || opt.All, text: func(l *csvLine) string {
			if l.mentor == nobody {
				return ""
			}
			return l.run.mentor(l.mentor).Name
		}},
		{name: "score", kind: hundredthCell, asked: opt.Long, value: func(l *csvLine) int {
			if l.match != nil {
				return l.match.Pair.Points
			}
			return l.score
		}},
	}
	if opt.Long {
		return append(fields, longFields...)
	}
	pair := pairFields()
	if opt.All {
		for k := range pair {
			pair[k].asked = true
		}
		return append(fields, pair...)
	}
	return append(append(fields, pair...), decisionFields...)
}

// pairFields are those of a pair.
func pairFields() []csvField {
	var fields []csvField
	for c := range scoring.Criterion(scoring.NumCriteria) {
		fields = append(fields, csvField{name: c.String(), kind: hundredthCell, parts: true,
			value: func(l *csvLine) int { return l.match.Pair.Parts[c].Contribution }})
	}
	of := func(text func(l *csvLine) string) func(l *csvLine) string {
		return func(l *csvLine) string {
			if l.match == nil {
				return ""
			}
			return text(l)
		}
	}
	return append(fields,
		csvField{name: "evidence", kind: hundredthCell, parts: true, value: func(l *csvLine) int { return l.match.Pair.Evidence }},
		csvField{name: "language", kind: freeCell, parts: true, text: of(func(l *csvLine) string { return l.match.Pair.Language })},
		csvField{name: "meet", kind: freeCell, parts: true, text: of(func(l *csvLine) string { return string(l.match.Pair.Meet) })},
		csvField{name: "first_meeting", parts: true, tell: func(l *csvLine, to []byte) []byte {
			if l.match == nil {
				return to
			}
			return appendFirstMeeting(to, l.match)
		}},
		csvField{name: "why", kind: toldCell, parts: true, tell: (*csvLine).why},
	)
}

// decisionFields are for deciding about a match.
var decisionFields = []csvField{
	{name: "decision", text: empty}, {name: "other_mentor", text: empty}, {name: "reason", text: empty},
	{name: "by", text: empty}, {name: "date", text: empty},
	{name: "round", text: func(l *csvLine) string {
		if l.rejected != nil {
			return ""
		}
		return l.run.Round()
	}},
}

func empty(*csvLine) string { return "" }

// longFields are those of a pair and a criterion.
var longFields = []csvField{
	{name: "criterion", parts: true, text: func(l *csvLine) string { return l.criterion.String() }},
	{name: "weight", parts: true, tell: func(l *csvLine, to []byte) []byte { return appendShare(to, l.part().Share) }},
	{name: "points", kind: hundredthCell, parts: true, value: func(l *csvLine) int { return l.part().Points }},
	{name: "contribution", kind: hundredthCell, parts: true, value: func(l *csvLine) int { return l.part().Contribution }},
	{name: "evidence", kind: hundredthCell, parts: true, value: func(l *csvLine) int { return l.part().Evidence }},
	{name: "reason", kind: toldCell, parts: true, tell: (*csvLine).reason},
}

func (l *csvLine) part() *scoring.Part { return &l.match.Pair.Parts[l.criterion] }
