package roster

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

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
// say: sheets of mentees and of mentors, one row each, with drop-downs of the
// programme's terms; a sheet of these terms; and one that explains the columns.
// Read by [Import.Run] into an empty folder it gives the same profiles. Every
// cell is text. The same programme gives the same bytes but for the order in
// which the parts of the archive stand.
//
// Its error is a [*CellError] or that of w.
func Export(w io.Writer, p *profiles.Programme) error {
	mentees := make([]profiles.One, len(p.Mentees))
	for i := range p.Mentees {
		mentees[i] = profiles.One{Mentee: &p.Mentees[i]}
	}
	mentors := make([]profiles.One, len(p.Mentors))
	for i := range p.Mentors {
		mentors[i] = profiles.One{Mentor: &p.Mentors[i]}
	}
	return writeForm(w, &p.Settings, mentees, mentors, sheetMentees)
}

// Template writes the workbook without people: the intake form of a programme
// with these settings. It opens with the explanation of its columns.
func Template(w io.Writer, settings *profiles.Settings) error {
	return writeForm(w, settings, nil, nil, sheetHelp)
}

func writeForm(w io.Writer, settings *profiles.Settings, mentees, mentors []profiles.One, open string) error {
	f := excelize.NewFile()
	defer f.Close()
	form := &form{file: f}
	if err := form.makeStyles(); err != nil {
		return err
	}
	if err := f.SetSheetName("Sheet1", sheetMentees); err != nil {
		return err
	}
	for _, name := range []string{sheetMentors, sheetHelp, sheetLists} {
		if _, err := f.NewSheet(name); err != nil {
			return err
		}
	}
	// Before the sheets are streamed, which would be read again to change them.
	index, err := f.GetSheetIndex(open)
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
	if err := f.SetDocProps(&excelize.DocProperties{Title: visibleText(settings.Name), Creator: "mentormatch", LastModifiedBy: "mentormatch", Created: day, Modified: day, Language: "en-GB"}); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

// A form is a workbook being written.
type form struct {
	file       *excelize.File
	head, body int            // styles
	blank      int            // that of rows for more people: text, without lines, so that it is not printed
	ranges     map[string]int // of each list of terms: how many
	at         map[string]int // its column, from 1
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
		widths[i], headings[i] = c.width, c.heading
	}
	rows := make([][]string, 0, len(people))
	for _, one := range people {
		row := formCells(one, columns)
		for i, text := range row {
			if len(utf16.Encode([]rune(text))) > maxCell {
				return &CellError{personOf(one).ID, columns[i].heading}
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
	v.SetSqrefDropList(fmt.Sprintf("%s!$%s$2:$%s$%d", sheetLists, source, source, n+1))
	if c.several || c.field == "occupation.returned" {
		v.ShowErrorMessage = false
		if c.several {
			v.SetInput(c.heading, "Choose one, or type several with semicolons between them.")
		}
	} else {
		v.SetError(excelize.DataValidationErrorStyleStop, c.heading, "Choose a term of the list, or leave the cell empty. The sheet Lists says what each means.")
	}
	return f.file.AddDataValidation(sheet, v)
}

// sheet writes rows of text under headings, and more rows that are empty. What
// the sheet has beside its cells is added by beside: a sheet that has been
// streamed takes no more.
func (f *form) sheet(name string, headings []string, widths []float64, rows [][]string, more int, beside func() error) error {
	if err := f.paper(name); err != nil {
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
	if name == sheetMentees || name == sheetMentors {
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

// paper has a sheet printed across. Sheets of people are wider than a page:
// every page of them begins with the id and the name.
func (f *form) paper(sheet string) error {
	landscape, a4, one, zero, yes := "landscape", 9, 1, 0, true
	titles := sheet + "!$1:$1"
	layout := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4}
	if sheet == sheetMentees || sheet == sheetMentors {
		titles = sheet + "!$A:$B," + titles
	} else {
		layout.FitToWidth, layout.FitToHeight = &one, &zero
		titles = "'" + sheet + "'!$1:$1"
		if err := f.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
			return err
		}
	}
	if err := f.file.SetPageLayout(sheet, layout); err != nil {
		return err
	}
	return f.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheet})
}

// termColumns are the columns of the sheet Lists: terms, their labels, and the
// words of the program.
func termColumns(settings *profiles.Settings) (headings []string, columns [][]string) {
	add := func(heading string, texts []string) {
		headings, columns = append(headings, heading), append(columns, texts)
	}
	for _, list := range vocabularyLists {
		var codes, labels, broader, categories []string
		for _, e := range *list.of(&settings.Vocabulary) {
			codes, labels = append(codes, e.Code), append(labels, e.Label)
			broader, categories = append(broader, e.Broader), append(categories, e.Category)
		}
		add(list.heading, codes)
		add(list.heading+labelHeading, labels)
		if list.name == "conditions" || list.name == "causes" {
			add(list.heading+broaderHeading, broader)
		}
		if list.name == "conditions" {
			add(list.heading+categoryHeading, categories)
		}
	}
	add("Ways to meet", []string{string(profiles.Remote), string(profiles.InPerson)})
	add("Share disability", []string{"none", "category", "full"})
	bands := make([]string, len(profiles.AgeBands))
	for i, band := range profiles.AgeBands {
		bands[i] = string(band)
	}
	add("Age bands", bands)
	add("Kinds of support", []string{string(profiles.SupportPeer), string(profiles.SupportMentor), string(profiles.SupportBoth)})
	add("How much", []string{"low", "normal", "high"})
	add("Similar", []string{"similar"})
	add("Shared", []string{"shared"})
	add("Again", []string{string(profiles.AgainWelcome), string(profiles.AgainNever)})
	add("Yes or no", []string{"yes", "no"})
	return headings, columns
}

// lists writes the terms, and takes down where each list is.
func (f *form) lists(settings *profiles.Settings) error {
	headings, columns := termColumns(settings)
	f.ranges, f.at = map[string]int{}, map[string]int{}
	widths := make([]float64, len(columns))
	longest := 0
	for i, c := range columns {
		f.at[headings[i]], f.ranges[headings[i]] = i+1, len(c)
		widths[i] = 28
		longest = max(longest, len(c))
	}
	rows := make([][]string, longest)
	for i := range rows {
		rows[i] = make([]string, len(columns))
		for k, c := range columns {
			if i < len(c) {
				rows[i][k] = c[i]
			}
		}
	}
	return f.sheet(sheetLists, headings, widths, rows, 0, nil)
}

// help writes what each column is for.
func (f *form) help() error {
	rows := [][]string{
		{"", "", "One row a person, on the sheet Mentees or Mentors. Leave a cell blank for no answer: it counts neither as 0 nor as a match."},
		{"", "", "Where a cell can hold several answers, put semicolons between them. The word none is an answer: there is nothing."},
		{"", "", "When it is filled in: mentormatch import THIS.xlsx --to FOLDER. Columns that you add are kept in the notes."},
	}
	for _, c := range formColumns {
		sheets := "Mentees, Mentors"
		if !c.mentor {
			sheets = sheetMentees
		} else if !c.mentee {
			sheets = sheetMentors
		}
		about := c.about
		if c.list != "" {
			about += " Terms: the column " + c.list + " of the sheet Lists."
		}
		rows = append(rows, []string{c.heading, sheets, about})
	}
	return f.sheet(sheetHelp, []string{"Column", "Sheet", "What to write"}, []float64{22, 18, 100}, rows, 0, nil)
}
