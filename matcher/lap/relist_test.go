package lap

import "testing"

// A row bids by a worn list while its nearest pair is no farther beyond the bound than is tolerated, and not without end.
func TestWornListsAreTolerated(t *testing.T) {
	const bound, tolerance = 100, 10
	e := &engine{
		in:    &instance{columns: 2},
		lists: []list{{column: []int32{0, 1}, cost: []int64{60, 90}, beyond: bound}},
		room:  []int32{1, 1}, out: []int64{far},
		late: make([]uint8, 1),
	}
	for _, c := range []struct {
		price     int64 // of column 0, the nearest
		tolerance int64
		fresh     int    // bids until the list has to be made anew, of twice as many as are allowed
		next      int64  // value of the next best, or the bound, in the first of these bids
		reason    string // why
	}{
		{-40, 0, 2 * lateBids, 100, "60+40 is at the bound"},
		{-41, 0, 0, 100, "60+41 is beyond, and nothing is tolerated"},
		{-50, tolerance, lateBids, 110, "60+50 is at 100+10, some times"},
		{-51, tolerance, 0, 100, "60+51 is beyond 100+10"},
	} {
		e.v, e.late[0] = []int64{c.price, -1000, 0}, 0
		n := 0
		for k := range 2 * lateBids {
			j, best, next, fresh := e.bestTwo(0, c.tolerance)
			if j != 0 || best != 60-c.price || k == 0 && next != c.next {
				t.Errorf("%s: column %d at %d, next %d, want column 0 at %d, next %d", c.reason, j, best, next, 60-c.price, c.next)
			}
			if !fresh {
				break
			}
			n++
		}
		if n != c.fresh {
			t.Errorf("%s: %d bids, want %d", c.reason, n, c.fresh)
		}
	}
}
