package grid

import "bytes"

// cells reads the cells of a block, one after the other.
type cells struct {
	data []byte
	form
	at   int // of the next cell
	spot     // of the next cell
}

func newCells(b block, f form) cells {
	return cells{data: b.data, form: f, spot: spot{line: b.line, record: b.record}}
}

// A cell is what next read.
type cell struct {
	text   []byte // without quotation marks and spaces around it; a part of the data where it can be
	start  int    // in the data
	spot   spot
	last   bool // of its record
	broken bool // quotation marks are wrong; the rest of the record was left out
}

// more reports whether there is another record, past lines that are empty.
func (c *cells) more() bool {
	for c.at < len(c.data) {
		switch c.data[c.at] {
		case '\r':
			if c.at+1 < len(c.data) && c.data[c.at+1] != '\n' {
				return true
			}
		case '\n':
			c.newRecord()
		default:
			return true
		}
		c.at++
	}
	return false
}

func (c *cells) newRecord() {
	c.line++
	c.record++
	c.field = 0
}

// next reads a cell.
func (c *cells) next() cell {
	out := cell{start: c.at, spot: c.spot}
	if c.at < len(c.data) && c.data[c.at] == '"' {
		return c.quoted(out)
	}
	end := c.at
	for end < len(c.data) && c.data[end] != c.sep && c.data[end] != '\n' {
		end++
	}
	out.text = bytes.TrimSpace(c.data[c.at:end])
	out.last = c.pass(end)
	return out
}

// number reads a cell that holds a plain number, as nearly all cells of a
// large file do; ok is false, and nothing read, when it holds anything else.
func (c *cells) number() (n number, last, ok bool) {
	n, length, f := c.scan(c.data[c.at:])
	if f != sound {
		return n, false, false
	}
	end := c.at + length
	if end < len(c.data) && c.data[end] == '\r' && (end+1 == len(c.data) || c.data[end+1] == '\n') {
		end++
	}
	if end < len(c.data) && c.data[end] != c.sep && c.data[end] != '\n' {
		return n, false, false
	}
	return n, c.pass(end), true
}

// pass goes past what ends a cell, and tells whether that ends the record.
func (c *cells) pass(end int) (last bool) {
	if end < len(c.data) && c.data[end] == c.sep {
		c.at = end + 1
		c.field++
		return false
	}
	c.at = min(end+1, len(c.data))
	c.newRecord()
	return true
}

// quoted reads a cell in quotation marks.
func (c *cells) quoted(out cell) cell {
	closed := closing(c.data, c.at)
	if closed < 0 {
		out.broken, out.last = true, true
		c.at = len(c.data)
		return out
	}
	text := c.data[c.at+1 : closed]
	c.line += bytes.Count(text, []byte{'\n'})
	if bytes.IndexByte(text, '"') >= 0 {
		text = bytes.ReplaceAll(text, []byte(`""`), []byte(`"`))
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	out.text = bytes.TrimSpace(text)
	end := closed + 1
	for end < len(c.data) && (c.data[end] == ' ' || c.data[end] == '\r') {
		end++
	}
	if end < len(c.data) && c.data[end] != c.sep && c.data[end] != '\n' {
		out.broken = true
		c.skip(end)
		out.last = true
		return out
	}
	out.last = c.pass(end)
	return out
}

// skip goes past the end of the record.
func (c *cells) skip(from int) {
	length, breaks, _ := recordLength(c.data[from:], c.sep)
	c.line += breaks
	c.at = from + length
	c.newRecord()
}

// blankRest reports whether the rest of the record is empty cells.
func (c *cells) blankRest() bool {
	for i := c.at; i < len(c.data) && c.data[i] != '\n'; i++ {
		if ch := c.data[i]; ch != c.sep && ch != ' ' && ch != '\r' {
			return false
		}
	}
	return true
}

// pastRecord skips the rest of the record, when there is one.
func (c *cells) pastRecord() { c.skip(c.at) }
