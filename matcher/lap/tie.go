package lap

import (
	"context"
	"math/bits"
	"slices"
)

// A tight graph has all that an optimum can be made of, by the prices that prove one.
//
// Its nodes are the columns and, as the last one, staying out. Row i leads from the
// node that it has to each node that is tight for it: column j where
// cost[i][j] = u[i] + v[j], staying out where out[i] = u[i]. Besides,
// without any row, a column with a free place leads to staying out, and staying
// out to each column that has rows and the price 0, for its places may be empty.
//
// # Theorem
//
// Let u and v be prices that prove one optimum. An assignment is an optimum if and only if
// every row has a node that is tight for it, no column has more rows than
// places, and every column with a price below 0 is full.
//
// These are the conditions of complementary slackness, which hold between
// every optimum and every optimal dual solution, and prove an optimum with any of them.
// So the set of optima that they describe is the same whichever of the optimal prices
// they are taken from. Two optima differ by cycles of the graph, no two of which
// share a row, and following a cycle leads from an optimum to another one.
type tightGraph struct {
	in *instance
	holders
	tight [][]int32 // of each row, lowest first
	out   int32     // the node of rows that stay out
	// room is the node of free places: staying out as well, or one of its own,
	// and then each cycle leaves as many rows out as before.
	room int32
	// free are columns with the price 0 and with places: those that need not be full.
	free   []int32
	isFree Mask
}

// newTightGraph reads every row once, proves a result as [Verify] does, and
// collects its tight pairs meanwhile.
func newTightGraph(ctx context.Context, in *instance, r *Result, processors int) (*tightGraph, error) {
	if err := in.shape(r); err != nil {
		return nil, err
	}
	g := &tightGraph{
		in: in, out: int32(in.columns), room: int32(in.columns), holders: newHolders(in.rows, in.columns+1),
		tight: make([][]int32, in.rows),
	}
	states, err := eachBlock(ctx, processors, in.rows,
		func() *tightState {
			s := &tightState{proof: proof{span: noPairs}, hits: make([]uint64, words(in.columns))}
			s.kept.reader = in.reader()
			s.proof.reader = &s.kept
			return s
		},
		func(s *tightState, from, to int) error {
			for i := from; i < to; i++ {
				if err := s.row(r, i); err != nil {
					return err
				}
				g.tight[i] = s.collect(r, i)
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	all := proof{span: noPairs}
	for _, s := range states {
		all.span.join(s.span)
		all.total += s.total
		all.assigned += s.assigned
	}
	if err := in.conclude(r, all); err != nil {
		return nil, err
	}
	for i := in.rows - 1; i >= 0; i-- { // lists of holders begin with the lowest row
		j := g.out
		if r.Column[i] >= 0 {
			j = int32(r.Column[i])
		}
		g.enter(int32(i), j)
	}
	g.isFree = NewMask(in.columns)
	for j, price := range r.ColumnPrice {
		if price == 0 && in.capacity(j) > 0 {
			g.free = append(g.free, int32(j))
			g.isFree.Set(j)
		}
	}
	return g, nil
}

// tightState is what one goroutine works with.
type tightState struct {
	proof
	kept  keptReader
	arena []int32
	hits  []uint64 // a bit for each column
}

// A keptReader keeps the row that was read last.
type keptReader struct {
	reader
	last row
}

func (k *keptReader) read(i int) row {
	k.last = k.reader.read(i)
	return k.last
}

// collect lists the tight nodes of the row that was read last.
func (s *tightState) collect(r *Result, i int) []int32 {
	if cap(s.arena)-len(s.arena) < len(r.ColumnPrice)+1 {
		s.arena = make([]int32, 0, max(1<<14, 2*len(r.ColumnPrice)+2))
	}
	x, u, from := s.kept.last, r.RowPrice[i], len(s.arena)
	list := s.arena
	switch {
	case x.column != nil:
		for k, j := range x.column {
			if x.at(k)-r.ColumnPrice[j] == u && (x.forbidden == nil || !x.forbidden.Has(int(j))) {
				list = append(list, j)
			}
		}
		slices.Sort(list[from:])
	default:
		list = x.tight(r.ColumnPrice, u, s.hits, list)
	}
	if r.OutPrice[i] == u {
		list = append(list, int32(len(r.ColumnPrice)))
	}
	s.arena = list
	return list[from:len(list):len(list)]
}

// tight lists the columns that cost u with their prices, in a row with all columns in which none that is allowed costs less.
func (x row) tight(price []int64, u int64, hits []uint64, list []int32) []int32 {
	x.below(price, 1, u+1, hits)
	for w, word := range hits {
		if x.forbidden != nil {
			word &^= x.forbidden[w]
		}
		for ; word != 0; word &= word - 1 {
			list = append(list, int32(w*64+bits.TrailingZeros64(word)))
		}
	}
	return list
}

// hasRoom tells whether a node is a column with a free place.
func (g *tightGraph) hasRoom(j int32) bool {
	return j < g.out && int(g.load[j]) < g.in.capacity(int(j))
}

// A walk goes along the links from a node to others: by a row of the node to what is tight for the row, or by no row (-1).
type walk struct {
	node int32
	row  int32 // the row that it is at; noRow before and after all
	at   int   // of the next link, by its row
	rows bool  // links by no row have been gone through
}

const noRow = -1

// step is the next link; ok is false when there is none. A row that is on no list of a node any more leads nowhere.
func (g *tightGraph) step(w *walk) (by, to int32, ok bool) {
	x := w.node
	if !w.rows {
		if x == g.room {
			for w.at < len(g.free) {
				w.at++
				if j := g.free[w.at-1]; g.load[j] > 0 {
					return noRow, j, true
				}
			}
		} else if w.at == 0 && g.hasRoom(x) {
			w.at++
			return noRow, g.room, true
		}
		w.rows, w.row, w.at = true, noRow, 0
		if x <= g.out {
			w.row = g.first[x]
		}
	}
	for ; w.row != noRow; w.row, w.at = g.next[w.row], 0 {
		for tight := g.tight[w.row]; w.at < len(tight); {
			w.at++
			if to = tight[w.at-1]; to != x {
				return w.row, to, true
			}
		}
	}
	return noRow, noRow, false
}
