package grid

import (
	"mentormatch/internal/diag"
)

// An axis says what a name is of.
type axis string

const (
	ofRow    axis = "row"
	ofColumn axis = "column"
)

// of is what is said of a row or of a column.
func (a axis) of(row, column diag.Message, namesAndValues ...any) diag.Message {
	if a == ofRow {
		return diag.Say(row, namesAndValues...)
	}
	return diag.Say(column, namesAndValues...)
}

// isCross reports whether a cell says that its pair is not allowed.
func isCross(text []byte) bool {
	return len(text) == 0 || len(text) == 1 && (text[0] == 'x' || text[0] == 'X')
}

// score reads a cell that is no plain number: ok is false when the pair is not
// allowed, and when the cell is wrong, which is reported.
func (f *findings) score(data []byte, x cell, form form) (n number, ok bool) {
	if isCross(x.text) {
		return n, false
	}
	n, length, what := form.scan(x.text)
	if what == sound && length == len(x.text) {
		return n, true
	}
	if length != len(x.text) {
		what = notANumber
	}
	o := explainNumber(string(x.text), what, form)
	f.add(o.id, x.spot.line, func() diag.Problem {
		return problemAt(data, x.start, x.spot, o.text, string(x.text), o.hint)
	})
	return n, false
}

// name checks the name of a row or column, and that it is not among those seen,
// unless seen is nil. What is wrong is reported.
func (f *findings) name(data []byte, x cell, what axis, seen map[string]spot) (ok bool) {
	o, ok := objectToName(x.text, what)
	if !ok {
		f.add(o.id, x.spot.line, func() diag.Problem {
			return problemAt(data, x.start, x.spot, o.text, string(x.text), o.hint)
		})
		return false
	}
	if seen == nil {
		return true
	}
	if first, twice := seen[string(x.text)]; twice {
		f.add("duplicate-"+string(what), x.spot.line, func() diag.Problem {
			return problemAt(data, x.start, x.spot, what.of("{cell} has a row of this name too", "{cell} has a column of this name too", "cell", first), string(x.text),
				what.of("give each row a name of its own, or delete one of them", "give each column a name of its own, or delete one of them"))
		})
		return false
	}
	seen[string(x.text)] = x.spot
	return true
}

// record reads the cells of a record, the first ones into some, and tells how
// many there are; ok is false when all of them are empty, and when quotation
// marks are wrong, which is reported.
func (f *findings) record(c *cells, some []cell) (n int, ok bool) {
	for last := false; !last; n++ {
		x := c.next()
		last = x.last
		if n < len(some) {
			some[n] = x
		}
		if x.broken {
			f.brokenQuotes(c.data, x)
			return n, false
		}
		ok = ok || len(x.text) > 0
	}
	return n, ok
}

// brokenQuotes reports a cell whose quotation marks are wrong.
func (f *findings) brokenQuotes(data []byte, x cell) {
	text, hint := diag.Message("there is text after the closing quotation mark"), diag.Message(`write a quotation mark inside a name twice: "the ""big"" one"`)
	if closing(data, x.start) < 0 {
		text, hint = "a quotation mark opens here and is never closed", "close it, or delete it"
	}
	f.add("quotation-mark", x.spot.line, func() diag.Problem {
		return problemAt(data, x.start, x.spot, text, "", hint)
	})
}

// decimals counts decimals.
func decimals(n int) diag.Message { return diag.Counted(n, "1 decimal", "{count} decimals") }

// rows counts rows.
func rows(n int) diag.Message { return diag.Counted(n, "1 row", "{count} rows") }
