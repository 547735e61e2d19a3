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
