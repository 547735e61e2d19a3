package lap

import (
	"math"
	"math/bits"
)

// A list has some allowed pairs of a row, those nearest to it by cost - price
// when it was made.
//
// Invariant: every allowed pair of the row that is not listed has
// cost - price >= beyond. It was so when the list was made, and stays so, as
// column prices only fall.
type list struct {
	column []int32
	cost   []int64
	beyond int64 // everything when all allowed pairs are listed
}

// everything stands for a bound that there is nothing beyond. Distances and
// prices, below 2^61 in magnitude, can be added to it without overflow.
const everything = int64(1) << 62

// keep is how many pairs a list has at least, where a row has as many: a
// list has up to twice as many. Fewer make rows be read again; more are
// slower to go through.
const keep = 24

// whole is how many candidates of a sparse row are listed without choosing among
// them: with 50, choosing takes longer than going through all again and again.
const whole = 8 * keep

// A lister makes lists, for one goroutine.
type lister struct {
	reader reader
	prices []int64 // of the columns
	scale  int64   // of costs in the engine
	// What is being listed, in the order in which it was met: twice least places.
	value  []int64 // cost - price
	column []int32
	cost   []int64
	n      int
	least  int   // pairs to keep
	limit  int64 // pairs from here on are not wanted
	guess  int64 // a limit with which to begin, where there is no old list
	amiss  bool  // a guess was not right, and no more are made
	order  []int64
	hits   [feedStep / 64]uint64
	ahead  row // is fetched while another is listed
	parts  [lanes]int64
	narrow []int32 // costs, those of pairs that are not allowed replaced
	// Storage for lists, used from the front.
	columns []int32
	costs   []int64

	rowsRead int64
}

func (e *engine) newLister() *lister {
	return &lister{reader: e.in.reader(), prices: e.v[:e.in.columns], scale: e.scale, guess: everything}
}

// list makes the list of row i anew, of least pairs or more, in the place of
// old where that is large enough.
func (l *lister) list(i, least int, old list) list {
	x := l.reader.read(i)
	l.rowsRead++
	return l.of(x, i, least, old)
}

func (l *lister) of(x row, i, least int, old list) list {
	if x.column != nil && x.forbidden == nil && l.scale == 1 && len(x.column) <= whole {
		return list{x.column, x.wide, everything}
	}
	if len(l.value) < 2*least {
		l.value, l.order = make([]int64, 2*least), make([]int64, 2*least)
		l.column, l.cost = make([]int32, 2*least), make([]int64, 2*least)
	}
	l.pick(x, i, least, old)
	if cap(old.column) < l.n || cap(old.cost) < l.n || old.beyond == everything {
		old = l.room(2 * least)
	}
	old.column = append(old.column[:0], l.column[:l.n]...)
	old.cost = append(old.cost[:0], l.cost[:l.n]...)
	old.beyond = l.limit
	return old
}

// pick lists some pairs of a row, as many as wanted where it has so many. Of rows that are
// alike, the limit of one serves the next; where it does not, and for lists made
// anew, among finds one.
func (l *lister) pick(x row, i, least int, old list) {
	again := len(old.column) >= least
	limit, ok := everything, false
	switch {
	case 2*least > lanes:
		limit, ok = l.sampled(x, least)
	case again || l.guess == everything || l.amiss:
		limit, ok = l.among(x, least)
	}
	switch {
	case ok:
	case again:
		limit = l.reach(old, least)
	default:
		limit = l.guess
	}
	l.feed(x, i, least, limit)
	if !again && !ok && l.guess != everything {
		l.amiss = l.n < least || l.limit < l.guess
	}
	if l.n < least/2 && l.limit != everything {
		// The guess was too low, or too many of the pairs that among took are not allowed.
		limit = everything
		if again {
			limit = l.reach(old, least)
		}
		l.feed(x, i, least, limit)
	}
	if !again {
		l.guess = min(l.limit+1, everything) // pairs at the limit may have been dropped
	}
}

// lanes is into how many parts among deals the columns of a row.
const lanes = 64

