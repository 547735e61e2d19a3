package scoring

// A row scores one mentee with every mentor. What a mentor is worth in a
// criterion it works out, with the formulas of [Scorer.Pair], once for all
// mentors who are alike in it; so a pair is mostly a sum of what is
// remembered.
type row struct {
	s *Scorer
	a *mentee

	candidates []int32 // columns of the mentors whom no quick look bars
	lived      []int32 // points by number
	work       []int32
	facets     [][]int16 // of the grids, for what the mentee has
	before     [][]int16
	targets    [][]int16
	tables     [anyMode + 1][]table // of each of the mentee's patterns
	laid       [anyMode + 1]bool

	parts [][NumCriteria]int32 // by mentor, what the points are made of; nil when nobody asks
}

func (s *Scorer) newRow() *row {
	return &row{
		s:          s,
		candidates: make([]int32, len(s.mentors)),
		lived:      make([]int32, len(s.columns.livedOf)),
		work:       make([]int32, len(s.columns.workOf)),
		facets:     make([][]int16, 0, 16),
		before:     make([][]int16, 0, 8),
		targets:    make([][]int16, 0, 8),
	}
}

// compute scores a mentee with every mentor, and tells in parts, unless that is nil, what the points are made of.
func (s *Scorer) compute(mentee int, points []int32, parts [][NumCriteria]int32) {
	r := s.rows.Get().(*row)
	r.parts = parts
	r.fill(mentee, points)
	r.parts = nil
	s.rows.Put(r)
}

// fill scores a mentee. See [Scorer.Row].
func (r *row) fill(mentee int, points []int32) {
	s, a, c := r.s, &r.s.mentees[mentee], &r.s.columns
	r.a = a
	r.laid = [anyMode + 1]bool{}
	for j := range points {
		points[j] = NotAllowed
	}
	if a.records != 0 {
		return
	}
	r.disability()
	r.occupation()
	candidates := r.allowed()
	for _, k := range candidates {
		j := c.mentors[k]
		if !s.bitsSuffice && s.speechless(a, &s.mentors[j]) || a.requires && falls(a.require, &s.mentors[j].person, false) {
			continue
		}
		points[j] = r.score(int(k))
	}
	for _, j := range c.requiring {
		if b := &s.mentors[j]; points[j] != NotAllowed && falls(b.require, &a.person, false) {
			points[j] = NotAllowed
		}
	}
	for _, tag := range a.tags {
		for _, j := range c.tagged[tag] {
			points[j] = NotAllowed
		}
	}
	for _, t := range s.relations[mentee] {
		b := &s.mentors[t.mentor]
		values, allowed := s.criteria(a, b, t.ties)
		if !allowed {
			points[t.mentor] = NotAllowed
			continue
		}
		points[t.mentor] = a.weights.total(&values)
		if r.parts != nil {
			r.parts[t.mentor] = values
		}
	}
}

// allowed lists the mentors who take somebody, and with whom the mentee may
// share a language, a way of meeting and time. It has no branches: which pairs
// are barred cannot be foreseen.
func (r *row) allowed() []int32 {
	c, n, mine, ways := &r.s.columns, 0, r.a.languageBits, r.a.modes
	free := r.s.hours(&r.a.schedule, menteeAnswered)
	languages := c.languages
	hours, modes, candidates := c.hours[:len(languages)], c.modes[:len(languages)], r.candidates[:len(languages)]
	for k, theirs := range languages {
		l, h, m := theirs&mine, hours[k]&free, uint64(modes[k]&ways)
		candidates[n] = int32(k)
		n += int(((l | -l) & (h | -h) & (m | -m)) >> 63)
	}
	return candidates[:n]
}

// score is [Scorer.score] for the mentor of a column whom no rule bars but, it
// may be, distance and time.
func (r *row) score(k int) int32 {
	s, a, c := r.s, r.a, &r.s.columns
	modes, traits := a.modes&c.modes[k], c.traits[k]
	if traits&a.refuses != 0 {
		return NotAllowed
	}
	// Where remote covers in person for both, so do its blocks, and it does
	// not matter how far apart they live.
	if modes&remoteMode != 0 && a.schedule.remoteCovers && traits&remoteAlways != 0 {
		modes = remoteMode
	} else if modes&inPersonMode != 0 {
		if modes = s.meets(&a.person, &s.mentors[c.mentors[k]].person).modes; modes == 0 {
			return NotAllowed
		}
	}
	var points criteria
	if a.schedule.known && traits&scheduled != 0 {
		useful := int32(0)
		if points[Availability], useful = r.availability(k, modes); useful == 0 {
			return NotAllowed
		}
	} else {
		points[Availability] = s.neutral[Availability]
	}
	points[Disability], points[Occupation] = r.lived[c.lived[k]], r.work[c.work[k]]
	points[Goals], _ = s.goals(&a.aims, &offers{traits&supportsBlank != 0, c.levels[k*c.words : (k+1)*c.words]}, nil)
	if a.prefer != &noWish || traits&wishing != 0 {
		points = s.wished(a, &s.mentors[c.mentors[k]], 0, points, nil)
	}
	if r.parts != nil {
		r.parts[c.mentors[k]] = points
	}
	return a.weights.total(&points)
}
