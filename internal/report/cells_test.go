package report

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// couldRound are the pairs of numbers that a count can be rounded to, each with
// its chance out of the square of RoundTo.
func couldRound(count int) map[[draws]int]int {
	over := count % RoundTo
	down, ways := count-over, map[[draws]int]int{}
	for a := range RoundTo {
		for b := range RoundTo {
			could := [draws]int{down, down}
			for k, drawn := range []int{a, b} {
				if drawn < over {
					could[k] += RoundTo
				}
			}
			slices.Sort(could[:])
			ways[could]++
		}
	}
	return ways
}

// A rounding is to one of the two multiples, to the upper one as often as it
// should be, and of each cell there are two, of which those who are counted
// decide.
func TestRoundingIsRightOnAverage(t *testing.T) {
	for count := range 40 {
		sum, second := 0, 0
		const tables = 1500
		for k := range tables {
			r := rounding{secret: []byte("some secret")}
			could, is := r.roundings(fmt.Sprint("table ", k), []byte("who"), count)
			sorted := could
			slices.Sort(sorted[:])
			if couldRound(count)[sorted] == 0 || is != could[0] && is != could[1] {
				t.Fatalf("%d is rounded to %d of %d", count, is, could)
			}
			if again, _ := r.roundings(fmt.Sprint("table ", k), []byte("who else"), count); again != could {
				t.Fatalf("%d could be rounded to %d, and to %d for others", count, could, again)
			}
			sum += is
			if is != could[0] {
				second++
			}
		}
		over := float64(count % RoundTo)
		if mean := float64(sum) / tables; math.Abs(mean-float64(count)) > 0.5 {
			t.Errorf("%d is rounded to %.2f on average", count, mean)
		}
		// The two draws differ, and the second is told, in half of those.
		if want := over * (RoundTo - over) / RoundTo / RoundTo * tables; math.Abs(float64(second)-want) > 120 {
			t.Errorf("%d is rounded to the other of two numbers %d times, want some %.0f", count, second, want)
		}
	}
}

// tellings are what a reader can see of a table, who has every page that there
// can be of the same people. "" is a table that is not told.
func tellings(counts []int, known map[[4][draws]int]string) map[string]bool {
	total := 0
	for _, n := range counts {
		total += n
	}
	ways := map[string]bool{}
	var could [4][draws]int // of the total, and of each cell
	var each func(k int)
	each = func(k int) {
		if k > len(counts) {
			key, ok := known[could]
			if !ok {
				key = published(could[0], could[1:k])
				known[could] = key
			}
			ways[key] = true
			return
		}
		of := total
		if k > 0 {
			of = counts[k-1]
		}
		for way := range couldRound(of) {
			could[k] = way
			each(k + 1)
		}
	}
	each(0)
	return ways
}

// published is what a reader sees of mentees and a table of their languages.
func published(total [draws]int, cells [][draws]int) string {
	a := Aggregates{Mentees: told(total, total[0]), Languages: Breakdown{Told: true}}
	for _, could := range cells {
		a.Languages.Cells = append(a.Languages.Cells, told(could, could[0]))
	}
	if a.Mentees.Hidden {
		return ""
	}
	if a.withhold(); !a.Languages.Told {
		return fmt.Sprint(total)
	}
	var s strings.Builder
	fmt.Fprint(&s, total, ":")
	for k, c := range a.Languages.Cells {
		if slices.Max(cells[k][:]) < FewTold {
			s.WriteString(" ?")
		} else {
			fmt.Fprintf(&s, " %d/%d", max(c.could.low, cells[k][0]), cells[k][1])
		}
	}
	return s.String()
}

