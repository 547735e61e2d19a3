package matcher

import (
	"context"
	"math"
	"slices"

	"mentormatch/matcher/lap"
	"mentormatch/profiles"
	"mentormatch/scoring"
)

// A walker solves a round under one weighting after another, each from the
// prices of the one before.
//
// It solves with a list of a few candidates for each row, and proves that this
// is the whole problem's optimum. With c the cost of a pair, u and v the
// prices of the solved lists, and v0 the mentors' prices when the lists were
// made, every pair that is on no list has
//
//	c - v0 >= rest, and so c - u - v >= rest - max(v - v0) - u,
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
	from, to profiles.Weights // what the lists are made for
	lists    [][]candidate    // by row
	rest     []int64          // by row: the least c - v0 of those that are not listed
	ref      []int64          // v0, by mentor
	reach    int64            // how far beyond the nearest a list goes, in points
	solved   *lap.Result
	outPrice []int64 // by row; nil where nobody has a price for staying out

	// Where weights go on in one direction, the column prices solved last, and
	// by how much these differ from those before.
	drifts      bool
	last, drift []int64

	low     []int64 // of one row
	weigh   []scoring.Weighing
	start   []int
	column  []int32
	costs   []int64
	problem lap.Problem // the lists under the weights solved last
}

// nearest is how far beyond the nearest candidate lists go at first: 3 points
// of 100, which in a generated programme of 1000 by 800 people lists some 20
// candidates for each mentee.
const nearest = 300

// none is more than the cost of any pair less any price.
const none = math.MaxInt64 / 4

// newWalker solves the round under the weights w, from the prices of an outcome.
func newWalker(ctx context.Context, t *table, w profiles.Weights, solved *lap.Result) (*walker, error) {
	rows, columns := len(t.round.rows), len(t.round.places)
	x := &walker{
		table: t, reach: nearest, solved: solved,
		lists: make([][]candidate, rows), rest: make([]int64, rows),
		weigh: make([]scoring.Weighing, rows), start: make([]int, rows+1),
	}
	if t.round.objective == profiles.Coverage {
		// Whatever the weights, no saving is worth a person: see package lap.
		x.outPrice = make([]int64, rows)
		for i := range x.outPrice {
			x.outPrice[i] = 1 + int64(min(rows, columns))*t.largest()
		}
	}
	return x, x.solve(ctx, w, w)
}

// clone is another walker that stands where this one does.
func (x *walker) clone() *walker {
	y := *x
	y.lists = make([][]candidate, len(x.lists))
	for i, list := range x.lists {
		y.lists[i] = slices.Clone(list)
	}
	y.rest, y.ref = slices.Clone(x.rest), slices.Clone(x.ref)
	y.weigh, y.start = slices.Clone(x.weigh), slices.Clone(x.start)
	y.low, y.column, y.costs = nil, nil, nil
	return &y
}

// solve finds and proves the best round under the weights at. When lists have
// to be made, they are made for all weights from at to a further one, which
// differs from at in one criterion at most.
func (x *walker) solve(ctx context.Context, at, further profiles.Weights) error {
	for i := range x.weigh {
		x.weigh[i] = x.weighing(i, at)
	}
	if !between(x.from, at, x.to) || x.ref == nil {
		x.list(at, further)
	}
	for {
		x.fill()
		solved, err := lap.Resolve(ctx, x.problem, x.guess(), lap.Changes{}, lap.Options{Processors: 1})
		if err != nil {
			return err
		}
		x.solved = solved
		if x.proved(at) {
			x.remember()
			return nil
		}
		x.drift = x.drift[:0]
	}
}

// remember notes where prices go.
func (x *walker) remember() {
	if !x.drifts {
		return
	}
	x.drift = x.drift[:0]
	if x.last != nil {
		for j, price := range x.solved.ColumnPrice {
			x.drift = append(x.drift, price-x.last[j])
		}
	}
	x.last = x.solved.ColumnPrice
}

// guess is the result solved last with its prices moved on as they moved
// before: where weights go on in one direction, so do prices, nearly, and
// solving from there takes a third less time.
func (x *walker) guess() *lap.Result {
	if len(x.drift) == 0 {
		return x.solved
	}
	guess := *x.solved
	guess.ColumnPrice = make([]int64, len(x.drift))
	for j, by := range x.drift {
		guess.ColumnPrice[j] = min(x.solved.ColumnPrice[j]+by, 0)
	}
	return &guess
}

// between tells whether b is on the way from a to c, which differ in one
// criterion at most.
func between(a, b, c profiles.Weights) bool {
	p, q, r := weightList(a), weightList(b), weightList(c)
	for k := range q {
		if q[k] < min(p[k], r[k]) || q[k] > max(p[k], r[k]) {
			return false
		}
	}
	return true
}

