package lap

import (
	"cmp"
	"context"

	"mentormatch/internal/hint"
)

// Bids bring prices near to those of an optimum, fast, before paths make them
// exact: a row takes the column that costs it least, and lowers its price so
// far that the next best would be as good, and by a slack more. Where the
// column is full, the row that had lowered its price least has to bid anew.
// (Auction: Bertsekas 1988, doi 10.1007/BF02186476; similar places: Bertsekas
// and Castañon 1989, doi 10.1007/BF01247868. Without slack: augmenting row reduction of
// Jonker and Volgenant 1987.)
//
// Invariant: a row's column costs it, at today's prices, at most the slack
// more than any other; with a slack, than any other of its list, where that is worn.

// crowd is the largest capacity with which the rows of a column are looked
// through for who has to leave; those of larger ones are in a heap.
const crowd = 16

// fewest is from how many rows on auctions and the like are tried.
const fewest = 64

// deepest is how far bids lower a price at most, well within far: a bid more
// lowers it by less than as much again.
const deepest = far >> 4

// A queue is of rows, first in first out, each in it at most once.
type queue struct {
	rows     []int32
	front, n int
}

func (q *queue) push(i int32) {
	k := q.front + q.n
	if k >= len(q.rows) {
		k -= len(q.rows)
	}
	q.rows[k] = i
	q.n++
}

func (q *queue) pop() int32 {
	i := q.rows[q.front]
	if q.front++; q.front == len(q.rows) {
		q.front = 0
	}
	q.n--
	return i
}

// at is the row that has k others in front of it.
func (q *queue) at(k int) int32 {
	if k += q.front; k >= len(q.rows) {
		k -= len(q.rows)
	}
	return q.rows[k]
}

// bid has the rows of a queue bid until all but a few have a column, or so many bids
// are spent. What is left is loose, and so are, without a slack, rows that
// would only push others out of equally good columns. A row whose nearest pair is up to a tolerance beyond the
// bound of its list may bid by that list a few times more before it is made anew.
func (e *engine) bid(ctx context.Context, q *queue, slack, tolerance int64, bids, unsettled int) (err error) {
	e.loose = e.loose[:0]
	e.gatherCrowds()
	widest := e.widest()
	var w worn
	defer func() { err = cmp.Or(err, w.end()) }()
	for ; q.n+len(w.rows) > unsettled && bids > 0; bids-- {
		if bids&1023 == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		if q.n == 0 {
			if err := e.relistAll(ctx, &w, q); err != nil {
				return err
			}
		}
		i := q.pop()
		e.fetchAhead(q)
		j, best, next, fresh := e.bestTwo(i, tolerance)
		if !fresh {
			if err := e.wait(ctx, &w, i); err != nil {
				return err
			}
			continue
		}
		less := min(next-best, widest) + slack
		if best > e.out[i] || e.room[j] == 0 && less == 0 {
			e.loose = append(e.loose, i)
			continue
		}
		e.seat(q, i, j, best, less)
		if e.room[j] == 0 {
			if w.prices != nil {
				w.fell = append(w.fell, j)
			}
			if e.v[j] < -deepest {
				break
			}
		}
	}
	e.stuck = q.n+len(w.rows) > unsettled
	for q.n > 0 {
		e.loose = append(e.loose, q.pop())
	}
	e.loose = append(e.loose, w.rows...)
	return nil
}

// seat gives row i a place of column j, which costs it best less the price, and lowers by so much what it
// wants the column for. Where no place is free, the row that lowered the price least has to bid anew.
func (e *engine) seat(q *queue, i, j int32, best, less int64) {
	e.own[i], e.level[i] = best+e.v[j], e.v[j]-less
	if e.single {
		if out := e.first[j]; out >= 0 {
			e.column[out] = -1
			q.push(out)
		}
		e.column[i], e.first[j], e.room[j], e.v[j] = j, i, 0, e.level[i]
		return
	}
	crowd := e.crowdOf(j)
	if e.room[j] == 0 {
		out := e.easiest(j)
		if crowd != nil {
			crowd.pop()
		}
		e.leave(out)
		q.push(out)
	}
	e.enter(i, j)
	if crowd != nil {
		crowd.push(entry{-e.level[i], i})
	}
	if e.room[j] == 0 {
		e.v[j] = min(e.v[j], e.level[e.easiest(j)])
	}
}

// The list of a row is fetched so many bids ahead, and where it is, twice as many, where there are so many lists that they are not in
// the cache anyway: Euclidean costs of 5000 rows take 0.97 of the time so, and those of 2000 would take 1.03 times as long.
const (
	listAhead = 4
	fetchFrom = 4096
)

