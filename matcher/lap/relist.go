package lap

import (
	"context"
	"sync"
)

// Lists that are worn are made anew while other rows bid: by helpers, from the prices at
// which so many rows were found to wait. By prices of a moment later they would hardly differ.

// relistRows is how many rows wait for new lists before these are made. From 4 to 64 as many rows are read in
// all; with fewer than 16, processors wait for each other more. Where rows agree on which columns are good,
// lists wait until nobody else can bid: products of 1000 to 5000 rows take 1.3 times as long otherwise.
// So they do where so many rows are not worth waking helpers for.
const relistRows = 32

// How far beyond the bound of its list a nearest pair may be with which a row bids: so many slacks, and so many times the mean
// spread of a list at most, for so many bids. Prices are no nearer than the slack in any case, and all rows bid anew with the
// next: Euclidean costs take two thirds of the time that they take with none, and half as many lists are made anew. With no end
// of such bids, or of how far, rows that compete for too few listed columns ruin the prices of all: some products of 2000 rows
// take 20 times as long.
const (
	tolerate  = 16
	farAtMost = 4
	lateBids  = 8
)

// tolerated is the bound by which a row may bid whose list is worn: that of its list and the tolerance, or that of its list alone
// where this does not help, or has helped so often that the list has to be made anew.
func (e *engine) tolerated(i int32, best, tolerance int64) int64 {
	beyond := e.lists[i].beyond
	if best > beyond+tolerance || e.late[i] == lateBids {
		e.late[i] = 0
		return beyond
	}
	e.late[i]++
	return beyond + tolerance
}

// listers are those that nobody uses at present.
type listers struct {
	sync.Mutex
	all []*lister
}

// take gives a goroutine a lister for prices.
func (e *engine) take(prices []int64) *lister {
	e.idle.Lock()
	defer e.idle.Unlock()
	n := len(e.idle.all)
	if n == 0 {
		l := e.newLister()
		l.prices = prices
		return l
	}
	l := e.idle.all[n-1]
	e.idle.all = e.idle.all[:n-1]
	l.prices, l.scale = prices, e.scale
	return l
}

// worn are rows that wait for new lists. They have no column, and are in no queue.
type worn struct {
	rows   []int32
	begun  int          // of so many rows, lists are made or being made
	finish func() error // for those that are being made; nil when none are
	prices []int64      // from which helpers make lists; nil before they do
	fell   []int32      // columns whose prices have fallen since these were kept
}

// wait has a row wait until its list is made anew.
func (e *engine) wait(ctx context.Context, w *worn, i int32) error {
	w.rows = append(w.rows, i)
	if len(w.rows)-w.begun < relistRows || e.contended || relistRows*int64(e.in.pairs()) < worthWaking {
		return nil
	}
	helped, err := e.relistWaiting(ctx, w)
	if err != nil || helped {
		return err
	}
	return w.end() // before prices are others
}

// relistWaiting begins to make the lists that are still to be made, and tells whether helpers do. These have a copy of the prices: bids
// write their own again and again, and would wait for a helper that reads them. 5000 rows of products, distances or mentors take 0.9 to 0.98
// of the time so, on two processors.
func (e *engine) relistWaiting(ctx context.Context, w *worn) (helped bool, err error) {
	if err := w.end(); err != nil {
		return false, err
	}
	rows, prices := w.rows[w.begun:], e.v[:e.in.columns]
	w.begun = len(w.rows)
	if helped = e.crew.helps(int64(len(rows)) * int64(e.in.pairs())); helped {
		w.keep(prices)
		prices = w.prices
	}
	w.finish = e.relist(ctx, rows, prices, e.anewOf)
	return helped, nil
}

// keep keeps a copy of prices. Only what has changed is written: a helper has the others in its cache.
func (w *worn) keep(prices []int64) {
	if w.prices == nil {
		w.prices = append(w.prices[:0], prices...)
	}
	for _, j := range w.fell {
		if int(j) < len(prices) { // it may be waiting
			w.prices[j] = prices[j]
		}
	}
	w.fell = w.fell[:0]
}

// end waits until those lists are made that are being made.
func (w *worn) end() error {
	if w.finish == nil {
		return nil
	}
	finish := w.finish
	w.finish = nil
	return finish()
}

// relistAll makes all lists that are still to be made, and puts the rows into a queue.
func (e *engine) relistAll(ctx context.Context, w *worn, q *queue) error {
	if _, err := e.relistWaiting(ctx, w); err != nil {
		return err
	}
	if err := w.end(); err != nil {
		return err
	}
	for _, i := range w.rows {
		q.push(i)
	}
	w.rows, w.begun = w.rows[:0], 0
	return nil
}

// anewOf is how many pairs a list has at least that is made anew while rows bid.
func (e *engine) anewOf(int32) int { return e.anew }

// relist begins to make the lists of some rows anew, of least pairs or more, at given prices, and returns what has to be called
// to finish it.
func (e *engine) relist(ctx context.Context, rows []int32, prices []int64, least func(i int32) int) (finish func() error) {
	done := begin(ctx, e.crew, blocks{rows: len(rows), size: min(blockRows, 1+len(rows)/relistBlocks), pairs: e.in.pairs()},
		func() *lister { return e.take(prices) },
		func(l *lister, from, to int) error {
			for _, i := range rows[from:to] {
				l.guess, l.amiss = everything, false // nothing is taken over from the row before
				e.lists[i] = l.list(int(i), least(i), e.lists[i])
			}
			return nil
		})
	return func() error {
		used, err := done()
		for _, l := range used {
			e.rowsRead += l.rowsRead
			l.rowsRead = 0
		}
		e.idle.all = append(e.idle.all, used...)
		return err
	}
}

// relistBlocks is into how many blocks at least rows are dealt that are listed anew: enough that nobody
// waits long for another's last.
const relistBlocks = 64
