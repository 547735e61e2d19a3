package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Options say how problems are shown. The zero value is right for a file or
// a pipe.
type Options struct {
	// Terminal says that a person reads this on their own screen: only then
	// is what a sensitive place says repeated.
	Terminal bool
	Colour   bool // mark the place and the caret with terminal colours

	// Translate says messages in the reader's language, as [Message.In] wants
	// it; nil for English.
	Translate func(format string, namesAndValues ...any) string
	// RightToLeft says that the reader's language is written so. What stays
	// as it is, such as places and lines of files, is then kept apart from it:
	// places on lines of their own, values in direction isolates (UAX #9).
	RightToLeft bool
}

func (opt Options) say(m Message) string {
	if opt.Translate == nil {
		return Visible(m.String())
	}
	return m.In(opt.Translate)
}

// Render writes every problem, in the order given, and a last line that
// counts them:
//
//	mentees.yaml:14:11: unknown goal "career-chnage"
//	  14 |   goals: [career-chnage]
//	     |           ^
//	  did you mean "career-change"?
//
// In a language from right to left the text stands below the place, and not
// beside it. Whatever is echoed has passed through [Visible]. It writes nothing when
// there are no problems; its error is that of w.
func Render(w io.Writer, ps Problems, opt Options) error {
	if len(ps) == 0 {
		return nil
	}
	out := bufio.NewWriter(w)
	for _, p := range ps {
		p.render(out, opt)
	}
	fmt.Fprintln(out, ps.count(opt))
	return out.Flush()
}

func (p Problem) render(out *bufio.Writer, opt Options) {
	bold, red, plain := "", "", ""
	if opt.Colour {
		bold, red, plain = "\x1b[1m", "\x1b[31m", "\x1b[0m"
	}
	where := strings.TrimSuffix(p.where(), " ")
	if where != "" {
		where = bold + Visible(where) + plain + " "
	}
	if p.Cell != "" {
		where += Visible(p.Cell) + ": "
	}
	if opt.RightToLeft && where != "" {
		where = strings.TrimSuffix(where, " ") + "\n  "
	}
	out.WriteString(where)
	out.WriteString(red + opt.say(p.Text) + plain)
	withheld := p.Sensitive && !opt.Terminal
	if p.Value != "" && !withheld {
		value := `"` + Visible(shorten(p.Value, longestValue)) + `"`
		if opt.RightToLeft {
			value = firstStrongIsolate + value + popIsolate
		}
		out.WriteString(" " + value)
	}
	out.WriteByte('\n')
	if withheld {
		out.WriteString("  " + opt.say("shown only on a terminal: a profile line can hold a disability") + "\n")
		return
	}
	if p.Excerpt != "" && p.Line > 0 && (opt.Terminal || !p.SensitiveLine) {
		number := fmt.Sprint(p.Line)
		line, before := excerpt(p.Excerpt, p.Column)
		fmt.Fprintf(out, "  %s | %s\n", number, line)
		if p.Column > 0 {
			fmt.Fprintf(out, "  %s | %s%s^%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", before), red, plain)
		}
	}
	if p.Hint != "" {
		fmt.Fprintf(out, "  %s\n", opt.say(p.Hint))
	}
}

// OneLine is a problem in one line, without the line of the file and the hint:
//
//	mentees.yaml:14:11: unknown goal "career-chnage"
func (p Problem) OneLine(opt Options) string {
	var line strings.Builder
	out := bufio.NewWriter(&line)
	p.Hint, p.Excerpt = "", ""
	p.render(out, opt)
	out.Flush()
	return strings.TrimSuffix(line.String(), "\n")
}

const (
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

const (
	longestValue   = 60  // characters of a value that are repeated beside the text
	longestExcerpt = 100 // cells of a line that are shown
	tabStop        = 4   // cells a tab moves on to a multiple of
	beforeColumn   = 60  // cells kept before the column when a line is cut
)

// shorten cuts s to at most n characters, with an ellipsis for the rest.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// excerpt makes a line ready to be shown: tabs expanded, hidden characters
// escaped, cut around the column. before is the number of terminal cells in
// front of the column.
func excerpt(line string, column int) (shown string, before int) {
	// A piece is a character as it is shown and the cells it takes.
	type piece struct {
		text  string
		width int
	}
	var pieces []piece
	cell, at := 0, -1
	for i, n := 0, 1; i < len(line); n++ {
		r, size := utf8.DecodeRuneInString(line[i:])
		p := piece{line[i : i+size], cells(r)}
		switch {
		case r == '\t':
			p.width = tabStop - cell%tabStop
			p.text = strings.Repeat(" ", p.width)
		case r == utf8.RuneError && size == 1, hidden(r):
			p.text = Visible(p.text)
			p.width = len(p.text)
		}
		if n == column {
			at = len(pieces)
		}
		pieces = append(pieces, p)
		cell += p.width
		i += size
	}
	if at < 0 {
		at = len(pieces)
	}
	first, last := 0, len(pieces)
	if cell > longestExcerpt {
		used := 0
		for first = at; first > 0 && used+pieces[first-1].width <= beforeColumn; first-- {
			used += pieces[first-1].width
		}
		for last = at; last < len(pieces) && used+pieces[last].width <= longestExcerpt; last++ {
			used += pieces[last].width
		}
	}
	var b strings.Builder
	if first > 0 {
		b.WriteString("…")
		before++
	}
	for i := first; i < last; i++ {
		b.WriteString(pieces[i].text)
		if i < at {
			before += pieces[i].width
		}
	}
	if last < len(pieces) {
		b.WriteString("…")
	}
	return b.String(), before
}

// count says how many problems there are, and in how many files.
func (ps Problems) count(opt Options) string {
	files := map[string]bool{}
	for _, p := range ps {
		if p.File != "" {
			files[p.File] = true
		}
	}
	problems := Counted(len(ps), "1 problem", "{count} problems")
	if len(files) == 0 {
		return opt.say(problems)
	}
	return opt.say(Say("{problems} in {files}", "problems", problems, "files", Counted(len(files), "1 file", "{count} files")))
}
