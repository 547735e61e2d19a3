package lap

import (
	"context"
	"math/bits"
)

// settle finds a place for a loose row by a shortest augmenting path, or leaves
// a row out.
func (w *repair) settle(ctx context.Context, row int32) error {
	if w.meeting != nil {
		if end, only := w.onlyRoom(); only {
			return w.meet(ctx, row, end)
		}
	}
	w.clear(false)
	w.begin(row)
	if err := w.search(ctx); err != nil {
		return err
	}
	for _, s := range w.scanned {
		w.u[s.row] += max(0, w.length-s.distance)
	}
	for _, j := range w.reached {
		w.v[j] -= max(0, w.length-w.distance[j])
	}
	w.augment(row, w.end)
	return nil
}

// begin prices a loose row, and goes from it to all columns.
func (w *repair) begin(row int32) {
	w.spent++
	x := w.open.read(int(row))
	_, least := x.least(w.v)
	w.u[row] = min(w.out[row], least)
	w.scan(x, row, 0)
}

// augment moves rows along the path from a loose row to column j, or to the
// row that goes out where j is -1.
func (w *repair) augment(row, j int32) {
	if j < 0 {
		if w.endRow == row {
			return
		}
		j = w.leave(w.endRow)
	}
	for {
		i := w.from[j]
		if i == row {
			w.enter(i, j)
			return
		}
		old := w.leave(i)
		w.enter(i, j)
		j = old
	}
}

// fill raises the price of a column that has a free place and a price below 0,
// or finds rows to fill the place. It is false when there is no such column.
func (w *repair) fill(ctx context.Context) (bool, error) {
	w.clear(true)
	for j, price := range w.v {
		if w.wanting(int32(j)) {
			if w.meeting != nil {
				return true, w.fillBack(ctx, int32(j))
			}
			w.length = min(w.length, -price)
		}
	}
	if w.length == farthest {
		return false, nil
	}
	// Somebody may leave each column that has rows; what a path to it costs
	// is then what its place was worth.
	for j, price := range w.v {
		if -price <= w.length && (w.load[j] > 0 || w.wanting(int32(j))) {
			w.distance[j], w.limit[j], w.from[j] = -price, 0, -1
			w.reached = append(w.reached, int32(j))
			w.queue.put(int32(j))
		}
	}
	for i, j := range w.node {
		if j < 0 {
			w.spent++
			w.scan(w.whole.read(i), int32(i), 0)
		}
	}
	if err := w.search(ctx); err != nil {
		return false, err
	}
	// A column without rows and a price of 0 wants nothing, and keeps it.
	for i, j := range w.node {
		if j >= 0 {
			w.u[i] -= min(w.distance[j], w.length)
		}
	}
	for j := range w.v {
		if w.load[j] > 0 || w.wanting(int32(j)) {
			w.v[j] += min(w.distance[j], w.length)
		}
	}
	for j := w.end; ; {
		i := w.from[j]
		if i < 0 {
			return true, nil
		}
		old := int32(-1)
		if w.node[i] >= 0 {
			old = w.leave(i)
		}
		w.enter(i, j)
		if old < 0 {
			return true, nil
		}
		j = old
	}
}

// wanting tells of a column that has a free place though its price is below 0.
func (w *repair) wanting(j int32) bool {
	return w.v[j] < 0 && int(w.load[j]) < w.in.capacity(int(j))
}

// clear makes ready for a search.
func (w *repair) clear(filling bool) {
	for _, j := range w.reached {
		w.distance[j] = farthest
	}
	for j, limit := range w.limit {
		if limit != unreachable {
			w.limit[j] = unlimited
		}
	}
	w.known = farthest
	w.queue.clear()
	w.reached, w.scanned = w.reached[:0], w.scanned[:0]
	w.filling, w.length, w.end, w.endRow, w.now = filling, farthest, -1, -1, 0
}

// search goes on from what was reached until it finds the nearest end.
func (w *repair) search(ctx context.Context) error {
	// Invariant: columns taken from the queue have their final distances, which
	// never fall from one to the next, and no end of a path is nearer.
	for looks := 0; len(w.queue.node) > 0; looks++ {
		if looks&63 == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		j := w.queue.take()
		d := w.distance[j]
		w.now = d
		if w.filling && w.wanting(j) {
			w.length, w.end = d, j
			return nil
		}
		if !w.filling && d >= w.length {
			return nil
		}
		for i := w.first[j]; i >= 0; i = w.next[i] {
			w.spent++
			w.scan(w.whole.read(int(i)), i, d)
		}
	}
	return nil
}

// narrow lowers the limits to the length of the best path that is known, when that has fallen much.
func (w *repair) narrow() {
	if w.length >= w.known/2 {
		return
	}
	w.known = w.length
	for j, v := range w.v {
		w.limit[j] = min(w.limit[j], v+w.length+1)
	}
}

// scan goes from a row, at its distance, to all columns.
func (w *repair) scan(x row, i int32, distance int64) {
	w.narrow()
	w.scanned = append(w.scanned, rowAt{i, distance})
	if d := distance + w.out[i] - w.u[i]; !w.filling && d < w.length {
		w.length, w.endRow, w.end = d, i, -1
	}
	base := distance - w.u[i]
	switch {
	case x.column != nil:
		for k, j := range x.column {
			if t := base + x.at(k); t < w.limit[j] && (x.forbidden == nil || !x.forbidden.Has(int(j))) {
				w.reach(i, j, t)
			}
		}
	case x.wide != nil:
		scanDense(w, x.wide, x.forbidden, i, base)
	default:
		scanDense(w, x.narrow, x.forbidden, i, base)
	}
}

func scanDense[C int32 | int64](w *repair, cost []C, forbidden Mask, i int32, base int64) {
	below(cost, w.limit, 1, -base, w.hits)
	for n, word := range w.hits {
		if forbidden != nil {
			word &^= forbidden[n]
		}
		for ; word != 0; word &= word - 1 {
			j := n*64 + bits.TrailingZeros64(word)
			w.reach(i, int32(j), base+int64(cost[j]))
		}
	}
}

// reach notes that a row reaches a column at the limit t, its distance and its price together.
func (w *repair) reach(i, j int32, t int64) {
	if w.limit[j] == unreachable {
		return // whatever stands where its cost would be
	}
	d := t - w.v[j]
	if d < w.now {
		return // no pair is below its prices: the costs are others than they were, which the proof will find
	}
	// At the same length an assignment is preferred to staying out.
	if d > w.length || d == w.length && (w.filling || w.end >= 0) {
		return
	}
	if w.distance[j] == farthest {
		w.reached = append(w.reached, j)
	}
	w.distance[j], w.limit[j], w.from[j] = d, t, i
	if w.meets {
		if m := w.meeting; m.distance[j] < farthest && d+m.distance[j] < w.length {
			w.length, w.end, w.endRow, m.at = d+m.distance[j], m.reached[0], -1, j
		}
		w.queue.put(j)
		return
	}
	if !w.filling && int(w.load[j]) < w.in.capacity(int(j)) {
		w.length, w.end, w.endRow = d, j, -1
		return
	}
	w.queue.put(j)
}
