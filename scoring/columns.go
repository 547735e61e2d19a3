package scoring

import (
	"cmp"
	"maps"
	"slices"

	"mentormatch/profiles"
)

// columns are what a row reads of the mentors, each thing side by side in
// memory, so that a pair that a rule bars costs a few instructions and the
// others few reads. Mentors who are alike in a criterion share a number, and
// are compared once.
//
// The columns are in an order of their own: by how often the mentor's weeks
// change and how full they are, so that those who follow each other take the
// same steps, which a processor foresees.
type columns struct {
	mentors   []int32   // positions in the programme
	languages []uint64  // see person.bitsOf
	hours     []uint64  // see Scorer.hours
	modes     []modeSet // none for a mentor who takes nobody
	traits    []trait
	lived     []int32 // numbers
	work      []int32
	livedOf   []*lived // by number
	workOf    []*work
	helds     []answer // of workOf
	returns   []returning

	levels []uint64 // of the supports, so many words for each mentor
	words  int

	// runs are the mentors' schedules, as lists of runs of weeks: the week
	// after the last, how many clusters, and which. Those of mentor j are
	// from runsFrom[j] to runsFrom[j+1].
	runs     []int32
	runsFrom []int32
	// Of the clusters that mentors have, by number: the span, which ways are
	// open during all of it and at some time, and the latest end of those up
	// to it.
	spans []span
	whole []modeSet
	ways  []modeSet
	reach []int32

	requiring []int32   // positions of the mentors who require something
	tagged    [][]int32 // and of those with a conflict tag, by tag

	// steady are the points of a pair that has the same minutes in common
	// every week, by these minutes; what is more than needed counts no more.
	steady []int32
	even   bool // see calendar.even

	facets  grid[facetKey]
	before  grid[job] // by what the mentee has held
	targets grid[job]
}

// A trait is something about a mentor that a row asks for at every pair.
type trait uint8

const (
	scheduled     trait = 1 << iota // said when
	remoteAlways                    // see schedule.remoteCovers
	wishing                         // prefers something
	supportsBlank                   // did not say what with
	peerOnly                        // gives peer support and no mentorship
	mentorOnly                      // the other way round
	notBack                         // has not returned to work
)

// openModes are the ways in which a mentor can meet somebody new; none for one who
// takes nobody.
func (b *mentor) openModes() modeSet {
	if b.records != 0 || b.places(0) <= 0 {
		return 0
	}
	return b.modes
}

func (s *Scorer) newColumns(clusters, tags int) columns {
	n := len(s.mentors)
	c := columns{
		mentors:   s.inOrder(),
		languages: make([]uint64, n),
		hours:     make([]uint64, n),
		modes:     make([]modeSet, n),
		traits:    make([]trait, n),
		runsFrom:  make([]int32, n+1),
		tagged:    make([][]int32, tags),
		spans:     make([]span, clusters),
		whole:     make([]modeSet, clusters),
		ways:      make([]modeSet, clusters),
		reach:     make([]int32, clusters),
		even:      s.calendar.even(),
	}
	if n > 0 {
		c.words = len(s.mentors[0].offers.levels)
	}
	c.levels = make([]uint64, 0, n*c.words)
	for k, j := range c.mentors {
		m := &s.mentors[j]
		c.languages[k], c.hours[k] = m.languageBits, s.hours(&m.schedule, mentorAnswered)
		c.modes[k] = m.openModes()
		c.traits[k] = m.traits
		c.levels = append(c.levels, m.offers.levels...)
		m.offers.levels = c.levels[k*c.words:]
		for _, run := range m.schedule.runs {
			list := m.schedule.patterns[run.pattern].clusters
			c.runs = append(append(c.runs, run.upTo, int32(len(list))), list...)
		}
		c.runsFrom[k+1] = int32(len(c.runs))
	}
	for j := range s.mentors {
		m := &s.mentors[j]
		if m.requires {
			c.requiring = append(c.requiring, int32(j))
		}
		for k, tag := range m.tags {
			if k == 0 || tag != m.tags[k-1] {
				c.tagged[tag] = append(c.tagged[tag], int32(j))
			}
		}
	}
	var first []int32
	c.lived, first = alike(c.mentors, func(key []byte, j int32) []byte { return s.mentors[j].lived.appendKey(key) })
	for _, j := range first {
		c.livedOf = append(c.livedOf, &s.mentors[j].lived)
	}
	c.work, first = alike(c.mentors, func(key []byte, j int32) []byte { return s.mentors[j].work.appendKey(key) })
	for _, j := range first {
		w := &s.mentors[j].work
		c.workOf, c.helds, c.returns = append(c.workOf, w), append(c.helds, w.held.answer), append(c.returns, w.returned)
	}
	for k := range c.reach {
		each := &s.clusters[k]
		c.spans[k], c.whole[k], c.ways[k], c.reach[k] = each.span, each.whole, each.ways(), each.end
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

// inOrder is the order of the columns.
func (s *Scorer) inOrder() []int32 {
	order := make([]int32, len(s.mentors))
	for j := range order {
		order[j] = int32(j)
	}
	slices.SortFunc(order, func(i, j int32) int {
		a, b := &s.mentors[i].schedule, &s.mentors[j].schedule
		return cmp.Or(cmp.Compare(len(a.runs), len(b.runs)), slices.CompareFunc(a.runs, b.runs, func(x, y weekRun) int {
			return cmp.Or(cmp.Compare(x.upTo, y.upTo),
				cmp.Compare(len(a.patterns[x.pattern].clusters), len(b.patterns[y.pattern].clusters)))
		}), cmp.Compare(i, j))
	})
	return order
}

// alike numbers the distinct keys of mentors, in their order, and gives each
// mentor's number and for each number a mentor.
func alike(mentors []int32, appendKey func([]byte, int32) []byte) (numbers, first []int32) {
	byKey := make(map[string]int32) // the first mentor
	var key []byte
	for _, j := range mentors {
		key = appendKey(key[:0], j)
		if _, ok := byKey[string(key)]; !ok {
			byKey[string(key)] = j
		}
	}
	number := make(map[string]int32, len(byKey))
	for k, key := range slices.Sorted(maps.Keys(byKey)) {
		number[key] = int32(k)
		first = append(first, byKey[key])
	}
	for _, j := range mentors {
		key = appendKey(key[:0], j)
		numbers = append(numbers, number[string(key)])
	}
	return numbers, first
}

func (m *mentor) traitsOf() (t trait) {
	for _, x := range []struct {
		has   bool
		trait trait
	}{
		{m.schedule.known, scheduled},
		{m.schedule.remoteCovers, remoteAlways},
		{m.prefer != &noWish, wishing},
		{m.offers.blank, supportsBlank},
		{m.mentor.Offers == profiles.SupportPeer, peerOnly},
		{m.mentor.Offers == profiles.SupportMentor, mentorOnly},
		{m.work.returned == hasNotReturned, notBack},
	} {
		if x.has {
			t |= x.trait
		}
	}
	return t
}
