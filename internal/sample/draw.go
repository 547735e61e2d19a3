package sample

import "math/rand/v2"

// A draw makes the choices about one person. It works in whole numbers only,
// so that every machine makes the same choices.
type draw struct{ r *rand.Rand }

// newDraw starts the choices of person index of a role. They depend on
// nothing else: a larger programme begins with the same people.
func newDraw(seed uint64, role string, index int) draw {
	stream := uint64(index)
	for _, c := range []byte(role) {
		stream = stream<<8 ^ uint64(c)
	}
	// Of a large index six letters push the upper bits out.
	if upper := uint64(index) >> 16; upper > 0 {
		stream ^= scatter(upper)
	}
	return draw{rand.New(rand.NewPCG(scatter(seed), scatter(stream)))}
}

// scatter makes numbers that follow each other unlike each other. It is the
// finalizer of SplitMix64 (Steele, Lea and Flood 2014,
// doi:10.1145/2660193.2660195).
func scatter(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// percent is true p times in a hundred.
func (d draw) percent(p int) bool { return d.r.IntN(100) < p }

// between is a whole number from low to high, both included.
func (d draw) between(low, high int) int { return low + d.r.IntN(high-low+1) }

// one is any member of a list, each as likely as the next.
func one[T any](d draw, list []T) T { return list[d.r.IntN(len(list))] }

// skewed is a member of a list in which the first is the most likely: the
// k-th comes up in proportion to 1/k, as conditions and occupations do
// (Zipf's law).
func skewed[T any](d draw, list []T) T {
	const unit = 5040
	sum := 0
	for k := range list {
		sum += unit / (k + 1)
	}
	at := d.r.IntN(sum)
	for k := range list {
		if at -= unit / (k + 1); at < 0 {
			return list[k]
		}
	}
	return list[len(list)-1]
}

// weighted is a member of a list in proportion to its weight.
func weighted[T any](d draw, list []T, weight func(T) int) T {
	sum := 0
	for _, item := range list {
		sum += weight(item)
	}
	at := d.r.IntN(sum)
	for _, item := range list {
		if at -= weight(item); at < 0 {
			return item
		}
	}
	return list[len(list)-1]
}

// some is count different members of a list, in an order of chance; the
// whole list when it is not longer than count.
func some[T any](d draw, list []T, count int) []T {
	order := d.r.Perm(len(list))
	chosen := make([]T, 0, count)
	for _, i := range order[:min(count, len(list))] {
		chosen = append(chosen, list[i])
	}
	return chosen
}
