package lap

import (
	"fmt"
	"math/big"
)

// certify checks a result against a sketch, apart from Verify and in another
// way: in big integers, pair by pair, and by the equality of the two
// objectives, which Verify has no need of.
func (k *sketch) certify(r *Result) error {
	if len(r.Column) != k.rows() || len(r.RowPrice) != k.rows() || len(r.OutPrice) != k.rows() || len(r.ColumnPrice) != k.columns() {
		return fmt.Errorf("sizes %d %d %d %d", len(r.Column), len(r.RowPrice), len(r.OutPrice), len(r.ColumnPrice))
	}
	primal, dual := new(big.Int), new(big.Int)
	add := func(sum *big.Int, factor int, x int64) {
		sum.Add(sum, new(big.Int).Mul(big.NewInt(int64(factor)), big.NewInt(x)))
	}
	load := make([]int, k.columns())
	assigned, total := 0, int64(0)
	for i, j := range r.Column {
		add(dual, 1, r.RowPrice[i])
		if j == -1 {
			add(primal, 1, r.OutPrice[i])
			continue
		}
		if j < 0 || j >= k.columns() || !k.allowed[i][j] {
			return fmt.Errorf("row %d cannot have %d", i, j)
		}
		load[j]++
		assigned++
		total += k.cost[i][j]
		add(primal, 1, k.cost[i][j])
	}
	for j, price := range r.ColumnPrice {
		if load[j] > k.capacity[j] {
			return fmt.Errorf("column %d holds %d", j, load[j])
		}
		if price > 0 || k.capacity[j] == 0 && price != 0 {
			return fmt.Errorf("column %d at %d", j, price)
		}
		add(dual, k.capacity[j], price)
	}
	for i := range k.rows() {
		if r.RowPrice[i] > r.OutPrice[i] {
			return fmt.Errorf("row %d at %d, out at %d", i, r.RowPrice[i], r.OutPrice[i])
		}
		for j, ok := range k.allowed[i] {
			sum := new(big.Int).Add(big.NewInt(r.RowPrice[i]), big.NewInt(r.ColumnPrice[j]))
			if ok && k.capacity[j] > 0 && sum.Cmp(big.NewInt(k.cost[i][j])) > 0 {
				return fmt.Errorf("row %d and column %d at %v, above %d", i, j, sum, k.cost[i][j])
			}
		}
	}
	if primal.Cmp(dual) != 0 {
		return fmt.Errorf("the assignment is worth %v and the prices %v", primal, dual)
	}
	if assigned != r.Assigned || total != r.Total {
		return fmt.Errorf("%d at %d are said to be %d at %d", assigned, total, r.Assigned, r.Total)
	}
	// A price for staying out is right by what it brings about.
	switch k.goal {
	case Priced:
		for i, price := range r.OutPrice {
			if k.out == nil && price != 0 || k.out != nil && price != k.out[i] {
				return fmt.Errorf("row %d is out at %d", i, price)
			}
		}
	case Complete:
		if assigned < k.rows() {
			return fmt.Errorf("%d rows are out", k.rows()-assigned)
		}
		fallthrough
	default:
		if best := k.matching(); best != assigned {
			return fmt.Errorf("%d rows are assigned, and %d can be", assigned, best)
		}
		if least := k.leastOutPrice(); k.rows() > 0 && r.OutPrice[0] < least {
			return fmt.Errorf("out at %d, below %d", r.OutPrice[0], least)
		}
		for i, price := range r.OutPrice {
			if price != r.OutPrice[0] {
				return fmt.Errorf("row %d is out at %d", i, price)
			}
		}
	}
	return nil
}

// leastOutPrice is 1 + T·high - (T-1)·low, or 1: see the bound of outPrice.
func (k *sketch) leastOutPrice() int64 {
	low, high, pairs, open := int64(0), int64(0), false, int64(0)
	for _, c := range k.capacity {
		open += int64(min(c, 1))
	}
	for i := range k.cost {
		for j, c := range k.cost[i] {
			if k.allowed[i][j] && k.capacity[j] > 0 {
				if !pairs {
					low, high, pairs = c, c, true
				}
				low, high = min(low, c), max(high, c)
			}
		}
	}
	if !pairs {
		return 1
	}
	t := min(open, int64(k.rows()))
	return max(1, 1+t*high-(t-1)*low)
}

// matching is how many rows can be assigned at all, by augmenting paths found
// depth first.
func (k *sketch) matching() int {
	holders := make([][]int, k.columns())
	var place func(i int, seen []bool) bool
	place = func(i int, seen []bool) bool {
		for j, ok := range k.allowed[i] {
			if !ok || seen[j] || k.capacity[j] == 0 {
				continue
			}
			seen[j] = true
			if len(holders[j]) < k.capacity[j] {
				holders[j] = append(holders[j], i)
				return true
			}
			for h, other := range holders[j] {
				if place(other, seen) {
					holders[j][h] = i
					return true
				}
			}
		}
		return false
	}
	n := 0
	for i := range k.rows() {
		if place(i, make([]bool, k.columns())) {
			n++
		}
	}
	return n
}