// TestAnAttackerSolvesForHiddenCells is one who knows the program, and tries
// every table there could be and every way to round it, and has every page of the
// same people: those that may be told alike are all that the truth can be. No count of 1 to 10 is told, nor can it be
// known, nor be narrowed to fewer than a handful of values.
func TestAnAttackerSolvesForHiddenCells(t *testing.T) {
	for _, try := range []struct{ cells, most int }{{2, 64}, {3, 26}} {
		if testing.Short() && try.cells == 3 {
			continue
		}
		memory := map[[4][draws]int]string{}
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
			for key := range tellings(counts, memory) {
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
// between which one person has joined, and wants to know among whom. Every count
// that a cell can have had is tried, with every rounding of it: whatever two
// pages show, the person can be in any of the cells, and is nowhere much likelier
// than elsewhere. With exact counts, with counts rounded to the nearest multiple,
// and with cells that change only when their people do, one look would do.
func TestNobodyIsBetweenTwoPages(t *testing.T) {
	type look struct{ before, after string }
	// chances of what is seen of a cell that the person is not in, and is in.
	var chances [2]map[look]float64
	seen := func(first, second [draws]int, page int) string {
		c := told(first, first[page])
		if c.Hidden {
			return "?"
		}
		return fmt.Sprint(c.Count)
	}
	const most = 60
	for joins := range chances {
		chances[joins] = map[look]float64{}
		for count := range most {
			for a := range RoundTo {
				for b := range RoundTo {
					var could [2][draws]int // before and after
					for page, n := range []int{count, count + joins} {
						over := n % RoundTo
						for k, drawn := range []int{a, b} {
							could[page][k] = n - over
							if drawn < over {
								could[page][k] += RoundTo
							}
						}
					}
					for choice := range draws * draws {
						l := look{seen(could[0], could[0], choice%draws), seen(could[1], could[1], choice/draws)}
						chances[joins][l] += 1. / most / RoundTo / RoundTo / draws / draws
					}
				}
			}
		}
	}
	likelier, rarer := 1.0, 1.0 // to be in a cell that looks so, than to be elsewhere
	for l, in := range chances[1] {
		if strings.Contains(l.before+l.after, fmt.Sprint(most)) {
			continue // larger counts are not tried
		}
		out := chances[0][l]
		if out == 0 {
			t.Errorf("%v is seen of the person's cell alone", l)
			continue
		}
		likelier, rarer = max(likelier, in/out), max(rarer, out/in)
	}
	for l := range chances[0] {
		if chances[1][l] == 0 {
			t.Errorf("%v is never seen of the person's cell", l)
		}
	}
	right := 0.0 // of two cells, the likelier is guessed
	for a, in := range chances[1] {
		for b, out := range chances[0] {
			right += max(in*out, chances[0][a]*chances[1][b]) / 2
		}
	}
	t.Logf("one cell is at most %.2f times as likely as another; who guesses the likelier of two is right in %.1f of 100", likelier*rarer, 100*right)
	if likelier*rarer > 6 || right > 0.56 {
		t.Errorf("one cell is %.2f times as likely as another, and who guesses the likelier of two is right in %.1f of 100", likelier*rarer, 100*right)
	}
}

// Where many are counted, tables are told, and nearly exact: an answer of
// nothing would pass the tests above.
func TestLargeTablesAreTold(t *testing.T) {
	tables := 0
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
		r := rounding{secret: []byte(fmt.Sprint(seed))}
		a := Aggregates{Mentees: told(r.roundings("mentees", nil, total))}
		a.Languages = r.rounded(&headcount{name: "language", cells: cells})
		if a.withhold(); a.Languages.Told {
			tables++
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
	if tables < 350 {
		t.Errorf("only %d of 500 large tables are told", tables)
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
	for _, of := range []int{43, 71, 79, 80, 81, 89, 102} {
		low, high := map[int]bool{}, map[int]bool{}
		for n := 0; n <= of; n++ {
			for key := range 3 {
				var h Hours
				h[0][0] = n
				if !h.bands(rounding{secret: []byte{byte(key)}}, "mentees", nil, of) {
					if of >= leastForBands {
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
