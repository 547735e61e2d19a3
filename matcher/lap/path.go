package lap

import (
	"context"
	"math/bits"
)

// A path is what is known while a shortest augmenting path is searched:
// Dijkstra's algorithm from a row that is to be settled, with reduced costs as
// lengths, to a column with a free place or a row that goes out.
type path struct {
	start    int32
	distance []int64 // of each column
	from     []int32 // the row that a column was reached by
	at       []int64 // distance of each row that is scanned
	again    []uint8 // how often each row was listed anew
	reached  []int32 // columns with a distance
	scanned  []int32 // rows with a distance
	heap     heap
	later    []int32 // columns that are to go into the heap when near is empty: rows at one distance may bring one nearer many times
	isLater  []bool
	worn     heap    // rows, each at the distance up to which its list has all
	batch    []int32 // rows that are listed anew together
	before   []int64 // what they were listed up to
	now      int64   // the distance that is being gone through
	near     []int32 // columns at that distance

	// The nearest end that is known: a column with a free place or, when
	// that is -1, a row that goes out; none at all when that is -1 too.
	length            int64
	endColumn, endRow int32
	highest           int64 // price below which free places are ends

	looks int
	rows  rowScan

	// Of a search from all loose rows: which of them each row was reached from, and which have found a free place.
	forest bool
	tree   []int32
	ended  []bool
}

// clear makes ready for another search.
func (p *path) clear() {
	for _, j := range p.reached {
		p.distance[j] = farthest
	}
	for _, j := range p.later {
		p.isLater[j] = false
	}
	for _, i := range p.scanned {
		p.again[i] = 0
	}
	p.reached, p.scanned, p.heap, p.worn, p.near, p.later = p.reached[:0], p.scanned[:0], p.heap[:0], p.worn[:0], p.near[:0], p.later[:0]
	p.length, p.now, p.endColumn, p.endRow = farthest, 0, -1, -1
}

// settleLoose settles the loose rows by paths.
func (e *engine) settleLoose(ctx context.Context) error {
	if len(e.loose) > 0 {
		e.tell.enter(Paths)
	}
	e.reportGap(0, 0, 1)
	e.beginPaths(len(e.loose))
	// Together they may only where every place has to be taken and no row waits.
	meet := e.square && !e.waits() && !e.spare
	for k := 0; len(e.loose) > 0; k++ {
		if k%64 == 0 {
			e.report(e.in.rows - len(e.loose))
		}
		if meet && e.crowded() {
			meet = false
			if err := e.settleForest(ctx); err != nil {
				return err
			}
			continue
		}
		i := e.loose[0]
		e.loose = e.loose[1:]
		done, err := e.settle(ctx, i)
		if err != nil {
			return err
		}
		if !done {
			return wrong("row %d has no way to a free place: its costs must have changed", i)
		}
		if e.column[i] < 0 && !e.spare {
			e.lists[i] = list{} // it stays out, and no path goes through it, but for those from the spare row
		}
	}
	return nil
}

// settle assigns a row or leaves one out. It is false when the problem is square
// and no path leads to a place, which cannot be with costs that stay the same.
func (e *engine) settle(ctx context.Context, row int32) (bool, error) {
	p := &e.path
	p.start = row
	least := min(e.out[row], e.lists[row].beyond)
	if e.waits() {
		least = min(least, -e.v[e.waiting])
	}
	l := &e.lists[row]
	for k, j := range l.column {
		least = min(least, l.cost[k]-e.v[j])
	}
	e.u[row] = least
	if p.rows.on {
		e.visitFree(row)
		e.setNear()
	}
	if err := e.search(ctx); err != nil {
		return false, err
	}
	if p.endColumn < 0 && e.square {
		return false, nil
	}
	e.apply()
	p.clear()
	return true, nil
}

// apply moves prices and rows by the path that was found.
func (e *engine) apply() {
	p := &e.path
	e.movePrices()
	e.augment()
	for _, i := range p.scanned {
		if j := e.column[i]; j >= 0 {
			e.own[i], e.level[i] = e.u[i]+e.v[j], e.v[j]
		}
	}
}

