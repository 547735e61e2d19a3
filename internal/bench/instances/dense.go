package instances

import (
	"math"
	"math/rand/v2"
)

// uniformTo draws every cost from 1 to high.
func uniformTo(high int32) filler {
	return func(r *rand.Rand, in *Instance, _ Size) {
		for k := range in.Dense {
			in.Dense[k] = 1 + r.Int32N(high)
		}
	}
}

// uniformToSize draws every cost from 1 to the number of rows.
func uniformToSize(r *rand.Rand, in *Instance, s Size) { uniformTo(int32(in.Rows))(r, in, s) }

// side is that of the square of the Euclidean family: distances are at most
// √2 times as much, and most of them differ.
const side = 1_000_000

type point struct{ x, y int }

func points(r *rand.Rand, n int) []point {
	p := make([]point, n)
	for i := range p {
		p[i] = point{r.IntN(side + 1), r.IntN(side + 1)}
	}
	return p
}

// euclidean has a point for each row and each column, and rounds distances to
// the nearest whole number.
func euclidean(r *rand.Rand, in *Instance, _ Size) {
	rows, columns := points(r, in.Rows), points(r, in.Columns)
	for i, a := range rows {
		cost := in.Dense[i*in.Columns : (i+1)*in.Columns]
		for j, b := range columns {
			dx, dy := a.x-b.x, a.y-b.y
			cost[j] = int32(math.Round(math.Sqrt(float64(dx*dx + dy*dy))))
		}
	}
}

// The low rank family: rank numbers for each row and column, each the sum of
// terms whole numbers from -term to term: close to a normal distribution with
// a deviation of about 1024.
const (
	rank     = 5
	terms    = 12
	term     = 512
	constant = rank * (terms * term) * (terms * term) // no cost is below 0
)

func vectors(r *rand.Rand, n int) [][rank]int32 {
	v := make([][rank]int32, n)
	for i := range v {
		for k := range v[i] {
			for range terms {
				v[i][k] += r.Int32N(2*term+1) - term
			}
		}
	}
	return v
}

func lowRank(r *rand.Rand, in *Instance, _ Size) {
	rows, columns := vectors(r, in.Rows), vectors(r, in.Columns)
	for i := range rows {
		cost := in.Dense[i*in.Columns : (i+1)*in.Columns]
		for j := range columns {
			c := int32(constant)
			for k := range rank {
				c += rows[i][k] * columns[j][k]
			}
			cost[j] = c
		}
	}
}

// macholWien is the family on which Hungarian-type methods do most work;
// R. E. Machol and M. Wien, A "hard" assignment problem, Operations Research
// 24 (1976), https://doi.org/10.1287/opre.24.1.190.
func macholWien(_ *rand.Rand, in *Instance, _ Size) {
	for k := range in.Dense {
		in.Dense[k] = int32((k/in.Columns + 1) * (k%in.Columns + 1))
	}
}

// onLine has a number for each row and each column, and their distances.
func onLine(r *rand.Rand, in *Instance, _ Size) {
	rows, columns := points(r, in.Rows), points(r, in.Columns)
	for k := range in.Dense {
		d := rows[k/in.Columns].x - columns[k%in.Columns].x
		in.Dense[k] = int32(max(d, -d))
	}
}

// topTen draws ten columns for each row, the first ones more often than the last, which cost from 1 to 10 in the order in which they are
// drawn, or less for one that is drawn again. All others cost 11.
func topTen(r *rand.Rand, in *Instance, _ Size) {
	const ten = 10
	for i := range in.Rows {
		cost := in.Dense[i*in.Columns : (i+1)*in.Columns]
		for j := range cost {
			cost[j] = ten + 1
		}
		for k := range int32(ten) {
			j := r.IntN(in.Columns) * r.IntN(in.Columns) / in.Columns
			cost[j] = min(cost[j], k+1)
		}
	}
}
