package report

import (
	"io"
	"slices"
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// Questions are whom to ask for what: as scoring finds them.
type Questions struct {
	Points  []scoring.Question // whose answers points lack
	Unknown scoring.Unknown    // what is unknown, all in all
	Rules   []scoring.Unjudged // whose answers rules lack
}

const (
	// mostQuestions and mostNamed keep the answer to what somebody can act on:
	// so many questions of each kind, and so many people for each.
	mostQuestions, mostNamed = 5, 12
	namesPerLine             = 4
)

// WriteQuestions writes whom to ask first: the blanks first that hold back
// most. It writes nothing when there are none.
func WriteQuestions(w io.Writer, p *profiles.Programme, in lang.Language, q Questions, opt TerminalOptions) error {
	page := newPage(wordsOf(in, p), opt)
	if len(q.Points) > 0 {
		page.blank()
		head := "questions.head"
		if q.Unknown.Wishes > 0 {
			head += ".wishes"
		}
		page.paragraph("", page.Say(head, "share", page.percent(q.Unknown.Weight), "points", page.points(q.Unknown.Wishes)))
		page.blank()
		told := q.Points[:min(len(q.Points), mostQuestions)]
		for _, one := range told {
			page.paragraph("  ", page.Say("questions."+string(one.Role), "count", len(one.People), "field", one.Field, "share", page.percent(one.Share)))
			page.asked(p, one.Role, one.People)
		}
		page.blank()
		note := page.Say("questions.both")
		if slices.ContainsFunc(told, func(one scoring.Question) bool { return one.Wish }) {
			note += " " + page.Say("questions.wish")
		}
		page.paragraph("", note)
	}
	if len(q.Rules) > 0 {
		page.blank()
		page.paragraph("", page.Say("questions.rules"))
		page.blank()
		for _, one := range q.Rules[:min(len(q.Rules), mostQuestions)] {
			page.paragraph("  ", page.Say("questions.rules."+string(one.Role), "count", len(one.People), "field", one.Field, "things", page.holds(&one)))
			page.asked(p, one.Role, one.People)
		}
		page.blank()
		page.paragraph("", page.note(q.Rules))
	}
	_, err := w.Write(page.text.Bytes())
	return err
}

// WriteQuestionsSkipped says that there are too many pairs to look at unasked,
// and by which flag to ask.
func WriteQuestionsSkipped(w io.Writer, p *profiles.Programme, in lang.Language, millions int, flag string, opt TerminalOptions) error {
	page := newPage(wordsOf(in, p), opt)
	page.blank()
	page.paragraph("", page.Say("questions.skipped", "count", millions, "flag", flag))
	_, err := w.Write(page.text.Bytes())
	return err
}

// holds says how many pairs a blank holds, and how.
func (p *page) holds(u *scoring.Unjudged) string {
	var things []string
	if u.Barred > 0 {
		barred := p.Say("questions.rules.barred", "count", u.Barred)
		if u.Alone > 0 && u.Alone < u.Barred {
			barred = p.Say("questions.rules.alone", "barred", barred, "alone", u.Alone)
		}
		things = append(things, barred)
	}
	if u.Open > 0 {
		things = append(things, p.Say("questions.rules.open", "count", u.Open))
	}
	return p.Enumeration(things)
}

// note says what the words mean by which pairs are held.
func (p *page) note(rules []scoring.Unjudged) string {
	var note []string
	for _, kind := range []struct {
		id    string
		pairs func(u scoring.Unjudged) bool
	}{
		{"questions.rules.note.barred", func(u scoring.Unjudged) bool { return u.Barred > 0 }},
		{"questions.rules.note.open", func(u scoring.Unjudged) bool { return u.Open > 0 }},
	} {
		if slices.ContainsFunc(rules, kind.pairs) {
			note = append(note, p.Say(kind.id))
		}
	}
	return strings.Join(note, " ")
}

// asked lists the people to ask, by id.
func (p *page) asked(programme *profiles.Programme, role profiles.Role, people []int) {
	ids := make([]string, 0, mostNamed)
	for _, i := range people[:min(len(people), mostNamed)] {
		if role == profiles.RoleMentee {
			ids = append(ids, clean(programme.Mentees[i].ID))
		} else {
			ids = append(ids, clean(programme.Mentors[i].ID))
		}
	}
	for len(ids) > 0 {
		n := min(len(ids), namesPerLine)
		line := ids[:n:n]
		if ids = ids[n:]; len(ids) > 0 {
			line = append(line, "") // it goes on
		}
		p.text.WriteString("    " + strings.TrimRight(p.Commas(line), " ") + "\n")
	}
	if n := len(people) - mostNamed; n > 0 {
		p.paragraph("    ", p.Say("questions.more", "count", n))
	}
}
