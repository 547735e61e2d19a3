package report

import (
	"io"
	"slices"
	"strings"
	"time"

	"mentormatch/internal/lang"
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
// write is how counts are written.
func gapTables(run *Run, g *matcher.Gaps, write func(int) string) []gapTable {
	w := run.words()
	rows := func(kind string, gaps []matcher.Gap, name func(code string) string, number func(int) string, refer func(code string) []string) gapTable {
		t := gapTable{kind: kind, head: w.Say("gaps." + kind), none: w.Say("gaps." + kind + ".none")}
		for _, x := range gaps {
			if x.Free >= x.Mentees {
				continue
			}
			row := gapRow{
				code: x.Code, name: name(x.Code), mentees: number(x.Mentees), unmatched: number(x.Unmatched),
				mentors: number(x.Mentors), free: number(x.Free),
			}
			if refer != nil {
				row.refer = refer(x.Code)
			}
			t.rows = append(t.rows, row)
		}
		return t
	}
	occupation := func(code string) string {
		system, digits, _ := strings.Cut(code, ":")
		if label, ok := run.programme().Codes.Label(profiles.Occupation{System: system, Code: digits}, w.Code); ok {
			return label
		}
		return code
	}
	category := func(code string) string { return w.term(categoryNaming, code, w.vocabulary.Category) }
	return []gapTable{
		rows("language", g.Languages, w.language, write, nil),
		rows("goal", g.Goals, w.goal, write, run.offering),
		rows("occupation", g.Occupations, occupation, write, nil),
		rows("category", categoriesTold(g.Categories), category, func(n int) string { return w.cellTold(n, write) }, nil),
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
				name = r.words().Say("explain.partners.some", "partner", name)
			}
			names = append(names, name)
		}
	}
	return names
}

// weekStretch is a stretch of the week, such as Sun 06:00 to 09:00.
func (w words) weekStretch(h matcher.HourGap) string {
	clock := func(minutes int) string { return w.Digits(clockTime(minutes)) }
	day := func(minutes int) string { return w.WeekdayShort(time.Weekday((minutes/1440 + 1) % 7)) }
	if h.From/1440 == (h.To-1)/1440 {
		return w.Say("gaps.hours.one", "day", day(h.From), "from", clock(h.From%1440), "to", clock((h.To-1)%1440+1))
	}
	return w.Say("gaps.hours.days", "from", day(h.From)+" "+clock(h.From%1440), "to", day(h.To)+" "+clock(h.To%1440))
}

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
		parts = append(parts, w.List(names))
	}
	if len(m.Meet) > 0 {
		var ways []string
		for _, mode := range m.Meet {
			ways = append(ways, w.way(mode))
		}
		parts = append(parts, w.List(ways))
	}
	if len(m.Target) > 0 {
		if label, ok := r.programme().Codes.Label(profiles.Occupation{System: m.Target[0].System, Code: m.Target[0].Code[:min(2, len(m.Target[0].Code))]}, w.Code); ok {
			parts = append(parts, w.Say("gaps.like.works", "occupation", label))
		}
	}
	if len(m.Goals) > 0 {
		var names []string
		for _, g := range m.Goals {
			names = append(names, w.goal(g.Goal))
		}
		parts = append(parts, w.Say("gaps.like.helps", "goals", w.List(names)))
	}
	if a := m.Availability; a != nil && len(a.Weekly) > 0 {
		parts = append(parts, w.freeTimes(a))
	}
	return w.Enumeration(parts)
}

// mostTimes is how many times of the week are told of whom a mentor would suit.
const mostTimes = 3

// freeTimes says when somebody is free, by the first times of the week.
func (w words) freeTimes(a *profiles.Availability) string {
	var times []string
	for _, x := range a.Weekly[:min(mostTimes, len(a.Weekly))] {
		times = append(times, w.Say("gaps.hours.one", "day", w.WeekdayShort(x.Day),
			"from", w.Digits(clockTime(x.Start)), "to", w.Digits(clockTime(x.End))))
	}
	if len(a.Weekly) > mostTimes {
		times = append(times, w.Say("gaps.like.other"))
	}
	if a.TimeZone == "" {
		return w.Say("gaps.like.free", "times", w.List(times))
	}
	return w.Say("gaps.like.free.zone", "times", w.List(times), "zone", a.TimeZone)
}

