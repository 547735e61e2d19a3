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
	conditionFields  = []string{"code", "label", "broader", "category"}
	termCode         = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// readVocabulary adds a programme's own terms. A code that the program has
// already gets the new label, broader condition and category.
func (l *loader) readVocabulary(v value) {
	f, ok := v.fields(vocabularyFields, nil)
	if !ok {
		return
	}
	voc := l.vocabulary()
	for _, add := range []struct {
		name string
		list *[]Entry
	}{{"goals", &voc.Goals}, {"causes", &voc.Causes}, {"genders", &voc.Genders}, {"categories", &voc.Categories}, {"interests", &voc.Interests}} {
		if v, ok := f.get(add.name); ok {
			l.addTerms(v, entryFields, add.list)
		}
	}
	if v, ok := f.get("conditions"); ok {
		l.addConditions(v)
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
		a.Label = strings.ReplaceAll(a.Code, "-", " ")
		if v, ok := f.get("label"); ok {
			if label, ok := v.name(); ok {
				a.Label = label
			}
		}
		return a, true
	}, func(a addition) string { return a.Code })
	for _, a := range added {
		if i := slices.IndexFunc(*list, func(e Entry) bool { return e.Code == a.Code }); i >= 0 {
			(*list)[i].Label = a.Label
		} else {
			*list = append(*list, a.Entry)
		}
	}
	sortEntries(*list)
	return added
}

// addConditions adds conditions, of which each has a category: its own, or
// that of the broader condition.
func (l *loader) addConditions(v value) {
	voc := l.vocabulary()
	added := l.addTerms(v, conditionFields, &voc.Conditions)
	for _, a := range added {
		e := voc.condition(a.Code)
		if v, ok := a.fields.get("broader"); ok {
			if code, ok := v.written(); ok {
				if voc.condition(code) == nil {
					v.problem("unknown-condition", "unknown condition", code, diag.Suggest(code, codes(voc.Conditions), "list it here as well"))
				} else {
					e.Broader = code
				}
			}
		}
		if v, ok := a.fields.get("category"); ok {
			if code, ok := v.member("unknown-category", "unknown category", codes(voc.Categories), "list it under categories as well"); ok {
				e.Category = code
			}
		}
	}
	for _, a := range added {
		category, steps := "", 0
		for e := voc.condition(a.Code); e != nil; e = voc.condition(e.Broader) {
			if category == "" {
				category = e.Category
			}
			if steps++; steps > len(voc.Conditions) {
				a.fields.problem("circle", "a condition that is broader than itself", a.Code, "look at its broader condition")
				voc.condition(a.Code).Broader = ""
				break
			}
		}
		if category == "" && !a.fields.tried("category") && !a.fields.tried("broader") {
			a.fields.problem("missing-field", "the field category is missing", "",
				diag.Say("one of {codes}; or name a broader condition", "codes", strings.Join(codes(voc.Categories), ", ")))
		}
		voc.condition(a.Code).Category = category
	}
}

func (v *Vocabulary) condition(code string) *Entry {
	i := slices.IndexFunc(v.Conditions, func(e Entry) bool { return e.Code == code })
	if i < 0 {
		return nil
	}
	return &v.Conditions[i]
}
