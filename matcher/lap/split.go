package lap

import "context"

// split takes over when a search of a square problem has found no way to a free
// place. Then the rows and columns that it reached are a problem of their own,
// and so are the others: no row that was reached may have another column, and
// as there are more of these rows than places, they take all of them, so
// that no other row gets one. (Dulmage and Mendelsohn 1958,
// doi 10.4153/CJM-1958-052-0.)
//
// Of those reached one more has to stay out, and they are at an optimum with
// it. Their prices move by the engine's price for staying out. The others begin
// again, from column prices 0, as places will stay free among them.
func (e *engine) split(ctx context.Context) error {
	p := &e.path
	if !e.waits() {
		e.openWaiting()
	}
	p.length, p.endColumn = p.distance[e.waiting], e.waiting
	e.apply()
	e.unscale(p.scanned, p.reached)
	more := far + e.v[e.waiting]
	apart := make([]bool, e.in.rows)
	inside := make([]bool, e.in.columns+1)
	for _, j := range p.reached {
		inside[j] = true
		if j != e.waiting {
			e.v[j] -= more
		}
	}
	for _, i := range p.scanned {
		apart[i] = true
		e.u[i] += more
		e.lists[i] = list{beyond: e.u[i]} // made when it is needed
		j := e.column[i]
		if j == e.waiting {
			e.leave(i)
			continue
		}
		e.own[i], e.level[i] = e.u[i]+e.v[j], e.v[j]
	}
	e.v[e.waiting], e.room[e.waiting] = 0, 0
	for j := range e.in.columns {
		if !inside[j] {
			e.v[j] = 0
		}
	}
	var others []int32
	for i := range int32(e.in.rows) {
		if !apart[i] {
			if e.column[i] >= 0 {
				e.leave(i)
			}
			others = append(others, i)
		}
	}
	e.square, e.scale, e.lister.scale = false, 1, 1
	p.clear()
	return e.settleRows(ctx, others)
}

// openWaiting has the rows that were reached reach waiting too, in a problem in
// which no row had to wait so far.
func (e *engine) openWaiting() {
	p := &e.path
	j := e.waiting
	highest := -everything
	for _, i := range p.scanned {
		highest = max(highest, e.u[i])
	}
	e.v[j] = -highest
	for _, i := range p.scanned {
		if d := p.at[i] - e.u[i] - e.v[j]; d < p.distance[j] {
			if p.distance[j] == farthest {
				p.reached = append(p.reached, j)
			}
			p.distance[j], p.from[j] = d, i
		}
	}
}
