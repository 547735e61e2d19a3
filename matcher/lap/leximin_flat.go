package lap

import "math/bits"

// Most rows come back at a length of 0 before any row or column of the level has a price. Then
// all that counts is which columns a row may have at less than the worst cost: a bit for each, of which
// a search takes 64 at a time, and each column once. 2000 rows and columns that add nine tenths of
// the costs take a quarter of the time.

// flat is these bits; nil where they would take more memory than the pairs.
type flat struct {
	open  []Mask // by row
	below []int  // how many pairs of each row have a bit, or had one before their column was of another class
	met   Mask   // columns that the search has met
	queue []int32
}

func newFlat(x *leximin) *flat {
	if x.in.rows*words(x.in.columns) > len(x.pair) {
		return nil
	}
	f := &flat{open: make([]Mask, x.in.rows), below: make([]int, x.in.rows), met: NewMask(x.in.columns)}
	for i := range f.open {
		f.open[i] = NewMask(x.in.columns)
		pairs := x.pairs(int32(i))
		for _, pair := range pairs {
			f.open[i].Set(int(int32(pair)))
		}
		f.below[i] = len(pairs)
	}
	return f
}

// lower leaves the pairs that are cheaper than a cost.
func (f *flat) lower(x *leximin, worst int32) {
	for i, n := range f.below {
		pairs := x.pairs(int32(i))
		for ; n > 0 && pairs[n-1]>>columnBits >= int64(worst); n-- {
			j := int32(pairs[n-1])
			f.open[i][j>>6] &^= 1 << (j & 63)
		}
		f.below[i] = n
	}
}

// part leaves the pairs of one class, when rows and columns with a price have got new ones.
func (f *flat) part(x *leximin) {
	left, of := NewMask(x.in.columns), make(map[int32]Mask)
	for _, j := range x.nodes {
		if j == x.out {
			continue
		}
		left.Set(int(j))
		if of[x.at[j]] == nil {
			of[x.at[j]] = NewMask(x.in.columns)
		}
		of[x.at[j]].Set(int(j))
	}
	for i, open := range f.open {
		mask := of[x.class[i]]
		switch {
		case x.u[i] == 0:
			for w, word := range left {
				open[w] &^= word
			}
		case mask == nil:
			clear(open)
		default:
			for w, word := range mask {
				open[w] &= word
			}
		}
	}
}

// comeBackFlat assigns a row at a length of 0, where nothing has a price yet. It is false
// when that cannot be.
func (x *leximin) comeBackFlat(i int32) bool {
	f, s := x.flat, &x.search
	if f == nil || len(x.rows) > 0 || len(x.nodes) > 0 || x.w != 0 {
		return false
	}
	s.turn++
	s.end = -1
	clear(f.met)
	f.queue = f.queue[:0]
	x.scanFlat(i)
	for k := 0; k < len(f.queue) && s.end < 0; k++ {
		y := f.queue[k]
		if y == x.room {
			for _, j := range x.loose {
				x.meetFlat(j, -1, x.room)
			}
			continue
		}
		for h := x.holders.first[y]; h >= 0 && s.end < 0; h = x.next[h] {
			x.scanFlat(h)
		}
		if y < x.out && x.isOpen[y] && x.spare[y] > 0 {
			x.meetFlat(x.room, -1, y)
		}
	}
	if s.end < 0 {
		return false
	}
	x.moveAlong(i)
	return true
}

// scanFlat meets the nodes that a row may have.
func (x *leximin) scanFlat(i int32) {
	for w, word := range x.flat.open[i] {
		for word &^= x.flat.met[w]; word != 0; word &= word - 1 {
			x.meetFlat(int32(w*64+bits.TrailingZeros64(word)), i, x.node[i])
		}
	}
	for _, j := range x.kept[i] {
		x.meetFlat(j, i, x.node[i])
	}
	if x.mayStayOut(i) {
		x.meetFlat(x.out, i, x.node[i])
	}
}

func (x *leximin) meetFlat(y, by, from int32) {
	f, s := x.flat, &x.search
	if s.met[y] == s.turn || s.end >= 0 {
		return
	}
	s.met[y], s.by[y], s.from[y] = s.turn, by, from
	if y < x.out {
		f.met.Set(int(y))
	}
	if y < x.room && x.holes[y] > 0 {
		s.end = y
		return
	}
	f.queue = append(f.queue, y)
}
