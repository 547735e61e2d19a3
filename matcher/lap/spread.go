package lap

// What lists say when they are made decides how rows bid: it is gathered then, as to go through all lists once more takes
// three times as long.

// values are what the pairs of a row cost less their prices: the least, the greatest, and how many cost the least.
type values struct {
	low, high int64
	equal     int
}

var noValues = values{low: everything, high: -everything}

// with are the values and one more.
func (x values) with(value int64) values {
	if value < x.low {
		x.low, x.equal = value, 0
	}
	if value == x.low {
		x.equal++
	}
	x.high = max(x.high, value)
	return x
}

// spreads are what the lists of many rows say of an auction.
type spreads struct {
	rows, ties int
	// The sum of the differences between the nearest and the farthest of a list, which might not fit 64 bits, is whole·n + rest
	// for a problem of n rows.
	whole, rest int64
}

// add adds a list. It returns the first column of those that cost least; -1 where there are none.
func (s *spreads) add(x list, prices []int64, n int) (nearest int32) {
	if len(x.column) == 0 {
		return -1
	}
	values := noValues
	for k, j := range x.column {
		value := x.cost[k] - prices[j]
		if value < values.low {
			nearest = j
		}
		values = values.with(value)
	}
	s.rows++
	s.ties += values.equal
	s.whole += (values.high - values.low) / int64(n)
	s.rest += (values.high - values.low) % int64(n)
	return nearest
}

func (s *spreads) join(other spreads) {
	s.rows += other.rows
	s.ties += other.ties
	s.whole += other.whole
	s.rest += other.rest
}

// judge is the mean difference between the nearest and the farthest of a list, and whether an auction is worth it: not
// where lists have many equally near.
func (s *spreads) judge(n int) (mean int64, worth bool) {
	if s.rows < fewest {
		return 0, false
	}
	return max(1, s.whole+s.rest/int64(n)), fewTies(s.ties, s.rows)
}

// fewTies tells whether so few pairs of so many rows cost the least that an auction is worth it.
func fewTies(ties, rows int) bool { return 2*ties < 5*rows }
