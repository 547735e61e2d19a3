package lang

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// glossary is what GLOSSARY.md says: for each word of English what it is in the
// languages of its columns.
func glossary(t *testing.T) (languages []string, rows [][]string) {
	t.Helper()
	data, err := os.ReadFile("GLOSSARY.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|-") {
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if languages == nil {
			languages = cells
			continue
		}
		if len(cells) != len(languages) {
			t.Fatalf("%d cells in %q, want %d", len(cells), line, len(languages))
		}
		rows = append(rows, cells)
	}
	return languages, rows
}

// saidOtherwise are the messages, by id or by their English, that have a word
// of the glossary in another meaning or say it with other words; by the word.
var saidOtherwise = map[string][]string{
	"match": { // agreement of two answers
		"read.neutral", "roster.help.rows",
		"Since when the person waits for a mentor. Where matches are equally good otherwise, who has waited longest comes first.",
	},
	"mentor": {"column.full"},                                                                                            // a narrow column, where no others are counted
	"column": {"line {line}, column {column}: this is not JSON", "sheets.summary.load.alt", "sheets.summary.scores.alt"}, // a place in a line; a chart of columns
	"line":   {"Ties that keep people apart: two people who carry the same tag are never matched. Use it for an employer, a line manager, a family."},
	"cell":   {"term.condition.sickle-cell"},
	// Illnesses have names of their own, and letters end as letters do.
	"condition": {"term.condition.obsessive-compulsive"},
	"wish":      {"letter.closing"},
	"bars":      {"page.profile.note"},    // of a chart
	"form":      {"verb.codes.load.long"}, // in a form that is easy to read
}

// Every language calls a thing by the word that the glossary has for it.
func TestGlossaryIsKept(t *testing.T) {
	columns, rows := glossary(t)
	if len(rows) < 40 {
		t.Fatalf("%d rows read: this test looks in the wrong place", len(rows))
	}
	english := readCatalogue(t, English.Code)
	used := map[string]bool{}
	for i, name := range columns {
		l, ok := map[string]Language{"Urdu": Urdu, "Bengali": Bengali, "Marathi": Marathi}[name]
		if !ok {
			continue // English itself, and the note
		}
		type said struct{ id, english, lower, text string }
		var all []said
		for id, forms := range readCatalogue(t, l.Code) {
			for form, text := range forms {
				of := english[id][form]
				if of == "" {
					of = english[id]["other"]
				}
				all = append(all, said{id, of, strings.ToLower(of), text})
			}
		}
		for from, text := range readTranslations(l)() {
			all = append(all, said{from, from, strings.ToLower(from), text})
		}
		for _, row := range rows {
			if row[i] == "" || strings.HasPrefix(row[0], "*") {
				continue
			}
			words, stems := strings.Split(row[0], " / "), strings.Split(row[i], " / ")
			typed := regexp.MustCompile(`(?i)(^|[^\pL{])(` + strings.Join(words, "|") + `)($|[^\pL}])`) // with an ending behind a hyphen too
			whole := regexp.MustCompile(`(?i)(^|[^\pL\pN_{.-])(` + strings.Join(words, "|") + `)($|[^\pL\pN_}-])`)
			for _, s := range all {
				if !slices.ContainsFunc(words, func(word string) bool { return strings.Contains(s.lower, strings.ToLower(word)) }) {
					continue // nearly all: the patterns take longer
				}
				if !whole.MatchString(s.english) || typed.MatchString(s.text) {
					continue
				}
				if slices.ContainsFunc(stems, func(stem string) bool { return strings.Contains(s.text, stem) }) {
					continue
				}
				if slices.Contains(saidOtherwise[words[0]], s.id) {
					used[words[0]+s.id] = true
					continue
				}
				t.Errorf("%s: %q has %q, and %q has none of %q", l.Code, s.english, words[0], s.text, stems)
			}
		}
	}
	for word, ids := range saidOtherwise {
		for _, id := range ids {
			if !used[word+id] {
				t.Errorf("%q need not be excused from %q", id, word)
			}
		}
	}
}
