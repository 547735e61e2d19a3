package lap

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// The families are seeded instances of the kinds on which solvers are compared.

// square makes dense int32 costs of a function of row and column.
func square(rows, columns int, cost func(i, j int) int32) Problem {
	a := make([]int32, rows*columns)
	for i := range rows {
		for j := range columns {
			a[i*columns+j] = cost(i, j)
		}
	}
	return Problem{Costs: Dense(rows, columns, a, nil)}
}

// uniform costs are whole numbers from 0 to high-1, independent of each other.
func uniform(rows, columns int, high int32) Problem {
	random := rand.New(rand.NewPCG(uint64(rows), 101))
	return square(rows, columns, func(int, int) int32 { return random.Int32N(high) })
}

// mentorLike costs are 10 000 less points from 0 to 10 000 of four parts, each
// in steps, some of them from a tree of occupations and from weekly hours that
// many have in common: many ties, and rows that want the same columns.
func mentorLike(rows, columns int) func(i int, cost []int32) {
	random := rand.New(rand.NewPCG(uint64(rows), 102))
	type person struct {
		branch, leaf, level int32
		skills, hours       uint32
	}
	people := func(n int) []person {
		all := make([]person, n)
		for k := range all {
			branch := int32(math.Floor(10 * math.Pow(random.Float64(), 1.7)))
			all[k] = person{
				branch: branch, leaf: branch*8 + random.Int32N(8), level: random.Int32N(5),
				skills: random.Uint32() & random.Uint32() & 0xfffff,
				hours:  random.Uint32() & random.Uint32() & 0x1fffff,
			}
		}
		return all
	}
	mentees, mentors := people(rows), people(columns)
	return func(i int, cost []int32) {
		a := mentees[i]
		for j := range cost {
			b := mentors[j]
			points := int32(0)
			switch {
			case a.leaf == b.leaf:
				points += 3000
			case a.branch == b.branch:
				points += 1500
			}
			points += 3000 * int32(bits.OnesCount32(a.skills&b.skills)) / max(1, int32(bits.OnesCount32(a.skills)))
			points += min(2500, 500*int32(bits.OnesCount32(a.hours&b.hours)))
			points += max(0, 1500-500*max(a.level-b.level, b.level-a.level))
			cost[j] = 10000 - points
		}
	}
}

func mentors(rows, columns int) Problem {
	fill := mentorLike(rows, columns)
	a := make([]int32, rows*columns)
	for i := range rows {
		fill(i, a[i*columns:(i+1)*columns])
	}
	return Problem{Costs: Dense(rows, columns, a, nil)}
}

// euclidean costs are distances, times 10 000, of points in the unit square.
func euclidean(n int) Problem {
	random := rand.New(rand.NewPCG(uint64(n), 103))
	x := make([]float64, 4*n)
	for k := range x {
		x[k] = random.Float64()
	}
	return square(n, n, func(i, j int) int32 {
		return int32(10000 * math.Hypot(x[4*i]-x[4*j+2], x[4*i+1]-x[4*j+3]))
	})
}

// lowRank costs are the products of two vectors of 5 parts and a constant.
func lowRank(n int) Problem {
	random := rand.New(rand.NewPCG(uint64(n), 104))
	x := make([]float64, 10*n)
	for k := range x {
		x[k] = random.NormFloat64()
	}
	return square(n, n, func(i, j int) int32 {
		sum := 0.0
		for k := range 5 {
			sum += x[10*i+k] * x[10*j+5+k]
		}
		return int32(10000 * (sum + 30))
	})
}

// macholWien costs are (i+1)(j+1), hard for augmenting paths
// (Machol and Wien 1976, doi 10.1287/opre.24.1.190).
func macholWien(n int) Problem {
	return square(n, n, func(i, j int) int32 { return int32((i + 1) * (j + 1)) })
}

// shuffledProducts are those of macholWien and a little at random, their rows and columns in no order.
func shuffledProducts(n int) Problem {
	random := rand.New(rand.NewPCG(9, 9))
	row, column := random.Perm(n), random.Perm(n)
	return square(n, n, func(i, j int) int32 { return int32((row[i]+1)*(column[j]+1) + random.IntN(n/10+1)) })
}

// withCapacity gives every column the same capacity.
func withCapacity(p Problem, capacity int) Problem {
	_, columns := p.Costs.Size()
	p.Capacity = make([]int, columns)
	for j := range p.Capacity {
		p.Capacity[j] = capacity
	}
	return p
}

// sparse has so many candidates in each row, one of them such that all rows
// can be assigned, at costs from 1 to high.
func sparse(n, candidates int, high int64) Problem {
	random := rand.New(rand.NewPCG(uint64(n), 105))
	start, column, cost := []int{0}, []int32(nil), []int64(nil)
	seen := filled(n, -1)
	for i, j := range random.Perm(n) {
		for range candidates {
			if seen[j] != int32(i) {
				seen[j] = int32(i)
				column, cost = append(column, int32(j)), append(cost, 1+random.Int64N(high))
			}
			j = random.IntN(n)
		}
		start = append(start, len(cost))
	}
	return Problem{Costs: Sparse(n, n, start, column, cost)}
}
