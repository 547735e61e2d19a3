package scoring

import (
	"slices"
	"testing"

	"mentormatch/profiles"
)

// TestWeighing holds that parts with other weights make the points of a
// programme that has those weights, and that no weight makes points rise and
// then fall.
func TestWeighing(t *testing.T) {
	for seed := range uint64(20) {
		m := newMaker(seed)
		p := m.programme(12, 20)
		s := New(p, testDay)
		q := *p
		q.Settings.Weights = profiles.Weights{Disability: 1 + m.IntN(1000), Occupation: m.IntN(100), Goals: m.IntN(10), Availability: m.IntN(1000)}
		changed := New(&q, testDay)
		n := len(p.Mentors)
		points, row, want := make([]int32, n), make([]int32, n), make([]int32, n)
		parts := make([][NumCriteria]int32, n)
		for i := range p.Mentees {
			s.RowParts(i, points, parts)
			s.Row(i, row)
			if !slices.Equal(points, row) {
				t.Fatalf("seed %d, mentee %d: a row with parts is another row", seed, i)
			}
			changed.Row(i, want)
			own, other := s.Weighing(i, p.Settings.Weights), s.Weighing(i, q.Settings.Weights)
			for j := range row {
				if row[j] == NotAllowed {
					continue
				}
				if a, b := own.Points(&parts[j]), other.Points(&parts[j]); a != row[j] || b != want[j] {
					t.Fatalf("seed %d, pair %d %d: %d and %d points, want %d and %d", seed, i, j, a, b, row[j], want[j])
				}
			}
			checkOneWay(t, s, i, row, parts)
		}
	}
}

func checkOneWay(t *testing.T, s *Scorer, i int, row []int32, parts [][NumCriteria]int32) {
	t.Helper()
	j := slices.IndexFunc(row, func(points int32) bool { return points != NotAllowed })
	if j < 0 {
		return
	}
	w := s.Programme().Settings.Weights
	var list []int32
	for w.Availability = 1; w.Availability < 200; w.Availability++ {
		x := s.Weighing(i, w)
		list = append(list, x.Points(&parts[j]))
	}
	back := slices.Clone(list)
	slices.Reverse(back)
	if !slices.IsSorted(list) && !slices.IsSorted(back) {
		t.Errorf("mentee %d with mentor %d: the points rise and fall: %v", i, j, list)
	}
}
