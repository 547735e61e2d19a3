package matcher

import (
	"context"
	"math"

	"mentormatch/matcher/lap"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A walker solves a round under one weighting after another, each from the
// optimum of the one before.
//
// It solves with a list of a few candidates for each row, and proves that this
// is the whole problem's optimum. With c the cost of a pair, u and v the
// prices of the solved lists, and v0 the mentors' prices when the lists were
// made, every pair that is on no list has
//
//	c - v0 >= beyond, and so c - u - v >= beyond - max(v - v0) - u,
//
// and where that is above 0 for every row, u and v prove the whole, and no pair
// off the lists is tight: the optima of the lists are all optima there are. A
// row for which it is not above 0 is read again.
//
// Lists are made for all weights between two that differ in one criterion.
// The points of a pair lie between those at the two ends (see
// [scoring.Scorer.Weighing]), so that the larger of these bounds the cost from
// below, exactly.
//
// A walker is for one goroutine.
type walker struct {
	*table
	series   *lap.Series
	all      []int32 // every row
	outPrice []int64 // by row

	from, to profiles.Weights // what the lists are made for
	lists    []candidates     // by row
	listing  []listing        // by mentor
	beyond   []int64          // by row: the least c - v0 of those that are not listed
	ref      []int64          // v0, by mentor
	reach    int64            // how far beyond the nearest a list goes, in points
	rise     int64            // the largest v - v0

	// The costs of the moment, which are made when a row is asked for.
	weigh []scoring.Weighing // by class
	cost  [][]int64          // by row
	stamp []uint32           // by row: the moment that its costs are of
	now   uint32

	low          []int64 // of one row
	points, ends []int32 // of one row
	fromW, toW   []scoring.Weighing
	open, proof  []int32
	block        block
}

// A listing is the rows that list a mentor, and maybe others, and where in their lists.
type listing struct{ row, at []int32 }

// nearest is how far beyond the nearest candidate lists go at first: 3 points
// of 100, which in a generated programme of 1000 by 800 people lists some 4
// candidates for each mentee.
const nearest = 300

// none is more than the cost of any pair less any price.
const none = math.MaxInt64 / 4

// newWalker solves the round under the weights w, from the prices of an outcome.
func newWalker(ctx context.Context, t *table, w profiles.Weights, solved *lap.Result) (*walker, error) {
	rows, columns := len(t.round.rows), len(t.round.places)
	x := &walker{table: t, reach: nearest, outPrice: make([]int64, rows)}
	x.allocate()
	for i := range x.outPrice {
		x.all = append(x.all, int32(i))
		if t.round.objective == profiles.Coverage {
			// Whatever the weights, no saving is worth a person: see package lap.
			x.outPrice[i] = 1 + int64(min(rows, columns))*t.largest()
		}
	}
	series, err := lap.NewSeries(t.round.places, columns, x.outPrice, solved.Column, solved.ColumnPrice, x)
	if err != nil {
		return nil, err
	}
	x.series = series
	x.list(w, w)
	return x, x.solve(ctx, w)
}

func (x *walker) allocate() {
	rows, most := len(x.round.rows), 0
	for i := range x.rows {
		most = max(most, len(x.rows[i].mentor))
	}
	x.lists, x.beyond = make([]candidates, rows), make([]int64, rows)
	x.listing = make([]listing, len(x.round.places))
	x.cost, x.stamp = make([][]int64, rows), make([]uint32, rows)
	x.low, x.points, x.ends = make([]int64, most), make([]int32, most), make([]int32, most)
	x.ref, x.weigh, x.fromW, x.toW, x.open, x.proof = nil, nil, nil, nil, nil, nil
	x.now, x.block = 0, block{}
}

// clone is another walker that stands where this one does.
func (x *walker) clone() *walker {
	y := *x
	y.allocate()
	y.series = x.series.Clone(&y)
	return &y
}

// moment makes other weights those of the moment: all costs are others.
func (x *walker) moment(w profiles.Weights) {
	x.weigh = x.weighings(w, x.weigh)
	x.now++
}

// Row gives a listed row to the series, at the costs of the moment.
func (x *walker) Row(i int) ([]int32, []int64) {
	if x.block.worst {
		if x.stamp[i] != x.now {
			x.worst(i)
		}
		return x.lists[i].mentor, x.block.cost[i]
	}
	if x.stamp[i] != x.now {
		x.fill(i)
	}
	return x.lists[i].mentor, x.cost[i]
}

// Rows gives the rows that list a mentor, and maybe others, and where in their lists.
func (x *walker) Rows(j int) (row, at []int32) { return x.listing[j].row, x.listing[j].at }

// fill makes the costs of a listed row.
func (x *walker) fill(i int) {
	list := &x.lists[i]
	n := len(list.mentor)
	cost, points := room(&x.cost[i], n), x.points[:n]
	x.weigh[x.class[i]].PointsOf(list.parts, points)
	floor, waited := x.round.floor(), int64(x.round.waited[x.round.rows[i]])
	for k, p := range points {
		cost[k] = -int64(p) - waited
		if p < floor {
			cost[k] = lap.NoPair
		}
	}
	x.keep(i, cost)
	x.stamp[i] = x.now
}

// room is storage for the costs of a row.
func room(of *[]int64, n int) []int64 {
	if cap(*of) < n {
		*of = make([]int64, n, n+n/4)
	}
	*of = (*of)[:n]
	return *of
}

// keep takes the bonus of a pair that is to be kept from its cost.
func (x *walker) keep(i int, cost []int64) {
	if x.round.kept == nil {
		return
	}
	j := x.round.keptMentor[x.round.rows[i]]
	for k, mentor := range x.lists[i].mentor {
		if int(mentor) == j && cost[k] != lap.NoPair {
			cost[k] -= int64(x.round.kept.Points)
		}
	}
}

// solve finds and proves the best round under the weights w, for which lists have to be made.
func (x *walker) solve(ctx context.Context, w profiles.Weights) error {
	x.moment(w)
	return x.settle(ctx)
}

// settle repairs the series after the costs of all rows have changed, and proves it.
func (x *walker) settle(ctx context.Context) error {
	rows := x.all
	for {
		if err := x.series.Repair(ctx, rows); err != nil {
			return err
		}
		x.risen()
		if rows = x.uncovered(x.all); len(rows) == 0 {
			return x.series.Verify(x.all)
		}
		if 8*len(rows) > len(x.all) {
			// In the end lists have everybody, and nothing is open.
			x.reach = min(2*x.reach, none/4)
			x.list(x.from, x.to)
			rows = x.all
			continue
		}
		for _, i := range rows {
			x.listRow(int(i), x.series.RowPrice(int(i))+x.rise+x.reach)
		}
	}
}

// risen finds by how much prices have risen since the lists were made.
func (x *walker) risen() {
	x.rise = math.MinInt64
	for j, price := range x.series.ColumnPrices() {
		if x.round.places[j] > 0 {
			x.rise = max(x.rise, price-x.ref[j])
		}
	}
}

// uncovered lists the rows of some whose lists may leave out a pair that is tight.
func (x *walker) uncovered(rows []int32) []int32 {
	x.open = x.open[:0]
	for _, i := range rows {
		if !x.covers(i) {
			x.open = append(x.open, i)
		}
	}
	return x.open
}

// covers tells whether no pair that a row's list leaves out is tight.
func (x *walker) covers(i int32) bool {
	beyond := x.beyond[i]
	return beyond >= none || beyond-x.rise > x.series.RowPrice(int(i))
}

// holds tells of rows with a mentor each whether the pair is in some best
// round under the weights solved last.
func (x *walker) holds(row, mentor int) bool {
	return x.series.Column(row) == mentor || x.series.InSome(row, mentor)
}
