package instances

import (
	"math/bits"
	"math/rand/v2"
	"sort"
)

// Occupations are the leaves of a tree: 5 major groups of 4 groups of 3
// smaller groups of 2 occupations.
const (
	occupations = 5 * 4 * 3 * 2
	inMajor     = 4 * 3 * 2
	inGroup     = 3 * 2
	inSmall     = 2
)

const (
	skills     = 40
	levels     = 8
	enough     = 6 // joint hours a week beyond which more are worth nothing
	step       = 50
	most       = 10000 // points of a perfect pair
	weekHours  = 7 * 24
	firstHour  = 8
	lastStarts = 19
)

type person struct {
	occupation int
	skills     uint64                   // those wanted, or offered
	hours      [weekHours/64 + 1]uint64 // of the week
	level      int
}

// A Mentoring is a set of mentees, the rows, and mentors, the columns, made up
// from random numbers, with the cost of each pair: 1 for the best imaginable
// one, 10 001 for the worst, in steps of 50. Of the 10 000 points between,
// occupation gives 4 000 (by the depth that two occupations share in the
// tree), skills 3 000 (the share of the wanted ones that are offered), joint
// hours 2 000 and the difference of levels 1 000, each in twentieths. A few
// occupations and skills are common, and most are rare.
type Mentoring struct {
	mentees, mentors []person
}

// Mentors makes one.
func Mentors(seed uint64, mentees, mentors int) *Mentoring {
	return newMentoring(generator(seed, "mentors"), mentees, mentors)
}

func newMentoring(r *rand.Rand, mentees, mentors int) *Mentoring {
	occupation, skill := newPopularity(r, occupations), newPopularity(r, skills)
	crowd := func(n, fewestSkills, mostSkills, lowest int) []person {
		p := make([]person, n)
		for i := range p {
			p[i].occupation = occupation.draw(r)
			for wanted := fewestSkills + r.IntN(mostSkills-fewestSkills+1); wanted > 0; wanted-- {
				p[i].skills |= 1 << skill.draw(r) // one drawn twice counts once
			}
			for blocks := 3 + r.IntN(5); blocks > 0; blocks-- {
				start := 24*r.IntN(7) + firstHour + r.IntN(lastStarts-firstHour+1)
				for h := range 2 + r.IntN(3) {
					hour := (start + h) % weekHours
					p[i].hours[hour/64] |= 1 << (hour % 64)
				}
			}
			p[i].level = lowest + r.IntN(levels-3)
		}
		return p
	}
	return &Mentoring{mentees: crowd(mentees, 2, 6, 0), mentors: crowd(mentors, 4, 10, 3)}
}

// A popularity draws from things of which the k-th most common, in an order of
// chance, is drawn in proportion to 1/k.
type popularity struct {
	thing []int
	below []int // sums of shares
}

func newPopularity(r *rand.Rand, n int) popularity {
	p := popularity{thing: r.Perm(n), below: make([]int, n)}
	sum := 0
	for k := range n {
		sum += 1_000_000 / (k + 1)
		p.below[k] = sum
	}
	return p
}

func (p popularity) draw(r *rand.Rand) int {
	x := r.IntN(p.below[len(p.below)-1])
	return p.thing[sort.SearchInts(p.below, x+1)]
}

// A view is how one mentee sees mentors: twentieths by weight, ready to add.
type view struct {
	occupation [occupations]int32
	skills     [skills + 1]int32 // by how many of the wanted ones are offered
	hours      [enough + 1]int32
	level      [levels]int32
}

func (a *person) view() *view {
	v := &view{}
	for o := range v.occupation {
		v.occupation[o] = 4 * 20 * shared(a.occupation, o) / 4
	}
	wanted := int32(bits.OnesCount64(a.skills))
	for n := int32(0); n <= wanted; n++ {
		v.skills[n] = 3 * ((20*n + wanted/2) / wanted)
	}
	for n := range v.hours {
		v.hours[n] = 2 * int32((20*n+enough/2)/enough)
	}
	for b := range v.level {
		v.level[b] = 2 // far apart, or the wrong way round
		if gap := b - a.level; gap >= 0 && gap < 4 {
			v.level[b] = [...]int32{8, 20, 16, 10}[gap]
		}
	}
	return v
}

// shared is how many levels of the tree two occupations have in common, 0 to 4.
func shared(a, b int) int32 {
	switch {
	case a == b:
		return 4
	case a/inSmall == b/inSmall:
		return 3
	case a/inGroup == b/inGroup:
		return 2
	case a/inMajor == b/inMajor:
		return 1
	}
	return 0
}

func (v *view) cost(a, b *person) int32 {
	hours := 0
	for k := range a.hours {
		hours += bits.OnesCount64(a.hours[k] & b.hours[k])
	}
	return 1 + most - step*(v.occupation[b.occupation]+v.skills[bits.OnesCount64(a.skills&b.skills)]+
		v.hours[min(hours, enough)]+v.level[b.level])
}

// Row fills in what each mentor costs a mentee. It is safe for use by several
// goroutines at a time.
func (m *Mentoring) Row(mentee int, cost []int32) {
	a := &m.mentees[mentee]
	v := a.view()
	for j := range cost {
		cost[j] = v.cost(a, &m.mentors[j])
	}
}

func mentorLike(r *rand.Rand, in *Instance, _ Size) {
	m := newMentoring(r, in.Rows, in.Columns)
	for i := range in.Rows {
		m.Row(i, in.Dense[i*in.Columns:(i+1)*in.Columns])
	}
}
