package report

import (
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"mentormatch/matcher"
	"mentormatch/scoring"
)

// WriteXLSX writes a workbook for the counselor: matches in a line or two, with
// columns for decisions; the reasons for each in full; mentees who are not matched and people who were not read,
// mentors with their places, a summary with charts, the settings, and a legend
// that explains every column. It is in the run's language; the sheets of one
// that is written from right to left are too. What comes from people is in
// text cells, so that nothing is run or turned into a number; scores are
// numbers. The same run gives the same bytes. Rows are written as they are
// made, and wait for their place in the file outside of memory, in the folder
// that w names if it has a method Scratch() string, so that the memory it takes
// does not grow with them.
func WriteXLSX(w io.Writer, run *Run) error {
	say, order := run.words(), run.MatchesByName()
	return writeWorkbook(w, say, workbookTitle(run), run.Scorer.On(), []sheetOf{
		{name: say.Say("sheets.matches"), columns: matchColumns(run), meanings: matchMeanings(run), fill: func(s *sheetWriter) error { return fillMatches(s, run, order) }},
		{name: say.Say("sheets.reasons"), columns: reasonColumns(run), fill: func(s *sheetWriter) error { return fillReasons(s, run, order) }},
		{name: say.Say("sheets.unmatched"), columns: unmatchedColumns(run), fill: func(s *sheetWriter) error { return fillUnmatched(s, run) }},
		{name: say.Say("sheets.mentors"), columns: mentorColumns(run), fill: func(s *sheetWriter) error { return fillMentors(s, run, order) }},
		{name: say.Say("sheets.summary"), meanings: summaryMeanings(say), draw: func(b *workbook, name string) error { return b.summary(name, run) }},
	}, settingRows(run))
}

// matchMeanings say, beside the columns, what a score depends on that no column
// shows: whose weights count, and how much the wishes of each of the two; and
// what is printed.
func matchMeanings(run *Run) [][2]string {
	w, wishes := run.words(), &run.programme().Settings.Wishes
	return [][2]string{
		{w.Say("sheets.set.weights"), w.Say("sheets.mean.weights")},
		{w.Say("sheets.set.wishes"), w.Say("sheets.mean.wishes", "mentee", wishes.Mentee, "mentor", wishes.Mentor)},
		{w.Say("sheets.set.print"), w.Say("sheets.mean.print", "column", w.Say("sheets.head."+lastPrinted(run)), "reasons", w.Say("sheets.reasons"))},
	}
}

// workbookTitle is the programme, and that nobody has decided the round where
// it only asks what would happen.
func workbookTitle(run *Run) string {
	if len(run.WhatIf) > 0 {
		return run.words().Say("sheets.whatif", "programme", run.programme().Settings.Name)
	}
	return run.programme().Settings.Name
}

func fillMatches(s *sheetWriter, run *Run, order []int32) error {
	say, round := run.fluent(), run.Round()
	teller := run.teller(say)
	for _, k := range order {
		m := &run.Result.Matches[k]
		mentee, mentor := run.mentee(m.Mentee), run.mentor(m.Mentor)
		language := ""
		if m.Pair.Language != "" {
			language = say.language(m.Pair.Language)
		}
		row := []any{mentee.Name, mentee.ID, mentor.Name, mentor.ID, number(m.Pair.Points), teller.brief(m)}
		if run.decides() {
			row = append(row, toFillIn...)
		}
		for _, part := range m.Pair.Parts {
			row = append(row, number(part.Contribution))
		}
		row = append(row, number(m.Pair.Evidence), language, say.way(m.Pair.Meet), firstMeeting(m),
			say.weeklyTime(m.Pair.Slot, run.programme().Settings.Meeting.Every), say.origin(m.Origin))
		who, costs := run.nextBest(m.Mentee)
		row = append(row, who, costs)
		if run.Sure != nil {
			row = append(row, run.sureCells(m.Mentee)...)
		}
		if run.decides() {
			row = append(row, round)
		}
		if err := s.row(row...); err != nil {
			return err
		}
	}
	return firstError(s.scoreBars("score"), s.dropDown(DecisionChoices, s.rows), s.printTo(lastPrinted(run)))
}

// lastPrinted is the column up to which the Matches sheet is printed: with what
// is decided about, why, and room to write.
func lastPrinted(run *Run) string {
	if run.decides() {
		return "date"
	}
	return "why"
}

// fillReasons writes for each match what there is to say about it in full.
func fillReasons(s *sheetWriter, run *Run, order []int32) error {
	say := run.fluent()
	teller := run.teller(say)
	for _, k := range order {
		m := &run.Result.Matches[k]
		mentee, mentor := run.mentee(m.Mentee), run.mentor(m.Mentor)
		if err := s.row(mentee.Name, mentee.ID, mentor.Name, mentor.ID, number(m.Pair.Points), teller.tell(m).lines(say)); err != nil {
			return err
		}
	}
	return nil
}

// origin says in a word how a pair came to be.
func (w words) origin(o matcher.Origin) string { return w.Say("origin." + string(o)) }

// toFillIn are the empty cells of the decision columns.
var toFillIn = []any{"", "", "", "", ""}

// number is hundredths as a spreadsheet's number.
func number(n int) float64 { return float64(n) / 100 }

// MaxCellUnits is how long a text in a cell may be, in UTF-16 code units: the
// limit of the format.
const MaxCellUnits = 32767

// cell is a text that fits a cell and that no spreadsheet obeys. One that is
// too long is cut, and ends in the mark that says so.
func cell(s, cutMark string) string {
	s = clean(s)
	if units(s) <= MaxCellUnits {
		return s
	}
	room := MaxCellUnits - units(cutMark)
	used := 0
	for i, r := range s {
		if used += utf16.RuneLen(r); used > room {
			return s[:i] + cutMark
		}
	}
	return s
}

// units is the length of a text in UTF-16 code units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cutMark ends a text that is too long for a cell.
func (w words) cutMark() string { return " " + w.Say("sheets.cut") }

// lines are the reasons, each on a line of its own and those of the criteria
// behind their names.
func (t *telling) lines(w words) multiline {
	var texts []string
	for c, reason := range t.reasons {
		texts = append(texts, w.Say("sheets.head."+scoring.Criterion(c).String())+": "+string(reason))
	}
	if t.slot != "" {
		texts = append(texts, t.slot)
	}
	return lines(append(texts, t.moreSentences()...))
}

// lines puts each text on a line of its own within a cell.
func lines(texts []string) multiline { return multiline(strings.Join(texts, "\n")) }

// A multiline text has been cleaned line by line.
type multiline string

// byMentor are the positions of the matches, those of one mentor together, and
// else as they were.
func byMentor(run *Run, order []int32) []int32 {
	matches, order := run.Result.Matches, slices.Clone(order)
	slices.SortStableFunc(order, func(a, b int32) int { return matches[a].Mentor - matches[b].Mentor })
	return order
}

// menteesOf names the mentees of a mentor; order is of [byMentor].
func menteesOf(run *Run, w words, order []int32, mentor int) []string {
	matches := run.Result.Matches
	k, _ := slices.BinarySearchFunc(order, mentor, func(m int32, mentor int) int { return matches[m].Mentor - mentor })
	var names []string
	for ; k < len(order) && matches[order[k]].Mentor == mentor; k++ {
		m := &matches[order[k]]
		name := named(&run.mentee(m.Mentee).Person)
		if m.Origin != matcher.Proposed {
			name = w.Commas([]string{name, w.origin(m.Origin)})
		}
		names = append(names, name)
	}
	return names
}
