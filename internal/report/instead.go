package report

import (
	"mentormatch/internal/lang"
	"mentormatch/matcher"
	"mentormatch/profiles"
)

// Instead is what there is to say about one mentee besides the result: how
// firm it is, and what the mentee could have instead.
type Instead struct {
	Standing matcher.Standing // "" when it was not asked for
	Ties     []int            // what the mentee has in other rounds that are as good: mentors, -1 for nobody
	// Alternatives are the cheapest, from the best on. For a pair that is
	// explained it is that pair alone.
	Alternatives []matcher.Alternative
}

// firmness says how firm a mentee's mentor is, or that there is none.
func (r *Run) firmness(mentee int, instead Instead) string {
	w := r.words()
	matched := r.matched(mentee) != nil
	switch instead.Standing {
	case matcher.Forced:
		switch {
		case matched && len(instead.Alternatives) == 0:
			return w.Say("firm.only")
		case matched:
			return w.Say("firm.matched")
		case len(instead.Alternatives) > 0:
			return w.Say("firm.out")
		}
	case matcher.Tied:
		var others []string
		nobody := ""
		for _, j := range instead.Ties {
			if j < 0 {
				nobody = w.Say("tied.also.nobody")
				continue
			}
			others = append(others, r.mentor(j).ID)
		}
		switch {
		case len(others) == 0:
			return w.Say("tied.nobody")
		case matched:
			return joinSentences([]string{clean(w.Say("tied.matched", "others", w.Choice(others))), nobody})
		}
		return joinSentences([]string{clean(w.Say("tied.out", "others", w.Choice(others))), nobody})
	}
	return ""
}

// insteadLines say of each alternative what it would cost and who else would
// have to move.
func (r *Run) insteadLines(mentee int, instead Instead) []string {
	w := r.words()
	matched := r.matched(mentee) != nil
	var lines []string
	for _, a := range instead.Alternatives {
		mentor, costs := r.mentor(a.Mentor).ID, r.costsInFull(a)
		if matched {
			lines = append(lines, clean(w.Say("instead.matched", "mentor", mentor, "points", lang.Points(a.Points), "costs", costs)))
		} else {
			lines = append(lines, clean(w.Say("instead.out", "mentor", mentor, "points", lang.Points(a.Points), "costs", costs)))
		}
	}
	return lines
}

// costsInFull says what an alternative costs the programme, and who else would
// have to move, in order.
func (r *Run) costsInFull(a matcher.Alternative) string {
	return r.words().Enumeration(append([]string{r.costs(a)}, r.movesInFull(a.Others)...))
}

// movesInFull say who has which mentor instead: a sentence each, or all in one
// when they are many.
func (r *Run) movesInFull(moves []matcher.Move) []string {
	if len(moves) <= mostMoves {
		return r.moves(moves)
	}
	var chain []string
	var others []matcher.Move
	w := r.words()
	for _, move := range moves {
		if move.To < 0 || move.From < 0 {
			others = append(others, move)
			continue
		}
		chain = append(chain, w.Say("move.brief", "mentee", r.mentee(move.Mentee).ID, "mentor", r.mentor(move.To).ID))
	}
	if len(chain) <= 1 {
		return r.moves(moves)
	}
	return append(r.moves(others), w.Say("moves", "count", len(chain), "moves", w.Commas(chain)))
}

// costs says what an alternative costs the programme.
func (r *Run) costs(a matcher.Alternative) string {
	w := r.words()
	total := w.Say("cost.nothing")
	switch {
	case a.Loss > 0:
		total = w.Say("cost.loses", "points", lang.Points(a.Loss))
	case a.Loss < 0:
		total = w.Say("cost.gains", "points", lang.Points(-a.Loss))
	}
	people := ""
	switch {
	case a.Fewer > 0:
		people = w.Say("cost.fewer", "count", a.Fewer)
	case a.Fewer < 0:
		people = w.Say("cost.more", "count", -a.Fewer)
	}
	switch {
	case people == "":
		return total
	case r.Result.Objective == profiles.Quality:
		return w.Say("cost.and", "first", total, "second", people)
	case a.Loss == 0:
		return people
	}
	return w.Say("cost.and", "first", people, "second", total)
}

// moves say who has which mentor instead.
func (r *Run) moves(moves []matcher.Move) []string {
	w := r.words()
	var texts []string
	for _, move := range moves {
		mentee := r.mentee(move.Mentee).ID
		switch {
		case move.To < 0:
			texts = append(texts, w.Say("move.out", "mentee", mentee))
		case move.From < 0:
			texts = append(texts, w.Say("move.new", "mentee", mentee, "mentor", r.mentor(move.To).ID))
		default:
			texts = append(texts, w.Say("move.to", "mentee", mentee, "mentor", r.mentor(move.To).ID))
		}
	}
	return texts
}

// instead writes what a mentee could have instead.
func (p *page) instead(run *Run, mentee int) {
	instead, known := run.Instead[mentee]
	if !known {
		return
	}
	if text := run.firmness(mentee, instead); text != "" {
		p.blank()
		p.paragraph("", text)
	}
	heading := p.Say("instead.heading")
	if run.matched(mentee) == nil {
		heading = p.Say("instead.heading.out")
	}
	p.section(heading, run.insteadLines(mentee, instead))
}

// pairPrice says what it would cost to match a pair that is allowed and was
// not chosen.
func (p *page) pairPrice(run *Run, mentee, mentor int) {
	instead, known := run.Instead[mentee]
	if !known {
		return
	}
	if m := run.matched(mentee); m != nil && m.Mentor == mentor {
		if text := run.firmness(mentee, instead); text != "" {
			p.paragraph("", text)
		}
		return
	}
	for _, a := range instead.Alternatives {
		if a.Mentor == mentor {
			p.paragraph("", p.Sentence(clean(p.Say("instead.pair", "costs", run.costsInFull(a)))))
			return
		}
	}
	if instead.Standing == matcher.Decided {
		p.paragraph("", p.Say("instead.pair.decided"))
		return
	}
	p.paragraph("", p.Say("instead.pair.none"))
}

// mostMoves is how many people a cell names who would move for an alternative:
// more make the row too high to read beside the others. In a sentence more of
// them are taken together.
const mostMoves = 3

// nextBest is what the best alternative of a mentee is, who would have to move
// for it when they are few, and what it costs, for a table: the number of points
// where nobody more or fewer is matched.
func (r *Run) nextBest(mentee int) (who, costs any) {
	instead := r.Instead[mentee]
	if len(instead.Alternatives) == 0 {
		return "", ""
	}
	a := instead.Alternatives[0]
	texts := []string{clean(named(&r.mentor(a.Mentor).Person))}
	if len(a.Others) <= mostMoves {
		for _, move := range r.moves(a.Others) {
			texts = append(texts, clean(move))
		}
	}
	who = r.words().Enumeration(texts)
	if a.Fewer > 0 && r.Result.Objective == profiles.Coverage {
		return who, r.words().Say("cost.fewer.brief", "count", a.Fewer)
	}
	return who, float64(a.Loss) / 100
}
