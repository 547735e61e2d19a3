package sample_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mentormatch/internal/lang"
	"mentormatch/internal/sample"
)

var commentLine = regexp.MustCompile(`(?m)^ *#.*\n`)

// The comments alone are in another language: what the program reads is the
// same, and so is the YAML that a person may take over from a comment.
func TestCommentsAreTranslatedAlone(t *testing.T) {
	english := writeSmall(t, monday)
	for _, l := range lang.Languages()[1:] {
		dir := filepath.Join(t.TempDir(), "programme")
		if err := sample.WriteSmall(dir, monday, lang.New(l).Translate); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"programme.yaml", "mentees.yaml", "mentors.yaml", "decisions.yaml", "partners.yaml"} {
			want, have := string(read(t, english, name)), string(read(t, dir, name))
			if commentLine.ReplaceAllString(want, "") != commentLine.ReplaceAllString(have, "") {
				t.Errorf("%s: %s reads otherwise than in English", l.Code, name)
			}
			for line := range strings.Lines(want) {
				if strings.HasPrefix(line, "# waitlist: {") || strings.HasPrefix(line, "# ages: {") || strings.HasPrefix(line, "#   - {decision") {
					if !strings.Contains(have, line) {
						t.Errorf("%s: %s lacks the line %q", l.Code, name, line)
					}
				}
			}
		}
		if p := load(t, dir, monday); len(p.Mentees) != 4 || len(p.Mentors) != 3 {
			t.Errorf("%s: %d mentees and %d mentors, want 4 and 3", l.Code, len(p.Mentees), len(p.Mentors))
		}
	}
}

// A generated programme says in the reader's language that its people are
// invented; who they are is the same in every language.
func TestInventedProgrammeIsNamedInTheLanguage(t *testing.T) {
	made := func(l lang.Language) string {
		dir := filepath.Join(t.TempDir(), "programme")
		err := sample.Generate(t.Context(), dir, sample.Options{Mentees: 5, Mentors: 4, Seed: 3, Date: monday, Say: lang.New(l).Translate})
		if err != nil {
			t.Fatal(err)
		}
		return dir
	}
	english := made(lang.English)
	for _, l := range lang.Languages()[1:] {
		dir, say := made(l), lang.New(l)
		for _, name := range []string{"mentees.yaml", "mentors.yaml", "decisions.yaml"} {
			if string(read(t, dir, name)) != string(read(t, english, name)) {
				t.Errorf("%s: %s has other people than in English", l.Code, name)
			}
		}
		settings := string(read(t, dir, "programme.yaml"))
		for _, text := range []string{"# " + say.Translate("Invented people, made by chance:") + " mentormatch init", "name: " + say.Translate("Invented programme") + " 3\n"} {
			if !strings.Contains(settings, text) {
				t.Errorf("%s: no %q in\n%s", l.Code, text, settings)
			}
		}
		if strings.Contains(settings, "Invented") {
			t.Errorf("%s: English in\n%s", l.Code, settings)
		}
		if p := load(t, dir, monday); len(p.Mentees) != 5 {
			t.Errorf("%s: %d mentees are read", l.Code, len(p.Mentees))
		}
	}
}
