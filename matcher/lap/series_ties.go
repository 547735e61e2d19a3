package lap

// seriesTies are the strongly connected components of the tight arcs, as far as they were looked for.
type seriesTies struct {
	known     bool    // the numbers below are of the present optimum
	order     []int32 // of each node: 1 + the number in which it was met; 0 for none
	low       []int32
	component []int32 // -1: not known
	first     []int32 // of each node that was met: where its arcs are in to
	last      []int32
	to        []int32
	path      []int32
	open      []int32 // nodes met whose component is not known
	met, done int32
}

// InSome tells whether row i has column j, -1 for staying out, in some optimum under the costs of the moment. The first call
// after a Repair looks at the nodes that tight arcs lead to from j, once each; later ones at those that are new, by R.
// Tarjan's algorithm (1972, doi 10.1137/0201010).
func (s *Series) InSome(i, j int) bool {
	x := int32(j)
	if j < 0 {
		x = s.outside
	}
	own := s.node[i]
	if own == x {
		return true
	}
	p := s.place(int32(i))
	tight := x == s.outside && s.out[i] == p.own
	for k, y := range p.column {
		tight = tight || y == x && p.cost[k]-s.price[y] == p.own
	}
	if !tight {
		return false // no optimum has it: see [TightComponents]
	}
	if s.price[own] == 0 && (x == s.outside || s.hasRoom(x)) {
		return true // to a free place, and from a place that may be free
	}
	t := &s.ties
	if !t.known {
		t.begin(len(s.price))
	}
	if t.order[x] == 0 {
		s.components(x)
	}
	// The row leads from its own node to x. A node that was not met from x is in no cycle with it.
	return t.component[x] == t.component[own]
}

func (t *seriesTies) begin(nodes int) {
	if t.order == nil {
		t.order, t.low, t.component = make([]int32, nodes), make([]int32, nodes), make([]int32, nodes)
		t.first, t.last = make([]int32, nodes), make([]int32, nodes)
	}
	clear(t.order)
	for x := range t.component {
		t.component[x] = -1
	}
	t.to, t.met, t.done, t.known = t.to[:0], 0, 0, true
}

// components numbers those of all nodes that can be reached from one that was not met before.
func (s *Series) components(root int32) {
	t := &s.ties
	t.path = append(t.path[:0], root)
	for len(t.path) > 0 {
		x := t.path[len(t.path)-1]
		if t.order[x] == 0 {
			t.met++
			t.order[x], t.low[x] = t.met, t.met
			t.open = append(t.open, x)
			t.first[x] = int32(len(t.to))
			s.tight(x)
			t.last[x] = int32(len(t.to))
		}
		// Invariant: low[x] is the first met of the open nodes that are known
		// to be reached from x.
		down := false
		for t.first[x] < t.last[x] && !down {
			y := t.to[t.first[x]]
			if t.order[y] == 0 {
				t.path = append(t.path, y)
				down = true
				continue
			}
			if t.component[y] < 0 {
				t.low[x] = min(t.low[x], t.low[y])
			}
			t.first[x]++
		}
		if down {
			continue
		}
		t.path = t.path[:len(t.path)-1]
		if t.low[x] != t.order[x] {
			continue
		}
		for {
			y := t.open[len(t.open)-1]
			t.open = t.open[:len(t.open)-1]
			t.component[y] = t.done
			if y == x {
				break
			}
		}
		t.done++
	}
}

// tight lists the nodes that tight arcs lead to from a node.
func (s *Series) tight(x int32) {
	t := &s.ties
	for i := s.first[x]; i >= 0; i = s.next[i] {
		p := s.placed(i, x)
		for k, y := range p.column {
			if y != x && p.cost[k]-s.price[y] == p.own {
				t.to = append(t.to, y)
			}
		}
		if x != s.outside && s.out[i] == p.own {
			t.to = append(t.to, s.outside)
		}
	}
	switch {
	case x == s.outside:
		for y, load := range s.load[:s.outside] {
			if load > 0 && s.price[y] == 0 {
				t.to = append(t.to, int32(y))
			}
		}
	case s.hasRoom(x):
		t.to = append(t.to, s.outside)
	}
}
