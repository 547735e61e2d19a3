//go:build !amd64

package lap

func fetch(*line) {}

func fetchList(*list) {}

func fetchPairs([]int32, []int64) {}

func relax() {}