// fetchAhead fetches the lists of rows that will bid soon.
func (e *engine) fetchAhead(q *queue) {
	if q.n > 2*listAhead && len(e.lists) >= fetchFrom {
		hint.One(&e.lists[q.at(2*listAhead)])
		l := &e.lists[q.at(listAhead)]
		hint.All(l.column)
		hint.All(l.cost)
	}
}

// easiest is the row of a column that lowered its price least.
func (e *engine) easiest(j int32) int32 {
	if crowd := e.crowdOf(j); crowd != nil {
		return (*crowd)[0].column
	}
	i := e.first[j]
	for h := e.next[i]; h >= 0; h = e.next[h] {
		if e.level[h] > e.level[i] || e.level[h] == e.level[i] && h < i {
			i = h
		}
	}
	return i
}

// crowdOf is the heap of a column's rows; nil where it has few places.
func (e *engine) crowdOf(j int32) *heap {
	if e.crowds == nil {
		return nil
	}
	return e.crowds[j]
}

// gatherCrowds makes the heaps of columns with large capacities, and sees whether any has more than one place.
func (e *engine) gatherCrowds() {
	e.single = true
	for j := range e.first {
		places := e.capacity(int32(j))
		e.single = e.single && places <= 1
		if places <= crowd {
			continue
		}
		if e.crowds == nil {
			e.crowds = make([]*heap, len(e.first))
		}
		if e.crowds[j] == nil {
			e.crowds[j] = new(heap)
		}
		h := (*e.crowds[j])[:0]
		for i := e.first[j]; i >= 0; i = e.next[i] {
			h.push(entry{-e.level[i], i})
		}
		*e.crowds[j] = h
	}
}

// bestTwo finds the column that costs a row least, one with a free place
// where there is one, and the cost of that and of the next best, both
// less the price. The next best may be the row's price for staying out. It is false
// when the list is worn, so that a column that is not listed may cost less, unless that is tolerated.
func (e *engine) bestTwo(i int32, tolerance int64) (j int32, best, next int64, fresh bool) {
	l := &e.lists[i]
	j, best, next = nearestTwo(l.column, l.cost, e.v)
	if e.waits() {
		if value := -e.v[e.waiting]; value <= best {
			j, best, next = e.waiting, value, best
		} else {
			next = min(next, value)
		}
	}
	if next == best && j >= 0 && e.room[j] == 0 {
		j = e.roomiest(l, j, best)
	}
	beyond := l.beyond
	if best > beyond && tolerance > 0 {
		beyond = e.tolerated(i, best, tolerance)
	}
	return j, best, min(next, beyond, e.out[i]), best <= beyond
}

// roomiest is the first column of a list with a free place among those at a
// value, or else the given one.
func (e *engine) roomiest(l *list, j int32, value int64) int32 {
	for k, column := range l.column {
		if e.room[column] > 0 && l.cost[k]-e.v[column] == value {
			return column
		}
	}
	return j
}

// widest is the largest difference of two costs.
func (e *engine) widest() int64 {
	if e.span.low > e.span.high {
		return 0
	}
	return (e.span.high - e.span.low) * e.scale
}

// How an auction goes, measured on uniform, mentor-like, Euclidean and product
// costs of 1000 to 5000 rows and sparse ones of 10000 to 50000.
const (
	startSlack  = 20   // the first slack is this part of the mean spread of a list; 4 takes up to 1.6 times as long, and 40 up to 1.1 times
	nextSlack   = 6    // each next slack is this part of the one before; with 5, and 16 above, products take 1.08 times as long and whole numbers up to n 1.06 times
	endSlack    = 4000 // the last slack is this part of the mean spread; from 400 to 40000 it is all the same
	mostBids    = 12   // bids for each row with one slack; 6 takes up to 3 times as long on product costs
	raiseSlack  = 8    // how much a slack is raised with which rows have no end of bidding
	patience    = 4    // how many times as many bids again, where few rows are left
	few         = 200  // one of so many rows; without patience, Euclidean costs of 5000 rows take 1.4 times as long
	crowdedTies = 40   // of 100 rows can have what they want, and rows bid even with ties: clusters of 2000 rows, some with fewer columns than rows, take 15 times as long without
	lastRows    = 400  // one of so many rows may be left without a column, which the next slack or the paths find sooner
	mostRaises  = 6    // 3 leave Euclidean costs to the paths, which takes twice as long, and 4 some clusters
)

