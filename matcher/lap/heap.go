package lap

// An entry is a column at a distance, or a row in a heap of rows.
type entry struct {
	distance int64
	column   int32
}

// before orders entries by distance, then by number.
func (e entry) before(f entry) bool {
	return e.distance < f.distance || e.distance == f.distance && e.column < f.column
}

// A heap gives the first of its entries: a 4-ary heap, whose shorter paths
// pay for the comparisons among four children.
type heap []entry

func (h *heap) push(e entry) {
	a := append(*h, e)
	k := len(a) - 1
	for k > 0 {
		parent := (k - 1) / 4
		if !e.before(a[parent]) {
			break
		}
		a[k] = a[parent]
		k = parent
	}
	a[k] = e
	*h = a
}

func (h *heap) pop() entry {
	a := *h
	top, last := a[0], a[len(a)-1]
	a = a[:len(a)-1]
	*h = a
	if len(a) == 0 {
		return top
	}
	k := 0
	for {
		child := 4*k + 1
		if child >= len(a) {
			break
		}
		for c, end := child+1, min(child+4, len(a)); c < end; c++ {
			if a[c].before(a[child]) {
				child = c
			}
		}
		if !a[child].before(last) {
			break
		}
		a[k] = a[child]
		k = child
	}
	a[k] = last
	return top
}
