package report

import (
	"cmp"
	"math"
	"slices"
)

// How counts of people are told to readers who may see no small ones.
//
// A table divides a number of people among kinds. Every count is rounded at
// random (see [rounding]), the number that is divided too, and what is rounded
// to less than FewTold is hidden, nobody as well as a few. From here on the exact
// counts play no part: whatever else is withheld, is for what they can be rounded
// to, and tells no more of anybody.
//
// What is hidden can still be narrowed down by what is told: the parts of a
// table sum to its total, and several tables have the total in common. [sums]
// does what a reader could do who has every page that there can be of the same
// people, and where that leaves a small count fewer than leastRange values,
// nothing of its table is told.

// A Cell is the number of people of one kind, rounded.
type Cell struct {
	Kind   string // the same whatever language the reader has
	Name   string // of the kind, in words, where it has one
	Count  int    // 0 when hidden
	Hidden bool   // it is not told: it is fewer than FewTold, or nobody
	could  span   // what the count can be, for who has every page of the same people
}

// A Breakdown divides a number of people among kinds.
type Breakdown struct {
	Told  bool // false: nothing of it may be told
	Cells []Cell
}

// rounded is what is told of a table.
func (r rounding) rounded(t *headcount) Breakdown {
	b, who := Breakdown{Told: true, Cells: make([]Cell, len(t.cells))}, r.draw(string(t.who))
	for k, c := range t.cells {
		b.Cells[k] = told(r.roundings(t.name+" "+c.Kind, who, c.Count))
		b.Cells[k].Kind, b.Cells[k].Name = c.Kind, c.Name
	}
	return b
}

// told is a cell of a count that could be rounded to several numbers and is to
// one of them; hidden when that is few. It would not do to hide it when another
// could be few: the cell would come and go only with those who are counted in it.
func told(could [draws]int, is int) Cell {
	c := Cell{Count: is, could: span{0, math.MaxInt}}
	for _, n := range could {
		if n < FewTold {
			c.could.within(0, FewTold-1)
		} else {
			c.could.within(n-RoundTo+1, n+RoundTo-1)
		}
	}
	if is < FewTold {
		c.Count, c.Hidden = 0, true
	}
	return c
}

// pooled is a table whose kinds are told only when their count is: that a kind
// is there at all can tell who it is. The others are counted together in a cell
// without a kind.
func (r rounding) pooled(t *headcount) Breakdown {
	b, rest := Breakdown{Told: true}, 0
	for k, c := range r.rounded(t).Cells {
		if c.Hidden {
			rest += t.cells[k].Count
			continue
		}
		b.Cells = append(b.Cells, c)
	}
	slices.SortStableFunc(b.Cells, func(x, y Cell) int { return cmp.Compare(y.Count, x.Count) })
	if len(b.Cells) < len(t.cells) {
		b.Cells = append(b.Cells, told(r.roundings(t.name, r.draw(string(t.who)), rest)))
	}
	return b
}

// leastRange is among how many values of 1 to 10 a hidden count must stay open,
// unless it can be none of them.
const leastRange = 5

// A span is what a count can be, as far as a reader knows.
type span struct{ low, high int }

// sums are tables as a reader has them, each with its total first. Counts that
// several tables have in common are one span.
type sums [][]*span

// narrow works out what every count can be at the least and at the most. It is
// exact where no two tables have more than one count in common, and tables do
// not go round in a circle.
func (s sums) narrow() {
	for again := true; again; {
		again = false
		for _, table := range s {
			low, high := 0, 0 // of all the parts
			for _, part := range table[1:] {
				low, high = low+part.low, high+part.high
			}
			total := table[0]
			again = total.within(low, high) || again
			for _, part := range table[1:] {
				again = part.within(total.low-(high-part.high), total.high-(low-part.low)) || again
			}
		}
	}
}

// within narrows a span, and reports whether it became narrower.
func (s *span) within(low, high int) bool {
	before := *s
	s.low, s.high = max(s.low, low), min(s.high, high)
	return *s != before
}

// open reports whether a count could be a small one and stays open among
// leastRange of them, or could be none.
func (s *span) open() bool {
	small := min(s.high, smallCell) - max(s.low, 1) + 1
	return small <= 0 || small >= leastRange
}
