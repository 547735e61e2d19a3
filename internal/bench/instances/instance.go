package instances

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"

	"mentormatch/matcher/lap"
)

// An Instance is one assignment problem. Either Dense is set, or Start, Column
// and Cost are.
type Instance struct {
	Name          string
	Rows, Columns int
	// Capacity is how many rows each column takes; nil means one each.
	Capacity []int

	Dense []int32 // row after row

	Start  []int // compressed rows: those of row i are Start[i] to Start[i+1]
	Column []int32
	Cost   []int64
}

// Sparse tells whether only some pairs are allowed.
func (in *Instance) Sparse() bool { return in.Start != nil }

// Pairs is how many pairs are allowed.
func (in *Instance) Pairs() int {
	if in.Sparse() {
		return len(in.Cost)
	}
	return len(in.Dense)
}

// Problem is what lap.Solve takes. Where there are as many places as rows or
// more, every row has to get one, as the other solvers have it.
func (in *Instance) Problem() lap.Problem {
	p := lap.Problem{Capacity: in.Capacity, Goal: lap.Complete}
	if in.Places() < in.Rows {
		p.Goal = lap.MostRows
	}
	if in.Sparse() {
		p.Costs = lap.Sparse(in.Rows, in.Columns, in.Start, in.Column, in.Cost)
	} else {
		p.Costs = lap.Dense(in.Rows, in.Columns, in.Dense, nil)
	}
	return p
}

// Places is the sum of the capacities.
func (in *Instance) Places() int {
	if in.Capacity == nil {
		return in.Columns
	}
	sum := 0
	for _, c := range in.Capacity {
		sum += c
	}
	return sum
}

// magic is what a file with an instance begins with.
const magic = "LAPINST1"

// WriteTo writes the instance for programs in other languages. All numbers
// are little-endian:
//
//	8 bytes    "LAPINST1"
//	int64      0 dense, 1 sparse
//	int64      rows
//	int64      columns
//	int64      pairs
//	int64 ...  the capacity of each column
//	int64 ...  sparse only: where each row starts, and the number of pairs
//	int32 ...  sparse only: the column of each pair
//	int32 ...  the cost of each pair; dense: row after row
func (in *Instance) WriteTo(w io.Writer) (int64, error) {
	out := &encoder{w: bufio.NewWriterSize(w, 1<<16)}
	kind := 0
	if in.Sparse() {
		kind = 1
	}
	out.text(magic)
	for _, x := range []int{kind, in.Rows, in.Columns, in.Pairs()} {
		out.wide(x)
	}
	for j := range in.Columns {
		if in.Capacity == nil {
			out.wide(1)
		} else {
			out.wide(in.Capacity[j])
		}
	}
	for _, x := range in.Start {
		out.wide(x)
	}
	for _, x := range in.Column {
		out.narrow(x)
	}
	for _, x := range in.Cost {
		out.narrow(int32(x))
	}
	for _, x := range in.Dense {
		out.narrow(x)
	}
	return out.n, out.w.Flush()
}

// An encoder writes numbers. The buffered writer keeps the first error.
type encoder struct {
	w      *bufio.Writer
	n      int64
	number [8]byte
}

func (e *encoder) text(s string) {
	n, _ := e.w.WriteString(s)
	e.n += int64(n)
}

func (e *encoder) wide(x int) {
	binary.LittleEndian.PutUint64(e.number[:], uint64(x))
	n, _ := e.w.Write(e.number[:8])
	e.n += int64(n)
}

func (e *encoder) narrow(x int32) {
	binary.LittleEndian.PutUint32(e.number[:], uint32(x))
	n, _ := e.w.Write(e.number[:4])
	e.n += int64(n)
}

// Fingerprint is a short hash of all that WriteTo writes: two instances with
// the same one are the same.
func (in *Instance) Fingerprint() string {
	hash := sha256.New()
	in.WriteTo(hash) // a hash never fails
	return hex.EncodeToString(hash.Sum(nil)[:8])
}
