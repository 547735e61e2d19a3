package scoring

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mentormatch/profiles"
)

// TestChanged holds scorers that came of another one, and of one another, to those
// that are made anew, in all that they say of every pair.
func TestChanged(t *testing.T) {
	seeds := uint64(80)
	if testing.Short() {
		seeds = 40
	}
	allowed := 0
	for seed := range seeds {
		m := newMaker(3000 + seed)
		p := m.programme(8, 7)
		from := New(p, testDay)
		if seed%4 > 0 {
			from = from.Remembering()
		}
		for range 2 { // the second change is one of the first
			q, with := m.changed(p)
			got, want := from.Changed(q, with), New(q, testDay)
			allowed += holdScorers(t, seed, got, want)
			if got.Programme() != q || from.Programme() != p {
				t.Fatal("a scorer has another programme")
			}
			before := make([]int32, len(p.Mentors))
			if len(q.Mentees) > 0 && len(p.Mentees) > 0 {
				from.Row(0, before) // the one that it came of says what it said
				fresh := make([]int32, len(p.Mentors))
				New(p, testDay).Row(0, fresh)
				if !slices.Equal(before, fresh) {
					t.Fatalf("seed %d: a change has changed the scorer that it came of", seed)
				}
			}
			p, from = q, got
		}
	}
	if allowed < 10*int(seeds) {
		t.Errorf("%d pairs are allowed: too few", allowed)
	}
}

// holdScorers compares two scorers of one programme, and counts the pairs that are allowed.
func holdScorers(t *testing.T, seed uint64, got, want *Scorer) (allowed int) {
	t.Helper()
	p := want.Programme()
	n := len(p.Mentors)
	row, fresh, parted := make([]int32, n), make([]int32, n), make([]int32, n)
	parts, freshParts := make([][NumCriteria]int32, n), make([][NumCriteria]int32, n)
	for i := range p.Mentees {
		got.Row(i, row)
		want.Row(i, fresh)
		got.RowParts(i, parted, parts)
		want.RowParts(i, fresh, freshParts)
		if !slices.Equal(row, fresh) || !slices.Equal(parted, fresh) {
			t.Fatalf("seed %d, mentee %d: %v, with parts %v, and anew %v", seed, i, row, parted, fresh)
		}
		for j := range p.Mentors {
			if points, allowed := got.Score(i, j); allowed != (fresh[j] != NotAllowed) || allowed && points != int(fresh[j]) {
				t.Fatalf("seed %d, pair %d %d: %d points, allowed %t, and anew %d", seed, i, j, points, allowed, fresh[j])
			}
			if fresh[j] != NotAllowed {
				allowed++
				if parts[j] != freshParts[j] {
					t.Fatalf("seed %d, pair %d %d: the parts %v, and anew %v", seed, i, j, parts[j], freshParts[j])
				}
			}
			if diff := cmp.Diff(want.Pair(i, j), got.Pair(i, j)); diff != "" {
				t.Fatalf("seed %d, pair %d %d:\n%s", seed, i, j, diff)
			}
			if !slices.Equal(want.Bars(i, j), got.Bars(i, j)) {
				t.Fatalf("seed %d, pair %d %d: barred by %v, and anew %v", seed, i, j, got.Bars(i, j), want.Bars(i, j))
			}
		}
	}
	return allowed
}

