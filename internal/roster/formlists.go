package roster

import (
	"slices"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// vocabularyLists are the lists of terms on the sheet of lists that a programme
// can extend: what the catalogue of messages and programme.yaml call them, and
// what the catalogue calls a term's kind.
var vocabularyLists = []struct {
	name, kind string
	of         func(*profiles.Vocabulary) *[]profiles.Entry
}{
	{"goals", "goal", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Goals }},
	{"conditions", "condition", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Conditions }},
	{"causes", "cause", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Causes }},
	{"genders", "gender", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Genders }},
	{"interests", "interest", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Interests }},
	{"categories", "category", func(v *profiles.Vocabulary) *[]profiles.Entry { return &v.Categories }},
}

// fixedLists are the words of the program on the sheet of lists.
var fixedLists = []struct {
	name  string
	codes []string
}{
	{"meet", []string{string(profiles.Remote), string(profiles.InPerson)}},
	{"share", []string{"none", "category", "full"}},
	{"support", []string{string(profiles.SupportPeer), string(profiles.SupportMentor), string(profiles.SupportBoth)}},
	{"matters", []string{"low", "normal", "high"}},
	{"similar", []string{"similar"}},
	{"shared", []string{"shared"}},
	{"again", []string{string(profiles.AgainWelcome), string(profiles.AgainNever)}},
	{"answers", []string{"yes", "no"}},
}

// agesList is the list of age bands, whose codes are their labels.
const agesList = "ages"

// listHeading is what a column of the sheet of lists is called: a list's codes,
// or with part their labels, broader terms or categories.
func listHeading(say *lang.Speaker, list, part string) string {
	return listHeadings(say, list, part)[0]
}

// listHeadings are the heading of today, and those of earlier versions.
func listHeadings(say *lang.Speaker, list, part string) []string {
	headings := say.Called("roster.list." + list)
	if part != "" {
		for i, heading := range headings {
			headings[i] = say.Say("roster.list."+part, "list", heading)
		}
	}
	return headings
}

// The parts of a list beside its codes.
const (
	labelPart    = "label"
	broaderPart  = "broader"
	categoryPart = "category"
)

// A listColumn is a column of the sheet of lists.
type listColumn struct {
	list, part string
	texts      []string
}

// listColumns are the columns of the sheet of lists: terms, what they are
// called, and the words of the program.
func listColumns(say *lang.Speaker, settings *profiles.Settings) (columns []listColumn) {
	for _, list := range vocabularyLists {
		var codes, labels, broader, categories []string
		for _, e := range *list.of(&settings.Vocabulary) {
			codes, labels = append(codes, e.Code), append(labels, say.Term(list.kind, e.Code, e.Label))
			broader, categories = append(broader, e.Broader), append(categories, e.Category)
		}
		columns = append(columns, listColumn{list.name, "", codes}, listColumn{list.name, labelPart, labels})
		if list.name == "conditions" || list.name == "causes" {
			columns = append(columns, listColumn{list.name, broaderPart, broader})
		}
		if list.name == "conditions" {
			columns = append(columns, listColumn{list.name, categoryPart, categories})
		}
	}
	for _, list := range fixedLists {
		labels := make([]string, len(list.codes))
		for i, code := range list.codes {
			labels[i] = fixedTerm(say, list.name, code)
		}
		columns = append(columns, listColumn{list.name, "", list.codes}, listColumn{list.name, labelPart, labels})
	}
	return append(columns, listColumn{agesList, "", profiles.AgeBandNames()})
}

// fixedTerm is what a word of the program is called in a form.
func fixedTerm(say *lang.Speaker, list, code string) string {
	return say.Say("roster.term." + list + "." + code)
}

// fixedTerms are the word of today, and those of earlier versions.
func fixedTerms(say *lang.Speaker, list, code string) []string {
	return say.Called("roster.term." + list + "." + code)
}

// readLists reads the sheet of lists, in whichever language it is written; nil
// when the tables have none.
func readLists(tables []*Table) (say *lang.Speaker, columns []listColumn) {
	i := slices.IndexFunc(tables, func(t *Table) bool { return isSheet(t, sheetLists) })
	if i < 0 {
		return nil, nil
	}
	t := tables[i]
	headings, _ := t.headings(1)
	for _, l := range lang.Languages() {
		if s := lang.New(l); say == nil || fold(t.Sheet) == fold(sheetName(s, sheetLists)) {
			say = s
		}
	}
	for _, wanted := range listColumns(say, &profiles.Settings{}) {
		at := slices.IndexFunc(headings, func(h heading) bool {
			return slices.ContainsFunc(listHeadings(say, wanted.list, wanted.part), func(called string) bool { return fold(h.text) == fold(called) })
		})
		if at < 0 {
			continue
		}
		column := listColumn{wanted.list, wanted.part, nil}
		for _, row := range t.below(1) {
			column.texts = append(column.texts, oneLine(visibleText(row.cell(headings[at].column).Text)))
		}
		columns = append(columns, column)
	}
	return say, columns
}

// texts are those of one column; nil for none.
func textsOf(columns []listColumn, list, part string) []string {
	i := slices.IndexFunc(columns, func(c listColumn) bool { return c.list == list && c.part == part })
	if i < 0 {
		return nil
	}
	return columns[i].texts
}
