package lap

import (
	"context"
	"slices"
)

func newRepair(in *instance, previous *Result, changes Changes, opt Options) (*repair, error) {
	if previous == nil {
		return nil, bad("there is no earlier result")
	}
	oldRows, oldColumns := len(previous.Column), len(previous.ColumnPrice)
	if len(previous.RowPrice) != oldRows || len(previous.OutPrice) != oldRows {
		return nil, bad("the earlier result has %d rows, %d row prices and %d prices for staying out", oldRows, len(previous.RowPrice), len(previous.OutPrice))
	}
	s := scratches.Get().(*scratch)
	newColumn, err := inverse("column", changes.Column, in.columns, oldColumns, s)
	if err != nil {
		return nil, err
	}
	if _, err := inverse("row", changes.Row, in.rows, oldRows, s); err != nil {
		return nil, err
	}
	w := &repair{in: in, opt: opt, changes: changes, open: newBarringReader(in), whole: in.Costs.reader(), oldOut: 1, scratch: s}
	w.holders = holders{
		node: s.int32s(in.rows, -1), load: s.int32s(in.columns, 0), first: s.int32s(in.columns, -1),
		next: s.int32s(in.rows, -1), prev: s.int32s(in.rows, -1),
	}
	w.oldColumn, w.oldU, w.oldV = s.int32s(in.rows, 0), s.int64s(in.rows, 0), s.int64s(in.columns, 0)
	w.isDirty, w.pending = NewMask(in.rows), NewMask(in.rows)
	w.everything = !changes.Narrowed
	for j := range w.oldV {
		old := j
		if changes.Column != nil {
			old = changes.Column[j]
		}
		if old < 0 {
			w.everything = true
			continue
		}
		price := previous.ColumnPrice[old]
		if price > 0 || price < barred {
			return nil, bad("column %d of the earlier result has the price %d, which is not from %d to 0", old, price, barred)
		}
		w.oldV[j] = price
	}
	for i := range w.oldColumn {
		old := i
		if changes.Row != nil {
			old = changes.Row[i]
		}
		if old < 0 {
			w.oldColumn[i] = -2
			w.everything = true
			continue
		}
		j, out := previous.Column[old], previous.OutPrice[old]
		switch {
		case j < -1 || j >= oldColumns:
			return nil, bad("row %d of the earlier result has column %d of %d", old, j, oldColumns)
		case out > most || out < -most:
			return nil, bad("row %d of the earlier result has the price %d for staying out, which is not from %d to %d", old, out, -most, most)
		}
		w.oldU[i] = previous.RowPrice[old]
		w.oldOut = max(w.oldOut, out)
		if w.oldColumn[i] = int32(j); j >= 0 {
			w.oldColumn[i] = newColumn[j]
		}
	}
	for _, i := range changes.Changed {
		if i < 0 || i >= in.rows {
			return nil, bad("row %d of %d is said to have changed", i, in.rows)
		}
	}
	return w, nil
}

// inverse gives the new number of each old row or column, -2 for one that is
// gone. The mapping gives the old number of each new one.
func inverse(what string, mapping []int, now, before int, s *scratch) ([]int32, error) {
	if mapping == nil && now != before {
		return nil, bad("there are %d %ss, and %d in the earlier result", now, what, before)
	}
	if mapping != nil && len(mapping) != now {
		return nil, bad("%d %ss are said to be changed, of %d", len(mapping), what, now)
	}
	to := s.int32s(before, -2)
	for k := range now {
		old := k
		if mapping != nil {
			old = mapping[k]
		}
		switch {
		case old < -1 || old >= before:
			return nil, bad("%s %d is said to have been %s %d of %d", what, k, what, old, before)
		case old >= 0 && to[old] != -2:
			return nil, bad("%ss %d and %d are both said to have been %s %d", what, to[old], k, what, old)
		case old >= 0:
			to[old] = int32(k)
		}
	}
	return to, nil
}

