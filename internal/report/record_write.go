package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// WriteJSON writes the record of a run: indented, its keys in a fixed order,
// ending with a new line.
func WriteJSON(w io.Writer, run *Run) error { return NewRecord(run).Write(w) }

// Write writes the record. Markup stays readable, but a record can be put
// into a page as it is: </ becomes <\/ and <! becomes <\u0021, which no
// browser takes for the end of a script or a comment and JSON reads the same.
func (rec *Record) Write(w io.Writer) error { return writeJSON(w, rec) }

func writeJSON(w io.Writer, value any) error {
	buffer := bufio.NewWriter(w)
	encoder := json.NewEncoder(&markupGuard{to: buffer})
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	return buffer.Flush()
}

// A markupGuard rewrites what could end a script, and what a terminal obeys or
// what turns a line round. In JSON a < and whatever is not ASCII stand in
// strings only, where an escape says the same. The encoder writes a value at
// once, so no character is cut.
type markupGuard struct {
	to    *bufio.Writer
	after bool // the byte before was <
}

func (g *markupGuard) Write(p []byte) (int, error) {
	start := 0
	for i := 0; i < len(p); {
		r, size := rune(p[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(p[i:])
		}
		escape := ""
		switch {
		case g.after && r == '/':
			escape = `\/`
		case g.after && r == '!', r >= 0x7f && obeyed(r):
			for _, unit := range utf16.Encode([]rune{r}) {
				escape += fmt.Sprintf(`\u%04x`, unit)
			}
		}
		if escape != "" {
			g.to.Write(p[start:i])
			g.to.WriteString(escape)
			start = i + size
		}
		g.after = r == '<'
		i += size
	}
	if _, err := g.to.Write(p[start:]); err != nil {
		return 0, err
	}
	return len(p), nil
}
