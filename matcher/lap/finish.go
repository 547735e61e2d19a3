package lap

// result makes the prices of an optimum those that a Result has.
func (e *engine) result() *Result {
	e.settlePrices()
	r := &Result{Column: make([]int, e.in.rows), RowPrice: e.u, ColumnPrice: e.v, OutPrice: e.out}
	for i, j := range e.column {
		r.Column[i] = int(j)
		if j >= 0 {
			r.Assigned++
			r.Total += e.u[i] + e.v[j]
		}
	}
	r.Work.RowsRead = e.rowsRead
	return r
}

// settlePrices moves prices to where they have to be: column prices to 0 or
// less, and what rests on the engine's own price for staying out onto
// a price that is no larger than it has to be.
func (e *engine) settlePrices() {
	if e.waits() {
		e.dismiss(allOf(e.in.rows))
	}
	e.unscaleAll()
	for j := range e.in.columns {
		if e.in.capacity(j) == 0 {
			e.v[j] = 0
		}
	}
	switch {
	case e.spare:
		e.raise(e.highest)
	case e.square:
		e.raise(e.highestPrice())
	}
	e.v = e.v[:e.in.columns]
	if e.in.Goal == Priced {
		for i, j := range e.column {
			e.out[i] = e.in.ownOutPrice(i)
			if j < 0 {
				e.u[i] = e.out[i]
			}
		}
		return
	}
	// Row prices without the engine's price in them, and what column
	// prices with it are besides.
	const half = far / 2
	rows, columns := noPairs, noPairs
	for _, u := range e.u {
		if u < half {
			rows.join(span{u, u})
		}
	}
	for _, v := range e.v {
		if v <= -half {
			columns.join(span{v + far, v + far})
		}
	}
	// A pair whose prices both have the engine's price in them, or neither, keeps
	// their sum. One whose column alone has it costs no less than its prices
	// where out >= row + column - low. No row alone has it, as a pair costs
	// far less. No row price is above out, and no column price above 0.
	out := max(e.in.outPrice(e.span), rows.high, columns.high)
	if rows.low <= rows.high && columns.low <= columns.high {
		out = max(out, rows.high+columns.high-e.span.low)
	}
	for i, u := range e.u {
		if u >= half {
			e.u[i] = u - far + out
		}
		e.out[i] = out
	}
	for j, v := range e.v {
		if v <= -half {
			e.v[j] = v + far - out
		}
	}
}

// raise moves all prices so that one of columns becomes 0.
func (e *engine) raise(price int64) {
	for j := range e.in.columns {
		if e.in.capacity(j) > 0 {
			e.v[j] -= price
		}
	}
	for i := range e.u {
		e.u[i] += price
	}
}

// highestPrice is that of a column with places.
func (e *engine) highestPrice() int64 {
	highest, any := int64(0), false
	for j, v := range e.v[:e.in.columns] {
		if e.in.capacity(j) > 0 && (!any || v > highest) {
			highest, any = v, true
		}
	}
	return highest
}

// unscale takes the scale off the prices of rows that have a column, and of
// columns with them. Rounding column prices down keeps all that an optimum
// needs, as each condition bounds the difference of two of them by a whole
// multiple of the scale.
func (e *engine) unscale(rows, columns []int32) {
	for _, i := range rows {
		if j := e.column[i]; j >= 0 {
			e.u[i] = (e.u[i]+e.v[j])/e.scale - floor(e.v[j], e.scale)
		}
	}
	for _, j := range columns {
		e.v[j] = floor(e.v[j], e.scale)
	}
}

// unscaleAll takes the scale off all prices but those of rows left out. Where
// it is not 1 and there are such rows, they have prices of their own.
func (e *engine) unscaleAll() {
	if e.scale == 1 {
		return
	}
	e.unscale(allOf(len(e.u)), allOf(len(e.v)))
	e.highest = floor(e.highest, e.scale)
	e.scale = 1
}

// floor is a/b, rounded down.
func floor(a, b int64) int64 {
	q := a / b
	if q*b > a {
		q--
	}
	return q
}

// allOf is the numbers from 0 to n-1.
func allOf(n int) []int32 {
	a := make([]int32, n)
	for i := range a {
		a[i] = int32(i)
	}
	return a
}
