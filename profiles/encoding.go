package profiles

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"mentormatch/internal/diag"
)

// textOf turns the bytes of a file into lines that end in \n, without a byte
// order mark. It reports a problem for a file that is not UTF-8 text at all.
func textOf(data []byte) ([]byte, *diag.Problem) {
	const save diag.Message = "save it again as UTF-8 text"
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return nil, &diag.Problem{ID: "encoding", Line: 1, Text: "the file is UTF-16 text", Hint: save}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil, &diag.Problem{ID: "encoding", Line: 1, Text: "the file is a spreadsheet or an archive, not text",
			Hint: "profiles are text files in the YAML format"}
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		line, column := position(data, at)
		return nil, &diag.Problem{ID: "encoding", Line: line, Column: column,
			Text: "a NUL byte, so the file is not UTF-8 text", Hint: save}
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	return data, nil
}

// position is the line and the column, in characters, of a byte.
func position(data []byte, at int) (line, column int) {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	return bytes.Count(data[:at], []byte("\n")) + 1, utf8.RuneCount(data[start:at]) + 1
}

// characters finds what YAML does not allow in a file, the first of each line.
func (p *part) characters() []diag.Problem {
	var found []diag.Problem
	skip := false // the rest of the line
	for i, line := 0, 1; i < len(p.text); {
		c := p.text[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '\n':
				line++
				skip = false
			case !skip && unreadable(rune(c)):
				found = append(found, p.badCharacter(line, i, rune(c), 1))
				skip = true
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(p.text[i:])
		if !skip && (r == utf8.RuneError && size == 1 || unreadable(r)) {
			found = append(found, p.badCharacter(line, i, r, size))
			skip = true
		}
		i += size
	}
	return found
}

func (p *part) badCharacter(line, at int, r rune, size int) diag.Problem {
	_, column := position(p.text, at)
	if r == utf8.RuneError && size == 1 {
		return p.problem(line, column, diag.Problem{ID: "encoding",
			Text: "a byte that is not UTF-8 text", Value: fmt.Sprintf("%02x", p.text[at]),
			Hint: "save the file again as UTF-8 text"})
	}
	return p.problem(line, column, diag.Problem{ID: "character",
		Text: "a character that does not belong in a text file", Value: string(r),
		Hint: "delete the character"})
}

// unreadable reports whether YAML refuses a character in a file, or takes it
// for the end of a line as no editor does.
func unreadable(r rune) bool {
	switch {
	case r == '\t', r == '\n', r >= 0x20 && r < 0x7F:
		return false
	case r < 0xA0: // controls, DEL, NEL
		return true
	case r == 0x2028, r == 0x2029, r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
		return true
	}
	return false
}
