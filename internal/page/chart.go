package page

import (
	"fmt"
	"strings"

	"mentormatch/internal/lang"
)

// A chart is a picture, and its numbers in a table.
type chart struct {
	ID, Title     string
	Describe      string // what it shows, under it and for who does not see it
	Spoken        string // instead, where it shows no more than its bars say
	Width, Height int
	Shapes        []shape
	Texts         []caption
	Key           []keyEntry
	Table         table
	Note          string
}

// A shape is a path with the class of its colour.
type shape struct{ Class, Path string }

// A caption is a text in a picture: Anchor is start, middle or end, of the
// direction in which the language runs.
type caption struct {
	X, Y          int
	Anchor, Class string
	Text          string
}

// A keyEntry explains a colour, or two.
type keyEntry struct{ Class, Text, Also string }

// A table is rows behind a name each.
type table struct {
	Head []string
	Rows []row
}

type row struct {
	Name  string
	Cells []string
}

// chartWidth is that of every chart, in the units of its own: small, so that
// letters can be read on a phone.
const chartWidth = 360

// A canvas draws from the side where the language begins.
type canvas struct {
	*chart
	rightToLeft bool
}

func newCanvas(say *lang.Speaker, id, title string, height int) canvas {
	return canvas{&chart{ID: id, Title: title, Width: chartWidth, Height: height}, say.RightToLeft}
}

// box adds a rectangle.
func (c canvas) box(class string, x, y, width, height float64) {
	if c.rightToLeft {
		x = float64(c.Width) - x - width
	}
	c.Shapes = append(c.Shapes, shape{class, boxPath(x, y, width, height)})
}

func (c canvas) text(class, anchor string, x, y int, text string) {
	if c.rightToLeft {
		x = c.Width - x
	}
	c.Texts = append(c.Texts, caption{x, y, anchor, class, text})
}

func boxPath(x, y, width, height float64) string {
	return fmt.Sprintf("M%s %sh%sv%sh-%sz", short(x), short(y), short(width), short(height), short(width))
}

// short writes a length with one decimal where it has one.
func short(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") }

// A bar is one number of a bar chart. Text is what is written at it; a hidden
// one has no length.
type bar struct {
	Name, Text string
	Count      int
	Hidden     bool
}

// columns draws bars that stand side by side, with short names.
func columns(say *lang.Speaker, id, title string, bars []bar) *chart {
	const top, floor, height = 24, 150, 178
	c := newCanvas(say, id, title, height)
	most := largest(bars)
	step := float64(chartWidth) / float64(len(bars))
	c.box("axis", 0, floor, chartWidth, 1)
	for k, b := range bars {
		x := float64(k) * step
		long := float64(b.Count) / float64(most) * (floor - top)
		if b.Hidden {
			long = 6
		}
		if long > 0 {
			c.box(barClass(b), x+step*0.12, floor-long, step*0.76, long)
		}
		middle := int(x + step/2)
		c.text("value", "middle", middle, floor-int(long)-6, mark(b))
		c.text("name", "middle", middle, floor+16, b.Name)
	}
	return c.chart
}

// lines draws bars one below another, each under its name.
func lines(say *lang.Speaker, id, title string, bars []bar) *chart {
	const step, room = 40, 290
	c := newCanvas(say, id, title, step*len(bars)+4)
	most := largest(bars)
	for k, b := range bars {
		y := k * step
		c.text("label", "start", 0, y+14, b.Name)
		long := float64(b.Count) / float64(most) * room
		if b.Hidden {
			long = 6
		}
		c.box("track", 0, float64(y+20), room, 12)
		if long > 0 {
			c.box(barClass(b), 0, float64(y+20), long, 12)
		}
		c.text("value", "end", chartWidth, y+31, mark(b))
	}
	return c.chart
}

func barClass(b bar) string {
	if b.Hidden {
		return "withheld"
	}
	return "bar"
}

// mark is what is written at a bar: a hidden one has a dash, which the table
// explains.
func mark(b bar) string {
	if b.Hidden {
		return "–"
	}
	return b.Text
}

func largest(bars []bar) int {
	most := 1
	for _, b := range bars {
		most = max(most, b.Count)
	}
	return most
}

// barTable has the numbers of bars.
func barTable(of, number string, bars []bar) table {
	t := table{Head: []string{of, number}}
	for _, b := range bars {
		t.Rows = append(t.Rows, row{b.Name, []string{b.Text}})
	}
	return t
}
