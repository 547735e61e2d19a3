package grid

import (
	"context"
	"io"
	"math"
	"strings"

	"mentormatch/internal/diag"
)

// eachCapacity says what belongs into a file of capacities.
const eachCapacity diag.Message = "write the name of a column and how many rows it takes in each line"

// ReadCapacities reads how many rows each column takes: a name and a whole
// number, 0 or more, in each line, with or without a first line that says so.
// A column that is not listed keeps one place. The file has size bytes, or 0 when that is not known. Its error is like that of Read.
func (t *Table) ReadCapacities(ctx context.Context, in io.Reader, name string, size int64) error {
	if isSpreadsheet(name) {
		return refuseSpreadsheet(name)
	}
	b := newBlocks(name, in, size, eachCapacity)
	if err := b.open(); err != nil {
		return err
	}
	l := &capacityList{
		findings: findings{file: name}, table: t, capacity: make([]int, len(t.Columns)),
		columns: map[string]int{}, seen: map[string]spot{},
	}
	for i := range l.capacity {
		l.capacity[i] = 1
	}
	for j, column := range t.Columns {
		l.columns[column] = j
	}
	for first := true; ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		blk, err := b.cut()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		for c := newCells(blk, b.form); c.more(); first = false {
			l.line(&c, first)
		}
		b.reuse(blk)
	}
	if err := l.err(); err != nil {
		return err
	}
	t.capacity = l.capacity
	return nil
}

// A capacityList is capacities as far as they have been read.
type capacityList struct {
	findings
	table    *Table
	columns  map[string]int
	seen     map[string]spot
	capacity []int
}

func (l *capacityList) line(c *cells, first bool) {
	begin := c.spot
	var cells [2]cell
	n, ok := l.record(c, cells[:])
	if !ok {
		return
	}
	if n != len(cells) {
		l.add("ragged-row", begin.line, func() diag.Problem {
			return diag.Problem{
				Path: begin.String(), Text: diag.Counted(n, "the line has 1 cell, and a name and a capacity are 2", "the line has {count} cells, and a name and a capacity are 2"),
				Hint: eachCapacity,
			}
		})
		return
	}
	name, places := cells[0], cells[1]
	column, known := l.columns[string(name.text)]
	if first && !known && len(places.text) > 0 && !strings.ContainsAny(string(places.text), "0123456789") {
		return
	}
	if !known {
		l.unknown(c.data, name)
	} else {
		l.name(c.data, name, ofColumn, l.seen)
	}
	number, length, f := c.scan(places.text)
	whole := f == sound && length == len(places.text) && number.decimals == 0 && number.units >= 0
	if !whole {
		l.add("capacity", places.spot.line, func() diag.Problem {
			return problemAt(c.data, places.start, places.spot, "the capacity is not a whole number, 0 or more", string(places.text),
				"write how many rows the column takes, such as 3")
		})
		return
	}
	if known {
		l.capacity[l.table.columnAt[column]] = int(min(number.units, math.MaxInt32))
	}
}

// unknown reports a name that no column has.
func (l *capacityList) unknown(data []byte, x cell) {
	l.add("unknown-column", x.spot.line, func() diag.Problem {
		hint := diag.Say("the names of the columns are in the first line of {file}", "file", l.table.file)
		if l.table.start != nil {
			hint = diag.Say("the names of the columns are in the second cell of each line of {file}", "file", l.table.file)
		}
		for _, row := range l.table.Rows {
			if row == string(x.text) {
				hint = "it is the name of a row; capacities are of columns"
			}
		}
		if near, ok := diag.Nearest(string(x.text), l.table.Columns); ok {
			hint = diag.DidYouMean(near)
		}
		return problemAt(data, x.start, x.spot, "no column has this name", string(x.text), hint)
	})
}
