package grid

import (
	"bufio"
	"encoding/csv"
	"io"
	"strings"

	"mentormatch/internal/safecell"
)

// WriteCSV writes the columns row, column and score: a line for each pair and
// then, without column and score, a line for each row left out. It is UTF-8
// with a byte order mark, lines end with CR LF, and quoting is that of RFC
// 4180.
//
// A name that a spreadsheet would run as a formula has an apostrophe in front,
// and so has a name that starts with one itself: taking one leading apostrophe
// off gives the name back, but where a formula stands in it behind a semicolon,
// which has one too.
func WriteCSV(w io.Writer, a *Answer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	t := a.table
	out := csv.NewWriter(w)
	out.UseCRLF = true
	record := []string{"row", "column", "score"}
	out.Write(record)
	for _, p := range a.Pairs {
		record[0], record[1], record[2] = textCell(t.Rows[p.Row]), textCell(t.Columns[p.Column]), p.Score.String()
		out.Write(record)
	}
	for _, u := range a.Unmatched {
		record[0], record[1], record[2] = textCell(t.Rows[u.Row]), "", ""
		out.Write(record)
	}
	out.Flush()
	return out.Error()
}

// textCell makes a name safe to open in a spreadsheet.
func textCell(name string) string {
	if strings.HasPrefix(name, "'") || safecell.IsFormula(name) {
		name = "'" + name
	}
	return string(safecell.KeepWhole([]byte(name), 0, ','))
}

// WriteJSON writes an object with these keys, indented, in this order:
//
//	matched      how many rows have a column
//	total        of their scores
//	rounded_to   the decimals that scores were rounded to; only where one was
//	pairs        a list of {row, column, score}, in the order of rows in the file
//	unmatched    a list of {row, reason}, in that order; where the reason is
//	             "columns-taken" also shortage, a position in shortages from 0
//	shortages    a list of {rows, columns, places}: these rows can go to no other
//	             than these columns, which have fewer places than rows
//	certificate  sense ("maximize" or "minimize"), out_price, and row_prices and
//	             column_prices, each an object from name to price; see [Proof]
//
// Numbers are exact decimals, with as many decimals as the file has.
func WriteJSON(w io.Writer, a *Answer) error {
	j := &jsonWriter{out: bufio.NewWriterSize(w, 1<<16)}
	t := a.table
	j.raw("{\n  \"matched\": ").int(len(a.Pairs))
	j.raw(",\n  \"total\": ").decimal(a.Total)
	if t.rounded {
		j.raw(",\n  \"rounded_to\": ").int(t.form.decimals)
	}
	j.raw(",\n  \"pairs\": [")
	for k, p := range a.Pairs {
		j.item(k, "    ").raw("{\"row\": ").text(t.Rows[p.Row]).raw(", \"column\": ").text(t.Columns[p.Column])
		j.raw(", \"score\": ").decimal(p.Score).raw("}")
	}
	j.end(len(a.Pairs), "  ", "]").raw(",\n  \"unmatched\": [")
	for k, u := range a.Unmatched {
		j.item(k, "    ").raw("{\"row\": ").text(t.Rows[u.Row]).raw(", \"reason\": ").text(string(u.Reason))
		if u.Reason == Taken {
			j.raw(", \"shortage\": ").int(u.Shortage)
		}
		j.raw("}")
	}
	j.end(len(a.Unmatched), "  ", "]").raw(",\n  \"shortages\": [")
	for k, s := range a.Shortages {
		j.item(k, "    ").raw("{\n      \"rows\": [").names(t.Rows, s.Rows)
		j.raw("],\n      \"columns\": [").names(t.Columns, s.Columns)
		j.raw("],\n      \"places\": ").int(s.Places).raw("\n    }")
	}
	sense := "maximize"
	if a.Proof.Minimise {
		sense = "minimize"
	}
	j.end(len(a.Shortages), "  ", "]").raw(",\n  \"certificate\": {\n    \"sense\": ").text(sense)
	j.raw(",\n    \"out_price\": ").decimal(a.Proof.Out)
	j.raw(",\n    \"row_prices\": {").prices(t.Rows, a.Proof.RowPrice)
	j.raw(",\n    \"column_prices\": {").prices(t.Columns, a.Proof.ColumnPrice)
	j.raw("\n  }\n}\n")
	return j.out.Flush()
}
