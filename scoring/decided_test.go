package scoring

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mentormatch/profiles"
)

// TestDecided holds a scorer that was made from another one to one that is made
// anew, in all that they say of every pair.
func TestDecided(t *testing.T) {
	differ := 0
	for seed := range uint64(40) {
		m := newMaker(3000 + seed)
		p := m.programme(8, 7)
		first := New(p, testDay)
		q := *p
		q.Mentors = slices.Clone(p.Mentors)
		for j := range q.Mentors {
			if m.chance(50) {
				q.Mentors[j].Capacity = m.IntN(3)
			}
		}
		decide := func() (list []profiles.Decision) {
			for range m.IntN(6) {
				list = append(list, profiles.Decision{Mentee: pick(m, p.Mentees).ID, Mentor: pick(m, p.Mentors).ID})
			}
			return list
		}
		q.Decisions = profiles.Decisions{Pins: decide(), Forbids: decide(), Approvals: decide(), Declines: decide()}
		got, want := first.Decided(&q), New(&q, testDay)
		row, fresh, old := make([]int32, 7), make([]int32, 7), make([]int32, 7)
		for i := range q.Mentees {
			got.Row(i, row)
			want.Row(i, fresh)
			first.Row(i, old)
			if !slices.Equal(row, fresh) {
				t.Fatalf("seed %d, mentee %d: %v, and anew %v", seed, i, row, fresh)
			}
			if !slices.Equal(row, old) {
				differ++
			}
			for j := range q.Mentors {
				if diff := cmp.Diff(want.Pair(i, j), got.Pair(i, j)); diff != "" {
					t.Fatalf("seed %d, pair %d %d:\n%s", seed, i, j, diff)
				}
				if !slices.Equal(want.Bars(i, j), got.Bars(i, j)) {
					t.Fatalf("seed %d, pair %d %d: barred by %v, and anew %v", seed, i, j, got.Bars(i, j), want.Bars(i, j))
				}
			}
		}
		if got.Programme() != &q || first.Programme() != p {
			t.Fatal("a scorer has another programme")
		}
	}
	if differ < 100 {
		t.Errorf("decisions changed %d rows: too few", differ)
	}
}
