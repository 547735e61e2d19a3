package scoring

import (
	"slices"
	"testing"

	"mentormatch/profiles"
)

// TestFillingABlankSettlesIt fills each blank in, with every answer there is,
// and solves again from scratch: the pairs that the blank barred alone are those that
// some answer allows, and with any answer the blank holds nothing more.
func TestFillingABlankSettlesIt(t *testing.T) {
	seeds := uint64(12)
	if testing.Short() {
		seeds = 3
	}
	freed := 0
	for seed := range seeds {
		p := lenient(100 + seed)
		before := New(p, testDay)
		for key, n := range before.holdings(t) {
			if n[1] == 0 {
				continue
			}
			allowed := map[int]bool{}
			for _, fill := range fillings(p, key) {
				q := *p
				q.Mentees, q.Mentors = slices.Clone(p.Mentees), slices.Clone(p.Mentors)
				fill(&q)
				after := New(&q, testDay)
				if left := after.holdings(t)[key]; left != nil {
					t.Errorf("seed %d: %v is filled in and holds %v", seed, key, left)
				}
				for other := range 7 {
					i, j := key.who, other
					if key.role == profiles.RoleMentor {
						i, j = other, key.who
					}
					if _, was := before.Score(i, j); !was {
						if _, is := after.Score(i, j); is {
							allowed[other] = true
						}
					}
				}
			}
			// An age that one rule asks for may be one that another bars.
			if len(allowed) > n[1] || len(allowed) < n[1] && key.field != "age" {
				t.Errorf("seed %d: answers to %v allow %d pairs more, want %d", seed, key, len(allowed), n[1])
			}
			freed += len(allowed)
		}
	}
	if freed < 3*int(seeds) {
		t.Errorf("only %d pairs are freed: this test has tested little", freed)
	}
}

// fillings are the answers that a blank can get, as far as rules ask for it.
func fillings(p *profiles.Programme, key blank) (fills []func(*profiles.Programme)) {
	person := func(q *profiles.Programme) *profiles.Person {
		if key.role == profiles.RoleMentee {
			return &q.Mentees[key.who].Person
		}
		return &q.Mentors[key.who].Person
	}
	add := func(fill func(*profiles.Programme)) { fills = append(fills, fill) }
	switch key.field {
	case "gender":
		for _, gender := range testGenders {
			add(func(q *profiles.Programme) { person(q).Gender = gender })
		}
	case "age":
		for _, band := range profiles.AgeBands {
			add(func(q *profiles.Programme) { person(q).Age = band })
		}
	case "interests":
		add(func(q *profiles.Programme) { person(q).Interests = testInterests })
	case "languages":
		add(func(q *profiles.Programme) { person(q).Languages = testLanguages })
	case "place":
		for _, place := range testPlaces {
			place.TravelKM = 25_000
			add(func(q *profiles.Programme) { person(q).Place = &place })
		}
	case "training":
		add(func(q *profiles.Programme) { q.Mentors[key.who].Training = &profiles.Credential{} })
	case "clearance":
		add(func(q *profiles.Programme) { q.Mentors[key.who].Clearance = &profiles.Credential{} })
	}
	return fills
}
