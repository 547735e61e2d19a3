package report

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	"mentormatch/internal/lang"
	"mentormatch/profiles"
)

// A Namesake is a name that several people of one role have.
type Namesake struct {
	Name string
	IDs  []string
}

// mostNamesakes is how many names are listed one by one, and how many people
// of one name. Large programmes have hundreds of people of one name.
const mostNamesakes = 5

// WriteRead writes what was read of a programme in which nothing is wrong:
// people, places, decisions, languages, and how many answers are blank.
func WriteRead(w io.Writer, p *profiles.Programme, in lang.Language, namesakes []Namesake, opt TerminalOptions) error {
	page := newPage(wordsOf(in, p), opt)
	page.counts(p)
	page.namesakes(namesakes)
	page.spoken(p)
	page.blanks(p)
	page.blank()
	page.paragraph("", page.Say("read.neutral", "neutral", page.neutral(p.Settings.Neutral)))
	_, err := w.Write(page.text.Bytes())
	return err
}

func (p *page) counts(programme *profiles.Programme) {
	p.paragraph("", clean(p.Say("read.nothing-wrong", "programme", programme.Settings.Name, "count", len(programme.Inputs))))
	p.blank()
	p.paragraph("  ", p.Say("count.mentees", "count", len(programme.Mentees)))
	p.paragraph("  ", p.Say("read.mentors", "mentors", p.Say("count.mentors", "count", len(programme.Mentors)), "places", p.Say("count.places", "count", programme.Capacity())))
	if n := len(programme.Partners); n > 0 {
		p.paragraph("  ", p.Say("read.partners", "count", n))
	}
	d := &programme.Decisions
	if len(d.Pins)+len(d.Forbids)+len(d.Approvals)+len(d.Declines) > 0 {
		p.paragraph("  ", p.Commas([]string{
			p.Say("read.pins", "count", len(d.Pins)), p.Say("read.forbids", "count", len(d.Forbids)),
			p.Say("read.approvals", "count", len(d.Approvals)), p.Say("read.declines", "count", len(d.Declines)),
		}))
	}
	if n := len(d.Holds); n > 0 {
		p.paragraph("  ", p.Say("read.holds", "count", n))
	}
	if n := len(d.Earlier); n > 0 {
		p.paragraph("  ", p.Say("read.ended", "count", n))
	}
}

func (p *page) namesakes(list []Namesake) {
	if len(list) == 0 {
		return
	}
	p.blank()
	p.paragraph("  ", p.Say("read.namesakes"))
	for _, same := range list[:min(len(list), mostNamesakes)] {
		ids := slices.Clone(same.IDs[:min(len(same.IDs), mostNamesakes)])
		if more := len(same.IDs) - mostNamesakes; more > 0 {
			ids = append(ids, p.Say("read.namesakes.people", "count", more))
		}
		p.paragraph("    ", clean(p.Say("read.namesakes.of", "people", p.Commas(ids), "name", same.Name)))
	}
	if more := len(list) - mostNamesakes; more > 0 {
		p.paragraph("    ", p.Say("read.namesakes.more", "count", more))
	}
}

// spoken counts the people who speak or sign each language, those of most
// people first.
func (p *page) spoken(programme *profiles.Programme) {
	mentees, mentors, all := map[string]int{}, map[string]int{}, map[string]int{}
	for _, m := range programme.Mentees {
		for _, l := range m.Languages {
			mentees[l.Tag]++
			all[l.Tag]++
		}
	}
	for _, m := range programme.Mentors {
		for _, l := range m.Languages {
			mentors[l.Tag]++
			all[l.Tag]++
		}
	}
	p.countsHead("read.languages")
	for _, tag := range slices.SortedFunc(maps.Keys(all), func(a, b string) int {
		return cmp.Or(cmp.Compare(all[b], all[a]), cmp.Compare(a, b))
	}) {
		name := tag
		if called := p.language(tag); called != tag {
			name += " " + called
		}
		p.countsRow(p.Count(mentees[tag]), p.Count(mentors[tag]), name)
	}
}

// blanks counts the people who have left each field blank, of those who are
// asked.
func (p *page) blanks(programme *profiles.Programme) {
	asked := map[string]*[2]string{}
	var fields []string // that somebody left blank
	for _, blank := range programme.Blanks() {
		if blank.Count > 0 && !slices.Contains(fields, blank.Field) {
			fields = append(fields, blank.Field)
		}
		if asked[blank.Field] == nil {
			asked[blank.Field] = new([2]string)
		}
		side := 0
		if blank.Role == profiles.RoleMentor {
			side = 1
		}
		asked[blank.Field][side] = p.Count(blank.Count)
	}
	p.countsHead("read.blanks")
	if len(fields) == 0 {
		p.countsRow(p.Count(0), p.Count(0), p.Say("read.blanks.none"))
	}
	for _, field := range fields {
		p.countsRow(asked[field][0], asked[field][1], field)
	}
}

// countsHead begins a table of counts of mentees and mentors.
func (p *page) countsHead(id string) {
	p.blank()
	p.countsRow(p.Say("column.mentees"), p.Say("column.mentors"), p.Say(id))
}

func (p *page) countsRow(mentees, mentors, what string) {
	const cells = 7
	before := func(s string) string { return strings.Repeat(" ", max(0, cells-lang.TextWidth(s))) + s }
	front := "  " + before(mentees) + "  " + before(mentors) + "  "
	for _, line := range lang.Wrap(clean(what), p.width-lang.TextWidth(front)) {
		p.text.WriteString(front + line + "\n")
		front = strings.Repeat(" ", lang.TextWidth(front))
	}
}
