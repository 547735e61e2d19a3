package lap

import (
	"context"
	"fmt"
)

// Verify proves that a result is optimal for a problem, or says what is the
// first thing that is wrong with it, in an error with [ErrNotProved] in its
// chain. What can be wrong, in the order in which it is looked for: sizes,
// columns and prices out of range, a column with more rows than it has places,
// a price on a column that has free places, a wrong price for staying out; then
// for each row in turn a pair that is not allowed or below its prices, a row
// whose own pair or staying out is not at its prices; a price for staying
// out that is too low for the goal, a wrong number or total, and a row left out
// where the goal is Complete.
//
// It trusts no part of the result but Work, which it does not look at. It uses
// integers only, reads each row once, on all processors, and needs memory for a few
// rows and for the columns. Its errors do not depend on the number of processors.
// A problem that is itself wrong gives an error with [ErrProblem] or
// [ErrOverflow]; when ctx ends first, its error is in the chain.
func Verify(ctx context.Context, p Problem, r *Result) error {
	return verify(ctx, p, r, 0)
}

func verify(ctx context.Context, p Problem, r *Result, processors int) error {
	c := newCrew(processors)
	defer c.dismiss()
	return verifyShared(ctx, p, r, c)
}

func verifyShared(ctx context.Context, p Problem, r *Result, c *crew) error {
	in, err := newInstance(p)
	if err != nil {
		return err
	}
	if err := in.shape(r); err != nil {
		return err
	}
	states, err := eachBlockOf(ctx, c, blocks{rows: in.rows, size: blockRows, pairs: in.pairs()},
		func() *proof { return &proof{reader: in.reader(), span: noPairs} },
		func(s *proof, from, to int) error {
			for i := from; i < to; i++ {
				if err := s.row(r, i); err != nil {
					return err
				}
			}
			return nil
		})
	if err != nil {
		return err
	}
	total := proof{span: noPairs}
	for _, s := range states {
		total.span.join(s.span)
		total.total += s.total
		total.assigned += s.assigned
	}
	return in.conclude(r, total)
}

// conclude checks what only all rows together show.
func (in *instance) conclude(r *Result, all proof) error {
	if err := in.check(all.span); err != nil {
		return err
	}
	if in.Goal != Priced && in.rows > 0 {
		if least := in.outPrice(all.span); r.OutPrice[0] < least {
			return wrong("the price %d for staying out does not make up for every saving: it has to be %d or more", r.OutPrice[0], least)
		}
	}
	if r.Assigned != all.assigned {
		return wrong("%d rows are said to be assigned, and %d are", r.Assigned, all.assigned)
	}
	if r.Total != all.total {
		return wrong("the total is said to be %d, and is %d", r.Total, all.total)
	}
	if in.Goal == Complete && all.assigned < in.rows {
		return wrong("%d of %d rows are left out", in.rows-all.assigned, in.rows)
	}
	return nil
}

func wrong(format string, arguments ...any) error {
	return fmt.Errorf("%w: %s", ErrNotProved, fmt.Sprintf(format, arguments...))
}

// shape checks all of a result that can be checked without reading costs.
//
// The ranges are those that the other conditions imply. A row price is at most
// the row's price for staying out, and at least its cost or that price,
// as no column price is above 0. A column price below 0 is a cost less the
// price of a row that has the column. They keep every reduced cost within 64 bits.
func (in *instance) shape(r *Result) error {
	if r == nil {
		return wrong("there is no result")
	}
	for _, part := range []struct {
		name      string
		size, are int
	}{
		{"columns of rows", len(r.Column), in.rows},
		{"row prices", len(r.RowPrice), in.rows},
		{"prices for staying out", len(r.OutPrice), in.rows},
		{"column prices", len(r.ColumnPrice), in.columns},
	} {
		if part.size != part.are {
			return wrong("there are %d %s, not %d", part.size, part.name, part.are)
		}
	}
	load := make([]int, in.columns)
	for i, j := range r.Column {
		if j < -1 || j >= in.columns {
			return wrong("row %d has column %d of %d", i, j, in.columns)
		}
		if j >= 0 {
			load[j]++
		}
	}
	for j, n := range load {
		price, capacity := r.ColumnPrice[j], in.capacity(j)
		switch {
		case n > capacity:
			return wrong("column %d has %d rows in %d places", j, n, capacity)
		case price > 0 || price < -2*most:
			return wrong("column %d has the price %d, which is not from %d to 0", j, price, -2*most)
		case price < 0 && n < capacity:
			return wrong("column %d has the price %d though %d of its %d places are free", j, price, capacity-n, capacity)
		case price < 0 && capacity == 0:
			return wrong("column %d has the price %d and no places", j, price)
		}
	}
	for i, out := range r.OutPrice {
		price := r.RowPrice[i]
		switch {
		case out < -most || out > most:
			return wrong("row %d has the price %d for staying out, which is not from %d to %d", i, out, -most, most)
		case in.Goal != Priced && out != r.OutPrice[0]:
			return wrong("row %d has the price %d for staying out, and row 0 has %d", i, out, r.OutPrice[0])
		case in.Goal == Priced && out != in.ownOutPrice(i):
			return wrong("row %d has the price %d for staying out, and the problem says %d", i, out, in.ownOutPrice(i))
		case price > out:
			return wrong("row %d has the price %d, above its price %d for staying out", i, price, out)
		case price < -most:
			return wrong("row %d has the price %d, below %d", i, price, -most)
		case r.Column[i] < 0 && price != out:
			return wrong("row %d is left out at the price %d, not at %d", i, price, out)
		}
	}
	return nil
}

// ownOutPrice is what the problem says it costs to leave a row out.
func (in *instance) ownOutPrice(i int) int64 {
	if in.OutPrice == nil {
		return 0
	}
	return in.OutPrice[i]
}

// A proof is what one goroutine has found in its rows.
type proof struct {
	reader   reader
	span     span
	total    int64
	assigned int
}

// row checks all that a row has to be read for.
func (s *proof) row(r *Result, i int) error {
	x := s.reader.read(i)
	costs, least := x.least(r.ColumnPrice)
	s.span.join(costs)
	if costs.low <= costs.high && (costs.low <= -large || costs.high >= large) {
		return ErrOverflow
	}
	price := r.RowPrice[i]
	if least < price {
		var err error
		x.each(func(j int, cost int64) bool {
			if cost-r.ColumnPrice[j] < price {
				err = wrong("row %d and column %d cost %d, less than their prices %d and %d together",
					i, j, cost, price, r.ColumnPrice[j])
			}
			return err == nil
		})
		return err
	}
	j := r.Column[i]
	if j < 0 {
		return nil
	}
	cost, allowed := x.cost(j)
	if !allowed {
		return wrong("row %d has column %d, which it may not have", i, j)
	}
	if cost-r.ColumnPrice[j] != price {
		return wrong("row %d has column %d at the cost %d, not at the sum of their prices %d and %d",
			i, j, cost, price, r.ColumnPrice[j])
	}
	s.total += cost
	s.assigned++
	return nil
}
