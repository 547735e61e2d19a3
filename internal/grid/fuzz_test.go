package grid

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"mentormatch/internal/diag"
)

// FuzzGrid reads whatever bytes there are. What is refused is refused with
// problems; what is accepted is written as plain CSV and read back the same, and
// solved with every row accounted for.
func FuzzGrid(f *testing.F) {
	for _, in := range []string{
		"", ",a\nr,1\n", "1,2\n3,x\n", "r,a,1\ns,b,0.5\n", "row;column;score\nr;a;-1.50\n", "\ufeff\"a\n\",\"b\"\"c\"\r\n\"r\",1\r\n",
		"a\tb\n1\t\n", ",a\nr,9223372036854775807\ns,0.000000001\n", ",a\nr,1e5\n", ",a\n\"r,1\n", "PK\x03\x04", "\xff\xfe1", ",,\n,,\n", "1\r\n\r\n2",
	} {
		f.Add([]byte(in), false, false, uint8(0))
		f.Add([]byte(in), true, false, uint8(1))
		f.Add([]byte(in), false, true, uint8(2))
	}
	f.Fuzz(func(t *testing.T, in []byte, edges, noNames bool, goal uint8) {
		opt := Options{Edges: edges, NoNames: noNames && !edges, Minimise: goal == 1}
		table, err := Read(context.Background(), bytes.NewReader(in), opt)
		if err != nil {
			var problems diag.Problems
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("%v is no list of problems", err)
			}
			return
		}
		opt.Edges, opt.NoNames = false, false
		again, err := Read(context.Background(), strings.NewReader(asGrid(t, table)), opt)
		if err != nil {
			t.Fatalf("%v\n%s", err, asGrid(t, table))
		}
		if dump(again) != dump(table) {
			t.Fatalf("%s\nis read back as\n%s", dump(table), dump(again))
		}
		objective := Coverage
		if goal == 2 {
			objective = Quality
		}
		a, err := Solve(context.Background(), table, SolveOptions{Objective: objective, Prove: true})
		if err != nil {
			if !errors.As(err, new(diag.Problems)) {
				t.Fatal(err)
			}
			return
		}
		if len(a.Pairs)+len(a.Unmatched) != len(table.Rows) {
			t.Fatalf("%d rows, of which %d are matched and %d not", len(table.Rows), len(a.Pairs), len(a.Unmatched))
		}
		written(t, a, inEnglish)
		written(t, a, WriteCSV)
		written(t, a, WriteJSON)
	})
}

// asGrid writes a table as a grid with names. Its first cell keeps names that
// are numbers from looking like scores, and a quoted comma keeps commas the
// separator.
func asGrid(t *testing.T, table *Table) string {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	header := append([]string{"names"}, table.Columns...)
	if err := w.Write(header); err != nil {
		t.Fatal(err)
	}
	for i, row := range table.Rows {
		record := []string{row}
		for j := range table.Columns {
			score, allowed := table.Score(i, j)
			text := score.String()
			if !allowed {
				text = "x"
			}
			record = append(record, text)
		}
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return b.String()
}
