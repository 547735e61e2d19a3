package lap

import (
	"context"
	"testing"
)

// TestOutAtGain has rows of which each gains the more, the more the column gains, and gains a price by staying out. The k best
// rows have the k best columns, the best the best, as long as that gains more.
func TestOutAtGain(t *testing.T) {
	t.Parallel()
	const n = 80
	p := square(n, n, func(i, j int) int32 { return int32(-(i + 1) * (j + 1)) })
	p.Goal, p.OutPrice = Priced, make([]int64, n)
	for gain := int64(0); gain <= n*n; gain += 97 {
		want, total := 0, int64(0)
		for k := int64(1); k <= n; k++ {
			if k*k > gain {
				want++
				total -= k * k
			}
		}
		for i := range p.OutPrice {
			p.OutPrice[i] = -gain
		}
		r, err := Solve(context.Background(), p, Options{})
		if err != nil {
			t.Fatalf("out at a gain of %d: %v", gain, err)
		}
		if r.Assigned != want || r.Total != total {
			t.Errorf("out at a gain of %d: %d rows at %d, not %d at %d", gain, r.Assigned, r.Total, want, total)
		}
	}
}

// TestFavouritesAtGain has columns that all rows gain the same by, and few that all gain more by.
func TestFavouritesAtGain(t *testing.T) {
	t.Parallel()
	const n, usual = 150, 500
	for favourites := 1; favourites <= 20; favourites++ {
		p := square(n, n+4, func(i, j int) int32 {
			if j < favourites {
				return int32(-usual - (i+1)*(j+1))
			}
			return -usual
		})
		want := int64(-usual * n)
		for k := range favourites {
			want -= int64((n - k) * (favourites - k))
		}
		r, err := Solve(context.Background(), p, Options{})
		if err != nil {
			t.Fatalf("%d favourites: %v", favourites, err)
		}
		if r.Total != want {
			t.Errorf("%d favourites: %d, not %d", favourites, r.Total, want)
		}
	}
}

// TestAllOutReadOnce has rows that agree on which columns are good and would all rather stay out.
func TestAllOutReadOnce(t *testing.T) {
	t.Parallel()
	const n, often = 300, 10
	p := macholWien(n)
	p.Goal = Priced
	r, err := Solve(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Assigned != 0 || r.Work.RowsRead > often*n {
		t.Errorf("%d rows have a column after %d were read; none should, after %d", r.Assigned, r.Work.RowsRead, often*n)
	}
}
