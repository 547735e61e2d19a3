package instances

import (
	"math/rand/v2"
	"slices"
)

// A sampler chooses the columns that a row may have: one of a hidden
// permutation, so that every row can be assigned, and others by chance. It
// gives each row exactly as many different ones as it is asked for.
type sampler struct {
	r      *rand.Rand
	hidden []int
	seen   []int32 // 1 + the last row that has each column
}

func newSampler(r *rand.Rand, n int) *sampler {
	return &sampler{r: r, hidden: r.Perm(n), seen: make([]int32, n)}
}

// row returns so many columns in ascending order; draw proposes one.
func (s *sampler) row(i, candidates int, draw func() int) []int32 {
	columns := make([]int32, 0, candidates)
	take := func(j int) {
		if s.seen[j] != int32(i)+1 {
			s.seen[j] = int32(i) + 1
			columns = append(columns, int32(j))
		}
	}
	take(s.hidden[i])
	for len(columns) < candidates {
		take(draw())
	}
	slices.Sort(columns)
	return columns
}

// compress fills a sparse instance row by row. No cost is 0: SciPy's sparse
// solver takes a 0 for a pair that is not there.
func compress(in *Instance, s Size, columns func(i int) []int32, cost func(i int, j int32) int32) {
	in.Start = make([]int, 1, s.Rows+1)
	in.Column = make([]int32, 0, s.Rows*s.Candidates)
	in.Cost = make([]int64, 0, s.Rows*s.Candidates)
	for i := range s.Rows {
		for _, j := range columns(i) {
			in.Column = append(in.Column, j)
			in.Cost = append(in.Cost, int64(cost(i, j)))
		}
		in.Start = append(in.Start, len(in.Column))
	}
}

// sparseTo draws candidates evenly and every cost from 1 to high.
func sparseTo(high int32) filler {
	return func(r *rand.Rand, in *Instance, s Size) {
		sampler := newSampler(r, s.Columns)
		compress(in, s,
			func(i int) []int32 {
				return sampler.row(i, s.Candidates, func() int { return r.IntN(s.Columns) })
			},
			func(int, int32) int32 { return 1 + r.Int32N(high) })
	}
}

// sparseMentorLike draws two of three candidates from the mentors of the
// mentee's own major group of occupations, when it has any.
func sparseMentorLike(r *rand.Rand, in *Instance, s Size) {
	m := newMentoring(r, s.Rows, s.Columns)
	var major [occupations / inMajor][]int
	for j, b := range m.mentors {
		major[b.occupation/inMajor] = append(major[b.occupation/inMajor], j)
	}
	views := make([]*view, s.Rows)
	for i := range views {
		views[i] = m.mentees[i].view()
	}
	sampler := newSampler(r, s.Columns)
	compress(in, s,
		func(i int) []int32 {
			own := major[m.mentees[i].occupation/inMajor]
			return sampler.row(i, s.Candidates, func() int {
				if len(own) > 0 && r.IntN(3) < 2 {
					return own[r.IntN(len(own))]
				}
				return r.IntN(s.Columns)
			})
		},
		func(i int, j int32) int32 { return views[i].cost(&m.mentees[i], &m.mentors[j]) })
}
