package lap

import (
	"context"
	"slices"
)

// leximinSearch is a search for a shortest way from a row to a place that is to be
// filled. Lengths are small whole numbers, so that nodes wait in a list for each.
type leximinSearch struct {
	turn     int32
	met      []int32 // by node: the turn in which it was met
	settled  []int32 // by node: the turn in which it was gone on from
	distance []int
	by       []int32   // the row that leads to a node; -1 for an imagined one
	from     []int32   // the node that an imagined row comes from or goes to
	wait     [][]int32 // nodes by distance
	here     int
	end      int32 // the place that was found; -1 for none yet
	done     []int32
}

func newLeximinSearch(nodes int) leximinSearch {
	return leximinSearch{
		met: make([]int32, nodes), settled: make([]int32, nodes), distance: make([]int, nodes),
		by: make([]int32, nodes), from: make([]int32, nodes),
	}
}

// improve makes the pairs of the costliest open cost as few as can be. It tells
// whether any is left.
func (x *leximin) improve(ctx context.Context, worst int32) (left bool, err error) {
	x.worst = worst
	if x.flat != nil {
		x.flat.lower(x, worst)
	}
	var rows []int32
	for i, place := range x.now {
		if place == worst {
			rows = append(rows, int32(i))
			x.holes[x.leave(int32(i))]++
		}
	}
	// Invariant: with u, v and w, pairs of the worst cost taken for 1 and others for
	// 0, no pair that may be is below its prices, and those assigned are at them.
	for k, i := range rows {
		if k%blockRows == 0 && ctx.Err() != nil {
			return false, stopped(ctx.Err())
		}
		if !x.comeBackFlat(i) && !x.comeBack(i) {
			return false, wrong("row %d has no way back to a place: its costs must have changed", i)
		}
	}
	return slices.Contains(x.now, worst), nil
}

// comeBack assigns a row by a shortest way. It is false when there is none, which cannot be with costs that stay the same.
func (x *leximin) comeBack(i int32) bool {
	s := &x.search
	s.turn++
	s.end, s.here = -1, 0
	s.done = s.done[:0]
	for k := range s.wait {
		s.wait[k] = s.wait[k][:0]
	}
	x.scan(i)
	for ; s.end < 0; s.here++ {
		if s.here == len(s.wait) {
			return false
		}
		for k := 0; s.end < 0 && k < len(s.wait[s.here]); k++ {
			y := s.wait[s.here][k]
			if s.settled[y] == s.turn || s.distance[y] != s.here {
				continue
			}
			s.settled[y] = s.turn
			if y < x.room && x.holes[y] > 0 {
				s.end = y
				break
			}
			s.done = append(s.done, y)
			x.goOn(y)
		}
		if s.end >= 0 {
			break
		}
	}
	x.reprice(i)
	x.moveAlong(i)
	return true
}

// goOn meets what a node leads to.
func (x *leximin) goOn(y int32) {
	s := &x.search
	if y == x.room {
		for _, j := range x.loose {
			if s.settled[j] != s.turn {
				x.meet(j, s.here+int(-x.w-x.v[j]), -1, x.room)
			}
		}
		return
	}
	for i := x.holders.first[y]; i >= 0 && s.end < 0; i = x.next[i] {
		x.scan(i)
	}
	if y < x.out && x.isOpen[y] && x.spare[y] > 0 {
		x.meet(x.room, s.here, -1, y)
	}
}

// scan meets the nodes that a row may have.
func (x *leximin) scan(i int32) {
	s := &x.search
	u, class, last := x.u[i], x.class[i], int64(x.worst)<<columnBits
	for _, pair := range x.pairs(i) {
		c := int64(0)
		if pair >= last {
			if pair>>columnBits > int64(x.worst) {
				break
			}
			c = 1
		}
		j := int32(pair)
		if x.at[j] == class && s.settled[j] != s.turn {
			x.meet(j, s.here+int(c-u-x.v[j]), i, x.node[i])
			if s.end >= 0 {
				return
			}
		}
	}
	for _, j := range x.kept[i] {
		if s.settled[j] != s.turn {
			x.meet(j, s.here+int(-u-x.v[j]), i, x.node[i])
		}
	}
	if x.mayStayOut(i) && s.settled[x.out] != s.turn {
		x.meet(x.out, s.here+int(-u-x.v[x.out]), i, x.node[i])
	}
}

