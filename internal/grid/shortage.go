package grid

import (
	"context"
	"errors"

	"mentormatch/matcher/lap"
)

// shortages finds out why rows are left out.
//
// A set of columns is closed when all of them are full and the rows that have
// them may have no other. A row that may have only columns of a closed set is
// left out for want of a place in that set. Unions of closed sets are closed:
// so each left-out row needs its own search only if it may have a column that
// no set has yet, and there are no more searches than columns. Sets that share
// a column, or a row left out, become one.
type shortages struct {
	table  *Table
	p      lap.Problem
	r      *lap.Result
	parent []int32 // of columns in union-find; -1 for a column of no set
	first  []int32 // a column allowed to each row left out for want of one; -1 for all others
}

func newShortages(t *Table, p lap.Problem, r *lap.Result) *shortages {
	s := &shortages{table: t, p: p, r: r, parent: make([]int32, len(t.Columns)), first: make([]int32, len(t.Rows))}
	for i := range s.parent {
		s.parent[i] = -1
	}
	for i := range s.first {
		s.first[i] = -1
	}
	return s
}

// explain says why row r, in the order of solving, is left out.
func (s *shortages) explain(ctx context.Context, r int) (Reason, error) {
	if s.p.Goal == lap.Priced {
		return s.table.noBid(r), nil
	}
	first, known := -1, true
	s.table.allowed(r, func(c int) bool {
		if first < 0 {
			first = c
		}
		known = known && s.parent[c] >= 0
		return known
	})
	if first < 0 {
		return NoColumn, nil
	}
	if !known {
		hall, ok := lap.HallOf(ctx, s.p, s.r, r)
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if !ok {
			return "", errors.New("a row was left out though a place could be had: the solver is wrong")
		}
		for _, c := range hall.Columns {
			s.unite(int32(first), int32(c))
		}
	}
	s.table.allowed(r, func(c int) bool {
		s.unite(int32(first), int32(c))
		return true
	})
	s.first[r] = int32(first)
	return Taken, nil
}

// noBid says why row r is left out where staying out is worth 0.
func (t *Table) noBid(r int) Reason {
	reason := NoColumn
	t.allowed(r, func(c int) bool {
		reason = NoGain
		if cost, _ := t.costAt(r, int32(c)); cost < 0 {
			reason = Outbid
		}
		return reason == NoGain
	})
	return reason
}

func (s *shortages) find(c int32) int32 {
	if s.parent[c] < 0 {
		s.parent[c] = c
	}
	for s.parent[c] != c {
		s.parent[c] = s.parent[s.parent[c]]
		c = s.parent[c]
	}
	return c
}

func (s *shortages) unite(a, b int32) {
	a, b = s.find(a), s.find(b)
	s.parent[max(a, b)] = min(a, b)
}

// collect lists the shortages in the answer, and gives the position there of
// the one that a row, in the order of solving, is left out for, or -1.
func (s *shortages) collect(a *Answer) func(r int) int {
	t := s.table
	at := map[int32]int{} // by the root of its columns
	shortage := func(c int32) *Shortage {
		root := s.find(c)
		k, known := at[root]
		if !known {
			k = len(a.Shortages)
			at[root] = k
			a.Shortages = append(a.Shortages, Shortage{})
		}
		return &a.Shortages[k]
	}
	for i, r := range t.rowAt {
		c := s.first[r]
		if assigned := s.r.Column[r]; assigned >= 0 && s.parent[assigned] >= 0 {
			c = int32(assigned)
		}
		if c >= 0 {
			one := shortage(c)
			one.Rows = append(one.Rows, i)
		}
	}
	for j, c := range t.columnAt {
		if s.parent[c] >= 0 {
			one := shortage(c)
			one.Columns = append(one.Columns, j)
			one.Places += t.placesOf(int(c))
		}
	}
	return func(r int) int {
		if s.first[r] < 0 {
			return -1
		}
		return at[s.find(s.first[r])]
	}
}

// placesOf is the capacity of a column in the order of solving.
func (t *Table) placesOf(c int) int {
	if t.capacity == nil {
		return 1
	}
	return t.capacity[c]
}
