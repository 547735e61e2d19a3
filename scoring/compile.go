package scoring

import (
	"context"
	"slices"
	"sync"
	"time"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
)

// A person is what mentees and mentors have in common, made ready for
// comparing: terms are numbers, and dates are those of the run.
type person struct {
	of *profiles.Person

	languages    []int32 // best first
	languageBits uint64  // see bitsOf
	tags         []int32 // sorted
	prefer       *wish
	require      *wish
	schedule     schedule
	point        point
	travel       int32   // kilometres
	gender       int32   // 0 when blank
	age          int32   // place in profiles.AgeBands, from 1; 0 when blank
	interests    []int32 // sorted

	modes          modeSet // both when blank
	modesKnown     bool
	languagesKnown bool
	placed         bool
	requires       bool
	interestsKnown bool
	records        ruleSet // the rules that bar the person from everybody
}

type mentee struct {
	person
	mentee  *profiles.Mentee
	need    need
	work    work
	aims    aims
	weights *weighing
	refuses trait // mentors with any of these are barred
}

type mentor struct {
	person
	mentor *profiles.Mentor
	lived  lived
	work   work
	offers offers
	traits trait

	capacity         int
	approvals        int // mentees who already hold a place
	trainingReasons  []Reason
	clearanceReasons []Reason
}

// A compiler makes the people of a programme ready.
type compiler struct {
	programme *profiles.Programme
	on        profiles.Date
	loc       *time.Location
	calendar  *calendar
	names     *vocabulary
	zones     map[*time.Location]*zone
	lifts     sync.Map      // []int32 by percent and how many are stated
	weighings sync.Map      // *weighing by weighingKey
	begins    profiles.Date // the first day on which pairs can be together
}

func newCompiler(p *profiles.Programme, on profiles.Date, loc *time.Location, calendar *calendar) *compiler {
	c := &compiler{
		programme: p, on: on, loc: loc, calendar: calendar,
		names: newVocabulary(p), zones: make(map[*time.Location]*zone),
		begins: on,
	}
	if start := p.Settings.Term.Start; start.After(on) {
		c.begins = start
	}
	c.zones[loc] = newZone(loc, calendar)
	for _, loc := range c.names.zones.list[1:] {
		if c.zones[loc] == nil {
			c.zones[loc] = newZone(loc, calendar)
		}
	}
	return c
}

// A worker makes people ready, one of several side by side.
type worker struct {
	*compiler
	planner planner

	// What is being made, and what is kept of it.
	numbers    []int32
	goals      []goal
	facets     []facet
	kept       slab[int32]
	keptGoals  slab[goal]
	keptFacets slab[facet]
}

// people makes all of them ready, and returns the distinct clusters of their
// schedules: first those that mentors have, then the others, each part in the
// order of cluster.compare. The result does not depend on how many processors
// there are: what a worker numbers by itself is numbered anew.
func (c *compiler) people(mentees []mentee, mentors []mentor) (clusters []cluster, ofMentors int) {
	newWorker := func() *worker { return &worker{compiler: c, planner: newPlanner(c.calendar, c.zones, c.loc)} }
	// Nothing stops this: the context is never done.
	workers, _ := parallel.EachWith(context.Background(), len(mentees)+len(mentors), nil, newWorker, func(w *worker, k int) error {
		if j := k - len(mentees); j >= 0 {
			mentors[j] = w.newMentor(&c.programme.Mentors[j])
		} else {
			mentees[k] = w.newMentee(&c.programme.Mentees[k])
		}
		return nil
	})
	return renumber(workers)
}

// renumber gives the clusters of all workers numbers in one order.
func renumber(workers []*worker) (clusters []cluster, ofMentors int) {
	type place struct{ worker, number int }
	var all []place
	for k, w := range workers {
		for n := range w.planner.clusters {
			all = append(all, place{k, n})
		}
	}
	at := func(p place) *cluster { return &workers[p.worker].planner.clusters[p.number] }
	slices.SortFunc(all, func(p, q place) int { return at(p).compare(at(q)) })
	// Clusters that are the same stand side by side; one of them may be a
	// mentor's.
	numbers := make([][]int32, len(workers))
	for k, w := range workers {
		numbers[k] = make([]int32, len(w.planner.clusters))
	}
	for _, mentors := range []bool{true, false} {
		for from := 0; from < len(all); {
			to, found := from, false
			for ; to < len(all) && at(all[to]).compare(at(all[from])) == 0; to++ {
				found = found || workers[all[to].worker].planner.ofMentor[all[to].number]
			}
			if found == mentors {
				for _, p := range all[from:to] {
					numbers[p.worker][p.number] = int32(len(clusters))
				}
				clusters = append(clusters, *at(all[from]))
			}
			from = to
		}
		if mentors {
			ofMentors = len(clusters)
		}
	}
	for k, w := range workers {
		for _, piece := range w.planner.numbers.pieces {
			for i, n := range piece {
				piece[i] = numbers[k][n]
			}
		}
	}
	return clusters, ofMentors
}

