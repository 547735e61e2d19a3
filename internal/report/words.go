package report

import (
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// words are what a report says things with: the messages of a language, and
// what people call the codes of a programme in it.
type words struct {
	*lang.Speaker
	vocabulary *profiles.Vocabulary
	memory     *memory // of words for many matches; nil for others
}

func wordsOf(in lang.Language, p *profiles.Programme) words {
	return words{Speaker: lang.New(in), vocabulary: &p.Settings.Vocabulary}
}

// said are messages in the language of the words.
func (w words) said(messages []diag.Message) []string {
	texts := make([]string, len(messages))
	for i, m := range messages {
		texts[i] = m.In(w.Translate)
	}
	return texts
}

// term is what a word of a vocabulary is called, see [lang.Speaker.Term]. A
// code that the vocabulary lacks is shown as it is.
func (w words) term(kind naming, code string, find func(string) (profiles.Entry, bool)) string {
	if w.memory != nil {
		return w.memory.name(kind, code, func() string { return w.lookUp(kind, code, find) })
	}
	return w.lookUp(kind, code, find)
}

func (w words) lookUp(kind naming, code string, find func(string) (profiles.Entry, bool)) string {
	entry, ok := find(code)
	if !ok {
		return code
	}
	return w.Term(terms[kind], code, entry.Label)
}

func (w words) goal(code string) string { return w.term(goalNaming, code, w.vocabulary.Goal) }
func (w words) condition(code string) string {
	return w.term(conditionNaming, code, w.vocabulary.Condition)
}
func (w words) cause(code string) string { return w.term(causeNaming, code, w.vocabulary.Cause) }
func (w words) interest(code string) string {
	return w.term(interestNaming, code, w.vocabulary.Interest)
}
func (w words) gender(code string) string { return w.term(genderNaming, code, w.vocabulary.Gender) }

// category is the broad kind of a condition, in words.
func (w words) category(condition string) string {
	if entry, ok := w.vocabulary.Condition(condition); ok && entry.Category != "" {
		return w.term(categoryNaming, entry.Category, w.vocabulary.Category)
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
func (w words) occupation(code string) string {
	if w.memory == nil {
		return occupation(code)
	}
	return w.memory.name(occupationNaming, code, func() string { return occupation(code) })
}

func occupation(code string) string {
	system, digits, ok := strings.Cut(code, ":")
	if !ok {
		return code
	}
	return strings.ToUpper(system) + " " + digits
}

func (w words) language(tag string) string {
	if w.memory == nil {
		return languageName(w.Speaker, tag)
	}
	return w.memory.name(languageNaming, tag, func() string { return languageName(w.Speaker, tag) })
}

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
		return say.Respelled(name)
	}
	return tag
}

// collator sorts names as people who read the language look them up.
func (w words) collator() *collate.Collator { return collate.New(language.MustParse(w.Code)) }
