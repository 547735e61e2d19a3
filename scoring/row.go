package scoring

import "sort"

// A table holds, for one pattern of a mentee, the joint minutes of a week with
// each cluster that mentors have.
type table []int32

// tables are those of each pattern of a mentee.
type tables []table

// sum is the joint minutes of a week.
func (t table) sum(clusters []int32) (minutes int32) {
	for _, n := range clusters {
		minutes += t[n]
	}
	return minutes
}

// A row scores one mentee with every mentor. What a mentor is worth in a
// criterion it works out, with the formulas of [Scorer.Pair], once for all
// mentors who are alike in it; so a pair is mostly a sum of what is
// remembered.
type row struct {
	s *Scorer

	candidates []int32 // mentors whom neither language nor way of meeting bars
	lived      []int32 // points by kind; below 0: not worked out yet
	work       []int32
	joint      [anyMode + 1]tables
	laid       [anyMode + 1]bool
}

func (s *Scorer) newRow() *row {
	return &row{
		s:          s,
		candidates: make([]int32, len(s.mentors)),
		lived:      make([]int32, s.columns.kindsOf.lived),
		work:       make([]int32, s.columns.kindsOf.work),
	}
}

// fill scores a mentee. See [Scorer.Row].
func (r *row) fill(mentee int, points []int32) {
	s, a := r.s, &r.s.mentees[mentee]
	for k := range r.lived {
		r.lived[k] = -1
	}
	for k := range r.work {
		r.work[k] = -1
	}
	r.laid = [anyMode + 1]bool{}
	for _, j := range r.allowed(a, points) {
		b := &s.mentors[j]
		if !s.bitsSuffice && s.speechless(a, b) || a.requires && falls(a.require, &b.person, false) {
			continue
		}
		points[j] = r.score(a, b, j)
	}
	for _, j := range s.columns.requiring {
		if b := &s.mentors[j]; points[j] != NotAllowed && falls(b.require, &a.person, false) {
			points[j] = NotAllowed
		}
	}
	for _, tag := range a.tags {
		for _, j := range s.columns.tagged[tag] {
			points[j] = NotAllowed
		}
	}
	for _, t := range s.relations[mentee] {
		points[t.mentor] = s.score(a, &s.mentors[t.mentor], t.ties)
	}
}

// allowed bars every pair, and lists the mentors who take somebody, and with
// whom the mentee may share a language and a way of meeting. It has no
// branches: which pairs are barred cannot be foreseen.
func (r *row) allowed(a *mentee, points []int32) []int32 {
	languages, modes := r.s.columns.languages, r.s.columns.modes[:len(points)]
	languages, candidates := languages[:len(points)], r.candidates[:len(points)]
	n := 0
	for j := range points {
		points[j] = NotAllowed
		l, m := languages[j]&a.languageBits, uint64(modes[j]&a.modes)
		candidates[n] = int32(j)
		n += int(((l | -l) & (m | -m)) >> 63)
	}
	return candidates[:n]
}

// score is [Scorer.score] for a pair that no rule bars but, it may be,
// distance and time.
func (r *row) score(a *mentee, b *mentor, j int32) int32 {
	s := r.s
	modes := a.modes & b.modes
	// Where remote covers in person for both, so do its blocks, and it does
	// not matter how far apart they live.
	if modes&remoteMode != 0 && a.schedule.remoteCovers && b.schedule.remoteCovers {
		modes = remoteMode
	} else if modes = s.meets(&a.person, &b.person).modes; modes == 0 {
		return NotAllowed
	}
	var points criteria
	switch {
	case !a.schedule.known || !b.schedule.known:
		points[Availability], _, _ = s.availability(&a.schedule, &b.schedule, modes, nil)
	case len(a.schedule.runs) == 1 && len(b.schedule.runs) == 1:
		minutes := r.tables(a, modes)[0].sum(b.schedule.patterns[0].clusters)
		if minutes == 0 {
			return NotAllowed
		}
		points[Availability] = s.columns.steady[min(int(minutes), len(s.columns.steady)-1)]
	default:
		var joint jointTime
		if points[Availability], _, joint = s.availability(&a.schedule, &b.schedule, modes, r.tables(a, modes)); joint.meetings == 0 {
			return NotAllowed
		}
	}
	lived := &r.lived[s.columns.lived[j]]
	if *lived < 0 {
		*lived, _ = s.disability(&a.need, &b.lived, nil)
	}
	work := &r.work[s.columns.work[j]]
	if *work < 0 {
		*work, _ = s.occupation(&a.work, &b.work, nil)
	}
	points[Disability], points[Occupation] = *lived, *work
	points[Goals], _ = s.goals(&a.aims, &b.offers, nil)
	if a.prefer != &noWish || b.prefer != &noWish {
		points = s.wished(a, b, 0, points, nil)
	}
	return s.weights.total(&points)
}

// tables are those of the mentee's patterns, worked out when they are first
// asked for.
func (r *row) tables(a *mentee, modes modeSet) tables {
	if r.laid[modes] {
		return r.joint[modes]
	}
	r.laid[modes] = true
	s, c := r.s, &r.s.columns
	list := r.joint[modes]
	for len(list) < len(a.schedule.patterns) {
		list = append(list, make(table, c.clusters))
	}
	r.joint[modes] = list
	for k, p := range a.schedule.patterns {
		t := list[k]
		clear(t)
		for _, n := range p.clusters {
			x := &s.clusters[n]
			// Clusters before this one end before x begins.
			from := sort.Search(len(t), func(i int) bool { return c.reach[i] > x.start })
			for i := from; i < len(t); i++ {
				y := &s.clusters[i]
				if y.start >= x.end {
					break
				}
				t[i] += together(x, y, modes, s.meeting, p.length)
			}
		}
	}
	return list
}
