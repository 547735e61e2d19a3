package roster

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// maxCell is how long a text in a cell can be, in UTF-16 units.
const maxCell = 32767

// A CellError says that an answer is too long for a cell.
type CellError struct{ ID, Column string }

// Error names the person and the column.
func (e *CellError) Error() string {
	return fmt.Sprintf("the answer of %s for %s is longer than a cell can be", e.ID, e.Column)
}

// Export writes a workbook of everything that the profiles of a programme
// say, in a language: sheets of mentees and of mentors, one row each, with drop-downs of the
// programme's terms; a sheet of these terms; and one that explains the columns.
// Read by [Import.Run] into an empty folder it gives the same profiles. Every
// cell is text. The same programme gives the same bytes but for the order in
// which the parts of the archive stand.
//
// Its error is a [*CellError] or that of w.
func Export(w io.Writer, p *profiles.Programme, in lang.Language) error {
	mentees := make([]profiles.One, len(p.Mentees))
	for i := range p.Mentees {
		mentees[i] = profiles.One{Mentee: &p.Mentees[i]}
	}
	mentors := make([]profiles.One, len(p.Mentors))
	for i := range p.Mentors {
		mentors[i] = profiles.One{Mentor: &p.Mentors[i]}
	}
	return writeForm(w, in, &p.Settings, mentees, mentors, sheetMentees)
}

// Template writes the workbook without people: the intake form of a programme
// with these settings, in a language. It opens with the explanation of its columns.
func Template(w io.Writer, settings *profiles.Settings, in lang.Language) error {
	return writeForm(w, in, settings, nil, nil, sheetHelp)
}

