package page

import (
	"time"

	"mentormatch/internal/lang"
	"mentormatch/internal/report"
)

// shades is how many shades a map has beside that of nobody.
const shades = 5

// heat draws the hours of the week of mentees above those of mentors, each hour
// as dark as people are free in it. shade gives 0 to shades of an hour; gaps
// are outlined.
func heat(say *lang.Speaker, mentees, mentors func(day, hour int) int, gap func(day, hour int) bool) *chart {
	const left, cell, tall, head = 48, 13, 15, 34
	c := newCanvas(say, "hours", say.Say("page.hours"), 2*(head+7*tall)+6)
	for k, person := range []struct {
		name  string
		shade func(day, hour int) int
		class string
	}{{say.Say("page.mentees"), mentees, "mentees"}, {say.Say("page.mentors"), mentors, "mentors"}} {
		top := k * (head + 7*tall + 4)
		c.text("label", "start", 0, top+12, person.name)
		for hour := 0; hour <= 24; hour += 6 {
			c.text("name", "middle", left+hour*cell, top+head-6, say.Count(hour))
		}
		for day := range 7 {
			y := top + head + day*tall
			c.text("name", "start", 0, y+11, say.WeekdayShort(time.Weekday((day+1)%7)))
			for hour := range 24 {
				class := person.class + " s" + string(rune('0'+person.shade(day, hour)))
				c.box(class, float64(left+hour*cell), float64(y), cell-1, tall-1)
				if k == 0 && gap != nil && gap(day, hour) {
					c.box("gap", float64(left+hour*cell)+1, float64(y)+1, cell-3, tall-3)
				}
			}
		}
	}
	c.Shapes = joined(c.Shapes)
	return c.chart
}

// joined puts shapes of one class into one path, in the order in which the
// classes first come; outlines last, so that nothing covers them.
func joined(shapes []shape) []shape {
	var all []shape
	at := make(map[string]int)
	for _, outlines := range []bool{false, true} {
		for _, s := range shapes {
			if (s.Class == "gap") != outlines {
				continue
			}
			k, known := at[s.Class]
			if !known {
				k = len(all)
				at[s.Class] = k
				all = append(all, shape{Class: s.Class})
			}
			all[k].Path += s.Path
		}
	}
	return all
}

// exactHours is the map with every number, for the counselor; nil when nobody
// has said when they are free.
func exactHours(run *report.Run, say *lang.Speaker) *chart {
	mentees, mentors := run.FreeHours()
	most, gaps, day0, hour0 := 0, 0, 0, 0
	biggest := [2]int{}
	gap := func(day, hour int) bool { return mentees[day][hour] > 0 && mentors[day][hour] == 0 }
	for day := range mentees {
		for hour, n := range mentees[day] {
			if n > most {
				most, day0, hour0 = n, day, hour
			}
			if gap(day, hour) {
				gaps++
			}
			biggest[0], biggest[1] = max(biggest[0], n), max(biggest[1], mentors[day][hour])
		}
	}
	if biggest == [2]int{} {
		return nil
	}
	shadeOf := func(h *report.Hours, most int) func(day, hour int) int {
		return func(day, hour int) int {
			n := h[day][hour]
			if n == 0 {
				return 0
			}
			return 1 + (n-1)*shades/max(1, most)
		}
	}
	c := heat(say, shadeOf(&mentees, biggest[0]), shadeOf(&mentors, biggest[1]), gap)
	if most > 0 {
		c.Describe = say.Say("page.hours.most", "day", say.Weekday(time.Weekday((day0+1)%7)), "time", say.Clock(hour0, 0),
			"mentees", say.Say("count.mentees", "count", most), "mentors", say.Say("count.mentors", "count", mentors[day0][hour0]))
	}
	c.Note = say.Say("page.hours.note", "zone", run.Scorer.Programme().Settings.TimeZone)
	c.Key = []keyEntry{
		{Class: "mentees s5", Text: say.Say("page.hours.key", "who", say.Say("page.mentees"), "most", biggest[0])},
		{Class: "mentors s5", Text: say.Say("page.hours.key", "who", say.Say("page.mentors"), "most", biggest[1])},
	}
	if gaps > 0 {
		c.Key = append(c.Key, keyEntry{Class: "gapkey", Text: say.Say("page.hours.gaps", "count", gaps)})
	}
	c.Table = hoursTable(say, func(day, hour int) string {
		return say.Say("page.hours.cell", "mentees", mentees[day][hour], "mentors", mentors[day][hour])
	})
	return c
}

// bandedHours is the map in bands, for those who may see no small number; nil
// where there are too few people for it.
func bandedHours(run *report.Run, say *lang.Speaker) *chart {
	a, b, ok := run.HourBands()
	if !ok {
		return nil
	}
	shadeOf := func(h *report.Hours) func(day, hour int) int {
		return func(day, hour int) int { return h[day][hour] + min(1, h[day][hour]) }
	}
	c := heat(say, shadeOf(&a), shadeOf(&b), nil)
	c.Describe = say.Say("page.hours.bands")
	c.Note = say.Say("page.hours.bands.note", "zone", run.Scorer.Programme().Settings.TimeZone)
	name := func(band int) string { return say.Say("page.hours.band." + string(rune('0'+band))) }
	for band := range report.HourBands {
		shade := string(rune('0' + band + min(1, band)))
		entry := keyEntry{Class: "mentees s" + shade, Text: name(band)}
		if band > 0 {
			entry.Also = "mentors s" + shade
		}
		c.Key = append(c.Key, entry)
	}
	c.Table = hoursTable(say, func(day, hour int) string {
		return say.Say("page.hours.pair", "mentees", name(a[day][hour]), "mentors", name(b[day][hour]))
	})
	return c
}

// hoursTable has a row for each hour and a column for each day.
func hoursTable(say *lang.Speaker, cell func(day, hour int) string) table {
	t := table{Head: []string{say.Say("page.hour")}}
	for day := range 7 {
		t.Head = append(t.Head, say.WeekdayShort(time.Weekday((day+1)%7)))
	}
	for hour := range 24 {
		r := row{Name: say.Clock(hour, 0)}
		for day := range 7 {
			r.Cells = append(r.Cells, cell(day, hour))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
