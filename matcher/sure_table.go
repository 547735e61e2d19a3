package matcher

import (
	"context"

	"mentormatch/internal/parallel"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A table has what the criteria give every pair of a round that no rule bars,
// so that points with other weights need no scoring: 12 bytes a pair.
type table struct {
	round *round
	rows  []candidates
	// Rows of one class have the same weighing whatever the weights are.
	class  []int32 // by row
	member []int   // by class: a row of it
}

// Candidates are mentors whom a mentee could have, if the points suffice, and what the
// criteria give them: 0 to 10 000 each.
type candidates struct {
	mentor []int32
	parts  [][scoring.NumCriteria]int16
}

// newTable scores every mentee of the round with every mentor once.
func newTable(ctx context.Context, r *round) (*table, error) {
	t := &table{round: r, rows: make([]candidates, len(r.rows))}
	t.classify()
	type scratch struct {
		points []int32
		parts  [][scoring.NumCriteria]int32
	}
	n := len(r.places)
	_, err := parallel.EachWith(ctx, len(r.rows), nil,
		func() scratch { return scratch{make([]int32, n), make([][scoring.NumCriteria]int32, n)} },
		func(s scratch, row int) error {
			r.scorer.RowParts(r.rows[row], s.points, s.parts)
			count := 0
			for j, points := range s.points {
				if points != scoring.NotAllowed && r.places[j] > 0 {
					count++
				}
			}
			list := candidates{make([]int32, 0, count), make([][scoring.NumCriteria]int16, 0, count)}
			for j, points := range s.points {
				if points == scoring.NotAllowed || r.places[j] == 0 {
					continue
				}
				var parts [scoring.NumCriteria]int16
				for k, part := range s.parts[j] {
					parts[k] = int16(part)
				}
				list.mentor, list.parts = append(list.mentor, int32(j)), append(list.parts, parts)
			}
			t.rows[row] = list
			return nil
		})
	return t, err
}

// classify finds which mentees are weighed alike: those who want the same kind of
// support and to whom the same matters.
func (t *table) classify() {
	type kind struct {
		support profiles.SupportKind
		matters profiles.Matters
	}
	p := t.round.programme
	known := make(map[kind]int32)
	t.class = make([]int32, len(t.round.rows))
	for row, i := range t.round.rows {
		m := &p.Mentees[i]
		k := kind{p.Settings.SupportFor(m), m.Matters}
		class, ok := known[k]
		if !ok {
			class = int32(len(t.member))
			known[k] = class
			t.member = append(t.member, row)
		}
		t.class[row] = class
	}
}

// weighings are those of the classes under some weights.
func (t *table) weighings(w profiles.Weights, into []scoring.Weighing) []scoring.Weighing {
	into = into[:0]
	for _, row := range t.member {
		into = append(into, t.round.scorer.Weighing(t.round.rows[row], w))
	}
	return into
}

// largest is more than any pair counts for the optimum.
func (t *table) largest() int64 {
	most := int64(0)
	for _, i := range t.round.rows {
		most = max(most, int64(t.round.waited[i]))
	}
	if t.round.kept != nil {
		most += int64(t.round.kept.Points)
	}
	return profiles.MaxPoints + most
}
