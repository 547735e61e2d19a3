package lap

// A unit makes costs of any size numbers of so many bits.
type unit struct {
	low    int64 // what is 0, and any cost below it too
	widest int64 // a cost is no farther from low
	scale  int64
	shift  int
}

// of is a cost, rounded down.
func (u unit) of(cost int64) int64 {
	return u.near(min(max(cost-u.low, 0), u.widest))
}

// near is a difference of costs or prices, rounded down.
func (u unit) near(difference int64) int64 {
	return difference * u.scale >> (u.shift & 63)
}

// exact tells whether costs are not rounded.
func (u unit) exact(costs span) bool {
	return u.shift == 0 && u.low <= costs.low && costs.high <= u.low+u.widest
}

// A sample is what some rows, evenly from all, tell of sparse costs less first prices.
type sample struct {
	span  span
	mean  int64 // difference between the nearest and the farthest of a row
	worth bool  // whether an auction is worth it: see spread
}

// sampled is how many rows a sample has; the mean of so many is good to a tenth.
const sampled = 256

// sample takes a sample of all rows. With fewest rows or more, costs and prices are
// below 2^51, so that sums of some hundreds fit.
func (e *engine) sample() (sample, error) {
	s := sample{span: noPairs}
	if e.in.rows < fewest {
		return s, nil
	}
	rows, ties := int64(0), 0
	reader := e.in.reader()
	for _, i := range every(max(1, e.in.rows/sampled), e.in.rows) {
		x := reader.read(int(i))
		costs := x.span()
		if costs == noPairs {
			continue
		}
		if err := e.in.check(costs); err != nil {
			return s, err
		}
		s.span.join(costs)
		values := noValues
		for k, j := range x.column {
			if x.forbidden == nil || !x.forbidden.Has(int(j)) {
				values = values.with(x.wide[k] - e.v[j])
			}
		}
		rows++
		ties += values.equal
		s.mean += values.high - values.low
	}
	if rows == 0 {
		return s, nil
	}
	s.mean = max(1, s.mean/rows)
	s.worth = fewTies(ties, int(rows))
	return s, nil
}

// unit is one in which slacks much smaller than the mean are whole numbers.
func (s sample) unit(bits int) unit {
	widest := s.span.high - s.span.low
	u := unit{low: s.span.low - widest/2, widest: 2 * widest, scale: fine(s.mean, endPacked)}
	for u.widest >= 1<<60/u.scale {
		u.scale /= 2
	}
	for u.widest*u.scale>>u.shift >= 1<<bits {
		u.shift++
	}
	return u
}
