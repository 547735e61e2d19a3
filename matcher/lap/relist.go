package lap

import (
	"context"
	"sync"
)

// Lists that are worn are made anew together, when no other row is left that
// can bid: on all processors, and from prices that have had time to settle.

// listers are those that nobody uses at present.
type listers struct {
	sync.Mutex
	all []*lister
}

// take gives a goroutine a lister for today's prices.
func (e *engine) take() *lister {
	e.idle.Lock()
	defer e.idle.Unlock()
	n := len(e.idle.all)
	if n == 0 {
		return e.newLister()
	}
	l := e.idle.all[n-1]
	e.idle.all = e.idle.all[:n-1]
	l.prices, l.scale = e.v[:e.in.columns], e.scale
	return l
}

// relistBlocks is into how many blocks rows are dealt that are listed anew, where they are few:
// enough that nobody waits long for another's last.
const relistBlocks = 16

// relist makes the lists of some rows anew, at today's prices.
func (e *engine) relist(ctx context.Context, rows []int32) error {
	shared := blocks{rows: len(rows), size: min(blockRows, 1+len(rows)/relistBlocks), pairs: e.in.pairs()}
	used, err := eachBlockOf(ctx, e.crew, shared, e.take, func(l *lister, from, to int) error {
		for _, i := range rows[from:to] {
			l.guess, l.amiss = everything, false // nothing is taken over from the row before
			e.lists[i] = l.list(int(i), e.anew, e.lists[i])
		}
		return nil
	})
	for _, l := range used {
		e.rowsRead += l.rowsRead
		l.rowsRead = 0
	}
	e.idle.all = append(e.idle.all, used...)
	return err
}
