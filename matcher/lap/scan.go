package lap

import (
	"math"
	"math/bits"

	"mentormatch/internal/hint"
)

// each calls visit for every allowed pair of a row, in the order of the row,
// until visit returns false.
func (x row) each(visit func(j int, cost int64) bool) {
	n := len(x.narrow) + len(x.wide)
	for k := range n {
		j := k
		if x.column != nil {
			j = int(x.column[k])
		}
		if x.forbidden != nil && x.forbidden.Has(j) {
			continue
		}
		if !visit(j, x.at(k)) {
			return
		}
	}
}

// at is the cost in place k of a row.
func (x row) at(k int) int64 {
	if x.wide != nil {
		return x.wide[k]
	}
	return int64(x.narrow[k])
}

// fetch has the machine get the costs from one place to before another near. A row of nothing has none.
func (x row) fetch(from, to int) {
	switch {
	case x.narrow != nil:
		hint.All(x.narrow[from:to])
	case x.wide != nil:
		hint.All(x.wide[from:to])
	}
}

// cost is that of column j, when it is allowed.
func (x row) cost(j int) (cost int64, allowed bool) {
	if x.forbidden != nil && x.forbidden.Has(j) {
		return 0, false
	}
	if x.column == nil {
		return x.at(j), true
	}
	for k, column := range x.column {
		if int(column) == j {
			return x.at(k), true
		}
	}
	return 0, false
}

// below is below for the costs of a row with all columns, those that are not allowed too.
func (x row) below(price []int64, scale, limit int64, hits []uint64) {
	if x.wide != nil {
		below(x.wide, price, scale, limit, hits)
	} else {
		below(x.narrow, price, scale, limit, hits)
	}
}

// farthest stands for the reduced cost of a pair that is not allowed, and for
// the distance of what cannot be reached. It is larger than any real one.
const farthest = int64(math.MaxInt64)

// least is the span of the costs of a row and the least of cost - price over
// its allowed pairs, farthest when there is none.
func (x row) least(price []int64) (span, int64) {
	switch {
	case x.column != nil:
		return leastSparse(x, price)
	case x.wide != nil:
		return leastDense(x.wide, x.forbidden, price)
	default:
		return leastNarrow(x.narrow, x.forbidden, price)
	}
}

// span is that of the costs of a row.
func (x row) span() span {
	switch {
	case x.column != nil && x.forbidden != nil:
		s := noPairs
		x.each(func(_ int, cost int64) bool {
			s.join(span{cost, cost})
			return true
		})
		return s
	case x.wide != nil:
		return spanOf(x.wide, x.forbidden)
	default:
		return spanNarrow(x.narrow, x.forbidden)
	}
}

func spanOf[C int32 | int64](cost []C, forbidden Mask) span {
	s := noPairs
	if forbidden != nil {
		eachAllowed(cost, forbidden, func(_ int, c int64) { s.join(span{c, c}) })
		return s
	}
	if len(cost) == 0 {
		return s
	}
	low, high := cost[0], cost[0]
	for _, c := range cost {
		low, high = min(low, c), max(high, c)
	}
	return span{int64(low), int64(high)}
}

func leastSparse(x row, price []int64) (span, int64) {
	s, best := noPairs, farthest
	for k, j := range x.column {
		if x.forbidden != nil && x.forbidden.Has(int(j)) {
			continue
		}
		c := x.wide[k]
		s.low, s.high = min(s.low, c), max(s.high, c)
		best = min(best, c-price[j])
	}
	return s, best
}

func leastDense[C int32 | int64](cost []C, forbidden Mask, price []int64) (span, int64) {
	if len(cost) == 0 {
		return noPairs, farthest
	}
	if forbidden != nil {
		return leastMasked(cost, forbidden, price)
	}
	price = price[:len(cost)]
	low, high, best := cost[0], cost[0], farthest
	for j, c := range cost {
		low, high = min(low, c), max(high, c)
		best = min(best, int64(c)-price[j])
	}
	return span{int64(low), int64(high)}, best
}

func leastMasked[C int32 | int64](cost []C, forbidden Mask, price []int64) (span, int64) {
	s, best := noPairs, farthest
	for w, word := range forbidden {
		from := w * 64
		part := cost[from:min(from+64, len(cost))]
		for allowed := ^word; allowed != 0; allowed &= allowed - 1 {
			k := bits.TrailingZeros64(allowed)
			if k >= len(part) {
				break
			}
			c := int64(part[k])
			s.low, s.high = min(s.low, c), max(s.high, c)
			best = min(best, c-price[from+k])
		}
	}
	return s, best
}

// eachAllowed calls visit for every allowed pair of a row, in its order.
func eachAllowed[C int32 | int64](cost []C, forbidden Mask, visit func(j int, cost int64)) {
	for w, word := range forbidden {
		from := w * 64
		part := cost[from:min(from+64, len(cost))]
		for allowed := ^word; allowed != 0; allowed &= allowed - 1 {
			k := bits.TrailingZeros64(allowed)
			if k >= len(part) {
				break
			}
			visit(from+k, int64(part[k]))
		}
	}
}
