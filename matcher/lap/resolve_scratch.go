package lap

import "sync"

// A scratch is storage of a repair that no result keeps. One override is followed by another, and to have
// storage cleared and collected each time takes a tenth as long as Resolve does.
type scratch struct {
	narrow           arena[int32]
	wide             arena[int64]
	scanned          []rowAt
	columns, back    []int32 // that a search has reached, forward and backward
	queue, backQueue []int32
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// int32s is storage for n numbers that are all the same.
func (s *scratch) int32s(n int, value int32) []int32 { return s.narrow.take(n, value) }

// int64s is storage for n numbers that are all the same.
func (s *scratch) int64s(n int, value int64) []int64 { return s.wide.take(n, value) }

// An arena is storage of which pieces are taken. What does not fit is made apart, and the next
// has room for it.
type arena[N int32 | int64] struct {
	all  []N
	used int
}

func (s *arena[N]) take(n int, value N) []N {
	var a []N
	if to := s.used + n; to <= len(s.all) {
		a = s.all[s.used:to:to]
	} else {
		a = make([]N, n)
	}
	s.used += n
	fill(a, value)
	return a
}

// release gives all pieces back.
func (s *arena[N]) release() {
	if s.used > len(s.all) {
		s.all = make([]N, s.used)
	}
	s.used = 0
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
	s.narrow.release()
	s.wide.release()
	scratches.Put(s)
}
