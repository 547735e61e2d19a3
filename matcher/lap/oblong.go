package lap

import (
	"context"
	"errors"
)

// A matrix that has more rows than columns of one place each, or fewer, may be solved as it is or with rows and columns in each
// other's place. With more rows than columns all places are taken: then rows may bid from any first prices, and where costs have an
// order, staying out has its place in it. With fewer rows than columns a place stays free near most rows, and what the others want is
// not looked into: that is faster where there are many more columns, and where costs tie. But where rows agree on which columns
// are good, each competes with all before it, and most are read many times: products of row and column, 3000 by 1000, take 28 times as
// long so. Which it is may show only after a while, a reading or two of what is read tens of times in the worse way.

const (
	// slender is how many times as many rows as columns there are at least, in tenths, where the tall way is not even
	// tried. With 15, uniform costs take the same time either way and mentor-like ones two thirds; with 100, under nine
	// tenths and two fifths. With 12 both take longer.
	slender = 15
	// chubby is how many times as many there are at least, in hundredths, where the wide way is tried. With 105, clusters
	// take 3 times as long, and with 101, 13 times.
	chubby = 107
	// unsettledRows, unsettledBids: where one of so many rows is left to paths, another way is tried. After an auction that is
	// more, as distances on a line and powers in trees would take twice as long with 10.
	unsettledRows = 10
	unsettledBids = 2
)

// A way is one in which a matrix is solved.
type way int

const (
	anyhow       way = iota // whatever its costs
	whenOrdered             // only where rows have columns by their order
	whenSettled             // only where few rows are left to paths
	unlessAgreed            // only where rows do not agree on which columns are good
)

// errOtherWay says that a matrix had better be solved in another way.
var errOtherWay = errors.New("there is a better way")

// unsettled tells whether so many rows are left to paths that another way is better.
func (e *engine) unsettled() bool {
	share := unsettledRows
	if e.auctioned {
		share = unsettledBids
	}
	return e.way == whenSettled && len(e.loose)*share >= e.in.rows
}

// oblong tells whether rows and columns may change places, and are not as many.
func (in *instance) oblong() bool {
	_, dense := in.Costs.(*denseCosts)
	return dense && in.rows != in.columns && in.open == in.columns &&
		in.places == min(in.rows, in.columns) && in.places >= fewest
}

// A try is to solve a matrix with more rows than columns, or fewer, in a way.
type try struct {
	tall bool
	way  way
}

// tries are what to try with a matrix, of which one product explains a share of the costs, before it is solved anyhow.
func (in *instance) tries(share float64) []try {
	switch tall, products := in.rows > in.columns, share >= orderShare; {
	case tall && 10*in.rows >= slender*in.columns && !products:
		return []try{{false, unlessAgreed}}
	case tall && 100*in.rows >= chubby*in.columns:
		return []try{{true, whenSettled}, {false, unlessAgreed}}
	case !tall && products && 100*in.columns < chubby*in.rows:
		return []try{{true, anyhow}}
	case !tall && products:
		return []try{{true, whenOrdered}, {false, unlessAgreed}, {true, anyhow}}
	case !tall && share >= monotoneShare:
		return []try{{false, whenSettled}, {true, whenOrdered}}
	case !tall:
		return []try{{false, whenSettled}, {true, anyhow}}
	}
	return nil
}

// solveOblong finds an optimum of a matrix that has more rows than columns, or fewer, in the first way that is good.
func solveOblong(ctx context.Context, in *instance, opt Options, c *crew) (*Result, error) {
	share, tall, read := 0.0, in.rows > in.columns, int64(0)
	if in.places >= coarsest {
		e := newEngine(in, opt, c)
		_, share = e.sampleFactors()
		read = e.rowsRead
	}
	for _, t := range append(in.tries(share), try{tall, anyhow}) {
		var r *Result
		var err error
		if t.tall == tall {
			r, err = newEngine(in, opt, c).solve(ctx, t.way, &read)
		} else {
			r, err = solveTransposed(ctx, in, opt, c, t.way, &read)
		}
		if err != errOtherWay {
			return r, err
		}
	}
	return nil, wrong("no way is left")
}

// solve finds an optimum in a way. It adds to read how many rows were read.
func (e *engine) solve(ctx context.Context, w way, read *int64) (*Result, error) {
	e.way = w
	err := e.run(ctx)
	*read += e.rowsRead
	if err != nil {
		return nil, err
	}
	r := e.result()
	r.Work.RowsRead = *read
	return r, nil
}