func (x *leximin) meet(y int32, distance int, by, from int32) {
	s := &x.search
	if s.end >= 0 || s.met[y] == s.turn && s.distance[y] <= distance || distance < s.here { // no pair is below its prices
		return
	}
	s.met[y], s.distance[y], s.by[y], s.from[y] = s.turn, distance, by, from
	if distance == s.here && y < x.room && x.holes[y] > 0 {
		s.end = y
		return
	}
	for len(s.wait) <= distance {
		s.wait = append(s.wait, nil)
	}
	s.wait[distance] = append(s.wait[distance], y)
}

// reprice moves the prices of all that was nearer than the place that was found.
func (x *leximin) reprice(i int32) {
	s := &x.search
	add := func(r int32, by int64) {
		if x.u[r] == 0 {
			x.rows = append(x.rows, r)
		}
		x.u[r] += by
	}
	if s.here == 0 {
		return
	}
	add(i, int64(s.here))
	for _, y := range s.done {
		by := int64(s.here - s.distance[y])
		switch {
		case by == 0:
		case y == x.room:
			x.w += by
		default:
			if x.v[y] == 0 {
				x.nodes = append(x.nodes, y)
			}
			x.v[y] -= by
			for r := x.holders.first[y]; r >= 0; r = x.next[r] {
				add(r, by)
			}
		}
	}
}

// moveAlong moves the rows of the way that was found, the last one first.
func (x *leximin) moveAlong(i int32) {
	s := &x.search
	y := s.end
	x.holes[y]--
	for {
		r, from := s.by[y], s.from[y]
		switch {
		case r < 0 && y == x.room:
			x.spare[from]--
		case r < 0:
			x.spare[y]++
		case r == i:
			x.settle(r, y)
			return
		default:
			x.leave(r)
			x.settle(r, y)
		}
		y = from
	}
}

// settle gives a row a node, and notes what the pair costs.
func (x *leximin) settle(i, j int32) {
	x.enter(i, j)
	x.now[i] = -1
	if j == x.out || x.at[j] != x.class[i] || slices.Contains(x.kept[i], j) {
		return
	}
	for _, pair := range x.pairs(i) {
		if int32(pair) == j {
			x.now[i] = int32(pair >> columnBits)
			return
		}
	}
}

// close makes a level of the prices, and keeps nothing that is not tight.
func (x *leximin) close(worst int32) Level {
	level := Level{Cost: x.costs[worst], Out: x.v[x.out], Free: x.w}
	for i, kept := range x.kept {
		x.kept[i] = slices.DeleteFunc(kept, func(j int32) bool { return x.u[i]+x.v[j] != 0 })
	}
	slices.Sort(x.rows)
	slices.Sort(x.nodes)
	for _, i := range x.rows { // no other has a price that a pair can be tight at
		level.Rows = append(level.Rows, LevelPrice{int(i), x.u[i]})
		pairs := x.pairs(i)
		from, _ := slices.BinarySearch(pairs, int64(worst)<<columnBits)
		for _, pair := range pairs[from:] {
			j := int32(pair)
			if pair>>columnBits > int64(worst) {
				break
			}
			if x.at[j] == x.class[i] && x.u[i]+x.v[j] == 1 {
				x.kept[i] = append(x.kept[i], j)
			}
		}
	}
	type split struct {
		class int32
		price int64
	}
	classes := make(map[split]int32)
	class := func(old int32, price int64) int32 {
		c, known := classes[split{old, price}]
		if !known {
			c = x.groups
			classes[split{old, price}] = c
			x.groups++
		}
		return c
	}
	for _, i := range x.rows {
		x.class[i] = class(x.class[i], x.u[i])
	}
	for _, j := range x.nodes {
		if j != x.out {
			level.Columns = append(level.Columns, LevelPrice{int(j), x.v[j]})
		}
		x.at[j] = class(x.at[j], -x.v[j])
	}
	if x.flat != nil {
		x.flat.part(x)
	}
	x.loose = slices.DeleteFunc(x.loose, func(j int32) bool {
		x.isOpen[j] = x.v[j]+x.w == 0
		return !x.isOpen[j]
	})
	for i, place := range x.now {
		if place == worst {
			x.now[i] = -1
			x.closed++
		}
	}
	return level
}

// forget sets all prices to 0.
func (x *leximin) forget() {
	for _, i := range x.rows {
		x.u[i] = 0
	}
	for _, j := range x.nodes {
		x.v[j] = 0
	}
	x.w, x.rows, x.nodes = 0, x.rows[:0], x.nodes[:0]
}
