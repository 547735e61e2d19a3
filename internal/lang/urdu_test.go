package lang

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// notUrdu are the letters, digits and marks of other languages in the same
// script, which look alike and are not found by who searches for the Urdu one,
// with what Urdu writes instead.
var notUrdu = map[rune]string{
	'\u064A': "ی (U+06CC) for the Arabic yeh", '\u0649': "ی (U+06CC) for the Arabic alef maksura",
	'\u0643': "ک (U+06A9) for the Arabic kaf", '\u0647': "ہ (U+06C1) for the Arabic heh",
	'\u0629': "ت or ہ for the Arabic teh marbuta", '\u06C0': "ۂ (U+06C2)", '\u06D5': "ہ (U+06C1)",
	'\u0640': "nothing for the line that stretches words",
}

// inEnglishPunctuation finds a mark of English behind an Urdu letter, where it
// ends a part of a sentence.
var inEnglishPunctuation = regexp.MustCompile(`[\x{0620}-\x{06D3}][,;?]|[\x{0620}-\x{06D3}]\.(\s|$)`)

// Urdu is written with the letters and marks of Urdu, composed, and with the
// digits 0 to 9, as the numbers that stand beside them.
func TestUrduIsWrittenInUrdu(t *testing.T) {
	texts := textsIn(t, Urdu)
	if len(texts) < 2500 {
		t.Fatalf("%d texts found: this test looks in the wrong place", len(texts))
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		for _, r := range text {
			instead, wrong := notUrdu[r]
			switch {
			case wrong:
			case r >= '\u0660' && r <= '\u0669', r >= '\u06F0' && r <= '\u06F9':
				instead = "the digits 0 to 9"
			case r >= '\uFB50' && r <= '\uFDFF', r >= '\uFE70' && r <= '\uFEFF':
				instead = "the letter itself for its shape in a place"
			default:
				continue
			}
			t.Errorf("%s: %q has %s; write %s", name, text, fmt.Sprintf("%U", r), instead)
		}
		if !norm.NFC.IsNormalString(text) {
			t.Errorf("%s: %q has a letter and its mark apart, want %q", name, text, norm.NFC.String(text))
		}
		if found := inEnglishPunctuation.FindString(text); found != "" {
			t.Errorf("%s: %q has %q; write ، ؛ ؟ or ۔", name, text, found)
		}
		if strings.Contains(text, "  ") && !strings.Contains(name, "load.long") && !strings.HasPrefix(text, "  ") {
			t.Errorf("%s: two spaces in %q", name, text)
		}
	}
}

// Names that CLDR gives are respelled; other languages keep theirs.
func TestRespelled(t *testing.T) {
	for _, tt := range []struct {
		of         Language
		word, want string
	}{
		{Urdu, "مرا\u0679\u0647ی", "مراٹھی"},
		{Urdu, "\u0643اما", "کاما"},
		{Bengali, "নেপালী", "নেপালি"},
		{Bengali, "পাঞ্জাবী (গুরুমুখি)", "পাঞ্জাবি (গুরুমুখি)"},
		{Bengali, "ভিয়েতনামী", "ভিয়েতনামি"},
		{Bengali, "ভিয়েতনামী", "ভিয়েতনামি"},
		{English, "\u0643", "\u0643"},
	} {
		if got := tt.of.Respelled(tt.word); got != tt.want {
			t.Errorf("%s: %+q is %+q, want %+q", tt.of.Code, tt.word, got, tt.want)
		}
	}
}
