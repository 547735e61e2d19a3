package lap

import (
	"context"
	"math"
	"slices"
	"sort"
)

// VerifyLeximin proves a result of [Leximin], or says what is wrong first, in an error
// with [ErrNotProved] in its chain. Each row is read twice. It does not check which
// of several such assignments it is.
func VerifyLeximin(ctx context.Context, p Problem, r *LeximinResult) error {
	return verifyLeximin(ctx, p, r, 0)
}

func verifyLeximin(ctx context.Context, p Problem, r *LeximinResult, processors int) error {
	in, err := newInstance(p)
	if err != nil {
		return err
	}
	if p.Goal != MostRows {
		return bad("the leximin assignment is one of the goal MostRows")
	}
	if r == nil || r.Most == nil {
		return wrong("there is no result")
	}
	most := *r.Most
	most.Column, most.Assigned, most.Total = r.Column, r.Assigned, 0
	p.Costs = countOnly{p.Costs}
	if err := verify(ctx, p, &most, processors); err != nil {
		return err
	}
	q, err := in.levelPrices(r)
	if err != nil {
		return err
	}
	states, err := eachBlock(ctx, processors, in.rows,
		func() *levelState { return &levelState{reader: in.reader()} },
		func(s *levelState, from, to int) error {
			for i := from; i < to; i++ {
				if err := s.row(q, r, i); err != nil {
					return err
				}
			}
			return nil
		})
	if err != nil {
		return err
	}
	total := int64(0)
	for _, s := range states {
		total += s.total
	}
	if total != r.Total {
		return wrong("the total is said to be %d, and is %d", r.Total, total)
	}
	return q.places(r)
}

// countOnly are costs with each of them 0.
type countOnly struct{ Costs }

func (c countOnly) reader() reader { return &zeroReader{c.Costs.reader(), nil} }

type zeroReader struct {
	reader
	zero []int64
}

func (z *zeroReader) read(i int) row {
	x := z.reader.read(i)
	n := len(x.narrow) + len(x.wide)
	if len(z.zero) < n {
		z.zero = make([]int64, n)
	}
	x.narrow, x.wide = nil, z.zero[:n]
	return x
}

// levelPrices are the prices of all levels, by row and by column.
type levelPrices struct {
	in           *instance
	levels       []Level
	rows         [][]LevelPrice // by row: its prices, with the level for the index
	columns      [][]LevelPrice
	out, free    []LevelPrice
	outs, spares bool // whether rows stay out, and places are free
	spare        []bool
}

func (in *instance) levelPrices(r *LeximinResult) (*levelPrices, error) {
	q := &levelPrices{in: in, levels: r.Levels, rows: make([][]LevelPrice, in.rows), columns: make([][]LevelPrice, in.columns), spare: make([]bool, in.columns)}
	put := func(what string, of [][]LevelPrice, level int, prices []LevelPrice) error {
		last := -1
		for _, x := range prices {
			if x.Index <= last || x.Index >= len(of) {
				return wrong("level %d has a price of %s %d of %d after that of %d", level, what, x.Index, len(of), last)
			}
			if x.Price == 0 || x.Price < -most || x.Price > most {
				return wrong("level %d has the price %d of %s %d", level, x.Price, what, x.Index)
			}
			of[x.Index] = append(of[x.Index], LevelPrice{level, x.Price})
			last = x.Index
		}
		return nil
	}
	for k, level := range r.Levels {
		if k > 0 && level.Cost >= r.Levels[k-1].Cost {
			return nil, wrong("level %d is of the cost %d, and the one before of %d", k, level.Cost, r.Levels[k-1].Cost)
		}
		if err := put("row", q.rows, k, level.Rows); err != nil {
			return nil, err
		}
		if err := put("column", q.columns, k, level.Columns); err != nil {
			return nil, err
		}
		if max(level.Out, level.Free) > most || min(level.Out, level.Free) < -most {
			return nil, wrong("level %d has the prices %d and %d of staying out and of free places", k, level.Out, level.Free)
		}
		if level.Out != 0 {
			q.out = append(q.out, LevelPrice{k, level.Out})
		}
		if level.Free != 0 {
			q.free = append(q.free, LevelPrice{k, level.Free})
		}
	}
	q.outs = slices.Contains(r.Column, -1)
	load := make([]int, in.columns)
	for _, j := range r.Column {
		if j >= 0 {
			load[j]++
		}
	}
	for j, n := range load {
		q.spare[j] = n < min(in.capacity(j), in.rows)
		q.spares = q.spares || q.spare[j]
	}
	return q, nil
}

// sign tells whether the vector of a cost, less those of two prices, is
// lexicographically below 0, 0 or above it. own is the level of the cost, or before
// which it would stand, and is is whether there is such a level.
func sign(own int, is bool, a, b []LevelPrice) int {
	for len(a) > 0 || len(b) > 0 {
		level := math.MaxInt
		if len(a) > 0 {
			level = a[0].Index
		}
		if len(b) > 0 {
			level = min(level, b[0].Index)
		}
		if own < level || own == level && !is {
			return 1
		}
		sum := int64(0)
		if own == level {
			sum, own = 1, math.MaxInt
		}
		if len(a) > 0 && a[0].Index == level {
			sum -= a[0].Price
			a = a[1:]
		}
		if len(b) > 0 && b[0].Index == level {
			sum -= b[0].Price
			b = b[1:]
		}
		if sum != 0 {
			if sum > 0 {
				return 1
			}
			return -1
		}
	}
	if own < math.MaxInt {
		return 1
	}
	return 0
}

// places checks what does not depend on costs: staying out and free places.
func (q *levelPrices) places(r *LeximinResult) error {
	if q.outs {
		for i, j := range r.Column {
			if s := sign(math.MaxInt, false, q.rows[i], q.out); s < 0 || s > 0 && j < 0 {
				return wrong("row %d staying out is not at or above its prices of some level", i)
			}
		}
	}
	if q.spares {
		for j, prices := range q.columns {
			if q.in.capacity(j) == 0 {
				continue
			}
			if s := sign(math.MaxInt, false, prices, q.free); s < 0 || s > 0 && q.spare[j] {
				return wrong("a free place of column %d is not at or above its prices of some level", j)
			}
		}
	}
	return nil
}

type levelState struct {
	reader reader
	total  int64
}

// row checks the pairs of a row.
func (s *levelState) row(q *levelPrices, r *LeximinResult, i int) (err error) {
	s.reader.read(i).each(func(j int, cost int64) bool {
		own := sort.Search(len(q.levels), func(k int) bool { return q.levels[k].Cost <= cost })
		is := own < len(q.levels) && q.levels[own].Cost == cost
		switch above := sign(own, is, q.rows[i], q.columns[j]); {
		case above < 0:
			err = wrong("row %d and column %d at the cost %d are below their prices of some level", i, j, cost)
		case r.Column[i] == j && above > 0:
			err = wrong("row %d has column %d at the cost %d, above their prices of some level", i, j, cost)
		case r.Column[i] == j:
			s.total += cost
		}
		return err == nil
	})
	return err
}
