package roster

import (
	"regexp"
	"strings"
)

// saysMore finds what experiencesCell writes behind a condition and a comma.
var saysMore = regexp.MustCompile(`=|\bcause |\bsince `)

// pieces takes the answers of a cell apart; the whole cell is one when the
// map knows it.
func (b *builder) pieces(a *answer) []piece {
	known := func(s string) bool { _, ok := a.column.Values[fold(s)]; return ok }
	if known(a.text) {
		return []piece{{text: a.text}}
	}
	how := a.column.Split
	if how == "" && a.field.name == "disability" && saysMore.MatchString(a.text) {
		how = ";"
	}
	if how == "" && a.field.kind == kindCode {
		how = "none"
	}
	return split(a.text, how, known)
}

// terms are what a piece means; ok is false when it is no answer, or has been
// dealt with.
func (b *builder) terms(r *record, a *answer, p piece) (terms []string, ok bool) {
	terms, known := a.column.Values[fold(p.text)]
	switch {
	case !known && !p.quoted && refusals[fold(p.text)]:
		return nil, false
	case !known:
		return []string{p.text}, true
	}
	for _, t := range terms {
		if t == wordBlank {
			return nil, false
		}
		if t == wordNotes {
			r.note(a.place, p.text)
			return nil, false
		}
	}
	return terms, true
}

func (b *builder) readCode(r *record, a *answer) {
	terms, ok := b.terms(r, a, piece{text: a.text})
	if !ok {
		return
	}
	if len(terms) > 1 {
		b.say(r, a, a.text, "more than one term, where one is kept", "map it to one term; it is kept in the notes")
		return
	}
	if problems := b.put(r, a.field.leafOf(r.role), scalar(terms[0])); len(problems) > 0 {
		b.refuse(r, a, a.text, problems)
	}
}

func (b *builder) readList(r *record, a *answer) {
	l := a.field.leafOf(r.role)
	if a.column.Term != "" {
		b.readTerm(r, a, l)
		return
	}
	for _, p := range b.pieces(a) {
		terms, ok := b.terms(r, a, p)
		if !ok {
			continue
		}
		if len(terms) == 1 && fold(terms[0]) == wordNone && !p.quoted {
			if r.values[l] == nil {
				b.put(r, l, sequence())
			}
			continue
		}
		b.addTerms(r, a, l, p.text, terms)
	}
}

// addTerms adds what a piece means to a list. What the list has already is no
// problem, since several answers can mean one term.
func (b *builder) addTerms(r *record, a *answer, l leaf, written string, terms []string) {
	for _, term := range terms {
		problems := b.add(r, l, entryNode(l, a.column.Prefix+term))
		if len(problems) == 0 || problems[0].ID == "duplicate-entry" {
			continue
		}
		b.refuse(r, a, written, problems)
		return
	}
}

// readTerm reads the answer to a question of yes or no, or of how much, about
// one term.
func (b *builder) readTerm(r *record, a *answer, l leaf) {
	text := a.text
	if terms, ok := a.column.Values[fold(text)]; ok {
		if b.special(r, a, terms[0]) {
			return
		}
		text = terms[0]
	}
	if refusals[fold(text)] {
		return
	}
	term := a.column.Term
	if yes, ok := yesOrNo(text); ok {
		if !yes {
			return
		}
	} else {
		n := number(text)
		if n != "0" && (strings.Trim(n, "0123456789") != "" || l != leafGoals && l != leafSupports) {
			b.say(r, a, a.text, "not yes or no", b.advice(a, ""))
			return
		}
		if n == "0" {
			return
		}
		term += " " + n
	}
	b.addTerms(r, a, l, a.text, []string{term})
}

// readPeople keeps the answers that name people for when all are known.
func (b *builder) readPeople(r *record, a *answer) {
	l := a.field.leafOf(r.role)
	for _, p := range b.pieces(a) {
		terms, ok := b.terms(r, a, p)
		if !ok {
			continue
		}
		if len(terms) == 1 && fold(terms[0]) == wordNone && !p.quoted {
			r.values[l] = sequence()
			continue
		}
		for _, term := range terms {
			r.refers = append(r.refers, referral{l, term, a.place})
		}
	}
}
