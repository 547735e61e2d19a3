package report

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// words are what a report says things with: the messages of a language, and
// what people call the codes of a programme in it.
type words struct {
	*lang.Speaker
	vocabulary *profiles.Vocabulary
}

func wordsOf(in lang.Language, p *profiles.Programme) words {
	return words{lang.New(in), &p.Settings.Vocabulary}
}

// label is what a term is called; a code that the vocabulary lacks is shown
// as it is.
func label(code string, find func(string) (profiles.Entry, bool)) string {
	if entry, ok := find(code); ok && entry.Label != "" {
		return entry.Label
	}
	return code
}

func (w words) goal(code string) string      { return label(code, w.vocabulary.Goal) }
func (w words) condition(code string) string { return label(code, w.vocabulary.Condition) }
func (w words) cause(code string) string     { return label(code, w.vocabulary.Cause) }
func (w words) gender(code string) string    { return label(code, w.vocabulary.Gender) }

// category is the broad kind of a condition, in words.
func (w words) category(condition string) string {
	if entry, ok := w.vocabulary.Condition(condition); ok && entry.Category != "" {
		return label(entry.Category, w.vocabulary.Category)
	}
	return w.Say("disability.another")
}

// icfChapter is the chapter of a code of the ICF, in words. It is the broad
// kind of a function, all that is told at the level of categories.
func (w words) icfChapter(code string) string {
	if title, ok := profiles.ICFLabel(code, w.Code); ok {
		return title
	}
	return w.Say("disability.function")
}

// date is a day of the calendar as the language writes it.
func (w words) date(d profiles.Date) string { return w.Date(d.Year, d.Month, d.Day) }

// occupation writes a code as people look it up: ISCO 7231, SOC 15-1252.
func occupation(code string) string {
	system, digits, ok := strings.Cut(code, ":")
	if !ok {
		return code
	}
	return strings.ToUpper(system) + " " + digits
}

// LanguageName is what a language is called in another, spoken or signed: a
// tag that nobody here knows is shown as it is.
func LanguageName(in lang.Language, tag string) string { return languageName(lang.New(in), tag) }

func (w words) language(tag string) string { return languageName(w.Speaker, tag) }

// languageName asks the catalogue first: golang.org/x/text does not name sign
// languages, and calls Bengali Bangla.
func languageName(say *lang.Speaker, tag string) string {
	if id := "language." + strings.ToLower(tag); say.Has(id) {
		return say.Say(id)
	}
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.Tags(language.MustParse(say.Code)).Name(parsed); name != "" {
		return name
	}
	return tag
}
