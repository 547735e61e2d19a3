package grid

import (
	"math"
	"slices"
	"strconv"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
)

// A gathering puts the blocks of a grid together.
type gathering struct {
	*findings
	extremes
	shape       *shape
	table       *Table
	lineOf      map[string]int // of the name of a row
	masks       []uint64
	holes       bool
	rows        int
	size        int64
	numbersOnly bool
}

func (g *gathering) take(p *gridRows) {
	g.findings.join(&p.findings)
	g.numbersOnly = g.numbersOnly && p.numbersOnly
	for i, name := range p.names {
		if line, twice := g.lineOf[name]; twice && name != "" {
			at := p.spots[i]
			g.add("duplicate-row", at.line, func() diag.Problem {
				return diag.Problem{
					Column: 1, Path: at.String(), Cell: at.String(), Text: diag.Say("line {line} has a row of this name too", "line", strconv.Itoa(line)), Value: shorten(name),
					Hint: "give each row a name of its own, or delete one of them",
				}
			})
			continue
		}
		g.lineOf[name] = p.spots[i].line
	}
	t := g.table
	t.Rows = append(t.Rows, p.names...)
	g.rows += len(p.spots)
	if !g.none() {
		t.narrow, t.wide, g.masks = nil, nil, nil
		return
	}
	g.reserve(p)
	before := g.finest.decimals
	g.extremes.join(&p.extremes)
	if t.wide == nil && !g.within(math.MaxInt32) {
		t.wide = make([]int64, len(t.narrow), max(cap(t.narrow), len(t.narrow)+len(p.cost)))
		for i, c := range t.narrow {
			t.wide[i] = int64(c)
		}
		t.narrow = nil
	}
	scaleUp(t.narrow, g.finest.decimals-before)
	scaleUp(t.wide, g.finest.decimals-before)
	scaleUp(p.cost, g.finest.decimals-p.finest.decimals)
	if t.wide != nil {
		t.wide = append(t.wide, p.cost...)
	} else {
		from := len(t.narrow)
		t.narrow = slices.Grow(t.narrow, len(p.cost))[:from+len(p.cost)]
		for i, c := range p.cost {
			t.narrow[from+i] = int32(c)
		}
	}
	g.masks = append(g.masks, p.masks...)
	g.holes = g.holes || p.holes
}

// reserve sets memory aside for the whole grid, by the first rows of it, so
// that it need not be moved while it grows.
func (g *gathering) reserve(first *gridRows) {
	t := g.table
	if g.size <= 0 || t.narrow != nil || t.wide != nil {
		return
	}
	t.narrow = make([]int32, 0, expected(len(first.cost), first.bytes, g.size))
}

// expected is how many there will be in a file, of what so many bytes of it
// hold some. Each takes a byte at least.
func expected(some, bytes int, size int64) int {
	const spare = 1.02
	n := float64(some) / float64(max(bytes, 1)) * float64(size) * spare
	return int(min(n+1, float64(size)))
}

func (g *gathering) finish() error {
	t, s := g.table, g.shape
	if err := g.otherFile(); err != nil {
		return err
	}
	if g.rows == 0 && g.none() {
		hint := diag.Message("write a row of scores in each line after it")
		if s.numbersOnly {
			hint = "write a row of scores in each line after it; if the first line is scores, give --no-names"
		}
		g.add("no-rows", 1, func() diag.Problem {
			return diag.Problem{Text: "there are no rows below the names of the columns", Hint: hint}
		})
	}
	if g.rows > 0 && g.numbersOnly && !s.noNames {
		g.add("no-names", 1, func() diag.Problem {
			return diag.Problem{
				Path: "A1", Text: "the first line and the first cell of every row are names, and all of them are numbers",
				Hint: "if they are scores, give --no-names; if they are names, leave the first cell of the first line empty",
			}
		})
	}
	if g.none() {
		g.tooWide(g.findings)
	}
	if err := g.err(); err != nil {
		return err
	}
	t.scale, t.shown = int(g.finest.decimals), int(g.written)
	t.largest, t.rounded, t.form = g.largest, g.rounded, s.form
	if s.noNames {
		t.Rows = numbered(g.rows)
		t.rowAt, t.rowOf = asWritten(g.rows)
	} else {
		t.rowAt, t.rowOf = byName(t.Rows)
	}
	n := len(t.Columns)
	permute(t.narrow, n, t.rowOf)
	permute(t.wide, n, t.rowOf)
	if g.holes {
		w := words(n)
		permute(g.masks, w, t.rowOf)
		t.forbidden = make([]lap.Mask, len(t.Rows))
		for i := range t.forbidden {
			t.forbidden[i] = g.masks[i*w : (i+1)*w]
		}
	}
	return nil
}

// permute moves the rows of a matrix in place, so that row k becomes what row
// of[k] was.
func permute[C int32 | int64 | uint64](m []C, width int, of []int32) {
	if len(m) == 0 {
		return
	}
	row := func(i int32) []C { return m[int(i)*width : (int(i)+1)*width] }
	moved := make([]bool, len(of))
	held := make([]C, width)
	for k := range of {
		if moved[k] || int(of[k]) == k {
			continue
		}
		// Along the cycle through k, each row takes what the next one had.
		copy(held, row(int32(k)))
		i := int32(k)
		for ; int(of[i]) != k; i = of[i] {
			copy(row(i), row(of[i]))
			moved[i] = true
		}
		copy(row(i), held)
		moved[i] = true
	}
}
