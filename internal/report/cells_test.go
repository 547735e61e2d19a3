package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// roundedTo are what a count can be rounded to, each with its chance in fifths.
func roundedTo(count int) map[int]int {
	over := count % RoundTo
	if over == 0 {
		return map[int]int{count: RoundTo}
	}
	return map[int]int{count - over: RoundTo - over, count - over + RoundTo: over}
}

// A rounding is to one of the two multiples, and to the upper one as often as
// it should be.
func TestRoundingIsRightOnAverage(t *testing.T) {
	for count := range 40 {
		may, sum := roundedTo(count), 0
		const draws = 4000
		for k := range draws {
			got := rounding{key: []byte("some key")}.round(fmt.Sprint("table ", k), count)
			if may[got] == 0 {
				t.Fatalf("%d is rounded to %d", count, got)
			}
			sum += got
		}
		if mean := float64(sum) / draws; mean < float64(count)-0.25 || mean > float64(count)+0.25 {
			t.Errorf("%d is rounded to %.2f on average", count, mean)
		}
	}
}

// tellings are every way in which a table may be told, as a reader sees it, with
// its chance, out of the fifth power of tens; "" is a table that is not told.
func tellings(counts []int) map[string]int {
	total := 0
	for _, n := range counts {
		total += n
	}
	ways := map[string]int{}
	var each func(k, chance int, b Breakdown)
	each = func(k, chance int, b Breakdown) {
		if k == len(counts) {
			ways[published(b)] += chance
			return
		}
		for n, c := range roundedTo(counts[k]) {
			each(k+1, chance*c, Breakdown{Told: true, Total: b.Total, Cells: append(slices.Clip(b.Cells), told(n))})
		}
	}
	for n, c := range roundedTo(total) {
		each(0, c, Breakdown{Told: true, Total: told(n).Count})
	}
	return ways
}

// published is what a reader sees of mentees and a table of their languages.
func published(b Breakdown) string {
	a := Aggregates{Mentees: b.Total, Languages: b}
	if b.Total == 0 {
		return ""
	}
	if a.withhold(); !a.Languages.Told {
		return fmt.Sprint(b.Total)
	}
	var s strings.Builder
	fmt.Fprint(&s, b.Total, ":")
	for _, c := range b.Cells {
		if c.Hidden {
			s.WriteString(" ?")
		} else {
			fmt.Fprint(&s, " ", c.Count)
		}
	}
	return s.String()
}

// TestAnAttackerSolvesForHiddenCells is one who knows the program, and tries
// every table there could be and every way to round it: those that may be told
// alike are all that the truth can be. No count of 1 to 10 is told, nor can it be
// known, nor be narrowed to fewer than a handful of values.
func TestAnAttackerSolvesForHiddenCells(t *testing.T) {
	for _, try := range []struct{ cells, most int }{{2, 45}, {3, 24}} {
		if testing.Short() && try.cells == 3 {
			continue
		}
		could := map[string][]map[int]bool{} // by what is told: of each cell, what it can be
		counts := make([]int, try.cells)
		var each func(k int)
		each = func(k int) {
			if k < len(counts) {
				for n := range try.most {
					counts[k] = n
					each(k + 1)
				}
				return
			}
			for key := range tellings(counts) {
				if could[key] == nil {
					could[key] = make([]map[int]bool, len(counts))
				}
				for k, n := range counts {
					if could[key][k] == nil {
						could[key][k] = map[int]bool{}
					}
					could[key][k][n] = true
				}
			}
		}
		each(0)
		hiding := 0
		for key, cells := range could {
			_, table, _ := strings.Cut(key, ":")
			hidden := strings.Fields(table)
			if len(hidden) == 0 || slices.ContainsFunc(cells, func(values map[int]bool) bool { return values[try.most-1] }) {
				continue // told of nobody, or of tables that were not all tried
			}
			for k, values := range cells {
				small := 0
				for n := range values {
					if isSmall(n) {
						small++
					}
				}
				switch {
				case hidden[k] != "?" && small > 0:
					t.Errorf("%d cells told as %q: cell %d can be small", try.cells, key, k)
				case hidden[k] == "?" && small > 0 && small < leastRange:
					t.Errorf("%d cells told as %q: cell %d can only be one of %v", try.cells, key, k, values)
				}
			}
			if strings.Contains(key, "?") {
				hiding++
			}
		}
		if hiding < 5 {
			t.Errorf("of tables of %d cells only %d ways of telling hide anything: this test shows nothing", try.cells, hiding)
		}
	}
}

