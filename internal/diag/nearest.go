package diag

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest finds the known word that a mistyped word most likely meant, and
// reports whether there is one near enough to suggest. Case does not count,
// and a space, a hyphen and an underscore are the same.
//
// A word of up to four characters may differ by one edit (a character added,
// taken out or changed, or two neighbours swapped), of up to eight by two, a
// longer one by three; and never by as much as its own length. Of equally near words the first in
// known is taken. The time is the number of words times the product of their
// lengths, and words whose lengths differ too much cost nothing.
func Nearest(word string, known []string) (string, bool) {
	word = plain(word)
	length := utf8.RuneCountInString(word)
	if length == 0 || length > longestWord {
		return "", false
	}
	allowed := 3
	switch {
	case length <= 4:
		allowed = 1
	case length <= 8:
		allowed = 2
	}
	best, found := "", false
	for _, k := range known {
		folded := plain(k)
		difference := utf8.RuneCountInString(folded) - length
		if difference > allowed || -difference > allowed {
			continue
		}
		if d := distance(word, folded); d <= allowed && d < length {
			best, found, allowed = k, true, d-1
			if d == 0 {
				break
			}
		}
	}
	return best, found
}

// distance is the Levenshtein distance, but 1 for words that differ in the
// order of two neighbours.
func distance(a, b string) int {
	d := levenshtein.ComputeDistance(a, b)
	if d == 2 && swapped([]rune(a), []rune(b)) {
		return 1
	}
	return d
}

// swapped reports whether two neighbours of a, swapped, give b.
func swapped(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}

// longestWord keeps a pasted paragraph from being compared with every word.
const longestWord = 100

var hyphens = strings.NewReplacer("_", "-", " ", "-")

func plain(s string) string {
	if len(s) > 4*longestWord {
		return s
	}
	return hyphens.Replace(strings.ToLower(s))
}

// Suggest is the hint for a word that is not in a closed set: the member it
// most likely meant, or else those that begin with it, or else all members when they are few, or else where to
// find them.
func Suggest(word string, known []string, elsewhere Message) Message {
	if near, ok := Nearest(word, known); ok {
		return DidYouMean(near)
	}
	if longer := startingWith(word, known); len(longer) > 0 {
		return oneOf(longer)
	}
	if len(known) > 0 && (len(known) <= fewMembers || elsewhere == "") {
		return Say("known here: {words}", "words", known)
	}
	return elsewhere
}

// DidYouMean is the hint that somebody may have meant a word.
func DidYouMean(word string) Message { return Say(`did you mean "{word}"?`, "word", word) }

// oneOf is the hint that somebody may have meant one of up to three words.
func oneOf(words []string) Message {
	switch len(words) {
	case 1:
		return DidYouMean(words[0])
	case 2:
		return Say(`did you mean "{word}" or "{other}"?`, "word", words[0], "other", words[1])
	}
	return Say(`did you mean "{word}" or "{other}" or "{third}"?`, "word", words[0], "other", words[1], "third", words[2])
}

// startingWith are the members that begin with a word, the shortest three: deaf
// can be deafness or deafblindness. A word of fewer than four characters says
// too little.
func startingWith(word string, known []string) (longer []string) {
	word = plain(word)
	if utf8.RuneCountInString(word) < 4 {
		return nil
	}
	for _, k := range known {
		if strings.HasPrefix(plain(k), word) {
			longer = append(longer, k)
		}
	}
	slices.SortStableFunc(longer, func(a, b string) int { return len(a) - len(b) })
	return longer[:min(len(longer), 3)]
}

// fewMembers is how many members fit on two lines of a terminal.
const fewMembers = 16
