package grid

import "bytes"

// A form is how a file is written.
type form struct {
	sep byte // between cells; 0 as long as it is not known
	notation
}

// declared is the separator that a first line such as sep=; names, which spreadsheets write and read, and how long that line is.
func declared(data []byte) (sep byte, length int) {
	line, _, more := bytes.Cut(data, []byte{'\n'})
	length = len(line)
	if more {
		length++
	}
	line = bytes.Trim(bytes.TrimSuffix(line, []byte{'\r'}), `"`)
	if len(line) != len("sep=;") || !bytes.EqualFold(line[:4], []byte("sep=")) || bytes.IndexByte([]byte(",;\t|"), line[4]) < 0 {
		return 0, 0
	}
	return line[4], length
}

// hasDecimalCommas tells whether the numbers of a file whose cells are not separated by commas have commas before their decimals: one
// of them has, and none has a point. A comma with three digits after it may be meant for thousands, and is no sign of it.
func hasDecimalCommas(data []byte, sep byte) bool {
	comma := notation{point: ',', decimals: MaxDecimals, rounds: true}
	c := newCells(block{data: data, line: 1, record: 1}, form{sep, comma})
	found := false
	for c.more() {
		for last := false; !last; {
			x := c.next()
			last = x.last
			whole, decimals, cut := bytes.Cut(x.text, []byte{','})
			if cut && comma.isNumber(x.text) {
				digits := len(bytes.TrimLeft(whole, "+-"+minusSign))
				found = found || len(decimals) != 3 || digits > 3 || digits == 0
			} else if bytes.IndexByte(x.text, '.') >= 0 && exact.isNumber(x.text) {
				return false
			}
		}
	}
	return found
}

// separator finds out what separates the cells of a file: a tab, a semicolon
// or a comma, in this order, whichever is there equally often in each of the
// first two lines; or else whichever is most often in the first.
func separator(data []byte) byte {
	candidates := [...]byte{'\t', ';', ','}
	first := bytes.TrimLeft(data, "\r\n")
	length, _, _ := recordLength(first, 0)
	second := bytes.TrimLeft(first[length:], "\r\n")
	first = first[:length]
	length, _, _ = recordLength(second, 0)
	second = second[:length]
	most, best := 0, byte(',')
	for _, c := range candidates {
		n := unquoted(first, c)
		if n > 0 && (len(second) == 0 || n == unquoted(second, c)) {
			return c
		}
		if n > most {
			most, best = n, c
		}
	}
	return best
}

// unquoted counts a separator outside quotation marks.
func unquoted(record []byte, sep byte) int {
	n := 0
	opens := true
	for i := 0; i < len(record); i++ {
		c := record[i]
		if c == '"' && opens {
			if i = closing(record, i); i < 0 {
				break
			}
			opens = false
			continue
		}
		if opens = c == ',' || c == ';' || c == '\t'; c == sep {
			n++
		}
	}
	return n
}
