package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"mentormatch/matcher"
	"mentormatch/scoring"
)

// The sheets of a workbook, in their order.
const (
	sheetMatches   = "Matches"
	sheetUnmatched = "Unmatched"
	sheetMentors   = "Mentors"
	sheetLegend    = "Legend"
)

// MaxCellUnits is how long a text in a cell may be, in UTF-16 code units: the
// limit of the format.
const MaxCellUnits = 32767

// cutMark ends a text that is too long for a cell.
const cutMark = " [... cut here: too long for a cell]"

// WriteXLSX writes a workbook for the counselor: matches with a column for
// decisions, mentees who are not matched and people who were not read,
// mentors with their places, and a legend that explains every column. What
// comes from people is in text cells, so that nothing is run or turned into a
// number; scores are numbers. The same run gives the same bytes.
func WriteXLSX(w io.Writer, run *Run) error {
	f := excelize.NewFile()
	// Close takes away the temporary files of large sheets.
	defer f.Close()
	f.SetZipWriter(newSortedZip)
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	book := &workbook{file: f, styles: styles, programme: clean(run.title()), made: run.Scorer.On().String() + "T00:00:00Z"}
	if err := f.SetSheetName("Sheet1", sheetMatches); err != nil {
		return err
	}
	for _, sheet := range []struct {
		name    string
		columns []column
		fill    func(*sheetWriter) error
	}{
		{sheetMatches, matchColumns(run), func(s *sheetWriter) error { return fillMatches(s, run) }},
		{sheetUnmatched, unmatchedColumns(run), func(s *sheetWriter) error { return fillUnmatched(s, run) }},
		{sheetMentors, mentorColumns, func(s *sheetWriter) error { return fillMentors(s, run) }},
		{sheetLegend, legendColumns, func(s *sheetWriter) error { return fillLegend(s, run) }},
	} {
		if err := book.sheet(sheet.name, sheet.columns, sheet.fill); err != nil {
			return fmt.Errorf("sheet %s: %w", sheet.name, err)
		}
	}
	if err := book.properties(); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

// matchColumns are the columns of the Matches sheet. The headings are what
// reads the decisions back by.
func matchColumns(run *Run) []column {
	columns := []column{
		{"Mentee", 18, kindText, "The mentee's name."},
		{HeadMenteeID, 11, kindText, "The mentee's id in the profiles."},
		{"Mentor", 18, kindText, "The mentor's name."},
		{HeadMentorID, 11, kindText, "The mentor's id in the profiles."},
		{HeadScore, 8, kindTotal, "How well the mentor suits the mentee, 0 to 100: the sum of the columns of the four criteria."},
	}
	if run.decides() {
		columns = append(columns, decisionColumns(DecisionChoices)...)
	}
	columns = append(columns, pairColumns...)
	if run.Sure != nil {
		columns = append(columns, sureColumns(run)...)
	}
	if run.decides() {
		columns = append(columns, roundColumn)
	}
	return columns
}

// pairColumns say what there is to know about a pair.
var pairColumns = []column{
	{"Why", 74, kindText, "The reasons, in the order of the criteria; then wishes, and what to ask before the first meeting. Of disability it says what both have agreed to share."},
	{"Disability", 11, kindScore, "What lived experience adds to the score."},
	{"Occupation", 12, kindScore, "What occupation adds to the score."},
	{"Goals", 8, kindScore, "What goals and supports add to the score."},
	{"Availability", 12, kindScore, "What common free time adds to the score."},
	{"Evidence %", 10, kindScore, "How much of the score's weight rests on answers that were given. The rest counts as neutral."},
	{"Language", 15, kindText, "A language that both speak or sign; empty when not known."},
	{"Meet", 12, kindText, "How they meet first; empty when not known."},
	{"First meeting", 20, kindText, "The first time when both are free, on the mentee's clock; empty when not known."},
	{"Weekly time", 34, kindText, "A time of the week at which the pair can meet most often, on each one's own clock, how many meetings it has room for, and from when on; empty when not known."},
	{"Origin", 11, kindText, "proposed by the program, pinned by a counselor, approved before, or held: the place is reserved."},
	{"Next best", 18, kindText, "The mentor whom the mentee could have instead at the least cost to the programme; empty when there is nobody else, or for a pair that was decided."},
	{"Costs", 11, kindScore, "What the programme as a whole would lose with the next best, in points; 0.00 is a tie, for you to decide. Where fewer people would be matched it says how many."},
}

func fillMatches(s *sheetWriter, run *Run) error {
	for k := range run.Result.Matches {
		m := &run.Result.Matches[k]
		told := run.tell(m)
		language := ""
		if m.Pair.Language != "" {
			language = run.words().language(m.Pair.Language)
		}
		row := []any{told.mentee.Name, told.mentee.ID, told.mentor.Name, told.mentor.ID, number(m.Pair.Points)}
		if run.decides() {
			row = append(row, toFillIn...)
		}
		row = append(row, told.lines())
		for _, part := range m.Pair.Parts {
			row = append(row, number(part.Contribution))
		}
		row = append(row, number(m.Pair.Evidence), language, run.words().way(m.Pair.Meet), firstMeeting(m), run.words().weeklyTime(m.Pair.Slot, run.programme().Settings.Meeting.Every), string(m.Origin))
		who, costs := run.nextBest(m.Mentee)
		row = append(row, who, costs)
		if run.Sure != nil {
			row = append(row, run.sureCells(m.Mentee)...)
		}
		if run.decides() {
			row = append(row, run.Round())
		}
		if err := s.row(row...); err != nil {
			return err
		}
	}
	if err := s.dropDown(DecisionChoices, s.rows); err != nil || !run.decides() {
		return err
	}
	return s.printTo("Why")
}

// toFillIn are the empty cells of the decision columns.
var toFillIn = []any{"", "", "", "", ""}

// number is hundredths as a spreadsheet's number.
func number(n int) float64 { return float64(n) / 100 }

// cell is a text that fits a cell and that no spreadsheet obeys.
func cell(s string) string {
	s = clean(s)
	units := 0
	for _, r := range s {
		units += utf16.RuneLen(r)
	}
	if units <= MaxCellUnits {
		return s
	}
	room := MaxCellUnits - len(cutMark)
	units = 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > room {
			return s[:i] + cutMark
		}
	}
	return s
}

// lines are the reasons, each on a line of its own and those of the criteria
// behind their names.
func (t *telling) lines() multiline {
	var texts []string
	for c, reason := range t.reasons {
		name := scoring.Criterion(c).String()
		texts = append(texts, strings.ToUpper(name[:1])+name[1:]+": "+reason)
	}
	return lines(append(texts, t.extra...))
}

// lines puts each text on a line of its own within a cell.
func lines(texts []string) multiline { return multiline(strings.Join(texts, "\n")) }

// A multiline text has been cleaned line by line.
type multiline string

// menteesOf lists the mentees of a mentor by name.
func menteesOf(run *Run) map[int][]string {
	names := make(map[int][]string)
	for k := range run.Result.Matches {
		m := &run.Result.Matches[k]
		name := named(&run.mentee(m.Mentee).Person)
		if m.Origin != matcher.Proposed {
			name += ", " + string(m.Origin)
		}
		names[m.Mentor] = append(names[m.Mentor], name)
	}
	return names
}
