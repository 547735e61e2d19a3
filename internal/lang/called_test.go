package lang

import (
	"slices"
	"strings"
	"testing"
)

// An earlier word is one of a message that there is, is not what it says today,
// and is no word of today for something else of its kind.
func TestEarlierWordsMeanOneThing(t *testing.T) {
	if len(earlier()) == 0 {
		t.Fatal("no earlier words: this test looks in the wrong place")
	}
	for code, messages := range earlier() {
		entries := readCatalogue(t, code)
		for id, words := range messages {
			if len(entries[id]) != 1 || entries[id]["other"] == "" {
				t.Errorf("%s: %s is no message of one text", code, id)
			}
			kind := id[:strings.LastIndexByte(id, '.')+1]
			for _, word := range words {
				for other, forms := range entries {
					if strings.HasPrefix(other, kind) && (forms["other"] == word || other != id && slices.Contains(messages[other], word)) {
						t.Errorf("%s: %q was %s, and is said for %s", code, word, id, other)
					}
				}
			}
		}
	}
}

func TestCalled(t *testing.T) {
	say := New(Marathi)
	if got := say.Called("roster.column.goals"); !slices.Equal(got, []string{"ध्येये", "उद्दिष्टे"}) {
		t.Errorf("the column of goals is called %q", got)
	}
	if got := say.Called("roster.column.name"); len(got) != 1 {
		t.Errorf("the column of names is called %q, want one name", got)
	}
	if got := say.TermCalled("goal", "study", "studying or training"); !slices.Equal(got, []string{"शिक्षण किंवा प्रशिक्षण घेणे", "शिक्षण किंवा प्रशिक्षण"}) {
		t.Errorf("the goal of studying is called %q", got)
	}
	if got := say.TermCalled("goal", "study", "of our own"); !slices.Equal(got, []string{"of our own"}) {
		t.Errorf("a term that the programme renames is called %q", got)
	}
}
