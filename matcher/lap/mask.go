package lap

import "math/bits"

// A Mask is a set of columns, a bit each: column j is bit j%64 of word j/64.
// Bits beyond the last column mean nothing.
type Mask []uint64

// NewMask makes an empty mask for so many columns.
func NewMask(columns int) Mask { return make(Mask, words(columns)) }

// Set puts column j into the set.
func (m Mask) Set(j int) { m[j>>6] |= 1 << (j & 63) }

// Has tells whether column j is in the set.
func (m Mask) Has(j int) bool { return m[j>>6]>>(j&63)&1 != 0 }

// count is how many columns are in the set, with any bits beyond the last.
func (m Mask) count() int {
	n := 0
	for _, word := range m {
		n += bits.OnesCount64(word)
	}
	return n
}

func words(columns int) int { return (columns + 63) / 64 }

// An openReader reads the rows of another, with closed columns forbidden too.
type openReader struct {
	reader
	closed, both Mask
}

func (r *openReader) read(i int) row {
	x := r.reader.read(i)
	if x.forbidden == nil {
		x.forbidden = r.closed
		return x
	}
	for k, word := range x.forbidden {
		r.both[k] = word | r.closed[k]
	}
	x.forbidden = r.both
	return x
}

// reader makes a reader for one goroutine, in which a column of capacity 0 is
// forbidden to every row.
func (in *instance) reader() reader {
	r := in.Costs.reader()
	if in.closed == nil {
		return r
	}
	return &openReader{r, in.closed, NewMask(in.columns)}
}
