package matcher

import (
	"context"

	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A table has what the criteria give every pair of a round that no rule bars,
// so that points with other weights need no scoring: 12 bytes a pair.
type table struct {
	round *round
	pairs [][]candidate // by row; mentors with places only
}

// A candidate is a mentor whom a mentee could have, if the points suffice.
type candidate struct {
	mentor int32
	parts  [scoring.NumCriteria]int16 // 0 to 10 000
}

// newTable scores every mentee of the round with every mentor once.
func newTable(ctx context.Context, r *round) (*table, error) {
	t := &table{round: r, pairs: make([][]candidate, len(r.rows))}
	type scratch struct {
		points []int32
		parts  [][scoring.NumCriteria]int32
	}
	n := len(r.places)
	err := each(ctx, len(r.rows),
		func() scratch { return scratch{make([]int32, n), make([][scoring.NumCriteria]int32, n)} },
		func(s scratch, row int) {
			r.scorer.RowParts(r.rows[row], s.points, s.parts)
			count := 0
			for j, points := range s.points {
				if points != scoring.NotAllowed && r.places[j] > 0 {
					count++
				}
			}
			list := make([]candidate, 0, count)
			for j, points := range s.points {
				if points == scoring.NotAllowed || r.places[j] == 0 {
					continue
				}
				c := candidate{mentor: int32(j)}
				for k, part := range s.parts[j] {
					c.parts[k] = int16(part)
				}
				list = append(list, c)
			}
			t.pairs[row] = list
		}, nil)
	return t, err
}

// points is what a candidate scores.
func (c *candidate) points(x *scoring.Weighing) int32 {
	var parts [scoring.NumCriteria]int32
	for k, part := range c.parts {
		parts[k] = int32(part)
	}
	return x.Points(&parts)
}

// weighing is that of a row's mentee under some weights.
func (t *table) weighing(row int, w profiles.Weights) scoring.Weighing {
	return t.round.scorer.Weighing(t.round.rows[row], w)
}

// cost is that of a row's pair at some points.
func (t *table) cost(row int, mentor, points int32) int64 {
	return -int64(points) - int64(t.round.extra(t.round.rows[row], int(mentor)))
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
