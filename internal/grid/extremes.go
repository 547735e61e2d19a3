package grid

import (
	"math"
	"strconv"

	"mentormatch/internal/diag"
)

// A located number remembers its cell.
type located struct {
	number
	spot spot
}

// extremes are those of the numbers of a part of a file.
type extremes struct {
	largest  located // without its sign
	finest   located // the first with the most decimals
	written  uint8   // the most decimals that were written, final zeros included
	rounded  bool
	anything bool
}

// matters tells quickly, of nearly all numbers, that see would change nothing.
func (e *extremes) matters(n number) bool {
	return !e.anything || n.written > e.written || n.rounded && !e.rounded || n.decimals != e.largest.decimals || magnitude(n.units) > magnitude(e.largest.units)
}

func (e *extremes) see(n number, at spot) {
	if n.written > e.written {
		e.written = n.written
	}
	e.rounded = e.rounded || n.rounded
	if n.decimals > e.finest.decimals || !e.anything {
		e.finest = located{n, at}
	}
	if !e.anything || compareMagnitude(n, e.largest.number) > 0 {
		e.largest = located{n, at}
	}
	e.anything = true
}

func (e *extremes) join(later *extremes) {
	if !later.anything {
		return
	}
	written := max(e.written, later.written)
	e.see(later.largest.number, later.largest.spot)
	e.see(later.finest.number, later.finest.spot)
	e.written, e.rounded = written, e.rounded || later.rounded
}

// within reports whether every number is within limit in the unit of the finest.
func (e *extremes) within(limit int64) bool {
	return e.largest.fits(e.finest.decimals, limit)
}

// tooWide reports numbers that fit 64 bits one by one, and not in the unit that
// all of them need. It names the two cells that do not go together.
func (e *extremes) tooWide(f *findings) {
	if e.within(math.MaxInt64) {
		return
	}
	f.add("wide-numbers", e.largest.spot.line, func() diag.Problem {
		return diag.Problem{
			Path: e.largest.spot.String(),
			Cell: e.largest.spot.String(),
			Text: diag.Say("the number is too large to be kept exactly beside the {decimals} of {cell} on line {line}",
				"decimals", decimals(int(e.finest.decimals)), "cell", e.finest.spot, "line", strconv.Itoa(e.finest.spot.line)),
			Hint: "write fewer decimals or smaller numbers: 18 digits in all, decimals included, always fit",
		}
	})
}

// scaleUp turns costs into units that many decimals finer. A product that overflows is
// found afterwards, by the largest number of the file.
func scaleUp[C int32 | int64](costs []C, decimals uint8) {
	if decimals == 0 {
		return
	}
	factor := C(pow10[decimals])
	for i := range costs {
		costs[i] *= factor
	}
}
