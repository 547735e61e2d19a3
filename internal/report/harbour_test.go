package report

import (
	"context"
	"mentormatch/internal/lang"
	"os"
	"strings"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// TestHarbourTellsNothing matches the sample programme with everybody
// sharing nothing, and looks for whatever its people have said about
// themselves: what the real scores hand over is what must not come through.
func TestHarbourTellsNothing(t *testing.T) {
	on := profiles.Date{Year: 2026, Month: 11, Day: 22}
	p, err := profiles.Load(os.DirFS("../../testdata/harbour"), profiles.LoadOptions{Name: "harbour", On: on})
	if err != nil {
		t.Fatal(err)
	}
	secrets := make(map[string]bool)
	say := wordsOf(lang.English, p)
	add := func(list []profiles.Experience) {
		for _, e := range list {
			for _, secret := range []string{e.Condition, say.condition(e.Condition), say.category(e.Condition), say.cause(e.Cause)} {
				secrets[strings.ToLower(secret)] = true
			}
			for _, f := range e.Functions {
				secrets[f.Code] = true
				secrets[say.icfChapter(f.Code)] = true
			}
		}
	}
	for i := range p.Mentees {
		p.Mentees[i].ShareDisability = profiles.ShareNone
		add(p.Mentees[i].Disability)
	}
	for j := range p.Mentors {
		p.Mentors[j].ShareDisability = profiles.ShareNone
		add(p.Mentors[j].LivedExperience)
	}
	delete(secrets, "")
	// Words that stand in places of their own: names of organisations, of
	// goals, of criteria and of rules.
	for _, partner := range p.Partners {
		for secret := range secrets {
			if strings.Contains(strings.ToLower(partner.Name+partner.Where+partner.Contact), secret) {
				delete(secrets, secret)
			}
		}
	}
	if len(secrets) < 20 {
		t.Fatalf("only %d secrets to look for", len(secrets))
	}
	scorer := scoring.New(p, on)
	result, err := matcher.Match(context.Background(), scorer, matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	run := &Run{Scorer: scorer, Result: result}
	if len(result.Matches)+len(result.Unmatched) != len(p.Mentees) {
		t.Errorf("%d matched + %d unmatched, of %d", len(result.Matches), len(result.Unmatched), len(p.Mentees))
	}
	files, screens := everyOutput(t, run)
	for _, outputs := range []map[string]string{files, screens} {
		for name, text := range outputs {
			text = strings.ToLower(text)
			for secret := range secrets {
				if containsWord(text, secret) {
					t.Errorf("%s tells %q", name, secret)
				}
			}
		}
	}
	// The proof and the record agree with what was matched.
	rec, err := ReadRecord(strings.NewReader(files["json"]))
	if err != nil {
		t.Fatal(err)
	}
	claim, err := rec.Claim()
	if err != nil {
		t.Fatal(err)
	}
	proved, err := matcher.Prove(context.Background(), scorer, claim)
	if err != nil {
		t.Fatal(err)
	}
	if found := Compare(rec, NewRecord(&Run{Scorer: scorer, Result: proved})); found != nil {
		t.Errorf("the proved record differs: %q", found)
	}
}

// containsWord reports whether a text holds a secret that is not a part of
// another word: "b210" is not in a hash.
func containsWord(text, secret string) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] >= '0' && text[i] <= '9' || text[i] >= 0x80)
	}
	for from := 0; ; {
		at := strings.Index(text[from:], secret)
		if at < 0 {
			return false
		}
		at += from
		if !letter(at-1) && !letter(at+len(secret)) {
			return true
		}
		from = at + 1
	}
}
