package report

import (
	"fmt"

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
	r.index()
	_, matched := r.matched[mentee]
	switch instead.Standing {
	case matcher.Forced:
		if len(instead.Alternatives) == 0 {
			if matched {
				return "Firm: the programme could propose nobody else for this mentee."
			}
			return ""
		}
		if matched {
			return "Firm: in every round that is as good as this one. Anybody else costs the programme something."
		}
		return "Firm: left out in every round that is as good as this one. Any mentor costs the programme something."
	case matcher.Tied:
		var others []string
		how, nobody := "", ""
		if matched {
			how = " instead"
		}
		for _, j := range instead.Ties {
			if j < 0 {
				nobody = " Nor does it lose anything with nobody for this mentee."
				continue
			}
			others = append(others, r.mentor(j).ID)
		}
		if len(others) == 0 {
			return "Tied: with nobody for this mentee the programme loses nothing."
		}
		return clean(fmt.Sprintf("Tied: with %s%s the programme loses nothing, so the choice is yours.", listWith(others, "or"), how)) + nobody
	}
	return ""
}

// insteadLines say of each alternative what it would cost and who else would
// have to move.
func (r *Run) insteadLines(mentee int, instead Instead) []string {
	r.index()
	_, matched := r.matched[mentee]
	how := ""
	if matched {
		how = " instead"
	}
	var lines []string
	for _, a := range instead.Alternatives {
		lines = append(lines, clean(fmt.Sprintf("%s%s, at %s: %s", r.mentor(a.Mentor).ID, how, points(a.Points), r.costs(a)))+r.chain(a))
	}
	return lines
}

// costs says what an alternative costs the programme.
func (r *Run) costs(a matcher.Alternative) string {
	total := "the programme loses nothing"
	switch {
	case a.Loss > 0:
		total = "the programme loses " + grouped(a.Loss) + " points"
	case a.Loss < 0:
		total = "the programme gains " + grouped(-a.Loss) + " points"
	}
	people := ""
	switch {
	case a.Fewer > 0:
		people = plural(a.Fewer, "person fewer is", "people fewer are") + " matched"
	case a.Fewer < 0:
		people = plural(-a.Fewer, "person more is", "people more are") + " matched"
	}
	switch {
	case people == "":
		return total
	case r.Result.Objective == profiles.Quality:
		return total + ", and " + people
	case a.Loss == 0:
		return people
	}
	return people + ", and " + total
}

// chain says behind a semicolon who else would have to move, in order.
func (r *Run) chain(a matcher.Alternative) string {
	text := ""
	for _, move := range a.Others {
		text += fmt.Sprintf("; %s %s", r.mentee(move.Mentee).ID, r.moves(move))
	}
	return clean(text)
}

func (r *Run) moves(move matcher.Move) string {
	switch {
	case move.To < 0:
		return "is left out"
	case move.From < 0:
		return "is newly matched with " + r.mentor(move.To).ID
	}
	return "moves to " + r.mentor(move.To).ID
}

// instead writes what a mentee could have instead.
func (p *page) instead(run *Run, mentee int) {
	instead, known := run.Instead[mentee]
	if !known {
		return
	}
	run.index()
	if text := run.firmness(mentee, instead); text != "" {
		p.blank()
		p.paragraph("", text)
	}
	heading := "Instead, and what it would cost"
	if _, matched := run.matched[mentee]; !matched {
		heading = "What a place would cost the programme"
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
	run.index()
	if m := run.matched[mentee]; m != nil && m.Mentor == mentor {
		if text := run.firmness(mentee, instead); text != "" {
			p.paragraph("", text)
		}
		return
	}
	for _, a := range instead.Alternatives {
		if a.Mentor == mentor {
			p.paragraph("", run.words().sentence("to match them: "+run.costs(a)+run.chain(a)))
			return
		}
	}
	if instead.Standing == matcher.Decided {
		p.paragraph("", "No price: another pair of the mentee's is decided, by a pin or an approval.")
		return
	}
	p.paragraph("", "No price: the program could not propose the pair.")
}

// nextBest is what the best alternative of a mentee is, and what it costs, for
// a table: the number of points where nobody more or fewer is matched.
func (r *Run) nextBest(mentee int) (who string, costs any) {
	instead := r.Instead[mentee]
	if len(instead.Alternatives) == 0 {
		return "", ""
	}
	a := instead.Alternatives[0]
	who = named(&r.mentor(a.Mentor).Person)
	if a.Fewer > 0 && r.Result.Objective == profiles.Coverage {
		return who, plural(a.Fewer, "person", "people") + " fewer"
	}
	return who, float64(a.Loss) / 100
}
