package lap

// holders says which rows each node has: a column or, beyond the last column,
// staying out. The rows of node j are a list: first[j], then next of it, up to -1.
type holders struct {
	node       []int32 // of each row; -1 for none
	load       []int32 // rows of each node
	first      []int32
	next, prev []int32
}

func newHolders(rows, nodes int) holders {
	return holders{
		node: filled(rows, -1), load: make([]int32, nodes), first: filled(nodes, -1),
		next: filled(rows, -1), prev: filled(rows, -1),
	}
}

// enter gives a node to a row that has none.
func (h *holders) enter(i, j int32) {
	h.node[i] = j
	h.load[j]++
	h.link(i, j)
}

// leave takes a row from its node, and returns the node.
func (h *holders) leave(i int32) int32 {
	j := h.node[i]
	h.unlink(i, j)
	h.node[i] = -1
	h.load[j]--
	return j
}

func (h *holders) link(i, j int32) {
	h.next[i], h.prev[i] = h.first[j], -1
	if h.first[j] >= 0 {
		h.prev[h.first[j]] = i
	}
	h.first[j] = i
}

func (h *holders) unlink(i, j int32) {
	if h.prev[i] >= 0 {
		h.next[h.prev[i]] = h.next[i]
	} else {
		h.first[j] = h.next[i]
	}
	if h.next[i] >= 0 {
		h.prev[h.next[i]] = h.prev[i]
	}
}
