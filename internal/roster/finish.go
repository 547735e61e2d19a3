package roster

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"mentormatch/internal/diag"
	"mentormatch/profiles"
)

// finish puts together what several cells say.
func (b *builder) finish(r *record, rest *loose) {
	if name := strings.TrimSpace(rest.first + " " + rest.last); name != "" && r.values[leafName] == nil {
		b.put(r, leafName, scalar(oneLine(name)))
	}
	if name := r.values[leafName]; name != nil {
		r.name = name.Value
	}
	b.finishPlace(r, rest)
	b.finishExperience(r, rest)
	b.finishCredential(r, leafTraining, rest)
	b.finishCredential(r, leafClearance, rest)
	b.finishWeek(r, rest)
	if rest.availabilityAnswer && b.zone != "" && r.values[leafZone] == nil && r.topNode("availability") != nil {
		b.put(r, leafZone, scalar(b.zone))
		r.covered[leafZone] = true
	}
}

func (b *builder) finishPlace(r *record, rest *loose) {
	if rest.lat != nil && rest.lon != nil {
		node := mapping(scalar("lat"), scalar(asciiDigits(rest.lat.text)), scalar("lon"), scalar(asciiDigits(rest.lon.text)))
		if problems := b.put(r, leafPlace, node); len(problems) > 0 {
			b.refuse(r, rest.lat, rest.lat.text, problems)
			b.say(r, rest.lon, rest.lon.text, "a place that is not read", "latitude and longitude are read together; it is kept in the notes")
		}
	} else {
		for _, a := range []*answer{rest.lat, rest.lon} {
			if a != nil {
				b.say(r, a, a.text, "a latitude or a longitude without the other", "give both; it is kept in the notes")
			}
		}
	}
	if rest.km == nil {
		return
	}
	where := r.values[leafPlace]
	if where == nil {
		b.say(r, rest.km, rest.km.text, "how far, but not from where", "a place needs latitude and longitude; it is kept in the notes")
		return
	}
	node := mapping(append(where.Content[:4:4], scalar("travel_km"), scalar(number(rest.km.text)))...)
	if problems := b.put(r, leafPlace, node); len(problems) > 0 {
		b.refuse(r, rest.km, rest.km.text, problems)
	}
}

var functionWritten = regexp.MustCompile(`^([A-Za-z][0-9]+)\s*[.=:]\s*([0-9])$`)

// readFunctions reads codes of the ICF with their qualifiers: b730=3, b730.3
// or b730: 3.
func (b *builder) readFunctions(r *record, a *answer, rest *loose) {
	for _, p := range b.pieces(a) {
		terms, ok := b.terms(r, a, p)
		if !ok {
			continue
		}
		for _, term := range terms {
			m := functionWritten.FindStringSubmatch(term)
			if m == nil {
				b.say(r, a, p.text, "not a code of the ICF with its qualifier", b.advice(a, "write b730=3"))
				continue
			}
			b.addFunction(r, a, p.text, m[1], m[2], rest)
		}
	}
}

// addFunction adds a code of the ICF with its qualifier to those of the row.
func (b *builder) addFunction(r *record, a *answer, written, code, qualifier string, rest *loose) {
	rest.functionsFrom = a
	trial := mapping(append(rest.functions[:len(rest.functions):len(rest.functions)], scalar(strings.ToLower(code)), scalar(qualifier))...)
	if problems := b.check(r.role, experienceLeaf(r.role).top(), sequence(mapping(scalar("functions"), trial))); len(problems) > 0 {
		b.refuse(r, a, written, problems)
		return
	}
	rest.functions = trial.Content
}

func experienceLeaf(role profiles.Role) leaf {
	if role == profiles.RoleMentee {
		return leafDisability
	}
	return leafLived
}

// finishExperience adds functions, cause and beginning to the condition of the
// row. Of several conditions nobody can tell which began then, so that is
// listed.
func (b *builder) finishExperience(r *record, rest *loose) {
	l := experienceLeaf(r.role)
	list := r.values[l]
	if len(rest.functions) > 0 {
		functions := mapping(rest.functions...)
		trial := sequence(mapping(scalar("functions"), functions))
		if list != nil && len(list.Content) == 1 && lacks(list.Content[0], "functions") {
			trial = sequence(mapping(append(list.Content[0].Content[:len(list.Content[0].Content):len(list.Content[0].Content)],
				scalar("functions"), functions)...))
		} else if list != nil {
			trial = sequence(append(list.Content[:len(list.Content):len(list.Content)], trial.Content...)...)
		}
		if problems := b.put(r, l, trial); len(problems) > 0 {
			b.refuse(r, rest.functionsFrom, rest.functionsFrom.text, problems)
		}
	}
	for _, f := range []struct {
		name string
		from *answer
	}{{"cause", rest.cause}, {"since", rest.since}} {
		if f.from == nil {
			continue
		}
		value := f.from.text
		if f.name == "since" {
			if terms, known := f.from.column.Values[fold(value)]; known && b.special(r, f.from, terms[0]) || !known && refusals[fold(value)] {
				continue
			}
			text, wrong, hint := since(f.from.cell, b.m.Dates)
			if wrong != "" {
				b.say(r, f.from, value, wrong, b.advice(f.from, hint))
				continue
			}
			value = text
		} else {
			terms, ok := b.terms(r, f.from, piece{text: value})
			if !ok {
				continue
			}
			value = terms[0]
		}
		n := 0
		if list = r.values[l]; list != nil {
			n = len(list.Content)
		}
		switch {
		case n == 0 && f.name == "cause":
			if problems := b.put(r, l, sequence(mapping(scalar("cause"), scalar(value)))); len(problems) > 0 {
				b.refuse(r, f.from, f.from.text, problems)
			}
		case n != 1:
			text := diag.Message("of which of several conditions?")
			if n == 0 {
				text = "of no condition that is known"
			}
			b.say(r, f.from, f.from.text, text, "write it into the profile; it is kept in the notes")
		case !lacks(list.Content[0], f.name):
			b.say(r, f.from, f.from.text, "said twice in one row", "it is kept in the notes")
		default:
			one := list.Content[0].Content
			trial := mapping(append(one[:len(one):len(one)], scalar(f.name), scalar(value))...)
			if problems := b.put(r, l, sequence(trial)); len(problems) > 0 {
				b.refuse(r, f.from, f.from.text, problems)
			}
		}
	}
}

func lacks(m *yaml.Node, name string) bool {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == name {
			return false
		}
	}
	return true
}

func (b *builder) finishCredential(r *record, l leaf, rest *loose) {
	for _, f := range []struct {
		name string
		from *answer
	}{{"completed", rest.completed[l.top()]}, {"valid_until", rest.until[l.top()]}} {
		if f.from == nil || refusals[fold(f.from.text)] {
			continue
		}
		text, wrong, hint := date(f.from.cell, b.m.Dates)
		if wrong != "" {
			b.say(r, f.from, f.from.text, wrong, b.advice(f.from, hint))
			continue
		}
		node := mapping()
		if before := r.values[l]; before != nil {
			node.Content = append(node.Content, before.Content...)
		}
		node.Content = append(node.Content, scalar(f.name), scalar(text))
		if problems := b.put(r, l, node); len(problems) > 0 {
			b.refuse(r, f.from, f.from.text, problems)
		}
	}
}
