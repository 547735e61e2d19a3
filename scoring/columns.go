package scoring

// columns are what decides first about a mentor, each kind side by side in
// memory, so that the pairs that a rule bars cost a few instructions. Mentors
// who are alike in a criterion share a number, by which a row remembers what
// they are worth.
type columns struct {
	languages []uint64  // see bitsOf
	modes     []modeSet // none for a mentor who takes nobody
	lived     []int32
	work      []int32
	kindsOf   struct{ lived, work int }

	requiring []int32   // the mentors who require something
	tagged    [][]int32 // the mentors with a conflict tag, by tag

	clusters int     // how many of the clusters are mentors'
	reach    []int32 // by cluster: the latest end of those up to it

	// steady are the points of a pair that has the same minutes in common
	// every week, by these minutes; what is more than needed counts no more.
	steady []int32
}

func (s *Scorer) newColumns(clusters, tags int) columns {
	n := len(s.mentors)
	c := columns{
		languages: make([]uint64, n),
		modes:     make([]modeSet, n),
		lived:     make([]int32, n),
		work:      make([]int32, n),
		tagged:    make([][]int32, tags),
		clusters:  clusters,
		reach:     make([]int32, clusters),
	}
	lives, works := make(map[string]int32), make(map[string]int32)
	var key []byte
	number := func(of map[string]int32) int32 {
		k, ok := of[string(key)]
		if !ok {
			k = int32(len(of))
			of[string(key)] = k
		}
		return k
	}
	for j := range s.mentors {
		m := &s.mentors[j]
		c.languages[j] = m.languageBits
		if m.records == 0 && m.places(0) > 0 {
			c.modes[j] = m.modes
		}
		key = m.lived.appendKey(key[:0])
		c.lived[j] = number(lives)
		key = m.work.appendKey(key[:0])
		c.work[j] = number(works)
		if m.requires {
			c.requiring = append(c.requiring, int32(j))
		}
		for k, tag := range m.tags {
			if k == 0 || tag != m.tags[k-1] {
				c.tagged[tag] = append(c.tagged[tag], int32(j))
			}
		}
	}
	c.kindsOf.lived, c.kindsOf.work = len(lives), len(works)
	for k := range c.reach {
		c.reach[k] = s.clusters[k].end
		if k > 0 {
			c.reach[k] = max(c.reach[k], c.reach[k-1])
		}
	}
	c.steady = make([]int32, s.calendar.most+1)
	if weeks := len(s.calendar.weeks); weeks > 0 {
		for minutes := range c.steady {
			t := tally{calendar: &s.calendar}
			t.weeks(int32(minutes), int32(weeks))
			c.steady[minutes] = s.worth(t.useful)
		}
	}
	return c
}
