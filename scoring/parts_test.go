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
			kept, of := make([][NumCriteria]int16, n), make([]int32, n)
			for j := range parts {
				for c, part := range parts[j] {
					kept[j][c] = int16(part)
				}
			}
			own, other := s.Weighing(i, p.Settings.Weights), s.Weighing(i, q.Settings.Weights)
			other.PointsOf(kept, of)
			for j := range row {
				if row[j] == NotAllowed {
					continue
				}
				if of[j] != want[j] {
					t.Fatalf("seed %d, pair %d %d: %d points among many, want %d", seed, i, j, of[j], want[j])
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

// TestWeighingOfTwo holds how the difference of two pairs goes from one weight to another: nowhere below the
// lesser of both ends less 1, and now and then as low as that.
func TestWeighingOfTwo(t *testing.T) {
	m := newMaker(31)
	p := m.programme(1, 1)
	p.Mentees[0].Support = ""
	s, lowest := New(p, testDay), 0
	for range 3000 {
		var parts [2][NumCriteria]int16
		near := 1 + m.IntN(30)
		for c := range parts[0] {
			parts[0][c] = int16(m.IntN(9900))
			parts[1][c] = parts[0][c] + int16(m.IntN(near))
		}
		w := profiles.Weights{Disability: m.IntN(9), Occupation: 1 + m.IntN(9), Goals: m.IntN(9)}
		difference := func(weight int) int32 {
			w.Availability = weight
			x := s.Weighing(0, w)
			points := make([]int32, 2)
			x.PointsOf(parts[:], points)
			return points[0] - points[1]
		}
		from := m.IntN(40)
		to := from + 2 + m.IntN(20)
		least := min(difference(from), difference(to)) - 1
		for weight := from + 1; weight < to; weight++ {
			switch d := difference(weight); {
			case d < least:
				t.Fatalf("%v with %v: the difference is %d at %d, below %d at %d and %d at %d", parts, w, d, weight, difference(from), from, difference(to), to)
			case d == least:
				lowest++
			}
		}
	}
	if lowest == 0 {
		t.Error("no difference is the least that it may be")
	}
}
