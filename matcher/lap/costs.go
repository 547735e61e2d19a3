package lap

import (
	"math"
	"reflect"

	"gonum.org/v1/gonum/mat"
)

// Costs is where costs come from: Dense, Sparse, Rows or Matrix make one.
// What is wrong with what they were given, [Solve] and [Verify] say.
type Costs interface {
	// Size is the number of rows and columns.
	Size() (rows, columns int)

	// validate says what is wrong with the costs, as far as can be known
	// without reading them all.
	validate() error
	// reader makes a reader for one goroutine.
	reader() reader
}

// A reader reads rows of costs. What it returns holds until the next read.
type reader interface {
	read(i int) row
}

// A row of costs: narrow or wide is set, and the other nil.
type row struct {
	narrow []int32
	wide   []int64
	// column has the column of each cost; nil when all columns are there in
	// their order.
	column    []int32
	forbidden Mask // by column; nil when none is
}

// size is what all costs have in common.
type size struct {
	rows, columns int
	err           error
}

func (s *size) Size() (rows, columns int) { return s.rows, s.columns }

func (s *size) validate() error { return s.err }

func newSize(rows, columns int) size {
	s := size{rows: rows, columns: columns}
	if rows < 0 || columns < 0 || rows > math.MaxInt32-1 || columns > math.MaxInt32-1 {
		s.err = bad("%d rows and %d columns: each has to be from 0 to 2^31-2", rows, columns)
	}
	return s
}

type rowCosts struct {
	size
	fill func(row int, cost []int32, forbidden Mask)
}

// Rows makes costs that are computed on demand. fill is given a row, a slice
// of all its costs to fill and an empty mask in which it marks the columns
// that are not allowed; what it writes as their cost does not matter. It is
// called from several goroutines, each with its own slices, and gives the same
// answer each time; a panic of it becomes a *[Panic]. The slices hold what an earlier row left in the costs, and
// they are the solver's again when fill returns.
func Rows(rows, columns int, fill func(row int, cost []int32, forbidden Mask)) Costs {
	c := &rowCosts{newSize(rows, columns), fill}
	if c.err == nil && fill == nil {
		c.err = bad("no function fills the rows")
	}
	return c
}

func (c *rowCosts) reader() reader {
	return &rowReader{c, make([]int32, c.columns), NewMask(c.columns)}
}

type rowReader struct {
	costs     *rowCosts
	cost      []int32
	forbidden Mask
}

func (r *rowReader) read(i int) row {
	clear(r.forbidden)
	r.costs.fill(i, r.cost, r.forbidden)
	for _, word := range r.forbidden {
		if word != 0 {
			return row{narrow: r.cost, forbidden: r.forbidden}
		}
	}
	return row{narrow: r.cost}
}

type denseCosts struct {
	size
	narrow    []int32
	wide      []int64
	forbidden []Mask
}

// Dense makes costs of a matrix, row after row. forbidden has a mask for each
// row, or nil for a row that may have every column; it may be nil itself.
// Nothing is copied: the slices must not change while they are used.
func Dense[C int32 | int64](rows, columns int, cost []C, forbidden []Mask) Costs {
	d := &denseCosts{size: newSize(rows, columns), forbidden: forbidden}
	switch cost := any(cost).(type) {
	case []int32:
		d.narrow = cost
	case []int64:
		d.wide = cost
	}
	if d.err != nil {
		return d
	}
	// Two factors below 2^31 do not overflow 64 bits.
	if int64(len(cost)) != int64(rows)*int64(columns) {
		d.err = bad("%d costs for %d rows of %d columns", len(cost), rows, columns)
		return d
	}
	d.err = checkMasks(rows, columns, forbidden)
	return d
}

func checkMasks(rows, columns int, forbidden []Mask) error {
	if forbidden != nil && len(forbidden) != rows {
		return bad("%d masks for %d rows", len(forbidden), rows)
	}
	for i, mask := range forbidden {
		if mask != nil && len(mask) != words(columns) {
			return bad("the mask of row %d has %d words of 64 bits for %d columns", i, len(mask), columns)
		}
	}
	return nil
}

