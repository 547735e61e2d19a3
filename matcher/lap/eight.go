package lap

// An eight is eight values. They are sorted without branches, which nobody could foretell.
type eight [8]int64

// sort sorts, by a network of 19 comparators (Batcher 1968, doi 10.1145/1468075.1468121).
func (x *eight) sort() {
	a, b, c, d, e, f, g, h := x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]
	a, b = min(a, b), max(a, b)
	c, d = min(c, d), max(c, d)
	e, f = min(e, f), max(e, f)
	g, h = min(g, h), max(g, h)

	a, c = min(a, c), max(a, c)
	b, d = min(b, d), max(b, d)
	e, g = min(e, g), max(e, g)
	f, h = min(f, h), max(f, h)

	b, c = min(b, c), max(b, c)
	f, g = min(f, g), max(f, g)

	a, e = min(a, e), max(a, e)
	b, f = min(b, f), max(b, f)
	c, g = min(c, g), max(c, g)
	d, h = min(d, h), max(d, h)

	c, e = min(c, e), max(c, e)
	d, f = min(d, f), max(d, f)

	b, c = min(b, c), max(b, c)
	d, e = min(d, e), max(d, e)
	f, g = min(f, g), max(f, g)
	x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7] = a, b, c, d, e, f, g, h
}

// merge makes a sorted eight the eight least of it and another.
func (x *eight) merge(y *eight) {
	a, b, c, d := min(x[0], y[7]), min(x[1], y[6]), min(x[2], y[5]), min(x[3], y[4])
	e, f, g, h := min(x[4], y[3]), min(x[5], y[2]), min(x[6], y[1]), min(x[7], y[0])

	a, e = min(a, e), max(a, e)
	b, f = min(b, f), max(b, f)
	c, g = min(c, g), max(c, g)
	d, h = min(d, h), max(d, h)

	a, c = min(a, c), max(a, c)
	b, d = min(b, d), max(b, d)
	e, g = min(e, g), max(e, g)
	f, h = min(f, h), max(f, h)

	a, b = min(a, b), max(a, b)
	c, d = min(c, d), max(c, d)
	e, f = min(e, f), max(e, f)
	g, h = min(g, h), max(g, h)
	x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7] = a, b, c, d, e, f, g, h
}
