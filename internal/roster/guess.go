package roster

import (
	"slices"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// A guess is a term that an answer seems to be. Only a sure one, by the code,
// the label or a word that means the same, is used without being asked for.
type guess struct {
	term string
	sure bool
}

// guesser guesses at the terms of one field.
type guesser struct {
	exact map[string]string // folded word: term
	words []string          // for near misses, sorted
}

func newGuesser(field string, v *profiles.Vocabulary) *guesser {
	g := &guesser{exact: map[string]string{}}
	entries := map[string][]profiles.Entry{
		"goals": v.Goals, "supports": v.Goals, "disability": v.Conditions, "disability.cause": v.Causes, "gender": v.Genders, "interests": v.Interests,
	}[field]
	for _, e := range entries {
		g.add(e.Code, e.Code)
		g.add(e.Label, e.Code)
		g.add(strings.ReplaceAll(e.Code, "-", " "), e.Code)
	}
	for term, words := range sameWords[field] {
		g.add(term, term)
		for _, word := range alternatives(words) {
			g.add(word, term)
		}
	}
	slices.Sort(g.words)
	return g
}

func (g *guesser) add(word, term string) {
	if _, known := g.exact[fold(word)]; !known {
		g.exact[fold(word)] = term
		g.words = append(g.words, fold(word))
	}
}

// guess is what an answer seems to be.
func (g *guesser) guess(answer string) (guess, bool) {
	a := fold(answer)
	if term, ok := g.exact[a]; ok {
		return guess{term, true}, true
	}
	if near, ok := diag.Nearest(a, g.words); ok {
		return guess{g.exact[near], false}, true
	}
	// The term of which the answer has most words that say something.
	best, most := "", 0
	for _, word := range g.words {
		n := 0
		for part := range strings.FieldsSeq(word) {
			if len([]rune(part)) > 3 && !slices.Contains(emptyWords, part) && saysWord(a, part) {
				n += len(part)
			}
		}
		if n > most {
			best, most = g.exact[word], n
		}
	}
	return guess{best, false}, best != ""
}

// emptyWords are in many labels and tell none of them.
var emptyWords = []string{"with", "difficulty", "condition", "disease", "long-term", "getting", "finding", "going", "back", "from", "another", "kind", "that", "understanding", "building", "managing", "work", "caused", "language", "sign"}

// guessLanguage is guess for languages, which have names beside tags.
func (g *guesser) guessLanguage(answer string) (guess, bool) {
	if tag, ok := profiles.LanguageNamed(answer); ok {
		return guess{tag, true}, true
	}
	if got, ok := g.exact[fold(answer)]; ok {
		return guess{got, true}, true
	}
	if checkAnswer(profiles.RoleMentee, "languages: ["+quote(answer)+"]") == "" {
		return guess{answer, true}, true
	}
	for part := range strings.FieldsFuncSeq(answer, func(r rune) bool { return strings.ContainsRune(" ()/-,", r) }) {
		if tag, ok := profiles.LanguageNamed(part); ok {
			return guess{tag, false}, true
		}
	}
	return guess{}, false
}

// guessWindow guesses at words such as "weekday evenings".
func guessWindow(answer string) (guess, bool) {
	a := fold(answer)
	days := dayOfWeek(answer)
	if days == "" {
		switch {
		case saysWord(a, "weekday"), saysWord(a, "weekdays"):
			days = "Mon-Fri"
		case saysWord(a, "weekend"), saysWord(a, "weekends"):
			days = "Sat-Sun"
		default:
			return guess{}, false
		}
	}
	if stretch, _, ok := timeSaid(answer); ok {
		return guess{days + " " + stretch, false}, true
	}
	return guess{days + " 09:00-17:00", false}, true
}

// timeSaid is the stretch of the day that a text speaks of, and whether it
// says nothing else.
func timeSaid(text string) (stretch string, alone, ok bool) {
	t := fold(text)
	for _, time := range timesOfDay {
		for _, word := range alternatives(time.words) {
			if t == fold(word) {
				return time.stretch, true, true
			}
		}
	}
	for _, time := range timesOfDay {
		for _, word := range alternatives(time.words) {
			if len(word) > 2 && saysWord(t, word) {
				return time.stretch, false, true
			}
		}
	}
	return "", false, false
}
