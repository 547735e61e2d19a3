package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"mentormatch/matcher"
	"mentormatch/profiles"
)

// A gapTable is one kind of gap, ready to be told.
type gapTable struct {
	kind string // as programs read it
	head string // as people read it
	none string // when nobody lacks anything
	rows []gapRow
}

// A gapRow is something that some want and who has it.
type gapRow struct {
	code, name, mentees, unmatched, mentors, free string
	refer                                         []string // organisations
}

// gapTables are the gaps of a round: of each kind, what more of the needy want than places are
// free with those who have it.
func gapTables(run *Run, g *matcher.Gaps) []gapTable {
	w := run.words()
	short := func(gaps []matcher.Gap) []matcher.Gap {
		return slices.DeleteFunc(slices.Clone(gaps), func(g matcher.Gap) bool { return g.Free >= g.Mentees })
	}
	rows := func(gaps []matcher.Gap, name func(code string) string, number func(int) string, refer func(code string) []string) []gapRow {
		var list []gapRow
		for _, x := range short(gaps) {
			row := gapRow{
				code: x.Code, name: name(x.Code), mentees: number(x.Mentees), unmatched: number(x.Unmatched),
				mentors: number(x.Mentors), free: number(x.Free),
			}
			if refer != nil {
				row.refer = refer(x.Code)
			}
			list = append(list, row)
		}
		return list
	}
	occupation := func(code string) string {
		system, digits, _ := strings.Cut(code, ":")
		if label, ok := run.programme().Codes.Label(profiles.Occupation{System: system, Code: digits}, w.Code); ok {
			return label
		}
		return code
	}
	category := func(code string) string { return w.term("category", code, w.vocabulary.Category) }
	return []gapTable{
		{"language", "Languages", "Every language that they speak or sign has free places enough.", rows(g.Languages, w.language, count, nil)},
		{"goal", "Goals", "Every goal that they have has free places enough.", rows(g.Goals, w.goal, count, run.offering)},
		{"occupation", "Occupations that they want", "Every occupation that they want has free places enough.", rows(g.Occupations, occupation, count, nil)},
		{"category", "Kinds of disability, of those who share theirs",
			"Nothing can be told: of each kind 10 or fewer share theirs, or free places are enough.",
			rows(categoriesTold(g.Categories), category, cellTold, nil)},
	}
}

// offering names the organisations that offer a goal.
func (r *Run) offering(goal string) []string {
	var names []string
	for k := range r.programme().Partners {
		partner := &r.programme().Partners[k]
		if slices.Contains(partner.Offers, goal) {
			name := partner.Name
			if servesSomeOnly(partner) {
				name += " (ask whom they serve)"
			}
			names = append(names, name)
		}
	}
	return names
}

// weekStretch is a stretch of the week, such as Sun 06:00 to 09:00.
func (w words) weekStretch(h matcher.HourGap) string {
	day := func(minutes int) string {
		return weekdays[minutes/1440%7] + " " + clockTime(minutes%1440)
	}
	if h.From/1440 == (h.To-1)/1440 {
		return day(h.From) + " to " + clockTime((h.To-1)%1440+1)
	}
	return day(h.From) + " to " + day(h.To)
}

var weekdays = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// suited says whom a further mentor would be like. Of what was lived through it says
// no more than that.
func (r *Run) suited(i int) string {
	m, w := r.mentee(i), r.words()
	var parts []string
	if len(m.Languages) > 0 {
		var names []string
		for _, l := range m.Languages {
			names = append(names, w.language(l.Tag))
		}
		parts = append(parts, list(names))
	}
	if len(m.Meet) > 0 {
		var ways []string
		for _, mode := range m.Meet {
			ways = append(ways, strings.ReplaceAll(string(mode), "-", " "))
		}
		parts = append(parts, list(ways))
	}
	if len(m.Target) > 0 {
		if label, ok := r.programme().Codes.Label(profiles.Occupation{System: m.Target[0].System, Code: m.Target[0].Code[:min(2, len(m.Target[0].Code))]}, w.Code); ok {
			parts = append(parts, "works as "+label)
		}
	}
	if len(m.Goals) > 0 {
		var names []string
		for _, g := range m.Goals {
			names = append(names, w.goal(g.Goal))
		}
		parts = append(parts, "helps with "+list(names))
	}
	if a := m.Availability; a != nil && len(a.Weekly) > 0 {
		var hours []string
		for _, x := range a.Weekly[:min(3, len(a.Weekly))] {
			hours = append(hours, fmt.Sprintf("%s %s to %s", weekdays[(int(x.Day)+6)%7], clockTime(x.Start), clockTime(x.End)))
		}
		zone := ""
		if a.TimeZone != "" {
			zone = " " + a.TimeZone
		}
		if len(a.Weekly) > 3 {
			hours = append(hours, "other times")
		}
		parts = append(parts, "free "+list(hours)+zone)
	}
	return strings.Join(parts, "; ")
}

