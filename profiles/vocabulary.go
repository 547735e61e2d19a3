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
	Broader  string // Conditions: the code of the broader condition; "" at the top
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
	v := Vocabulary{
		Goals:      entries(goalTerms),
		Causes:     entries(causeTerms),
		Genders:    entries(genderTerms),
		Categories: entries(categoryTerms),
		Interests:  entries(interestTerms),
	}
	category := ""
	for line := range strings.Lines(conditionTerms) {
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
			v.Conditions = append(v.Conditions, e)
		}
	}
	sortEntries(v.Conditions)
	return v
}

// entries reads a table of terms: code | label.
func entries(table string) []Entry {
	var list []Entry
	for line := range strings.Lines(table) {
		if code, label, ok := strings.Cut(strings.TrimSpace(line), " | "); ok {
			list = append(list, Entry{Code: code, Label: label})
		}
	}
	sortEntries(list)
	return list
}
