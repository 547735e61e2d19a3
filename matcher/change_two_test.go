package matcher_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"mentormatch/matcher"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// every lists changes of everybody that the program could propose for a mentee,
// whatever they open: but for windows, which are too many.
func every(p *profiles.Programme, mentee int) (list []matcher.Change) {
	person := func(c matcher.Change, x *profiles.Person) {
		c.Kind, c.To = matcher.TravelFurther, x.Place.TravelKM+50
		list = append(list, c)
		if x.Meet != nil && !slices.Contains(x.Meet, profiles.Remote) {
			c.Kind, c.To = matcher.MeetRemotely, 0
			list = append(list, c)
		}
	}
	for i := range p.Mentees {
		person(matcher.Change{Mentee: mentee, Of: i, Side: scoring.MenteeSide}, &p.Mentees[i].Person)
	}
	for j := range p.Mentors {
		c := matcher.Change{Mentee: mentee, Of: mentee, Mentor: j, Side: scoring.MentorSide}
		person(c, &p.Mentors[j].Person)
		for _, records := range [][]scoring.Rule{{"training"}, {"clearance"}, {"training", "clearance"}} {
			c.Kind, c.Records = matcher.RenewRecords, records
			list = append(list, c)
		}
		c.Kind, c.Records, c.To = matcher.AddPlace, nil, p.Mentors[j].Capacity+1
		list = append(list, c)
	}
	return list
}

// TestTwoChangesAgainstMatch makes any two changes together for those for whom
// one is not enough, and solves each programme from scratch: where two are
// claimed they do what they say, neither does it alone, and no two of earlier
// kinds do; where none are, no two do.
func TestTwoChangesAgainstMatch(t *testing.T) {
	programmes := uint64(90)
	if testing.Short() {
		programmes = 24
	}
	found, none := make(map[[2]matcher.ChangeKind]int), 0
	for seed := range programmes {
		rng := rand.New(rand.NewPCG(seed, 35))
		p := apartPeople(rng, 2+rng.IntN(3), 2+rng.IntN(2))
		if seed%3 == 1 {
			p.Settings.Minimum = 1000 * rng.IntN(9)
		}
		h, help := helpedIn(t, p)
		for _, u := range h.base.Unmatched {
			changes, err := help.Changes(context.Background(), u.Mentee)
			if err != nil {
				t.Fatal(err)
			}
			if len(changes) > 0 && changes[0].And == nil {
				continue
			}
			best := [2]int{len(matcher.ChangeKinds)} // the later kind, then the other
			if len(changes) > 0 {
				c := changes[0]
				found[[2]matcher.ChangeKind{c.Kind, c.And.Kind}]++
				h.holds(&c)
				best = kindsOf(&c)
				first, second := c, *c.And
				first.And = nil
				for _, alone := range []matcher.Change{first, second} {
					if _, helps := h.after(alone.Apply(p, "", today), u.Mentee); helps {
						t.Errorf("seed %d: %+v helps alone", seed, alone)
					}
				}
			} else {
				none++
			}
			if p.Settings.Minimum == 0 {
				list := every(p, u.Mentee)
				for a := range list {
					for b := range a {
						c, other := list[a], list[b]
						c.And = &other
						if kinds := kindsOf(&c); slices.Compare(kinds[:], best[:]) >= 0 {
							continue
						}
						if _, helps := h.after(c.Apply(p, "", today), u.Mentee); helps {
							t.Errorf("seed %d: %+v and %+v help together, and %+v was found", seed, c, other, changes)
						}
					}
				}
			}
			if t.Failed() {
				t.FailNow()
			}
		}
	}
	t.Logf("two changes: %v; none for %d", found, none)
	if len(found) < 5 || none < 5 {
		t.Error("a test that never sees a case does not test it")
	}
}

// kindsOf are where the kinds of two changes stand in the list: the later first.
func kindsOf(c *matcher.Change) [2]int {
	a, b := slices.Index(matcher.ChangeKinds, c.Kind), slices.Index(matcher.ChangeKinds, c.And.Kind)
	return [2]int{max(a, b), min(a, b)}
}