func (w *worker) newPerson(p *profiles.Person, percent int) person {
	out := person{
		of:             p,
		languages:      w.languageNumbers(p.Languages),
		languagesKnown: p.Languages != nil,
		modes:          anyMode,
		modesKnown:     p.Meet != nil,
		gender:         w.names.genders.of(p.Gender),
		age:            int32(1 + slices.Index(profiles.AgeBands, p.Age)),
		interestsKnown: p.Interests != nil,
	}
	if out.modesKnown {
		out.modes = newModes(p.Meet)
	}
	if p.Place != nil {
		out.placed, out.point, out.travel = true, newPoint(p.Place), int32(min(p.Place.TravelKM, farthest))
	}
	if len(p.Interests) > 0 {
		w.numbers = w.numbers[:0]
		for _, interest := range p.Interests {
			w.numbers = append(w.numbers, w.names.interests.of(interest))
		}
		slices.Sort(w.numbers)
		out.interests = w.kept.keep(w.numbers)
	}
	out.prefer, out.require = w.newWish(&p.Prefer, percent, &out), w.newWish(&p.Require, 0, &out)
	out.requires = out.require != &noWish
	if len(p.Conflict) > 0 {
		w.numbers = w.numbers[:0]
		for _, tag := range p.Conflict {
			w.numbers = append(w.numbers, w.names.tags.of(tagKey(tag)))
		}
		slices.Sort(w.numbers)
		out.tags = w.kept.keep(w.numbers)
	}
	return out
}

func (w *worker) languageNumbers(list []profiles.Language) []int32 {
	w.numbers = w.numbers[:0]
	for _, l := range list {
		w.numbers = append(w.numbers, w.names.languages.of(languageOf(l)))
	}
	return w.kept.keep(w.numbers)
}

// noWish is the wish of those who wish for nothing.
var noWish = wish{lift: []int32{0}, of: &profiles.Wishes{}}

// newWish reads what a person would like of the other, or requires.
func (w *worker) newWish(of *profiles.Wishes, percent int, own *person) *wish {
	stated := len(of.Languages)
	for _, is := range []bool{len(of.People) > 0, of.Gender != "", !of.Ages.IsZero(), of.SimilarAge, of.SharedInterests, of.WithinKM > 0} {
		if is {
			stated++
		}
	}
	if stated == 0 {
		return &noWish
	}
	made := &wish{gender: w.names.genders.of(of.Gender), languages: w.languageNumbers(of.Languages), lift: w.lift(percent, stated), of: of}
	if !of.Ages.IsZero() || of.SimilarAge || of.SharedInterests || of.WithinKM > 0 {
		made.more = &moreWishes{age: own.age, interests: own.interests, interestsKnown: own.interestsKnown, placed: own.placed, point: own.point}
		for i, band := range profiles.AgeBands {
			made.more.ages[i+1] = of.Ages.Has(band)
		}
	}
	for _, l := range of.Languages {
		made.scripts = made.scripts || l.Script() != ""
	}
	return made
}

// lift is newLift, each made once.
func (w *worker) lift(percent, stated int) []int32 {
	key := [2]int{percent, stated}
	known, ok := w.lifts.Load(key)
	if !ok {
		known, _ = w.lifts.LoadOrStore(key, newLift(percent, stated))
	}
	return known.([]int32)
}

func (w *worker) newMentee(m *profiles.Mentee) mentee {
	w.planner.mentors = false
	s := &w.programme.Settings
	out := mentee{
		person:  w.newPerson(&m.Person, s.Wishes.Mentee),
		mentee:  m,
		need:    w.newNeed(m.Disability),
		work:    w.newMenteeWork(m),
		aims:    w.newAims(m.Goals),
		weights: w.weighing(m),
	}
	out.work.parts = &out.weights.parts
	out.schedule = w.planner.schedule(m.Availability, m.Meet)
	out.languageBits = out.bitsOf(menteeAnswered, mentorAnswered)
	out.refuses = refuses(s.SupportFor(m), s.Rules.Returned)
	if limits := s.Ages.Mentees; !limits.IsZero() && !limits.Has(m.Age) {
		out.records |= ruleAges
	}
	return out
}

func (w *worker) newMentor(m *profiles.Mentor) mentor {
	w.planner.mentors = true
	s := &w.programme.Settings
	out := mentor{
		person:   w.newPerson(&m.Person, s.Wishes.Mentor),
		mentor:   m,
		capacity: m.Capacity,
		lived:    w.newLived(m.LivedExperience),
		work:     w.newMentorWork(m),
		offers:   w.newOffers(m.Supports),
	}
	out.schedule = w.planner.schedule(withoutPause(m, w.begins), m.Meet)
	out.languageBits = out.bitsOf(mentorAnswered, menteeAnswered)
	if s.Rules.Training {
		out.trainingReasons = recordReasons(m.Training, w.on, RuleTrainingMissing, RuleTrainingPending, RuleTrainingExpired)
	}
	if s.Rules.Clearance {
		out.clearanceReasons = recordReasons(m.Clearance, w.on, RuleClearanceMissing, RuleClearancePending, RuleClearanceExpired)
	}
	if len(out.trainingReasons) > 0 {
		out.records |= ruleTraining
	}
	if len(out.clearanceReasons) > 0 {
		out.records |= ruleClearance
	}
	if m.Pause.Covers(w.begins) {
		out.records |= rulePause
	}
	if limits := s.Ages.Mentors; !limits.IsZero() && !limits.Has(m.Age) {
		out.records |= ruleAges
	}
	out.traits = out.traitsOf()
	return out
}

// countApprovals counts for each mentor the mentees who already hold a place,
// those included who are not in the programme's list (any more).
func countApprovals(mentors []mentor, positions map[string]int, approvals []profiles.Decision) {
	type pair struct {
		mentor int
		mentee string
	}
	seen := make(map[pair]bool)
	for _, d := range approvals {
		j, ok := positions[d.Mentor]
		if ok && !seen[pair{j, d.Mentee}] {
			seen[pair{j, d.Mentee}] = true
			mentors[j].approvals++
		}
	}
}
