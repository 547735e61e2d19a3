package matcher_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// smallestOfOthers checks that where no change of the mentee's own pairs was
// found no change of anybody else's helps, and none that is smaller than the
// one that was found. Every change is made, whatever it opens, and the programme
// solved from scratch.
func (h *helped) smallestOfOthers(mentee int, changes []matcher.Change) {
	h.t.Helper()
	p := h.p
	found := make(map[matcher.ChangeKind]*matcher.Change)
	for k := range changes {
		if changes[k].And == nil {
			found[changes[k].Kind] = &changes[k]
		}
	}
	refuse := func(c matcher.Change) {
		if _, helps := h.after(c.Apply(p, "", today), mentee); helps {
			h.t.Errorf("%+v helps, and is smaller than %+v", c, found[c.Kind])
		}
	}
	// As with the mentee's own pairs: what a longer window does is not looked for.
	if p.Settings.Minimum != 0 || p.Settings.Objective != profiles.Coverage {
		return
	}
	own := func(kind matcher.ChangeKind) bool { return found[kind] != nil && found[kind].Of == mentee }
	try := func(c matcher.Change, person *profiles.Person) {
		if c.Kind = matcher.TravelFurther; !own(c.Kind) {
			limit := 40
			if f := found[c.Kind]; f != nil {
				limit = f.To - f.From
			}
			for _, further := range []int{1, limit / 2, limit - 1} {
				if further >= 1 && further < limit {
					c.To = person.Place.TravelKM + further
					refuse(c)
				}
			}
		}
		if c.Kind = matcher.MeetRemotely; person.Meet != nil && !own(c.Kind) && (found[c.Kind] == nil || found[c.Kind].Side == "") {
			refuse(c)
		}
	}
	for i := range p.Mentees {
		if i != mentee && h.had[i] >= 0 {
			try(matcher.Change{Mentee: mentee, Of: i, Mentor: 0, Side: scoring.MenteeSide}, &p.Mentees[i].Person)
		}
	}
	for j := range p.Mentors {
		c := matcher.Change{Mentee: mentee, Of: mentee, Mentor: j, Side: scoring.MentorSide}
		try(c, &p.Mentors[j].Person)
		c.Kind = matcher.RenewRecords
		for _, records := range [][]scoring.Rule{{"training"}, {"clearance"}, {"training", "clearance"}} {
			if c.Records = records; !own(c.Kind) && (found[c.Kind] == nil || len(records) < len(found[c.Kind].Records)) {
				refuse(c)
			}
		}
	}
}

// aChain is a programme in which each mentee may have one of two mentors, and
// the next mentee one of these and another, and so on; the last mentor is kept
// from everybody by a rule. Whoever is left out is matched when all behind
// move along.
func aChain(rng *rand.Rand, length int, closed matcher.ChangeKind) *profiles.Programme {
	p := &profiles.Programme{Settings: settings()}
	p.Settings.Term.Weeks = 1
	p.Settings.Rules = profiles.Rules{Training: true}
	p.Settings.Weights = profiles.Weights{Goals: 1}
	p.Settings.Vocabulary.Goals = []profiles.Entry{{Code: "a"}, {Code: "b"}, {Code: "c"}}
	goals := []string{"a", "b", "c"}
	person := func(id string) profiles.Person {
		return profiles.Person{ID: id, Name: id, Meet: []profiles.Mode{profiles.InPerson},
			Place: &profiles.Place{Latitude: 1, TravelKM: 5},
			Availability: &profiles.Availability{TimeZone: "UTC", Location: time.UTC,
				Weekly: []profiles.Window{{Day: time.Monday, Start: 9 * 60, End: 12 * 60}}}}
	}
	for k := range length {
		mentee := profiles.Mentee{Person: person(fmt.Sprintf("e%d", k))}
		mentor := profiles.Mentor{Person: person(fmt.Sprintf("r%d", k)), Capacity: 1, Training: &profiles.Credential{}}
		for _, goal := range goals {
			mentee.Goals = append(mentee.Goals, profiles.Goal{Goal: goal, Priority: 1 + rng.IntN(5)})
			mentor.Supports = append(mentor.Supports, profiles.Support{Goal: goal, Level: 1 + rng.IntN(3)})
		}
		p.Mentees, p.Mentors = append(p.Mentees, mentee), append(p.Mentors, mentor)
	}
	switch last := &p.Mentors[length-1]; closed {
	case matcher.AddWindow:
		last.Availability.Weekly[0].Day = time.Tuesday
	case matcher.TravelFurther:
		last.Place.Latitude += 0.1 + float64(rng.IntN(30))/100 // 11 to 43 km
	case matcher.MeetRemotely:
		last.Meet = []profiles.Mode{profiles.Remote}
	case matcher.RenewRecords:
		last.Training = nil
	}
	for i := range length {
		for j := range length {
			if j != i && j != i-1 && (j == length-1 || rng.IntN(3) > 0) {
				p.Decisions.Forbids = append(p.Decisions.Forbids, decision(p.Mentees[i].ID, p.Mentors[j].ID))
			}
		}
	}
	return p
}

// TestWhoLeavesAPlaceAgainstMatch is about mentees who can only have mentors
// who are full, and never the one who is free: others have to move.
func TestWhoLeavesAPlaceAgainstMatch(t *testing.T) {
	programmes := uint64(120)
	if testing.Short() {
		programmes = 36
	}
	kinds := []matcher.ChangeKind{matcher.AddWindow, matcher.TravelFurther, matcher.MeetRemotely, matcher.RenewRecords}
	left, far, elsewhere := make(map[matcher.ChangeKind]int), 0, 0
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 34))
		p := aChain(rng, 3+rng.IntN(3), kinds[seed%4])
		h, help := helpedIn(t, p)
		for _, u := range h.base.Unmatched {
			changes, err := help.Changes(context.Background(), u.Mentee)
			if err != nil {
				t.Fatal(err)
			}
			for k := range changes {
				c := &changes[k]
				if c.Of == c.Mentee {
					continue
				}
				left[c.Kind]++
				h.holds(c)
				if len(c.Others) > 1 {
					far++
				}
				if !slices.ContainsFunc(c.Others, func(m matcher.Move) bool { return m.Mentee == c.Of && m.To == c.Mentor }) {
					elsewhere++
				}
			}
			h.smallestOfOthers(u.Mentee, changes)
			if t.Failed() {
				t.Fatalf("seed %d, mentee %d", seed, u.Mentee)
			}
		}
	}
	t.Logf("somebody leaves a place: %v, %d times with others who move along, %d times for another mentor than the change is about", left, far, elsewhere)
	for _, kind := range kinds {
		if left[kind] < 3 || far < 3 {
			t.Errorf("only %d changes of the kind %s, %d with others", left[kind], kind, far)
		}
	}
}
