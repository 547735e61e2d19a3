package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"mentormatch/internal/lang"
	"strconv"
	"strings"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// allCodes reads the codes from the source: a new one without a sentence
// fails the tests.
func allCodes(t *testing.T) []scoring.Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../scoring/reason.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []scoring.Code
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Code" {
			for _, value := range spec.Values {
				s, err := strconv.Unquote(value.(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				codes = append(codes, scoring.Code(s))
			}
		}
		return true
	})
	return codes
}

func TestEveryCodeHasASentence(t *testing.T) {
	p := small().programme()
	codes := allCodes(t)
	if len(codes) < 30 {
		t.Fatalf("only %d codes found in the source", len(codes))
	}
	args := []scoring.Args{
		{Blank: scoring.BlankMentee, Side: scoring.MenteeSide},
		{
			Blank: scoring.BlankBoth, Side: scoring.MentorSide, Count: 1, Of: 1, Minutes: 45, Worst: 45, Kilometres: 1200, Limit: 30,
			Date: profiles.Date{Year: 2026, Month: 3, Day: 4}, Person: "ana", By: "R. Sen", Why: "told",
			Items: []scoring.Item{{What: "condition", Mentee: "stroke", Mentor: "stroke", Points: 10000}, {What: "gender", Mentee: "woman", Mentor: "woman", Unknown: true}},
		},
	}
	for _, in := range lang.Languages() {
		seen := make(map[string]scoring.Code)
		end := lang.New(in).Stop("")
		for _, code := range codes {
			for _, a := range args {
				got := Sentence(in, p, scoring.Reason{Code: code, Args: a}, 0, 0)
				switch {
				case strings.Contains(strings.ToLower(got), string(code)):
					t.Errorf("%s: %s has no sentence: %q", in.Code, code, got)
				case !strings.HasSuffix(got, end), strings.HasSuffix(got, end+end), in == lang.English && got[0] >= 'a' && got[0] <= 'z':
					t.Errorf("%s: %s is not a sentence: %q", in.Code, code, got)
				case strings.ContainsAny(got, "%{}"), strings.Contains(got, "  "), strings.Contains(got, "map["):
					t.Errorf("%s: %s is not for people: %q", in.Code, code, got)
				}
				if other, taken := seen[got]; taken && other != code {
					t.Errorf("%s: %s and %s say the same: %q", in.Code, code, other, got)
				}
				seen[got] = code
			}
		}
	}
	for code := range phrases {
		if _, known := find(codes, code); !known {
			t.Errorf("a sentence for %s, which no reason has", code)
		}
	}
}

func find(codes []scoring.Code, code scoring.Code) (int, bool) {
	for i, c := range codes {
		if c == code {
			return i, true
		}
	}
	return 0, false
}

func TestEveryRuleHasAName(t *testing.T) {
	for _, rule := range scoring.Rules {
		if !lang.New(lang.English).Has("rulename." + string(rule)) {
			t.Errorf("the rule %s has no name", rule)
		}
	}
}

