package grid

import (
	"bytes"
	"context"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// eachPair says what belongs into a long list.
const eachPair diag.Message = "write a row, a column and the score of the pair in each line"

// barred is the cost of a listed pair that is not allowed. No score has it:
// the least int64 is never a number's.
const barred = math.MinInt64

// edgeRows is what a block of a long list holds. Rows and columns are numbers
// of the block's own, which gathering replaces.
type edgeRows struct {
	findings
	extremes
	rowNames, columnNames names
	row, column           []int32
	line                  []int32
	cost                  []int64 // in units of 10 to the power of -finest.decimals
	header                *header
	first                 bool // the next line is the first of the file
	bytes                 int
}

// A header is a first line that names the three columns.
type header struct {
	row, column string
	problem     func(*findings) // what to report if it is no header after all
}

// newHeader keeps a first line beyond its block.
func newHeader(line []byte, cells [3]cell, form form) *header {
	line = bytes.Clone(line)
	score := cells[2]
	score.start -= cells[0].start
	score.text = bytes.Clone(score.text)
	return &header{string(cells[0].text), string(cells[1].text), func(f *findings) { f.score(line, score, form) }}
}

// names numbers names in the order they come.
type names struct {
	of   map[string]int32
	list []string
	last int32 // most rows of a list follow others of the same name
}

// emptied is no names, in the memory of these.
func (n *names) emptied() names {
	clear(n.of)
	return names{of: n.of, list: n.list[:0]}
}

// number is that of a name, if it has one.
func (n *names) number(name []byte) (k int32, known bool) {
	if len(n.list) > 0 && n.list[n.last] == string(name) {
		return n.last, true
	}
	if k, known = n.of[string(name)]; known {
		n.last = k
	}
	return k, known
}

func (n *names) add(name string) int32 {
	if n.of == nil {
		n.of = map[string]int32{}
	}
	k := int32(len(n.list))
	n.of[name] = k
	n.list = append(n.list, name)
	n.last = k
	return k
}

func readEdges(ctx context.Context, b *blocks, opt Options) (*Table, error) {
	sign := int64(-1)
	if opt.Minimise {
		sign = 1
	}
	g := &edgeGathering{findings: findings{file: opt.Name}, form: b.form, size: opt.Size}
	parse := func(b2 block, out *edgeRows) { parseEdges(b2, b.form, sign, opt.Name, out) }
	if err := parseAll(ctx, b, parse, g.take); err != nil {
		return nil, err
	}
	t := &Table{file: opt.Name, minimise: opt.Minimise}
	if err := g.finish(t); err != nil {
		return nil, err
	}
	return t, nil
}

func parseEdges(b block, f form, sign int64, file string, out *edgeRows) {
	*out = edgeRows{
		findings: findings{file: file}, bytes: len(b.data), first: b.record == 1,
		row: out.row[:0], column: out.column[:0], line: out.line[:0], cost: out.cost[:0],
		rowNames: out.rowNames.emptied(), columnNames: out.columnNames.emptied(),
	}
	c := newCells(b, f)
	for c.more() {
		parseEdge(&c, sign, out)
	}
}

// numbered gives the number of a name, which a new name is checked for; ok is
// false when it is wrong, which is reported each time.
func (f *findings) numbered(data []byte, x cell, what axis, names *names) (k int32, ok bool) {
	if k, ok = names.number(x.text); ok {
		return k, true
	}
	if !f.name(data, x, what, nil) {
		return 0, false
	}
	return names.add(string(x.text)), true
}

// parseEdge reads one line: a row, a column and a score.
func parseEdge(c *cells, sign int64, out *edgeRows) {
	begin, start := c.spot, c.at
	var cells [3]cell
	n, ok := out.record(c, cells[:])
	if !ok {
		return
	}
	first := out.first
	out.first = false
	if n != len(cells) {
		out.add("ragged-row", begin.line, func() diag.Problem {
			return diag.Problem{
				Path: begin.String(), Text: diag.Counted(n, "the line has 1 cell, and a row, a column and a score are 3", "the line has {count} cells, and a row, a column and a score are 3"),
				Hint: "write a row, a column and the score of the pair in each line; without --edges, a grid is read",
			}
		})
		return
	}
	score := cells[2]
	if first && looksLikeHeading(score.text) {
		out.header = newHeader(c.data[start:c.at], cells, c.form)
		return
	}
	row, ok := out.numbered(c.data, cells[0], ofRow, &out.rowNames)
	column, also := out.numbered(c.data, cells[1], "column", &out.columnNames)
	number, allowed := out.score(c.data, score, c.form)
	if !ok || !also {
		return
	}
	cost := int64(barred)
	if allowed {
		if more := number.decimals; more > out.finest.decimals {
			scaleEdges(out.cost, more-out.finest.decimals)
		}
		if out.matters(number) {
			out.see(number, score.spot)
		}
		cost = number.units * sign * pow10[out.finest.decimals-number.decimals]
	}
	out.row = append(out.row, row)
	out.column = append(out.column, column)
	out.line = append(out.line, int32(begin.line))
	out.cost = append(out.cost, cost)
}

// looksLikeHeading reports whether the third cell of the first line is a word
// such as "score", and none that stands for a missing or impossible score.
func looksLikeHeading(text []byte) bool {
	word := strings.ToLower(string(text))
	switch word {
	case "", "x", "na", "n/a", "nan", "inf", "infinity", "null", "none":
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(first)
}

// scaleEdges is scaleUp, past pairs that are barred.
func scaleEdges(costs []int64, decimals uint8) {
	if decimals == 0 {
		return
	}
	for i, c := range costs {
		if c != barred {
			costs[i] = c * pow10[decimals]
		}
	}
}

// An edgeGathering puts the blocks of a long list together.
type edgeGathering struct {
	findings
	extremes
	rowNames, columnNames names
	row, column, line     []int32
	cost                  []int64
	header                *header
	form                  form
	size                  int64
}

func (g *edgeGathering) take(p *edgeRows) {
	g.findings.join(&p.findings)
	if p.header != nil {
		g.header = p.header
	}
	rows, columns := g.rowNames.join(&p.rowNames), g.columnNames.join(&p.columnNames)
	if g.cost == nil && g.size > 0 {
		n := expected(len(p.cost), p.bytes, g.size)
		g.row, g.column, g.line = make([]int32, 0, n), make([]int32, 0, n), make([]int32, 0, n)
		g.cost = make([]int64, 0, n)
	}
	for k, i := range p.row {
		g.row = append(g.row, rows[i])
		g.column = append(g.column, columns[p.column[k]])
	}
	g.line = append(g.line, p.line...)
	before := g.finest.decimals
	g.extremes.join(&p.extremes)
	scaleEdges(g.cost, g.finest.decimals-before)
	scaleEdges(p.cost, g.finest.decimals-p.finest.decimals)
	g.cost = append(g.cost, p.cost...)
}

// join gives the number here of each name there.
func (n *names) join(there *names) []int32 {
	numbers := make([]int32, len(there.list))
	for k, name := range there.list {
		here, known := n.of[name]
		if !known {
			here = n.add(name)
		}
		numbers[k] = here
	}
	return numbers
}

func (g *edgeGathering) finish(t *Table) error {
	if g.looksLikeGrid() {
		return one(g.file, 1, "grid", "this is a grid with two columns of scores: its second cells are scores, and those of a list are names of columns", "leave out --edges")
	}
	if err := g.manyRounded(len(g.row)); err != nil {
		return err
	}
	g.judgeHeader()
	if len(g.row) == 0 && g.none() {
		g.add("no-rows", 1, func() diag.Problem {
			return diag.Problem{Text: "there are no pairs in the file", Hint: eachPair}
		})
	}
	if g.none() {
		g.tooWide(&g.findings)
	}
	t.Rows, t.Columns = g.rowNames.list, g.columnNames.list
	t.rowAt, t.rowOf = byName(t.Rows)
	t.columnAt, t.columnOf = byName(t.Columns)
	t.scale, t.shown = int(g.finest.decimals), int(g.written)
	t.largest, t.rounded, t.form = g.largest, g.rounded, g.form
	g.compress(t)
	return g.err()
}

// looksLikeGrid reports a grid with two columns of scores, which could be read as a list: below a heading, every row is there once, and each
// second cell is a number. A list may name its columns 1, 2 and so on; a grid has no name above those of its rows, or decimals.
func (g *edgeGathering) looksLikeGrid() bool {
	if g.header == nil || len(g.row) == 0 || len(g.row) != len(g.rowNames.list) {
		return false
	}
	decimals := false
	for _, name := range g.columnNames.list {
		n, length, f := g.form.scan([]byte(name))
		if f == notANumber || length != len(name) {
			return false
		}
		decimals = decimals || n.written > 0
	}
	return decimals || g.header.row == ""
}

// judgeHeader reports a first line that was taken for a header, though the
// lines after it speak of the same row or column: its score is then wrong.
func (g *edgeGathering) judgeHeader() {
	if g.header == nil {
		return
	}
	_, isRow := g.rowNames.of[g.header.row]
	_, isColumn := g.columnNames.of[g.header.column]
	if isRow || isColumn {
		g.header.problem(&g.findings)
	}
}

// compress sorts the pairs by row and by column in it, and reports those that
// are listed twice. Two stable counting sorts take time in proportion to the
// pairs.
func (g *edgeGathering) compress(t *Table) {
	byColumn := countingOrder(g.column, t.columnAt, nil)
	order := countingOrder(g.row, t.rowAt, byColumn)
	t.start = make([]int, len(t.Rows)+1)
	t.column = make([]int32, 0, len(order))
	t.cost = make([]int64, 0, len(order))
	before := int32(-1)
	for _, k := range order {
		if before >= 0 && g.row[before] == g.row[k] && g.column[before] == g.column[k] {
			g.duplicate(int(g.line[k]), int(g.line[before]), t.Rows[g.row[k]]+", "+t.Columns[g.column[k]])
			continue
		}
		before = k
		if g.cost[k] == barred {
			continue
		}
		t.column = append(t.column, t.columnAt[g.column[k]])
		t.cost = append(t.cost, g.cost[k])
		t.start[t.rowAt[g.row[k]]+1]++
	}
	for r := range t.Rows {
		t.start[r+1] += t.start[r]
	}
}

func (g *edgeGathering) duplicate(line, first int, pair string) {
	g.add("duplicate-pair", line, func() diag.Problem {
		return diag.Problem{
			Column: 1, Text: diag.Say("line {line} has this pair too", "line", strconv.Itoa(first)), Value: shorten(pair),
			Hint: "keep one score for each pair",
		}
	})
}

// countingOrder sorts positions by the place at[key], stably: all positions,
// or those in from in their order.
func countingOrder(key, at, from []int32) []int32 {
	next := make([]int, len(at)+1)
	for _, k := range key {
		next[at[k]+1]++
	}
	for i := range at {
		next[i+1] += next[i]
	}
	order := make([]int32, len(key))
	put := func(k int32) {
		place := at[key[k]]
		order[next[place]] = k
		next[place]++
	}
	if from == nil {
		for k := range key {
			put(int32(k))
		}
		return order
	}
	for _, k := range from {
		put(k)
	}
	return order
}
