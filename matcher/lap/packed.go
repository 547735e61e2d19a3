package lap

import (
	"cmp"
	"context"
	"math/bits"

	"mentormatch/internal/hint"
)

// A bid on sparse costs goes through few pairs, and takes its time to get at them. So
// this auction is on numbers that stand side by side: the nearest pairs of a row, each of which is
// its cost and its column in 64 bits, fill one line of the cache, and a column's price and the row
// that has it are 64 bits too. It is for columns of one place at most. Costs are rounded down where they
// do not fit: then all it has to do is to bring prices near to those of an optimum.

// What 64 bits are made of: a number in the upper ones, and in the lower ones, as many as the
// rows and columns need, a row or column. Numbers of costs are below
// 2^52 with these. Prices fall as far as lowest, so that a cost less a price fits. A column of capacity 0 is priced so
// that a pair of it costs more than any other.
const (
	mostPlaces  = 1<<24 - 1
	packedBits  = 52
	lowest      = -1 << 59
	dearest     = 1 << 60
	closedPrice = -1 << 61
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
	costs  *sparseCosts
	unit   unit
	exact  bool    // no cost is rounded
	place  int     // how many lower bits are for a row or column
	mask   int64   // of these bits; as a row, it is nobody
	line   []line  // of each row
	price  []int64 // of each column, with the row that has it
	queue  queue
	worn   []int32 // rows whose lines are to be made anew
	made   int64   // how many lines were made anew
	loose  []int32
	stuck  bool
	widest int64 // the largest difference of two costs
}

// packs tells whether an auction of some rows can be packed.
func (e *engine) packs(rows []int32) bool {
	if e.in.Goal == Priced || e.waits() || max(e.in.rows, e.in.columns) > mostPlaces || len(rows) < e.in.rows || !e.thin() {
		return false
	}
	for j := range e.in.columns {
		if e.in.capacity(j) > 1 {
			return false
		}
	}
	return true
}

// ahead is how many bids ahead the line of a row is fetched. It makes 100 000
// rows 1.2 times as fast, and 10 000, which are in the cache, no slower; 4 and 16 do as much.
const ahead = 8

// atOnce is of how many rows lines are made anew together, so that their pairs are fetched at the same time.
const atOnce = 16

// bid is that of the engine. Rows that have no pair are loose.
func (p *packed) bid(ctx context.Context, slack int64, bids int) error {
	p.loose, p.worn = p.loose[:0], p.worn[:0]
	slack <<= p.place
	q := &p.queue
	low := false // a price is too low for more bids
	for ; bids > 0 && !low && q.n+len(p.worn) > 0; bids-- {
		if bids&1023 == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		if len(p.worn) == atOnce || q.n == 0 {
			low = p.renew(slack)
			continue
		}
		i := q.pop()
		if q.n > ahead {
			hint.One(&p.line[q.at(ahead)])
		}
		best, next := p.line[i].nearestTwo(p.price, p.mask)
		if best > p.line[i].beyond {
			p.worn = append(p.worn, i)
			continue
		}
		low = p.take(i, best, min(next, p.line[i].beyond), slack)
	}
	p.stuck = q.n+len(p.worn) > 0
	for q.n > 0 {
		p.loose = append(p.loose, q.pop())
	}
	p.loose = append(p.loose, p.worn...)
	return nil
}

// renew makes the lines of worn rows anew, and has these rows bid. It tells whether a price is too low for more bids.
func (p *packed) renew(slack int64) (low bool) {
	for _, i := range p.worn {
		x := p.costs.read(int(i))
		hint.All(x.column)
		hint.All(x.wide)
	}
	for _, i := range p.worn {
		p.choose(i, p.exact)
		best, next := p.line[i].nearestTwo(p.price, p.mask)
		low = p.take(i, best, next, slack) || low
	}
	p.made += int64(len(p.worn))
	p.worn = p.worn[:0]
	return low
}

// take gives a row the best of its pairs. It tells whether a price is too low for more bids.
func (p *packed) take(i int32, best, next, slack int64) (low bool) {
	if best >= dearest {
		p.loose = append(p.loose, i)
		return false
	}
	less := min(next&^p.mask-best&^p.mask, p.widest) + slack
	price := p.price[best&p.mask]
	if less == slack && price&p.mask != p.mask {
		best = p.free(i, best)
		price = p.price[best&p.mask]
	}
	if out := price & p.mask; out != p.mask {
		if less == 0 {
			p.loose = append(p.loose, i)
			return false
		}
		p.queue.push(int32(out))
	}
	price = price&^p.mask - less | int64(i)
	p.price[best&p.mask] = price
	return price < lowest
}