// worthWords say what one thing more gains.
func worthWords(w *matcher.Worth) string {
	switch {
	case w.Matched == 0 && w.Points == 0:
		return "nothing gained"
	case w.Matched == 0:
		return gain(w.Points) + " points"
	}
	return fmt.Sprintf("%s matched, %s points", signed(w.Matched), gain(w.Points))
}

// WriteGaps writes what the mentors of a programme lack, to be read.
func WriteGaps(w io.Writer, run *Run, g *matcher.Gaps, below int, opt TerminalOptions) error {
	p := newPage(opt)
	say := run.words()
	p.heading(needyWords(run, g, below))
	p.paragraph("", "A gap is what more of them want than places are free with mentors who have it. Points and places are those of the best round, which is proved.")
	if len(g.Rules) > 0 {
		p.blank()
		p.heading("What bars them from mentors")
		t := table{header: []string{"pairs", "by it alone", "mentees", "from everybody", "rule"}}
		for _, x := range g.Rules {
			t.rows = append(t.rows, []string{count(x.Pairs), count(x.Alone), count(x.Mentees), count(x.All), say.rule(x.Rule)})
		}
		p.table(&t)
	}
	if len(g.Unmatched)+len(g.Poor) > 0 {
		for _, x := range gapTables(run, g) {
			p.gap(&x)
		}
		p.hours(run, g.Hours)
	}
	p.worths(run, "One more place", g.Places, "It would gain nothing with anybody: proved.")
	p.worths(run, "One more mentor, with one place", g.Mentors, "")
	_, err := w.Write(p.text.Bytes())
	return err
}

// needyWords say whom the gaps are about.
func needyWords(run *Run, g *matcher.Gaps, below int) string {
	text := fmt.Sprintf("%s of %s not matched", count(len(g.Unmatched)), plural(len(run.programme().Mentees), "mentee", "mentees"))
	if below > 0 {
		text += fmt.Sprintf(", %s matched below %s", count(len(g.Poor)), points(below))
	}
	return text
}

func (p *page) gap(x *gapTable) {
	p.blank()
	p.heading(x.head)
	if len(x.rows) == 0 {
		p.paragraph("  ", x.none)
		return
	}
	t := table{header: []string{"want it", "not matched", "mentors", "free places", "what"}}
	shown := x.rows[:min(len(x.rows), p.shown(len(x.rows)))]
	for _, r := range shown {
		what := r.name
		if len(r.refer) > 0 {
			what += "; offered by " + list(r.refer)
		}
		t.rows = append(t.rows, []string{r.mentees, r.unmatched, r.mentors, r.free, what})
	}
	p.table(&t)
}

// mostHours is how many stretches of a week a terminal shows.
const mostHours = 10

func (p *page) hours(run *Run, hours []matcher.HourGap) {
	p.blank()
	p.heading("Hours when they are free and no mentor with a free place is, " + run.programme().Settings.TimeZone)
	if len(hours) == 0 {
		p.paragraph("  ", "None.")
		return
	}
	shown := hours
	if !p.whole {
		shown = hours[:min(len(hours), mostHours)]
	}
	t := table{header: []string{"mentees", "full mentors", "when"}}
	for _, h := range shown {
		t.rows = append(t.rows, []string{count(h.Mentees), count(h.Mentors), run.words().weekStretch(h)})
	}
	p.table(&t)
	if len(shown) < len(hours) {
		p.paragraph("", fmt.Sprintf("The first %d of %d are shown; -o gaps.xlsx writes them all.", len(shown), len(hours)))
	}
}

func (p *page) worths(run *Run, head string, list []matcher.Worth, none string) {
	if len(list) == 0 && none == "" {
		return
	}
	p.blank()
	p.heading(head)
	if len(list) == 0 {
		p.paragraph("  ", none)
		return
	}
	nothing := 0
	for k := range list {
		x := &list[k]
		if x.Matched == 0 && x.Points == 0 {
			nothing++
			continue
		}
		if x.Mentor >= 0 {
			p.paragraph("  ", fmt.Sprintf("%s: %s", clean(run.mentor(x.Mentor).ID), worthWords(x)))
			continue
		}
		p.paragraph("  ", fmt.Sprintf("%s, suiting %s: somebody with what %s asks for, lived experience included (%s)",
			worthWords(x), plural(len(x.Suits), "mentee", "mentees"), clean(run.mentee(x.Like).ID), clean(run.suited(x.Like))))
	}
	if nothing > 0 {
		tried := " tried: nothing gained."
		if nothing < len(list) {
			tried = " more" + tried
		}
		p.paragraph("  ", count(nothing)+tried)
	}
}