// movePrices moves the prices of what is nearer than the end so that all of it is as near as the end.
func (e *engine) movePrices() {
	p := &e.path
	for _, i := range p.scanned {
		e.u[i] += p.length - p.at[i]
	}
	for _, j := range p.reached {
		if d := p.distance[j]; d < p.length {
			e.v[j] -= p.length - d
		}
	}
}

// search finds a nearest end.
func (e *engine) search(ctx context.Context) error {
	p := &e.path
	if p.start >= 0 {
		p.scanned = append(p.scanned, p.start)
		p.at[p.start] = 0
		if e.scan(p.start, 0) {
			return nil
		}
	}
	// Invariant: columns that were gone through have their final distances,
	// which never fall from one to the next; a list that is still to be made
	// anew adds nothing nearer than its place in the heap.
	for {
		if p.looks++; p.looks&255 == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		var j int32
		if n := len(p.near); n > 0 {
			j = p.near[n-1]
			p.near = p.near[:n-1]
		} else {
			p.pushLater()
			columns := len(p.heap) > 0 && p.heap[0].distance < p.length
			worn := len(p.worn) > 0 && p.worn[0].distance < p.length
			if worn && !(columns && p.heap[0].distance <= p.worn[0].distance) {
				p.now = p.worn[0].distance
				if end, err := e.more(ctx); end || err != nil {
					return err
				}
				continue
			}
			if !columns {
				return nil
			}
			next := p.heap.pop()
			p.now = next.distance
			if next.distance != p.distance[next.column] {
				continue // it was reached at less meanwhile
			}
			j = next.column
		}
		d := p.distance[j]
		if d >= p.length {
			return nil
		}
		for i := e.first[j]; i >= 0; i = e.next[i] {
			p.scanned = append(p.scanned, i)
			p.at[i] = d
			if e.scan(i, d) {
				return nil
			}
		}
	}
}

// scan goes from a row, at its distance, to the columns of its list. It is
// true when it meets an end that nothing can be nearer than.
func (e *engine) scan(i int32, d int64) bool {
	p := &e.path
	base := d - e.u[i]
	switch {
	case e.waits():
		if e.visit(i, e.waiting, base-e.v[e.waiting]) && p.length == d {
			return true
		}
	case p.highest == everything && base+e.out[i] < p.length:
		p.length, p.endRow, p.endColumn = base+e.out[i], i, -1
	}
	p.rows.scans++
	if p.rows.on {
		return e.scanRow(i, base, d)
	}
	l := &e.lists[i]
	if l.beyond != everything && base+l.beyond < p.length {
		p.worn.push(entry{base + l.beyond, i})
	}
	for column, cost := l.column, l.cost; len(column) > 0; {
		n := min(len(column), 64)
		for hits := nearer(column[:n], cost, e.v, p.distance, base, p.length); hits != 0; hits &= hits - 1 {
			k := bits.TrailingZeros64(hits)
			j := column[k]
			if to := base + cost[k] - e.v[j]; e.visit(i, j, to) && to == d {
				return true
			}
		}
		column, cost = column[n:], cost[n:]
	}
	return false
}

// visit notes that a row reaches a column at a distance, when that is news. It
// is true when the column is now the nearest end.
func (e *engine) visit(i, j int32, to int64) bool {
	p := &e.path
	// At the same length an assignment is preferred to staying out.
	if to >= p.distance[j] || to > p.length || to == p.length && p.endColumn >= 0 {
		return false
	}
	if e.room[j] > 0 && e.v[j] >= p.highest {
		return false // the spare row has it, which is at 0
	}
	if to < p.now {
		return false // no pair is below its prices: the costs are others than they were, which the proof will find
	}
	if p.distance[j] == farthest {
		p.reached = append(p.reached, j)
	}
	p.distance[j], p.from[j] = to, i
	if p.rows.on && j != e.waiting {
		p.rows.near[j] = to + e.v[j]
	}
	if e.room[j] > 0 && !p.forest {
		p.length, p.endColumn = to, j
		return true
	}
	if to == p.now {
		p.near = append(p.near, j)
	} else if !p.isLater[j] {
		p.isLater[j] = true
		p.later = append(p.later, j)
	}
	return false
}

