package lang

import (
	"strings"

	"golang.org/x/text/language"
)

// A Language is one that the program speaks.
type Language struct {
	Code        string // BCP 47, and --lang
	Name        string // in the language itself
	RightToLeft bool
}

// The languages that the program speaks.
var (
	English = Language{Code: "en", Name: "English"}
	Urdu    = Language{Code: "ur", Name: "اردو", RightToLeft: true}
	Bengali = Language{Code: "bn", Name: "বাংলা"}
	Marathi = Language{Code: "mr", Name: "मराठी"}
)

const numLanguages = 4

// Languages are all of them, in the order in which they are offered.
func Languages() []Language { return []Language{English, Urdu, Bengali, Marathi} }

// Direction is "rtl" or "ltr", as HTML wants it.
func (l Language) Direction() string {
	if l.RightToLeft {
		return "rtl"
	}
	return "ltr"
}

// Named finds the language that a tag asks for, by its base: ur-PK is Urdu.
func Named(tag string) (Language, bool) {
	tag, _, _ = strings.Cut(tag, ".")
	tag, _, _ = strings.Cut(tag, "@")
	parsed, err := language.Parse(strings.TrimSpace(tag))
	if err != nil {
		return Language{}, false
	}
	base, confidence := parsed.Base()
	if confidence == language.No {
		return Language{}, false
	}
	for _, l := range Languages() {
		if base.String() == l.Code {
			return l, true
		}
	}
	return Language{}, false
}

// Preferred is the first of the wanted tags that the program speaks, as the
// environment gives them (bn_BD.UTF-8) or the system (ur-PK); else English.
func Preferred(wanted ...string) Language {
	for _, tag := range wanted {
		if l, ok := Named(tag); ok {
			return l
		}
	}
	return English
}