func writeForm(w io.Writer, in lang.Language, settings *profiles.Settings, mentees, mentors []profiles.One, open string) error {
	f := excelize.NewFile()
	defer f.Close()
	form := &form{file: f, say: lang.New(in)}
	if err := form.makeStyles(); err != nil {
		return err
	}
	if err := f.SetSheetName("Sheet1", sheetName(form.say, sheetMentees)); err != nil {
		return err
	}
	for _, name := range []string{sheetMentors, sheetHelp, sheetLists} {
		if _, err := f.NewSheet(sheetName(form.say, name)); err != nil {
			return err
		}
	}
	// Before the sheets are streamed, which would be read again to change them.
	index, err := f.GetSheetIndex(sheetName(form.say, open))
	if err != nil {
		return err
	}
	f.SetActiveSheet(index)
	if err := form.lists(settings); err != nil {
		return err
	}
	if err := form.people(sheetMentees, formFor(profiles.RoleMentee), mentees); err != nil {
		return err
	}
	if err := form.people(sheetMentors, formFor(profiles.RoleMentor), mentors); err != nil {
		return err
	}
	if err := form.help(); err != nil {
		return err
	}
	day := "2000-01-01T00:00:00Z" // the workbook does not say when it was made
	if err := f.SetDocProps(&excelize.DocProperties{Title: visibleText(settings.Name), Creator: "mentormatch", LastModifiedBy: "mentormatch", Created: day, Modified: day, Language: form.say.Code}); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

// A form is a workbook being written.
type form struct {
	file       *excelize.File
	say        *lang.Speaker
	words      *formWords
	head, body int            // styles
	blank      int            // that of rows for more people: text, without lines, so that it is not printed
	ranges     map[string]int // of each list of terms to choose from: how many
	at         map[string]int // the column of what they are called, from 1
}

func (f *form) makeStyles() error {
	line := []excelize.Border{{Type: "bottom", Color: "D0D7DE", Style: 1}, {Type: "right", Color: "D0D7DE", Style: 1}}
	var err error
	f.head, err = f.file.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: 11, Bold: true, Color: "FFFFFF"},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}},
		Border:    line,
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	})
	if err != nil {
		return err
	}
	const text = 49 // the built-in format of text: what is typed is not turned into a number or a date
	f.body, err = f.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Family: "Calibri", Size: 11, Color: "1F2933"}, NumFmt: text, Border: line,
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	})
	if err != nil {
		return err
	}
	f.blank, err = f.file.NewStyle(&excelize.Style{NumFmt: text, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	return err
}

// emptyRows is how many rows below the people are made ready for more.
const emptyRows = 200

// people writes a sheet of people.
func (f *form) people(sheet string, columns []formColumn, people []profiles.One) error {
	widths := make([]float64, len(columns))
	headings := make([]string, len(columns))
	for i, c := range columns {
		widths[i], headings[i] = c.width, c.heading(f.say)
	}
	rows := make([][]string, 0, len(people))
	for _, one := range people {
		row := formCells(f.words, one, columns)
		for i, text := range row {
			if len(utf16.Encode([]rune(text))) > maxCell {
				return &CellError{personOf(one).ID, headings[i]}
			}
		}
		rows = append(rows, row)
	}
	last := len(people) + 1 + emptyRows
	return f.sheet(sheet, headings, widths, rows, emptyRows, func() error {
		for i, c := range columns {
			if n := f.ranges[c.list]; c.list != "" && n > 0 {
				if err := f.choose(sheet, i+1, last, c, n); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// choose gives the cells of a column a list to choose from. Where a cell can
// hold several terms, or more than a term, other text is taken too.
func (f *form) choose(sheet string, column, last int, c formColumn, n int) error {
	letters, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return err
	}
	source, err := excelize.ColumnNumberToName(f.at[c.list])
	if err != nil {
		return err
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(fmt.Sprintf("%[1]s2:%[1]s%[2]d", letters, last))
	v.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$2:$%s$%d", sheetName(f.say, sheetLists), source, source, n+1))
	if c.several || c.field == "occupation.returned" {
		v.ShowErrorMessage = false
		if c.several {
			v.SetInput(c.heading(f.say), f.say.Say("roster.choose.several"))
		}
	} else {
		v.SetError(excelize.DataValidationErrorStyleStop, c.heading(f.say), f.say.Say("roster.choose.one", "sheet", sheetName(f.say, sheetLists)))
	}
	return f.file.AddDataValidation(sheetName(f.say, sheet), v)
}

// sheet writes rows of text under headings, and more rows that are empty. What
// the sheet has beside its cells is added by beside: a sheet that has been
// streamed takes no more.
func (f *form) sheet(sheet string, headings []string, widths []float64, rows [][]string, more int, beside func() error) error {
	name := sheetName(f.say, sheet)
	if err := f.paper(sheet); err != nil {
		return err
	}
	stream, err := f.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, width := range widths {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	split := 1
	if sheet == sheetMentees || sheet == sheetMentors {
		split = 2 // Id and Name stay in sight
	}
	corner, _ := excelize.CoordinatesToCellName(split+1, 2)
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: split, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return err
	}
	write := func(number, style int, texts []string, height float64) error {
		cells := make([]any, len(headings))
		for i := range cells {
			c := excelize.Cell{StyleID: style}
			if i < len(texts) && texts[i] != "" {
				c.Value = texts[i]
			}
			cells[i] = c
		}
		return stream.SetRow(fmt.Sprintf("A%d", number), cells, excelize.RowOpts{Height: height})
	}
	if err := write(1, f.head, headings, 34); err != nil {
		return err
	}
	for i, row := range rows {
		if err := write(i+2, f.body, row, height(row, widths)); err != nil {
			return err
		}
	}
	for i := range more {
		if err := write(len(rows)+2+i, f.blank, nil, 0); err != nil {
			return err
		}
	}
	if beside != nil {
		if err := beside(); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// height is about what the lines of a row take, in points. Not every program
// finds it for itself.
func height(row []string, widths []float64) float64 {
	const line, most = 15.0, 12 // a long note is read in its cell
	lines := 1
	for i, text := range row {
		n := 0
		for one := range strings.SplitSeq(text, "\n") {
			n += 1 + max(0, len([]rune(one))-1)/max(1, int(widths[i])-1)
		}
		lines = max(lines, n)
	}
	return float64(min(lines, most))*line + 3
}

// paper has a sheet printed across, and read in the direction of its language. Sheets of people are wider than a page:
// every page of them begins with the id and the name.
func (f *form) paper(sheet string) error {
	landscape, a4, one, zero, yes := "landscape", 9, 1, 0, true
	name := sheetName(f.say, sheet)
	titles := "'" + name + "'!$1:$1"
	layout := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4}
	if sheet == sheetMentees || sheet == sheetMentors {
		titles = "'" + name + "'!$A:$B," + titles
	} else {
		layout.FitToWidth, layout.FitToHeight = &one, &zero
		if err := f.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
			return err
		}
	}
	if err := f.file.SetPageLayout(name, layout); err != nil {
		return err
	}
	if err := f.file.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &f.say.RightToLeft}); err != nil {
		return err
	}
	return f.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name})
}

// lists writes the terms, and takes down where each list is.
func (f *form) lists(settings *profiles.Settings) error {
	columns := listColumns(f.say, settings)
	f.words = newFormWords(f.say, settings, columns)
	f.ranges, f.at = map[string]int{}, map[string]int{}
	headings, widths := make([]string, len(columns)), make([]float64, len(columns))
	longest := 0
	for i, c := range columns {
		headings[i], widths[i] = listHeading(f.say, c.list, c.part), 28
		longest = max(longest, len(c.texts))
		if c.part == labelPart || c.list == agesList {
			f.at[c.list], f.ranges[c.list] = i+1, len(c.texts)
		}
	}
	rows := make([][]string, longest)
	for i := range rows {
		rows[i] = make([]string, len(columns))
		for k, c := range columns {
			if i < len(c.texts) {
				rows[i][k] = c.texts[i]
			}
		}
	}
	return f.sheet(sheetLists, headings, widths, rows, 0, nil)
}

// help writes what each column is for.
func (f *form) help() error {
	mentees, mentors := sheetName(f.say, sheetMentees), sheetName(f.say, sheetMentors)
	rows := [][]string{
		{"", "", f.say.Say("roster.help.rows", "mentees", mentees, "mentors", mentors)},
		{"", "", f.say.Say("roster.help.several", "none", f.say.Say("roster.word.none"))},
		{"", "", f.say.Say("roster.help.import", "command", "mentormatch import FORM.xlsx --to FOLDER")},
	}
	for _, c := range formColumns {
		sheets := f.say.Commas([]string{mentees, mentors})
		if !c.mentor {
			sheets = mentees
		} else if !c.mentee {
			sheets = mentors
		}
		about := fieldAbout(f.say, c.field, f.words.write(&c, fieldExamples[c.field]))
		if c.list != "" {
			about += " " + f.say.Say("roster.help.terms", "column", f.say.Say("roster.list."+c.list), "sheet", sheetName(f.say, sheetLists))
		}
		rows = append(rows, []string{c.heading(f.say), sheets, about})
	}
	headings := []string{f.say.Say("roster.help.column"), f.say.Say("roster.help.sheet"), f.say.Say("roster.help.what")}
	return f.sheet(sheetHelp, headings, []float64{22, 18, 100}, rows, 0, nil)
}

// fieldExamples are answers as profiles have them.
var fieldExamples = map[string]string{
	"disability":          "stroke, cause illness, b730=3, since 2024-06",
	"goals":               "job-search 5; skills 3",
	"supports":            "job-search 3; skills 2",
	"availability.weekly": "Mon 18:00-20:30; Sat 09:00-12:00 remote",
}

// fieldAbout says what to write into a field.
func fieldAbout(say *lang.Speaker, name, example string) string {
	return say.Say("roster.about."+name, "example", example)
}
