package report

import (
	"bufio"
	"encoding/json"
	"io"
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

// A markupGuard rewrites what could end a script. In JSON a < stands in
// strings only, so an escape may follow it.
type markupGuard struct {
	to    *bufio.Writer
	after bool // the byte before was <
}

func (g *markupGuard) Write(p []byte) (int, error) {
	start := 0
	for i, c := range p {
		if g.after && (c == '/' || c == '!') {
			g.to.Write(p[start:i])
			if c == '/' {
				g.to.WriteString(`\/`)
			} else {
				g.to.WriteString(`\u0021`)
			}
			start = i + 1
		}
		g.after = c == '<'
	}
	if _, err := g.to.Write(p[start:]); err != nil {
		return 0, err
	}
	return len(p), nil
}
