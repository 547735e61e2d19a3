package scoring

import (
	"slices"
	"time"

	"mentormatch/profiles"
)

// A person is what mentees and mentors have in common, made ready for
// comparing: terms are numbers, and dates are those of the run.
type person struct {
	of *profiles.Person

	languages      []int32 // best first
	languagesKnown bool
	modes          modeSet // both when blank
	modesKnown     bool
	placed         bool
	point          point
	travel         int   // kilometres
	gender         int32 // 0 when blank
	tags           []int32
	tagBits        uint64 // one bit for each tag, which others may share
	prefer         wish
	require        wish
	requires       bool
	schedule       schedule
}

type mentee struct {
	person
	need need
	work work
	aims aims
}

type mentor struct {
	person
	lived  lived
	work   work
	offers offers

	capacity         int
	approvals        int     // mentees who already hold a place
	records          ruleSet // the rules that training and clearance break
	trainingReasons  []Reason
	clearanceReasons []Reason
}

// names gives every distinct name a number from 1. No name is 0.
type names struct {
	ids  map[string]int32
	list []string // by number
}

func newNames() names { return names{ids: map[string]int32{"": 0}, list: []string{""}} }

func (n *names) id(name string) int32 {
	id, ok := n.ids[name]
	if !ok {
		id = int32(len(n.list))
		n.ids[name] = id
		n.list = append(n.list, name)
	}
	return id
}

// A compiler holds what is needed while the people are made ready.
type compiler struct {
	on       profiles.Date
	months   int
	loc      *time.Location
	calendar *calendar
	zones    map[*time.Location]*zone

	conditions, causes, goals, languages, genders, tags names

	mentees, mentors map[string]int // positions by id
}

func (c *compiler) zone(loc *time.Location) *zone {
	z, ok := c.zones[loc]
	if !ok {
		z = newZone(loc, c.calendar)
		c.zones[loc] = z
	}
	return z
}

func (c *compiler) newPerson(p *profiles.Person, percent int) person {
	out := person{
		of:             p,
		languages:      c.languageIDs(p.Languages),
		languagesKnown: p.Languages != nil,
		modes:          anyMode,
		modesKnown:     p.Meet != nil,
		gender:         c.genders.id(p.Gender),
		prefer:         c.newWish(p.Prefer, percent),
		require:        c.newWish(p.Require, 0),
		schedule:       c.newSchedule(p.Availability, p.Meet),
	}
	out.requires = len(out.require.lift) > 1
	if out.modesKnown {
		out.modes = newModes(p.Meet)
	}
	if p.Place != nil {
		out.placed, out.point, out.travel = true, newPoint(p.Place), p.Place.TravelKM
	}
	for _, tag := range p.Conflict {
		id := c.tags.id(tagKey(tag))
		out.tags = append(out.tags, id)
		out.tagBits |= 1 << (id % 64)
	}
	slices.Sort(out.tags)
	return out
}

func (c *compiler) languageIDs(list []profiles.Language) (ids []int32) {
	for _, l := range list {
		ids = append(ids, c.languages.id(languageKey(l)))
	}
	return ids
}

func (c *compiler) newWish(w profiles.Wishes, percent int) wish {
	out := wish{people: w.People, gender: c.genders.id(w.Gender), languages: c.languageIDs(w.Languages), of: w}
	stated := len(out.languages)
	if len(out.people) > 0 {
		stated++
	}
	if out.gender != 0 {
		stated++
	}
	out.lift = newLift(percent, stated)
	return out
}

func (c *compiler) newMentee(m *profiles.Mentee, s *profiles.Settings) mentee {
	return mentee{
		person: c.newPerson(&m.Person, s.Wishes.Mentee),
		need:   c.newNeed(m.Disability),
		work:   newMenteeWork(m),
		aims:   c.newAims(m.Goals),
	}
}

func (c *compiler) newMentor(m *profiles.Mentor, s *profiles.Settings) mentor {
	out := mentor{
		person:   c.newPerson(&m.Person, s.Wishes.Mentor),
		capacity: m.Capacity,
		lived:    c.newLived(m.LivedExperience),
		work:     newMentorWork(m, c.on),
		offers:   c.newOffers(m.Supports),
	}
	if s.Rules.Training {
		out.trainingReasons = recordReasons(m.Training, c.on, RuleTrainingMissing, RuleTrainingPending, RuleTrainingExpired)
	}
	if s.Rules.Clearance {
		out.clearanceReasons = recordReasons(m.Clearance, c.on, RuleClearanceMissing, RuleClearancePending, RuleClearanceExpired)
	}
	if len(out.trainingReasons) > 0 {
		out.records |= ruleTraining
	}
	if len(out.clearanceReasons) > 0 {
		out.records |= ruleClearance
	}
	return out
}

// countApprovals counts for each mentor the mentees who already hold a place,
// those included who are not in the programme's list (any more).
func (c *compiler) countApprovals(mentors []mentor, approvals []profiles.Decision) {
	type pair struct {
		mentor int
		mentee string
	}
	seen := make(map[pair]bool)
	for _, d := range approvals {
		j, ok := c.mentors[d.Mentor]
		if ok && !seen[pair{j, d.Mentee}] {
			seen[pair{j, d.Mentee}] = true
			mentors[j].approvals++
		}
	}
}
