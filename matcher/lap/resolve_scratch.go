package lap

import "sync"

// A scratch is storage of a repair that no result keeps. One override is followed by another, and to have
// storage cleared and collected each time takes a tenth as long as Resolve does.
type scratch struct {
	narrow []int32
	wide   []int64
	// How much is in use. What did not fit was made apart, and the next has room for it.
	narrowUsed, wideUsed int
	scanned              []rowAt
	columns, back        []int32 // that a search has reached, forward and backward
	queue, backQueue     []int32
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// int32s is storage for n numbers that are all the same.
func (s *scratch) int32s(n int, value int32) []int32 {
	var a []int32
	if to := s.narrowUsed + n; to <= len(s.narrow) {
		a = s.narrow[s.narrowUsed:to:to]
	} else {
		a = make([]int32, n)
	}
	s.narrowUsed += n
	fill(a, value)
	return a
}

// int64s is storage for n numbers that are all the same.
func (s *scratch) int64s(n int, value int64) []int64 {
	var a []int64
	if to := s.wideUsed + n; to <= len(s.wide) {
		a = s.wide[s.wideUsed:to:to]
	} else {
		a = make([]int64, n)
	}
	s.wideUsed += n
	fill(a, value)
	return a
}

// fill makes all numbers the same, by copies of more and more of them.
func fill[N int32 | int64](a []N, value N) {
	if len(a) == 0 {
		return
	}
	a[0] = value
	for done := 1; done < len(a); done *= 2 {
		copy(a[done:], a[:done])
	}
}

// release gives back the storage of a repair, which is not used any more.
func (w *repair) release() {
	s := w.scratch
	s.scanned, s.columns, s.queue = w.scanned[:0], w.reached[:0], w.queue.node[:0]
	if m := w.meeting; m != nil {
		m.release()
		s.back, s.backQueue = m.reached[:0], m.queue.node[:0]
	}
	if s.narrowUsed > len(s.narrow) {
		s.narrow = make([]int32, s.narrowUsed)
	}
	if s.wideUsed > len(s.wide) {
		s.wide = make([]int64, s.wideUsed)
	}
	s.narrowUsed, s.wideUsed = 0, 0
	scratches.Put(s)
}
