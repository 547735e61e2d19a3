package lap

import "math/bits"

// Where costs tie, or many rows compete for places that are far away, lists do not reach far enough, and are made anew
// again and again while a path is searched. Where they are dense, it is faster then to go through rows as they
// are: the vectors that make lists find the columns that a row brings nearer too.

// When paths go through whole rows: where one of so many rows is left to them, after lists were made anew for one
// of so many rows, and for one of so many that were scanned; or more than once in one search for one of so many that were scanned,
// as where costs tie: clusters of rows with a tenth more rows than columns, or trees, take a third of the time then. To scan a row of 1000 to 5000 columns takes as long as 2 to 10 lists,
// and to make its list anew as long as 10 to 40. Distances of 5000 rows, of which 12 are left, take 1.5 times as long so, and
// with 51 left twice as long.
const (
	leftRows  = 50
	wornRows  = 16
	wornScans = 8
	deepScans = 128
)

// rowScan is what paths need that go through whole rows.
type rowScan struct {
	may bool // whether they may
	on  bool // whether they do
	// near has for each column its price and the distance at which a row would bring it no nearer: what
	// cost - near is below, of a row, is how much nearer it would be.
	near []int64
	hits []uint64
	free []int32 // columns that had free places

	// Since paths began: rows scanned, lists made anew, and those made anew once more in the same search.
	scans, anew, deeper int
}

// beginPaths has paths begin with lists. They may go through whole rows later where so many rows are left to them that it pays.
func (e *engine) beginPaths(left int) {
	s := &e.path.rows
	s.on, s.scans, s.anew, s.deeper = false, 0, 0, 0
	_, dense := e.in.Costs.(*denseCosts)
	s.may = dense && left*leftRows >= e.in.rows
}

// worn tells whether lists are made anew so often that paths had better go through whole rows, and has them do so.
func (e *engine) worn() bool {
	s := &e.path.rows
	if !s.may || !s.wornOften(e.in.rows) {
		return false
	}
	e.scanRows()
	e.setNear()
	return true
}

// wornOften tells whether lists were made anew for many of so many rows, and for many of those that were scanned, or for some of
// them again and again.
func (s *rowScan) wornOften(rows int) bool {
	return s.anew*wornRows >= rows && (s.anew*wornScans >= s.scans || s.deeper*deepScans >= s.scans)
}

// scanRows has paths go through whole rows.
func (e *engine) scanRows() {
	s := &e.path.rows
	s.on = true
	if s.near == nil {
		s.near, s.hits = make([]int64, e.in.columns), make([]uint64, words(e.in.columns))
	}
	s.free = s.free[:0]
	for j, room := range e.room[:e.in.columns] {
		if room > 0 {
			s.free = append(s.free, int32(j))
		}
	}
}

// visitFree goes from the row where a path starts to all free places: the path is no longer than that.
func (e *engine) visitFree(row int32) {
	s := &e.path.rows
	x, free := e.lister.reader.read(int(row)), s.free[:0]
	for _, j := range s.free {
		if e.room[j] == 0 {
			continue
		}
		free = append(free, j)
		if c, ok := x.cost(int(j)); ok {
			e.visit(row, j, c*e.scale-e.u[row]-e.v[j])
		}
	}
	s.free = free
}

// setNear makes near say what distances do, and that nothing beyond the nearest end matters.
func (e *engine) setNear() {
	p := &e.path
	most := everything
	if p.length < everything {
		most = p.length + 1
	}
	for j, v := range e.v[:e.in.columns] {
		p.rows.near[j] = v + min(p.distance[j], most)
	}
}

// scanRow goes from a row, at its distance d, which is base less its price, to all columns that it brings nearer. It is true when it meets
// an end that nothing can be nearer than.
func (e *engine) scanRow(i int32, base, d int64) bool {
	s := &e.path.rows
	x := e.nearer(i, -base)
	for w, word := range s.hits {
		if word != 0 && x.forbidden != nil {
			word &^= x.forbidden[w]
		}
		for ; word != 0; word &= word - 1 {
			j := w*64 + bits.TrailingZeros64(word)
			to := base + x.at(j)*e.scale - e.v[j]
			if e.visit(i, int32(j), to) && to == d {
				return true
			}
		}
	}
	return false
}

// nearer reads a row and finds the columns with cost - near below a limit, though they may not be allowed.
func (e *engine) nearer(i int32, limit int64) row {
	s := &e.path.rows
	x := e.lister.reader.read(int(i))
	e.lister.rowsRead++
	x.below(s.near, e.scale, limit, s.hits)
	return x
}
