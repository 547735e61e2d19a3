package grid

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"mentormatch/internal/diag"
	"mentormatch/matcher/lap"
)

// mostNames is how many names a sentence lists. A shortage of a large table has
// thousands; the JSON output has them all.
const mostNames = 20

// WriteTable writes the answer for a person to read. Names come last in their
// line, because no two terminals agree on how wide a name is.
func WriteTable(w io.Writer, a *Answer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	t := a.table
	width := len("score")
	for _, p := range a.Pairs {
		width = max(width, len(p.Score.String()))
	}
	if len(a.Pairs) > 0 {
		fmt.Fprintf(out, "%*s  row -> column\n", width, "score")
	}
	for _, p := range a.Pairs {
		fmt.Fprintf(out, "%*s  %s -> %s\n", width, p.Score, diag.Visible(t.Rows[p.Row]), diag.Visible(t.Columns[p.Column]))
	}
	if len(a.Pairs) > 0 {
		out.WriteByte('\n')
	}
	for _, line := range a.whyLeftOut() {
		out.WriteString(line + "\n")
	}
	if len(a.Unmatched) > 0 {
		out.WriteByte('\n')
	}
	best := "greatest"
	if a.Proof.Minimise {
		best = "least"
	}
	fmt.Fprintf(out, "matched %d of %s, total %s: proved to be the %s there is\n", len(a.Pairs), count(len(t.Rows), "row"), a.Total, best)
	return out.Flush()
}

// whyLeftOut says for every row left out why it is, in one line for all rows
// that share a reason.
func (a *Answer) whyLeftOut() []string {
	byReason := map[Reason][]int{}
	byShortage := make([][]int, len(a.Shortages))
	for _, u := range a.Unmatched {
		if u.Reason == Taken {
			byShortage[u.Shortage] = append(byShortage[u.Shortage], u.Row)
		} else {
			byReason[u.Reason] = append(byReason[u.Reason], u.Row)
		}
	}
	var lines []string
	say := func(reason Reason, text string) {
		if rows := byReason[reason]; len(rows) > 0 {
			lines = append(lines, text+": "+a.names(a.table.Rows, rows))
		}
	}
	say(NoColumn, "left out, because no column with a place is allowed")
	for k, s := range a.Shortages {
		lines = append(lines, "left out for want of a place: "+a.names(a.table.Rows, byShortage[k]), "  "+a.shortage(s))
	}
	say(Outbid, "left out, because the columns that would add to the total are better used")
	say(NoGain, "left out, because no column would add to the total")
	return lines
}

// shortage tells one in a sentence.
func (a *Answer) shortage(s Shortage) string {
	these := func(n int, thing string) string {
		if n == 1 {
			return "this " + thing
		}
		return fmt.Sprintf("these %d %ss", n, thing)
	}
	places := ""
	if s.Places != len(s.Columns) {
		places = " with " + count(s.Places, "place")
	}
	return fmt.Sprintf("%s can only go to %s%s: %s -> %s", these(len(s.Rows), "row"), these(len(s.Columns), "column"), places,
		a.names(a.table.Rows, s.Rows), a.names(a.table.Columns, s.Columns))
}

// names lists names, and counts those that are too many to list.
func (a *Answer) names(names []string, at []int) string {
	listed := make([]string, 0, mostNames)
	for _, i := range at[:min(len(at), mostNames)] {
		listed = append(listed, diag.Visible(names[i]))
	}
	s := strings.Join(listed, ", ")
	if more := len(at) - len(listed); more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return s
}

// An IncompleteError says that not every row can be assigned, and why, by name.
type IncompleteError struct {
	text  string
	lines []string
	hall  lap.HallSet
}

func (e *IncompleteError) Error() string { return e.text }

// Hint names the rows and columns that cannot go together.
func (e *IncompleteError) Hint() string { return strings.Join(e.lines, "\n") }

// Unwrap is the solver's kind of the error, with positions in the Table.
func (e *IncompleteError) Unwrap() error { return &lap.InfeasibleError{Hall: e.hall} }

// Complete is nil when every row is assigned, and an *IncompleteError
// otherwise.
func (a *Answer) Complete() error {
	if len(a.Unmatched) == 0 {
		return nil
	}
	e := &IncompleteError{
		text: fmt.Sprintf("not every row can be assigned: %d of %s must be left out", len(a.Unmatched), count(len(a.table.Rows), "row")),
	}
	var barred []int
	for _, u := range a.Unmatched {
		if u.Reason == NoColumn {
			barred = append(barred, u.Row)
		}
	}
	if len(barred) > 0 {
		e.lines = append(e.lines, "no column with a place is allowed to: "+a.names(a.table.Rows, barred))
		e.hall = lap.HallSet{Rows: barred[:1]}
	}
	for k, s := range a.Shortages {
		e.lines = append(e.lines, a.shortage(s))
		if k == 0 && len(barred) == 0 {
			e.hall = lap.HallSet{Rows: s.Rows, Columns: s.Columns, Places: s.Places}
		}
	}
	return e
}