func TestSentences(t *testing.T) {
	p := small().programme()
	p.Settings.Vocabulary.Causes = append(p.Settings.Vocabulary.Causes,
		profiles.Entry{Code: "traffic-accident", Label: "traffic accident"}, profiles.Entry{Code: "work-accident", Label: "accident at work"})
	item := func(what, mentee, mentor string, points int) scoring.Item {
		return scoring.Item{What: what, Mentee: mentee, Mentor: mentor, Points: points}
	}
	cases := []struct {
		why  string
		code scoring.Code
		args scoring.Args
		want string
	}{
		{"an undated entry says so", scoring.DisabilityCompared,
			scoring.Args{Count: 1, Of: 1, Items: []scoring.Item{{What: "cause", Mentee: "accident", Mentor: "accident", Points: 5000, Unknown: true}}},
			"The mentor's lived experience covers 1 of 1 aspect of the mentee's, in part only: accident (since when is not known)."},
		{"a near cause", scoring.DisabilityCompared,
			scoring.Args{Count: 1, Of: 1, Items: []scoring.Item{item("cause", "work-accident", "traffic-accident", 6000)}},
			"The mentor's lived experience covers 1 of 1 aspect of the mentee's, in part only: accident at work (through traffic accident)."},
		{"of the mentor's nothing but the cause is named", scoring.DisabilityCompared,
			scoring.Args{Count: 1, Of: 1, Items: []scoring.Item{item("condition", "stroke", "work-accident", 2500)}},
			"The mentor's lived experience covers 1 of 1 aspect of the mentee's, in part only: stroke (through accident at work)."},
		{"what is not listed lacks no date", scoring.DisabilityCompared,
			scoring.Args{Count: 1, Of: 1, Items: []scoring.Item{{What: "condition", Mentee: "other-condition", Mentor: "other-condition", Points: 5000, Unknown: true}}},
			"The mentor's lived experience covers 1 of 1 aspect of the mentee's, in part only: other-condition."},
		{"what is near is not told as the same", scoring.DisabilityCompared,
			scoring.Args{Count: 3, Of: 4, Items: []scoring.Item{
				item("condition", "stroke", "stroke", 10000), item("function", "b730", "b7", 5000), item("condition", "depression", "anxiety", 3000), item("condition", "epilepsy", "", 0)}},
			"The mentor's lived experience covers 1 of 4 aspects of the mentee's, and 2 more in part: stroke; " +
				"in part: b730 (movement-related functions, through b7); depression (through anxiety); but not: epilepsy."},
		{"the work aimed at, done before", scoring.OccupationCompared,
			scoring.Args{Items: []scoring.Item{item("target", "isco:4311", "isco:4311", 8000)}},
			"The work aimed at is what the mentor has done before (ISCO 4311)."},
		{"nothing covered", scoring.DisabilityCompared,
			scoring.Args{Of: 1, Items: []scoring.Item{item("condition", "stroke", "", 0)}},
			"The mentor's lived experience covers 0 of 1 aspect of the mentee's; but not: stroke."},
		{"a mentor who has not returned", scoring.OccupationCompared,
			scoring.Args{Items: []scoring.Item{item("background", "isco:7231", "isco:2512", 0), {What: "target", Points: 5000}, item("returned", "", "", 0)}},
			"Earlier work differs (ISCO 7231 and ISCO 2512); the work aimed at: the mentee names none; the mentor has not returned to work."},
		{"SOC codes", scoring.OccupationCompared,
			scoring.Args{Items: []scoring.Item{item("target", "soc:15-1252", "soc:15-1299", 2500), {What: "returned", Unknown: true, Points: 5000}, {What: "background", Unknown: true}, item("background", "isco:1", "", 0)}},
			"The work aimed at is distantly related (SOC 15-1252 and SOC 15-1299); whether the mentor has returned to work is not known; earlier work cannot be compared; earlier work: the mentor names none."},
		{"the worst week is as good as the others", scoring.AvailabilityJoint,
			scoring.Args{Count: 1, Of: 1, Minutes: 45, Worst: 45}, "A meeting fits in 1 of 1 week; 45 min in common a week on average."},
		{"a meeting every two weeks", scoring.AvailabilityJoint,
			scoring.Args{Count: 5, Of: 6, Minutes: 150, Worst: 0, Every: profiles.EveryTwoWeeks},
			"A meeting fits in 5 of 6 two-week periods; 2 h 30 min in common in two weeks on average, 0 min in the worst two weeks."},
		{"a month is four weeks", scoring.RuleTime, scoring.Args{Minutes: 60, Of: 3, Every: profiles.EveryMonth},
			"No four-week period of the term has 1 h that both are free."},
		{"the mentor's wish is in the mentor's column", scoring.WishMet,
			scoring.Args{Side: scoring.MentorSide, Count: 2, Of: 3, Items: []scoring.Item{item("language", "", "ins", 0), item("person", "ana", "ana", 0)}},
			"Wishes of the mentor met, 2 of 3: Indian Sign Language and ana."},
		{"full by approvals", scoring.RuleFull, scoring.Args{Count: 2, Of: 2}, "Approved pairs take 2 of the mentor's 2 places."},
		{"capacity 0", scoring.RuleFull, scoring.Args{}, "The mentor takes nobody at present."},
		{"both tags are one", scoring.RuleConflict, scoring.Args{Items: []scoring.Item{item("tag", "employer:acme", "employer:acme", 0)}},
			"They have a conflict of interest: both have employer:acme."},
		{"a requirement of the mentor's", scoring.RuleRequire, scoring.Args{Side: scoring.MentorSide, Items: []scoring.Item{item("gender", "man", "woman", 0)}},
			"The mentor requires what the mentee is not: woman."},
		{"thousands apart", scoring.RuleDistance, scoring.Args{Kilometres: 12345, Limit: 30}, "They live 12,345 km apart and travel 30 km together at most."},
		{"the words of a decision are not for files", scoring.RuleForbid, scoring.Args{By: "R. Sen", Date: profiles.Date{Year: 2026, Month: 3, Day: 4}, Why: "secret"},
			"The pair was forbidden by R. Sen on 4 March 2026."},
		{"control characters of people's ids", scoring.RuleForbid, scoring.Args{By: "R.\x1b[31m Sen", Date: profiles.Date{Year: 2026, Month: 3, Day: 4}}, "The pair was forbidden by R.[31m Sen on 4 March 2026."},
	}
	for _, c := range cases {
		if got := Sentence(lang.English, p, scoring.Reason{Code: c.code, Args: c.args}, 0, 0); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestLanguageNames(t *testing.T) {
	for tag, want := range map[string]string{
		"bn": "Bengali", "ur": "Urdu", "mr": "Marathi", "pks": "Pakistan Sign Language", "ase": "American Sign Language",
		"en-GB": "British English", "xx-nobody": "xx-nobody",
	} {
		if got := languageName(lang.New(lang.English), tag); got != want {
			t.Errorf("languageName(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestBelowTheMinimum(t *testing.T) {
	run := small()
	for _, c := range []struct {
		allowed []matcher.Allowed
		want    string
	}{
		{nil, "No allowed mentor reaches the minimum of 25.00."},
		{[]matcher.Allowed{{Mentor: 1, Points: 1600}}, "1 mentor is allowed, and does not reach the minimum of 25.00: eli with 16.00."},
		{[]matcher.Allowed{{Mentor: 1, Points: 1600}, {Mentor: 0, Points: 900}}, "2 mentors are allowed, but none reaches the minimum of 25.00; the best is eli with 16.00."},
	} {
		if got := run.whyUnmatched(&matcher.Unmatched{Cause: matcher.BelowMinimum, Allowed: c.allowed}); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}
