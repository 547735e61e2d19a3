package scoring

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing/fstest"
	"time"

	"mentormatch/profiles"
)

// A maker makes programmes at random from a seed, with every field blank at
// times, and with terms that are near enough to each other to meet.
type maker struct{ *rand.Rand }

func newMaker(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 1))} }

func (m maker) chance(percent int) bool { return m.IntN(100) < percent }

func pick[T any](m maker, list []T) T { return list[m.IntN(len(list))] }

// some picks up to n of a list, in any order; at times it leaves the answer
// blank, and at times it answers none.
func some[T any](m maker, blank, n int, list []T) []T {
	if m.chance(blank) {
		return nil
	}
	out := []T{}
	for _, i := range m.Perm(len(list))[:m.IntN(min(n, len(list))+1)] {
		out = append(out, list[i])
	}
	return out
}

var (
	testDay        = profiles.Date{Year: 2026, Month: time.September, Day: 30}
	testZones      = []string{"UTC", "Asia/Dhaka", "Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Karachi"}
	testFunctions  = []string{"b1", "b130", "b134", "b1340", "b152", "b1521", "b730", "b7302", "b73021", "b740", "d4", "d450", "d4501", "d850", "s120", "e310"}
	testConditions = []profiles.Entry{
		{Code: "anxiety", Broader: "mental", Category: "mind"},
		{Code: "brain-injury", Category: "nerves"},
		{Code: "cancer", Category: "long-term"},
		{Code: "depression", Broader: "mental", Category: "mind"},
		{Code: "mental", Category: "mind"},
		{Code: "mild-brain-injury", Broader: "brain-injury", Category: "nerves"},
		{Code: "other-condition", Category: "other"},
		{Code: "phobia", Broader: "anxiety", Category: "mind"},
		{Code: "spinal-cord-injury", Category: "nerves"},
		{Code: "stroke", Broader: "brain-injury", Category: "nerves"},
	}
	testCauses = []profiles.Entry{
		{Code: "accident"},
		{Code: "cycling-accident", Broader: "road-accident"},
		{Code: "fall-at-work", Broader: "work-accident"},
		{Code: "illness"},
		{Code: "road-accident", Broader: "accident"},
		{Code: "unknown-cause"},
		{Code: "work-accident", Broader: "accident"},
	}
	testGenders     = []string{"woman", "man", "non-binary"}
	testGoals       = []string{"accommodation", "benefits", "confidence", "disclosure", "fatigue", "job-search", "new-occupation", "social"}
	testOccupations = []profiles.Occupation{
		{System: "isco", Code: "7231"}, {System: "isco", Code: "7233"}, {System: "isco", Code: "72"}, {System: "isco", Code: "3115"}, {System: "isco", Code: "311"},
		{System: "isco", Code: "2"}, {System: "soc", Code: "15-1252"}, {System: "soc", Code: "15-1252.01"}, {System: "soc", Code: "15-1200"}, {System: "soc", Code: "29-1141"},
	}
	testLanguages = []profiles.Language{
		{Tag: "bn", Base: "bn"}, {Tag: "en", Base: "en"}, {Tag: "en-GB", Base: "en"}, {Tag: "ur", Base: "ur"},
		{Tag: "pa-Guru", Base: "pa"}, {Tag: "pa-Arab", Base: "pa"}, {Tag: "pa", Base: "pa"},
		{Tag: "ins", Base: "ins", Signed: true}, {Tag: "ase", Base: "ase", Signed: true},
	}
	testAges      = []profiles.AgeRange{{}, {From: 18}, {From: 18, To: 64}, {From: 16, To: 44}, {From: 25, To: 34}}
	testInterests = []string{"cooking", "music", "reading", "sport"}
	testPlaces    = []profiles.Place{
		{Latitude: 23.81, Longitude: 90.41, TravelKM: 15}, {Latitude: 23.75, Longitude: 90.39, TravelKM: 0},
		{Latitude: 22.57, Longitude: 88.36, TravelKM: 240}, {Latitude: 51.51, Longitude: -0.13, TravelKM: 30},
	}
)

