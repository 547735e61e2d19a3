package matcher_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// apartPeople is a programme of people who are kept apart by hours, ways of
// meeting, distances, records, places and decisions, and who would score alike
// often.
func apartPeople(rng *rand.Rand, mentees, mentors int) *profiles.Programme {
	p := &profiles.Programme{Settings: settings()}
	p.Settings.Term.Weeks = 1 + rng.IntN(2)
	p.Settings.Rules = profiles.Rules{Training: true, Clearance: true}
	p.Settings.Weights = profiles.Weights{Goals: 3, Availability: rng.IntN(2)}
	p.Settings.Vocabulary.Goals = []profiles.Entry{{Code: "a"}, {Code: "b"}, {Code: "c"}}
	one := func(list ...string) string { return list[rng.IntN(len(list))] }
	person := func(id string) profiles.Person {
		x := profiles.Person{ID: id, Name: id}
		x.Meet = [][]profiles.Mode{nil, {profiles.Remote}, {profiles.InPerson}, {profiles.Remote, profiles.InPerson}}[rng.IntN(4)]
		// A degree of latitude is 111 km.
		x.Place = &profiles.Place{Latitude: float64(rng.IntN(4)) / 20, TravelKM: rng.IntN(8)}
		a := &profiles.Availability{Weekly: []profiles.Window{}, Location: time.UTC, TimeZone: "UTC"}
		if rng.IntN(4) == 0 {
			a.TimeZone, a.Location = "Asia/Kathmandu", kathmandu
		}
		for range 1 + rng.IntN(2) {
			start := (18 + rng.IntN(6)) * 30
			a.Weekly = append(a.Weekly, profiles.Window{
				Day: time.Monday + time.Weekday(rng.IntN(2)), Start: start, End: start + 30*(1+rng.IntN(4)),
				Mode: []profiles.Mode{"", "", profiles.Remote, profiles.InPerson}[rng.IntN(4)],
			})
		}
		slices.SortFunc(a.Weekly, func(a, b profiles.Window) int { return (int(a.Day)-int(b.Day))*10_000 + a.Start - b.Start })
		if rng.IntN(6) == 0 {
			a.Except = []profiles.DateRange{{From: today, Until: today.AddDays(rng.IntN(9))}}
		}
		if rng.IntN(8) > 0 {
			x.Availability = a
		}
		if rng.IntN(6) == 0 {
			x.Conflict = []string{one("acme", "roy")}
		}
		return x
	}
	for i := range mentees {
		m := profiles.Mentee{Person: person(fmt.Sprintf("e%d", i))}
		m.Goals = []profiles.Goal{{Goal: one("a", "b"), Priority: 3}, {Goal: "c", Priority: 1 + rng.IntN(2)}}
		p.Mentees = append(p.Mentees, m)
	}
	for j := range mentors {
		m := profiles.Mentor{Person: person(fmt.Sprintf("r%d", j)), Capacity: rng.IntN(3)}
		m.Supports = []profiles.Support{{Goal: one("a", "b"), Level: 1 + rng.IntN(3)}, {Goal: "c", Level: 2}}
		m.Training, m.Clearance = &profiles.Credential{}, &profiles.Credential{}
		if rng.IntN(4) == 0 {
			m.Training = nil
		}
		if rng.IntN(4) == 0 {
			m.Clearance = &profiles.Credential{ValidUntil: today.AddDays(-1)}
		}
		p.Mentors = append(p.Mentors, m)
	}
	return p
}

var kathmandu = func() *time.Location {
	loc, err := time.LoadLocation("Asia/Kathmandu")
	if err != nil {
		panic(err)
	}
	return loc
}()

// A helped is a programme whose result leaves somebody out.
type helped struct {
	t    testing.TB
	p    *profiles.Programme
	s    *scoring.Scorer
	base *matcher.Result
	had  []int // by mentee

	windows bool // try every window
}

