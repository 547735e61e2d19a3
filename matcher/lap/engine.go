package lap

import (
	"cmp"
	"context"
	"math"
	"math/bits"
)

// far is the price for staying out while the engine works, when the problem
// has none: far beyond every sum of costs, so that prices below far/2
// in magnitude are without it, and others are one far and a sum of costs.
const far = most

// An engine finds an optimum by shortest augmenting paths on short lists.
//
// Invariants, between paths, with u and v the row and column prices, for rows
// that are settled:
//
//	cost[i][j] - u[i] - v[j] >= 0 for every allowed pair, and = 0 where row i has column j;
//	out[i] - u[i] >= 0, and = 0 where row i is left out.
//
// Column prices only fall. Without square, they start from 0, and a
// column that has a free place still has the price 0.
type engine struct {
	in   *instance
	crew *crew
	// square: every place is to be taken. Then all prices may be moved together
	// at the end, and the column prices may start anywhere. Where there
	// are more rows than places, the rows that stay out have a column too:
	// waiting, which everybody may have at the cost 0, and which has a price.
	square  bool
	waiting int32 // the number of the columns, which no other column has
	// waitingRoom is how many rows wait in the square problem.
	waitingRoom int
	partial     bool // some pair is not allowed
	whole       bool // it is known that every place can be taken
	apart       *matching
	spare       bool  // free places are at the price highest, not yet at 0
	highest     int64 // column price

	// Costs and prices in the engine are times scale, 1 or more, so that prices
	// can be near others by less than one.
	scale int64

	way way // where it is to give up

	out, u, v []int64
	column    []int32 // of each row; -1 for none
	room      []int32 // free places of each column
	single    bool    // no column has more than one place: then a bid has less to do, and takes 0.86 of the time
	// The rows of a column are a list: first[j], then next of it, up to -1.
	first      []int32
	next, prev []int32
	own        []int64 // the cost that each row has
	level      []int64 // down to which price of its column each row wants no other

	late   []uint8 // bids of each row by a worn list
	crowds []*heap // rows of columns with large capacities, those first that lowered the price least

	loose     []int32 // rows that are to be settled by paths
	contended bool    // rows agree on which columns are good, and prices are of a coarse problem
	placed    bool    // rows have columns by their order, but for those that are loose
	reduced   bool    // rows have columns and prices for which the invariants of paths hold, but for those that are loose
	stuck     bool    // rows had no end of bidding
	auctioned bool    // rows bid with slack

	lists   []list
	wants   []int32 // the column that costs each row least by its list, when that was made; -1 for none
	spreads spreads // of the lists that were made last
	anew    int     // pairs to keep when rows bid and a list is made anew
	every   int     // one of how many rows is read for first prices
	lister  *lister // for lists made while a path is searched
	idle    listers // for lists made anew while rows bid
	span    span    // of the costs of all rows
	path    path

	tell     Options // Progress and Phase of it
	rowsRead int64
}

func newEngine(in *instance, opt Options, c *crew) *engine {
	e := &engine{in: in, crew: c, span: noPairs, scale: 1, tell: opt}
	e.out = make([]int64, in.rows)
	for i := range e.out {
		e.out[i] = far
		if in.Goal == Priced {
			e.out[i] = in.ownOutPrice(i)
		}
	}
	e.waiting = int32(in.columns)
	e.square = in.Goal != Priced && in.full
	e.lists, e.wants, e.anew = make([]list, in.rows), filled(in.rows, -1), keep
	e.every = 3
	switch costs := in.Costs.(type) {
	case *rowCosts:
		e.anew, e.every = 3*keep, 8 // a row takes longer to compute than to read
	case *sparseCosts:
		e.partial = len(costs.cost) < in.rows*in.columns
	}
	e.path.distance, e.path.from = make([]int64, in.columns+1), make([]int32, in.columns+1)
	for j := range e.path.distance {
		e.path.distance[j] = farthest
	}
	e.path.isLater = make([]bool, in.columns+1)
	e.path.highest = everything
	e.path.at, e.path.again = make([]int64, in.rows), make([]uint8, in.rows)
	return e
}

// begin forgets what was assigned, and sets all column prices to 0.
func (e *engine) begin() {
	rows, columns := e.in.rows, e.in.columns+1
	e.u, e.v = make([]int64, rows), make([]int64, columns)
	e.column, e.next, e.prev = filled(rows, -1), filled(rows, -1), filled(rows, -1)
	e.first = filled(columns, -1)
	e.own, e.level = make([]int64, rows), make([]int64, rows)
	e.room = make([]int32, columns)
	for j := range e.in.columns {
		e.room[j] = int32(min(e.in.capacity(j), rows+1)) // never full with more places than rows
	}
	if e.square {
		e.waitingRoom = rows - e.in.places
		e.room[e.waiting] = int32(e.waitingRoom)
	}
	e.reduced = false
	e.lister = e.newLister()
	e.path.clear()
}

func filled(n int, value int32) []int32 {
	a := make([]int32, n)
	for i := range a {
		a[i] = value
	}
	return a
}