// among is a limit below which a row has as many pairs as wanted and, in most
// rows, few more. It deals the columns into parts and takes the limit from
// the nearest of each: where as many parts as wanted, of 64, have one below
// it, a row of random costs has 1.25 times as many pairs there. It is for
// rows with all columns where at most three of five pairs are not allowed; with nine of
// ten it would take up to twice as long as to list without it. Where some are not
// allowed, it may be too low.
func (l *lister) among(x row, least int) (limit int64, ok bool) {
	switch {
	case x.column != nil || len(x.narrow)+len(x.wide) < 2*lanes || 2*least > lanes:
		return 0, false
	case x.wide == nil && 5*x.forbidden.count() <= 3*len(x.narrow):
		leastOfParts(l.allowed(x), l.prices, l.scale, &l.parts)
	case x.wide != nil && x.forbidden == nil:
		leastOfParts(x.wide, l.prices, l.scale, &l.parts)
	default:
		return 0, false
	}
	return about(&l.parts, least+least/12, least+least/3) + 1, true
}

// samples is about how many columns sampled looks at: 256 and 1024 are no faster.
const samples = 512

// sampled is a limit below which a row has about as many pairs as wanted, or some more, where
// among cannot tell: that of its share of columns evenly chosen. It is for rows with all columns.
func (l *lister) sampled(x row, least int) (limit int64, ok bool) {
	n := len(x.narrow) + len(x.wide)
	step := n / samples
	if x.column != nil || x.forbidden != nil || step < 2 || least > n/4 {
		return 0, false
	}
	order := l.order[:0]
	for j := step / 2; j < n; j += step {
		order = append(order, x.at(j)*l.scale-l.prices[j])
	}
	l.order = order[:cap(order)]
	return smallest(order, least/step+3) + 1, true
}

// allowed is a row's costs up to its last 64 columns, with the largest there is
// where a pair is not allowed.
func (l *lister) allowed(x row) []int32 {
	if x.forbidden == nil {
		return x.narrow
	}
	l.narrow = append(l.narrow[:0], x.narrow[:len(x.narrow)&^(lanes-1)]...)
	for w := range len(l.narrow) / lanes {
		part := l.narrow[w*lanes : w*lanes+lanes]
		for word := x.forbidden[w]; word != 0; word &= word - 1 {
			part[bits.TrailingZeros64(word)] = math.MaxInt32
		}
	}
	return l.narrow
}

// about is a value that, as far as it is quickly found, at least so many parts
// are at or below, and no more than so many. Halving the range
// takes a third of the time of placing a value exactly, as nobody could foretell
// which side of it a part is on.
func about(parts *[lanes]int64, least, most int) int64 {
	low, high := parts[0], parts[0]
	for _, x := range parts {
		low, high = min(low, x), max(high, x)
	}
	// Invariant: at least so many are at or below high.
	for range 16 {
		if low >= high {
			break
		}
		middle := low + int64(uint64(high-low)/2)
		n := 0
		for _, x := range parts {
			below := 0
			if x <= middle {
				below = 1
			}
			n += below
		}
		if n < least {
			low = middle + 1
			continue
		}
		high = middle
		if n <= most {
			break
		}
	}
	return high
}

// reach is a limit below which there are as many pairs as wanted: those of an old
// list, at today's prices.
func (l *lister) reach(old list, least int) int64 {
	if len(l.order) < len(old.column) {
		l.order = make([]int64, len(old.column))
	}
	order := l.order[:len(old.column)]
	for k, j := range old.column {
		order[k] = old.cost[k] - l.prices[j]
	}
	return smallest(order, least-1) + 1
}

// feed lists the pairs below a limit, or fewer.
func (l *lister) feed(x row, i, least int, limit int64) {
	l.n, l.least, l.limit = 0, least, limit
	switch {
	case x.column != nil:
		l.sparse(x, i)
	case x.wide != nil:
		feed(l, x.wide, x.forbidden, i)
	default:
		feed(l, x.narrow, x.forbidden, i)
	}
}

// room is storage for a list of so many pairs.
func (l *lister) room(n int) list {
	if len(l.columns) < n {
		chunk := max(n, 4096)
		l.columns, l.costs = make([]int32, chunk), make([]int64, chunk)
	}
	r := list{column: l.columns[:0:n], cost: l.costs[:0:n]}
	l.columns, l.costs = l.columns[n:], l.costs[n:]
	return r
}

// turn is where the listing of row i starts among n columns. Of columns equally
// near, the first that are met are listed: were they the same for every row,
// rows would contend for them while others are as good.
func turn(i, n int) int {
	const golden = 0x9e3779b97f4a7c15
	return int(uint64(uint32(uint64(i)*golden>>32)) * uint64(n) >> 32)
}