// list makes all lists anew, with the present prices.
func (x *walker) list(from, to profiles.Weights) {
	x.from, x.to = from, to
	x.ref = append(x.ref[:0], x.solved.ColumnPrice...)
	listed := 0
	for i := range x.lists {
		x.listRow(i, -none)
		listed += len(x.lists[i])
	}
	// Long lists take long to solve, and short ones have to be made often.
	switch n := len(x.lists); {
	case listed > 32*n:
		x.reach = max(x.reach*3/4, 1)
	case listed < 12*n && x.reach < profiles.MaxPoints:
		x.reach = x.reach*3/2 + 1
	}
}

// listRow lists the candidates of a row whose cost less price is up to a
// bound, or up to its reach beyond the nearest, whichever is more.
func (x *walker) listRow(i int, bound int64) {
	a, b := x.weighing(i, x.from), x.weighing(i, x.to)
	pairs := x.pairs[i]
	x.low = slices.Grow(x.low[:0], len(pairs))[:len(pairs)]
	least := int64(0) // what staying out costs
	if x.outPrice != nil {
		least = x.outPrice[i]
	}
	single := x.from == x.to
	for k := range pairs {
		c := &pairs[k]
		most := c.points(&a)
		if !single {
			most = max(most, c.points(&b))
		}
		low := x.cost(i, c.mentor, most) - x.ref[c.mentor]
		x.low[k] = low
		least = min(least, low)
	}
	bound = max(bound, least+x.reach)
	list, rest := x.lists[i][:0], int64(none)
	for k, low := range x.low {
		if low <= bound {
			list = append(list, pairs[k])
		} else {
			rest = min(rest, low)
		}
	}
	x.lists[i], x.rest[i] = list, rest
}

// fill makes the problem of the lists.
func (x *walker) fill() {
	floor := x.round.floor()
	x.column, x.costs = x.column[:0], x.costs[:0]
	for i, list := range x.lists {
		for k := range list {
			if points := list[k].points(&x.weigh[i]); points >= floor {
				x.column = append(x.column, list[k].mentor)
				x.costs = append(x.costs, x.cost(i, list[k].mentor, points))
			}
		}
		x.start[i+1] = len(x.column)
	}
	x.problem = lap.Problem{
		Costs:    lap.Sparse(len(x.lists), len(x.round.places), x.start, x.column, x.costs),
		Capacity: x.round.places,
		Goal:     lap.Priced,
		OutPrice: x.outPrice,
	}
}

// proved tells whether the lists' optimum is that of the whole. If not, it
// lists more.
func (x *walker) proved(at profiles.Weights) bool {
	rise := int64(math.MinInt64)
	for j, price := range x.solved.ColumnPrice {
		if x.round.places[j] > 0 {
			rise = max(rise, price-x.ref[j])
		}
	}
	var open []int
	for i, rest := range x.rest {
		if rest < none && rest-rise <= x.solved.RowPrice[i] {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return true
	}
	if 8*len(open) > len(x.rest) {
		// In the end lists have everybody, and nothing is open.
		x.reach = min(2*x.reach, none/4)
		x.list(at, x.to)
		return false
	}
	for _, i := range open {
		x.listRow(i, x.solved.RowPrice[i]+rise+x.reach)
	}
	return false
}

// points is what a mentor scores with the mentee of a row under the weights
// solved last, and whether no rule bars the pair.
func (x *walker) points(row, mentor int) (int32, bool) {
	pairs := x.pairs[row]
	k, found := slices.BinarySearchFunc(pairs, int32(mentor), func(c candidate, j int32) int { return int(c.mentor - j) })
	if !found {
		return 0, false
	}
	return pairs[k].points(&x.weigh[row]), true
}

// holds tells of rows with a mentor each whether the pair is in some best
// round under the weights solved last.
func (x *walker) holds(ctx context.Context, rows, mentors []int, held []bool) error {
	var ties *lap.Ties
	floor := x.round.floor()
	for k, row := range rows {
		j := mentors[k]
		if held[k] = x.solved.Column[row] == j; held[k] {
			continue
		}
		points, allowed := x.points(row, j)
		if !allowed || points < floor ||
			x.cost(row, int32(j), points) != x.solved.RowPrice[row]+x.solved.ColumnPrice[j] {
			continue // no optimum has a pair that is not tight
		}
		if ties == nil {
			var err error
			if ties, err = lap.TightComponents(ctx, x.problem, x.solved, lap.Options{Processors: 1}); err != nil {
				return err
			}
		}
		held[k] = ties.Pair(row, j) != lap.Never
	}
	return nil
}
