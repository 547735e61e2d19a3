package roster

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mentormatch/internal/lang"
)

var (
	latinWords = regexp.MustCompile(`[A-Za-z]{2,}`)
	// What is the same in every language: names of files, fields and codes.
	commonWords = set("mentormatch", "import", "MAP", "yaml", "map", "to", "DIR", "FORM", "xlsx", "FOLDER", "csv", "google", "ICF", "ISCO", "SOC", "isco", "soc",
		"ana", "bn", "en", "bfi", "Asia", "Dhaka", "acme", "roy", "employer", "family", "time", "zone", "dates", "wh", "functions", "me", "cfs")
)

// englishIn are the words of a text in Latin letters that are no field, term or
// answer.
func englishIn(text string, known map[string]bool) (found []string) {
	for _, word := range latinWords.FindAllString(text, -1) {
		if !known[fold(word)] && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	return found
}

// latinKnown are the words of fields and codes, which every language has.
func latinKnown(more ...string) map[string]bool {
	known := map[string]bool{}
	for word := range commonWords {
		known[word] = true
	}
	texts := append(slices.Concat(fieldNames(), more), wordBlank, wordNone, wordNotes, "mentee mentor both some a-lot cannot Mon Sat remote stroke cause illness since")
	for _, c := range listColumns(lang.New(lang.English), defaults()) {
		if c.part != labelPart {
			texts = append(texts, c.texts...)
		}
	}
	for _, text := range texts {
		for _, word := range latinWords.FindAllString(text, -1) {
			known[fold(word)] = true
		}
	}
	return known
}

// Whatever a mapping file explains is in the language; its fields and what it
// means are the same in all.
func TestMappingFilesSpeakTheLanguage(t *testing.T) {
	for _, roster := range []string{"google", "microsoft", "form"} {
		tables := open(t, roster+".csv")
		var cells []string
		for _, row := range tables[0].Rows {
			for _, c := range row.Cells {
				cells = append(cells, c.Text)
			}
		}
		english, err := Suggest(tables, defaults(), lang.English)
		if err != nil {
			t.Fatal(err)
		}
		want, err := ReadMap("map.yaml", english)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range lang.Languages()[1:] {
			got, err := Suggest(tables, defaults(), in)
			if err != nil {
				t.Fatal(err)
			}
			m, err := ReadMap("map.yaml", got)
			if err != nil {
				t.Fatalf("%s: %v\n%s", in.Code, err, got)
			}
			if says(m) != says(want) {
				t.Errorf("%s: the map of %s means something else than in English", in.Code, roster)
			}
			var comments []string
			for line := range strings.Lines(string(got)) {
				if _, comment, ok := strings.Cut(line, "# "); ok {
					comments = append(comments, comment)
				}
			}
			known := latinKnown(append(cells, roster, "csv", "day-first", "month-first", "role", "column", "values", "field", "prefix")...)
			for _, word := range []string{"a", "b", "c"} {
				known[word] = true
			}
			if found := englishIn(strings.Join(comments, ""), withLetters(known)); len(found) > 0 {
				t.Errorf("%s: %s: %q in\n%s", in.Code, roster, found, got)
			}
		}
	}
}

// withLetters adds the letters of columns, which are the same everywhere.
func withLetters(known map[string]bool) map[string]bool {
	for i := range 60 {
		known[fold(columnLetters(i))] = true
	}
	return known
}

// says is what a map means, without where it is written.
func says(m *Map) string {
	var b strings.Builder
	fmt.Fprintln(&b, m.Dates, m.TimeZone, m.Times)
	for _, t := range m.Tables {
		fmt.Fprintln(&b, t.File, t.Sheet, t.HeadingRow, t.Role.Fixed, t.Role.Column, t.Role.Values, t.Key)
		for _, c := range t.Columns {
			fmt.Fprintln(&b, c.Heading, c.Fields, c.Values, c.Split, c.Day, c.Term, c.Prefix, c.Label)
		}
	}
	return b.String()
}

// Everything in a form is in its language but the codes of the sheet of lists;
// sheets in Urdu run from right to left; every drop-down has its terms.
func TestFormsSpeakTheLanguage(t *testing.T) {
	for _, in := range lang.Languages() {
		say := lang.New(in)
		var b bytes.Buffer
		if err := Template(&b, defaults(), in); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range f.GetSheetList() {
			view, err := f.GetSheetView(sheet, 0)
			if err != nil || *view.RightToLeft != in.RightToLeft {
				t.Errorf("%s: %s runs from right to left: %v", in.Code, sheet, *view.RightToLeft)
			}
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			validations, err := f.GetDataValidations(sheet)
			if err != nil {
				t.Fatal(err)
			}
			told := sheet
			for _, row := range rows {
				told += " " + strings.Join(row, " ")
			}
			for _, v := range validations {
				for _, text := range []*string{v.Error, v.ErrorTitle, v.Prompt, v.PromptTitle} {
					if text != nil {
						told += " " + *text
					}
				}
				if !strings.Contains(v.Formula1, sheetName(say, sheetLists)) {
					t.Errorf("%s: a drop-down of %s is of %s", in.Code, sheet, v.Formula1)
				}
			}
			if found := englishIn(told, latinKnown()); in != lang.English && len(found) > 0 {
				t.Errorf("%s: %q on the sheet %s", in.Code, found, sheet)
			}
		}
	}
}

// Whatever a person chooses or types into a form, in any language, is the term.
func TestWordsOfForms(t *testing.T) {
	column := func(field string) *formColumn {
		i := slices.IndexFunc(formColumns, func(c formColumn) bool { return c.field == field })
		return &formColumns[i]
	}
	for _, in := range lang.Languages() {
		words := newFormWords(lang.New(in), defaults(), nil)
		for _, c := range []struct{ field, written, want, reason string }{
			{"goals", "نوکری کی تلاش ۵; skills 3", "job-search 5; skills 3", "a label and a number in Urdu, and a code"},
			{"goals", "searching for a job", "job-search", "a label without a number"},
			{"goals", "চাকরি খোঁজা", "job-search", "a label in Bengali"},
			{"goals", "something else 3", "something else 3", "not known: it is listed later"},
			{"disability", "فالج, وجہ: بیماری, b730=۳, ابتدا: ۲۰۲۴", "stroke, cause illness, b730=3, since 2024", "everything in Urdu"},
			{"availability.weekly", "پیر 18:00-20:30; ہفتہ ۰۹:۰۰-۱۲:۰۰ آن لائن", "Mon 18:00-20:30; Sat 09:00-12:00 remote", "days and a way of meeting in Urdu"},
			{"availability.weekly", "সোম-বুধ ৯:০০ – ১২:৩০", "Mon-Wed 09:00-12:30", "a range of days in Bengali"},
			{"availability.weekly", "বৃহঃ ১৮:০০-২০:৩০", "Thu 18:00-20:30", "Thursday as earlier workbooks cut it short"},
			{"availability.weekly", "রোববার ৯:০০-১২:৩০", "Sun 09:00-12:30", "Sunday as people in Bangladesh say it"},
			{"avoid", "کوئی نہیں", "none", "the answer that there is nobody"},
			{"avoid", `"کوئی نہیں"`, `"کوئی نہیں"`, "an id in quotation marks is an id"},
			{"occupation.returned", "होय", "होय", "read later: a yes of the roster"},
			{"occupation.returned", "हो", "yes", "a word of the list"},
			{"share_disability", "صرف قسم", "category", "a word of the list"},
		} {
			if got := words.read(column(c.field), c.written); got != c.want {
				t.Errorf("%s: %s %q is read as %q, want %q: %s", in.Code, c.field, c.written, got, c.want, c.reason)
			}
		}
	}
}

// A programme's own terms are guessed, chosen from and imported by what the
// programme calls them.
func TestOwnVocabularyThroughASheet(t *testing.T) {
	programme := `name: Ours
vocabulary:
  goals: [{code: night-shift, label: نائٹ شفٹ سے نکلنا}]
  conditions: [{code: silicosis, label: "सिलिकोसिस", category: chronic-illness}]
  causes: [{code: quarry, label: "quarry dust", broader: illness}]
`
	p := load(t, map[string]string{"programme.yaml": programme, "mentees.yaml": "[]\n", "mentors.yaml": "[]\n"})
	tables, err := Open("a.csv", []byte("Full name,I am a,Disability,Cause of disability,What do you want help with?\n"+
		"Ana,Mentee,सिलिकोसिस,Quarry dust,نائٹ شفٹ سے نکلنا\nBo,Mentor,,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range lang.Languages() {
		suggested, err := Suggest(tables, &p.Settings, in)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ReadMap("map.yaml", suggested)
		if err != nil {
			t.Fatal(err)
		}
		folder, result := into(t, map[string]string{"programme.yaml": programme}, &Import{Tables: tables, Map: m})
		if len(result.Unmapped) > 0 {
			t.Errorf("%s: %v", in.Code, result.Unmapped)
		}
		full := load(t, without(folder))
		if got, want := fmt.Sprintln(full.Mentees[0].Goals, full.Mentees[0].Disability[0].Condition, full.Mentees[0].Disability[0].Cause), "[{night-shift 3}] silicosis quarry\n"; got != want {
			t.Errorf("%s: %s, want %s", in.Code, got, want)
		}
		back, again := into(t, nil, &Import{Tables: exported(t, full, in), Name: "Ours"})
		if diff := same(full, load(t, without(back))); diff != "" || len(again.Unmapped) > 0 {
			t.Errorf("%s: %v\n%s", in.Code, again.Unmapped, diff)
		}
		var b bytes.Buffer
		if err := Template(&b, &p.Settings, in); err != nil {
			t.Fatal(err)
		}
		form, err := Open("t.xlsx", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		_, lists := readLists(form)
		if !slices.Contains(textsOf(lists, "goals", labelPart), "نائٹ شفٹ سے نکلنا") || !slices.Contains(textsOf(lists, "causes", labelPart), "quarry dust") {
			t.Errorf("%s: the drop-downs lack the programme's own terms", in.Code)
		}
	}
}

// TestSuggestPassesOverWhatIsBesidePeople guesses at a form: its lists and its help are no people, and
// a sheet of the same name elsewhere may be.
func TestSuggestPassesOverWhatIsBesidePeople(t *testing.T) {
	p := load(t, map[string]string{
		"programme.yaml": "name: Ours\n", "mentors.yaml": "- {id: dee, name: Dee}\n",
		"mentees.yaml": "- {id: ana, name: Ana}\n",
	})
	for _, in := range lang.Languages() {
		tables := exported(t, p, in)
		suggested, err := Suggest(tables, &p.Settings, in)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ReadMap("map.yaml", suggested)
		if err != nil {
			t.Fatal(err)
		}
		folder, result := into(t, nil, &Import{Tables: tables, Map: m})
		if full := load(t, without(folder)); len(full.Mentees) != 1 || len(full.Mentors) != 1 || len(result.Unmapped) > 0 {
			t.Errorf("%s: %d mentees and %d mentors, %v", in.Code, len(full.Mentees), len(full.Mentors), result.Unmapped)
		}
		if !IsForm(tables) {
			t.Errorf("%s: the form is not seen to be one", in.Code)
		}
	}
	tables, err := Open("a.csv", []byte("Name,I am a\nAna,Mentee\n"))
	if err != nil {
		t.Fatal(err)
	}
	tables[0].Sheet = "Lists"
	if suggested, err := Suggest(tables, defaults(), lang.English); err != nil || IsForm(tables) || !strings.Contains(string(suggested), `"Name": name`) {
		t.Errorf("a roster in a sheet called Lists: %v\n%s", err, suggested)
	}
}
