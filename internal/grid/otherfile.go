package grid

import (
	"strings"

	"mentormatch/internal/diag"
)

// mostWords is how many cells that are words make a file something else than
// a grid, when they are the greater part. Fewer are mistakes in a grid, and
// worth listing one by one.
const mostWords = 20

// otherFile says in one problem what a file is that was taken for a grid by
// mistake: a long list, a table whose cells are parted by spaces, or one of
// something else, such as people. It shows no cell: what stands in a list of people is not for a screen. nil when the
// file looks like a grid.
func (g *gathering) otherFile() error {
	if k := g.kinds["thousands"]; k != nil && len(g.shape.columns) == 1 && k.found == g.rows && g.allSpaced() {
		return one(g.file, 0, "spaces", "every line is one cell with spaces in it", "separate the cells of a line with commas, semicolons or tabs")
	}
	cells := g.rows * len(g.shape.columns)
	if err := g.manyRounded(cells); err != nil {
		return err
	}
	k := g.kinds["not-a-number"]
	if k == nil {
		return nil
	}
	switch {
	case len(g.shape.columns) == 2 && !g.shape.noNames && k.found == g.rows && g.allWordsIn("B"):
		return one(g.file, 0, "long-list", "the second cell of every line is a word, and below the first line a grid has scores there",
			"if each line is a row, a column and a score, give --edges")
	case k.found >= mostWords && 2*k.found > cells:
		return one(g.file, 0, "no-grid", diag.Say("{count} of {cells} cells below the first line are words and not scores: this is no grid of scores", "count", k.found, "cells", cells),
			"solve reads names in the first line and the first cell of each line, and numbers in all other cells; for profiles of people there is match")
	}
	return nil
}

// manyRounded says in one problem that the greater part of the scores of a file would have to be rounded, as NumPy and pandas write
// them; nil where that is not so.
func (f *findings) manyRounded(scores int) error {
	k := f.kinds["many-decimals"]
	if k == nil || k.found < mostWords || 2*k.found <= scores {
		return nil
	}
	return one(f.file, 0, "many-decimals", diag.Say("{count} of {cells} scores have more than {most} decimals", "count", k.found, "cells", scores, "most", MaxDecimals),
		diag.Say("give --decimals {most} to have all scores rounded", "most", MaxDecimals))
}

// allSpaced reports whether every number with a separator has spaces.
func (g *gathering) allSpaced() bool {
	for _, p := range g.kept {
		if p.ID == "thousands" && !strings.Contains(p.Value, " ") {
			return false
		}
	}
	return true
}

// allWordsIn reports whether every cell that is no number stands in a column,
// named as spreadsheets do.
func (g *gathering) allWordsIn(column string) bool {
	for _, p := range g.kept {
		if p.ID == "not-a-number" && strings.TrimRight(p.Path, "0123456789") != column {
			return false
		}
	}
	return true
}
