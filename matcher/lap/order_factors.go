package lap

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// factors are those of some rows and columns, and what costs are beside their product, about.
type factors struct {
	rows, columns           []int32
	rowMean, columnMean     []float64
	rowFactor, columnFactor []float64 // each times a number
}

// sampleFactors tells how much of the costs of a sample one product explains. (Power iteration for
// the first singular vectors; float64 around products keeps machines from rounding in other ways.)
func (e *engine) sampleFactors() (f factors, share float64) {
	f = factors{rows: evenly(orderSample, e.in.rows), columns: evenly(orderSample, e.in.columns)}
	for l := range f.columns {
		f.columns[l] = min(f.columns[l-l%orderNear]+int32(l%orderNear), int32(e.in.columns-1))
	}
	n, m := len(f.rows), len(f.columns)
	rest, allowed := make([]float64, n*m), make([]float64, n*m)
	reader := e.in.reader()
	for k, i := range f.rows {
		x := reader.read(int(i))
		if x.column != nil {
			return f, 0
		}
		for l, j := range f.columns {
			if c, ok := x.cost(int(j)); ok {
				rest[k*m+l], allowed[k*m+l] = float64(c), 1
			}
		}
	}
	e.rowsRead += int64(n)
	f.rowMean = takeMeans(rest, allowed, n, m, m, 1)
	f.columnMean = takeMeans(rest, allowed, m, n, 1, m)
	all, squares := 0.0, make([]float64, m)
	for at, x := range rest {
		all += float64(x * x)
		squares[at%m] += float64(x * x)
	}
	a, b := make([]float64, n), make([]float64, m)
	most := slices.Index(squares, slices.Max(squares)) // the column that has most of products
	for k := range a {
		a[k] = rest[k*m+most]
	}
	for range orderRounds {
		clear(b)
		for k := range n {
			for l, x := range rest[k*m : k*m+m] {
				b[l] += float64(x * a[k])
			}
		}
		toUnit(b)
		for k := range n {
			a[k] = 0
			for l, x := range rest[k*m : k*m+m] {
				a[k] += float64(x * b[l])
			}
		}
		if share = toUnit(a); share < all/2 {
			break // it is not there after more rounds either
		}
	}
	f.rowFactor, f.columnFactor = a, b
	if all == 0 {
		return f, 0
	}
	return f, share / all
}

// takeMeans takes from each of n lines of m numbers, where they are allowed, their mean.
func takeMeans(x, allowed []float64, n, m, line, step int) []float64 {
	means := make([]float64, n)
	for k := range means {
		sum, count := 0.0, 0.0
		for l := range m {
			sum += x[k*line+l*step]
			count += allowed[k*line+l*step]
		}
		means[k] = sum / max(count, 1)
		for l := range m {
			at := k*line + l*step
			x[at] -= float64(means[k] * allowed[at])
		}
	}
	return means
}

// toUnit makes the length of a vector 1, and returns the square of what it was.
func toUnit(a []float64) (square float64) {
	for _, x := range a {
		square += float64(x * x)
	}
	if square > 0 {
		length := math.Sqrt(square)
		for k := range a {
			a[k] /= length
		}
	}
	return square
}

// A factorSum adds up, over what is allowed, the factor of a row or a column.
type factorSum struct{ product, weights, rest, count float64 }

func (s *factorSum) add(weight, rest float64) {
	s.product += float64(weight * rest)
	s.weights += weight
	s.rest += rest
	s.count++
}

func (s *factorSum) factor() float64 {
	if s.count == 0 {
		return 0
	}
	return s.product - float64(s.weights*s.rest)/s.count
}

// sortByFactors is all rows by falling factors, and all columns by rising ones.
func (e *engine) sortByFactors(ctx context.Context, f factors) (rows, columns []int32, err error) {
	ofRow, sums := make([]factorSum, e.in.rows), make([]factorSum, e.in.columns)
	if e.waits() {
		sums = append(sums, factorSum{})
	}
	if _, err := eachBlockOf(ctx, e.crew, blocks{rows: e.in.rows, size: blockRows, pairs: orderSample}, e.in.reader,
		func(reader reader, from, to int) error {
			for i := from; i < to; i++ {
				ofRow[i] = e.factorOfRow(reader.read(i), f)
			}
			return nil
		}); err != nil {
		return nil, nil, err
	}
	reader := e.in.reader()
	for k, i := range f.rows {
		e.addFactors(sums, reader.read(int(i)), f.rowFactor[k], f.rowMean[k])
	}
	e.rowsRead += int64(e.in.rows + len(f.rows))
	return byFactor(ofRow, -1), byFactor(sums, 1), nil
}

// factorOfRow adds up the factor of a row over the columns of a sample.
func (e *engine) factorOfRow(x row, f factors) (s factorSum) {
	for l, j := range f.columns {
		if c, ok := e.cost(x, j); ok {
			s.add(f.columnFactor[l], float64(c)-f.columnMean[l])
		}
	}
	return s
}

// addFactors adds what a row of a sample says of the factors of all columns.
func (e *engine) addFactors(sums []factorSum, x row, factor, mean float64) {
	if x.narrow != nil && x.forbidden == nil {
		for j, c := range x.narrow {
			sums[j].add(factor, float64(c)-mean)
		}
		if e.waits() {
			sums[e.waiting].add(factor, -mean)
		}
		return
	}
	for j := range sums {
		if c, ok := e.cost(x, int32(j)); ok {
			sums[j].add(factor, float64(c)-mean)
		}
	}
}

// byFactor is the numbers of all sums by factors that rise, or fall where sign is -1, then by number.
func byFactor(sums []factorSum, sign float64) []int32 {
	order, factor := allOf(len(sums)), make([]float64, len(sums))
	for k := range sums {
		factor[k] = sign * sums[k].factor()
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(factor[a], factor[b]), cmp.Compare(a, b)) })
	return order
}

// evenly is so many of the numbers below n, or all, evenly from all of them.
func evenly(count, n int) []int32 { return every((n+count-1)/count, n) }
