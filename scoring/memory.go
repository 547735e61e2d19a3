package scoring

import (
	"sync/atomic"

	"mentormatch/profiles"
)

// A memory keeps what the criteria give a mentee with every mentor, by mentee,
// from when it was first asked for.
type memory []atomic.Pointer[[]remembered]

// A remembered pair is the points of each criterion, 0 to 10 000, with wishes;
// NotAllowed in the first where a rule bars it.
type remembered [NumCriteria]int16

// mostRemembered is the number of pairs up to which a scorer remembers: 128 MB.
const mostRemembered = 16 << 20

// Remembering is a scorer that scores each mentee once: it keeps what the criteria give the
// mentee's pairs, and makes every row of that from then on. It says what s says. Who asks for rows
// again and again, or for those of changed programmes, see [Scorer.Changed], makes one first.
// Memory is 8 bytes a pair; where there are more than 16 million pairs it is s that is returned, and nothing is kept.
func (s *Scorer) Remembering() *Scorer {
	if s.memory != nil || len(s.mentees)*len(s.mentors) > mostRemembered {
		return s
	}
	t := s.sibling(s.programme)
	t.columns, t.origin, t.memory = s.columns, s.origin, make(memory, len(s.mentees))
	t.scratch.New = func() any { return &scratch{make([]int32, len(s.mentors)), make([][NumCriteria]int32, len(s.mentors))} }
	return t
}

// Remembers reports whether the scorer keeps what it finds: see [Scorer.Remembering].
func (s *Scorer) Remembers() bool { return s.memory != nil }

// sibling is a scorer of the same people, who are judged in the same way.
func (s *Scorer) sibling(p *profiles.Programme) *Scorer {
	t := &Scorer{programme: p, on: s.on, mentees: s.mentees, mentors: s.mentors, relations: s.relations, judgement: s.judgement}
	t.rows.New = func() any { return t.newRow() }
	return t
}

// recalls reports whether a mentee's row is made of what was scored before.
func (s *Scorer) recalls(mentee int) bool {
	return s.memory != nil || s.origin != nil && s.origin.mentee[mentee] >= 0
}

// recall is compute, of what is remembered.
func (s *Scorer) recall(mentee int, points []int32, parts [][NumCriteria]int32) {
	w := &s.mentees[mentee].weights.weights
	if s.memory == nil {
		s.origin.recall(s, mentee, points, parts)
		return
	}
	row := s.remember(mentee)
	w.pointsOf(row, points)
	if parts != nil {
		for j := range row {
			parts[j] = row[j].parts()
		}
	}
}

// remember is what the criteria give a mentee's pairs. Two who ask for it first at the same time
// both score the mentee, and find the same.
func (s *Scorer) remember(mentee int) []remembered {
	if known := s.memory[mentee].Load(); known != nil {
		return *known
	}
	x := s.scratch.Get().(*scratch)
	defer s.scratch.Put(x)
	row, points, parts := make([]remembered, len(s.mentors)), x.points, x.parts
	if s.origin != nil && s.origin.mentee[mentee] >= 0 {
		s.origin.recall(s, mentee, points, parts)
	} else {
		s.compute(mentee, points, parts)
	}
	for j, each := range points {
		if each == NotAllowed {
			row[j][0] = int16(NotAllowed)
			continue
		}
		for c, part := range parts[j] {
			row[j][c] = int16(part)
		}
	}
	s.memory[mentee].Store(&row)
	return row
}

// known is the points of a pair, or NotAllowed, where they are remembered.
func (s *Scorer) known(mentee, mentor int) (points int32, known bool) {
	if s.memory == nil {
		return 0, false
	}
	row := s.memory[mentee].Load()
	if row == nil {
		return 0, false
	}
	var one [1]int32
	s.mentees[mentee].weights.pointsOf((*row)[mentor:mentor+1], one[:])
	return one[0], true
}

// A scratch is a row on its way into the memory.
type scratch struct {
	points []int32
	parts  [][NumCriteria]int32
}

func (p *remembered) parts() (parts [NumCriteria]int32) {
	for c, points := range p {
		parts[c] = int32(points)
	}
	return parts
}

// pointsOf makes the points of remembered pairs, or NotAllowed. It has no branches: which
// pairs are barred cannot be foreseen.
func (w *weights) pointsOf(row []remembered, points []int32) {
	a, b, c, d, over := w.each[0], w.each[1], w.each[2], w.each[3], w.over
	points = points[:len(row)]
	for k := range row {
		p := &row[k]
		n := int32(over.mean(a*int64(p[0]) + b*int64(p[1]) + c*int64(p[2]) + d*int64(p[3])))
		if p[0] < 0 {
			n = NotAllowed
		}
		points[k] = n
	}
}