// chunk is how many rows are listed at the same prices where rows have prices of
// their own for staying out and are more than places. Prices fall as rows are settled; a list made later is
// more to the point, and most later rows are seen not to get a place.
const chunk = 512

// nearly is of how many rows one place stays free where few do. Of 3000 rows with 30 places more,
// Euclidean costs take a third of the time that they take from prices of 0, uniform ones seven
// tenths; with 90 more, uniform ones would take longer.
const nearly = 100

// run settles all rows.
func (e *engine) run(ctx context.Context) error {
	e.begin()
	defer func() { e.rowsRead += e.lister.rowsRead }()
	e.tell.enter(FirstPrices)
	if done, err := e.runUsual(ctx); done || err != nil {
		return err
	}
	rows := allOf(e.in.rows)
	if e.square {
		err := e.runSquare(ctx, rows)
		if err == errApart {
			err = e.runApart(ctx)
		}
		return err
	}
	if len(rows) >= fewest && e.nearlyFull() {
		return e.trySpare(ctx, rows)
	}
	size := max(1, len(rows))
	if e.in.Goal == Priced && e.in.full {
		size = max(chunk, e.in.places)
	}
	for all := rows; len(rows) > 0; size = chunk {
		n := min(size, len(rows))
		if err := e.list(ctx, rows[:n]); err != nil {
			return err
		}
		first := len(rows) == len(all)
		some := e.stayOut(rows[:n])
		rows = rows[n:]
		if len(some) >= fewest && first && e.wanted()*100 < agreed*len(some) {
			if e.way == unlessAgreed {
				return errOtherWay
			}
			return e.trySpare(ctx, append(some, rows...))
		}
		if err := e.reduce(ctx, some); err != nil {
			return err
		}
		if err := e.settleLoose(ctx); err != nil {
			return err
		}
	}
	return nil
}

// stayOut leaves those rows out for good that were just listed and would rather stay out than have a column at today's prices, from
// which those of an optimum only fall. It returns the others, in their order.
func (e *engine) stayOut(rows []int32) []int32 {
	if e.in.Goal != Priced {
		return rows
	}
	others := rows[:0]
	for _, i := range rows {
		if k, least := e.nearest(int(i)); k < 0 || least > e.out[i] {
			e.lists[i], e.wants[i] = list{beyond: everything}, -1
			continue
		}
		others = append(others, i)
	}
	return others
}

// trySpare settles all rows by way of the spare row, or without it.
func (e *engine) trySpare(ctx context.Context, rows []int32) error {
	if done, err := e.runSpare(ctx, rows); done || err != nil {
		return err
	}
	e.square, e.spare, e.scale = false, false, 1
	e.begin()
	return e.settleRows(ctx, rows)
}

// nearlyFull tells whether few places stay free. Then prices of 0 are no good to begin with.
func (e *engine) nearlyFull() bool {
	if e.in.Goal == Priced {
		return false
	}
	free := int64(-e.in.rows)
	for _, room := range e.room {
		free += int64(room)
	}
	return nearly*free <= int64(e.in.rows)
}

// runSquare settles all rows from good first prices.
func (e *engine) runSquare(ctx context.Context, rows []int32) error {
	ordered := false
	if e.in.rows >= coarsest && len(rows) == e.in.rows {
		var err error
		if ordered, err = e.byOrder(ctx, rows); err != nil {
			return err
		}
	}
	switch {
	case e.placed:
	case e.way == whenOrdered:
		return errOtherWay
	case ordered:
		if err := e.auction(ctx, rows); err != nil {
			return err
		}
	default:
		if err := e.firstPrices(ctx, rows); err != nil {
			return err
		}
		if err := e.listAndBid(ctx, rows); err != nil {
			return err
		}
	}
	if !e.placed && !e.reduced {
		if err := e.reduce(ctx, rows); err != nil {
			return err
		}
	}
	if e.unsettled() {
		return errOtherWay
	}
	if len(e.loose) > 0 {
		if apart, err := e.fallsApart(ctx); err != nil || apart {
			return cmp.Or(err, errApart)
		}
	}
	return e.settleLoose(ctx)
}

// listAndBid makes lists, and has rows bid in an auction where that is worth it.
func (e *engine) listAndBid(ctx context.Context, rows []int32) error {
	if e.packs(rows) {
		return e.auctionPacked(ctx, rows)
	}
	if err := e.list(ctx, rows); err != nil {
		return err
	}
	if e.waits() {
		e.priceWaiting(rows)
	} else if !e.thin() {
		if err := e.coarse(ctx, rows); err != nil {
			return err
		}
	}
	return e.auction(ctx, rows)
}

// thin tells whether costs are so sparse that a coarse problem would have hardly a
// pair in a row.
func (e *engine) thin() bool {
	s, sparse := e.in.Costs.(*sparseCosts)
	return sparse && len(s.cost) < coarser*keep*s.rows
}

// settleRows settles rows that have no list and no column.
func (e *engine) settleRows(ctx context.Context, rows []int32) error {
	if err := e.list(ctx, rows); err != nil {
		return err
	}
	if err := e.reduce(ctx, rows); err != nil {
		return err
	}
	return e.settleLoose(ctx)
}

