package profiles

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The counts are those that the classifications publish of themselves.
func TestStructureOfCodes(t *testing.T) {
	count := map[int]int{}
	for code := range iscoCodes() {
		count[len(code)]++
	}
	if got, want := fmt.Sprint(count[1], count[2], count[3], count[4]), "10 43 130 436"; got != want {
		t.Errorf("ISCO-08 has %s groups a level, want %s", got, want)
	}
	minor := 0
	for _, starts := range socMinor() {
		minor += len(starts)
	}
	if len(socMinor()) != 23 || minor != 98 {
		t.Errorf("the SOC 2018 has %d major and %d minor groups, want 23 and 98", len(socMinor()), minor)
	}
	if n := len(ICFChapters()); n != 8+8+9+5 {
		t.Errorf("the ICF has %d chapters, want 8+8+9+5", n)
	}
}

// Every label is there in each of its languages, in its script.
func TestLabels(t *testing.T) {
	scripts := map[string]*unicode.RangeTable{"en": unicode.Latin, "ur": unicode.Arabic, "bn": unicode.Bengali, "mr": unicode.Devanagari}
	check := func(table map[string]Labels, codes []string, languages []string) {
		t.Helper()
		if len(table) != len(codes) {
			t.Errorf("%d codes have labels, want %d", len(table), len(codes))
		}
		for _, language := range languages {
			seen := map[string]string{}
			for _, code := range codes {
				label := table[code][language]
				if label == "" || label != strings.TrimSpace(label) {
					t.Errorf("%s has the label %q in %s", code, label, language)
				}
				if other := seen[label]; other != "" && len(code) == len(other) {
					t.Errorf("%s: %s and %s are both called %q", language, code, other, label)
				}
				seen[label] = code
				for _, r := range label {
					if unicode.IsLetter(r) && !unicode.Is(scripts[language], r) {
						t.Errorf("%s, %s: %q has the letter %q of another script", code, language, label, r)
					}
				}
			}
		}
	}
	var groups []string
	for code := range iscoCodes() {
		if len(code) <= 2 {
			groups = append(groups, code)
		}
	}
	check(iscoLabels(), groups, labelLanguages)
	check(icfLabels(), ICFChapters(), labelLanguages)
	var major []string
	for code := range socMinor() {
		major = append(major, code)
	}
	check(socLabels(), major, []string{"en"})
	if got, ok := ICFLabel("b7302", "fr"); got != "movement-related functions" || !ok {
		t.Errorf("%q: a language without labels falls back on English", got)
	}
	if got, ok := ICFLabel("b", "en"); got != "" || ok {
		t.Errorf("%q for what is no chapter", got)
	}
}

func TestParseOccupation(t *testing.T) {
	for _, test := range []struct{ code, want, hint, reason string }{
		{"isco:7231", "level 4 below isco:723 isco:72 isco:7", "", "a unit group"},
		{"isco:0", "level 1 below ", "", "a major group"},
		{"isco:0110", "level 4 below isco:011 isco:01 isco:0", "", "the armed forces have a zero in front"},
		{"soc:15-1252", "level 4 below soc:15-1250 soc:15-1200 soc:15-0000", "", "a detailed occupation"},
		{"soc:15-1252.00", "level 4 below soc:15-1250 soc:15-1200 soc:15-0000", "", "O*NET's .00 is the SOC's own"},
		{"soc:15-1299.08", "level 5 below soc:15-1299 soc:15-1290 soc:15-1200 soc:15-0000", "", "O*NET's fifth level"},
		{"soc:51-5110", "level 3 below soc:51-5100 soc:51-0000", "", "a broad occupation in a minor group of two digits"},
		{"soc:11-0000", "level 1 below ", "", "a major group"},
		{"soc:11-2000", "level 2 below soc:11-0000", "", "a minor group"},
		{"isco:7299", "ISCO-08 has no such group", "below 72 it has 721, 722, 723", "no such minor group"},
		{"isco:7239", "ISCO-08 has no such group", "below 723 it has 7231, 7232, 7233, 7234", "no such unit group"},
		{"isco:99", "ISCO-08 has no such group", "below 9 it has 91,", "no such sub-major group"},
		{"isco:72311", "not the code of an occupation", "1 to 4 digits", "five digits are of a national classification"},
		{"soc:12-1252", "the SOC 2018 has no such group", "no group begins with 12", "no such major group"},
		{"soc:15-1132", "the SOC 2018 has no such group", "15-12, 15-2; a code of the SOC 2010", "a code of 2010"},
		{"soc:151252", "not the code of an occupation", "soc:15-1252", "no hyphen"},
		{"soc:15-1252.0", "not the code of an occupation", "soc:15-1252", "one digit behind the point"},
		{"ISCO:7231", "unknown system of occupations", "write isco:7231", "capitals"},
		{"esco:1", "unknown system of occupations", "write isco:", "no such system"},
		{"7231", "not the code of an occupation", "write isco:", "which system?"},
		{"isco: 7231", "not the code of an occupation", "write isco:", "a space"},
	} {
		o, err := ParseOccupation(test.code)
		got, hint := "", ""
		if err != nil {
			got, hint = err.Error(), err.(*CodeError).Hint()
		} else {
			var broader []string
			for _, b := range o.Broader() {
				if _, err := ParseOccupation(b.String()); err != nil {
					t.Errorf("%s is below %s, which cannot be: %v", o, b, err)
				}
				broader = append(broader, b.String())
			}
			got = fmt.Sprintf("level %d below %s", o.Level(), strings.Join(broader, " "))
		}
		if got != test.want || !strings.Contains(hint, test.hint) {
			t.Errorf("%s: got %q, hint %q; want %q, %q: %s", test.code, got, hint, test.want, test.hint, test.reason)
		}
	}
	if got := ICFBroader("b73021"); !slices.Equal(got, []string{"b7302", "b730", "b7"}) {
		t.Errorf("above b73021 are %v", got)
	}
}
