package grid

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
)

// mostNames is how many names a sentence lists. A shortage of a large table has
// thousands; the JSON output has them all.
const mostNames = 20

// A Translator says a message in the language of who reads it, as
// [diag.Message.In] takes it; nil for English.
type Translator = func(format string, namesAndValues ...any) string

// WriteTable writes the answer for a person to read. Names come last in their
// line, because no two terminals agree on how wide a name is.
func WriteTable(w io.Writer, a *Answer, translate Translator) error {
	out := bufio.NewWriterSize(w, 1<<16)
	t := a.table
	say := func(m diag.Message) string { return m.In(translate) }
	score := func(d Decimal) string {
		if translate == nil {
			return d.String()
		}
		return say(diag.Say("{score}", "score", json.Number(d.String())))
	}
	heading := say("score")
	width := columns(heading)
	for _, p := range a.Pairs {
		width = max(width, columns(score(p.Score)))
	}
	right := func(s string) string { return strings.Repeat(" ", width-columns(s)) + s }
	if len(a.Pairs) > 0 {
		fmt.Fprintf(out, "%s  %s\n", right(heading), say("row -> column"))
	}
	for _, p := range a.Pairs {
		fmt.Fprintf(out, "%s  %s -> %s\n", right(score(p.Score)), diag.Visible(t.Rows[p.Row]), diag.Visible(t.Columns[p.Column]))
	}
	if len(a.Pairs) > 0 {
		out.WriteByte('\n')
	}
	for _, line := range a.whyLeftOut() {
		out.WriteString(say(line) + "\n")
	}
	if len(a.Unmatched) > 0 {
		out.WriteByte('\n')
	}
	out.WriteString(say(a.summary()) + "\n")
	for _, note := range t.Notes() {
		out.WriteString(say(note) + "\n")
	}
	return out.Flush()
}

// columns is how many columns of a terminal a word or a number takes: signs
// that stand above or below a letter take none.
func columns(s string) (n int) {
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// summary is how many rows are matched, and what is proved of it.
func (a *Answer) summary() diag.Message {
	format := diag.Message("matched {matched} of {rows}, total {total}: proved to be the greatest there is")
	if a.Proof.Minimise {
		format = "matched {matched} of {rows}, total {total}: proved to be the least there is"
	}
	return diag.Say(format, "matched", len(a.Pairs), "rows", rows(len(a.table.Rows)), "total", json.Number(a.Total.String()))
}

// whyLeftOut says for every row left out why it is, in one line for all rows
// that share a reason.
func (a *Answer) whyLeftOut() []diag.Message {
	byReason := map[Reason][]int{}
	byShortage := make([][]int, len(a.Shortages))
	for _, u := range a.Unmatched {
		if u.Reason == Taken {
			byShortage[u.Shortage] = append(byShortage[u.Shortage], u.Row)
		} else {
			byReason[u.Reason] = append(byReason[u.Reason], u.Row)
		}
	}
	var lines []diag.Message
	say := func(reason Reason, format diag.Message) {
		if rows := byReason[reason]; len(rows) > 0 {
			lines = append(lines, diag.Say(format, "rows", inWords(a.table.Rows, rows)))
		}
	}
	say(NoColumn, "left out, because no column with a place is allowed: {rows}")
	for k, s := range a.Shortages {
		lines = append(lines, diag.Say("left out for want of a place: {rows}", "rows", inWords(a.table.Rows, byShortage[k])),
			diag.Say("  {shortage}", "shortage", a.shortage(s)))
	}
	say(Outbid, "left out, because the columns that would add to the total are better used: {rows}")
	say(NoGain, "left out, because no column would add to the total: {rows}")
	return lines
}

// shortage tells one in a sentence.
func (a *Answer) shortage(s Shortage) diag.Message {
	format := diag.Message("{these} can only go to {columns}: {rows} -> {names}")
	if s.Places != len(s.Columns) {
		format = "{these} can only go to {columns} with {places}: {rows} -> {names}"
	}
	return diag.Say(format,
		"these", diag.Counted(len(s.Rows), "this row", "these {count} rows"),
		"columns", diag.Counted(len(s.Columns), "this column", "these {count} columns"),
		"places", diag.Counted(s.Places, "1 place", "{count} places"),
		"rows", inWords(a.table.Rows, s.Rows), "names", inWords(a.table.Columns, s.Columns))
}

// inWords lists names, and counts those that are too many to list.
func inWords(names []string, at []int) diag.Message {
	listed := make([]string, 0, mostNames)
	for _, i := range at[:min(len(at), mostNames)] {
		listed = append(listed, names[i])
	}
	list := diag.Say("{names}", "names", listed)
	if more := len(at) - len(listed); more > 0 {
		return diag.Say("{names} and {count} more", "names", list, "count", more)
	}
	return list
}

// An IncompleteError says that not every row can be assigned, and why, by name.
type IncompleteError struct {
	text, hint diag.Message
	hall       lap.HallSet
}

func (e *IncompleteError) Error() string { return e.text.String() }

// Say is the error, and a hint that names the rows and columns that cannot go
// together.
func (e *IncompleteError) Say() (text, hint diag.Message) { return e.text, e.hint }

// Unwrap is the solver's kind of the error, with positions in the Table.
func (e *IncompleteError) Unwrap() error { return &lap.InfeasibleError{Hall: e.hall} }

// Complete is nil when every row is assigned, and an *IncompleteError
// otherwise.
func (a *Answer) Complete() error {
	if len(a.Unmatched) == 0 {
		return nil
	}
	e := &IncompleteError{text: diag.Say("not every row can be assigned: {count} of {rows} must be left out",
		"count", len(a.Unmatched), "rows", rows(len(a.table.Rows)))}
	var lines []diag.Message
	var barred []int
	for _, u := range a.Unmatched {
		if u.Reason == NoColumn {
			barred = append(barred, u.Row)
		}
	}
	if len(barred) > 0 {
		lines = append(lines, diag.Say("no column with a place is allowed to: {rows}", "rows", inWords(a.table.Rows, barred)))
		e.hall = lap.HallSet{Rows: barred[:1]}
	}
	for k, s := range a.Shortages {
		lines = append(lines, a.shortage(s))
		if k == 0 && len(barred) == 0 {
			e.hall = lap.HallSet{Rows: s.Rows, Columns: s.Columns, Places: s.Places}
		}
	}
	e.hint = diag.Joined(lines, "{before}\n{next}")
	return e
}
