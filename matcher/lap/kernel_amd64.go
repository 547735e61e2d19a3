package lap

import "golang.org/x/sys/cpu"

// fastest is the best that the machine has. On dense problems of 1000 to 5000
// rows, with their proofs, AVX2 is 1.3 to 2.2 times as fast as Go, and AVX-512
// 1.4 to 2.35 times; for 1000 rows of 10000 columns it is 2.0 to 2.7 times.
var fastest = func() vectors {
	switch x := cpu.X86; {
	case x.HasAVX512F && x.HasAVX512VL && x.HasAVX512DQ && x.HasAVX512BW && x.HasBMI2:
		return avx512
	case x.HasAVX2:
		return avx2
	}
	return none
}()

func belowNarrow(cost []int32, price []int64, scale, limit int64, hits []uint64) {
	if use == avx512 {
		belowAVX512(cost, price, scale, limit, hits)
	} else {
		belowAVX2(cost, price, scale, limit, hits)
	}
}

// leastOfPartsNarrow does what leastOfPartsPlain does.
func leastOfPartsNarrow(cost []int32, price []int64, scale int64, parts *[lanes]int64) {
	if use == avx512 {
		leastOfPartsAVX512(cost, price, scale, parts)
	} else {
		leastOfPartsAVX2(cost, price, scale, parts)
	}
}

// spanNarrow is what spanOf is.
func spanNarrow(cost []int32, forbidden Mask) span {
	var low, high int32
	switch forbidden = forbidden.of(len(cost)); use {
	case avx512:
		low, high = spanAVX512(cost, forbidden)
	case avx2:
		low, high = spanAVX2(cost, forbidden)
	default:
		return spanOf(cost, forbidden)
	}
	return spanFrom(low, high)
}

// leastNarrow is what leastDense is.
func leastNarrow(cost []int32, forbidden Mask, price []int64) (s span, best int64) {
	price = price[:len(cost)]
	var low, high int32
	switch forbidden = forbidden.of(len(cost)); use {
	case avx512:
		low, high, best = leastAVX512(cost, forbidden, price)
	case avx2:
		low, high, best = leastAVX2(cost, forbidden, price)
	default:
		return leastDense(cost, forbidden, price)
	}
	return spanFrom(low, high), best
}

// lowerNarrow does what lowerDense does.
func lowerNarrow(cost []int32, forbidden Mask, price []int64, least int64) {
	price = price[:len(cost)]
	switch forbidden = forbidden.of(len(cost)); use {
	case avx512:
		lowerAVX512(cost, forbidden, price, least)
	case avx2:
		lowerAVX2(cost, forbidden, price, least)
	default:
		lowerDense(cost, forbidden, price, least)
	}
}

// of is the words of a mask that are for so many columns. Kernels trust lengths.
func (m Mask) of(columns int) Mask {
	if m == nil {
		return nil
	}
	return m[:words(columns)]
}

// spanFrom is the span of costs from low to high, none when low is above high.
func spanFrom(low, high int32) span {
	if low > high {
		return noPairs
	}
	return span{int64(low), int64(high)}
}

// nearestTwo is what nearestTwoPlain is.
func nearestTwo(column []int32, cost, v []int64) (j int32, best, next int64) {
	if use != avx512 {
		return nearestTwoPlain(column, cost, v)
	}
	k, best, next := nearestTwoAVX512(column, cost[:len(column)], v)
	if k < 0 {
		return -1, best, next
	}
	return column[k], best, next
}

//go:noescape
func nearestTwoAVX512(column []int32, cost, v []int64) (place int, best, next int64)

// nearer is what nearerPlain is.
func nearer(column []int32, cost, v, distance []int64, base, most int64) (hits uint64) {
	if use != avx512 {
		return nearerPlain(column, cost, v, distance, base, most)
	}
	return nearerAVX512(column, cost[:len(column)], v, distance, base, most)
}

//go:noescape
func nearerAVX512(column []int32, cost, v, distance []int64, base, most int64) (hits uint64)

//go:noescape
func belowAVX512(cost []int32, price []int64, scale, limit int64, hits []uint64)

//go:noescape
func belowAVX2(cost []int32, price []int64, scale, limit int64, hits []uint64)

//go:noescape
func leastOfPartsAVX512(cost []int32, price []int64, scale int64, parts *[lanes]int64)

//go:noescape
func leastOfPartsAVX2(cost []int32, price []int64, scale int64, parts *[lanes]int64)

//go:noescape
func spanAVX512(cost []int32, forbidden []uint64) (low, high int32)

//go:noescape
func spanAVX2(cost []int32, forbidden []uint64) (low, high int32)

//go:noescape
func leastAVX512(cost []int32, forbidden []uint64, price []int64) (low, high int32, best int64)

//go:noescape
func leastAVX2(cost []int32, forbidden []uint64, price []int64) (low, high int32, best int64)

//go:noescape
func lowerAVX512(cost []int32, forbidden []uint64, price []int64, least int64)

//go:noescape
func lowerAVX2(cost []int32, forbidden []uint64, price []int64, least int64)
