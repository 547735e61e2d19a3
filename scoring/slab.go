package scoring

import "slices"

// slabSize is how many elements a slab asks for at a time: so many that a
// hundred thousand people cost few allocations, and so few that a small
// programme wastes little.
const slabSize = 1024

// A slab keeps many short lists in few pieces of memory.
type slab[T any] struct{ pieces [][]T }

// keep copies a list. An empty list becomes nil.
func (s *slab[T]) keep(list []T) []T {
	if len(list) == 0 {
		return nil
	}
	last := len(s.pieces) - 1
	if last < 0 || cap(s.pieces[last])-len(s.pieces[last]) < len(list) {
		s.pieces = append(s.pieces, make([]T, 0, max(slabSize, len(list))))
		last++
	}
	from := len(s.pieces[last])
	s.pieces[last] = append(s.pieces[last], list...)
	return slices.Clip(s.pieces[last][from:])
}
