package lap

import (
	"context"
	"errors"
	"math/bits"
)

// Where not every place can be taken, the problem falls apart in two (Dulmage
// and Mendelsohn 1958, doi 10.4153/CJM-1958-052-0). Take any assignment of the
// most rows, and what alternating paths reach from the rows it leaves out.
// No column that is reached has a free place, as that would be
// a row more; no row that is reached may have another column. These rows
// take all these places in every assignment of the most rows, so that the others,
// which all have a column, share the others.

var errApart = errors.New("the problem falls apart")

// fallsApart finds out whether it is so, unless that is known, and tells
// which rows and columns are reached.
func (e *engine) fallsApart(ctx context.Context) (bool, error) {
	if !e.partial || e.whole {
		return false, nil
	}
	m := e.newMatching()
	if err := m.complete(ctx); err != nil {
		return false, err
	}
	e.rowsRead += m.rowsRead
	e.whole = m.free == 0
	if !e.whole {
		e.apart = m
	}
	return !e.whole, nil
}

// runApart settles all rows of a problem that falls apart: first those that are
// reached, as a square problem of their own, and then the others.
func (e *engine) runApart(ctx context.Context) error {
	m := e.apart
	var reached, others []int32
	e.begin()
	e.scale, e.lister.scale = 1, 1
	e.waitingRoom = 0
	for i := range int32(e.in.rows) {
		if m.reached[i] {
			reached = append(reached, i)
			e.waitingRoom++
		} else {
			others = append(others, i)
			e.lists[i] = list{}
		}
	}
	room := append([]int32(nil), e.room...)
	for j := range e.in.columns {
		if m.dead.Has(j) {
			e.waitingRoom -= e.in.capacity(j)
		} else {
			e.room[j] = 0
		}
	}
	e.room[e.waiting] = int32(e.waitingRoom)
	e.whole = true
	if err := e.runSquare(ctx, reached); err != nil {
		return err
	}
	e.dismiss(reached)
	for j := range e.in.columns {
		if !m.dead.Has(j) {
			e.v[j], e.room[j] = 0, room[j]
		}
	}
	return e.settleRows(ctx, others)
}

// dismiss takes rows of a square part out that wait, and moves the prices of the
// part so that they are at the engine's price for staying out. Every place
// of the part is taken: this changes nothing else.
func (e *engine) dismiss(rows []int32) {
	columns := []int32{e.waiting}
	for j := range int32(e.in.columns) {
		if e.first[j] >= 0 {
			columns = append(columns, j)
		}
	}
	e.unscale(rows, columns)
	e.square, e.scale, e.lister.scale = false, 1, 1
	more := far + e.v[e.waiting]
	for _, j := range columns {
		e.v[j] -= more
	}
	for _, i := range rows {
		e.u[i] += more
		e.lists[i] = list{beyond: e.u[i]} // made when it is needed
		if j := e.column[i]; j == e.waiting {
			e.leave(i)
		} else {
			e.own[i], e.level[i] = e.u[i]+e.v[j], e.v[j]
		}
	}
	e.v[e.waiting], e.room[e.waiting], e.waitingRoom = 0, 0, 0
}

// A matching is an assignment whose costs do not matter, on its way to
// having the most rows.
type matching struct {
	e                 *engine
	reader            reader
	column            []int32   // of each row; -1 for none
	holders           [][]int32 // of each column
	free              int       // free places
	from              []int32   // the row that a column was reached by
	dead              Mask      // columns from which no free place is reached
	seen              Mask      // dead, and those of this search
	reached           []bool    // rows from which no free place is reached
	rowsRead          int64
	rows, seenColumns []int32 // of this search
}

// newMatching begins with the columns that rows have, but for waiting.
func (e *engine) newMatching() *matching {
	n := e.in.columns
	m := &matching{
		e: e, reader: e.in.reader(), column: filled(e.in.rows, -1), holders: make([][]int32, n),
		from: make([]int32, n), dead: NewMask(n), seen: NewMask(n), reached: make([]bool, e.in.rows),
	}
	for i, j := range e.column {
		if j >= 0 && j != e.waiting {
			m.column[i] = j
			m.holders[j] = append(m.holders[j], int32(i))
		}
	}
	for j := range n {
		m.free += min(e.in.capacity(j), e.in.rows) - len(m.holders[j])
	}
	return m
}

// complete assigns the most rows, by augmenting paths found breadth first. What
// a search that fails has seen is of no use to later ones. (Kuhn 1955,
// doi 10.1002/nav.3800020109.)
func (m *matching) complete(ctx context.Context) error {
	for i := range int32(len(m.column)) {
		if m.column[i] >= 0 {
			continue
		}
		if m.free == 0 {
			return nil
		}
		m.rows, m.seenColumns = append(m.rows[:0], i), m.seenColumns[:0]
		end := int32(-1)
		for k := 0; k < len(m.rows) && end < 0; k++ {
			if ctx.Err() != nil {
				return stopped(ctx.Err())
			}
			end = m.grow(m.rows[k])
		}
		if end < 0 {
			for _, r := range m.rows {
				m.reached[r] = true
			}
			copy(m.dead, m.seen)
			continue
		}
		m.augment(i, end)
		for _, j := range m.seenColumns {
			m.seen[j>>6] &^= 1 << (j & 63)
		}
	}
	return nil
}

// grow sees the columns that a row may have, up to one with a free place,
// which it returns.
func (m *matching) grow(i int32) int32 {
	x := m.reader.read(int(i))
	m.rowsRead++
	if x.column != nil {
		for _, j := range x.column {
			if !m.seen.Has(int(j)) && !(x.forbidden != nil && x.forbidden.Has(int(j))) && m.see(i, j) {
				return j
			}
		}
		return -1
	}
	for w := range m.seen {
		word := ^m.seen[w]
		if x.forbidden != nil {
			word &^= x.forbidden[w]
		}
		for ; word != 0; word &= word - 1 {
			j := int32(w*64 + bits.TrailingZeros64(word))
			if int(j) >= m.e.in.columns {
				break
			}
			if m.see(i, j) {
				return j
			}
		}
	}
	return -1
}

// see notes that a row reaches a column, and tells whether that has a free place.
func (m *matching) see(i, j int32) bool {
	m.seen.Set(int(j))
	m.seenColumns = append(m.seenColumns, j)
	m.from[j] = i
	if len(m.holders[j]) < m.e.in.capacity(int(j)) {
		return true
	}
	m.rows = append(m.rows, m.holders[j]...)
	return false
}

// augment moves the rows of a path from row i, each to the column after it.
func (m *matching) augment(i, j int32) {
	for {
		r := m.from[j]
		old := m.column[r]
		m.column[r] = j
		m.holders[j] = append(m.holders[j], r)
		if r == i {
			break
		}
		h := m.holders[old]
		for k := range h {
			if h[k] == r {
				h[k] = h[len(h)-1]
				m.holders[old] = h[:len(h)-1]
				break
			}
		}
		j = old
	}
	m.free--
}
