package grid

import (
	"bufio"
	"encoding/json"
	"strconv"
)

// A jsonWriter writes JSON piece by piece, so that a large answer needs no
// second copy. What fails to be written, Flush reports.
type jsonWriter struct {
	out     *bufio.Writer
	scratch []byte
}

func (j *jsonWriter) raw(s string) *jsonWriter {
	j.out.WriteString(s)
	return j
}

func (j *jsonWriter) int(n int) *jsonWriter {
	j.scratch = strconv.AppendInt(j.scratch[:0], int64(n), 10)
	j.out.Write(j.scratch)
	return j
}

func (j *jsonWriter) decimal(d Decimal) *jsonWriter {
	j.scratch = d.append(j.scratch[:0])
	j.out.Write(j.scratch)
	return j
}

func (j *jsonWriter) text(s string) *jsonWriter {
	quoted, _ := json.Marshal(s) // a string always can be
	j.out.Write(quoted)
	return j
}

// item starts the next item of a list or object, on a line of its own.
func (j *jsonWriter) item(k int, indent string) *jsonWriter {
	if k > 0 {
		j.raw(",")
	}
	return j.raw("\n" + indent)
}

// end closes a list or object of n items.
func (j *jsonWriter) end(n int, indent, bracket string) *jsonWriter {
	if n > 0 {
		j.raw("\n" + indent)
	}
	return j.raw(bracket)
}

// names writes the names at some positions, in one line.
func (j *jsonWriter) names(names []string, at []int) *jsonWriter {
	for k, i := range at {
		if k > 0 {
			j.raw(", ")
		}
		j.text(names[i])
	}
	return j
}

// prices writes the rest of an object from name to price.
func (j *jsonWriter) prices(names []string, prices []Decimal) *jsonWriter {
	for k, price := range prices {
		j.item(k, "      ").text(names[k]).raw(": ").decimal(price)
	}
	return j.end(len(prices), "    ", "}")
}
