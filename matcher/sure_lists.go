package matcher

import (
	"slices"

	"mentormatch/profiles"
)

// list makes all lists anew, with the present prices.
func (x *walker) list(from, to profiles.Weights) {
	x.from, x.to = from, to
	x.ref = append(x.ref[:0], x.series.ColumnPrices()...)
	x.fromW, x.toW = x.weighings(from, x.fromW), x.weighings(to, x.toW)
	for j := range x.listing {
		x.listing[j] = listing{x.listing[j].row[:0], x.listing[j].at[:0]}
	}
	listed := 0
	for i := range x.lists {
		x.listRow(i, -none)
		listed += len(x.lists[i].mentor)
	}
	// Long lists take long to solve, and short ones have to be made often.
	switch n := len(x.lists); {
	case listed > 12*n:
		x.reach = max(x.reach*3/4, 1)
	case listed < 5*n && x.reach < profiles.MaxPoints:
		x.reach = x.reach*3/2 + 1
	}
}

// put notes where a row lists the mentor.
func (l *listing) put(row, at int32) {
	if n := len(l.row); n > 0 && row <= l.row[n-1] {
		// A row is listed anew, after all others.
		if k := slices.Index(l.row, row); k >= 0 {
			l.at[k] = at
			return
		}
	}
	l.row, l.at = append(l.row, row), append(l.at, at)
}

// listRow lists the candidates of a row whose cost less price is up to a
// bound, or up to its reach beyond the nearest, whichever is more, and the mentors
// whom the row has and had.
func (x *walker) listRow(i int, bound int64) {
	from := &x.rows[i]
	n := len(from.mentor)
	points, low := x.points[:n], x.low[:n]
	x.fromW[x.class[i]].PointsOf(from.parts, points)
	if x.from != x.to {
		ends := x.ends[:n]
		x.toW[x.class[i]].PointsOf(from.parts, ends)
		for k, p := range ends {
			points[k] = max(points[k], p)
		}
	}
	least := x.outPrice[i] // what staying out costs
	for k, j := range from.mentor {
		low[k] = -int64(points[k]) - x.ref[j]
	}
	r := x.round
	if m := r.rows[i]; r.kept != nil && r.keptMentor[m] >= 0 {
		if k, found := slices.BinarySearch(from.mentor, int32(r.keptMentor[m])); found {
			low[k] -= int64(r.kept.Points)
		}
	}
	waited := int64(r.waited[r.rows[i]])
	least += waited
	for _, c := range low {
		least = min(least, c)
	}
	bound = max(bound+waited, least+x.reach)
	list, beyond := &x.lists[i], int64(none)
	list.mentor, list.parts = list.mentor[:0], list.parts[:0]
	has, had := x.series.Column(i), -1
	if x.block.own != nil {
		had = int(x.block.own[i])
	}
	for k, c := range low {
		if j := from.mentor[k]; c <= bound || int(j) == has || int(j) == had {
			list.mentor, list.parts = append(list.mentor, j), append(list.parts, from.parts[k])
			x.listing[j].put(int32(i), int32(len(list.mentor)-1))
		} else {
			beyond = min(beyond, c-waited)
		}
	}
	x.beyond[i], x.stamp[i] = beyond, x.now-1
}
