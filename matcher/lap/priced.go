package lap

import "context"

// Where every pair is allowed and costs no more than to leave its row out, as where scores are gained and none is below 0, an optimum
// under [Priced] has as many pairs as there is room for, and so has one under [MostRows]. With room for all rows, or one price for
// staying out, the totals of such assignments differ by the same under both: an optimum under MostRows is one under Priced, and its
// prices prove it when all are moved together. They often do where some pairs cost more than to stay out, too. Many ways lead to an
// optimum under MostRows, and few to one under Priced: of 1500 by 1500 products it takes a thousandth of the time.

// gainRows is how many rows are looked at to tell whether most pairs cost no more than staying out. The prices show whether it is enough.
const gainRows = 16

// gains tells whether in some rows every pair is allowed and most cost no more than staying out, and how many rows were read.
func (in *instance) gains() (gains bool, read int64) {
	if in.Goal != Priced || in.places < fewest || in.places < in.rows && !in.oneOutPrice() {
		return false, 0
	}
	if _, sparse := in.Costs.(*sparseCosts); sparse {
		return false, 0
	}
	reader := in.reader()
	for k := range gainRows {
		i := k * (in.rows - 1) / (gainRows - 1)
		x := reader.read(i)
		read++
		if x.forbidden != nil {
			return false, read
		}
		better, out := 0, in.ownOutPrice(i)
		x.each(func(_ int, cost int64) bool {
			if cost <= out {
				better++
			}
			return true
		})
		if 4*better < in.columns {
			return false, read
		}
	}
	return true, read
}

// oneOutPrice tells whether it costs the same to leave any row out.
func (in *instance) oneOutPrice() bool {
	for i := range in.OutPrice {
		if in.OutPrice[i] != in.OutPrice[0] {
			return false
		}
	}
	return true
}

// solvePriced finds an optimum under Priced, by way of MostRows where that seems to have the same.
func solvePriced(ctx context.Context, in *instance, opt Options, c *crew) (*Result, error) {
	gains, read := in.gains()
	if gains {
		most := *in
		most.Goal, most.OutPrice = MostRows, nil
		r, err := solve(ctx, &most, opt, c)
		if err != nil {
			return nil, err
		}
		read += r.Work.RowsRead
		if in.price(r) {
			r.Work.RowsRead = read
			return r, nil
		}
	}
	return newEngine(in, opt, c).solve(ctx, anyhow, &read)
}

// price moves the prices of an optimum under MostRows so that they prove it under Priced. It is false when they cannot.
func (in *instance) price(r *Result) bool {
	room := make([]int, in.columns)
	for j := range room {
		room[j] = in.capacity(j)
	}
	// All rows come down by at least least, and all columns up by at most most.
	least, highest := -everything, -everything
	for i, j := range r.Column {
		least = max(least, r.RowPrice[i]-in.ownOutPrice(i))
		if j >= 0 {
			room[j]--
		}
	}
	for j, v := range r.ColumnPrice {
		switch {
		case room[j] > 0: // it has a free place, and stays at 0
			least, highest = max(least, 0), max(highest, 0)
		case in.capacity(j) > 0:
			highest = max(highest, v)
		}
	}
	if r.Assigned == in.rows {
		least = max(least, 0) // they may stay where they are
	}
	if least > -highest {
		return false
	}
	for i, j := range r.Column {
		r.RowPrice[i] -= least
		r.OutPrice[i] = in.ownOutPrice(i)
		if j < 0 && r.RowPrice[i] != r.OutPrice[i] {
			return false
		}
	}
	for j := range r.ColumnPrice {
		if in.capacity(j) > 0 {
			r.ColumnPrice[j] += least
		}
	}
	return true
}