// pushLater puts the columns into the heap that were reached while others were gone through, but for those beyond the nearest
// end, and those that turned out to be as near as the search is.
func (p *path) pushLater() {
	for _, j := range p.later {
		p.isLater[j] = false
		if d := p.distance[j]; d > p.now && d < p.length {
			p.heap.push(entry{d, j})
		}
	}
	p.later = p.later[:0]
}

// longest is how many pairs a list keeps at most. A row that has to go on
// beyond so many is gone through whole, and keeps its list.
const longest = 16 * keep

// together is how many rows are listed anew at once at most, on all processors, while a path is searched: those that
// the search comes to next, hardly one of which it turns out not to need. With 4096 columns or more they are worth waking
// helpers for. They are as many whatever the number of processors, as lists say which of several shortest paths is found.
const together = 16

// more goes on with the row whose list has no more up to where the search is, and those that will be the next. It
// makes the lists anew, each time in the same search with four times as many pairs.
func (e *engine) more(ctx context.Context) (end bool, err error) {
	p := &e.path
	if p.rows.on || e.worn() {
		i := p.worn.pop().column
		return e.scanRow(i, p.at[i]-e.u[i], p.at[i]), nil
	}
	p.batch = p.batch[:0]
	for len(p.worn) > 0 && p.worn[0].distance < p.length && len(p.batch) < together {
		whole := leastAgain(p.again[p.worn[0].column]) > longest
		if whole && len(p.batch) > 0 {
			break
		}
		i := p.worn.pop().column
		if whole {
			return e.wholeRow(i), nil
		}
		p.batch = append(p.batch, i)
	}
	p.rows.anew += len(p.batch)
	p.before = p.before[:0]
	for _, i := range p.batch {
		p.before = append(p.before, e.lists[i].beyond)
	}
	if err := e.relist(ctx, p.batch, e.v[:e.in.columns], func(i int32) int { return leastAgain(p.again[i]) })(); err != nil {
		return false, err
	}
	for k, i := range p.batch {
		if p.again[i] > 0 {
			p.rows.deeper++
		}
		p.again[i]++
		if e.lists[i].beyond <= p.before[k] { // more are as near than it keeps
			p.worn.push(entry{p.at[i] - e.u[i] + p.before[k], i})
		} else if e.scan(i, p.at[i]) {
			return true, nil
		}
	}
	return false, nil
}

// leastAgain is how many pairs a list has at least that is made anew after so many times in a search.
func leastAgain(times uint8) int { return keep << (2 * min(times, 8)) }

// wholeRow goes on with all pairs of a row.
func (e *engine) wholeRow(i int32) (end bool) {
	p := &e.path
	p.rows.anew++
	base := p.at[i] - e.u[i]
	x := e.lister.reader.read(int(i))
	e.lister.rowsRead++
	x.each(func(j int, cost int64) bool {
		end = e.visit(i, int32(j), base+cost*e.scale-e.v[j]) && p.length == p.now
		return !end
	})
	return end
}

// augment moves the rows along the path that was found: each row to the
// column after it, the last one out when the path does not end in a column.
func (e *engine) augment() {
	p := &e.path
	j := p.endColumn
	if j < 0 {
		if p.endRow == p.start {
			return
		}
		j = e.leave(p.endRow)
	}
	for {
		i := p.from[j]
		if i < 0 {
			return // the spare row has the place
		}
		if e.column[i] < 0 { // the row that the path starts from, or one that was left out
			e.enter(i, j)
			return
		}
		old := e.leave(i)
		e.enter(i, j)
		j = old
	}
}
