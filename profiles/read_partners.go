package profiles

import (
	"strconv"

	"mentormatch/internal/diag"
)

var partnerFields = []string{"id", "name", "offers", "for", "where", "contact"}

func (l *loader) readPartners() {
	top, ok := l.readSingle("partners.yaml", false)
	if !ok {
		return
	}
	entries, ok := top.list()
	if !ok {
		return
	}
	r, seen := l.reader(), map[string]int{}
	for _, e := range entries {
		f, ok := e.fields(partnerFields, nil)
		if !ok {
			continue
		}
		p := Partner{Source: Source{File: e.part.file, Line: e.part.before + int(e.line)}}
		if v, ok := f.need("id", "give each partner a short id of its own"); ok {
			if p.ID, ok = v.id(); ok {
				if line, twice := seen[likeness(p.ID)]; twice {
					v.problem("duplicate-id", "another partner has this id", p.ID, diag.Say("the first is on line {line}", "line", strconv.Itoa(line)))
				}
				seen[likeness(p.ID)] = p.Source.Line
			}
		}
		p.Name = p.ID
		if v, ok := f.get("name"); ok {
			if name, ok := v.name(); ok {
				p.Name = name
			}
		}
		same := func(s string) string { return s }
		if v, ok := f.get("offers"); ok {
			p.Offers = listOf(v, func(v value) (string, bool) { return r.term(v, "unknown-goal", "unknown goal", r.vocabulary().Goals) }, same)
		}
		if v, ok := f.get("for"); ok {
			p.For = listOf(v, func(v value) (string, bool) {
				return r.term(v, "unknown-condition", "unknown condition", r.vocabulary().Conditions)
			}, same)
		}
		if v, ok := f.get("where"); ok {
			p.Where, _ = v.text()
		}
		if v, ok := f.get("contact"); ok {
			p.Contact, _ = v.text()
		}
		l.programme.Partners = append(l.programme.Partners, p)
	}
}
