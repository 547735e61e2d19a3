package report

import (
	"strings"
	"unicode"

	"mentormatch/internal/lang"
)

// A table has columns of one width each, but for the last, which wraps.
type table struct {
	header []string
	rows   [][]string
}

// leastLast is how much room the last column needs for a table to be worth
// it; below, or when a column has text of unknown width, records are written.
const leastLast = 20

func (p *page) table(t *table) {
	last := len(t.header) - 1
	widths := make([]int, last)
	plain, named := true, true
	for k, row := range append([][]string{t.header}, t.rows...) {
		for c, cell := range row[:last] {
			if !IsPlain(cell) {
				if k == 0 {
					named = false
					continue
				}
				plain = false
			}
			widths[c] = max(widths[c], lang.TextWidth(cell))
		}
	}
	left := p.width
	for _, w := range widths {
		left -= w + 2
	}
	if !plain || left < leastLast {
		p.records(t)
		return
	}
	if named {
		p.row(t.header, widths, left)
	} else {
		p.paragraph("  ", p.Say("columns", "names", p.Enumeration(t.header)))
	}
	for _, row := range t.rows {
		p.row(row, widths, left)
	}
}

func (p *page) row(row []string, widths []int, left int) {
	var start strings.Builder
	indent := 0
	for c, w := range widths {
		pad := strings.Repeat(" ", w-lang.TextWidth(row[c]))
		if c == 0 { // numbers
			start.WriteString(pad + row[c] + "  ")
		} else {
			start.WriteString(row[c] + pad + "  ")
		}
		indent += w + 2
	}
	lines := lang.Wrap(clean(row[len(widths)]), left)
	if len(lines) == 0 {
		lines = []string{""}
	}
	for i, line := range lines {
		if i > 0 {
			line = strings.Repeat(" ", indent) + line
		} else {
			line = start.String() + line
		}
		p.text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// records writes each row as a few lines of its own.
func (p *page) records(t *table) {
	for _, row := range t.rows {
		var parts []string
		for c, cell := range row {
			if cell != "" {
				parts = append(parts, p.Say("columns.cell", "heading", t.header[c], "value", clean(cell)))
			}
		}
		p.paragraph("  ", p.Commas(parts))
	}
}

// IsPlain reports whether every character is one cell wide on any terminal, and
// written from left to right: those of ASCII, and digits of any script.
func IsPlain(s string) bool {
	for _, r := range s {
		if (r < ' ' || r > '~') && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}
