package scoring

import (
	"sync"
	"time"

	"mentormatch/profiles"
)

// A Scorer scores the pairs of a programme on a day. It is made once, by
// [New], and does not change: its methods are safe for concurrent use.
type Scorer struct {
	programme *profiles.Programme
	on        profiles.Date

	mentees   []mentee
	mentors   []mentor
	relations [][]relation
	judgement

	columns columns
	rows    sync.Pool // of *row

	memory  memory    // nil for a scorer that remembers nothing
	scratch sync.Pool // of *scratch, for the memory
	origin  *origin   // nil for a scorer whose rows are computed
}

// A judgement is what settings and days come to, the same for all pairs. Weights
// are not in it: each mentee has those that count for them.
type judgement struct {
	neutral     [NumCriteria]int32 // points of a blank answer
	levelPoints [4]int32           // of a support, by its level
	heldPercent int32              // of work done before, of work done now
	conditions  nearness
	causes      nearness
	alikeCauses nearness // what a cause adds to another condition: a share of causes
	jobs        jobTable
	edges       []float64
	bitsSuffice bool // no two languages share a bit

	calendar calendar
	zones    map[*time.Location]*zone // of all schedules
	clusters []cluster                // of all schedules; mentors' first
	meeting  int32                    // minutes
	needed   divisor                  // by the hundredths of minutes that all periods need
}

// New makes a programme ready for scoring on the day of the run, on which
// training, clearance and lived experience are judged and the weeks of the
// term begin. The programme is one that profiles has checked: it must not
// change afterwards. It takes time and memory in proportion to the people and
// the weeks, and uses all processors.
func New(p *profiles.Programme, on profiles.Date) *Scorer {
	settings := &p.Settings
	loc := settings.Location
	if loc == nil {
		loc = time.UTC
	}
	s := &Scorer{
		programme: p,
		on:        on,
		mentees:   make([]mentee, len(p.Mentees)),
		mentors:   make([]mentor, len(p.Mentors)),
		judgement: judgement{
			neutral:     neutralOf(settings),
			levelPoints: levelPointsOf(settings),
			heldPercent: int32(settings.Shares.Occupation.Held),
			edges:       edges(),
			calendar:    newCalendar(settings, on, loc),
			meeting:     int32(settings.Meeting.Minutes),
		},
	}
	s.needed = newDivisor(max(wholeShare*s.calendar.needed, 1))

	c := newCompiler(p, on, loc, &s.calendar)
	s.zones = c.zones
	var ofMentors int
	s.clusters, ofMentors = c.people(s.mentees, s.mentors)
	mentees, mentors := positions(p)
	countApprovals(s.mentors, mentors, p.Decisions.Approvals)
	s.relations = relations(p, mentees, mentors)
	shares := &settings.Shares.Disability
	near, category := percentPoints(shares.Near), percentPoints(shares.Category)
	s.conditions = newNearness(c.names.conditions.list, settings.Vocabulary.Conditions, near, category)
	s.causes = newNearness(c.names.causes.list, settings.Vocabulary.Causes, near, category)
	s.alikeCauses = s.causes.share(shares.Cause)
	s.jobs = newJobs(c.names.spelt, &p.Codes)
	s.bitsSuffice = c.names.languages.count() <= answerBits
	s.columns = s.newColumns(ofMentors, c.names.tags.count())
	s.newGrids()
	s.rows.New = func() any { return s.newRow() }
	return s
}

// Programme is the programme that is scored.
func (s *Scorer) Programme() *profiles.Programme { return s.programme }

// On is the day of the run.
func (s *Scorer) On() profiles.Date { return s.on }

// Row fills points with those of a mentee with every mentor, 0 to 10 000, in
// the order of the programme's mentors; [NotAllowed] where a rule bars the
// pair. The length of points is the number of mentors. It allocates nothing, but for what [Scorer.Remembering] keeps.
//
// An approved pair is not barred by the place that it holds itself, so that
// its points are there to be shown; who else may have which of the places
// that are left is for the solver to decide. An approval says nothing against
// the mentee's pairs with other mentors: taking approved mentees out of the
// problem is the solver's work too.
func (s *Scorer) Row(mentee int, points []int32) {
	if s.recalls(mentee) {
		s.recall(mentee, points, nil)
		return
	}
	s.compute(mentee, points, nil)
}

// Score is the points of one pair, 0 to 10 000, and whether no rule bars it.
// The points of a barred pair are 0.
func (s *Scorer) Score(mentee, mentor int) (points int, allowed bool) {
	p, known := s.known(mentee, mentor)
	if !known {
		p = s.score(&s.mentees[mentee], &s.mentors[mentor], s.between(mentee, mentor))
	}
	if p == NotAllowed {
		return 0, false
	}
	return int(p), true
}