func testSettings() profiles.Settings {
	return profiles.Settings{
		Name: "Test", TimeZone: "Europe/London", Location: zoneNamed("Europe/London"),
		Term:      profiles.Term{Start: profiles.Date{Year: 2026, Month: time.October, Day: 5}, Weeks: 12},
		Meeting:   profiles.Meeting{Minutes: 60, Comfortable: 120, NoticeDays: 1},
		Weights:   profiles.Weights{Disability: 40, Occupation: 25, Goals: 20, Availability: 15},
		Objective: profiles.Coverage, Neutral: profiles.EvenNeutral(5000), Shares: profiles.DefaultShares(), LivedExperienceMonths: 12,
		OccupationParts: profiles.OccupationParts{Background: 40, Target: 40, Returned: 20},
		Wishes:          profiles.WishShares{Mentee: 20, Mentor: 10},
		Rules:           profiles.Rules{Training: true, Clearance: true},
		Vocabulary:      profiles.Vocabulary{Conditions: testConditions, Causes: testCauses},
	}
}

func zoneNamed(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

func (m maker) settings() profiles.Settings {
	s := testSettings()
	s.Location = zoneNamed(pick(m, testZones))
	switch m.IntN(4) {
	case 0:
		s.Term.Start = profiles.Date{}
	case 1:
		s.Term.Start = testDay.AddDays(-m.IntN(40))
	}
	s.Term.Weeks = 1 + m.IntN(12)
	s.Meeting.Minutes = pick(m, []int{15, 45, 60, 90})
	s.Meeting.Every = pick(m, []profiles.Rhythm{"", "", profiles.EveryWeek, profiles.EveryTwoWeeks, profiles.EveryMonth})
	s.Meeting.Comfortable = s.Meeting.Minutes * (1 + m.IntN(4))
	s.Weights = profiles.Weights{Disability: m.IntN(50), Occupation: m.IntN(50), Goals: m.IntN(50), Availability: 1 + m.IntN(50)}
	neutral := func() int { return pick(m, []int{0, 3333, 5000, 10000}) }
	s.Neutral = profiles.Neutral{Disability: neutral(), Occupation: neutral(), Goals: neutral(), Availability: neutral()}
	if m.chance(60) {
		d, g := &s.Shares.Disability, &s.Shares.Goals
		d.Near, d.Cause, d.Severity = m.IntN(101), m.IntN(101), m.chance(50)
		d.Category = m.IntN(d.Near + 1)
		g.Expert, g.Priorities = 50+m.IntN(51), m.chance(50)
		g.Good = m.IntN(g.Expert + 1)
		g.Some = m.IntN(g.Good + 1)
		s.Shares.Occupation.Held, s.Shares.Availability.Meeting = m.IntN(101), m.IntN(101)
	}
	s.OccupationParts = profiles.OccupationParts{Background: m.IntN(5), Target: m.IntN(5), Returned: 1 + m.IntN(5)}
	s.Wishes = profiles.WishShares{Mentee: m.IntN(101), Mentor: m.IntN(101)}
	s.Rules = profiles.Rules{Training: m.chance(50), Clearance: m.chance(50), Returned: m.chance(50)}
	s.Support = pick(m, []profiles.SupportKind{"", profiles.SupportBoth, profiles.SupportBoth, profiles.SupportPeer, profiles.SupportMentor})
	weights := func() profiles.Weights {
		return profiles.Weights{Disability: m.IntN(50), Occupation: 1 + m.IntN(50), Goals: m.IntN(50), Availability: m.IntN(50)}
	}
	s.SupportWeights = profiles.SupportWeights{Peer: weights(), Mentor: weights()}
	if m.chance(20) {
		s.SupportWeights = profiles.SupportWeights{}
	}
	s.MattersLimit = pick(m, []int{0, 33, 50, 100})
	s.Again = pick(m, []profiles.Again{"", profiles.AgainWelcome, profiles.AgainNever})
	if m.chance(20) {
		s.Ages = profiles.AgeLimits{Mentees: pick(m, testAges), Mentors: pick(m, testAges)}
	}
	return s
}

// programme makes one with hard rules that bar about half of the pairs.
func (m maker) programme(mentees, mentors int) *profiles.Programme {
	p := &profiles.Programme{Settings: m.settings()}
	ids := func(prefix string, n int) (out []string) {
		for i := range n {
			out = append(out, fmt.Sprintf("%s%03d", prefix, i))
		}
		return out
	}
	menteeIDs, mentorIDs := ids("e", mentees), ids("r", mentors)
	for _, id := range menteeIDs {
		p.Mentees = append(p.Mentees, profiles.Mentee{
			Person:     m.person(id, mentorIDs),
			Disability: m.experiences(),
			Held:       some(m, 20, 3, testOccupations),
			Target:     some(m, 20, 2, testOccupations),
			Goals:      m.goals(),
			Support:    pick(m, []profiles.SupportKind{"", "", profiles.SupportBoth, profiles.SupportPeer, profiles.SupportMentor}),
			Matters:    m.matters(),
		})
	}
	for _, id := range mentorIDs {
		mentor := profiles.Mentor{
			Person:          m.person(id, menteeIDs),
			Capacity:        m.IntN(4),
			LivedExperience: m.experiences(),
			Held:            some(m, 20, 3, testOccupations),
			Returned:        profiles.Return{Answered: m.chance(80), Returned: m.chance(80), On: m.date(20, 2000)},
			Supports:        m.supports(),
			Training:        m.credential(),
			Clearance:       m.credential(),
		}
		mentor.Offers = pick(m, []profiles.SupportKind{"", "", profiles.SupportBoth, profiles.SupportPeer, profiles.SupportMentor})
		if m.chance(15) {
			mentor.Pause = &profiles.Pause{From: m.date(30, 150)}
			if until := m.date(50, 150).AddDays(40); m.chance(80) && !until.Before(mentor.Pause.From) {
				mentor.Pause.Until = until
			}
		}
		if m.chance(60) {
			current := pick(m, testOccupations)
			mentor.Current = &current
		}
		p.Mentors = append(p.Mentors, mentor)
	}
	decisions := func() (list []profiles.Decision) {
		for range m.IntN(mentees/4 + 1) {
			list = append(list, profiles.Decision{Mentee: pick(m, menteeIDs), Mentor: pick(m, mentorIDs), By: "counselor", Date: testDay, Why: "asked"})
		}
		return list
	}
	p.Decisions = profiles.Decisions{Forbids: decisions(), Approvals: decisions(), Declines: decisions(), Earlier: append(decisions(), decisions()...)}
	p.Codes = *testCodes()
	if m.chance(50) {
		p.Codes = profiles.Codes{}
	}
	return p
}

func (m maker) person(id string, others []string) profiles.Person {
	p := profiles.Person{
		ID: id, Name: id,
		Languages:    append(some(m, 15, 3, testLanguages), testLanguages[1]),
		Meet:         some(m, 15, 2, []profiles.Mode{profiles.Remote, profiles.InPerson}),
		Availability: m.availability(),
	}
	if m.chance(10) {
		p.Languages = some(m, 50, 2, testLanguages)
	}
	if p.Meet != nil && len(p.Meet) == 0 && m.chance(80) {
		p.Meet = []profiles.Mode{profiles.InPerson, profiles.Remote}
	}
	if m.chance(70) {
		place := pick(m, testPlaces)
		p.Place = &place
	}
	if m.chance(80) {
		p.Gender = pick(m, testGenders)
	}
	wishes := func(percent int) (w profiles.Wishes) {
		if m.chance(percent) {
			w.People = some(m, 30, 3, others)
		}
		if m.chance(percent) {
			w.Gender = pick(m, testGenders)
		}
		if m.chance(percent) {
			w.Languages = some(m, 30, 2, testLanguages)
		}
		if m.chance(percent) {
			w.Ages = pick(m, testAges)
		}
		w.SimilarAge, w.SharedInterests = m.chance(percent), m.chance(percent)
		if m.chance(percent) {
			w.WithinKM = pick(m, []int{1, 8, 250, 9000})
		}
		return w
	}
	if m.chance(70) {
		p.Age = pick(m, profiles.AgeBands)
	}
	p.Interests = some(m, 30, 3, testInterests)
	p.Again = pick(m, []profiles.Again{"", "", profiles.AgainWelcome, profiles.AgainNever})
	p.Prefer, p.Require = wishes(25), wishes(2)
	if m.chance(10) {
		p.Avoid = some(m, 0, 2, others)
	}
	if m.chance(20) {
		p.Conflict = some(m, 0, 2, []string{"employer:acme", "Employer:Acme", "family:khan", "line:3"})
	}
	return p
}

func (m maker) date(blank, days int) profiles.Date {
	if m.chance(blank) {
		return profiles.Date{}
	}
	return testDay.AddDays(100 - m.IntN(days))
}

func (m maker) matters() (matters profiles.Matters) {
	if m.chance(50) {
		for _, each := range []*profiles.Importance{&matters.Disability, &matters.Occupation, &matters.Goals, &matters.Availability} {
			*each = profiles.Importance(m.IntN(3) - 1)
		}
	}
	return matters
}

// testCodes are a programme's tables of the occupations that tests use.
var testCodes = sync.OnceValue(func() *profiles.Codes {
	p, err := profiles.Load(fstest.MapFS{
		"programme.yaml":           {Data: []byte("name: Tables")},
		"mentees.yaml":             {Data: []byte("- id: a")},
		"mentors.yaml":             {Data: []byte("- id: b")},
		"codes/isco-related.csv":   {Data: []byte("code,related,strength\nisco:7231,isco:3115,60\nisco:7231,isco:7233,40\nisco:3115,isco:2,80\n")},
		"codes/soc-related.csv":    {Data: []byte("code,related,strength\nsoc:15-1252,soc:29-1141,30\n")},
		"codes/isco-crosswalk.csv": {Data: []byte("code,same_as\nisco:3115,soc:15-1252\nisco:2,soc:29-1141\nisco:7233,soc:29-1141\n")},
	}, profiles.LoadOptions{On: testDay})
	if err != nil {
		panic(err)
	}
	return &p.Codes
})

func (m maker) credential() *profiles.Credential {
	if m.chance(15) {
		return nil
	}
	c := &profiles.Credential{Completed: m.date(30, 2000)}
	if m.chance(60) {
		c.ValidUntil = testDay.AddDays(m.IntN(1000) - 100)
	}
	return c
}

func (m maker) experiences() []profiles.Experience {
	if m.chance(15) {
		return nil
	}
	out := []profiles.Experience{}
	for range m.IntN(4) {
		e := profiles.Experience{Since: m.date(20, 3000)}
		if m.chance(80) {
			e.Condition = pick(m, testConditions).Code
		}
		if m.chance(40) {
			e.Cause = pick(m, testCauses).Code
		}
		for _, code := range some(m, 20, 3, testFunctions) {
			e.Functions = append(e.Functions, profiles.Function{Code: code, Qualifier: m.IntN(5)})
		}
		out = append(out, e)
	}
	return out
}

func (m maker) goals() []profiles.Goal {
	var out []profiles.Goal
	codes := some(m, 15, 5, testGoals)
	if codes != nil {
		out = []profiles.Goal{}
	}
	for _, code := range codes {
		out = append(out, profiles.Goal{Goal: code, Priority: 1 + m.IntN(5)})
	}
	return out
}

func (m maker) supports() []profiles.Support {
	var out []profiles.Support
	codes := some(m, 15, 5, testGoals)
	if codes != nil {
		out = []profiles.Support{}
	}
	for _, code := range codes {
		out = append(out, profiles.Support{Goal: code, Level: 1 + m.IntN(3)})
	}
	return out
}

func (m maker) availability() *profiles.Availability {
	if m.chance(15) {
		return nil
	}
	zone := pick(m, testZones)
	a := &profiles.Availability{TimeZone: zone, Location: zoneNamed(zone)}
	if m.chance(5) {
		return a
	}
	a.Weekly = []profiles.Window{}
	if m.chance(5) { // at any time, or at night
		from, to := 0, 24*60
		if m.chance(50) {
			from, to = 22*60, 22*60+15*(1+m.IntN(96))
		}
		for d := range 7 {
			a.Weekly = append(a.Weekly, profiles.Window{Day: time.Weekday(d), Start: from, End: to})
		}
	}
	for range m.IntN(10) {
		start := 15 * m.IntN(96)
		a.Weekly = append(a.Weekly, profiles.Window{
			Day: time.Weekday(m.IntN(7)), Start: start, End: start + 15*(1+m.IntN(40)),
			Mode: pick(m, []profiles.Mode{"", "", profiles.Remote, profiles.InPerson}),
		})
	}
	for range m.IntN(3) {
		from := testDay.AddDays(m.IntN(90))
		a.Except = append(a.Except, profiles.DateRange{From: from, Until: from.AddDays(m.IntN(9))})
	}
	if m.chance(15) {
		a.From = testDay.AddDays(m.IntN(30))
	}
	if m.chance(15) {
		a.Until = testDay.AddDays(20 + m.IntN(90))
	}
	return a
}

// shuffled puts every list of a person, and of the programme, in another
// order; the people keep their places.
func (m maker) shuffled(p *profiles.Programme) *profiles.Programme {
	q := *p
	q.Mentees, q.Mentors = slices.Clone(p.Mentees), slices.Clone(p.Mentors)
	for i := range q.Mentees {
		e := &q.Mentees[i]
		m.reorder(&e.Person)
		e.Disability = m.shuffledExperiences(e.Disability)
		e.Held, e.Target, e.Goals = shuffle(m, e.Held), shuffle(m, e.Target), shuffle(m, e.Goals)
	}
	for j := range q.Mentors {
		r := &q.Mentors[j]
		m.reorder(&r.Person)
		r.LivedExperience = m.shuffledExperiences(r.LivedExperience)
		r.Held, r.Supports = shuffle(m, r.Held), shuffle(m, r.Supports)
	}
	d := &q.Decisions
	d.Earlier = shuffle(m, d.Earlier)
	d.Forbids, d.Approvals, d.Declines = shuffle(m, d.Forbids), shuffle(m, d.Approvals), shuffle(m, d.Declines)
	return &q
}

func (m maker) reorder(p *profiles.Person) {
	p.Languages, p.Meet = shuffle(m, p.Languages), shuffle(m, p.Meet)
	p.Avoid, p.Conflict, p.Interests = shuffle(m, p.Avoid), shuffle(m, p.Conflict), shuffle(m, p.Interests)
	for _, w := range []*profiles.Wishes{&p.Prefer, &p.Require} {
		w.People, w.Languages = shuffle(m, w.People), shuffle(m, w.Languages)
	}
	if p.Availability != nil {
		a := *p.Availability
		a.Weekly, a.Except = shuffle(m, a.Weekly), shuffle(m, a.Except)
		p.Availability = &a
	}
}

func (m maker) shuffledExperiences(list []profiles.Experience) []profiles.Experience {
	out := shuffle(m, list)
	for i := range out {
		out[i].Functions = shuffle(m, out[i].Functions)
	}
	return out
}

// shuffle keeps a blank list blank.
func shuffle[T any](m maker, list []T) []T {
	out := slices.Clone(list)
	m.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