// priceWaiting prices waiting so that, by their lists, no more rows want
// it than have to wait.
func (e *engine) priceWaiting(rows []int32) {
	if e.waitingRoom == len(rows) {
		return // no row can do anything else
	}
	least := make([]int64, len(rows))
	for k, i := range rows {
		_, least[k] = e.nearest(int(i))
	}
	e.v[e.waiting] = -min(smallest(least, len(rows)-e.waitingRoom-1), e.widest())
}

// How far a run is, in hundredths, when all rows are listed, and when an auction ends.
const (
	listedAt = 25
	bidAt    = 50
)

// report tells how far the run is.
func (e *engine) report(rows int) {
	if e.tell.Progress != nil {
		e.tell.Progress(rows, e.in.rows)
	}
}

// reportBids tells how far an auction is whose slack falls from first to last.
func (e *engine) reportBids(first, slack, last int64) {
	all, left := bits.Len64(uint64(first/last)), bits.Len64(uint64(slack/last))
	if left <= all {
		e.report(e.in.rows / 100 * (bidAt - (bidAt-listedAt)*left/all))
	}
}

// reportGap tells how far at most what is assigned is from the best of its rows and columns: so many rows have a column that is
// as far as slack from the one that they want most.
func (e *engine) reportGap(assigned int, slack, scale int64) {
	if e.tell.Gap == nil {
		return
	}
	high, low := bits.Mul64(uint64(assigned), uint64(slack))
	if high > 0 || low > math.MaxInt64 {
		low = math.MaxInt64
	}
	e.tell.Gap(int64(low) / scale)
}

// beyondCaches is from how many pairs on no cache holds the costs, and a row is fetched while the one before is listed: listing 5000 rows
// of 5000 takes 0.87 of the time so. Of 1000 rows, which are in a cache, it would take 1.2 times as long.
const beyondCaches = 1 << 23

// list makes lists of some rows at today's prices.
func (e *engine) list(ctx context.Context, rows []int32) error {
	type state struct {
		*lister
		spreads spreads
		span    span
		partial bool
	}
	e.tell.enter(Lists)
	dense, fetch := e.in.Costs.(*denseCosts)
	fetch = fetch && e.in.rows*e.in.columns >= beyondCaches
	states, err := eachBlockOf(ctx, e.crew, blocks{len(rows), blockRows, e.in.pairs(),
		func(taken int) { e.report(taken * e.in.rows / len(rows) * listedAt / 100) }},
		func() *state { return &state{lister: e.newLister(), span: noPairs} },
		func(s *state, from, to int) error {
			s.guess, s.amiss = everything, false // nothing is taken over from the block before
			for k, i := range rows[from:to] {
				x := s.reader.read(int(i))
				if next := from + k + 1; fetch && next < len(rows) {
					s.ahead = dense.read(int(rows[next])) // memory has something to do while this one is gone through
				}
				costs := x.span()
				if err := e.in.check(costs); err != nil {
					return err
				}
				s.span.join(costs)
				s.partial = s.partial || x.forbidden != nil || len(x.column) < e.in.columns && x.column != nil
				s.rowsRead++
				e.lists[i] = s.of(x, int(i), keep, list{})
				e.wants[i] = s.spreads.add(e.lists[i], s.prices, e.in.rows)
			}
			return nil
		})
	if err != nil {
		return err
	}
	e.spreads = spreads{}
	for _, s := range states {
		e.spreads.join(s.spreads)
		e.span.join(s.span)
		e.partial = e.partial || s.partial
		e.rowsRead += s.rowsRead
	}
	return e.in.check(e.span)
}

// leave takes a row from its column, and returns the column.
func (e *engine) leave(i int32) int32 {
	j := e.column[i]
	if e.prev[i] >= 0 {
		e.next[e.prev[i]] = e.next[i]
	} else {
		e.first[j] = e.next[i]
	}
	if e.next[i] >= 0 {
		e.prev[e.next[i]] = e.prev[i]
	}
	e.column[i] = -1
	e.room[j]++
	return j
}

// enter gives a row without a column one that has a free place.
func (e *engine) enter(i, j int32) {
	e.column[i] = j
	e.next[i], e.prev[i] = e.first[j], -1
	if e.first[j] >= 0 {
		e.prev[e.first[j]] = i
	}
	e.first[j] = i
	e.room[j]--
}

// waits tells whether rows can have the column of those that stay out.
func (e *engine) waits() bool { return e.square && e.waitingRoom > 0 }

// cost is that of a column, waiting among them, when it is allowed.
func (e *engine) cost(x row, j int32) (cost int64, allowed bool) {
	switch {
	case j == e.waiting:
		return 0, true
	case x.narrow != nil && x.forbidden == nil: // as nearly always: a call takes longer
		return int64(x.narrow[j]), true
	}
	return x.cost(int(j))
}

// capacity is that of a column, waiting among them.
func (e *engine) capacity(j int32) int {
	if j == e.waiting {
		return e.waitingRoom
	}
	return e.in.capacity(int(j))
}