func (d *denseCosts) reader() reader { return d }

func (d *denseCosts) read(i int) row {
	var r row
	from, to := i*d.columns, (i+1)*d.columns
	if d.wide != nil {
		r.wide = d.wide[from:to:to]
	} else {
		r.narrow = d.narrow[from:to:to]
	}
	if d.forbidden != nil {
		r.forbidden = d.forbidden[i]
	}
	return r
}

type sparseCosts struct {
	size
	start  []int
	column []int32
	cost   []int64
}

// Sparse makes costs of compressed rows: those of row i are cost[start[i]:start[i+1]],
// for the columns in column[start[i]:start[i+1]], in any order but each column
// at most once; start[0] is 0, and start has one number more than there are
// rows. Every other pair is not allowed. Nothing is copied: the slices must
// not change while they are used.
func Sparse(rows, columns int, start []int, column []int32, cost []int64) Costs {
	if column == nil {
		column = []int32{} // a row with no column given has all
	}
	s := &sparseCosts{newSize(rows, columns), start, column, cost}
	if s.err == nil {
		s.err = s.structure()
	}
	return s
}

// structure says what is wrong with compressed rows.
func (s *sparseCosts) structure() error {
	if len(s.start) != s.rows+1 {
		return bad("%d row starts for %d rows: one more than rows is needed", len(s.start), s.rows)
	}
	if len(s.column) != len(s.cost) {
		return bad("%d columns for %d costs", len(s.column), len(s.cost))
	}
	if s.start[0] != 0 || s.start[s.rows] != len(s.cost) {
		return bad("rows start at %d and end at %d, not at 0 and %d", s.start[0], s.start[s.rows], len(s.cost))
	}
	for i := range s.rows {
		if s.start[i] > s.start[i+1] {
			return bad("row %d ends at %d before it starts at %d", i, s.start[i+1], s.start[i])
		}
	}
	seen := make([]int32, s.columns) // 1 + the last row with this column
	for i := range s.rows {
		for _, j := range s.column[s.start[i]:s.start[i+1]] {
			if j < 0 || int(j) >= s.columns {
				return bad("row %d has column %d of %d", i, j, s.columns)
			}
			if seen[j] == int32(i)+1 {
				return bad("row %d has column %d twice", i, j)
			}
			seen[j] = int32(i) + 1
		}
	}
	return nil
}

func (s *sparseCosts) reader() reader { return s }

func (s *sparseCosts) read(i int) row {
	from, to := s.start[i], s.start[i+1]
	return row{wide: s.cost[from:to:to], column: s.column[from:to:to]}
}

// Matrix makes costs of a copy of a matrix, whose values have to be whole
// numbers from -2^53 to 2^53, where a float64 is exact. Values of forbidden
// pairs do not matter. See Dense for forbidden.
func Matrix(m mat.Matrix, forbidden []Mask) (Costs, error) {
	if v := reflect.ValueOf(m); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return nil, bad("it has no matrix")
	}
	rows, columns := m.Dims()
	if s := newSize(rows, columns); s.err != nil {
		return nil, s.err
	}
	if err := checkMasks(rows, columns, forbidden); err != nil {
		return nil, err
	}
	const exact = 1 << 53
	cost := make([]int64, rows*columns)
	narrow := true
	for i := range rows {
		var mask Mask
		if forbidden != nil {
			mask = forbidden[i]
		}
		for j := range columns {
			if mask != nil && mask.Has(j) {
				continue
			}
			x := m.At(i, j)
			if !(x >= -exact && x <= exact) || x != math.Trunc(x) {
				return nil, bad("row %d, column %d: %v is not a whole number from -2^53 to 2^53", i, j, x)
			}
			c := int64(x)
			cost[i*columns+j] = c
			narrow = narrow && c == int64(int32(c))
		}
	}
	if !narrow {
		return Dense(rows, columns, cost, forbidden), nil
	}
	half := make([]int32, len(cost))
	for k, c := range cost {
		half[k] = int32(c)
	}
	return Dense(rows, columns, half, forbidden), nil
}
