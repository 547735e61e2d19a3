package scoring

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"mentormatch/internal/parallel"
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

// TestMillionsOfPairs holds that a row, which remembers, says the same as a
// score, which works out each pair by itself, for people as programmes have
// them.
func TestMillionsOfPairs(t *testing.T) {
	if testing.Short() {
		t.Skip("two million pairs take seconds")
	}
	for _, s := range []*Scorer{New(sampled(t, 2000, 1000), testDay), New(newMaker(9).realistic(300, 400), testDay)} {
		row := make([]int32, len(s.mentors))
		for i := range s.mentees {
			s.Row(i, row)
			for j, points := range row {
				score, allowed := s.Score(i, j)
				if allowed != (points != NotAllowed) || allowed && int32(score) != points {
					t.Fatalf("pair %d %d: row %d, score %d %v", i, j, points, score, allowed)
				}
			}
		}
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

// TestProcessors holds that a scorer is the same however many processors make
// it, and that rows asked for side by side are those asked for one by one.
func TestProcessors(t *testing.T) {
	p := newMaker(3).programme(600, 300)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := New(p, testDay)
	runtime.GOMAXPROCS(3)
	s := New(p, testDay)
	rows := make([][]int32, len(p.Mentees))
	parallel.All(len(rows), func(i int) {
		rows[i] = make([]int32, len(p.Mentors))
		s.Row(i, rows[i])
	})
	if !reflect.DeepEqual(one.clusters, s.clusters) {
		t.Error("the clusters are numbered in another order")
	}
	want := make([]int32, len(p.Mentors))
	for i := range rows {
		one.Row(i, want)
		if !slices.Equal(rows[i], want) {
			t.Fatalf("row %d: %v, on one processor %v", i, rows[i], want)
		}
	}
}

// TestWithoutGrids has a programme of too many terms to compare beforehand.
func TestWithoutGrids(t *testing.T) {
	s := New(newMaker(4).programme(40, 40), testDay)
	bare := New(s.programme, testDay)
	bare.columns.facets, bare.columns.before = grid[facetKey]{}, grid[job]{}
	row, want := make([]int32, 40), make([]int32, 40)
	for i := range s.mentees {
		s.Row(i, want)
		if bare.Row(i, row); !slices.Equal(row, want) {
			t.Fatalf("row %d: %v, with grids %v", i, row, want)
		}
	}
	terms := func(yield func(int)) {
		for k := range 5000 {
			yield(k)
		}
	}
	if g := newGrid(terms, mostPoints/5000+1, func(int, int) int32 { return 0 }); g.points != nil {
		t.Errorf("a grid of %d points", len(g.points))
	}
}

// TestManyLanguages has so many languages that several share a bit.
func TestManyLanguages(t *testing.T) {
	p := plain()
	for i := range 200 {
		e := p.Mentees[0]
		tag := fmt.Sprint("q", i)
		e.ID, e.Languages = fmt.Sprint("e", i), []profiles.Language{{Tag: tag, Base: tag}}
		p.Mentees = append(p.Mentees, e)
	}
	p.Mentors[0].Languages = []profiles.Language{{Tag: "q9", Base: "q9"}, {Tag: "q150", Base: "q150"}}
	s := New(p, testDay)
	row := make([]int32, 1)
	for i, e := range p.Mentees {
		s.Row(i, row)
		want := e.Languages[0].Tag == "q9" || e.Languages[0].Tag == "q150"
		if row[0] == NotAllowed == want || len(s.Bars(i, 0)) == 0 != want {
			t.Errorf("%v: row %d, bars %v", e.Languages, row[0], s.Bars(i, 0))
		}
	}
}

func TestRowAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("the pool that rows are computed with forgets on purpose under the race detector")
	}
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
