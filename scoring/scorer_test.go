package scoring

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"mentormatch/profiles"
)

// TestOnePath holds that a row, a score, a pair and its bars say the same of
// every pair, and that a pair's parts sum to its points.
func TestOnePath(t *testing.T) {
	pairs, barred := 0, 0
	for seed := range uint64(40) {
		s := New(newMaker(seed).programme(30, 25), testDay)
		row := make([]int32, len(s.mentors))
		for i := range s.mentees {
			s.Row(i, row)
			for j, points := range row {
				pairs++
				p := s.Pair(i, j)
				score, allowed := s.Score(i, j)
				var rules []Rule
				for _, b := range p.Barriers {
					rules = append(rules, b.Code.Rule())
				}
				rules = slices.Compact(rules)
				want := NotAllowed
				if p.Allowed() {
					want = int32(p.Points)
				} else {
					barred++
				}
				if points != want || allowed != p.Allowed() || allowed && score != p.Points || !slices.Equal(rules, s.Bars(i, j)) {
					t.Fatalf("seed %d, pair %d %d: row %d, score %d %v, bars %v, pair %+v", seed, i, j, points, score, allowed, s.Bars(i, j), p)
				}
				if !slices.IsSortedFunc(rules, func(a, b Rule) int { return slices.Index(Rules, a) - slices.Index(Rules, b) }) {
					t.Fatalf("seed %d, pair %d %d: rules out of order: %v", seed, i, j, rules)
				}
				checkPair(t, &p)
			}
		}
	}
	if share := barred * 100 / pairs; share < 20 || share > 95 {
		t.Errorf("%d %% of %d pairs are barred: the test sees too little of one kind", share, pairs)
	}
}

func checkPair(t *testing.T, p *Pair) {
	t.Helper()
	sum := 0
	for c, part := range p.Parts {
		sum += part.Contribution
		if part.Points < 0 || part.Points > profiles.MaxPoints || part.Evidence < 0 || part.Evidence > profiles.MaxPoints || part.Contribution < 0 {
			t.Fatalf("%v out of range: %+v", Criterion(c), part)
		}
	}
	if sum != p.Points || p.Points > profiles.MaxPoints || p.Evidence < 0 || p.Evidence > profiles.MaxPoints {
		t.Fatalf("contributions sum to %d of %d points, evidence %d", sum, p.Points, p.Evidence)
	}
	if p.Allowed() && !p.FirstMeeting.IsZero() && !profiles.DateOf(p.FirstMeeting).After(testDay) {
		t.Fatalf("first meeting %v is not after the day of the run", p.FirstMeeting)
	}
}

// TestOrder holds that the order of a profile's lists never changes points.
func TestOrder(t *testing.T) {
	for seed := range uint64(20) {
		m := newMaker(seed)
		p := m.programme(20, 20)
		q := m.shuffled(p)
		s, r := New(p, testDay), New(q, testDay)
		for i := range s.mentees {
			for j := range s.mentors {
				a, b := s.Pair(i, j), r.Pair(i, j)
				if a.Points != b.Points || a.Evidence != b.Evidence || !slices.Equal(s.Bars(i, j), r.Bars(i, j)) {
					t.Fatalf("seed %d, pair %d %d: %+v, shuffled %+v", seed, i, j, a, b)
				}
			}
		}
	}
}

func TestRowAllocatesNothing(t *testing.T) {
	s := New(newMaker(1).programme(10, 100), testDay)
	row := make([]int32, len(s.mentors))
	i := 0
	if n := testing.AllocsPerRun(20, func() { s.Row(i%10, row); i++ }); n != 0 {
		t.Errorf("a row allocates %v times", n)
	}
}

// TestNoZones has a programme made by hand that names no time zone: it is on
// UTC.
func TestNoZones(t *testing.T) {
	p := plain(func(e *profiles.Mentee, r *profiles.Mentor, p *profiles.Programme) {
		p.Settings.Location, e.Availability.Location, r.Availability.Location = nil, nil, nil
	})
	s := New(p, testDay)
	if s.Programme() != p || s.On() != testDay {
		t.Error("the scorer is of another programme or day")
	}
	pair := s.Pair(0, 0)
	if want := time.Date(2026, 10, 5, 18, 0, 0, 0, time.UTC); !pair.FirstMeeting.Equal(want) || pair.FirstMeeting.Location() != time.UTC {
		t.Errorf("first meeting %v, want %v", pair.FirstMeeting, want)
	}
}

// TestManyTags has so many conflict tags that several share a bit.
func TestManyTags(t *testing.T) {
	p := plain()
	for i := range 200 {
		e := p.Mentees[0]
		e.ID, e.Conflict = fmt.Sprint("e", i), []string{fmt.Sprint("line:", i)}
		p.Mentees = append(p.Mentees, e)
	}
	p.Mentors[0].Conflict = []string{"line:7", "line:150"}
	s := New(p, testDay)
	for i, e := range p.Mentees {
		want := len(e.Conflict) > 0 && slices.Contains(p.Mentors[0].Conflict, e.Conflict[0])
		if got := slices.Contains(s.Bars(i, 0), "conflict"); got != want {
			t.Errorf("%v against %v: conflict %v", e.Conflict, p.Mentors[0].Conflict, got)
		}
	}
}
