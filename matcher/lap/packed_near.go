package lap

import "context"

// Most bids are on the few pairs of a row that are near, by cost less price. These
// stand first among its pairs, with a bound below which no other is; as prices
// only fall, it holds on. A bid looks at the others when it comes to the bound. 10 000
// rows of 50 candidates take two thirds of the time that they take when every bid looks at all.

// How many pairs of a row stand first, where it has more than short. With 8 and
// with 24 in place of these, rows of 30 and 50 candidates take the same time.
const (
	nearby = 16
	short  = 32
)

// near is the pairs of a row that stand first.
func (p *packed) near(i int32) []int64 {
	from, to := p.start[i], p.start[i+1]
	if to-from > short {
		to = from + nearby
	}
	return p.pair[from:to:to]
}

// A divider is storage for dividing the pairs of a row.
type divider struct{ pair, value []int64 }

func (d *divider) grow(n int) {
	if len(d.pair) < n {
		d.pair, d.value = make([]int64, n), make([]int64, n)
	}
}

// divide puts the near pairs of a row first, at today's prices. It returns
// what nearestTwo is of all pairs.
func (p *packed) divide(d *divider, i int32) (best, next int64) {
	pairs := p.pair[p.start[i]:p.start[i+1]]
	d.grow(len(pairs))
	copy(d.pair, pairs)
	return p.place(d, i)
}

// place is divide for pairs that a divider has.
func (p *packed) place(d *divider, i int32) (best, next int64) {
	pairs := p.pair[p.start[i]:p.start[i+1]]
	pair, value := d.pair[:len(pairs)], d.value[:len(pairs)]
	best, next = everything, everything
	price := p.price
	for k, x := range pair {
		x -= price[x&placeMask]
		value[k] = x
		next = min(next, max(best, x))
		best = min(best, x)
	}
	limit := (next + p.reach) &^ placeMask
	a, b := 0, len(pairs)-1
	for k, x := range pair {
		// Nobody could foretell which it is: it is written to both ends, and stays at one.
		pairs[a], pairs[b] = x, x
		v := value[k]
		value[a] = v
		isNear := 0
		if v < limit {
			isNear = 1
		}
		a += isNear
		b += isNear - 1
	}
	if a > nearby {
		limit = partition(pairs[:a], value[:a]) &^ placeMask
	}
	p.beyond[i] = limit
	return best, next
}

// partition puts the nearest of some pairs, by value, first, and is the least value of the others.
func partition(pair, value []int64) int64 {
	far := farthestOf(value[:nearby])
	bound := everything
	for k := nearby; k < len(pair); k++ {
		if value[k] < value[far] {
			pair[k], pair[far] = pair[far], pair[k]
			value[k], value[far] = value[far], value[k]
			far = farthestOf(value[:nearby])
		}
		bound = min(bound, value[k])
	}
	return bound
}

// farthestOf is where the largest of some values is.
func farthestOf(value []int64) int {
	far := 0
	for k, x := range value {
		if x > value[far] {
			far = k
		}
	}
	return far
}

// pack makes an auction of all rows.
func (e *engine) pack(ctx context.Context, u unit, reach int64) (*packed, error) {
	s := e.in.Costs.(*sparseCosts)
	p := &packed{
		start: s.start, pair: make([]int64, len(s.cost)), beyond: make([]int64, e.in.rows), reach: reach << placeBits,
		price: make([]int64, e.in.columns), holder: filled(e.in.columns, -1),
		queue: queue{rows: make([]int32, e.in.rows)}, widest: u.near(u.widest),
	}
	for j := range p.price {
		p.price[j] = u.near(max(min(e.v[j], u.widest), -u.widest)) << placeBits
		if e.in.capacity(j) == 0 {
			p.price[j] = closedPrice << placeBits
		}
	}
	type state struct {
		divider
		reader
		span span
	}
	told := func(taken int) { e.report(taken / 100 * listedAt) }
	states, err := eachBlockOf(ctx, e.crew, blocks{e.in.rows, blockRows, e.in.pairs(), told},
		func() *state { return &state{reader: e.in.reader(), span: noPairs} },
		func(t *state, from, to int) error {
			for i := from; i < to; i++ {
				x := t.read(i)
				costs := x.span()
				if err := e.in.check(costs); err != nil {
					return err
				}
				t.span.join(costs)
				if len(x.column) <= short {
					u.pack(p.pair[s.start[i]:], x, costs)
					p.beyond[i] = everything
				} else {
					t.grow(len(x.column))
					u.pack(t.pair, x, costs)
					p.place(&t.divider, int32(i))
				}
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	for _, t := range states {
		e.span.join(t.span)
	}
	e.rowsRead += int64(e.in.rows)
	return p, e.in.check(e.span)
}

// pack makes pairs of a row whose costs have a span.
func (u unit) pack(pairs []int64, x row, costs span) {
	pairs = pairs[:len(x.column)]
	wide := x.wide[:len(pairs)]
	if x.forbidden == nil && u.exact(costs) {
		one := u.scale << placeBits
		for k, j := range x.column {
			pairs[k] = (wide[k]-u.low)*one | int64(j)
		}
		return
	}
	for k, j := range x.column {
		pairs[k] = u.of(wide[k])<<placeBits | int64(j)
	}
}

// listPacked makes lists of the pairs that stand first, where no cost was rounded, and
// ends the auction: the costs take the places of the pairs.
func (e *engine) listPacked(ctx context.Context, p *packed, u unit) error {
	low := u.low * u.scale
	column := make([]int32, len(p.pair))
	_, err := eachBlockOf(ctx, e.crew, blocks{rows: e.in.rows, size: blockRows, pairs: e.in.pairs()}, func() struct{} { return struct{}{} },
		func(_ struct{}, from, to int) error {
			for i := from; i < to; i++ {
				cost := p.near(int32(i))
				start := p.start[i]
				column := column[start : start+len(cost)]
				n := 0
				for _, x := range cost {
					if e.in.closed != nil && e.in.closed.Has(int(x&placeMask)) {
						continue
					}
					column[n], cost[n] = int32(x&placeMask), low+x>>placeBits
					n++
				}
				beyond := p.beyond[i]
				if beyond != everything {
					beyond = low + beyond>>placeBits
				}
				e.lists[i] = list{column[:n:n], cost[:n:n], beyond}
			}
			return nil
		})
	return err
}