func feed[C int32 | int64](l *lister, cost []C, forbidden Mask, i int) {
	from := turn(i, len(cost))
	if forbidden == nil && !quick(cost, l.scale) {
		feedAll(l, cost, from, len(cost))
		feedAll(l, cost, 0, from)
		return
	}
	if forbidden != nil {
		from &^= 63 // whole words of the mask
	}
	feedPart(l, cost, forbidden, from, len(cost))
	feedPart(l, cost, forbidden, 0, from)
}

// feedAll lists columns from one to before another. It is what feedPart does
// where no pair is forbidden, 1.1 times as fast as that without vectors.
func feedAll[C int32 | int64](l *lister, cost []C, from, to int) {
	limit, scale, part := l.limit, l.scale, cost[from:to]
	prices := l.prices[from:to]
	prices = prices[:len(part)]
	for k, c := range part {
		if value := int64(c)*scale - prices[k]; value < limit {
			l.add(value, from+k, int64(c)*scale)
			limit = l.limit
		}
	}
}

// feedStep is how many columns are compared with one limit, though it falls while
// they are gone through: whole words of a mask. 128 and 512 take up to 1.06
// times as long, and 4096 up to 1.2 times.
const feedStep = 256

// feedPart lists columns from one to before another.
func feedPart[C int32 | int64](l *lister, cost []C, forbidden Mask, from, to int) {
	fetch := l.ahead.narrow != nil || l.ahead.wide != nil
	for ; from < to; from += feedStep {
		end := min(from+feedStep, to)
		part, prices := cost[from:end], l.prices[from:end]
		if fetch {
			l.ahead.fetch(from, end)
		}
		hits := l.hits[:words(len(part))]
		below(part, prices, l.scale, l.limit, hits)
		for w, word := range hits {
			if forbidden != nil {
				word &^= forbidden[from>>6+w]
			}
			for ; word != 0; word &= word - 1 {
				k := w*64 + bits.TrailingZeros64(word)
				c := int64(part[k]) * l.scale
				if value := c - prices[k]; value < l.limit {
					l.add(value, from+k, c)
				}
			}
		}
	}
}

func (l *lister) sparse(x row, i int) {
	from := turn(i, len(x.column))
	for range 2 {
		for k, j := range x.column[from:] {
			if x.forbidden != nil && x.forbidden.Has(int(j)) {
				continue
			}
			c := x.wide[from+k] * l.scale
			if value := c - l.prices[j]; value < l.limit {
				l.add(value, int(j), c)
			}
		}
		x.column, from = x.column[:from], 0
	}
}

// add lists a pair, and lowers the limit when there is no more room.
func (l *lister) add(value int64, j int, cost int64) {
	if l.n == 2*l.least {
		l.trim()
		if value >= l.limit {
			return
		}
	}
	l.value[l.n], l.column[l.n], l.cost[l.n] = value, int32(j), cost
	l.n++
}

// trim keeps the nearest pairs, of equally near ones the first, and sets the
// limit to the nearest one that it drops.
func (l *lister) trim() {
	order := l.order[:l.n]
	copy(order, l.value[:l.n])
	last := smallest(order, l.least-1)
	equal := l.least // pairs at the value of the last one that fit
	for _, value := range l.value[:l.n] {
		if value < last {
			equal--
		}
	}
	n, limit := 0, l.limit
	for k, value := range l.value[:l.n] {
		if value > last || value == last && equal == 0 {
			limit = min(limit, value)
			continue
		}
		if value == last {
			equal--
		}
		l.value[n], l.column[n], l.cost[n] = value, l.column[k], l.cost[k]
		n++
	}
	l.n, l.limit = n, limit
}

// smallest is the value in place k of a in increasing order; it reorders a.
// (Hoare 1961, doi 10.1145/366622.366647.)
func smallest(a []int64, k int) int64 {
	low, high := 0, len(a)-1
	for low < high {
		// The median of three keeps orderly values from being slow.
		x, y, z := a[low], a[(low+high)/2], a[high]
		pivot := max(min(x, y), min(max(x, y), z))
		i, j := low, high
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return a[k]
		}
	}
	return a[k]
}
