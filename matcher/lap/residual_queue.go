package lap

// A nodeQueue gives the nearest of the nodes in it. It is a 4-ary heap that knows
// where each node is, so that a node whose distance falls moves up: where most nodes are reached several
// times, that is less than half the work of having them in it several times.
type nodeQueue struct {
	distance []int64 // of each node
	node     []int32 // the heap
	at       []int32 // where each node is in it; -1 for nowhere
}

func newNodeQueue(nodes int) *nodeQueue { return &nodeQueue{at: filled(nodes, -1)} }

// put puts a node in, or moves it to where its distance, which fell, belongs.
func (q *nodeQueue) put(x int32) {
	k := q.at[x]
	if k < 0 {
		k = int32(len(q.node))
		q.node = append(q.node, x)
	}
	d := q.distance[x]
	for k > 0 {
		parent := (k - 1) / 4
		y := q.node[parent]
		if q.distance[y] <= d {
			break
		}
		q.node[k], q.at[y] = y, k
		k = parent
	}
	q.node[k], q.at[x] = x, k
}

// clear takes all nodes out.
func (q *nodeQueue) clear() {
	for _, x := range q.node {
		q.at[x] = -1
	}
	q.node = q.node[:0]
}

// nearest is the distance of the nearest node, farthest when there is none.
func (q *nodeQueue) nearest() int64 {
	if len(q.node) == 0 {
		return farthest
	}
	return q.distance[q.node[0]]
}

// take takes the nearest node out.
func (q *nodeQueue) take() int32 {
	top := q.node[0]
	q.at[top] = -1
	n := len(q.node) - 1
	last := q.node[n]
	q.node = q.node[:n]
	if n == 0 {
		return top
	}
	d, k := q.distance[last], 0
	for {
		child := 4*k + 1
		if child >= n {
			break
		}
		least := q.distance[q.node[child]]
		for c, end := child+1, min(child+4, n); c < end; c++ {
			if e := q.distance[q.node[c]]; e < least {
				child, least = c, e
			}
		}
		if least >= d {
			break
		}
		y := q.node[child]
		q.node[k], q.at[y] = y, int32(k)
		k = child
	}
	q.node[k], q.at[last] = last, int32(k)
	return top
}