// helpedIn matches a programme, with what would help those who are left out.
func helpedIn(t testing.TB, p *profiles.Programme) (*helped, *matcher.Helping) {
	t.Helper()
	s := scoring.New(p, today)
	base, err := matcher.Match(context.Background(), s, matcher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	help, err := matcher.NewHelping(context.Background(), s, base)
	if err != nil {
		t.Fatal(err)
	}
	return &helped{t, p, s, base, mentorsOf(base, len(p.Mentees)), false}, help
}

// after solves a changed programme from scratch, and reports whether it
// matches a mentee and leaves nobody out who was matched.
func (h *helped) after(q *profiles.Programme, mentee int) (res *matcher.Result, helps bool) {
	h.t.Helper()
	res, err := matcher.Match(context.Background(), scoring.New(q, today), matcher.Options{})
	if err != nil {
		h.t.Fatal(err)
	}
	for _, u := range res.Unmatched {
		if u.Mentee == mentee || h.had[u.Mentee] >= 0 {
			return res, false
		}
	}
	return res, true
}

func mentorsOf(res *matcher.Result, mentees int) []int {
	had := make([]int, mentees)
	for i := range had {
		had[i] = -1
	}
	for _, m := range res.Matches {
		had[m.Mentee] = m.Mentor
	}
	return had
}

// TestChangesAgainstMatch applies each change that is claimed to its
// programme, and solves that from scratch: it does what it says. And no
// smaller change of its kind does.
func TestChangesAgainstMatch(t *testing.T) {
	programmes := uint64(160)
	if testing.Short() {
		programmes = 40
	}
	found, leave := make(map[matcher.ChangeKind]int), make(map[matcher.ChangeKind]int)
	var out, pins, none, moved, two int
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 31))
		p := apartPeople(rng, 2+rng.IntN(4), 2+rng.IntN(3))
		if seed%3 == 1 {
			p.Settings.Minimum = 1000 * rng.IntN(9)
		}
		if seed%5 == 1 {
			p.Settings.Objective = profiles.Quality
		}
		if seed%4 == 1 {
			letWaitingCount(rng, p)
		}
		if seed%2 == 1 {
			decide(rng, p)
		}
		s := scoring.New(p, today)
		base, err := matcher.Match(context.Background(), s, matcher.Options{})
		if errors.As(err, new(*matcher.PinError)) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		help, err := matcher.NewHelping(context.Background(), s, base)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		all, err := help.All(context.Background(), nil)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		h := &helped{t, p, s, base, mentorsOf(base, len(p.Mentees)), seed%12 == 0}
		for _, u := range base.Unmatched {
			out++
			changes, err := help.Changes(context.Background(), u.Mentee)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if !reflect.DeepEqual(changes, all[u.Mentee]) {
				t.Errorf("asked about everybody, mentee %d has other changes", u.Mentee)
			}
			if len(changes) == 0 {
				none++
			}
			for k := range changes {
				c := &changes[k]
				found[c.Kind]++
				if c.And != nil {
					two++
				}
				if c.Of != c.Mentee {
					leave[c.Kind]++
				}
				if c.Pin {
					pins++
				}
				moved += len(c.Others)
				h.holds(c)
			}
			h.smallest(u.Mentee, changes)
			h.smallestOfOthers(u.Mentee, changes)
			if t.Failed() {
				t.Fatalf("seed %d, mentee %d", seed, u.Mentee)
			}
		}
	}
	t.Logf("%d left out, %d without a change; found %v, of which somebody else leaves a place %v, %d to be pinned, %d two together; %d others move", out, none, found, leave, pins, two, moved)
	for _, kind := range matcher.ChangeKinds {
		if !testing.Short() && found[kind] < 5 {
			t.Errorf("only %d changes of the kind %s", found[kind], kind)
		}
	}
	if !testing.Short() && (pins < 5 || none < 5 || moved < 5) {
		t.Error("a test that never sees a case does not test it")
	}
}

// holds checks what a change says of itself.
func (h *helped) holds(c *matcher.Change) {
	h.t.Helper()
	res, helps := h.after(c.Apply(h.p, "counselor", today), c.Mentee)
	if !helps {
		h.t.Errorf("%+v does not help", *c)
		return
	}
	now := mentorsOf(res, len(h.had))
	want := matcher.Effect{
		With: now[c.Mentee], Matched: len(res.Matches) - len(h.base.Matches),
		Total: res.Total - h.base.Total, Priority: res.Priority - h.base.Priority,
	}
	for _, m := range res.Matches {
		if m.Mentee == c.Mentee {
			want.Points = m.Pair.Points
		}
	}
	for i := range now {
		if i != c.Mentee && now[i] != h.had[i] {
			want.Others = append(want.Others, matcher.Move{Mentee: i, From: h.had[i], To: now[i]})
		}
	}
	if fmt.Sprint(want) != fmt.Sprint(c.Effect) {
		h.t.Errorf("%+v: the effect is %+v", *c, want)
	}
}

