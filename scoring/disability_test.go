package scoring

import (
	"testing"

	"mentormatch/profiles"
)

func TestDisability(t *testing.T) {
	long, fresh, ahead := day(2015, 2, 1), day(2025, 10, 1), day(2027, 1, 1)
	type list = []profiles.Experience
	tests := []struct {
		name             string
		mentee, mentor   list
		points, evidence int
		code             Code
	}{
		{"the same condition", list{lives("stroke", "", long)}, list{lives("stroke", "", long)}, 10000, 10000, DisabilityCompared},
		{"the mentor's is narrower", list{lives("brain-injury", "", long)}, list{lives("stroke", "", long)}, 10000, 10000, DisabilityCompared},
		{"the mentor's is narrower by two steps", list{lives("mental", "", long)}, list{lives("phobia", "", long)}, 10000, 10000, DisabilityCompared},
		{"the mentor's is broader", list{lives("stroke", "", long)}, list{lives("brain-injury", "", long)}, 6000, 10000, DisabilityCompared},
		{"kinds of one condition", list{lives("anxiety", "", long)}, list{lives("depression", "", long)}, 6000, 10000, DisabilityCompared},
		{"the same category", list{lives("phobia", "", long)}, list{lives("depression", "", long)}, 3000, 10000, DisabilityCompared},
		{"the same cause only", list{lives("stroke", "illness", long)}, list{lives("cancer", "illness", long)}, 2500, 10000, DisabilityCompared},
		{"the cause adds nothing to the category", list{lives("phobia", "illness", long)}, list{lives("depression", "illness", long)}, 3000, 10000, DisabilityCompared},
		{"another condition of a near cause: 25 % of 6000", list{lives("stroke", "work-accident", long)}, list{lives("cancer", "road-accident", long)}, 1500, 10000, DisabilityCompared},
		{"another condition of a narrower cause of the mentor's, which is the mentee's: 25 % of 10000", list{lives("stroke", "accident", long)}, list{lives("cancer", "road-accident", long)}, 2500, 10000, DisabilityCompared},
		{"another condition of a broader cause of the mentor's: 25 % of 6000", list{lives("stroke", "road-accident", long)}, list{lives("cancer", "accident", long)}, 1500, 10000, DisabilityCompared},
		{"another condition of a cause that is not near", list{lives("stroke", "cycling-accident", long)}, list{lives("cancer", "work-accident", long)}, 0, 10000, DisabilityCompared},
		{"a near cause adds nothing to a near condition", list{lives("anxiety", "work-accident", long)}, list{lives("depression", "road-accident", long)}, 6000, 10000, DisabilityCompared},
		{"another condition", list{lives("stroke", "", long)}, list{lives("cancer", "", long)}, 0, 10000, DisabilityCompared},
		{"a condition against functions", list{lives("stroke", "", long)}, list{lives("", "", long, function("b730", 3))}, 0, 10000, DisabilityCompared},
		{"a cause alone", list{lives("", "work-accident", long)}, list{lives("cancer", "work-accident", long)}, 10000, 10000, DisabilityCompared},
		{"another cause alone", list{lives("", "work-accident", long)}, list{lives("cancer", "illness", long)}, 0, 10000, DisabilityCompared},
		{"a near cause alone", list{lives("", "work-accident", long)}, list{lives("cancer", "road-accident", long)}, 6000, 10000, DisabilityCompared},
		{"a narrower cause of the mentor's alone, by two steps", list{lives("", "accident", long)}, list{lives("", "fall-at-work", long)}, 10000, 10000, DisabilityCompared},
		{"a broader cause of the mentor's alone", list{lives("", "fall-at-work", long)}, list{lives("", "accident", long)}, 6000, 10000, DisabilityCompared},
		{"a near cause without a date: neutral at most", list{lives("", "work-accident", long)}, list{lives("", "road-accident", profiles.Date{})}, 5000, 0, DisabilityCompared},
		{"two conditions that are not listed need not be the same: neutral, on no answer", list{lives("other-condition", "", long)}, list{lives("other-condition", "", long)}, 5000, 0, DisabilityCompared},
		{"one that is not listed is none that is", list{lives("stroke", "", long)}, list{lives("other-condition", "", long)}, 0, 10000, DisabilityCompared},
		{"nor the other way round", list{lives("other-condition", "", long)}, list{lives("stroke", "", long)}, 0, 10000, DisabilityCompared},
		{"what it comes with counts as ever: (3*5000 + 3*10000)/6", list{lives("other-condition", "", long, function("b730", 3))}, list{lives("other-condition", "", long, function("b730", 1))}, 7500, 5000, DisabilityCompared},
		{"causes that nobody knows are no common one", list{lives("stroke", "unknown-cause", long)}, list{lives("cancer", "unknown-cause", long)}, 0, 10000, DisabilityCompared},
		{"a cause alone that is not known says nothing", list{lives("", "unknown-cause", long)}, list{lives("stroke", "", long)}, 5000, 0, DisabilityUnknown},
		{"one severe function of two: (3*10000 + 3*0)/6", list{lives("stroke", "", long, function("b730", 3))}, list{lives("", "", long, function("b7302", 1))}, 5000, 10000, DisabilityCompared},
		{"the worked example: (3*10000 + 3*10000)/6", list{lives("stroke", "", long, function("b730", 3))}, list{lives("stroke", "", long, function("b7302", 1))}, 10000, 10000, DisabilityCompared},
		{"a near function: (3*0 + 3*5000)/6", list{lives("stroke", "", long, function("b730", 3))}, list{lives("", "", long, function("b740", 1))}, 2500, 10000, DisabilityCompared},
		{"by severity: (4*10000 + 1*0)/5", list{lives("", "", long, function("b730", 4), function("d450", 1))}, list{lives("", "", long, function("b730", 1))}, 8000, 10000, DisabilityCompared},
		{"a condition weighs 2 without functions: (2*10000 + 4*0)/6", list{lives("stroke", "", long), lives("", "", long, function("d450", 4))}, list{lives("stroke", "", long)}, 3333, 10000, DisabilityCompared},
		{"named twice counts once: (4*10000 + 1*0)/5", list{lives("", "", long, function("b730", 1), function("d450", 1)), lives("", "", long, function("b730", 4))}, list{lives("", "", long, function("b730", 1))}, 8000, 10000, DisabilityCompared},
		{"a function that is no problem of the mentor's", list{lives("", "", long, function("b730", 2))}, list{lives("", "", long, function("b730", 0))}, 0, 10000, DisabilityCompared},
		{"what the mentor has beyond costs nothing", list{lives("stroke", "", long)}, list{lives("cancer", "", long), lives("stroke", "", long)}, 10000, 10000, DisabilityCompared},
		{"twelve months to the day do count", list{lives("stroke", "", long)}, list{lives("stroke", "", day(2025, 9, 30))}, 10000, 10000, DisabilityCompared},
		{"a day less than twelve months does not", list{lives("stroke", "", long)}, list{lives("stroke", "", fresh)}, 0, 10000, DisabilityCompared},
		{"a day to come does not", list{lives("stroke", "", long)}, list{lives("stroke", "", ahead)}, 0, 10000, DisabilityCompared},
		{"without a date: neutral at most", list{lives("stroke", "", long)}, list{lives("stroke", "", profiles.Date{})}, 5000, 0, DisabilityCompared},
		{"without a date, below neutral", list{lives("phobia", "", long)}, list{lives("depression", "", profiles.Date{})}, 3000, 0, DisabilityCompared},
		{"a dated near one beats it: 6000", list{lives("stroke", "", long)}, list{lives("stroke", "", profiles.Date{}), lives("mild-brain-injury", "", long)}, 6000, 10000, DisabilityCompared},
		{"half undated: (2*10000 + 2*5000)/4", list{lives("stroke", "", long), lives("cancer", "", long)}, list{lives("stroke", "", long), lives("cancer", "", profiles.Date{})}, 7500, 5000, DisabilityCompared},
		{"the mentee left it blank", nil, list{lives("stroke", "", long)}, 5000, 0, DisabilityUnknown},
		{"the mentor left it blank", list{lives("stroke", "", long)}, nil, 5000, 0, DisabilityUnknown},
		{"an entry that names nothing is blank", list{lives("", "", long)}, list{lives("stroke", "", long)}, 5000, 0, DisabilityUnknown},
		{"of the mentor's too", list{lives("stroke", "", long)}, list{lives("", "", long)}, 5000, 0, DisabilityUnknown},
		{"the mentee has none", list{}, list{lives("stroke", "", long)}, 5000, 10000, DisabilityNothing},
		{"the mentee has none, whatever the mentor would say", list{}, nil, 5000, 10000, DisabilityNothing},
		{"no problem anywhere is none", list{lives("", "", long, function("b730", 0))}, list{lives("stroke", "", long)}, 5000, 10000, DisabilityNothing},
		{"the mentor has none", list{lives("stroke", "", long)}, list{}, 0, 10000, DisabilityNone},
	}
	for _, test := range tests {
		pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
			e.Disability, r.LivedExperience = test.mentee, test.mentor
		}))
		part := pair.Parts[Disability]
		if part.Points != test.points || part.Evidence != test.evidence || part.Reason.Code != test.code {
			t.Errorf("%s: %d points on %d, %s; want %d on %d, %s", test.name, part.Points, part.Evidence, part.Reason.Code, test.points, test.evidence, test.code)
		}
	}
}

