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

// devanagari finds the words of a text.
var devanagari = regexp.MustCompile(`[\x{0900}-\x{0963}\x{0970}-\x{097F}]+`)

// notMarathi are words that are Hindi and look alike, spellings that the rules
// of Marathi do not have, and the second of two words or spellings for one
// thing, with what is written instead.
var notMarathi = map[string]string{
	"और": "आणि", "है": "आहे", "हैं": "आहेत", "नहीं": "नाही", "लेकिन": "पण", "परंतु": "पण", "किन्तु": "पण", "जैसे": "जसे", "केवल": "केवळ",
	"महत्व": "महत्त्व", "महत्वाचे": "महत्त्वाचे", "महत्वाचा": "महत्त्वाचा", "महत्वाची": "महत्त्वाची", "तज्ञ": "तज्ज्ञ", "हिशोब": "हिशेब",
	"इथं": "इथे", "येथे": "इथे", "कुठं": "कुठे", "कोठे": "कुठे", "जेथे": "जिथे", "तेथे": "तिथे", "मधला": "मधील", "मधली": "मधील", "मधले": "मधील", "मधल्या": "मधील",
	"फाईल": "फाइल", "प्रोफाईल": "प्रोफाइल", "ऑनलाईन": "ऑनलाइन", "प्रोग्रॅम": "प्रोग्राम", "मेंटर": "मेंटॉर", "मेन्टॉर": "मेंटॉर", "मार्गदर्शक": "मेंटॉर",
	"दिनांक": "तारीख", "दूरस्थ": "ऑनलाइन", "संकेतांक": "कोड", "अर्ज": "फॉर्म", "सारणी": "तक्ता", "प्रणाली": "पद्धत", "अध्याय": "प्रकरण",
	"अपंग": "अपंगत्व असलेली व्यक्ती", "बहिरेपणा": "कर्णबधिरत्व", "तोतरेपणा": "अडखळत बोलणे", "बुटकेपणा": "कमी उंची", "विकृती": "विकार",
}

// shortAtTheEnd are the words that may end in a short i or u: those that
// Marathi took over whole, and what is cut short.
var shortAtTheEnd = []string{"आणि", "गुरु", "शनि", "रवि", "लघु", "मि"}

// of finds a mentee or a mentor in the singular of somebody of no account, and
// the word in front. With a word such as each or no it is how one counts.
var of = regexp.MustCompile(`(\S*) ?(मेंटी|मेंटॉर)(ला|ने|चा|ची|चे|च्या|कडे|शी|सोबत)($|[^\x{0900}-\x{097F}])`)

var oneOfThem = []string{"एका", "प्रत्येक", "कोणत्याही", "एखाद्या", "{count}"}

// Marathi is written by its rules of spelling, with its own words and one for
// each thing, and speaks of mentees and mentors in the polite plural.
func TestMarathiIsWrittenInMarathi(t *testing.T) {
	texts := textsIn(t, Marathi)
	if len(texts) < 2500 {
		t.Fatalf("%d texts found: this test looks in the wrong place", len(texts))
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		wrong := func(format string, about ...any) {
			t.Errorf("%s: %q has %s", name, text, fmt.Sprintf(format, about...))
		}
		for mark, instead := range map[string]string{
			"\u0964": "a danda; write a full stop", "\u200D": "a joiner; the ra of ऱ्य is U+0931", "\u200C": "a non-joiner", "\u0907\u093E": "a wrong vowel",
			"\u0903:": "a colon behind a visarga, which looks like two",
			" ,":      "a space before a comma", " ;": "a space before a semicolon", " ?": "a space before a question mark",
		} {
			if strings.Contains(text, mark) {
				wrong("%s", instead)
			}
		}
		if !norm.NFC.IsNormalString(text) {
			wrong("a letter and its mark apart, want %q", norm.NFC.String(text))
		}
		if strings.Contains(text, "  ") && !strings.Contains(name, ".long") && !strings.HasPrefix(text, "  ") {
			wrong("two spaces")
		}
		for _, word := range devanagari.FindAllString(text, -1) {
			if instead := notMarathi[word]; instead != "" {
				wrong("%s; write %s", word, instead)
			}
			if strings.HasSuffix(word, "\u093F") || strings.HasSuffix(word, "\u0941") {
				if !slices.Contains(shortAtTheEnd, word) {
					wrong("%s, which ends in a short vowel", word)
				}
			}
		}
		for _, found := range of.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(oneOfThem, found[1]) {
				wrong("%s%s; write %s in the polite plural", found[2], found[3], found[2])
			}
		}
	}
}