// start is phase 1.
func (w *repair) start(ctx context.Context) error {
	in := w.in
	w.u, w.v, w.out = slices.Clone(w.oldU), slices.Clone(w.oldV), make([]int64, in.rows)
	s := w.scratch
	w.distance, w.limit, w.from = s.int64s(in.columns, farthest), s.int64s(in.columns, unlimited), s.int32s(in.columns, -1)
	w.queue = &nodeQueue{distance: w.distance, node: s.queue, at: s.int32s(in.columns, -1)}
	w.reached, w.scanned = s.columns, s.scanned
	w.hits = make([]uint64, words(in.columns))
	for j := range w.v {
		if in.capacity(j) == 0 {
			w.v[j], w.limit[j] = barred, unreachable
		}
	}
	if columns := columnsOf(in.Costs); columns != nil {
		m := &meeting{
			columns: columns, kept: map[int32]*[]int64{}, cost: s.int64s(in.rows, 0), reached: s.back,
			distance: s.int64s(in.columns, farthest), by: s.int32s(in.columns, -1), to: s.int32s(in.columns, -1),
		}
		m.queue = &nodeQueue{distance: m.distance, node: s.backQueue, at: s.int32s(in.columns, -1)}
		w.meeting = m
	}
	for i := range w.out {
		w.out[i] = w.oldOut
		if in.Goal == Priced {
			w.out[i] = in.ownOutPrice(i)
		}
	}
	if !w.everything {
		for _, i := range w.changes.Changed {
			w.isDirty.Set(i)
		}
		for i, out := range w.out {
			if w.u[i] > out || w.oldColumn[i] == -1 && w.u[i] != out {
				w.isDirty.Set(i)
			}
		}
	}
	for i := range in.rows {
		if w.everything || w.isDirty.Has(i) {
			w.dirty = append(w.dirty, int32(i))
		}
	}
	if err := w.read(ctx); err != nil {
		return err
	}
	for i, j := range w.oldColumn {
		switch {
		case j == -1:
		case j < 0 || in.capacity(int(j)) <= int(w.load[j]):
			w.loose = append(w.loose, int32(i))
			w.pending.Set(i)
		default:
			w.enter(int32(i), j)
		}
	}
	return nil
}

// read reads the rows that may have other costs, prices them, and takes those
// that are not where their prices say out of their places.
func (w *repair) read(ctx context.Context) error {
	type state struct {
		reader reader
		span   span
	}
	least, own := make([]int64, len(w.dirty)), make([]int64, len(w.dirty))
	states, err := eachBlock(ctx, w.opt.Processors, len(w.dirty),
		func() *state { return &state{w.in.reader(), noPairs} },
		func(s *state, from, to int) error {
			for k := from; k < to; k++ {
				i := w.dirty[k]
				x := s.reader.read(int(i))
				costs, near := x.least(w.v)
				if err := w.in.check(costs); err != nil {
					return err
				}
				s.span.join(costs)
				least[k], own[k] = near, farthest
				if j := w.oldColumn[i]; j >= 0 {
					if cost, allowed := x.cost(int(j)); allowed {
						own[k] = cost - w.v[j]
					}
				}
			}
			return nil
		})
	if err != nil {
		return err
	}
	w.reads += int64(len(w.dirty))
	all := noPairs
	for _, s := range states {
		all.join(s.span)
	}
	if err := w.in.check(all); err != nil {
		return err
	}
	if w.in.Goal != Priced && w.everything {
		if needed := w.in.outPrice(all); needed > w.oldOut {
			for i := range w.out {
				w.out[i] = needed
			}
		}
	}
	for k, i := range w.dirty {
		w.u[i] = min(w.out[i], least[k])
		if j := w.oldColumn[i]; j >= 0 && own[k] != w.u[i] || j == -1 && w.out[i] != w.u[i] {
			w.oldColumn[i] = -2
		}
	}
	return nil
}
