package profiles

import (
	"cmp"
	"slices"
	"strings"
)

// A Vocabulary is the closed sets of terms that profiles may use: the
// program's own, and what programme.yaml adds. Each list is sorted by code.
type Vocabulary struct {
	Goals      []Entry
	Conditions []Entry
	Causes     []Entry
	Genders    []Entry
	Categories []Entry // the broad kinds of condition, all that ShareCategory tells
	Interests  []Entry // what people like to do
}

// An Entry is one term.
type Entry struct {
	Code     string // as profiles write it, such as "spinal-cord-injury"
	Label    string // as people read it, such as "spinal cord injury"
	Broader  string // Conditions and Causes: the code of the broader one; "" at the top
	Category string // Conditions: the code of its category
}

// Goal is the goal with a code.
func (v *Vocabulary) Goal(code string) (Entry, bool) { return find(v.Goals, code) }

// Condition is the condition with a code.
func (v *Vocabulary) Condition(code string) (Entry, bool) { return find(v.Conditions, code) }

// Cause is the cause with a code.
func (v *Vocabulary) Cause(code string) (Entry, bool) { return find(v.Causes, code) }

// Gender is the gender with a code.
func (v *Vocabulary) Gender(code string) (Entry, bool) { return find(v.Genders, code) }

// Category is the category of conditions with a code.
func (v *Vocabulary) Category(code string) (Entry, bool) { return find(v.Categories, code) }

// Interest is the interest with a code.
func (v *Vocabulary) Interest(code string) (Entry, bool) { return find(v.Interests, code) }

func find(entries []Entry, code string) (Entry, bool) {
	i, ok := slices.BinarySearchFunc(entries, code, func(e Entry, code string) int {
		return strings.Compare(e.Code, code)
	})
	if !ok {
		return Entry{}, false
	}
	return entries[i], true
}

// BroaderTerms are the codes above a term of a list that is sorted by code, the
// narrowest first: heart-attack has heart-disease and long-term-illness. There
// are none above a code that is not in the list. A list that goes in a circle,
// as none that Load has read does, ends where it would begin again.
func BroaderTerms(entries []Entry, code string) (above []string) {
	for e, ok := find(entries, code); ok && e.Broader != "" && e.Broader != code && !slices.Contains(above, e.Broader); {
		above = append(above, e.Broader)
		e, ok = find(entries, e.Broader)
	}
	return above
}

func codes(entries []Entry) []string {
	list := make([]string, len(entries))
	for i, e := range entries {
		list[i] = e.Code
	}
	return list
}

func sortEntries(entries []Entry) {
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Code, b.Code) })
}

// DefaultVocabulary is the program's own terms. The caller may change it.
func DefaultVocabulary() Vocabulary {
	return Vocabulary{
		Goals:      entries(goalTerms),
		Conditions: entries(conditionTerms),
		Causes:     entries(causeTerms),
		Genders:    entries(genderTerms),
		Categories: entries(categoryTerms),
		Interests:  entries(interestTerms),
	}
}

// entries reads a table of terms: see terms.go.
func entries(table string) []Entry {
	var list []Entry
	category := ""
	for line := range strings.Lines(table) {
		fields := strings.Split(strings.TrimSpace(line), " | ")
		switch {
		case fields[0] == "":
		case len(fields) == 1:
			category = strings.TrimSuffix(fields[0], ":")
		default:
			e := Entry{Code: fields[0], Label: fields[1], Category: category}
			if len(fields) == 3 {
				e.Broader = fields[2]
			}
			list = append(list, e)
		}
	}
	sortEntries(list)
	return list
}
