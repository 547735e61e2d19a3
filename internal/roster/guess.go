package roster

import (
	"maps"
	"slices"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/internal/lang"
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
	exact    map[string]string // folded word: term
	words    []string          // for near misses, sorted
	numbered bool              // its terms can have a number behind them
}

// guessedBy are the lists of words for fields that share them, or that have
// several; any other field has one of its own name, or none.
func guessedBy(field string) []string {
	top, below, _ := strings.Cut(field, ".")
	switch {
	case top == "matters" || top == "washington":
		return []string{top}
	case field == "offers_support":
		return []string{"support"}
	case top != "prefer" && top != "require":
		return []string{field}
	case below == "age", below == "interests":
		return []string{below + " wish"}
	case below == "gender":
		return []string{"gender", "gender wish"}
	case below == "languages":
		return []string{"languages"}
	}
	return nil
}

// hasTerms reports whether the answers of a field are terms to be guessed.
func hasTerms(field string) bool {
	for _, list := range guessedBy(field) {
		if len(sameWords[list]) > 0 || termGroups[list] != "" {
			return true
		}
	}
	return false
}

// termGroups are what the catalogue of languages calls the terms of a list.
var termGroups = map[string]string{
	"goals": "goal", "supports": "goal", "disability": "condition", "disability.cause": "cause", "gender": "gender", "interests": "interest",
}

func newGuesser(field string, v *profiles.Vocabulary) *guesser {
	g := &guesser{exact: map[string]string{}, numbered: field == "goals" || field == "supports"}
	for _, list := range guessedBy(field) {
		entries := map[string][]profiles.Entry{
			"goals": v.Goals, "supports": v.Goals, "disability": v.Conditions, "disability.cause": v.Causes, "gender": v.Genders, "interests": v.Interests,
		}[list]
		for _, e := range entries {
			g.add(e.Code, e.Code)
			g.add(e.Label, e.Code)
			g.add(strings.ReplaceAll(e.Code, "-", " "), e.Code)
			for _, language := range lang.Languages() {
				for _, name := range lang.New(language).TermCalled(termGroups[list], e.Code, e.Label) {
					g.add(name, e.Code)
				}
			}
		}
		for _, fixed := range fixedLists {
			if fixed.name != listOf(field) {
				continue
			}
			for _, code := range fixed.codes {
				g.add(code, code)
				for _, language := range lang.Languages() {
					for _, word := range fixedTerms(lang.New(language), fixed.name, code) {
						g.add(word, code)
					}
				}
			}
		}
		for _, term := range slices.Sorted(maps.Keys(sameWords[list])) {
			g.add(term, term)
			for _, word := range alternatives(sameWords[list][term]) {
				g.add(word, term)
			}
		}
	}
	slices.Sort(g.words)
	return g
}

func (g *guesser) add(word, term string) {
	word = alike(word)
	if _, known := g.exact[word]; !known {
		g.exact[word] = term
		g.words = append(g.words, word)
	}
}

// alike is fold for answers, which forms write with dashes of every length.
func alike(s string) string { return dashes.Replace(fold(s)) }

var dashes = strings.NewReplacer("\u2013", "-", "\u2014", "-", "\u2011", "-", "\u2019", "'")

// guess is what an answer seems to be.
func (g *guesser) guess(answer string) (guess, bool) {
	a := alike(answer)
	if term, ok := g.exact[a]; ok {
		return guess{term, true}, true
	}
	// A goal may have how much it matters behind it, as in a form.
	if at := strings.LastIndexByte(a, ' '); at > 0 && g.numbered {
		if term, ok := g.exact[a[:at]]; ok && strings.Trim(asciiDigits(a[at+1:]), "0123456789") == "" {
			return guess{term + " " + asciiDigits(a[at+1:]), true}, true
		}
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
var emptyWords = []string{"with", "condition", "disease", "long-term", "getting", "finding", "going", "back", "from", "another", "kind", "that", "understanding", "building", "managing", "work", "caused", "language", "sign", "important", "difficulty", "preference"}

// guessLanguage is guess for languages, which have names beside tags.
func (g *guesser) guessLanguage(answer string) (guess, bool) {
	if tag, ok := profiles.LanguageNamed(answer); ok {
		return guess{tag, true}, true
	}
	if got, ok := g.exact[alike(answer)]; ok {
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
