//go:build !amd64

package lap

const fastest = none

func belowNarrow(cost []int32, price []int64, scale, limit int64, hits []uint64) {
	belowPlain(cost, price, scale, limit, hits)
}

func leastOfPartsNarrow(cost []int32, price []int64, scale int64, parts *[lanes]int64) {
	leastOfPartsPlain(cost, price, scale, parts)
}

func nearestTwo(column []int32, cost, v []int64) (j int32, best, next int64) {
	return nearestTwoPlain(column, cost, v)
}

func nearer(column []int32, cost, v, distance []int64, base, most int64) (hits uint64) {
	return nearerPlain(column, cost, v, distance, base, most)
}

func spanNarrow(cost []int32, forbidden Mask) span { return spanOf(cost, forbidden) }

func leastNarrow(cost []int32, forbidden Mask, price []int64) (span, int64) {
	return leastDense(cost, forbidden, price)
}

func lowerNarrow(cost []int32, forbidden Mask, price []int64, least int64) {
	lowerDense(cost, forbidden, price, least)
}
