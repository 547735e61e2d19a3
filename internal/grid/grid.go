package grid

import (
	"context"
	"fmt"
	"math"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
)

// A shape is what the first line of a grid tells about all others.
type shape struct {
	file    string
	sep     byte
	columns []string
	at      []int32 // the place of each column in the order of solving
	noNames bool
	sign    int64 // from a score to a cost
	// numbersOnly: the first line is all numbers, though it should be names.
	numbersOnly bool
}

// gridRows is what a block of a grid holds.
type gridRows struct {
	findings
	extremes
	names []string
	spots []spot   // of the names
	cost  []int64  // in units of 10 to the power of -finest.decimals
	masks []uint64 // forbidden columns, some words a row
	holes bool     // a column is forbidden
	bytes int      // of the block
	// numbersOnly: every name is a number.
	numbersOnly bool
}

func readGrid(ctx context.Context, b *blocks, opt Options) (*Table, error) {
	s := &shape{file: opt.Name, sep: b.sep, noNames: opt.NoNames, sign: -1}
	if opt.Minimise {
		s.sign = 1
	}
	all := &findings{file: opt.Name}
	if err := s.first(b, all); err != nil {
		return nil, err
	}
	t := &Table{Columns: s.columns, file: opt.Name, minimise: opt.Minimise, columnAt: s.at, columnOf: inverse(s.at)}
	g := &gathering{shape: s, table: t, findings: all, lineOf: map[string]int{}, size: opt.Size, numbersOnly: s.numbersOnly}
	if err := parseAll(ctx, b, s.parse, g.take); err != nil {
		return nil, err
	}
	if err := g.finish(); err != nil {
		return nil, err
	}
	return t, nil
}

// first reads the line with the names of the columns; for a grid without
// names, it only counts them.
func (s *shape) first(b *blocks, all *findings) error {
	blk, err := b.peek()
	if err != nil {
		return err
	}
	c := newCells(blk, s.sep)
	if !c.more() {
		return refuse(s.file, nil)
	}
	if s.noNames {
		n := 0
		for {
			n++
			if c.next().last {
				break
			}
		}
		s.columns = numbered(n)
		s.at, _ = asWritten(n)
		return nil
	}
	s.numbersOnly = true
	seen := map[string]spot{}
	for corner := true; ; corner = false {
		x := c.next()
		if !isNumber(x.text) {
			s.numbersOnly = false
		}
		switch {
		case x.broken: // what the columns are is not known then
			all.brokenQuotes(c.data, x)
			return all.err()
		case !corner:
			s.columns = append(s.columns, string(x.text))
			all.name(c.data, x, "column", seen)
		}
		if x.last {
			break
		}
	}
	if len(s.columns) == 0 && all.none() {
		return one(s.file, c.line-1, "no-columns", "the first line names no columns",
			"separate its cells with commas, semicolons or tabs; the first cell stands above the names of the rows")
	}
	b.drop(c.at, c.line, c.record)
	s.at, _ = byName(s.columns)
	return nil
}

func isNumber(text []byte) bool {
	_, length, f := scanNumber(text)
	return f == sound && length == len(text)
}

// parse reads the rows of a block.
func (s *shape) parse(b block, out *gridRows) {
	*out = gridRows{
		findings: findings{file: s.file}, names: out.names[:0], spots: out.spots[:0],
		cost: out.cost[:0], masks: out.masks[:0], numbersOnly: true, bytes: len(b.data),
	}
	c := newCells(b, s.sep)
	for c.more() {
		s.parseRow(&c, out)
	}
}

func (s *shape) parseRow(c *cells, out *gridRows) {
	begin := c.spot
	if !s.noNames {
		x := c.next()
		if len(x.text) == 0 && !x.broken && (x.last || c.blankRest()) {
			if !x.last {
				c.pastRecord()
			}
			return
		}
		out.names = append(out.names, string(x.text))
		out.spots = append(out.spots, x.spot)
		if x.broken {
			out.brokenQuotes(c.data, x)
			out.cost = append(out.cost, make([]int64, len(s.at))...)
			out.masks = append(out.masks, make([]uint64, words(len(s.at)))...)
			return
		}
		out.name(c.data, x, "row", nil)
		out.numbersOnly = out.numbersOnly && isNumber(x.text)
		if x.last {
			s.width(c, begin, 1, out)
			out.cost = append(out.cost, make([]int64, len(s.at))...)
			out.masks = append(out.masks, make([]uint64, words(len(s.at)))...)
			return
		}
	} else {
		out.spots = append(out.spots, begin)
	}
	s.parseScores(c, begin, out)
}

// parseScores reads the cells of a row, past its name.
func (s *shape) parseScores(c *cells, begin spot, out *gridRows) {
	from := len(out.cost)
	out.cost = slices.Grow(out.cost, len(s.at))[:from+len(s.at)]
	cost := out.cost[from:]
	maskFrom := len(out.masks)
	out.masks = append(out.masks, make([]uint64, words(len(s.at)))...)
	mask := lap.Mask(out.masks[maskFrom:])
	j := 0
	for last := false; !last; j++ {
		at := c.spot
		var n number
		var ok bool
		if n, last, ok = c.number(); !ok {
			x := c.next()
			last = x.last
			if x.broken {
				out.brokenQuotes(c.data, x)
				return
			}
			if n, ok = out.score(c.data, x); !ok {
				if j < len(cost) {
					cost[s.at[j]] = 0
					mask.Set(int(s.at[j]))
					out.holes = true
				}
				continue
			}
		}
		if j >= len(cost) {
			continue
		}
		if n.decimals > out.finest.decimals {
			scaleUp(out.cost[:from], n.decimals-out.finest.decimals)
			s.rescaleRow(cost, j, n.decimals-out.finest.decimals)
		}
		if !out.anything || n.written > out.written || n.decimals != out.largest.decimals || magnitude(n.units) > magnitude(out.largest.units) {
			out.see(n, at)
		}
		// An overflow here is found by the largest number of the file.
		cost[s.at[j]] = n.units * s.sign * pow10[out.finest.decimals-n.decimals]
	}
	if j != len(s.at) {
		names := 1
		if s.noNames {
			names = 0
		}
		s.width(c, begin, j+names, out)
	}
}

// rescaleRow multiplies the cells of a row that are filled: those of the first
// j columns of the file.
func (s *shape) rescaleRow(cost []int64, j int, decimals uint8) {
	for _, at := range s.at[:j] {
		cost[at] *= pow10[decimals]
	}
}

// width reports a row that has more or fewer cells than the first line.
func (s *shape) width(c *cells, begin spot, got int, out *gridRows) {
	want := len(s.at)
	if !s.noNames {
		want++
	}
	if got == want {
		return
	}
	out.add("ragged-row", begin.line, func() diag.Problem {
		return diag.Problem{
			Path: begin.String(),
			Text: fmt.Sprintf("the row has %s, and the first line has %d", count(got, "cell"), want),
			Hint: "give every row a cell for each column; leave it empty where the pair is not allowed",
		}
	})
}

func words(columns int) int { return (columns + 63) / 64 }

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
					Column: 1, Path: at.String(), Text: fmt.Sprintf("%s: line %d has a row of this name too", at, line), Value: shorten(name),
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
	if g.rows == 0 && g.none() {
		hint := "write a row of scores in each line after it"
		if s.numbersOnly {
			hint += "; if the first line is scores, give --no-names"
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
	t.largest = g.largest
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