// TestNobodyIsBetweenTwoPages is an attacker who has the pages of two rounds
// between which one person has joined, and wants to know among whom. Every table
// that the first round can have had is tried, every way to round both, and the
// person in every cell: whatever two pages are seen, the person can be in any of
// the cells, and is nowhere much likelier than elsewhere. With exact counts, or
// counts rounded to the nearest multiple, one look would do.
func TestNobodyIsBetweenTwoPages(t *testing.T) {
	const most, cells = 35, 2
	seen := map[string]*[cells]float64{}
	for a := range most {
		for b := range most {
			first := tellings([]int{a, b})
			for k := range cells {
				joined := []int{a, b}
				joined[k]++
				for before, x := range first {
					for after, y := range tellings(joined) {
						pages := before + " | " + after
						if strings.Contains(pages, " 35") { // counts of 35 and more are not tried
							continue
						}
						if seen[pages] == nil {
							seen[pages] = new([cells]float64)
						}
						seen[pages][k] += float64(x) * float64(y)
					}
				}
			}
		}
	}
	worst, pairs, right, all := 1.0, 0, 0.0, 0.0
	for pages, chances := range seen {
		low, high := slices.Min(chances[:]), slices.Max(chances[:])
		if low == 0 {
			t.Errorf("%s: who has joined is in one cell alone: %v", pages, chances)
			continue
		}
		pairs++
		worst = max(worst, high/low)
		right, all = right+high, all+low+high
	}
	t.Logf("%d pairs of pages; the likeliest cell is at most %.2f times as likely as another; who always guesses it is right in %.0f of 100", pairs, worst, 100*right/all)
	if pairs < 100 || worst > 6 || right > 0.6*all {
		t.Errorf("of %d pairs of pages, one makes a cell %.2f times as likely as another, and the likeliest is right in %.0f of 100", pairs, worst, 100*right/all)
	}
}

// Where many are counted, tables are told, and nearly exact: an answer of
// nothing would pass the tests above.
func TestLargeTablesAreTold(t *testing.T) {
	told := 0
	for seed := range uint64(500) {
		rng := rand.New(rand.NewPCG(seed, 7))
		cells, total := make([]Cell, 2+rng.IntN(6)), 0
		for k := range cells {
			cells[k] = Cell{Kind: fmt.Sprint(k), Count: rng.IntN(300)}
			total += cells[k].Count
		}
		few := rng.IntN(len(cells))
		total -= cells[few].Count
		cells[few].Count = rng.IntN(11)
		total += cells[few].Count
		if total < 50 {
			continue
		}
		r := rounding{key: []byte(fmt.Sprint(seed))}
		a := Aggregates{Mentees: r.round("mentees", total)}
		a.Languages = r.rounded("language", a.Mentees, cells)
		if a.withhold(); a.Languages.Told {
			told++
			for k, c := range a.Languages.Cells {
				if off := c.Count - cells[k].Count; !c.Hidden && (off <= -RoundTo || off >= RoundTo) {
					t.Errorf("seed %d: %d is told as %d", seed, cells[k].Count, c.Count)
				}
				if c.Hidden != (c.Count == 0) || c.Hidden && cells[k].Count >= FewTold || !c.Hidden && isSmall(cells[k].Count) {
					t.Errorf("seed %d: %d is told as %v", seed, cells[k].Count, c)
				}
			}
		}
	}
	if told < 350 {
		t.Errorf("only %d of 500 large tables are told", told)
	}
}

// Spans are narrowed to what brute force finds possible.
func TestSumsAreExact(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 3))
		spans := make([]span, 5) // a total; two parts; the parts of the first part
		for k := range spans {
			low := rng.IntN(7)
			spans[k] = span{low, low + rng.IntN(8)}
		}
		want := make([]span, len(spans))
		possible := false
		var n [5]int
		var each func(k int)
		each = func(k int) {
			if k < len(n) {
				for n[k] = spans[k].low; n[k] <= spans[k].high; n[k]++ {
					each(k + 1)
				}
				return
			}
			if n[0] != n[1]+n[2] || n[1] != n[3]+n[4] {
				return
			}
			for i := range n {
				if !possible {
					want[i] = span{n[i], n[i]}
				}
				want[i] = span{min(want[i].low, n[i]), max(want[i].high, n[i])}
			}
			possible = true
		}
		each(0)
		if !possible {
			continue
		}
		s := &spans
		sums{{&(*s)[0], &(*s)[1], &(*s)[2]}, {&(*s)[1], &(*s)[3], &(*s)[4]}}.narrow()
		if !slices.Equal(spans, want) {
			t.Errorf("seed %d: %v, want %v", seed, spans, want)
		}
	}
}

// An hour's band never tells of a few who are free, or of a few who are not.
func TestBandsAreWide(t *testing.T) {
	for _, of := range []int{43, 55, 56, 59, 60, 61, 64, 65, 79, 102, 137} {
		low, high := map[int]bool{}, map[int]bool{}
		for n := 0; n <= of; n++ {
			for key := range 3 {
				var h Hours
				h[0][0] = n
				if !h.bands(rounding{key: []byte{byte(key)}}, "mentees", of) {
					if of >= 60 {
						t.Errorf("no bands for %d people", of)
					}
					continue
				}
				if n <= smallCell {
					low[h[0][0]] = true
				}
				if n >= of-smallCell {
					high[h[0][0]] = true
				}
			}
		}
		if len(low) > 1 || len(high) > 1 {
			t.Errorf("of %d people, the first 11 counts are in %d bands and the last 11 in %d", of, len(low), len(high))
		}
	}
}
