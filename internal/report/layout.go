package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// TextWidth is how many cells of a terminal a text takes at most: joiners and
// other invisible characters none, wide East Asian characters two, and all
// others one. Combining marks of Bengali, Urdu and Devanagari are counted too,
// because terminals do not agree about them; a text may turn out narrower.
func TextWidth(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case unicode.Is(unicode.Cf, r):
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}

// Wrap breaks a text at its spaces into lines of at most so many cells. A
// word that is longer by itself is broken where it has to be.
func Wrap(text string, cells int) []string {
	var lines []string
	wrap(text, cells, func(word string, begins bool) {
		if begins {
			lines = append(lines, word)
		} else {
			lines[len(lines)-1] += " " + word
		}
	})
	return lines
}

// wrap hands over the words of the lines that [Wrap] makes, and whether each
// begins a line.
func wrap(text string, cells int, add func(word string, begins bool)) {
	cells = max(cells, 1)
	used := 0
	for word := range strings.FieldsSeq(text) {
		size := TextWidth(word)
		if used > 0 && used+1+size <= cells {
			add(word, false)
			used += 1 + size
			continue
		}
		for size > cells {
			head := breakWord(word, cells)
			add(head, true)
			word = word[len(head):]
			size -= TextWidth(head)
		}
		if used = size; word != "" {
			add(word, true)
		}
	}
}

// breakWord is the longest beginning of a word that fits, at least one
// character, with the marks that belong to its last one.
func breakWord(word string, cells int) string {
	used := 0
	for i, r := range word {
		size := TextWidth(string(r))
		if i > 0 && used+size > cells {
			return word[:i]
		}
		used += size
	}
	return word
}

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
			widths[c] = max(widths[c], TextWidth(cell))
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
		pad := strings.Repeat(" ", w-TextWidth(row[c]))
		if c == 0 { // numbers
			start.WriteString(pad + row[c] + "  ")
		} else {
			start.WriteString(row[c] + pad + "  ")
		}
		indent += w + 2
	}
	lines := Wrap(clean(row[len(widths)]), left)
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
