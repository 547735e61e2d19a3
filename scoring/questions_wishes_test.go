package scoring

import (
	"slices"
	"testing"

	"mentormatch/profiles"
)

// TestFillingABlankMovesWhatItHeld fills each blank that a wish waits for in,
// with every answer there is, and scores again from scratch. The most by which
// the points rise, alone and with the other's answer, is what the blank held;
// an answer leaves nothing to hold.
func TestFillingABlankMovesWhatItHeld(t *testing.T) {
	seeds := uint64(20)
	if testing.Short() {
		seeds = 8
	}
	held, halves := 0, 0
	for seed := range seeds {
		p := lenient(300 + seed)
		for i := range p.Mentees {
			p.Mentees[i].Prefer.Gender = "woman"
		}
		before := New(p, testDay)
		for i := range p.Mentees {
			for j := range p.Mentors {
				if _, allowed := before.Score(i, j); !allowed {
					continue
				}
				for b := blankGender; b < numBlanks; b++ {
					field := blanks[b].mentee
					ofMentee, ofMentor := blank{profiles.RoleMentee, i, field}, blank{profiles.RoleMentor, j, field}
					holds := heldInPair(before, i, j, b)
					for side, mine := range []blank{ofMentee, ofMentor} {
						if holds[side] == 0 {
							continue
						}
						held++
						alone, sure := mostMoved(t, p, before, i, j, b, mine)
						together := alone
						// Of gender and languages, one never asks for both people's.
						if theirs := []blank{ofMentor, ofMentee}[side]; b >= blankAge && holds[1-side] > 0 && isBlank(p, theirs) {
							both, sureBoth := mostMoved(t, p, before, i, j, b, mine, theirs)
							if b == blankAge {
								// What the other's answer moves by itself is the other's.
								theirsAlone, _ := mostMoved(t, p, before, i, j, b, theirs)
								both = max(alone, both-theirsAlone-1)
							}
							together, sure = max(alone, both), sure && sureBoth
							halves++
						}
						if want := int64(alone + together); holds[side] < want || sure && holds[side] > want {
							t.Errorf("seed %d: %v with %v holds %d, and answers move the points by %d alone, %d with the other's", seed, mine, ofMentor, holds[side], alone, together)
						}
					}
				}
			}
		}
	}
	if held < 6*int(seeds) || halves < 2*int(seeds) {
		t.Errorf("%d blanks are filled in, %d of both people: this test has tested little", held, halves)
	}
}

// heldInPair is what a blank of the mentee and of the mentor holds of a pair, in
// halves of points.
func heldInPair(s *Scorer, i, j, b int) [2]int64 {
	q := asking{s: s, portions: portions{of: 1}, mentees: make([][numBlanks]int64, len(s.mentees)), mentors: make([][numBlanks]int64, len(s.mentors))}
	q.wishes(i, j, &s.mentees[i], &s.mentors[j])
	return [2]int64{q.mentees[i][b], q.mentors[j][b]}
}

// mostMoved is the most by which answers to some blanks move the points of a
// pair, and whether they were free to: an age can be one that another wish does
// not like, and a place can change more than a wish.
func mostMoved(t *testing.T, p *profiles.Programme, before *Scorer, i, j, b int, keys ...blank) (most int, sure bool) {
	t.Helper()
	was, _ := before.Score(i, j)
	sure = b != blankAge
	var fill func(q *profiles.Programme, keys []blank)
	fill = func(q *profiles.Programme, keys []blank) {
		if len(keys) > 0 {
			for _, answer := range fillings(q, keys[0]) {
				r := *q
				r.Mentees, r.Mentors = slices.Clone(q.Mentees), slices.Clone(q.Mentors)
				answer(&r)
				fill(&r, keys[1:])
			}
			return
		}
		after := New(q, testDay)
		is, allowed := after.Score(i, j)
		if x, y := before.Pair(i, j).Parts[Availability], after.Pair(i, j).Parts[Availability]; !allowed || x.Reason.Code != y.Reason.Code || b == blankPlace {
			sure = false
		}
		if !allowed || unlike(before, after, i, j) {
			return
		}
		most = max(most, is-was)
	}
	fill(p, keys)
	return most, sure
}

// unlike reports whether the criteria say something else of a pair.
func unlike(x, y *Scorer, i, j int) bool {
	points := func(s *Scorer) criteria {
		a, b := &s.mentees[i], &s.mentors[j]
		return s.measure(a, b, s.meets(&a.person, &b.person), nil).points
	}
	return points(x) != points(y)
}

// isBlank reports whether a person has left a field blank.
func isBlank(p *profiles.Programme, key blank) bool {
	person := &p.Mentors[key.who%len(p.Mentors)].Person
	if key.role == profiles.RoleMentee {
		person = &p.Mentees[key.who].Person
	}
	return map[string]bool{
		"gender": person.Gender == "", "languages": person.Languages == nil, "age": person.Age == "",
		"interests": person.Interests == nil, "place": person.Place == nil,
	}[key.field]
}
