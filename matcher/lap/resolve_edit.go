package lap

import "slices"

// An Edit takes something away from a problem, or gives its columns other numbers of
// places.
type Edit struct {
	// Forced pairs, of a row and a column, are decided: the row is taken out of the problem,
	// and a place of the column with it. What costs the pair has, and whether it
	// is allowed, does not matter.
	Forced [][2]int
	// Forbidden pairs are not allowed.
	Forbidden [][2]int
	// Without are rows that are taken out.
	Without []int
	// Capacity is how many places each column has, those for forced pairs
	// among them; nil when they stay as they are.
	Capacity []int
}

// Narrows tells whether nothing is added to a problem, as [Changes].Narrowed needs: no column gets more places.
func (e Edit) Narrows(p Problem) bool {
	in := instance{Problem: p}
	for j, c := range e.Capacity {
		if c > in.capacity(j) {
			return false
		}
	}
	return true
}

// Apply makes the problem that is left, and the changes that [Resolve] is to
// be told. Nothing is copied but what belongs to whole rows or columns, and
// nothing is read. Rows of the new problem are those that are left, in
// their order: changes.Row has the number that each had, nil when none is taken out.
//
// Apply does not know the earlier result. Where that is proved for p, as those of [Solve] and [Resolve] for p are,
// set changes.Narrowed to e.Narrows(p): then few rows are read.
//
// Its error has [ErrProblem] in its chain: a row or column that is not there, a row
// taken out twice, a column with more forced pairs than places.
func (e Edit) Apply(p Problem) (Problem, Changes, error) {
	in, err := newInstance(p)
	if err != nil {
		return Problem{}, Changes{}, err
	}
	q, changes := p, Changes{}
	if e.Capacity != nil {
		if len(e.Capacity) != in.columns {
			return Problem{}, Changes{}, bad("%d capacities for %d columns", len(e.Capacity), in.columns)
		}
		q.Capacity = slices.Clone(e.Capacity)
	}
	out := make([]bool, in.rows)
	take := func(i int) error {
		if i < 0 || i >= in.rows {
			return bad("row %d of %d is to be taken out", i, in.rows)
		}
		if out[i] {
			return bad("row %d is to be taken out twice", i)
		}
		out[i] = true
		return nil
	}
	for _, i := range e.Without {
		if err := take(i); err != nil {
			return Problem{}, Changes{}, err
		}
	}
	if e.Capacity == nil && len(e.Forced) > 0 {
		q.Capacity = make([]int, in.columns)
		for j := range q.Capacity {
			q.Capacity[j] = in.capacity(j)
		}
	}
	for _, pair := range e.Forced {
		i, j := pair[0], pair[1]
		if err := take(i); err != nil {
			return Problem{}, Changes{}, err
		}
		if j < 0 || j >= in.columns || q.Capacity[j] <= 0 {
			return Problem{}, Changes{}, bad("row %d is to have column %d, which has no place for it", i, j)
		}
		q.Capacity[j]--
	}
	if err := e.forbid(in, out, &q, &changes); err != nil {
		return Problem{}, Changes{}, err
	}
	return q, changes, nil
}

// forbid makes the costs that are left.
func (e Edit) forbid(in *instance, out []bool, q *Problem, changes *Changes) error {
	masks := map[int]Mask{}
	for _, pair := range e.Forbidden {
		i, j := pair[0], pair[1]
		if i < 0 || i >= in.rows || j < 0 || j >= in.columns {
			return bad("row %d of %d is not to have column %d of %d", i, in.rows, j, in.columns)
		}
		if masks[i] == nil {
			masks[i] = NewMask(in.columns)
		}
		masks[i].Set(j)
	}
	if len(e.Forced)+len(e.Without)+len(masks) == 0 {
		return nil
	}
	edited := &editedCosts{size: newSize(in.rows, in.columns), inner: in.Costs, masks: masks}
	q.Costs = edited
	if len(e.Forced) == 0 && len(e.Without) == 0 {
		for i := range in.rows {
			if masks[i] != nil {
				changes.Changed = append(changes.Changed, i)
			}
		}
		return nil
	}
	var prices []int64
	for i, gone := range out {
		if gone {
			continue
		}
		if masks[i] != nil {
			changes.Changed = append(changes.Changed, len(edited.row))
		}
		edited.row = append(edited.row, i)
		if in.OutPrice != nil {
			prices = append(prices, in.OutPrice[i])
		}
	}
	edited.rows = len(edited.row)
	if edited.row == nil {
		edited.row = []int{}
	}
	if in.OutPrice != nil && prices == nil {
		prices = []int64{}
	}
	q.OutPrice = prices
	changes.Row = edited.row
	return nil
}

// editedCosts are others with rows taken out and pairs forbidden.
type editedCosts struct {
	size
	inner Costs
	row   []int        // the row of the others that each is; nil when all are there
	masks map[int]Mask // of columns that are forbidden too, by the others' rows
}

func (c *editedCosts) reader() reader {
	return &editedReader{c.inner.reader(), c, NewMask(c.columns)}
}

type editedReader struct {
	inner reader
	costs *editedCosts
	both  Mask
}

func (r *editedReader) read(i int) row {
	if r.costs.row != nil {
		i = r.costs.row[i]
	}
	x := r.inner.read(i)
	mask := r.costs.masks[i]
	switch {
	case mask == nil:
	case x.forbidden == nil:
		x.forbidden = mask
	default:
		for k, word := range x.forbidden {
			r.both[k] = word | mask[k]
		}
		x.forbidden = r.both
	}
	return x
}
