package report

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// published is what a reader sees of a table.
func published(b Breakdown) string {
	if !b.Told {
		return fmt.Sprint("untold of ", b.Total)
	}
	var s strings.Builder
	fmt.Fprint(&s, b.Total)
	for _, c := range b.Cells {
		if c.Hidden {
			s.WriteString(" ?")
		} else {
			fmt.Fprint(&s, " ", c.Count)
		}
	}
	return s.String()
}

// TestAnAttackerSolvesForHiddenCells is one who knows the program, and the
// total, and tries every table there could be: those that are told alike are
// all that the truth can be. None of its small counts may be known, nor be
// narrowed to fewer than a handful of values.
func TestAnAttackerSolvesForHiddenCells(t *testing.T) {
	for _, try := range []struct{ cells, most int }{{2, 60}, {3, 56}, {4, 40}} {
		if testing.Short() && try.cells == 4 { // two million tables
			continue
		}
		could := map[string][]map[int]bool{} // by what is told: of each cell, what it can be
		tables, hiding := 0, 0
		count := make([]Cell, try.cells)
		var each func(k int)
		each = func(k int) {
			if k < len(count) {
				for n := range try.most {
					count[k].Count = n
					each(k + 1)
				}
				return
			}
			// A total that such tables alone can have is fully tried.
			b := tellCells(count)
			total := 0
			for _, c := range count {
				total += c.Count
			}
			if total >= try.most || total <= smallCell {
				return
			}
			tables++
			key := published(b)
			if could[key] == nil {
				could[key] = make([]map[int]bool, len(count))
				for k := range count {
					could[key][k] = map[int]bool{}
				}
			}
			for k, c := range count {
				could[key][k][c.Count] = true
				if b.Told && isSmall(c.Count) && !b.Cells[k].Hidden {
					t.Fatalf("%v: a count of %d is told", count, c.Count)
				}
			}
		}
		each(0)
		for key, cells := range could {
			if !strings.Contains(key, "?") && !strings.Contains(key, "untold") {
				continue
			}
			hiding++
			for k, values := range cells {
				small := 0
				for n := range values {
					if isSmall(n) {
						small++
					}
				}
				if small > 0 && (small < leastRange || len(values) < leastRange) {
					t.Errorf("%d cells told as %q: cell %d can only be one of %v", try.cells, key, k, values)
				}
			}
		}
		if hiding < 5 {
			t.Errorf("of %d tables of %d cells only %d ways of telling hide anything: this test shows nothing", tables, try.cells, hiding)
		}
	}
}

// Where many are counted, tables are told: an answer of nothing would pass the
// test above.
func TestLargeTablesAreTold(t *testing.T) {
	told := 0
	for seed := range uint64(500) {
		rng := rand.New(rand.NewPCG(seed, 7))
		cells := make([]Cell, 2+rng.IntN(6))
		for k := range cells {
			cells[k].Count = rng.IntN(300)
		}
		cells[rng.IntN(len(cells))].Count = rng.IntN(11)
		if b := tellCells(cells); b.Told {
			told++
			sum, hidden := 0, 0
			for k, c := range b.Cells {
				if sum += c.Count; c.Hidden {
					hidden++
				} else if c.Count != cells[k].Count {
					t.Errorf("seed %d: %d is told as %d", seed, cells[k].Count, c.Count)
				}
			}
			if hidden == 1 || hidden == 0 && sum != b.Total {
				t.Errorf("seed %d: %d hidden, and the others sum to %d of %d", seed, hidden, sum, b.Total)
			}
		}
	}
	if told < 350 {
		t.Errorf("only %d of 500 large tables are told", told)
	}
}

// An hour's band never tells of a few who are free, or of a few who are not.
func TestBandsAreWide(t *testing.T) {
	for of := range 200 {
		low, high := map[int]bool{}, map[int]bool{}
		for n := 0; n <= of; n++ {
			var h Hours
			h[0][0] = n
			bands, ok := h.Bands(of)
			if !ok {
				if of >= 44 {
					t.Errorf("no bands for %d people", of)
				}
				continue
			}
			if n <= smallCell {
				low[bands[0][0]] = true
			}
			if n >= of-smallCell {
				high[bands[0][0]] = true
			}
		}
		if len(low) > 1 || len(high) > 1 {
			t.Errorf("of %d people, the first 11 counts are in %d bands and the last 11 in %d", of, len(low), len(high))
		}
	}
}
