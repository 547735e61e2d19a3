package lap

// A seriesSearch looks for the shortest way from a row back to its node.
type seriesSearch struct {
	forward, backward seriesTree
	start             int32 // the row
	end               int32 // its node
	length            int64 // of the shortest way that is known, or the gap
	meet              int32 // a node on the way; -1 where it is to stay
}

// margin is by how much a row that stays is put beyond the gap where that can be: by more, it needs no search
// when costs go on changing in one direction. Between 3 and 12 hundredths of a point of a pair
// take 8 % less time than none, where rows are people; 25 take more.
const margin = 6

// A seriesTree has the nodes that one side of a search has reached.
type seriesTree struct {
	distance []int64
	next, by []int32 // the node before, or after, and the row that moves between them; -1 for none
	queue    *nodeQueue
	reached  []int32
	work     int // pairs looked at
}

func newSeriesTree(nodes int) seriesTree {
	t := seriesTree{distance: make([]int64, nodes), next: filled(nodes, -1), by: filled(nodes, -1), queue: newNodeQueue(nodes)}
	t.queue.distance = t.distance
	for x := range t.distance {
		t.distance[x] = farthest
	}
	return t
}

func (t *seriesTree) clear() {
	for _, x := range t.reached {
		t.distance[x] = farthest
	}
	t.reached, t.work = t.reached[:0], 0
	t.queue.clear()
}

// label notes that a node is reached.
func (t *seriesTree) label(x, next, by int32, d int64) {
	if t.distance[x] == farthest {
		t.reached = append(t.reached, x)
	}
	t.distance[x], t.next[x], t.by[x] = d, next, by
	t.queue.put(x)
}

// search looks from a row for the shortest way back to where it is, no longer than
// by staying, and has prices follow. It tells whether there is a shorter one than to
// stay, and moves the rows on it. Where rows are held, it then leaves
// everything as it is.
func (s *Series) search(i int32, held bool) (shorter bool) {
	p := s.place(i)
	gap := min(p.gap(), mostPath)
	if gap == 0 {
		return false
	}
	s.start, s.end, s.length, s.meet = i, s.node[i], gap+margin, -1
	f, b := &s.forward, &s.backward
	b.label(s.end, -1, -1, 0)
	s.leaving(i, -1, -p.best, p)
	var far, back int64
	// Invariant: nodes taken from a queue have their final distances, which never
	// fall from one to the next. Nodes that are left are at far, or back, or beyond.
	for {
		far, back = f.queue.nearest(), b.queue.nearest()
		if s.length < gap && held || far >= s.length || back >= s.length-far {
			break
		}
		// A way through outside is known when both sides have reached it, so that
		// neither has to go on from there.
		switch x := f.queue.node[0]; {
		case s.end == s.outside, x != s.outside && (b.queue.node[0] == s.outside || f.work <= b.work):
			f.queue.take()
			s.from(x, far)
		default:
			s.to(b.queue.take(), back)
		}
	}
	if shorter = s.length < gap; !(held && shorter) {
		s.reprice(min(far, s.length))
	}
	if shorter && !held {
		s.move()
	}
	f.clear()
	b.clear()
	return shorter
}

// reprice has prices follow: forward as far as said, and backward for the rest of the way.
func (s *Series) reprice(far int64) {
	for _, x := range s.forward.reached {
		if d := s.forward.distance[x]; d < far {
			s.price[x] -= far - d
			s.fallen = append(s.fallen, x)
		}
	}
	back := s.length - far
	for _, x := range s.backward.reached {
		if d := s.backward.distance[x]; d < back {
			s.price[x] += back - d
			s.risen = append(s.risen, x)
		}
	}
	s.fallen = append(s.fallen, s.end)
}

// move moves the rows on the way that was found.
func (s *Series) move() {
	for y := s.meet; ; {
		x, by := s.forward.next[y], s.forward.by[y]
		s.put(by, y)
		if by == s.start {
			break
		}
		y = x
	}
	for x := s.meet; x != s.end; {
		y := s.backward.next[x]
		s.put(s.backward.by[x], y)
		x = y
	}
}

// put moves a row, if there is one, to a node.
func (s *Series) put(i, x int32) {
	if i >= 0 {
		s.leave(i)
		s.enter(i, x)
		s.fallen = append(s.fallen, x)
	}
}

// from goes on forward from a node at a distance.
func (s *Series) from(x int32, d int64) {
	for i := s.first[x]; i >= 0; i = s.next[i] {
		if !s.pending.Has(int(i)) {
			p := s.placed(i, x)
			s.leaving(i, x, d-p.own, p)
		}
	}
	if s.hasRoom(x) {
		s.reach(s.outside, x, -1, d) // such a column has the price 0
	}
}

// leaving goes on from node x by row i: to a node that costs c less its price, at the distance base + c.
func (s *Series) leaving(i, x int32, base int64, p place) {
	price, distance := s.price, s.forward.distance
	s.forward.work += len(p.column)
	for k, j := range p.column {
		if d := base + p.cost[k] - price[j]; d < s.length && d < distance[j] {
			s.reach(j, x, i, d)
		}
	}
	s.reach(s.outside, x, i, base+s.out[i])
}

// reach notes that a node is reached forward at a distance.
func (s *Series) reach(y, x, by int32, d int64) {
	if d >= s.length || d >= s.forward.distance[y] || y == s.end && x < 0 && by == s.start {
		return
	}
	s.forward.label(y, x, by, d)
	if rest := s.backward.distance[y]; rest < s.length-d {
		s.length, s.meet = d+rest, y
	}
}

// to goes on backward from a column at a distance.
func (s *Series) to(y int32, d int64) {
	rows, at := s.costs.Rows(int(y))
	base := d - s.price[y]
	s.backward.work += len(rows)
	for n, i := range rows {
		x := s.node[i]
		if x == y || s.pending.Has(int(i)) {
			continue
		}
		p := s.placed(i, x)
		if k := p.find(y, at[n]); k >= 0 {
			s.reachBack(x, y, i, base+p.cost[k]-p.own)
		}
	}
	if s.load[y] > 0 {
		s.reachBack(s.outside, y, -1, base)
	}
}

// reachBack notes that a node is reached backward at a distance.
func (s *Series) reachBack(x, y, by int32, d int64) {
	if d >= s.length || d >= s.backward.distance[x] {
		return
	}
	s.backward.label(x, y, by, d)
	if rest := s.forward.distance[x]; rest < s.length-d {
		s.length, s.meet = d+rest, x
	}
}
