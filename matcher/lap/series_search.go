package lap

// settle puts back the arcs of a row.
func (s *Series) settle(i int32) {
	p := s.place(i)
	s.end, s.length = s.node[i], min(p.gap(), mostPath)
	if s.length == 0 {
		return
	}
	s.by[s.end], s.via[s.end] = -1, -1
	s.arcs(i, -1, -p.best, p)
	// Invariant: nodes taken from the queue have their final distances, which
	// never fall from one to the next; all that are left are at or above them.
	for len(s.queue.node) > 0 {
		x := s.queue.take()
		if s.distance[x] >= s.length {
			break
		}
		s.pass(x, s.distance[x])
	}
	for _, x := range s.reached {
		if d := s.distance[x]; d < s.length {
			s.price[x] -= s.length - d
			s.fallen = append(s.fallen, x)
		}
		s.distance[x] = farthest
	}
	s.reached = s.reached[:0]
	s.queue.clear()
	s.fallen = append(s.fallen, s.end)
	if s.by[s.end] < 0 && s.via[s.end] < 0 {
		return // it stays
	}
	s.move(i)
}

// move moves the rows on the way that was found, back from its end.
func (s *Series) move(start int32) {
	for y := s.end; ; {
		x, by := s.via[y], s.by[y]
		if by >= 0 {
			s.leave(by)
			s.enter(by, y)
			s.fallen = append(s.fallen, y)
		}
		if by == start {
			return
		}
		y = x
	}
}

// pass goes on from a node at a distance.
func (s *Series) pass(x int32, d int64) {
	for i := s.first[x]; i >= 0; i = s.next[i] {
		if !s.pending.Has(int(i)) {
			p := s.placed(i, x)
			s.arcs(i, x, d-p.own, p)
		}
	}
	price := s.price[x]
	switch {
	case x == s.outside:
		for y, load := range s.load[:s.outside] {
			if load > 0 {
				s.reach(int32(y), x, -1, d+price-s.price[y])
			}
		}
	case s.hasRoom(x):
		s.reach(s.outside, x, -1, d+price-s.price[s.outside])
	}
}

// placed is the place of a row that is at node x, but for what is best.
func (s *Series) placed(i, x int32) place {
	p := place{}
	p.column, p.cost = s.rows(int(i))
	if x == s.outside {
		p.own = s.out[i] - s.price[x]
		return p
	}
	for k, j := range p.column {
		if j == x {
			p.own = p.cost[k] - s.price[x]
			break
		}
	}
	return p
}

// arcs goes on from node x by row i: to a node whose cost less its price is c, at the distance base + c.
func (s *Series) arcs(i, x int32, base int64, p place) {
	price := s.price
	for k, j := range p.column {
		if d := base + p.cost[k] - price[j]; d < s.length && d < s.distance[j] {
			s.reach(j, x, i, d)
		}
	}
	s.reach(s.outside, x, i, base+s.out[i]-price[s.outside])
}

// reach notes that a node is reached at a distance.
func (s *Series) reach(y, x, by int32, d int64) {
	if d >= s.length || d >= s.distance[y] {
		return
	}
	if y == s.end {
		s.length, s.by[y], s.via[y] = d, by, x
		return
	}
	if s.distance[y] == farthest {
		s.reached = append(s.reached, y)
	}
	s.distance[y], s.by[y], s.via[y] = d, by, x
	s.queue.put(y)
}