// Bars lists the rules that bar a pair, each once, in the order of [Rules];
// nil when the pair is allowed.
func (s *Scorer) Bars(mentee, mentor int) []Rule {
	a, b := &s.mentees[mentee], &s.mentors[mentor]
	w := s.meets(&a.person, &b.person)
	rules := s.barred(a, b, s.between(mentee, mentor), w)
	if _, _, joint := s.availability(&a.schedule, &b.schedule, w.during()); s.timeless(a, b, joint) {
		rules |= ruleTime
	}
	return rules.list()
}

// Pair is everything there is to say about a pair. The criteria are computed
// for barred pairs too.
func (s *Scorer) Pair(mentee, mentor int) Pair {
	a, b := &s.mentees[mentee], &s.mentors[mentor]
	ties := s.between(mentee, mentor)
	w := s.meets(&a.person, &b.person)
	rules := s.barred(a, b, ties, w)
	var traces traces
	m := s.measure(a, b, w, &traces)
	if s.timeless(a, b, m.joint) {
		rules |= ruleTime
	}

	out := Pair{Mentee: mentee, Mentor: mentor, Barriers: s.barriers(a, b, ties, rules)}
	points := s.wished(a, b, ties, m.points, &out.Wishes)
	reasons := [NumCriteria]Reason{
		Disability:   disabilityReason(&a.need, &b.lived, &traces[Disability]),
		Occupation:   occupationReason(&a.work, &b.work, m.evidence[Occupation], &traces[Occupation]),
		Goals:        goalsReason(&a.aims, &b.offers, s.programme.Mentees[mentee].Goals, &traces[Goals]),
		Availability: s.availabilityReason(&a.schedule, &b.schedule, m.joint),
	}
	for i := range out.Parts {
		out.Parts[i] = Part{Points: int(points[i]), Evidence: int(m.evidence[i]), Reason: reasons[i]}
	}
	out.weigh(&a.weights.weights)
	s.arrange(&out, a, b, w)
	if ties&earlier != 0 && ties&approved == 0 && rules&ruleAgain == 0 {
		out.Notes = append(out.Notes, Reason{NoteAgain, Args{Date: s.earlierMatch(a, b).Date}})
	}
	return out
}

// weigh makes the points of a pair, and its evidence, of those of its parts.
func (p *Pair) weigh(w *weights) {
	var points, evidence criteria
	for i := range p.Parts {
		points[i], evidence[i] = int32(p.Parts[i].Points), int32(p.Parts[i].Evidence)
	}
	p.Points, p.Evidence = int(w.total(&points)), int(w.evidence(&evidence))
	contributions := w.contributions(&points)
	for i := range p.Parts {
		part := &p.Parts[i]
		part.Weight, part.Share, part.Contribution = int(w.each[i]), int(w.shares[i]), int(contributions[i])
	}
}

// score is the points of a pair, or NotAllowed. It is what [Scorer.Pair] does,
// without the reasons.
func (s *Scorer) score(a *mentee, b *mentor, ties tie) int32 {
	points, allowed := s.criteria(a, b, ties)
	if !allowed {
		return NotAllowed
	}
	return a.weights.total(&points)
}

// criteria is the points of each criterion, and whether no rule bars the pair.
func (s *Scorer) criteria(a *mentee, b *mentor, ties tie) (points criteria, allowed bool) {
	w := s.meets(&a.person, &b.person)
	if s.barred(a, b, ties, w) != 0 {
		return points, false
	}
	m := s.measure(a, b, w, nil)
	if s.timeless(a, b, m.joint) {
		return points, false
	}
	return s.wished(a, b, ties, m.points, nil), true
}

// A measure is what the criteria say of a pair, before wishes.
type measure struct {
	points, evidence criteria
	joint            jointTime
}

// measure applies the criteria, and writes down what they compared in t,
// unless that is nil.
func (s *Scorer) measure(a *mentee, b *mentor, w way, t *traces) (m measure) {
	m.points[Disability], m.evidence[Disability] = s.disability(&a.need, &b.lived, t.of(Disability))
	m.points[Occupation], m.evidence[Occupation] = s.occupation(&a.work, &b.work, t.of(Occupation))
	m.points[Goals], m.evidence[Goals] = s.goals(&a.aims, &b.offers, t.of(Goals))
	m.points[Availability], m.evidence[Availability], m.joint = s.availability(&a.schedule, &b.schedule, w.during())
	return m
}

// A trace is what a criterion has compared.
type trace struct {
	items   []Item
	places  []int // of items, in the profile
	covered int
}

type traces [NumCriteria]trace

func (t *traces) of(c Criterion) *trace {
	if t == nil {
		return nil
	}
	return &t[c]
}

// whose says whose answer is missing, when at least one is.
func whose(mentee, mentor bool) Blank {
	switch {
	case mentee && mentor:
		return BlankBoth
	case mentee:
		return BlankMentee
	}
	return BlankMentor
}
