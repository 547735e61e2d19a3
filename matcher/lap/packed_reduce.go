package lap

import "context"

// reduce does what that of the engine does.
func (p *packed) reduce(ctx context.Context, rows []int32) error {
	p.vacate(rows)
	return p.bid(ctx, 0, 2*len(rows))
}

// takeOver gives the engine what a packed auction without rounded costs came to: prices, columns of rows, and lines as lists.
func (e *engine) takeOver(p *packed) {
	low := p.unit.low * e.scale
	for j, price := range p.price {
		if e.in.capacity(j) == 0 {
			continue
		}
		e.v[j] = price >> p.place
		if i := price & p.mask; i != p.mask {
			own := low + p.line[i].pairOf(int64(j), p.mask)>>p.place
			e.enter(int32(i), int32(j))
			e.own[i], e.level[i], e.u[i] = own, e.v[j], own-e.v[j]
		}
	}
	e.loose, e.reduced = append(e.loose[:0], p.loose...), true
	columns, costs := make([]int32, nearby*len(p.line)), make([]int64, nearby*len(p.line))
	for i := range p.line {
		l := &p.line[i]
		column, cost := columns[nearby*i:nearby*i:nearby*(i+1)], costs[nearby*i:nearby*i:nearby*(i+1)]
		for _, x := range &l.pair {
			j := int32(x & p.mask)
			if x < noPair && e.in.capacity(int(j)) > 0 {
				column, cost = append(column, j), append(cost, low+x>>p.place)
			}
		}
		beyond := everything
		if l.beyond < dearest {
			beyond = low + l.beyond>>p.place
		}
		e.lists[i] = list{column, cost, beyond}
	}
}