// smallest checks that no change of a kind that is smaller than the one that
// was found helps, and none at all where none was found.
func (h *helped) smallest(mentee int, changes []matcher.Change) {
	h.t.Helper()
	p := h.p
	of := make(map[matcher.ChangeKind]*matcher.Change)
	for k := range changes {
		of[changes[k].Kind] = &changes[k]
	}
	for k := range changes { // what follows is about the mentee's own pairs
		if c := &changes[k]; c.Of != mentee || c.And != nil {
			delete(of, c.Kind)
		}
	}
	refuse := func(c matcher.Change) {
		if c.Kind != matcher.AddPlace && c.Kind != matcher.LowerMinimum && !h.opens(&c) {
			return
		}
		if _, helps := h.after(c.Apply(p, "", today), mentee); helps {
			h.t.Errorf("%+v helps, and is smaller than %+v", c, of[c.Kind])
		}
	}
	// What opens pairs is looked for among those that nothing else bars. A
	// pair that is opened has to reach the minimum as well, and a longer window
	// can do so where a shorter one does not: it is left to the other test.
	exact := p.Settings.Minimum == 0 && p.Settings.Objective == profiles.Coverage
	sides := func(mentor int, try func(side scoring.Side, person *profiles.Person)) {
		if mentor == 0 {
			try(scoring.MenteeSide, &p.Mentees[mentee].Person)
		}
		try(scoring.MentorSide, &p.Mentors[mentor].Person)
	}
	for j := range p.Mentors {
		c := matcher.Change{Mentee: mentee, Of: mentee, Mentor: j}
		sides(j, func(side scoring.Side, person *profiles.Person) {
			c := c
			c.Side = side
			if c.Kind = matcher.AddWindow; person.Availability != nil && exact && h.windows && (side == scoring.MenteeSide || len(h.base.Unmatched) == 1) {
				limit := 61
				if f := of[c.Kind]; f != nil {
					limit = f.Minutes
				}
				// A mentor's window can go to somebody else who is left out, and
				// another one not. Everybody's windows begin and end at half hours of UTC or of
				// Kathmandu, and so does the window that is best.
				for day := time.Monday; day <= time.Tuesday; day++ {
					for start := 8 * 60; start < 20*60 && limit > 15; start += 15 {
						for _, mode := range []profiles.Mode{profiles.Remote, profiles.InPerson} {
							c.Window = profiles.Window{Day: day, Start: start, End: start + 60, Mode: mode}
							if fresh(person, c.Window) < limit {
								refuse(c)
							}
						}
					}
				}
			}
			if c.Kind = matcher.TravelFurther; exact {
				limit := 40
				if f := of[c.Kind]; f != nil {
					limit = f.To - f.From
				}
				for _, further := range []int{1, limit / 2, limit - 2, limit - 1} {
					if further < 1 || further >= limit {
						continue
					}
					c.To = person.Place.TravelKM + further
					refuse(c)
				}
			}
			if c.Kind = matcher.MeetRemotely; exact && person.Meet != nil && (of[c.Kind] == nil || of[c.Kind].Side == "") {
				refuse(c)
			}
		})
		if c.Kind = matcher.MeetRemotely; exact && of[c.Kind] == nil {
			refuse(c)
		}
		c.Kind, c.Side = matcher.RenewRecords, scoring.MentorSide
		for _, records := range [][]scoring.Rule{{"training"}, {"clearance"}, {"training", "clearance"}} {
			if c.Records = records; exact && (of[c.Kind] == nil || len(records) < len(of[c.Kind].Records)) {
				refuse(c)
			}
		}
		c.Kind, c.Records = matcher.AddPlace, nil
		if place := of[c.Kind]; place == nil || place.Pin {
			c.To = p.Mentors[j].Capacity + 1
			if res, helps := h.after(c.Apply(p, "", today), mentee); helps && !h.tied(res, &c) {
				h.t.Errorf("one more place with mentor %d helps, and was not found", j)
			}
		}
	}
	if c := of[matcher.LowerMinimum]; c != nil {
		for minimum := c.To + 1; minimum < p.Settings.Minimum; minimum += 97 {
			refuse(matcher.Change{Kind: matcher.LowerMinimum, Mentee: mentee, Of: mentee, Mentor: -1, To: minimum})
		}
		refuse(matcher.Change{Kind: matcher.LowerMinimum, Mentee: mentee, Of: mentee, Mentor: -1, To: c.To + 1})
	}
}

// tied reports whether a round is as good without the mentee.
func (h *helped) tied(res *matcher.Result, c *matcher.Change) bool {
	q := *c.Apply(h.p, "", today)
	for j := range q.Mentors {
		q.Decisions.Forbids = append(slices.Clone(q.Decisions.Forbids), decision(q.Mentees[c.Mentee].ID, q.Mentors[j].ID))
	}
	without, err := matcher.Match(context.Background(), scoring.New(&q, today), matcher.Options{})
	if err != nil {
		h.t.Fatal(err)
	}
	return len(without.Matches) == len(res.Matches) && without.Total+without.Priority == res.Total+res.Priority
}

// fresh is how many minutes of a window a person does not offer, by its way of
// meeting.
func fresh(person *profiles.Person, w profiles.Window) int {
	minutes := 0
	for m := w.Start; m < w.End; m++ {
		if !slices.ContainsFunc(person.Availability.Weekly, func(x profiles.Window) bool {
			return x.Day == w.Day && x.Start <= m && m < x.End && (x.Mode == "" || x.Mode == w.Mode)
		}) {
			minutes++
		}
	}
	return minutes
}

// opens reports whether a change opens a pair of the mentee's own. One that
// opens a pair of somebody else's, who then leaves a place, is not looked for.
func (h *helped) opens(c *matcher.Change) bool {
	q := *c.Apply(h.p, "", today)
	q.Mentees = q.Mentees[c.Mentee : c.Mentee+1]
	if c.Side != scoring.MenteeSide {
		q.Mentors = q.Mentors[c.Mentor : c.Mentor+1]
	}
	after := scoring.New(&q, today)
	for k := range q.Mentors {
		j := k
		if c.Side != scoring.MenteeSide {
			j = c.Mentor
		}
		if _, allowed := after.Score(0, k); allowed && len(h.s.Bars(c.Mentee, j)) > 0 {
			return true
		}
	}
	return false
}
