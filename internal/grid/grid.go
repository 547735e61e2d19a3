package grid

import (
	"context"
	"slices"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
)

// A shape is what the first line of a grid tells about all others.
type shape struct {
	file    string
	form    form
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
	s := &shape{file: opt.Name, form: b.form, noNames: opt.NoNames, sign: -1}
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
	c := newCells(blk, s.form)
	if !c.more() {
		return b.refuse(nil)
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
		if !c.isNumber(x.text) {
			s.numbersOnly = false
		}
		switch {
		case x.broken: // what the columns are is not known then
			all.brokenQuotes(c.data, x)
			return all.err()
		case !corner:
			s.columns = append(s.columns, string(x.text))
			all.name(c.data, x, ofColumn, seen)
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

// isNumber reports whether text is a number, whether or not it can be used.
func (o notation) isNumber(text []byte) bool {
	_, length, f := o.scan(text)
	return f != notANumber && length == len(text)
}

// parse reads the rows of a block.
func (s *shape) parse(b block, out *gridRows) {
	*out = gridRows{
		findings: findings{file: s.file}, names: out.names[:0], spots: out.spots[:0],
		cost: out.cost[:0], masks: out.masks[:0], numbersOnly: true, bytes: len(b.data),
	}
	c := newCells(b, s.form)
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
		out.name(c.data, x, ofRow, nil)
		out.numbersOnly = out.numbersOnly && c.isNumber(x.text)
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
			if n, ok = out.score(c.data, x, c.form); !ok {
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
		if out.matters(n) {
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
			Text: diag.Say("the row has {cells}, and the first line has {other}", "cells", diag.Counted(got, "1 cell", "{count} cells"), "other", want),
			Hint: "give every row a cell for each column; leave it empty where the pair is not allowed",
		}
	})
}

func words(columns int) int { return (columns + 63) / 64 }
