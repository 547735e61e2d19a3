package lap

import (
	"cmp"
	"context"
)

// A bid on sparse costs goes through few pairs, and takes its time to get at them. So
// this auction is on numbers that stand side by side: a pair's cost and column in 64 bits, and
// one price a column. It is for columns of one place at most. Costs are rounded down where they
// do not fit, and lists are made when it is over: all it has to do is to bring prices near to those
// of an optimum. 10 000 rows of 20 candidates take half the time.

// What a pair is made of. Prices, which are cost << placeBits too, fall as far as
// lowest, so that a cost less a price fits. A column of capacity 0 is priced so
// that a pair of it costs more than any other.
const (
	placeBits   = 24
	placeMask   = 1<<placeBits - 1
	costBits    = 28
	lowest      = -1 << 35
	closedPrice = -1 << 37
	dearest     = 1 << 36
)

// How slack falls: see startSlack. These take a fifth fewer bids on sparse costs.
// To end at endSlack leaves twice as many rows to the paths, and takes 1.08 times as long with 100 000 rows.
// Where rows have more than so many candidates on average, to begin lower and end higher is
// better: 10 000 integer rows of 50 take 0.85 of the time, and 100 000 of 20 would take 1.3 times as long.
const (
	startPacked = 64
	nextPacked  = 10
	endPacked   = 32000
	many        = 32
	startMany   = 200
	endMany     = 16000
)

// A packed auction.
type packed struct {
	start  []int   // where the pairs of each row are
	pair   []int64 // cost << placeBits | column; those of a row that are near are the first
	beyond []int64 // no other pair of the row, less its price, is below; << placeBits
	reach  int64   // how far beyond the next best of a row others are near, << placeBits
	price  []int64 // of each column, << placeBits
	holder []int32 // the row of each column; -1 for none
	queue  queue
	loose  []int32
	stuck  bool
	widest int64 // the largest difference of two costs
	divider
}

// packs tells whether an auction of some rows can be packed.
func (e *engine) packs(rows []int32) bool {
	if e.in.Goal == Priced || e.waits() || e.in.columns > placeMask || len(rows) < e.in.rows || !e.thin() {
		return false
	}
	for j := range e.in.columns {
		if e.in.capacity(j) > 1 {
			return false
		}
	}
	return true
}

// nearestTwo is the pair that costs least less its price, as cost less
// price << placeBits | column, and the next such pair.
//
//go:noinline
func (p *packed) nearestTwo(pairs []int64) (best, next int64) {
	best, next = everything, everything
	price := p.price
	for _, x := range pairs {
		x -= price[x&placeMask]
		next = min(next, max(best, x))
		best = min(best, x)
	}
	return best, next
}

// free is the first pair at a value whose column nobody has, or else the given one.
func (p *packed) free(pairs []int64, best int64) int64 {
	for _, x := range pairs {
		j := x & placeMask
		if x -= p.price[j]; x>>placeBits == best>>placeBits && p.holder[j] < 0 {
			return x
		}
	}
	return best
}

// ahead is how many bids ahead the pairs of a row are fetched. It makes 100 000
// rows 1.2 times as fast, and 10 000, which are in the cache, no slower; 4 and 16 do as much.
const ahead = 8

// bid is that of the engine. Rows that have no pair are loose.
func (p *packed) bid(ctx context.Context, slack int64, bids int) error {
	p.loose = p.loose[:0]
	q := &p.queue
	for ; q.n > 0 && bids > 0; bids-- {
		if bids&1023 == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		i := q.pop()
		if q.n > ahead {
			k := q.front + ahead
			if k >= len(q.rows) {
				k -= len(q.rows)
			}
			fetch(p.near(q.rows[k]))
		}
		pairs := p.near(i)
		best, next := p.nearestTwo(pairs)
		if next > p.beyond[i] {
			best, next = p.divide(&p.divider, i)
		}
		if best>>placeBits >= dearest {
			p.loose = append(p.loose, i)
			continue
		}
		if best>>placeBits == next>>placeBits && p.holder[best&placeMask] >= 0 {
			best = p.free(pairs, best)
		}
		j := best & placeMask
		if out := p.holder[j]; out >= 0 {
			q.push(out)
		}
		p.holder[j] = i
		less := min(next>>placeBits-best>>placeBits, p.widest) + slack
		if p.price[j] -= less << placeBits; p.price[j] < lowest<<placeBits {
			break
		}
	}
	p.stuck = q.n > 0
	for q.n > 0 {
		p.loose = append(p.loose, q.pop())
	}
	return nil
}

// bidAll has all rows bid, those that are left several times where they are few.
func (p *packed) bidAll(ctx context.Context, rows []int32, slack int64) error {
	for j := range p.holder {
		p.holder[j] = -1
	}
	p.queue.front, p.queue.n = 0, 0
	for _, i := range rows {
		p.queue.push(i)
	}
	err := p.bid(ctx, slack, mostBids*len(rows))
	for k := 0; k < patience && err == nil && p.stuck && few*len(p.loose) <= len(rows); k++ {
		for _, i := range p.loose {
			p.queue.push(i)
		}
		err = p.bid(ctx, slack, mostBids*len(rows))
	}
	return err
}

// auctionPacked does what auction does, packed, and makes the lists after it.
func (e *engine) auctionPacked(ctx context.Context, rows []int32) error {
	s, err := e.sample()
	if err != nil {
		return err
	}
	if !s.worth {
		return e.list(ctx, rows)
	}
	u := s.unit()
	p, err := e.pack(ctx, u, u.near(s.reach))
	if err != nil {
		return err
	}
	if err := e.bidPacked(ctx, rows, p, u.near(s.mean)); err != nil {
		return err
	}
	e.widen(u.scale)
	for j, price := range p.price {
		if e.in.capacity(j) == 0 {
			continue
		}
		e.v[j] = floor(price>>placeBits<<u.shift*e.scale, u.scale)
	}
	if e.scale == u.scale && u.exact(e.span) {
		return e.listPacked(ctx, p, u)
	}
	return e.list(ctx, rows)
}

// bidPacked has rows bid with less and less slack; mean is the mean spread of their pairs.
func (e *engine) bidPacked(ctx context.Context, rows []int32, p *packed, mean int64) error {
	raises := 0
	first, last := max(1, mean/startPacked), max(1, mean/endPacked)
	if len(p.pair) > many*len(rows) {
		first, last = max(1, mean/startMany), max(1, mean/endMany)
	}
	for slack := first; ; {
		e.reportBids(first, slack, last)
		if err := p.bidAll(ctx, rows, slack); err != nil {
			return err
		}
		if p.stuck {
			if apart, err := e.fallsApartPacked(ctx, p); err != nil || apart {
				return cmp.Or(err, errApart)
			}
		} else if len(p.loose) == 0 && !e.spare {
			e.whole = true // as every place is taken
		}
		switch {
		case p.stuck && raises < mostRaises:
			raises++
			slack *= raiseSlack
		case p.stuck || slack <= last:
			return nil
		default:
			slack = max(1, slack/nextPacked)
		}
	}
}

// fallsApartPacked is fallsApart for what a packed auction has assigned.
func (e *engine) fallsApartPacked(ctx context.Context, p *packed) (bool, error) {
	for j, i := range p.holder {
		if i >= 0 {
			e.enter(i, int32(j))
		}
	}
	apart, err := e.fallsApart(ctx)
	for _, i := range p.holder {
		if i >= 0 {
			e.leave(i)
		}
	}
	return apart, err
}
