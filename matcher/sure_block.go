package matcher

import (
	"context"
	"math"

	"mentormatch/matcher/lap"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A block is all weights of one criterion from one to another, which a walker
// solves with little more work than one.
//
// Let row i have the mentor o, and let d(k) be what another mentor k costs more than
// o. Under each weight of the block, d(k) is at least the lesser of what it is under the
// first and the last, less 1. For points are a mean, which goes from one end to the
// other, and without rounding d(k) is between those at the ends. Rounding moves the points of
// one mentor by more than -1/2 and at most 1/2, and so d(k) by less than 1, at the end and on the way. It is
// a whole number: more than the lesser less 2, it is not below the lesser less 1.
// Under the first and the last themselves there is nothing to take off.
//
// With these least differences for costs, prices are found by which nearly every row has
// nobody better than o: see [lap.Series.Hold]. Such a row is at rest. It keeps o under each
// weight of the block, and nothing of it has to be computed. The few others are looked at under each
// weight. As prices change on the way, a row that is not at rest by the new ones, by the
// same least differences, is looked at from then on. The same holds of a row that might want somebody off its list, by the
// bound that [walker] states.
type block struct {
	worst    bool               // costs are the least differences
	from, to []scoring.Weighing // by class: at the ends
	inside   bool               // there are weights between the ends
	own      []int32            // by row: who it has when the block begins; -1 for nobody
	at       []int32            // by row: where they are on its list
	cost     [][]int64          // by row: of its list, with the least differences
	looked   []int32            // rows that have to be looked at
	seen     lap.Mask           // of looked
	limit    []int64            // by row: the rise from which on one at rest could want somebody off its list
	least    int64              // of the limits
}

// begin makes a block of the weights from first to last, which differ by so many
// steps in one criterion. Lists have to be made for them.
func (x *walker) begin(ctx context.Context, first, last profiles.Weights, steps int) error {
	b := &x.block
	if b.own == nil {
		b.seen, b.own = lap.NewMask(len(x.all)), make([]int32, len(x.all))
		b.at, b.limit, b.cost = make([]int32, len(x.all)), make([]int64, len(x.all)), make([][]int64, len(x.all))
	}
	for i := range b.own {
		b.own[i] = int32(x.series.Column(i))
	}
	b.from, b.to = x.weighings(first, b.from), x.weighings(last, b.to)
	b.worst, b.inside = true, steps > 1
	x.now++
	held, err := x.series.Hold(ctx, x.all)
	if err != nil {
		return err
	}
	b.looked = append(b.looked[:0], held...)
	clear(b.seen)
	for _, i := range held {
		b.seen.Set(int(i))
	}
	x.risen()
	x.proof = x.proof[:0]
	for _, i := range x.all {
		if !b.seen.Has(int(i)) {
			x.proof = append(x.proof, i)
			b.limit[i] = min(x.beyond[i]-x.series.RowPrice(int(i)), none/2)
		}
	}
	if err := x.series.Verify(x.proof); err != nil {
		return err
	}
	b.least = math.MinInt64
	x.limits()
	b.worst = false
	x.series.Moved(func(int) {}, func(int) {})
	return nil
}

// limits has rows looked at whose limit is reached.
func (x *walker) limits() {
	b := &x.block
	if x.rise < b.least {
		return
	}
	b.least = math.MaxInt64
	for i, limit := range b.limit {
		switch {
		case b.seen.Has(i):
		case limit <= x.rise:
			x.look(i)
		default:
			b.least = min(b.least, limit)
		}
	}
}

// rose checks every row that lists a mentor whose price has risen.
func (x *walker) rose(j int) {
	b, prices := &x.block, x.series.ColumnPrices()
	x.rise = max(x.rise, prices[j]-x.ref[j])
	for n, i := range x.listing[j].row {
		if b.seen.Has(int(i)) {
			continue
		}
		k, list := x.listing[j].at[n], x.lists[i].mentor
		stands := int(k) < len(list) && int(list[k]) == j
		if stands && b.cost[i][k]-prices[j] < b.ownPrice(int(i), x.outPrice[i], prices) {
			x.look(int(i))
		}
	}
}

// ownPrice is the price of a row, at the costs of the block.
func (b *block) ownPrice(i int, out int64, prices []int64) int64 {
	if b.own[i] < 0 {
		return out
	}
	return b.cost[i][b.at[i]] - prices[b.own[i]]
}

// rests has a row looked at that is not at rest any more.
func (x *walker) rests(i int) {
	b := &x.block
	if b.seen.Has(i) {
		return
	}
	prices := x.series.ColumnPrices()
	u, best := b.ownPrice(i, x.outPrice[i], prices), x.outPrice[i]
	for k, j := range x.lists[i].mentor {
		best = min(best, b.cost[i][k]-prices[j])
	}
	if best < u || x.series.Column(i) != int(b.own[i]) {
		x.look(i)
		return
	}
	b.limit[i] = min(x.beyond[i]-u, none/2)
	b.least = min(b.least, b.limit[i])
}

// look has a row looked at under every weight that is still to come in the block.
func (x *walker) look(i int) {
	if b := &x.block; !b.seen.Has(i) {
		b.seen.Set(i)
		b.looked = append(b.looked, int32(i))
	}
}

// next finds and proves the best round under one weighting of the block after another.
func (x *walker) next(ctx context.Context, w profiles.Weights) error {
	x.moment(w)
	b := &x.block
	rows := b.looked
	for {
		if err := x.series.Repair(ctx, rows); err != nil {
			return err
		}
		x.series.Moved(x.rests, x.rose)
		x.limits()
		if rows = x.uncovered(b.looked); len(rows) == 0 {
			return x.series.Verify(b.looked)
		}
		for _, i := range rows {
			x.listRow(int(i), x.series.RowPrice(int(i))+x.rise+x.reach)
		}
	}
}

// worst makes the costs of a row for a whole block: its own mentor's at their worst,
// and those of the others by the least differences from it.
func (x *walker) worst(i int) {
	b, list := &x.block, &x.lists[i]
	n := len(list.mentor)
	cost, first, last := room(&b.cost[i], n), x.points[:n], x.ends[:n]
	class, own := x.class[i], b.own[i]
	b.from[class].PointsOf(list.parts, first)
	b.to[class].PointsOf(list.parts, last)
	floor, waited := x.round.floor(), int64(x.round.waited[x.round.rows[i]])
	firstOwn, lastOwn, rounding := int32(0), int32(0), int32(0)
	if own >= 0 {
		for k, j := range list.mentor {
			if j == own {
				firstOwn, lastOwn, b.at[i] = first[k], last[k], int32(k)
			}
		}
		if b.inside && b.from[class] != b.to[class] {
			rounding = 1
		}
	}
	from := min(firstOwn, lastOwn) + rounding
	for k, j := range list.mentor {
		points := from + max(first[k]-firstOwn, last[k]-lastOwn)
		allowed := max(first[k], last[k]) >= floor
		if j == own {
			points, allowed = from-rounding, min(firstOwn, lastOwn) >= floor
		}
		cost[k] = -int64(points) - waited
		if !allowed {
			cost[k] = lap.NoPair
		}
	}
	x.keep(i, cost)
	x.stamp[i] = x.now
}
