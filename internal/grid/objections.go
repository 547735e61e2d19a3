package grid

import (
	"bytes"
	"fmt"

	"mentormatch/internal/diag"
)

// isCross reports whether a cell says that its pair is not allowed.
func isCross(text []byte) bool {
	return len(text) == 0 || len(text) == 1 && (text[0] == 'x' || text[0] == 'X')
}

// score reads a cell that is no plain number: ok is false when the pair is not
// allowed, and when the cell is wrong, which is reported.
func (f *findings) score(data []byte, x cell) (n number, ok bool) {
	if isCross(x.text) {
		return n, false
	}
	n, length, what := scanNumber(x.text)
	if what == sound && length == len(x.text) {
		return n, true
	}
	if length != len(x.text) {
		what = notANumber
	}
	o := explainNumber(string(x.text), what)
	f.add(o.id, x.spot.line, func() diag.Problem {
		return problemAt(data, x.start, x.spot, o.text, string(x.text), o.hint)
	})
	return n, false
}

// name checks the name of a row or column, and that it is not among those seen,
// unless seen is nil.
func (f *findings) name(data []byte, x cell, what string, seen map[string]spot) {
	o, ok := objectToName(x.text)
	if !ok {
		f.add(o.id, x.spot.line, func() diag.Problem {
			return problemAt(data, x.start, x.spot, "the "+what+" name "+o.text, string(x.text), o.hint)
		})
		return
	}
	if seen == nil {
		return
	}
	if first, twice := seen[string(x.text)]; twice {
		f.add("duplicate-"+what, x.spot.line, func() diag.Problem {
			return problemAt(data, x.start, x.spot, fmt.Sprintf("%s has a %s of this name too", first, what), string(x.text),
				"give each "+what+" a name of its own, or delete one of them")
		})
		return
	}
	seen[string(x.text)] = x.spot
}

// brokenQuotes reports a cell whose quotation marks are wrong.
func (f *findings) brokenQuotes(data []byte, x cell) {
	text, hint := "there is text after the closing quotation mark", `write a quotation mark inside a name twice: "the ""big"" one"`
	if closing(data, x.start) < 0 {
		text, hint = "a quotation mark opens here and is never closed", "close it, or delete it"
	}
	f.add("quotation-mark", x.spot.line, func() diag.Problem {
		return problemAt(data, x.start, x.spot, text, "", hint)
	})
}

// tooWideProblem names the two cells that do not go together.
func tooWideProblem(e *extremes) func() diag.Problem {
	return func() diag.Problem {
		return diag.Problem{
			Path: e.largest.spot.String(),
			Text: fmt.Sprintf("%s: the number is too large to be kept exactly beside the %s of %s on line %d",
				e.largest.spot, count(int(e.finest.decimals), "decimal"), e.finest.spot, e.finest.spot.line),
			Hint: "write fewer decimals or smaller numbers: 18 digits in all, decimals included, always fit",
		}
	}
}

// count counts things: "1 cell", "2 cells".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// peek is the first block, left where it is.
func (b *blocks) peek() (block, error) {
	for size := blockSize; ; size *= 2 {
		if err := b.fill(size); err != nil {
			return block{}, err
		}
		whole := b.next
		if b.ended || size >= longestRecord {
			return whole, nil
		}
		if skipped := len(whole.data) - len(bytes.TrimLeft(whole.data, "\r\n")); skipped < len(whole.data) {
			if _, _, ok := recordLength(whole.data[skipped:], b.sep); ok {
				return whole, nil
			}
		}
	}
}

// drop goes past the start of the first block.
func (b *blocks) drop(n, line, record int) {
	b.next.data = b.next.data[n:]
	b.next.line, b.next.record = line, record
}