// free is the first pair of a row at a value whose column nobody has, or else the given one.
func (p *packed) free(i int32, best int64) int64 {
	mask := p.mask
	for _, x := range &p.line[i].pair {
		price := p.price[x&mask]
		if x -= price &^ mask; price&mask == mask && x&^mask == best&^mask {
			return x
		}
	}
	return best
}

// bidAll has all rows bid, those that are left several times where they are few.
func (p *packed) bidAll(ctx context.Context, rows []int32, slack int64) error {
	p.vacate(rows)
	err := p.bid(ctx, slack, mostBids*len(rows))
	for k := 0; k < patience && err == nil && p.stuck && few*len(p.loose) <= len(rows); k++ {
		for _, i := range p.loose {
			p.queue.push(i)
		}
		err = p.bid(ctx, slack, mostBids*len(rows))
	}
	return err
}

// vacate takes their columns from rows, and has them all bid.
func (p *packed) vacate(rows []int32) {
	for j := range p.price {
		p.price[j] |= p.mask
	}
	p.queue.front, p.queue.n = 0, 0
	for _, i := range rows {
		p.queue.push(i)
	}
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
	p, err := e.pack(ctx, s)
	if err != nil {
		return err
	}
	if err := e.bidPacked(ctx, rows, p, p.unit.near(s.mean)); err != nil {
		return err
	}
	defer func() { e.rowsRead += p.made }()
	u := p.unit
	if e.widen(u.scale) && p.exact {
		e.tell.enter(Reduction)
		if err := p.reduce(ctx, rows); err != nil {
			return err
		}
		e.takeOver(p)
		return nil
	}
	for j, price := range p.price {
		if e.in.capacity(j) > 0 {
			e.v[j] = floor(price>>p.place<<u.shift*e.scale, u.scale)
		}
	}
	return e.list(ctx, rows)
}

// bidPacked has rows bid with less and less slack; mean is the mean spread of their pairs.
func (e *engine) bidPacked(ctx context.Context, rows []int32, p *packed, mean int64) error {
	e.tell.enter(Auction)
	raises := 0
	first, last := max(1, mean/startPacked), max(1, mean/endPacked)
	if len(p.costs.cost) > many*len(rows) {
		first, last = max(1, mean/startMany), max(1, mean/endMany)
	}
	for slack := first; ; {
		e.reportBids(first, slack, last)
		if err := p.bidAll(ctx, rows, slack); err != nil {
			return err
		}
		if p.exact {
			e.reportGap(len(rows)-len(p.loose), slack, p.unit.scale)
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
	for j, w := range p.price {
		if i := w & p.mask; i != p.mask {
			e.enter(int32(i), int32(j))
		}
	}
	apart, err := e.fallsApart(ctx)
	for _, w := range p.price {
		if i := w & p.mask; i != p.mask {
			e.leave(int32(i))
		}
	}
	return apart, err
}

// pack makes an auction of all rows.
func (e *engine) pack(ctx context.Context, s sample) (*packed, error) {
	e.tell.enter(Lists)
	costs := e.in.Costs.(*sparseCosts)
	place := bits.Len(uint(max(e.in.rows, e.in.columns)))
	u := s.unit(packedBits - place)
	p := &packed{
		costs: costs, unit: u, place: place, mask: 1<<place - 1,
		line: make([]line, e.in.rows), price: make([]int64, e.in.columns),
		queue: queue{rows: make([]int32, e.in.rows)}, widest: u.near(u.widest) << place,
	}
	for j := range p.price {
		price := u.near(max(min(e.v[j], u.widest), -u.widest)) << place
		if e.in.capacity(j) == 0 {
			price = closedPrice
		}
		p.price[j] = price | p.mask
	}
	told := func(taken int) { e.report(taken / 100 * listedAt) }
	states, err := eachBlockOf(ctx, e.crew, blocks{e.in.rows, blockRows, e.in.pairs(), told},
		func() *span { s := noPairs; return &s },
		func(all *span, from, to int) error {
			for i := from; i < to; i++ {
				x := costs.read(i)
				span := x.span()
				if e.in.closed != nil {
					x.forbidden = e.in.closed
					span = x.span()
				}
				if err := e.in.check(span); err != nil {
					return err
				}
				all.join(span)
				p.choose(int32(i), u.exact(span))
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	for _, t := range states {
		e.span.join(*t)
	}
	e.rowsRead += int64(e.in.rows)
	p.exact = u.exact(e.span)
	return p, e.in.check(e.span)
}
