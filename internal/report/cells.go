package report

import "slices"

// How counts of people are told to readers who may see no small ones.
//
// A table divides a number of people, which is told beside it, among kinds.
// Its counts of 1 to 10 are hidden, and with them always one more: the smallest
// of those above 10, so that no hidden count is what is left when the others
// are subtracted. When that leaves no count to tell, or when what is left says
// too much, nothing of the table is told.
//
// Who knows this rule learns no more than the ranges that [enough] looks at,
// because it looks at nothing but what is told. See the attacker in the tests.

// A Cell is the number of people of one kind.
type Cell struct {
	Kind   string
	Count  int  // 0 when hidden
	Hidden bool // it is not told
}

// A Breakdown divides a number of people among kinds.
type Breakdown struct {
	Told  bool // false: nothing of it may be told
	Total int
	Cells []Cell
}

// tellCells hides what may not be told of a table. Its total is the sum of the
// cells, and may be known to the reader.
func tellCells(cells []Cell) Breakdown {
	b := Breakdown{Told: true, Cells: slices.Clone(cells)}
	hidden, sum, extra := 0, 0, -1
	for k, c := range b.Cells {
		b.Total += c.Count
		switch {
		case isSmall(c.Count):
			hidden++
			sum += c.Count
		case c.Count > smallCell && (extra < 0 || c.Count < b.Cells[extra].Count):
			extra = k
		}
	}
	if isSmall(b.Total) {
		return Breakdown{}
	}
	if hidden == 0 {
		return b
	}
	next := 0 // the smallest count above 10 that is still told
	for k, c := range b.Cells {
		if k != extra && c.Count > smallCell && (next == 0 || c.Count < next) {
			next = c.Count
		}
	}
	if extra < 0 || next == 0 || !enough(hidden, sum+b.Cells[extra].Count, next) {
		return Breakdown{Total: b.Total}
	}
	for k, c := range b.Cells {
		if isSmall(c.Count) || k == extra {
			b.Cells[k] = Cell{Kind: c.Kind, Hidden: true}
		}
	}
	return b
}

// leastRange is among how many values a hidden count must stay open.
const leastRange = 5

// enough reports whether small counts, hidden together with one of 11 to next-1
// and with a known sum, each stay open among leastRange values at least.
func enough(small, sum, next int) bool {
	// What the small ones can sum to.
	least := max(small, sum-(next-1))
	most := min(small*smallCell, sum-(smallCell+1))
	low := max(1, least-(small-1)*smallCell)
	high := min(smallCell, most-(small-1))
	return high-low+1 >= leastRange
}

// pooled takes the hidden cells of a table together in one without a kind: that
// a kind is there at all can tell who it is.
func (b Breakdown) pooled() Breakdown {
	rest := b.Total
	var shown []Cell
	for _, c := range b.Cells {
		if !c.Hidden {
			rest -= c.Count
			shown = append(shown, c)
		}
	}
	if len(shown) < len(b.Cells) {
		shown = append(shown, Cell{Count: rest})
	}
	b.Cells = shown
	return b
}
