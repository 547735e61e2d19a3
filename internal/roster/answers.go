package roster

import "strings"

// Answers that forms offer in every programme, in the languages of the
// project. They are folded.
var (
	yesWords = set("yes", "y", "true", "yes please", "✓", "✔", "x", "ہاں", "جی ہاں", "জি", "হ্যাঁ", "হ্যা", "होय", "हो", "हाँ")
	noWords  = set("no", "n", "false", "نہیں", "جی نہیں", "না", "नाही", "नहीं")
	// noneOfThese are answers that there is nothing.
	noneOfThese = set("none", "none of these", "none of the above", "nothing", "کوئی نہیں", "ان میں سے کوئی نہیں",
		"কোনোটি নয়", "এর কোনোটি নয়", "এগুলোর কোনোটি নয়", "काहीही नाही", "यापैकी काहीही नाही", "यांपैकी काहीही नाही", "यापैकी कोणतेही नाही", "यांपैकी कोणतेही नाही")
	// refusals are answers by which a person gives none.
	refusals = set("prefer not to say", "i prefer not to say", "prefer not to answer", "rather not say", "would rather not say",
		"not stated", "no answer", "n/a", "na", "-", "—",
		"بتانا نہیں چاہتا", "بتانا نہیں چاہتی", "ظاہر نہیں کرنا چاہتا", "جواب نہیں دینا چاہتا",
		"বলতে চাই না", "জানাতে চাই না", "উত্তর দিতে চাই না",
		"सांगू इच्छित नाही", "सांगायचे नाही", "सांगायची इच्छा नाही", "उत्तर देऊ इच्छित नाही")
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[fold(w)] = true
	}
	return m
}

// yesOrNo reads an answer to a question of yes or no.
func yesOrNo(s string) (yes, ok bool) {
	s = strings.TrimRight(fold(s), ".!")
	return yesWords[s], yesWords[s] || noWords[s]
}
