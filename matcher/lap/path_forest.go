package lap

import (
	"context"
	"math"
	"math/bits"
)

// Where many rows are without a column, and paths go through whole rows, the paths of all are searched at once:
// one search from all these rows brings prices to where many have a way to a free place at once on which every pair is
// as near as its prices, and then as many as do not meet go these ways. With ties there are a few such rounds, instead of
// a search through nearly all rows for each. (Hopcroft and Karp 1973, doi 10.1137/0202019, by way of Gabow and
// Tarjan 1989, doi 10.1137/0218069.)

const (
	// forestRows is how many rows without a column are worth it.
	forestRows = 8
	// forestShare, forestPoor: so many rounds after one another that settle fewer than one of so many leave the others to
	// paths of their own. A better round often follows a poor one: where half of the columns are good for all of 2000
	// rows, to stop at the first takes 6 times as long. A third gains nothing more.
	forestShare = 16
	forestPoor  = 2
	// A search from all rows goes on for as long again as it took to the last place that it found, and so many
	// columns more. With 250 or with no end, zeros and ones take up to twice as long.
	forestMore = 64
	// forestScans is how many rows are scanned on the paths of single rows, of each row, before all are searched at once.
	forestScans = 4
)

// crowded tells whether paths go through so many rows that those of all loose rows are better searched at once.
func (e *engine) crowded() bool {
	s := &e.path.rows
	return s.may && (s.on || s.scans >= forestScans*e.in.rows || s.wornOften(e.in.rows))
}

// settleForest settles loose rows by paths from all of them, as long as it settles many of them together.
// Every place has to be taken in the end, and no row waits: then prices of columns with free places may fall.
func (e *engine) settleForest(ctx context.Context) error {
	p := &e.path
	if !p.rows.on {
		e.scanRows()
		defer func() { p.rows.on = false }()
	}
	if p.tree == nil {
		p.tree, p.ended = make([]int32, e.in.rows), make([]bool, e.in.rows)
	}
	poor := 0
	for all := len(e.loose); all >= forestRows; all = len(e.loose) {
		if err := e.growForest(ctx); err != nil {
			return err
		}
		e.moveTight()
		for i, j := range e.column {
			if j >= 0 {
				e.own[i], e.level[i] = e.u[i]+e.v[j], e.v[j]
			}
		}
		e.report(e.in.rows - len(e.loose))
		if (all-len(e.loose))*forestShare >= all {
			poor = 0
		} else if poor++; poor == forestPoor {
			break
		}
	}
	return nil
}

// growForest searches from all loose rows at once, and moves prices by what it found.
func (e *engine) growForest(ctx context.Context) error {
	p := &e.path
	p.forest, p.start = true, -1
	e.setNear()
	for _, i := range e.loose {
		_, e.u[i] = e.nearest(int(i))
		e.u[i] = min(e.u[i], e.lists[i].beyond)
		p.tree[i], p.ended[i], p.at[i] = i, false, 0
		p.scanned = append(p.scanned, i)
	}
	for _, i := range e.loose {
		e.scan(i, 0)
	}
	// Invariant: all columns nearer than end have their final distances, and their rows have been scanned.
	end, found, looks, last := int64(0), 0, 0, math.MaxInt
	for ; found < len(e.loose) && looks < last; looks++ {
		if looks&255 == 0 && ctx.Err() != nil {
			return stopped(ctx.Err())
		}
		j, ok := p.nextColumn()
		if !ok {
			break
		}
		end = p.distance[j]
		tree := p.tree[p.from[j]]
		if e.room[j] > 0 && !p.ended[tree] {
			p.ended[tree] = true
			found++
			last = 2*looks + forestMore
		}
		for i := e.first[j]; i >= 0; i = e.next[i] {
			p.scanned = append(p.scanned, i)
			p.at[i], p.tree[i] = end, tree
			e.scan(i, end)
		}
	}
	p.length = end
	e.movePrices()
	p.clear()
	p.forest = false
	return nil
}

// nextColumn is the nearest column of a search through whole rows that has not been gone through.
func (p *path) nextColumn() (j int32, ok bool) {
	if n := len(p.near); n > 0 {
		j, p.near = p.near[n-1], p.near[:n-1]
		return j, true
	}
	p.pushLater()
	for len(p.heap) > 0 {
		next := p.heap.pop()
		if next.distance == p.distance[next.column] { // it was not reached at less meanwhile
			p.now = next.distance
			return next.column, true
		}
	}
	return 0, false
}

// moveTight gives as many loose rows a column as it finds paths for that do not meet, of pairs that are as near
// as their prices. It goes through each row once at most.
func (e *engine) moveTight() {
	p := &e.path
	near := p.rows.near
	copy(near, e.v) // of columns that were reached it is -everything
	rest := e.loose[:0]
	for _, root := range e.loose {
		p.near = p.near[:0]
		end := e.reachTight(root)
		for end < 0 && len(p.near) > 0 {
			j := p.near[len(p.near)-1]
			p.near = p.near[:len(p.near)-1]
			for i := e.first[j]; i >= 0 && end < 0; i = e.next[i] {
				end = e.reachTight(i)
			}
		}
		if end < 0 {
			rest = append(rest, root)
			continue
		}
		for _, j := range p.near {
			near[j] = e.v[j] // another may go on from there
		}
		p.endColumn = end
		e.augment()
		if e.room[end] > 0 {
			near[end] = e.v[end]
		}
	}
	p.clear()
	e.loose = rest
}

// reachTight goes from a row to all columns that are as near as its price and were not reached, up to a free place.
// It returns that, or -1.
func (e *engine) reachTight(i int32) int32 {
	p := &e.path
	x := e.nearer(i, e.u[i]+1)
	for w, word := range p.rows.hits {
		if word != 0 && x.forbidden != nil {
			word &^= x.forbidden[w]
		}
		for ; word != 0; word &= word - 1 {
			j := int32(w*64 + bits.TrailingZeros64(word))
			p.from[j], p.rows.near[j] = i, -everything
			if e.room[j] > 0 {
				return j
			}
			p.near = append(p.near, j)
		}
	}
	return -1
}