// TestDisabilityReason holds what the reason compares, the most severe first.
func TestDisabilityReason(t *testing.T) {
	long := day(2015, 2, 1)
	pair := pairOf(plain(func(e *profiles.Mentee, r *profiles.Mentor, _ *profiles.Programme) {
		e.Disability = []profiles.Experience{
			lives("cancer", "illness", long),
			lives("stroke", "", long, function("d450", 1), function("b730", 3)),
		}
		r.LivedExperience = []profiles.Experience{
			lives("", "illness", profiles.Date{}, function("b7302", 2)),
			lives("mild-brain-injury", "", long),
		}
	}))
	got := pair.Parts[Disability].Reason.Args
	want := []Item{
		{What: "condition", Mentee: "stroke", Mentor: "mild-brain-injury", Points: 6000, Weight: 3},
		{What: "function", Mentee: "b730", Mentor: "b7302", Points: 5000, Weight: 3, Unknown: true},
		{What: "condition", Mentee: "cancer", Mentor: "illness", Points: 2500, Weight: 2, Unknown: true},
		{What: "function", Mentee: "d450", Weight: 1},
	}
	sameItems(t, got.Items, want)
	if got.Count != 3 || got.Of != 4 {
		t.Errorf("covered %d of %d, want 3 of 4", got.Count, got.Of)
	}
	// (3*6000 + 3*5000 + 2*2500 + 1*0)/9 = 4222; evidence (3+1)/9
	if p := pair.Parts[Disability]; p.Points != 4222 || p.Evidence != 4444 {
		t.Errorf("%d points on %d, want 4222 on 4444", p.Points, p.Evidence)
	}
	blank := pairOf(plain(func(e *profiles.Mentee, _ *profiles.Mentor, _ *profiles.Programme) {
		e.Disability = []profiles.Experience{lives("stroke", "", long)}
	}))
	if got := blank.Parts[Disability].Reason.Args.Blank; got != BlankMentor {
		t.Errorf("the blank is of %q, want the mentor", got)
	}
}

