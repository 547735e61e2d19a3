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

// relist makes the lists of some rows anew, at today's prices.
func (e *engine) relist(ctx context.Context, rows []int32) error {
	used, err := eachBlock(ctx, e.processors, len(rows), e.take, func(l *lister, from, to int) error {
		l.guess, l.amiss = everything, false // nothing is taken over from the block before
		for _, i := range rows[from:to] {
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
