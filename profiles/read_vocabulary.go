package profiles

import (
	"regexp"
	"slices"
	"strings"

	"mentormatch/internal/diag"
)

var (
	vocabularyFields = []string{"goals", "conditions", "causes", "genders", "categories", "interests"}
	entryFields      = []string{"code", "label"}
	causeFields      = []string{"code", "label", "broader"}
	conditionFields  = []string{"code", "label", "broader", "category"}
	termCode         = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// readVocabulary adds a programme's own terms. Of a code that the program has
// already, what is given takes the place of the label, broader term and
// category that it had.
func (l *loader) readVocabulary(v value) {
	f, ok := v.fields(vocabularyFields, nil)
	if !ok {
		return
	}
	voc := l.vocabulary()
	for _, add := range []struct {
		name string
		list *[]Entry
	}{{"goals", &voc.Goals}, {"genders", &voc.Genders}, {"categories", &voc.Categories}, {"interests", &voc.Interests}} {
		if v, ok := f.get(add.name); ok {
			l.addTerms(v, entryFields, add.list)
		}
	}
	if v, ok := f.get("causes"); ok {
		l.addKinds(v, causeFields, &voc.Causes, "unknown-cause", "unknown cause")
	}
	if v, ok := f.get("conditions"); ok {
		categorise(l.addKinds(v, conditionFields, &voc.Conditions, "unknown-condition", "unknown condition"), voc)
	}
}

// An addition is a term from programme.yaml, and where it stands.
type addition struct {
	Entry
	fields fields
}

func (l *loader) addTerms(v value, known []string, list *[]Entry) []addition {
	added := listOf(v, func(v value) (addition, bool) {
		f, ok := v.fields(known, nil)
		if !ok {
			return addition{}, false
		}
		a := addition{fields: f}
		c, ok := f.need("code", "write {code: my-term, label: what people read}")
		if !ok {
			return a, false
		}
		if a.Code, ok = c.written(); !ok {
			return a, false
		}
		if !termCode.MatchString(a.Code) || len(a.Code) > maxID {
			c.problem("code", "not the code of a term", a.Code, "use small letters a to z and digits, with hyphens between words")
			return a, false
		}
		if e := entry(*list, a.Code); e != nil {
			a.Entry = *e
		} else {
			a.Label = strings.ReplaceAll(a.Code, "-", " ")
		}
		if v, ok := f.get("label"); ok {
			if label, ok := v.name(); ok {
				a.Label = label
			}
		}
		return a, true
	}, func(a addition) string { return a.Code })
	for _, a := range added {
		if e := entry(*list, a.Code); e != nil {
			*e = a.Entry
		} else {
			*list = append(*list, a.Entry)
		}
	}
	sortEntries(*list)
	return added
}

// addKinds adds terms that can be kinds of a broader one. A term that would be
// broader than itself is a problem, and is left at the top.
func (l *loader) addKinds(v value, known []string, list *[]Entry, id string, unknown diag.Message) []addition {
	added := l.addTerms(v, known, list)
	for _, a := range added {
		if v, ok := a.fields.get("broader"); ok {
			if code, ok := v.written(); ok {
				if entry(*list, code) == nil {
					v.problem(id, unknown, code, diag.Suggest(code, codes(*list), "list it here as well"))
				} else {
					entry(*list, a.Code).Broader = code
				}
			}
		}
	}
	for _, a := range added {
		path := append([]string{a.Code}, BroaderTerms(*list, a.Code)...)
		if entry(*list, path[len(path)-1]).Broader == a.Code {
			a.fields.problem("circle", "a term that is broader than itself", a.Code, "look at its broader term")
			entry(*list, a.Code).Broader = ""
		}
	}
	return added
}

// categorise gives each of the conditions that were added its category: its own,
// or that of the nearest broader condition that has one.
func categorise(added []addition, voc *Vocabulary) {
	for _, a := range added {
		if v, ok := a.fields.get("category"); ok {
			if code, ok := v.member("unknown-category", "unknown category", codes(voc.Categories), "list it under categories as well"); ok {
				entry(voc.Conditions, a.Code).Category = code
			}
		}
	}
	for _, a := range added {
		e := entry(voc.Conditions, a.Code)
		for _, above := range BroaderTerms(voc.Conditions, a.Code) {
			if e.Category == "" {
				e.Category = entry(voc.Conditions, above).Category
			}
		}
		if e.Category == "" && !a.fields.tried("category") && !a.fields.tried("broader") {
			a.fields.problem("missing-field", "the field category is missing", "",
				diag.Say("one of {codes}; or name a broader condition", "codes", codes(voc.Categories)))
		}
	}
}

// entry is the term with a code, to be changed; nil when the list has none.
func entry(list []Entry, code string) *Entry {
	i := slices.IndexFunc(list, func(e Entry) bool { return e.Code == code })
	if i < 0 {
		return nil
	}
	return &list[i]
}