// auction has rows bid with less and less slack, from good first prices. Where
// whole regions of columns are short of places, bids in small steps
// have no end: then it begins again with larger ones, until every row has a column.
func (e *engine) auction(ctx context.Context, rows []int32) error {
	mean, worth := e.spreads.judge(e.in.rows)
	if mean > 0 && !worth && e.contended {
		// Columns that rows agree on are hard to come by, however many of them are equally near.
		worth = e.wanted()*100 < len(rows)*crowdedTies
	}
	if !worth || !e.widen(fine(mean, endSlack)) {
		return nil
	}
	e.tell.enter(Auction)
	mean *= e.scale
	q := &queue{rows: make([]int32, e.in.rows)}
	raises, unsettled := 0, len(rows)/lastRows
	first, last := max(1, mean/startSlack), max(1, mean/endSlack)
	if e.contended {
		unsettled = 0 // paths for rows that this slack leaves are long: products of 2000 rows take 1.9 times as long
	}
	e.late, e.auctioned = make([]uint8, e.in.rows), true
	for slack := first; ; {
		tolerance := min(tolerate*slack, farAtMost*mean)
		e.reportBids(first, slack, last)
		e.vacate(q, rows)
		err := e.bid(ctx, q, slack, tolerance, mostBids*len(rows), unsettled)
		for k := 0; k < patience && err == nil && e.stuck && few*len(e.loose) <= len(rows); k++ {
			for _, i := range e.loose {
				q.push(i)
			}
			err = e.bid(ctx, q, slack, tolerance, mostBids*len(rows), unsettled)
		}
		if err != nil {
			return err
		}
		e.reportGap(len(rows)-len(e.loose), slack+tolerance, e.scale)
		if e.stuck {
			if apart, err := e.fallsApart(ctx); err != nil || apart {
				return cmp.Or(err, errApart)
			}
		} else if len(e.loose) == 0 && !e.spare {
			e.whole = true // as every place is taken
		}
		switch {
		case e.stuck && raises < mostRaises:
			raises++
			unsettled = 0
			slack *= raiseSlack
		case e.stuck || slack <= last:
			return nil
		default:
			slack, unsettled = max(1, slack/nextSlack), len(rows)/lastRows
		}
	}
}

// vacate takes their columns from rows, and has them all bid.
func (e *engine) vacate(q *queue, rows []int32) {
	q.front, q.n = 0, 0
	for _, i := range rows {
		if e.column[i] >= 0 {
			e.leave(i)
		}
		q.push(i)
	}
}

// fine is a scale at which slacks down to the endth part of a mean are whole numbers.
func fine(mean, end int64) int64 {
	scale := int64(1)
	for mean*scale < 2*end {
		scale *= 2
	}
	return scale
}

// widen sets the scale. It is false when sums might not fit 64 bits then.
func (e *engine) widen(scale int64) bool {
	a := max(e.span.high, -e.span.low, 1)
	if e.in.Goal == Priced {
		for _, out := range e.out {
			a = max(a, out, -out)
		}
	}
	if float64(a)*float64(scale)*float64(2*e.in.places+1) >= 1<<50 {
		return false
	}
	if scale == 1 {
		return true
	}
	e.scale = scale
	e.lister.scale = scale
	if e.in.Goal == Priced {
		for i := range e.out {
			e.out[i] *= scale
		}
	}
	for j := range e.v {
		e.v[j] *= scale
	}
	all := 0
	for i := range e.lists {
		if e.lists[i].beyond == everything {
			all += len(e.lists[i].cost)
		}
	}
	own := make([]int64, all) // what is listed whole may be the caller's
	for i := range e.lists {
		l := &e.lists[i]
		cost := l.cost
		if l.beyond == everything {
			n := copy(own, cost)
			cost, own = own[:n:n], own[n:]
			l.cost = cost
		} else {
			l.beyond *= scale
		}
		for k := range cost {
			cost[k] *= scale
		}
	}
	return true
}

// reduce has rows bid anew without slack, for a while. It leaves them with
// prices for which the invariants of paths hold.
func (e *engine) reduce(ctx context.Context, rows []int32) error {
	e.tell.enter(Reduction)
	q := &queue{rows: make([]int32, e.in.rows)}
	e.vacate(q, rows)
	if err := e.bid(ctx, q, 0, 0, 2*len(rows), 0); err != nil {
		return err
	}
	for i, j := range e.column {
		if j >= 0 {
			e.u[i] = e.own[i] - e.v[j]
		}
	}
	return nil
}
