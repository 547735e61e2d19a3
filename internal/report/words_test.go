package report

import (
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// Every word of the program's own vocabulary has a translation into each
// language, and the English of the catalogue is what the vocabulary says.
func TestTheVocabularyIsTranslated(t *testing.T) {
	v, english := profiles.DefaultVocabulary(), lang.New(lang.English)
	for kind, entries := range map[string][]profiles.Entry{
		"goal": v.Goals, "condition": v.Conditions, "cause": v.Causes, "gender": v.Genders, "category": v.Categories, "interest": v.Interests,
	} {
		for _, e := range entries {
			id := "term." + kind + "." + e.Code
			if !english.Has(id) || english.Say(id) != e.Label {
				t.Errorf("the catalogue says %q for %s, the vocabulary %q", english.Say(id), id, e.Label)
			}
		}
		if n := len(english.IDs("term." + kind + ".")); n != len(entries) {
			t.Errorf("%d translations of a %s, for %d words", n, kind, len(entries))
		}
	}
}

// A programme's own label wins over the translation of the word it renames.
func TestAProgrammesOwnWords(t *testing.T) {
	p := small().programme()
	p.Settings.Vocabulary = profiles.DefaultVocabulary()
	for i := range p.Settings.Vocabulary.Goals {
		if g := &p.Settings.Vocabulary.Goals[i]; g.Code == "skills" {
			g.Label = "hunar"
		}
	}
	w := wordsOf(lang.Urdu, p)
	for code, want := range map[string]string{
		"confidence": "اعتماد بڑھانا", "skills": "hunar", "flying": "flying",
	} {
		if got := w.goal(code); got != want {
			t.Errorf("%s is called %q, want %q", code, got, want)
		}
	}
	if got := wordsOf(lang.English, p).goal("confidence"); got != "building confidence" {
		t.Error(got)
	}
}
