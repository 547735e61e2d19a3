package lap

// Most bids are on the few pairs of a row that are near, by cost less price. These
// stand together, with a bound below which no other is; as prices
// only fall, it holds on. A bid whose best pair comes to the bound looks at all pairs of the row; where
// only the next comes to it, it is as if it were at the bound, and the bid lower. To look at all pairs then too
// takes up to 1.07 times as long with mentor-like costs, and as long with others.

// nearby is how many pairs of a row stand together: with the bound, they fill a line of the cache.
const nearby = 7

// A line has the nearest pairs of a row, by the prices when it was made.
//
// Invariant: no other pair of the row, less its price, is below beyond, which is a pair less its price
// as well: of pairs that cost the same, that of the lower column is below.
type line struct {
	pair   [nearby]int64 // cost and column; noPair where the row has fewer
	beyond int64         // everything when all pairs of the row are here
}

// noPair stands for a pair that a row has not: it is dearer than any.
const noPair = 1 << 61

// nearestTwo is the pair that costs least less its price, as cost less
// price and column, and the next such pair. It compares
// all at once, without branches.
func (l *line) nearestTwo(price []int64, mask int64) (best, next int64) {
	x := l.pair[0] - price[l.pair[0]&mask]&^mask
	y := l.pair[1] - price[l.pair[1]&mask]&^mask
	a, b := min(x, y), max(x, y)
	x = l.pair[2] - price[l.pair[2]&mask]&^mask
	y = l.pair[3] - price[l.pair[3]&mask]&^mask
	c, d := min(x, y), max(x, y)
	x = l.pair[4] - price[l.pair[4]&mask]&^mask
	y = l.pair[5] - price[l.pair[5]&mask]&^mask
	e, f := min(x, y), max(x, y)
	x = l.pair[6] - price[l.pair[6]&mask]&^mask
	a, b = min(a, c), min(max(a, c), b, d)
	e, f = min(e, x), min(max(e, x), f)
	return min(a, e), min(max(a, e), b, f)
}

// pairOf is the pair of a column that is in the line.
func (l *line) pairOf(column, mask int64) int64 {
	for _, x := range &l.pair {
		if x&mask == column && x < noPair {
			return x
		}
	}
	return noPair
}

// choose makes the line of a row at today's prices; exact tells that none of its costs has to be rounded.
func (p *packed) choose(i int32, exact bool) {
	x := p.costs.read(int(i))
	column, cost := x.column, x.wide
	cost = cost[:len(column)]
	var near, more eight
	p.value(&near, column, cost, exact)
	near.sort()
	for from := 8; from < len(column); from += 8 {
		p.value(&more, column[from:], cost[from:], exact)
		more.sort()
		near.merge(&more)
	}
	l := &p.line[i]
	for k := range l.pair {
		x := near[k]
		if x == everything {
			x = noPair
		} else {
			x += p.price[x&p.mask] &^ p.mask
		}
		l.pair[k] = x
	}
	l.beyond = near[nearby]
}

// value is the costs less prices of the first eight of some pairs, with their columns.
func (p *packed) value(value *eight, column []int32, cost []int64, exact bool) {
	n := min(len(column), len(value))
	for k := range value[n:] {
		value[n+k] = everything
	}
	cost = cost[:n]
	price, mask, u := p.price, p.mask, p.unit
	if exact {
		for k, j := range column[:n] {
			value[k] = ((cost[k]-u.low)*u.scale<<(p.place&63) | int64(j)) - price[j]&^mask
		}
		return
	}
	for k, j := range column[:n] {
		value[k] = (u.of(cost[k])<<(p.place&63) | int64(j)) - price[j]&^mask
	}
}