// changed changes a programme in one way or several.
func (m maker) changed(p *profiles.Programme) (*profiles.Programme, []profiles.Change) {
	q := *p
	var with []profiles.Change
	if m.chance(30) {
		c := profiles.Change{}
		other := m.programme(3, 3)
		if m.chance(60) && len(p.Mentees) > 0 {
			joins, instead := other.Mentees[0], other.Mentees[1]
			joins.ID, instead.ID = "e-joins", p.Mentees[m.IntN(len(p.Mentees))].ID
			c.Mentees = []profiles.Mentee{joins, instead}
		}
		if m.chance(60) && len(p.Mentors) > 0 {
			joins, instead := other.Mentors[0], other.Mentors[1]
			joins.ID, instead.ID = "r-joins", p.Mentors[m.IntN(len(p.Mentors))].ID
			c.Mentors = []profiles.Mentor{joins, instead}
		}
		if m.chance(20) {
			settings := p.Settings
			settings.Meeting.Minutes++
			c.Settings, c.Fields = &settings, []string{"meeting"}
		}
		with = append(with, c)
		q = *c.Apply(&q)
	}
	if m.chance(50) {
		q.Settings.Weights = profiles.Weights{Disability: 1 + m.IntN(50), Occupation: m.IntN(50), Goals: m.IntN(50)}
		q.Settings.Objective, q.Settings.Minimum = profiles.Quality, m.IntN(5000)
	}
	if m.chance(50) {
		q.Mentors = slices.Clone(q.Mentors)
		for j := range q.Mentors {
			if m.chance(50) {
				q.Mentors[j].Capacity = m.IntN(3)
			}
		}
	}
	if m.chance(70) && len(q.Mentees) > 0 && len(q.Mentors) > 0 {
		decide := func() (list []profiles.Decision) {
			for range m.IntN(6) {
				list = append(list, profiles.Decision{Mentee: pick(m, q.Mentees).ID, Mentor: pick(m, q.Mentors).ID})
			}
			return list
		}
		q.Decisions = profiles.Decisions{Pins: decide(), Forbids: decide(), Approvals: decide(), Declines: decide(), Earlier: decide()}
	}
	if m.chance(40) {
		q.Mentees = slices.DeleteFunc(slices.Clone(q.Mentees), func(profiles.Mentee) bool { return m.chance(20) })
		q.Mentors = slices.DeleteFunc(slices.Clone(q.Mentors), func(profiles.Mentor) bool { return m.chance(20) })
	}
	return &q, with
}

// TestAgain: a pair that was looked at before is weighed as one that is looked at anew.
func TestAgain(t *testing.T) {
	same := 0
	for seed := range uint64(20) {
		m := newMaker(9000 + seed)
		p := m.programme(6, 6)
		s := New(p, testDay).Remembering()
		q := *p
		q.Settings.Weights = profiles.Weights{Disability: 1 + m.IntN(50), Goals: m.IntN(50), Availability: m.IntN(9)}
		q.Mentees, q.Mentors = p.Mentees[1:], p.Mentors[2:]
		changed := s.Changed(&q, nil)
		for i := range q.Mentees {
			for j := range q.Mentors {
				before := s.Pair(i+1, j+2)
				want := New(&q, testDay).Pair(i, j)
				if !before.Allowed() || !want.Allowed() {
					continue
				}
				if diff := cmp.Diff(want, changed.Again(i, j, &before)); diff != "" {
					t.Fatalf("seed %d, pair %d %d:\n%s", seed, i, j, diff)
				}
				same++
			}
		}
	}
	if same < 50 {
		t.Errorf("%d pairs: too few", same)
	}
}

// TestChangedPlacesOfApproved: a mentor who meets two mentees has two places, then one, then two: an approved pair
// is allowed while there is a place for it, and full otherwise, and nobody else's pair ever is.
func TestChangedPlacesOfApproved(t *testing.T) {
	p := newMaker(7).programme(4, 2)
	for i := range p.Mentees {
		p.Mentees[i] = profiles.Mentee{Person: profiles.Person{ID: p.Mentees[i].ID}}
	}
	for j := range p.Mentors {
		p.Mentors[j] = profiles.Mentor{Person: profiles.Person{ID: p.Mentors[j].ID}, Capacity: 2}
	}
	p.Settings = testSettings()
	p.Settings.Rules = profiles.Rules{}
	pair := func(i, j int) profiles.Decision {
		return profiles.Decision{Mentee: p.Mentees[i].ID, Mentor: p.Mentors[j].ID}
	}
	p.Decisions = profiles.Decisions{Approvals: []profiles.Decision{pair(0, 0), pair(1, 0)}}
	s := New(p, testDay).Remembering()
	for _, step := range []struct {
		places  int
		allowed [4]bool // by mentee, with the first mentor
	}{{2, [4]bool{true, true, false, false}}, {1, [4]bool{}}, {2, [4]bool{true, true, false, false}}, {3, [4]bool{true, true, true, true}}} {
		q := *p
		q.Mentors = slices.Clone(p.Mentors)
		q.Mentors[0].Capacity = step.places
		changed := s.Changed(&q, nil)
		holdScorers(t, 0, changed, New(&q, testDay))
		row := make([]int32, 2)
		for i, want := range step.allowed {
			if changed.Row(i, row); (row[0] != NotAllowed) != want {
				t.Errorf("%d places: mentee %d has %d points, allowed %t", step.places, i, row[0], want)
			}
		}
		s = changed
	}
}
