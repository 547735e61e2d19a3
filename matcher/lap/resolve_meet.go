package lap

import "context"

// A meeting is a search from both ends: from a loose row forward, row by row, and from the one
// column that has a free place backward, column by column. Each end goes through
// far fewer than a search from one end alone, about as many as the root of what there is to go through. It
// needs columns of costs, which dense ones have.
//
// With f the distances from the row, b those to the column, and any radii F and B with
// F + B the length of the path, up to which f and b are final, prices move by
//
//	v[j] += max(0, B - b[j]) - max(0, F - f[j]),
//
// and row prices against it. An arc whose ends f and b both move,
// from x to y with f[x] < F and b[y] < B, is at least F + B - f[x] - b[y]
// long, or there were a shorter path. So reduced costs stay 0 or more, and those of the path become 0.
type meeting struct {
	columns  *columnSource
	kept     map[int32]*[]int64 // costs of columns that were read
	cost     []int64            // of a column that is not kept
	distance []int64            // of each column to the end
	by, to   []int32            // the row that leads on from a column, and where to
	reached  []int32
	queue    *nodeQueue // by distance
	at       int32      // the column at which the best path meets
	// vacancy is what it costs at least that a place near the end stays empty, or
	// that a row comes in from outside: B is no more.
	vacancy int64
	// emptied is the column whose place stays empty then, or where the row comes in.
	emptied, incoming int32 // incoming is -1 for none
}

// backward is how much longer it takes to look at a pair in a column than in
// a row, whose pairs stand side by side and are looked at several at once. With 5,
// Resolve takes up to 1.8 times as long. For a column that is kept it is again.
const (
	backward = 20
	again    = 4
)

// onlyRoom is the column that has a free place, when it is the only one.
func (w *repair) onlyRoom() (int32, bool) {
	only := int32(-1)
	for j, n := range w.load {
		if int(n) < w.in.capacity(j) {
			if only >= 0 {
				return -1, false
			}
			only = int32(j)
		}
	}
	return only, only >= 0
}

// meet settles a loose row when only one column has a free place.
func (w *repair) meet(ctx context.Context, row, end int32) error {
	m := w.meeting
	w.beginBack(end)
	w.meets = true
	defer func() { w.meets = false }()
	w.goBack(m.queue.take()) // it gives bounds to begin with
	w.begin(row)
	radius, back, err := w.approach(ctx)
	if err != nil {
		return err
	}
	if w.end < 0 {
		radius, back = w.length, 0
	}
	for _, s := range w.scanned {
		w.u[s.row] += max(0, radius-s.distance)
	}
	for _, j := range w.reached {
		w.v[j] -= max(0, radius-w.distance[j])
	}
	w.raise(back)
	j := w.end
	if j >= 0 {
		j = m.at
		w.moveUp(j)
	}
	w.augment(row, j)
	return nil
}

// beginBack makes ready for a search back from a column.
func (w *repair) beginBack(end int32) {
	m := w.meeting
	for _, j := range m.reached {
		m.distance[j] = farthest
	}
	m.queue.clear()
	m.reached, m.at = append(m.reached[:0], end), -1
	m.distance[end] = 0
	m.queue.put(end)
	m.vacancy, m.emptied, m.incoming = -w.v[end], end, -1
	w.clear(false)
}

// raise raises the prices of columns nearer to the end than a radius up to it.
func (w *repair) raise(radius int64) {
	for _, j := range w.meeting.reached {
		if d := w.meeting.distance[j]; d < radius {
			w.v[j] += radius - d
			for i := w.first[j]; i >= 0; i = w.next[i] {
				w.u[i] -= radius - d
			}
		}
	}
}

// moveUp moves rows along the way from a column to the end.
func (w *repair) moveUp(x int32) {
	m := w.meeting
	for x != m.reached[0] {
		i, y := m.by[x], m.to[x]
		w.leave(i)
		w.enter(i, y)
		x = y
	}
}

// fillBack is fill for one column, where columns can be read: it searches back from
// the column until leaving a place empty, or taking a row in, is no farther than what is left.
func (w *repair) fillBack(ctx context.Context, end int32) error {
	w.beginBack(end)
	m := w.meeting
	for looks := 0; m.queue.nearest() < m.vacancy; looks++ {
		if looks&63 == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		w.goBack(m.queue.take())
	}
	w.raise(m.vacancy)
	w.moveUp(m.emptied)
	if m.incoming >= 0 {
		w.enter(m.incoming, m.emptied)
	}
	return nil
}

// approach goes on from both ends until no shorter path can be. It returns the two radii.
func (w *repair) approach(ctx context.Context) (radius, back int64, err error) {
	m := w.meeting
	rowWork, columnWork := 0, 0
	for looks := 0; ; looks++ {
		if looks&63 == 0 && ctx.Err() != nil {
			return 0, 0, stopped(ctx.Err())
		}
		ahead, behind := w.queue.nearest(), m.queue.nearest()
		back := min(behind, m.vacancy)
		if w.end < 0 {
			back = 0 // of the ways to staying out forward knows alone
		}
		if ahead >= w.length-min(back, w.length) {
			back = min(back, w.length)
			return w.length - back, back, nil
		}
		if behind < m.vacancy && columnWork <= rowWork {
			columnWork += backward * w.in.rows
			w.goBack(m.queue.take())
			continue
		}
		j := w.queue.take()
		w.now = w.distance[j]
		for i := w.first[j]; i >= 0; i = w.next[i] {
			rowWork += w.in.columns
			w.spent++
			w.scan(w.whole.read(int(i)), i, w.distance[j])
		}
	}
}

// goBack goes back from a column to those whose rows could move to it.
func (w *repair) goBack(y int32) {
	m := w.meeting
	w.spent++
	base := m.distance[y] - w.v[y]
	costs := m.costsOf(y)
	u := w.u[:len(costs)]
	for i, cost := range costs {
		if cost == farthest {
			continue
		}
		d := base + cost - u[i]
		if d >= w.length && d >= m.vacancy || d < m.distance[y] { // the costs are others than they were, as in reach
			continue
		}
		x := w.node[i]
		if x < 0 {
			if d < m.vacancy && !w.pending.Has(i) {
				m.vacancy, m.emptied, m.incoming = d, y, int32(i)
			}
			continue
		}
		if x == y || d >= m.distance[x] || d >= w.length {
			continue
		}
		if m.distance[x] == farthest {
			m.reached = append(m.reached, x)
		}
		m.distance[x], m.by[x], m.to[x] = d, int32(i), y
		if d-w.v[x] < m.vacancy {
			m.vacancy, m.emptied, m.incoming = d-w.v[x], x, -1
		}
		m.queue.put(x)
		if f := w.distance[x]; f < farthest && f+d < w.length {
			w.length, w.end, w.endRow, m.at = f+d, m.reached[0], -1, x
		}
	}
}
