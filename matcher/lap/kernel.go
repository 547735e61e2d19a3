package lap

// Kernels go through whole rows of int32 costs: below, leastOfParts, spanNarrow,
// leastNarrow and lowerNarrow; nearestTwo and nearer go through a list. They are written for the vectors of amd64, and each gives
// exactly what its twin in Go gives, which does the work elsewhere: no
// result depends on the machine. From a cache, where memory does not
// bound them, they go through 5000 columns 3 to 15 times as fast as Go, and
// where some pairs are forbidden 2 to 30 times.
//
// Prices are 64 bits. below with prices of 32 bits would be 1.8 to 2.4
// times as fast, but is less than an eighth of the time of a problem, and those
// prices would have to be kept as well.

// vectors says which vectors kernels use.
type vectors uint8

const (
	none vectors = iota
	avx2
	avx512
)

// use is what kernels use. Only tests change it.
var use = fastest

// below sets, for each column, a bit of hits where cost times scale less price
// is below a limit, and clears the bits beyond the last column. There
// are as many prices as costs, and as many words as they need.
func below[C int32 | int64](cost []C, price []int64, scale, limit int64, hits []uint64) {
	price, hits = price[:len(cost)], hits[:words(len(cost))]
	if quick(cost, scale) {
		belowNarrow(any(cost).([]int32), price, scale, limit, hits)
	} else {
		belowPlain(cost, price, scale, limit, hits)
	}
}

// quick tells whether below has vectors for costs and a scale: they multiply 32
// bits by 32 bits.
func quick[C int32 | int64](cost []C, scale int64) bool {
	_, narrow := any(cost).([]int32)
	return narrow && use != none && scale == int64(int32(scale))
}

func belowPlain[C int32 | int64](cost []C, price []int64, scale, limit int64, hits []uint64) {
	for w := range hits {
		from, to := w*64, min(w*64+64, len(cost))
		part, prices := cost[from:to], price[from:to]
		prices = prices[:len(part)]
		word := uint64(0)
		for k, c := range part {
			if int64(c)*scale-prices[k] < limit {
				word |= 1 << (k & 63)
			}
		}
		hits[w] = word
	}
}

// leastOfParts sets each number of parts to the least cost times scale less price
// of every 64th column from its place on. What is left after the last
// whole 64 columns it leaves out.
func leastOfParts[C int32 | int64](cost []C, price []int64, scale int64, parts *[lanes]int64) {
	n := len(cost) &^ (lanes - 1)
	cost, price = cost[:n], price[:n]
	if quick(cost, scale) {
		leastOfPartsNarrow(any(cost).([]int32), price, scale, parts)
	} else {
		leastOfPartsPlain(cost, price, scale, parts)
	}
}

func leastOfPartsPlain[C int32 | int64](cost []C, price []int64, scale int64, parts *[lanes]int64) {
	for k := range parts {
		parts[k] = farthest
	}
	price = price[:len(cost)]
	for ; len(cost) >= lanes; cost, price = cost[lanes:], price[lanes:] {
		c, p := cost[:lanes], price[:lanes]
		for k := range parts {
			parts[k] = min(parts[k], int64(c[k])*scale-p[k])
		}
	}
}

// nearestTwoPlain is the first column of those of a list that cost least less their price, and
// that and the next least; -1 and everything where there are none. It is apart, and without branches that nobody
// could foretell, because most of an auction is spent here. AVX-512 does it in half the time, which makes problems of
// 5000 rows 1.02 to 1.1 times as fast.
//
//go:noinline
func nearestTwoPlain(column []int32, cost, v []int64) (j int32, best, next int64) {
	j, best, next = -1, everything, everything
	cost = cost[:len(column)]
	for k, c := range column {
		value := cost[k] - v[c]
		next = min(next, max(value, best))
		if value < best {
			j = c
		}
		best = min(value, best)
	}
	return j, best, next
}

// nearerPlain has a bit for each of up to 64 columns of a list that base + cost - v brings nearer than its distance, but for those that it
// brings beyond the most.
func nearerPlain(column []int32, cost, v, distance []int64, base, most int64) (hits uint64) {
	cost = cost[:len(column)]
	for k, j := range column {
		if to := base + cost[k] - v[j]; to < distance[j] && to <= most {
			hits |= 1 << (k & 63)
		}
	}
	return hits
}