// worthWords say what one thing more gains, as the Mentors sheet does.
func (w words) worthWords(x *matcher.Worth) string { return w.gained(x.Matched, 0, x.Points) }

// WriteGaps writes what the mentors of a programme lack, to be read.
func WriteGaps(w io.Writer, run *Run, g *matcher.Gaps, below int, opt TerminalOptions) error {
	p := newPage(run.words(), opt)
	p.heading(run.needyWords(g, below))
	p.paragraph("", p.Say("gaps.about"))
	if len(g.Rules) > 0 {
		p.blank()
		p.heading(p.Say("gaps.bars"))
		t := table{header: []string{p.Say("column.pairs"), p.Say("column.alone"), p.Say("column.mentees"), p.Say("column.everybody"), p.Say("column.rule")}}
		for _, x := range g.Rules {
			t.rows = append(t.rows, []string{p.Count(x.Pairs), p.Count(x.Alone), p.Count(x.Mentees), p.Count(x.All), p.rule(x.Rule)})
		}
		p.table(&t)
	}
	if len(g.Unmatched)+len(g.Poor) > 0 {
		for _, x := range gapTables(run, g, p.Count) {
			p.gap(&x)
		}
		p.hours(run, g.Hours)
	}
	p.worths(run, p.Say("gaps.place"), g.Places, p.Say("gaps.place.none"))
	p.worths(run, p.Say("gaps.mentor"), g.Mentors, "")
	_, err := w.Write(p.text.Bytes())
	return err
}

// needyWords say whom the gaps are about.
func (r *Run) needyWords(g *matcher.Gaps, below int) string {
	w, all := r.words(), len(r.programme().Mentees)
	if below > 0 {
		return w.Say("gaps.head.below", "unmatched", len(g.Unmatched), "count", all, "poor", len(g.Poor), "below", lang.Points(below))
	}
	return w.Say("gaps.head", "unmatched", len(g.Unmatched), "count", all)
}

func (p *page) gap(x *gapTable) {
	p.blank()
	p.heading(x.head)
	if len(x.rows) == 0 {
		p.paragraph("  ", x.none)
		return
	}
	t := table{header: []string{p.Say("column.want"), p.Say("column.unmatched"), p.Say("column.mentors"), p.Say("column.free"), p.Say("column.what")}}
	for _, r := range x.rows[:min(len(x.rows), p.shown(len(x.rows)))] {
		what := r.name
		if len(r.refer) > 0 {
			what = p.Say("gaps.and", "what", what, "partners", p.List(r.refer))
		}
		t.rows = append(t.rows, []string{r.mentees, r.unmatched, r.mentors, r.free, what})
	}
	p.table(&t)
}

// mostHours is how many stretches of a week a terminal shows.
const mostHours = 10

func (p *page) hours(run *Run, hours []matcher.HourGap) {
	p.blank()
	p.heading(p.Say("gaps.hours", "zone", run.programme().Settings.TimeZone))
	if len(hours) == 0 {
		p.paragraph("  ", p.Say("gaps.none"))
		return
	}
	shown := hours
	if !p.whole {
		shown = hours[:min(len(hours), mostHours)]
	}
	t := table{header: []string{p.Say("column.mentees"), p.Say("column.full"), p.Say("column.when")}}
	for _, h := range shown {
		t.rows = append(t.rows, []string{p.Count(h.Mentees), p.Count(h.Mentors), p.weekStretch(h)})
	}
	p.table(&t)
	if len(shown) < len(hours) {
		p.paragraph("", p.Say("cut.command", "shown", len(shown), "all", len(hours), "command", "-o gaps.xlsx"))
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
			p.paragraph("  ", clean(p.Say("tail.things", "text", run.mentor(x.Mentor).ID, "things", p.worthWords(x))))
			continue
		}
		p.paragraph("  ", clean(p.Say("gaps.like", "worth", p.worthWords(x), "mentees", p.Say("count.mentees", "count", len(x.Suits)),
			"mentee", run.mentee(x.Like).ID, "like", run.suited(x.Like))))
	}
	switch {
	case nothing > 0 && nothing < len(list):
		p.paragraph("  ", p.Say("gaps.nothing.more", "count", nothing))
	case nothing > 0:
		p.paragraph("  ", p.Say("gaps.nothing", "count", nothing))
	}
}