func sameItems(t *testing.T, got, want []Item) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d items: %+v\nwant %+v", len(got), got, want)
		return
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("item %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

// TestMoreExperienceNeverCosts adds an entry to a mentor who has answered, in
// seeded pairs: the points never fall.
func TestMoreExperienceNeverCosts(t *testing.T) {
	rises := 0
	for seed := range uint64(60) {
		m := newMaker(2000 + seed)
		p := m.programme(12, 12)
		q := *p
		q.Mentors = append([]profiles.Mentor(nil), p.Mentors...)
		for j := range q.Mentors {
			if r := &q.Mentors[j]; !blankExperience(r.LivedExperience) {
				r.LivedExperience = append(r.LivedExperience[:len(r.LivedExperience):len(r.LivedExperience)], m.experiences()...)
			}
		}
		before, after := New(p, testDay), New(&q, testDay)
		for i := range p.Mentees {
			for j := range p.Mentors {
				a, b := before.Pair(i, j).Parts[Disability].Points, after.Pair(i, j).Parts[Disability].Points
				if b < a {
					t.Fatalf("seed %d, pair %d %d: %d points fall to %d", seed, i, j, a, b)
				}
				if b > a {
					rises++
				}
			}
		}
	}
	if rises == 0 {
		t.Error("nothing was added that counts")
	}
}
