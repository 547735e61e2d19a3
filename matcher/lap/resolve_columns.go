package lap

import (
	"slices"
	"sync"
)

// keptColumns is how many columns of costs are kept at most: those that a search went back from
// are those that the proof asks for again.
const keptColumns = 256

// columnStorage is for columns that are kept. An override after the other asks for as many.
var columnStorage sync.Pool

// costsOf are the costs of a column. They hold until the next call.
func (m *meeting) costsOf(j int32) []int64 {
	if costs := m.kept[j]; costs != nil {
		return *costs
	}
	if len(m.kept) < keptColumns {
		costs, ok := columnStorage.Get().(*[]int64)
		if !ok {
			costs = new([]int64)
		}
		*costs = slices.Grow((*costs)[:0], len(m.cost))[:len(m.cost)]
		m.columns.read(int(j), *costs)
		m.kept[j] = costs
		return *costs
	}
	m.columns.read(int(j), m.cost)
	return m.cost
}

// release gives back the storage of all columns that are kept.
func (m *meeting) release() {
	for _, costs := range m.kept {
		columnStorage.Put(costs)
	}
	m.kept = nil
}

// A columnSource reads columns of dense costs, with what edits take from them.
type columnSource struct {
	dense  *denseCosts
	row    []int        // the dense row that each is; nil when all are there
	barred []barredPair // by the number of the row that is left
}

// barredPair says which columns a row must not have, besides those of its dense costs.
type barredPair struct {
	row  int
	mask Mask
}

// columnsOf is nil where columns cannot be had without reading all rows.
func columnsOf(costs Costs) *columnSource {
	switch c := costs.(type) {
	case *denseCosts:
		return &columnSource{dense: c}
	case *editedCosts:
		s := columnsOf(c.inner)
		if s == nil {
			return nil
		}
		for i, mask := range c.masks {
			s.barred = append(s.barred, barredPair{i, mask})
		}
		s.leave(c.row)
		return s
	default:
		return nil
	}
}

// leave leaves some of the rows, nil for all.
func (s *columnSource) leave(rows []int) {
	if rows == nil {
		return
	}
	if len(s.barred) > 0 {
		now := make(map[int]int, len(rows))
		for k, i := range rows {
			now[i] = k
		}
		left := s.barred[:0]
		for _, b := range s.barred {
			if k, ok := now[b.row]; ok {
				left = append(left, barredPair{k, b.mask})
			}
		}
		s.barred = left
	}
	if s.row == nil {
		s.row = rows
		return
	}
	dense := make([]int, len(rows))
	for k, i := range rows {
		dense[k] = s.row[i]
	}
	s.row = dense
}

// read fills a slice, one for each row, with the costs of a column, farthest for a pair that is not allowed.
func (s *columnSource) read(j int, cost []int64) {
	d := s.dense
	if d.wide != nil {
		columnOf(d.wide, d.columns, j, s.row, cost)
	} else {
		columnOf(d.narrow, d.columns, j, s.row, cost)
	}
	if d.forbidden != nil {
		for k := range cost {
			i := k
			if s.row != nil {
				i = s.row[k]
			}
			if mask := d.forbidden[i]; mask != nil && mask.Has(j) {
				cost[k] = farthest
			}
		}
	}
	for _, b := range s.barred {
		if b.mask.Has(j) {
			cost[b.row] = farthest
		}
	}
}

// columnOf reads a column of a matrix, at some of its rows, or at all for nil.
func columnOf[C int32 | int64](from []C, columns, j int, row []int, cost []int64) {
	if row != nil {
		for k, i := range row[:len(cost)] {
			cost[k] = int64(from[i*columns+j])
		}
		return
	}
	at := j
	for k := range cost {
		cost[k] = int64(from[at])
		at += columns
	}
}
