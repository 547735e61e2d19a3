package report

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"mentormatch/profiles"
)

// words turns codes into what people call them.
type words struct{ vocabulary *profiles.Vocabulary }

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
	return "another kind"
}

// occupation writes a code as people look it up: ISCO 7231, SOC 15-1252.
func occupation(code string) string {
	system, digits, ok := strings.Cut(code, ":")
	if !ok {
		return code
	}
	return strings.ToUpper(system) + " " + digits
}

// LanguageName is what a language is called in English, spoken or signed: a
// tag that nobody here knows is shown as it is.
func LanguageName(tag string) string { return languageName(tag) }

// languageName is what a language is called in English; a tag that nobody
// here knows is shown as it is.
func languageName(tag string) string {
	if name, ok := languageNames[strings.ToLower(tag)]; ok {
		return name
	}
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.English.Tags().Name(parsed); name != "" {
		return name
	}
	return tag
}

// languageNames are the sign languages, which golang.org/x/text does not
// name, by ISO 639-3 code; and Bengali, which it calls Bangla.
var languageNames = map[string]string{
	"bn":  "Bengali",
	"ase": "American Sign Language",
	"asf": "Auslan",
	"bfi": "British Sign Language",
	"bzs": "Brazilian Sign Language",
	"csl": "Chinese Sign Language",
	"dse": "Dutch Sign Language",
	"fsl": "French Sign Language",
	"gsg": "German Sign Language",
	"ils": "International Sign",
	"ins": "Indian Sign Language",
	"ise": "Italian Sign Language",
	"isg": "Irish Sign Language",
	"jsl": "Japanese Sign Language",
	"kvk": "Korean Sign Language",
	"nsp": "Nepalese Sign Language",
	"nzs": "New Zealand Sign Language",
	"pks": "Pakistan Sign Language",
	"psp": "Filipino Sign Language",
	"rsl": "Russian Sign Language",
	"sqs": "Sri Lankan Sign Language",
	"ssp": "Spanish Sign Language",
	"swl": "Swedish Sign Language",
	"tsm": "Turkish Sign Language",
}
