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

// banglaWord finds the words of a text, and banglaStop a full stop of English behind one.
var (
	banglaWord = regexp.MustCompile(`[\x{0980}-\x{09E5}\x{09F0}-\x{09FE}]+`)
	banglaStop = regexp.MustCompile(`[\x{0980}-\x{09E5}]{3,}\.(\s|$)`)
	// Digits beside a classifier are read, and not typed.
	latinCount = regexp.MustCompile(`[0-9](টি|টা| জন)`)
	// A person is spoken of in the polite form.
	impolite = regexp.MustCompile(`(মেন্টি|মেন্টর|কাউন্সেলর|মানুষটি|তিনি|যিনি|তাঁরা|যাঁরা|আপনি) (করে|চায়|পায়|থাকে|বলে|করেছে|পেয়েছে|করবে|আছে|যায়|নেয়)($|[^\x{0980}-\x{09FF}])|(কেউ|মানুষটি|যিনি|তিনি|মেন্টি|মেন্টর)( [^ ।;]+)? (দেয়নি|চায়নি|পায়নি|নেয়নি|জানায়নি|করেনি|বলেনি)`)
	// Of a mentor the places are full, and never the person.
	complete = regexp.MustCompile(`পূর্ণ মেন্টর|মেন্টর(রা)? পূর্ণ|(কিন্তু|থেকেই) পূর্ণ($|[^\x{0980}-\x{09FF}])`)
	// The classifier of people stands apart behind a number in digits, and is joined to a word.
	apart = regexp.MustCompile(`(এক|যত|কত|তত|প্রত্যেক) জন`)
)

// notBengali are the second of two words or spellings for one thing, words of
// the literary language of old, and those that demean, with what is written instead.
var notBengali = map[string]string{
	"এখনও": "এখনো", "কখনও": "কখনো", "ভিতরে": "ভেতরে", "উপরে": "ওপরে", "উপর": "ওপর", "জিজ্ঞাসা": "জিজ্ঞেস", "হত": "হতো", "উদ্ধৃতিচিহ্ন": "উদ্ধৃতি চিহ্ন",
	"ফর্ম": "ফরম", "স্ট্যান্ডার্ড": "প্রমিত", "গ্রুপ": "গোষ্ঠী", "বৈঠক": "সাক্ষাৎ", "টীকা": "নোট", "কর্মসূচী": "কর্মসূচি", "সরকারী": "সরকারি", "চাকরী": "চাকরি",
	"কাউন্সিলর": "কাউন্সেলর", "মেন্টী": "মেন্টি", "মেণ্টর": "মেন্টর", "পূর্ণসংখা": "পূর্ণসংখ্যা", "প্রতিবন্ধি": "প্রতিবন্ধী", "প্রতিবন্ধীতা": "প্রতিবন্ধিতা",
	"সাথে": "সঙ্গে", "সহিত": "সঙ্গে", "ইহা": "এটি", "তাহা": "তা", "যাহা": "যা", "করিয়া": "করে", "হইবে": "হবে", "হইতে": "থেকে", "নাই": "নেই",
	"পঙ্গু": "চলাফেরায় অসুবিধা", "বিকলাঙ্গ": "প্রতিবন্ধী ব্যক্তি", "বোবা": "কথা বলতে অসুবিধা", "খোঁড়া": "চলাফেরায় অসুবিধা", "তোতলামি": "কথা আটকে যাওয়া", "পাগল": "মানসিক স্বাস্থ্য",
	"কিসে": "কীসে", "কিসের": "কীসের", "রোববার": "রবিবার",
	"জুটিহীন": "জুটি হয়নি", "নড়বড়ে": "ভঙ্গুর",
}

// Bengali is written by the rules of spelling of the Bangla Academy, one way
// for each word, and speaks of people politely.
func TestBengaliIsWrittenInBengali(t *testing.T) {
	texts := textsIn(t, Bengali)
	if len(texts) < 2500 {
		t.Fatalf("%d texts found: this test looks in the wrong place", len(texts))
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		wrong := func(format string, about ...any) {
			t.Errorf("%s: %q has %s", name, text, fmt.Sprintf(format, about...))
		}
		for mark, instead := range map[string]string{
			" ।": "a space before a danda", " ,": "a space before a comma", " ?": "a space before a question mark",
			"গুলি": "the ending গুলি; write গুলো", "«": "quotation marks of another language",
		} {
			if strings.Contains(text, mark) {
				wrong("%s", instead)
			}
		}
		if !norm.NFC.IsNormalString(text) {
			wrong("a letter and its mark apart, want %q", norm.NFC.String(text))
		}
		for what, found := range map[string]string{
			"a full stop; write a danda": banglaStop.FindString(text), "digits of English that are read": latinCount.FindString(text), "a person in the familiar form": impolite.FindString(text),
			"a mentor who is full; the places are": complete.FindString(text), "a classifier of people apart from its word": apart.FindString(text),
		} {
			if found != "" {
				wrong("%s: %q", what, found)
			}
		}
		for _, word := range banglaWord.FindAllString(text, -1) {
			if instead := notBengali[word]; instead != "" {
				wrong("%s; write %s", word, instead)
			}
			if strings.HasSuffix(word, "কোনো") && word != "কোনো" && word != "যেকোনো" {
				wrong("two words that ran into one: %s", word)
			}
		}
	}
}
